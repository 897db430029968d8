"""What a target about change comes to in cases: a fall of 10% from 130 is at most 117, from 4894 at most 4404."""

import math
from fractions import Fraction
from typing import Final, NamedTuple

from dp_rules.evaluation.result import Result
from dp_rules.evaluation.trace import items_in
from dp_rules.language import core
from dp_rules.language.scope import Item
from dp_rules.language.syntax import Comparator
from dp_rules.language.target import change_of
from dp_rules.quantity.interval import Interval

_MIRRORED: Final[dict[Comparator, Comparator]] = {">": "<", ">=": "<=", "<": ">", "<=": ">=", "=": "=", "!=": "!="}


class TargetLevel(NamedTuple):
    """A limit as a level of an item: ``accidents <= 117``."""

    item: Item
    comparator: Comparator
    value: Fraction


def target_levels(result: Result) -> list[TargetLevel]:
    """Return the limits of a rule about change as levels of its item; none where the base is not one number.

    ``decline(x, base) >= t`` is ``x <= x@base * (1 - t)``, ``growth(x, base) >= t`` is
    ``x >= x@base * (1 + t)``, for a base above 0.
    """
    target = result.indicator.rule.target
    change = None if target is None else change_of(target.measure)
    if target is None or change is None or not isinstance(change[0].arguments[0], core.ItemValue):
        return []
    measure, base = change
    item = change[0].arguments[0].item
    value = next(
        (
            leaf.value.lower
            for leaf in items_in(result.chosen.trace)
            if isinstance(leaf.node, core.ItemValue)
            and leaf.node.item is item
            and leaf.period == base
            and isinstance(leaf.value, Interval)
            and leaf.value.is_exact
        ),
        None,
    )
    if value is None or value <= 0:
        return []
    falls = measure.function == "decline"
    return [
        _level(
            item,
            _MIRRORED[limit.comparator] if falls else limit.comparator,
            value * (1 - limit.value.value.lower if falls else 1 + limit.value.value.lower),
        )
        for limit in target.limits
        if limit.value.value.lower is not None
    ]


def _level(item: Item, comparator: Comparator, value: Fraction) -> TargetLevel:
    """Return a level that the item can have: of what is counted one by one ``< 4404.6`` and ``<= 4404.6`` are ``<= 4404``.

    ``=`` and ``!=`` keep a number that is not whole: no count is that, and to say so is the truth.
    """
    if not item.is_whole or value.denominator == 1:
        return TargetLevel(item, comparator, value)
    match comparator:
        case "<" | "<=":
            return TargetLevel(item, "<=", Fraction(math.floor(value)))
        case ">" | ">=":
            return TargetLevel(item, ">=", Fraction(math.ceil(value)))
        case _:
            return TargetLevel(item, comparator, value)
