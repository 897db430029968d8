"""For each check of meaning: plans that have it, and the nearest plans that must not have it. A false alarm is a bug."""

from pathlib import Path

import pytest
from checks.specs import (
    DECLINE,
    DOCUMENT,
    EXAMS,
    NOISE,
    codes,
    exams,
    found_in,
    head,
    indicator,
    item,
    milestones,
    noise,
    own,
    reading,
)

from dp_rules.checking import check_whole
from dp_rules.checks.run import check_meaning
from dp_rules.spec.load import load_plan

Cases = dict[str, str | None]

CANNOT, ALWAYS = "error target-cannot-be-met", "warning target-cannot-fail"
TARGETS: Cases = {
    # a part of its whole: between 0 and 100%
    noise("> 99.9%"): None,
    noise(">= 100%"): None,
    noise("= 100%"): None,
    noise("> 100%"): CANNOT,
    noise(">= 100.1%"): CANNOT,
    noise("< 0%"): CANNOT,
    noise("<= 0%"): None,
    noise("> 0%"): None,
    noise(">= 0%"): ALWAYS,
    noise("<= 100%"): ALWAYS,
    noise("< 100%"): None,
    noise("!= 100%"): None,
    noise("!= 101%"): ALWAYS,
    indicator("night_noise_rate", f"80% < {NOISE} < 70%"): CANNOT,
    indicator("night_noise_rate", f"70% < {NOISE} < 80%"): None,
    # not declared a part: a rate may exceed 100%
    exams("> 100%"): None,
    exams(">= 0%"): ALWAYS,
    exams("< 0%"): CANNOT,
    # a decline is at most 100%, and may be a rise
    indicator("accident_reduction", f"{DECLINE} >= 100%"): None,
    indicator("accident_reduction", f"{DECLINE} > 100%"): CANNOT,
    indicator("accident_reduction", f"{DECLINE} >= 110%"): CANNOT,
    indicator("accident_reduction", f"{DECLINE} >= -50%"): None,
    indicator("accident_reduction", f"{DECLINE} <= 100%"): ALWAYS,
    # a count
    indicator("age_friendly_homes", "age_friendly_households >= 1"): None,
    indicator("age_friendly_homes", "age_friendly_households >= 0"): ALWAYS,
    indicator("age_friendly_homes", "age_friendly_households < 0"): CANNOT,
    indicator("age_friendly_homes", "age_friendly_households <= 0"): None,
    # parts of a condition
    own(f"{NOISE} > 100% and accidents < 5"): CANNOT,
    own(f"{NOISE} > 100% or accidents < 5"): None,
    own("accidents >= 0 and doses_given >= 0"): ALWAYS,
    own("accidents >= 0 and doses_given >= 1"): None,
    own("not (accidents >= 0 or doses_given >= 1)"): CANNOT,
    own("accidents <= accidents@2020"): None,
    # milestones and readings
    noise(">= 85%") + milestones("night_noise_rate", (2023, f"{NOISE} >= 0%")): ALWAYS,
    noise(">= 85%") + reading("night_noise_rate", f"{NOISE} > 100%"): "warning target-cannot-be-met",
    noise(">= 85%") + reading("night_noise_rate", f"{NOISE} > 85%"): None,
}

BEYOND, LATE, ORDER = "milestone-beyond-target", "milestone-too-late", "milestones-out-of-order"


def steps(*given: tuple[int, str]) -> str:
    return noise(">= 85%") + milestones("night_noise_rate", *((year, f"{NOISE} {limit}") for year, limit in given))


MILESTONES: Cases = {
    steps((2023, ">= 84.9%")): None,
    steps((2023, ">= 85%")): None,
    steps((2023, "> 85%")): f"warning {BEYOND}",
    steps((2023, "<= 90%")): None,
    steps((2024, ">= 80%")): None,
    steps((2025, ">= 80%")): f"warning {LATE}",
    steps((2026, ">= 80%")): f"error {LATE}",
    steps((2023, ">= 80%"), (2024, ">= 80%")): None,
    steps((2023, ">= 80%"), (2024, ">= 79.9%")): f"warning {ORDER}",
    steps((2023, ">= 80%"), (2023, ">= 81%")): f"warning {ORDER}",
    steps((2024, ">= 82%"), (2023, ">= 80%")): f"warning {ORDER}",
}

