"""Where very many areas stand: verdicts without their steps, for tables of thousands of areas.

Whole numbers decide nearly all of them (``plain_rule``); the others are evaluated in full. The verdict
is always that of ``evaluate_plan``, which also gives the steps: a property test holds both to it.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from dp_rules.data.dataset import Dataset
from dp_rules.data.store import FactStore
from dp_rules.evaluation.candidates import candidates_of, choose, reported_figure
from dp_rules.evaluation.known import Known
from dp_rules.evaluation.plain_rule import Column, PlainRule, Weighed, added, holds, plain_rule
from dp_rules.evaluation.verdict import Verdict
from dp_rules.evaluation.view import AreaView
from dp_rules.gates.run import Gated, run_gates
from dp_rules.language import core
from dp_rules.language.scope import Item
from dp_rules.language.target import split_target
from dp_rules.quantity.interval import Interval, exact
from dp_rules.quantity.period import Period, same_length
from dp_rules.spec.model import Indicator, Plan


class Standing(NamedTuple):
    """An area's verdict on one indicator, and the value as one whole number over another or as an interval."""

    indicator: Indicator
    area: str
    period: Period
    verdict: Verdict
    over: int | None
    under: int | None
    interval: Interval | None

    @property
    def value(self) -> Interval | None:
        """The value of the measure; None where there is none."""
        if self.over is None or self.under is None:
            return self.interval
        return exact(Fraction(self.over, self.under))


def standings(
    plan: Plan,
    dataset: Dataset,
    areas: Sequence[str],
    periods: Sequence[Period],
    indicators: Iterable[Indicator] | None = None,
    gated: Gated | None = None,
) -> Iterator[Standing]:
    """Yield where each area stands, by indicator, then by period, then in the order of ``areas``."""
    if gated is None:
        gated = run_gates(dataset, plan.scope, plan.gates)
    known = Known(dataset, plan.scope, gated.blocked)
    columns = Columns(known, areas)
    for indicator in plan.indicators if indicators is None else indicators:
        rule = _plainly(indicator, dataset)
        for period in periods:
            if rule is not None:
                yield from _by_numbers(indicator, rule, columns, known, period)
            else:
                yield from _one_by_one(indicator, columns.areas, known, period)


def _plainly(indicator: Indicator, dataset: Dataset) -> PlainRule | None:
    """Return the rule that whole numbers decide, or None.

    Where the data have none of the records that a rule is about, it is that of the totals which stand in for them.
    """
    rule = indicator.rule
    if rule.totals is None:
        return plain_rule(rule.target)
    asked = {node.table.id for node in core.walk(rule.node) if isinstance(node, core.Aggregate)}
    if _asks_besides(rule.node) or any(dataset.records.get(id_) for id_ in asked):
        return None
    return plain_rule(split_target(rule.totals))


def _one_by_one(indicator: Indicator, areas: Sequence[str], known: Known, period: Period) -> Iterator[Standing]:
    """Yield the standings that are worked out in full; those of areas which can have none are alike."""
    nothing: Standing | None = None
    levels = _levels_asked(indicator)
    for area in areas:
        if (
            not levels
            or any(known.dataset.areas.within(area, level, period) for level in levels)
            or (indicator.id, area, period) in known.dataset.facts
        ):
            yield _carefully(indicator, known, area, period)
            continue
        if nothing is None:
            nothing = _carefully(indicator, known, area, period)
        yield nothing._replace(area=area)


def _levels_asked(indicator: Indicator) -> set[str]:
    """Return the levels of areas that a rule is about, where it asks for nothing but their areas."""
    rule = indicator.rule.node
    tables = [node.table for node in core.walk(rule) if isinstance(node, core.Aggregate)]
    if indicator.rule.totals is not None or not all(table.is_level for table in tables) or _asks_besides(rule):
        return set()
    return {table.id for table in tables}


def _asks_besides(node: core.Core) -> bool:
    """Say whether a rule asks for an item other than of the rows of a table."""
    if isinstance(node, core.Aggregate):
        return False
    return isinstance(node, core.ItemValue) or any(map(_asks_besides, core.parts_of(node)))


def _by_numbers(
    indicator: Indicator, rule: PlainRule, columns: "Columns", known: Known, period: Period
) -> Iterator[Standing]:
    areas = columns.areas
    over = columns.of_sum(rule.over, rule.over_more, period)
    under = columns.of_sum(rule.under, rule.under_more, period)
    numerator, denominator = rule.limit.numerator, rule.limit.denominator
    comparator = rule.comparator
    for area, part, whole in zip(areas, over, under, strict=True):
        if part is None or whole is None or whole <= 0:
            yield _carefully(indicator, known, area, period)
        else:
            verdict: Verdict = "met" if holds(comparator, part * denominator - numerator * whole) else "not_met"
            yield Standing(indicator, area, period, verdict, part, whole, None)


def _carefully(indicator: Indicator, known: Known, area: str, period: Period) -> Standing:
    view = AreaView(known, area, period, reported_figure(indicator, known, area, period))
    chosen = choose(candidates_of(indicator.rule, view))
    return Standing(indicator, area, period, chosen.verdict, None, None, chosen.value)


class Columns:
    """The plain counts of items, area by area, each read once.

    A count is plain where it is the area's own, is written as a whole number, may be used, and is what
    the rule means: not from before a change of boundaries, nor of a period of another length.
    """

    def __init__(self, known: Known, areas: Sequence[str]) -> None:
        """Look at ``areas``, in their order."""
        self.known = known
        self.areas = areas
        self._columns: dict[tuple[str, Period, Period], Column] = {}
        table = known.dataset.areas
        self._with_areas_inside = {at for at, area in enumerate(areas) if table.directly_within(area)}
        self._blocked: dict[tuple[str, Period], set[str]] = {}
        for id_, area, period in known.blocked:
            self._blocked.setdefault((id_, period), set()).add(area)

    def of_sum(self, terms: Sequence[Weighed], more: int, period: Period) -> Column:
        """Return what a sum comes to in each area in ``period``."""
        if not terms:
            return [more] * len(self.areas)
        return added(terms, more, [self._of(term.item, term.period or period, period) for term in terms])

    def _of(self, item: Item, period: Period, evaluated: Period) -> Column:
        key = (item.id, period, evaluated if period != evaluated and self.known.dataset.areas.has_changes else period)
        column = self._columns.get(key)
        if column is None:
            column = self._columns[key] = self._read(item, period, evaluated)
        return column

    def _read(self, item: Item, period: Period, evaluated: Period) -> Column:
        nothing: Column = [None] * len(self.areas)
        facts = self.known.dataset.facts
        if not isinstance(facts, FactStore) or (item.kind != "stock" and not same_length(period, evaluated)):
            return nothing
        found = facts.counts(item.id, period, self.areas)
        blocked = self._blocked.get((item.id, period), ())
        for at in self._with_areas_inside if item.decides == "children" else ():
            found[at] = None
        table = self.known.dataset.areas
        if blocked or (table.has_changes and period != evaluated):
            for at, area in enumerate(self.areas):
                if area in blocked or (period != evaluated and table.as_of(area, period, evaluated) != (area,)):
                    found[at] = None
        return found
