"""Every target of both plans just below, exactly at and just above its limit.

What is expected is worked out here by multiplying whole numbers crosswise, from a table written by
hand. The specs say what the plan says (``tests/specs``); this says that the engine does it.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from math import gcd
from typing import NamedTuple

import pytest
from csv_text import read_csv_areas, read_csv_facts, read_csv_records

from dp_rules.api import evaluate, load_plan, vocabulary_of
from dp_rules.data.areas import Areas
from dp_rules.data.dataset import Dataset, build_dataset
from dp_rules.data.fact import Fact, Record
from dp_rules.evaluation.result import Result
from dp_rules.spec.model import Plan
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Source

# --- the targets, written by hand: indicator, comparator, limit, numerator, denominator -----------

BOTH = """
    prevention_knowledge_rate           >    80/100       respondents_knowing_over_80                 survey_respondents
    premarital_exam_rate                >    70/100       premarital_exams                            marriage_registrations
    preconception_exam_rate             >    80/100       preconception_exams                         couples_planning_pregnancy
    maternal_management_rate            >    90/100       maternal_managed                            live_births
    prenatal_screening_rate             >    75/100       prenatal_screened                           pregnant_women
    newborn_metabolic_screening_rate    >=   98/100       metabolic_screened_newborns                 live_births
    cataract_surgery_rate               >    3000/1000000 cataract_surgeries                          resident_population
    community_counselling_rate          >    80/100       communities_with_counselling_room           communities_total
    severe_mental_management_rate       >    83/100       severe_mental_patients_managed_to_standard  severe_mental_patients_registered
    vaccination_rate                    >    90/100       doses_given                                 doses_due
    occupational_exam_rate              >=   90/100       exposed_workers_examined                    exposed_workers
    night_noise_rate                    >=   85/100       night_noise_measurements_met                night_noise_measurements
    rehabilitation_physicians_per_100k  >=   8/100000     rehabilitation_physicians                   resident_population_year_end
    disabled_elderly_service_rate       >    80/100       disabled_elderly_served                     disabled_elderly_assessed
    basic_rehab_coverage                >    85/100       basic_rehab_served                          basic_rehab_needed
    assistive_device_rate               >    85/100       assistive_devices_fitted                    assistive_devices_needed
    accessible_building_rate            >=   100/100      accessible_public_buildings                 public_buildings_built
"""
JILIN_ONLY = """
    newborn_hearing_screening_rate      >=   90/100       hearing_screened_newborns                   live_births
    under3_management_rate              >=   85/100       children_under3_managed                     children_under3
"""
LIAONING_ONLY = """
    newborn_hearing_screening_rate      >=   95/100       hearing_screened_newborns                   live_births
    under3_management_rate              >=   90/100       children_under3_managed                     children_under3
    young_children_rehab_rate           >    90/100       young_children_rehab_served                 young_children_with_disability
    severe_children_treatment_rate      >    90/100       severe_children_treated                     severe_children_in_need
    water_main_leakage_rate             <=   9/100        water_lost                                  water_supplied
    rural_tap_water_coverage            >=   88/100       rural_tap_water_population                  rural_population
    street_elderly_care_coverage        >=   80/100       streets_with_elderly_care                   streets_total
    community_elderly_care_coverage     >=   100/100      urban_communities_with_elderly_care         urban_communities_total
"""
TOTALS_OF_BOTH = """
    hypertension_management_rate        >=   65/100       hypertension_patients_managed_to_standard   hypertension_patients_managed
    diabetes_management_rate            >=   65/100       diabetes_patients_managed_to_standard       diabetes_patients_managed
    endemic_disease_counties            >    95/100       counties_endemic_diseases_controlled        counties_total
    mental_rehab_counties               >    80/100       counties_with_rehab_service                 counties_total
    mental_rehab_home_patients          >    60/100       home_patients_served_where_offered          home_patients_suitable_where_offered
"""
TOTALS_OF_LIAONING = """
    urban_water_supply_coverage         >=   995/1000     cities_water_supply_population              cities_urban_population
"""
OTHER_FORMS = {"accident_reduction", "age_friendly_homes"}
READ_INCLUSIVELY_IN_LIAONINGS_TEXT = {
    "premarital_exam_rate",
    "preconception_exam_rate",
    "maternal_management_rate",
    "prenatal_screening_rate",
    "vaccination_rate",
    "endemic_disease_counties",
}
SHOWN_PER = {"cataract_surgery_rate": 1_000_000, "rehabilitation_physicians_per_100k": 100_000}

LARGE = 43_210_000
"""As large as a province's population, and divisible so that every limit is hit exactly."""
ODD = 98_765_431
"""A denominator with which no limit can be hit."""


