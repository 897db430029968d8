"""Which verdicts a datum takes part in, and how: it decides, stands beside, is in a baseline or a reading, or was passed over."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from dp_rules.data.dataset import Dataset
from dp_rules.data.fact import Fact
from dp_rules.evaluation.result import Result
from dp_rules.evaluation.run import evaluate_plan
from dp_rules.evaluation.trace import Trace, counts_in
from dp_rules.gates.run import Gated
from dp_rules.language import core
from dp_rules.language.scope import Item, Scope
from dp_rules.quantity.period import Period
from dp_rules.spec.model import Indicator, Plan
from dp_rules.text.place import Place

Role = Literal["chosen", "bound", "beside", "reading", "baseline", "passed_over", "gate"]
ROLES: Final[tuple[Role, ...]] = ("chosen", "bound", "beside", "reading", "baseline", "passed_over", "gate")
"""How a datum takes part: the verdict is computed from it; it bounds what a missing figure can be; it is held against the
value, or is another way to a figure; another reading of the wording alone asks for it; the pace starts from it; another
publisher's figure was taken; a gate looked at it beside a figure of the verdict."""
Where = tuple[str, str, Period, Place]


class Use(NamedTuple):
    """One datum in one verdict: how it takes part, and whether the verdict rests on it.

    ``is_counted_in_a_milestone`` says that the value which it is part of is also held against a milestone.
    """

    fact: Fact
    result: Result
    roles: tuple[Role, ...]
    decides: bool
    is_counted_in_a_milestone: bool


class Asked(NamedTuple):
    """What is evaluated to find the uses of data: which indicators, in which areas."""

    indicators: tuple[Indicator, ...]
    areas: tuple[str, ...]


def facts_of(dataset: Dataset) -> Iterator[Fact]:
    """Yield every datum: the facts, those that were passed over for them, and the cells of records."""
    for key in dataset.facts:
        fact = dataset.facts[key]
        yield fact
        yield from fact.passed_over
    for rows in dataset.records.values():
        for record in rows:
            yield from record.cells.values()


def where_asked(plan: Plan, dataset: Dataset, data: Iterable[Fact]) -> Asked:
    """Return the indicators whose rules can rest on data, and the areas whose figures can: their own and those around.

    Where areas were merged or split, any area may rest on them.
    """
    some = list(data)
    ids = {id_ for fact in some for id_ in related(fact.id, plan.scope)}
    indicators = tuple(one for one in plan.indicators if one.id in ids or ids & set(items_asked(one)))
    areas = dataset.areas
    found = {around: None for fact in some for around in (fact.area, *areas.around(fact.area))}
    if areas.has_changes:
        found |= {around: None for area in dataset.known_areas() for around in (area, *areas.around(area))}
    return Asked(indicators, tuple(found))


def periods_asked(dataset: Dataset) -> list[Period]:
    """Return every period with data, and the years that they are part of."""
    known = dataset.known_periods()
    return sorted({*known, *(Period(period.year) for period in known)})


def items_asked(indicator: Indicator) -> Iterator[str]:
    """Yield the ids of the items that the rules of an indicator name: its own, that on totals, readings and milestones."""
    rules = [indicator.rule, *(one.rule for one in indicator.readings), *(one.rule for one in indicator.milestones)]
    for tree in (tree for rule in rules for tree in (rule.node, rule.totals) if tree is not None):
        yield from (node.item.id for node in core.walk(tree) if isinstance(node, core.ItemValue))


def related(id_: str, scope: Scope) -> set[str]:
    """Return an item with those that it is part of, those that are part of it, and those that count the same population."""
    found, waiting = {id_}, [id_]
    while waiting:
        item = scope.items.get(waiting.pop())
        if item is None:
            continue
        for other in scope.items.values():
            if other.id not in found and _bounds(item, other):
                found.add(other.id)
                waiting.append(other.id)
    return found


def _bounds(item: Item, other: Item) -> bool:
    return other.id in {item.subset_of, item.same_as} or item.id in {other.subset_of, other.same_as}


