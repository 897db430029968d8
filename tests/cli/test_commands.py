"""Each command with each of its formats and options, on the plans and data that come with the program."""

import csv
import io
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from cli.program import ROOT, Lang, Ran, dp, run
from jsonschema import Draft202012Validator

LANGS: tuple[Lang, ...] = ("zh", "en")
LIAONING_2020, NATIONAL, COUNTS = "examples/liaoning-2020.csv", "examples/national.csv", "examples/counts.csv"
GOLDEN = "tests/golden/data"
AREAS, COUNTIES = f"{GOLDEN}/areas.csv", f"{GOLDEN}/counties.csv"
HYPERTENSION = f"{GOLDEN}/hypertension.csv"
INDICATORS = 33  # 27 in the table of Liaoning's plan, 6 in its text only
VERDICTS = ("met", "not_met", "undetermined", "not_evaluated")


def validator(schema: str) -> Draft202012Validator:
    """Return a validator for one of the shipped schemas."""
    return Draft202012Validator(json.loads((ROOT / "schemas" / f"{schema}.schema.json").read_text(encoding="utf-8")))


def markdown_rows(text: str) -> list[list[str]]:
    """Return the cells of a Markdown table, its ruling left out."""
    rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in text.splitlines() if line.startswith("|")]
    return [row for row in rows if not all(set(cell) <= {"-"} for cell in row)]


def csv_rows(text: str) -> list[list[str]]:
    """Return the rows of a CSV text."""
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def results(ran: Ran) -> list[dict[str, Any]]:
    """Return the results in what ``evaluate --format json`` wrote."""
    found: list[dict[str, Any]] = json.loads(ran.out)["results"]
    return found


# ── evaluate ──


@pytest.mark.parametrize(
    "arguments",
    [
        ("liaoning", LIAONING_2020),
        ("liaoning", NATIONAL, "--prefer", "国家统计局", "--period", "all"),
        ("liaoning", COUNTS, "--period", "all", "--area", "all"),
        ("jilin", LIAONING_2020),
        ("liaoning", COUNTIES, "--areas", AREAS),
        ("liaoning", LIAONING_2020, "--table", f"高血压患者={HYPERTENSION}", "--period", "2025"),
    ],
    ids=lambda arguments: " ".join(Path(argument).name for argument in arguments),
)
def test_evaluate_writes_json_as_its_schema_says_and_the_same_in_both_languages(arguments: tuple[str, ...]) -> None:
    chinese, english = (dp("evaluate", *arguments, "--format", "json", lang=lang) for lang in LANGS)
    assert (chinese.code, english.code) == (0, 0)
    assert chinese.out == english.out
    report = json.loads(chinese.out)
    assert list(map(str, validator("results").iter_errors(report))) == []
    counts = dict.fromkeys(VERDICTS, 0)
    for result in report["results"]:
        counts[result["verdict"]] += 1
    assert report["summary"] == counts


@pytest.mark.parametrize("lang", LANGS)
def test_evaluate_writes_csv_with_a_row_for_each_result(lang: Lang) -> None:
    ran = dp("evaluate", "liaoning", LIAONING_2020, "--format", "csv", lang=lang)
    header, *rows = csv_rows(ran.out)
    assert ran.code == 0
    assert len(rows) == INDICATORS
    assert {len(row) for row in rows} == {len(header)}
    assert ran.out.count("\r\n") == INDICATORS + 1


@pytest.mark.parametrize("lang", LANGS)
def test_evaluate_writes_a_markdown_table_with_as_many_cells_in_each_row(lang: Lang) -> None:
    ran = dp("evaluate", "liaoning", LIAONING_2020, "--format", "markdown", lang=lang)
    rows = markdown_rows(ran.out)
    assert ran.code == 0
    assert len(rows) == INDICATORS + 1
    assert len({len(row) for row in rows}) == 1


def test_evaluate_shows_a_table_with_what_is_the_same_in_every_row_above_it() -> None:
    ran = dp("evaluate", "liaoning", LIAONING_2020)
    title, _, header, *_ = ran.out.splitlines()
    assert title == "辽宁省残疾预防行动计划（2022—2025年）  辽宁省  2020"
    assert header.split() == ["编号", "指标", "数值", "目标", "差距", "结论", "进度", "数据", "到期", "说明"]
    assert ran.err.strip() == "共 33 项：达标 9，未达标 2，无法判定 7，未评价 15"


def test_evaluate_keeps_the_column_of_what_differs() -> None:
    both = dp("evaluate", "liaoning", COUNTS, "--area", "all", "--period", "all").out.splitlines()[2].split()
    assert both[:4] == ["编号", "指标", "地区", "时期"]
    periods = dp("evaluate", "liaoning", COUNTS, "--area", "全国", "--period", "2017,2018").out.splitlines()
    assert periods[0].split()[-1] == "全国"
    assert periods[2].split()[:3] == ["编号", "指标", "时期"]


