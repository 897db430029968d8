"""The rule evaluated anew on data in which one datum is another: what every answer is checked by."""

from collections.abc import Mapping
from typing import NamedTuple

from dp_rules.audit.counterfactual.inputs import Input
from dp_rules.data.fact import Fact
from dp_rules.evaluation.candidates import candidates_of, choose, reported_figure, rule_on
from dp_rules.evaluation.exact import evaluate
from dp_rules.evaluation.figures.found import NOTHING_REPORTED, Found, Way
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.result import Result
from dp_rules.evaluation.trace import Trace, Value
from dp_rules.evaluation.verdict import Verdict
from dp_rules.evaluation.view import AreaView, RecordView
from dp_rules.language import core
from dp_rules.language.target import Target
from dp_rules.quantity.interval import Interval, Truth
from dp_rules.quantity.period import Period
from dp_rules.spec.model import Plan, Rule
from dp_rules.text.place import Document

_TRUTH: Mapping[Verdict, Truth] = {"met": True, "not_met": False}


class Setting(NamedTuple):
    """A verdict, the rule as it was evaluated for it with its trace, what the run knew, and where it was evaluated.

    ``target`` is what the rule was split into where it is one measure with limits. ``whole`` is the indicator's rule
    with all the bases that a verdict can rest on; without it the rule is evaluated as it is. ``plan`` has the gates.
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
    whole: Rule | None = None
    plan: Plan | None = None


def setting_of(result: Result, known: Known, plan: Plan | None = None) -> Setting:
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
        whole=indicator.rule,
        plan=plan,
    )


def evaluated_anew(setting: Setting, one: Input, value: Value) -> Truth:
    """Return whether the target is met where one input is ``value``, an interval or a yes or no; None where that is open.

    The verdict is come to as ever: on each basis that the rule has, by the way that has its figures, and the basis is chosen anew.
    """
    known = setting.known
    if one.item is None:
        found = Found(value if isinstance(value, Interval) else None, setting.reported.fact, None)
        return truth_on(setting._replace(reported=found), known)
    if one.record is not None:
        known = _with_cell(setting, one, value)
    elif one.parts and one.key.period is not None and isinstance(value, Interval):
        known = known.with_sum(one.item, one.key.area, one.key.period, value)
    elif one.key.period is not None:
        known = known.with_fact((one.item.id, one.key.area, one.key.period), fact_of(one, value))
    return truth_on(setting, known)


def truth_on(setting: Setting, known: Known) -> Truth:
    """Return what a verdict is where other things are known, None where it is open or not evaluated."""
    view = AreaView(known, setting.area, setting.period, setting.reported)
    if setting.whole is None:
        value = evaluate(setting.rule, view if setting.way is None else view.by(setting.way)).value
        return value if isinstance(value, bool) else None
    return _TRUTH.get(choose(candidates_of(setting.whole, view)).verdict)


def fact_of(one: Input, value: Value) -> Fact:
    """Return a fact that says ``value``, in the place of the one that an input rests on or of none."""
    values = value if isinstance(value, Interval) else None
    truth = value if isinstance(value, bool) else None
    old = one.trace.fact
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
    cell = one._replace(key=one.key._replace(area=old.area), trace=one.trace._replace(fact=old.cells.get(one.item.id)))
    new = old._replace(cells={**old.cells, one.item.id: fact_of(cell, value)})
    table = around.table.id
    records = [new if record is old else record for record in known.dataset.records[table]]
    return known.with_records({**known.dataset.records, table: records})
