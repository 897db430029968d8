"""Workbooks, and beside each cell the text that is read from it."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from tables.workbooks import MAIN, RELATIONS, SHEET, STYLES, converted, made, read, read_sheets, said, saved, zipped

from dp_rules.quantity.figure import read_figure
from dp_rules.tables.kind import kind_of, no_workbook, zip_holds
from dp_rules.tables.workbook.xlsx import read_xlsx
from dp_rules.text.diagnostic import Diagnostic

# ── one cell: what is stored, its number format, the text ──
CELLS: Mapping[str, tuple[Any, str, str]] = {
    "a whole number": (1234, "General", "1234"),
    "a whole number stored as one with a fraction": (1234.0, "General", "1234"),
    "a negative number": (-5, "General", "-5"),
    "a fraction, with all its digits": (0.805, "0.0", "0.805"),
    "the nearest stored number to 0.1": (0.1, "General", "0.1"),
    "a third": (1 / 3, "0.00", "0.3333333333333333"),
    "a very small number": (1.5e-7, "General", "0.00000015"),
    "a very large number": (1.5e18, "General", "1500000000000000000"),
    "scientific": (12300.0, "0.00E+00", "12300"),
    "with its unit": (1234, '#,##0"人"', "1234"),
    "kilograms are not thousands": (12, '0"千克"', "12"),
    "Chinese numerals": (12, "[DBNum1][$-804]General", "12"),
    "Chinese name of General": (12, "G/通用格式", "12"),
    "currency": (12.5, '"¥"#,##0.00;[Red]"¥"-#,##0.00', "12.5"),
    "a fraction bar": (0.5, "# ?/?", "0.5"),
    "a percentage": (0.805, "0.0%", "80.5%"),
    "a percentage without decimals keeps its own": (0.805, "0%", "80.5%"),
    "a percentage that is a mere 0.1 + 0.2": (0.57, "0.00%", "57%"),
    "a percentage of all": (1, "0.00%", "100%"),
    "above all": (1.2345, "0.00%", "123.45%"),
    "below one per cent": (0.0005, "0%", "0.05%"),
    "no per cent": (0, "0%", "0%"),
    "a percentage below zero, in red": (-0.025, "0.00%;[Red]-0.00%", "-2.5%"),
    "a percentage above zero, with the other in red": (0.025, "0.00%;[Red]-0.00%", "2.5%"),
    "a percentage with spaces": (0.25, "_ * 0.00%_ ;_ * -0.00%_ ", "25%"),
    "a condition that shows percentages": (0.5, "[<=1]0%;0", "50%"),
    "a condition that shows numbers": (50, "[<=1]0%;0", "50"),
    "a day": (date(2023, 7, 1), "yyyy-mm-dd", "2023-07-01"),
    "a day in Chinese": (date(2023, 7, 1), 'yyyy"年"m"月"d"日";@', "2023-07-01"),
    "a day with its locale": (date(2023, 7, 1), "[$-804]yyyy/m/d", "2023-07-01"),
    "a month": (date(2023, 7, 1), 'yyyy"年"m"月"', "2023-07"),
    "a month as a word": (date(2023, 7, 1), "mmm-yy", "2023-07"),
    "a year": (date(2023, 7, 1), "yyyy", "2023"),
    "a year in Chinese": (date(2023, 7, 1), 'yyyy"年"', "2023"),
    "a day without its year": (date(2023, 7, 1), 'm"月"d"日"', "2023-07-01"),
    "a day with the time": (datetime(2023, 7, 1, 8, 30), "yyyy-mm-dd h:mm", "2023-07-01 08:30:00"),  # noqa: DTZ001  cells have no zone
    "a time that is not shown": (datetime(2023, 7, 1, 8, 30), "yyyy-mm-dd", "2023-07-01"),  # noqa: DTZ001  as above
    "a time": (time(8, 30), "h:mm AM/PM", "08:30:00"),
    "minutes are not months": (time(8, 30), "mm:ss", "08:30:00"),
    "more hours than a day has": (timedelta(hours=36), "[h]:mm:ss", "36:00:00"),
    "the day that was none": (60, "yyyy-mm-dd", "1900-02-29"),
    "a date that cannot be": (-5, "yyyy-mm-dd", "########"),
    "yes": (True, "General", "是"),
    "no": (False, "General", "否"),
    "text": ("１,234", "General", "１,234"),
    "text in a cell for percentages": ("85%以上", "0%", "85%以上"),
    "text with a line break": ("婚前\n医学检查率", "General", "婚前\n医学检查率"),
    "an error": ("#DIV/0!", "General", "#DIV/0!"),
    "a value not available": ("#N/A", "0%", "#N/A"),
}


@pytest.mark.parametrize(("stored", "code", "text"), CELLS.values(), ids=CELLS)
def test_the_text_of_a_cell(stored: Any, code: str, text: str) -> None:
    book, _ = made([stored], formats={"A1": code})
    assert read(saved(book)) == ({1: [text]}, [])


# ── numbers as the XML has them: what is written, the text ──
NUMBERS = {
    "0.80500000000000005": "0.805",
    "8.0500000000000005E-2": "0.0805",
    "1E3": "1000",
    "1e999": "#1e999",
    "123456789012345678": "123456789012345678",
    "-0": "0",
    "-0.0": "0",
    "007": "7",
    "+5": "5",
    ".5": "0.5",
    "1_000": "#1_000",
    "１２": "#１２",
    "nan": "#nan",
    "0x10": "#0x10",
    "9" * 500: "#" + "9" * 500,
}


@pytest.mark.parametrize(("written", "text"), NUMBERS.items(), ids=[number[:20] for number in NUMBERS])
def test_numbers_as_they_are_written(written: str, text: str) -> None:
    rows, found = read(zipped(f'<row r="1"><c r="A1"><v>{written}</v></c></row>'))
    assert (rows, found) == ({1: [text]}, [])
    if text.startswith("#"):
        assert read_figure(text, {}) is None


@pytest.mark.parametrize("percent", ["80.5%", "0.05%", "-2.5%", "100%"])
def test_a_percentage_is_read_exactly(percent: str) -> None:
    exact = Fraction(percent[:-1]) / 100
    book, _ = made([float(percent[:-1]) / 100], formats={"A1": "0.0%"})
    rows, _ = read(saved(book))
    figure = read_figure(rows[1][0], {})
    assert figure is not None
    assert figure.values is not None
    assert figure.values.lower == exact


def test_formats_that_are_numbers_only_and_the_year_1904() -> None:
    month = '<c r="A1" s="2"><v>45108</v></c>'
    assert read(zipped(f'<row r="1">{month}</row>'))[0] == {1: ["2023-07"]}, "57 is a month where Excel speaks Chinese"
    book, sheet = made([date(2023, 7, 1)])
    book.epoch = CALENDAR_MAC_1904
    sheet["A1"].number_format = "yyyy-mm-dd"
    assert read(saved(book))[0] == {1: ["2023-07-01"]}


def test_rich_text_has_no_pronunciation_and_inline_text_is_text() -> None:
    cells = (
        '<c r="A1" t="s"><v>1</v></c><c r="B1" t="inlineStr"><is><r><t>丁</t></r><r><t>戊</t></r></is></c>'
        '<c r="C1" t="str"><f>A1</f><v>丙_x000A_丁_x005F_x000A__xD83D_</v></c><c r="D1" t="d"><v>2023-07-01T00:00:00</v></c>'
    )
    assert read(zipped(f'<row r="1">{cells}</row>'))[0] == {1: ["乙丙", "丁戊", "丙\n丁_x000A__xD83D_", "2023-07-01"]}
    book, sheet = made()
    sheet["A1"] = CellRichText("婚前", TextBlock(InlineFont(b=True), "医学检查率"))
    assert read(saved(book))[0] == {1: ["婚前医学检查率"]}


def test_rows_keep_their_numbers_and_blank_ones_are_left_out() -> None:
    book, sheet = made(["甲"], [], [" "], [None, "乙", None, ""])
    sheet["Z4"].number_format = "0%"
    assert read(saved(book)) == ({1: ["甲"], 4: ["", "乙"]}, [])


def test_rows_and_cells_need_not_say_where_they_are() -> None:
    assert read(zipped("<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row><c><v>4</v></c></row>"))[0] == {
        1: ["1", "", "3"],
        3: ["4"],
    }


# ── formats that only look so: cell, format, the text, the remark ──
TRAPS = {
    "a percent sign in quotes": (
        80.5,
        '0.0"%"',
        "80.5",
        "the percent sign or unit in column A is in the number format",
    ),
    "an escaped percent sign": (80.5, r"0.0\%", "80.5", "the percent sign or unit in column A is in the number format"),
    "an escape of Chinese Excel": (
        80.5,
        "0.0!%",
        "80.5",
        "the percent sign or unit in column A is in the number format",
    ),
    "per mille": (5.5, '0.0"‰"', "5.5", "the percent sign or unit in column A is in the number format"),
    "万 without a scale": (12, '0"万人"', "12", "the percent sign or unit in column A is in the number format"),
    "thousands": (1234567, "#,##0,", "1234567", "the number format of column A shows a smaller number"),
    "tens of thousands": (123456, r"0\.0,", "123456", "the number format of column A shows a smaller number"),
    "万": (123456, '0!.0,"万"', "123456", "the number format of column A shows a smaller number"),
}


@pytest.mark.parametrize(("stored", "code", "text", "remark"), TRAPS.values(), ids=TRAPS)
def test_a_format_that_shows_another_number_is_told_once_for_a_column(
    stored: float, code: str, text: str, remark: str
) -> None:
    book, _ = made([stored], [stored], formats={"A1": code, "A2": code})
    rows, found = read(saved(book))
    assert rows == {1: [text], 2: [text]}
    assert said(found) == [("remark", "shown-otherwise", "[表] A1")]
    assert found[0].message.en.startswith(remark)


def test_formulas_with_a_value_have_that_value() -> None:
    cells = '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>""</f><v></v></c><c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    assert read(zipped(f'<row r="1">{cells}</row>')) == ({1: ["2", "", "#DIV/0!"]}, [])


def test_a_formula_without_a_value_is_neither_blank_nor_a_number() -> None:
    book, _ = made(["甲", "=SUM(C2:C9)"], ["=A1", "=B1"])
    rows, found = read(saved(book))
    assert rows == {1: ["甲", "=SUM(C2:C9)"], 2: ["=A1", "=B1"]}
    assert read_figure(rows[1][1], {}) is None
    assert said(found) == [("warning", "formula-without-value", "[表] B1")]
    assert found[0].note is not None
    assert found[0].note.en == "there are 3 such cells on this sheet"


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1"><f/></c>',
        '<c r="A1"><f>1</f><v></v></c>',
        '<c r="A1" t="str"><f>1</f></c>',
        '<c r="A1" t="b"><f>1</f></c>',
    ],
)
def test_whatever_way_a_formula_lacks_its_value(cell: str) -> None:
    rows, found = read(zipped(f'<row r="1">{cell}</row>'))
    assert rows[1][0].startswith("=")
    assert [one.code for one in found] == ["formula-without-value"]


def test_a_zero_that_is_still_to_be_computed_is_no_zero() -> None:
    """Libraries that write workbooks store 0 for a formula, and ask for it to be computed when the file is opened."""
    cells = '<row r="1"><c r="A1"><f>SUM(B1)</f><v>0</v></c><c r="B1"><v>0</v></c><c r="C1"><f>B2</f><v>7</v></c></row>'
    whole = zipped(cells)
    assert read(whole) == ({1: ["0", "0", "7"]}, [])
    workbook = (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets><calcPr fullCalcOnLoad="1"/></workbook>'
    )
    rows, found = read(zipped(cells, parts={"xl/workbook.xml": workbook}))
    assert rows == {1: ["=SUM(B1)", "0", "7"]}
    assert [one.code for one in found] == ["formula-without-value"]


# ── merged cells ──
def test_text_in_merged_cells_belongs_to_all_of_them() -> None:
    book, sheet = made(
        ["2023年统计表", None, None],
        ["地区", "人数", None],
        [None, "男", "女"],
        ["甲市", 1, 2],
        [None, 3, 4],
        [None, None, None],
    )
    for cells in ("A1:C1", "A2:A3", "B2:C2", "A4:A6"):
        sheet.merge_cells(cells)
    assert read(saved(book)) == (
        {
            1: ["2023年统计表", "2023年统计表", "2023年统计表"],
            2: ["地区", "人数", "人数"],
            3: ["地区", "男", "女"],
            4: ["甲市", "1", "2"],
            5: ["甲市", "3", "4"],
        },
        [],
    )


@pytest.mark.parametrize("figure", [5, 0.5, "80%", "１,234", "85%以上", "超3000", "比2020年下降10%", "12.3万", "<5"])
def test_a_figure_in_merged_cells_counts_once(figure: Any) -> None:
    book, sheet = made([figure, "甲"], [None, "乙"])
    sheet.merge_cells("A1:A2")
    rows, found = read(saved(book))
    assert rows == {1: [str(figure), "甲"], 2: ["", "乙"]}
    assert said(found) == [("remark", "merged-figure", "[表] A1")]


@pytest.mark.parametrize("text", ["2023年", "2023-07-01", "第1季度", "甲", "—", "#N/A", "3岁以下儿童"])
def test_what_is_no_figure_is_filled(text: str) -> None:
    book, sheet = made([text, "甲"], [None, "乙"])
    sheet.merge_cells("A1:A2")
    assert read(saved(book)) == ({1: [text, "甲"], 2: [text, "乙"]}, [])


def test_what_a_merged_cell_hides_is_not_read_and_told() -> None:
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2"><v>7</v></c><c r="B2"><v>8</v></c></row>'
    merged = '<mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>'
    read_rows, found = read(zipped(rows, after=merged))
    assert read_rows == {1: ["甲"], 2: ["甲", "8"]}
    assert said(found) == [("warning", "covered-cell", "[表] A2")]


def test_hidden_rows_columns_and_sheets_are_read_and_told() -> None:
    book, sheet = made(["甲", 1, 2], ["乙", 3, 4], ["丙", 5, 6], ["丁", 7, 8])
    for line in (2, 3):
        sheet.row_dimensions[line].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.column_dimensions["X"].hidden = True
    other = book.create_sheet("备份")
    other["A1"] = "戊"
    other.sheet_state = "veryHidden"
    book.create_sheet("_dp")["A1"] = "x"
    sheets, found = read_sheets(read_xlsx, saved(book))
    assert list(sheets) == ["表", "备份"]
    assert len(sheets["表"]) == 4
    assert said(found) == [("remark", "hidden-cells", "[表] B2"), ("remark", "hidden-cells", "[备份] A1")]
    assert found[0].message.zh == "第 2–3 行、B 列是隐藏的，照样读"
    assert found[1].message.en == "hidden, and read all the same: the sheet"


def test_comments_are_kept() -> None:
    book, sheet = made(["甲", 1])
    sheet["B1"].comment = Comment("含外省户籍", "统计科")
    found: list[Diagnostic] = []
    (grid,) = read_xlsx(saved(book), "a.xlsx", found)
    assert grid.comments == {(1, 2): "含外省户籍"}
    assert [row.cells for row in grid.rows()] == [["甲", "1"]]


def test_filters_and_protection_change_nothing() -> None:
    book, sheet = made(["地区", "值"], ["甲", 1])
    sheet.auto_filter.ref = "A1:B2"
    sheet.protection.enable()
    assert read(saved(book)) == ({1: ["地区", "值"], 2: ["甲", "1"]}, [])


# ── what openpyxl's load_workbook stops at, or programs seldom write; none of it changes what cells say ──
FONT = "<rPr><family val='99'/><color rgb='red'/></rPr>"
ODD: Mapping[str, Mapping[str, str]] = {
    "a font and a fill": {
        "xl/styles.xml": STYLES.replace(
            "<cellXfs", "<fonts><font><family val='99'/></font></fonts><fills><fill/></fills><cellXfs"
        )
    },
    "a text with an odd font": {
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><r>{FONT}<t>甲</t></r></si><si><t/></si></sst>'
    },
    "a filter and a validation": {
        SHEET: f'<worksheet xmlns="{MAIN}"><sheetData>{{rows}}</sheetData><autoFilter ref="A1"><filterColumn colId="x"/>'
        '</autoFilter><dataValidations><dataValidation type="odd"/></dataValidations></worksheet>'
    },
    "rows whose elements have a prefix": {
        SHEET: f'<x:worksheet xmlns:x="{MAIN}" xmlns="{MAIN}"><x:sheetData>{{rows}}</x:sheetData></x:worksheet>'
    },
}


@pytest.mark.parametrize("parts", ODD.values(), ids=ODD)
def test_what_is_not_looked_at_may_be_odd(parts: Mapping[str, str]) -> None:
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>0.805</v></c></row>'
    data = zipped(rows, parts={name: text.replace("{rows}", rows) for name, text in parts.items()})
    assert read(data) == ({1: ["甲", "80.5%"]}, [])


def test_comments_in_any_font_are_kept() -> None:
    comments = (
        f'<comments xmlns="{MAIN}"><commentList><comment ref="B1"><text><r>{FONT}<t>含外省</t></r><r><t>户籍</t></r></text>'
        '</comment><comment ref="C1"/></commentList></comments>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/comments" Target="../comments1.xml"/></Relationships>'
    )
    parts = {"xl/comments1.xml": comments, "xl/worksheets/_rels/sheet1.xml.rels": relations}
    (grid,) = read_xlsx(zipped("", parts=parts), "a.xlsx", [])
    assert grid.comments == {(1, 2): "含外省户籍", (1, 3): ""}


def test_charts_are_no_sheets_of_cells_and_titles_may_be_odd() -> None:
    book, sheet = made(["甲"])
    sheet.title = "2023“一览”&<表>'😀"
    book.create_chartsheet("图")
    sheets, found = read_sheets(read_xlsx, saved(book))
    assert (sheets, found) == ({"2023“一览”&<表>'😀": {1: ["甲"]}}, [])


def test_a_file_is_known_by_its_first_bytes() -> None:
    data = saved(made(["甲"])[0])
    assert (kind_of(data), zip_holds(data)) == ("zip", "xlsx")
    assert kind_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(8)) == "ole"
    assert kind_of(b"PAR1" + bytes(12)) == "parquet"
    assert kind_of(b"SQLite format 3\0") == "sqlite"
    assert kind_of("地区,值".encode()) == "text"


def test_a_zip_may_hold_something_else() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    assert zip_holds(file.getvalue()) == "other"
    assert zip_holds(b"PK\x03\x04") == "other"
    assert no_workbook("a.docx").message.zh.startswith("这是压缩包或别的文档")


def test_the_strict_form_of_the_format_and_a_file_that_is_open() -> None:
    """Names of elements have another namespace there; Excel offers it when it saves."""
    whole = zipfile.ZipFile(io.BytesIO(zipped('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in whole.namelist():
            text = whole.read(name).decode()
            for kind in ("spreadsheetml", "officeDocument"):
                text = text.replace(
                    f"http://schemas.openxmlformats.org/{kind}/2006", f"http://purl.oclc.org/ooxml/{kind}"
                )
            archive.writestr(name.replace("/", "\\").upper() if name.startswith("xl/s") else name, text)
    found: list[Diagnostic] = []
    assert [row.cells for grid in read_xlsx(file, "a.xlsx", found) for row in grid.rows()] == [["甲"]]
    assert found == []


def test_what_libreoffice_saves(tmp_path: Path) -> None:
    """LibreOffice computes what openpyxl only wrote down, and has its own ways with styles, texts and merged cells."""
    book, sheet = made(
        ["地区", "比率", "日期", "月份", "和", "标记"],
        ["甲", 0.805, date(2023, 7, 1), date(2023, 7, 1), "=B2*2", True],
        [None, 1234.5, 12, -0.025, "=1/0", 80.5],
        formats={"B2": "0.0%", "C2": "yyyy-mm-dd", "D2": 'yyyy"年"m"月"', "D3": "0.00%;[Red]-0.00%", "F3": '0.0"%"'},
    )
    sheet.merge_cells("A2:A3")
    file = tmp_path / "a.xlsx"
    book.save(file)
    rows, found = read(converted(file, "xlsx").read_bytes())
    assert rows == {
        1: ["地区", "比率", "日期", "月份", "和", "标记"],
        2: ["甲", "80.5%", "2023-07-01", "2023-07", "1.61", "是"],
        3: ["甲", "1234.5", "12", "-2.5%", "#DIV/0!", "80.5"],
    }
    assert said(found) == [("remark", "shown-otherwise", "[表] F3")]