@pytest.mark.parametrize("format_", ["json", "csv", "markdown"])
def test_formats_for_programs_keep_area_and_period_always(format_: str) -> None:
    said = dp("evaluate", "liaoning", LIAONING_2020, "--format", format_).out
    assert said.count("辽宁省") >= INDICATORS
    assert said.count("2020") >= INDICATORS


def test_the_verdicts_of_2020_are_those_that_a_person_reads_off_the_plan() -> None:
    verdicts = {
        result["no"]: result["verdict"]
        for result in results(dp("evaluate", "liaoning", LIAONING_2020, "--format", "json"))
    }
    assert verdicts[2] == "not_met"  # 68.5 against > 70
    assert verdicts[3] == "met"  # >80 against > 80
    assert verdicts[5] == "undetermined"  # >60 against > 75
    assert verdicts[6] == "met"  # ≥98 against ≥ 98
    assert verdicts[17] == "not_evaluated"  # a fall since 2016 against one since 2020
    assert verdicts[18] == "not_met"  # 80.1 against ≥ 85
    assert verdicts[1] == "not_evaluated"  # —


# ── which part is meant ──


@pytest.mark.parametrize("spelling", ["2", "premarital_exam_rate", "婚前医学检查率", " 婚前医学检查率 "])
def test_an_indicator_is_named_by_number_id_or_name(spelling: str) -> None:
    ran = dp("evaluate", "liaoning", LIAONING_2020, "--indicator", spelling, "--format", "json")
    assert [result["indicator"] for result in results(ran)] == ["premarital_exam_rate"]


def test_indicators_may_be_several_and_come_in_the_order_asked_for() -> None:
    ran = dp("evaluate", "liaoning", LIAONING_2020, "--indicator", "18", "--indicator", "2", "--format", "json")
    assert [result["no"] for result in results(ran)] == [18, 2]


def test_what_is_asked_for_twice_is_answered_once() -> None:
    same = ["--indicator", "2", "--indicator", "婚前医学检查率", "--area", "辽宁省", "--area", "210000"]
    assert len(results(dp("evaluate", "liaoning", LIAONING_2020, *same, "--format", "json"))) == 1


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2018", ["2018"]),
        ("2017,2018", ["2017", "2018"]),
        ("2017，2018", ["2017", "2018"]),
        ("2017..2019", ["2017", "2018", "2019"]),
        ("2021Q3..2021Q4", ["2021Q3", "2021Q4"]),
        ("2021年第四季度", ["2021Q4"]),
        ("all", ["2017", "2018", "2021Q4"]),
        ("全部", ["2017", "2018", "2021Q4"]),
    ],
)
def test_periods_are_written_in_several_ways(period: str, expected: list[str]) -> None:
    ran = dp(
        "evaluate", "liaoning", COUNTS, "--period", period, "--area", "全国", "--indicator", "13", "--format", "json"
    )
    assert [result["period"] for result in results(ran)] == expected


def test_the_latest_period_is_taken_and_said_where_there_are_others() -> None:
    chinese, english = (dp("evaluate", "liaoning", COUNTS, "--indicator", "18", lang=lang) for lang in LANGS)
    assert "评价最近的时期 2021Q4；数据中还有 2017、2018（用 --period 选定，或 --period all）" in chinese.err
    assert "evaluating the latest period, 2021Q4; the data also has 2017, 2018" in english.err


@pytest.mark.parametrize("period", ["", "last year", "2020..2021Q1", "2022..2021Q1", "2020Q5", "20", "2020-13", "去年"])
def test_what_is_no_period_is_a_wrong_use(period: str) -> None:
    chinese, english = (dp("evaluate", "liaoning", COUNTS, "--period", period, lang=lang) for lang in LANGS)
    assert (chinese.code, chinese.out) == (english.code, english.out) == (2, "")
    assert f"“{period}”不是时期；写作 2023、2022..2024、2023Q2 或 all" in chinese.err
    assert f'"{period}" is not a period: write 2023, 2022..2024, 2023Q2 or all' in english.err


@pytest.mark.parametrize(
    ("period", "part", "right"),
    [
        ("2025..2020", "2025..2020", "2020..2025"),
        ("2018，2022年..2021年", "2022年..2021年", "2021..2022"),
        ("2023Q2..2023Q1", "2023Q2..2023Q1", "2023Q1..2023Q2"),
    ],
)
def test_a_run_of_periods_that_ends_before_it_begins_is_told(period: str, part: str, right: str) -> None:
    chinese, english = (dp("evaluate", "liaoning", COUNTS, "--period", period, lang=lang) for lang in LANGS)
    assert (chinese.code, chinese.out) == (english.code, english.out) == (2, "")
    assert f"“{part}”首尾颠倒了；写作 {right}" in chinese.err
    assert f'"{part}" ends before it begins: write {right}' in english.err


