"""A million facts from one long CSV file: their time against that of the csv module, their memory against the file."""

import csv
import subprocess
import sys
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from memory import SAY
from timing import interleaved, ratio, show, show_heading, with_bytecode_in

from dp_rules.data.read import read_data
from dp_rules.facts import vocabulary_of
from dp_rules.quantity.unit import TRUTH
from dp_rules.spec.load import load_plan

AREAS, ITEMS, YEARS = 4000, 25, range(2014, 2024)
FACTS = AREAS * ITEMS * len(YEARS)
ROUNDS = 3
MOST_TIME, MOST_MEMORY = 6, 3
OURS, CSV = "facts with places", "csv"
ROOT = Path(__file__).parent.parent


def main() -> None:
    """Measure the reading of a file of made-up counts."""
    show_heading(f"reading: {FACTS:,} facts from one CSV file")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "facts.csv"
        write_facts(path)
        size = path.stat().st_size / 1e6
        times = interleaved({OURS: partial(read_facts, path), CSV: partial(read_rows, path)}, ROUNDS)
        show("the file", size, "MB")
        show(f"{OURS}: as a multiple of the csv module's reading", ratio(times, OURS, CSV), "times", most=MOST_TIME)
        show(f"{OURS}", min(times[OURS]), "s")
        if not Path("/proc/self/status").exists():
            print("  memory is not measured: this system has no /proc/self/status")
            return
        environment = with_bytecode_in(folder)
        taken = peak("reading.read_facts", path, environment) - peak("reading.vocabulary", path, environment)
        show(f"{OURS}: memory", taken, "MB")
        show(f"{OURS}: memory as a multiple of the file", taken / size, "times", most=MOST_MEMORY)


def write_facts(path: Path) -> None:
    """Write made-up counts of numbered areas, area by area, as registers are kept."""
    random = Random(1)  # noqa: S311  made-up counts
    plan, _ = load_plan("liaoning")
    assert plan is not None
    items = [item for item in plan.scope.items.values() if item.unit != TRUTH][:ITEMS]
    # A part is less than its whole, as in nearly all data.
    drawn = [(item.name.zh, (1, 1000) if item.subset_of else (100_000, 500_000)) for item in items]
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("area,period,item,value\n")
        for area in range(AREAS):
            for year in YEARS:
                file.writelines(
                    f"{210000 + area},{year},{name},{random.randrange(*within)}\n" for name, within in drawn
                )


def vocabulary(_: Path) -> object:
    """Return what the data can name."""
    plan, _found = load_plan("liaoning")
    assert plan is not None
    return vocabulary_of(plan)


def read_facts(path: Path) -> None:
    """Read the file as ``evaluate`` does."""
    plan, _ = load_plan("liaoning")
    assert plan is not None
    dataset, found = read_data([str(path)], vocabulary_of(plan))
    assert dataset is not None, found
    assert len(dataset.facts) == FACTS


def read_rows(path: Path) -> None:
    """Read the file with the csv module alone."""
    with path.open(encoding="utf-8", newline="") as file:
        assert sum(1 for _ in csv.reader(file)) == FACTS + 1


def peak(what: str, path: Path, environment: dict[str, str]) -> float:
    """Return the megabytes that a process takes at most which does ``what`` with the file."""
    call = f"{SAY}\nimport pathlib\nimport {what.partition('.')[0]}\n{what}(pathlib.Path({str(path)!r}))"
    ended = subprocess.run(
        [sys.executable, "-c", call],
        cwd=ROOT,
        env=environment | {"PYTHONPATH": str(Path(__file__).parent)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return int(ended.stderr.splitlines()[-1]) / 1024


if __name__ == "__main__":
    main()
