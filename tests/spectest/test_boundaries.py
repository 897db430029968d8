"""Cases made for a rule, against verdicts written by hand; and that they would show a fault of the evaluator."""

from pathlib import Path

import pytest
from spectest.small_plan import TO_THE_RULE

from dp_rules.evaluation import exact
from dp_rules.evaluation.trace import Value
from dp_rules.facts import vocabulary_of
from dp_rules.language.syntax import Comparator
from dp_rules.quantity.interval import Interval, Truth
from dp_rules.quantity.interval import exact as exact_number
from dp_rules.spec.load import load_plan
from dp_rules.spec.model import Plan
from dp_rules.spectest.boundaries import Boundary, Unsolved, as_case, boundaries_of
from dp_rules.spectest.run import run_case

RATE = "rate(premarital_exams, marriage_registrations)"


def plan_of(rule: str, folder: Path) -> Plan:
    """Return a plan of one rule."""
    file = folder / "jia.toml"
    file.write_text(f'{TO_THE_RULE}"{rule}"\n', encoding="utf-8")
    plan, found = load_plan(str(file))
    assert plan is not None, found
    return plan


def made(rule: str, folder: Path) -> tuple[Plan, list[Boundary]]:
    """Return the cases that are made for a rule."""
    plan = plan_of(rule, folder)
    boundaries = boundaries_of(plan.indicators[0])
    assert not isinstance(boundaries, Unsolved)
    return plan, boundaries


def differing(plan: Plan, boundaries: list[Boundary]) -> list[Boundary]:
    """Return the cases in which the evaluator comes to another verdict than was worked out."""
    vocabulary = vocabulary_of(plan)
    return [each for each in boundaries if run_case(as_case(each, plan, vocabulary), plan.scope).differences]


def test_a_rate_below_at_and_above_its_limit_with_each_input_missing_and_nothing_to_divide_by(tmp_path: Path) -> None:
    _, boundaries = made(f"{RATE} > 70%", tmp_path)
    assert [(each.kind, *each.given.values(), each.verdict, each.value) for each in boundaries] == [
        ("below", 699, 1000, "not_met", None),
        ("at", 700, 1000, "not_met", "70%"),
        ("above", 701, 1000, "met", None),
        ("missing", "—", 1000, "undetermined", None),
        ("missing", 700, "—", "undetermined", None),
        ("zero_denominator", 0, 0, "not_evaluated", None),
    ]


NUMBERS: dict[str, list[tuple[object, ...]]] = {
    "per(cataract_surgeries, resident_population, 100万) > 3000": [(29999, 10**7, "not_met"), (30000, 10**7, "not_met"), (30001, 10**7, "met")],
    "per(rehabilitation_physicians, resident_population_year_end, 10万) >= 8": [(79, 10**6, "not_met"), (80, 10**6, "met"), (81, 10**6, "met")],
    "decline(accidents, base=2020) >= 10%": [(901, 1000, "not_met"), (900, 1000, "met"), (899, 1000, "met")],
    "growth(accidents, base=2020) <= -10%": [(899, 1000, "met"), (900, 1000, "met"), (901, 1000, "not_met")],
    "change(accidents, base=2020) <= -30": [(969, 1000, "met"), (970, 1000, "met"), (971, 1000, "not_met")],
    "age_friendly_households >= 56266": [(56265, "not_met"), (56266, "met"), (56267, "met")],
    "age_friendly_households > 2.5": [(2, "not_met"), (3, "met")],
    "age_friendly_households = 500": [(499, "not_met"), (500, "met"), (501, "not_met")],
    "rate(water_lost, water_supplied) <= 9%": [(89, 1000, "met"), (90, 1000, "met"), (91, 1000, "not_met")],
    "rate(accessible_public_buildings, public_buildings_built) >= 100%": [(999, 1000, "not_met"), (1000, 1000, "met")],
    f"65% <= {RATE} < 90%": [(649, 1000, "not_met"), (650, 1000, "met"), (651, 1000, "met"), (899, 1000, "met"), (900, 1000, "not_met"), (901, 1000, "not_met")],
    f"70% < {RATE}": [(699, 1000, "not_met"), (700, 1000, "not_met"), (701, 1000, "met")],
    f"{RATE} != 50%": [(499, 1000, "met"), (500, 1000, "not_met"), (501, 1000, "met")],
    f"1 - {RATE} < 30%": [(701, 1000, "met"), (700, 1000, "not_met"), (699, 1000, "not_met")],
    "mean(accidents@2018..2020) < 100": [(99, 99, 99, "met"), (100, 100, 100, "not_met"), (101, 101, 101, "not_met")],
}  # fmt: skip


@pytest.mark.parametrize("rule", NUMBERS)
def test_inputs_are_next_to_the_limit(rule: str, tmp_path: Path) -> None:
    plan, boundaries = made(rule, tmp_path)
    near = [each for each in boundaries if each.kind in {"below", "at", "above"}]
    assert [(*each.given.values(), each.verdict) for each in near] == NUMBERS[rule]
    assert differing(plan, boundaries) == []


