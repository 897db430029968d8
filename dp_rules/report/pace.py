"""Pace as plain data, with everything that it takes to redo it by hand."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

from dp_rules.data.areas import Areas
from dp_rules.data.fact import Fact
from dp_rules.evaluation.result import Baseline, Result
from dp_rules.evaluation.trace import leaves
from dp_rules.pace.pace import Aim, Estimate
from dp_rules.quantity.interval import exact, negate, subtract
from dp_rules.quantity.show import write_exact
from dp_rules.quantity.unit import NUMBER, Unit
from dp_rules.report.places import place_data
from dp_rules.report.values import Json, interval_data, margin_unit, value_data

MOST_FACTS = 12


def pace_data(result: Result, areas: Areas) -> Json:
    """Return the pace of a result as plain data."""
    pace, unit = result.pace, result.unit or NUMBER
    limits = [limit.lower for _, limit in result.limits if limit.lower is not None]
    own = [] if pace.value is None or pace.value.lower is None else [pace.value.lower]
    is_mirrored = pace.judged is not None and pace.judged != pace.value
    return {
        "state": pace.state,
        "reason": pace.reason,
        "method": pace.method,
        "version": pace.version,
        "baseline": None if result.baseline is None else _baseline(result, result.baseline, areas, limits),
        "aim": _aim(pace.aim, unit),
        "since": _aim(pace.since, unit),
        "elapsed": None if pace.elapsed is None else write_exact(pace.elapsed),
        "total": None if pace.total is None else write_exact(pace.total),
        "judged": value_data(pace.judged, unit, limits) if is_mirrored else None,
        "expected": _estimate(pace.expected, unit, [*limits, *own]),
        "gap": _gap(result, unit),
        "projected": _estimate(pace.projected, unit, limits),
        "category": pace.category,
    }


def _baseline(result: Result, baseline: Baseline, areas: Areas, limits: list[Fraction]) -> Json:
    stated = result.indicator.baseline
    return {
        "period": str(baseline.period),
        "source": baseline.source,
        "value": None if baseline.value is None else value_data(baseline.value, result.unit, limits),
        "facts": [
            {
                "area": areas.name(fact.area),
                "period": str(fact.period),
                "place": place_data(fact.place),
                "raw": fact.raw,
                "publisher": fact.publisher,
            }
            for fact in islice(_facts(baseline), MOST_FACTS)
        ],
        "printed": None
        if baseline.printed is None or stated is None
        else {
            "text": stated.text,
            "value": value_data(baseline.printed, result.unit, limits),
            "place": stated.plan_place,
            "spec_place": place_data(stated.place),
        },
    }


def _facts(baseline: Baseline) -> Iterator[Fact]:
    """Yield the facts that a computed baseline rests on, each once."""
    if baseline.computed is None:
        return
    seen: set[int] = set()
    for leaf in leaves(baseline.computed.trace):
        if leaf.fact is not None and id(leaf.fact) not in seen:
            seen.add(id(leaf.fact))
            yield leaf.fact


def _aim(aim: Aim | None, unit: Unit) -> Json | None:
    if aim is None:
        return None
    limit = interval_data(exact(aim.limit.value), unit, [])
    return {"kind": aim.kind, "year": aim.year, "comparator": aim.limit.comparator, **limit}


def _estimate(estimate: Estimate | None, unit: Unit, apart_from: list[Fraction]) -> Json | None:
    """Return a number that a method comes to; one that is irrational is marked as approximate."""
    if estimate is None:
        return None
    value = interval_data(estimate.value, unit, apart_from)
    if estimate.is_rounded and "rounded" in value:
        value["rounded"] = True
    return {"value": value, "approximate": estimate.is_rounded}


def _gap(result: Result, unit: Unit) -> Json | None:
    """Return how far the value is on the good side of what is expected, below 0 on the other."""
    pace = result.pace
    if pace.expected is None or pace.judged is None or pace.aim is None:
        return None
    if not (pace.judged.is_exact and pace.expected.value.is_exact):
        return None
    gap = subtract(pace.judged, pace.expected.value)
    gap = gap if pace.aim.limit.up else negate(gap)
    return _estimate(Estimate(gap, pace.expected.is_rounded), margin_unit(unit), [Fraction(0)])
