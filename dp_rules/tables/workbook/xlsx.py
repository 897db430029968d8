"""Workbooks (.xlsx, .xlsm) as grids, read by openpyxl: one for each sheet, its rows read as they are asked for."""

from collections.abc import Iterator
from typing import BinaryIO

from dp_rules.tables.grid import Grid, Row
from dp_rules.tables.kind import is_encrypted, kind_of
from dp_rules.tables.workbook import OURS
from dp_rules.tables.workbook.book import Book
from dp_rules.tables.workbook.cell_text import CellTexts
from dp_rules.tables.workbook.merged import Merges
from dp_rules.tables.workbook.package import Package
from dp_rules.tables.workbook.sheet_end import SheetEnd, UpToEnd, find_end
from dp_rules.tables.workbook.sheet_notes import SheetNotes
from dp_rules.tables.workbook.stored_rows import StoredRow, StoredRows
from dp_rules.tables.workbook.unreadable import UnreadableError, damaged, locked
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document


def read_xlsx(data: bytes | BinaryIO, name: str, found: list[Diagnostic], *, ours: bool = False) -> Iterator[Grid]:
    """Yield the sheets of a workbook called ``name``; what is wrong is added to ``found`` while rows are read.

    What cannot be read at all is one error; a sheet that breaks off in the middle is an error there,
    and the other sheets are read. With ``ours``, the sheet that a form keeps for itself is read, and no other.
    """
    if not isinstance(data, bytes) and kind_of(data.read(16)) == "ole":
        data.seek(0)
        data = data.read()
    if isinstance(data, bytes) and is_encrypted(data):
        found.append(locked(name))
        return
    try:
        book = Book(Package(data))
    except UnreadableError as fault:
        found.append(fault.at(Document(name)))
        return
    for sheet in book.sheets:
        if (sheet.title == OURS) is not ours:
            continue
        notes = SheetNotes(name, sheet.title, found)
        notes.hidden_sheet = sheet.is_hidden
        try:
            part = book.part_of(sheet)
            if part is None:
                continue
            with book.package.open(part) as whole:
                end = find_end(whole)
            comments = book.comments(part)
        except UnreadableError as fault:
            found.append(fault.at(notes.cell(1, 1, "")))
            continue
        yield Grid(name, _rows(book, part, end, notes, found), sheet.title, below_titles=True, comments=comments)


def _rows(book: Book, part: str, end: SheetEnd | None, notes: SheetNotes, found: list[Diagnostic]) -> Iterator[Row]:
    """Yield the rows of a sheet that have content."""
    texts = CellTexts(part, book.shared, notes)
    merges = Merges([] if end is None else end.ranges, notes)
    line = widest = 0
    try:
        with book.package.open(part) as whole:
            stored = StoredRows(whole if end is None else UpToEnd(whole, end), part)
            for row in stored.rows():
                line = row.line
                cells = _texts(row, texts)
                if not any(map(str.strip, cells)):
                    continue
                if row.is_hidden:
                    notes.hidden_rows.append(line)
                if 0 < merges.next <= line:
                    merges.apply(line, cells)
                widest = max(widest, len(cells))
                yield Row(line, cells)
            notes.hidden_columns = stored.hidden_columns
        if end is None:
            raise damaged(f"{part} 不是工作表", f"{part} is no sheet")
    except UnreadableError as fault:
        found.append(fault.at(notes.cell(max(line, 1), 1, "")))
    notes.tell(widest)


def _texts(row: StoredRow, texts: CellTexts) -> list[str]:
    """Return the texts of a row's cells, down to the last one that has any."""
    cells: list[str] = []
    for column, kind, style, value, formula in row.cells:
        text = texts.text(kind, style, value, formula, row.line, column)
        if text:
            gap = column - 1 - len(cells)
            if gap:
                cells.extend([""] * gap)
            cells.append(text)
    return cells
