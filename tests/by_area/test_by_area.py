"""Areas side by side: ranks, who holds the area around back, what turns it, and what is said where nothing follows."""

import json
from pathlib import Path
from typing import Any

import pytest
from cli.program import dp

AREAS = """code,name,parent,level
P,虚构省,,省
A,虚构甲市,P,市
B,虚构乙市,P,市
C,虚构丙市,P,市
D,虚构丁市,P,市
"""
PLAN = """format = 1
[plan]
id = "made"
extends = "catalogue"
name = "虚构省计划"
name_en = "A made plan"
area = "虚构省"
first_year = 2022
last_year = 2025
[document]
title = "t"
status = "issued"
[indicators.made]
name = "某率"
name_en = "made rate"
method = "m"
source = "liaoning"
rule = "{rule}"
due = 2025
wording = "w"
place = "p"
"""
EXAMS, REGISTRATIONS = "premarital_exams", "marriage_registrations"
RATE = f"rate({EXAMS}, {REGISTRATIONS})"


def report(rule: str, rows: str, folder: Path, *more: str, areas: str = AREAS, by: str = "市") -> Any:
    """Return the report on areas in 2023 as plain data; ``rows`` are ``area,period,item,value``."""
    (folder / "plan.toml").write_text(PLAN.format(rule=rule), encoding="utf-8")
    (folder / "areas.csv").write_text(areas, encoding="utf-8")
    (folder / "facts.csv").write_text("area,period,item,value\n" + rows, encoding="utf-8")
    period = [] if "--period" in more else ["--period", "2023"]
    ran = dp(
        "evaluate",
        "plan.toml",
        "facts.csv",
        "--areas",
        "areas.csv",
        "--by",
        by,
        *period,
        *more,
        "--format",
        "json",
        cwd=folder,
    )
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def group(rule: str, rows: str, folder: Path, *more: str, areas: str = AREAS, by: str = "市") -> Any:
    """Return the first group of a report."""
    return report(rule, rows, folder, *more, areas=areas, by=by)["groups"][0]


def rates(period: str = "2023", **given: tuple[object, object]) -> str:
    """Return the rows for ``area=(part, whole)``; None leaves a row out."""
    return "".join(
        f"{area},{period},{item},{figure}\n"
        for area, pair in given.items()
        for item, figure in zip((EXAMS, REGISTRATIONS), pair, strict=True)
        if figure is not None
    )


def order(found: Any) -> list[tuple[int | None, str]]:
    """Return ranks and codes."""
    return [(row["rank"], row["area_code"]) for row in found["areas"]]


def said(found: Any) -> dict[str, tuple[str, str]]:
    """Return the remarks by code."""
    return {remark["code"]: (remark["text"], remark["text_en"]) for remark in found["remarks"]}


def of(found: Any, key: str) -> dict[str, Any]:
    """Return one key of every area's row, as it is shown."""
    values = {row["area_code"]: row[key] for row in found["areas"]}
    return {area: value["display"] if isinstance(value, dict) else value for area, value in values.items()}


# ── areas that lie in none of the level ──

UNDER_THE_PROVINCE = """code,name,parent,level
P,虚构省,,省
A,虚构东市,P,市
B,虚构西市,P,市
A1,虚构甲县,A,县
B1,虚构乙县,B,县
X,虚构直管县,P,县
X1,虚构镇,X,townships
"""


