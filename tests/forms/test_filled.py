"""Forms as they come back: filled in by hand, with rows and columns added, sheets renamed, and sometimes wrong."""

import io
import zipfile
from pathlib import Path
from textwrap import dedent

import pytest
from cli.program import dp
from forms.person import fill, filled, form, header, insert_columns, insert_rows, pages, plan_of, read, row_of
from openpyxl import Workbook, load_workbook

from dp_rules.quantity.missing import Missing
from dp_rules.text.place import address
from dp_rules.text.render import render

BOTH = ("--indicator", "2")
FIGURES: dict[str, object] = {"premarital_exams": 123000, "marriage_registrations": "17.5万"}


def test_figures_are_read_as_people_type_them(tmp_path: Path) -> None:
    given = FIGURES | {"live_births": 0, "pregnant_women": 80.5, "prenatal_screened": "超3000", "doses_due": "—"}
    facts = read(filled(form(tmp_path), given)).facts
    assert {id_: facts[id_].raw for id_ in given} == {
        "premarital_exams": "123000",
        "marriage_registrations": "17.5万",
        "live_births": "0",
        "pregnant_women": "80.5",
        "prenatal_screened": "超3000",
        "doses_due": "—",
    }
    assert facts["doses_due"].missing is Missing.NOT_COLLECTED
    assert facts["doses_given"].missing is Missing.BLANK
    assert str(facts["premarital_exams"].period) == "2023"
    assert facts["premarital_exams"].area == "辽宁省"


def test_a_fact_knows_its_cell_and_its_note(tmp_path: Path) -> None:
    book = filled(form(tmp_path, *BOTH), FIGURES)
    where = fill(book, {"premarital_exams": "含补报"}, "备注")
    fact = read(book).facts["premarital_exams"]
    assert (address(fact.place), fact.note) == ("form.xlsx [省卫生健康委] K5", "含补报")
    assert where == {"premarital_exams": "[省卫生健康委] M5"}


def add_rows(book: Workbook) -> None:
    for sheet in pages(book):
        insert_rows(sheet, 1, 3)
        insert_rows(sheet, 9)


def add_columns(book: Workbook) -> None:
    for sheet in pages(book):
        insert_columns(sheet, 1, 2)
        insert_columns(sheet, 6)


def rename_sheets(book: Workbook) -> None:
    for number, sheet in enumerate(pages(book)):
        sheet.title = f"交 {number}"


def move_sheets(book: Workbook) -> None:
    book.move_sheet("_dp", -len(book.worksheets))
    book.move_sheet(pages(book)[0], 1)


def sort_rows(book: Workbook) -> None:
    for sheet in pages(book):
        first, columns = header(sheet)
        last = max(row for row in range(first + 1, sheet.max_row + 1) if sheet.cell(row, columns["数据项代码"]).value)
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(first + 1, last)]
        for row, values in enumerate(reversed(rows), first + 1):
            for column, value in enumerate(values, 1):
                sheet.cell(row, column).value = value


def show_everything(book: Workbook) -> None:
    for sheet in book.worksheets:
        sheet.sheet_state = "visible"
        for dimension in sheet.column_dimensions.values():
            dimension.hidden = False


def put_sheets_under_one_another(book: Workbook) -> None:
    first, second = pages(book)[:2]
    for row in second.iter_rows():
        first.append([cell.value for cell in row])
    book.remove(second)


MOVED = [
    add_rows,
    add_columns,
    rename_sheets,
    move_sheets,
    sort_rows,
    show_everything,
    put_sheets_under_one_another,
]


@pytest.mark.parametrize("move", MOVED, ids=lambda move: move.__name__)
def test_figures_are_found_wherever_they_are_moved(move: object, tmp_path: Path) -> None:
    given = FIGURES | {"live_births": 412, "accidents": 90}
    book = filled(
        form(tmp_path, "--indicator", "2", "--indicator", "4", "--indicator", "13"), {**FIGURES, "live_births": 412}
    )
    assert callable(move)
    before = read(book)
    move(book)
    after = read(book)
    assert after.found == before.found == []
    assert after.raws() == before.raws() == {id_: str(given[id_]) for id_ in (*FIGURES, "live_births")}


def test_all_moves_together(tmp_path: Path) -> None:
    book = filled(form(tmp_path), FIGURES)
    for move in MOVED:
        move(book)
    assert read(book).raws() == {"premarital_exams": "123000", "marriage_registrations": "17.5万"}
    assert read(book).found == []


REASONS = {
    "未开展统计": Missing.NOT_COLLECTED,
    "不适用": Missing.NOT_APPLICABLE,
    "保密，不公开": Missing.SUPPRESSED,
    "not collected": Missing.NOT_COLLECTED,
    "—": Missing.NOT_COLLECTED,
    "空白，未填报": Missing.BLANK,
}