class Target(NamedTuple):
    indicator: str
    comparator: str
    numerator: int
    denominator: int
    part: str
    whole: str


def targets(*tables: str) -> list[Target]:
    found = []
    for line in filter(str.strip, "".join(tables).splitlines()):
        indicator, comparator, limit, part, whole = line.split()
        numerator, denominator = limit.split("/")
        found.append(Target(indicator, comparator, int(numerator), int(denominator), part, whole))
    return found


PLANS = {"jilin": targets(BOTH, JILIN_ONLY), "liaoning": targets(BOTH, LIAONING_ONLY)}
TOTALS = {"jilin": targets(TOTALS_OF_BOTH), "liaoning": targets(TOTALS_OF_BOTH, TOTALS_OF_LIAONING)}


def expected(comparator: str, part: int, whole: int, numerator: int, denominator: int) -> str:
    """Return the verdict on part/whole against numerator/denominator, by whole numbers alone."""
    left, right = part * denominator, numerator * whole
    holds = {">": left > right, ">=": left >= right, "<": left < right, "<=": left <= right}[comparator]
    return "met" if holds else "not_met"


def around(target: Target, whole: int) -> Iterator[int]:
    """Yield the numerators at the limit, or on both sides of it, and one step away."""
    at = target.numerator * whole // target.denominator
    highest = whole if target.numerator == target.denominator else None
    yield from (part for part in (at - 1, at, at + 1) if highest is None or part <= highest)


def cases(plans: dict[str, list[Target]]) -> Iterator[object]:
    for plan, its_targets in plans.items():
        for target in its_targets:
            smallest = target.denominator // gcd(target.numerator, target.denominator)
            for whole in (smallest, LARGE, ODD):
                for part in around(target, whole):
                    yield pytest.param(plan, target, part, whole, id=f"{plan}-{target.indicator}-{part}-of-{whole}")


# --- from numbers to a result ---------------------------------------------------------------------


@cache
def plan_of(name: str) -> Plan:
    return load_plan(name)


def judged(
    plan_name: str,
    indicator: str,
    rows: list[tuple[object, ...]],
    areas: Sequence[str] = (),
    records: tuple[str, list[str]] | None = None,
    period: str = "2025",
) -> Result:
    """Return the result for the province from rows of area, period, item and value."""
    plan = plan_of(plan_name)
    table = Areas()
    found: list[Diagnostic] = []
    if areas:
        text = "\n".join(["code,name,parent,level", f"0,{plan.area},,省", *areas])
        levels = {"省": "provinces", "市": "cities", "县": "counties"}
        listed, found = read_csv_areas(Source("areas.csv", text), levels)
        table = Areas(listed)
    vocabulary = vocabulary_of(plan, table)
    of_table: dict[str, list[Record]] = {}
    if records is not None:
        lines = ["area,period,follow_ups,health_checks", *(f"{plan.area},{period},{row}" for row in records[1])]
        source = Source("records.csv", "\n".join(lines))
        of_table[records[0]], problems = read_csv_records(source, plan.scope.tables[records[0]], vocabulary)
        found += problems
    facts: list[Fact] = []
    if rows:
        csv = "\n".join(["area,period,item,value", *(",".join(map(str, row)) for row in rows)])
        facts, problems = read_csv_facts(Source("data.csv", csv), vocabulary)
        found += problems
    assert not found
    dataset, found = build_dataset(facts, of_table, table)
    assert not found
    return one(plan, dataset, indicator, period)


def one(plan: Plan, dataset: Dataset, indicator: str, period: str) -> Result:
    (result,) = evaluate(plan, dataset, areas=[plan.area], periods=[period], indicators=[indicator])
    return result


def check(result: Result, target: Target, part: int, whole: int, basis: str) -> None:
    """Hold a result against what whole numbers say: verdict, value, and every reading."""
    limit = (target.numerator, target.denominator)
    value = Fraction(part, whole) * SHOWN_PER.get(target.indicator, 1)
    assert result.verdict == expected(target.comparator, part, whole, *limit)
    assert result.chosen.basis == basis
    assert result.chosen.value is not None
    assert (result.chosen.value.lower, result.chosen.value.upper) == (value, value)
    assert result.data == ("complete" if basis == "measure" else "reported_only")


