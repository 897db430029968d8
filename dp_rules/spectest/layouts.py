"""From whole numbers to what a test gives: as items, or as rows of a table that add up to them."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from dp_rules.language import core
from dp_rules.language.scope import Table
from dp_rules.quantity.interval import Truth
from dp_rules.quantity.period import Period, periods_between
from dp_rules.spectest.given import TIMES
from dp_rules.spectest.quotient import ROUND_SIZE, Point, Quotient, Slot
from dp_rules.spectest.row_conditions import Amount, columns_of, rows_around, rows_of, truth_in

Given = dict[str, object]
NOT_KNOWN = "—"
MOST_COUNTED = 5000
_ROWS = 100
_LARGEST = 10**12
_LARGEST_GIVEN = 10**30


class Unknown(NamedTuple):
    """A test in which one input is missing, and every point that the missing input may stand for."""

    given: Given
    points: list[Point]
    something_is_known: bool = True


class Layout(NamedTuple):
    """How the inputs of a measure are given.

    ``rows`` are the rows of a table that conditions tell apart, where there are any.
    """

    quotient: Quotient
    period: Period
    part_of_whole: bool
    rows: "Kinds | None"

    def size(self, step: Fraction) -> int:
        """Return a round number for the denominator, with which one case more moves the value by a tenth of ``step`` at most."""
        if self.rows is not None and self.rows.counts:
            return _ROWS
        size = ROUND_SIZE
        while 10 * abs(self.quotient.factor) / size > step and size < _LARGEST:
            size *= 10
        return size


class Kinds(NamedTuple):
    """Rows that both slots count, that only the bottom counts, and that neither counts; None where there is no such row.

    ``counts`` says that the slots count rows; else they sum columns of them.
    """

    table: Table
    counts: bool
    both: Given
    bottom_only: Given | None
    neither: Given | None
    conditions: tuple[core.Core | None, core.Core | None]
    columns: tuple[str, ...]


def layout_of(quotient: Quotient, period: Period) -> Layout | None:
    """Return how to give the inputs of a measure, or None where that is not worked out."""
    slots = [quotient.top, *([] if quotient.bottom is None else [quotient.bottom])]
    aggregates = [slot for slot in slots if isinstance(slot, core.Aggregate)]
    if aggregates:
        kinds = _kinds(quotient, period) if len(aggregates) == len(slots) and not quotient.fixed else None
        return None if kinds is None else Layout(quotient, period, _is_part(quotient), kinds)
    keys = [key for slot in (*slots, *(slot for slot, _ in quotient.fixed)) for key in _keys(slot, period)]
    if not keys or len({key if "@" in key else f"{key}@{period}" for key in keys}) < len(keys):
        return None
    return Layout(quotient, period, _is_part(quotient), None)


def _keys(slot: Slot, period: Period) -> list[str]:
    """Return the names under which the parts of a slot are given; none for one that is not worked out."""
    match slot:
        case core.ItemValue(item=item, period=when):
            return [item.id if when is None else f"{item.id}@{when}"]
        case core.OverPeriods(operand=core.ItemValue(item=item), first=first, last=last):
            return [item.id if when == period else f"{item.id}@{when}" for when in periods_between(first, last)]
    return [""] * 2  # the same name twice: it cannot be given


def _is_part(quotient: Quotient) -> bool:
    """Say whether the top is by declaration a part of the bottom."""
    top, bottom = (_item(slot) for slot in (quotient.top, quotient.bottom))
    counted = isinstance(quotient.top, core.Aggregate) and quotient.top.aggregation == "count"
    return counted or (top is not None and bottom is not None and top.item.subset_of == bottom.item.id)


def _item(slot: core.Core | None) -> core.ItemValue | None:
    match slot:
        case core.ItemValue():
            return slot
        case core.Aggregate(column=core.ItemValue() as column):
            return column
    return None


def _kinds(quotient: Quotient, period: Period) -> Kinds | None:
    """Return the kinds of rows for counts or sums over one table."""
    top, bottom = quotient.top, quotient.bottom
    if not isinstance(top, core.Aggregate) or top.period is not None:
        return None
    if bottom is not None and (
        not isinstance(bottom, core.Aggregate)
        or bottom.table is not top.table
        or bottom.period is not None
        or bottom.aggregation != top.aggregation
    ):
        return None
    below = bottom if isinstance(bottom, core.Aggregate) else None
    conditions = (top.where, top.where if below is None else below.where)
    counts = top.aggregation == "count"
    columns = [item for slot in (top, below) if (item := _item(slot)) is not None]
    named = columns_of(*conditions)
    if top.aggregation not in {"count", "sum"} or named is None or (not counts and conditions[0] != conditions[1]):
        return None
    if not counts and (not columns or {item.item.id for item in columns} & {item.id for item in named}):
        return None
    found: dict[tuple[bool, bool], Given] = {}
    for row in rows_of(named, conditions, period):
        top_truth, bottom_truth = (truth_in(condition, row, period) for condition in conditions)
        if top_truth is not None and bottom_truth is not None:
            found.setdefault((top_truth, bottom_truth), written(row))
    if (True, True) not in found:
        return None
    return Kinds(
        top.table, counts, found[True, True], found.get((False, True)), found.get((False, False)), conditions,
        tuple(item.item.id for item in columns),
    )  # fmt: skip


def written(row: dict[str, Amount]) -> Given:
    """Return a row as a test gives it."""
    return {name: _cell(value) for name, value in row.items()}


def _cell(value: Amount) -> object:
    if value is None:
        return NOT_KNOWN
    if isinstance(value, bool):
        return "是" if value else "否"
    return int(value)


def given_for(layout: Layout, point: Point) -> Given | None:
    """Return inputs that come to a point, or None where there are none: no part exceeds its whole, no figure is endless."""
    if layout.part_of_whole and layout.quotient.bottom is not None and point.top > point.bottom:
        return None
    if max(point) > _LARGEST_GIVEN:
        return None
    if layout.rows is not None:
        return _counted(layout.rows, point) if layout.rows.counts else _summed(layout.rows, [*point])
    quotient = layout.quotient
    slots = [(quotient.top, point.top), *quotient.fixed]
    if quotient.bottom is not None:
        slots.insert(1, (quotient.bottom, point.bottom))
    given: Given = {}
    for slot, number in slots:
        keys = _keys(slot, layout.period)
        in_sum = isinstance(slot, core.OverPeriods) and slot.aggregation == "sum"
        given |= {key: 0 if in_sum and index else number for index, key in enumerate(keys)}
    return given


def _counted(kinds: Kinds, point: Point, more: list[Given] | None = None) -> Given | None:
    only = point.bottom - point.top if kinds.bottom_only is not None else 0
    if point.top > MOST_COUNTED or only > MOST_COUNTED or only < 0:
        return None
    rows = [(kinds.both, point.top), (kinds.bottom_only, only), (kinds.neither, 1)]
    return {kinds.table.id: [*(_times(row, times) for row, times in rows if row is not None and times), *(more or [])]}


def _times(row: Given, times: int) -> Given:
    return row if times == 1 else {TIMES: times, **row}


def _summed(kinds: Kinds, numbers: list[object], more: list[Given] | None = None) -> Given:
    """Return one row with the numbers, or two that add up to them; and one that does not count."""
    columns = dict(zip(kinds.columns, numbers, strict=False))
    rows: list[Given] = [kinds.both | columns]
    if kinds.neither is not None:
        largest = max((number for number in numbers if isinstance(number, int)), default=1)
        rows.append(kinds.neither | dict.fromkeys(kinds.columns, largest))
    elif all(isinstance(number, int) and number > 1 for number in columns.values()):
        halves = {name: number // 2 for name, number in columns.items() if isinstance(number, int)}
        rest = {name: number - halves[name] for name, number in columns.items() if isinstance(number, int)}
        rows = [kinds.both | halves, kinds.both | rest]
    return {kinds.table.id: [*rows, *(more or [])]}


def with_one_missing(layout: Layout, point: Point) -> Iterator[list[Unknown]]:
    """Yield for each input the ways to leave it out near a point, any of which will do."""
    kinds = layout.rows
    if kinds is None or not kinds.counts:
        yield from _without_a_number(layout, point)
    if kinds is not None:
        for column in columns_of(*kinds.conditions) or []:
            ways = list(_with_an_open_row(layout, kinds, column.id, point))
            if ways:
                yield ways


def _without_a_number(layout: Layout, point: Point) -> Iterator[list[Unknown]]:
    quotient = layout.quotient
    far = max(point.bottom, point.top) * 10**6
    tops = {0, 1, max(point.top - 1, 0), point.top, point.top + 1, point.bottom, far}
    bottoms = {1, point.top, max(point.bottom - 1, 1), point.bottom, point.bottom + 1, far} - {0}
    above = [Point(top, point.bottom) for top in tops if not layout.part_of_whole or top <= point.bottom]
    under = [Point(point.top, bottom) for bottom in bottoms if not layout.part_of_whole or bottom >= point.top]
    if quotient.bottom is None:
        above = [Point(top, 1) for top in tops]
    for index, points in enumerate((above, under)[: 1 if quotient.bottom is None else 2]):
        known = quotient.bottom is not None or bool(quotient.fixed)
        given = given_for(layout, point)
        if given is None:
            continue
        if layout.rows is not None:
            numbers: list[object] = [*point]
            numbers[index] = NOT_KNOWN
            known = known or layout.rows.neither is not None
            yield [Unknown(_summed(layout.rows, numbers), points, known)]
        else:
            slot = quotient.top if index == 0 else quotient.bottom
            keys = [] if slot is None else _keys(slot, layout.period)
            in_several = len(keys) > 1
            if not in_several:
                yield [Unknown(given | dict.fromkeys(keys, NOT_KNOWN), points, known)]


def _with_an_open_row(layout: Layout, kinds: Kinds, column: str, point: Point) -> Iterator[Unknown]:
    """Yield tests with one row that may or may not count, as one of its cells is missing."""
    named = columns_of(*kinds.conditions) or []
    item = next(item for item in named if item.id == column)
    for row in rows_of(named, kinds.conditions, layout.period):
        truths = [truth_in(condition, row | {column: None}, layout.period) for condition in kinds.conditions]
        if None not in truths:
            continue
        may_be = {
            (top, bottom)
            for other in rows_of([item], kinds.conditions, layout.period)
            for top in _either(truth_in(kinds.conditions[0], row | other, layout.period))
            for bottom in _either(truth_in(kinds.conditions[1], row | other, layout.period))
        }
        open_row = written(row | {column: None})
        for base in (point, Point(point.top - 1, point.bottom - 1), Point(point.top, point.bottom - 1)):
            if base.top < 0 or (base.bottom < 1 and layout.quotient.bottom is not None):
                continue
            if kinds.counts:
                given = _counted(kinds, base, [open_row])
                points = [Point(base.top + top, base.bottom + bottom) for top, bottom in may_be]
            else:
                own = dict.fromkeys(kinds.columns, base.bottom)
                given = _summed(kinds, [*base], [open_row | own])
                points = [Point(base.top + base.bottom * top, base.bottom * (1 + bottom)) for top, bottom in may_be]
            if layout.quotient.bottom is None:
                points = [Point(each.top, 1) for each in points]
            if given is not None:
                yield Unknown(given, points)
        return


class OneRow(NamedTuple):
    """A test in which one row decides, the point it comes to, and those it would come to if the row counted otherwise."""

    given: Given
    point: Point
    others: list[Point]


def with_one_row(layout: Layout, point: Point) -> Iterator[list[OneRow]]:
    """Yield for each row that differs in one cell or one condition from a row which counts the ways to let it decide."""
    kinds = layout.rows
    if kinds is None or not kinds.counts:
        return
    for row in _nearly(kinds, layout.period):
        cells = written(row)
        top, bottom = (truth_in(condition, row, layout.period) for condition in kinds.conditions)
        if top is not None and bottom is not None:
            ways = []
            for base in (Point(point.top, point.bottom - 1), Point(point.top - 1, point.bottom - 1)):
                given = _counted(kinds, base, [cells]) if base.top >= 0 else None
                counted = [Point(base.top + t, base.bottom + b) for t, b in ((1, 1), (0, 1), (0, 0))]
                if layout.quotient.bottom is None:
                    counted = [Point(each.top, 1) for each in counted]
                own = counted[0 if top else 1 if bottom else 2]
                if given is not None:
                    ways.append(OneRow(given, own, [other for other in counted if other != own]))
            if ways:
                yield ways


def _nearly(kinds: Kinds, period: Period) -> Iterator[dict[str, Amount]]:
    """Yield rows that differ from one which counts in one cell, then those that come next to a limit of several columns."""
    usual: dict[str, Amount] | None = None
    for row in rows_of(columns_of(*kinds.conditions) or [], kinds.conditions, period):
        cells = written(row)
        off = sum(cells[name] != kinds.both[name] for name in cells)
        if off == 0:
            usual = row
        elif off == 1:
            yield row
    if usual is not None:
        yield from rows_around(usual, kinds.conditions, period)


def _either(truth: Truth) -> tuple[bool, ...]:
    """Return what a row may be counted as: what has no value may be counted either way."""
    return (True, False) if truth is None else (truth,)


def with_nothing_below(layout: Layout) -> Given | None:
    """Return inputs with which the denominator is zero, or None where that cannot be."""
    if layout.quotient.bottom is None:
        return None
    kinds = layout.rows
    if kinds is None or not kinds.counts:
        if kinds is not None and kinds.neither is not None:
            return {kinds.table.id: [kinds.neither | dict.fromkeys(kinds.columns, 1)]}
        return given_for(layout, Point(0, 0))
    return None if kinds.neither is None else {kinds.table.id: [kinds.neither]}
