"""Edits of a rule: which are made, which mean the same, and which a test notices."""

from pathlib import Path

import pytest
from cli.program import dp
from spectest.small_plan import TO_THE_RULE

from dp_rules.language.parse import parse_rule
from dp_rules.language.syntax import Expression
from dp_rules.spec.load import load_plan
from dp_rules.spec.model import Plan
from dp_rules.spectest.cases import read_cases
from dp_rules.spectest.coverage import coverage_of
from dp_rules.spectest.edits import edits_of
from dp_rules.spectest.mutants import is_noticed, mutants_of, untried
from dp_rules.spectest.run import run_case
from dp_rules.text.place import Source


def plan_of(rule: str, folder: Path, tests: str = "") -> Plan:
    """Return a plan of one rule with its tests."""
    file = folder / "jia.toml"
    file.write_text(f'{TO_THE_RULE}"{rule}"\n[tests]\nzz = [ {tests} ]\n', encoding="utf-8")
    plan, found = load_plan(str(file))
    assert plan is not None, found
    return plan


def parsed(rule: str) -> Expression:
    """Return the syntax of a rule."""
    tree, _ = parse_rule(Source("x", rule))
    assert tree is not None
    return tree


def mutants(rule: str, folder: Path) -> list[str]:
    """Return the rules that edits of a rule make."""
    plan = plan_of(rule, folder)
    return [mutant.rule.text for mutant in mutants_of(plan.indicators[0], plan.scope)]


MUTANTS = {
    "rate(premarital_exams, marriage_registrations) > 70%": [
        "rate(premarital_exams, marriage_registrations) >= 70%",
        "rate(premarital_exams, marriage_registrations) < 70%",
        "rate(marriage_registrations, premarital_exams) > 70%",
        "rate(premarital_exams, marriage_registrations) > 71%",
        "rate(premarital_exams, marriage_registrations) > 69%",
    ],
    "water_lost / water_supplied <= 9.0%": [
        "water_lost / water_supplied < 9.0%",
        "water_lost / water_supplied >= 9.0%",
        "water_supplied / water_lost <= 9.0%",
        "water_supplied / water_supplied <= 9.0%",
        "water_lost / water_supplied <= 9.1%",
        "water_lost / water_supplied <= 8.9%",
    ],
    "accidents > 3 and (live_births > 2 or not rehab_service)": [
        "accidents > 3 or (live_births > 2 or not rehab_service)",
        "(live_births > 2 or not rehab_service)",
        "accidents > 3",
        "accidents >= 3 and (live_births > 2 or not rehab_service)",
        "accidents < 3 and (live_births > 2 or not rehab_service)",
        "accidents > 4 and (live_births > 2 or not rehab_service)",
        "accidents > 2 and (live_births > 2 or not rehab_service)",
        "accidents > 3 and (live_births > 2 and not rehab_service)",
        "accidents > 3 and (not rehab_service)",
        "accidents > 3 and (live_births > 2)",
        "accidents > 3 and (live_births >= 2 or not rehab_service)",
        "accidents > 3 and (live_births < 2 or not rehab_service)",
        "accidents > 3 and (live_births > 3 or not rehab_service)",
        "accidents > 3 and (live_births > 1 or not rehab_service)",
        "accidents > 3 and (live_births > 2 or rehab_service)",
    ],
    "decline(accidents, base=2020) >= 10%": [
        "decline(accidents, base=2020) > 10%",
        "decline(accidents, base=2020) <= 10%",
        "decline(accidents, base=2021) >= 10%",
        "decline(accidents, base=2019) >= 10%",
        "decline(accidents, base=2020) >= 11%",
        "decline(accidents, base=2020) >= 9%",
    ],
    "share(counties where rehab_service among iodine_deficiency_eliminated) > 80%": [
        "share(counties where rehab_service among iodine_deficiency_eliminated) >= 80%",
        "share(counties where rehab_service among iodine_deficiency_eliminated) < 80%",
        "share(counties where rehab_service ) > 80%",
        "share(counties where rehab_service among iodine_deficiency_eliminated) > 81%",
        "share(counties where rehab_service among iodine_deficiency_eliminated) > 79%",
    ],
    "比率(婚前医学检查人数，结婚登记人数) ＞ 70％": [
        "比率(婚前医学检查人数，结婚登记人数) >= 70％",
        "比率(婚前医学检查人数，结婚登记人数) < 70％",
        "比率(结婚登记人数，婚前医学检查人数) ＞ 70％",
        "比率(婚前医学检查人数，结婚登记人数) ＞ 71%",
        "比率(婚前医学检查人数，结婚登记人数) ＞ 69%",
    ],
    "(premarital_exams - live_births) / (marriage_registrations) > 10%": [
        "(premarital_exams - live_births) / (marriage_registrations) >= 10%",
        "(premarital_exams - live_births) / (marriage_registrations) < 10%",
        "(marriage_registrations) / (premarital_exams - live_births) > 10%",
        "(live_births - premarital_exams) / (marriage_registrations) > 10%",
        "(premarital_exams - live_births) / (marriage_registrations) > 11%",
        "(premarital_exams - live_births) / (marriage_registrations) > 9%",
    ],
    "accidents@2024 > 0": ["accidents@2024 >= 0", "accidents@2025 > 0", "accidents@2023 > 0", "accidents@2024 > 1"],
}  # fmt: skip


@pytest.mark.parametrize("rule", MUTANTS)
def test_edits_that_somebody_might_make(rule: str, tmp_path: Path) -> None:
    assert mutants(rule, tmp_path) == MUTANTS[rule]


