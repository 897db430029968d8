"""The trace: the tree of how a value came about. Verdict and explanation are both read off it."""

from collections.abc import Iterator
from typing import NamedTuple

from dp_rules.data.fact import Fact
from dp_rules.evaluation.figures.found import Found, How
from dp_rules.language import core
from dp_rules.quantity.interval import Interval, Truth, Undefined
from dp_rules.quantity.missing import Missing
from dp_rules.quantity.period import Period

Value = Interval | Truth | Undefined


class Trace(NamedTuple):
    """One step: the core node, its value, the steps inside it, and for a leaf the fact it rests on.

    ``missing`` says why a leaf has no value of its own; its ``value`` is then all that it can be.
    ``area`` and ``period`` are where a leaf was looked up. An item that is added up has the figures that it is
    made of as its parts, and ``how`` says what they are; ``beside`` are other ways to come to it.
    """

    node: core.Core
    value: Value
    parts: tuple["Trace", ...] = ()
    fact: Fact | None = None
    missing: Missing | None = None
    area: str = ""
    period: Period | None = None
    rows: tuple["Row", ...] = ()
    how: How | None = None
    beside: tuple["Trace", ...] = ()


class Row(NamedTuple):
    """One row of an aggregate: which, in which area, whether it is counted, and what it adds."""

    label: str
    area: str
    where: Trace | None
    column: Trace | None


_ASKING = (core.ItemValue, core.Reported)
_LEAVES = (core.ItemValue, core.Reported, core.Aggregate)


def leaves(trace: Trace) -> list[Trace]:
    """Return the steps that rest on data, those inside the rows of aggregates included.

    Of an item that is added up they are the figures that it is made of.
    """
    found: list[Trace] = []
    _gather(trace, found)
    return found


def _gather(trace: Trace, found: list[Trace]) -> None:
    if trace.parts:
        for part in trace.parts:
            _gather(part, found)
    elif trace.rows:
        for row in trace.rows:
            if row.where is not None:
                _gather(row.where, found)
            if row.column is not None and (row.where is None or row.where.value is not False):
                _gather(row.column, found)
    elif isinstance(trace.node, _LEAVES):
        found.append(trace)


def is_leaf(trace: Trace) -> bool:
    """Say whether a step rests on one datum, given or missing."""
    return not trace.parts and not trace.rows and isinstance(trace.node, _LEAVES)


def items_in(trace: Trace) -> Iterator[Trace]:
    """Yield the steps at which a rule asks for data, an item that is added up as one."""
    if isinstance(trace.node, _ASKING) or is_leaf(trace):
        yield trace
        return
    for part in trace.parts:
        yield from items_in(part)
    for row in trace.rows:
        if row.where is not None:
            yield from items_in(row.where)
        if row.column is not None and (row.where is None or row.where.value is not False):
            yield from items_in(row.column)


def counts_in(part: Trace, whole: Trace) -> bool:
    """Say whether a part is one of those that decide: in ``a and b`` that fails, the one that fails."""
    if isinstance(whole.node, core.Logic) and isinstance(whole.value, bool):
        return part.value is whole.value if whole.value is (whole.node.connective == "or") else True
    return True


def measure_in(rule: Trace) -> Trace | None:
    """Return the step at which a rule's measure is computed: the side of its comparison that is no literal.

    None for a rule that is no comparison; a function that is one, such as ``every``, is looked into.
    """
    while isinstance(rule.node, core.Defined):
        rule = rule.parts[0]
    if not isinstance(rule.node, core.Comparison):
        return None
    return next((part for part in rule.parts if not isinstance(part.node, core.Constant)), None)


def found_trace(node: core.Core, found: Found) -> Trace:
    """Return the step for what is known of an item."""
    if not found.parts and not found.beside:
        return Trace(node, found.value, (), found.fact, found.missing, found.area, found.period)
    return Trace(
        node,
        found.value,
        tuple([found_trace(node, part) for part in found.parts]),
        found.fact,
        found.missing,
        found.area,
        found.period,
        how=found.how,
        beside=tuple([found_trace(node, way) for way in found.beside]),
    )


def is_known(leaf: Trace) -> bool:
    """Say whether anything was reported for a leaf, be it a bound."""
    return leaf.missing is None
