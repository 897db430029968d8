"""Which figures one unit more or less of which would turn a verdict, found by evaluating again."""

from collections.abc import Iterator
from fractions import Fraction

from dp_rules.evaluation.aggregate import extra_conditions
from dp_rules.evaluation.exact import evaluate
from dp_rules.evaluation.trace import Trace
from dp_rules.evaluation.turns import OneCase
from dp_rules.evaluation.view import View
from dp_rules.language import core
from dp_rules.language.rebuild import substitute
from dp_rules.quantity.interval import Interval, exact


def cases_that_turn(rule: core.Core, trace: Trace, view: View) -> Iterator[OneCase]:
    """Yield each count of a rule of which one unit more or less, the others held, turns the verdict."""
    steps = {step.node: step for step in _counts(trace)}
    counts = {node: step.value for node, step in steps.items() if isinstance(step.value, Interval)}
    for node, value in counts.items():
        for change in (1, -1):
            if value.lower is None or value.lower + change < 0 or _leaves_its_whole(node, value.lower + change, counts):
                continue
            constant = core.Constant(exact(value.lower + change), "", node.unit, node.origin)
            if evaluate(substitute(rule, node, constant), view).value is (not trace.value):
                yield OneCase(steps[node], change, value.lower)


def _counts(trace: Trace) -> list[Trace]:
    """Return the steps of the rule itself that are exact whole counts: items, and counts and sums over tables."""
    if isinstance(trace.node, core.ItemValue) or (
        isinstance(trace.node, core.Aggregate) and trace.node.aggregation in {"count", "sum"}
    ):
        return [trace] if _is_whole_count(trace) else []
    return [step for part in trace.parts for step in _counts(part)]


def _is_whole_count(step: Trace) -> bool:
    value = step.value
    return (
        step.node.unit.kind == "counted"
        and isinstance(value, Interval)
        and value.is_exact
        and value.lower is not None
        and value.lower.denominator == 1
    )


def _leaves_its_whole(node: core.Core, value: Fraction, counts: dict[core.Core, Interval]) -> bool:
    """Say whether a part would exceed its declared whole, or a whole fall below its part."""
    for other, known in counts.items():
        if known.lower is not None and (
            (_is_part(node, other) and value > known.lower) or (_is_part(other, node) and value < known.lower)
        ):
            return True
    return False


def _is_part(part: core.Core, whole: core.Core) -> bool:
    """Say whether one count is by declaration within another: an item of its whole, some rows of all of them."""
    match part, whole:
        case core.ItemValue(item=first, period=when), core.ItemValue(item=second, period=then):
            return first.subset_of == second.id and when == then
        case core.Aggregate(aggregation="count", table=table), core.Aggregate(aggregation="count", table=same):
            narrower = extra_conditions(part.where, whole.where)
            return part != whole and table == same and part.period == whole.period and narrower is not None
    return False