METHOD = "duplicate-indicator"
PAIRS: Cases = {
    noise(">= 85%") + own(f"{NOISE} < 85%"): "error contradictory-indicators",
    noise(">= 85%") + own(f"{NOISE} <= 85%"): None,
    noise("> 85%") + own(f"{NOISE} <= 85%"): "error contradictory-indicators",
    noise(">= 85%") + own(f"{NOISE} < 85%", due=2023): None,
    noise(">= 85%") + own(f"{NOISE} > 85%"): None,
    noise(">= 85%") + own(f"{NOISE} >= 85.0%"): "warning duplicate-indicator",
    noise(">= 85%") + own("night_noise_measurements_met / night_noise_measurements >= 85%"): f"warning {METHOD}",
    noise(">= 85%") + own(f"not ({NOISE} < 85%)"): "warning duplicate-indicator",
    noise(">= 85%") + own(f"{NOISE} >= 85%", due=2023): None,
    noise(">= 85%") + own(f"{EXAMS} >= 85%"): None,
    noise(">= 85%") + own(f"{NOISE} >= 85% and accidents < 5"): None,
}

MEETS, DIFFERS, WITHIN = "remark baseline-meets-target", "warning baseline-unit-differs", "warning baseline-within-plan"


def since(value: str, target: str = noise(">= 85%"), period: int = 2020) -> str:
    return f'{target}baseline = {{ period = {period}, value = "{value}" }}\n'


ACCIDENTS = indicator("accident_reduction", f"{DECLINE} >= 10%")
BASELINES: Cases = {
    since("84.9%"): None,
    since("85%"): MEETS,
    since("85.1%"): MEETS,
    since("85%", noise("> 85%")): None,
    since(">85%", noise("> 85%")): MEETS,
    since(">80%"): None,
    since("≥85%"): MEETS,
    since("<90%"): None,
    since("<80%", noise("<= 85%")): MEETS,
    since("—"): None,
    since("0.851"): DIFFERS,
    since("8510"): DIFFERS,
    since("0"): None,
    since("5", indicator("age_friendly_homes", "age_friendly_households >= 10")): None,
    since("10", indicator("age_friendly_homes", "age_friendly_households >= 10")): MEETS,
    since("10%", indicator("age_friendly_homes", "age_friendly_households >= 10")): DIFFERS,
    # a change: only a figure that names the same change is the same quantity
    since("比2016年下降10%以上", ACCIDENTS): None,
    since("比2020年下降10%以上", ACCIDENTS): MEETS,
    since("比2020年下降9%", ACCIDENTS): None,
    since("比2020年上升12%", ACCIDENTS): None,
    since("12%", ACCIDENTS): None,
    since("1200", ACCIDENTS): None,
    since("比2016年下降10%"): None,
    # rounded as the measure is
    since("84.96%", own(f"round({NOISE}, 0.1%) >= 85%")): MEETS,
    since("84.94%", own(f"round({NOISE}, 0.1%) >= 85%")): None,
    # its year
    since("80.1%", period=2021): None,
    since("80.1%", period=2022): WITHIN,
}

OUTSIDE = "warning due-outside-plan"
DUE: Cases = {
    noise(">= 85%", due=2021): OUTSIDE,
    noise(">= 85%", due=2022): None,
    noise(">= 85%", due=2025): None,
    noise(">= 85%", due=2026): OUTSIDE,
    noise(">= 85%") + milestones("night_noise_rate", (2022, f"{NOISE} >= 80%")): None,
    noise(">= 85%") + milestones("night_noise_rate", (2021, f"{NOISE} >= 80%")): OUTSIDE,
}

