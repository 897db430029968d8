"""The sheets of a filled form as grids of text."""

import io
import zlib
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Protocol
from warnings import catch_warnings, simplefilter
from zipfile import BadZipFile

from defusedxml.ElementTree import ParseError
from openpyxl import load_workbook

from dp_rules.data.form import ABOUT
from dp_rules.data.form_about import unusable
from dp_rules.tables.grid import Grid, Row
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic

Unreadable = (
    BadZipFile,
    ParseError,
    zlib.error,
    AttributeError,
    EOFError,
    IndexError,
    KeyError,
    NotImplementedError,
    OSError,
    TypeError,
    ValueError,
)
"""What a damaged workbook makes openpyxl raise."""


class _Cell(Protocol):
    @property
    def value(self) -> object: ...

    @property
    def number_format(self) -> str: ...


def form_sheets(data: bytes, name: str, found: list[Diagnostic]) -> Iterator[Grid]:
    """Yield the sheets of a workbook that hold data; where it is damaged, that is added to ``found``."""
    try:
        with catch_warnings():
            simplefilter("ignore")  # openpyxl says what it would not write again, and nothing is written
            for title, rows in _sheets(data):
                if title != ABOUT:
                    yield Grid(name, iter(rows), title)
    except Unreadable:
        message = Bilingual("工作簿损坏，读不出来", "the workbook is damaged and cannot be read")
        found.append(unusable(name, message))


def about_rows(data: bytes) -> list[Row]:
    """Return the rows of the sheet that says what a form is; none where it cannot be read."""
    try:
        with catch_warnings():
            simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheet = book[ABOUT]
            sheet.reset_dimensions()
            rows = (["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True))
            return [Row(number, cells) for number, cells in enumerate(rows, 1)]
    except Unreadable:
        return []


def _sheets(data: bytes) -> Iterator[tuple[str, list[Row]]]:
    values = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    formulas = load_workbook(io.BytesIO(data), read_only=True)
    for sheet, written in zip(values.worksheets, formulas.worksheets, strict=True):
        for one in (sheet, written):
            one.reset_dimensions()  # programs write them wrong, and openpyxl would stop there
        yield sheet.title, list(_rows(zip(sheet.iter_rows(), written.iter_rows(), strict=True)))


def _rows(rows: Iterable[tuple[Sequence[_Cell], Sequence[_Cell]]]) -> Iterator[Row]:
    for number, (values, formulas) in enumerate(rows, 1):
        cells = [cell_text(value, formula) for value, formula in zip(values, formulas, strict=True)]
        if any(cells):
            yield Row(number, cells)


def cell_text(cell: _Cell, formula: _Cell) -> str:
    """Return what a cell shows; for a formula that no program has calculated, the formula."""
    value = cell.value
    if value is None:
        return "" if formula.value is None else str(formula.value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        value = Decimal(repr(value))  # the shortest decimal that gives the same double
    if isinstance(value, (int, Decimal)):
        percent = "%" in str(cell.number_format)
        text = f"{Decimal(value) * 100 if percent else Decimal(value):f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return f"{text}%" if percent else text
    return str(value)
