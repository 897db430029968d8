"""The rows of a sheet as openpyxl's parser meets them, with all that is stored in their cells: nothing is computed yet."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from openpyxl.utils.cell import column_index_from_string
from openpyxl.worksheet._reader import CELL_TAG, FORMULA_TAG, INLINE_STRING, VALUE_TAG, WorkSheetParser

from dp_rules.tables.workbook.cell_text import TRUE, whole
from dp_rules.tables.workbook.faults import in_our_words
from dp_rules.tables.workbook.limits import MOST_COLUMNS, MOST_ROWS
from dp_rules.tables.workbook.package import Part
from dp_rules.tables.workbook.rich_text import text_of
from dp_rules.tables.workbook.sheet_end import UpToEnd
from dp_rules.tables.workbook.unreadable import damaged

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


class Stored(NamedTuple):
    """What is stored in a cell: its column, type, style, value as text, and the formula it was computed by."""

    column: int
    kind: str
    style: str | None
    value: str | None
    formula: str | None


class StoredRow(NamedTuple):
    """A row: its cells that hold something, and whether it is hidden."""

    line: int
    cells: list[Stored]
    is_hidden: bool


class StoredRows(WorkSheetParser):
    """openpyxl's parser of a sheet, which keeps of a cell what openpyxl lets go.

    openpyxl gives either the formula or the value, and the value through a float; and it makes an object of
    each cell that is only formatted.
    """

    def __init__(self, source: Part | UpToEnd, part: str) -> None:
        """Begin the sheet whose part is called ``part``."""
        super().__init__(source, [])
        self.hidden_columns: list[tuple[int, int]] = []
        self._part = part
        self._columns: dict[str, int] = {}

    def rows(self) -> Iterator[StoredRow]:
        """Yield the rows; raises ``UnreadableError``."""
        with in_our_words(self._part):
            yield from self.parse()

    def parse_column_dimensions(self, col: "Element") -> None:  # type: ignore[override]  # the stubs know less than an element
        """Keep which columns are hidden."""
        if col.get("hidden") in TRUE:
            self.hidden_columns.append((whole(col.get("min"), MOST_COLUMNS), whole(col.get("max"), MOST_COLUMNS)))

    def parse_row(self, row: "Element") -> StoredRow:  # type: ignore[override]  # what it returns, ``parse`` yields as it is
        """Return the cells of a row that hold something."""
        number = row.get("r")
        line = self.row_counter + 1 if number is None else whole(number, 0)
        if not self.row_counter < line <= MOST_ROWS:
            raise damaged(
                f"第 {self.row_counter} 行之后的行号不对", f"the row after row {self.row_counter} has a wrong number"
            )
        self.row_counter = line
        digits = str(line)
        column, known, cells = 0, self._columns, []
        for cell in row:
            if cell.tag != CELL_TAG:
                continue
            name, before = cell.get("r"), column
            if name is None:
                column += 1
            elif name.endswith(digits):
                letters = name[: -len(digits)]
                column = known.get(letters) or self._column(letters)
            else:
                column = 0
            if not before < column <= MOST_COLUMNS:
                raise damaged(
                    f"{self._part} 第 {line} 行的格次序不对",
                    f"in {self._part} the cells of row {line} are out of order",
                )
            if len(cell):
                cells.append(_stored(cell, column))
        return StoredRow(line, cells, row.get("hidden") in TRUE)

    def _column(self, letters: str) -> int:
        number: int = column_index_from_string(letters)
        self._columns[letters] = number
        return number


def _stored(cell: "Element", column: int) -> Stored:
    """Return what is stored in a cell, the value and the formula both."""
    value = formula = None
    kind = cell.get("t", "n")
    for child in cell:
        tag = child.tag
        if tag == VALUE_TAG:
            value = child.text or ""
        elif tag == FORMULA_TAG:
            formula = child.text or ""
        elif tag == INLINE_STRING:
            value = text_of(child)
    return Stored(column, kind, cell.get("s"), value, formula)
