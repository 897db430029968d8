"""A trace once more with one datum changed: only the steps above that datum are worked out again.

Every step is worked out by the evaluator's own functions. What does not rest on the datum is taken as it is, also
the other rows of a table.
"""

from typing import NamedTuple

from dp_rules.audit.counterfactual.inputs import Around, Input, Key, key_of
from dp_rules.evaluation.aggregate import with_rows
from dp_rules.evaluation.exact import value_of
from dp_rules.evaluation.figures.adding_up import sum_of
from dp_rules.evaluation.trace import Row, Trace, Value
from dp_rules.language import core
from dp_rules.quantity.interval import Interval, Truth


class Changed(NamedTuple):
    """Which datum is changed to what, in which rows, and whether aggregates keep their rows; ``inside`` is the sum it is part of."""

    key: Key
    value: Value
    rows: dict[int, tuple[int, ...]]
    keep_rows: bool
    inside: Key | None = None


class _OpenRow(Exception):  # noqa: N818  no error: a way that leads no farther
    """A row adds what is not exact, so that all rows have to be looked at."""


def truth_again(rule: Trace, one: Input, value: Value, inside: Input | None = None, *, keep_rows: bool) -> Truth:
    """Return what a rule comes to with one datum changed; ``inside`` is the input that it is a part of, if it is one.

    Without ``keep_rows`` sums over rows are not added up again, where everything in them is exact.
    """
    key = None if inside is None else inside.key
    if not keep_rows:
        try:
            return _truth(again(rule, Changed(one.key, value, one.rows, False, key), None))  # noqa: FBT003  a field
        except _OpenRow:
            pass
    return _truth(again(rule, Changed(one.key, value, one.rows, True, key), None))  # noqa: FBT003  a field


def _truth(trace: Trace) -> Truth:
    return trace.value if isinstance(trace.value, bool) else None


def again(trace: Trace, changed: Changed, record: Around | None) -> Trace:
    """Return the trace with the changed datum; a step without it is returned as it is."""
    node = trace.node
    if isinstance(node, core.ItemValue | core.Reported):
        return _datum(trace, changed, record)
    if isinstance(node, core.Aggregate):
        indexes = changed.rows.get(id(trace), ())
        if not indexes:
            return trace
        rows = {index: _row(trace, index, changed, record) for index in indexes}
        found = with_rows(trace, rows, keep_rows=changed.keep_rows)
        if found is None:
            raise _OpenRow
        return found
    parts = tuple([again(part, changed, record) for part in trace.parts])
    if all(new is old for new, old in zip(parts, trace.parts, strict=True)):
        return trace
    return Trace(node, value_of(node, parts), parts)


def _row(trace: Trace, index: int, changed: Changed, record: Around | None) -> Row:
    row, node = trace.rows[index], trace.node
    if isinstance(node, core.Aggregate) and not node.table.is_level:
        record = Around(node.table, trace.period, index, row.label)
    where = None if row.where is None else again(row.where, changed, record)
    column = None if row.column is None else again(row.column, changed, record)
    return row._replace(where=where, column=column)


def _datum(trace: Trace, changed: Changed, record: Around | None) -> Trace:
    key = key_of(trace, record)
    if key == changed.key:
        return Trace(trace.node, changed.value, (), trace.fact, None, trace.area, trace.period)
    if key == changed.inside and isinstance(trace.node, core.ItemValue):
        return _added(trace, changed)
    return trace


def _added(step: Trace, changed: Changed) -> Trace:
    """Return a figure that is added up, with one of its parts changed."""
    if not step.parts:
        return _datum(step, changed, None) if key_of(step, None) == changed.key else step
    parts = tuple([_added(part, changed) for part in step.parts])
    if all(new is old for new, old in zip(parts, step.parts, strict=True)):
        return step
    if step.how == "latest" or not isinstance(step.node, core.ItemValue):
        return step._replace(value=parts[-1].value, parts=parts, missing=None)
    return step._replace(value=sum_of(step.node.item, [part.value for part in parts]), parts=parts)


def is_plain_sum(step: Trace) -> bool:
    """Say whether a figure is just the sum of its parts, and of their parts, or the one last of them."""
    if not step.parts:
        return True
    if not isinstance(step.node, core.ItemValue) or not all(map(is_plain_sum, step.parts)):
        return False
    if step.how == "latest":
        return len(step.parts) == 1 and step.parts[0].value == step.value
    return isinstance(step.value, Interval) and step.value == sum_of(
        step.node.item, [part.value for part in step.parts]
    )
