"""What a form holds, and how it looks to whoever opens it."""

import re
import zipfile
from pathlib import Path

import pytest
from cli.program import dp, run
from forms.person import form, header, pages, plan_of, row_of
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dp_rules.data.form import fingerprint
from dp_rules.text.place import letters

AREAS = (
    "code,name,parent,level\n210000,辽宁省,,省\n210101,甲县,210000,县\n210102,乙县,210000,县\n210103,丙市,210000,市\n"
)
MARRIAGE = ("--indicator", "2")


def column(sheet: Worksheet, name: str) -> list[object]:
    """Return what stands in a column, row by row."""
    first, columns = header(sheet)
    codes = columns.get("数据项代码") or columns["item code"]
    rows = [row for row in range(first + 1, sheet.max_row + 1) if sheet.cell(row, codes).value]
    return [sheet.cell(row, columns[name]).value for row in rows]


def test_each_department_has_a_sheet_and_each_item_is_asked_once(tmp_path: Path) -> None:
    sheets = pages(load_workbook(form(tmp_path)))
    assert [sheet.title for sheet in sheets] == [
        "省残联", "省卫生健康委", "省委政法委", "省应急厅", "省生态环境厅", "省发展改革委", "省民政厅", "省住房城乡建设厅", "省教育厅",
    ]  # fmt: skip
    asked = [key for s in sheets for key in zip(column(s, "数据项代码"), column(s, "时期代码"), strict=True)]
    assert len(asked) == len(set(asked)) == 62
    assert [period for item, period in asked if item == "accidents"] == ["2023", "2020"]


def test_a_row_says_what_is_asked_of_whom_and_what_for(tmp_path: Path) -> None:
    sheet = load_workbook(form(tmp_path))["省卫生健康委"]
    row, columns = row_of(sheet, "live_births"), header(sheet)[1]
    assert row is not None
    said = {name: sheet.cell(row, at).value for name, at in columns.items()}
    assert said == {
        "数据项代码": "live_births",
        "地区代码": "辽宁省",
        "时期代码": "2023",
        "序号": 6,
        "数据项": "活产人数",
        "定义和说明": "时期数，妇幼统计年度\n出处：吉林省残疾预防行动计划（2022—2025年）（征求意见稿）",
        "计量单位": "人",
        "时期": "2023年",
        "填报部门": "省卫生健康委\n会同：省残联",
        "用于指标": "4 孕产妇系统管理率\n6 新生儿遗传代谢性疾病筛查率\n7 新生儿听力筛查率",
        "填报数": None,
        "缺数原因": None,
        "备注": None,
    }
    assert sheet["D1"].value == "辽宁省残疾预防行动计划（2022—2025年）数据采集表"
    assert sheet["D2"].value == "填报部门：省卫生健康委　　地区：辽宁省　　时期：2023年"
    assert "4. 个案表（高血压患者、2型糖尿病患者）不在本表内" in sheet["D3"].value


def test_where_a_plan_names_no_lead_all_departments_are_named(tmp_path: Path) -> None:
    sheet = pages(load_workbook(form(tmp_path, "--indicator", "20")))[0]
    said = str(column(sheet, "填报部门")[0])
    assert said.startswith("省民政厅\n会同：省卫生健康委")


def test_one_sheet_for_all(tmp_path: Path) -> None:
    sheets = pages(load_workbook(form(tmp_path, "--one-sheet")))
    assert [sheet.title for sheet in sheets] == ["采集表"]
    assert len(column(sheets[0], "数据项代码")) == 62
    assert sheets[0]["D2"].value == "地区：辽宁省　　时期：2023年"


def test_a_department_is_asked_for_all_that_it_has_a_part_in(tmp_path: Path) -> None:
    sheets = pages(load_workbook(form(tmp_path, "--department", "省民政厅", "--indicator", "2", "--indicator", "5")))
    assert [sheet.title for sheet in sheets] == ["省民政厅"]
    assert column(sheets[0], "数据项代码") == ["premarital_exams", "marriage_registrations"]
    assert column(sheets[0], "填报部门") == ["省民政厅\n会同：省卫生健康委"] * 2


