"""The items of a measure, where in it they stand, and what they are called."""

from typing import Literal, NamedTuple

from dp_rules.language import core
from dp_rules.language.rebuild import opened
from dp_rules.language.scope import Item
from dp_rules.text.bilingual import Bilingual

Side = Literal["numerator", "denominator", "both"]
SIDES: dict[Side, Bilingual] = {
    "numerator": Bilingual("分子", "the numerator"),
    "denominator": Bilingual("分母", "the denominator"),
    "both": Bilingual("数据项", "the item"),
}


class Named(NamedTuple):
    """An item of a measure, and the side of its quotient on which it stands."""

    item: Item
    side: Side


def named_items(measure: core.Core) -> list[Named]:
    """Return the items that a measure asks for, each once, in the order in which they stand."""
    over, under = _sides(opened(measure))
    found: dict[str, Named] = {}
    for item in [*over, *under]:
        if item.id not in found:
            is_over, is_under = any(one is item for one in over), any(one is item for one in under)
            side: Side = "both" if (is_over and is_under) or not under else "numerator" if is_over else "denominator"
            found[item.id] = Named(item, side)
    return list(found.values())


def _sides(node: core.Core) -> tuple[list[Item], list[Item]]:
    match node:
        case core.Arithmetic(operator="/", left=left, right=right):
            return _all(left), _all(right)
        case core.Aggregate():
            return _all(node), []
        case core.ItemValue(item=item):
            return [item], []
    pairs = [_sides(part) for part in core.parts_of(node)]
    return [item for over, _ in pairs for item in over], [item for _, under in pairs for item in under]


def _all(node: core.Core) -> list[Item]:
    return [one.item for one in core.walk(node) if isinstance(one, core.ItemValue)]


def called(item: Item) -> Bilingual:
    """Return an item's name as it is quoted."""
    return Bilingual(f"“{item.name.zh}”", f'"{item.name.en}"')
