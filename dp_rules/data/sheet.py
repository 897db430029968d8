"""A grid as rows under their header: columns found by their names, before anything in the rows is read."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from dp_rules.language.scope import folded_name
from dp_rules.tables.grid import Grid, Row
from dp_rules.text.bilingual import Bilingual, quoted
from dp_rules.text.diagnostic import Diagnostic, Label, has_errors
from dp_rules.text.nearest import nearest
from dp_rules.text.place import Cell, Document

QUOTE_COMMAS = Bilingual(
    '数字带千分位逗号时加引号（"1,234"），或写作 1234', 'put a number with a comma in quotes ("1,234"), or write 1234'
)
MOST_ROWS_ABOVE_A_HEADER = 30

Words = Mapping[str, Sequence[str]]
"""What columns are, each with the spellings of its header."""


class Sheet(NamedTuple):
    """A grid whose header is understood: ``columns`` leads from what a column is to its index.

    The rows below the header are left in the grid. ``others`` are the columns whose header is none
    of the words asked for, ``unnamed`` those without a header.
    """

    grid: Grid
    header: Row
    columns: dict[str, int]
    others: list[int]
    unnamed: list[int]

    def header_cell(self, index: int) -> Cell:
        """Return the place of a column's header."""
        return self.grid.cell(self.header.line, index + 1, self.header.cells[index])


def read_sheet(grid: Grid, words: Words, found: list[Diagnostic], needed: Words | None = None) -> Sheet | None:
    """Return a grid with its header understood, or None with the reason.

    Below titles the header is the row with all that are ``needed``, where they are given, else one
    that names an area and what a row is of.
    """
    before = len(found)
    header = _header(grid, words, needed, found)
    if header is not None and grid.first_rows(1):
        return _sheet(grid, header, words, found)
    if not has_errors(found[before:]):
        if header is None or grid.fields is not None:
            message, place = Bilingual("文件是空的", "the file is empty"), Document(grid.file)
            found.append(Diagnostic("empty-file", message, place))
        else:
            message = Bilingual("只有表头，没有数据行", "there is a header and no rows")
            found.append(Diagnostic("empty-file", message, row_place(grid, header)))
    return None


def _header(grid: Grid, words: Words, needed: Words | None, found: list[Diagnostic]) -> Row | None:
    """Return the row that names the columns, with the rows below it left in the grid; None where there is none."""
    if grid.fields is not None:
        return Row(1, list(grid.fields))
    top = grid.first_rows(MOST_ROWS_ABOVE_A_HEADER if grid.below_titles else 1)
    if not top:
        return None
    header = top[0]
    if grid.below_titles:
        looking = next((row for row in top if _looks_like_one(row, words, needed)), None)
        if looking is None:
            found.append(_no_header(grid, top[0], needed or words))
            return None
        header = looking
    if header is not top[0]:
        message = Bilingual(
            f"表头是第 {header.line} 行，上面的标题不读",
            f"the header is row {header.line}: the title above it is not read",
        )
        title = next((at, cell) for at, cell in enumerate(top[0].cells, 1) if cell.strip())
        found.append(Diagnostic("title-not-read", message, grid.cell(top[0].line, *title), severity="remark"))
    grid.skip_to_below(header.line)
    return header


def _no_header(grid: Grid, first: Row, words: Words) -> Diagnostic:
    wanted = [spellings[1] if len(spellings) > 1 else spellings[0] for spellings in words.values()]
    message = Bilingual("这张表里找不到表头", "no row of this sheet is a header")
    help_ = Bilingual(
        f"表头的列名有{'、'.join(wanted)}；列名不同的，用 dp-rules import {grid.file} 提出一份导入对照表",
        f"a header has columns such as {', '.join(words)}; where they are called otherwise, "
        f"dp-rules import {grid.file} proposes an import map",
    )
    return Diagnostic("missing-column", message, row_place(grid, first), help=help_)


def _looks_like_one(row: Row, words: Words, needed: Words | None) -> bool:
    known = {folded_name(spelling): column for column, spellings in words.items() for spelling in spellings}
    columns = {known.get(folded_name(cell)) for cell in row.cells}
    if needed is not None:
        return columns >= needed.keys()
    return "area" in columns and bool(columns & {"period", "item"} or columns >= words.keys())


def _sheet(grid: Grid, header: Row, words: Words, found: list[Diagnostic]) -> Sheet:
    """Return a grid with its header understood; two columns of one name are an error."""
    while header.cells and not header.cells[-1].strip():
        header.cells.pop()
    known = {folded_name(spelling): column for column, spellings in words.items() for spelling in spellings}
    sheet = Sheet(grid, header, {}, [], [])
    seen: dict[str, int] = {}
    for index, name in enumerate(header.cells):
        folded = folded_name(name)
        column = known.get(folded)
        first = seen.setdefault(column or folded, index)
        if not folded:
            sheet.unnamed.append(index)
        elif first != index:
            found.append(duplicate_column(sheet, first, index))
        elif column is None:
            sheet.others.append(index)
        else:
            sheet.columns[column] = index
    return sheet


