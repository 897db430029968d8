"""Workbooks, from the file to rows of text: their time and memory, beside openpyxl's own reading of the same file.

openpyxl reads as it does for least memory (``read_only``, ``data_only``), and gives Python values without
looking at number formats other than those of dates. Our rows come through the same parser.
"""

import io
import tracemalloc
from collections.abc import Callable

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from timing import interleaved, ratio, show, show_heading

from dp_rules.tables.workbook.xlsx import read_xlsx
from dp_rules.text.diagnostic import Diagnostic

ROWS = 100_000
COLUMNS = 10
ROUNDS = 3
LIMIT = 1.1
OURS, THEIRS = "rows of text", "openpyxl, read_only"


def main() -> None:
    """Measure a workbook of counts, shares, dates and texts."""
    show_heading(f"workbooks: {ROWS:,} rows of {COLUMNS} cells", "openpyxl", "defusedxml")
    data = written(ROWS)
    assert ours(data) == theirs(data) == ROWS
    cases: dict[str, Callable[[], object]] = {OURS: lambda: ours(data), THEIRS: lambda: theirs(data)}
    times = interleaved(cases, ROUNDS)
    show(f"{OURS}: as a multiple of {THEIRS}", ratio(times, OURS, THEIRS), "times", most=LIMIT)
    few = written(ROWS // 5)
    for name, call in ((OURS, ours), (THEIRS, theirs)):
        show(f"{name}: memory for a fifth of the rows", peak(call, few), "MB")


def ours(data: bytes) -> int:
    """Read all rows of text, and return how many there are."""
    found: list[Diagnostic] = []
    count = 0
    for grid in read_xlsx(data, "a.xlsx", found):
        for _ in grid.rows():
            count += 1
    assert not found
    return count


def theirs(data: bytes) -> int:
    """Read all rows with openpyxl."""
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    count = 0
    for _ in book["表"].iter_rows(values_only=True):
        count += 1
    return count


def peak(call: Callable[[bytes], object], data: bytes) -> float:
    """Return the megabytes that Python's objects take at most during a call; watching them takes long."""
    tracemalloc.start()
    call(data)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 2**20


def written(rows: int) -> bytes:
    """Return a workbook such as a statistics office keeps: areas, periods, counts, shares with their format."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("表")
    assert isinstance(sheet, WriteOnlyWorksheet)
    for line in range(rows):
        share = WriteOnlyCell(sheet, line % 1000 / 1000)
        share.number_format = "0.0%"
        counts = [line * column % 9973 for column in range(3, 8)]
        sheet.append([f"{line % 3000:06}", 2000 + line % 25, "婚前医学检查率", share, *counts, line / 7])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


if __name__ == "__main__":
    main()