TO_DATE, SINCE_JANUARY = "age_friendly_households", "doses_given"
SUM = "warning sum-of-cumulative"
SUMS: Cases = {
    own(f"sum({TO_DATE}@2022..2024) > 5"): SUM,
    own(f"mean({TO_DATE}@2022..2024) > 5"): SUM,
    own(f"max({TO_DATE}@2022..2024) > 5"): None,
    own(f"{TO_DATE}@2024 > 5"): None,
    own(f"{TO_DATE} - {TO_DATE}@2022 > 5"): None,
    own(f"sum({SINCE_JANUARY}@2022..2024) > 5"): None,
    own(f"sum({SINCE_JANUARY}@2022Q1..2022Q4) > 5"): SUM,
    own(f"sum({SINCE_JANUARY}@2022M01..2022M12) > 5"): SUM,
    own(f"mean({SINCE_JANUARY}@2022M01-09..2024M01-09) > 5"): None,
    own(f"mean({TO_DATE}@2022M01-09..2024M01-09) > 5"): SUM,
    own("sum(accidents@2022Q1..2022Q4) > 5"): None,
    own("mean(rate(doses_given, doses_due)@2022..2024) > 5%"): None,
    own("mean(rate(doses_given, doses_due)@2022Q1..2022Q4) > 5%"): None,
    own(f"sum(counties.{TO_DATE}) > 5"): None,
}

RATIO = "warning ratio-of-calendars"
RATIOS: Cases = {
    own("rate(premarital_exams, resident_population) > 1%"): RATIO,
    own("premarital_exams / resident_population > 1%"): RATIO,
    own("per(premarital_exams, resident_population, 10万) > 1"): RATIO,
    own("rate(premarital_exams, live_births) > 1%"): None,
    own("rate(accidents, accidents@2020) < 90%"): None,
    own("rate(sum(counties.premarital_exams), sum(counties.resident_population)) > 1%"): RATIO,
    own("rate(sum(counties.premarital_exams where rehab_service), sum(counties.live_births)) > 1%"): None,
    own("age_friendly_households / total > 1%")
    + item("total", unit="household", kind="stock"): None,  # to date, beside a stock
    own("premarital_exams + resident_population > 1"): None,
    own("rate(premarital_exams + resident_population, live_births) > 1%"): None,
    own("share(hypertension_patients where follow_ups >= 1) > 1%"): None,
}

ALL_CASES = [
    pytest.param(text, expected, id=f"{kind}{number}")
    for kind, cases in [
        ("target", TARGETS),
        ("milestone", MILESTONES),
        ("pair", PAIRS),
        ("baseline", BASELINES),
        ("due", DUE),
        ("sum", SUMS),
        ("ratio", RATIOS),
    ]
    for number, (text, expected) in enumerate(cases.items())
]


@pytest.mark.parametrize(("text", "expected"), ALL_CASES)
def test_a_plan_has_this_finding_or_none(text: str, expected: str | None, tmp_path: Path) -> None:
    assert codes(found_in(tmp_path, head() + text)) == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    ("first", "last", "date", "expected"),
    [
        (2022, 2025, "2025-12-31", []),
        (2022, 2025, "2026-01-01", ["warning document-after-plan"]),
        (2025, 2025, "2025-01-01", []),
        (2026, 2025, "2025-01-01", ["error years-reversed"]),
    ],
)
def test_the_years_of_a_plan(first: int, last: int, date: str, expected: list[str], tmp_path: Path) -> None:
    text = head(first=first, last=last) + f'date = "{date}"\n' + noise(">= 85%")
    assert codes(found_in(tmp_path, text)) == expected


SOURCES = [
    (head() + noise(">= 85%"), []),
    (head().replace(DOCUMENT, "") + noise(">= 85%"), ["warning missing-source"]),
    (head() + own("accidents < 5"), []),
    (head() + own("accidents < 5").replace('method = "m"\n', ""), ["warning missing-source"]),
    (head() + own("accidents < 5").replace('source = "jilin_draft"\n', ""), ["warning missing-source"]),
]


