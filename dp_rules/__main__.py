"""Run the command line as ``python -m dp_rules``."""

from dp_rules.cli.main import main

if __name__ == "__main__":
    main()
