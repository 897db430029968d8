"""Of a rule that counts areas and is open: how many of the open ones would have to satisfy its condition."""

from collections.abc import Iterator
from typing import NamedTuple

from dp_rules.evaluation.balance import balance_of
from dp_rules.evaluation.trace import Trace, measure_in
from dp_rules.language import core
from dp_rules.language.quotient import quotient_of
from dp_rules.language.scope import Table
from dp_rules.language.target import Target
from dp_rules.quantity.interval import Interval, exact


class OpenRows(NamedTuple):
    """The target is met just where so many of ``areas``, which are open, satisfy the condition; with ``falls``, do not.

    ``needed`` is the least such number, from 1 to all of them. ``level`` is what the rule counts.
    """

    level: Table
    areas: tuple[str, ...]
    needed: int
    falls: bool


def open_rows_of(rule: Trace, target: Target | None) -> OpenRows | None:
    """Return what of its open rows decides an open rule; ``rule`` is the trace that ``target`` was split from.

    None where the rule is no count of areas, or share of a number of areas that is known, against one limit.
    """
    measure = measure_in(rule)
    if measure is None or target is None or len(target.limits) != 1:
        return None
    counts = list(counted_rows(measure))
    quotient = quotient_of(measure.node)
    if not counts or quotient is None or not isinstance(counts[0].node, core.Aggregate):
        return None
    node = counts[0].node
    if node.aggregation != "count" or quotient.over != {node: 1} or node in quotient.under:
        return None
    if not all(isinstance(one.value, Interval) and one.value.is_exact for one in counts[1:]):
        return None
    found = tuple(row.area for row in counts[0].rows if row.where is not None and not isinstance(row.where.value, bool))
    balance = balance_of(measure, target.limits[0])
    if balance is None or balance.amount.lower is None:
        return None
    worst = balance._replace(amount=exact(balance.amount.lower)).lacking
    if not worst or worst > len(found):
        return None
    return OpenRows(node.table, found, worst, balance.falls)


def counted_rows(trace: Trace) -> Iterator[Trace]:
    """Yield the aggregates over areas in a trace, in the order in which the rule has them."""
    if isinstance(trace.node, core.Aggregate) and trace.node.table.is_level and trace.rows:
        yield trace
        return
    for part in trace.parts:
        yield from counted_rows(part)
