"""A dispute as plain data: the contract of ``schemas/dispute.schema.json``."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice
from typing import NamedTuple

from dp_rules.audit.dispute.claimed import Claimed, distance
from dp_rules.audit.dispute.definition import Edit
from dp_rules.audit.dispute.search import MOST_ROWS, MOST_TRIED, Found, Tried, told
from dp_rules.audit.dispute.seen_view import Figures, evaluated
from dp_rules.data.areas import Areas
from dp_rules.data.fact import Fact
from dp_rules.evaluation.exact import compare
from dp_rules.evaluation.trace import Trace, items_in, leaves
from dp_rules.language import core
from dp_rules.language.target import Target
from dp_rules.language.write import write
from dp_rules.quantity.interval import Interval, Truth, exact, intersect
from dp_rules.quantity.period import Period
from dp_rules.quantity.unit import Unit
from dp_rules.report.places import place_data
from dp_rules.report.values import Json, interval_data, margin_unit, value_data
from dp_rules.report.with_numbers import with_numbers
from dp_rules.spec.model import Plan
from dp_rules.text.bilingual import Bilingual, Language
from dp_rules.version import VERSION

FORMAT = "dp_rules.dispute"
FORMAT_VERSION = 1
MOST_MATCHES = 100
MOST_FIGURES = 12
MOST_FACTS = 6


class Searched(NamedTuple):
    """One measure of the indicator's rule: its target, and what the search found for it."""

    target: Target
    found: Found


def dispute_data(
    plan: Plan, searched: Sequence[Searched], most_changes: int, areas: Areas, files: Sequence[str]
) -> Json:
    """Return what was found for a claimed figure, for each measure of the indicator's rule; there is at least one."""
    asked = searched[0].found.asked
    indicator, seen = asked.indicator, asked.base.seen
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "engine": VERSION,
        "plan": {"id": plan.id, "name": plan.name.zh, "name_en": plan.name.en},
        "data": list(files),
        "indicator": indicator.id,
        "no": indicator.no,
        "name": indicator.definition.name.zh,
        "name_en": indicator.definition.name.en,
        **_where(areas, seen.area),
        "period": str(seen.period),
        "rule": indicator.rule.text,
        "rule_place": place_data(indicator.rule.place),
        "claimed": asked.claimed.text,
        "most_changes": most_changes,
        "limit": MOST_TRIED,
        "row_limit": MOST_ROWS,
        "measures": [_measure(one, areas) for one in searched],
    }


def _where(areas: Areas, area: str) -> Json:
    return {"area": areas.name(area), "area_code": area if area in areas.by_code else None}


def _measure(searched: Searched, areas: Areas) -> Json:
    target, found = searched
    asked = found.asked
    unit, claimed = target.unit, asked.claimed
    limits = [limit.value.value.lower for limit in target.limits if limit.value.value.lower is not None]
    showing = _Showing(target, [*limits, *_near(claimed)], areas, found)
    return {
        **_formula(target.measure),
        "unit": unit.kind,
        "target": [
            {"comparator": limit.comparator, **interval_data(limit.value.value, unit, [])} for limit in target.limits
        ],
        "claimed": {
            "value": value_data(claimed.values, unit),
            "step": str(claimed.step),
            "target_met": _is_met(target, claimed.values),
        },
        "definition": _own(searched, showing),
        "gives_it": found.base.rounding not in {None, "truncated"},
        "tried": found.tried,
        "computed": found.computed,
        "equal": found.equal,
        "limit_reached": found.is_cut,
        "chances": [chance._asdict() for chance in found.chances],
        "matches": [_tried(match, showing) for match in found.matches[:MOST_MATCHES]],
        "more_matches": max(len(found.matches) - MOST_MATCHES, 0),
        "nearest": [_tried(near, showing) for near in found.nearest],
    }


def _near(claimed: Claimed) -> list[Fraction]:
    """Return the claimed figure and where it begins and ends, for what is shown to keep apart from."""
    return [] if claimed.value is None else [claimed.value + half * claimed.step / 2 for half in range(-2, 3)]


class _Showing(NamedTuple):
    """What it takes to show a definition: the target, the numbers that what is shown keeps apart from, the names of areas."""

    target: Target
    apart_from: list[Fraction]
    areas: Areas
    found: Found


def _own(searched: Searched, showing: _Showing) -> Json:
    """Return what the plan's own definition comes to: as the engine has it, from items or from a reported figure."""
    result, base = searched.found.asked.result, searched.found.base
    unit, chosen = searched.target.unit, result.chosen
    trace = chosen.trace
    value = chosen.value if result.indicator.rule.target is not None else _exactly(base.value)
    return {
        "basis": chosen.basis,
        "value": None if value is None else value_data(value, unit, showing.apart_from),
        "rounding": base.rounding,
        "allows": _allows(value, searched.found.asked.claimed),
        "verdict": result.verdict,
        "target_met": None if value is None else _is_met(searched.target, value),
        "difference": _difference(base.value, showing),
        "numbers": write(with_numbers(_measured(searched, trace), showing.apart_from)),
        **_figures(_measured(searched, trace), unit, showing),
    }


