"""The sheets of a filled form as grids of text."""

import io
import zlib
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Protocol
from zipfile import BadZipFile

from defusedxml.ElementTree import ParseError
from openpyxl import load_workbook

from dp_rules.tables.grid import Grid, Row

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


def form_sheets(data: bytes, name: str) -> Iterator[Grid]:
    """Yield the sheets of a workbook, hidden ones too; raises one of ``Unreadable`` where it is damaged."""
    values = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    formulas = load_workbook(io.BytesIO(data), read_only=True)
    for sheet, written in zip(values.worksheets, formulas.worksheets, strict=True):
        for one in (sheet, written):
            one.reset_dimensions()  # programs write them wrong, and openpyxl would stop there
        rows = zip(sheet.iter_rows(), written.iter_rows(), strict=True)
        yield Grid(name, _rows(rows), sheet.title)


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
        return "true" if value else "false"
    if isinstance(value, float):
        value = Decimal(repr(value))  # the shortest decimal that gives the same double
    if isinstance(value, (int, Decimal)):
        percent = "%" in str(cell.number_format)
        text = f"{Decimal(value) * 100 if percent else Decimal(value):f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return f"{text}%" if percent else text
    return str(value)
