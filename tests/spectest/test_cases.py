"""Tests in a spec: what they may say, what comes out, and where a mistake in one is."""

from pathlib import Path

import pytest

from dp_rules.spec.load import load_plan
from dp_rules.spectest.cases import check_cases, read_cases
from dp_rules.spectest.run import run_case
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document, address

PLAN = """format = 1
[plan]
id = "jia"
extends = "catalogue"
name = "甲省计划"
area = "甲省"
first_year = 2022
last_year = 2025
"""
TARGET = 'wording = "-"\nplace = "-"\ndue = 2025\n'
EXAMS = "rate(premarital_exams, marriage_registrations) > 70%"
RULES = {
    "premarital_exam_rate": EXAMS,
    "accident_reduction": "decline(accidents, base=2020) >= 10%",
    "mental_rehab_counties": "share(counties where rehab_service) > 80%",
    "hypertension_management_rate": "share(hypertension_patients where follow_ups >= quarter and (health_checks >= 1 or not annual) among follow_ups >= 1) >= 65%",
}


def plan_with(tests: str, folder: Path) -> str:
    """Return the path of a plan of four indicators with those tests."""
    targets = "".join(f'[indicators.{id_}]\nrule = "{rule}"\n{TARGET}' for id_, rule in RULES.items())
    file = folder / "jia.toml"
    file.write_text(f"{PLAN}{targets}[tests]\n{tests}\n", encoding="utf-8")
    return str(file)


def outcome(test: str, folder: Path, indicator: str = "premarital_exam_rate") -> list[str]:
    """Return in what the one test of an indicator differs from what it expects."""
    plan, found = load_plan(plan_with(f"{indicator} = [ {test} ]", folder))
    assert plan is not None, found
    cases, problems = read_cases(plan)
    assert problems == []
    (case,) = cases
    return list(run_case(case, plan.scope).differences)


def problems(tests: str, folder: Path) -> list[Diagnostic]:
    """Return what is wrong with tests."""
    plan, wrong = load_plan(plan_with(tests, folder))
    assert plan is not None, wrong
    checked = check_cases(plan)
    found = read_cases(plan)[1]
    assert [(p.code, address(p.place)) for p in checked] == [(p.code, address(p.place)) for p in found]
    return checked


def written_at(problem: Diagnostic, folder: Path) -> str:
    """Return the line at the place of a diagnostic, from there on."""
    assert not isinstance(problem.place, Document)
    line = (folder / "jia.toml").read_text(encoding="utf-8").splitlines()[problem.place.line - 1]
    return line[problem.place.column - 1 :]


EXAM_TESTS = {
    "a count above the limit": '{ given = { premarital_exams = 701, marriage_registrations = 1000 }, expect = "met" }',
    "at the limit, with the value": '{ given = { premarital_exams = 700, marriage_registrations = 1000 }, expect = "not_met", value = "70%" }',
    "Chinese names, figures as in data": '{ given = { "婚前医学检查人数" = "0.71万", "结婚登记人数" = "1万" }, expect = "met", value = "71%" }',
    "a fraction": '{ given = { premarital_exams = 1, marriage_registrations = 3 }, expect = "not_met", value = "1/3" }',
    "a bound": '{ given = { premarital_exams = ">800", marriage_registrations = 1000 }, expect = "met", value = "≥80.1%" }',
    "the indicator's own figure": '{ given = { premarital_exam_rate = "70.1%" }, expect = "met", value = "70.1%" }',
    "its own figure, by name": '{ given = { "婚前医学检查率" = ">60%" }, expect = "undetermined", reasons = ["bound"] }',
    "missing is not 0": '{ given = { premarital_exams = "—", marriage_registrations = 1000 }, expect = "undetermined", reasons = ["not_collected"] }',
    "an empty cell": '{ given = { premarital_exams = "", marriage_registrations = 1000 }, expect = "undetermined", reasons = ["blank"] }',
    "nothing given": '{ given = {}, expect = "not_evaluated", reasons = ["no_data"] }',
    "a denominator of zero": '{ given = { premarital_exams = 0, marriage_registrations = 0 }, expect = "not_evaluated", reasons = ["zero_denominator"] }',
    "a decimal number": '{ given = { premarital_exams = 0.7, marriage_registrations = 1.0 }, expect = "not_met", value = "70%" }',
    "another period": '{ given = { premarital_exams = 8, marriage_registrations = 10 }, period = "2023Q1", expect = "met" }',
}


