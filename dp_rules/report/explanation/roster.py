"""The roster of a condition: each area beside each thing asked of it, as the trace of the evaluation has it.

Aggregates over the same areas, one asking the same as the other or more, make one roster: part and
whole of a share, the two sums of a rate.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, NamedTuple

from dp_rules.evaluation.aggregate import extra_conditions
from dp_rules.evaluation.trace import Row, Trace
from dp_rules.language import core
from dp_rules.language.target import split_target
from dp_rules.language.write import write
from dp_rules.quantity.interval import Truth

Json = dict[str, Any]
Step = Callable[[Trace], Json]
State = Literal["not_satisfied", "open", "satisfied", "outside"]
STATES: tuple[State, ...] = ("not_satisfied", "open", "satisfied", "outside")
"""What can become of an area; of ``open`` ones something is not known, ``outside`` ones are not meant."""


class _Asked(NamedTuple):
    """Aggregates over the same rows: the one that asks least of a row, and the one that asks most."""

    least: Trace
    most: Trace
    all: tuple[Trace, ...]


class _Entry(NamedTuple):
    """One row: which of the table's, what becomes of it, and the steps that are its cells."""

    row: Row
    state: State
    cells: tuple[Trace, ...]


def rosters_data(condition: Trace, step: Step, most_rows: int | None) -> list[Json]:
    """Return the rosters of one condition as plain data; ``step`` makes a step of the trace into plain data.

    The areas that stand against the target come first, then the open ones; where the condition itself is open,
    which then rests on these, the open ones. ``most_rows`` keeps no more than the first so many.
    """
    is_open = not isinstance(condition.value, bool)
    return [
        _roster(asked, _against(condition.node, asked.most.node), step, most_rows, open_first=is_open)
        for asked in _asked(_over_areas(condition))
    ]


def is_in_a_roster(trace: Trace) -> bool:
    """Say whether the rows of an aggregate are areas, which a roster shows."""
    return isinstance(trace.node, core.Aggregate) and trace.node.table.is_level


def _over_areas(trace: Trace) -> Iterator[Trace]:
    if trace.rows and is_in_a_roster(trace):
        yield trace
    for part in trace.parts:
        yield from _over_areas(part)


def _asked(aggregates: Iterable[Trace]) -> list[_Asked]:
    found: list[_Asked] = []
    for trace in aggregates:
        for index, asked in enumerate(found):
            if _asks_more(trace, asked.most):
                found[index] = _Asked(asked.least, trace, (*asked.all, trace))
                break
            if _asks_more(asked.least, trace):
                found[index] = _Asked(trace, asked.most, (*asked.all, trace))
                break
        else:
            found.append(_Asked(trace, trace, (trace,)))
    return found


def _asks_more(one: Trace, other: Trace) -> bool:
    """Say whether one aggregate runs over the same areas as another and asks as much of them, or more."""
    match one.node, other.node:
        case core.Aggregate() as first, core.Aggregate() as second:
            same = (first.table, one.period) == (second.table, other.period)
            return same and extra_conditions(first.where, second.where) is not None
    return False


def _against(condition: core.Core, aggregate: core.Core) -> State:
    """Return which areas stand against the target: where at most so many may be counted, those that are."""
    target = split_target(condition)
    if target is None or any(limit.comparator not in {"<", "<="} for limit in target.limits):
        return "not_satisfied"
    measure = target.measure
    while isinstance(measure, core.Defined):
        measure = measure.body
    if isinstance(measure, core.Arithmetic) and measure.operator == "/":
        measure = measure.left
    is_counted = isinstance(measure, core.Aggregate) and measure.aggregation == "count" and measure.where is not None
    return "satisfied" if is_counted and measure == aggregate else "not_satisfied"


def _roster(asked: _Asked, against: State, step: Step, most_rows: int | None, *, open_first: bool) -> Json:
    least, most = asked.least.node, asked.most.node
    if not isinstance(least, core.Aggregate) or not isinstance(most, core.Aggregate):
        raise TypeError("a roster is of aggregates")
    extra = extra_conditions(most.where, least.where) or ()
    entries = [_entry(asked, index, extra) for index in range(len(asked.most.rows))]
    columns = _columns(asked, extra)
    states = [entry.state for entry in entries]
    telling: tuple[State, ...] = ("open", against) if open_first else (against, "open")
    order = [*telling, *(state for state in STATES if state not in telling)]
    in_order = sorted(entries, key=lambda entry: order.index(entry.state))
    in_order = in_order if most_rows is None else in_order[:most_rows]
    return {
        "level": most.table.id,
        "level_name": most.table.name.zh,
        "level_name_en": most.table.name.en,
        "period": None if asked.most.period is None else str(asked.most.period),
        "against": against,
        "counts": {state: states.count(state) for state in STATES},
        "columns": [
            {"of": of, "text": write(node), "text_zh": write(node, "zh"), "text_en": write(node, "en")}
            for of, node in columns
        ],
        "rows": [
            {
                "area": entry.row.area,
                "name": entry.row.label,
                "state": entry.state,
                "cells": [step(cell) for cell in entry.cells],
            }
            for entry in in_order
        ],
    }


def _columns(asked: _Asked, extra: tuple[int, ...]) -> list[tuple[str, core.Core]]:
    among, where, columns = _conditions(asked, 0, extra)
    named = [*(("among", trace) for trace in among), *(("where", trace) for trace in where)]
    return [(of, trace.node) for of, trace in [*named, *(("column", trace) for trace in columns)]]


def _entry(asked: _Asked, index: int, extra: tuple[int, ...]) -> _Entry:
    among, where, columns = _conditions(asked, index, extra)
    row = asked.most.rows[index]
    is_meant = _truth(asked.least.rows[index].where) if extra else True
    satisfies = _truth(row.where)
    state: State
    if is_meant is False:
        state = "outside"
    elif satisfies is False:
        state = "not_satisfied" if is_meant else "open"
    elif satisfies is None or any(column.missing is not None for column in columns):
        state = "open"
    else:
        state = "satisfied"
    return _Entry(row, state, (*among, *where, *columns))


def _truth(where: Trace | None) -> Truth:
    if where is None:
        return True
    return where.value if isinstance(where.value, bool) else None


def _conditions(asked: _Asked, index: int, extra: tuple[int, ...]) -> tuple[list[Trace], list[Trace], list[Trace]]:
    """Return the steps of one row: of what is meant, of what is asked of that, and the figures that are added up."""
    least, most = asked.least.rows[index], asked.most.rows[index]
    among = list(_atoms(least.where)) if extra else []
    parts = [most.where] if extra in {(), (-1,)} or most.where is None else [most.where.parts[i] for i in extra]
    where = [atom for part in parts for atom in _atoms(part)]
    columns = [trace.rows[index].column for trace in asked.all]
    seen: list[core.Core] = []
    return (
        _each_once(among, seen),
        _each_once(where, seen),
        _each_once((column for column in columns if column is not None), []),
    )


def _each_once(traces: Iterable[Trace], seen: list[core.Core]) -> list[Trace]:
    found = []
    for trace in traces:
        if trace.node not in seen:
            seen.append(trace.node)
            found.append(trace)
    return found


def _atoms(trace: Trace | None) -> Iterator[Trace]:
    """Yield the conditions that ``and`` and ``or`` join, from left to right."""
    if trace is None:
        return
    if isinstance(trace.node, core.Logic):
        for part in trace.parts:
            yield from _atoms(part)
    else:
        yield trace
