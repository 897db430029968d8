"""Where very many areas stand: verdicts without their steps, for tables of thousands of areas.

Whole numbers decide nearly all of them (``plain_rule``); the others are evaluated in full. The verdict
is always that of ``evaluate_plan``, which also gives the steps: a property test holds both to it.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from dp_rules.data.dataset import Dataset
from dp_rules.evaluation.baseline_of import Baselines
from dp_rules.evaluation.candidates import candidates_of, choose, is_for_a_year, reported_figure
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.many.columns import Columns
from dp_rules.evaluation.many.plain_course import PlainCourse
from dp_rules.evaluation.many.plain_rule import PlainRule, holds, plain_rule
from dp_rules.evaluation.pace_of import pace_of
from dp_rules.evaluation.verdict import Verdict
from dp_rules.evaluation.view import AreaView
from dp_rules.gates.run import Gated, run_gates
from dp_rules.language import core
from dp_rules.language.target import split_target
from dp_rules.pace.pace import State
from dp_rules.quantity.interval import Interval, exact
from dp_rules.quantity.period import Period
from dp_rules.spec.model import Indicator, Plan


class Standing(NamedTuple):
    """An area's verdict and pace on one indicator, and the value as one whole number over another or as an interval."""

    indicator: Indicator
    area: str
    period: Period
    verdict: Verdict
    pace: State
    over: int | None
    under: int | None
    interval: Interval | None

    @property
    def value(self) -> Interval | None:
        """The value of the measure; None where there is none."""
        if self.over is None or self.under is None:
            return self.interval
        return exact(Fraction(self.over, self.under))


class Run(NamedTuple):
    """What all standings of a run share."""

    known: Known
    columns: Columns
    baselines: Baselines


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
    run = Run(known, Columns(known, areas), Baselines(known, dataset.areas.canonical(plan.area)))
    for indicator in plan.indicators if indicators is None else indicators:
        rule = _plainly(indicator, dataset)
        for period in periods:
            if rule is not None and not is_for_a_year(indicator.rule, period):
                yield from _by_numbers(indicator, rule, run, period)
            else:
                yield from _one_by_one(indicator, run, period)


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


def _one_by_one(indicator: Indicator, run: Run, period: Period) -> Iterator[Standing]:
    """Yield the standings that are worked out in full; those of areas which can have none are alike."""
    nothing: Standing | None = None
    levels = _levels_asked(indicator)
    dataset = run.known.dataset
    for area in run.columns.areas:
        has_figure = (indicator.id, area, period) in dataset.facts
        if not levels or has_figure or any(dataset.areas.within(area, level, period) for level in levels):
            yield _carefully(indicator, run, area, period)
            continue
        if nothing is None:
            nothing = _carefully(indicator, run, area, period)
        yield nothing._replace(area=area)


def _levels_asked(indicator: Indicator) -> set[str]:
    """Return the levels of areas that a rule is about, where it asks for nothing but their areas."""
    rule = indicator.rule.node
    tables = [node.table for node in core.walk(rule) if isinstance(node, core.Aggregate)]
    if indicator.rule.totals is not None or not all(table.is_level for table in tables) or _asks_besides(rule):
        return set()
    if any(isinstance(node, core.Aggregate) and node.period is not None for node in core.walk(rule)):
        return set()  # an area may have had areas inside it then
    return {table.id for table in tables}


def _asks_besides(node: core.Core) -> bool:
    """Say whether a rule asks for an item other than of the rows of a table."""
    if isinstance(node, core.Aggregate):
        return False
    return isinstance(node, core.ItemValue) or any(map(_asks_besides, core.parts_of(node)))


def _by_numbers(indicator: Indicator, rule: PlainRule, run: Run, period: Period) -> Iterator[Standing]:
    over = run.columns.of_sum(rule.over, rule.over_more, period)
    under = run.columns.of_sum(rule.under, rule.under_more, period)
    course = PlainCourse(indicator, rule, run.columns, run.baselines, period)
    numerator, denominator = rule.limit.numerator, rule.limit.denominator
    comparator = rule.comparator
    for at, (area, part, whole) in enumerate(zip(run.columns.areas, over, under, strict=True)):
        if part is None or whole is None or whole <= 0:
            yield _carefully(indicator, run, area, period)
        else:
            verdict: Verdict = "met" if holds(comparator, part * denominator - numerator * whole) else "not_met"
            yield Standing(indicator, area, period, verdict, course.state(at, part, whole, verdict), part, whole, None)


def _carefully(indicator: Indicator, run: Run, area: str, period: Period) -> Standing:
    view = AreaView(run.known, area, period, reported_figure(indicator, run.known, area, period))
    chosen = choose(candidates_of(indicator.rule, view))
    pace, _ = pace_of(indicator, area, period, chosen.value, chosen.verdict, run.baselines)
    return Standing(indicator, area, period, chosen.verdict, pace.state, None, None, chosen.value)
