"""``dp-rules worklist`` as its users run it: formats, selection, and what is wrong with a command line."""

import csv
import io
import json
from pathlib import Path

import pytest
from cli.program import Lang, dp

EXAMPLE = ("worklist", "liaoning", "examples/liaoning-2020.csv")
COUNTIES = (
    "worklist",
    "liaoning",
    "tests/golden/data/counties.csv",
    "--areas",
    "tests/golden/data/areas.csv",
    "--indicator",
    "21",
)


def rows(text: str) -> list[dict[str, str]]:
    """Return the rows of CSV by their headers."""
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.mark.parametrize(
    ("lang", "department", "idle", "total"),
    [
        (
            "zh",
            "■ 省生态环境厅  1 项：未达标，进度无法评估 1",
            "无事项的部门：省应急厅",
            "共 1 项：未达标，进度无法评估 1",
        ),
        (
            "en",
            "■ 省生态环境厅  1 entry: not met, pace not assessable 1",
            "departments with nothing to do: 省应急厅",
            "altogether 1 entry: not met, pace not assessable 1",
        ),
    ],
)
def test_a_block_for_each_department_and_one_line_for_those_with_nothing_to_do(
    lang: Lang, department: str, idle: str, total: str, tmp_path: Path
) -> None:
    (tmp_path / "data.csv").write_text(
        "area,period,item,value\n辽宁省,2020,声环境功能区夜间达标率,80.1%\n"
        "辽宁省,2020,生产安全事故发生起数,比2020年下降10%\n",
        encoding="utf-8",
    )
    ran = dp("worklist", "liaoning", tmp_path / "data.csv", "--indicator", "18", "--indicator", "17",
             "--department", "省生态环境厅", "--department", "省应急厅", lang=lang)  # fmt: skip
    assert ran.code == 0
    assert department in ran.out
    assert ran.out.rstrip().endswith(idle)
    assert ran.err.endswith(f"{total}\n")


def test_a_department_is_chosen_and_may_be_repeated() -> None:
    data = json.loads(dp(*EXAMPLE, "--format", "json", "--department", "省疾控中心", "--department", "省残联").out)
    assert [one["department"] for one in data["departments"]] == ["省残联", "省疾控中心"]


def test_csv_has_a_row_for_each_department_indicator_and_area_concerned() -> None:
    found = rows(dp(*COUNTIES, "--format", "csv").out)
    assert [(row["部门"], row["编号"], row["涉及地区"], row["该地区差距"]) for row in found] == [
        ("省残联", "21", "丙县", "未达标"),
        ("省残联", "21", "丁县", "空白，未填报"),
        ("省残联", "21", "戊县", "没有数据"),
    ]
    assert {(row["情况"], row["还差个数"], row["单位"]) for row in found} == {("到期未达标", "1", "个县（市、区）")}


def test_csv_has_one_row_where_no_area_is_concerned() -> None:
    found = rows(dp(*EXAMPLE, "--indicator", "2", "--format", "csv").out)
    assert [(row["指标"], row["差距"], row["涉及地区"], row["参与部门"]) for row in found] == [
        ("婚前医学检查率", "还差 1.5 个百分点", "", "省民政厅、省妇联")
    ]


def test_nothing_in_csv_or_markdown_is_a_formula_or_markup(tmp_path: Path) -> None:
    spec = tmp_path / "plan.toml"
    spec.write_text(
        'format = 1\n[plan]\nid = "p"\nextends = "liaoning"\nname = "计划"\narea = "辽宁省"\nfirst_year = 2022\nlast_year = 2025\n'
        '[indicators.premarital_exam_rate]\nlead = ["=1+1|<b>"]\n',
        encoding="utf-8",
    )
    arguments = ("worklist", spec, "examples/liaoning-2020.csv", "--indicator", "2", "--format")
    assert "\r\n'=1+1|<b>,2," in dp(*arguments, "csv").out
    assert "## =1+1\\|\\<b\\>\n" in dp(*arguments, "markdown").out