@pytest.mark.parametrize(("reason", "missing"), REASONS.items())
def test_a_reason_for_missing_is_read_where_there_is_no_figure(reason: str, missing: Missing, tmp_path: Path) -> None:
    back = read(filled(form(tmp_path, *BOTH), {}, {"premarital_exams": reason}))
    fact = back.facts["premarital_exams"]
    assert (fact.missing, fact.raw, fact.values) == (missing, reason, None)
    assert address(fact.place) == "form.xlsx [省卫生健康委] L5"
    assert back.found == []


def test_every_reason_that_a_form_offers_is_read(tmp_path: Path) -> None:
    for lang in ("zh", "en"):
        file = form(tmp_path, *BOTH, "--lang", lang, name=f"{lang}.xlsx")
        offered = pages(load_workbook(file))[0].data_validations.dataValidation[1].formula1.strip('"').split(",")
        for reason in offered:
            book = load_workbook(file)
            sheet = pages(book)[0]
            sheet.cell(5, header(sheet)[1]["缺数原因" if lang == "zh" else "reason for missing"]).value = reason
            assert read(book).facts["premarital_exams"].missing not in {None, Missing.BLANK}


def test_a_county_without_the_disease_counts_as_the_spec_says(tmp_path: Path) -> None:
    areas = tmp_path / "areas.csv"
    areas.write_text("code,name,parent,level\n210000,辽宁省,,省\n210101,甲县,210000,县\n", encoding="utf-8")
    book = filled(form(tmp_path, "--areas", areas, "--indicator", "15"), {"keshan_controlled_and_eliminated": "是"}, {"water_arsenic_eliminated": "不适用"})  # fmt: skip
    facts = read(book).facts
    assert (facts["keshan_controlled_and_eliminated"].truth, facts["keshan_controlled_and_eliminated"].missing) == (
        True,
        None,
    )
    assert (facts["water_arsenic_eliminated"].truth, facts["water_arsenic_eliminated"].missing) == (
        True,
        Missing.NOT_APPLICABLE,
    )


def test_a_figure_with_a_reason_counts_and_both_cells_are_named(tmp_path: Path) -> None:
    back = read(filled(form(tmp_path, *BOTH), FIGURES, {"premarital_exams": "不适用"}))
    assert back.raws()["premarital_exams"] == "123000"
    assert [render(one, "zh") for one in back.found] == [
        dedent("""\
        警告[value-and-reason]：填了数（123000），又填了缺数原因（不适用）；以数为准
          --> form.xlsx [省卫生健康委] K5
              | "123000"
          --> form.xlsx [省卫生健康委] L5
              | "不适用" 缺数原因
          = 办法：删去其中一个""")
    ]


def test_a_reason_in_other_words_is_told_and_counts_as_blank(tmp_path: Path) -> None:
    back = read(filled(form(tmp_path, *BOTH), {}, {"premarital_exams": "数据未出"}))
    assert back.facts["premarital_exams"].missing is Missing.BLANK
    assert [render(one, "en") for one in back.found] == [
        dedent("""\
        warning[unknown-reason]: "数据未出" is none of the reasons for missing, and counts as left blank
          --> form.xlsx [省卫生健康委] L5
              | "数据未出"
          = help: choose from the list: not collected, not applicable, suppressed; anything else goes to the note""")
    ]


@pytest.mark.parametrize(
    ("value", "format_", "raw"),
    [(0.805, "0.0%", "80.5%"), (0.8, "0%", "80%"), (0.07, "0.00%", "7%"), (0.805, "General", "0.805"), (1e21, "0", "1" + "0" * 21)],
)  # fmt: skip
def test_a_number_is_the_shortest_decimal_and_in_percent_where_it_is_shown_so(
    value: float, format_: str, raw: str, tmp_path: Path
) -> None:
    book = load_workbook(form(tmp_path, *BOTH))
    sheet = pages(book)[0]
    cell = sheet.cell(5, header(sheet)[1]["填报数"])
    cell.value, cell.number_format = value, format_
    back = read(book)
    if raw.endswith("%"):  # no count is a percentage
        assert back.said() == ["error wrong-unit form.xlsx [省卫生健康委] K5"]
        assert f"“{raw}”" in back.found[0].message.zh
    else:
        assert back.raws() == {"premarital_exams": raw}


def test_a_formula_that_no_program_has_calculated_is_not_blank(tmp_path: Path) -> None:
    back = read(filled(form(tmp_path, *BOTH), {"premarital_exams": "=K6*2"}))
    assert "error unreadable-figure form.xlsx [省卫生健康委] K5" in back.said()
    assert "premarital_exams" not in back.facts


