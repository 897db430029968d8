"""What an indicator means in two plans: the measure, the items that it names, how these add up and what is checked of them."""

from collections.abc import Hashable, Iterator
from typing import Final, Literal, NamedTuple

from dp_rules.audit.two_plans.rule_parts import measures_of
from dp_rules.language import core
from dp_rules.language.meaning import meaning
from dp_rules.language.scope import Item, Scope, Table
from dp_rules.spec.gate import Gate, Gates, gates_of
from dp_rules.spec.model import Indicator, Measure, Plan

DefinitionAspect = Literal[
    "measure", "totals", "unit", "kind", "calendar", "subset_of", "same_as", "not_applicable", "missing_codes",
    "over_areas", "over_periods", "decides", "is_whole", "gates", "columns", "level",
]  # fmt: skip
_OF_AN_ITEM: Final[tuple[DefinitionAspect, ...]] = (
    "unit", "kind", "calendar", "subset_of", "same_as", "not_applicable", "missing_codes", "over_areas",
    "over_periods", "decides", "is_whole",
)  # fmt: skip


class DefinitionChange(NamedTuple):
    """What two plans say differently of an indicator's meaning; ``id`` is the item or table it is said of, None for the measure."""

    aspect: DefinitionAspect
    id: str | None
    first: str | None
    second: str | None


def definition_changes(
    first_plan: Plan, first: Indicator, second_plan: Plan, second: Indicator
) -> tuple[DefinitionChange, ...]:
    """Return in what an indicator means another thing in the second plan than in the first, apart from its target."""
    return tuple(_changes(first_plan, first, second_plan, second))


def _changes(first_plan: Plan, first: Indicator, second_plan: Plan, second: Indicator) -> Iterator[DefinitionChange]:
    if _measured(first) != _measured(second):
        yield DefinitionChange("measure", None, measure_text(first), measure_text(second))
    mine, theirs = first.definition.totals, second.definition.totals
    if _meant(mine) != _meant(theirs):
        yield DefinitionChange("totals", None, _text(mine), _text(theirs))
    items, others = items_of(first, first_plan.scope), items_of(second, second_plan.scope)
    for id_ in items.keys() & others.keys():
        yield from _of_item(items[id_], others[id_])
        one, other = _gates(items[id_], first_plan.gates), _gates(others[id_], second_plan.gates)
        if one != other:
            yield DefinitionChange("gates", id_, _listed(one), _listed(other))
    tables, more = tables_of(first), tables_of(second)
    for id_ in tables.keys() & more.keys():
        if tables[id_].is_level != more[id_].is_level:
            yield DefinitionChange("level", id_, str(tables[id_].is_level), str(more[id_].is_level))


def _measured(indicator: Indicator) -> frozenset[Hashable]:
    return frozenset(meaning(measure) for measure in measures_of(indicator.rule.node))


def measure_text(indicator: Indicator) -> str:
    """Return how a rule's measure is written: the rule without its target, or the whole of one that has several."""
    target = indicator.rule.target
    if target is None or not target.is_written:
        return indicator.rule.text
    origin = target.measure.origin
    return origin.source.text[origin.start : origin.end]


def _meant(measure: Measure | None) -> Hashable:
    return None if measure is None else meaning(measure.node)


def _text(measure: Measure | None) -> str | None:
    return None if measure is None else measure.text


def items_of(indicator: Indicator, scope: Scope) -> dict[str, Item]:
    """Return every item that an indicator's value can hang on: those it names, and what these are parts of or the same as."""
    nodes = [indicator.rule.node] + ([] if indicator.rule.totals is None else [indicator.rule.totals])
    found: dict[str, Item] = {}
    waiting = [node.item for root in nodes for node in core.walk(root) if isinstance(node, core.ItemValue)]
    while waiting:
        item = waiting.pop()
        if item.id in found:
            continue
        found[item.id] = item
        waiting += [scope.items[id_] for id_ in (item.subset_of, item.same_as) if id_ in scope.items and id_]
        waiting += [one for one in scope.items.values() if item.id in {one.subset_of, one.same_as}]
    return found


def tables_of(indicator: Indicator) -> dict[str, Table]:
    """Return the tables and levels whose rows an indicator's rule goes through."""
    nodes = [indicator.rule.node] + ([] if indicator.rule.totals is None else [indicator.rule.totals])
    return {node.table.id: node.table for root in nodes for node in core.walk(root) if isinstance(node, core.Aggregate)}


def _of_item(first: Item, second: Item) -> Iterator[DefinitionChange]:
    for aspect in _OF_AN_ITEM:
        one, other = getattr(first, aspect), getattr(second, aspect)
        if one != other:
            yield DefinitionChange(aspect, first.id, _shown(one), _shown(other))
    if first.calendar == second.calendar and first.first_month != second.first_month:
        yield DefinitionChange("calendar", first.id, str(first.first_month), str(second.first_month))


def _shown(value: object) -> str | None:
    match value:
        case None:
            return None
        case bool():
            return "yes" if value else "no"
        case frozenset():
            return ", ".join(map(str, sorted(value)))
        case str():
            return value
    kind, dimensions = getattr(value, "kind", ""), getattr(value, "dimensions", ())
    return " ".join(name if power == 1 else f"{name}^{power}" for name, power in dimensions) or str(kind)


def _gates(item: Item, gates: Gates) -> frozenset[Gate]:
    return frozenset(gate._replace(place=None, reason=None) for gate in gates_of(item, gates))


def _listed(gates: frozenset[Gate]) -> str:
    return ", ".join(sorted(f"{gate.name} {gate.severity}" for gate in gates))
