"""Another item: the denominator or the numerator is counted of other people, or to another standard.

So 87.14% of the patients under management were managed to the standard in 2018, where the plan asks for the share of
those registered, 82.69%. Items of one population come first: parts of one whole (``subset_of``) and what counts the
same (``same_as``). Any other item in the same unit is tried only by itself.
"""

from collections.abc import Iterator, Mapping
from functools import partial

from dp_rules.audit.dispute.definition import Asked, Definition, Edit, Weight
from dp_rules.audit.dispute.edits.named import SIDES, Named, called, named_items
from dp_rules.language import core
from dp_rules.language.rebuild import with_items
from dp_rules.language.scope import Item
from dp_rules.text.bilingual import Bilingual

MOST_UNRELATED = 60


def edits(asked: Asked) -> Iterator[Edit]:
    """Yield an edit for each item of the measure and each other item in its unit that has data."""
    items = asked.plan.scope.items
    named = [one for one in named_items(asked.base.measure) if items.get(one.item.id) is one.item]
    related = {one.item.id: population_of(one.item, items) for one in named}
    for one in named:
        kin = related[one.item.id]
        others = [
            item
            for item in items.values()
            if item is not one.item and item.unit == one.item.unit and item.id in asked.supplied
        ]
        for item in others:
            if item.id in kin:
                yield _edit(one, item, 1)
        used = {named_one.item.id for named_one in named}
        far = [item for item in others if item.id not in kin]
        far.sort(key=lambda item: (item.id not in used, item.kind != one.item.kind, item.calendar != one.item.calendar))
        for item in far[:MOST_UNRELATED]:
            yield _edit(one, item, 3)


def population_of(item: Item, items: Mapping[str, Item]) -> set[str]:
    """Return the ids of the items that count parts of one population, the item's own left out."""
    links: dict[str, set[str]] = {}
    for one in items.values():
        for other in (one.subset_of, one.same_as):
            if other is not None:
                links.setdefault(one.id, set()).add(other)
                links.setdefault(other, set()).add(one.id)
    found, waiting = {item.id}, [item.id]
    while waiting:
        new = links.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found - {item.id}


def _edit(one: Named, other: Item, weight: Weight) -> Edit:
    side, new, old = SIDES[one.side], called(other), called(one.item)
    words = Bilingual(f"{side.zh}用{new.zh}，而不是{old.zh}", f"{side.en} is {new.en} instead of {old.en}")
    return Edit("item", f"item {one.item.id}", words, weight, partial(_replaced, old=one.item, new=other))


def _replaced(definition: Definition, old: Item, new: Item) -> Definition:
    def change(node: core.ItemValue) -> core.Core:
        return node._replace(item=new) if node.item is old else node

    return definition._replace(measure=with_items(definition.measure, change))
