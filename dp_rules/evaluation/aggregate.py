"""Counts and sums over the rows of a table. What is unknown of a row makes bounds, never a zero."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import NamedTuple

from dp_rules.evaluation.figures.known import NOT_NEGATIVE
from dp_rules.evaluation.trace import Row, Trace
from dp_rules.evaluation.view import View
from dp_rules.language import core
from dp_rules.quantity.interval import Interval, Truth, Undefined, add, exact, hull, largest, smallest, subtract, total
from dp_rules.quantity.missing import Missing
from dp_rules.quantity.period import same_length

Evaluate = Callable[[core.Core, View], Trace]
_ONE = exact(1)
_NONE = exact(0)


def evaluate_aggregate(node: core.Aggregate, view: View, evaluate: Evaluate) -> Trace:
    """Return the trace of an aggregate, with one row for each row of the table.

    Without the table in the data nothing is known: that is not a count of 0.
    """
    period = view.period if node.period is None else node.period
    if not same_length(period, view.period):
        return Trace(node, NOT_NEGATIVE, (), None, Missing.PERIOD_LENGTH, view.area, period)
    views = view.rows(node.table, node.period)
    if views is None:
        return Trace(node, NOT_NEGATIVE, (), None, Missing.NO_DATA, view.area, period)
    rows = tuple(
        Row(
            row.label,
            row.area,
            None if node.where is None else evaluate(node.where, row),
            None if node.column is None else evaluate(node.column, row),
        )
        for row in views
    )
    return Trace(node, _aggregate(node.aggregation, rows), (), None, None, view.area, period, rows)


def with_rows(trace: Trace, rows: Mapping[int, Row], *, keep_rows: bool) -> Trace | None:
    """Return an aggregate's trace with other rows in the place of some.

    Without ``keep_rows`` a count or sum is taken to be the old one with what the rows add more or less, which does not
    look at the rows again, nor keep them; None where that is not exact.
    """
    node = trace.node
    if not isinstance(node, core.Aggregate):
        raise TypeError("an aggregate has rows")
    if keep_rows:
        everyone = list(trace.rows)
        for index, row in rows.items():
            everyone[index] = row
        return trace._replace(value=_aggregate(node.aggregation, tuple(everyone)), rows=tuple(everyone))
    if node.aggregation not in {"count", "sum"} or not isinstance(trace.value, Interval) or not trace.value.is_exact:
        return None
    value = trace.value
    for index, row in rows.items():
        new, old = _added_by(row), _added_by(trace.rows[index])
        if not new.is_exact or not old.is_exact:
            return None
        value = subtract(add(value, new), old)
    return trace._replace(value=value, rows=())


def _added_by(row: Row) -> Interval:
    is_in = _is_in(row)
    return _NONE if is_in is False else _amount(row) if is_in else hull(_NONE, _amount(row))


def _is_in(row: Row) -> Truth:
    if row.where is None:
        return True
    return row.where.value if isinstance(row.where.value, bool) else None


def _amount(row: Row) -> Interval:
    if row.column is None:
        return _ONE
    return row.column.value if isinstance(row.column.value, Interval) else NOT_NEGATIVE


def _aggregate(aggregation: core.Aggregation, rows: tuple[Row, ...]) -> Interval | Undefined:
    sure = [_amount(row) for row in rows if _is_in(row) is True]
    possible = [_amount(row) for row in rows if _is_in(row) is None]
    match aggregation:
        case "count" | "sum":
            return total([*sure, *(hull(_NONE, amount) for amount in possible)])
        case "count_distinct":
            return _distinct(sure, possible)
        case "min" | "max":
            return _extreme(aggregation, sure, possible) if sure or possible else Undefined.NO_ROWS


def _distinct(sure: list[Interval], possible: list[Interval]) -> Interval:
    """Return how many different amounts there are; an amount that is not exact may equal another."""
    known = _different(sure)
    most = _different([*sure, *possible]) + sum(not amount.is_exact for amount in (*sure, *possible))
    return Interval(Fraction(max(known, 1 if sure else 0)), Fraction(most))


def _different(amounts: list[Interval]) -> int:
    """Return how many different numbers there are among the amounts that are exact."""
    numbers = sorted([amount.lower for amount in amounts if amount.is_exact and amount.lower is not None])
    return sum(1 for index, number in enumerate(numbers) if not index or number != numbers[index - 1])


def _extreme(aggregation: core.Aggregation, sure: list[Interval], possible: list[Interval]) -> Interval:
    """Return the least or greatest amount. A row that may not count can only move one end.

    Without a sure row any of the possible ones may be the only one, or none is.
    """
    if not sure:
        low, high = smallest(possible), largest(possible)
        return Interval(low.lower, high.upper, low.lower_open, high.upper_open, partial=True)
    find = smallest if aggregation == "min" else largest
    return hull(find(sure), find([*sure, *possible]))


class _Pair(NamedTuple):
    """What one row can add to the part and to the whole of a share."""

    in_whole: Truth
    in_part: Truth
    part: Interval
    whole: Interval


def share_bounds(part: Trace, whole: Trace) -> Interval | None:
    """Return the bounds of part over whole when both run over the same rows, or None.

    Dividing the two separately would let an unknown row count in the part and not in the whole.
    Here each row is in both or in neither: the least share takes the rows that lower it, the
    greatest those that raise it.
    """
    pairs = _pairs(part, whole)
    if pairs is None or not all(_is_bounded(pair) for pair in pairs if pair.in_whole is not False):
        return None
    least = _extreme_share(pairs, lowest=True)
    most = _extreme_share(pairs, lowest=False)
    if least is None or most is None:
        return None
    may_be_empty = sum((_low(pair.whole) for pair in pairs if pair.in_whole is True), Fraction(0)) == 0
    return Interval(least, most, partial=may_be_empty)


def _pairs(part: Trace, whole: Trace) -> list[_Pair] | None:
    match part.node, whole.node:
        case core.Aggregate() as first, core.Aggregate() as second if (
            first.aggregation in {"count", "sum"}
            and second.aggregation in {"count", "sum"}
            and first.table == second.table
            and first.period == second.period
            and len(part.rows) == len(whole.rows) > 0
        ):
            extra = extra_conditions(first.where, second.where)
            if extra is None:
                return None
            return [
                _Pair(_is_in(in_whole), _extra_truth(in_part, extra), _amount(in_part), _amount(in_whole))
                for in_part, in_whole in zip(part.rows, whole.rows, strict=True)
            ]
    return None


def extra_conditions(part: core.Core | None, whole: core.Core | None) -> tuple[int, ...] | None:
    """Return which conjuncts of the part's filter the whole's has not; None when it is no narrower filter.

    An empty tuple means that both filters are the same, ``(-1,)`` that all of the part's filter is extra.
    """
    if part == whole:
        return ()
    if whole is None:
        return (-1,)
    if isinstance(part, core.Logic) and part.connective == "and" and whole in part.parts:
        return tuple(index for index, conjunct in enumerate(part.parts) if conjunct != whole)
    return None


def _extra_truth(row: Row, extra: tuple[int, ...]) -> Truth:
    if not extra or row.where is None:
        return True
    if extra == (-1,):
        return _is_in(row)
    truths = [row.where.parts[index].value for index in extra]
    if any(truth is False for truth in truths):
        return False
    return True if all(truth is True for truth in truths) else None


def _is_bounded(pair: _Pair) -> bool:
    return all(
        amount.lower is not None and amount.upper is not None and amount.lower >= 0 and not amount.partial
        for amount in (pair.part, pair.whole)
    )


def _low(amount: Interval) -> Fraction:
    return amount.lower if amount.lower is not None else Fraction(0)


def _high(amount: Interval) -> Fraction:
    return amount.upper if amount.upper is not None else Fraction(0)


def _extreme_share(pairs: list[_Pair], *, lowest: bool) -> Fraction | None:
    """Return the lowest or highest share, or None when the whole may be empty on the way to it."""
    part = whole = Fraction(0)
    optional: list[tuple[Fraction, Fraction]] = []
    for pair in pairs:
        if pair.in_whole is False:
            continue
        counts = pair.in_part is True if lowest else pair.in_part is not False
        amount = (_low if lowest else _high)(pair.part) if counts else Fraction(0)
        size = (_high if lowest else _low)(pair.whole)
        if pair.in_whole is True:
            part, whole = part + amount, whole + size
        elif size > 0:
            optional.append((amount, size))
        elif amount > 0:
            return None
    optional.sort(key=lambda pair: pair[0] / pair[1], reverse=not lowest)
    if whole == 0:
        if part > 0 or not optional:
            return None
        part, whole = optional.pop(0)
    for amount, size in optional:
        better = amount * whole < part * size if lowest else amount * whole > part * size
        if not better:
            break
        part, whole = part + amount, whole + size
    return part / whole