def _allows(value: Interval | None, claimed: Claimed) -> bool | None:
    """Return whether a bound can be the claimed figure; None for a value that is exact or is none."""
    if value is None or value.is_exact:
        return None
    half = claimed.step / 2 if claimed.value is not None else Fraction(0)
    low, high = claimed.values.lower, claimed.values.upper
    meant = Interval(None if low is None else low - half, None if high is None else high + half)
    return intersect(value, meant) is not None


def _exactly(value: Fraction | None) -> Interval | None:
    return None if value is None else exact(value)


def _measured(searched: Searched, trace: Trace) -> Trace:
    """Return the step of the plan's own measure within the trace of its rule."""
    waiting = [trace]
    measure = searched.target.measure
    sides = (core.Reported,) if searched.found.asked.result.chosen.basis == "figure" else ()
    while waiting:
        step = waiting.pop()
        if step.node == measure or isinstance(step.node, sides):
            return step
        waiting.extend(step.parts)
    return trace


def _tried(tried: Tried, showing: _Showing) -> Json:
    asked = showing.found.asked
    unit, definition = showing.target.unit, tried.definition
    trace = evaluated(definition, Figures(asked.known, asked.ungated))
    value = exact(tried.value if tried.value is not None else 0)
    return {
        "changes": [_edit(edit, words) for edit, words in zip(tried.edits, told(asked.base, tried.edits), strict=True)],
        **_formula(definition.measure),
        **_where(showing.areas, definition.seen.area),
        "period": str(definition.seen.period),
        "without": [showing.areas.name(area) for area in definition.seen.without],
        "numbers": write(with_numbers(trace, showing.apart_from)),
        "value": value_data(value, unit, showing.apart_from),
        "rounding": tried.rounding,
        "difference": _difference(tried.value, showing),
        "target_met": _is_met(showing.target, value),
        **_figures(trace, unit, showing),
    }


def _edit(edit: Edit, words: Bilingual) -> Json:
    return {"kind": edit.kind, "text": words.zh, "text_en": words.en}


def _formula(measure: core.Core) -> Json:
    return {"formula": write(measure), "formula_zh": write(measure, "zh"), "formula_en": write(measure, "en")}


def _difference(value: Fraction | None, showing: _Showing) -> Json | None:
    """Return how far a value is from the claimed figure, in points for ratios; None where there is no value."""
    if value is None:
        return None
    apart = distance(showing.found.asked.claimed, value)
    return interval_data(exact(apart), margin_unit(showing.target.unit), [Fraction(0)])


def _is_met(target: Target, value: Interval) -> Truth:
    truths = [compare(limit.comparator, value, limit.value.value) for limit in target.limits]
    return False if False in truths else None if None in truths else True


def _figures(trace: Trace, unit: Unit, showing: _Showing) -> Json:
    """Return the figures that a value rests on, the first of many, each with how it is made and where it is written."""
    steps = {(step.node, step.area, step.period): step for step in _steps(trace)}
    shown = [_figure(step, unit, showing) for step in islice(steps.values(), MOST_FIGURES)]
    return {"figures": shown, "more_figures": max(len(steps) - MOST_FIGURES, 0)}


def _steps(trace: Trace) -> Iterator[Trace]:
    """Yield the steps at which a measure asks for figures; a count of rows is one, and a sum over rows has those of each row."""
    if isinstance(trace.node, core.Aggregate) and (trace.node.column is None or not trace.rows):
        yield trace
    elif isinstance(trace.node, core.Aggregate) or not trace.parts or isinstance(trace.node, core.ItemValue):
        yield from items_in(trace)
    else:
        for part in trace.parts:
            yield from _steps(part)


def _figure(step: Trace, unit: Unit, showing: _Showing) -> Json:
    node = step.node
    item = node.item if isinstance(node, core.ItemValue) else None
    facts = [leaf.fact for leaf in leaves(step) if leaf.fact is not None] if step.fact is None else [step.fact]
    return {
        "item": None if item is None else item.id,
        "name": item.name.zh if item is not None else _written(node, "zh"),
        "name_en": item.name.en if item is not None else _written(node, "en"),
        **_where(showing.areas, step.area),
        "period": str(period) if (period := _period(step)) is not None else None,
        "value": value_data(step.value, unit if isinstance(node, core.Reported) else node.unit, []),
        "how": "rows" if step.rows else step.how,
        "parts": len(step.rows) or len(step.parts),
        "missing": None if step.missing is None else step.missing.value,
        "facts": [_fact(fact, showing) for fact in facts[:MOST_FACTS]],
        "more_facts": max(len(facts) - MOST_FACTS, 0),
    }


def _period(step: Trace) -> Period | None:
    """Return the period of a figure: a reported one may be of another than the one asked for."""
    return step.fact.period if isinstance(step.node, core.Reported) and step.fact is not None else step.period


def _written(node: core.Core, naming: Language) -> str | None:
    return write(node, naming) if isinstance(node, core.Aggregate) else None


def _fact(fact: Fact, showing: _Showing) -> Json:
    return {
        **_where(showing.areas, fact.area),
        "period": str(fact.period),
        "raw": fact.raw.strip(),
        "publisher": fact.publisher,
        "place": place_data(fact.place),
    }
