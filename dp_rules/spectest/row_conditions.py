"""Rows that satisfy a condition, found by trying: a small evaluator of its own for one row of plain numbers."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import islice, product
from typing import assert_never

from dp_rules.language import core
from dp_rules.language.scope import Item
from dp_rules.quantity.period import Period, last_month, last_quarter
from dp_rules.quantity.unit import TRUTH

Amount = Fraction | bool | None
"""A number, a yes or no, or None for what is not known."""
Row = Mapping[str, Amount]
MOST_TRIES = 5_000


def columns_of(*conditions: core.Core | None) -> list[Item] | None:
    """Return the columns that conditions speak of, or None for a condition that looks beyond its row."""
    found: dict[str, Item] = {}
    for condition in conditions:
        for part in () if condition is None else core.walk(condition):
            match part:
                case core.ItemValue(item=item, period=None):
                    found.setdefault(item.id, item)
                case core.ItemValue() | core.Aggregate() | core.OverPeriods() | core.Rounded() | core.Reported():
                    return None
    return list(found.values())


def rows_of(
    columns: list[Item], conditions: tuple[core.Core | None, ...], period: Period
) -> Iterator[dict[str, Amount]]:
    """Yield rows to try: every combination of yes and no, and of numbers at and beside those that are written."""
    numbers = sorted(_numbers(conditions, period))
    choices: list[list[Amount]] = [[True, False] if item.unit == TRUTH else list(numbers) for item in columns]
    for values in islice(product(*choices), MOST_TRIES):
        yield dict(zip((item.id for item in columns), values, strict=True))


def rows_around(usual: Row, conditions: tuple[core.Core | None, ...], period: Period) -> Iterator[dict[str, Amount]]:
    """Yield rows that differ from ``usual`` in the columns of one comparison and come next to its limit.

    Of a comparison of several columns, as ``rate(served, suitable) > 90%``: the nearest row below,
    one at it and the nearest above it. One of a single column has them among rows that differ in one cell.
    """
    for comparison in (node for each in conditions if each is not None for node in core.walk(each)):
        columns = columns_of(comparison) if isinstance(comparison, core.Comparison) else None
        if not isinstance(comparison, core.Comparison) or len(comparison.operands) != len(("left", "right")):
            continue
        if columns is None or len(columns) == 1:
            continue
        nearest: dict[int, tuple[Fraction, dict[str, Amount]]] = {}
        for part in rows_of(columns, conditions, period):
            row = {**usual, **part}
            left, right = (number_of(operand, row, period) for operand in comparison.operands)
            if left is not None and right is not None:
                side = (left > right) - (left < right)
                if side not in nearest or abs(left - right) < nearest[side][0]:
                    nearest[side] = abs(left - right), row
        for side in sorted(nearest):
            yield nearest[side][1]


def _numbers(conditions: tuple[core.Core | None, ...], period: Period) -> set[Fraction]:
    found = {Fraction(0), Fraction(1)}
    for condition in conditions:
        for part in () if condition is None else core.walk(condition):
            value = number_of(part, {}, period) if isinstance(part, core.Constant | core.Clock) else None
            if isinstance(value, Fraction):
                whole = {value.numerator, value.denominator} if value.denominator > 1 else {value.numerator}
                found |= {Fraction(number + step) for number in whole for step in (-1, 0, 1) if number + step >= 0}
    return found


def truth_in(condition: core.Core | None, row: Row, period: Period) -> bool | None:
    """Return whether a row satisfies a condition; None when that hangs on what is not known. No condition is always true."""
    match condition:
        case None:
            return True
        case core.ItemValue(item=item):
            value = row[item.id]
            return value if isinstance(value, bool) else None
        case core.Clock(name="annual"):
            return not period.quarter and not period.month
        case core.Not(operand=operand):
            inner = truth_in(operand, row, period)
            return None if inner is None else not inner
        case core.Logic(connective=connective, parts=parts):
            truths = [truth_in(part, row, period) for part in parts]
            decisive = connective == "or"
            return decisive if decisive in truths else None if None in truths else not decisive
        case core.Comparison(operands=operands, operators=operators):
            values = [number_of(operand, row, period) for operand in operands]
            truths = [_compare(op, values[i], values[i + 1]) for i, op in enumerate(operators)]
            return False if False in truths else None if None in truths else True
        case core.Defined(body=body):
            return truth_in(body, row, period)
    raise AssertionError(f"no condition: {condition!r}")


def number_of(node: core.Core, row: Row, period: Period) -> Fraction | None:
    """Return a quantity in a row, or None when it is not known or has no value."""
    match node:
        case core.Constant(value=value):
            return value.lower
        case core.ItemValue(item=item):
            value_ = row[item.id]
            return value_ if isinstance(value_, Fraction) else None
        case core.Clock(name=name):
            numbers = {"year": period.year, "quarter": last_quarter(period), "month": last_month(period)}
            return Fraction(numbers[name]) if name in numbers else None
        case core.Negative(operand=operand):
            inner = number_of(operand, row, period)
            return None if inner is None else -inner
        case core.Defined(body=body):
            return number_of(body, row, period)
        case core.Arithmetic(operator=operator, left=left, right=right):
            x, y = number_of(left, row, period), number_of(right, row, period)
            if x is None or y is None or (operator == "/" and y == 0):
                return None
            match operator:
                case "+":
                    return x + y
                case "-":
                    return x - y
                case "*":
                    return x * y
                case "/":
                    return x / y
                case _:
                    assert_never(operator)
    raise AssertionError(f"no quantity of one row: {node!r}")


def _compare(operator: str, x: Fraction | None, y: Fraction | None) -> bool | None:
    if x is None or y is None:
        return None
    return {">": x > y, ">=": x >= y, "<": x < y, "<=": x <= y, "=": x == y, "!=": x != y}[operator]
