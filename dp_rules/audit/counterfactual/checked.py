"""Whether answers are right, by evaluating the verdict anew: at each value, and one unit before it."""

from dp_rules.audit.counterfactual.anew import Setting, evaluated_anew
from dp_rules.audit.counterfactual.change import Change, Decides, Turn
from dp_rules.audit.counterfactual.inputs import Input
from dp_rules.evaluation.trace import Value
from dp_rules.evaluation.verdict import Verdict
from dp_rules.quantity.interval import exact


def is_right(setting: Setting, change: Change) -> bool:
    """Say whether a verdict turns where it is told to."""
    one, wanted = change.input, setting.trace.value is not True
    if change.flips is not None:
        return evaluated_anew(setting, one, change.flips) is wanted
    turns = [turn for turn in (change.more, change.fewer) if isinstance(turn, Turn)]
    return all(_turns_there(setting, one, turn, wanted=wanted) for turn in turns)


def _turns_there(setting: Setting, one: Input, turn: Turn, *, wanted: bool) -> bool:
    """Say whether a verdict turns at a value and not one unit before."""
    if evaluated_anew(setting, one, exact(turn.at)) is not wanted:
        return False
    if turn.change is None or abs(turn.change) == one.step:  # before it is what is known
        return True
    before = turn.at - one.step if turn.side == "more" else turn.at + one.step
    if one.item is not None and before in one.item.missing_codes:  # which is passed over
        return True
    return evaluated_anew(setting, one, exact(before)) is not wanted


def check_deciding(setting: Setting, found: Decides) -> None:
    """See that a verdict is as told at both ends of each range of values; a mismatch is a fault of ours and raised."""
    one = found.input
    asked: list[tuple[Value, Verdict]] = [
        (exact(end), part.verdict) for part in found.ranges for end in (part.first, part.last) if end is not None
    ]
    asked += [(truth, verdict) for truth, verdict in ((True, found.yes), (False, found.no)) if verdict is not None]
    for value, verdict in asked:
        if evaluated_anew(setting, one, value) is not (verdict == "met"):
            raise AssertionError(f"what would decide a verdict does not: {one.key}, {value}")
