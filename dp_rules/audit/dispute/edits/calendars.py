"""Another statistical year: maternal and child figures run from October, others with the calendar.

A year is put together anew from its quarters: ``sum(x@2022Q4..2023Q3)`` where the item's own year is the calendar's,
``sum(x@2023Q1..2023Q4)`` where it begins in October. A stock or a running total is its last quarter.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from dp_rules.audit.dispute.definition import Asked, Definition, Edit
from dp_rules.audit.dispute.edits.named import SIDES, called, named_items
from dp_rules.language import core
from dp_rules.language.rebuild import with_items
from dp_rules.language.scope import Item
from dp_rules.language.shift import at_period
from dp_rules.quantity.parts_of_period import parts_of
from dp_rules.quantity.period import Period, is_year
from dp_rules.text.bilingual import Bilingual


def edits(asked: Asked) -> Iterator[Edit]:
    """Yield, for every first month that calendars of the plan have, the year put together so: of all items and of each."""
    period = asked.base.seen.period
    if not is_year(period) or not asked.known.has_shorter_than(period):
        return
    named = [one for one in named_items(asked.base.measure) if one.item.unit.kind == "counted"]
    for first_month in sorted({item.first_month for item in asked.plan.scope.items.values()} | {1, 10}):
        other = [one for one in named if one.item.first_month != first_month]
        begins = Bilingual(
            "日历年（1月起）" if first_month == 1 else f"从 {first_month} 月起的统计年度",
            "the calendar year" if first_month == 1 else f"a year that begins with month {first_month}",
        )
        for periods in parts_of(period, first_month):
            run = (periods[0], periods[-1])
            if len(other) > 1:
                every = Bilingual(f"各数都按{begins.zh}", f"every input is of {begins.en}")
                yield Edit(
                    "calendar",
                    "time",
                    every,
                    1,
                    partial(_run, item=None, first_month=first_month, run=run, parts=periods),
                )
            for one in other:
                side, name = SIDES[one.side], called(one.item)
                alone = Bilingual(f"{side.zh}{name.zh}按{begins.zh}", f"{side.en} {name.en} is of {begins.en}")
                yield Edit(
                    "calendar",
                    "time",
                    alone,
                    1,
                    partial(_run, item=one.item, first_month=first_month, run=run, parts=periods),
                )


def _run(
    definition: Definition, item: Item | None, first_month: int, run: tuple[Period, Period], parts: Sequence[Period]
) -> Definition | None:
    """Return the definition with an item put together anew; None for all whose year begins otherwise, whichever they are by now."""

    def is_meant(one: Item) -> bool:
        return one is item if item is not None else one.unit.kind == "counted" and one.first_month != first_month

    def change(node: core.ItemValue) -> core.Core:
        if node.period is not None or not is_meant(node.item):
            return node
        first, last = run
        if node.item.over_periods != "sum":
            first = last
        inside = tuple(at_period(node, part) for part in parts if part >= first)
        return core.OverPeriods("sum", node, first, last, inside, node.unit, node.origin)

    changed = with_items(definition.measure, change)
    return None if changed == definition.measure else definition._replace(measure=changed)
