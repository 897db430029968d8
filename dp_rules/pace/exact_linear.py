"""``linear 1`` on plain numbers, for very many of them: one limit, no milestones, nothing that is a bound."""

from fractions import Fraction

from dp_rules.pace.limit import Comparator
from dp_rules.pace.pace import State


def exact_linear(
    comparator: Comparator,
    limit: Fraction | int,
    value: Fraction | int,
    baseline: Fraction | int,
    elapsed: Fraction | int,
    total: Fraction | int,
) -> State:
    """Return the state that ``assess`` with ``linear`` gives for one limit ``>``, ``>=``, ``<`` or ``<=``.

    ``elapsed`` and ``total`` are the times from the baseline to the value and to the due date, in
    any one unit, both above 0. Nothing is divided.
    """
    if comparator in {"<", "<="}:
        limit, value, baseline = -limit, -value, -baseline
    is_strict = comparator in {">", "<"}
    was_met = baseline > limit or (baseline == limit and not is_strict)
    if value > limit or (value == limit and not is_strict):
        return "maintained" if was_met else "achieved"
    if was_met:
        return "slipped"
    if value < baseline:
        return "regressing"
    if elapsed >= total:
        return "behind"
    return "on_track" if (value - baseline) * total >= (limit - baseline) * elapsed else "behind"