def test_several_areas_are_asked_each(tmp_path: Path) -> None:
    sheet = pages(load_workbook(form(tmp_path, *MARRIAGE, "--area", "沈阳市", "--area", "大连市")))[0]
    assert column(sheet, "地区") == ["沈阳市", "沈阳市", "大连市", "大连市"]
    assert column(sheet, "地区代码") == column(sheet, "地区")
    assert sheet["D2"].value == "填报部门：省卫生健康委　　时期：2023年"


def test_rules_over_counties_ask_the_counties_of_a_table_of_areas(tmp_path: Path) -> None:
    (tmp_path / "areas.csv").write_text(AREAS, encoding="utf-8")
    file = form(tmp_path, "--areas", tmp_path / "areas.csv", "--indicator", "2", "--indicator", "21")
    province, counties = pages(load_workbook(file))
    assert column(province, "地区代码") == ["210000", "210000"]
    assert (column(counties, "地区代码"), column(counties, "地区")) == (["210101", "210102"], ["甲县", "乙县"])
    assert set(column(counties, "数据项代码")) == {"rehab_service"}
    assert counties["D2"].value == "填报部门：省残联　　时期：2023年"


def test_a_county_is_asked_for_itself(tmp_path: Path) -> None:
    (tmp_path / "areas.csv").write_text(AREAS, encoding="utf-8")
    file = form(tmp_path, "--areas", tmp_path / "areas.csv", "--area", "甲县", "--indicator", "21")
    sheet = pages(load_workbook(file))[0]
    assert (column(sheet, "数据项代码"), column(sheet, "地区代码")) == (["rehab_service"], ["210101"])


def test_without_counties_the_totals_are_asked(tmp_path: Path) -> None:
    sheet = pages(load_workbook(form(tmp_path, "--indicator", "21")))[0]
    assert column(sheet, "数据项代码") == ["counties_with_rehab_service", "counties_total"]


NO_TOTALS = """format = 1
[plan]
id = "jia"
extends = "catalogue"
name = "甲省计划"
area = "甲省"
first_year = 2022
last_year = 2025
[document]
title = "甲省计划"
status = "issued"
[sources.own]
title = "甲省计划"
status = "issued"
[indicators.checked]
name = "有体检的患者比例"
name_en = "Patients with a health check"
source = "own"
method = "有体检的患者除以患者数"
rule = "share(hypertension_patients where health_checks >= 1) > 60%"
wording = ">60%"
place = "表"
due = 2025
"""


def test_without_totals_the_indicator_s_own_figure_is_asked_in_percent(tmp_path: Path) -> None:
    (tmp_path / "jia.toml").write_text(NO_TOTALS, encoding="utf-8")
    sheet = pages(load_workbook(form(tmp_path, spec="jia.toml")))[0]
    assert sheet.title == "部门未写明"
    assert (column(sheet, "数据项代码"), column(sheet, "计量单位")) == (["checked"], ["%"])
    rule = sheet.data_validations.dataValidation[0]
    assert (rule.type, rule.operator, rule.formula1, rule.prompt) == (
        "decimal", "greaterThanOrEqual", "0", "填百分数，例如 80.5%。没有数的留空，在“缺数原因”中选择。",
    )  # fmt: skip


def test_earlier_figures_stand_beside_and_what_they_answer_is_not_asked(tmp_path: Path) -> None:
    data = tmp_path / "data.csv"
    rows = ["辽宁省,2022,accidents,1.2万", "辽宁省,2020,accidents,13000", "辽宁省,2022,premarital_exams,—"]
    data.write_text("\n".join(["area,period,item,value", *rows, ""]), encoding="utf-8")
    health, safety = pages(load_workbook(form(tmp_path, "--data", data, *MARRIAGE, "--indicator", "17")))
    assert (column(safety, "时期"), column(safety, "以前的数")) == (["2023年"], ["1.2万\n（2022年）"])
    assert column(health, "以前的数") == ["—\n（2022年）", None]


def test_a_quarter_is_compared_with_the_same_quarter(tmp_path: Path) -> None:
    data = tmp_path / "data.csv"
    rows = [f"辽宁省,{period},doses_due,{number}" for number, period in enumerate(["2022Q2", "2022Q4", "2021", "2022"])]
    data.write_text("\n".join(["area,period,item,value", *rows, ""]), encoding="utf-8")
    sheet = pages(load_workbook(form(tmp_path, "--data", data, "--period", "2023Q2", "--indicator", "14")))[0]
    assert column(sheet, "以前的数") == [None, "0\n（2022年第2季度）"]
    assert column(sheet, "时期") == ["2023年第2季度"] * 2