def test_a_county_directly_under_the_province_stands_among_the_cities(tmp_path: Path) -> None:
    # against 70%: A +5, B -5, X -30; the province -30 of 300
    rows = rates(A=(75, 100), B=(65, 100), X=(40, 100))
    found = group(f"{RATE} >= 70%", rows, tmp_path, areas=UNDER_THE_PROVINCE)
    assert order(found) == [(1, "X"), (2, "B"), (3, "A")]
    assert of(found, "share") == {"X": "85.71%", "B": "14.29%", "A": None}
    held = found["holding_back"]
    assert (held["adds_up"], held["alone"], held["balance"]["exact"]) == (True, ["X"], "-30")
    assert {row["area_code"]: row["outside"] and row["outside"]["level"] for row in found["areas"]} == {
        "X": "counties",
        "B": None,
        "A": None,
    }
    assert said(found)["outside_level"] == (
        "不在任何市内、单独列出的地区：虚构直管县",
        "in none of the prefecture-level cities, and so listed themselves: 虚构直管县",
    )
    assert said(found)["holding_back"][0].startswith("虚构省还差 30 人：低于目标的地区有 2 个")
    text = dp(
        "evaluate", "plan.toml", "facts.csv", "--areas", "areas.csv", "--by", "市", "--indicator", "made", cwd=tmp_path
    )
    assert "本身是县，不在任何市内" in text.out


def test_a_city_without_counties_stands_among_the_counties(tmp_path: Path) -> None:
    table = UNDER_THE_PROVINCE.replace("B1,虚构乙县,B,县\n", "")
    found = group(f"{RATE} >= 70%", rates(A1=(75, 100), B=(65, 100), X=(40, 100)), tmp_path, areas=table, by="县")
    assert order(found) == [(1, "X"), (2, "B"), (3, "A1")]
    assert found["holding_back"]["adds_up"] is True


def test_of_a_rule_that_counts_the_level_what_is_none_of_it_is_not_asked_for(tmp_path: Path) -> None:
    rows = rates(A=(75, 100), B=(65, 100), X=(40, 100))
    found = group(f"share(cities where {RATE} > 70%) > 40%", rows, tmp_path, areas=UNDER_THE_PROVINCE)
    assert of(found, "row") == {"B": "fails", "A": "counts", "X": "left_out"}


def test_inside_a_city_nothing_lies_outside(tmp_path: Path) -> None:
    found = group(f"{RATE} >= 70%", rates(A1=(1, 2)), tmp_path, "--area", "A", areas=UNDER_THE_PROVINCE, by="县")
    assert order(found) == [(1, "A1")]
    assert "outside_level" not in said(found)


# ── who holds the province back ──


def test_the_worst_come_first_with_what_each_lacks_and_its_share(tmp_path: Path) -> None:
    # against 70%: A -20, B -10, C +5, D +15; the province -10 of 400
    found = group(f"{RATE} >= 70%", rates(A=(50, 100), B=(60, 100), C=(75, 100), D=(85, 100)), tmp_path)
    assert order(found) == [(1, "A"), (2, "B"), (3, "C"), (4, "D")]
    assert of(found, "balance") == {"A": "-20", "B": "-10", "C": "5", "D": "15"}
    assert of(found, "lacking") == {"A": 20, "B": 10, "C": 0, "D": 0}
    assert of(found, "share") == {"A": "66.67%", "B": "33.33%", "C": None, "D": None}
    assert (found["parent"]["value"]["exact"], found["parent"]["lacking"]) == ("27/40", 10)
    assert said(found)["holding_back"] == (
        "虚构省还差 10 人：低于目标的市有 2 个，共差 30；其余共多 20（20 - 30 = -10）",
        "虚构省 is short by 10 (persons): prefecture-level cities on the wrong side: 2, by 30 together; the others have 20 to spare (20 - 30 = -10)",
    )


@pytest.mark.parametrize(
    ("limit", "parts", "lacking", "alone", "together"),
    [
        (">= 70%", (50, 69, 75, 75), 11, ["A"], 1),  # A lacks 20, B 1
        (">= 70%", (50, 60, 75, 85), 10, ["A", "B"], 1),  # B lacks 10: then just 70%
        (">= 70%", (50, 60, 75, 84), 11, ["A"], 1),  # one below that
        ("> 70%", (50, 60, 75, 85), 11, ["A", "B"], 1),  # B lacks 11
        (">= 70%", (50, 60, 71, 71), 28, [], 2),
        (">= 70%", (50, 60, 60, 75), 35, [], 3),  # A lacks 20, B and C 10 each
        (">= 70%", (50, 60, 85, 85), 0, [], None),  # met: nothing to turn
    ],
)
def test_what_turns_the_province(
    limit: str, parts: tuple[int, ...], lacking: int, alone: list[str], together: int | None, tmp_path: Path
) -> None:
    a, b, c, d = parts
    found = group(f"{RATE} {limit}", rates(A=(a, 100), B=(b, 100), C=(c, 100), D=(d, 100)), tmp_path)
    held = found["holding_back"]
    assert (held["adds_up"], held["lacking"], held["alone"], held["together"]) == (True, lacking, alone, together)
    turns = {area: area in alone if lacking else None for area in "ABCD"}
    assert of(found, "turns_parent") == turns


