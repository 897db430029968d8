"""Which value would decide an open verdict: found by evaluating again on either side of it."""

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Literal, NamedTuple

from dp_rules.evaluation.exact import evaluate
from dp_rules.evaluation.trace import Trace, items_in, leaves
from dp_rules.evaluation.view import View
from dp_rules.language import core
from dp_rules.language.rebuild import substitute
from dp_rules.quantity.interval import Interval, exact
from dp_rules.quantity.missing import Missing
from dp_rules.quantity.period import Period

FARTHEST = 10**12


class Rest(NamedTuple):
    """What is missing of a sum, as ``areas`` (or as periods of one area), and what it would have to come to."""

    areas: tuple[str, ...]
    periods: tuple[Period, ...]
    value: int


class Deciding(NamedTuple):
    """``premarital_exams@2023 >= 140``: with this, the verdict is met; otherwise it is not met.

    ``rest`` is what that leaves for the missing parts together where the item is added up.
    """

    item: str
    period: Period | None
    comparator: Literal[">=", "<="]
    value: int
    rest: Rest | None = None


def deciding_value(rule: core.Core, trace: Trace, view: View) -> Deciding | None:
    """Return what the one open count of a rule must at least or at most be for its target to be met.

    None when more than one datum is open, when the open one is no count, or when no value of it
    decides.
    """
    open_ones = {step.node: step for step in items_in(trace) if step.missing is not None or not _is_decided(step)}
    if len(open_ones) != 1:
        return None
    node, leaf = next(iter(open_ones.items()))
    if not isinstance(node, core.ItemValue) or node.unit.kind != "counted" or not isinstance(leaf.value, Interval):
        return None
    if leaf.missing in {Missing.PERIOD_LENGTH, Missing.NOT_COMPARABLE} or not _turns_once(trace, node):
        return None

    def met(value: int) -> bool | None:
        constant = core.Constant(exact(value), "", node.unit, node.origin)
        truth = evaluate(substitute(rule, node, constant), view).value
        return truth if isinstance(truth, bool) else None

    low, high = _whole_ends(leaf.value)
    found = _turning_point(met, low, high)
    if found is None:
        return None
    comparator: Literal[">=", "<="] = ">=" if met(found) else "<="
    value = found if comparator == ">=" else found - 1
    return Deciding(node.item.id, leaf.period, comparator, value, _rest(leaf, value))


def _rest(step: Trace, value: int) -> Rest | None:
    """Return what the missing parts of a sum have to come to together, where the others are whole numbers."""
    if not step.parts or step.how == "latest":
        return None
    known, open_ones = 0, []
    for leaf in leaves(step):
        if leaf.missing is None and isinstance(leaf.value, Interval) and leaf.value.is_exact:
            known += leaf.value.lower or 0  # type: ignore[assignment]  # the sum of whole numbers, as checked below
        else:
            open_ones.append(leaf)
    if known != int(known):
        return None
    areas = tuple(dict.fromkeys(leaf.area for leaf in open_ones))
    periods = tuple(dict.fromkeys(leaf.period for leaf in open_ones if leaf.period is not None))
    return Rest(areas, periods, value - int(known))


def _turns_once(trace: Trace, node: core.ItemValue) -> bool:
    """Say whether the rule is one comparison with a literal whose other side only rises or only falls along ``node``."""
    if not isinstance(trace.node, core.Comparison) or len(trace.parts) != len(("measure", "literal")):
        return False
    if trace.node.operators[0] in {"=", "!="}:
        return False
    sides = [part for part in trace.parts if not isinstance(part.node, core.Constant)]
    return len(sides) == 1 and _is_monotone(sides[0], node)


def _is_monotone(step: Trace, node: core.ItemValue) -> bool:
    """Say whether a step only rises or only falls along ``node``, which it asks for once."""
    match step.node:
        case core.ItemValue():
            return step.node == node
        case core.Defined() | core.Negative():
            return _is_monotone(step.parts[0], node)
        case core.Arithmetic(operator=operator):
            inside = [any(one.node == node for one in items_in(part)) for part in step.parts]
            if inside.count(True) != 1:
                return False
            part, other = step.parts if inside[0] else reversed(step.parts)
            if not _is_monotone(part, node):
                return False
            if operator in "+-":
                return True
            fixed_sign = _has_one_sign(other)
            return fixed_sign if operator == "*" or inside[0] else fixed_sign and _has_one_sign(part)
    return False


def _has_one_sign(step: Trace) -> bool:
    value = step.value
    return isinstance(value, Interval) and (
        (value.lower is not None and value.lower >= 0) or (value.upper is not None and value.upper <= 0)
    )


def _is_decided(leaf: Trace) -> bool:
    return not isinstance(leaf.value, Interval) or leaf.value.is_exact


def _whole_ends(values: Interval) -> tuple[int, int]:
    """Return the least and the greatest whole number to try within ``values``."""
    low = math.ceil(values.lower or Fraction(0))
    if values.lower_open and values.lower == low:
        low += 1
    high = FARTHEST if values.upper is None else math.floor(values.upper)
    if values.upper_open and values.upper == high:
        high -= 1
    return low, high


def _turning_point(met: Callable[[int], bool | None], low: int, high: int) -> int | None:
    """Return the first whole number in (low, high] at which ``met`` differs from below, or None.

    The rule turns at most once (``_turns_once``), but has no value where a denominator is zero;
    that is stepped over at the lower end.
    """
    if met(low) is None:
        low += 1
    first, last = (met(low), met(high)) if low < high else (None, None)
    if first is None or last is None or first == last:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        if met(middle) == first:
            low = middle
        else:
            high = middle
    return high
