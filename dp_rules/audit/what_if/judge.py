"""One stored result against the target that an edited spec sets, and all of them."""

from typing import Literal, NamedTuple

from dp_rules.audit.runs.stored import StoredResult, StoredRun
from dp_rules.audit.two_plans.definitions import definition_changes
from dp_rules.audit.two_plans.rule_parts import is_the_same
from dp_rules.audit.what_if.decided import Decided, NeedsData, decide, verdict_of
from dp_rules.evaluation.candidates import is_for_a_year
from dp_rules.evaluation.result import Due
from dp_rules.evaluation.run import due_of, margin_of
from dp_rules.evaluation.verdict import Verdict
from dp_rules.language.meaning import meaning
from dp_rules.language.target import Target
from dp_rules.quantity.interval import Interval
from dp_rules.quantity.period import Period, last_month, read_period
from dp_rules.spec.model import Indicator, Plan, Rule
from dp_rules.spec.rules import rule_from
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document, Source

_DECEMBER = 12
Status = Literal["same", "moved", "needs_data", "removed"]
Why = NeedsData | Literal["definition_changed", "items_changed", "no_single_measure", "rule_not_read", "other_rule"]


class Judged(NamedTuple):
    """What a stored result comes to under the edited spec; ``why`` says why only the data can say it.

    ``milestone`` is the verdict on the milestone that is due at the end of the period, where there is one.
    """

    stored: StoredResult
    indicator: Indicator | None
    status: Status
    verdict: Verdict | None = None
    target: Target | None = None
    margin: Interval | None = None
    due: Due | None = None
    milestone: Verdict | None = None
    why: Why | None = None


class WhatIf(NamedTuple):
    """All stored results under the edited spec, and the indicators of which nothing is stored.

    ``definitions_compared`` says whether the spec of the run was there to be held against the edited one.
    """

    run: StoredRun
    plan: Plan
    judged: tuple[Judged, ...]
    added: tuple[Indicator, ...]
    definitions_compared: bool


def what_if(run: StoredRun, edited: Plan, before: Plan | None = None) -> WhatIf:
    """Return what stored results come to under an edited spec; ``before`` is the spec that they were made with.

    Without ``before`` an item is taken to mean what it meant: a results file has the rules and not what their words stand for.
    """
    known = {indicator.id: indicator for indicator in edited.indicators}
    rules: dict[tuple[str, str], Rule | None] = {}
    judged = []
    for stored in run.results:
        indicator = known.get(stored.subject.indicator)
        if indicator is None:
            judged.append(Judged(stored, None, "removed"))
            continue
        key = (indicator.id, stored.rule)
        if key not in rules:
            rules[key] = _read(stored.rule, edited, indicator)
        judged.append(_judged(stored, indicator, rules[key], edited, before))
    stored_ids = {stored.subject.indicator for stored in run.results}
    added = tuple(indicator for indicator in edited.indicators if indicator.id not in stored_ids)
    return WhatIf(run, edited, tuple(judged), added, before is not None)


def _read(text: str, plan: Plan, indicator: Indicator) -> Rule | None:
    """Return a stored rule in the words of a plan, or None where it cannot be read by them."""
    found: list[Diagnostic] = []
    source = Source("rule", text)
    return rule_from(source, Document(source.name), plan.scope, indicator.definition, found)


def _judged(stored: StoredResult, indicator: Indicator, old: Rule | None, edited: Plan, before: Plan | None) -> Judged:
    period = read_period(stored.subject.period)
    if period is None:
        raise ValueError("a stored period is read when the file is")
    due = due_of(indicator, period)
    new = indicator.rule
    target = new.target
    why = _why_not(stored, indicator, old, edited, before)
    if why is not None or old is None:
        return Judged(stored, indicator, "needs_data", None, target, None, due, None, why or "rule_not_read")
    if old.target is None or target is None or is_the_same(old.node, new.node):
        decided = Decided(stored.outcome.verdict, stored.outcome.value)  # nothing else is asked than was
    else:
        decided = decide(
            stored,
            old.target,
            target,
            is_part_of_year=is_for_a_year(new, period),
            has_totals=indicator.definition.totals is not None,
        )
    if decided.verdict is None:
        return Judged(stored, indicator, "needs_data", None, target, None, due, None, decided.why)
    milestone = _milestone(indicator, period, decided)
    status: Status = "same" if decided.verdict == stored.outcome.verdict else "moved"
    return Judged(stored, indicator, status, decided.verdict, target, margin_of(target, decided.value), due, milestone)


def _why_not(
    stored: StoredResult, indicator: Indicator, old: Rule | None, edited: Plan, before: Plan | None
) -> Why | None:
    """Return why a stored value says nothing of the edited rule, or None where it does."""
    new = indicator.rule
    if old is None:
        return "rule_not_read"
    if before is not None:
        was = next((one for one in before.indicators if one.id == indicator.id), None)
        if was is None or was.rule.text != stored.rule:
            return "other_rule"
        changes = definition_changes(before, was, edited, indicator)
        if any(change.aspect == "measure" for change in changes):
            return "definition_changed"
        if changes:
            return "items_changed"
    if old.target is None or new.target is None:
        return None if is_the_same(old.node, new.node) else "no_single_measure"
    unit = stored.outcome.unit
    is_same = meaning(old.target.measure) == meaning(new.target.measure)
    return None if is_same and (unit is None or unit.kind == new.target.unit.kind) else "definition_changed"


def _milestone(indicator: Indicator, period: Period, decided: Decided) -> Verdict | None:
    """Return how the milestone that is due at the end of the period stands, None where none is."""
    target = indicator.rule.target
    for milestone in indicator.milestones:
        if milestone.year == period.year and last_month(period) == _DECEMBER:
            if decided.verdict == "not_evaluated":
                return "not_evaluated"
            of = milestone.rule.target
            if of is None or target is None or meaning(of.measure) != meaning(target.measure):
                return "undetermined"
            return verdict_of(decided.value, of.limits)
    return None
