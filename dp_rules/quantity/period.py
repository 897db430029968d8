"""Periods: a year, a quarter, a month, or a year to date."""

import re
from typing import NamedTuple


class Period(NamedTuple):
    """``2023``, ``2023Q2``, ``2023M07``, or from the year's start to a month's end: ``2023M01-09``.

    Quarter and month are 0 where they do not apply. With ``from_start`` the period is the year to
    date: it begins with the year and ends with ``month``, which is then none of 1, 3 and 12, for
    those are a month, a quarter and a year.
    """

    year: int
    quarter: int = 0
    month: int = 0
    from_start: bool = False

    def __str__(self) -> str:
        """Return the period as it is written in rules and results."""
        if self.quarter:
            return f"{self.year}Q{self.quarter}"
        if self.from_start:
            return f"{self.year}M01-{self.month:02d}"
        if self.month:
            return f"{self.year}M{self.month:02d}"
        return str(self.year)


_NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4, "六": 6, "九": 9}
TO = "[-－—–~～至到]"
"""What stands between the first and the last month of a run."""
_PERIOD = re.compile(
    r"(?P<year>[0-9]{4})(?:年度?)?"
    r"(?:-?[Qq](?P<quarter>[1-4])|(?<=年)第?(?P<chinese>[一二三四1-4])季度"
    r"|-?[Mm](?P<month>0[1-9]|1[0-2])|-(?P<dashed>0[1-9]|1[0-2])|(?<=年)(?P<plain>1[0-2]|0?[1-9])月)?"
)
_RUN = (
    r"(?P<year>[0-9]{4})(?:年度?)?(?:"
    rf"-?[Mm](?P<m1>0?[1-9]|1[0-2]){TO}[Mm]?(?P<m2>0?[1-9]|1[0-2])"
    rf"|(?<=年)(?P<month1>0?[1-9]|1[0-2])月?{TO}(?P<month2>0?[1-9]|1[0-2])月份?"
    rf"|-?[Qq](?P<q1>[1-4]){TO}[Qq]?(?P<q2>[1-4])"
    rf"|(?<=年)第?(?P<quarter1>[一二三四1-4])(?:季度)?{TO}第?(?P<quarter2>[一二三四1-4])季度"
    r"|(?<=年)前(?P<quarters>[二两三23])个?季度|(?<=年)前(?P<months>[三六九369])个月"
    r"|(?<=年)(?P<half>[上下])半年|-?[Hh](?P<h>[12]))"
)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９－", "0123456789-")
_MONTHS_OF_A_QUARTER = 3
_LAST_MONTH = 12


def read_period(text: str) -> Period | None:
    """Return the period that ``text`` names, or None when it names none.

    ``2023``, ``2023年``, ``2023Q2``, ``2023年第二季度``, ``2023-07``, ``2023M07``, ``2023年7月``; and
    of runs of months those from January, and quarters: ``2023M01-09``, ``2023年1-9月``,
    ``2023年上半年``, ``2023年前三季度``.
    """
    text = text.strip().translate(_FULL_WIDTH)
    match = _PERIOD.fullmatch(text)
    if text.startswith("0000"):
        return None
    if match is None:
        run = run_of_months(text)
        return None if run is None else _of_months(*run)
    quarter = match["quarter"] or match["chinese"]
    month = match["month"] or match["dashed"] or match["plain"]
    return Period(
        int(match["year"]),
        _NUMERALS.get(quarter) or int(quarter) if quarter else 0,
        int(month) if month else 0,
    )


def run_of_months(text: str) -> tuple[int, int, int] | None:
    """Return year, first and last month of a run of months within a year, whether it is a period or none."""
    match = re.fullmatch(_RUN, text.strip().translate(_FULL_WIDTH))
    if match is None:
        return None
    year = int(match["year"])
    if match["half"] or match["h"]:
        return (year, 1, 6) if match["half"] == "上" or match["h"] == "1" else (year, 7, _LAST_MONTH)
    if match["months"]:
        return year, 1, _number(match["months"])
    if match["quarters"]:
        return year, 1, _number(match["quarters"]) * _MONTHS_OF_A_QUARTER
    first, last = match["q1"] or match["quarter1"], match["q2"] or match["quarter2"]
    if first:
        return year, (_number(first) - 1) * _MONTHS_OF_A_QUARTER + 1, _number(last) * _MONTHS_OF_A_QUARTER
    return year, int(match["m1"] or match["month1"]), int(match["m2"] or match["month2"])


def _number(digit: str) -> int:
    return 2 if digit == "两" else _NUMERALS.get(digit) or int(digit)


def _of_months(year: int, first: int, last: int) -> Period | None:
    """Return the months from ``first`` to ``last`` as a period: from January, or the three of a quarter."""
    if first == 1:
        return year_to_date(year, last)
    is_a_quarter = last == first + 2 and last % _MONTHS_OF_A_QUARTER == 0
    return Period(year, last // _MONTHS_OF_A_QUARTER) if is_a_quarter else None


def year_to_date(year: int, month: int) -> Period:
    """Return the period from January to the end of ``month``; January, a quarter and a year are written as such."""
    match month:
        case 1:
            return Period(year, 0, 1)
        case 3:
            return Period(year, 1)
        case 12:
            return Period(year)
    return Period(year, 0, month, from_start=True)


def length_of(period: Period) -> tuple[bool, bool, int]:
    """Return what two periods of one length have in common: years to date end with the same month."""
    return period.quarter > 0, period.month > 0, period.month if period.from_start else 0


def same_length(x: Period, y: Period) -> bool:
    """Say whether two periods are equally long."""
    return length_of(x) == length_of(y)


def months_in(period: Period) -> int:
    """Return how many months a period has."""
    if period.from_start:
        return period.month
    return _MONTHS_OF_A_QUARTER if period.quarter else 1 if period.month else _LAST_MONTH


def last_quarter(period: Period) -> int:
    """Return the quarter in which the period ends, 4 for a year."""
    return period.quarter or (-(-period.month // 3) if period.month else 4)


def last_month(period: Period) -> int:
    """Return the month in which the period ends, 12 for a year."""
    return period.month or (period.quarter * 3 if period.quarter else 12)


def periods_between(first: Period, last: Period) -> list[Period]:
    """Return every period from ``first`` to ``last``, both of one length and included."""
    found = [first]
    while found[-1] < last:
        found.append(_following(found[-1]))
    return found


def _following(period: Period) -> Period:
    year, quarter, month, from_start = period
    if quarter:
        return Period(year + quarter // 4, quarter % 4 + 1)
    if from_start:
        return period._replace(year=year + 1)
    if month:
        return Period(year + month // 12, 0, month % 12 + 1)
    return Period(year + 1)


def is_year(period: Period) -> bool:
    """Say whether a period is a whole year."""
    return not period.quarter and not period.month
