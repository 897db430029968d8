"""A grid: rows of cells as text, from a CSV file, a sheet of a workbook or a table of a database."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, islice
from types import MappingProxyType
from typing import NamedTuple

from dp_rules.text.place import Cell

ROWS_AT_ONCE = 4096
Progress = Callable[[str, int], object]
"""Is told that a file has been read down to a row."""


class Row(NamedTuple):
    """A row with its number: the line of a text file on which it starts, the row of a sheet, the record."""

    line: int
    cells: list[str]


class Batch(NamedTuple):
    """Rows that follow one another, some perhaps blank, with the number of each."""

    lines: Sequence[int]
    rows: list[list[str]]


class Grid:
    """The rows of one table, to be read once from top to bottom; what is wrong with the file is told while they are read.

    ``sheet`` is the name of the sheet or table within its file. ``fields`` are the names of the columns
    where they have some of their own, as in a database, and then the rows begin with the records;
    otherwise a header stands in the rows: in the first one, or ``below_titles`` in the first that
    looks like one. ``comments`` are what people noted at cells, by line and column.
    """

    __slots__ = ("_batches", "below_titles", "close", "comments", "fields", "file", "sheet")

    def __init__(
        self,
        file: str,
        rows: Iterator[Row] | Iterator[Batch],
        sheet: str | None = None,
        fields: Sequence[str] | None = None,
        *,
        below_titles: bool = False,
        comments: Mapping[tuple[int, int], str] = MappingProxyType({}),
        close: Callable[[], object] = lambda: None,
    ) -> None:
        """Hold the rows of ``file``, one by one or in batches; ``close`` lets go of it."""
        self.file = file
        self._batches = _in_batches(rows)
        self.sheet = sheet
        self.fields = fields
        self.below_titles = below_titles
        self.close = close
        self.comments = comments

    def fill(self, rows: Iterator[Row]) -> None:
        """Give the grid its rows, where reading them takes the grid's places."""
        self._batches = _in_batches(rows)

    def watch(self, progress: Progress) -> None:
        """Let ``progress`` know how far the rows have been read."""
        self._batches = self._watched(self._batches, progress)

    def _watched(self, batches: Iterator[Batch], progress: Progress) -> Iterator[Batch]:
        for batch in batches:
            yield batch
            progress(self.file, batch.lines[-1])

    def batches(self) -> Iterator[Batch]:
        """Yield the rows that are left, many at once."""
        return self._batches

    def rows(self) -> Iterator[Row]:
        """Yield the rows that are left and not blank."""
        for lines, rows in self._batches:
            for line, cells in zip(lines, rows, strict=True):
                if is_written(cells):
                    yield Row(line, cells)

    def first_rows(self, most: int) -> list[Row]:
        """Return the first rows that are not blank, ``most`` of them or fewer; they are left in the grid."""
        taken: list[Batch] = []
        found: list[Row] = []
        for batch in self._batches:
            taken.append(batch)
            found += [Row(line, cells) for line, cells in zip(*batch, strict=True) if is_written(cells)]
            if len(found) >= most:
                break
        self._batches = chain(taken, self._batches)
        return found[:most]

    def skip_to_below(self, line: int) -> None:
        """Leave out the rows down to number ``line``, which is among the first."""
        batch = next(self._batches)
        while batch.lines[-1] < line:
            batch = next(self._batches)
        at = batch.lines.index(line) + 1
        self._batches = chain((Batch(batch.lines[at:], batch.rows[at:]),), self._batches)

    def cell(self, line: int, column: int, raw: str) -> Cell:
        """Return the place of a cell; ``column`` counts from 1, ``raw`` is what the cell holds."""
        if self.fields is not None:
            field = self.fields[column - 1] if column <= len(self.fields) else str(column)
            return Cell(self.file, line, column, raw, self.sheet, field)
        return Cell(self.file, line, column, raw, self.sheet)


def is_written(cells: list[str]) -> bool:
    """Say whether a row is not blank."""
    return bool(cells) and (bool(cells[0].strip()) or any(map(str.strip, cells)))


def _in_batches(rows: Iterator[Row] | Iterator[Batch]) -> Iterator[Batch]:
    """Yield rows that come one by one in batches, and batches as they are."""
    first = next(rows, None)
    if isinstance(first, Batch):
        yield first
        yield from rows  # type: ignore[misc]  # the first of them tells of which kind all are
    elif first is not None:
        together = chain((first,), rows)
        while some := list(islice(together, ROWS_AT_ONCE)):
            yield Batch([row[0] for row in some], [row[1] for row in some])  # type: ignore[misc]  # as above
