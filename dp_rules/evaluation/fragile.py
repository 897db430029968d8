"""Which verdicts hang by a thread, and by which: what would turn them, each thing named.

A verdict is of full values (全数值比较法). GB/T 8170-2008, 4.3, knows a second way, the comparison of rounded
values (修约值比较法), which a standard has to ask for; where the two differ, somebody may have judged the other way.
"""

from collections.abc import Iterable, Iterator

from dp_rules.evaluation.case_turns import cases_that_turn
from dp_rules.evaluation.one_case import is_far
from dp_rules.evaluation.row_turns import row_conditions_that_turn
from dp_rules.evaluation.trace import Trace, measure_in
from dp_rules.evaluation.turns import OtherComparison, OtherReading, OtherRounding, Turn
from dp_rules.evaluation.verdict import Verdict
from dp_rules.evaluation.view import AreaView, View
from dp_rules.evaluation.written import (
    OTHER_STRICTNESS,
    comparison_if,
    holds,
    literal_step,
    rounded_value,
    rule_if,
    written_limits,
)
from dp_rules.language import core
from dp_rules.language.target import Target
from dp_rules.quantity.interval import Interval
from dp_rules.spec.model import Reading


def turns_of(
    rule: core.Core,
    target: Target | None,
    trace: Trace,
    view: View,
    margin: Interval | None = None,
    readings: Iterable[tuple[Reading, Verdict]] = (),
) -> tuple[Turn, ...]:
    """Return everything that would turn a decided verdict; nothing for one that stands firm or is open.

    ``rule`` is the rule as evaluated, ``trace`` its trace, ``margin`` how far its value is from the nearest limit,
    where it has been found already, and ``readings`` the verdicts under other readings. Where no limit is
    written, nobody can have rounded it or meant it less strictly.
    """
    verdict = trace.value
    if not isinstance(verdict, bool):
        return ()
    found: list[Turn] = []
    if not _is_far(target, trace, view):
        found += cases_that_turn(rule, trace, view)
    if not _is_clear(target, margin):
        found += sorted(_limits_that_turn(trace), key=lambda turn: turn.code)
    found += row_conditions_that_turn(rule, trace, view)
    other: Verdict = "not_met" if verdict else "met"
    found += [OtherReading(reading) for reading, judged in readings if judged == other]
    return tuple(found)


def _is_clear(target: Target | None, margin: Interval | None) -> bool:
    """Say quickly whether a value is farther from every limit than rounding could move it."""
    if target is None:
        return False
    if not target.is_written:
        return True
    if margin is None or not margin.is_exact or margin.lower is None:
        return False
    if isinstance(target.measure, core.Rounded):
        return False
    distance = abs(margin.lower)
    return all(distance > literal_step(limit.value) for limit in target.limits)


def _is_far(target: Target | None, trace: Trace, view: View) -> bool:
    """Say quickly whether the limits are too far away for one case, which they nearly always are."""
    if target is None or not isinstance(view, AreaView):
        return False
    measure = measure_in(trace)
    if measure is None:
        return False
    for limit in target.limits:
        weights = view.known.weights(measure.node, limit)
        if weights is None or not is_far(measure, weights):
            return False
    return True


def _limits_that_turn(rule: Trace) -> Iterator[OtherRounding | OtherComparison]:
    """Yield each limit that the rule writes and that would turn it, rounded or compared otherwise."""
    for limit in written_limits(rule):
        plain = holds(limit)
        other = OTHER_STRICTNESS[limit.comparator]
        outcome = holds(limit, comparator=other)
        if outcome is not plain and rule_if(rule, limit.comparison, comparison_if(limit, outcome)) is (not rule.value):
            yield OtherComparison(limit, other)
        rounded = rounded_value(limit)
        if rounded is None or limit.step is None or not isinstance(limit.measure.value, Interval):
            continue
        outcome = holds(limit, is_rounded=True)
        if outcome is not plain and rule_if(rule, limit.comparison, comparison_if(limit, outcome)) is (not rule.value):
            yield OtherRounding(limit, limit.step, limit.measure.value, rounded)
