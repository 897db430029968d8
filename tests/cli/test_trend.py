"""``dp-rules trend``: plots and tables in both languages, on every console, and what is wrong with what is asked."""

import csv
import io
import json
import re
from fractions import Fraction
from pathlib import Path

import pytest
from cli.program import Lang, dp, run

from dp_rules.report.trend.chart import chart_of
from dp_rules.report.trend.details import series_plot
from dp_rules.report.trend.style import ASCII_PLOT, LINE_PLOT

NATIONAL = ("liaoning", "examples/national.csv", "--prefer", "国家统计局")
LANGS: tuple[Lang, ...] = ("zh", "en")
QUARTERS = """area,period,item,value,source,note
辽宁省,2023Q1,婚前医学检查率,60%,,
辽宁省,2023Q2,婚前医学检查率,71%,甲,口径改变
辽宁省,2023Q2,婚前医学检查率,72%,乙,
辽宁省,2023Q4,婚前医学检查率,70%,,
辽宁省,2022M01-09,婚前医学检查率,64%,,
辽宁省,2023M01-09,婚前医学检查率,66%,,
沈阳市,2023Q1,婚前医学检查率,61%,,
沈阳市,2023Q4,婚前医学检查率,—,,
"""


@pytest.fixture
def quarters(tmp_path: Path) -> Path:
    """Return a folder with ``data.csv``: quarters, and years to date."""
    (tmp_path / "data.csv").write_text(QUARTERS, encoding="utf-8")
    return tmp_path


ONE = ("trend", "liaoning", "data.csv", "--indicator", "2", "--area", "辽宁省", "--prefer", "甲")


def test_one_indicator_is_a_plot_with_a_table_in_chinese(quarters: Path) -> None:
    ran = dp(*ONE, cwd=quarters)
    assert ran.code == 0
    assert (
        ran.out
        == """\
婚前医学检查率  辽宁省  > 70%  2025 年到期

72% ┤         ●
70% ┤· · · · · · · · · · ·●· · · · · · · · · · · · · · · · · · · · · · · ═══
68% ┤
66% ┤
64% ┤
62% ┤
60% ┤   ●
    └────────────────────────────────────────────────────────────────────────
     2023Q1      2023Q3      2024Q1      2024Q3      2025Q1      2025Q3
        ×     √           ×

  ● 数值
  ═· 目标 > 70%，2025 年年底到期
  √ 达标  × 未达标
  无数据：2023Q3

时期    数值    结论    进度    差距          与上期相比    数据        说明
------  ------  ------  ------  ------------  ------------  ----------  -------------------------------------------------------------
2023Q1  60%     未达标          -10 个百分点                只有上报值
2023Q2  71%     达标            1 个百分点    +11 个百分点  只有上报值  乙公布的是 72%；口径改变
2023Q4  70%     未达标          0 个百分点    -1 个百分点   只有上报值  按“婚前医学检查率达到70%以上”为达标；“超过”还是“达到”决定结论
"""
    )
    assert (
        "长短不同的时期不能相比，这里没有用：2022M01-09、2023M01-09（用 --period 2022M01-09..2023M01-09 另看）"
        in ran.err
    )


def test_years_to_date_are_compared_with_the_same_months(quarters: Path) -> None:
    ran = dp(*ONE, "--period", "2022M01-09..2023M01-09", lang="en", cwd=quarters)
    assert (
        ran.out
        == """\
Premarital medical examinations  辽宁省  > 70%  due 2025

70% ┤· · · · · · · · · · · ·
69% ┤
68% ┤
67% ┤
66% ┤                  ●
65% ┤
64% ┤      ●
    └────────────────────────
      2022M01-09  2023M01-09
           ×           ×

  ● value
  · target > 70%, due at the end of 2025
  × not met

period      value    verdict    pace    margin                change                data           remarks
----------  -------  ---------  ------  --------------------  --------------------  -------------  ---------
2022M01-09  64%      not met            -6 percentage points                        reported only
2023M01-09  66%      not met            -4 percentage points  +2 percentage points  reported only
"""
    )
    assert ran.err == ""


def test_several_areas_are_rows_with_small_plots_on_one_scale(quarters: Path) -> None:
    ran = dp(
        "trend", "liaoning", "data.csv", "--indicator", "2", "--area", "all", "--prefer", "甲", lang="en", cwd=quarters
    )
    assert (
        ran.out
        == """\
Liaoning Disability Prevention Action Plan (2022–2025)

no.    indicator                        area    target    2023Q1    2023Q2    2023Q4    pace    trend
-----  -------------------------------  ------  --------  --------  --------  --------  ------  -------
2      Premarital medical examinations  沈阳市  > 70%     × 61%     ·         ○                 ▂···
2      Premarital medical examinations  辽宁省  > 70%     × 60%     √ 71%     × 70%             ▁█·▇

√ met  × not met  ? undetermined  ○ not evaluated  · no data
trend 2023Q1–2023Q4: each indicator has a scale of its own, from its least to its greatest number, and compares with no other; ↑ at least, ↓ at most, │ between two numbers, of no known height; · no number
periods without data: 2023Q3
"""
    )


