"""A person with a form: asks for it, fills in cells by what the sheet shows, moves things about, hands it in."""

import io
from pathlib import Path
from typing import NamedTuple

from cli.program import ROOT, dp
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dp_rules.data.fact import Fact
from dp_rules.data.from_form import read_form
from dp_rules.facts import vocabulary_of
from dp_rules.spec.load import load_plan
from dp_rules.spec.model import Plan
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import address


class Read(NamedTuple):
    """What came of reading a form: facts by item, or what is wrong."""

    facts: dict[str, Fact]
    found: list[Diagnostic]

    def said(self) -> list[str]:
        """Return the diagnostics in one line each."""
        return [f"{one.severity} {one.code} {address(one.place)}" for one in self.found]

    def raws(self) -> dict[str, str]:
        """Return what was written, by item, without what was left blank."""
        return {id_: fact.raw for id_, fact in self.facts.items() if fact.raw}


def plan_of(spec: str | Path = "liaoning") -> Plan:
    plan, found = load_plan(str(spec))
    assert plan is not None, found
    return plan


def form(folder: Path, *options: str | Path, spec: str | Path = "liaoning", name: str = "form.xlsx") -> Path:
    """Return a form made by the command."""
    file = folder / name
    period = () if "--period" in options or "--data" in options else ("--period", "2023")
    ran = dp("form", spec, "-o", file, *period, *options, cwd=ROOT if spec == "liaoning" else folder)
    assert ran.code == 0, ran.err
    return file


def pages(book: Workbook) -> list[Worksheet]:
    """Return the sheets that people see."""
    return [sheet for sheet in book.worksheets if sheet.title != "_dp"]


def header(sheet: Worksheet) -> tuple[int, dict[str, int]]:
    """Return the row of the header, and the column of each heading."""
    for number, row in enumerate(sheet.iter_rows(), 1):
        names = {str(cell.value): cell.column for cell in row if cell.value is not None}
        if "填报数" in names or "figure" in names:
            return number, names
    raise AssertionError(sheet.title)


def row_of(sheet: Worksheet, item: str, area: str | None = None) -> int | None:
    """Return the row that asks for an item."""
    first, columns = header(sheet)
    for row in range(first + 1, sheet.max_row + 1):
        same_area = area is None or sheet.cell(row, columns["地区代码"]).value == area
        if sheet.cell(row, columns["数据项代码"]).value == item and same_area:
            return row
    return None


def fill(book: Workbook, given: dict[str, object], column: str = "填报数") -> dict[str, str]:
    """Fill in a column of a form by item; return where each was written."""
    written = {}
    for sheet in pages(book):
        for item, value in given.items():
            row = row_of(sheet, item)
            if row is not None:
                cell = sheet.cell(row, header(sheet)[1][column])
                cell.value = value  # type: ignore[assignment]  # whatever a person types
                written[item] = f"[{sheet.title}] {cell.coordinate}"
    assert written.keys() == given.keys()
    return written


def insert_rows(sheet: Worksheet, at: int, count: int = 1) -> None:
    """Insert rows as Excel does: merged cells below move with theirs."""
    sheet.insert_rows(at, count)
    for merged in sheet.merged_cells.ranges:
        if merged.min_row >= at:
            merged.shift(row_shift=count)


def insert_columns(sheet: Worksheet, at: int, count: int = 1) -> None:
    """Insert columns as Excel does: merged cells on the right move with theirs, those around become wider."""
    sheet.insert_cols(at, count)
    for merged in sheet.merged_cells.ranges:
        if merged.min_col >= at:
            merged.shift(col_shift=count)
        elif merged.max_col >= at:
            merged.expand(right=count)


def filled(file: Path, given: dict[str, object], reasons: dict[str, object] | None = None) -> Workbook:
    """Return a form with its figures and its reasons for missing filled in."""
    book = load_workbook(file)
    fill(book, given)
    fill(book, reasons or {}, "缺数原因")
    return book


def read(book: Workbook | bytes, plan: Plan | None = None, name: str = "form.xlsx") -> Read:
    """Read a form that is handed in."""
    data = book
    if isinstance(data, Workbook):
        written = io.BytesIO()
        data.save(written)
        data = written.getvalue()
    found: list[Diagnostic] = []
    facts = read_form(data, name, vocabulary_of(plan or plan_of()), found)
    assert facts is not None
    return Read({fact.id: fact for fact in facts}, found)
