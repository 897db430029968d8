"""What a rule sees of the data: one area and period, one row of a table, or one reported figure."""

from collections.abc import Container, Sequence
from typing import NamedTuple, Protocol

from dp_rules.data.dataset import Dataset
from dp_rules.data.fact import Fact, Record
from dp_rules.data.store import Key
from dp_rules.language.scope import Item, Scope, Table
from dp_rules.quantity.interval import EVERYTHING, ZERO, Interval, Truth, intersect
from dp_rules.quantity.missing import Missing
from dp_rules.quantity.period import Period, same_length
from dp_rules.quantity.unit import TRUTH

NOT_NEGATIVE = Interval(ZERO, None)


class Found(NamedTuple):
    """What is known of an item: its values, the fact they rest on, or why there is none."""

    value: Interval | Truth
    fact: Fact | None
    missing: Missing | None


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


NOTHING_REPORTED = Found(EVERYTHING, None, Missing.NO_DATA)


class Known:
    """A dataset together with what the plan declares of its items; shared by all views of a run."""

    __slots__ = ("blocked", "dataset", "items", "parts")

    def __init__(self, dataset: Dataset, scope: Scope, blocked: Container[Key] = frozenset()) -> None:
        """Join ``dataset`` with the declarations in ``scope``; figures that are ``blocked`` may not be used."""
        self.dataset = dataset
        self.blocked = blocked
        self.items = scope.items
        parts: dict[str, list[Item]] = {}
        for item in scope.items.values():
            if item.subset_of is not None:
                parts.setdefault(item.subset_of, []).append(item)
        self.parts = parts

    def find(self, item: Item, area: str, period: Period) -> Found:
        """Return what is known of an item: its fact, and where that is not one number, its domain."""
        fact = self.dataset.facts.get((item.id, area, period))
        if (item.id, area, period) in self.blocked:
            return Found(None if item.unit == TRUTH else self._domain(item, area, period), fact, Missing.GATE)
        if fact is None:
            if item.unit == TRUTH:
                return Found(None, None, Missing.NO_DATA)
            return Found(self._domain(item, area, period), None, Missing.NO_DATA)
        if item.unit == TRUTH:
            return Found(fact.truth, fact, fact.missing if fact.truth is None else None)
        values = fact.values
        if values is None:
            return Found(self._domain(item, area, period), fact, fact.missing)
        if not values.is_exact:
            return Found(intersect(values, self._domain(item, area, period)) or values, fact, None)
        return Found(values, fact, None)

    def _domain(self, item: Item, area: str, period: Period) -> Interval:
        """Return all that an item can be: at least 0 and its parts, at most its whole."""
        domain = NOT_NEGATIVE
        for part in self.parts.get(item.id, ()):
            stated = self._stated(part, area, period)
            if stated is not None and stated.lower is not None:
                domain = intersect(domain, Interval(stated.lower, None, stated.lower_open)) or domain
        whole = item.subset_of
        seen = {item.id}
        while whole is not None and whole not in seen and whole in self.items:
            stated = self._stated(self.items[whole], area, period)
            if stated is not None and stated.upper is not None:
                domain = intersect(domain, Interval(None, stated.upper, upper_open=stated.upper_open)) or domain
            seen.add(whole)
            whole = self.items[whole].subset_of
        return domain

    def _stated(self, item: Item, area: str, period: Period) -> Interval | None:
        fact = self.dataset.facts.get((item.id, area, period))
        return None if fact is None or (item.id, area, period) in self.blocked else fact.values


class AreaView:
    """One area in one period."""

    __slots__ = ("area", "known", "period", "reported")

    def __init__(self, known: Known, area: str, period: Period, reported: Found = NOTHING_REPORTED) -> None:
        """Look at ``area`` in ``period``; ``reported`` is the indicator's own figure, if any."""
        self.known = known
        self.area = area
        self.period = period
        self.reported = reported

    @property
    def label(self) -> str:
        """The area's name."""
        return self.known.dataset.areas.name(self.area)

    def find(self, item: Item, period: Period | None) -> Found:
        """Return what is known of an item; what adds up over time does not compare with a period of another length."""
        if period is None:
            return self.known.find(item, self.area, self.period)
        if item.kind != "stock" and not same_length(period, self.period):
            return Found(NOT_NEGATIVE, None, Missing.PERIOD_LENGTH)
        return self.known.find(item, self.area, period)

    def in_period(self, period: Period) -> View:
        """Return the same area in another period."""
        return AreaView(self.known, self.area, period)

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
        return Found(fact.values, fact, None)

    def in_period(self, period: Period) -> View:
        """Return the record itself, which is of one period only."""
        return self

    def rows(self, table: Table, period: Period | None) -> Sequence[View] | None:
        """Return None: a record holds no further rows."""
        return None
