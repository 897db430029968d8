"""Which figures two runs were given differently, cell by cell."""

from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

from dp_rules.data.dataset import Dataset
from dp_rules.data.fact import Fact, Record
from dp_rules.data.store import Key
from dp_rules.quantity.period import Period

Kind = Literal["added", "removed", "value", "read_otherwise", "written_otherwise", "publisher"]
"""``read_otherwise``: the same text is taken for another value; ``written_otherwise``: another text for the same value."""


class DataChange(NamedTuple):
    """A figure that differs; ``first`` or ``second`` is None where a run was not given it."""

    kind: Kind
    item: str
    area: str
    period: Period
    first: Fact | None
    second: Fact | None

    @property
    def key(self) -> Key:
        """The figure."""
        return (self.item, self.area, self.period)


class RecordChange(NamedTuple):
    """How many records of a table, area and period only one of the runs was given."""

    table: str
    area: str
    period: Period
    added: int
    removed: int


def data_changes(first: Dataset, second: Dataset) -> tuple[DataChange, ...]:
    """Return every figure that differs, sorted by item, period and area; ``first`` is in the second's table of areas."""
    return tuple(sorted(_changes(first, second), key=lambda change: (change.item, change.period, change.area)))


def _changes(first: Dataset, second: Dataset) -> Iterator[DataChange]:
    for key in first.facts:
        before = first.facts[key]
        if key not in second.facts:
            yield DataChange("removed", *key, before, None)
            continue
        after = second.facts[key]
        kind = _kind(before, after)
        if kind is not None:
            yield DataChange(kind, *key, before, after)
    for key in second.facts:
        if key not in first.facts:
            yield DataChange("added", *key, None, second.facts[key])


def _kind(first: Fact, second: Fact) -> Kind | None:
    if _says(first) != _says(second):
        return "read_otherwise" if first.raw == second.raw and first.raw else "value"
    if first.publisher != second.publisher:
        return "publisher"
    return None if first.raw == second.raw else "written_otherwise"


def _says(fact: Fact) -> tuple[object, ...]:
    return (fact.values, fact.truth, fact.missing, fact.change, fact.step)


def record_changes(first: Dataset, second: Dataset) -> tuple[RecordChange, ...]:
    """Return how many records differ by table, area and period; the order of rows does not matter."""
    found = []
    for table in sorted(first.records.keys() | second.records.keys()):
        mine, theirs = (Counter(map(_row, run.records.get(table, ()))) for run in (first, second))
        added, removed = theirs - mine, mine - theirs
        places = sorted({(row[0], row[1]) for row in (*added, *removed)})
        for area, period in places:
            more, fewer = (
                sum(count for row, count in some.items() if row[:2] == (area, period)) for some in (added, removed)
            )
            found.append(RecordChange(table, area, period, more, fewer))
    return tuple(found)


def _row(record: Record) -> tuple[str, Period, frozenset[tuple[str, tuple[object, ...]]]]:
    return (record.area, record.period, frozenset((id_, _says(fact)) for id_, fact in record.cells.items()))
