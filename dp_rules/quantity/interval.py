"""Intervals of rationals: every value is one, and an exact number is one whose ends meet.

Arithmetic and comparison are over all the numbers that an interval holds. A comparison is
certainly true, certainly false, or unknown (``None``); so is everything built from comparisons.
"""

import math
from enum import Enum
from fractions import Fraction
from typing import Final, NamedTuple

Truth = bool | None
"""Kleene's three values: certainly true, certainly false, unknown."""


class Undefined(Enum):
    """A quantity that has no value at all, and why: a denominator of zero, the least of nothing."""

    ZERO_DENOMINATOR = "zero_denominator"
    NO_ROWS = "no_rows"


class Interval(NamedTuple):
    """``(80%, 100%]``: all numbers between two ends, each end open or closed.

    ``None`` for an end means that there is none on that side. ``partial`` says that besides the
    numbers held there may be no value at all, because a denominator may be zero.
    """

    lower: Fraction | None
    upper: Fraction | None
    lower_open: bool = False
    upper_open: bool = False
    partial: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether the interval holds one number and certainly has a value."""
        lower, upper = self.lower, self.upper
        return (lower is upper or lower == upper) and lower is not None and not self.partial

    @property
    def is_everything(self) -> bool:
        """Whether nothing at all is known."""
        return self.lower is None and self.upper is None


EVERYTHING: Final = Interval(None, None)
ZERO: Final = Fraction(0)
_HALF = Fraction(1, 2)


def exact(number: Fraction | int) -> Interval:
    """Return the interval that holds just ``number``."""
    value = number if isinstance(number, Fraction) else Fraction(number)
    return Interval(value, value)


def whole_numbers(interval: Interval) -> Interval:
    """Return the whole numbers in an interval as one with closed ends; the interval itself where it holds none."""
    lower, upper = interval.lower, interval.upper
    if lower is not None:
        low = math.floor(lower) + 1 if interval.lower_open else math.ceil(lower)
        lower = low if isinstance(low, Fraction) else Fraction(low)  # a number that is not fixed stays one
    if upper is not None:
        high = math.ceil(upper) - 1 if interval.upper_open else math.floor(upper)
        upper = high if isinstance(high, Fraction) else Fraction(high)
    if lower is not None and upper is not None and lower > upper:
        return interval
    return Interval(lower, upper, partial=interval.partial)


def contains(interval: Interval, number: Fraction) -> bool:
    """Say whether ``number`` lies in ``interval``."""
    lower, upper = interval.lower, interval.upper
    if lower is not None and (number < lower or (number == lower and interval.lower_open)):
        return False
    return not (upper is not None and (number > upper or (number == upper and interval.upper_open)))


def intersect(first: Interval, second: Interval) -> Interval | None:
    """Return what both intervals hold, or None when that is nothing."""
    lower, lower_open = _tighter(first.lower, first.lower_open, second.lower, second.lower_open, 1)
    upper, upper_open = _tighter(first.upper, first.upper_open, second.upper, second.upper_open, -1)
    if lower is not None and upper is not None and (lower > upper or (lower == upper and (lower_open or upper_open))):
        return None
    return Interval(lower, upper, lower_open, upper_open, first.partial or second.partial)


def _tighter(
    first: Fraction | None, first_open: bool, second: Fraction | None, second_open: bool, sign: int
) -> tuple[Fraction | None, bool]:
    if first is None:
        return second, second_open
    if second is None:
        return first, first_open
    if first == second:
        return first, first_open or second_open
    return (first, first_open) if (first > second) == (sign > 0) else (second, second_open)


def hull(first: Interval, second: Interval) -> Interval:
    """Return the smallest interval that holds both."""
    lower, lower_open = _looser(first.lower, first.lower_open, second.lower, second.lower_open, 1)
    upper, upper_open = _looser(first.upper, first.upper_open, second.upper, second.upper_open, -1)
    return Interval(lower, upper, lower_open, upper_open, first.partial or second.partial)


def _looser(
    first: Fraction | None, first_open: bool, second: Fraction | None, second_open: bool, sign: int
) -> tuple[Fraction | None, bool]:
    if first is None or second is None:
        return None, False
    if first == second:
        return first, first_open and second_open
    return (first, first_open) if (first < second) == (sign > 0) else (second, second_open)


def negate(x: Interval) -> Interval:
    """Return minus ``x``."""
    return Interval(
        None if x.upper is None else -x.upper,
        None if x.lower is None else -x.lower,
        x.upper_open,
        x.lower_open,
        x.partial,
    )


def add(x: Interval, y: Interval) -> Interval:
    """Return ``x + y``."""
    if x.lower is None or y.lower is None:
        lower, lower_open = None, False
    else:
        lower, lower_open = x.lower + y.lower, x.lower_open or y.lower_open
    if x.upper is None or y.upper is None:
        upper, upper_open = None, False
    else:
        upper, upper_open = x.upper + y.upper, x.upper_open or y.upper_open
    return Interval(lower, upper, lower_open, upper_open, x.partial or y.partial)


def subtract(x: Interval, y: Interval) -> Interval:
    """Return ``x - y``."""
    if x.is_exact and y.is_exact:
        value = x.lower - y.lower  # type: ignore[operator]  # exact intervals have ends
        return Interval(value, value)
    return add(x, negate(y))


def multiply(x: Interval, y: Interval) -> Interval:
    """Return ``x * y``: the outermost of the products of the ends."""
    partial = x.partial or y.partial
    if x.is_exact and y.is_exact:
        value = x.lower * y.lower  # type: ignore[operator]  # exact intervals have ends
        return Interval(value, value, partial=partial)
    products = [_product(a, b) for a in _ends(x) for b in _ends(y)]
    if not _holds_both_sides_bounded(x) or not _holds_both_sides_bounded(y):
        return _unbounded_product(products, partial)
    return _span_of([product for product in products if product is not None], partial)


_End = tuple[Fraction | None, bool, int]


def _ends(x: Interval) -> tuple[_End, _End]:
    """Return both ends as (value or None, open, sign of the infinity if None)."""
    return (x.lower, x.lower_open, -1), (x.upper, x.upper_open, 1)


def _holds_both_sides_bounded(x: Interval) -> bool:
    return x.lower is not None and x.upper is not None


def _product(a: _End, b: _End) -> tuple[Fraction, bool] | int | None:
    """Return the product of two ends: a value with its openness, or the sign of an infinity.

    A closed zero times anything is a zero that is reached; an open zero times an infinity is a
    zero that is not.
    """
    (first, first_open, first_sign), (second, second_open, second_sign) = a, b
    if first is not None and second is not None:
        value = first * second
        if value == 0:
            reached = (first == 0 and not first_open) or (second == 0 and not second_open)
            return value, not reached
        return value, first_open or second_open
    if first is None and second is None:
        return first_sign * second_sign
    known, known_open, sign = (
        (first, first_open, second_sign) if first is not None else (second, second_open, first_sign)
    )
    if known is None:
        return None
    if known == 0:
        return ZERO, known_open
    return sign if known > 0 else -sign


def _span_of(products: list[tuple[Fraction, bool] | int], partial: bool) -> Interval:
    finite = [product for product in products if not isinstance(product, int)]
    lower = min(value for value, _ in finite)
    upper = max(value for value, _ in finite)
    return Interval(
        lower,
        upper,
        all(is_open for value, is_open in finite if value == lower),
        all(is_open for value, is_open in finite if value == upper),
        partial,
    )


def _unbounded_product(products: list[tuple[Fraction, bool] | int | None], partial: bool) -> Interval:
    signs = {product for product in products if isinstance(product, int)}
    finite = [product for product in products if product is not None and not isinstance(product, int)]
    inner = _span_of(list(finite), partial) if finite else EVERYTHING
    return Interval(
        None if -1 in signs else inner.lower,
        None if 1 in signs else inner.upper,
        -1 not in signs and inner.lower_open,
        1 not in signs and inner.upper_open,
        partial,
    )


def divide(x: Interval, y: Interval) -> Interval | Undefined:
    """Return ``x / y``; a denominator that is certainly zero has no value, one that may be zero a partial one."""
    low, high = y.lower, y.upper
    if low is not None and (low is high or low == high):
        if not low:
            return Undefined.ZERO_DENOMINATOR
        if x.lower is not None and (x.lower is x.upper or x.lower == x.upper):
            value = x.lower / low
            return Interval(value, value, partial=x.partial or y.partial)
    below = low is None or low < 0
    above = high is None or high > 0
    if below and above:
        return Interval(None, None, partial=True)
    touches = (low == 0 and not y.lower_open) or (high == 0 and not y.upper_open)
    return multiply(x, _invert(y, partial=y.partial or touches))


def _invert(y: Interval, *, partial: bool) -> Interval:
    """Return ``1 / y`` for an interval on one side of zero, which it may touch."""
    low, high = y.lower, y.upper
    lower = ZERO if high is None else None if high == 0 else 1 / high
    upper = ZERO if low is None else None if low == 0 else 1 / low
    lower_open = high is None or (high != 0 and y.upper_open)
    upper_open = low is None or (low != 0 and y.lower_open)
    return Interval(lower, upper, lower_open and lower is not None, upper_open and upper is not None, partial)


def round_half_even(x: Interval, step: Fraction) -> Interval:
    """Return ``x`` rounded to a multiple of ``step``, half to even (GB/T 8170-2008), once."""
    return Interval(
        None if x.lower is None else _rounded(x.lower, step, up=x.lower_open),
        None if x.upper is None else _rounded(x.upper, step, down=x.upper_open),
        partial=x.partial,
    )


def _rounded(end: Fraction, step: Fraction, *, up: bool = False, down: bool = False) -> Fraction:
    """Round one end; an open end that lies half-way is rounded to the side where the numbers are."""
    steps = end / step
    if up:
        return math.floor(steps + _HALF) * step
    return (math.ceil(steps - _HALF) if down else round(steps)) * step


def less(x: Interval, y: Interval) -> Truth:
    """Return whether ``x < y``."""
    before = x.upper is not None and y.lower is not None
    if before and (x.upper < y.lower or (x.upper == y.lower and (x.upper_open or y.lower_open))):  # type: ignore[operator]  # both ends are there
        return None if x.partial or y.partial else True
    if x.lower is not None and y.upper is not None and x.lower >= y.upper:
        return None if x.partial or y.partial else False
    return None


def less_or_equal(x: Interval, y: Interval) -> Truth:
    """Return whether ``x <= y``."""
    return invert_truth(less(y, x))


def equal(x: Interval, y: Interval) -> Truth:
    """Return whether ``x = y``."""
    if x.is_exact and y.is_exact:
        return x.lower == y.lower
    if x.partial or y.partial:
        return None
    return None if intersect(x, y) is not None else False


def invert_truth(truth: Truth) -> Truth:
    """Return the opposite of a truth; the opposite of unknown is unknown."""
    return None if truth is None else not truth


def total(values: list[Interval]) -> Interval:
    """Return the sum of ``values``, 0 for none."""
    numbers = [value.lower for value in values if value.is_exact and value.lower is not None]
    if len(numbers) == len(values):
        return exact(sum(numbers, ZERO))
    result = exact(0)
    for value in values:
        result = add(result, value)
    return result


def smallest(values: list[Interval]) -> Interval:
    """Return the smallest of ``values``, of which there is at least one."""
    if len(values) == 1:
        return values[0]
    return negate(largest([negate(value) for value in values]))


def largest(values: list[Interval]) -> Interval:
    """Return the largest of ``values``, of which there is at least one.

    It reaches its lower end only where every value does, its upper end where one does.
    """
    result = values[0]
    for value in values[1:]:
        lower, lower_open = _tighter(result.lower, result.lower_open, value.lower, value.lower_open, 1)
        upper, upper_open = _looser(result.upper, result.upper_open, value.upper, value.upper_open, -1)
        result = Interval(lower, upper, lower_open, upper_open, result.partial or value.partial)
    return result
