"""Move an expression to another period: what ``@`` means, also around functions and sums."""

from typing import assert_never

from dp_rules.language import core
from dp_rules.quantity.period import Period


def has_period(node: core.Core) -> bool:
    """Say whether anything in ``node`` already names its period."""
    match node:
        case core.ItemValue(period=period) | core.Aggregate(period=period) if period is not None:
            return True
        case core.Clock() | core.OverPeriods():
            return True
        case core.Aggregate():
            return False
        case _:
            return any(has_period(part) for part in core.parts_of(node))


def at_period(node: core.Core, period: Period) -> core.Core:
    """Return ``node`` with every value taken in ``period``.

    The filter of an aggregate stays as it is: its rows are those of the period.
    """
    match node:
        case core.Constant() | core.Reported() | core.Clock() | core.OverPeriods():
            return node
        case core.ItemValue() | core.Aggregate():
            return node._replace(period=period)
        case core.Negative(operand=operand) | core.Not(operand=operand) | core.Rounded(operand=operand):
            return node._replace(operand=at_period(operand, period))
        case core.Arithmetic(left=left, right=right):
            return node._replace(left=at_period(left, period), right=at_period(right, period))
        case core.Defined(arguments=arguments, body=body):
            moved = tuple(_moved(argument, period) for argument in arguments)
            return node._replace(arguments=moved, body=at_period(body, period))
        case core.Comparison(operands=operands):
            return node._replace(operands=tuple(at_period(part, period) for part in operands))
        case core.Logic(parts=parts):
            return node._replace(parts=tuple(at_period(part, period) for part in parts))
        case _:
            assert_never(node)


def _moved(argument: core.Core | Period | core.Rows, period: Period) -> core.Core | Period | core.Rows:
    match argument:
        case Period():
            return argument
        case core.Rows():
            return argument._replace(period=period)
        case _:
            return at_period(argument, period)
