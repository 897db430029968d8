"""What an entry says: what is lacking, what is missing, which areas, who, when, and what comes next."""

import json
from pathlib import Path

import pytest
from cli.program import ROOT
from jsonschema import Draft202012Validator
from worklist.duties import BASELINE, MILESTONE, entries, indicator, only, worklist

from dp_rules.report.worklist.columns import areas, due, lacking
from dp_rules.report.worklist.columns import situation as situation_text

SCHEMA = Draft202012Validator(json.loads((ROOT / "schemas/worklist.schema.json").read_text(encoding="utf-8")))


# ── what is lacking ──


@pytest.mark.parametrize(
    ("rule", "rows", "zh", "en"),
    [
        ("rate(part, people) > 70%", ("part 69", "people 100"), "还差 2 人（其中），差 1 个百分点", "short by 2 (人; 其中), off by 1 percentage points"),
        ("rate(part, people) > 70%", ("part 70", "people 100"), "还差 1 人（其中）", "short by 1 (人; 其中)"),
        ("rate(part, people) >= 70%", ("part 69", "people 100"), "还差 1 人（其中），差 1 个百分点", "short by 1 (人; 其中), off by 1 percentage points"),
        ("rate(part, people) <= 9%", ("part 12", "people 100"), "须减少 3 人（其中），差 3 个百分点", "too many by 3 (人; 其中), off by 3 percentage points"),
        ("accidents <= 10", ("accidents 12",), "须减少 2 起（事故）", "too many by 2 (起; 事故)"),
        ("part >= 50", ("part 12",), "还差 38 人（其中）", "short by 38 (人; 其中)"),
        ("50% <= rate(part, people) < 60%", ("part 60", "people 100"), "须减少 1 人（其中）", "too many by 1 (人; 其中)"),
        ("50% <= rate(part, people) < 60%", ("part 49", "people 100"), "还差 1 人（其中），差 1 个百分点", "short by 1 (人; 其中), off by 1 percentage points"),
        ("rate(part, people) > 70%", ("more 68.5%",), "还差 1.5 个百分点", "1.5 percentage points short"),
        ("rate(part, people) > 70%", ("more 70%",), "正好等于目标值，须超过", "just at the limit, and must be above it"),
        ("rate(part, people) <= 9%", ("more 10%",), "高出 1 个百分点", "1 percentage points too high"),
        ("rate(part, people) > 70%", ("part <5", "people 100"), "至少还差 67 人（其中）", "short by at least 67 (人; 其中)"),
    ],
)  # fmt: skip
def test_what_is_lacking_in_units_of_what_is_counted(
    rule: str, rows: tuple[str, ...], zh: str, en: str, tmp_path: Path
) -> None:
    entry = only(worklist(tmp_path, indicator(rule=rule), *(f"P 2023 {row}" for row in rows)))
    assert (lacking(entry, "zh"), lacking(entry, "en")) == (zh, en)


def test_a_decline_is_short_in_cases(tmp_path: Path) -> None:
    entry = only(
        worklist(
            tmp_path,
            indicator(rule="decline(accidents, base=2020) >= 10%"),
            "P 2020 accidents 100",
            "P 2023 accidents 97",
        )
    )
    assert lacking(entry, "zh") == "须减少 7 起（事故），差 7 个百分点"
    assert entry["next"] == (
        "按进度，2023 年应到 6%，须减少 3 起（事故）；2025 年底前须达到 ≥ 10%，须减少 7 起"  # the line: 10% * 3/5
    )


def test_behind_says_how_far_below_the_line(tmp_path: Path) -> None:
    entry = only(worklist(tmp_path, indicator(BASELINE), "P 2023 part 55", "P 2023 people 100"))
    assert entry["behind"]["count"]["amount"] == "3"
    assert entry["next"] == "按进度，2023 年应到 58%，还差 3 人（其中）；2025 年底前须达到 > 70%，还差 16 人"
    assert (
        entry["next_en"]
        == "58% is expected by 2023, short by 3 (人; 其中); by the end of 2025: > 70%, short by 16 (人)"
    )