@pytest.mark.parametrize(("text", "expected"), SOURCES)
def test_where_things_come_from(text: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(found_in(tmp_path, text)) == expected


UNIT = '[units.metre]\nname = "米"\n'
UNUSED = "warning unused-name"
NAMES = [
    (UNIT, [UNUSED]),
    (UNIT + item("length", unit="metre"), [UNUSED]),  # the unit is used, the item is not
    (UNIT + item("length", unit="metre") + own("length > 5"), []),
    (UNIT + item("length", unit="metre") + own("sum(counties.length) > 5"), []),
    (UNIT + item("length", unit="metre") + own("share(counties where length > 5) > 5%"), []),
    (item("a") + item("b", more='subset_of = "a"\n') + own("b > 5"), []),
    (item("a") + item("b", more='subset_of = "a"\n') + own("a > 5"), [UNUSED]),
    (item("a") + own("accidents < 5") + 'measure_reason = "r"\n' + reading("own", "a < 5"), []),
    (item("a") + own("accidents < 5", 'totals = "a"\n'), []),
    ('[levels.zones]\nname = "区块"\n', []),  # tables of areas use levels
    ('[tables.cases]\nname = "个案"\nunit = "case"\n[tables.cases.columns.age]\nname = "岁"\nunit = "case"\n', [UNUSED]),
    ('[tables.cases]\nname = "个案"\nunit = "case"\n[tables.cases.columns.age]\nname = "岁"\nunit = "case"\n' + own("count(cases where age > 5) > 5"), []),
    ('[calendars.fiscal]\nname = "财年"\n', [UNUSED]),
    ('[sources.law]\ntitle = "法"\nstatus = "other"\n', [UNUSED]),
    ('[actions.roads]\nname = "道路"\n', [UNUSED]),
    ('[actions.roads]\nname = "道路"\n' + own("accidents < 5", 'action = "roads"\n'), []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_what_nothing_uses(text: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(found_in(tmp_path, head() + noise(">= 85%") + text)) == expected


def test_names_are_not_called_unused_where_a_rule_could_not_be_read(tmp_path: Path) -> None:
    text = head() + UNIT + item("length", unit="metre") + own("length > 5%")
    assert codes(found_in(tmp_path, text)) == ["error unit-mismatch"]


def test_what_can_be_read_of_a_plan_with_errors_is_checked(tmp_path: Path) -> None:
    text = head() + noise("> 100%") + exams("> 70")
    assert codes(found_in(tmp_path, text)) == ["error target-cannot-be-met", "error unit-mismatch"]


CATALOGUE = """format = 1
[catalogue]
id = "plan"
name = "目录"
name_en = "Catalogue"
[sources.jilin_draft]
title = "t"
status = "draft"
[units.case]
name = "起"
[calendars.calendar_year]
name = "日历年"
"""


def defined(id_: str, measure: str, more: str = 'method = "m"\nsource = "jilin_draft"\n') -> str:
    return f'[indicators.{id_}]\nname = "指标{id_}"\nmeasure = "{measure}"\n{more}'


DEFINITIONS = [
    (defined("x", "rate(a, b)") + defined("y", "rate(b, a)"), []),
    (defined("x", "rate(a, b)") + defined("y", "a / b"), ["warning duplicate-indicator"]),
    (defined("x", "rate(a, b)", 'method = "m"\n'), ["warning missing-source"]),
    (defined("x", "a"), ["warning unused-name"]),
    (defined("x", "a", 'method = "m"\nsource = "jilin_draft"\ntotals = "b"\n'), []),
    (defined("x", "sum(a@2020Q1..2020Q2) + b"), []),
]


@pytest.mark.parametrize(("text", "expected"), DEFINITIONS)
def test_a_catalogue(text: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(found_in(tmp_path, CATALOGUE + item("a") + item("b") + text)) == expected


@pytest.mark.parametrize("name", ["catalogue", "liaoning", "jilin"])
def test_the_shipped_specs_have_no_finding(name: str) -> None:
    assert check_whole(name)[1] == []


@pytest.mark.parametrize("name", ["liaoning", "jilin"])
def test_a_plan_that_is_loaded_can_be_checked(name: str) -> None:
    plan, found = load_plan(name)
    assert plan is not None
    assert check_meaning(plan, found) == []