def test_the_straight_line_passes_through_what_pace_expects(tmp_path: Path) -> None:
    rows = "area,period,item,value\n辽宁省,2020,婚前医学检查率,60%\n辽宁省,2021,婚前医学检查率,63%\n辽宁省,2023,婚前医学检查率,64%\n"
    (tmp_path / "data.csv").write_text(rows, encoding="utf-8")
    ran = dp("trend", "liaoning", "data.csv", "--indicator", "2", lang="en", cwd=tmp_path)
    assert (
        ran.out.split("\n\n")[1]
        == """\
70% ┤· · · · · · · · · · · · · · · · · · · · · ·═══·
69% ┤                                      ~ ~ ~
68% ┤                                  ~ ~
67% ┤                              ~ ~
66% ┤                          ~ ~
65% ┤                      ~ ~
64% ┤                  ~ ~       ●
63% ┤            ● ~ ~
62% ┤          ~ ~
61% ┤      ~ ~
60% ┤   ◆●
    └────────────────────────────────────────────────
       2020    2021    2022    2023    2024    2025
         ×       ×               ×"""
    )
    assert "  ~ the straight line to the target\n" in ran.out
    series = json.loads(dp("trend", "liaoning", "data.csv", "--indicator", "2", "--format", "json", cwd=tmp_path).out)[
        "series"
    ][0]
    assert [point["pace"]["state"] for point in series["points"]] == ["not_assessable", "on_track", "behind"]
    path = chart_of(series, 80).chart.path
    assert path == ((0, Fraction(60)), (5, Fraction(70)))
    (first, low), (last, high) = path
    expected = {point["period"]: point["pace"]["expected"] for point in series["points"]}
    for column, period in ((1, "2021"), (3, "2023")):
        assert low + (high - low) * Fraction(column - first, last - first) == 100 * Fraction(
            expected[period]["value"]["exact"]
        )


def test_a_decline_begins_at_0_in_its_base_year_and_a_printed_baseline_is_its_areas_own() -> None:
    accidents = dp("trend", *NATIONAL, "--indicator", "17", lang="en").out
    assert "◆ baseline 0% (2020, by definition)" in accidents
    assert " 0% ┤   ◆~ ~" in accidents
    own = dp("trend", "liaoning", "examples/liaoning-2020.csv", "--indicator", "2", lang="en").out
    assert "◆ baseline 68.5% (2020, " in own
    assert "baseline" not in dp("trend", *NATIONAL, "--indicator", "2", lang="en").out


def test_bounds_are_arrows_and_decide_no_change() -> None:
    series = json.loads(dp("trend", *NATIONAL, "--indicator", "13", "--format", "json").out)["series"][0]
    points = {point["period"]: point for point in series["points"]}
    assert points["2022"]["verdict"] == "undetermined"
    assert points["2022"]["change"]["since"] == "2017"
    assert points["2022"]["change"]["value"]["display"] == "> 5.15pp"
    assert points["2024"]["change"] is None
    assert "  ┴↑ 至少\n" in dp("trend", *NATIONAL, "--indicator", "13").out


@pytest.mark.parametrize("lang", LANGS)
def test_the_csv_has_a_row_for_each_period_with_exact_numbers(lang: Lang) -> None:
    ran = dp(
        "trend", "liaoning", "examples/counts.csv", "--indicator", "13", "--area", "全国", "--format", "csv", lang=lang
    )
    header, *rows = csv.reader(io.StringIO(ran.out, newline=""))
    assert [len(row) for row in rows] == [len(header)] * 2
    assert [row[4] for row in rows] == ["2017", "2018"]
    assert [row[6] for row in rows] == ["'4346103/5806352", "'450595/544914"]  # a fraction alone is a date to Excel
    change = Fraction(rows[1][13].lstrip("'"))
    assert change == Fraction(450595, 544914) - Fraction(4346103, 5806352)
    reported = list(csv.reader(io.StringIO(dp("trend", *NATIONAL, "--indicator", "2", "--format", "csv").out)))
    assert [row[5:8] for row in reported[3:]] == [["74.8%", "0.748", "0.748"], ["76.5%", "0.765", "0.765"], ["77.1%", "0.771", "0.771"]]  # fmt: skip
    assert [row[13] for row in reported[3:]] == ["", "0.017", "0.006"]


