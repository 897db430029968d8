"""The shorter periods that make up a longer one: the quarters of a year, the months of a quarter."""

from dp_rules.quantity.period import Period, last_month

_MONTHS = 12
_OF_A_QUARTER = 3


def parts_of(period: Period, first_month: int = 1) -> list[tuple[Period, ...]]:
    """Return the ways in which a period is put together from shorter ones, the longer ones first.

    ``first_month`` is the month in which the year of the figure's calendar begins. A year is named
    for the calendar year in which it ends: with 10, 2023 is October 2022 to September 2023. Quarters,
    months and years to date are always what they say, of the calendar: ``2023M01-06`` is January to
    June, whatever the item's own year. So a year is made of quarters only where it begins with one. A
    month is made of nothing shorter.
    """
    if period.quarter:
        last = period.quarter * _OF_A_QUARTER
        return [tuple(Period(period.year, 0, month) for month in range(last - 2, last + 1))]
    if period.month and not period.from_start:
        return []
    is_calendar = period.from_start or first_month == 1
    first = (period.year, 1) if is_calendar else (period.year - 1, first_month)
    last = last_month(period) if is_calendar else first_month - 1
    months = _months(first, (period.year, last))
    ways = [tuple(Period(year, 0, month) for year, month in months)]
    if first[1] % _OF_A_QUARTER == 1 and len(months) % _OF_A_QUARTER == 0:
        ends = months[_OF_A_QUARTER - 1 :: _OF_A_QUARTER]
        ways.insert(0, tuple(Period(year, month // _OF_A_QUARTER) for year, month in ends))
    return ways


def _months(first: tuple[int, int], last: tuple[int, int]) -> list[tuple[int, int]]:
    count = (last[0] - first[0]) * _MONTHS + last[1] - first[1] + 1
    return [(first[0] + (first[1] - 1 + i) // _MONTHS, (first[1] - 1 + i) % _MONTHS + 1) for i in range(count)]
