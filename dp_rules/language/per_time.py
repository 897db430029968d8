"""Whether a measure is so much in so much time: surgeries per million people are for a year, a rate of flows is not."""

from dp_rules.language import core
from dp_rules.quantity.unit import TRUTH


def grows_with_time(measure: core.Core) -> bool:
    """Say whether a measure is greater over a longer period, as a flow is, so that one of part of a year is none of a year.

    What cannot be told (a sum of different kinds) is not said to.
    """
    return _degree(measure) not in {0, None}


def _degree(node: core.Core) -> int | None:
    """Return how often the length of the period is in a quantity: once in a flow, not in a stock or a ratio of flows."""
    match node:
        case core.ItemValue(item=item):
            return 1 if item.kind == "flow" and item.unit != TRUTH else 0
        case core.Constant():
            return 0
        case core.Defined(body=body):
            return _degree(body)
        case core.Negative(operand=operand) | core.Rounded(operand=operand):
            return _degree(operand)
        case core.Aggregate(aggregation="sum" | "min" | "max", column=core.ItemValue() as column, table=table):
            return _degree(column) if table.is_level else 0
        case core.Aggregate():
            return 0
        case core.Arithmetic():
            return _combined(node, _degree(node.left), _degree(node.right))
    return None


def _combined(node: core.Arithmetic, left: int | None, right: int | None) -> int | None:
    if left is None or right is None:
        return None
    match node.operator:
        case "/":
            return left - right
        case "*":
            return left + right
        case "+" | "-":
            return left if left == right else None
