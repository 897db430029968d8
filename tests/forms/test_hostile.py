"""Texts from a spec that would be formulas, signs or sheets if they were let."""

import io
from pathlib import Path

import pytest
from forms.person import form, pages, plan_of, read
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from dp_rules.forms.cells import put_text
from dp_rules.forms.sheet_names import sheet_names

HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x.example","点")', "\t=1", "=cmd|' /C calc'!A0")
SPEC = """format = 1
[plan]
id = "jia"
extends = "catalogue"
name = "=1+1 甲省计划"
area = "@甲省"
first_year = 2022
last_year = 2025
[document]
title = "甲省计划"
status = "issued"
[sources.own]
title = "=2+2"
status = "issued"
[units.odd]
name = "-个"
[items.odd]
name = "+HYPERLINK"
unit = "odd"
kind = "flow"
calendar = "calendar_year"
source = "own"
note = "=3+3\\u0007\\u001b[31m\\n=4+4"
[indicators.odd_one]
name = "@名称"
source = "own"
method = "x"
rule = "odd > 3"
wording = ">3"
place = "表"
due = 2025
lead = ["=省[残]联:/*?'", "=省[残]联:/*?", "HISTORY"]
"""


def test_nothing_from_a_spec_is_a_formula(tmp_path: Path) -> None:
    (tmp_path / "jia.toml").write_text(SPEC, encoding="utf-8")
    file = form(tmp_path, spec="jia.toml")
    book = load_workbook(file)
    texts = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in texts} == {"s", "n"}
    assert [cell.coordinate for cell in texts if cell.data_type == "n"] == ["D5"], "the number of the row"
    quoted = [str(cell.value) for cell in texts if cell.quotePrefix]
    assert {"+HYPERLINK", "-个", "@甲省"} <= set(quoted)
    assert all(text.startswith(("=", "+", "-", "@")) for text in quoted)
    assert all("\x1b" not in str(cell.value) and "\x07" not in str(cell.value) for cell in texts)
    assert pages(book)[0].title == "=省 残 联"
    assert read(file.read_bytes(), plan_of(tmp_path / "jia.toml")).found == []


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(text: str) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    put_text(sheet.cell(1, 1), text)
    written = io.BytesIO()
    book.save(written)
    cell = load_workbook(io.BytesIO(written.getvalue())).worksheets[0]["A1"]
    assert (cell.data_type, str(cell.value)) == ("s", text.replace("\t", " "))
    assert cell.quotePrefix is not text.startswith("\t")


def test_a_text_without_end_is_cut() -> None:
    sheet = Workbook().worksheets[0]
    put_text(sheet.cell(1, 1), "字" * 40_000)
    assert len(str(sheet["A1"].value)) == 8001


@given(st.lists(st.text(max_size=40), max_size=6))
@settings(max_examples=200, deadline=None)
def test_sheets_have_names_that_excel_allows(wanted: list[str]) -> None:
    names = sheet_names(wanted, {"_dp"})
    assert len({name.casefold() for name in names} | {"_dp", "history"}) == len(names) + 2
    for name in names:
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\\n\x00\x1b")
        assert name == name.strip(" '")
    book = Workbook()
    for name in names:
        assert book.create_sheet(name).title == name or name == "Sheet"


def test_names_stay_near_to_what_was_wanted() -> None:
    assert sheet_names(["省残联", "省残联", "a/b", "", "'甲'", "History", "长" * 40], {"_dp"}) == [
        "省残联", "省残联 2", "a b", "-", "甲", "History 2", "长" * 31,
    ]  # fmt: skip