@pytest.mark.parametrize("test", EXAM_TESTS.values(), ids=EXAM_TESTS.keys())
def test_a_test_that_says_what_is_so_passes(test: str, tmp_path: Path) -> None:
    assert outcome(test, tmp_path) == []


@pytest.mark.parametrize(
    ("expects", "differs"),
    [
        ('expect = "met"', ["verdict"]),
        ('expect = "undetermined"', ["verdict"]),
        ('expect = "not_met", value = "70.1%"', ["value"]),
        ('expect = "not_met", value = ">70%"', ["value"]),
        ('expect = "not_met", reasons = ["bound"]', ["reasons"]),
        ('expect = "met", value = "71%", reasons = ["bound"]', ["verdict", "value", "reasons"]),
    ],
)
def test_a_test_that_says_what_is_not_so_fails(expects: str, differs: list[str], tmp_path: Path) -> None:
    given = "{ premarital_exams = 700, marriage_registrations = 1000 }"
    assert outcome(f"{{ given = {given}, {expects} }}", tmp_path) == differs


TABLES = [
    ("accident_reduction", '{ given = { accidents = 90, "accidents@2020" = 100 }, expect = "met", value = "10%" }'),
    ("accident_reduction", '{ given = { "accidents@2020" = 100, accidents = 91 }, expect = "not_met", value = "9%" }'),
    ("accident_reduction", '{ given = { accident_reduction = "比2020年下降12%" }, expect = "met", value = "12%" }'),
    ("accident_reduction", '{ given = { accident_reduction = "比2016年下降12%" }, expect = "not_evaluated", reasons = ["other_quantity"] }'),
    ("mental_rehab_counties", '{ given = { counties = [ { rehab_service = "是" }, { rehab_service = "否" } ] }, expect = "not_met", value = "50%" }'),
    ("mental_rehab_counties", '{ given = { counties = [ { times = 81, rehab_service = true }, { times = 19, rehab_service = false } ] }, expect = "met", value = "81%" }'),
    ("mental_rehab_counties", '{ given = { "县" = [ { times = 80, rehab_service = "是" }, { times = 19, rehab_service = "否" }, {} ] }, expect = "undetermined", reasons = ["no_data"] }'),
    ("mental_rehab_counties", '{ given = { counties_with_rehab_service = 9, counties_total = 10 }, expect = "met", value = "90%" }'),
    ("hypertension_management_rate", '{ given = { hypertension_patients = [ { times = 65, follow_ups = 4, health_checks = 1 }, { times = 35, follow_ups = 1, health_checks = 0 } ] }, expect = "met", value = "65%" }'),
    ("hypertension_management_rate", '{ given = { "高血压患者" = [ { "随访次数" = 2, "体检次数" = 0 } ] }, period = "2025Q2", expect = "met" }'),
    ("hypertension_management_rate", '{ given = { hypertension_patients = [ { follow_ups = 4 } ] }, expect = "undetermined", reasons = ["no_data"] }'),
]  # fmt: skip


@pytest.mark.parametrize(("indicator", "test"), TABLES)
def test_periods_levels_and_tables_can_be_given(indicator: str, test: str, tmp_path: Path) -> None:
    assert outcome(test, tmp_path, indicator) == []


