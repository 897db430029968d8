"""Workbooks, from the file to rows of text: their time and memory, beside openpyxl's own reading of the same file.

openpyxl reads as it does for least memory (``read_only``, ``data_only``), and gives Python values without
looking at number formats other than those of dates.
"""

import io
import tracemalloc
from collections.abc import Callable

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from timing import interleaved, ratio, show, show_heading

from dp_rules.tables.xlsx import read_xlsx

ROWS = 100_000
COLUMNS = 10
ROUNDS = 3
LIMIT = 1.0
OURS, THEIRS = "rows of text", "openpyxl, read_only"


def main() -> None:
    """Measure a workbook of counts, shares, dates and texts."""
    show_heading(f"workbooks: {ROWS:,} rows of {COLUMNS} cells", "openpyxl", "defusedxml")
    data = written()
    assert ours(data) == theirs(data) == ROWS
    cases: dict[str, Callable[[], object]] = {OURS: lambda: ours(data), THEIRS: lambda: theirs(data)}
    times = interleaved(cases, ROUNDS)
    show(f"{OURS}: as a multiple of {THEIRS}", ratio(times, OURS, THEIRS), "times", most=LIMIT)
    for name, call in cases.items():
        show(f"{name}: the most memory within Python", peak(call), "MB")


def ours(data: bytes) -> int:
    """Read all rows of text, and return how many there are."""
    found: list[object] = []
    return sum(1 for grid in read_xlsx(data, "a.xlsx", found) for _ in grid.rows)  # type: ignore[arg-type]  nothing is found


def theirs(data: bytes) -> int:
    """Read all rows with openpyxl."""
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    return sum(1 for sheet in book.worksheets for _ in sheet.iter_rows(values_only=True))


def peak(call: Callable[[], object]) -> float:
    """Return the megabytes that Python's objects take at most during a call."""
    tracemalloc.start()
    call()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 2**20


def written() -> bytes:
    """Return a workbook such as a statistics office keeps: areas, periods, counts, shares with their format."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("表")
    assert isinstance(sheet, WriteOnlyWorksheet)
    for line in range(ROWS):
        share = WriteOnlyCell(sheet, line % 1000 / 1000)
        share.number_format = "0.0%"
        counts = [line * column % 9973 for column in range(3, 8)]
        sheet.append([f"{line % 3000:06}", 2000 + line % 25, "婚前医学检查率", share, *counts, line / 7])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


if __name__ == "__main__":
    main()
