"""The rule evaluated anew on data in which one datum is another: what every answer is checked by."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dp_rules.audit.counterfactual.inputs import Input
from dp_rules.data.fact import Fact
from dp_rules.data.store import Key as FactKey
from dp_rules.evaluation.candidates import reported_figure, rule_on
from dp_rules.evaluation.exact import evaluate
from dp_rules.evaluation.figures.found import NOTHING_REPORTED, Found, Way
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.result import Result
from dp_rules.evaluation.trace import Trace, Value
from dp_rules.evaluation.verdict import Verdict
from dp_rules.evaluation.view import AreaView, RecordView
from dp_rules.language import core
from dp_rules.language.target import Target
from dp_rules.quantity.interval import Interval
from dp_rules.quantity.period import Period
from dp_rules.text.place import Document


class Setting(NamedTuple):
    """A verdict, the rule as it was evaluated for it with its trace, what the run knew, and where it was evaluated.

    ``target`` is what the rule was split into where it is one measure with limits.
    """

    rule: core.Core
    trace: Trace
    verdict: Verdict
    target: Target | None
    known: Known
    area: str
    period: Period
    reported: Found = NOTHING_REPORTED
    way: Way | None = None


def setting_of(result: Result, known: Known) -> Setting:
    """Return a result with what it takes to evaluate it again."""
    indicator, chosen = result.indicator, result.chosen
    return Setting(
        rule=rule_on(indicator.rule, chosen.basis),
        trace=chosen.trace,
        verdict=chosen.verdict,
        target=None if chosen.basis == "totals" else indicator.rule.target,
        known=known,
        area=result.area,
        period=result.period,
        reported=reported_figure(indicator, known, result.area, result.period),
        way=chosen.way,
    )


def evaluated_anew(setting: Setting, one: Input, value: Value) -> Trace:
    """Return the rule's trace where one datum is ``value``: an interval, or a yes or no."""
    known, reported = setting.known, setting.reported
    if one.item is None:
        reported = Found(value if isinstance(value, Interval) else None, reported.fact, None)
    elif one.record is not None:
        known = _with_cell(setting, one, value)
    elif one.key.period is not None:
        key = (one.item.id, one.key.area, one.key.period)
        facts = _OneOther(known.dataset.facts, key, _fact(one, one.trace.fact, value))
        known = known.with_dataset(known.dataset._replace(facts=facts))
    return evaluate(setting.rule, AreaView(known, setting.area, setting.period, reported, None, setting.way))


def _fact(one: Input, old: Fact | None, value: Value) -> Fact:
    """Return a fact that says ``value``, in the place of the old one or of none."""
    values = value if isinstance(value, Interval) else None
    truth = value if isinstance(value, bool) else None
    if old is not None:
        return old._replace(values=values, truth=truth, missing=None)
    if one.item is None or one.key.period is None:
        raise TypeError("a fact is of an item and a period")
    return Fact(one.item.id, one.key.area, one.key.period, values, truth, None, None, None, "", Document(""))


def _with_cell(setting: Setting, one: Input, value: Value) -> Known:
    """Return what is known where one cell of a record is another."""
    known, around = setting.known, one.record
    if around is None or one.item is None or around.period is None:
        raise TypeError("a cell stands in a record")
    rows = AreaView(known, setting.area, setting.period).rows(around.table, around.period)
    row = None if rows is None else rows[around.number]
    if not isinstance(row, RecordView):
        raise TypeError("a row of a table of records is a record")
    old = row.record
    fact = _fact(one._replace(key=one.key._replace(area=old.area)), old.cells.get(one.item.id), value)
    new = old._replace(cells={**old.cells, one.item.id: fact})
    table = around.table.id
    records = [new if record is old else record for record in known.dataset.records[table]]
    return known.with_dataset(known.dataset._replace(records={**known.dataset.records, table: records}))


class _OneOther(Mapping[FactKey, Fact]):
    """Facts of which one is another."""

    def __init__(self, facts: Mapping[FactKey, Fact], key: FactKey, fact: Fact) -> None:
        self._facts, self._key, self._fact = facts, key, fact

    def get(self, key: FactKey, default: object = None) -> object:  # type: ignore[override]  # as of every mapping
        return self._fact if key == self._key else self._facts.get(key, default)

    def __getitem__(self, key: FactKey) -> Fact:
        return self._fact if key == self._key else self._facts[key]

    def __iter__(self) -> Iterator[FactKey]:
        yield from self._facts
        if self._key not in self._facts:
            yield self._key

    def __len__(self) -> int:
        return sum(1 for _ in self)