GOOD = "premarital_exams = 7, marriage_registrations = 10"
FAULTS = {
    "an unknown indicator": ('premarital_exams_rate = [ { given = {}, expect = "met" } ]', "unknown-indicator", "premarital_exams_rate"),
    "an unknown item": ('premarital_exam_rate = [ { given = { premarital_exam = 7 }, expect = "met" } ]', "unknown-item", "premarital_exam "),
    "an unreadable figure": (f'premarital_exam_rate = [ {{ given = {{ {GOOD.replace("= 7", "= 约7")} }}, expect = "met" }} ]'.replace("约7", '"约7"'), "unreadable-figure", '"约7"'),
    "a negative count": (f'premarital_exam_rate = [ {{ given = {{ {GOOD.replace("= 7", "= -7")} }}, expect = "met" }} ]', "outside-domain", "-7"),
    "a number too long": (f'premarital_exam_rate = [ {{ given = {{ {GOOD.replace("= 7", "= 1" + "0" * 70)} }}, expect = "met" }} ]', "unreadable-figure", "10000000000"),
    "not a number": (f'premarital_exam_rate = [ {{ given = {{ {GOOD.replace("= 7", "= nan")} }}, expect = "met" }} ]', "unreadable-figure", "nan"),
    "a huge exponent": (f'premarital_exam_rate = [ {{ given = {{ {GOOD.replace("= 7", "= 1e999999999")} }}, expect = "met" }} ]', "unreadable-figure", "1e999999999"),
    "not a period": (f'premarital_exam_rate = [ {{ given = {{ {GOOD} }}, period = "2025Q5", expect = "met" }} ]', "not-a-period", '"2025Q5"'),
    "not a period after @": ('premarital_exam_rate = [ { given = { "premarital_exams@last" = 7 }, expect = "met" } ]', "not-a-period", '"premarital_exams@last"'),
    "a value without percent sign": (f'premarital_exam_rate = [ {{ given = {{ {GOOD} }}, expect = "met", value = 70 }} ]', "wrong-unit", "70 "),
    "a value that is none": (f'premarital_exam_rate = [ {{ given = {{ {GOOD} }}, expect = "met", value = "—" }} ]', "unreadable-figure", '"—"'),
    "rows for an item": ('premarital_exam_rate = [ { given = { premarital_exams = [ { x = 1 } ] }, expect = "met" } ]', "wrong-type", "[ { x = 1 } ]"),
    "a number for a table": ('mental_rehab_counties = [ { given = { counties = 80 }, expect = "met" } ]', "wrong-type", "80 "),
    "a level in a period": ('mental_rehab_counties = [ { given = { "counties@2020" = [ {} ] }, expect = "met" } ]', "misplaced-period", '"counties@2020"'),
    "an unknown column": ('hypertension_management_rate = [ { given = { hypertension_patients = [ { follow_up = 1 } ] }, expect = "met" } ]', "unknown-name", "follow_up "),
    "no times": ('mental_rehab_counties = [ { given = { counties = [ { times = 0, rehab_service = "是" } ] }, expect = "met" } ]', "wrong-value", "0,"),
    "too many rows": ('mental_rehab_counties = [ { given = { counties = [ { times = 10001, rehab_service = "是" } ] }, expect = "met" } ]', "too-many-rows", "{ times"),
    "the same twice": ('premarital_exam_rate = [ { given = { premarital_exams = 7, "婚前医学检查人数" = 8 }, expect = "met" } ]', "two-values", "7,"),
    "what the rule does not use": (f'premarital_exam_rate = [ {{ given = {{ {GOOD}, accidents = 3 }}, expect = "not_met" }} ]', "unused-given", "3 }"),
}  # fmt: skip


@pytest.mark.parametrize(("tests", "code", "at"), FAULTS.values(), ids=FAULTS.keys())
def test_a_mistake_in_a_test_is_one_diagnostic_at_its_place(tests: str, code: str, at: str, tmp_path: Path) -> None:
    (problem,) = problems(tests, tmp_path)
    assert problem.code == code
    assert written_at(problem, tmp_path).startswith(at)


