"""Areas whose parts do not add up to their own figure."""

from fractions import Fraction

from dp_rules.data.fact import Fact
from dp_rules.gates.fault import Fault
from dp_rules.gates.sight import Sight
from dp_rules.language.scope import Item
from dp_rules.quantity.interval import Interval, add, intersect, total
from dp_rules.quantity.show import show
from dp_rules.spec.gate import Gate
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label


def children(fact: Fact, item: Item, gate: Gate, sight: Sight) -> Fault | None:
    """Find an area's figure that is certainly not the sum over the areas inside it, all of which have one or are made of such."""
    parts = [] if fact.values is None else _parts(fact, gate, sight)
    if not parts:
        return None
    own = sight.could_be(fact, item)
    added = total([sight.could_be(part, item) for part in parts])
    if intersect(add(own, _slack(gate, fact)), added) is not None:
        return None
    stated = total([_as_written(part, item, sight) for part in parts])
    name = sight.where(fact)
    said = _said(stated, item)
    message = Bilingual(
        f"“{item.name.zh}”{name} 是 {fact.raw.strip()}，所辖 {len(parts)} 个地区之和是 {said}",
        f'"{item.name.en}" is {fact.raw.strip()} in {name}, and its {len(parts)} areas add up to {said}',
    )
    labels = tuple(
        Label(part.place, Bilingual(sight.areas.name(part.area), sight.areas.name(part.area))) for part in parts[:_MOST]
    )
    more = len(parts) - len(labels)
    help_ = Bilingual(
        "核对本级和下级的数；本级的数不会被下级之和代替",
        "check the figure and those inside; the sum does not take the place of the area's own figure",
    )
    note = Bilingual(f"另有 {more} 个下级地区", f"and {more} more areas inside") if more else None
    keys = tuple((one.id, one.area, one.period) for one in (fact, *parts))
    return Fault(keys, Diagnostic("children-differ", message, fact.place, labels, help_, note=note))


def _as_written(part: Fact, item: Item, sight: Sight) -> Interval:
    """Return a figure as the message adds it up: a number as it stands, a bound with the ends that it has."""
    return part.values if part.values is not None and part.values.is_exact else sight.could_be(part, item)


def _parts(fact: Fact, gate: Gate, sight: Sight) -> list[Fact]:
    """Return the figures that the gate adds up, none where one is lacking, for the areas as they are in the period.

    These are the areas of the gate's level. Without one they are those directly inside, and for one
    that has no figure those inside it, and so on down. The way ends at each figure, so that no area
    is looked at for more than the nearest figure around it.
    """
    areas = sight.areas
    parts: list[Fact] = []
    if gate.level:
        waiting = areas.within(fact.area, gate.level, fact.period)[::-1]
    else:
        waiting = areas.directly_within(fact.area, fact.period)[::-1]
    while waiting:
        area = waiting.pop()
        part = sight.figure(fact.id, area, fact.period)
        if part is not None:
            parts.append(part)
            continue
        within = [] if gate.level else areas.directly_within(area, fact.period)
        if not within:
            return []
        waiting += reversed(within)
    return parts


_MOST = 3
"""So many of the areas inside are shown with their places."""


def _slack(gate: Gate, fact: Fact) -> Interval:
    """Return by how much the two may differ, to either side."""
    tolerance = gate.tolerance
    ends = [] if fact.values is None else [end for end in fact.values[:2] if end is not None]
    amount = tolerance.amount * max(map(abs, ends), default=Fraction(0)) if tolerance.is_share else tolerance.amount
    return Interval(-amount, amount)


def _said(values: Interval, item: Item) -> str:
    if values.is_exact and values.lower is not None:
        text, is_exact = show(values.lower, item.unit, [])
        return text if is_exact else f"≈{text}"
    low = (
        ""
        if values.lower is None
        else f"{'>' if values.lower_open else '≥'} {show(values.lower, item.unit, [], 'down')[0]}"
    )
    high = (
        ""
        if values.upper is None
        else f"{'<' if values.upper_open else '≤'} {show(values.upper, item.unit, [], 'up')[0]}"
    )
    return ", ".join(filter(None, (low, high)))