@pytest.mark.parametrize("period", ["1000..9999", "2023,1000M01..9999M12"])
def test_more_periods_than_anybody_means_are_told(period: str) -> None:
    chinese, english = (dp("evaluate", "liaoning", COUNTS, "--period", period, lang=lang) for lang in LANGS)
    assert (chinese.code, chinese.out) == (english.code, english.out) == (2, "")
    assert "最多评价 400 个" in chinese.err
    assert "at most 400 are evaluated" in english.err


@pytest.mark.parametrize("area", ["辽宁省", "210000", "all", "全部"])
def test_an_area_is_named_by_name_or_code(area: str) -> None:
    ran = dp("evaluate", "liaoning", LIAONING_2020, "--area", area, "--indicator", "2", "--format", "json")
    assert [result["area"] for result in results(ran)] == ["辽宁省"]


def test_an_area_without_data_is_told_with_the_nearest() -> None:
    chinese, english = (dp("evaluate", "liaoning", COUNTS, "--area", "湖南生", lang=lang) for lang in LANGS)
    assert (chinese.code, english.code) == (3, 3)
    assert "数据中没有地区“湖南生”；是不是“湖南省”？" in chinese.err
    assert 'the data has no area "湖南生"; did you mean "湖南省"?' in english.err


def test_an_indicator_that_the_plan_lacks_is_told_with_the_nearest() -> None:
    chinese, english = (dp("evaluate", "liaoning", COUNTS, "--indicator", "婚前医学检查", lang=lang) for lang in LANGS)
    assert (chinese.code, english.code) == (3, 3)
    assert "计划中没有指标“婚前医学检查”；是不是“婚前医学检查率”？" in chinese.err
    assert 'the plan has no indicator "婚前医学检查"; did you mean "婚前医学检查率"?' in english.err


# ── several publishers ──


def test_publishers_that_differ_are_an_error_until_one_is_preferred() -> None:
    chinese, english = (dp("evaluate", "liaoning", NATIONAL, lang=lang) for lang in LANGS)
    assert (chinese.code, chinese.out) == (english.code, english.out) == (3, "")
    assert "错误[two-values]" in chinese.err
    assert "--prefer" in chinese.err
    assert "examples/national.csv:2:4" in chinese.err
    assert "74.8%" in english.err
    assert "70.9%" in english.err
    assert "error[two-values]" in english.err


@pytest.mark.parametrize(("publisher", "shown"), [("国家统计局", "74.8%"), ("中国残联", "70.9%")])
def test_the_preferred_publisher_decides(publisher: str, shown: str) -> None:
    ran = dp(
        "evaluate", "liaoning", NATIONAL, "--prefer", publisher, "--period", "2022", "--indicator", "2", "--format", "json"
    )  # fmt: skip
    assert results(ran)[0]["value"]["display"] == shown


def test_of_several_preferred_publishers_the_first_that_publishes_the_figure_decides() -> None:
    ran = dp(
        "evaluate", "liaoning", NATIONAL, "--prefer", "某局", "--prefer", "中国残联", "--period", "2022",
        "--indicator", "2", "--format", "json",
    )  # fmt: skip
    assert results(ran)[0]["value"]["display"] == "70.9%"


def test_a_preferred_publisher_that_publishes_nothing_is_told() -> None:
    """A publisher misspelt must not be passed over in silence."""
    ran = dp("evaluate", "liaoning", LIAONING_2020, "--prefer", "国家统记局")
    assert "国家统记局" in ran.err


# ── areas and records ──


def test_a_rule_over_counties_reads_the_table_of_areas() -> None:
    ran = dp("evaluate", "liaoning", COUNTIES, "--areas", AREAS, "--indicator", "21", "--format", "json")
    (result,) = results(ran)
    assert (result["area"], result["area_code"], result["verdict"]) == ("辽宁省", "210000", "not_met")
    assert (result["data"], result["coverage"]) == (
        "partial",
        {"known": 3, "needed": 5, "areas": {"known": "3", "needed": "5"}, "population": None},
    )
    assert (result["value"]["lower"], result["value"]["upper"]) == ("2/5", "4/5")


def test_missing_counties_that_could_turn_the_verdict_leave_it_open_and_are_named() -> None:
    ran = dp("evaluate", "liaoning", COUNTIES, "--areas", AREAS, "--indicator", "22", "--format", "json")
    (result,) = results(ran)
    assert result["verdict"] == "undetermined"
    assert {area for reason in result["reasons"] for area in reason["areas"]} == {"丁县", "戊县"}


