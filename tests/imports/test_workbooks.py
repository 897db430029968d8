"""Workbooks as offices make them, two months of one form: proposed for, mapped, written as long rows."""

from pathlib import Path

import pytest
from cli.program import dp
from openpyxl import Workbook

MAP = """\
format = 1

[[tables]]
files = "婚检*年*月.xlsx"
sheet = "婚检"
header = [3, 4]
period = { from = "title" }
skip = ["小计", "注"]
totals = "甲省"

[tables.columns]
"序号" = "ignore"
"地区" = "area"
"婚前医学检查 / 检查人数" = "premarital_exams"
"婚前医学检查 / 结婚登记（万对）" = { item = "marriage_registrations", unit = "万", times = 2 }
"检查率" = "婚前医学检查率"
"备注" = "note"
"""


def write_workbook(path: Path, month: int) -> None:
    """Write the form of one month: merged titles, headers and totals, a number format, a cover."""
    book = Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "封面"
    cover.append(["报表"])
    sheet = book.create_sheet("婚检")
    sheet.append([f"甲省2023年{month}月婚前保健情况"])
    sheet.append(["填表单位：（公章）"])
    sheet.append(["序号", "地区", "婚前医学检查", None, "检查率", "备注"])
    sheet.append([None, None, "检查人数", "结婚登记（万对）"])
    sheet.append([1, "甲市", 12000 + month, 1.2, 0.514])
    sheet.append([2, "乙市", "—", 0.9, "—", "未统计"])
    sheet.append([])
    sheet.append(["小　计", None, 12000 + month, 2.1, 0.514])
    sheet.append(["合　计", None, 23456, 2.1])
    sheet.append(["注：登记按对计。"])
    sheet["E5"].number_format = sheet["E8"].number_format = "0.0%"
    for cells in ("A1:F1", "A3:A4", "B3:B4", "C3:D3", "E3:E4", "F3:F4", "A8:B8", "A9:B9", "A10:F10"):
        sheet.merge_cells(cells)
    book.save(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two months of the form and its map."""
    for month in (1, 2):
        write_workbook(tmp_path / f"婚检2023年{month}月.xlsx", month)
    (tmp_path / "map.toml").write_text(MAP, encoding="utf-8")
    return tmp_path


def test_a_map_is_proposed_for_the_sheet_that_has_data(folder: Path) -> None:
    ran = dp("import", "婚检2023年1月.xlsx", "--spec", "liaoning", cwd=folder)
    assert ran.code == 0
    assert ran.err == "“封面”里一列也没有认出，没有写进对照表\n"
    assert ran.out.split("\n\n")[1].splitlines() == [
        "[[tables]]",
        'files = "婚检*年*月.xlsx"',
        'sheet = "婚检"',
        "header = [3, 4]",
        'period = { from = "title" }  # 标题写明的是 2023M01',
        'skip = ["小计", "注"]',
        'totals = "待填"  # B9“合　计”是哪个地区的数；不要这一行的，删去 totals，在 skip 里写上它',
    ]
    assert '"检查率" = "待填"  # 没有认出  E5 “51.4%”\n' in ran.out


def test_two_months_are_read_by_one_map(folder: Path) -> None:
    ran = dp("import", "婚检2023年1月.xlsx", "婚检2023年2月.xlsx", "--map", "map.toml", cwd=folder)
    assert ran.code == 0
    assert ran.out.splitlines()[1:10] == [
        "甲市,2023M01,premarital_exams,12001,,",
        "甲市,2023M01,marriage_registrations,1.2万×2,,",
        "甲市,2023M01,premarital_exam_rate,51.4%,,",
        "乙市,2023M01,premarital_exams,—,,未统计",
        "乙市,2023M01,marriage_registrations,0.9万×2,,未统计",
        "乙市,2023M01,premarital_exam_rate,—,,未统计",
        "甲省,2023M01,premarital_exams,23456,,",
        "甲省,2023M01,marriage_registrations,2.1万×2,,",
        "甲省,2023M01,premarital_exam_rate,,,",
    ]
    assert [line.split(",")[1] for line in ran.out.splitlines()[10:]] == ["2023M02"] * 9
    assert (
        "说明[rows-left-out]：按对照表略过 2 行：“小　计”、“注：登记按对计。”\n  --> 婚检2023年1月.xlsx [婚检] A8"
        in ran.err
    )


def test_a_unit_beside_a_percentage_cell_is_told(folder: Path) -> None:
    """A cell of the format 0.0% says its percent sign itself."""
    (folder / "map.toml").write_text(
        MAP.replace('= "婚前医学检查率"', '= { item = "婚前医学检查率", unit = "%" }'), encoding="utf-8"
    )
    ran = dp("import", "婚检2023年1月.xlsx", "--map", "map.toml", cwd=folder)
    assert ran.code == 3
    assert "错误[unit-twice]：“51.4%”自己有单位，这一列又规定以“%”计\n  --> 婚检2023年1月.xlsx [婚检] E5" in ran.err


def test_without_a_map_a_map_is_named_as_the_remedy(folder: Path) -> None:
    ran = dp("evaluate", "liaoning", "婚检2023年1月.xlsx", cwd=folder)
    assert ran.code == 3
    assert "duplicate-column" not in ran.err
    assert "错误[missing-column]：这张表里找不到表头" in ran.err
    assert "用 dp-rules import 婚检2023年1月.xlsx 提出一份导入对照表" in ran.err


def test_a_total_of_a_sheet_without_a_map_is_no_area(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["地区", "年份", "结婚登记人数"], ["甲市", 2023, 600], ["合计", 2023, 600]):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    ran = dp("evaluate", "liaoning", "a.xlsx", cwd=tmp_path)
    assert ran.code == 3
    assert "错误[total-row]：“合计”不是地区，是合计行\n  --> a.xlsx [Sheet] A3" in ran.err
