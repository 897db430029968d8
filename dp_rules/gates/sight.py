"""What gates see: the figures, what the spec declares of them, and the table of areas."""

from collections.abc import Mapping
from fractions import Fraction

from dp_rules.data.areas import Areas
from dp_rules.data.dataset import Dataset
from dp_rules.data.fact import Fact
from dp_rules.data.store import Key
from dp_rules.language.scope import Item, Scope
from dp_rules.quantity.interval import Interval, whole_numbers
from dp_rules.quantity.missing import Missing
from dp_rules.quantity.period import Period
from dp_rules.spec.gate import Gates

_HALF = Fraction(1, 2)


class Sight:
    """A dataset together with the spec's items and gates; shared by all gates of a run."""

    __slots__ = ("areas", "facts", "gates", "items", "unit_names")

    def __init__(self, dataset: Dataset, scope: Scope, gates: Gates) -> None:
        """Look at ``dataset`` with the items of ``scope``."""
        self.facts: Mapping[Key, Fact] = dataset.facts
        self.areas: Areas = dataset.areas
        self.items = scope.items
        self.unit_names = scope.unit_names
        self.gates = gates

    def figure(self, id_: str, area: str, period: Period) -> Fact | None:
        """Return the fact of an item that states numbers; None where it is missing or a code for that."""
        fact = self.facts.get((id_, area, period))
        return None if fact is None or fact.values is None or is_coded(fact, self.items[id_]) else fact

    def where(self, fact: Fact) -> str:
        """Return area and period as messages name them."""
        return f"{self.areas.name(fact.area)} {fact.period}"

    def could_be(self, fact: Fact, item: Item) -> Interval:
        """Return all that was true when the figure was written: ``12.3万`` stands for 122500 to 123500.

        A whole count is just what it says, and a bound of whole counts ends at one: ``<5`` is at most 4.
        """
        values, step = fact.values or Interval(None, None), fact.step
        if not values.is_exact and self.is_whole(item):
            return whole_numbers(values)
        if step is None or not values.is_exact or values.lower is None or (step <= 1 and self.is_whole(item)):
            return values
        return Interval(values.lower - step * _HALF, values.lower + step * _HALF)

    def is_whole(self, item: Item) -> bool:
        """Say whether an item counts one by one."""
        own = self.gates.items.get(item.id, {}).get("whole")
        if own is not None:
            return own.severity != "off"
        return any(dimension in self.gates.whole_units for dimension, _ in item.unit.dimensions)


def is_coded(fact: Fact, item: Item) -> bool:
    """Say whether a figure is one of the codes that stand for a missing value."""
    values = fact.values
    return bool(item.missing_codes) and values is not None and values.is_exact and values.lower in item.missing_codes


def is_answered(fact: Fact, item: Item) -> bool:
    """Say whether a fact answers what was asked: with a figure, a yes or no, or that it does not apply."""
    if fact.missing is not None:
        return fact.missing is Missing.NOT_APPLICABLE
    return not is_coded(fact, item)
