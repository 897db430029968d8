"""A test is run by the one evaluator; what differs from what it expects is all that is said of it."""

from typing import Literal, NamedTuple

from dp_rules.evaluation.candidates import candidates_of, choose, reported_figure
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.result import Candidate, Result
from dp_rules.evaluation.run import evaluate_indicator
from dp_rules.evaluation.view import AreaView
from dp_rules.language.scope import Scope
from dp_rules.spec.model import Rule
from dp_rules.spectest.cases import Case

Difference = Literal["verdict", "value", "reasons"]


class Outcome(NamedTuple):
    """What a test came to, and in what that differs from what it expects: nothing when it passed."""

    case: Case
    result: Result
    differences: tuple[Difference, ...]


def run_case(case: Case, scope: Scope) -> Outcome:
    """Return what a test comes to with the indicator's own rule."""
    result = evaluate_indicator(case.indicator, Known(case.dataset, scope), case.area, case.period)
    return Outcome(case, result, differences(case, result.chosen))


def judged(case: Case, rule: Rule, scope: Scope) -> Candidate:
    """Return what decides a test when the indicator has another rule."""
    known = Known(case.dataset, scope)
    indicator = case.indicator._replace(rule=rule)
    figure = reported_figure(indicator, known, case.area, case.period)
    return choose(candidates_of(rule, AreaView(known, case.area, case.period, figure)))


def differences(case: Case, chosen: Candidate) -> tuple[Difference, ...]:
    """Return in what a candidate differs from what a test expects."""
    found: list[Difference] = []
    if chosen.verdict != case.verdict:
        found.append("verdict")
    if case.value is not None and (chosen.value is None or chosen.value._replace(partial=False) != case.value):
        found.append("value")
    if case.reasons is not None and {reason.code for reason in chosen.reasons} != case.reasons:
        found.append("reasons")
    return tuple(found)
