"""Couples for persons: marriages are published in 万对, and the formula counts persons, two for each couple.

Tried for items that count people who marry or live as couples: their names or notes say so.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from dp_rules.audit.dispute.definition import Asked, Definition, Edit
from dp_rules.audit.dispute.edits.named import SIDES, called, named_items
from dp_rules.language import core
from dp_rules.language.rebuild import with_items
from dp_rules.language.scope import Item
from dp_rules.quantity.interval import exact
from dp_rules.quantity.unit import NUMBER
from dp_rules.text.bilingual import Bilingual

_OF_COUPLES = re.compile("婚|夫妇|夫妻|配偶|[0-9万一两双]对|couple|marri|marital|spouse|wedding", re.IGNORECASE)


def edits(asked: Asked) -> Iterator[Edit]:
    """Yield twice and half of each item that counts people of couples."""
    for one in named_items(asked.base.measure):
        item = one.item
        if item.unit.kind != "counted" or not _OF_COUPLES.search(" ".join(filter(None, (*item.name, item.note)))):
            continue
        side, name = SIDES[one.side], called(item)
        half = Bilingual(
            f"{side.zh}{name.zh}按对数计（人数除以 2）", f"{side.en} {name.en} counts couples (persons divided by 2)"
        )
        twice = Bilingual(
            f"{side.zh}{name.zh}当作对数，又乘以 2", f"{side.en} {name.en} is taken for couples and multiplied by 2"
        )
        for words, operator in ((half, "/"), (twice, "*")):
            yield Edit("couples", f"couples {item.id}", words, 1, partial(_times, item=item, half=operator == "/"))


def _times(definition: Definition, item: Item, *, half: bool) -> Definition:
    def change(node: core.ItemValue) -> core.Core:
        if node.item is not item:
            return node
        two = core.Constant(exact(Fraction(2)), "2", NUMBER, node.origin)
        return core.Arithmetic("/" if half else "*", node, two, False, node.unit, node.origin)  # noqa: FBT003  a field of the node

    return definition._replace(measure=with_items(definition.measure, change))
