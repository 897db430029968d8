"""The rows of a plot: each stands for a round number, and a value for the row that is nearest to it."""

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from dp_rules.quantity.show import terminating_decimals, write_decimal

MOST_ROWS: Final = 11
_ROUND: Final = (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5))
_AROUND_ONE = 3
_LONG = 10
_FEW_DECIMALS = 4
HALF: Final = Fraction(1, 2)


class Scale(NamedTuple):
    """Rows from ``anchor + lowest * step`` up to ``anchor + highest * step``.

    ``apart`` are the levels that a number has to keep apart from.
    """

    step: Fraction
    lowest: int
    highest: int
    anchor: Fraction = Fraction(0)
    apart: tuple[Fraction, ...] = ()

    @property
    def height(self) -> int:
        """How many rows there are."""
        return self.highest - self.lowest + 1

    def row(self, number: Fraction) -> int:
        """Return the row of a number, from 0 at the top: the nearest, halfway between two the upper one.

        A number beside a level does not stand on the row of the level but on the next, on its own side: what is
        shown must not contradict the verdict.
        """
        row = self._nearest(number)
        for level in self.apart:
            if number != level and row == self._nearest(level):
                row += 1 if number < level else -1
        return min(max(row, 0), self.height - 1)

    def _nearest(self, number: Fraction) -> int:
        return self.highest - math.floor((number - self.anchor) / self.step + HALF)


def scale_of(
    low: Fraction,
    high: Fraction,
    targets: Sequence[Fraction] = (),
    *,
    above: Fraction | None = None,
    below: Fraction | None = None,
) -> Scale:
    """Return the finest scale by round numbers that holds ``low`` to ``high`` in few rows.

    The first of ``targets`` has a row of its own, from which the others are counted, if it can be written in few
    decimals and no row falls below 0 for it. From ``above`` a bound goes on upwards, from ``below`` downwards; there is
    a row beyond them. A single number has rows around it.
    """
    zero = Fraction(0)
    anchor = targets[0] if targets and _is_short(targets[0]) else zero
    scale = _anchored(low, high, anchor, above=above, below=below)
    if low >= 0 and scale.anchor + scale.lowest * scale.step < 0:
        scale = _anchored(low, high, zero, above=above, below=below)
        scale = scale._replace(lowest=max(0, scale.lowest))
    return scale._replace(apart=tuple(targets))


def _anchored(
    low: Fraction, high: Fraction, anchor: Fraction, *, above: Fraction | None, below: Fraction | None
) -> Scale:
    if low == high:
        step = _step_at_most(abs(high) / 10 if high else Fraction(1))
        around = math.floor((high - anchor) / step + HALF)
        return Scale(step, around - _AROUND_ONE, around + _AROUND_ONE, anchor)
    step = _step_at_most((high - low) / MOST_ROWS)
    while _last(high, anchor, step) - _first(low, anchor, step) >= MOST_ROWS:
        step = _next(step)
    lowest, highest = _first(low, anchor, step), _last(high, anchor, step)
    more_below = below is not None and math.floor((below - anchor) / step + HALF) == lowest
    more_above = above is not None and math.floor((above - anchor) / step + HALF) == highest
    return Scale(step, lowest - more_below, highest + more_above, anchor)


def _first(low: Fraction, anchor: Fraction, step: Fraction) -> int:
    return math.floor((low - anchor) / step)


def _last(high: Fraction, anchor: Fraction, step: Fraction) -> int:
    return math.ceil((high - anchor) / step)


def _is_short(number: Fraction) -> bool:
    decimals = terminating_decimals(number)
    return decimals is not None and decimals <= _FEW_DECIMALS


def _step_at_most(number: Fraction) -> Fraction:
    """Return the largest round number that is at most ``number``, which is above 0."""
    power = Fraction(10) ** power_of(number)
    return max(power * first for first in _ROUND if power * first <= number)


def _next(step: Fraction) -> Fraction:
    """Return the round number after ``step``: 1, 2, 2.5, 5, 10, 20 and so on."""
    power = Fraction(10) ** power_of(step)
    return next((power * first for first in _ROUND if power * first > step), power * 10)


def power_of(number: Fraction) -> int:
    """Return the greatest power of ten that is at most ``number``, which is above 0: 2 for 345, -1 for 0.5."""
    power = len(str(number.numerator)) - len(str(number.denominator))
    return power if Fraction(10) ** power <= number else power - 1


def labels_of(scale: Scale, suffix: str = "") -> tuple[list[str], int]:
    """Return the label of each row, the top one first, and the power of ten by which they are to be multiplied.

    It is 0 unless the numbers are too long to be written out. Labels are the exact numbers of their rows.
    """
    numbers = [scale.anchor + row * scale.step for row in range(scale.highest, scale.lowest - 1, -1)]
    power = power_of(max(map(abs, numbers)))
    exponent = power if abs(power) >= _LONG else 0
    shown = [number / Fraction(10) ** exponent for number in numbers]
    decimals = max(terminating_decimals(number) or 0 for number in shown)
    return [write_decimal(number, decimals) + suffix for number in shown], exponent
