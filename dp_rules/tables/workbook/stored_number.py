"""A number as a workbook stores it, to the text that stands for it: digits, a percentage or a date."""

import re
from datetime import date, timedelta
from decimal import Decimal
from math import isfinite

from dp_rules.tables.workbook.number_format import Section

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?")
_LONGEST = 400
_LAST_DAY = 2958465  # 9999-12-31
_DAY = 86400
NO_DATE = "########"
"""What Excel shows for a date that cannot be; nothing can be read from it."""


def plain_number(stored: str) -> str | None:
    """Return the shortest decimal text that stands for a stored number, or None where it is none.

    ``0.80500000000000005`` is the nearest that a workbook comes to 0.805, and means it: the text is
    the shortest one which leads to the same stored number. Whole numbers keep all their digits.
    """
    stored = stored.strip()
    if len(stored) > _LONGEST or not _NUMBER.fullmatch(stored):
        return None
    if stored.lstrip("+-").isdigit():
        return str(int(stored))
    number = float(stored)
    if not isfinite(number):
        return None
    text = repr(number)
    if "e" in text:
        text = format(Decimal(text), "f")
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


def percentage(number: str) -> str:
    """Return a plain number as a percentage, exactly: ``0.805`` is ``80.5%``."""
    sign = "-" if number.startswith("-") else ""
    whole, _, part = number.removeprefix("-").partition(".")
    part = part.ljust(2, "0")
    whole = (whole + part[:2]).lstrip("0") or "0"
    return f"{sign}{whole}.{part[2:]}%" if part[2:] else f"{sign}{whole}%"


def moment(number: str, section: Section, *, from_1904: bool) -> str:
    """Return a plain number of days as the date or time that its format shows: ``2023-07-01``, ``2023-07``, ``2023``."""
    days, part = divmod(Decimal(number), 1)
    seconds = int((part * _DAY).to_integral_value())
    whole = int(days) + seconds // _DAY
    seconds %= _DAY
    if section.shape == "duration":
        return NO_DATE if whole < 0 else _time(whole * _DAY + seconds)
    if section.shape == "clock" and 0 <= whole <= _LAST_DAY:
        return _time(seconds)
    day = _date(whole, from_1904=from_1904)
    if day is None:
        return NO_DATE
    if section.shape == "year":
        return day[:4]
    if section.shape == "month":
        return day[:7]
    return f"{day} {_time(seconds)}" if section.clock and seconds else day


def _date(days: int, *, from_1904: bool) -> str | None:
    """Return a day counted from 1900 or 1904; 1900 has the 29th of February that Excel gives it."""
    if not 0 <= days <= _LAST_DAY - (1462 if from_1904 else 0):
        return None
    if from_1904:
        return (date(1904, 1, 1) + timedelta(days)).isoformat()
    if days in {0, 60}:
        return {0: "1900-01-00", 60: "1900-02-29"}[days]
    return (date(1899, 12, 30 if days > 60 else 31) + timedelta(days)).isoformat()  # noqa: PLR2004  that day


def _time(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
