"""Each way in which a definition may have been another, with figures small enough to redo by hand."""

from pathlib import Path
from typing import NamedTuple

import pytest
from dispute.claims import (
    AREAS,
    ASKED,
    EXAMS,
    KNOWING,
    KNOWN,
    MANAGED,
    MARRIED,
    RATE,
    REGISTERED,
    STANDARD,
    facts,
    kinds,
    matches,
    report,
)

from dp_rules.api import load_facts, load_plan
from dp_rules.audit.dispute.asking import asked_of
from dp_rules.audit.dispute.definition import Asked
from dp_rules.audit.dispute.edits.table import all_edits
from dp_rules.audit.dispute.search import told
from dp_rules.gates.run import run_gates
from dp_rules.quantity.period import Period


class Case(NamedTuple):
    """A rule, what was reported, what is claimed, and the change that gives it: its kind, formula, words and value."""

    rule: str
    rows: str
    claimed: str
    kind: str
    formula: str
    text: str
    exact: str
    areas: str | None = None
    options: tuple[str, ...] = ()


MENTAL = facts(f"{STANDARD}=72", f"{REGISTERED}=100", f"{MANAGED}=90")
MARRIAGES = facts(f"{EXAMS}=70", f"{MARRIED}=200")
CITIES = facts(f"A 2023 {EXAMS}=50", f"A 2023 {MARRIED}=100", f"B 2023 {EXAMS}=9", f"B 2023 {MARRIED}=10")
THREE = CITIES + facts(f"C 2023 {EXAMS}=31", f"C 2023 {MARRIED}=90")
ACCIDENTS = facts("虚构省 2020 accidents=100", "虚构省 2021 accidents=120", "虚构省 2023 accidents=90")
CASES = {
    # the denominator is counted of other people: 72 / 90 = 80%, where the plan asks for 72 / 100
    "another denominator": Case(f"rate({STANDARD}, {REGISTERED}) > 70%", MENTAL, "80%", "item", f"rate({STANDARD}, {MANAGED})", "分母用“在管的严重精神障碍患者人数”", "4/5"),
    # 90 / 100, managed in any way instead of to the standard
    "another numerator": Case(f"rate({STANDARD}, {REGISTERED}) > 70%", MENTAL, "90%", "item", f"rate({MANAGED}, {REGISTERED})", "分子用“在管的严重精神障碍患者人数”", "9/10"),
    # 70 persons examined over 100 couples, where the plan asks for 70 / 200 persons
    "couples for persons": Case(f"{RATE} > 70%", MARRIAGES, "70%", "couples", f"rate({EXAMS}, {MARRIED} / 2)", "按对数计", "7/10"),
    # 70 / 200 is 35%; the year before it was 30 / 100
    "the year before": Case(f"{RATE} > 70%", MARRIAGES + facts(f"虚构省 2022 {EXAMS}=30", f"虚构省 2022 {MARRIED}=100"), "30%", "period", RATE, "用 2022 的数", "3/10"),
    # 70 examined this year over the 112 who married the year before
    "one figure of another year": Case(f"{RATE} > 70%", MARRIAGES + facts(f"虚构省 2022 {EXAMS}=1", f"虚构省 2022 {MARRIED}=112"), "62.5%", "period", f"rate({EXAMS}, {MARRIED}@2022)", "用 2022 的数，其余仍是 2023 的", "5/8"),
    # 70 and 50 examined, of 200 and 100
    "two years pooled": Case(f"{RATE} > 70%", MARRIAGES + facts(f"虚构省 2022 {EXAMS}=50", f"虚构省 2022 {MARRIED}=100"), "40%", "pooled", f"rate(sum({EXAMS}@2022..2023), sum({MARRIED}@2022..2023))", "2022—2023 年的数合计", "2/5"),
    # 1 - 90 / 120 = 25%, where the plan asks for 1 - 90 / 100
    "another base year": Case("decline(accidents, base=2020) >= 10%", ACCIDENTS, "25%", "period", "decline(accidents, base=2021)", "与 2021 比", "1/4"),
    # 100 / 90 - 1, divided by the later figure
    "over the later figure": Case("decline(accidents, base=2020) >= 20%", ACCIDENTS, "11.1%", "shape", "accidents@2020 / accidents - 1", "下降除以后来的数", "1/9"),
    # 90 / 100 - 1
    "a growth": Case("decline(accidents, base=2020) >= 20%", ACCIDENTS, "-10%", "shape", "accidents / accidents@2020 - 1", "增长", "-1/10"),
    "what is left of 100%": Case("decline(accidents, base=2020) >= 20%", ACCIDENTS, "90%", "shape", "100% - decline(accidents, base=2020)", "100% 减去它", "9/10"),
    # 200 / 80
    "the inverse": Case(f"{RATE} > 70%", facts(f"{EXAMS}=80", f"{MARRIED}=200"), "250%", "shape", f"{MARRIED} / {EXAMS}", "颠倒", "5/2"),
    # 50% after 40% is 10 points more, and 25% more
    "points for percent": Case(f"growth({KNOWN}, base=2020) > 1%", facts(f"虚构省 2020 {KNOWING}=40", f"虚构省 2020 {ASKED}=100", f"{KNOWING}=50", f"{ASKED}=100"), "10%", "shape", f"{KNOWN} - rate({KNOWING}@2020, {ASKED}@2020)", "百分点", "1/10"),
    "percent for points": Case(f"change({KNOWN}, base=2020) > 1%", facts(f"虚构省 2020 {KNOWING}=40", f"虚构省 2020 {ASKED}=100", f"{KNOWING}=50", f"{ASKED}=100"), "25%", "shape", f"{KNOWN} / rate({KNOWING}@2020, {ASKED}@2020) - 1", "增长", "1/4"),
    # 90 after 100 are 10 fewer
    "fewer for more": Case("change(accidents, base=2020) < 5", ACCIDENTS, "10", "shape", "accidents@2020 - accidents", "减少", "10"),
    # 7 / 200 is 35‰; somebody wrote 35%
    "per mille for percent": Case(f"{RATE} > 1%", facts(f"{EXAMS}=7", f"{MARRIED}=200"), "35%", "scale", f"{RATE} * 10", "千分数当作百分数", "7/20"),
    # 12 per million people are 1.2 per hundred thousand
    "per 100 000 for per million": Case("per(cataract_surgeries, resident_population, 100万) > 10", facts("cataract_surgeries=12", "resident_population=1000000"), "1.2", "scale", "per(cataract_surgeries, resident_population, 100万) / 10", "1/10", "6/5"),
    # 69 460 / 100 000 = 69.46%: 69.5% and then 70%
    "rounded twice": Case(f"{RATE} > 60%", facts(f"{EXAMS}=69460", f"{MARRIED}=100000"), "70%", "rounding", f"round({RATE}, 0.1%)", "再修约一次", "139/200"),
    # 6.8万 of 10.0万 instead of 68 499 of 100 449
    "inputs in 万 with one decimal": Case(f"{RATE} > 60%", facts(f"{EXAMS}=68499", f"{MARRIED}=100449"), "68.0%", "rounding", f"rate(round({EXAMS}, 1000), round({MARRIED}, 1000))", "千（即万的一位小数）", "17/25"),
    # 1 - round(875 / 1000, 1%) = 1 - 88% = 12%; exactly it is 12.5%
    "a ratio rounded on the way": Case("decline(accidents, base=2020) >= 10%", facts("虚构省 2020 accidents=1000", "accidents=875"), "12.0%", "rounding", "1 - round(accidents / accidents@2020, 1%)", "中间的比率", "3/25"),
    # 70 / 110 is 63.63…%, which rounds to 63.6%
    "cut off": Case(f"{RATE} > 60%", facts(f"{EXAMS}=70", f"{MARRIED}=110"), "63.63%", "truncation", RATE, "直接舍去", "7/11"),
    # (50% + 90%) / 2, where 59 / 110 is 53.6%
    "a mean of ratios": Case(f"{RATE} > 60%", CITIES, "70%", "mean", f"sum(cities.{RATE}) / count(cities)", "再取平均", "7/10", AREAS),
    # 59 / 110 without C, which lies directly under the province: 53.6%; with it 90 / 200
    "without a county directly under": Case(f"{RATE} > 60%", THREE, "53.6%", "area", RATE, "直管", "59/110", AREAS),
    # 40 / 100 without A
    "an area left out": Case(f"{RATE} > 60%", THREE, "40%", "area", RATE, "不算 虚构甲市", "2/5", AREAS),
    # 50 / 100 in A alone
    "one area alone": Case(f"{RATE} > 60%", CITIES + facts(f"C 2023 {EXAMS}=21", f"C 2023 {MARRIED}=30"), "50%", "area", RATE, "是虚构甲市的数", "1/2", AREAS),
    # the province says 60 of 100, its areas together 90 of 200
    "sums for the area's own figures": Case(f"{RATE} > 70%", THREE + facts(f"{EXAMS}=60", f"{MARRIED}=100"), "45%", "area", RATE, "用各下级之和", "9/20", AREAS),
    # C says how many married there and not how many were examined: 59 / 200 with a zero for it
    "missing as zero": Case(f"{RATE} > 60%", CITIES + facts(f"C 2023 {MARRIED}=90"), "29.5%", "area", RATE, "当作 0", "59/200", AREAS),
    # … and 59 / 110 without C
    "without the areas that lack a figure": Case(f"{RATE} > 60%", CITIES + facts(f"C 2023 {MARRIED}=90"), "53.6%", "area", RATE, "缺数的地区整个不算：虚构丙县", "59/110", AREAS),
    # a gate blocks half a person
    "a figure that a gate blocks": Case(f"{RATE} > 60%", facts(f"{EXAMS}=70.5", f"{MARRIED}=100"), "70.5%", "gate", RATE, "没有通过数据检查", "141/200"),
    "a reported figure": Case(f"{RATE} > 60%", MARRIAGES + facts("made=41.5%"), "41.5%", "reported", "reported", "上报值", "83/200"),
    # 甲 publishes 70 of 200, 乙 80
    "another publisher": Case(f"{RATE} > 60%", f"虚构省,2023,{EXAMS},70,甲\n虚构省,2023,{EXAMS},80,乙\n虚构省,2023,{MARRIED},200,甲\n", "40%", "publisher", RATE, "乙公布", "2/5", None, ("--prefer", "甲")),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_changed_definition_gives_the_figure(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    found = matches(tmp_path, case.rule, case.rows, case.claimed, *case.options, areas=case.areas)
    match = next(one for one in found if case.text in one["changes"][0]["text"])
    assert kinds(match) == [case.kind]
    assert (match["formula"], match["value"]["exact"]) == (case.formula, case.exact)


@pytest.mark.parametrize("name", CASES)
def test_a_figure_that_is_a_little_different_is_not_given_by_that_change(name: str, tmp_path: Path) -> None:
    """Ninety-nine times out of a hundred: the claimed figure with another last digit is found by another way or not at all."""
    case = CASES[name]
    digits = case.claimed.rstrip("%")
    other = f"{digits}{'' if '.' in digits else '.'}07{'%' if case.claimed.endswith('%') else ''}"
    found = report(tmp_path, case.rule, case.rows, other, *case.options, areas=case.areas)["measures"][0]["matches"]
    assert not any(kinds(one) == [case.kind] and one["value"]["exact"] == case.exact for one in found)


# ── another statistical year, and periods inside ──

QUARTERS = {"2022Q4": (10, 40), "2023Q1": (20, 40), "2023Q2": (20, 40), "2023Q3": (20, 40), "2023Q4": (40, 40)}


def quarters(over: str, under: str) -> str:
    return "".join(facts(f"{over}={a}", f"{under}={b}", period=period) for period, (a, b) in QUARTERS.items())


def test_the_calendar_year_for_a_year_that_begins_in_october(tmp_path: Path) -> None:
    """October to September 70 / 160 = 43.75%; January to December 100 / 160 = 62.5%."""
    found = matches(tmp_path, f"{RATE} > 70%", quarters(EXAMS, MARRIED), "62.5%")
    assert found[0]["formula"] == f"rate(sum({EXAMS}@2023Q1..2023Q4), sum({MARRIED}@2023Q1..2023Q4))"
    assert (kinds(found[0]), found[0]["value"]["exact"]) == (["calendar"], "5/8")


def test_a_year_that_begins_in_october_for_the_calendar_year(tmp_path: Path) -> None:
    """The items of the survey are of the calendar year: 100 / 160; October to September 70 / 160."""
    found = matches(tmp_path, f"{KNOWN} > 70%", quarters(KNOWING, ASKED), "43.75%")
    assert found[0]["formula"] == f"rate(sum({KNOWING}@2022Q4..2023Q3), sum({ASKED}@2022Q4..2023Q3))"
    assert (kinds(found[0]), found[0]["value"]["exact"]) == (["calendar"], "7/16")


def test_only_one_side_of_another_statistical_year(tmp_path: Path) -> None:
    """100 of the calendar year over 200 of October to September: the denominators differ."""
    rows = quarters(EXAMS, MARRIED).replace(f"2022Q4,{MARRIED},40", f"2022Q4,{MARRIED},80")
    found = matches(tmp_path, f"{RATE} > 70%", rows, "50%")
    one = next(match for match in found if kinds(match) == ["calendar"])
    assert one["formula"] == f"rate(sum({EXAMS}@2023Q1..2023Q4), {MARRIED})"
    assert one["value"]["exact"] == "1/2"


def test_the_mean_over_quarters(tmp_path: Path) -> None:
    """50%, 50%, 50% and 100% have the mean 62.5%, and so have their sums: with another denominator they part.

    20/40, 20/40, 20/40 and 40/80: the mean is 50%, and so is 100 / 200; with 60/80 in the last quarter 56.25% and 60%.
    """
    rows = quarters(KNOWING, ASKED).replace(f"2023Q4,{KNOWING},40", f"2023Q4,{KNOWING},60").replace(f"2023Q4,{ASKED},40", f"2023Q4,{ASKED},80")  # fmt: skip
    found = matches(tmp_path, f"{KNOWN} > 70%", rows, "56.25%")
    assert (kinds(found[0]), found[0]["value"]["exact"]) == (["mean"], "9/16")
    assert found[0]["formula"] == f"mean({KNOWN}@2023Q1..2023Q4)"


# ── counties, and other definitions ──

COUNTIES = "code,name,parent,level\nP,虚构省,,省\nA,虚构甲县,P,县\nB,虚构乙县,P,县\nC,虚构丙县,P,县\nD,虚构丁县,P,县\n"
TWO_ITEMS = """[items.eligible]
name = "在列"
name_en = "is eligible"
unit = "yes_no"
kind = "stock"
calendar = "calendar_year"
source = "jilin_draft"
"""


def test_all_rows_where_the_rule_asks_for_some(tmp_path: Path) -> None:
    """A and B offer it, A, C and D are eligible: 1 of 3; without the condition 2 of 4."""
    rows = facts(
        *(f"{county} 2023 rehab_service={yes}" for county, yes in zip("ABCD", "是是否否", strict=True)),
        *(f"{county} 2023 eligible={yes}" for county, yes in zip("ABCD", "是否是是", strict=True)),
    )
    rule = "share(counties where rehab_service among eligible) > 90%"
    found = matches(tmp_path, rule, rows, "50.0%", areas=COUNTIES, more=TWO_ITEMS)
    one = next(match for match in found if kinds(match) == ["filter"])
    assert one["formula"] == "count(counties where rehab_service) / count(counties)"
    assert one["value"]["exact"] == "1/2"


def test_a_county_left_out_of_a_share(tmp_path: Path) -> None:
    """Three of four offer it; two of three without one of them."""
    rows = facts(*(f"{county} 2023 rehab_service={yes}" for county, yes in zip("ABCD", "是是是否", strict=True)))
    found = matches(tmp_path, "share(counties where rehab_service) > 90%", rows, "66.7%", areas=COUNTIES)
    assert [match["without"] for match in found[:3]] == [["虚构甲县"], ["虚构乙县"], ["虚构丙县"]]
    assert {match["value"]["exact"] for match in found[:3]} == {"2/3"}


def test_another_reading_with_another_measure(tmp_path: Path) -> None:
    more = f'readings = [{{ rule = "rate({EXAMS}, {MARRIED} * 2) > 70%", wording = "每对两人", place = "p" }}]\n'
    found = matches(tmp_path, f"{RATE} > 70%", MARRIAGES, "17.5%", more=more)
    assert kinds(found[0]) == ["definition"]
    assert "每对两人" in found[0]["changes"][0]["text"]
    assert found[0]["value"]["exact"] == "7/40"


def test_the_value_of_another_indicator(tmp_path: Path) -> None:
    other = f"""[indicators.other]
name = "另一率"
name_en = "another rate"
method = "m"
source = "liaoning"
rule = "rate({STANDARD}, {REGISTERED}) > 70%"
due = 2025
wording = "w"
place = "p"
"""
    found = matches(tmp_path, f"{RATE} > 70%", MARRIAGES + MENTAL, "72%", more=other)
    assert found[0]["changes"][0]["text"] == "是另一项指标的值：“另一率”"


def test_the_figure_that_the_plan_prints_for_an_earlier_year(tmp_path: Path) -> None:
    more = 'baseline = { period = 2020, value = "68.5%", place = "p" }\n'
    found = matches(tmp_path, f"{RATE} > 70%", MARRIAGES, "68.5%", more=more)
    assert found[0]["changes"][0]["text"] == "计划印的 2020 年的数，不是 2023 的"
    assert found[0]["figures"][0]["facts"][0]["place"]["file"] == "plan.toml"


# ── of two changes the second is made of what the first leads to ──

LACKING = (
    CITIES.replace("2023", "2022")
    + facts(f"C 2022 {MARRIED}=90")
    + facts(
        f"A 2023 {EXAMS}=20",
        f"A 2023 {MARRIED}=100",
        f"B 2023 {MARRIED}=10",
        f"C 2023 {EXAMS}=31",
        f"C 2023 {MARRIED}=90",
    )
)


def asked_of_2022(folder: Path, rows: str) -> Asked:
    """Return what is asked of the made indicator in 2022."""
    report(folder, f"{RATE} > 60%", rows, "1%", "--period", "2022", areas=AREAS)
    plan = load_plan(folder / "plan.toml")
    read = load_facts(plan, folder / "facts.csv", areas=folder / "areas.csv")
    found = asked_of(plan, read, run_gates(read, plan.scope, plan.gates), plan.indicators[0], "P", Period(2022), "1%")
    assert isinstance(found, list)
    return found[0][0]


def test_areas_that_lack_a_figure_are_those_of_the_other_year(tmp_path: Path) -> None:
    """In 2022 C lacks one, in 2023 B, and so it is said, in whatever order the two are made."""
    asked = asked_of_2022(tmp_path, LACKING)
    edits = list(all_edits(asked))
    lacking = next(one for one in edits if "缺数的地区" in one.words.zh)
    moved = next(one for one in edits if one.words.zh == "用 2023 的数，而不是 2022 的")
    assert lacking.words.zh == "缺数的地区整个不算：虚构丙县"
    assert [words.zh for words in told(asked.base, (moved, lacking))] == [
        "用 2023 的数，而不是 2022 的",
        "缺数的地区整个不算：虚构乙市",
    ]
    assert told(asked.base, (lacking, moved))[0].en == "areas that lack a figure are left out altogether: 虚构乙市"


def test_an_area_that_lacks_nothing_in_the_other_year_is_not_left_out_there(tmp_path: Path) -> None:
    """In 2022 C lacks a figure, in 2023 nobody does: 51 / 110 without C is no definition that leaves out what lacks one."""
    rows = LACKING + facts(f"B 2023 {EXAMS}=31")
    found = matches(tmp_path, f"{RATE} > 60%", rows, "46.36%", "--period", "2022", areas=AREAS)
    assert not [one for one in found if any("缺数的地区" in change["text"] for change in one["changes"])]


def test_every_input_is_rounded_that_is_in_the_changed_measure(tmp_path: Path) -> None:
    """4 440 / 8 460 rounded to thousands is 4 / 8; with another denominator, 5 560, it is 4 / 6 and not 4 / 5.56."""
    rows = facts(f"{STANDARD}=44400", f"{REGISTERED}=84600", f"{MANAGED}=55600")
    rule = f"rate({STANDARD}, {REGISTERED}) > 70%"
    match = next(
        one
        for one in matches(tmp_path, rule, rows, "78.57%", "--period", "2023")
        if kinds(one) == ["item", "rounding"] and "各数先修约" in one["changes"][1]["text"]
    )
    assert match["formula"] == f"rate(round({STANDARD}, 1000), round({MANAGED}, 1000))"  # 44 / 56
    assert match["value"]["exact"] == "11/14"


def test_an_area_is_left_out_only_of_the_area_that_holds_it(tmp_path: Path) -> None:
    """Nothing is A without B, whatever A's own figures are."""
    (measure,) = report(tmp_path, f"{RATE} > 60%", THREE, "12.3%", areas=AREAS)["measures"]
    texts = [[change["text"] for change in one["changes"]] for one in (*measure["matches"], *measure["nearest"])]
    assert texts
    assert not [one for one in texts if any("是虚构" in text for text in one) and any("不算" in text for text in one)]


def test_a_mean_of_years_is_not_also_moved_to_another_year(tmp_path: Path) -> None:
    rows = MARRIAGES + facts(f"虚构省 2022 {EXAMS}=30", f"虚构省 2022 {MARRIED}=100")
    (measure,) = report(tmp_path, f"{RATE} > 70%", rows, "32.4%")["measures"]  # the mean of 35% and 30% is 32.5%
    pairs = [kinds(one) for one in (*measure["matches"], *measure["nearest"])]
    assert ["mean"] in pairs
    assert ["period", "mean"] not in pairs
