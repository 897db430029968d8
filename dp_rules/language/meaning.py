"""What an expression comes to, apart from how it is written: for comparing rules of different plans."""

from collections.abc import Hashable
from typing import assert_never

from dp_rules.language import core

Meaning = Hashable
"""Equal for two expressions that compute the same in the same way, whatever their functions, digits and names."""


def meaning(node: core.Core | None) -> Meaning:
    """Return the meaning of ``node``: functions as their bodies, numbers as their values, items by their ids."""
    match node:
        case None:
            return None
        case core.Constant(value=value):
            return value
        case core.ItemValue(item=item, period=period):
            return ("item", item.id, period)
        case core.Reported():
            return ("reported",)
        case core.Clock(name=name):
            return ("clock", name)
        case core.Negative(operand=operand):
            return ("negative", meaning(operand))
        case core.Not(operand=operand):
            return ("not", meaning(operand))
        case core.Arithmetic(operator=operator, left=left, right=right):
            return (operator, meaning(left), meaning(right))
        case core.Rounded(operand=operand, step=step):
            return ("round", meaning(operand), meaning(step))
        case core.OverPeriods(aggregation=aggregation, operand=operand, first=first, last=last):
            return (aggregation, meaning(operand), first, last)
        case core.Aggregate(aggregation=aggregation, table=table, column=column, where=where, period=period):
            return (aggregation, table.id, meaning(column), meaning(where), period)
        case core.Defined(body=body):
            return meaning(body)
        case core.Comparison(operands=operands, operators=operators):
            return ("compare", operators, tuple(map(meaning, operands)))
        case core.Logic(connective=connective, parts=parts):
            return (connective, tuple(map(meaning, parts)))
        case _:
            assert_never(node)
