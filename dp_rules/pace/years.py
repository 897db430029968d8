"""Time as exact fractions of years, counted to the end of a period."""

from fractions import Fraction

from dp_rules.quantity.period import Period


def end_of(period: Period) -> Fraction:
    """Return when a period ends, in years: 2023 at 2024, 2023Q2 at 2023 1/2, 2023M07 at 2023 7/12."""
    if period.quarter:
        return period.year + Fraction(period.quarter, 4)
    if period.month:
        return period.year + Fraction(period.month, 12)
    return Fraction(period.year + 1)
