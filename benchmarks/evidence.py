"""Evidence of a whole country: 2,850 counties, 27 indicators, one year with a baseline year, from one long CSV file.

Checking it (``evidence verify``: every file, every verdict computed again) is held against evaluating the same
file as ``evaluate --format json`` does, from reading to the JSON on disk, in processes of their own, each once after
the bundle was made (which warms up the same files and code); by processor time, since each runs but once and the machine
may have more to do. Memory is the most that each takes. It takes a few minutes.
"""

import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import areas
from memory import SAY
from timing import show, show_heading, with_bytecode_in

MOST_OF_EVALUATE = 1.5
EVALUATE, VERIFY, CREATE = "evaluate --format json", "evidence verify", "evidence create"
ROOT = Path(__file__).parent.parent
BASELINE, YEAR = 2020, "2025"


def main() -> None:
    """Measure checking and making."""
    show_heading(f"evidence: {areas.COUNTIES:,} counties, {areas.INDICATORS} indicators, 1 year")
    with TemporaryDirectory() as name:
        folder = Path(name)
        facts = folder / "facts.csv"
        write_facts(facts)
        chosen = [word for one in areas.numbered(areas.the_plan()) for word in ("--indicator", one.id)]
        given = ["liaoning", str(facts), "--period", YEAR, *chosen]
        bundle = folder / "bundle"
        commands = {
            EVALUATE: ["evaluate", *given, "--format", "json", "-o", str(folder / "results.json")],
            VERIFY: ["evidence", "verify", str(bundle)],
        }
        memory = {CREATE: run(folder, ["evidence", "create", *given, "-o", str(bundle)])}
        seconds = {}
        for command, arguments in commands.items():
            start = processor_seconds()
            memory[command] = run(folder, arguments)
            seconds[command] = processor_seconds() - start
        recorded, written = (bundle / "data/results.json").stat().st_size, (folder / "results.json").stat().st_size
        assert recorded > 0.9 * written
        show("results.json", recorded / 1e6, "MB")
        times = seconds[VERIFY] / seconds[EVALUATE]
        show(f"{VERIFY}: as a multiple of {EVALUATE}", times, "times", most=MOST_OF_EVALUATE)
        for command, took in seconds.items():
            show(command, took, "s of a processor")
        for command, most in memory.items():
            show(f"memory: {command}", most, "MB")


def processor_seconds() -> float:
    """Return how long the processors have worked for the programs that were run so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def write_facts(path: Path) -> None:
    """Write the figures of two years out of those that the benchmark of areas makes up."""
    every = path.with_name("every.csv")
    areas.write_facts(every, areas.the_plan())
    years = (f",{BASELINE},", f",{YEAR},")
    with every.open(encoding="utf-8") as rows, path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(row for number, row in enumerate(rows) if not number or any(year in row for year in years))
    every.unlink()


def run(folder: Path, arguments: list[str]) -> float:
    """Run the program in a process of its own, and return the most memory that it took, in MB."""
    code = f"{SAY}\nimport sys\nfrom dp_rules.cli.main import main\ntry:\n    main(sys.argv[1:])\nexcept SystemExit as stop:\n    assert not stop.code, stop.code\n"
    ended = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT, env=with_bytecode_in(str(folder / "bytecode")), capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    lines = ended.stderr.splitlines()
    return int(lines[-1]) / 1024


if __name__ == "__main__":
    main()
