"""The headline of a result: one word from verdict, data, due and pace, in the order of docs/pace.md."""

from dp_rules.evaluation.result import Result


def headline_of(result: Result) -> str:
    """Return the first that fits: what keeps from judging, that it is met, that it was missed, and else its pace."""
    if result.data == "gate_failed":
        return "gate_failed"
    if result.verdict in {"not_evaluated", "undetermined"}:
        return result.verdict
    if result.verdict == "met":
        return "maintained" if result.pace.state == "maintained" else "met"
    if result.due in {"due", "overdue"}:
        return "missed"
    return "not_met" if result.pace.state == "not_assessable" else result.pace.state
