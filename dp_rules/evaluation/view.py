"""What a rule sees of the data: one area and period, one row of a table, or one reported figure."""

from collections.abc import Sequence
from typing import Protocol

from dp_rules.data.fact import Record
from dp_rules.evaluation.figures.found import NOTHING_REPORTED, Found, Way
from dp_rules.evaluation.figures.known import NOT_NEGATIVE, Known
from dp_rules.evaluation.figures.stated import stated
from dp_rules.language.scope import Item, Table
from dp_rules.quantity.missing import Missing
from dp_rules.quantity.period import Period, same_length
from dp_rules.quantity.unit import TRUTH


class View(Protocol):
    """The data as one evaluation sees it."""

    area: str
    period: Period
    reported: Found

    def find(self, item: Item, period: Period | None) -> Found:
        """Return what is known of an item, in the evaluated or another period."""
        ...

    def in_period(self, period: Period) -> "View":
        """Return the same area or row as seen in another period."""
        ...

    def rows(self, table: Table, period: Period | None) -> "Sequence[View] | None":
        """Return a view of each row of a table, or None when the data has no such table here."""
        ...

    @property
    def label(self) -> str:
        """The name of this row for people."""
        ...


class AreaView:
    """One area in one period."""

    __slots__ = ("area", "known", "period", "reported", "seen_from", "way")

    def __init__(
        self,
        known: Known,
        area: str,
        period: Period,
        reported: Found = NOTHING_REPORTED,
        seen_from: Period | None = None,
        way: Way | None = None,
    ) -> None:
        """Look at ``area`` in ``period``; ``reported`` is the indicator's own figure, if any.

        ``seen_from`` is the period in whose boundaries the area is meant, by default ``period`` itself; ``way``
        whether its own figures are taken, or sums over the areas inside.
        """
        self.way = way
        self.known = known
        self.area = area
        self.period = period
        self.reported = reported
        self.seen_from = period if seen_from is None else seen_from

    @property
    def label(self) -> str:
        """The area's name."""
        return self.known.dataset.areas.name(self.area)

    def find(self, item: Item, period: Period | None) -> Found:
        """Return what is known of an item; what adds up over time does not compare with a period of another length."""
        if period is None:
            return self.known.find(item, self.area, self.period, self.seen_from, self.way)
        if item.kind != "stock" and not same_length(period, self.period):
            return Found(NOT_NEGATIVE, None, Missing.PERIOD_LENGTH, self.area, period)
        return self.known.find(item, self.area, period, self.seen_from, self.way)

    def in_period(self, period: Period) -> View:
        """Return the same area in another period."""
        return AreaView(self.known, self.area, period, seen_from=self.seen_from, way=self.way)

    def by(self, way: Way) -> "AreaView":
        """Return the same view with figures had by one way wherever they can be."""
        return AreaView(self.known, self.area, self.period, self.reported, self.seen_from, way)

    def rows(self, table: Table, period: Period | None) -> Sequence[View] | None:
        """Return the areas of a level inside this one, or the records of this area and period."""
        when = self.period if period is None else period
        dataset = self.known.dataset
        if table.is_level:
            codes = dataset.areas.within(self.area, table.id, when)
            return [AreaView(self.known, code, when) for code in codes] or None
        records = dataset.records.get(table.id, ())
        inside = [RecordView(r, self.area) for r in records if r.period == when and self._holds(r.area)]
        return inside or None

    def _holds(self, area: str) -> bool:
        while area != self.area:
            known = self.known.dataset.areas.by_code.get(area)
            if known is None or known.parent is None:
                return False
            area = known.parent
        return True


class RecordView:
    """One record of a table."""

    __slots__ = ("area", "period", "record", "reported")

    def __init__(self, record: Record, area: str) -> None:
        """Look at ``record`` as a row within ``area``."""
        self.record = record
        self.area = area
        self.period = record.period
        self.reported = NOTHING_REPORTED

    @property
    def label(self) -> str:
        """Where the record is written."""
        place = self.record.place
        return f"{place.file}:{getattr(place, 'line', 0)}"

    def find(self, item: Item, period: Period | None) -> Found:
        """Return what the record says in one column."""
        fact = self.record.cells.get(item.id)
        if item.unit == TRUTH:
            truth = None if fact is None else fact.truth
            return Found(truth, fact, (Missing.NO_DATA if fact is None else fact.missing) if truth is None else None)
        if fact is None or fact.values is None:
            return Found(NOT_NEGATIVE, fact, Missing.NO_DATA if fact is None else fact.missing)
        return Found(stated(item, fact.values), fact, None)

    def in_period(self, period: Period) -> View:
        """Return the record itself, which is of one period only."""
        return self

    def rows(self, table: Table, period: Period | None) -> Sequence[View] | None:
        """Return None: a record holds no further rows."""
        return None
