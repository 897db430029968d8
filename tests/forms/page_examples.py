"""Filled forms as the pages of diagnostic codes write them; docs/checks/README.md says how."""

import csv
import io
from pathlib import Path

from cli.program import dp
from forms.person import fill, header, insert_rows, pages, row_of
from openpyxl import Workbook, load_workbook

_HIDDEN = ("数据项代码", "地区代码", "时期代码")


def fill_as_told(folder: Path, name: str, text: str, base: str) -> None:
    """Make a form in ``folder`` and fill it in; ``base`` is the plan before an example changes it."""
    rows = list(csv.reader(io.StringIO(text)))
    spec = "plan.toml"
    if rows and rows[0][0] == "规格":
        spec = rows.pop(0)[1]
    if spec == "改动前的 plan.toml":
        spec = "before.toml"
        (folder / spec).write_text(base, encoding="utf-8")
    ran = dp("form", spec, "-o", name, "--period", "2023", cwd=folder)
    assert ran.code == 0, ran.err
    (folder / "before.toml").unlink(missing_ok=True)
    book = load_workbook(folder / name)
    for item, *told in rows:
        _follow(book, item, told)
    book.save(folder / name)


def _follow(book: Workbook, item: str, told: list[str]) -> None:
    sheet = pages(book)[0]
    first, columns = header(sheet)
    match item, told:
        case "*", ["删去", "隐藏的列"]:
            sheet.delete_cols(columns[_HIDDEN[0]], len(_HIDDEN))
        case "", [column, text]:
            insert_rows(sheet, first + 1)
            sheet.cell(first + 1, columns[column]).value = text
        case _, ["删去"]:
            row = row_of(sheet, item)
            assert row is not None
            sheet.delete_rows(row)
        case _, [column, text]:
            fill(book, {item: text}, column)
        case _:
            raise AssertionError(told)
