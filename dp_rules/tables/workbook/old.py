"""Workbooks that are not .xlsx (.xls, .xlsb, .ods) as grids, read by the package python-calamine.

It knows neither number formats nor which cells are errors, and that is said.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from tempfile import TemporaryFile
from threading import Timer
from typing import NamedTuple

from dp_rules.tables.grid import Grid, Row
from dp_rules.tables.kind import is_encrypted, kind_of
from dp_rules.tables.workbook import OURS
from dp_rules.tables.workbook.limits import Range
from dp_rules.tables.workbook.merged import Merges
from dp_rules.tables.workbook.package import Package
from dp_rules.tables.workbook.sheet_notes import SheetNotes
from dp_rules.tables.workbook.unreadable import LOCKED, UNLOCK, UnreadableError, damaged, locked
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document

LONGEST_WAIT = 300
"""Seconds; a damaged file may keep calamine busy without end."""

# With -P the folder that somebody works in is no place to take modules from.
_COMMAND = (sys.executable, "-P", "-m", "dp_rules.tables.workbook.calamine_rows")


class _Sheet(NamedTuple):
    title: str
    hidden: bool
    merged: list[Range]
    rows: list[Row]


def read_old_workbook(data: bytes, name: str, found: list[Diagnostic]) -> Iterator[Grid]:
    """Yield the sheets of a workbook called ``name``; what is wrong is added to ``found``."""
    if is_encrypted(data):
        found.append(locked(name))
        return
    try:
        import python_calamine  # noqa: F401, PLC0415  an extra, and used in another process
    except ImportError:
        found.append(_not_installed(name))
        return
    try:
        if kind_of(data[:16]) == "zip":
            Package(data)  # its sizes are looked at before anything is unpacked
        sheets = [sheet for sheet in _sheets(data) if sheet.title != OURS]
    except UnreadableError as fault:
        found.append(fault.at(Document(name)))
        return
    found.append(_formats_unknown(name))
    for sheet in sheets:
        notes = SheetNotes(name, sheet.title, found)
        notes.hidden_sheet = sheet.hidden
        yield Grid(name, _rows(sheet, notes, found), sheet.title, below_titles=True)


def _sheets(data: bytes) -> list[_Sheet]:
    """Return all sheets; those before a damaged one are not used either, for nobody knows what it would have said."""
    sheets: list[_Sheet] = []
    with TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        reader = subprocess.Popen(_COMMAND, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # noqa: S603  our own module
        watch = Timer(LONGEST_WAIT, reader.kill)
        watch.start()
        with reader:
            assert reader.stdout is not None  # noqa: S101  it was asked for
            try:
                for line in reader.stdout:
                    match json.loads(line):
                        case ["row", int(number), list(cells)]:
                            sheets[-1].rows.append(Row(number, cells))
                        case ["sheet", str(title), bool(hidden), list(merged)]:
                            ranges = [(top, left, bottom, right) for top, left, bottom, right in merged]
                            sheets.append(_Sheet(title, hidden, ranges, []))
                        case ["all"]:
                            return sheets
                        case ["failed", str(why)] if "assword" in why:
                            raise UnreadableError(LOCKED, code="encrypted-workbook", help_=UNLOCK)
                        case ["failed", str(why)]:
                            raise damaged("读不懂", f"it cannot be read ({why})")
            finally:
                watch.cancel()
                reader.kill()
    raise damaged("读到一半停了", "its reading broke off")


def _rows(sheet: _Sheet, notes: SheetNotes, found: list[Diagnostic]) -> Iterator[Row]:
    merges = Merges(sheet.merged, notes)
    widest = line = 0
    try:
        for line, cells in sheet.rows:
            if 0 < merges.next <= line:
                merges.apply(line, cells)
            widest = max(widest, len(cells))
            yield Row(line, cells)
    except UnreadableError as fault:
        found.append(fault.at(notes.cell(line, 1, "")))
    notes.tell(widest)


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