def test_what_would_turn_it_is_said_in_words(tmp_path: Path) -> None:
    one = group(f"{RATE} >= 70%", rates(A=(50, 100), B=(69, 100), C=(75, 100), D=(75, 100)), tmp_path)
    assert said(one)["turned_by_one"] == (
        "只要虚构甲市自己达标，虚构省就达标",
        "it is enough that 虚构甲市 reaches the target itself: then 虚构省 meets it",
    )
    two = group(f"{RATE} >= 70%", rates(A=(50, 100), B=(60, 100), C=(71, 100), D=(71, 100)), tmp_path)
    assert said(two)["turned_together"] == (
        "任何一个市单独达标，虚构省都还不达标；差得最多的 2 个（虚构甲市、虚构乙市）都达标才行",
        "none of the prefecture-level cities turns 虚构省 alone; the 2 lacking most (虚构甲市, 虚构乙市) would have to reach the target together",
    )


def test_just_at_a_strict_limit_one_is_lacking_and_it_is_said_why(tmp_path: Path) -> None:
    found = group(f"{RATE} > 70%", rates(A=(65, 100), B=(75, 100), C=(70, 100), D=(70, 100)), tmp_path)
    assert found["parent"]["lacking"] == 1
    assert said(found)["holding_back"][0].startswith(
        "虚构省还差 1 人（恰好等于目标值，而目标要求“大于”）：低于目标的市有 1 个"
    )
    assert of(found, "lacking") == {"A": 6, "B": 0, "C": 1, "D": 1}
    assert found["holding_back"]["wanting"] == ["A", "C", "D"]


def test_where_fewer_are_better_it_is_what_is_too_much(tmp_path: Path) -> None:
    rows = "".join(
        f"{area},{year},accidents,{n}\n"
        for area, year, n in (("A", 2020, 100), ("A", 2023, 95), ("B", 2020, 100), ("B", 2023, 80))
    )
    found = group(
        "decline(accidents, base=2020) >= 15%",
        rows,
        tmp_path,
        areas=AREAS.replace("C,虚构丙市,P,市\nD,虚构丁市,P,市\n", ""),
    )
    assert order(found) == [(1, "A"), (2, "B")]
    assert (of(found, "lacking"), found["holding_back"]["falls"]) == ({"A": 10, "B": 0}, True)
    assert (
        said(found)["holding_back"][0] == "虚构省还要减少 5 起：高于目标的市有 1 个，共多 10；其余共少 5（5 - 10 = -5）"
    )


# ── where nothing follows ──


def test_a_figure_of_the_provinces_own_is_told_with_both_numbers(tmp_path: Path) -> None:
    rows = rates(A=(50, 100), B=(60, 100), C=(75, 100), D=(85, 100), P=(200, 400))
    found = group(f"{RATE} >= 70%", rows, tmp_path)
    held = found["holding_back"]
    assert (held["adds_up"], held["alone"], held["together"]) == (False, [], None)
    assert set(of(found, "turns_parent").values()) == {None}
    zh, en = said(found)["own_figure"]
    assert zh.startswith("虚构省的差额是 -80，不是各市差额之和：低于目标的市有 2 个，共差 30；其余共多 20。")
    assert en.startswith("the balance of 虚构省 is -80, and not the sum of those of the prefecture-level cities")
    assert "holding_back" not in said(found)


