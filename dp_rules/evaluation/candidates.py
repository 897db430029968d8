"""Where the value comes from: a rule on each basis it has (items, totals, the reported figure), and the one that decides."""

from typing import assert_never

from dp_rules.data.areas import Areas
from dp_rules.data.fact import Fact
from dp_rules.evaluation.figures.found import Found
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.figures.one_way import evaluate_one_way
from dp_rules.evaluation.result import Basis, Candidate
from dp_rules.evaluation.trace import Trace, is_known, leaves, measure_in
from dp_rules.evaluation.verdict import GATE, Reason, judge
from dp_rules.evaluation.view import AreaView
from dp_rules.language import core
from dp_rules.language.per_time import grows_with_time
from dp_rules.language.target import Target, change_of
from dp_rules.quantity.figure import Direction, Figure, change_as
from dp_rules.quantity.interval import EVERYTHING, Interval
from dp_rules.quantity.missing import Missing
from dp_rules.quantity.period import Period, is_year
from dp_rules.quantity.unit import RATIO
from dp_rules.spec.model import Indicator, Rule


def reported_figure(
    indicator: Indicator, known: Known, area: str, period: Period, seen_from: Period | None = None
) -> Found:
    """Return the indicator's own figure, if it is a figure of the quantity that the rule is about.

    A change measured from another year is none, nor is one that does not say from which year. In the
    boundaries of another period, ``seen_from``, a figure for an area that had others then is none either.
    """
    fact = known.dataset.facts.get((indicator.id, area, period))
    if fact is None:
        return Found(EVERYTHING, None, Missing.NO_DATA)
    if fact.values is None:
        return Found(EVERYTHING, fact, fact.missing)
    if seen_from is not None and _had_other_boundaries(known.dataset.areas, area, period, seen_from):
        return Found(EVERYTHING, fact, Missing.NOT_COMPARABLE)
    target = indicator.rule.target
    change = None if target is None else change_of(target.measure)
    if change is None:
        return (
            Found(EVERYTHING, fact, Missing.OTHER_QUANTITY)
            if _is_a_change(fact, target)
            else Found(fact.values, fact, None)
        )
    measure, base = change
    if fact.change is None:
        return Found(EVERYTHING, fact, Missing.BASIS_NOT_STATED)
    if fact.change.base != base:
        return Found(EVERYTHING, fact, Missing.OTHER_QUANTITY)
    direction: Direction = "decline" if measure.function == "decline" else "growth"
    values = change_as(Figure(fact.values, change=fact.change), direction)
    return Found(EVERYTHING if values is None else values, fact, None)


def _had_other_boundaries(areas: Areas, area: str, period: Period, seen_from: Period) -> bool:
    """Say whether an area that was there in ``period`` has other boundaries in ``seen_from``.

    A figure for a time before the area was there is one that somebody has restated.
    """
    if not areas.has_changes or period == seen_from or not areas.exists(area, period):
        return False
    return areas.as_of(area, period, seen_from) != (area,)


def _is_a_change(fact: Fact, target: Target | None) -> bool:
    """Say whether a figure tells a change where a level is asked for; no ratio is less than 0."""
    if fact.change is not None or fact.values is None or fact.values.upper is None:
        return fact.change is not None
    return target is not None and target.unit == RATIO and fact.values.upper < 0


def rule_on(rule: Rule, basis: Basis) -> core.Core:
    """Return the rule as it is evaluated on one basis."""
    match basis:
        case "measure" | "none":
            return rule.node
        case "totals":
            return rule.totals or rule.node
        case "figure":
            return rule.reported or rule.node
        case _:
            assert_never(basis)


def candidates_of(rule: Rule, view: AreaView) -> list[Candidate]:
    """Return what the rule comes to on each basis that it has data for, the first to be preferred."""
    bases: list[Basis] = ["measure"]
    if rule.totals is not None:
        bases.append("totals")
    if rule.reported is not None and view.reported.fact is not None:
        bases.append("figure")
    return [_candidate(rule, basis, view) for basis in bases]


def _candidate(rule: Rule, basis: Basis, view: AreaView) -> Candidate:
    node = rule_on(rule, basis)
    trace, way, is_mixed = evaluate_one_way(node, view)
    needed = tuple(leaves(trace))
    verdict, reasons = judge(trace, needed)
    candidate = Candidate(basis, trace, _measured(rule, trace), verdict, reasons, needed, way, is_mixed)
    if basis != "figure" and verdict != "not_evaluated" and is_for_a_year(rule, view.period):
        reason = Reason(Missing.PERIOD_LENGTH.value, None, (view.area,), view.period, None, None)
        return candidate._replace(verdict="not_evaluated", reasons=(reason,))
    return candidate._replace(value=None) if is_blocked(candidate) else candidate


def is_for_a_year(rule: Rule, period: Period) -> bool:
    """Say whether a target for so much in a year is held against part of one."""
    return not is_year(period) and rule.target is not None and grows_with_time(rule.target.measure)


def is_blocked(candidate: Candidate) -> bool:
    """Say whether a candidate rests on a figure that a gate keeps from being used."""
    return any(reason.code == GATE for reason in candidate.reasons)


def _measured(rule: Rule, trace: Trace) -> Interval | None:
    """Return the value of the measure: the one side of the comparison that is not a literal."""
    if rule.target is None:
        return None
    measure = measure_in(trace)
    return measure.value if measure is not None and isinstance(measure.value, Interval) else None


def has_data(candidate: Candidate) -> bool:
    """Say whether anything is known; a rule that only counts rows asks for no more than the rows."""
    return any(map(is_known, candidate.needed)) or (not candidate.needed and _has_rows(candidate.trace))


def has_facts(candidate: Candidate) -> bool:
    """Say whether anything is written for a candidate, be it a reason for missing or a figure of another quantity."""
    return has_data(candidate) or any(leaf.fact is not None for leaf in candidate.needed)


def _has_rows(trace: Trace) -> bool:
    return bool(trace.rows) or any(map(_has_rows, trace.parts))


def choose(candidates: list[Candidate]) -> Candidate:
    """Return the candidate that decides.

    Items come first, then totals, then the reported figure. A later one stands in only where an
    earlier one lacks data and cannot decide without it; for one that a gate blocks nothing stands in.
    """
    for candidate in candidates:
        if is_blocked(candidate):
            return candidate
        lacking = any(leaf.missing is not None for leaf in candidate.needed)
        if has_data(candidate) and (not lacking or candidate.verdict in {"met", "not_met"}):
            return candidate
    for candidate in candidates:
        if has_data(candidate):
            return candidate
    for candidate in reversed(candidates):
        if any(leaf.fact is not None for leaf in candidate.needed):
            return _without_data(candidate)
    return _without_data(candidates[0])


def _without_data(candidate: Candidate) -> Candidate:
    return candidate._replace(basis="none", value=None)