@pytest.mark.parametrize(
    ("more", "part", "step"),
    [
        (BASELINE, 39, "2020 年为 40%，现在离目标更远；2025 年底前须达到 > 70%，还差 32 人；提出整改措施和时限"),
        (BASELINE.replace("40%", "75%"), 70, "2020 年已达标，现又不达标；2025 年底前须达到 > 70%，还差 1 人（其中）；提出整改措施和时限"),
        (MILESTONE, 59, "2023 年的阶段目标（六成）已到期，还差 1 人（其中）；提出整改措施和时限"),
        ("", 70, "2025 年底前须达到 > 70%，还差 1 人（其中）；进度无法评估：没有可用的基期值"),
    ],
    ids=["regressing", "slipped", "milestone", "no baseline"],
)  # fmt: skip
def test_the_next_step_by_situation(more: str, part: int, step: str, tmp_path: Path) -> None:
    assert only(worklist(tmp_path, indicator(more), f"P 2023 part {part}", "P 2023 people 100"))["next"] == step


def test_missed_says_that_it_was_due(tmp_path: Path) -> None:
    entry = only(worklist(tmp_path, indicator(), "P 2026 part 70", "P 2026 people 100", period="2026"))
    assert entry["next"] == "2025 年底已到期，还差 1 人（其中）；提出整改措施和时限"
    assert due(entry, "zh") == "2025 已过期"


@pytest.mark.parametrize(
    ("part", "period", "said"),
    [
        (59, "2022", "2025 未到期；阶段目标 2023：六成（未到期，未达到）"),
        (59, "2023", "2025 未到期；阶段目标 2023：六成（到期，未达到）"),
        (59, "2024", "2025 未到期；阶段目标 2023：六成（已过期，未达到）"),
        (60, "2023", "2025 未到期；阶段目标 2023：六成（到期，已达到）"),
        (60, "2024", "2025 未到期；2023 年的阶段目标（六成），现已达到（当年是否达到见 2023 年的评价）"),
    ],
)
def test_the_milestone_stands_beside_the_due_year(part: int, period: str, said: str, tmp_path: Path) -> None:
    entry = only(
        worklist(tmp_path, indicator(MILESTONE), f"P {period} part {part}", f"P {period} people 100", period=period)
    )
    assert due(entry, "zh") == said


# ── what is not known ──


def test_one_missing_figure_is_asked_of_its_supplier_with_what_would_decide(tmp_path: Path) -> None:
    data = worklist(tmp_path, indicator(), "P 2023 part 71", people='supplier = "省公安厅"')
    entry = only(data)
    assert entry["situation"] == "undetermined"
    assert [(one["item"], one["suppliers"], one["reason"]) for one in entry["missing"]] == [
        ("people", ["省公安厅"], "no_data")
    ]
    assert entry["next"] == "向省公安厅催报 2023 年人数；人数至多 101 即达标，否则未达标"


def test_the_supplier_itself_reports_its_figure(tmp_path: Path) -> None:
    entry = only(worklist(tmp_path, indicator(), "P 2023 people 100", part='supplier = "省民政厅"'))
    assert entry["next"] == "报送 2023 年其中；其中至少 71 即达标，否则未达标"


def test_missing_areas_are_named_with_what_they_have_to_come_to_together(tmp_path: Path) -> None:
    rows = ("P 2023 people 100", "C1 2023 part 50")
    table = "code,name,parent,level\nP,甲省,,省\nC1,乙市,P,市\nC2,丙市,P,市\nC3,丁市,P,市\n"
    entry = only(worklist(tmp_path, indicator(), *rows, part='supplier = "省公安厅"', table=table))
    assert entry["deciding"]["rest"] == {"areas": ["丙市", "丁市"], "periods": ["2023"], "value": "21"}
    assert entry["next"] == "向省公安厅催报 2023 年其中：丙市、丁市；缺的 2 个地区的其中合计至少 21 即达标，否则未达标"
    assert (
        entry["next_en"]
        == "ask 省公安厅 for 其中, 2023: 丙市, 丁市; met if 其中 of the 2 missing areas come to at least 21 together, otherwise not"
    )


def test_nothing_known_is_said_once_for_all_its_items(tmp_path: Path) -> None:
    entry = only(
        worklist(
            tmp_path, indicator(), "X1 2022 accidents 1", table="code,name,parent,level\nP,甲省,,省\nX1,某县,P,县\n"
        )
    )
    assert (entry["situation"], entry["verdict"], entry["value"]) == ("not_evaluated", "not_evaluated", None)
    assert entry["next"] == "报送 2023 年其中、人数"