def check_readings(plan: str, result: Result, target: Target, part: int, whole: int) -> None:
    """In Liaoning six strict targets of the table stand as inclusive ones in the text."""
    if plan == "liaoning" and target.indicator in READ_INCLUSIVELY_IN_LIAONINGS_TEXT:
        inclusive = expected(">=", part, whole, target.numerator, target.denominator)
        assert [reading.verdict for reading in result.readings] == [inclusive]
        exactly_at = part * target.denominator == target.numerator * whole
        assert result.readings_differ is exactly_at
        assert (result.verdict == "not_met" and inclusive == "met") is exactly_at
    else:
        assert result.readings == ()
        assert result.readings_differ is False


# --- rates and numbers per so many ----------------------------------------------------------------


@pytest.mark.parametrize(("plan", "target", "part", "whole"), list(cases(PLANS)))
def test_rates_below_at_and_above_their_limit(plan: str, target: Target, part: int, whole: int) -> None:
    area = plan_of(plan).area
    result = judged(plan, target.indicator, [(area, 2025, target.part, part), (area, 2025, target.whole, whole)])
    check(result, target, part, whole, "measure")
    check_readings(plan, result, target, part, whole)


@pytest.mark.parametrize(("plan", "target", "part", "whole"), list(cases(TOTALS)))
def test_totals_below_at_and_above_the_limit(plan: str, target: Target, part: int, whole: int) -> None:
    area = plan_of(plan).area
    result = judged(plan, target.indicator, [(area, 2025, target.part, part), (area, 2025, target.whole, whole)])
    check(result, target, part, whole, "totals")
    check_readings(plan, result, target, part, whole)


@pytest.mark.parametrize("plan", ["jilin", "liaoning"])
def test_every_target_of_the_plans_is_here(plan: str) -> None:
    here = {target.indicator for target in PLANS[plan] + TOTALS[plan]} | OTHER_FORMS
    here -= {"age_friendly_homes"} if plan == "jilin" else set()
    assert {indicator.id for indicator in plan_of(plan).indicators} == here
    assert len(here) == {"jilin": 25, "liaoning": 27 + 6}[plan]