def uses_of(
    plan: Plan,
    dataset: Dataset,
    data: Iterable[Fact],
    indicators: Sequence[Indicator],
    areas: Iterable[str],
    periods: Sequence[Period],
    gated: Gated,
) -> Iterator[Use]:
    """Yield each datum in each verdict that it takes part in, in the order of the verdicts."""
    wanted = {_where(fact): fact for fact in data}
    by_key: dict[tuple[str, str, Period], list[Where]] = {}
    for where in wanted:
        by_key.setdefault(where[:3], []).append(where)
    for result in evaluate_plan(plan, dataset, areas, periods, indicators, gated):
        found: dict[Where, dict[Role, bool]] = {}
        for where, role, decides in _parts(result, wanted, by_key, plan.scope):
            roles = found.setdefault(where, {})
            roles[role] = roles.get(role, False) or decides
        for where, roles in found.items():
            in_order = tuple(role for role in ROLES if role in roles and (role != "reading" or "chosen" not in roles))
            held = "chosen" in roles and any(state.is_reached is not None for state in result.milestones)
            yield Use(wanted[where], result, in_order, any(roles.values()), held)


def _where(fact: Fact) -> Where:
    return fact.id, fact.area, fact.period, fact.place


def _parts(
    result: Result,
    wanted: Mapping[Where, Fact],
    by_key: Mapping[tuple[str, str, Period], list[Where]],
    scope: Scope,
) -> Iterator[tuple[Where, Role, bool]]:
    """Yield what is wanted of all that a result rests on, with its part in it and whether the verdict rests on it."""
    is_used = result.chosen.basis != "none"
    is_decided = result.verdict in {"met", "not_met"}  # what is missing cannot have decided it

    def seen(trace: Trace, role: Role, *, decides: bool) -> Iterator[tuple[Where, Role, bool]]:
        for step, in_role, counts in _facts_in(trace, role, decides=decides):
            if step.fact is not None:
                where = _where(step.fact)
                if where in wanted:
                    yield where, in_role, counts and not (is_decided and step.missing is not None)
                for other in map(_where, step.fact.passed_over):
                    if other in wanted:
                        yield other, "passed_over", False
            if step.missing is not None and isinstance(step.node, core.ItemValue) and step.period is not None:
                for id_ in _bounding(step.node.item, scope):
                    for where in by_key.get((id_, step.area, step.period), ()):
                        yield where, "bound" if role == "chosen" else role, counts

    yield from seen(result.chosen.trace, "chosen", decides=is_used)
    for other in result.others:
        yield from seen(other.trace, "beside", decides=False)
    for reading in result.readings:
        yield from seen(reading.trace, "reading", decides=False)
    baseline = result.baseline
    if baseline is not None and baseline.computed is not None and baseline.period != result.period:
        yield from seen(baseline.computed.trace, "baseline", decides=False)
    for finding in result.gates:
        for key in finding.keys:
            for where in by_key.get(key, ()):
                yield where, "gate", finding.blocks


def _bounding(item: Item, scope: Scope) -> set[str]:
    """Return the items by whose figures a missing one is bounded: the wholes that it is part of, and its own parts."""
    found = {other.id for other in scope.items.values() if other.subset_of == item.id}
    whole = item.subset_of
    while whole is not None and whole not in found and whole in scope.items:
        found.add(whole)
        whole = scope.items[whole].subset_of
    return found


def _facts_in(trace: Trace, role: Role, *, decides: bool) -> Iterator[tuple[Trace, Role, bool]]:
    """Yield the steps that rest on data: of rows that are not counted only the condition, of other ways none that decides."""
    if trace.fact is not None or trace.missing is not None:
        yield trace, role, decides
    for part in trace.parts:
        yield from _facts_in(part, role, decides=decides and counts_in(part, trace))
    for row in trace.rows:
        if row.where is not None:
            yield from _facts_in(row.where, role, decides=decides)
        if row.column is not None:
            counts = row.where is None or row.where.value is not False
            yield from _facts_in(row.column, role if counts else "beside", decides=decides and counts)
    for way in trace.beside:
        yield from _facts_in(way, "beside", decides=False)
