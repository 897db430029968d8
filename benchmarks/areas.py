"""A whole country: 2,850 counties, 27 indicators, 5 years with a baseline year before them, from one long CSV file.

Reading with places is held against the csv module; all verdicts and paces against a loop written by hand that
computes only the ratios, with ``Fraction`` from a dictionary; verdicts with every step against both. One
year is held against five, to see that time grows as the data do. Memory is that of a process of its own
for each step.

All have to agree on every ratio before anything is measured.
"""

import csv
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from memory import SAY
from timing import interleaved, ratio, show, show_heading, with_bytecode_in

from dp_rules.data.dataset import Dataset
from dp_rules.evaluation.baseline_of import Baselines
from dp_rules.evaluation.candidates import candidates_of, choose, reported_figure
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.many.plain_rule import PlainRule, plain_rule
from dp_rules.evaluation.many.standing import standings
from dp_rules.evaluation.pace_of import pace_of
from dp_rules.evaluation.run import evaluate_indicator
from dp_rules.evaluation.view import AreaView
from dp_rules.facts import read_facts
from dp_rules.gates.run import NO_GATES
from dp_rules.language import core
from dp_rules.language.scope import Item
from dp_rules.quantity.interval import exact
from dp_rules.quantity.period import Period
from dp_rules.quantity.unit import TRUTH
from dp_rules.spec.load import load_plan
from dp_rules.spec.model import Indicator, Plan

COUNTIES, INDICATORS, YEARS = 2850, 27, range(2020, 2026)
PERIODS = [Period(year) for year in YEARS[1:]]
ROUNDS = 5
MOST_OF_CSV, MOST_OF_LOOP, MOST_OF_VERDICTS, MOST_GROWTH = 6, 10, 3, 1.1
AREAS = [str(100_000 + county) for county in range(COUNTIES)]
READ, CSV = "facts with places", "csv"
BY_HAND, ALL, ONE = "ratios by hand", "verdicts and pace", "verdicts and pace of one year"
TRACED, WHOLE = "verdicts and pace with every step", "whole results"
ROOT = Path(__file__).parent.parent
Counts = dict[tuple[str, str, int], int]


def main() -> None:
    """Measure each step."""
    show_heading(f"areas: {COUNTIES:,} counties, {INDICATORS} indicators, {len(PERIODS)} years")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "facts.csv"
        write_facts(path, the_plan())
        reading: dict[str, Callable[[], object]] = {READ: partial(read, path), CSV: partial(read_rows, path)}
        times = interleaved(reading, 1)
        show(f"{READ}: as a multiple of the csv module's reading", ratio(times, READ, CSV), "times", most=MOST_OF_CSV)
        plan, facts, counts = the_plan(), read(path), counts_in(path)
        check(plan, facts, counts)
        cases: dict[str, Callable[[], object]] = {
            BY_HAND: partial(by_hand, plan, counts),
            ALL: partial(all_of, plan, facts, PERIODS),
        }
        times = interleaved(cases | {ONE: partial(all_of, plan, facts, PERIODS[:1])}, ROUNDS)
        show(f"{ALL}: as a multiple of {BY_HAND}", ratio(times, ALL, BY_HAND), "times", most=MOST_OF_LOOP)
        growth = ratio(times, ALL, ONE) / len(PERIODS)
        show("five years: as a multiple of five times one", growth, "times", most=MOST_GROWTH)
        most = MOST_OF_LOOP * MOST_OF_VERDICTS
        for name, call, limit in ((TRACED, with_steps, most), (WHOLE, whole_results, None)):
            took = seconds(partial(call, plan, facts))
            show(f"{name}: as a multiple of {BY_HAND}", took / median(times[BY_HAND]), "times", most=limit)
            show(f"{name}: as a multiple of {ALL}", took / median(times[ALL]), "times")
        if Path("/proc/self/status").exists():
            show_memory(path, folder)


def show_memory(path: Path, folder: str) -> None:
    """Print the most that a process takes for each step."""
    environment = with_bytecode_in(folder)
    for name, more in (
        ("the plan alone", "areas.the_plan()"),
        ("read", "areas.read(path)"),
        (f"read, {ALL}", "areas.all_of(areas.the_plan(), areas.read(path), areas.PERIODS)"),
        (f"read, {WHOLE} one after another", "areas.whole_results(areas.the_plan(), areas.read(path), 50)"),
    ):
        code = f"{SAY}\nimport sys\nsys.path.insert(0, 'benchmarks')\nimport areas\nfrom pathlib import Path\npath = Path(sys.argv[1])\n{more}\n"
        command = [sys.executable, "-c", code, str(path)]
        ended = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=True
        )
        show(f"memory: {name}", int(ended.stderr.splitlines()[-1]) / 1024, "MB")


def the_plan() -> Plan:
    """Return the plan whose indicators are evaluated."""
    plan, _ = load_plan("liaoning")
    assert plan is not None
    return plan


