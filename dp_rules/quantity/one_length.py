"""Periods that can be compared: all of one length, and none between them left out."""

from collections import Counter
from collections.abc import Sequence

from dp_rules.quantity.period import Period, length_of, months_in, periods_between


def of_one_length(periods: Sequence[Period]) -> tuple[list[Period], list[Period]]:
    """Return the periods of one length in order, and those that are left out.

    The years where there are any; else the length that most periods have, of two such the longer. Years to
    date are of one length where they end with the same month.
    """
    if not periods:
        return [], []
    counts = Counter(map(length_of, periods))
    years = length_of(Period(periods[0].year))
    months = {length_of(period): months_in(period) for period in periods}
    chosen = years if years in counts else max(counts, key=lambda length: (counts[length], months[length]))
    return (
        sorted(period for period in set(periods) if length_of(period) == chosen),
        sorted(period for period in set(periods) if length_of(period) != chosen),
    )


def without_gaps(periods: Sequence[Period], most: int) -> list[Period]:
    """Return every period from the first to the last of ``periods``, which are of one length, at most the last ``most``."""
    if not periods:
        return []
    first, last = min(periods), max(periods)
    years_at_most = Period(max(first.year, last.year - most), first.quarter, first.month, first.from_start)
    return periods_between(max(first, years_at_most), last)[-most:]
