"""Counts with which plainly nothing is wrong: written as whole numbers, and no greater than their wholes.

Nearly all figures of a large file are such. They are passed without being made into facts, which
takes a fifth of the time.
"""

from collections.abc import Iterable

from dp_rules.data.store import FactStore
from dp_rules.gates.sight import Sight
from dp_rules.language.scope import Item
from dp_rules.quantity.period import Period
from dp_rules.spec.gate import Gate


def asks_only_of_parts(item: Item, gates: Iterable[Gate], sight: Sight) -> bool:
    """Say whether the gates of an item find nothing in a whole number but that it exceeds its whole, or not its parts' sum."""
    if item.missing_codes:
        return False
    whole = sight.items.get(item.subset_of or "")
    if whole is not None and whole.missing_codes:
        return False
    silent = {"whole", "subset", "missing_codes", "children"}
    silent |= {"same"} if item.same_as is None else set()
    return all(gate.name in silent for gate in gates)


def is_plainly_right(item: Item, area: str, period: Period, sight: Sight) -> bool:
    """Say whether a figure is a whole number of an area without parts and, where its whole is given, no greater than that."""
    facts = sight.facts
    if sight.areas.directly_within(area):
        return False
    count = facts.count(item.id, area, period) if isinstance(facts, FactStore) else None
    if count is None or not isinstance(facts, FactStore):
        return False
    if item.subset_of is None or (item.subset_of, area, period) not in facts:
        return True
    whole = facts.count(item.subset_of, area, period)
    return whole is not None and count <= whole