# --- a decline and a count ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("base", "now", "verdict"),
    [
        (10, 10, "not_met"), (10, 9, "met"), (10, 8, "met"),
        (130, 118, "not_met"), (130, 117, "met"), (130, 116, "met"),  # 1 - 117/130 is below 0.1 in floating point
        (1170, 1054, "not_met"), (1170, 1053, "met"), (1170, 1052, "met"),
        (1234, 1111, "not_met"), (1234, 1110, "met"),  # 10% of 1234 is no whole number
        (43_210_000, 38_889_001, "not_met"), (43_210_000, 38_889_000, "met"), (43_210_000, 38_888_999, "met"),
        (10, 15, "not_met"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("plan", ["jilin", "liaoning"])
def test_a_fall_by_a_tenth_or_more(plan: str, base: int, now: int, verdict: str) -> None:
    assert verdict == expected(">=", base - now, base, 10, 100)
    area = plan_of(plan).area
    rows: list[tuple[object, ...]] = [(area, 2020, "accidents", base), (area, 2025, "accidents", now)]
    result = judged(plan, "accident_reduction", rows)
    assert result.verdict == verdict
    assert result.chosen.value is not None
    assert result.chosen.value.lower == result.chosen.value.upper == Fraction(base - now, base)
    assert result.readings_differ is False


@pytest.mark.parametrize(
    ("households", "verdict"),
    [(0, "not_met"), (56_265, "not_met"), (56_266, "met"), (56_267, "met"), (43_210_000, "met")],
)
def test_households_below_at_and_above_the_number(households: int, verdict: str) -> None:
    result = judged("liaoning", "age_friendly_homes", [("辽宁省", 2025, "age_friendly_households", households)])
    assert result.verdict == verdict
    assert result.margin is not None
    assert result.margin.lower == households - 56_266


# --- patients, counties and cities, one row each --------------------------------------------------


@pytest.mark.parametrize("plan", ["jilin", "liaoning"])
@pytest.mark.parametrize("table", ["hypertension", "diabetes"])
@pytest.mark.parametrize(
    ("period", "managed", "not_managed"),
    [
        ("2025", "4,1", "4,0"),  # the annual report asks for a health check as well
        ("2025", "5,2", "3,1"),
        ("2025Q4", "4,0", "3,9"),
        ("2025Q2", "2,0", "1,0"),
        ("2025M08", "3,0", "2,1"),
        ("2025M01-08", "3,0", "2,1"),
    ],
)
@pytest.mark.parametrize(("managed_of_100", "verdict"), [(64, "not_met"), (65, "met"), (66, "met")])
def test_patients_managed_to_the_standard(
    plan: str, table: str, period: str, managed: str, not_managed: str, managed_of_100: int, verdict: str
) -> None:
    never_seen = ["0,1"] * 7
    rows = [managed] * managed_of_100 + [not_managed] * (100 - managed_of_100) + never_seen
    result = judged(plan, f"{table}_management_rate", [], records=(f"{table}_patients", rows), period=period)
    assert verdict == expected(">=", managed_of_100, 100, 65, 100)
    check(result, Target(f"{table}_management_rate", ">=", 65, 100, "", ""), managed_of_100, 100, "measure")


DISEASES = [
    "iodine_deficiency_eliminated", "kashin_beck_eliminated", "keshan_controlled_and_eliminated",
    "coal_fluorosis_controlled_and_eliminated", "water_fluorosis_controlled", "tea_fluorosis_controlled",
    "coal_arsenic_eliminated", "water_arsenic_eliminated",
]  # fmt: skip
TWENTY = [f"{code},县{code},0,县" for code in range(101, 121)]


@pytest.mark.parametrize("plan", ["jilin", "liaoning"])
@pytest.mark.parametrize(("controlled", "verdict"), [(18, "not_met"), (19, "not_met"), (20, "met")])
def test_counties_that_controlled_the_endemic_diseases(plan: str, controlled: int, verdict: str) -> None:
    rows: list[tuple[object, ...]] = [
        (code, 2025, disease, "否" if code - 101 >= controlled and index == code % 8 else "是")
        for code in range(101, 121)
        for index, disease in enumerate(DISEASES)
    ]
    result = judged(plan, "endemic_disease_counties", rows, TWENTY)
    target = Target("endemic_disease_counties", ">", 95, 100, "", "")
    assert result.verdict == verdict
    check(result, target, controlled, 20, "measure")
    check_readings(plan, result, target, controlled, 20)


@pytest.mark.parametrize("plan", ["jilin", "liaoning"])
@pytest.mark.parametrize(("offering", "verdict"), [(15, "not_met"), (16, "not_met"), (17, "met")])
def test_counties_that_offer_rehabilitation(plan: str, offering: int, verdict: str) -> None:
    rows: list[tuple[object, ...]] = [
        (code, 2025, "rehab_service", "是" if code - 101 < offering else "否") for code in range(101, 121)
    ]
    result = judged(plan, "mental_rehab_counties", rows, TWENTY)
    assert result.verdict == verdict
    check(result, Target("mental_rehab_counties", ">", 80, 100, "", ""), offering, 20, "measure")


@pytest.mark.parametrize("plan", ["jilin", "liaoning"])
@pytest.mark.parametrize(("served", "verdict"), [(5_999_999, "not_met"), (6_000_000, "not_met"), (6_000_001, "met")])
def test_patients_at_home_only_where_the_service_is_offered(plan: str, served: int, verdict: str) -> None:
    rows: list[tuple[object, ...]] = [
        (101, 2025, "rehab_service", "是"),
        (101, 2025, "home_patients_served", served - 1),
        (101, 2025, "home_patients_suitable", 9_999_997),
        (102, 2025, "rehab_service", "是"),
        (102, 2025, "home_patients_served", 1),
        (102, 2025, "home_patients_suitable", 3),
        (103, 2025, "rehab_service", "否"),
        (103, 2025, "home_patients_served", 0),
        (103, 2025, "home_patients_suitable", 5_000_000),
    ]
    result = judged(plan, "mental_rehab_home_patients", rows, TWENTY[:3])
    assert result.verdict == verdict
    check(result, Target("mental_rehab_home_patients", ">", 60, 100, "", ""), served, 10_000_000, "measure")


@pytest.mark.parametrize(("supplied", "verdict"), [(19_899_999, "not_met"), (19_900_000, "met"), (19_900_001, "met")])
def test_cities_are_added_up_and_their_rates_not_averaged(supplied: int, verdict: str) -> None:
    rows: list[tuple[object, ...]] = [
        (1, 2025, "urban_water_supply_population", supplied - 50),
        (1, 2025, "urban_population", 19_999_900),
        (2, 2025, "urban_water_supply_population", 50),
        (2, 2025, "urban_population", 100),
    ]
    result = judged("liaoning", "urban_water_supply_coverage", rows, ["1,大市,0,市", "2,小市,0,市"])
    assert result.verdict == verdict
    check(result, Target("urban_water_supply_coverage", ">=", 995, 1000, "", ""), supplied, 20_000_000, "measure")