def test_a_name_that_was_probably_meant_is_said(tmp_path: Path) -> None:
    (problem,) = problems('premarital_exam_rate = [ { given = { premarital_exam = 7 }, expect = "met" } ]', tmp_path)
    assert problem.help is not None
    assert problem.help.zh == "是不是“premarital_exams”？"


def test_a_part_of_a_whole_that_bears_on_the_rule_is_no_mistake(tmp_path: Path) -> None:
    """Totals, and parts from which bounds follow, may be given though the rule does not name them."""
    given = "{ counties_with_rehab_service = 8, counties_total = 10 }"
    assert problems(f'mental_rehab_counties = [ {{ given = {given}, expect = "not_met" }} ]', tmp_path) == []


SHAPES = {
    "no expectation": ("{ given = {} }", "missing-key"),
    "nothing given": ('{ expect = "met" }', "missing-key"),
    "an unknown verdict": ('{ given = {}, expect = "mett" }', "wrong-value"),
    "an unknown reason": ('{ given = {}, expect = "met", reasons = ["missing"] }', "wrong-value"),
    "an unknown key": ('{ given = {}, expects = "met", expect = "met" }', "unknown-key"),
    "a date": ('{ given = { premarital_exams = 2025-01-01 }, expect = "met" }', "wrong-type"),
}


@pytest.mark.parametrize(("test", "code"), SHAPES.values(), ids=SHAPES.keys())
def test_the_shape_of_a_test_is_checked_with_the_spec(test: str, code: str, tmp_path: Path) -> None:
    plan, found = load_plan(plan_with(f"premarital_exam_rate = [ {test} ]", tmp_path))
    assert plan is None
    assert [problem.code for problem in found] == [code]


def test_rows_may_hold_rows(tmp_path: Path) -> None:
    townships = "count(townships where rate(doses_given, doses_due) > 90%) >= 1"
    given = "{ counties = [ { times = 2, townships = [ { doses_given = 95, doses_due = 100 }, {} ] }, { townships = [ { doses_given = 1, doses_due = 100 } ] } ] }"
    file = Path(
        plan_with(f'mental_rehab_counties = [ {{ given = {given}, expect = "not_met", value = "2/3" }} ]', tmp_path)
    )
    text = file.read_text(encoding="utf-8").replace(
        '"share(counties where rehab_service) > 80%"',
        f'"share(counties where {townships}) > 80%"\nmeasure_reason = "-"',
    )
    file.write_text(text, encoding="utf-8")
    plan, found = load_plan(str(file))
    assert plan is not None, found
    (case,) = read_cases(plan)[0]
    assert run_case(case, plan.scope).differences == ()


def test_rows_within_rows_count_as_often_as_they_stand_for(tmp_path: Path) -> None:
    """``check`` reads each row once and ``test`` as often as it says; both refuse the same."""
    rows = "{ times = 100, townships = [ { times = 49 }, { times = 50 } ] }"
    test = f'mental_rehab_counties = [ {{ given = {{ counties = [ {rows} ] }}, expect = "not_met" }} ]'
    assert problems(test, tmp_path) == []
    (problem,) = problems(test.replace("50", "51"), tmp_path)
    assert problem.code == "too-many-rows"
    assert written_at(problem, tmp_path).startswith("{ times = 51 }")


def test_a_rule_without_a_single_measure_has_no_value_to_be_tested(tmp_path: Path) -> None:
    file = Path(plan_with('premarital_exam_rate = [ { given = {}, expect = "not_evaluated", value = 3 } ]', tmp_path))
    file.write_text(
        file.read_text(encoding="utf-8").replace(f'"{EXAMS}"', f'"not ({EXAMS})"\nmeasure_reason = "-"'),
        encoding="utf-8",
    )
    plan, _ = load_plan(str(file))
    assert plan is not None
    assert [problem.code for problem in check_cases(plan)] == ["no-measure"]
