"""The small plot in a row of a table: one character for each period."""

import math
from collections.abc import Sequence
from fractions import Fraction

from dp_rules.report.trend.scale import HALF
from dp_rules.report.trend.style import Style

Ends = tuple[Fraction | None, Fraction | None]


def sparkline(values: Sequence[Ends | None], lowest: Fraction, highest: Fraction, style: Style) -> str:
    """Return a block for each number, from ``lowest`` (the lowest block) to ``highest`` (the full one).

    A bound has the sign of its kind in place of a block, for its height is not known; a period without a
    value has the sign for no data. Where all numbers are one, all blocks are of middle height. Empty where the
    console has no blocks.
    """
    if not style.blocks:
        return ""
    return "".join(_sign(value, lowest, highest, style) for value in values)


def _sign(value: Ends | None, lowest: Fraction, highest: Fraction, style: Style) -> str:
    if value is None:
        return style.no_data
    low, high = value
    if low is None or high is None:
        return style.at_most if low is None else style.at_least
    if low != high:
        return style.between
    top = len(style.blocks) - 1
    if lowest == highest:
        return style.blocks[top // 2]
    return style.blocks[math.floor((low - lowest) / (highest - lowest) * top + HALF)]