@pytest.mark.parametrize(
    ("value", "next_step"),
    [
        ("—", "报送 2023 年其中；其中至少 71 即达标，否则未达标"),
        ("80", "更正 2023 年其中（未通过数据检查，不得使用）"),
        ("超60", "报送 2023 年其中的准确数（现报“超60”只是范围）；其中至少 71 即达标，否则未达标"),
    ],
)
def test_a_figure_that_cannot_be_used_is_put_right(value: str, next_step: str, tmp_path: Path) -> None:
    entry = only(
        worklist(tmp_path, indicator(), f"P 2023 part {value}", "P 2023 people 100", part="missing_codes = [80]")
    )
    assert entry["next"] == next_step


@pytest.mark.parametrize(
    ("base", "period", "zh", "en"),
    [
        ("2020", "2024M01-09", "按全年评价：规则与 2020 年相比，2024 年 1—9 月与它长短不同", "evaluate a whole year: the rule compares with 2020, and 2024M01-09 is not as long"),
        ("2020", "2024Q3", "按全年评价：规则与 2020 年相比，2024 年第 3 季度与它长短不同", "evaluate a whole year: the rule compares with 2020, and 2024Q3 is not as long"),
    ],
)  # fmt: skip
def test_a_rule_about_years_is_not_helped_by_figures_of_a_part_of_one(
    base: str, period: str, zh: str, en: str, tmp_path: Path
) -> None:
    rule = f"decline(accidents, base={base}) >= 10%"
    rows = (f"P {base} accidents 100", f"P {period} accidents 60")
    entry = only(worklist(tmp_path, indicator(rule=rule), *rows, period=period))
    assert (entry["next"], entry["next_en"]) == (zh, en)


@pytest.mark.parametrize(
    ("rule", "rows", "zh", "en"),
    [
        ("share(counties where offered) > 50%", ("X1 offered 否",), "情况不明的戊县、己县都符合才达标", "all 2 open 县 (戊县, 己县) would have to satisfy the condition"),
        ("share(counties where offered) > 50%", ("X1 offered 是",), "情况不明的 2 个县（戊县、己县）中至少 1 个符合才达标", "1 of the 2 open 县 (戊县, 己县) would have to satisfy the condition"),
        ("share(counties where offered) <= 40%", ("X1 offered 是",), "情况不明的戊县、己县都不符合才达标", "all 2 open 县 (戊县, 己县) must not satisfy the condition"),
        ("count(counties where rate(part, people) > 90%) >= 2", ("X1 part 10", "X1 people 10", "X2 part 9"), "情况不明的 2 个县（戊县、己县）中至少 1 个符合才达标", "1 of the 2 open 县 (戊县, 己县) would have to satisfy the condition"),
    ],
)  # fmt: skip
def test_of_open_counties_how_many_would_have_to_satisfy(
    rule: str, rows: tuple[str, ...], zh: str, en: str, tmp_path: Path
) -> None:
    found = [row.replace(" ", " 2023 ", 1) for row in rows]
    entry = only(worklist(tmp_path, indicator(rule=rule), *found))
    assert zh in entry["next"]
    assert en in entry["next_en"]


def test_a_denominator_of_zero_is_looked_at(tmp_path: Path) -> None:
    entry = only(worklist(tmp_path, indicator(), "P 2023 part 0", "P 2023 people 0"))
    assert (entry["situation"], entry["next"]) == ("not_evaluated", "核对人数：分母是 0")


# ── areas ──

CITIES = ("C1 2023 part 60", "C1 2023 people 100", "C2 2023 part 10", "C2 2023 people 200")


def test_the_areas_directly_inside_the_worst_first_with_their_own_lack(tmp_path: Path) -> None:
    entry = only(worklist(tmp_path, indicator(), *CITIES))
    assert [(one["area"], one["lack"]["count"]["amount"]) for one in entry["areas"]] == [
        ("丙市", "131"),
        ("乙市", "11"),
    ]
    assert entry["lack"]["count"]["amount"] == "141"  # 131 and 11, each one more than at the limit
    assert entry["areas_inside"] == 2
    assert areas(entry, "zh") == "丙市（还差 131 人）、乙市（还差 11 人）"
    assert areas(entry, "zh", most=1) == "丙市（还差 131 人）等 2 个"
    assert areas(entry, "en", most=1) == "丙市 (short by 131 (人)) and 1 more"


def test_what_several_areas_lack_each_of_them_lacks(tmp_path: Path) -> None:
    rows = ("C1 2023 part 60", "C1 2023 people 100", "C2 2023 part 60", "C2 2023 people 100")
    entry = only(worklist(tmp_path, indicator(), *rows))
    assert areas(entry, "zh") == "乙市、丙市（各还差 11 人）"
    assert areas(entry, "en") == "乙市, 丙市 (short by 11 (人) each)"