@pytest.mark.parametrize("typed", ["约1200", "1200人", "无", "#DIV/0!"])
def test_what_cannot_be_read_is_an_error_at_its_cell(typed: str, tmp_path: Path) -> None:
    back = read(filled(form(tmp_path, *BOTH), {"premarital_exams": typed}))
    assert back.said() == ["error unreadable-figure form.xlsx [省卫生健康委] K5"]


def test_an_unknown_code_is_an_error_at_its_cell(tmp_path: Path) -> None:
    book = filled(form(tmp_path, *BOTH), FIGURES)
    pages(book)[0]["A5"].value = "premarital_exam"
    assert read(book).said() == [
        "error unknown-item form.xlsx [省卫生健康委] A5",
        "warning absent-from-form form.xlsx",
    ]


def test_the_same_item_twice_is_as_in_other_data(tmp_path: Path) -> None:
    book = filled(form(tmp_path, *BOTH), FIGURES)
    sheet = pages(book)[0]
    for column in range(1, sheet.max_column + 1):
        sheet.cell(20, column).value = sheet.cell(5, column).value
    sheet.cell(20, header(sheet)[1]["填报数"]).value = 124000
    book.save(tmp_path / "filled.xlsx")
    ran = dp("evaluate", "liaoning", "filled.xlsx", cwd=tmp_path)
    assert ran.code == 3
    assert "错误[two-values]：“婚前医学检查人数”在 辽宁省 2023 有两个不同的数：123000 和 124000" in ran.err
    assert "filled.xlsx [省卫生健康委] K5" in ran.err
    assert "filled.xlsx [省卫生健康委] K20" in ran.err


def test_a_row_that_is_gone_is_named(tmp_path: Path) -> None:
    book = filled(form(tmp_path, *BOTH), FIGURES)
    pages(book)[0].delete_rows(5)
    assert [render(one, "zh") for one in read(book).found] == [
        dedent("""\
        警告[absent-from-form]：采集表里没有“婚前医学检查人数”（辽宁省 2023）这一行了
          --> form.xlsx
          = 办法：用完整的采集表重填，或另外给出这个数""")
    ]


def test_a_page_that_is_gone_is_named_once(tmp_path: Path) -> None:
    book = filled(form(tmp_path, "--indicator", "2", "--indicator", "18"), FIGURES)
    del book["省生态环境厅"]
    assert [one.message.zh for one in read(book).found] == ["采集表里没有“省生态环境厅”的表了，共 2 行"]


def test_a_figure_in_a_row_that_somebody_added_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    book = filled(form(tmp_path, *BOTH), FIGURES)
    sheet = pages(book)[0]
    insert_rows(sheet, 6)
    sheet.cell(6, header(sheet)[1]["填报数"]).value = 88
    sheet.cell(9, header(sheet)[1]["填报数"]).value = "审核人名"
    assert read(book).said() == ["warning row-without-code form.xlsx [省卫生健康委] K6"]


def test_a_header_that_was_changed_is_told(tmp_path: Path) -> None:
    book = filled(form(tmp_path, *BOTH), FIGURES)
    pages(book)[0]["K4"].value = "2023年数"
    back = read(book)
    assert (back.facts, back.said()[0]) == ({}, "error missing-column form.xlsx [省卫生健康委] A4")
    assert back.found[0].message.zh == "表头缺少“填报数”"


def test_without_codes_nothing_is_guessed(tmp_path: Path) -> None:
    book = filled(form(tmp_path, *BOTH), FIGURES)
    pages(book)[0].delete_cols(1, 3)
    back = read(book)
    assert (back.facts, back.said()) == ({}, ["error unusable-form form.xlsx [省卫生健康委] A4"])


def test_a_form_of_another_plan_is_an_error(tmp_path: Path) -> None:
    back = read(filled(form(tmp_path, *BOTH), FIGURES), plan_of("jilin"))
    assert back.facts == {}
    assert [render(one, "zh") for one in back.found] == [
        dedent("""\
        错误[form-of-another-plan]：这是另一个计划（liaoning）的采集表，不是“吉林省残疾预防行动计划（2022—2025年）”（jilin）的
          --> form.xlsx
          = 办法：用那个计划评价，或换成这个计划的采集表""")
    ]


SPEC = """format = 1
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
[indicators.premarital_exam_rate]
rule = "rate(premarital_exams, marriage_registrations) > 70%"
wording = ">70％"
place = "表"
due = 2025
"""


