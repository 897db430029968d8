"""Exact numbers as text: written so that they read back, and shown so that they can be read."""

import math
from collections.abc import Iterable
from fractions import Fraction
from typing import Literal

from dp_rules.quantity.unit import Unit

Rounding = Literal["nearest", "down", "up"]

_DECIMALS = 2
_MOST_DECIMALS = 12


def write_exact(number: Fraction) -> str:
    """Return the exact number as ``137/200`` or ``137``; ``Fraction(text)`` reads it back."""
    return str(number)


def terminating_decimals(number: Fraction) -> int | None:
    """Return how many decimals write ``number`` exactly, or None when no number of them does."""
    rest, twos, fives = number.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def write_decimal(number: Fraction, decimals: int, towards: Rounding = "nearest") -> str:
    """Return ``number`` with that many decimals, rounded once: half to even, or all down or up."""
    exact = number * 10**decimals
    scaled = _rounded(exact, towards)
    digits = f"{abs(scaled):0{decimals + 1}d}"
    sign = "-" if scaled < 0 else ""
    return f"{sign}{digits[:-decimals]}.{digits[-decimals:]}" if decimals else f"{sign}{digits}"


def _rounded(number: Fraction, towards: Rounding) -> int:
    if towards == "nearest":
        return round(number)
    return math.floor(number) if towards == "down" else math.ceil(number)


def shown_decimals(
    number: Fraction, apart_from: Iterable[Fraction] = (), towards: Rounding = "nearest"
) -> tuple[int, bool]:
    """Return how many decimals to show and whether they are exact.

    Numbers that end within four decimals are shown whole. Others are rounded to two, or to as
    many more as keep the number apart from those it is compared with, so that what is shown never
    contradicts the verdict.
    """
    needed = terminating_decimals(number)
    if needed is not None and needed <= _DECIMALS + 2:
        return needed, True
    others = [other for other in apart_from if other != number]
    decimals = _DECIMALS
    while decimals < _MOST_DECIMALS and _looks_like_another(number, others, decimals, towards):
        decimals += 1
    if needed is not None and needed <= decimals:
        return needed, True
    return decimals, False


def _looks_like_another(number: Fraction, others: list[Fraction], decimals: int, towards: Rounding) -> bool:
    scale = 10**decimals
    rounded = _rounded(number * scale, towards)
    if rounded == 0 and number != 0:
        return True
    return any((rounded > other * scale) != (number > other) or rounded == other * scale for other in others)


def show(
    number: Fraction, unit: Unit, apart_from: Iterable[Fraction] = (), towards: Rounding = "nearest"
) -> tuple[str, bool]:
    """Return how ``number`` is shown in ``unit`` (``68.5%``, ``1.5pp``, ``3012``) and whether that is exact.

    The end of a bound is rounded ``towards`` its outside, so that what is shown holds all of it.
    """
    if unit.kind in {"ratio", "points"}:
        percent = number * 100
        decimals, is_exact = shown_decimals(percent, [other * 100 for other in apart_from], towards)
        return write_decimal(percent, decimals, towards) + ("%" if unit.kind == "ratio" else "pp"), is_exact
    decimals, is_exact = shown_decimals(number, apart_from, towards)
    return write_decimal(number, decimals, towards), is_exact