def test_one_county_may_be_asked_for_by_code() -> None:
    ran = dp("evaluate", "liaoning", COUNTIES, "--areas", AREAS, "--area", "219901", "--format", "json")
    assert {(result["area"], result["area_code"]) for result in results(ran)} == {("甲县", "219901")}


def test_without_the_table_of_areas_counties_have_no_province() -> None:
    ran = dp("evaluate", "liaoning", COUNTIES, "--indicator", "21", "--format", "json")
    assert {result["verdict"] for result in results(ran)} == {"not_evaluated"}


def test_records_are_counted() -> None:
    table = ["--table", f"高血压患者={HYPERTENSION}"]
    ran = dp("evaluate", "liaoning", f"{GOLDEN}/zero.csv", *table, "--indicator", "9", "--format", "json")
    (result,) = results(ran)
    assert result["verdict"] == "undetermined"
    assert (result["value"]["lower"], result["value"]["upper"]) == ("3/5", "4/5")


def test_records_alone_are_data_enough() -> None:
    ran = dp("evaluate", "liaoning", "--table", f"高血压患者={HYPERTENSION}", "--indicator", "9", "--format", "json")
    assert ran.code == 0, ran.err
    assert [result["verdict"] for result in results(ran)] == ["undetermined"]


@pytest.mark.parametrize(
    ("option", "code", "chinese", "english"),
    [
        ("x", 2, "--table 写作 表=文件，不是“x”", '--table is written TABLE=FILE, not "x"'),
        ("高血压患者=", 2, "--table 写作 表=文件", "--table is written TABLE=FILE"),
        (f"高血压病患者={HYPERTENSION}", 3, "是不是“高血压患者”？", 'did you mean "高血压患者"?'),
        (f"counties={HYPERTENSION}", 3, "没有名为“counties”的个案表", 'there is no table of records called "counties"'),
        ("高血压患者=nowhere.csv", 3, "找不到文件", "the file is not found"),
        (f"高血压患者={LIAONING_2020}", 3, "表头缺少“follow_ups”、“health_checks”", 'the header has no "follow_ups"'),
    ],
)
def test_a_table_of_records_that_cannot_be_read_is_told(option: str, code: int, chinese: str, english: str) -> None:
    for lang, words in (("zh", chinese), ("en", english)):
        ran = dp("evaluate", "liaoning", COUNTS, "--table", option, lang="zh" if lang == "zh" else "en")
        assert (ran.code, ran.out) == (code, "")
        assert words in ran.err


@pytest.mark.parametrize(
    ("text", "chinese", "english"),
    [
        ("area,period\n1,2\n", "[missing-column]：表头缺少“code”、“name”、“parent”、“level”", "[missing-column]: the header has no"),
        ("code,name,parent,level\n1,甲,,星球\n", "[unknown-level]：没有名为“星球”的层级", '[unknown-level]: there is no level of areas called "星球"'),
        ("code,name,parent,level\n1,甲,9,counties\n", "[unknown-area]：上级地区 9 不在表中", "[unknown-area]: the parent 9 is not in the table"),
        ("code,name,parent,level\n1,甲,2,counties\n2,乙,1,cities\n", "[area-circle]：1 是自己的上级", "[area-circle]: 1 lies within itself"),
        ("code,name,parent,level\n1,甲,,cities\n1,乙,,cities\n", "[duplicate-area]：地区代码 1 写了两次", "[duplicate-area]: the area code 1 is given twice"),
    ],
)  # fmt: skip
def test_a_table_of_areas_with_faults_is_told(text: str, chinese: str, english: str, tmp_path: Path) -> None:
    file = tmp_path / "areas.csv"
    file.write_text(text, encoding="utf-8")
    for lang, words in zip(LANGS, (chinese, english), strict=True):
        ran = dp("evaluate", "liaoning", COUNTS, "--areas", file, lang=lang)
        assert (ran.code, ran.out) == (3, "")
        assert words in ran.err
        assert f"{file.as_posix()}:" in ran.err


def test_an_area_outside_the_table_of_areas_is_told_at_its_cell() -> None:
    ran = dp("evaluate", "liaoning", COUNTS, "--areas", AREAS)
    assert ran.code == 3
    assert "错误[unknown-area]：地区“全国”不在地区表中" in ran.err
    assert "examples/counts.csv:2:1" in ran.err
    assert "办法：按地区表写代码；表里没有的，补进地区表" in ran.err


