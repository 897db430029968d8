"""Move an expression to another period: what ``@`` means, also around functions and sums."""

from dataclasses import replace
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
            return replace(node, period=period)
        case core.Negative(operand=operand) | core.Not(operand=operand) | core.Rounded(operand=operand):
            return replace(node, operand=at_period(operand, period))
        case core.Arithmetic(left=left, right=right):
            return replace(node, left=at_period(left, period), right=at_period(right, period))
        case core.Defined(arguments=arguments, body=body):
            moved = tuple(
                argument if isinstance(argument, Period | core.Rows) else at_period(argument, period)
                for argument in arguments
            )
            return replace(node, arguments=moved, body=at_period(body, period))
        case core.Comparison(operands=operands):
            return replace(node, operands=tuple(at_period(part, period) for part in operands))
        case core.Logic(parts=parts):
            return replace(node, parts=tuple(at_period(part, period) for part in parts))
        case _:
            assert_never(node)
