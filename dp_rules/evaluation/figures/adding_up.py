"""How a figure is made of others: of the areas inside, of the periods inside, of the areas that were merged.

Counts add up over areas. Over time a flow adds up, a stock is what it was last, and what is counted
from the start of a plan is what it was last and never a sum. A ratio is of sums and is never added
up itself. What is missing of the parts makes bounds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dp_rules.evaluation.figures.found import Found, How
from dp_rules.evaluation.figures.stated import stated
from dp_rules.quantity.interval import Interval, intersect, total
from dp_rules.quantity.missing import Missing
from dp_rules.quantity.parts_of_period import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dp_rules.evaluation.figures.known import Known
    from dp_rules.language.scope import Item
    from dp_rules.quantity.period import Period


def of_areas_inside(known: Known, item: Item, area: str, period: Period) -> Found | None:
    """Return the sum over the areas directly inside; None where the item does not add up or none of them has data.

    An area inside counts with its own figure, else with what is inside it.
    """
    if item.over_areas != "sum":
        return None
    inside = known.dataset.areas.directly_within(area, period)
    if not inside:
        return None
    parts = [known.here(item, one, period) for one in inside]
    depth = max(map(_depth, parts))
    if depth and any(part.has_data for part in parts):
        parts = [part if part.has_data else _opened(known, item, part, period, depth) for part in parts]
    return _added(item, parts, "areas", area, period)


def _depth(found: Found) -> int:
    """Return from how many levels below its own a figure is added up."""
    return 1 + max(map(_depth, found.parts)) if found.how == "areas" else 0


def _opened(known: Known, item: Item, nothing: Found, period: Period, depth: int) -> Found:
    """Return an area without data as the areas inside it, down to the level that the others are added up from.

    So that those are named which did not report, and bounded by what they said of themselves.
    """
    inside = known.dataset.areas.directly_within(nothing.area, period)
    if depth == 0 or not inside or nothing.fact is not None:
        return nothing
    parts = [_opened(known, item, known.here(item, one, period), period, depth - 1) for one in inside]
    value = sum_of(item, [part.value for part in parts])
    if isinstance(nothing.value, Interval):
        value = intersect(value, nothing.value) or value
    return Found(value, None, None, nothing.area, period, "areas", tuple(parts))


def of_predecessors(known: Known, item: Item, area: str, codes: tuple[str, ...], period: Period) -> Found | None:
    """Return the sum over the areas of that time that are one today."""
    if item.over_areas != "sum" and len(codes) > 1:
        return None
    return _added(item, [known.here(item, code, period) for code in codes], "predecessors", area, period)


def of_periods_inside(known: Known, item: Item, area: str, period: Period) -> Found | None:
    """Return what the quarters or months of the item's own statistical year come to; None where there is nothing."""
    if item.over_periods == "none" or not known.has_shorter_than(period):
        return None
    for periods in parts_of(period, item.first_month):
        parts = [_in_time(known, item, area, part) for part in periods]
        if not any(part.has_data or part.missing is Missing.GATE for part in parts):
            continue
        if item.over_periods == "sum":
            return _added(item, parts, "periods", area, period)
        return _latest(item, parts, area, period)
    return None


def _in_time(known: Known, item: Item, area: str, period: Period) -> Found:
    own = known.own(item, area, period)
    if own.has_data or own.missing is Missing.GATE:  # nothing takes the place of a blocked figure
        return own
    return of_periods_inside(known, item, area, period) or own


def _latest(item: Item, parts: list[Found], area: str, period: Period) -> Found | None:
    """Return the last part; of what only grows, an earlier one is still the least that it can be.

    A stock at the end of a period says nothing of what it is later.
    """
    last = parts[-1]
    if last.has_data or last.missing is Missing.GATE:
        return Found(last.value, None, None, area, period, "latest", (last,))
    earlier = [part for part in parts if part.has_data]
    if item.kind != "cumulative" or not isinstance(earlier[-1].value, Interval):
        return None
    least = earlier[-1].value
    value = Interval(least.lower, None, least.lower_open)
    return Found(value, None, None, area, period, "latest", (earlier[-1], last))


def _added(item: Item, parts: list[Found], how: How, area: str, period: Period) -> Found | None:
    if not any(part.has_data or part.missing is Missing.GATE for part in parts):
        return None
    return Found(sum_of(item, [part.value for part in parts]), None, None, area, period, how, tuple(parts))


def sum_of(item: Item, parts: Iterable[object]) -> Interval:
    """Return the sum of parts; of what is counted one by one three times "<5" is at most 12 and not nearly 15."""
    return total([stated(item, part) for part in parts if isinstance(part, Interval)])
