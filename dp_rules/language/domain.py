"""Which values a quantity can take at all, whatever the data: a count is not below 0, a part not above its whole."""

from fractions import Fraction

from dp_rules.language import core
from dp_rules.quantity import interval
from dp_rules.quantity.interval import EVERYTHING, Interval, Undefined

NOT_NEGATIVE = Interval(Fraction(0), None)
SHARE = Interval(Fraction(0), Fraction(1))


def domain_of(node: core.Core) -> Interval:
    """Return an interval that holds every value ``node`` can have; it may hold more.

    Items are at least 0, as ``evaluation`` takes them to be. A condition has no domain and gives
    everything.
    """
    match node:
        case core.Constant(value=value):
            return value
        case core.ItemValue():
            return NOT_NEGATIVE
        case core.Aggregate(aggregation="count" | "count_distinct") | core.Clock():
            return NOT_NEGATIVE
        case core.Aggregate(column=column):
            return EVERYTHING if column is None else _of_rows(domain_of(column))
        case core.Defined(function="share"):
            return SHARE
        case core.Defined(body=body):
            return domain_of(body)
        case core.Negative(operand=operand):
            return interval.negate(domain_of(operand))
        case core.Rounded(operand=operand, step=step):
            inner = domain_of(operand)
            return inner if step.value.lower is None else interval.round_half_even(inner, step.value.lower)
        case core.Arithmetic():
            return _of_arithmetic(node)
        case core.OverPeriods(aggregation=aggregation, operand=operand):
            inner = domain_of(operand)
            return _of_rows(inner) if aggregation == "sum" else inner
        case _:
            return EVERYTHING


def _of_rows(one: Interval) -> Interval:
    """Return the domain of a sum, a least or a greatest of values that lie in ``one``."""
    return NOT_NEGATIVE if one.lower is not None and one.lower >= 0 else EVERYTHING


def _of_arithmetic(node: core.Arithmetic) -> Interval:
    if node.part_of_whole:
        return SHARE
    left, right = domain_of(node.left), domain_of(node.right)
    if left is right is NOT_NEGATIVE and node.operator != "-":
        return NOT_NEGATIVE
    match node.operator:
        case "+":
            return interval.add(left, right)
        case "-":
            return interval.subtract(left, right)
        case "*":
            return interval.multiply(left, right)
        case "/":
            quotient = interval.divide(left, right)
            return EVERYTHING if isinstance(quotient, Undefined) else quotient._replace(partial=False)