def test_escape_sequences_in_a_plan_do_not_reach_the_terminal(tmp_path: Path) -> None:
    spec = tmp_path / "plan.toml"
    spec.write_text(
        'format = 1\n[plan]\nid = "p"\nextends = "liaoning"\nname = "计划"\narea = "辽宁省"\nfirst_year = 2022\nlast_year = 2025\n'
        '[indicators.premarital_exam_rate]\nlead = ["甲\\u001b[31m乙"]\n[indicators.night_noise_rate]\nlead = ["丙\\u001b[31m丁"]\n',
        encoding="utf-8",
    )
    data = tmp_path / "data.csv"
    data.write_text(
        "area,period,item,value\n辽宁省,2020,婚前医学检查率,1%\n辽宁省,2020,声环境功能区夜间达标率,99%\n",
        encoding="utf-8",
    )
    ran = dp("worklist", spec, data, "--indicator", "2", "--indicator", "18")
    assert "■ 甲�[31m乙  1 项" in ran.out
    assert ran.out.endswith("无事项的部门：丙�[31m丁\n")


def test_a_level_is_named_in_any_spelling() -> None:
    for level in ("县", "counties", "县级"):
        data = json.loads(dp(*COUNTIES, "--by", level, "--format", "json").out)
        assert data["departments"][0]["entries"][0]["areas_inside"] == 5


@pytest.mark.parametrize(
    ("arguments", "code", "zh", "en"),
    [
        (("--department", "省卫建委"), 3, "计划中没有牵头部门“省卫建委”；有 省残联、", 'no department in the lead called "省卫建委"; it has 省残联, '),
        (("--department", "省残链"), 3, "是不是“省残联”？", 'did you mean "省残联"?'),
        (("--department", "省妇联"), 3, "“省妇联”只参与，不牵头；牵头的有 省残联、", '"省妇联" takes part and leads nothing; in the lead are 省残联, '),
        (("--by", "街"), 3, "没有层级“街”；有 ", 'there is no level "街"; there are '),
        (("--by", "county"), 3, "没有层级“county”；是不是“counties”？", 'there is no level "county"; did you mean "counties"?'),
        (("--by", "县"), 3, "用 --areas 给出地区表", "give a table of areas with --areas"),
        (("--format", "xlsx"), 2, "Excel 工作簿要用 -o 写到文件", "is written to a file, with -o"),
        (("--indicator", "99"), 3, "计划中没有指标“99”", 'the plan has no indicator "99"'),
        (("--period", "去年"), 2, "“去年”不是时期", '"去年" is not a period'),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_what_there_is(arguments: tuple[str, ...], code: int, zh: str, en: str) -> None:
    chinese, english = dp(*EXAMPLE, *arguments), dp(*EXAMPLE, *arguments, lang="en")
    assert (chinese.code, english.code) == (code, code)
    assert zh in chinese.err
    assert en in english.err
    assert chinese.out == english.out == ""


def test_what_is_read_is_not_written_over(tmp_path: Path) -> None:
    data = tmp_path / "data.csv"
    text = "area,period,item,value\n辽宁省,2023,婚前医学检查率,1%\n"
    data.write_text(text, encoding="utf-8")
    ran = dp("worklist", "liaoning", data, "-o", data)
    assert ran.code == 3
    assert "是这里要读的文件" in ran.err
    assert data.read_text(encoding="utf-8") == text


def test_a_name_that_ends_in_xlsx_is_a_workbook(tmp_path: Path) -> None:
    ran = dp(*EXAMPLE, "-o", tmp_path / "清单.xlsx")
    assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / "清单.xlsx").read_bytes().startswith(b"PK")


def test_a_format_that_is_named_counts_whatever_the_file_is_called(tmp_path: Path) -> None:
    dp(*EXAMPLE, "--format", "json", "-o", tmp_path / "a.xlsx")
    assert json.loads((tmp_path / "a.xlsx").read_text(encoding="utf-8"))["format"] == "dp_rules.worklist"


def test_several_periods_are_told_apart() -> None:
    ran = dp(
        "worklist",
        "jilin",
        "examples/national.csv",
        "--prefer",
        "中国残联",
        "--period",
        "2022,2023",
        "--indicator",
        "23",
    )
    assert [line for line in ran.out.splitlines() if line.startswith("23 残疾人基本康复服务覆盖率  2")] == [
        "23 残疾人基本康复服务覆盖率  2022",
        "23 残疾人基本康复服务覆盖率  2023",
    ]


def test_data_that_cannot_be_read_is_said() -> None:
    assert dp("worklist", "liaoning", "nowhere.csv").code == 3
    assert dp("worklist", "liaoning").code == 2
