"""Two runs of which only the results are there: what a stored value comes to under the other's stored target.

Data, definition and areas all move the value and cannot be told apart without the inputs: they are one factor,
``value``. An open verdict is open for want of figures, which no target mends.
"""

from collections.abc import Hashable

from dp_rules.audit.difference.compared import Compared, Difference
from dp_rules.audit.difference.factors import NOTHING, UNKNOWN, Attribution, Factors, attribute
from dp_rules.audit.difference.pairs import paired
from dp_rules.audit.runs.outcome import Aspect, Outcome, moved
from dp_rules.audit.runs.stored import StoredResult, StoredRun
from dp_rules.evaluation.exact import compare
from dp_rules.evaluation.verdict import Verdict
from dp_rules.quantity.interval import Interval, Truth

_TARGET: Factors = frozenset({"target"})
_VALUE: Factors = frozenset({"value"})


def difference_of_results(first: StoredRun, second: StoredRun) -> Difference:
    """Return how two runs differ, from their results alone."""
    found = paired(first, second)
    return Difference(first, second, False, tuple(_compared(*pair) for pair in found.pairs), found.only)  # noqa: FBT003  has_inputs


def _compared(first: StoredResult, second: StoredResult) -> Compared:
    answers = moved(first.outcome, second.outcome)
    factors = _factors(first, second)
    if not factors:
        return Compared(first, second, answers)
    cases: dict[Factors, Outcome | None] = {NOTHING: first.outcome}
    verdicts: dict[Factors, Hashable] = {NOTHING: first.outcome.verdict}
    if len(factors) > 1:
        for chosen, value, asked in ((_TARGET, first, second), (_VALUE, second, first)):
            verdict = _under(value, asked)
            verdicts[chosen] = UNKNOWN if verdict is None else verdict
            cases[chosen] = None if verdict is None else value.outcome._replace(verdict=verdict)
    cases[factors] = second.outcome
    verdicts[factors] = second.outcome.verdict
    found = attribute(verdicts)
    why: dict[Aspect, Attribution] = {"verdict": found} if found.enough or found.away else {}
    return Compared(first, second, answers, factors, cases, why)


def _factors(first: StoredResult, second: StoredResult) -> Factors:
    """Return what differs of two results: the target with its date, and what they come to before it is asked."""
    found = NOTHING
    if (frozenset(first.limits), first.due_year) != (frozenset(second.limits), second.due_year):
        found |= _TARGET
    if _value(first) != _value(second) or (not first.limits and first.rule != second.rule):
        found |= _VALUE
    return found


def _value(result: StoredResult) -> Hashable:
    """Return what a result comes to without its target; of a rule without a single measure that is the verdict."""
    return (
        result.outcome.value,
        result.outcome.unit,
        result.basis,
        result.outcome.data,
        frozenset(result.reasons) if result.outcome.verdict == "not_evaluated" else None,
        None if result.limits else result.outcome.verdict,
    )


def _under(value: StoredResult, asked: StoredResult) -> Verdict | None:
    """Return what a stored value comes to under another stored target, None where that cannot be said."""
    if not value.limits or not asked.limits or value.outcome.unit != asked.outcome.unit:
        return None
    if value.outcome.verdict == "not_evaluated":
        return None if value.basis == "totals" else "not_evaluated"  # what is computed may come before totals
    known = value.outcome.value
    truths = [_compare(comparator, known, limit) for comparator, limit in asked.limits] if known is not None else [None]
    verdict: Verdict = "not_met" if False in truths else "undetermined" if None in truths else "met"
    if (
        verdict != "undetermined"
        and known is not None
        and not known.is_exact
        and value.outcome.verdict == "undetermined"
    ):
        return None  # a denominator may be 0, and there be no value
    return verdict if _decides(value, verdict) else None


def _decides(value: StoredResult, verdict: Verdict) -> bool:
    """Say whether the figure that decided decides under another target too.

    The computed one comes before totals, and these before a reported figure; one that lacks data gives way where it
    cannot decide (``evaluation.candidates.choose``).
    """
    beside = {other.basis for other in value.others}
    match value.basis:
        case "measure" if value.outcome.data == "complete":
            return True
        case "measure":
            was_decided = value.outcome.verdict in {"met", "not_met"}
            return verdict != "undetermined" or (not was_decided and "totals" not in beside)
        case "totals":
            return "measure" not in beside and (verdict != "undetermined" or "figure" not in beside)
        case _:
            return not beside & {"measure", "totals"}


def _compare(comparator: str, known: Interval, limit: object) -> Truth:
    return compare(comparator, known, Interval(limit, limit))  # type: ignore[arg-type]  # as they were stored
