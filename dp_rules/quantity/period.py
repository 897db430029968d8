"""Periods: a year, a quarter or a month."""

import re
from typing import NamedTuple


class Period(NamedTuple):
    """``2023``, ``2023Q2`` or ``2023M07``; quarter and month are 0 where they do not apply."""

    year: int
    quarter: int = 0
    month: int = 0

    def __str__(self) -> str:
        """Return the period as it is written in rules and results."""
        if self.quarter:
            return f"{self.year}Q{self.quarter}"
        if self.month:
            return f"{self.year}M{self.month:02d}"
        return str(self.year)


_CHINESE_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
_PERIOD = re.compile(
    r"(?P<year>[0-9]{4})(?:年度?)?"
    r"(?:-?[Qq](?P<quarter>[1-4])|(?<=年)第?(?P<chinese>[一二三四1-4])季度"
    r"|-?[Mm](?P<month>0[1-9]|1[0-2])|-(?P<dashed>0[1-9]|1[0-2])|(?<=年)(?P<plain>1[0-2]|0?[1-9])月)?"
)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９－", "0123456789-")


def read_period(text: str) -> Period | None:
    """Return the period that ``text`` names, or None when it names none.

    ``2023``, ``2023年``, ``2023Q2``, ``2023年第二季度``, ``2023-07``, ``2023M07``, ``2023年7月``.
    """
    match = _PERIOD.fullmatch(text.strip().translate(_FULL_WIDTH))
    if match is None:
        return None
    quarter = match["quarter"] or match["chinese"]
    month = match["month"] or match["dashed"] or match["plain"]
    return Period(
        int(match["year"]),
        _CHINESE_QUARTERS.get(quarter) or int(quarter) if quarter else 0,
        int(month) if month else 0,
    )


def same_length(x: Period, y: Period) -> bool:
    """Say whether two periods are equally long."""
    return bool(x.quarter) == bool(y.quarter) and bool(x.month) == bool(y.month)


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
    year, quarter, month = period
    if quarter:
        return Period(year + quarter // 4, quarter % 4 + 1)
    if month:
        return Period(year + month // 12, 0, month % 12 + 1)
    return Period(year + 1)
