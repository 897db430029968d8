"""Roots of rationals, compared exactly: bounded by rationals, at growing precision, until they differ.

Two numbers that are equal would be bounded for ever, so equality is decided first, and exactly. Let x be
the positive root of a rational, and x**r its least power that is rational. Then X**r - x**r has no factor of
lower degree over the rationals: the constant term of one would be, but for its sign, a rational x**s with s < r.
So for r > 1 the sum of x and its conjugates, the coefficient of X**(r - 1), is 0. If x = c + k*y with rational
c, k, both not 0, and y such a root too, then x and y generate the same field, the sums over
conjugates of both are 0, and c is 0 after all. So where c is not 0, equality needs x and y both rational.
"""

import math
from collections.abc import Iterator
from fractions import Fraction
from itertools import count
from typing import Final

from dp_rules.pace.method import Level, sign

_FIRST_BITS: Final = 32
_DIGITS: Final = 12
_GUARDED: Final = 40


def integer_root(number: int, degree: int) -> int:
    """Return the greatest integer whose power of ``degree`` is at most ``number``, which is not negative.

    Newton's method comes down to it from above, from the root of the number's leading half.
    """
    if number < 2 or degree == 1:  # noqa: PLR2004  0 and 1 are their own roots
        return number
    half = -(-number.bit_length() // degree) // 2
    if half == 0:
        return 1
    guess = integer_root(number >> (half * degree), degree) + 1 << half
    while True:
        better = ((degree - 1) * guess + number // guess ** (degree - 1)) // degree
        if better >= guess:
            return guess
        guess = better


def rational_power(base: Fraction, exponent: Fraction) -> Fraction | None:
    """Return ``base ** exponent`` for a base of at least 0 where that is rational, else None."""
    power = base**exponent.numerator
    degree = exponent.denominator
    top, bottom = integer_root(power.numerator, degree), integer_root(power.denominator, degree)
    if top**degree == power.numerator and bottom**degree == power.denominator:
        return Fraction(top, bottom)
    return None


def power_bounds(base: Fraction, exponent: Fraction, bits: int) -> tuple[Fraction, Fraction]:
    """Return two rationals, ``2 ** -bits`` apart, between which ``base ** exponent`` lies."""
    power = base**exponent.numerator
    degree = exponent.denominator
    root = integer_root((power.numerator << (bits * degree)) // power.denominator, degree)
    return Fraction(root, 1 << bits), Fraction(root + 1, 1 << bits)


def compare_powers(
    base: Fraction, exponent: Fraction, constant: Fraction, factor: Fraction, other: Fraction, other_exponent: Fraction
) -> int:
    """Return the sign of ``base**exponent - (constant + factor * other**other_exponent)``, exactly.

    Bases are at least 0, exponents above 0; constant and factor above 0, or the factor 0.
    """
    left = rational_power(base, exponent)
    right = Fraction(0) if factor == 0 else rational_power(other, other_exponent)
    if left is not None and right is not None:
        return sign(left - constant - factor * right)
    for bits in _growing():
        low, high = power_bounds(base, exponent, bits) if left is None else (left, left)
        less, more = power_bounds(other, other_exponent, bits) if right is None else (right, right)
        if low >= constant + factor * more:
            return 1
        if high <= constant + factor * less:
            return -1
    raise AssertionError("two different numbers are told apart at some precision")


def _growing() -> Iterator[int]:
    return (_FIRST_BITS << doubled for doubled in count())


def power(base: Fraction, exponent: Fraction) -> Level:
    """Return ``base ** exponent``: exactly where it is rational, else to forty digits, to be rounded once at the end."""
    known = rational_power(base, exponent)
    if known is not None:
        return Level(known)
    for bits in _growing():
        low, high = power_bounds(base, exponent, bits)
        if low > 0 and (high - low) * 10**_GUARDED < low:
            return Level(low, is_rounded=True)
    raise AssertionError("a number above 0 is bounded from below at some precision")


def rounded(number: Fraction) -> Fraction:
    """Return a number rounded to twelve digits that count."""
    if number == 0:
        return number
    size = abs(number)
    digits = len(str(math.floor(size))) if size >= 1 else 1 - len(str(math.floor(1 / size)))
    scale = Fraction(10) ** (_DIGITS - digits)
    return round(number * scale) / scale
