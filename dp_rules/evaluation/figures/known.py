"""What a run knows: the facts, what the plan declares of their items, and how they add up."""

from collections.abc import Collection, Mapping
from typing import Final

from dp_rules.data.dataset import Dataset
from dp_rules.data.fact import Fact, Record
from dp_rules.data.one_other import OneOther
from dp_rules.data.store import Key
from dp_rules.evaluation.figures.adding_up import of_areas_inside, of_periods_inside, of_predecessors
from dp_rules.evaluation.figures.found import Found, Way
from dp_rules.evaluation.figures.stated import stated
from dp_rules.evaluation.one_case import Weights, weights_of
from dp_rules.language import core
from dp_rules.language.scope import Item, Scope
from dp_rules.language.target import Limit
from dp_rules.quantity.interval import ZERO, Interval, intersect
from dp_rules.quantity.missing import Missing
from dp_rules.quantity.period import Period, months_in
from dp_rules.quantity.unit import TRUTH

NOT_NEGATIVE: Final = Interval(ZERO, None)


class Known:
    """A dataset together with what the plan declares of its items; shared by all views of a run."""

    __slots__ = (
        "_areas_can_differ",
        "_base",
        "_found",
        "_keeps_all",
        "_lengths",
        "_touched_areas",
        "_touched_items",
        "_weights",
        "blocked",
        "dataset",
        "items",
        "parts",
        "population",
    )

    def __init__(self, dataset: Dataset, scope: Scope, blocked: Collection[Key] = frozenset()) -> None:
        """Join ``dataset`` with the declarations in ``scope``; figures that are ``blocked`` may not be used."""
        self.dataset = dataset
        self.blocked = blocked
        self.items = scope.items
        self.population = scope.items.get(scope.population or "")
        parts: dict[str, list[Item]] = {}
        for item in scope.items.values():
            if item.subset_of is not None:
                parts.setdefault(item.subset_of, []).append(item)
        self.parts = parts
        self._found: dict[tuple[str, str, Period, Way | None], Found] = {}
        self._lengths: frozenset[int] | None = None
        self._keeps_all = False
        self._base: Known | None = None
        self._touched_items: Collection[str] = ()
        self._touched_areas: Collection[str] = ()
        self._areas_can_differ = dataset.areas.has_changes
        self._weights: dict[tuple[int, int], tuple[core.Core, Limit, Weights | None]] = {}

    def weights(self, measure: core.Core, limit: Limit) -> Weights | None:
        """Return the weights of a measure's terms against one of its limits, found once for each."""
        key = (id(measure), id(limit))
        known = self._weights.get(key)
        if known is None:  # kept with both, so that no others take their place in memory
            known = self._weights[key] = (measure, limit, weights_of(measure, limit))
        return known[2]

    def with_fact(self, key: Key, fact: Fact, blocked: Collection[Key] | None = None) -> "Known":
        """Return what would be known if one fact were ``fact``, and the figures that are ``blocked`` might not be used.

        What does not rest on that fact is not looked up or added up again: only figures of its item, and of those
        that are parts or wholes of it, for its area and those around it, may be others.
        """
        id_, area, period = key
        facts = OneOther(self.dataset.facts, key, fact)
        lengths = self._known_lengths() | {months_in(period)}
        return self._like(self.dataset._replace(facts=facts), id_, area, lengths, None, blocked)

    def with_sum(self, item: Item, area: str, period: Period, value: Interval) -> "Known":
        """Return what would be known if a figure that is added up came to ``value``, whatever it is added up from."""
        sums: dict[tuple[str, str, Period, Way | None], Found] = {}
        ways: tuple[Way | None, ...] = (None, "own", "children")
        for way in ways:
            found = self.here(item, area, period, way)
            if found.parts:
                sums[item.id, area, period, way] = found._replace(value=value)
        return self._like(self.dataset, item.id, area, self._known_lengths(), sums)

    def with_records(self, records: Mapping[str, list[Record]]) -> "Known":
        """Return what would be known from other records; figures do not rest on them."""
        return self._like(self.dataset._replace(records=records), None, "", self._known_lengths())

    def _like(
        self,
        dataset: Dataset,
        item: str | None,
        area: str,
        lengths: frozenset[int],
        found: dict[tuple[str, str, Period, Way | None], Found] | None = None,
        blocked: Collection[Key] | None = None,
    ) -> "Known":
        """Return what is known from a dataset that differs in one figure of an item and area, or in none."""
        self._keeps_all = True  # for it will be asked again and again
        other = object.__new__(Known)
        other.dataset, other.blocked, other.items, other.population = dataset, self.blocked, self.items, self.population
        other.parts, other._weights, other._areas_can_differ = self.parts, self._weights, self._areas_can_differ
        other._found, other._keeps_all, other._lengths, other._base = found or {}, False, lengths, self
        if blocked is not None and blocked != self.blocked:  # any figure may be another then
            other.blocked, other._base = blocked, None
        other._touched_items = () if item is None else self._related(item)
        other._touched_areas = () if item is None else {area, *self.dataset.areas.around(area)}
        return other

    def _related(self, id_: str) -> Collection[str]:
        """Return an item with its wholes, and their wholes, and all that are parts of any of them."""
        top, seen = id_, {id_}
        while (item := self.items.get(top)) is not None and item.subset_of in self.items and item.subset_of not in seen:
            top = item.subset_of or top
            seen.add(top)
        found, waiting = {id_, top}, [top]
        while waiting:
            new = [part.id for part in self.parts.get(waiting.pop(), ()) if part.id not in found]
            found.update(new)
            waiting += new
        return found

    def _known_lengths(self) -> frozenset[int]:
        if self._lengths is None:
            self._lengths = frozenset(map(months_in, self.dataset.known_periods()))
        return self._lengths

    def has_shorter_than(self, period: Period) -> bool:
        """Say whether there are data of shorter periods at all, of which this one might be made."""
        return any(length < months_in(period) for length in self._known_lengths())

    def find(
        self, item: Item, area: str, period: Period, seen_from: Period | None = None, way: Way | None = None
    ) -> Found:
        """Return what is known of an item, by ``way`` where it can be had so.

        ``seen_from`` is the period in whose boundaries the area is meant: a figure from before a merger is then
        the sum over the areas that were merged, and one from before a split does not compare.
        """
        if self._areas_can_differ and seen_from is not None and seen_from != period:
            codes = self.dataset.areas.as_of(area, period, seen_from)
            if codes != (area,):
                return self._restated(item, area, codes, period)
        return self.here(item, area, period, way)

    def _restated(self, item: Item, area: str, codes: tuple[str, ...] | None, period: Period) -> Found:
        """Return a figure in today's boundaries from a time with others.

        Where the area did not exist, a figure given for it is one that somebody has restated.
        """
        own = self.own(item, area, period)
        was_there = self.dataset.areas.exists(area, period)
        if not was_there and own.has_data:
            return own
        added = None if codes is None else of_predecessors(self, item, area, codes, period)
        if added is not None:
            return added
        missing = Missing.NOT_COMPARABLE if codes is None else Missing.NO_DATA
        value = None if item.unit == TRUTH else NOT_NEGATIVE
        return Found(value, own.fact, missing, area, period)

    def here(self, item: Item, area: str, period: Period, way: Way | None = None) -> Found:
        """Return what is known of an item, in the boundaries of the period.

        The area's own figure decides, or where the plan declares so the sum over the areas inside; what
        is incomplete gives way to what is not. With ``way`` the one of them is taken that has data.
        """
        if self._base is not None and (item.id not in self._touched_items or area not in self._touched_areas):
            return self._base.here(item, area, period, way)
        key = (item.id, area, period, way)
        known = self._found.get(key)
        if known is None:
            known = self._chosen(item, area, period, way)
            if self._keeps_all or known.parts or known.beside:  # what is merely looked up is not worth its memory
                self._found[key] = known
        return known

    def _chosen(self, item: Item, area: str, period: Period, way: Way | None) -> Found:
        own = self.own(item, area, period)
        if own.missing is Missing.GATE:
            return own
        inside = of_areas_inside(self, item, area, period)
        is_settled = own.missing is None and (not isinstance(own.value, Interval) or own.value.is_exact)
        if is_settled and inside is None:
            return own
        over_time = None if is_settled else of_periods_inside(self, item, area, period)
        if inside is None and over_time is None:
            return own
        ways = [one for one in (own, over_time) if one is not None]
        if inside is not None:
            ways.insert(0 if item.decides == "children" else len(ways), inside)
        asked = [inside] if way == "children" and inside is not None else [own, over_time] if way == "own" else []
        decides = (
            next((one for one in asked if one is not None and one.has_data), None)
            or next((one for one in ways if one.is_complete), None)
            or next(one for one in ways if one.has_data)
        )
        beside = tuple(one for one in ways if one is not decides and _is_told(one))
        value = decides.value
        if own.missing is not None and isinstance(value, Interval) and isinstance(own.value, Interval):
            value = intersect(value, own.value) or value
        elif (
            decides is own and over_time is not None and isinstance(value, Interval)
        ):  # a bound, and what its quarters say
            value = intersect(value, over_time.value) or value if isinstance(over_time.value, Interval) else value
        return decides._replace(value=value, beside=beside)

    def own(self, item: Item, area: str, period: Period) -> Found:
        """Return what is stated for the area and period itself: its fact, and where that is not one number, its domain."""
        key = (item.id, area, period)
        fact = self.dataset.facts.get(key)
        is_condition = item.unit == TRUTH
        if self.blocked and key in self.blocked:
            value = None if is_condition else self._domain(item, area, period)
            return Found(value, fact, Missing.GATE, area, period)
        if fact is None:
            value = None if is_condition else self._domain(item, area, period)
            is_there = self.dataset.areas.exists(area, period)
            return Found(value, None, Missing.NO_DATA if is_there else Missing.NO_AREA, area, period)
        if is_condition:
            return Found(fact.truth, fact, fact.missing if fact.truth is None else None, area, period)
        values = fact.values
        if values is None:
            return Found(self._domain(item, area, period), fact, fact.missing, area, period)
        if not values.is_exact:
            values = stated(item, values)
            values = intersect(values, self._domain(item, area, period)) or values
        return Found(values, fact, None, area, period)

    def _domain(self, item: Item, area: str, period: Period) -> Interval:
        """Return all that an item can be: at least 0 and its parts, at most its whole."""
        domain = NOT_NEGATIVE
        for part in self.parts.get(item.id, ()):
            given = self._given(part, area, period)
            if given is not None and given.lower is not None:
                domain = intersect(domain, Interval(given.lower, None, given.lower_open)) or domain
        whole = item.subset_of
        seen = {item.id}
        while whole is not None and whole not in seen and whole in self.items:
            given = self._given(self.items[whole], area, period)
            if given is not None and given.upper is not None:
                domain = intersect(domain, Interval(None, given.upper, upper_open=given.upper_open)) or domain
            seen.add(whole)
            whole = self.items[whole].subset_of
        return domain

    def _given(self, item: Item, area: str, period: Period) -> Interval | None:
        fact = self.dataset.facts.get((item.id, area, period))
        if fact is None or fact.values is None or (item.id, area, period) in self.blocked:
            return None
        return stated(item, fact.values)


def _is_told(way: Found) -> bool:
    """Say whether a way to come to a figure that does not decide is worth telling: it has a figure, or says why not."""
    return way.has_data or way.fact is not None
