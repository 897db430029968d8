"""Another period: the year before or after, a part of the year, another base year, one input of another year."""

from collections.abc import Iterator
from functools import partial

from dp_rules.audit.dispute.claimed import base_period
from dp_rules.audit.dispute.definition import OF_WHAT, Asked, Definition, Edit, Weight
from dp_rules.audit.dispute.edits.named import SIDES, called, named_items
from dp_rules.language import core
from dp_rules.language.rebuild import with_items
from dp_rules.language.scope import Item
from dp_rules.quantity.period import Period, last_month, same_length
from dp_rules.text.bilingual import Bilingual

MOST_PERIODS = 40


def edits(asked: Asked) -> Iterator[Edit]:
    """Yield the other periods that have data, the nearest first, for the whole measure, its base and each of its items."""
    own, measure = asked.base.seen.period, asked.base.measure
    others = sorted((period for period in asked.periods if period != own), key=partial(_apart, own=own))[:MOST_PERIODS]
    for period in others:
        words = Bilingual(f"用 {period} 的数，而不是 {own} 的", f"figures of {period} instead of {own}")
        yield Edit("period", "time", words, _weight(period, own), partial(_moved, period=period), OF_WHAT)
    base = base_period(measure)
    if base is not None:
        for period in others:
            if period != base and same_length(period, base):
                words = Bilingual(f"与 {period} 比，而不是与 {base} 比", f"compared with {period} instead of {base}")
                yield Edit("period", "base", words, 1, partial(_based, base=base, other=period))
    named = named_items(measure)
    near = [period for period in others if same_length(period, own)][:4]
    for one in named if len(named) > 1 else []:
        for period in near:
            side, name = SIDES[one.side], called(one.item)
            words = Bilingual(
                f"{side.zh}{name.zh}用 {period} 的数，其余仍是 {own} 的",
                f"{side.en} {name.en} is of {period}, the rest of {own}",
            )
            yield Edit(
                "period",
                "time",
                words,
                1 if abs(period.year - own.year) <= 1 else 2,
                partial(_one, item=one.item, period=period),
            )


def _apart(period: Period, own: Period) -> tuple[bool, int, bool, Period]:
    """Return by what periods are ordered: those of one length first, then by distance, the earlier of two first."""
    months = 12 * (period.year - own.year) + last_month(period) - last_month(own)
    return not same_length(period, own), abs(months), months > 0, period


def _weight(period: Period, own: Period) -> Weight:
    is_near = abs(period.year - own.year) <= 1
    return 1 if is_near and same_length(period, own) else 2 if is_near else 3


def _moved(definition: Definition, period: Period) -> Definition:
    return definition._replace(seen=definition.seen._replace(period=period))


def _based(definition: Definition, base: Period, other: Period) -> Definition:
    def change(node: core.ItemValue) -> core.Core:
        return node._replace(period=other) if node.period == base else node

    changed = with_items(definition.measure, change, lambda period: other if period == base else period)
    return definition._replace(measure=changed)


def _one(definition: Definition, item: Item, period: Period) -> Definition:
    def change(node: core.ItemValue) -> core.Core:
        return node._replace(period=period) if node.item is item and node.period is None else node

    return definition._replace(measure=with_items(definition.measure, change))
