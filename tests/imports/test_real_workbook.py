"""A workbook as an office keeps it, read by a map: what is read from each cell, and where an explanation says it stands."""

from pathlib import Path

import pytest
from cli.program import dp
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

MAP = """
format = 1
[[tables]]
files = "*.xlsx"
sheet = "婚检"
header = [3, 4]
period = { from = "title" }
skip = ["注"]
totals = "辽宁省"
[tables.columns]
"序号" = "ignore"
"地区" = "area"
"婚前医学检查 / 登记人数（万人）" = { item = "marriage_registrations", unit = "万" }
"婚前医学检查 / 检查人数" = "premarital_exams"
"婚前医学检查 / 检查率" = "premarital_exam_rate"
"孕前优生健康检查 / 目标人群覆盖率" = "preconception_exam_rate"
"孕前优生健康检查 / 备注" = "note"
"""
# Made-up figures of three cities, as people type them.
ROWS = (
    ("沈阳市", 5.2, "４３，１２０", 0.829, "85％", None),
    ("大连市", 4.1, "31200", 0.761, "—", "漏报"),
    ("鞍山市", 2.05, 15888, 0.775, 0.811, None),
)
TOTAL = ("合计", 11.35, 90208, 0.7948, 0.83, None)


def sheet_of(book: Workbook) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


def office_workbook() -> Workbook:
    """Return a sheet with a merged title, a line under it, a header of two lines, a total and a remark."""
    book = Workbook()
    sheet = sheet_of(book)
    sheet.title = "婚检"
    sheet["A1"] = "辽宁省2023年婚前保健情况统计表"
    sheet["A1"].font = Font(bold=True, size=16)
    sheet["A2"], sheet["G2"] = "填报单位：省卫生健康委", "单位：人、%"
    sheet.append(["序号", "地区", "婚前医学检查", None, None, "孕前优生健康检查", None])
    sheet.append([None, None, "登记人数（万人）", "检查人数", "检查率", "目标人群覆盖率", "备注"])
    for line, row in enumerate(ROWS, 1):
        sheet.append([line, *row])
    sheet.append([None, *TOTAL])
    sheet.append(["注：登记人数按户籍统计。"])
    for merged in ("A1:G1", "A3:A4", "B3:B4", "C3:E3", "F3:G3", "A9:G9"):
        sheet.merge_cells(merged)
    for cells in sheet["E5:F8"]:
        for cell in cells:
            if isinstance(cell.value, float):
                cell.number_format = "0.0%"
    for cells in sheet["A3:G4"]:
        for cell in cells:
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sheet.freeze_panes = "C5"
    return book


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return a folder with the workbook and its map."""
    office_workbook().save(tmp_path / "2023.xlsx")
    (tmp_path / "map.toml").write_text(MAP, encoding="utf-8")
    return tmp_path


def test_every_figure_is_read_as_it_is_meant(office: Path) -> None:
    ran = dp("import", "2023.xlsx", "--spec", "liaoning", "--map", "map.toml", cwd=office)
    assert ran.code == 0, ran.err
    assert ran.out.lstrip("\ufeff").splitlines() == [
        "area,period,item,value,source,note",
        "沈阳市,2023,marriage_registrations,5.2万,,",
        "沈阳市,2023,premarital_exams,４３，１２０,,",
        "沈阳市,2023,premarital_exam_rate,82.9%,,",
        "沈阳市,2023,preconception_exam_rate,85％,,",
        "大连市,2023,marriage_registrations,4.1万,,漏报",
        "大连市,2023,premarital_exams,31200,,漏报",
        "大连市,2023,premarital_exam_rate,76.1%,,漏报",
        "大连市,2023,preconception_exam_rate,—,,漏报",
        "鞍山市,2023,marriage_registrations,2.05万,,",
        "鞍山市,2023,premarital_exams,15888,,",
        "鞍山市,2023,premarital_exam_rate,77.5%,,",
        "鞍山市,2023,preconception_exam_rate,81.1%,,",
        "辽宁省,2023,marriage_registrations,11.35万,,",
        "辽宁省,2023,premarital_exams,90208,,",
        "辽宁省,2023,premarital_exam_rate,79.48%,,",
        "辽宁省,2023,preconception_exam_rate,83%,,",
    ]
    assert "说明[rows-left-out]：按对照表略过 1 行：“注：登记人数按户籍统计。”" in ran.err


def test_what_somebody_noted_at_a_cell_stands_by_its_figure(office: Path) -> None:
    book = office_workbook()
    sheet_of(book)["D6"].comment = Comment("含补检", "填报人")
    book.save(office / "2023.xlsx")
    ran = dp("import", "2023.xlsx", "--spec", "liaoning", "--map", "map.toml", cwd=office)
    assert "大连市,2023,premarital_exams,31200,,漏报；含补检" in ran.out
    assert "含补检" in explained(office, "大连市")


def explained(office: Path, area: str) -> str:
    ran = dp("explain", "liaoning", "2023.xlsx", "--map", "map.toml", "--indicator", "2", "--area", area, cwd=office)
    assert ran.code == 0, ran.err
    return ran.out


def test_an_explanation_cites_cells_as_a_person_sees_them(office: Path) -> None:
    said = explained(office, "沈阳市")
    assert '2023.xlsx [婚检] D5  "４３，１２０"' in said
    assert '2023.xlsx [婚检] C5  "5.2万"' in said
    assert '2023.xlsx [婚检] E5  "82.9%"' in said
    assert "2023.xlsx [婚检] D8" in explained(office, "辽宁省")


def test_they_are_right_after_rows_were_inserted_above(office: Path) -> None:
    book = office_workbook()
    sheet = sheet_of(book)
    merged = [str(one) for one in sheet.merged_cells.ranges]
    for one in merged:
        sheet.unmerge_cells(one)
    sheet.insert_rows(5, amount=2)  # two empty rows under the header, as people leave them
    sheet.freeze_panes = "C7"
    for one in ("A1:G1", "A3:A4", "B3:B4", "C3:E3", "F3:G3"):
        sheet.merge_cells(one)
    book.save(office / "2023.xlsx")
    assert '2023.xlsx [婚检] D7  "４３，１２０"' in explained(office, "沈阳市")


def test_a_merged_area_belongs_to_all_its_rows_and_a_hidden_row_is_read(office: Path) -> None:
    book = Workbook()
    sheet = sheet_of(book)
    sheet.title = "季报"
    for row in (["地区", "时期", "指标", "数值"], ["沈阳市", "2023Q1", "事故起数", 7], [None, "2023Q2", "事故起数", 5]):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    sheet.row_dimensions[3].hidden = True
    book.save(office / "季报.xlsx")
    ran = dp("import", "季报.xlsx", "--spec", "liaoning", "--map", "map.toml", cwd=office)
    assert "说明[hidden-cells]" in ran.err
    assert ran.out.splitlines()[1:] == ["沈阳市,2023Q1,accidents,7,,", "沈阳市,2023Q2,accidents,5,,"]