def test_a_year_to_date_is_compared_with_that_of_an_earlier_year(tmp_path: Path) -> None:
    data = tmp_path / "data.csv"
    periods = ["2022M01-09", "2022M09", "2022M01-11", "2022"]
    rows = [f"辽宁省,{period},doses_due,{number}" for number, period in enumerate(periods)]
    data.write_text("\n".join(["area,period,item,value", *rows, ""]), encoding="utf-8")
    sheet = pages(load_workbook(form(tmp_path, "--data", data, "--period", "2023年1-9月", "--indicator", "14")))[0]
    assert column(sheet, "以前的数") == [None, "0\n（2022年1-9月）"]
    assert column(sheet, "时期") == ["2023年1-9月"] * 2


def test_in_english(tmp_path: Path) -> None:
    sheet = pages(load_workbook(form(tmp_path, *MARRIAGE, "--lang", "en")))[0]
    assert sheet["D1"].value == "Liaoning Disability Prevention Action Plan (2022–2025): data collection form"
    assert list(header(sheet)[1])[3:] == [
        "no.", "item", "definition and remarks", "unit", "period", "supplied by", "for indicators", "figure", "reason for missing", "note",
    ]  # fmt: skip
    plan = plan_of()
    assert column(sheet, "item") == [
        plan.scope.items[id_].name.en for id_ in ("premarital_exams", "marriage_registrations")
    ]
    assert column(sheet, "unit") == ["persons", "persons"]


def test_only_the_cells_to_fill_in_are_open(tmp_path: Path) -> None:
    sheet = load_workbook(form(tmp_path, *MARRIAGE))["省卫生健康委"]
    row, columns = header(sheet)
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    open_ = {name for name, at in columns.items() if not sheet.cell(row + 1, at).protection.locked}
    assert open_ == {"填报数", "缺数原因", "备注"}
    shaded = {name for name, at in columns.items() if sheet.cell(row + 1, at).fill.fill_type == "solid"}
    assert shaded == open_
    hidden = {name for name, at in columns.items() if sheet.column_dimensions[letters(at)].hidden}
    assert hidden == {"数据项代码", "地区代码", "时期代码"}


def test_what_can_be_typed_is_checked_by_excel_in_chinese(tmp_path: Path) -> None:
    (tmp_path / "areas.csv").write_text(AREAS, encoding="utf-8")
    file = form(tmp_path, "--areas", tmp_path / "areas.csv", "--indicator", "2", "--indicator", "21")
    province, counties = pages(load_workbook(file))
    number, reason = province.data_validations.dataValidation
    assert (number.type, number.operator, number.formula1) == ("decimal", "greaterThanOrEqual", "0")
    assert number.error.startswith("这里只能填 0 或大于 0 的数")
    assert number.prompt.startswith("填 0 或大于 0 的数")
    assert (reason.type, reason.formula1) == ("list", '"未开展统计,不适用,保密，不公开"')
    assert counties.data_validations.dataValidation[0].formula1 == '"是,否"'
    for rule in (number, reason):
        assert max(map(len, (rule.prompt, rule.error))) <= 225, "Excel takes no longer text"
        assert max(map(len, (rule.promptTitle, rule.errorTitle))) <= 32


