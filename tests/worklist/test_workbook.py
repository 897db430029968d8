"""The workbook: what stands on its sheets, and that Excel takes it as it is meant."""

import io
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from worklist.duties import indicator, worklist

from dp_rules.report.values import Json
from dp_rules.report.worklist.workbook import worklist_workbook

CITIES = ("C1 2023 part 60", "C1 2023 people 100", "C2 2023 part 10", "C2 2023 people 200")


def book(data: Json, language: Any = "zh") -> Any:
    """Return the workbook of a worklist as openpyxl reads it."""
    return load_workbook(io.BytesIO(worklist_workbook(data, language)))


def texts(sheet: Any) -> list[tuple[Any, ...]]:
    """Return the rows of a sheet below its header."""
    return [tuple(cell or "" for cell in row) for row in sheet.iter_rows(min_row=4, values_only=True)]


def test_a_sheet_for_everything_for_each_department_and_for_the_areas(tmp_path: Path) -> None:
    data = worklist(tmp_path, indicator(lead='["省民政厅", "省残联"]'), *CITIES)
    found = book(data)
    assert found.sheetnames == ["全部", "省民政厅", "省残联", "涉及地区"]
    assert [row[:3] for row in texts(found["全部"])] == [("省民政厅", 9, "某率"), ("省残联", 9, "某率")]
    own = dict(zip([cell.value for cell in found["省残联"][3]], texts(found["省残联"])[0], strict=True))
    assert own["差距"] == "还差 141 人（其中），差 ≈46.67 个百分点"
    assert own["涉及地区"] == "丙市（还差 131 人）、乙市（还差 11 人）"
    assert own["会同部门"] == "共同牵头：省民政厅\n参与：省妇联、省教育厅"
    assert own["计划出处"] == "表第9行 “大于七成”"
    assert [(row[0], row[3]) for row in texts(found["涉及地区"])] == [
        ("省民政厅", "丙市"),
        ("省民政厅", "乙市"),
        ("省残联", "丙市"),
        ("省残联", "乙市"),
    ]


def test_every_missing_figure_has_a_row(tmp_path: Path) -> None:
    data = worklist(tmp_path, indicator(), "P 2023 people 100", "C1 2023 part 5", part='supplier = "省公安厅"')
    found = texts(book(data)["缺的数"])
    assert [row[3:] for row in found] == [("其中", "2023", "丙市", "没有数据", "省公安厅")]


def test_headers_stay_in_view_rows_filter_and_pages_print(tmp_path: Path) -> None:
    sheet = book(worklist(tmp_path, indicator(), *CITIES))["省民政厅"]
    assert sheet.freeze_panes == "C4"
    assert sheet.auto_filter.ref == "A3:K4"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
        "landscape",
        1,
        0,
    )
    assert sheet.print_title_rows == "$3:$3"
    assert all(cell.alignment.wrap_text for cell in sheet[4])
    assert sheet.row_dimensions[4].height > 26


def test_a_row_is_high_enough_for_signs_that_chinese_fonts_print_wide(tmp_path: Path) -> None:
    heights = {}
    for sign in ('"', "“"):
        data = worklist(tmp_path, indicator(f"also = '{sign * 60}'\n"), *CITIES)
        heights[sign] = book(data)["全部"].row_dimensions[4].height
    assert heights["“"] > heights['"']


def test_cells_are_text_whatever_they_begin_with(tmp_path: Path) -> None:
    data = worklist(tmp_path, indicator(lead='["=1+1"]', more='also = "=HYPERLINK(1)"\n'), *CITIES)
    found = book(data)
    cells = [cell for sheet in found for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells if cell.value != 9} == {"s"}
    assert [cell.data_type for cell in cells if cell.value == 9] == ["n"] * 4  # its number, on every sheet
    assert "=1+1" in found.sheetnames
    assert found["全部"]["A4"].quotePrefix


def test_names_of_sheets_are_such_as_excel_allows(tmp_path: Path) -> None:
    leads = ["A/B:C*D?[E]\\\\F", "长" * 40, "长" * 41, "全部", "History"]
    data = worklist(tmp_path, indicator(lead=str(leads).replace("'", '"').replace("\\\\\\\\", "\\\\")), *CITIES)
    names = book(data).sheetnames
    assert len(names) == len({name.casefold() for name in names}) == len(leads) + 2
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_the_same_worklist_gives_the_same_bytes(tmp_path: Path) -> None:
    data = worklist(tmp_path, indicator(), *CITIES)
    assert worklist_workbook(data, "zh") == worklist_workbook(data, "zh")


def test_a_worklist_without_entries_is_a_workbook_all_the_same(tmp_path: Path) -> None:
    found = book(worklist(tmp_path, indicator(), "P 2023 part 80", "P 2023 people 100"), "en")
    assert found.sheetnames == ["all"]
    assert found["all"]["A2"].value == "0 entries    departments with nothing to do: 省民政厅"
