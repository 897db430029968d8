"""A plan on data: one result for each indicator, area and period."""

from collections.abc import Iterable, Sequence
from typing import assert_never

from dp_rules.data.dataset import Dataset
from dp_rules.evaluation.agreement import agree
from dp_rules.evaluation.baseline_of import Baselines
from dp_rules.evaluation.candidates import (
    candidates_of,
    choose,
    has_data,
    has_facts,
    is_blocked,
    reported_figure,
    rule_on,
)
from dp_rules.evaluation.deciding import deciding_value
from dp_rules.evaluation.doubts import doubts_in
from dp_rules.evaluation.exact import compare_all, evaluate
from dp_rules.evaluation.figures.coverage import coverage_of
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.fragile import turns_of
from dp_rules.evaluation.milestones import milestones_at
from dp_rules.evaluation.open_rows import open_rows_of
from dp_rules.evaluation.pace_of import pace_of
from dp_rules.evaluation.result import (
    Agreement,
    Candidate,
    DataState,
    Due,
    ReadingResult,
    Result,
)
from dp_rules.evaluation.trace import Trace, is_known
from dp_rules.evaluation.verdict import judge
from dp_rules.evaluation.view import AreaView
from dp_rules.gates.run import NO_GATES, Gated, run_gates
from dp_rules.language import core
from dp_rules.language.syntax import Comparator
from dp_rules.language.target import Target
from dp_rules.quantity.interval import (
    ZERO,
    Interval,
    negate,
    smallest,
    subtract,
)
from dp_rules.quantity.period import Period
from dp_rules.spec.model import Indicator, Plan


def evaluate_plan(
    plan: Plan,
    dataset: Dataset,
    areas: Iterable[str],
    periods: Sequence[Period],
    indicators: Iterable[Indicator] | None = None,
    gated: Gated | None = None,
    seen_from: Period | None = None,
) -> list[Result]:
    """Return the results of a plan, in the order of its indicators, then areas, then periods.

    ``gated`` is what the plan's gates find in the data, where somebody has asked already. ``seen_from`` is
    the period in whose boundaries areas are meant, for periods that are compared with each other; if it is
    not given, each period has its own.
    """
    if gated is None:
        gated = run_gates(dataset, plan.scope, plan.gates)
    known = Known(dataset, plan.scope, gated.blocked)
    baselines = Baselines(known, dataset.areas.canonical(plan.area))
    places = list(areas)
    return [
        evaluate_indicator(indicator, known, area, period, gated, baselines, seen_from)
        for indicator in (plan.indicators if indicators is None else indicators)
        for area in places
        for period in periods
    ]


def evaluate_indicator(
    indicator: Indicator,
    known: Known,
    area: str,
    period: Period,
    gated: Gated = NO_GATES,
    baselines: Baselines | None = None,
    seen_from: Period | None = None,
) -> Result:
    """Return the result of one indicator for one area and period, in the boundaries of ``seen_from``.

    ``baselines`` are those of the run; without them the plan's own area, and so its printed baselines, are not known.
    """
    view = AreaView(known, area, period, reported_figure(indicator, known, area, period, seen_from), seen_from)
    candidates = candidates_of(indicator.rule, view)
    chosen = choose(candidates)
    if chosen.way is not None:
        view = view.by(chosen.way)
    others = tuple(other for other in candidates if other.trace is not chosen.trace and has_facts(other))
    target = indicator.rule.target
    needed = chosen.needed
    node = rule_on(indicator.rule, chosen.basis)
    decided = chosen.verdict in {"met", "not_met"}
    margin = margin_of(target, chosen.value)
    readings = _readings(indicator, chosen, view)
    read = [(one.reading, one.verdict) for one in readings]
    pace, baseline = pace_of(
        indicator, area, period, chosen.value, chosen.verdict, baselines or Baselines(known, None), seen_from
    )
    return Result(
        indicator=indicator,
        area=area,
        period=period,
        chosen=chosen,
        others=others,
        unit=None if target is None else target.unit,
        limits=_limits(target),
        margin=margin,
        data=_data_state(chosen, needed),
        coverage=coverage_of(needed, area, period, known) if chosen.basis in {"measure", "totals"} else None,
        impossible=_exceeds_its_whole(indicator.rule.target, chosen.value),
        due=due_of(indicator, period),
        pace=pace,
        baseline=baseline,
        turns=turns_of(node, target, chosen.trace, view, margin, read) if decided else (),
        deciding=deciding_value(node, chosen.trace, view) if chosen.verdict == "undetermined" else None,
        readings=readings,
        agreements=_agreements(chosen, others, view),
        gates=doubts_in(needed, known.items, gated),
        open_rows=open_rows_of(chosen.trace, target) if chosen.verdict == "undetermined" else None,
        milestones=milestones_at(indicator, period, chosen.trace),
    )


