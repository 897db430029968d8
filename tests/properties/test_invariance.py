"""What must not change a result: the order of data, the size of a ratio's sides, facts about something else."""

import random
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from language.world import AREA, NOW, SCOPE, dataset

from dp_rules.api import evaluate, load_facts, load_plan
from dp_rules.data.dataset import Dataset
from dp_rules.evaluation.exact import evaluate as evaluate_node
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.trace import Value
from dp_rules.evaluation.view import AreaView
from dp_rules.language.check import check_rule
from dp_rules.language.parse import loose_rule, parse_rule
from dp_rules.quantity.interval import Interval
from dp_rules.quantity.period import Period
from dp_rules.report.results import results_data
from dp_rules.spec.model import Plan

PROPERTY = settings(derandomize=True, max_examples=300, deadline=None)

FACTS = """area,period,item,value
辽宁省,2025,premarital_exams,137
辽宁省,2025,marriage_registrations,200
辽宁省,2025,婚前医学检查率,68.5%
辽宁省,2025,live_births,超12万
辽宁省,2025,maternal_managed,11.3万
辽宁省,2025,prenatal_screened,
辽宁省,2025,pregnant_women,1000
辽宁省,2025,hearing_screened_newborns,—
辽宁省,2025,登记在册的严重精神障碍患者规范管理率,>80%
辽宁省,2020,accidents,10
辽宁省,2025,accidents,9
辽宁省,2025,适龄儿童免疫规划疫苗接种率,90%以上
辽宁省,2025,counties_total,3
辽宁省,2025,counties_with_rehab_service,2
辽宁省,2025,water_lost,0
辽宁省,2025,water_supplied,0
甲县,2025,rehab_service,是
乙县,2025,rehab_service,
丙县,2025,rehab_service,
甲县,2025,home_patients_served,8
甲县,2025,home_patients_suitable,12
丙县,2025,home_patients_served,2
丙县,2025,home_patients_suitable,4
甲县,2025,iodine_deficiency_eliminated,不适用
乙县,2025,iodine_deficiency_eliminated,否
"""
AREAS = """code,name,parent,level
210000,辽宁省,,省
210101,甲县,210000,县
210102,乙县,210000,县
210103,丙县,210000,县
220000,吉林省,,省
"""
PATIENTS = """area,period,follow_ups,health_checks
甲县,2025,4,1
甲县,2025,4,0
乙县,2025,5,
丙县,2025,0,0
吉林省,2025,1,1
"""
OTHER_FACTS = """area,period,item,value
吉林省,2025,premarital_exams,1
辽宁省,2024,premarital_exams,3
辽宁省,2025Q2,marriage_registrations,4
辽宁省,2025,severe_mental_patients_under_management,6
吉林省,2025,婚前医学检查率,7%
"""


@cache
def liaoning() -> Plan:
    return load_plan("liaoning")


def results(folder: Path, facts: str, areas: str = AREAS, patients: str = PATIENTS) -> Any:
    """Return all results for Liaoning as plain data, without the places."""
    folder.mkdir(exist_ok=True)
    for name, text in {"facts.csv": facts, "areas.csv": areas, "patients.csv": patients}.items():
        (folder / name).write_text(text, encoding="utf-8")
    plan = liaoning()
    data = load_facts(
        plan,
        folder / "facts.csv",
        areas=folder / "areas.csv",
        tables={"hypertension_patients": folder / "patients.csv"},
    )
    found = evaluate(plan, data, areas=["辽宁省"], periods=["2025"])
    return without_places(results_data(plan, found, data.areas, [])["results"])


def without_places(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: without_places(value) for key, value in data.items() if key not in {"place", "rule_place"}}
    return [without_places(value) for value in data] if isinstance(data, list) else data


def shuffled_rows(text: str, chance: random.Random) -> str:
    header, *rows = text.splitlines()
    chance.shuffle(rows)
    return "\n".join([header, *rows]) + "\n"


def shuffled_columns(text: str, chance: random.Random) -> str:
    rows = [line.split(",") for line in text.splitlines()]
    order = list(range(len(rows[0])))
    chance.shuffle(order)
    return "\n".join(",".join(row[index] for index in order) for row in rows) + "\n"


def wide(text: str) -> str:
    """Return the same facts with a column for each item."""
    rows = [line.split(",") for line in text.splitlines()[1:]]
    items = sorted({row[2] for row in rows})
    by_key = {(row[0], row[1]): "" for row in rows}
    stated = {(row[0], row[1], row[2]): row[3] for row in rows}
    lines = [",".join(["area", "period", *items])]
    lines += [",".join([*key, *(stated.get((*key, item), "") for item in items)]) for key in by_key]
    return "\n".join(lines) + "\n"


