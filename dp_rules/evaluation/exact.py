"""The core on data: exact interval arithmetic, Kleene's logic, and a trace of every step."""

from fractions import Fraction
from typing import assert_never

from dp_rules.evaluation.aggregate import evaluate_aggregate, share_bounds
from dp_rules.evaluation.trace import Trace, Value, found_trace
from dp_rules.evaluation.view import View
from dp_rules.language import core
from dp_rules.language.syntax import Comparator, Connective
from dp_rules.quantity import interval
from dp_rules.quantity.interval import Interval, Truth, Undefined
from dp_rules.quantity.period import last_month, last_quarter, periods_between

_SHARE = Interval(Fraction(0), Fraction(1))


def evaluate(node: core.Core, view: View) -> Trace:
    """Return the trace of ``node`` as ``view`` sees the data; its root holds the value.

    The value is an interval for a quantity, true, false or None (unknown) for a condition, and
    ``Undefined`` for a quantity that has no value because a denominator is zero.
    """
    match node:
        case core.ItemValue():
            found = view.find(node.item, node.period)
            if found.parts or found.beside:
                return found_trace(node, found)
            period = view.period if node.period is None else node.period
            return Trace(node, found.value, (), found.fact, found.missing, view.area, period)
        case core.Constant():
            return Trace(node, node.value)
        case core.Comparison():
            parts = tuple([evaluate(operand, view) for operand in node.operands])
            return Trace(node, compare_all(node.operators, parts), parts)
        case core.Defined():
            body = evaluate(node.body, view)
            return Trace(node, body.value, (body,))
        case core.Arithmetic():
            left, right = evaluate(node.left, view), evaluate(node.right, view)
            return Trace(node, _compute(node, left, right), (left, right))
        case core.Logic():
            parts = tuple([evaluate(part, view) for part in node.parts])
            return Trace(node, _join(node.connective, parts), parts)
        case core.Not() | core.Negative():
            parts = (evaluate(node.operand, view),)
            return Trace(node, value_of(node, parts), parts)
        case core.Aggregate():
            return evaluate_aggregate(node, view, evaluate)
        case core.Reported():
            found = view.reported
            return Trace(node, found.value, (), found.fact, found.missing, view.area, view.period)
        case core.Clock():
            return Trace(node, _clock(node, view))
        case core.Rounded():
            parts = (evaluate(node.operand, view), evaluate(node.step, view))
            return Trace(node, value_of(node, parts), parts)
        case core.OverPeriods():
            periods = periods_between(node.first, node.last)
            parts = tuple([evaluate(part, view.in_period(p)) for part, p in zip(node.parts, periods, strict=True)])
            return Trace(node, _over_periods(node.aggregation, parts), parts)
        case _:
            assert_never(node)


def value_of(node: core.Core, parts: tuple[Trace, ...]) -> Value:
    """Return what a step comes to whose parts have been evaluated; items and aggregates are no such steps."""
    match node:
        case core.Comparison():
            return compare_all(node.operators, parts)
        case core.Defined():
            return parts[0].value
        case core.Arithmetic():
            return _compute(node, parts[0], parts[1])
        case core.Logic():
            return _join(node.connective, parts)
        case core.Not():
            return interval.invert_truth(truth_of(parts[0].value))
        case core.Negative():
            inner = parts[0].value
            return interval.negate(inner) if isinstance(inner, Interval) else inner
        case core.Rounded():
            return _round(parts[0].value, parts[1].value)
        case core.OverPeriods():
            return _over_periods(node.aggregation, parts)
        case core.ItemValue() | core.Reported() | core.Constant() | core.Clock() | core.Aggregate():
            raise TypeError("what rests on data has no parts that it is worked out from")
        case _:
            assert_never(node)


def truth_of(value: Value) -> Truth:
    """Return a condition's truth; what has no value is unknown."""
    return value if isinstance(value, bool) else None


def _compute(node: core.Arithmetic, left: Trace, right: Trace) -> Value:
    x, y = left.value, right.value
    if isinstance(x, Undefined):
        return x
    if not isinstance(x, Interval) or not isinstance(y, Interval):
        return y
    match node.operator:
        case "/":
            quotient = interval.divide(x, y)
            if isinstance(quotient, Undefined) or quotient.is_exact:
                return quotient
            if node.part_of_whole:
                quotient = interval.intersect(quotient, _SHARE) or quotient
            bounds = share_bounds(left, right)
            return quotient if bounds is None else interval.intersect(quotient, bounds) or quotient
        case "+":
            return interval.add(x, y)
        case "-":
            return interval.subtract(x, y)
        case "*":
            return interval.multiply(x, y)


def compare_all(operators: tuple[Comparator, ...], parts: tuple[Trace, ...]) -> Truth:
    """Return whether each side satisfies its operator with the next."""
    if len(operators) == 1:
        return compare(operators[0], parts[0].value, parts[1].value)
    truths = [compare(op, parts[i].value, parts[i + 1].value) for i, op in enumerate(operators)]
    return False if False in truths else None if None in truths else True


def compare(operator: Comparator, x: Value, y: Value) -> Truth:
    """Return whether two quantities satisfy ``operator``: certainly, certainly not, or unknown."""
    if not isinstance(x, Interval) or not isinstance(y, Interval):
        return None
    match operator:
        case ">":
            return interval.less(y, x)
        case ">=":
            return interval.less_or_equal(y, x)
        case "<":
            return interval.less(x, y)
        case "<=":
            return interval.less_or_equal(x, y)
        case "=":
            return interval.equal(x, y)
        case "!=":
            return interval.invert_truth(interval.equal(x, y))


def _join(connective: Connective, parts: tuple[Trace, ...]) -> Truth:
    truths = [truth_of(part.value) for part in parts]
    decisive = connective == "or"
    if decisive in truths:
        return decisive
    return None if None in truths else not decisive


def _clock(node: core.Clock, view: View) -> Value:
    period = view.period
    match node.name:
        case "year":
            return interval.exact(period.year)
        case "quarter":
            return interval.exact(last_quarter(period))
        case "month":
            return interval.exact(last_month(period))
        case "annual":
            return not period.quarter and not period.month


def _round(value: Value, step: Value) -> Value:
    if not isinstance(value, Interval) or not isinstance(step, Interval) or step.lower is None:
        return value
    return interval.round_half_even(value, step.lower)


def _over_periods(aggregation: core.RunAggregation, parts: tuple[Trace, ...]) -> Value:
    values = [part.value for part in parts]
    known = [value for value in values if isinstance(value, Interval)]
    if len(known) < len(values):
        return next(value for value in values if not isinstance(value, Interval))
    match aggregation:
        case "sum":
            return interval.total(known)
        case "mean":
            return interval.divide(interval.total(known), interval.exact(len(known)))
        case "min":
            return interval.smallest(known)
        case "max":
            return interval.largest(known)
