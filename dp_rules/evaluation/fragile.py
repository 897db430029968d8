"""Which verdicts hang by a thread: one case, the rounding of the value, or a strict comparison would turn them."""

import re
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from dp_rules.evaluation.aggregate import extra_conditions
from dp_rules.evaluation.exact import compare, evaluate
from dp_rules.evaluation.one_case import is_far
from dp_rules.evaluation.trace import Trace, measure_in
from dp_rules.evaluation.view import AreaView, View
from dp_rules.language import core
from dp_rules.language.rebuild import substitute
from dp_rules.language.syntax import Comparator
from dp_rules.language.target import Limit, Target
from dp_rules.quantity.figure import MULTIPLIERS, fold
from dp_rules.quantity.interval import Interval, exact, round_half_even
from dp_rules.quantity.unit import Unit

Fragility = Literal["one_case", "rounding", "strictness"]
_OTHER_STRICTNESS: dict[Comparator, Comparator] = {">": ">=", ">=": ">", "<": "<=", "<=": "<", "=": "=", "!=": "!="}


def fragility(
    rule: core.Core,
    target: Target | None,
    value: Interval | None,
    trace: Trace,
    view: View,
    margin: Interval | None = None,
) -> tuple[Fragility, ...]:
    """Return what would turn a decided verdict; empty for one that stands firm or is open.

    ``rule`` is the rule as evaluated, ``trace`` its trace, ``value`` the value of its measure, and ``margin``
    how far that is from the nearest limit, where it has been found already.
    Where no limit is written, nobody can have rounded it or meant it less strictly.
    """
    verdict = trace.value
    if not isinstance(verdict, bool):
        return ()
    found: list[Fragility] = []
    if not _is_far(target, trace, view) and _one_case_turns(rule, trace, view, verdict=verdict):
        found.append("one_case")
    if target is not None and target.is_written and value is not None and not _is_clear(target, margin):
        if _satisfies(target, value, rounded=True) is (not verdict):
            found.append("rounding")
        if _satisfies(target, value, strict_swapped=True) is (not verdict):
            found.append("strictness")
    return tuple(found)


def _is_clear(target: Target, margin: Interval | None) -> bool:
    """Say quickly whether a value is farther from every limit than rounding could move it."""
    if margin is None or not margin.is_exact or margin.lower is None:
        return False
    distance = abs(margin.lower)
    return all(distance > _step_of(limit.value.text, limit.value.unit) for limit in target.limits)


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


def literal_step(constant: core.Constant) -> Fraction:
    """Return the precision of a literal as written: 1% for ``70%``, 0.1% for ``99.5%``, 1 for ``3000``, 1000 for ``2.4万``."""
    return _step_of(constant.text, constant.unit)


@lru_cache(maxsize=1024)
def _step_of(text: str, unit: Unit) -> Fraction:
    match = _LITERAL.match(fold(text))
    decimals, multiplier, sign = match.group("decimals", "multiplier", "sign") if match else ("", "", "")
    scale = Fraction(1, 1000) if sign == "‰" else Fraction(1, 100) if _is_percentage(unit) else Fraction(1)
    return scale * Fraction(MULTIPLIERS.get(multiplier, 1), 10 ** len(decimals or ""))


_LITERAL = re.compile(r"-?[0-9]+(?:\.(?P<decimals>[0-9]+))?(?P<multiplier>[十百千万亿]*) ?(?P<sign>‰?)")


def _is_percentage(unit: Unit) -> bool:
    return unit.kind in {"ratio", "points"}


def _satisfies(target: Target, value: Interval, *, rounded: bool = False, strict_swapped: bool = False) -> bool | None:
    truths = [_holds(limit, value, rounded=rounded, strict_swapped=strict_swapped) for limit in target.limits]
    return False if False in truths else None if None in truths else True


def _holds(limit: Limit, value: Interval, *, rounded: bool, strict_swapped: bool) -> bool | None:
    if rounded:
        value = round_half_even(value, literal_step(limit.value))
    comparator = _OTHER_STRICTNESS[limit.comparator] if strict_swapped else limit.comparator
    return compare(comparator, value, limit.value.value)


def _one_case_turns(rule: core.Core, trace: Trace, view: View, *, verdict: bool) -> bool:
    """Say whether one unit more or less in one count, the others held, turns the verdict."""
    counts: dict[core.Core, Interval] = {}
    for step in _counts(trace):
        if isinstance(step.value, Interval):
            counts[step.node] = step.value
    for node, value in counts.items():
        for change in (1, -1):
            if value.lower is None or value.lower + change < 0 or _leaves_its_whole(node, value.lower + change, counts):
                continue
            constant = core.Constant(exact(value.lower + change), "", node.unit, node.origin)
            if evaluate(substitute(rule, node, constant), view).value is (not verdict):
                return True
    return False


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