def test_a_form_from_an_earlier_version_of_the_spec_is_read_with_a_warning(tmp_path: Path) -> None:
    spec = tmp_path / "jia.toml"
    spec.write_text(SPEC, encoding="utf-8")
    book = filled(form(tmp_path, spec="jia.toml"), FIGURES)
    spec.write_bytes(SPEC.replace("\n", "\r\n").encode())
    assert read(book, plan_of(spec)).found == [], "the same text with other line ends is the same spec"
    spec.write_text(SPEC.replace("70", "71"), encoding="utf-8")
    back = read(book, plan_of(spec))
    assert back.said() == ["warning form-of-another-version form.xlsx"]
    assert back.raws() == {"premarital_exams": "123000", "marriage_registrations": "17.5万"}


def test_a_newer_kind_of_form_is_not_guessed_at(tmp_path: Path) -> None:
    book = filled(form(tmp_path, *BOTH), FIGURES)
    book["_dp"]["B2"].value = "2"
    assert read(book).said() == ["error unusable-form form.xlsx"]


def test_an_english_form_is_read(tmp_path: Path) -> None:
    book = load_workbook(form(tmp_path, *BOTH, "--lang", "en"))
    sheet = pages(book)[0]
    sheet.cell(5, header(sheet)[1]["figure"]).value = 123000
    sheet.cell(6, header(sheet)[1]["reason for missing"]).value = "suppressed"
    facts = read(book).facts
    assert (facts["premarital_exams"].raw, facts["marriage_registrations"].missing) == ("123000", Missing.SUPPRESSED)


def test_a_folder_of_filled_forms_is_evaluated(tmp_path: Path) -> None:
    folder = tmp_path / "交回"
    folder.mkdir()
    filled(form(tmp_path, *BOTH), FIGURES).save(folder / "卫健.xlsx")
    filled(form(tmp_path, "--indicator", "18", name="b.xlsx"), {"night_noise_measurements": 200, "night_noise_measurements_met": 190}).save(folder / "环境.xlsx")  # fmt: skip
    (folder / "~$环境.xlsx").write_bytes(b"\x05open")
    assert row_of(pages(load_workbook(folder / "环境.xlsx"))[0], "night_noise_measurements") is not None
    ran = dp("evaluate", "liaoning", folder, "--indicator", "2", "--indicator", "18", "--format", "csv", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert ["未达标" in line or "达标" in line for line in ran.out.splitlines()[1:3]] == [True, True]
    explained = dp("explain", "liaoning", folder / "卫健.xlsx", "--indicator", "2", cwd=tmp_path)
    assert "卫健.xlsx [省卫生健康委] K5" in explained.out


def test_a_workbook_that_is_no_form_is_not_taken_for_one(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "other.xlsx")
    ran = dp("evaluate", "liaoning", "other.xlsx", cwd=tmp_path)
    assert (ran.code, "采集表" in ran.err, "-form" in ran.err) == (3, False, False)


def changed(file: Path, old: bytes, new: bytes) -> bytes:
    """Return a workbook with other XML in its first sheet."""
    written = io.BytesIO()
    with zipfile.ZipFile(file) as before, zipfile.ZipFile(written, "w") as after:
        for name in before.namelist():
            text = before.read(name)
            after.writestr(name, text.replace(old, new) if name.endswith("sheet1.xml") else text)
    return written.getvalue()


def test_a_damaged_form_is_told(tmp_path: Path) -> None:
    data = changed(form(tmp_path, *BOTH), b"</sheetData>", b"<")
    back = read(data)
    assert (back.facts, {one.severity for one in back.found}) == ({}, {"error"})


def test_what_other_programs_add_is_no_matter(tmp_path: Path) -> None:
    """Excel keeps some validations in an extension that openpyxl warns about; a wrong dimension ends no sheet."""
    file = tmp_path / "filled.xlsx"
    filled(form(tmp_path, *BOTH), FIGURES).save(file)
    extension = b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>'
    file.write_bytes(changed(file, b"</worksheet>", extension))
    data = changed(file, b'<dimension ref="A1:M8"', b'<dimension ref="A1"')
    assert data.count(b"PK") > 0
    assert read(data).raws() == {"premarital_exams": "123000", "marriage_registrations": "17.5万"}


FIGURE_SPEC = """format = 1
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


@pytest.mark.parametrize("typed", [0.655, "65.5%", "65.5％"])
def test_an_indicator_s_own_figure_is_read_in_percent(typed: object, tmp_path: Path) -> None:
    (tmp_path / "jia.toml").write_text(FIGURE_SPEC, encoding="utf-8")
    filled(form(tmp_path, spec="jia.toml"), {"checked": typed}).save(tmp_path / "filled.xlsx")
    ran = dp("evaluate", "jia.toml", "filled.xlsx", "--format", "csv", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert "65.5%" in ran.out
    assert "达标" in ran.out
