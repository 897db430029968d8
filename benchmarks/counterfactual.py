"""What would change a verdict, for 27 indicators in 100 counties: each input, both ways, checked by evaluating again.

Held against the traced evaluation of the same verdicts in the same rounds. Beside it one province whose rules
count 2,850 counties: its inputs grow with the counties, and so should the time, not with their square.

All answers have to be right before anything is measured: at each the verdict is the other, one unit before it is not.
"""

from fractions import Fraction
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import areas
from timing import interleaved, ratio, show, show_heading

from dp_rules.audit.counterfactual.change import Change, Changes, Turn
from dp_rules.audit.counterfactual.find import changes_of
from dp_rules.data.areas import Area, Areas
from dp_rules.data.dataset import Dataset
from dp_rules.data.fact import Fact
from dp_rules.evaluation.baseline_of import Baselines
from dp_rules.evaluation.candidates import candidates_of, choose, reported_figure
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.many.plain_rule import PlainRule, plain_rule
from dp_rules.evaluation.pace_of import pace_of
from dp_rules.evaluation.result import Result
from dp_rules.evaluation.run import evaluate_indicator
from dp_rules.evaluation.view import AreaView
from dp_rules.gates.run import NO_GATES
from dp_rules.language import core
from dp_rules.quantity.interval import Interval, exact
from dp_rules.quantity.period import Period
from dp_rules.quantity.unit import TRUTH
from dp_rules.spec.model import Plan
from dp_rules.text.place import Document

COUNTIES, ROUNDS = 100, 5
MOST_OF_TRACED, MOST_GROWTH = 10, 2
NOW = Period(2025)
TRACED, CHANGES = "traced evaluation", "what would change it"
FEW, MANY = 285, 2850
NOWHERE = Document("made up")


def main() -> None:
    """Measure both."""
    show_heading(f"counterfactuals: {areas.INDICATORS} indicators in {COUNTIES} counties")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "facts.csv"
        areas.AREAS = areas.AREAS[:COUNTIES]
        plan = areas.the_plan()
        areas.write_facts(path, plan)
        facts = areas.read(path)
        known = Known(facts, plan.scope)
        results = results_of(plan, known)
        found = [changes_of(result, known) for result in results]
        check(results, found)
        cases = {TRACED: partial(traced, plan, known), CHANGES: partial(changed, results, known)}
        times = interleaved(cases, ROUNDS)
        show(f"{CHANGES}: as a multiple of {TRACED}", ratio(times, CHANGES, TRACED), "times", most=MOST_OF_TRACED)
    seconds = {count: of_a_province(plan, count) for count in (FEW, MANY)}
    growth = seconds[MANY] / seconds[FEW] / (MANY / FEW)
    show(f"{MANY:,} counties: as a multiple of ten times {FEW}", growth, "times", most=MOST_GROWTH)


def results_of(plan: Plan, known: Known) -> list[Result]:
    """Return the whole results."""
    baselines = Baselines(known, plan.area)
    return [
        evaluate_indicator(one, known, area, NOW, NO_GATES, baselines)
        for one in areas.numbered(plan)
        for area in areas.AREAS
    ]


def traced(plan: Plan, known: Known) -> int:
    """Return how many verdicts there are, each with its pace and the trace that it is read off."""
    baselines = Baselines(known, plan.area)
    count = 0
    for one in areas.numbered(plan):
        for area in areas.AREAS:
            view = AreaView(known, area, NOW, reported_figure(one, known, area, NOW))
            chosen = choose(candidates_of(one.rule, view))
            pace, _ = pace_of(one, area, NOW, chosen.value, chosen.verdict, baselines)
            count += chosen.trace.value is not None and pace.state != "not_assessable"
    return count


def changed(results: list[Result], known: Known) -> int:
    """Return of how many inputs it is said what would turn a verdict."""
    return sum(len(changes_of(result, known).each) for result in results)


def check(results: list[Result], found: list[Changes]) -> None:
    """See by whole numbers that each answer turns its verdict, and is the nearest."""
    answers = 0
    for result, changes in zip(results, found, strict=True):
        for change in changes.each:
            for turn in (change.more, change.fewer):
                if isinstance(turn, Turn):
                    answers += 1
                    assert turns_there(result, change, turn)
    assert answers > COUNTIES * 20, answers
    assert {result.verdict for result in results} >= {"met", "not_met"}


def turns_there(result: Result, change: Change, turn: Turn) -> bool:
    """Say whether a verdict turns at a value and not one before, by whole numbers and nothing of the program's own."""
    rule = plain_rule(result.indicator.rule.target)
    if rule is None:
        return True
    amounts = {term(leaf.node): leaf.value.lower for leaf in result.chosen.needed if isinstance(leaf.value, Interval)}
    before = turn.at - (1 if turn.side == "more" else -1)
    key = term(change.input.trace.node)
    return holds(rule, amounts | {key: turn.at}) is not holds(rule, amounts | {key: before})


def term(node: core.Core) -> tuple[str, Period | None]:
    """Return which item of which period a leaf asks for."""
    assert isinstance(node, core.ItemValue)
    return node.item.id, node.period


def holds(rule: PlainRule, amounts: dict[tuple[str, Period | None], Any]) -> bool:
    """Say whether ``over / under`` satisfies its limit, by multiplying crosswise; a denominator of 0 satisfies none."""
    over = rule.over_more + sum(one.weight * amounts[one.item.id, one.period] for one in rule.over)
    under = rule.under_more + sum(one.weight * amounts[one.item.id, one.period] for one in rule.under)
    balance = over - rule.limit * under
    above = {">": balance > 0, ">=": balance >= 0, "<": balance < 0, "<=": balance <= 0}
    return bool(under > 0 and above[rule.comparator])


def of_a_province(plan: Plan, count: int) -> float:
    """Return how long the changes of a province take whose counties are counted and added up, in seconds."""
    codes = [str(100_000 + index) for index in range(count)]
    table = Areas(
        [
            Area("9", "province", None, "provinces", NOWHERE),
            *(Area(one, one, "9", "counties", NOWHERE) for one in codes),
        ]
    )
    stated: dict[tuple[str, str, Period], Fact] = {}
    for index, code in enumerate(codes):
        for id_, item in plan.scope.items.items():
            is_condition = item.unit == TRUTH
            number = exact(1000 + index % 97 if item.subset_of is None else 500 + index % 89)
            truth = index % 5 > 0 if is_condition else None
            stated[id_, code, NOW] = Fact(
                id_, code, NOW, None if is_condition else number, truth, None, None, Fraction(1), "", NOWHERE
            )
    known = Known(Dataset(stated, {}, table), plan.scope)
    chosen = [one for one in plan.indicators if "counties" in one.rule.text or one.id == "vaccination_rate"]
    results = [evaluate_indicator(one, known, "9", NOW, NO_GATES, Baselines(known, "9")) for one in chosen]
    assert all(result.verdict in {"met", "not_met"} for result in results)
    start = perf_counter()
    for result in results:
        changes_of(result, known)
    return perf_counter() - start


if __name__ == "__main__":
    main()
