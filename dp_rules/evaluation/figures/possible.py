"""Which values a figure can have: no part exceeds its whole, nor the whole of that, and no whole is less than a part of its parts."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Literal, NamedTuple

from dp_rules.evaluation.figures.found import Found
from dp_rules.evaluation.figures.known import Known
from dp_rules.language.scope import Item
from dp_rules.quantity.interval import Interval

BoundCode = Literal["exceeds_its_whole", "below_its_part"]


class Bound(NamedTuple):
    """Why a figure cannot be: it is beyond ``value``, the figure of a whole or part ``item``."""

    code: BoundCode
    item: Item
    value: Fraction


def bound_on(item: Item, values: Interval, known: Known, find: Callable[[Item], Found]) -> Bound | None:
    """Return why a figure of ``item`` cannot be any of ``values``; None where it can be one of them.

    ``find`` is what is known of another item where and when the figure is, by the way by which it is had.
    """
    for whole in wholes_of(item, known):
        there = _values(find(whole))
        if there is not None and there.upper is not None and values.lower is not None and values.lower > there.upper:
            return Bound("exceeds_its_whole", whole, there.upper)
    for part in _parts_of(item, known):
        there = _values(find(part))
        if there is not None and there.lower is not None and values.upper is not None and values.upper < there.lower:
            return Bound("below_its_part", part, there.lower)
    return None


def wholes_of(item: Item, known: Known) -> Iterator[Item]:
    """Yield the whole that an item is declared to be a part of, and the wholes of that."""
    whole, seen = item.subset_of, {item.id}
    while whole is not None and whole not in seen and whole in known.items:
        yield known.items[whole]
        seen.add(whole)
        whole = known.items[whole].subset_of


def _parts_of(item: Item, known: Known) -> Iterator[Item]:
    """Yield the declared parts of an item, and their parts."""
    waiting, seen = [item.id], {item.id}
    while waiting:
        for part in known.parts.get(waiting.pop(), ()):
            if part.id not in seen:
                seen.add(part.id)
                waiting.append(part.id)
                yield part


def _values(found: Found) -> Interval | None:
    return found.value if found.has_data and isinstance(found.value, Interval) else None
