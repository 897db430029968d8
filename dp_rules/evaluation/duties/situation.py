"""Where an indicator stands for whoever has to act on it: one word from verdict, data, due date, milestone and pace."""

from typing import Final, Literal

from dp_rules.evaluation.result import DataState, Due
from dp_rules.evaluation.verdict import Verdict
from dp_rules.pace.pace import State

Situation = Literal[
    "missed",
    "milestone_missed",
    "slipped",
    "regressing",
    "behind",
    "not_met",
    "undetermined",
    "gate_failed",
    "not_evaluated",
    "on_track",
    "met",
]

SERIOUSNESS: Final[tuple[Situation, ...]] = (
    "missed",
    "milestone_missed",
    "slipped",
    "regressing",
    "behind",
    "not_met",
    "undetermined",
    "gate_failed",
    "not_evaluated",
    "on_track",
    "met",
)
"""The most serious first."""

NOTHING_TO_DO: Final[frozenset[Situation]] = frozenset({"on_track", "met"})

_BY_PACE: Final[dict[State, Situation]] = {
    "slipped": "slipped",
    "regressing": "regressing",
    "behind": "behind",
    "on_track": "on_track",
}


def situation_of(
    verdict: Verdict, data: DataState, due: Due, pace: State, *, is_milestone_missed: bool = False
) -> Situation:
    """Return the first that fits.

    What keeps from judging; that the target is met; that it is missed, its date having come; that a
    milestone is, whose date has come; then the pace. A target that is not due, not met and ``on_track``
    calls for nothing; one whose pace nobody can tell is ``not_met``.
    """
    if data == "gate_failed":
        return "gate_failed"
    if verdict != "not_met":
        return verdict
    if due in {"due", "overdue"}:
        return "missed"
    if is_milestone_missed:
        return "milestone_missed"
    return _BY_PACE.get(pace, "not_met")
