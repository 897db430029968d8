"""A program of its own that reads an old workbook with calamine: the file comes in, lines of JSON go out.

On a damaged file calamine may ask for more memory than there is, and then the whole process ends, with no
exception to be caught. So it is this one that ends.
"""

import json
import sys
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from dp_rules.tables.workbook.stored_number import plain_number

Value = int | float | str | bool | time | date | datetime | timedelta


def main() -> None:
    """Read a workbook from standard input, and say its sheets and rows, then that this is all."""
    book = CalamineWorkbook.from_filelike(BytesIO(sys.stdin.buffer.read()))
    for about in book.sheets_metadata:
        if about.typ == SheetTypeEnum.WorkSheet:
            _say_sheet(book, about.name, hidden=about.visible != SheetVisibleEnum.Visible)
    _say("all")


def _say_sheet(book: CalamineWorkbook, title: str, *, hidden: bool) -> None:
    sheet = book.get_sheet_by_name(title)
    merged = [
        (top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    ]
    _say("sheet", title, hidden, merged)
    for line, values in enumerate(sheet.to_python(skip_empty_area=False), 1):
        cells = [_text(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        if any(map(str.strip, cells)):
            _say("row", line, cells)


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


def _say(*what: Any) -> None:  # noqa: ANN401  plain data of any shape
    sys.stdout.write(json.dumps(what) + "\n")


if __name__ == "__main__":
    try:
        main()
    except BaseException as fault:  # noqa: BLE001  a panic within calamine is no Exception
        _say("failed", str(fault))