# --- order and form -------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_rows_and_columns_changes_nothing(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # a shuffle, no secret
    texts = [shuffled_columns(shuffled_rows(text, chance), chance) for text in (FACTS, AREAS, PATIENTS)]
    assert results(tmp_path / "shuffled", *texts) == results(tmp_path / "plain", FACTS)


def test_the_results_compared_are_of_every_kind(tmp_path: Path) -> None:
    found = results(tmp_path / "plain", FACTS)
    assert {result["verdict"] for result in found} == {"met", "not_met", "undetermined", "not_evaluated"}
    assert {result["basis"] for result in found} == {"measure", "totals", "figure", "none"}


def test_files_of_a_folder_are_one_set_of_facts(tmp_path: Path) -> None:
    header, *rows = FACTS.splitlines()
    whole = results(tmp_path / "whole", FACTS)
    folder = tmp_path / "parts"
    folder.mkdir()
    for index, row in enumerate(rows):
        (folder / f"{index}.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    plan = liaoning()
    data = load_facts(
        plan,
        folder,
        areas=tmp_path / "whole" / "areas.csv",
        tables={"hypertension_patients": tmp_path / "whole" / "patients.csv"},
    )
    found = evaluate(plan, data, areas=["辽宁省"], periods=["2025"])
    assert without_places(results_data(plan, found, data.areas, [])["results"]) == whole


def test_codes_and_names_of_areas_are_the_same_areas(tmp_path: Path) -> None:
    codes = {"辽宁省": "210000", "甲县": "210101", "乙县": "210102", "丙县": "210103", "吉林省": "220000"}
    by_code, patients = FACTS, PATIENTS
    for name, code in codes.items():
        by_code, patients = by_code.replace(f"\n{name},", f"\n{code},"), patients.replace(f"\n{name},", f"\n{code},")
    assert results(tmp_path / "codes", by_code, AREAS, patients) == results(tmp_path / "names", FACTS)


def test_a_wide_sheet_says_the_same_where_every_cell_is_filled(tmp_path: Path) -> None:
    facts = "area,period,item,value\n" + "".join(
        f"{county},2025,{item},{value}\n"
        for county, values in {"甲县": "是 8 12", "乙县": "否 0 3", "丙县": "缺 2 4"}.items()
        for item, value in zip(
            ["rehab_service", "home_patients_served", "home_patients_suitable"], values.split(), strict=True
        )
    )
    assert results(tmp_path / "wide", wide(facts)) == results(tmp_path / "long", facts)


@pytest.mark.parametrize("row", OTHER_FACTS.splitlines()[1:])
def test_a_fact_about_something_else_changes_nothing(tmp_path: Path, row: str) -> None:
    assert results(tmp_path / "more", f"{FACTS}{row}\n") == results(tmp_path / "plain", FACTS)


def test_a_figure_of_an_area_inside_stands_beside_the_area_s_own_and_changes_nothing_else(tmp_path: Path) -> None:
    more = results(tmp_path / "more", f"{FACTS}乙县,2025,marriage_registrations,5\n")
    assert sum(len(result.pop("rollups")) for result in more) == 1
    plain = results(tmp_path / "plain", FACTS)
    assert all(result.pop("rollups") == [] for result in plain)
    assert more == plain


def test_a_record_of_another_area_or_period_changes_nothing(tmp_path: Path) -> None:
    more = f"{PATIENTS}吉林省,2025,0,0\n甲县,2024,1,0\n甲县,2025Q1,1,0\n"
    assert results(tmp_path / "more", FACTS, AREAS, more) == results(tmp_path / "plain", FACTS)


# --- size -----------------------------------------------------------------------------------------


def value(rule: str, data: Dataset) -> Value:
    tree, found = parse_rule(loose_rule(rule))
    assert tree is not None, found
    node, found = check_rule(tree, SCOPE)
    assert node is not None, found
    return evaluate_node(node, AreaView(Known(data, SCOPE), AREA, NOW)).value


SAME_UNDER_A_FACTOR = [
    "rate(examined, registered) > 70%",
    "rate(examined, registered) >= 70%",
    "per(examined, registered, 100万) > 3000",
    "65% <= rate(examined, registered) < 90%",
    "round(rate(examined, registered), 1%) = 70%",
    "examined - registered > 0",
]


@PROPERTY
@given(st.sampled_from(SAME_UNDER_A_FACTOR), st.integers(0, 10**4), st.integers(0, 10**4), st.integers(1, 10**9))
def test_a_ratio_does_not_depend_on_the_size_of_its_sides(rule: str, part: int, whole: int, factor: int) -> None:
    small = dataset({"2023": {"examined": str(part), "registered": str(whole)}}, {}, [])
    large = dataset({"2023": {"examined": str(part * factor), "registered": str(whole * factor)}}, {}, [])
    assert value(rule, small) is value(rule, large)


# --- knowing less ---------------------------------------------------------------------------------

RULES = [
    "rate(examined, registered) > 70%",
    "rate(examined, registered) <= 70%",
    "rate(examined, registered) = 70%",
    "65% <= rate(examined, registered) < 90%",
    "per(examined, registered, 100) >= 70",
    "rate(screened, registered) > 75%",
    "rate(screened, registered) >= 100%",
    "decline(accidents, base=2020) >= 10%",
    "growth(accidents, base=2020) < 5%",
    "examined - registered > -5",
    "examined / (registered + examined) > 40%",
    "round(rate(examined, registered), 10%) >= 70%",
    "not (examined > 20) or registered <= 30",
    "examined > 20 and rate(examined, registered) > 50%",
    "rate(examined, registered) - 50% > 5pp",
    "change(accidents, base=2020) <= 0",
    "mean(accidents@2018..2020) >= accidents",
    "1 - rate(examined, registered) < 30%",
]
ITEMS = [
    ("examined", 2023), ("registered", 2023), ("screened", 2023), ("accidents", 2023),
    ("accidents", 2020), ("accidents", 2019), ("accidents", 2018),
]  # fmt: skip
Truths = list[tuple[int, tuple[int, int], tuple[int | None, int | None], bool]]


@st.composite
def knowledge(draw: st.DrawFn) -> Truths:
    """For each item: the number, how far a bound goes to each side, how much farther a wider one goes, closed or not."""
    numbers = [draw(st.integers(0, 40)) for _ in ITEMS]
    numbers[2] = min(numbers[1:3])
    slack = st.one_of(st.just(0), st.integers(0, 8))
    wider = st.one_of(st.just(0), st.integers(0, 8), st.none())
    return [(number, (draw(slack), draw(slack)), (draw(wider), draw(wider)), draw(st.booleans())) for number in numbers]


def holding(knowledge_: Truths, level: int) -> Dataset:
    """Return the facts as known exactly (0), as bounds around them (1), and as wider bounds (2)."""
    known = dataset(
        {str(year): {item: "1" for item, of in ITEMS if of == year} for year in (2018, 2019, 2020, 2023)}, {}, []
    )
    facts = {}
    for (item, year), (number, (below, above), (less, more), is_open) in zip(ITEMS, knowledge_, strict=True):
        key = (item, AREA, Period(year))
        low: Fraction | None = Fraction(max(0, number - below) if level else number)
        high: Fraction | None = Fraction(number + above if level else number)
        open_low = level == 1 and is_open and 0 < below <= number
        open_high = level == 1 and is_open and above > 0
        if level == 2:
            low = None if less is None else Fraction(max(0, number - below - less))
            high = None if more is None else Fraction(number + above + more)
        assert low is None or high is None or low <= number <= high
        facts[key] = known.facts[key]._replace(values=Interval(low, high, open_low, open_high))
    return Dataset(facts, {}, known.areas)


@settings(PROPERTY, max_examples=600)
@given(st.sampled_from(RULES), knowledge())
def test_knowing_less_never_turns_a_verdict_and_never_decides_one(rule: str, known: Truths) -> None:
    exactly, within, wider = (value(rule, holding(known, level)) for level in range(3))
    assert within in (None, exactly)
    assert wider in (None, within)


@settings(PROPERTY, max_examples=200)
@given(
    st.sampled_from(
        [
            "share(counties where service) > 50%",
            "share(counties where service among eligible) >= 50%",
            "share(counties where rate(served, suitable) >= 50%) > 50%",
            "count(counties where service and not eligible) >= 2",
            "rate(sum(counties.served where service), sum(counties.suitable where service)) > 60%",
            "max(counties.served where service) > 5",
            "min(counties.served where service) > 2",
            "count_distinct(counties.served where service) >= 2",
        ]
    ),
    st.lists(
        st.tuples(
            st.sampled_from("是否"), st.sampled_from("是否"), st.integers(0, 9), st.integers(0, 9), st.integers(0, 15)
        ),
        min_size=1,
        max_size=5,
    ),
    st.lists(st.integers(0, 15), min_size=5, max_size=5),
)
def test_leaving_out_more_of_the_rows_never_turns_and_never_decides(
    rule: str, rows: Sequence[tuple[str, str, int, int, int]], more: list[int]
) -> None:
    def left_out(masks: Sequence[int]) -> Dataset:
        names = ("service", "eligible", "served", "suitable")
        return dataset(
            {},
            {
                f"c{index}": {
                    name: "" if mask >> at & 1 else str(cell)
                    for at, (name, cell) in enumerate(zip(names, row[:4], strict=True))
                }
                for index, (row, mask) in enumerate(zip(rows, masks, strict=False))
            },
            [],
        )

    some = [row[4] for row in rows]
    exactly, within, wider = (
        value(rule, left_out(masks))
        for masks in ([0] * len(rows), some, [mask | extra for mask, extra in zip(some, more, strict=False)])
    )
    assert within in (None, exactly)
    assert wider in (None, within)
