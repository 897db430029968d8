"""The trace: the tree of how a value came about. Verdict and explanation are both read off it."""

from collections.abc import Iterator
from typing import NamedTuple

from dp_rules.data.fact import Fact
from dp_rules.language import core
from dp_rules.quantity.interval import Interval, Truth, Undefined
from dp_rules.quantity.missing import Missing
from dp_rules.quantity.period import Period

Value = Interval | Truth | Undefined


class Trace(NamedTuple):
    """One step: the core node, its value, the steps inside it, and for a leaf the fact it rests on.

    ``missing`` says why a leaf has no value of its own; its ``value`` is then all that it can be.
    ``area`` and ``period`` are where a leaf was looked up.
    """

    node: core.Core
    value: Value
    parts: tuple["Trace", ...] = ()
    fact: Fact | None = None
    missing: Missing | None = None
    area: str = ""
    period: Period | None = None
    rows: tuple["Row", ...] = ()


class Row(NamedTuple):
    """One row of an aggregate: which, in which area, whether it is counted, and what it adds."""

    label: str
    area: str
    where: Trace | None
    column: Trace | None


_LEAVES = (core.ItemValue, core.Reported)


def leaves(trace: Trace) -> Iterator[Trace]:
    """Return the steps that rest on data, those inside the rows of aggregates included."""
    if isinstance(trace.node, _LEAVES) or (isinstance(trace.node, core.Aggregate) and not trace.rows):
        yield trace
    for part in trace.parts:
        yield from leaves(part)
    for row in trace.rows:
        if row.where is not None:
            yield from leaves(row.where)
        if row.column is not None and (row.where is None or row.where.value is not False):
            yield from leaves(row.column)


def is_known(leaf: Trace) -> bool:
    """Say whether anything was reported for a leaf, be it a bound."""
    return leaf.missing is None