def test_an_area_that_the_table_of_areas_lacks_is_told_with_some_that_it_has(tmp_path: Path) -> None:
    (tmp_path / "areas.csv").write_text(
        "code,name,parent,level\n" + "".join(f"{n},第{n}县,,县\n" for n in range(1, 9)), "utf-8"
    )
    (tmp_path / "data.csv").write_text("area,period,item,value\n1,2023,婚前医学检查率,68.5%\n", "utf-8")
    data = ("evaluate", "liaoning", tmp_path / "data.csv", "--areas", tmp_path / "areas.csv", "--area", "南市")
    chinese, english = (dp(*data, lang=lang) for lang in LANGS)
    assert (chinese.code, english.code) == (3, 3)
    assert "地区表中没有地区“南市”；有 第1县、第2县、第3县、第4县、第5县、第6县…" in chinese.err
    assert 'the table of areas has no area "南市"; it has 第1县, 第2县, 第3县, 第4县, 第5县, 第6县…' in english.err


# ── --fail-on ──


@pytest.mark.parametrize(
    ("fail_on", "code"), [((), 0), (("met",), 0), (("not_met",), 1), (("met", "not_met"), 1), (("undetermined",), 0)]
)
def test_fail_on_makes_a_verdict_the_answer_no(fail_on: tuple[str, ...], code: int) -> None:
    options = [part for verdict in fail_on for part in ("--fail-on", verdict)]
    ran = dp("evaluate", "liaoning", LIAONING_2020, "--indicator", "2", *options)
    assert ran.code == code
    assert "婚前医学检查率" in ran.out


# ── explain ──


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "arguments",
    [
        (LIAONING_2020,),
        (NATIONAL, "--prefer", "国家统计局", "--period", "2023"),
        (COUNTS, "--area", "全国", "--period", "2018"),
        (COUNTIES, "--areas", AREAS),
        (f"{GOLDEN}/totals.csv", "--table", f"高血压患者={HYPERTENSION}"),
        (f"{GOLDEN}/disagreement.csv",),
        (f"{GOLDEN}/zero.csv",),
    ],
    ids=lambda arguments: Path(arguments[0]).stem,
)
def test_explain_writes_json_as_its_schema_says(arguments: tuple[str, ...], lang: Lang) -> None:
    ran = dp("explain", "liaoning", *arguments, "--format", "json", lang=lang)
    assert ran.code == 0
    explanations = json.loads(ran.out)
    assert len(explanations) == INDICATORS
    check = validator("explanation")
    for explanation in explanations:
        assert list(map(str, check.iter_errors(explanation))) == []


def test_one_explanation_is_an_object_and_several_are_a_list() -> None:
    one = dp("explain", "liaoning", LIAONING_2020, "--indicator", "2", "--format", "json").out
    assert json.loads(one)["result"]["indicator"] == "premarital_exam_rate"


@pytest.mark.parametrize("lang", LANGS)
def test_explain_writes_text_and_markdown_with_a_heading_for_each_verdict(lang: Lang) -> None:
    text = dp("explain", "liaoning", LIAONING_2020, lang=lang)
    markdown = dp("explain", "liaoning", LIAONING_2020, "--format", "markdown", lang=lang)
    headings = [line for line in text.out.splitlines() if line and not line.startswith(" ")]
    assert len(headings) == INDICATORS
    assert sum(line.startswith("## ") for line in markdown.out.splitlines()) == INDICATORS


def test_all_lists_the_rows_that_are_counted_too() -> None:
    arguments = ("explain", "liaoning", COUNTIES, "--areas", AREAS, "--indicator", "21")
    folded, everything = dp(*arguments).out, dp(*arguments, "--all").out
    assert "甲县" not in folded
    assert "甲县    满足      是" in everything


# ── show ──


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("plan", "indicators"), [("liaoning", INDICATORS), ("jilin", 25)])
def test_show_writes_a_plan_in_each_format(plan: str, indicators: int, lang: Lang) -> None:
    text, data, table, markdown = (
        dp("show", plan, "--format", format_, lang=lang) for format_ in ("table", "json", "csv", "markdown")
    )
    assert {ran.code for ran in (text, data, table, markdown)} == {0}
    found = json.loads(data.out)["indicators"]
    assert len(found) == indicators
    rows = indicators + sum(len(indicator["readings"]) for indicator in found)
    header, *body = csv_rows(table.out)
    assert {len(row) for row in body} == {len(header)}
    assert len(body) == rows
    cells = markdown_rows(markdown.out)
    assert len(cells) == rows + 1
    assert len({len(row) for row in cells}) == 1
    for indicator in found:
        assert indicator["rule"] in text.out
        assert indicator["wording"] in text.out


