"""Sets of numbers as disjoint intervals: what a target allows, and whether one target implies another."""

from collections.abc import Iterable
from fractions import Fraction

from dp_rules.quantity.interval import Interval, intersect

Ranges = tuple[Interval, ...]
"""Intervals in ascending order that neither meet nor touch; none at all is the empty set."""


def both(first: Ranges, second: Ranges) -> Ranges:
    """Return the numbers that lie in both sets."""
    return _joined(part for x in first for y in second if (part := intersect(x, y)) is not None)


def either(first: Ranges, second: Ranges) -> Ranges:
    """Return the numbers that lie in one of the sets, or in both."""
    return _joined((*first, *second))


def outside(ranges: Ranges) -> Ranges:
    """Return the numbers that do not lie in the set."""
    found: list[Interval] = []
    lower: Fraction | None = None
    lower_open = False
    for part in ranges:
        if part.lower is not None:
            found += _between(lower, lower_open, part.lower, not part.lower_open)
        if part.upper is None:
            return tuple(found)
        lower, lower_open = part.upper, not part.upper_open
    return (*found, Interval(lower, None, lower_open))


def _between(lower: Fraction | None, lower_open: bool, upper: Fraction, upper_open: bool) -> list[Interval]:  # noqa: FBT001  an end is open or closed
    if lower is not None and (lower > upper or (lower == upper and (lower_open or upper_open))):
        return []
    return [Interval(lower, upper, lower_open, upper_open)]


def lies_in(first: Ranges, second: Ranges) -> bool:
    """Say whether every number of the first set lies in the second."""
    return all(any(_holds(whole, part) for whole in second) for part in first)


def _holds(whole: Interval, part: Interval) -> bool:
    """Say whether an interval lies in another; in a set of several it can lie in no two, which neither meet nor touch."""
    common = intersect(whole, part)
    return common is not None and common[:4] == part[:4]


def _joined(parts: Iterable[Interval]) -> Ranges:
    """Return intervals in order, those that meet or touch made into one."""
    given = list(parts)
    if len(given) < 2:  # noqa: PLR2004  most sets are one interval, and need no order
        return tuple(given)
    found: list[Interval] = []
    for part in sorted(given, key=_start):
        if found and _reaches(found[-1], part):
            last = found[-1]
            upper, upper_open = _further(last, part)
            found[-1] = Interval(last.lower, upper, last.lower_open, upper_open)
        else:
            found.append(part)
    return tuple(found)


def _start(part: Interval) -> tuple[bool, Fraction, bool]:
    return (part.lower is not None, part.lower or Fraction(0), part.lower_open)


def _reaches(first: Interval, second: Interval) -> bool:
    """Say whether nothing lies between an interval and one that starts no earlier."""
    if first.upper is None or second.lower is None:
        return True
    return first.upper > second.lower or (first.upper == second.lower and not (first.upper_open and second.lower_open))


def _further(first: Interval, second: Interval) -> tuple[Fraction | None, bool]:
    if first.upper is None or second.upper is None:
        return None, False
    if first.upper == second.upper:
        return first.upper, first.upper_open and second.upper_open
    return max((first.upper, first.upper_open), (second.upper, second.upper_open), key=lambda end: end[0])
