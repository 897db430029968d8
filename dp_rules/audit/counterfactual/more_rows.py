"""How many rows that a rule counts would have to come to be counted, or no longer be, where one is not enough."""

from collections.abc import Iterator
from typing import NamedTuple

from dp_rules.audit.counterfactual.change import MoreRows
from dp_rules.audit.counterfactual.turning import TooInvolved, nearest
from dp_rules.evaluation.aggregate import extra_conditions
from dp_rules.evaluation.exact import value_of
from dp_rules.evaluation.trace import Trace
from dp_rules.evaluation.verdict import Verdict
from dp_rules.language import core
from dp_rules.quantity.interval import Interval, Truth


class _Counting(NamedTuple):
    """The steps of a rule that count one kind of rows."""

    node: core.Aggregate
    trace: Trace


def more_rows(rule: Trace, becomes: Verdict) -> tuple[MoreRows, ...]:
    """Return, for each count of rows, how many more or fewer of them turn a decided rule, the other counts as they are.

    A row that is in a share's part is in its whole; so a row comes to be counted in the part out of those of the whole.
    """
    if not isinstance(rule.value, bool):
        return ()
    wanted = not rule.value
    counts = list({one.node: one for one in _countings(rule)}.values())
    found = []
    for one in counts:
        value = one.trace.value
        if not isinstance(value, Interval) or not value.is_exact or value.lower is None:
            continue
        others = [other.trace for other in counts if other.node.table == one.node.table and other.node != one.node]
        for direction in (1, -1):
            there = sum(
                _could_change(one.trace, index, others, rises=direction > 0) for index in range(len(one.trace.rows))
            )
            try:
                needed = nearest(
                    lambda amount, node=one.node: _truth(_with(rule, node, amount)),  # type: ignore[misc]  # bound at once
                    value.lower,
                    value.lower**0,
                    direction,
                    direction * there,
                    wanted=wanted,
                )
            except TooInvolved:
                continue
            if needed is not None:
                found.append(MoreRows(one.node.table, abs(needed), there, direction < 0, becomes))
    return tuple(found)


def _countings(trace: Trace) -> Iterator[_Counting]:
    node = trace.node
    if isinstance(node, core.Aggregate):
        if node.aggregation == "count" and node.where is not None and trace.rows:
            yield _Counting(node, trace)
        return
    for part in trace.parts:
        yield from _countings(part)


def _truth(trace: Trace) -> Truth:
    return trace.value if isinstance(trace.value, bool) else None


def _with(trace: Trace, node: core.Aggregate, amount: Interval) -> Trace:
    if isinstance(trace.node, core.Aggregate):
        return trace._replace(value=amount, rows=()) if trace.node == node else trace
    if not trace.parts:
        return trace
    parts = tuple([_with(part, node, amount) for part in trace.parts])
    if all(new is old for new, old in zip(parts, trace.parts, strict=True)) or isinstance(
        trace.node, core.ItemValue | core.Reported
    ):
        return trace
    return Trace(trace.node, value_of(trace.node, parts), parts)


def _could_change(counting: Trace, index: int, others: list[Trace], *, rises: bool) -> bool:
    """Say whether a row could come to be counted (or no longer be) with the other counts as they are."""
    if _is_in(counting, index) is not (not rises):
        return False
    for other in others:
        if len(other.rows) != len(counting.rows):
            continue
        if rises and _is_narrower(counting, other) and _is_in(other, index) is not True:
            return False
        if not rises and _is_narrower(other, counting) and _is_in(other, index) is not False:
            return False
    return True


def _is_in(counting: Trace, index: int) -> Truth:
    where = counting.rows[index].where
    return True if where is None else where.value if isinstance(where.value, bool) else None


def _is_narrower(part: Trace, whole: Trace) -> bool:
    if not isinstance(part.node, core.Aggregate) or not isinstance(whole.node, core.Aggregate):
        return False
    return extra_conditions(part.node.where, whole.node.where) is not None