def test_areas_that_meet_the_target_are_not_named_and_those_that_report_nothing_are_last(tmp_path: Path) -> None:
    table = "code,name,parent,level\nP,甲省,,省\nC0,子市,P,市\nC1,乙市,P,市\nC2,丙市,P,市\n"
    rows = (
        "P 2023 people 1000",  # of its own; the parts are added up, and one city's is not there
        "C1 2023 part 80",
        "C1 2023 people 100",
        "C2 2023 part 10",
        "C2 2023 people 200",
    )
    entry = only(worklist(tmp_path, indicator(), *rows, table=table))
    assert areas(entry, "zh") == "丙市（还差 131 人）、子市（没有数据）"


def test_where_the_figures_are_complete_those_inside_without_any_are_not_concerned(tmp_path: Path) -> None:
    of_the_city = ("C1 2023 part 60", "C1 2023 people 100")
    entry = only(worklist(tmp_path, indicator(), *of_the_city, areas=["C1"]))
    assert (areas(entry, "zh"), entry["areas_inside"]) == ("", 2)
    # a county with figures of its own that miss the target is
    entry = only(worklist(tmp_path, indicator(), *of_the_city, "X1 2023 part 5", "X1 2023 people 10", areas=["C1"]))
    assert areas(entry, "zh") == "丁县（还差 3 人）"
    # nor are the counties of cities that are complete, of the province that is added up from them
    entry = only(worklist(tmp_path, indicator(), *CITIES, level="counties"))
    assert (areas(entry, "zh"), entry["areas_inside"]) == ("", 3)


def test_a_reported_figure_asks_nothing_of_the_areas_inside(tmp_path: Path) -> None:
    assert areas(only(worklist(tmp_path, indicator(), "P 2023 more 68.5%")), "zh") == ""


def test_by_a_level_further_down(tmp_path: Path) -> None:
    rows = (
        "X1 2023 part 1",
        "X1 2023 people 10",
        "X2 2023 part 9",
        "X2 2023 people 10",
        "X3 2023 part 2",
        "X3 2023 people 10",
    )
    entry = only(worklist(tmp_path, indicator(), *rows, level="counties"))
    assert areas(entry, "zh") == "丁县（还差 7 人）、己县（还差 6 人）"
    assert [one["area"] for one in only(worklist(tmp_path, indicator(), *rows))["areas"]] == ["丙市", "乙市"]


def test_by_cities_a_county_directly_under_the_province_is_not_left_out(tmp_path: Path) -> None:
    table = "code,name,parent,level\nP,甲省,,省\nC1,乙市,P,市\nC2,丙市,P,市\nX9,直管县,P,县\n"
    rows = (*CITIES, "X9 2023 part 1", "X9 2023 people 10")
    entry = only(worklist(tmp_path, indicator(), *rows, level="cities", table=table))
    assert [one["area"] for one in entry["areas"]] == ["丙市", "乙市", "直管县"]


@pytest.mark.parametrize(
    ("rule", "rows", "lack", "concerned"),
    [
        ("share(counties where offered) > 50%", ("X1 offered 是", "X2 offered 否", "X3 offered 否"), "还差 1 个县", "戊县、己县（未达标）"),
        ("share(counties where offered) > 90%", ("X1 offered 是", "X2 offered 否"), "至少还差 1 个县", "戊县（未达标）、己县（没有数据）"),
        ("share(counties where offered) > 50%", ("X1 offered 是", "X2 offered 否"), "至多还差 1 个县", "戊县（未达标）、己县（没有数据）"),
        ("share(counties where rate(part, people) > 90%) > 50%", ("X1 part 9", "X1 people 10", "X2 part 10", "X2 people 10", "X3 part 2", "X3 people 10"), "还差 1 个县", "己县（还差 8 人）、丁县（还差 1 人）"),
        ("share(counties where offered among people > 5) > 90%", ("X1 offered 是", "X2 offered 否", "X3 offered 否", "X1 people 9", "X2 people 9", "X3 people 1"), "还差 1 个县", "戊县（未达标）"),
        ("share(counties where offered) <= 10%", ("X1 offered 是", "X2 offered 否", "X3 offered 否"), "须减少 1 个县", "丁县（未达标）"),
    ],
)  # fmt: skip
def test_of_a_rule_over_counties_the_counties_that_fail(
    rule: str, rows: tuple[str, ...], lack: str, concerned: str, tmp_path: Path
) -> None:
    found = [row.replace(" ", " 2023 ", 1) for row in rows]
    entry = only(worklist(tmp_path, indicator(rule=rule), *found))
    assert lacking(entry, "zh").split("，")[0] == lack
    assert areas(entry, "zh") == concerned


