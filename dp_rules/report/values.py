"""Values as plain data: exact numbers as strings beside how they are shown, bounds with their openness."""

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from dp_rules.evaluation.trace import Value
from dp_rules.quantity.interval import Interval, Undefined
from dp_rules.quantity.show import show, write_exact
from dp_rules.quantity.unit import NUMBER, POINTS, Unit
from dp_rules.text.bilingual import Bilingual, Language

Json = dict[str, Any]


def value_data(value: Value, unit: Unit | None, apart_from: Iterable[Fraction] = ()) -> Json | bool | None:
    """Return a value as plain data, or None for one that is unknown or has none.

    ``apart_from`` are the limits that it is compared with: what is shown keeps apart from them.
    """
    match value:
        case bool() | None:
            return value
        case Undefined():
            return None
        case Interval():
            return None if value.is_everything else interval_data(value, unit or NUMBER, list(apart_from))


def interval_data(value: Interval, unit: Unit, apart_from: list[Fraction]) -> Json:
    """Return ``{"exact": "137/200", "display": "68.5%"}``, or the ends of a bound with their openness."""
    if value.is_exact and value.lower is not None:
        text, is_exact = show(value.lower, unit, apart_from)
        return {"exact": write_exact(value.lower), "display": text, "rounded": not is_exact}
    return {
        "lower": None if value.lower is None else write_exact(value.lower),
        "lower_open": value.lower_open,
        "upper": None if value.upper is None else write_exact(value.upper),
        "upper_open": value.upper_open,
        "display": _bound_text(value, unit, apart_from),
    }


def _bound_text(value: Interval, unit: Unit, apart_from: list[Fraction]) -> str:
    ends = []
    if value.lower is not None:
        ends.append(f"{'>' if value.lower_open else '≥'} {show(value.lower, unit, apart_from, 'down')[0]}")
    if value.upper is not None:
        ends.append(f"{'<' if value.upper_open else '≤'} {show(value.upper, unit, apart_from, 'up')[0]}")
    return ", ".join(ends)


def value_text(value: Value, unit: Unit | None, apart_from: Iterable[Fraction] = ()) -> str:
    """Return how a value is shown in a calculation: ``68.5%``, ``≈82.69%``, ``> 80%``, ``?``."""
    match value_data(value, unit, apart_from):
        case True:
            return "yes"
        case False:
            return "no"
        case None:
            return "?"
        case data:
            return f"≈{data['display']}" if data.get("rounded") else str(data["display"])


def in_words(text: str, language: Language) -> str:
    """Return shown values with percentage points in words: ``1.5pp`` becomes 1.5个百分点."""
    return re.sub(r"(?<=[0-9])pp\b", Bilingual(" 个百分点", " percentage points").say(language), text)


def margin_unit(unit: Unit | None) -> Unit:
    """Return the unit of a distance to the target: points for a ratio, else the unit itself."""
    if unit is None:
        return NUMBER
    return POINTS if unit.kind == "ratio" else unit