def numbered(plan: Plan) -> list[Indicator]:
    """Return the indicators of the plan's table."""
    return [one for one in plan.indicators if one.no is not None][:INDICATORS]


def rules(plan: Plan) -> list[tuple[Indicator, PlainRule]]:
    """Return the rules that are one sum over another; the others count counties, of which a county has none."""
    found = [(one, plain_rule(one.rule.target)) for one in numbered(plan)]
    return [(one, rule) for one, rule in found if rule is not None]


def write_facts(path: Path, plan: Plan) -> None:
    """Write every figure that the indicators ask for, made up, each part less than its whole."""
    random = Random(1)  # noqa: S311  made-up counts
    items: dict[str, Item] = {}
    for one in numbered(plan):
        for node in core.walk(one.rule.totals or one.rule.node):
            if isinstance(node, core.ItemValue):
                items[node.item.id] = node.item
    parts = {term.item.id for _, rule in rules(plan) for term in rule.over}
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("area,period,item,value\n")
        for area in AREAS:
            for year in YEARS:
                for id_, item in items.items():
                    low, high = (10, 900) if id_ in parts else (1000, 5000)
                    value = "是" if item.unit == TRUTH else random.randrange(low, high)
                    file.write(f"{area},{year},{id_},{value}\n")


def read(path: Path) -> Dataset:
    """Return the facts with their places."""
    facts, _ = read_facts(the_plan(), [str(path)])
    assert facts is not None
    return facts


def read_rows(path: Path) -> int:
    """Return how many rows the csv module finds."""
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file))


def counts_in(path: Path) -> Counts:
    """Return the counts as a loop written by hand keeps them."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return {(item, area, int(period)): int(value) for area, period, item, value in rows if value != "是"}


def by_hand(plan: Plan, counts: Counts) -> list[Fraction]:
    """Return every ratio, of the one item by the other."""
    found = []
    for _, rule in rules(plan):
        part, whole = rule.over[-1], rule.under[0]
        first, second = part.item.id, whole.item.id
        for period in PERIODS:
            year, of = period.year, period.year if whole.period is None else whole.period.year
            found += [Fraction(counts[first, area, year], counts[second, area, of]) for area in AREAS]
    return found


def all_of(plan: Plan, facts: Dataset, periods: list[Period]) -> int:
    """Return how many verdicts with their pace there are."""
    return sum(1 for _ in standings(plan, facts, AREAS, periods, numbered(plan), NO_GATES))


def with_steps(plan: Plan, facts: Dataset, counties: int = COUNTIES) -> int:
    """Return how many verdicts there are, each with its pace and the trace that it is read off; none is kept."""
    known = Known(facts, plan.scope)
    baselines = Baselines(known, plan.area)
    count = 0
    for one in numbered(plan):
        for area in AREAS[:counties]:
            for period in PERIODS:
                view = AreaView(known, area, period, reported_figure(one, known, area, period))
                chosen = choose(candidates_of(one.rule, view))
                pace, _ = pace_of(one, area, period, chosen.value, chosen.verdict, baselines)
                count += chosen.trace.value is not None and pace.state != "not_assessable"
    return count


def whole_results(plan: Plan, facts: Dataset, counties: int = COUNTIES) -> int:
    """Evaluate everything as a run does, with readings, coverage and what would turn a verdict; no result is kept."""
    known = Known(facts, plan.scope)
    baselines = Baselines(known, plan.area)
    count = 0
    for one in numbered(plan):
        for area in AREAS[:counties]:
            for period in PERIODS:
                count += (
                    evaluate_indicator(one, known, area, period, NO_GATES, baselines).chosen.trace.value is not None
                )
    return count


def check(plan: Plan, facts: Dataset, counts: Counts) -> None:
    """See that the quick way, the full one and the one by hand come to the same."""
    quick = list(standings(plan, facts, AREAS, PERIODS, [one for one, _ in rules(plan)], NO_GATES))
    for standing, ratio_ in zip(quick, by_hand(plan, counts), strict=True):
        scale = {"per": 10**6, "decline": None}.get(standing.indicator.rule.text.split("(", 1)[0], 1)
        if standing.indicator.id == "rehabilitation_physicians_per_100k":
            scale = 10**5
        assert standing.value == exact(1 - ratio_ if scale is None else ratio_ * scale), standing
    known = Known(facts, plan.scope)
    baselines = Baselines(known, plan.area)
    for standing in quick[:: len(quick) // 500]:
        full = evaluate_indicator(standing.indicator, known, standing.area, standing.period, NO_GATES, baselines)
        assert (full.verdict, full.pace.state, full.chosen.value) == (standing.verdict, standing.pace, standing.value)


def seconds(call: Callable[[], object]) -> float:
    """Return how long one call takes."""
    start = perf_counter()
    call()
    return perf_counter() - start


if __name__ == "__main__":
    main()
