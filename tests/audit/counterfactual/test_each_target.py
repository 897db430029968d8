"""Every target of both plans, on data just below, at and just above its limit, a figure missing, nothing to divide by.

The data are those that ``dp-rules test`` makes. Each answer is held against evaluating the plan on data in which
the one figure is written otherwise: at the answer the verdict is the other, one unit before it is not, nor at any
of the values between, where these are few.
"""

from fractions import Fraction
from functools import cache

import pytest

from dp_rules.api import changes, evaluate, load_plan, vocabulary_of
from dp_rules.audit.counterfactual.change import Change, Changes, Decides, Turn
from dp_rules.audit.counterfactual.inputs import Input
from dp_rules.data.dataset import Dataset
from dp_rules.data.fact import Fact
from dp_rules.evaluation.result import Result
from dp_rules.evaluation.verdict import Verdict
from dp_rules.quantity.interval import Interval, exact
from dp_rules.spec.model import Plan
from dp_rules.spectest.boundaries import Boundary, as_case, boundaries_of
from dp_rules.text.place import Document

Value = Fraction | bool
FEW = 6
MOST_INPUTS = 4


@cache
def plan(name: str) -> Plan:
    return load_plan(name)


CASES = [
    (name, indicator.id)
    for name in ("jilin", "liaoning")
    for indicator in plan(name).indicators
    if indicator.rule.target
]


def result_on(plan_: Plan, indicator: str, data: Dataset, like: Boundary) -> Result:
    return evaluate(plan_, data, areas=[plan_.area], periods=[str(like.period)], indicators=[indicator])[0]


def written(data: Dataset, result: Result, one: Input, value: Value) -> Dataset:
    """Return data in which one datum is another."""
    values, truth = (None, value) if isinstance(value, bool) else (exact(value), None)
    key = one.key
    id_, period = key.item or result.indicator.id, key.period or result.period
    if key.table is not None:
        records = list(data.records[key.table])
        old = records[key.row or 0]
        records[key.row or 0] = old._replace(
            cells={**old.cells, id_: old.cells[id_]._replace(values=values, truth=truth, missing=None)}
        )
        return data._replace(records={**data.records, key.table: records})
    fact = Fact(id_, key.area, period, values, truth, None, None, None, "", Document("made"))
    return data._replace(facts={**data.facts, (id_, key.area, period): fact})


def verdict_with(plan_: Plan, data: Dataset, result: Result, one: Input, value: Value, like: Boundary) -> Verdict:
    return result_on(plan_, result.indicator.id, written(data, result, one, value), like).verdict


def boundaries(plan_: Plan, id_: str) -> list[Boundary]:
    indicator = plan_.indicator(id_)
    assert indicator is not None
    found = boundaries_of(indicator)
    assert isinstance(found, list), found
    return found


@pytest.mark.parametrize(("name", "id_"), CASES, ids=lambda text: text)
def test_what_would_change_it(name: str, id_: str) -> None:
    plan_ = plan(name)
    vocabulary = vocabulary_of(plan_)
    states = set()
    for like in boundaries(plan_, id_):
        data = as_case(like, plan_, vocabulary).dataset
        result = result_on(plan_, id_, data, like)
        assert result.verdict == like.verdict
        (found,) = changes(plan_, data, [result])
        states.add(result.verdict)
        check(plan_, data, result, found, like)
    assert {"met", "not_met"} <= states


def check(plan_: Plan, data: Dataset, result: Result, found: Changes, like: Boundary) -> None:
    expected = {"met": "decided", "not_met": "decided", "undetermined": "open", "not_evaluated": "not_evaluated"}
    assert found.state == expected[result.verdict]
    for change in (*found.each[:MOST_INPUTS], *[one for one in found.each[MOST_INPUTS:] if one.can_turn][:MOST_INPUTS]):
        check_change(plan_, data, result, change, like)
    for decides in found.deciding:
        check_deciding(plan_, data, result, decides, like)


def check_change(plan_: Plan, data: Dataset, result: Result, change: Change, like: Boundary) -> None:
    one = change.input
    if change.flips is not None:
        assert verdict_with(plan_, data, result, one, change.flips, like) == change.becomes
    for turn in (change.more, change.fewer):
        if isinstance(turn, Turn) and turn.change is not None:
            assert verdict_with(plan_, data, result, one, turn.at, like) == change.becomes
            away = 1 if turn.change > 0 else -1
            units = abs(int(turn.change / one.step))
            for before in {*range(1, min(units, FEW)), units - 1} - {0}:
                at = turn.at - turn.change + away * before * one.step
                assert verdict_with(plan_, data, result, one, at, like) != change.becomes


def check_deciding(plan_: Plan, data: Dataset, result: Result, decides: Decides, like: Boundary) -> None:
    for truth, verdict in ((True, decides.yes), (False, decides.no)):
        if verdict is not None:
            assert verdict_with(plan_, data, result, decides.input, truth, like) == verdict
    for part in decides.ranges:
        for end in (part.first, part.last):
            if end is not None:
                assert verdict_with(plan_, data, result, decides.input, end, like) == part.verdict
        known = decides.input.trace.value
        assert isinstance(known, Interval)
        if part.first > max(known.lower or 0, 0):  # below that it cannot be, and nothing is said
            before = verdict_with(plan_, data, result, decides.input, part.first - decides.input.step, like)
            assert before != part.verdict
