"""What a form has to ask: each item that the rules of a plan need, once for an area and period, and of whom."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dp_rules.data.areas import Areas
from dp_rules.data.dataset import Dataset
from dp_rules.language import core
from dp_rules.language.scope import Item, Table
from dp_rules.quantity.period import Period, same_length
from dp_rules.spec.model import Indicator


class Asked(NamedTuple):
    """One figure to be filled in.

    ``item`` is None where the indicator's own figure is asked, whose items no form can ask.
    ``departments`` are the item's supplier, those in the lead of the indicators, then those that take part.
    """

    id: str
    area: str
    period: Period
    item: Item | None
    indicators: tuple[Indicator, ...]
    departments: tuple[str, ...]

    @property
    def leads(self) -> tuple[str, ...]:
        """The departments in the lead of an indicator that needs the figure."""
        return tuple(dict.fromkeys(name for indicator in self.indicators for name in indicator.lead))


class Asking(NamedTuple):
    """What a form asks, in the order of the plan; and what it cannot ask.

    That are the tables of records that an indicator's rule runs over, by its id, and the
    indicators of which nothing can be asked.
    """

    figures: tuple[Asked, ...]
    tables: Mapping[str, tuple[Table, ...]]
    left_out: tuple[Indicator, ...]


class _Need(NamedTuple):
    id: str
    area: str
    period: Period
    item: Item | None


def what_to_ask(
    indicators: Sequence[Indicator], where: Sequence[str], period: Period, areas: Areas, known: Dataset
) -> Asking:
    """Return what has to be known to judge ``indicators`` in each area of ``where`` in ``period``.

    A rule over the areas of a level asks each area of that level that ``areas`` has within the one
    judged, or that one itself if it is of the level. Where it has none, and for rules over records,
    the totals are asked instead, and where a plan has no totals, the indicator's own figure.
    Figures of other periods that are ``known`` are not asked again.
    """
    needs: dict[_Need, list[Indicator]] = {}
    tables: dict[str, tuple[Table, ...]] = {}
    left_out: list[Indicator] = []
    for indicator in indicators:
        wanted = [need for area in where for need in _needs(indicator, area, period, areas)]
        for need in dict.fromkeys(wanted):
            if need.period == period or not _is_known(need, known):
                needs.setdefault(need, []).append(indicator)
        if not wanted:
            left_out.append(indicator)
        tables[indicator.id] = _records(indicator)
    order = {area: index for index, area in enumerate(dict.fromkeys([*where, *(need.area for need in needs)]))}
    figures = [
        Asked(need.id, need.area, need.period, need.item, tuple(users), _departments(need.item, users))
        for need, users in sorted(needs.items(), key=lambda entry: order[entry[0].area])
    ]
    return Asking(tuple(figures), tables, tuple(left_out))


def _rules(indicator: Indicator) -> list[core.Core]:
    readings = [reading.rule.node for reading in indicator.readings]
    milestones = [milestone.rule.node for milestone in indicator.milestones]
    return [indicator.rule.node, *readings, *milestones]


def _records(indicator: Indicator) -> tuple[Table, ...]:
    nodes = [node for tree in _rules(indicator) for node in core.walk(tree) if isinstance(node, core.Aggregate)]
    return tuple({node.table.id: node.table for node in nodes if not node.table.is_level}.values())


def _needs(indicator: Indicator, area: str, period: Period, areas: Areas) -> list[_Need]:
    """Return what one area has to state for one indicator."""
    found: list[_Need] = []
    if all(_collect(tree, [area], period, period, areas, found) for tree in _rules(indicator)):
        return found
    found.clear()
    totals = indicator.rule.totals
    if totals is not None and _collect(totals, [area], period, period, areas, found):
        return found
    return [] if indicator.rule.unit is None else [_Need(indicator.id, area, period, None)]


def _collect(
    node: core.Core, where: Sequence[str], when: Period, judged: Period, areas: Areas, found: list[_Need]
) -> bool:
    """Add what a rule needs of ``where`` to ``found``; say whether a form can ask all of it."""
    match node:
        case core.ItemValue(item=item, period=own):
            # A flow of another length of time does not compare: the evaluation has no use for it.
            if own is None or item.kind == "stock" or same_length(own, judged):
                found += [_Need(item.id, area, own or when, item) for area in where]
            return True
        case core.Aggregate(table=table, period=own):
            inside = (
                [code for area in where for code in _of_level(area, table, areas, own or when)]
                if table.is_level
                else []
            )
            return bool(inside) and all(
                _collect(part, inside, own or when, judged, areas, found) for part in core.parts_of(node)
            )
        case _:
            return all(_collect(part, where, when, judged, areas, found) for part in core.parts_of(node))


def _of_level(area: str, level: Table, areas: Areas, period: Period) -> list[str]:
    known = areas.by_code.get(area)
    return [area] if known is not None and known.level == level.id else areas.within(area, level.id, period)


def _is_known(need: _Need, known: Dataset) -> bool:
    fact = known.facts.get((need.id, need.area, need.period))
    return fact is not None and (fact.values is not None or fact.truth is not None)


def _departments(item: Item | None, indicators: Sequence[Indicator]) -> tuple[str, ...]:
    supplier = [] if item is None or item.supplier is None else [item.supplier]
    leads = [name for indicator in indicators for name in indicator.lead]
    partners = [name for indicator in indicators for name in indicator.partners]
    return tuple(dict.fromkeys([*supplier, *leads, *partners]))
