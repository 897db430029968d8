"""Facts: one value of one item or indicator for one area and period, with its place."""

from fractions import Fraction
from typing import NamedTuple

from dp_rules.quantity.figure import Change
from dp_rules.quantity.interval import Interval, Truth
from dp_rules.quantity.missing import Missing
from dp_rules.quantity.period import Period
from dp_rules.text.place import Place


class Fact(NamedTuple):
    """What a cell says.

    ``values`` is None for a yes or no, whose ``truth`` then counts, and for a missing value, whose
    reason is ``missing``. ``change`` says from which year a figure such as ``比2016年下降10%`` is
    measured. ``step`` is the value of one unit of its last digit, the precision at which it was
    reported. ``passed_over`` are other publishers' figures of the same, of which this one was preferred.
    """

    id: str
    area: str
    period: Period
    values: Interval | None
    truth: Truth
    missing: Missing | None
    change: Change | None
    step: Fraction | None
    raw: str
    place: Place
    publisher: str | None = None
    note: str | None = None
    passed_over: tuple["Fact", ...] = ()


class Record(NamedTuple):
    """One row of a table of records: its area, its period, and a fact for each column."""

    area: str
    period: Period
    cells: dict[str, Fact]
    place: Place