def test_all_cities_meet_what_the_province_misses(tmp_path: Path) -> None:
    rows = rates(A=(80, 100), B=(80, 100), C=(75, 100), D=(85, 100), P=(200, 400))
    assert said(group(f"{RATE} >= 70%", rows, tmp_path))["against_all"][0] == (
        "4 个市都达标，虚构省却未达标：两边的数不是一回事，先核对虚构省本级的数"
    )


def test_what_is_missing_is_named_and_nothing_follows(tmp_path: Path) -> None:
    found = group(f"{RATE} >= 70%", rates(A=(50, 100), B=(None, 100), C=(75, 100), D=(85, 100)), tmp_path)
    assert order(found) == [(1, "A"), (None, "B"), (2, "C"), (3, "D")]
    assert of(found, "verdict")["B"] == "undetermined"
    assert (found["holding_back"]["open"], found["holding_back"]["adds_up"]) == (["B"], None)
    assert set(of(found, "share").values()) == {None}
    assert said(found)["areas_open"][0] == (
        "1 个市的数不全，算不出差多少（虚构乙市）；已知的当中，低于目标的市有 1 个，共差 20；其余共多 20"
    )


def test_an_area_with_nothing_to_count_takes_no_part(tmp_path: Path) -> None:
    found = group(f"{RATE} >= 70%", rates(A=(50, 100), B=(0, 0), C=(75, 100), D=(75, 100)), tmp_path)
    assert order(found) == [(1, "A"), (None, "B"), (2, "C"), (2, "D")]  # C and D stand alike
    assert of(found, "verdict")["B"] == "not_evaluated"
    held = found["holding_back"]
    assert (held["adds_up"], held["open"], held["lacking"], held["alone"]) == (True, [], 10, ["A"])


def test_a_rounded_value_has_no_balance(tmp_path: Path) -> None:
    found = group(f"round({RATE}, 1%) >= 70%", rates(A=(50, 100), B=(80, 100), C=(80, 100), D=(80, 100)), tmp_path)
    assert found["holding_back"] is None
    assert set(of(found, "lacking").values()) == {None}
    assert list(said(found)) == ["no_balance"]


# ── order ──


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("margin", [(1, "B"), (2, "A"), (3, "D"), (4, "C")]),
        ("units", [(1, "A"), (2, "B"), (3, "D"), (4, "C")]),
        ("value", [(1, "B"), (2, "A"), (3, "D"), (4, "C")]),
        ("code", [(2, "A"), (1, "B"), (4, "C"), (3, "D")]),
    ],
)
def test_the_order_can_be_chosen(sort: str, expected: list[tuple[int, str]], tmp_path: Path) -> None:
    rows = rates(A=(600, 1000), B=(5, 10), C=(90, 100), D=(75, 100))  # A lacks 100 of many, B 2 of few
    assert order(group(f"{RATE} >= 70%", rows, tmp_path, "--sort", sort)) == expected


def test_the_worst_value_is_the_highest_where_it_should_be_low(tmp_path: Path) -> None:
    rows = rates(A=(60, 100), B=(50, 100), C=(90, 100), D=(10, 100))
    found = group(f"{RATE} <= 55%", rows, tmp_path, "--sort", "value")
    assert order(found) == [(1, "C"), (2, "A"), (3, "B"), (4, "D")]


# ── rules that count the areas themselves ──


def test_a_share_of_counties_lists_the_counties_and_adds_up_over_cities(tmp_path: Path) -> None:
    areas = AREAS + "A1,甲一县,A,县\nA2,甲二县,A,县\nB1,乙一县,B,县\nB2,乙二县,B,县\n"
    rule = "share(counties where iodine_deficiency_eliminated) >= 75%"
    rows = "".join(
        f"{area},2023,iodine_deficiency_eliminated,{is_}\n" for area, is_ in (("A1", "否"), ("A2", "是"), ("B1", "是"))
    )
    counties = group(rule, rows, tmp_path, areas=areas, by="县")
    assert [(row["area_code"], row["row"]) for row in counties["areas"]] == [
        ("A1", "fails"),
        ("B2", "open"),
        ("A2", "counts"),
        ("B1", "counts"),
        ("C", "left_out"),  # cities without counties
        ("D", "left_out"),
    ]
    assert said(counties)["counts_areas"][0] == "这项指标数的是县：不符合的 1 个（甲一县），情况不明的 1 个（乙二县）"
    cities = group(rule, rows + "B2,2023,iodine_deficiency_eliminated,是\n", tmp_path, areas=areas)
    # A has 1 of 2, which is half a county short of 75%; B has 2 of 2, half a county more; C and D have none
    balances = of(cities, "balance")
    assert (balances["A"], balances["B"], cities["parent"]["verdict"]) == ("-0.5", "0.5", "met")


