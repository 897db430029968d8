"""Two plans side by side: which indicators belong together, how their targets stand to each other, what else differs."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Literal, NamedTuple

from dp_rules.language import core
from dp_rules.language.allowed import Relation, allowed_values, relation
from dp_rules.language.meaning import Meaning, meaning
from dp_rules.language.scope import Item, folded_name
from dp_rules.spec.model import Indicator, Plan

Standing = Relation | Literal["missing", "added"]
"""How the second plan's target stands to the first's; ``missing`` and ``added`` where the second or the first has none."""

Aspect = Literal[
    "id", "name", "due", "commitment", "milestones", "guard",
    "no", "readings", "wording", "place", "also", "baseline", "lead", "with", "department_place", "totals", "method",
    "measure_reason",
]  # fmt: skip
"""What can differ between two targets besides what they ask for; notes are the writer's words, not the plan's, and are left alone."""

OF_THE_TARGET: frozenset[Aspect] = frozenset({"id", "name", "due", "commitment", "milestones", "guard"})
"""What changes what is asked for, or what it is called; the rest is how the plan puts it and who does it."""

ItemAspect = Literal["unit", "kind", "calendar", "subset_of", "not_applicable"]


class ItemDifference(NamedTuple):
    """An item that both rules name and the plans define differently; ``first`` and ``second`` are the two definitions."""

    id: str
    aspects: tuple[ItemAspect, ...]
    first: Item
    second: Item


class Pair(NamedTuple):
    """An indicator of the first plan and that of the second which belongs to it; None where there is none."""

    first: Indicator | None
    second: Indicator | None
    standing: Standing
    aspects: tuple[Aspect, ...] = ()
    items: tuple[ItemDifference, ...] = ()


def compare_plans(first: Plan, second: Plan) -> tuple[Pair, ...]:
    """Return the indicators of two plans in pairs, in the order of the first, then what the second adds.

    They belong together by id; those left over by what they measure, then by name, where that is
    one to one.
    """
    partners = _partners(first.indicators, second.indicators)
    pairs = [_pair(indicator, partners.get(indicator.id)) for indicator in first.indicators]
    taken = {partner.id for partner in partners.values()}
    added = [Pair(None, indicator, "added") for indicator in second.indicators if indicator.id not in taken]
    return (*pairs, *added)


def _partners(first: Iterable[Indicator], second: Iterable[Indicator]) -> dict[str, Indicator]:
    by_id = {indicator.id: indicator for indicator in second}
    found = {indicator.id: by_id[indicator.id] for indicator in first if indicator.id in by_id}
    for key in (_measured, _called):
        mine = _unique((one for one in first if one.id not in found), key)
        taken = {partner.id for partner in found.values()}
        theirs = _unique((one for one in second if one.id not in taken), key)
        found |= {mine[shared].id: theirs[shared] for shared in mine.keys() & theirs.keys()}
    return found


def _unique(indicators: Iterable[Indicator], key: Callable[[Indicator], Hashable | None]) -> dict[Hashable, Indicator]:
    """Return the indicators by a key that no other of them has."""
    found: dict[Hashable, list[Indicator]] = {}
    for indicator in indicators:
        found.setdefault(key(indicator), []).append(indicator)
    return {shared: some[0] for shared, some in found.items() if shared is not None and len(some) == 1}


def _measured(indicator: Indicator) -> Meaning | None:
    allowed = allowed_values(indicator.rule.node)
    return None if allowed is None else meaning(allowed.measure)


def _called(indicator: Indicator) -> str:
    return folded_name(indicator.definition.name.zh)


def _pair(first: Indicator, second: Indicator | None) -> Pair:
    if second is None:
        return Pair(first, None, "missing")
    items = tuple(_item_differences(first.rule.node, second.rule.node))
    standing = "other_measure" if items else relation(second.rule.node, first.rule.node)
    return Pair(first, second, standing, tuple(_aspects(first, second)), items)


def _item_differences(first: core.Core, second: core.Core) -> Iterator[ItemDifference]:
    """Yield the items, or columns of a table, that two rules share by name and that are defined differently."""
    mine, theirs = (
        {node.item.id: node.item for node in core.walk(rule) if isinstance(node, core.ItemValue)}
        for rule in (first, second)
    )
    for id_ in mine:
        if id_ in theirs:
            one, other = mine[id_], theirs[id_]
            sides = zip(_of_item(one).items(), _of_item(other).values(), strict=True)
            aspects = tuple(aspect for (aspect, value), there in sides if value != there)
            if aspects:
                yield ItemDifference(id_, aspects, one, other)


def _of_item(item: Item) -> dict[ItemAspect, Hashable]:
    return {
        "unit": item.unit,
        "kind": item.kind,
        "calendar": item.calendar,
        "subset_of": item.subset_of,
        "not_applicable": item.not_applicable,
    }


def _aspects(first: Indicator, second: Indicator) -> Iterator[Aspect]:
    theirs = _of_indicator(second)
    for aspect, value in _of_indicator(first).items():
        if value != theirs[aspect]:
            yield aspect


def _of_indicator(indicator: Indicator) -> dict[Aspect, Hashable]:
    """Return what is held against the other plan; wording apart from the width of its characters and its spaces."""
    definition, baseline = indicator.definition, indicator.baseline
    return {
        "id": definition.id,
        "name": _called(indicator),
        "due": indicator.due,
        "commitment": indicator.commitment,
        "milestones": tuple((one.year, meaning(one.rule.node)) for one in indicator.milestones),
        "guard": None if indicator.guard is None else indicator.guard.kind,
        "no": indicator.no,
        "readings": frozenset(meaning(one.rule.node) for one in indicator.readings),
        "wording": folded_name(indicator.wording or ""),
        "place": indicator.plan_place,
        "also": indicator.also,
        "baseline": None if baseline is None else (baseline.period, folded_name(baseline.text)),
        "lead": indicator.lead,
        "with": indicator.partners,
        "department_place": indicator.department_place,
        "totals": None if definition.totals is None else meaning(definition.totals.node),
        "method": definition.method,
        "measure_reason": indicator.measure_reason,
    }
