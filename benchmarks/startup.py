"""Whole commands against an interpreter that does nothing.

Each is a new process, from its start to its end, as a multiple of ``python -c pass`` with the same
interpreter. Commands are short, so that what people wait for is mostly imports; this is where an
import that is not needed shows. Bytecode goes to a temporary folder: it is there after the first
round whatever the environment says, and nothing of it stays behind.
"""

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from timing import interleaved, ratio, show, show_heading, with_bytecode_in

ROOT = Path(__file__).parent.parent
ROUNDS = 15
LIMIT = 15
NOTHING = "python -c pass"
EVALUATE = ("evaluate", "liaoning", "examples/liaoning-2020.csv")
COMMANDS = {
    "check liaoning": ("check", "liaoning"),
    "evaluate liaoning, table": (*EVALUATE, "--format", "table"),
    "evaluate liaoning, json": (*EVALUATE, "--format", "json"),
}


def main() -> None:
    """Measure the commands."""
    show_heading("start-up: a whole command as a multiple of `python -c pass`", "click", "lark", "tabulate", "wcwidth")
    with TemporaryDirectory() as bytecode:
        environment = with_bytecode_in(bytecode)
        cases: dict[str, Callable[[], object]] = {NOTHING: partial(run, ("-c", "pass"), environment)}
        for name, arguments in COMMANDS.items():
            cases[name] = partial(run, ("-m", "dp_rules", *arguments), environment)
        times = interleaved(cases, ROUNDS)
    for name in COMMANDS:
        show(name, ratio(times, name, NOTHING), "times", most=LIMIT)


def run(arguments: tuple[str, ...], environment: dict[str, str]) -> None:
    """Run Python to its end, which must be a good one."""
    subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )


if __name__ == "__main__":
    main()
