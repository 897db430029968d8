"""Put something else in the place of a node, and leave the rest of the tree as it is."""

from typing import assert_never

from dp_rules.language import core


def substitute(tree: core.Core, old: core.Core, new: core.Core, *, in_rows: bool = False) -> core.Core:
    """Return ``tree`` with every node equal to ``old`` replaced by ``new``, of aggregates only ``in_rows`` what they ask of rows."""
    if tree == old:
        return new

    def again(part: core.Core) -> core.Core:
        return substitute(part, old, new, in_rows=in_rows)

    match tree:
        case core.Constant() | core.ItemValue() | core.Reported() | core.Clock():
            return tree
        case core.Aggregate(column=column, where=where):
            if not in_rows:
                return tree
            return tree._replace(
                column=None if column is None else again(column), where=None if where is None else again(where)
            )
        case core.Negative(operand=operand) | core.Not(operand=operand) | core.Rounded(operand=operand):
            return tree._replace(operand=again(operand))
        case core.Arithmetic(left=left, right=right):
            return tree._replace(left=again(left), right=again(right))
        case core.OverPeriods(parts=parts) | core.Logic(parts=parts):
            return tree._replace(parts=tuple(again(part) for part in parts))
        case core.Defined(body=body):
            return tree._replace(body=again(body))
        case core.Comparison(operands=operands):
            return tree._replace(operands=tuple(again(operand) for operand in operands))
        case _:
            assert_never(tree)
