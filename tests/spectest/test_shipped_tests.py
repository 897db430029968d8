"""The tests of the shipped plans pass, see every outcome, and notice every edit of a rule."""

import json
from functools import cache

import pytest
from cli.program import ROOT

from dp_rules.evaluation.verdict import BOUND, DENOMINATOR_MAY_BE_ZERO
from dp_rules.facts import vocabulary_of
from dp_rules.quantity.interval import Undefined
from dp_rules.quantity.missing import Missing
from dp_rules.spec.load import load_plan
from dp_rules.spec.model import Plan
from dp_rules.spectest.boundaries import Unsolved, as_case, boundaries_of
from dp_rules.spectest.cases import read_cases
from dp_rules.spectest.coverage import coverage_of
from dp_rules.spectest.mutants import is_noticed, mutants_of
from dp_rules.spectest.run import run_case

PLANS = ("liaoning", "jilin")


@cache
def shipped(name: str) -> Plan:
    """Return a shipped plan."""
    plan, found = load_plan(name)
    assert plan is not None, found
    return plan


TARGETS = [pytest.param(name, i.id, id=f"{name} {i.id}") for name in PLANS for i in shipped(name).indicators]


@pytest.mark.parametrize("name", PLANS)
def test_every_test_passes(name: str) -> None:
    plan = shipped(name)
    cases, found = read_cases(plan)
    assert found == []
    outcomes = [run_case(case, plan.scope) for case in cases]
    assert [outcome.case.place for outcome in outcomes if outcome.differences] == []
    assert {case.indicator.id for case in cases} == {indicator.id for indicator in plan.indicators}


@pytest.mark.parametrize(("name", "id_"), TARGETS)
def test_every_outcome_is_seen_and_every_condition_true_false_and_unknown(name: str, id_: str) -> None:
    plan = shipped(name)
    indicator = next(indicator for indicator in plan.indicators if indicator.id == id_)
    outcomes = [run_case(case, plan.scope) for case in read_cases(plan)[0] if case.indicator is indicator]
    coverage = coverage_of(indicator, outcomes)
    assert coverage.lacking == ()
    assert [(condition.place.text, condition.lacking) for condition in coverage.conditions if condition.lacking] == []


@pytest.mark.parametrize(("name", "id_"), TARGETS)
def test_every_edit_of_a_rule_is_noticed(name: str, id_: str) -> None:
    plan = shipped(name)
    indicator = next(indicator for indicator in plan.indicators if indicator.id == id_)
    cases = [case for case in read_cases(plan)[0] if case.indicator is indicator]
    mutants = list(mutants_of(indicator, plan.scope))
    assert {"comparator", "threshold"} <= {mutant.edit.kind for mutant in mutants}
    assert [mutant.rule.text for mutant in mutants if not is_noticed(mutant, cases, plan.scope)] == []


@pytest.mark.parametrize(("name", "id_"), TARGETS)
def test_cases_are_generated_for_every_target_and_come_out_as_worked_out(name: str, id_: str) -> None:
    plan = shipped(name)
    indicator = next(indicator for indicator in plan.indicators if indicator.id == id_)
    boundaries = boundaries_of(indicator)
    assert not isinstance(boundaries, Unsolved)
    vocabulary = vocabulary_of(plan)
    outcomes = [run_case(as_case(boundary, plan, vocabulary), plan.scope) for boundary in boundaries]
    assert [outcome.case.given for outcome in outcomes if outcome.differences] == []
    kinds = {boundary.kind for boundary in boundaries}
    assert {"below", "at", "missing"} <= kinds or {"at", "above", "missing"} <= kinds


@pytest.mark.parametrize("file", ["spec", "test-results"])
def test_the_schemas_name_every_reason(file: str) -> None:
    schema = json.loads((ROOT / "schemas" / f"{file}.schema.json").read_text(encoding="utf-8"))
    reasons = {reason.value for reason in (*Missing, *Undefined)} | {BOUND, DENOMINATOR_MAY_BE_ZERO}
    named = schema["$defs"]["reason"]
    assert set(named.get("enum", [])) | {choice["const"] for choice in named.get("oneOf", [])} == reasons
