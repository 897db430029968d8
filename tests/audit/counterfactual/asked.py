"""A rule on the data of the language reference, and what would change it; and the same by trying every value."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from language.world import AREA, COUNTIES, NOW, PATIENTS, SCOPE, VALUES, dataset

from dp_rules.audit.counterfactual.anew import Setting
from dp_rules.audit.counterfactual.change import Change, Changes, Decides, Turn
from dp_rules.audit.counterfactual.find import changes_in
from dp_rules.audit.counterfactual.inputs import Input
from dp_rules.data.dataset import Dataset
from dp_rules.evaluation.exact import evaluate
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.verdict import judge
from dp_rules.evaluation.view import AreaView
from dp_rules.language import core
from dp_rules.language.check import check_rule
from dp_rules.language.parse import loose_rule, parse_rule
from dp_rules.language.target import split_target
from dp_rules.quantity.interval import Interval, Truth, exact

__all__ = ["COUNTIES", "PATIENTS", "VALUES", "Asked", "ask"]


class Asked(NamedTuple):
    """A rule on data, and what would change it."""

    node: core.Core
    data: Dataset
    changes: Changes

    def of(self, item: str, area: str | None = None, period: str | None = None) -> Change:
        """Return what of one input turns the verdict."""
        return next(
            one
            for one in self.changes.each
            if one.input.key.item == item
            and area in {None, one.input.key.area, str(one.input.key.row)}
            and period in {None, str(one.input.key.period)}
        )

    def open_one(self, item: str, area: str | None = None) -> Decides:
        """Return what of one open input decides."""
        return next(
            one for one in self.changes.deciding if one.input.key.item == item and area in {None, one.input.key.area}
        )


def rule(text: str) -> core.Core:
    """Return the core of a rule."""
    tree, found = parse_rule(loose_rule(text))
    assert tree is not None, found
    node, found = check_rule(tree, SCOPE)
    assert node is not None, (text, found)
    return node


def ask(
    text: str,
    values: dict[str, str] | None = None,
    earlier: dict[str, dict[str, str]] | None = None,
    counties: dict[str, dict[str, str]] | None = None,
    patients: list[tuple[str, str]] | None = None,
) -> Asked:
    """Return what would change the verdict of a rule on items of 2023 (and of other periods), counties and patients."""
    data = dataset({"2023": values or {}, **(earlier or {})}, counties or {}, patients or [])
    return on(rule(text), data)


def on(node: core.Core, data: Dataset) -> Asked:
    """Return what would change the verdict of a rule on data."""
    known = Known(data, SCOPE)
    trace = evaluate(node, AreaView(known, AREA, NOW))
    setting = Setting(node, trace, judge(trace)[0], split_target(node), known, AREA, NOW)
    return Asked(node, data, changes_in(setting))


def truth_with(asked: Asked, one: Input, value: int | Fraction | bool) -> Truth:  # noqa: FBT001  a figure or a yes or no
    """Return what the rule comes to with one datum another, by writing it into the data."""
    data = asked.data
    key = one.key
    assert key.item is not None
    values, truth = (None, value) if isinstance(value, bool) else (exact(value), None)
    if key.table is not None:
        assert key.row is not None
        records = list(data.records[key.table])
        old = records[key.row]
        cell = old.cells[key.item]._replace(values=values, truth=truth, missing=None)
        records[key.row] = old._replace(cells={**old.cells, key.item: cell})
        data = data._replace(records={key.table: records})
    else:
        assert key.period is not None
        like = next(iter(data.facts.values()))
        fact = like._replace(id=key.item, area=key.area, period=key.period, values=values, truth=truth, missing=None)
        data = data._replace(facts={**data.facts, (key.item, key.area, key.period): fact})
    found = evaluate(asked.node, AreaView(Known(data, SCOPE), AREA, NOW)).value
    return found if isinstance(found, bool) else None


def check_by_trying(asked: Asked, most: int) -> None:
    """See that every answer is the first that turns, and that where there is none nothing up to ``most`` turns."""
    if asked.changes.state == "decided":
        for change in asked.changes.each:
            _check_change(asked, change, most)
    for decides in asked.changes.deciding:
        _check_deciding(asked, decides, most)


def _check_change(asked: Asked, change: Change, most: int) -> None:
    one, wanted = change.input, change.becomes == "met"
    value = one.trace.value
    if one.is_condition:
        if isinstance(value, bool):
            turned = truth_with(asked, one, not value) is wanted
            assert change.flips is ((not value) if turned else None), one.key
        return
    assert isinstance(value, Interval)
    if one.trace.missing is not None or one.parts:
        return
    up = [] if value.upper is None else list(_steps(value, 1, most))
    down = [] if value.lower is None else list(_steps(value, -1, most))
    for turn, tried in ((change.more, up), (change.fewer, down)):
        if turn == "too_involved":
            continue
        first = next((number for number in tried if truth_with(asked, one, number) is wanted), None)
        if isinstance(turn, Turn) and turn.at <= most:
            assert turn.at == first, (one.key, turn, first)
        else:
            assert first is None, (one.key, turn, first)


def _steps(value: Interval, direction: int, most: int) -> Iterator[Fraction]:
    """Yield the whole numbers beside an exact value, or from the end of a bound."""
    number = value.upper if direction > 0 else value.lower
    assert number is not None
    if value.is_exact:
        number += direction
    while 0 <= number <= most:
        yield number
        number += direction


def _check_deciding(asked: Asked, decides: Decides, most: int) -> None:
    one = decides.input
    if decides.nothing == "too_involved":  # x against round(x): without end, as test_changes.py shows
        return
    if one.is_condition:
        for truth, verdict in ((True, decides.yes), (False, decides.no)):
            assert verdict == _verdict(truth_with(asked, one, truth)), (one.key, truth)
        return
    value = one.trace.value
    assert isinstance(value, Interval)
    for number in range(most + 1):
        if (value.lower is not None and (number < value.lower or (number == value.lower and value.lower_open))) or (
            value.upper is not None and (number > value.upper or (number == value.upper and value.upper_open))
        ):
            continue
        inside = [
            part.verdict
            for part in decides.ranges
            if part.first <= number and (part.last is None or number <= part.last)
        ]
        assert inside == [*filter(None, [_verdict(truth_with(asked, one, number))])], (one.key, number)


def _verdict(truth: Truth) -> str | None:
    return None if truth is None else "met" if truth else "not_met"
