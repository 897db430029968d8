"""The inputs of a verdict: each datum that its trace rests on, once, with where in the trace it stands."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from dp_rules.evaluation.trace import Trace, leaves
from dp_rules.language import core
from dp_rules.language.scope import Item, Table
from dp_rules.quantity.interval import Interval
from dp_rules.quantity.period import Period
from dp_rules.quantity.show import terminating_decimals
from dp_rules.quantity.unit import TRUTH, Unit

_MOST_DECIMALS = 12


class Key(NamedTuple):
    """Which datum: an item of an area and period, or a cell of a record: ``row`` of ``table``.

    Without an item it is the reported figure.
    """

    item: str | None
    area: str
    period: Period | None
    table: str | None = None
    row: int | None = None


class Around(NamedTuple):
    """The row of a table of records in which a step stands."""

    table: Table
    period: Period | None
    number: int
    label: str


class Input(NamedTuple):
    """A datum, the step that asks for it, and the rows it stands in.

    ``rows`` leads from an aggregate (by the identity of its trace) to the indexes of rows. ``parts`` are the figures
    that it is added up from. ``step`` is the unit of a change. ``is_elsewhere`` says that one of its parts, or
    itself, is also a part of another input or an input itself.
    """

    key: Key
    trace: Trace
    item: Item | None
    unit: Unit
    step: Fraction
    rows: dict[int, tuple[int, ...]]
    parts: tuple["Input", ...] = ()
    record: Around | None = None
    is_elsewhere: bool = False

    @property
    def is_condition(self) -> bool:
        """Whether it is a yes or no."""
        return self.unit == TRUTH

    @property
    def is_open(self) -> bool:
        """Whether it is missing, or no more than a bound."""
        if self.trace.missing is not None:
            return True
        value = self.trace.value
        return not value.is_exact if isinstance(value, Interval) else value is None


class _Step(NamedTuple):
    """A step that asks for a datum, and the rows around it, the outermost first."""

    key: Key
    trace: Trace
    rows: tuple[tuple[int, int], ...]
    record: Around | None


def key_of(trace: Trace, record: Around | None) -> Key:
    """Return which datum a step rests on."""
    node = trace.node
    if isinstance(node, core.ItemValue):
        if record is not None:
            return Key(node.item.id, "", record.period, record.table.id, record.number)
        return Key(node.item.id, trace.area, trace.period)
    return Key(None, trace.area, trace.period)


def inputs_of(rule: Trace) -> list[Input]:
    """Return the inputs of a rule in the order in which it asks for them."""
    steps: dict[Key, list[_Step]] = {}
    for step in _steps(rule, (), None):
        steps.setdefault(step.key, []).append(step)
    held: dict[Key, int] = {}
    parts = {key: _parts_of(same[0].trace) for key, same in steps.items()}
    for key in [*steps, *(part for some in parts.values() for part in some)]:
        held[key] = held.get(key, 0) + 1
    found = []
    for key, same in steps.items():
        first = same[0]
        rows: dict[int, list[int]] = {}
        for step in same:
            for aggregate, index in step.rows:
                indexes = rows.setdefault(aggregate, [])
                if index not in indexes[-1:]:
                    indexes.append(index)
        where = {aggregate: tuple(indexes) for aggregate, indexes in rows.items()}
        inside = tuple(
            Input(one, leaf, leaf.node.item, leaf.node.unit, _unit_of(leaf), where, is_elsewhere=held[one] > 1)
            for one, leaf in parts[key].items()
            if isinstance(leaf.node, core.ItemValue)
        )
        item = first.trace.node.item if isinstance(first.trace.node, core.ItemValue) else None
        elsewhere = held[key] > 1 or any(part.is_elsewhere for part in inside)
        unit = first.trace.node.unit
        size = min((part.step for part in inside), default=_unit_of(first.trace))
        found.append(Input(key, first.trace, item, unit, size, where, inside, first.record, elsewhere))
    return found


def _parts_of(step: Trace) -> dict[Key, Trace]:
    """Return the figures that a step is added up from; none for one that is a figure itself."""
    return {key_of(leaf, None): leaf for leaf in leaves(step)} if step.parts else {}


def _steps(trace: Trace, rows: tuple[tuple[int, int], ...], record: Around | None) -> Iterator[_Step]:
    node = trace.node
    if isinstance(node, core.ItemValue | core.Reported):
        yield _Step(key_of(trace, record), trace, rows, record)
        return
    for part in trace.parts:
        yield from _steps(part, rows, record)
    if isinstance(node, core.Aggregate):
        for index, row in enumerate(trace.rows):
            inside = record if node.table.is_level else Around(node.table, trace.period, index, row.label)
            around = (*rows, (id(trace), index))
            if row.where is not None:
                yield from _steps(row.where, around, inside)
            if row.column is not None and (row.where is None or row.where.value is not False):
                yield from _steps(row.column, around, inside)


def _unit_of(leaf: Trace) -> Fraction:
    """Return the unit in which a figure changes: 1 for what is counted, else the last decimal place as it was reported."""
    value, fact = leaf.value, leaf.fact
    number = None if not isinstance(value, Interval) else value.lower if value.lower is not None else value.upper
    stated = None if fact is None else fact.step
    is_counted = leaf.node.unit.kind in {"counted", "number"}
    is_whole = isinstance(leaf.node, core.ItemValue) and leaf.node.item.is_whole
    if is_counted and (is_whole or stated is None or stated >= 1) and (number is None or number.denominator == 1):
        return Fraction(1)
    if stated is not None:
        return stated
    decimals = None if number is None else terminating_decimals(number)
    return Fraction(1, 10 ** (_MOST_DECIMALS if decimals is None else decimals))
