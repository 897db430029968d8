"""Days: the first or last one of a year or a month as people write them, and the last of a period."""

import re
from calendar import monthrange
from datetime import date

from dp_rules.quantity.period import Period, last_month

_WRITTEN = (
    r"(?P<year>[0-9]{4})(?:年?|[-/.年](?P<month>1[0-2]|0?[1-9])(?:月?|[-/.月](?P<day>3[01]|[12][0-9]|0?[1-9])日?))"
    r"(?:[ T]0?0:00(?::00)?)?"
)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９－．／", "0123456789-./")


def first_day(text: str) -> date | None:
    """Return the day that a text names, of a year or a month its first; None where it names none.

    ``2022``, ``2022-06``, ``2022-06-18``, ``2022年6月18日``, and a day as a workbook shows it.
    """
    return _day(text, last=False)


def last_day(text: str) -> date | None:
    """Return the day that a text names, of a year or a month its last; None where it names none."""
    return _day(text, last=True)


def last_day_of(period: Period) -> date:
    """Return the day on which a period ends."""
    return _end(max(period.year, date.min.year), last_month(period))


def _day(text: str, *, last: bool) -> date | None:
    match = re.fullmatch(_WRITTEN, text.strip().translate(_FULL_WIDTH))
    if match is None or int(match["year"]) < date.min.year:
        return None
    year, month = int(match["year"]), int(match["month"] or (12 if last else 1))
    if match["day"] is None:
        return _end(year, month) if last else date(year, month, 1)
    return date(year, month, int(match["day"])) if int(match["day"]) <= _end(year, month).day else None


def _end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
