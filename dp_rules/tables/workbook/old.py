"""Workbooks that are not .xlsx (.xls, .xlsb, .ods) as grids, read by the package python-calamine.

It knows neither number formats nor which cells are errors, and that is said.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from dp_rules.tables.grid import Grid, Row
from dp_rules.tables.kind import is_encrypted, kind_of
from dp_rules.tables.workbook.merged import Merges
from dp_rules.tables.workbook.package import Package
from dp_rules.tables.workbook.sheet_notes import SheetNotes
from dp_rules.tables.workbook.stored_number import plain_number
from dp_rules.tables.workbook.unreadable import LOCKED, UNLOCK, UnreadableError, damaged, locked
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

OURS = "_dp"

Value = int | float | str | bool | time | date | datetime | timedelta


def read_old_workbook(data: bytes, name: str, found: list[Diagnostic]) -> Iterator[Grid]:
    """Yield the sheets of a workbook called ``name``; what is wrong is added to ``found``."""
    if is_encrypted(data):
        found.append(locked(name))
        return
    try:
        from python_calamine import SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415  an extra, and most data is CSV
    except ImportError:
        found.append(_not_installed(name))
        return
    try:
        if kind_of(data[:16]) == "zip":
            Package(data)  # its sizes are looked at before anything is unpacked
        book = _open(data)
    except UnreadableError as fault:
        found.append(fault.at(Document(name)))
        return
    found.append(_formats_unknown(name))
    for about in book.sheets_metadata:
        if about.name == OURS or about.typ != SheetTypeEnum.WorkSheet:
            continue
        notes = SheetNotes(name, about.name, found)
        notes.hidden_sheet = about.visible != SheetVisibleEnum.Visible
        try:
            sheet = _sheet(book, about.name)
        except UnreadableError as fault:
            found.append(fault.at(notes.cell(1, 1, "")))
            continue
        yield Grid(name, _rows(sheet, notes, found), about.name, below_titles=True)


def _open(data: bytes) -> "CalamineWorkbook":
    from python_calamine import CalamineWorkbook  # noqa: PLC0415  as above

    try:
        return CalamineWorkbook.from_filelike(BytesIO(data))
    except BaseException as fault:
        raise _in_our_words(fault) from fault


def _sheet(book: "CalamineWorkbook", title: str) -> "CalamineSheet":
    try:
        return book.get_sheet_by_name(title)
    except BaseException as fault:
        raise _in_our_words(fault) from fault


def _in_our_words(fault: BaseException) -> BaseException:
    """Return why calamine stopped; a panic within it is no ``Exception``, and means a damaged file, too."""
    if not isinstance(fault, Exception) and type(fault).__name__ != "PanicException":
        return fault
    if "assword" in str(fault):
        return UnreadableError(LOCKED, code="encrypted-workbook", help_=UNLOCK)
    return damaged("读不懂", f"it cannot be read ({fault})")


def _rows(sheet: "CalamineSheet", notes: SheetNotes, found: list[Diagnostic]) -> Iterator[Row]:
    ranges = [
        (top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    ]
    merges = Merges(ranges, notes)
    widest = 0
    line = 1
    try:
        for line, values in enumerate(sheet.to_python(skip_empty_area=False), 1):
            cells = [_text(value) for value in values]
            while cells and not cells[-1]:
                cells.pop()
            if not any(map(str.strip, cells)):
                continue
            if 0 < merges.next <= line:
                merges.apply(line, cells)
            widest = max(widest, len(cells))
            yield Row(line, cells)
    except UnreadableError as fault:
        found.append(fault.at(notes.cell(line, 1, "")))
    notes.tell(widest)


def _text(value: Value) -> str:
    match value:
        case str():
            return value
        case bool():
            return "是" if value else "否"
        case int() | float():
            return plain_number(repr(value)) or f"#{value}"
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)


def _not_installed(name: str) -> Diagnostic:
    message = Bilingual(
        "读 .xls、.xlsb、.ods 要用 python-calamine，还没有安装",
        "to read .xls, .xlsb or .ods takes python-calamine, which is not installed",
    )
    help_ = Bilingual(
        'pip install "dp-rules[xls]"，或者另存为 .xlsx', 'pip install "dp-rules[xls]", or save the file as .xlsx'
    )
    return Diagnostic("unknown-format", message, Document(name), help=help_)


def _formats_unknown(name: str) -> Diagnostic:
    message = Bilingual(
        "旧格式的工作簿：看不出哪些数是百分数，出错的格（#DIV/0!）看上去是空的",
        "a workbook in an old format: percentages cannot be told from numbers, nor errors (#DIV/0!) from empty cells",
    )
    help_ = Bilingual("最好另存为 .xlsx", "it is better to save it as .xlsx")
    return Diagnostic("formats-unknown", message, Document(name), help=help_, severity="remark")