class WholeRows:
    """Holds rows against the header: they have as many cells, of which the first ``needed`` must be written."""

    def __init__(self, sheet: Sheet, needed: int, found: list[Diagnostic]) -> None:
        """Tell of rows that do not fit in ``found``."""
        self.sheet, self.needed, self.found = sheet, needed, found
        self.width = len(sheet.header.cells)
        self.unnamed = list(sheet.unnamed)

    def fits(self, row: Row) -> bool:
        """Say whether a row has its cells; those that were left out at its end are added, empty."""
        cells, grid = row.cells, self.sheet.grid
        count = len(cells)
        if count != self.width:
            extra = any(map(str.strip, cells[self.width :]))
            # The rows of a workbook end with their last content.
            if extra or (count < self.needed and not grid.below_titles):
                self.found.append(self._wrong_cells(row, extra=extra))
                return False
            cells.extend([""] * (self.width - count))
        for index in self.unnamed:
            if cells[index].strip():
                message = Bilingual(f"第 {index + 1} 列没有列名", f"column {index + 1} has no header")
                labels = (Label(grid.cell(row.line, index + 1, cells[index]), Bilingual("列中有内容", "but a cell")),)
                self.found.append(Diagnostic("unknown-column", message, self.sheet.header_cell(index), labels))
                self.unnamed = [other for other in self.unnamed if other != index]
        return True

    def _wrong_cells(self, row: Row, *, extra: bool) -> Diagnostic:
        count = len(row.cells)
        message = Bilingual(
            f"这一行有 {count} 格，表头有 {self.width} 列",
            f"this row has {count} cells, the header {self.width} columns",
        )
        help_ = (
            QUOTE_COMMAS if extra else Bilingual("没有内容的格留空，逗号写全", "leave a cell empty and write its comma")
        )
        return Diagnostic("wrong-cells", message, row_place(self.sheet.grid, row), help=help_)


def whole_rows(sheet: Sheet, needed: int, found: list[Diagnostic]) -> Iterator[Row]:
    """Yield the rows that have as many cells as the header; the first ``needed`` must be written."""
    whole = WholeRows(sheet, needed, found)
    return filter(whole.fits, sheet.grid.rows())


def has_columns(sheet: Sheet, words: Words, needed: Sequence[str], found: list[Diagnostic]) -> bool:
    """Say whether the header has the columns ``needed``; one that it lacks is an error."""
    missing = [words[column] for column in needed if column not in sheet.columns]
    if missing:
        names = quoted([spellings[0] for spellings in missing])
        meant = [guess for index in sheet.others if (guess := did_you_mean(sheet.header.cells[index], missing))]
        forms = [" / ".join(spellings) for spellings in missing]
        meant.append(Bilingual(f"列名可写作：{'；'.join(forms)}", f"a header can be: {'; '.join(forms)}"))
        help_ = Bilingual("\n".join(one.zh for one in meant), "\n".join(one.en for one in meant))
        message = Bilingual(f"表头缺少{names.zh}", f"the header has no {names.en}")
        found.append(Diagnostic("missing-column", message, row_place(sheet.grid, sheet.header), help=help_))
    return not missing


def did_you_mean(name: str, spellings: Sequence[Sequence[str]]) -> Bilingual | None:
    """Return a guess at the header that was meant, or None."""
    close = nearest(name.strip(), [spelling for one in spellings for spelling in one])
    return (
        Bilingual(f"“{name.strip()}”是不是“{close}”？", f'"{name.strip()}": did you mean "{close}"?') if close else None
    )


def ignored_column(sheet: Sheet, index: int, words: Words) -> Diagnostic:
    """Return the remark that a column is not read."""
    name = sheet.header.cells[index].strip()
    message = Bilingual(f"不读“{name}”列", f'the column "{name}" is not read')
    help_ = did_you_mean(name, list(words.values()))
    return Diagnostic("ignored-column", message, sheet.header_cell(index), help=help_, severity="remark")


def duplicate_column(sheet: Sheet, first: int, second: int) -> Diagnostic:
    """Return the error that two columns are one."""
    names = quoted(list(dict.fromkeys(sheet.header.cells[index].strip() for index in (first, second))))
    message = Bilingual(f"两列说的是同一项：{names.zh}", f"two columns say the same: {names.en}")
    labels = (Label(sheet.header_cell(first), Bilingual("另一列", "the other one")),)
    return Diagnostic("duplicate-column", message, sheet.header_cell(second), labels)


def row_place(grid: Grid, row: Row) -> Cell:
    """Return the place of a row: its first cell, with what all of them hold."""
    cells = row.cells
    if grid.below_titles:  # merged text stands in every cell
        cells = [text for text, _ in groupby(cells)]
    return grid.cell(row.line, 1, ",".join(cells))
