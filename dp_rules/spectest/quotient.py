"""A measure as ``offset + factor * top / bottom``, so that inputs for a wanted value can be worked out with a pencil.

This is a second, smaller derivation beside the evaluator, which it shares nothing with but the tree.
"""

from fractions import Fraction
from math import floor, lcm
from typing import NamedTuple

from dp_rules.language import core
from dp_rules.language.syntax import Comparator
from dp_rules.language.target import Limit

Slot = core.ItemValue | core.Aggregate | core.OverPeriods
"""What data supplies: an item, a count or a sum over rows, an item over several periods."""
ROUND_SIZE = 1000
_FIXED_TOP, _FIXED_BOTTOM = 500, 1000


class Quotient(NamedTuple):
    """A measure; ``bottom`` is None where it divides by nothing, ``fixed`` are slots that keep one number.

    ``step`` is that of ``round``.
    """

    offset: Fraction
    factor: Fraction
    top: Slot
    bottom: Slot | None = None
    fixed: tuple[tuple[Slot, int], ...] = ()
    step: Fraction | None = None


def quotient_of(measure: core.Core) -> Quotient | None:
    """Return a measure as a quotient, or None when it is none."""
    match measure:
        case core.ItemValue() | core.Aggregate() | core.OverPeriods():
            return Quotient(Fraction(0), Fraction(1), measure)
        case core.Defined(body=body):
            return quotient_of(body)
        case core.Negative(operand=operand):
            return _scaled(quotient_of(operand), Fraction(-1))
        case core.Rounded(operand=operand, step=step):
            inner = quotient_of(operand)
            return None if inner is None or inner.step is not None else inner._replace(step=step.value.lower)
        case core.Arithmetic(operator="+" | "-" as operator, left=left, right=right):
            return _sum(left, right, Fraction(1 if operator == "+" else -1))
        case core.Arithmetic(operator="*", left=left, right=core.Constant() as scale):
            return _scaled(quotient_of(left), _number(scale))
        case core.Arithmetic(operator="*", left=core.Constant() as scale, right=right):
            return _scaled(quotient_of(right), _number(scale))
        case core.Arithmetic(operator="/", left=left, right=core.Constant() as scale) if _number(scale):
            return _scaled(quotient_of(left), 1 / _number(scale))
        case core.Arithmetic(operator="/", left=left, right=right):
            return _divided(quotient_of(left), quotient_of(right))
    return None


def _number(constant: core.Constant) -> Fraction:
    return constant.value.lower or Fraction(0)


def _scaled(inner: Quotient | None, factor: Fraction) -> Quotient | None:
    if inner is None or inner.step is not None or not factor:
        return None
    return inner._replace(offset=inner.offset * factor, factor=inner.factor * factor)


def _sum(left: core.Core, right: core.Core, sign: Fraction) -> Quotient | None:
    if isinstance(left, core.Constant):
        inner = _scaled(quotient_of(right), sign)
        return None if inner is None else inner._replace(offset=inner.offset + _number(left))
    inner = quotient_of(left)
    if inner is None or inner.step is not None:
        return None
    if isinstance(right, core.Constant):
        return inner._replace(offset=inner.offset + sign * _number(right))
    other = quotient_of(right)
    if other is None or other.step is not None or other.fixed or set(_slots(inner)) & set(_slots(other)):
        return None
    if other.bottom is None:
        worth = other.offset + other.factor * ROUND_SIZE
        fixed: tuple[tuple[Slot, int], ...] = ((other.top, ROUND_SIZE),)
    else:
        worth = other.offset + other.factor * Fraction(_FIXED_TOP, _FIXED_BOTTOM)
        fixed = ((other.top, _FIXED_TOP), (other.bottom, _FIXED_BOTTOM))
    return inner._replace(offset=inner.offset + sign * worth, fixed=inner.fixed + fixed)


def _divided(left: Quotient | None, right: Quotient | None) -> Quotient | None:
    if left is None or right is None or left.bottom is not None or right.bottom is not None:
        return None
    plain = not (left.offset or right.offset or left.fixed or right.fixed or left.step or right.step)
    if not plain or left.top == right.top:
        return None
    return left._replace(factor=left.factor / right.factor, bottom=right.top)


def _slots(quotient: Quotient) -> tuple[Slot, ...]:
    return (quotient.top, *(() if quotient.bottom is None else (quotient.bottom,)), *(s for s, _ in quotient.fixed))


class Point(NamedTuple):
    """Whole numbers for ``top`` and ``bottom`` (1 where there is none)."""

    top: int
    bottom: int


def points_around(quotient: Quotient, limit: Fraction, size: int) -> list[Point]:
    """Return points just below, at and just above a limit, as near to it as whole numbers of that size come."""
    wanted = [limit]
    if quotient.step is not None:
        wanted += [limit + quotient.step * Fraction(part, 4) for part in (-4, -3, -2, -1, 1, 2, 3, 4)]
    found: list[Point] = []
    for value in wanted:
        ratio = (value - quotient.offset) / quotient.factor
        if quotient.bottom is None:
            whole = floor(ratio)
            found += [
                Point(number, 1) for number in ((whole - 1, whole, whole + 1) if whole == ratio else (whole, whole + 1))
            ]
        else:
            bottom = _at_least(ratio.denominator, size)
            top = int(ratio * bottom)
            steps = (-1, 0, 1) if quotient.step is None else (0,)
            found += [Point(top + step, bottom) for step in steps]
    return sorted({point for point in found if point.top >= 0}, key=lambda point: (point.bottom, point.top))


def _at_least(denominator: int, size: int) -> int:
    """Return the smallest multiple of a denominator that is a round number: ``size``, or ten times that, and so on."""
    while size % denominator and size < denominator:
        size *= 10
    return lcm(size, denominator) if size % denominator else size


def holds(quotient: Quotient, point: Point, limits: tuple[Limit, ...]) -> bool:
    """Say whether a point satisfies limits, by whole numbers multiplied crosswise."""
    offset, factor = quotient.offset, quotient.factor
    number = offset.numerator * factor.denominator * point.bottom + factor.numerator * point.top * offset.denominator
    under = offset.denominator * factor.denominator * point.bottom
    if quotient.step is not None:
        number, under = _to_the_step(number, under, quotient.step)
    return all(
        _compares(limit.comparator, number * value.denominator, value.numerator * under)
        for limit in limits
        if (value := limit.value.value.lower) is not None
    )


def side(quotient: Quotient, point: Point, limit: Fraction) -> int:
    """Return -1, 0 or 1 for a point below, at or above a limit, before any rounding."""
    value = quotient.offset + quotient.factor * Fraction(point.top, point.bottom)
    return (value > limit) - (value < limit)


def _to_the_step(number: int, under: int, step: Fraction) -> tuple[int, int]:
    """Return ``number / under`` rounded to a step, half to even, again as two whole numbers."""
    number, under = number * step.denominator, under * step.numerator
    whole, rest = divmod(number, under)
    if 2 * rest > under or (2 * rest == under and whole % 2):
        whole += 1
    return whole * step.numerator, step.denominator


def _compares(comparator: Comparator, left: int, right: int) -> bool:
    match comparator:
        case ">":
            return left > right
        case ">=":
            return left >= right
        case "<":
            return left < right
        case "<=":
            return left <= right
        case "=":
            return left == right
        case "!=":
            return left != right