@pytest.mark.parametrize("lang", LANGS)
def test_markdown_has_the_plot_as_a_block_and_a_table(lang: Lang) -> None:
    ran = dp("trend", *NATIONAL, "--indicator", "2", "--format", "markdown", lang=lang)
    title, _, block = ran.out.partition("\n")
    assert title.startswith("## ")
    assert block.count("```") == 2
    assert sum(line.startswith("|") for line in block.splitlines()) == 7
    many = dp("trend", *NATIONAL, "--format", "markdown", lang=lang).out
    assert "▁··▅·▆▇█" in many


def test_verdicts_are_those_of_evaluate() -> None:
    trend = json.loads(dp("trend", *NATIONAL, "--format", "json").out)
    evaluated = json.loads(dp("evaluate", *NATIONAL, "--period", "all", "--format", "json").out)["results"]
    found = {
        (series["indicator"], series["area"], point["period"]): (point["verdict"], point["value"], point["margin"])
        for series in trend["series"]
        for point in series["points"]
    }
    expected = {
        (one["indicator"], one["area"], one["period"]): (one["verdict"], one["value"], one["margin"])
        for one in evaluated
    }
    assert found == expected
    assert len(found) == 33 * 5
    assert trend["boundaries_of"] == "2024"


def test_json_is_the_same_in_both_languages_and_a_file_is_the_screen(tmp_path: Path) -> None:
    chinese, english = (dp("trend", *NATIONAL, "--format", "json", lang=lang).out for lang in LANGS)
    assert chinese == english
    dp("trend", *NATIONAL, "--indicator", "2", "-o", tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == dp("trend", *NATIONAL, "--indicator", "2").out


# ── consoles ──


@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_a_chinese_console_has_its_signs_and_a_plot_in_ascii(encoding: str) -> None:
    many = run("trend", *NATIONAL, "--lang", "zh", encoding=encoding, PYTHONIOENCODING=f"{encoding}:strict")
    assert many.code == 0
    assert "× 89.6%" in many.out
    assert "▁··▅·▆▇█" in many.out
    one = run(
        "trend", *NATIONAL, "--lang", "zh", "--indicator", "4", encoding=encoding, PYTHONIOENCODING=f"{encoding}:strict"
    )
    assert one.code == 0
    plot = one.out.split("\n\n")[1]
    assert plot.isascii()
    assert "89% +    *" in plot
    assert "  v 达标  x 未达标" in one.out


def test_a_console_of_ascii_alone_has_letters_and_no_small_plot() -> None:
    ran = run("trend", *NATIONAL, "--lang", "en", encoding="ascii", PYTHONIOENCODING="ascii")
    assert "x 89.6%" in ran.out
    assert "v met  x not met  ? undetermined  o not evaluated  . no data" in ran.out
    assert not re.search("trend", ran.out)


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("signs", [ASCII_PLOT, LINE_PLOT])
def test_every_plot_of_the_real_figures_keeps_to_the_width(width: int, signs: object) -> None:
    series = json.loads(dp("trend", *NATIONAL, "--format", "json").out)["series"]
    drawn = [series_plot(one, "en", signs, width) for one in series]  # type: ignore[arg-type]
    plots = ["\n".join(lines).partition("\n\n")[0].splitlines() for lines in drawn if lines]
    assert len(plots) == 15
    assert all(len(line) <= width for plot in plots for line in plot)


# ── what is wrong ──


def test_a_period_that_is_none_is_told(quarters: Path) -> None:
    chinese, english = (dp(*ONE, "--period", "2023x", lang=lang, cwd=quarters) for lang in LANGS)
    assert (chinese.code, english.code) == (2, 2)
    assert "“2023x”不是时期" in chinese.err
    assert '"2023x" is not a period' in english.err


def test_an_indicator_that_there_is_not_is_told_with_the_nearest() -> None:
    ran = dp("trend", *NATIONAL, "--indicator", "婚前医学检查", lang="en")
    assert ran.code == 3
    assert 'did you mean "婚前医学检查率"?' in ran.err


def test_an_area_that_there_is_not_is_told() -> None:
    ran = dp("trend", *NATIONAL, "--area", "全国省")
    assert ran.code == 3
    assert "数据中没有地区“全国省”；是不是“全国”？" in ran.err


def test_periods_without_data_are_no_fault_and_draw_nothing() -> None:
    one = dp("trend", *NATIONAL, "--indicator", "2", "--period", "2012..2013", "--area", "全国", lang="en")
    assert one.code == 0
    assert "no data for 2012, 2013" in one.err
    assert "┤" not in one.out
    assert one.out.count("no data") == 2
    many = dp("trend", *NATIONAL, "--period", "2012", "--area", "全国", lang="en")
    assert "no data in any period (33): " in many.out


def test_data_without_a_row_are_told(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text("area,period,item,value\n", encoding="utf-8")
    ran = dp("trend", "liaoning", "data.csv", cwd=tmp_path)
    assert ran.code == 3
    assert "[empty-file]" in ran.err


def test_a_year_long_past_among_the_data_fills_no_page(tmp_path: Path) -> None:
    rows = "area,period,item,value\n辽宁省,1001,婚前医学检查率,1%\n辽宁省,2023,婚前医学检查率,2%\n"
    (tmp_path / "data.csv").write_text(rows, encoding="utf-8")
    ran = dp("trend", "liaoning", "data.csv", "--indicator", "2", lang="en", cwd=tmp_path)
    assert ran.code == 0
    assert "periods have no room in the plot" in ran.out
    assert max(map(len, ran.out.split("\n\n")[1].splitlines())) <= 80


# ── milestones, baselines, ranges ──

MADE = """format = 1
[plan]
id = "made"
extends = "catalogue"
name = "虚构省计划"
name_en = "A made plan"
area = "虚构省"
first_year = 2022
last_year = 2030
[document]
title = "t"
status = "issued"
[indicators.premarital_exam_rate]
rule = "65% <= rate(premarital_exams, marriage_registrations) < 90%"
due = 2025
wording = "w"
place = "p"
baseline = { period = 2020, value = ">60％", place = "p" }
[indicators.prenatal_screening_rate]
rule = "rate(prenatal_screened, pregnant_women) > 75%"
due = 2030
wording = "w"
place = "p"
baseline = { period = 2020, value = "60％", place = "p" }
milestones = [ { year = 2025, rule = "rate(prenatal_screened, pregnant_women) > 72%", wording = "w", place = "p" } ]
"""


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """Return a folder with ``plan.toml`` for a made province, and ``data.csv`` for it and another area."""
    (tmp_path / "plan.toml").write_text(MADE, encoding="utf-8")
    rows = [
        f"{area},{period},{item},{value}"
        for area in ("虚构省", "虚构市")
        for period, item, value in (
            (2022, "婚前医学检查率", "64%"),
            (2023, "婚前医学检查率", "<90%"),
            (2022, "产前筛查率", "64%"),
            (2023, "产前筛查率", "66%"),
        )
    ]
    (tmp_path / "data.csv").write_text("\n".join(["area,period,item,value", *rows, ""]), encoding="utf-8")
    return tmp_path


def test_the_course_goes_by_the_milestones_and_both_are_drawn(made: Path) -> None:
    ran = dp("trend", "plan.toml", "data.csv", "--indicator", "产前筛查率", "--area", "虚构省", lang="en", cwd=made)
    assert (
        ran.out.split("\n\n")[1]
        == """\
75% ┤· · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · ═══
73% ┤                                ───~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~
71% ┤                             ~ ~
69% ┤                       ~ ~ ~
67% ┤                   ~ ●
65% ┤             ~ ● ~
63% ┤         ~ ~
61% ┤  ◆~ ~ ~
59% ┤
    └──────────────────────────────────────────────────────────────────
      2020  2021  2022  2023  2024  2025  2026  2027  2028  2029  2030
                    ×     ×"""
    )
    for said in ("─ milestone > 72% (2025)", "◆ baseline 60% (2020, as the plan prints it)", "due at the end of 2030"):
        assert f"{said}\n" in ran.out


def test_a_range_has_two_lines_and_a_baseline_that_is_a_bound_no_course(made: Path) -> None:
    ran = dp("trend", "plan.toml", "data.csv", "--indicator", "婚前医学检查率", "--area", "虚构省", lang="en", cwd=made)
    assert (
        ran.out.split("\n\n")[1]
        == """\
90% ┤· ·↑· · · · · · · · · · · · ┬ · · · · · · ·═══·
85% ┤   │                        │
80% ┤   │                        │
75% ┤   │                        │
70% ┤   │                        │
65% ┤· ·│· · · · · · · · · · · · │ · · · · · · ·═══·
60% ┤   ┴                ●       ↓
    └────────────────────────────────────────────────
       2020    2021    2022    2023    2024    2025
                         ×       ?"""
    )
    assert "│ baseline > 60% (2020, as the plan prints it)\n" in ran.out
    assert "~" not in ran.out


def test_a_printed_baseline_is_not_drawn_for_another_area(made: Path) -> None:
    ran = dp("trend", "plan.toml", "data.csv", "--indicator", "产前筛查率", "--area", "虚构市", lang="en", cwd=made)
    assert "baseline" not in ran.out
    assert "~" not in ran.out
    assert "2020" not in ran.out
