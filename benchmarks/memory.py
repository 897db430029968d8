"""The most memory that an evaluation takes, beside an interpreter that does nothing.

Each is a new process that says at its end what it has taken at most. It is asked of the process
itself and not of its parent: what a parent is told of a child includes the parent's own memory
from before the child became a program of its own.
"""

import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from timing import show, show_heading, with_bytecode_in

ROOT = Path(__file__).parent.parent
ROUNDS = 5
LIMIT = 60
SAY = """
import atexit, sys
def say():
    with open("/proc/self/status") as status:
        print(*(line.split()[1] for line in status if line.startswith("VmHWM:")), file=sys.stderr)
atexit.register(say)
"""
COMMAND = """
import runpy
runpy.run_module("dp_rules", run_name="__main__", alter_sys=True)
"""
EVALUATE = ("evaluate", "liaoning", "examples/liaoning-2020.csv")


def main() -> None:
    """Measure an evaluation and an interpreter that does nothing."""
    show_heading("memory: the most that a process takes", "click", "lark", "tabulate", "wcwidth")
    if not Path("/proc/self/status").exists():
        print("  not measured: this system has no /proc/self/status")
        return
    table, data = (*EVALUATE, "--format", "table"), (*EVALUATE, "--format", "json")
    with TemporaryDirectory() as bytecode:
        environment = with_bytecode_in(bytecode)
        nothing = peak(SAY, (), environment)
        show("python -c pass", nothing, "MB")
        for name, arguments in (("evaluate liaoning, table", table), ("evaluate liaoning, json", data)):
            taken = peak(SAY + COMMAND, arguments, environment)
            show(name, taken, "MB", most=LIMIT)
            show(f"{name}: as a multiple of python -c pass", taken / nothing, "times")


def peak(code: str, arguments: tuple[str, ...], environment: dict[str, str]) -> float:
    """Return the megabytes that a run takes at most; the first run, which may compile, is left out."""
    taken = []
    for _ in range(ROUNDS + 1):
        command = [sys.executable, "-c", code, *arguments]
        ended = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=True
        )
        taken.append(int(ended.stderr.splitlines()[-1]) / 1024)
    return median(taken[1:])


if __name__ == "__main__":
    main()