@pytest.mark.parametrize("lang", LANGS)
def test_show_writes_one_indicator_in_each_format(lang: Lang) -> None:
    text, data, table, markdown = (
        dp("show", "liaoning", "2", "--format", format_, lang=lang) for format_ in ("table", "json", "csv", "markdown")
    )
    assert json.loads(data.out)["indicator"] == "premarital_exam_rate"
    assert len(csv_rows(table.out)) == len(("header", "indicator", "reading"))
    for word in ("specs/liaoning.toml:46", "specs/catalogue.toml:", "marriage\\_registrations"):
        assert word in markdown.out
        assert word.replace("\\", "") in text.out


def test_an_english_page_names_items_in_english() -> None:
    shown = dp("show", "liaoning", "2", lang="en").out
    assert "rate(婚前医学检查人数, 结婚登记人数)" not in shown


def test_show_says_which_indicator_the_plan_lacks() -> None:
    ran = dp("show", "liaoning", "99")
    assert (ran.code, ran.out) == (3, "")
    assert "计划中没有指标“99”" in ran.err


# ── check ──


@pytest.mark.parametrize("lang", LANGS)
def test_check_finds_no_fault_in_the_shipped_specs(lang: Lang) -> None:
    ran = dp("check", "liaoning", "jilin", "catalogue", lang=lang)
    assert (ran.code, ran.err) == (0, "")
    assert (
        ran.out.strip()
        == {"zh": "liaoning、jilin、catalogue：没有错误", "en": "liaoning, jilin, catalogue: no errors"}[lang]
    )


@pytest.mark.parametrize("lang", LANGS)
def test_check_writes_faults_in_each_format(lang: Lang) -> None:
    spec = "tests/golden/specs/wrong-unit.toml"
    text, data, table, markdown = (
        dp("check", spec, "--format", format_, lang=lang) for format_ in ("table", "json", "csv", "markdown")
    )
    assert {ran.code for ran in (text, data, table, markdown)} == {1}
    assert "unit-mismatch" in text.err
    (found,) = json.loads(data.out)["diagnostics"]
    assert (found["code"], found["severity"]) == ("unit-mismatch", "error")
    assert found["place"] == {"file": spec, "line": 17, "column": 9, "end_line": 17, "end_column": 55}
    assert found["labels"][0]["place"] == {"file": spec, "line": 17, "column": 58, "end_line": 17, "end_column": 60}
    assert set(found["message"]) == set(found["help"]) == {"zh", "en"}
    header, row = csv_rows(table.out)
    assert len(header) == len(row)
    assert row[0] == f"{spec}:17"
    rows = markdown_rows(markdown.out)
    assert [len(row) for row in rows] == [len(header), len(header)]


def test_a_catalogue_can_be_checked_and_shown_and_other_commands_say_that_it_is_no_plan() -> None:
    assert (dp("check", "catalogue").code, dp("show", "catalogue").code) == (0, 0)
    for command in (("evaluate", "catalogue", COUNTS), ("explain", "catalogue", COUNTS)):
        ran = dp(*command)
        assert (ran.code, ran.out) == (3, "")
        assert "错误[not-a-plan]：这是指标目录，不是计划" in ran.err
        assert "specs/catalogue.toml:6:2" in ran.err


# ── where it goes ──


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("command", "formats"),
    [
        (("evaluate", "liaoning", LIAONING_2020), ("table", "json", "csv", "markdown")),
        (("explain", "liaoning", LIAONING_2020, "--indicator", "2"), ("text", "json", "markdown")),
        (("show", "liaoning"), ("table", "json", "csv", "markdown")),
        (("check", "liaoning"), ("table", "json", "csv", "markdown", "sarif", "github")),
        (("compare", "liaoning", "jilin"), ("table", "json", "csv", "markdown")),
    ],
    ids=lambda value: value[0],
)
def test_a_file_gets_what_the_screen_would(
    command: tuple[str, ...], formats: tuple[str, ...], lang: Lang, tmp_path: Path
) -> None:
    for format_ in formats:
        shown = dp(*command, "--format", format_, lang=lang)
        file = tmp_path / f"out.{format_}"
        written = dp(*command, "--format", format_, "-o", file, lang=lang)
        assert (written.code, written.out) == (shown.code, "")
        data = file.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf") is (format_ == "csv"), "Excel needs the mark in CSV, and only there"
        assert data.decode("utf-8-sig") == shown.out
    assert {file.name for file in tmp_path.iterdir()} == {f"out.{format_}" for format_ in formats}


def test_a_file_that_is_there_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    file.write_text("x" * 1_000_000, encoding="utf-8")
    assert dp("evaluate", "liaoning", LIAONING_2020, "--format", "json", "-o", file).code == 0
    assert json.loads(file.read_text(encoding="utf-8"))["format"] == "dp_rules.results"


