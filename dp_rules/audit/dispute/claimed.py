"""The figure that somebody claims: what it says, at which precision, and which exact values it can stand for."""

import math
from fractions import Fraction
from typing import Literal, NamedTuple

from dp_rules.language import core
from dp_rules.language.target import change_of
from dp_rules.quantity.figure import Direction, Figure, change_as, read_figure
from dp_rules.quantity.interval import Interval, contains
from dp_rules.quantity.period import Period
from dp_rules.quantity.unit import POINTS, RATIO, Unit
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.safe import brief

Rounding = Literal["exact", "half_even", "half_up", "truncated", "bound"]
"""How an exact value comes to the claimed figure: it is that, is rounded to it, is cut off to it, or lies within the bound."""


class Claimed(NamedTuple):
    """A figure as claimed: its text, its values (one, or a bound) and the value of one unit of its last digit."""

    text: str
    values: Interval
    step: Fraction

    @property
    def value(self) -> Fraction | None:
        """The one number claimed, None for a bound."""
        return self.values.lower if self.values.is_exact else None


_HOW = Bilingual(
    "写作 71.2%、0.712、7.12‰、4.4、1,234、12.3万、超3000、85%以上、比2020年下降10%",
    "write 71.2%, 0.712, 7.12‰, 4.4, 1,234, 12.3万, >3000, 85%以上 or down 10% on 2020",
)


def read_claimed(text: str, measure: core.Core) -> Claimed | Bilingual:
    """Return the figure that ``text`` claims for a measure, or why it cannot be one and what to write."""
    shown = brief(text)
    figure = read_figure(text, {})
    if figure is None or figure.values is None:
        return Bilingual(
            f"“{shown}”读不懂，不能当作数字；{_HOW.zh}", f'"{shown}" cannot be read as a figure: {_HOW.en}'
        )
    if figure.change is not None:
        return _read_change(figure, measure, shown)
    return _fitting(figure, measure.unit, shown)


def _fitting(figure: Figure, unit: Unit, shown: str) -> Claimed | Bilingual:
    values = figure.values
    if values is None:
        raise TypeError("a marker for missing is no figure")
    if unit in {RATIO, POINTS}:
        if not figure.percent and not _is_a_share(figure):
            return Bilingual(
                f"这项指标是比率，“{shown}”没有百分号；写作 {shown}%，或写成小数",
                f'this indicator is a ratio, and "{shown}" has no percent sign: write {shown}%, or a decimal such as 0.712',
            )
    elif figure.percent:
        return Bilingual(
            f"这项指标是数量，不是比率，“{shown}”不会是它的值；写不带百分号的数",
            f'this indicator is a number and no ratio, so "{shown}" cannot be its value: write a number without a percent sign',
        )
    return Claimed(figure.text.strip(), values, figure.step)


def _is_a_share(figure: Figure) -> bool:
    """Say whether a figure without a percent sign is a decimal such as 0.712, which can be no percentage left unsigned."""
    values = figure.values
    ends = () if values is None else tuple(end for end in (values.lower, values.upper) if end is not None)
    return figure.step < 1 and all(-1 <= end <= 1 for end in ends)


def _read_change(figure: Figure, measure: core.Core, shown: str) -> Claimed | Bilingual:
    change = change_of(measure)
    if change is None or figure.change is None:
        return Bilingual(
            f"“{shown}”是变化幅度，这项指标不是；写它的值，例如 71.2% 或 1,234",
            f'"{shown}" is a change, and this indicator is none: write its value, such as 71.2% or 1,234',
        )
    node, base = change
    if figure.change.base != base:
        return Bilingual(
            f"“{shown}”比的是 {figure.change.base} 年，这项指标比的是 {base} 年；只写百分数（例如 10%），就会试别的基年",
            f'"{shown}" is a change on {figure.change.base}, and this indicator is one on {base}: write the percentage alone, such as 10%, and other base years are tried',
        )
    if not figure.percent:
        return Bilingual(
            f"“{shown}”没有百分号；变化幅度要写百分号", f'"{shown}" has no percent sign, which a change is written with'
        )
    direction: Direction = "decline" if node.function == "decline" else "growth"
    values = change_as(figure, direction)
    if values is None:
        raise TypeError("a change has values")
    return Claimed(figure.text.strip(), values, figure.step)


def rounding_to(claimed: Claimed, value: Fraction) -> Rounding | None:
    """Return how ``value`` comes to the claimed figure, or None where it does not.

    Half to even as GB/T 8170-2008 has it, half up as spreadsheets do; where both do, the first is said.
    """
    stated = claimed.value
    if stated is None:
        return "bound" if contains(claimed.values, value) else None
    if value == stated:
        return "exact"
    steps, wanted = value / claimed.step, stated / claimed.step
    if round(steps) == wanted:
        return "half_even"
    size = abs(steps)
    sign = -1 if steps < 0 else 1
    if sign * math.floor(size + Fraction(1, 2)) == wanted:
        return "half_up"
    return "truncated" if sign * math.floor(size) == wanted else None


def distance(claimed: Claimed, value: Fraction) -> Fraction:
    """Return how far ``value`` is from the claimed figure, 0 within a bound."""
    low, high = claimed.values.lower, claimed.values.upper
    if low is not None and value < low:
        return low - value
    return value - high if high is not None and value > high else Fraction(0)


def base_period(measure: core.Core) -> Period | None:
    """Return the period from which a change is measured, None for a measure that is no change."""
    change = change_of(measure)
    if change is not None:
        return change[1]
    match measure:
        case core.Defined(function="change", arguments=(_, Period() as base)):
            return base
    return None
