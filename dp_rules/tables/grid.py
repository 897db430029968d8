"""A grid: rows of cells as text, from a CSV file, a sheet of a workbook or a table of a database."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from dp_rules.text.place import Cell


class Row(NamedTuple):
    """A row that is not blank, with its number: the line of a text file on which it starts, the row of a sheet, the record."""

    line: int
    cells: list[str]


class Grid:
    """The rows of one table, to be read once from top to bottom; what is wrong with the file is told while they are read.

    ``sheet`` is the name of the sheet or table within its file. ``fields`` are the names of the columns
    where they have some of their own, as in a database, and then the rows begin with the records;
    otherwise a header stands in the rows: in the first one, or ``below_titles`` in the first that
    looks like one. ``comments`` are what people noted at cells, by line and column.
    """

    __slots__ = ("below_titles", "comments", "fields", "file", "rows", "sheet")

    def __init__(
        self,
        file: str,
        rows: Iterator[Row],
        sheet: str | None = None,
        fields: Sequence[str] | None = None,
        *,
        below_titles: bool = False,
        comments: Mapping[tuple[int, int], str] = MappingProxyType({}),
    ) -> None:
        """Hold the rows of ``file``."""
        self.file = file
        self.rows = rows
        self.sheet = sheet
        self.fields = fields
        self.below_titles = below_titles
        self.comments = comments

    def cell(self, line: int, column: int, raw: str) -> Cell:
        """Return the place of a cell; ``column`` counts from 1, ``raw`` is what the cell holds."""
        if self.fields is not None:
            field = self.fields[column - 1] if column <= len(self.fields) else str(column)
            return Cell(self.file, line, column, raw, self.sheet, field)
        return Cell(self.file, line, column, raw, self.sheet)
