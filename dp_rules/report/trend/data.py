"""Series of results as plain data: the contract of ``schemas/trend.schema.json``."""

from collections.abc import Sequence
from fractions import Fraction

from dp_rules.data.areas import Areas
from dp_rules.data.fact import Fact
from dp_rules.evaluation.result import Result
from dp_rules.evaluation.series import Change, Point, Series
from dp_rules.evaluation.trace import leaves
from dp_rules.gates.run import NO_GATES, Gated
from dp_rules.language.target import Target
from dp_rules.quantity.period import Period
from dp_rules.quantity.unit import Unit
from dp_rules.report.gates import finding_data
from dp_rules.report.places import place_data
from dp_rules.report.results import result_data, target_data
from dp_rules.report.values import Json, interval_data, margin_unit
from dp_rules.spec.model import Milestone, Plan
from dp_rules.version import VERSION

FORMAT = "dp_rules.trend"
FORMAT_VERSION = 1
MOST_FIGURES = 20
"""A point that rests on more figures than these tells the remarks of none: it is a sum over many areas."""

_OF_A_SERIES = (
    "indicator", "no", "name", "name_en", "area", "area_code", "rule", "rule_place", "unit", "due_year", "commitment",
)  # fmt: skip
_OF_A_POINT = (
    "period", "verdict", "reasons", "value", "margin", "source", "basis", "data", "coverage", "impossible", "mixed", "due", "milestone",
    "pace", "headline", "fragile", "readings", "readings_differ", "agreements", "gates",
)  # fmt: skip


def trend_data(
    plan: Plan,
    series: Sequence[Series],
    areas: Areas,
    files: Sequence[str],
    left_out: Sequence[Period] = (),
    gated: Gated = NO_GATES,
) -> Json:
    """Return all series, with the periods that they are of and those of another length, which are left out."""
    periods = sorted({point.result.period for one in series for point in one.points})
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "engine": VERSION,
        "plan": {
            "id": plan.id,
            "name": plan.name.zh,
            "name_en": plan.name.en,
            "area": plan.area,
            "files": list(plan.files),
        },
        "data": list(files),
        "periods": list(map(str, periods)),
        "boundaries_of": str(periods[-1]) if periods else None,
        "left_out": list(map(str, left_out)),
        "gates": [finding_data(finding, areas) for finding in gated.findings],
        "series": [_series(plan, one, areas) for one in series],
    }


def _series(plan: Plan, series: Series, areas: Areas) -> Json:
    first = series.points[0].result
    own = result_data(plan, first, areas)
    points = [_point(plan, point, areas) for point in series.points]
    return {
        **{key: own[key] for key in _OF_A_SERIES},
        "target": target_data(first),
        "milestones": [_milestone(milestone) for milestone in first.indicator.milestones],
        "baseline": next((point["pace"]["baseline"] for point in points if point["pace"]["baseline"]), None),
        "points": points,
    }


def _point(plan: Plan, point: Point, areas: Areas) -> Json:
    result = result_data(plan, point.result, areas)
    figures = _figures(point.result)
    return {
        **{key: result[key] for key in _OF_A_POINT},
        "change": None if point.change is None else _change(point.change, point.result.unit),
        "figures": [_figure(fact) for fact in figures],
    }


def _change(change: Change, unit: Unit | None) -> Json:
    return {
        "since": str(change.since),
        "value": interval_data(change.value, margin_unit(unit), [Fraction(0)]),
        "same_basis": change.same_basis,
    }


def _figures(result: Result) -> list[Fact]:
    """Return the facts with a note, or with other publishers' figures beside them, that a result rests on."""
    facts = {id(leaf.fact): leaf.fact for leaf in leaves(result.chosen.trace) if leaf.fact is not None}
    if len(facts) > MOST_FIGURES:
        return []
    return [fact for fact in facts.values() if fact.note or fact.passed_over]


def _figure(fact: Fact) -> Json:
    return {
        "item": fact.id,
        "period": str(fact.period),
        "raw": fact.raw.strip(),
        "publisher": fact.publisher,
        "note": fact.note,
        "place": place_data(fact.place),
        "others": [
            {"raw": other.raw.strip(), "publisher": other.publisher, "place": place_data(other.place)}
            for other in fact.passed_over
        ],
    }


def _milestone(milestone: Milestone) -> Json:
    target = milestone.rule.target
    return {
        "year": milestone.year,
        "rule": milestone.rule.text,
        "wording": milestone.wording,
        "place": milestone.plan_place,
        "target": [] if target is None else _limits(target),
    }


def _limits(target: Target) -> list[Json]:
    return [
        {"comparator": limit.comparator, **interval_data(limit.value.value, target.unit, [])} for limit in target.limits
    ]