def test_of_a_sum_over_counties_those_that_do_not_report(tmp_path: Path) -> None:
    rule = "rate(sum(counties.part where offered), sum(counties.people where offered)) > 60%"
    rows = (
        "X1 2023 offered 是",
        "X1 2023 part 1",
        "X1 2023 people 10",
        "X2 2023 offered 否",
        "X3 2023 offered 是",
        "X3 2023 people 1",
    )
    entry = only(worklist(tmp_path, indicator(rule=rule), *rows, level="counties"))
    assert [(one["area"], one["verdict"]) for one in entry["areas"]] == [("己县", "undetermined")]


# ── departments ──


def test_an_indicator_with_two_in_the_lead_stands_with_each_and_is_marked(tmp_path: Path) -> None:
    data = worklist(tmp_path, indicator(lead='["省民政厅", "省残联"]'), "P 2023 part 1", "P 2023 people 100")
    assert [(one["department"], [entry["shared_with"] for entry in one["entries"]]) for one in data["departments"]] == [
        ("省民政厅", [["省残联"]]),
        ("省残联", [["省民政厅"]]),
    ]
    assert data["summary"]["entries"] == 1
    assert entries(data)[0]["with"] == ["省妇联", "省教育厅"]


def test_what_nobody_leads_stands_under_none_and_idle_departments_are_named(tmp_path: Path) -> None:
    rows = ("P 2023 part 60", "P 2023 people 100", "P 2020 accidents 100", "P 2023 accidents 90")
    data = worklist(tmp_path, indicator(lead=""), *rows, indicators=["share", "fewer", "more"])
    assert [one["department"] for one in data["departments"]] == [None]
    assert data["idle"] == ["省民政厅", "省应急厅"]


def test_departments_stand_as_in_the_plan_and_what_nobody_leads_last(tmp_path: Path) -> None:
    rows = ("P 2023 part 1", "P 2023 people 100", "P 2020 accidents 100", "P 2023 accidents 99")
    data = worklist(tmp_path, indicator(lead=""), *rows, indicators=["more", "share", "fewer", "everywhere"])
    assert [one["department"] for one in data["departments"]] == ["省民政厅", "省应急厅", None]


def test_only_the_departments_asked_for(tmp_path: Path) -> None:
    rows = ("P 2023 part 40", "P 2023 people 100", "P 2020 accidents 100", "P 2023 accidents 99")
    data = worklist(tmp_path, indicator(), *rows, indicators=["share", "fewer", "more"], departments=["省应急厅"])
    assert [one["department"] for one in data["departments"]] == ["省应急厅"]
    assert (data["idle"], data["summary"]["entries"]) == ([], 1)


def test_what_is_overdue_comes_first_then_what_is_due_then_the_most_serious(tmp_path: Path) -> None:
    plan = "".join(
        indicator(more, due=year).replace("[indicators.more", f"[indicators.{name}").replace("no = 9\n", f"no = {no}\n").replace("某率", f"率{no}")
        for no, (name, year, more) in enumerate([("open", 2025, ""), ("behind", 2025, BASELINE), ("due", 2023, ""), ("overdue", 2022, "")], 1)
    )  # fmt: skip
    data = worklist(
        tmp_path, plan, "P 2023 part 45", "P 2023 people 100", indicators=["open", "behind", "due", "overdue"]
    )
    assert [(entry["indicator"], entry["situation"]) for entry in entries(data)] == [
        ("overdue", "missed"),
        ("due", "missed"),
        ("behind", "behind"),
        ("open", "not_met"),
    ]
    assert (data["summary"]["overdue"], data["summary"]["due"]) == (1, 1)


def test_aspirational_targets_are_marked(tmp_path: Path) -> None:
    entry = only(worklist(tmp_path, indicator('commitment = "aspirational"\n'), "P 2023 part 1", "P 2023 people 100"))
    assert situation_text(entry, "zh") == "未达标，进度无法评估，力争"


def test_every_kind_of_entry_is_as_the_schema_says(tmp_path: Path) -> None:
    for more in (BASELINE, MILESTONE, ""):
        for rows in ((), CITIES, ("P 2023 part 超60", "P 2023 people 100"), ("P 2023 part 0", "P 2023 people 0")):
            SCHEMA.validate(worklist(tmp_path, indicator(more), "P 2022 accidents 1", *rows))
