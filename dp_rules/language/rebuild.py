"""Put something else in the place of a node, and leave the rest of the tree as it is."""

from collections.abc import Callable
from typing import assert_never

from dp_rules.language import core
from dp_rules.quantity.period import Period


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


def opened(tree: core.Core) -> core.Core:
    """Return ``tree`` with every function replaced by what it stands for, outside the filters of aggregates."""
    while isinstance(tree, core.Defined):
        tree = tree.body
    match tree:
        case core.Negative(operand=operand) | core.Not(operand=operand) | core.Rounded(operand=operand):
            return tree._replace(operand=opened(operand))
        case core.Arithmetic(left=left, right=right):
            return tree._replace(left=opened(left), right=opened(right))
        case core.OverPeriods(parts=parts):
            return tree._replace(operand=opened(tree.operand), parts=tuple(opened(part) for part in parts))
        case core.Logic(parts=parts):
            return tree._replace(parts=tuple(opened(part) for part in parts))
        case core.Comparison(operands=operands):
            return tree._replace(operands=tuple(opened(operand) for operand in operands))
        case _:
            return tree


def _same(period: Period) -> Period:
    return period


def with_items(
    tree: core.Core,
    change: Callable[[core.ItemValue], core.Core],
    moment: Callable[[Period], Period] = _same,
) -> core.Core:
    """Return ``tree`` with ``change`` made to each item, also in the arguments of functions and the rows of aggregates.

    ``moment`` is made to each period that an argument of a function names (``base=2020``). What a quotient
    says of its part being in its whole is dropped: another item may lie elsewhere.
    """

    def again(part: core.Core) -> core.Core:
        return with_items(part, change, moment)

    def maybe(part: core.Core | None) -> core.Core | None:
        return None if part is None else again(part)

    def argument(given: core.Core | Period | core.Rows) -> core.Core | Period | core.Rows:
        match given:
            case Period():
                return moment(given)
            case core.Rows(where=where, among=among):
                return given._replace(where=maybe(where), among=maybe(among))
            case _:
                return again(given)

    match tree:
        case core.ItemValue():
            return change(tree)
        case core.Constant() | core.Reported() | core.Clock():
            return tree
        case core.Aggregate(column=column, where=where):
            return tree._replace(column=maybe(column), where=maybe(where))
        case core.Negative(operand=operand) | core.Not(operand=operand) | core.Rounded(operand=operand):
            return tree._replace(operand=again(operand))
        case core.Arithmetic(left=left, right=right):
            return tree._replace(left=again(left), right=again(right), part_of_whole=False)
        case core.OverPeriods(operand=operand, parts=parts):
            return tree._replace(operand=again(operand), parts=tuple(again(part) for part in parts))
        case core.Logic(parts=parts):
            return tree._replace(parts=tuple(again(part) for part in parts))
        case core.Defined(arguments=arguments, body=body):
            return tree._replace(arguments=tuple(argument(one) for one in arguments), body=again(body))
        case core.Comparison(operands=operands):
            return tree._replace(operands=tuple(again(operand) for operand in operands))
        case _:
            assert_never(tree)