@pytest.mark.parametrize(
    ("arguments", "lost"),
    [
        (("check", "liaoning", "plan.toml"), "plan.toml"),
        (("show", "./plan.toml"), "plan.toml"),
        (("compare", "liaoning", "plan.toml"), "plan.toml"),
        (("test", "plan.toml"), "plan.toml"),
        (("test", "plan.toml", "--propose"), "plan.toml"),
        (("evaluate", "plan.toml", "data/counties.csv"), "plan.toml"),
        (("evaluate", "plan.toml", "data/counties.csv"), "data/counties.csv"),
        (("evaluate", "plan.toml", "data"), "data/counties.csv"),
        (("evaluate", "plan.toml", "data"), "link.csv"),
        (("evaluate", "plan.toml", "data", "--areas", "areas.csv"), "areas.csv"),
        (("explain", "plan.toml", "--table", "高血压患者=records.csv"), "records.csv"),
    ],
)
def test_what_is_read_is_not_written_over(arguments: tuple[str, ...], lost: str, tmp_path: Path) -> None:
    given = {
        "plan.toml": "specs/liaoning.toml",
        "data/counties.csv": COUNTIES,
        "areas.csv": AREAS,
        "records.csv": HYPERTENSION,
    }
    (tmp_path / "data").mkdir()
    for name, example in given.items():
        (tmp_path / name).write_bytes((ROOT / example).read_bytes())
    (tmp_path / "link.csv").symlink_to(tmp_path / "data/counties.csv")
    before = (tmp_path / lost).read_bytes()
    chinese, english = (dp(*arguments, "-o", lost, lang=lang, cwd=tmp_path) for lang in LANGS)
    assert (chinese.code, english.code) == (3, 3)
    assert f"错误：{lost} 是这里要读的文件，不能写在它上面；换一个文件名" in chinese.err
    assert f"error: {lost} is read here and would be overwritten: choose another name" in english.err
    assert (tmp_path / lost).read_bytes() == before


def test_what_is_beside_the_result_goes_to_stderr() -> None:
    ran = dp("evaluate", "liaoning", COUNTS, "--format", "json")
    json.loads(ran.out)
    assert "2021Q4" in ran.err


# ── wrong use ──