def test_it_prints_on_a4_across_with_its_header_on_every_page(tmp_path: Path) -> None:
    sheet = load_workbook(form(tmp_path))["省卫生健康委"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.freeze_panes == "F5"
    foot = [str(cell.value) for row in sheet.iter_rows(min_row=sheet.max_row) for cell in row if cell.value]
    assert foot == ["填报单位（盖章）：", "填报人：", "审核人：", "填报日期："]


def test_a_hidden_sheet_says_what_the_form_is(tmp_path: Path) -> None:
    about = load_workbook(form(tmp_path, *MARRIAGE))["_dp"]
    spec = fingerprint(file.source.text for file in plan_of().stack)
    assert about.sheet_state == "veryHidden"
    assert [[cell.value for cell in row if cell.value is not None] for row in about.iter_rows()] == [
        ["format", "dp_rules.form"],
        ["version", "1"],
        ["plan", "liaoning"],
        ["spec", spec],
        ["period", "2023"],
        ["item", "area", "period", "department"],
        ["premarital_exams", "辽宁省", "2023", "省卫生健康委"],
        ["marriage_registrations", "辽宁省", "2023", "省卫生健康委"],
    ]


def test_a_spec_has_one_fingerprint_whatever_its_line_ends() -> None:
    assert fingerprint(["甲\n乙\n", "丙"]) == fingerprint(["甲\r\n乙\r\n", "丙\n"])
    assert fingerprint(["甲\n乙", "丙"]) != fingerprint(["甲", "乙\n丙"])
    assert fingerprint(["甲"]) != fingerprint(["乙"])


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    for name, seed in (("a.xlsx", "1"), ("b.xlsx", "2")):
        ran = run("form", "liaoning", "-o", name, "--period", "2023", cwd=tmp_path, PYTHONHASHSEED=seed)
        assert ran.code == 0, ran.err
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        assert {entry.date_time[0] for entry in book.infolist()} == {1980}
        assert set(re.findall(rb">(\d{4})-", book.read("docProps/core.xml"))) == {b"1980"}


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    file = form(tmp_path, *MARRIAGE)
    before = file.read_bytes()
    ran = dp("form", "liaoning", "-o", file, "--period", "2023")
    assert (ran.code, file.read_bytes()) == (3, before)
    assert ran.err == f"错误：{file} 已经有了；换一个文件名\n"


WRONG = {
    "no period": ((), 2, "错误：用 --period 写明采集哪个时期，例如 --period 2023\n"),
    "no such period": (("--period", "去年"), 2, "错误：“去年”不是一个时期；写作 2023、2023Q2 或 2023-07\n"),
    "no such department": (("--period", "2023", "--department", "省民政"), 3, "错误：计划中没有部门“省民政”；是不是“省民政厅”？\n"),
    "no such indicator": (("--period", "2023", "--indicator", "婚前医学检查"), 3, "错误：计划中没有指标“婚前医学检查”；是不是“婚前医学检查率”？\n"),
    "an area that is none": (("--period", "2023", "--area", " "), 2, "错误：--area 要写地区的名称或代码\n"),
    "nothing to ask": (("--period", "2023", "--indicator", "17", "--department", "省妇联"), 3, "错误：没有要采集的数据项\n"),
}  # fmt: skip


@pytest.mark.parametrize(("options", "code", "said"), WRONG.values(), ids=WRONG.keys())
def test_what_cannot_be_asked_is_told(options: tuple[str, ...], code: int, said: str, tmp_path: Path) -> None:
    ran = dp("form", "liaoning", "-o", tmp_path / "form.xlsx", *options)
    assert (ran.code, ran.err) == (code, said)
    assert list(tmp_path.iterdir()) == []


def test_a_form_is_an_xlsx_file(tmp_path: Path) -> None:
    ran = dp("form", "liaoning", "-o", tmp_path / "form.csv", "--period", "2023", lang="en")
    assert (ran.code, ran.err) == (2, "error: the name of a form ends in .xlsx\n")


def test_an_area_that_the_table_lacks_is_told(tmp_path: Path) -> None:
    (tmp_path / "areas.csv").write_text(AREAS, encoding="utf-8")
    ran = dp(
        "form",
        "liaoning",
        "-o",
        tmp_path / "f.xlsx",
        "--period",
        "2023",
        "--areas",
        tmp_path / "areas.csv",
        "--area",
        "甲区",
    )
    assert (ran.code, ran.err) == (3, "错误：地区表中没有“甲区”；是不是“甲县”？\n")


def test_the_command_says_what_it_wrote(tmp_path: Path) -> None:
    ran = dp("form", "liaoning", "-o", "form.xlsx", "--period", "2023", *MARRIAGE, cwd=tmp_path)
    assert (ran.out, ran.err) == ("", "写好了 form.xlsx：1 张表，要填 2 个数\n")
    ran = dp("form", "liaoning", "-o", "all.xlsx", "--period", "2023", cwd=tmp_path, lang="en")
    assert ran.err == "all.xlsx is written: 9 sheets, 62 figures to fill in\n"
