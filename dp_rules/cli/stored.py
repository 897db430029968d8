"""What commands read of earlier runs: a results file, or why it cannot be used."""

from pathlib import Path
from typing import NoReturn

from dp_rules.audit.difference.by_results import difference_of_results
from dp_rules.audit.difference.compared import Difference
from dp_rules.audit.stored import StoredRun, stored_run
from dp_rules.cli.language import LANGUAGE
from dp_rules.cli.output import Exit, fail, show_diagnostics
from dp_rules.results_file import read_results
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic


def stored_or_exit(path: str) -> StoredRun:
    """Return the results in a file, or end with what is wrong with it."""
    data, problem = read_results(Path(path))
    if data is None:
        refuse(problem)
    return stored_run(data)


def refuse(problem: Diagnostic | Bilingual | None) -> NoReturn:
    """End the command with why a file cannot be used."""
    if isinstance(problem, Diagnostic):
        show_diagnostics([problem])
        raise SystemExit(Exit.BAD_INPUT)
    fail("" if problem is None else problem.say(LANGUAGE))


def compared_or_exit(first: str, second: str) -> Difference:
    """Return how two runs differ, or end with what is wrong with one of them."""
    return difference_of_results(stored_or_exit(first), stored_or_exit(second))