# ── Simpson's paradox ──

BEFORE = rates("2022", A=(90, 100), B=(50, 100))
TWO = AREAS.replace("C,虚构丙市,P,市\nD,虚构丁市,P,市\n", "")


def test_every_city_rises_and_the_province_falls(tmp_path: Path) -> None:
    after = rates("2023", A=(95, 100), B=(240, 400))  # 90% to 95%, 50% to 60%; together 70% to 67%
    found = group(f"{RATE} >= 70%", BEFORE + after, tmp_path, areas=TWO)
    paradox = found["simpson"]
    assert (paradox["before"], paradox["direction"], paradox["adds_up"]) == ("2022", "rose", True)
    assert (paradox["parent"]["before"]["exact"], paradox["parent"]["after"]["exact"]) == ("7/10", "67/100")
    assert paradox["group"] == ["B"]
    assert (paradox["share_before"]["display"], paradox["share_after"]["display"]) == ("50%", "80%")
    assert paradox["steady"]["exact"] == "31/40"  # half of 95% and half of 60%
    zh, en = said(found)["simpson"]
    assert zh == (
        "辛普森悖论：从 2022 到 2023，2 个市都上升，虚构省却从 70% 降到 67%。"
        "原因是各地的比重变了：2022 低于虚构省的 1 个市，在“结婚登记人数”中所占的比重从 50% 升到 80%。"
        "如果比重同 2022 一样，虚构省 2023 是 77.5%"
    )
    assert en.startswith(
        "Simpson's paradox: from 2022 to 2023 all 2 prefecture-level cities rise, and 虚构省 falls from 70% to 67%."
    )


@pytest.mark.parametrize(
    ("why", "rows"),
    [
        ("the province rises too", rates("2023", A=(95, 100), B=(60, 100))),
        ("one city stays where it was", rates("2023", A=(90, 100), B=(240, 400))),
        ("one city falls", rates("2023", A=(89, 100), B=(240, 400))),
        ("one city is not known", rates("2023", A=(95, 100), B=(None, 400))),
        (
            "the province stays where it was",
            rates("2023", A=(95, 100), B=(180, 300))
            + "P,2023,premarital_exams,280\nP,2023,marriage_registrations,400\n",
        ),
    ],
)
def test_anything_less_is_no_paradox(why: str, rows: str, tmp_path: Path) -> None:
    found = group(f"{RATE} >= 70%", BEFORE + rows, tmp_path, areas=TWO)
    assert found["compared_with"] == "2022"
    assert found["simpson"] is None, why


def test_a_province_with_figures_of_its_own_moves_against_its_cities_for_another_reason(tmp_path: Path) -> None:
    rows = BEFORE + rates("2023", A=(95, 100), B=(60, 100), P=(120, 200))
    found = group(f"{RATE} >= 70%", rows, tmp_path, areas=TWO)
    assert (found["simpson"]["adds_up"], found["simpson"]["steady"]) == (False, None)
    assert "simpson" not in said(found)
    assert said(found)["opposite_movement"][0].endswith(
        "却从 70% 降到 60%。虚构省的数不是各市之和，所以先核对虚构省本级的数"
    )


def test_without_an_earlier_period_there_is_nothing_to_compare(tmp_path: Path) -> None:
    found = group(f"{RATE} >= 70%", rates("2023", A=(95, 100), B=(60, 100)), tmp_path, areas=TWO)
    assert (found["compared_with"], found["simpson"]) == (None, None)