def test_signs_of_every_width_are_edited(tmp_path: Path) -> None:
    plan = plan_of("65% ≤ rate(water_lost, water_supplied) ＜ 99.5％", tmp_path)
    edits = [
        (mutant.edit.kind, mutant.place.text, mutant.edit.new) for mutant in mutants_of(plan.indicators[0], plan.scope)
    ]
    assert edits == [
        ("comparator", "≤", "<"),
        ("comparator", "≤", ">="),
        ("comparator", "＜", "<="),
        ("comparator", "＜", ">"),
        ("threshold", "65%", "66%"),
        ("threshold", "65%", "64%"),
        ("swapped", "water_lost, water_supplied", "water_supplied, water_lost"),
        ("whole", "water_lost", "water_supplied"),
        ("threshold", "99.5％", "99.6%"),
        ("threshold", "99.5％", "99.4%"),
    ]


def test_an_edit_that_check_would_refuse_is_not_made(tmp_path: Path) -> None:
    """A share needs its condition: without it the rule could not be written."""
    text = "share(counties where rehab_service) > 80%"
    made = [edit.applied(text) for edit in edits_of(parsed(text), text, plan_of(text, tmp_path).scope)]
    assert "share(counties ) > 80%" in made
    assert "share(counties ) > 80%" not in mutants(text, tmp_path)


@pytest.mark.parametrize(
    ("rule", "edit"),
    [
        ("rate(water_lost, water_supplied) <= 100%", "rate(water_lost, water_supplied) <= 101%"),
        ("rate(water_lost, water_supplied) > 100%", "rate(water_lost, water_supplied) > 101%"),
        ("accidents >= 0", "accidents > -1"),
    ],
)
def test_an_edit_that_means_the_same_by_declaration_is_not_made(rule: str, edit: str, tmp_path: Path) -> None:
    assert edit not in mutants(rule, tmp_path)


def test_a_share_that_need_not_be_a_part_is_no_such_case(tmp_path: Path) -> None:
    """More examinations than registrations can be right, so a limit of 101% says something else than one of 100%."""
    rate = "rate(premarital_exams, marriage_registrations)"
    assert f"{rate} <= 101%" in mutants(f"{rate} <= 100%", tmp_path)


def test_of_very_many_edits_the_first_are_tried_and_the_others_counted(tmp_path: Path) -> None:
    rule = " and ".join(f"accidents > {number}" for number in range(100, 300))
    plan = plan_of(rule, tmp_path)
    edits = sum(1 for _ in edits_of(parsed(rule), rule, plan.scope))
    assert untried(plan.indicators[0], plan.scope) == edits - 100
    assert 0 < len(list(mutants_of(plan.indicators[0], plan.scope))) <= 100
    ran = dp("test", tmp_path / "jia.toml", "--mutants")
    assert f"；{edits - 100} 处改动没有试" in ran.out


RATE = "rate(premarital_exams, marriage_registrations) > 70%"
AT = '{ given = { premarital_exams = 700, marriage_registrations = 1000 }, expect = "not_met" }'
ABOVE = '{ given = { premarital_exams = 701, marriage_registrations = 1000 }, expect = "met" }'
FAR = '{ given = { premarital_exams = 900, marriage_registrations = 1000 }, expect = "met" }'
FALSE = '{ given = { premarital_exams = 700, marriage_registrations = 1000 }, expect = "met" }'


@pytest.mark.parametrize(
    ("tests", "alive"),
    [
        ("", ["> → >=", "> → <", "70% → 71%", "70% → 69%", "swap"]),
        (FAR, ["> → >=", "70% → 71%", "70% → 69%", "swap"]),
        (AT, ["> → <", "70% → 71%"]),
        (f"{AT}, {ABOVE}", []),
        (FALSE, ["> → >=", "> → <", "70% → 71%", "70% → 69%", "swap"]),  # a test that fails notices nothing
    ],
)
def test_an_edit_is_noticed_when_a_test_that_passes_would_fail(tests: str, alive: list[str], tmp_path: Path) -> None:
    plan = plan_of(RATE, tmp_path, tests)
    cases = [case for case in read_cases(plan)[0] if not run_case(case, plan.scope).differences]
    survivors = [
        "swap" if mutant.edit.kind == "swapped" else f"{mutant.place.text} → {mutant.edit.new}"
        for mutant in mutants_of(plan.indicators[0], plan.scope)
        if not is_noticed(mutant, cases, plan.scope)
    ]
    assert sorted(survivors) == sorted(alive)


ROWS = "share(counties where rehab_service and accidents > 3) > 50%"


SURE = '{ given = { counties = [ { rehab_service = "是", accidents = 4 } ] }, expect = "met" }'
OPEN = '{ given = { counties = [ {}, { rehab_service = "否", accidents = 3 } ] }, expect = "not_met" }'


@pytest.mark.parametrize(
    ("tests", "verdicts", "conditions"),
    [
        ("", {"met", "not_met", "undetermined"}, {ROWS: 3, "rehab_service": 3, "accidents > 3": 3}),
        (
            '{ given = { counties = [ { rehab_service = "是", accidents = 4 }, { rehab_service = "否", accidents = 3 } ] }, expect = "not_met" }',
            {"met", "undetermined"},
            {ROWS: 2, "rehab_service": 1, "accidents > 3": 1},
        ),
        (
            f"{SURE}, {OPEN}",
            {"undetermined"},
            {ROWS: 1},
        ),
    ],
)
def test_coverage_says_what_no_test_has_seen(
    tests: str, verdicts: set[str], conditions: dict[str, int], tmp_path: Path
) -> None:
    plan = plan_of(ROWS, tmp_path, tests)
    outcomes = [run_case(case, plan.scope) for case in read_cases(plan)[0]]
    coverage = coverage_of(plan.indicators[0], outcomes)
    assert set(coverage.lacking) == verdicts
    assert {c.place.text: len(c.lacking) for c in coverage.conditions if c.lacking} == conditions
