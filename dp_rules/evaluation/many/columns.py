"""The plain counts of items, area by area, each column read once: what very many verdicts are made of."""

from collections.abc import Sequence

from dp_rules.data.store import FactStore
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.many.plain_rule import Column, Weighed, added
from dp_rules.language.scope import Item
from dp_rules.quantity.period import Period, length_of, same_length


class Columns:
    """The plain counts of items, area by area, each read once.

    A count is plain where it is the area's own, is written as a whole number, may be used, and is what
    the rule means: not from before a change of boundaries, nor of a period of another length.
    """

    def __init__(self, known: Known, areas: Sequence[str]) -> None:
        """Look at ``areas``, in their order."""
        self.known = known
        self.areas = areas
        self._columns: dict[tuple[object, ...], Column] = {}
        table = known.dataset.areas
        self._with_areas_inside = {at for at, area in enumerate(areas) if table.directly_within(area)}
        self._blocked: dict[tuple[str, Period], set[str]] = {}
        for id_, area, period in known.blocked:
            self._blocked.setdefault((id_, period), set()).add(area)

    def of_sum(self, terms: Sequence[Weighed], more: int, period: Period, seen_from: Period | None = None) -> Column:
        """Return what a sum comes to in each area in ``period``, in the boundaries of ``seen_from``."""
        seen_from = seen_from or period
        if not terms:
            return [more] * len(self.areas)
        return added(terms, more, [self._of(term.item, term.period or period, seen_from) for term in terms])

    def _of(self, item: Item, period: Period, evaluated: Period) -> Column:
        changes = period != evaluated and self.known.dataset.areas.has_changes
        key = (item.id, period, evaluated if changes else None, length_of(evaluated))
        column = self._columns.get(key)
        if column is None:
            column = self._columns[key] = self._read(item, period, evaluated)
        return column

    def _read(self, item: Item, period: Period, evaluated: Period) -> Column:
        nothing: Column = [None] * len(self.areas)
        facts = self.known.dataset.facts
        if not isinstance(facts, FactStore) or (item.kind != "stock" and not same_length(period, evaluated)):
            return nothing
        found = facts.counts(item.id, period, self.areas)
        blocked = self._blocked.get((item.id, period), ())
        for at in self._with_areas_inside if item.decides == "children" else ():
            found[at] = None
        table = self.known.dataset.areas
        if blocked or (table.has_changes and period != evaluated):
            for at, area in enumerate(self.areas):
                if area in blocked or (period != evaluated and table.as_of(area, period, evaluated) != (area,)):
                    found[at] = None
        return found