ROUNDED = [(69.9, "not_met"), (69.925, "not_met"), (69.95, "not_met"), (69.975, "not_met"), (70, "not_met"), (70.1, "met"), (70.025, "not_met"), (70.05, "not_met"), (70.075, "met")]  # fmt: skip


def test_what_is_rounded_is_tried_where_rounding_turns_and_half_goes_to_even(tmp_path: Path) -> None:
    plan, boundaries = made(f"round({RATE}, 0.1%) > 70%", tmp_path)
    found = {}
    for each in boundaries:
        top, bottom = each.given.values()
        if each.kind in {"below", "at", "above"} and isinstance(top, int) and isinstance(bottom, int):
            found[top * 100 / bottom] = each.verdict
    assert found == dict(ROUNDED)
    assert differing(plan, boundaries) == []


TABLES: dict[str, list[tuple[str, str]]] = {
    "share(counties where rehab_service) > 80%": [
        ("at", "not_met"), ("above", "met"), ("row", "not_met"), ("missing", "undetermined"),
    ],
    "count(counties where rehab_service) >= 10": [
        ("below", "not_met"), ("at", "met"), ("above", "met"), ("row", "not_met"), ("missing", "undetermined"),
    ],
    "rate(sum(counties.home_patients_served where rehab_service), sum(counties.home_patients_suitable where rehab_service)) > 60%": [
        ("below", "not_met"), ("at", "not_met"), ("above", "met"), ("missing", "undetermined"), ("zero_denominator", "not_evaluated"),
    ],
    "rate(sum(cities.urban_water_supply_population), sum(cities.urban_population)) >= 99.5%": [
        ("below", "not_met"), ("at", "met"), ("above", "met"), ("missing", "undetermined"), ("zero_denominator", "not_evaluated"),
    ],
    "share(hypertension_patients where follow_ups >= quarter among follow_ups >= 1) >= 65%": [
        ("below", "not_met"), ("at", "met"), ("row", "met"), ("row", "not_met"), ("zero_denominator", "not_evaluated"),
    ],
    "share(counties where not (rehab_service and iodine_deficiency_eliminated)) < 5%": [
        ("below", "met"), ("at", "not_met"), ("missing", "undetermined"),
    ],
    "share(townships where rate(doses_given, doses_due) > 90%) >= 80%": [("below", "not_met"), ("at", "met"), ("row", "met"), ("row", "not_met")],
}  # fmt: skip


@pytest.mark.parametrize("rule", TABLES)
def test_rows_are_made_that_a_condition_tells_apart(rule: str, tmp_path: Path) -> None:
    plan, boundaries = made(rule, tmp_path)
    assert set(TABLES[rule]) <= {(each.kind, each.verdict) for each in boundaries}
    assert differing(plan, boundaries) == []


UNSOLVED = {
    "accidents > 3 and live_births > 2": "the rule is not one measure with a limit",
    "not (accidents > 3)": "the rule is not one measure with a limit",
    "rate(premarital_exams - live_births, marriage_registrations) > 3%": "the measure is neither one figure nor a ratio of two",
    "max(counties.home_patients_served) > 3": "which rows of a table would give the figures wanted is not worked out",
    "share(counties where accidents > accidents@2020) < 10%": "which rows of a table would give the figures wanted is not worked out",
    "accidents < -5": "no figures come near the limit",
    "decline(accidents, base=2020Q3) > 10%": "the rule speaks of a quarter or a month",
    f"accidents > {'9' * 40}": "no figures come near the limit",
}


@pytest.mark.parametrize("rule", UNSOLVED)
def test_a_rule_that_is_not_worked_out_is_named_with_the_reason(rule: str, tmp_path: Path) -> None:
    unsolved = boundaries_of(plan_of(rule, tmp_path).indicators[0])
    assert isinstance(unsolved, Unsolved)
    assert unsolved.reason.en == UNSOLVED[rule]


def test_a_fault_of_the_evaluator_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were `>` taken for `>=`, the case at the limit would differ: what is expected is not asked of the evaluator."""
    plan, boundaries = made(f"{RATE} > 70%", tmp_path)
    right = exact.compare

    def wrong(operator: Comparator, x: Value, y: Value) -> Truth:
        return right(">=" if operator == ">" else operator, x, y)

    monkeypatch.setattr(exact, "compare", wrong)
    assert [each.kind for each in differing(plan, boundaries)] == ["at"]


def test_a_missing_figure_taken_for_nothing_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan, boundaries = made(f"{RATE} > 70%", tmp_path)

    def as_zero(*_: object) -> Interval:
        return exact_number(0)

    monkeypatch.setattr("dp_rules.evaluation.view.Known._domain", as_zero)
    assert [each.kind for each in differing(plan, boundaries)] == ["missing", "missing"]