def _limits(target: Target | None) -> tuple[tuple[Comparator, Interval], ...]:
    return () if target is None else tuple((limit.comparator, limit.value.value) for limit in target.limits)


def margin_of(target: Target | None, value: Interval | None) -> Interval | None:
    """Return how far the value is on the right side of the limits, the nearest one counting."""
    if target is None or value is None:
        return None
    slacks = []
    for limit in target.limits:
        match limit.comparator:
            case ">" | ">=":
                slacks.append(subtract(value, limit.value.value))
            case "<" | "<=":
                slacks.append(subtract(limit.value.value, value))
            case "=" if value.is_exact:
                off = subtract(value, limit.value.value)
                slacks.append(off if off.lower is not None and off.lower <= 0 else negate(off))
            case "=" | "!=":
                return None
            case _:
                assert_never(limit.comparator)
    return smallest(slacks)


def _data_state(chosen: Candidate, needed: Sequence[Trace]) -> DataState:
    if is_blocked(chosen):
        return "gate_failed"
    match chosen.basis:
        case "none":
            return "none"
        case "totals" | "figure":
            return "reported_only"
        case "measure":
            return "complete" if all(map(is_known, needed)) else "partial"
        case _:
            assert_never(chosen.basis)


def _exceeds_its_whole(target: Target | None, value: Interval | None) -> bool:
    """Say whether a share of a declared whole is certainly above 100%, computed or reported."""
    if target is None or value is None or value.lower is None:
        return False
    measure = target.measure.body if isinstance(target.measure, core.Defined) else target.measure
    return isinstance(measure, core.Arithmetic) and measure.part_of_whole and value.lower > 1


def due_of(indicator: Indicator, period: Period) -> Due:
    """Return whether the target's date has come, or a milestone's: both are due at the end of their year."""
    if period.year > indicator.due:
        return "overdue"
    if period.quarter not in {0, 4} or period.month not in {0, 12}:
        return "not_due"
    if period.year == indicator.due:
        return "due"
    return "milestone_due" if any(one.year == period.year for one in indicator.milestones) else "not_due"


def _readings(indicator: Indicator, chosen: Candidate, view: AreaView) -> tuple[ReadingResult, ...]:
    results = []
    for reading in indicator.readings:
        trace = _evaluated_as(rule_on(reading.rule, chosen.basis), chosen.trace, view)
        results.append(ReadingResult(reading, judge(trace)[0], trace))
    return tuple(results)


def _evaluated_as(node: core.Core, like: Trace, view: AreaView) -> Trace:
    """Return the trace of a comparison; of ``like`` it takes over the sides that are the same."""
    if not isinstance(node, core.Comparison) or len(node.operands) != len(like.parts):
        return evaluate(node, view)
    pairs = zip(node.operands, like.parts, strict=True)
    parts = tuple([part if part.node == side else evaluate(side, view) for side, part in pairs])
    return Trace(node, compare_all(node.operators, parts), parts)


def _agreements(chosen: Candidate, others: tuple[Candidate, ...], view: AreaView) -> tuple[Agreement, ...]:
    """Hold the value that decides against every other figure of the same quantity."""
    if chosen.value is None:
        return ()
    reported = view.reported.fact
    step = ZERO if reported is None or reported.step is None else reported.step
    found = []
    for other in others:
        if other.value is not None and has_data(other):
            own, stated = (
                (step, ZERO) if chosen.basis == "figure" else (ZERO, step if other.basis == "figure" else ZERO)
            )
            agrees = agree(chosen.value, other.value, own, stated)
            found.append(Agreement(other.basis, other.value, agrees, reported if other.basis == "figure" else None))
    return tuple(found)
