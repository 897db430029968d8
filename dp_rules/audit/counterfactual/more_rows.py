"""How many rows that a rule counts would have to come to be counted, or no longer be, where one is not enough."""

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction

from dp_rules.audit.counterfactual.change import MoreRows
from dp_rules.audit.counterfactual.turning import TooInvolved, nearest
from dp_rules.evaluation.exact import value_of
from dp_rules.evaluation.row_moves import Move, moves_of
from dp_rules.evaluation.trace import Trace
from dp_rules.evaluation.verdict import Verdict
from dp_rules.language import core
from dp_rules.quantity.interval import Interval, Truth, add, exact, multiply

MOST_TRIED = 3000
_Amounts = Mapping[core.Core, Interval]


def more_rows(rule: Trace, becomes: Verdict) -> tuple[MoreRows, ...]:
    """Return, for each count of rows, how many more or fewer of them turn a decided rule.

    Counts that share a condition move together, as ``moves_of`` has it. Where rows move the counts in different ways, the least
    number is found by trying all numbers of each; where these are more than ``MOST_TRIED``, nothing is told of that count.
    """
    if not isinstance(rule.value, bool):
        return ()
    steps = {step.node: step for step in countings(rule)}
    found: dict[MoreRows, None] = {}
    for node in steps:
        if not isinstance(node, core.Aggregate) or node.where is None:
            continue
        linked = [step for other, step in steps.items() if _same_rows(other, node)]
        if not all(isinstance(step.value, Interval) and step.value.is_exact for step in linked):
            continue
        which = next(index for index, step in enumerate(linked) if step.node == node)
        for rises in (True, False):
            moves = moves_of(linked, which, rises=rises)
            needed = None if not moves else _needed(rule, linked, moves, wanted=not rule.value)
            if moves and needed is not None:
                found[MoreRows(node.table, needed, moves.total(), not rises, becomes)] = None
    return tuple(found)


def countings(trace: Trace) -> Iterator[Trace]:
    """Yield the steps of a rule that count rows."""
    node = trace.node
    if isinstance(node, core.Aggregate):
        if node.aggregation == "count" and trace.rows:
            yield trace
        return
    for part in trace.parts:
        yield from countings(part)


def _same_rows(one: core.Core, other: core.Aggregate) -> bool:
    return isinstance(one, core.Aggregate) and one.table == other.table and one.period == other.period


def _needed(rule: Trace, counts: list[Trace], moves: Counter[frozenset[Move]], *, wanted: bool) -> int | None:
    """Return the least number of rows that turn a rule; None where no number does, or where that takes too much trying."""
    start = [(step.node, step.value) for step in counts if isinstance(step.value, Interval)]

    def truth(amounts: list[Interval]) -> Truth:
        by_node = {node: add(value, amount) for (node, value), amount in zip(start, amounts, strict=True)}
        return _truth(with_counts(rule, by_node))

    ways, there = next(iter(moves.items()))
    if len(moves) == 1 and len(ways) == 1:
        (move,) = ways
        try:
            return nearest(
                lambda number: truth([multiply(number, exact(one)) for one in move]),
                Fraction(0), Fraction(1), 1, there, wanted=wanted,
            )  # fmt: skip
        except TooInvolved:
            return None
    reached = _reached(moves, len(start))
    if reached is None:
        return None
    for total, rows in sorted(reached.items(), key=lambda pair: pair[1]):
        if rows and truth([exact(one) for one in total]) is wanted:
            return rows
    return None


def _reached(moves: Counter[frozenset[Move]], size: int) -> dict[Move, int] | None:
    """Return all that the counts can move by, each with the least number of rows that it takes; None where that is very much."""
    found: dict[Move, int] = {(0,) * size: 0}
    for ways, there in moves.items():
        group: dict[Move, int] = {(0,) * size: 0}
        last = group
        for rows in range(1, there + 1):
            last = {_sum(total, way): rows for total in last for way in ways}
            group = last | group
            if len(group) > MOST_TRIED:
                return None
        if len(found) * len(group) > MOST_TRIED:
            return None
        both: dict[Move, int] = {}
        for total, rows in found.items():
            for more, others in group.items():
                at = _sum(total, more)
                both[at] = min(both.get(at, rows + others), rows + others)
        found = both
    return found


def _sum(one: Move, other: Move) -> Move:
    return tuple([a + b for a, b in zip(one, other, strict=True)])


def _truth(trace: Trace) -> Truth:
    return trace.value if isinstance(trace.value, bool) else None


def with_counts(trace: Trace, amounts: _Amounts) -> Trace:
    """Return a rule's trace with other amounts of rows."""
    if isinstance(trace.node, core.Aggregate):
        return trace._replace(value=amounts[trace.node], rows=()) if trace.node in amounts else trace
    if not trace.parts or isinstance(trace.node, core.ItemValue | core.Reported):
        return trace
    parts = tuple([with_counts(part, amounts) for part in trace.parts])
    if all(new is old for new, old in zip(parts, trace.parts, strict=True)):
        return trace
    return Trace(trace.node, value_of(trace.node, parts), parts)
