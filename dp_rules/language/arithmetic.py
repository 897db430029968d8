"""Arithmetic and comparison in a rule: each step has its unit, and sides that do not go together are refused."""

from dp_rules.language import core, syntax
from dp_rules.language.checking import Context
from dp_rules.language.scope import Item, Scope
from dp_rules.language.unit_errors import not_comparable, not_computable
from dp_rules.quantity.unit import (
    NUMBER,
    POINTS,
    RATIO,
    TRUTH,
    Unit,
    comparable,
    product_unit,
    quotient_unit,
    sum_unit,
)


def computed(node: syntax.Binary, left: core.Core, right: core.Core, context: Context) -> core.Core | None:
    """Return the core of ``left + right`` and its like, or None with the fault noted."""
    left, right = _as_whole(left, right), _as_whole(right, left)
    unit = _computed_unit(node.operator, left, right)
    if unit is None:
        not_computable(node, left, right, context)
        return None
    part_of_whole = node.operator == "/" and _is_part_of(left, right, context.scope)
    return core.Arithmetic(node.operator, left, right, part_of_whole, unit, context.place(node.span))


def _as_whole(node: core.Core, beside: core.Core) -> core.Core:
    """Return a literal 1 beside a ratio as 100%, as in ``1 - x / y``; everything else as it is."""
    if isinstance(node, core.Constant) and node.unit == NUMBER and node.value.lower == 1 and beside.unit == RATIO:
        return node._replace(unit=RATIO)
    return node


def _computed_unit(operator: syntax.Operator, left: core.Core, right: core.Core) -> Unit | None:
    match operator:
        case "+" | "-" if left.unit == right.unit == RATIO and (_is_whole(left) or _is_whole(right)):
            return RATIO
        case "+":
            return sum_unit(left.unit, right.unit, subtract=False)
        case "-":
            return sum_unit(left.unit, right.unit, subtract=True)
        case "*":
            return product_unit(left.unit, right.unit)
        case "/":
            return quotient_unit(left.unit, right.unit)


def _is_whole(node: core.Core) -> bool:
    """Say whether ``node`` is 100%: what it leaves of a ratio is a ratio again, not points."""
    return isinstance(node, core.Constant) and node.value.lower == 1


def _is_part_of(left: core.Core, right: core.Core, scope: Scope) -> bool:
    """Say whether ``left`` is by declaration a part of ``right``: an item of its whole, or their sums over the same rows."""
    match left, right:
        case core.ItemValue(item=part, period=first), core.ItemValue(item=whole, period=second) if first == second:
            return _lies_in(part, whole, scope)
        case (
            core.Aggregate(aggregation="sum", column=core.ItemValue(item=part)),
            core.Aggregate(aggregation="sum", column=core.ItemValue(item=whole)),
        ):
            same_rows = (left.table, left.where, left.period) == (right.table, right.where, right.period)
            return same_rows and _lies_in(part, whole, scope)
    return False


def _lies_in(part: Item, whole: Item, scope: Scope) -> bool:
    """Say whether an item is declared a subset of another, directly or through others."""
    parent = part.subset_of
    seen: set[str] = set()
    while parent is not None and parent not in seen:
        if parent == whole.id:
            return True
        seen.add(parent)
        parent = scope.items[parent].subset_of if parent in scope.items else None
    return False


def compared(node: syntax.Comparison, known: list[core.Core], context: Context) -> core.Core | None:
    """Return the core of a comparison of what is ``known``, or None with the fault noted."""
    for index in range(len(known) - 1):
        known[index] = _as_zero_of(known[index], known[index + 1])
        known[index + 1] = _as_zero_of(known[index + 1], known[index])
        left, right = known[index], known[index + 1]
        if not comparable(left.unit, right.unit) and not _points_with_percent(left, right):
            not_comparable(node.operands[index], node.operands[index + 1], left, right, context)
            return None
    return core.Comparison(tuple(known), node.operators, TRUTH, context.place(node.span))


def _as_zero_of(node: core.Core, beside: core.Core) -> core.Core:
    """Return a literal 0 in the unit of what it is compared with: zero is the same in every unit."""
    if isinstance(node, core.Constant) and node.value.lower == 0 and beside.unit != TRUTH:
        return node._replace(unit=beside.unit)
    return node


def _points_with_percent(left: core.Core, right: core.Core) -> bool:
    """Say whether a difference of ratios stands beside a literal in percent: it may be compared with ``5%`` or with ``5pp``."""
    return any(
        one.unit == POINTS and other.unit == RATIO and isinstance(other, core.Constant)
        for one, other in ((left, right), (right, left))
    )