WRONG_USE: Mapping[str, tuple[tuple[str, ...], str, str]] = {
    "an unknown command": (("evalute", "liaoning"), "没有命令", "No such command 'evalute'"),
    "an unknown option": (("check", "liaoning", "--fomat", "json"), "没有选项 --fomat", "No such option '--fomat'"),
    "an unknown format": (("check", "liaoning", "--format", "xml"), "--format 的值不对", "Invalid value for '--format'"),
    "an unknown verdict": (
        ("evaluate", "liaoning", COUNTS, "--fail-on", "bad"),
        "--fail-on 的值不对",
        "Invalid value for '--fail-on'",
    ),
    "no spec": (("check",), "缺少 SPEC...", "Missing argument 'SPEC...'"),
    "no data": (("evaluate", "liaoning"), "缺少 DATA...", "Missing argument 'DATA...'"),
    "too much": (("show", "liaoning", "2", "3"), "多余的参数", "Got unexpected extra argument (3)"),
    "an option without its value": (("check", "liaoning", "--format"), "--format", "Option '--format' requires an argument"),
    "a language that there is none of": (("check", "liaoning", "--lang", "fr"), "--lang 的值不对", "Invalid value for '--lang'"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG_USE)
def test_wrong_use_is_told_in_the_language_asked_for_with_where_to_read_on(case: str) -> None:
    arguments, chinese, english = WRONG_USE[case]
    for lang, words, read_on in (("zh", chinese, "用法见 dp-rules"), ("en", english, "See dp-rules")):
        ran = dp(*arguments, lang="zh" if lang == "zh" else "en")
        assert (ran.code, ran.out) == (2, "")
        assert words in ran.err
        assert read_on in ran.err


@pytest.mark.parametrize("case", WRONG_USE)
def test_wrong_use_is_told_in_chinese_and_in_nothing_else(case: str) -> None:
    arguments, _, _ = WRONG_USE[case]
    message = dp(*arguments).err.partition("\n")[0]
    english = re.findall(
        r"\b(?:is not one of|requires an argument|Missing|No such|Invalid|Got|option)\b", message, re.IGNORECASE
    )
    assert english == [], message


def test_an_option_nearly_right_is_told_with_the_nearest() -> None:
    assert "是不是 --format？" in dp("check", "liaoning", "--fomat", "json").err
    assert "--format" in dp("check", "liaoning", "--fomat", "json", lang="en").err


@pytest.mark.parametrize("lang", LANGS)
def test_without_a_command_the_help_is_shown(lang: Lang) -> None:
    ran = dp(lang=lang)
    assert ran.code == 2
    assert not ran.said.startswith(("error: Usage", "错误：Usage")), ran.said
    for command in ("check", "compare", "evaluate", "explain", "new", "show"):
        assert f"\n  {command} " in ran.said


# ── help ──


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("help_", ["--help", "-h"])
def test_help_names_every_command(lang: Lang, help_: str) -> None:
    ran = dp(help_, lang=lang)
    assert (ran.code, ran.err) == (0, "")
    for command in ("check", "compare", "evaluate", "explain", "new", "show"):
        assert f"\n  {command} " in ran.out
    assert {"zh": "评价数据是否达到计划的目标", "en": "Evaluate data against the targets of a plan"}[lang] in ran.out


OPTIONS = {
    "check": ("SPEC...", "--explain", "--format", "-o, --output", "--lang"),
    "compare": ("A", "B", "--all", "--fail-on", "--format", "-o, --output", "--lang"),
    "new": ("AREA", "--extends", "--indicator", "-o, --output", "--lang"),
    "show": ("SPEC", "[INDICATOR]", "--lineage", "--format", "-o, --output", "--lang"),
    "evaluate": ("SPEC", "DATA...", "--period", "--area", "--indicator", "--prefer", "--areas", "--table", "--encoding", "--format", "--fail-on", "-o, --output", "--lang"),
    "explain": ("SPEC", "DATA...", "--period", "--area", "--indicator", "--prefer", "--areas", "--table", "--encoding", "--format", "--all", "-o, --output", "--lang"),
}  # fmt: skip


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("command", OPTIONS)
def test_the_help_of_a_command_names_every_option(command: str, lang: Lang) -> None:
    ran = dp(command, "--help", lang=lang)
    assert (ran.code, ran.err) == (0, "")
    for option in OPTIONS[command]:
        assert option in ran.out
    words = ran.out.splitlines()
    assert any(re.search("[\u4e00-\u9fff]", line) for line in words) is (lang == "zh")


@pytest.mark.parametrize("command", OPTIONS)
def test_the_help_in_chinese_has_no_english_sentence(command: str) -> None:
    """The two lines that Click writes itself are translated too."""
    shown = dp(command, "--help").out
    assert "Show this message and exit" not in shown
    assert "Options:" not in shown


# ── other ways in ──


@pytest.mark.parametrize("name", ["explanation", "facts", "results", "spec"])
def test_a_schema_is_written_as_it_is(name: str, tmp_path: Path) -> None:
    text = (ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")
    shown = dp("schema", name)
    assert (shown.code, shown.out, shown.err) == (0, text, "")
    written = dp("schema", name, "-o", "copy.json", cwd=tmp_path)
    assert (written.code, written.out) == (0, "")
    assert (tmp_path / "copy.json").read_text(encoding="utf-8") == text


def test_the_schema_of_specs_is_meant_if_none_is_named_and_its_line_is_said(tmp_path: Path) -> None:
    assert dp("schema").out == dp("schema", "spec").out
    assert dp("schema", "-o", "a.json", cwd=tmp_path).err.startswith("规格文件的第一行写 #:schema a.json（")
    assert dp("schema", "facts", "-o", "a.json", cwd=tmp_path).err == ""


def test_a_schema_that_there_is_not_is_told_with_those_there_are() -> None:
    ran = dp("schema", "plans")
    assert ran.code == 2
    assert "“plans”；可以是 areas-report、catalogue、comparison、completeness、diagnostics、" in ran.err
    assert "、results、spec、" in ran.err


def test_the_module_runs() -> None:
    ran = run("check", "liaoning", LC_ALL="zh_CN.UTF-8")
    assert (ran.code, ran.out, ran.err) == (0, "liaoning：没有错误\n", "")


def test_the_version_is_that_of_the_package() -> None:
    from dp_rules.version import VERSION  # noqa: PLC0415

    ran = dp("--version")
    assert (ran.code, ran.out) == (0, f"dp-rules {VERSION}\n")


def test_the_order_of_files_does_not_matter() -> None:
    one, two = (
        dp("evaluate", "liaoning", *files, "--format", "json", "--period", "2020", "--area", "辽宁省")
        for files in ((LIAONING_2020, COUNTS), (COUNTS, LIAONING_2020))
    )
    assert results(one) == results(two)


def test_a_folder_is_read_whole(tmp_path: Path) -> None:
    for name in (LIAONING_2020, COUNTS):
        (tmp_path / Path(name).name).write_bytes((ROOT / name).read_bytes())
    (tmp_path / "notes.docx").write_bytes(b"PK\x03\x04")
    ran = dp("evaluate", "liaoning", tmp_path, "--period", "2020", "--area", "辽宁省", "--format", "json")
    assert ran.code == 0
    assert [Path(file).name for file in json.loads(ran.out)["data"]] == ["counts.csv", "liaoning-2020.csv"]
    assert "说明[unknown-format]" in ran.err
