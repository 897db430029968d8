"""What a run of rule tests came to, as plain data (``schemas/test-results.schema.json``)."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from dp_rules.language.target import Target
from dp_rules.report.explanation.calculation_lines import calculation_lines
from dp_rules.report.explanation.data import explanation_data
from dp_rules.report.places import Json, place_data
from dp_rules.report.tests_toml import case_line, given_toml
from dp_rules.report.values import value_data, value_text
from dp_rules.spec.model import Indicator, Plan
from dp_rules.spectest.boundaries import Boundary, Unsolved
from dp_rules.spectest.coverage import Coverage
from dp_rules.spectest.mutants import Mutant
from dp_rules.spectest.run import Outcome
from dp_rules.text.bilingual import Language
from dp_rules.text.safe import on_one_line
from dp_rules.version import VERSION

FORMAT = "dp_rules.test-results"
FORMAT_VERSION = 1


class Survivor(NamedTuple):
    """An edit that no test notices, and a case that would notice it where one is known."""

    mutant: Mutant
    suggested: Boundary | None


class Mutants(NamedTuple):
    """How many edits were made, those that no test notices, and how many were not tried."""

    made: int
    survivors: Sequence[Survivor]
    untried: int


class SpecRun(NamedTuple):
    """What the tests of one plan came to; None for what was not asked for."""

    plan: Plan
    outcomes: Sequence[Outcome]
    made: Sequence[tuple[Boundary, Outcome]]
    unsolved: Sequence[Unsolved]
    coverage: Sequence[Coverage] | None
    mutants: Mutants | None


def tests_data(runs: Sequence[SpecRun]) -> Json:
    """Return the results of one run as plain data."""
    outcomes = [outcome for run in runs for outcome in run.outcomes]
    made = [outcome for run in runs for _, outcome in run.made]
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "engine": VERSION,
        "summary": {
            "tests": len(outcomes),
            "failed": sum(bool(outcome.differences) for outcome in outcomes),
            "generated": len(made),
            "generated_failed": sum(bool(outcome.differences) for outcome in made),
        },
        "specs": [_spec_data(run) for run in runs],
    }


def _spec_data(run: SpecRun) -> Json:
    plan = run.plan
    return {
        "plan": {
            "id": plan.id,
            "name": plan.name.zh,
            "name_en": plan.name.en,
            "area": plan.area,
            "files": list(plan.files),
        },
        "tests": [_outcome_data(outcome, plan) for outcome in run.outcomes],
        "generated": [{"kind": made.kind} | _outcome_data(outcome, plan) for made, outcome in run.made],
        "not_generated": [
            _indicator_data(unsolved.indicator)
            | {
                "place": place_data(unsolved.indicator.rule.place),
                "reason": {"zh": unsolved.reason.zh, "en": unsolved.reason.en},
            }
            for unsolved in run.unsolved
        ],
        "coverage": None if run.coverage is None else [_coverage_data(coverage) for coverage in run.coverage],
        "mutants": None if run.mutants is None else _mutants_data(run.mutants),
    }


def _indicator_data(indicator: Indicator) -> Json:
    name = indicator.definition.name
    return {"indicator": indicator.id, "name": name.zh, "name_en": name.en}


def _outcome_data(outcome: Outcome, plan: Plan) -> Json:
    case, result = outcome.case, outcome.result
    chosen = result.chosen
    limits = _limits(case.indicator.rule.target)
    passed = not outcome.differences
    return _indicator_data(case.indicator) | {
        "title": case.name,
        "place": place_data(case.place),
        "given": given_toml(case.given),
        "period": str(case.period),
        "passed": passed,
        "differences": list(outcome.differences),
        "expected": {
            "verdict": case.verdict,
            "value": case.value_text,
            "reasons": None if case.reasons is None else sorted(case.reasons),
        },
        "actual": {
            "verdict": chosen.verdict,
            "value": value_data(chosen.value, result.unit, limits),
            "value_text": None if chosen.value is None else value_text(chosen.value, result.unit, limits),
            "reasons": sorted({reason.code for reason in chosen.reasons}),
        },
        "calculation": None if passed else {"zh": _steps(plan, outcome, "zh"), "en": _steps(plan, outcome, "en")},
    }


def _limits(target: Target | None) -> list[Fraction]:
    values = [] if target is None else [limit.value.value.lower for limit in target.limits]
    return [value for value in values if value is not None]


def _steps(plan: Plan, outcome: Outcome, language: Language) -> list[str]:
    """Return the lines of the explanation that decide, of the rows of a table only how many count."""
    data = explanation_data(plan, outcome.result, outcome.case.dataset.areas, most_rows=0)
    return [
        on_one_line("  " * line.depth + line.left + (f"   {line.right}" if line.right else ""))
        for line in calculation_lines(data, language, everything=False)
    ]


_TRUTHS = {True: "true", False: "false", None: "unknown"}


def _coverage_data(coverage: Coverage) -> Json:
    return _indicator_data(coverage.indicator) | {
        "tests": coverage.tests,
        "lacking": list(coverage.lacking),
        "conditions": [
            {
                "condition": condition.place.text,
                "place": place_data(condition.place),
                "lacking": [_TRUTHS[truth] for truth in condition.lacking],
            }
            for condition in coverage.conditions
        ],
    }


def _mutants_data(mutants: Mutants) -> Json:
    return {
        "made": mutants.made,
        "noticed": mutants.made - len(mutants.survivors),
        "untried": mutants.untried,
        "survivors": [
            _indicator_data(mutant.indicator)
            | {
                "kind": mutant.edit.kind,
                "place": place_data(mutant.place),
                "original": mutant.place.text,
                "mutant": mutant.edit.new,
                "rule": mutant.rule.text,
                "suggested": None if suggested is None else case_line(suggested),
            }
            for mutant, suggested in mutants.survivors
        ],
    }
