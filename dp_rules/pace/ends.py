"""What holds for all numbers that value and baseline may be, decided at the ends of their bounds.

Whether a value is at or beyond what is asked of a baseline gets no falser as the value gets better, and no truer as
the baseline does. So it holds for all if it holds for the worst value and the best baseline, and for none
if it fails for the best value and the worst baseline. An end that is open is only approached.
"""

from collections.abc import Callable
from fractions import Fraction

from dp_rules.pace.method import Level
from dp_rules.pace.pace import Estimate
from dp_rules.quantity.interval import Interval, Truth

Compare = Callable[[Fraction, Fraction], int]
"""How a value compares with what is asked of a baseline: 1 beyond it, 0 just at it, -1 short of it."""

_End = tuple[Fraction | None, bool]


def reaches(compare: Compare, value: Interval, baseline: Interval, *, up: bool, at_least_beyond: bool = False) -> Truth:
    """Say whether every value reaches what is asked of every baseline, none does, or it depends.

    ``at_least_beyond`` asks for more than to be just at it. Value and baseline are independent of each other.
    """
    if value.partial or baseline.partial:
        return None
    low, high = _ends(value)
    lowest, highest = _ends(baseline)
    worst, best = ((low, highest), (high, lowest)) if up else ((high, lowest), (low, highest))
    found = _at(compare, *worst)
    if found is not None:
        sign, is_approached = found
        if sign > 0 or (sign == 0 and (is_approached or not at_least_beyond)):
            return True
    found = _at(compare, *best)
    if found is not None:
        sign, is_approached = found
        if sign < 0 or (sign == 0 and (is_approached or at_least_beyond)):
            return False
    return None


def _ends(interval: Interval) -> tuple[_End, _End]:
    return (interval.lower, interval.lower_open), (interval.upper, interval.upper_open)


def _at(compare: Compare, value: _End, baseline: _End) -> tuple[int, bool] | None:
    """Return how two ends compare and whether either is only approached; None without such an end."""
    if value[0] is None or baseline[0] is None:
        return None
    return compare(value[0], baseline[0]), value[1] or baseline[1]


def between(at_lower: Level | None, at_upper: Level | None, like: tuple[bool, bool]) -> Estimate | None:
    """Return an estimate from its ends, ``like`` saying which are open; None without both."""
    if at_lower is None or at_upper is None:
        return None
    is_rounded = at_lower.is_rounded or at_upper.is_rounded
    return Estimate(Interval(at_lower.value, at_upper.value, like[0], like[1]), is_rounded)
