"""Which values a datum can have: by its wholes and parts, by those of the sums that it is part of, and by blocking gates."""

from collections.abc import Iterator
from fractions import Fraction

from dp_rules.audit.counterfactual.anew import Setting
from dp_rules.audit.counterfactual.change import Obstacle
from dp_rules.audit.counterfactual.gate import blocking_gates, gate_against
from dp_rules.audit.counterfactual.inputs import Input, Key, key_of
from dp_rules.evaluation.figures.found import Found
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.figures.possible import Bound, bound_on, wholes_of
from dp_rules.evaluation.trace import Trace
from dp_rules.language import core
from dp_rules.language.domain import domain_of
from dp_rules.language.scope import Item
from dp_rules.language.target import Target
from dp_rules.quantity.interval import Interval, add, exact, subtract


class Possible:
    """What stands in the way of values, as the verdict of one setting sees the figures."""

    def __init__(self, setting: Setting) -> None:
        """Look at figures by the way by which the verdict has them."""
        self._setting = setting
        self._gates = blocking_gates(setting.plan)
        self._above: dict[Key, dict[Key, tuple[Trace, ...]]] = {}

    def obstacle_to(self, one: Input, at: Fraction, inside: Input | None = None) -> Obstacle | None:
        """Return why a datum cannot be ``at``; None where it can. ``inside`` is the sum that it is a part of."""
        if one.item is None:
            most = _most_of_a_share(self._setting.target)
            return Obstacle("exceeds_its_whole", None, most) if most is not None and at > most else None
        if one.record is not None:
            return None
        bound = self._bound(one.item, one.key, exact(at))
        if bound is None and inside is not None:
            bound = next(self._bounds_above(one, at, inside), None)
        if bound is not None:
            return Obstacle(bound.code, bound.item, bound.value)
        gate = gate_against(self._setting, self._gates, one, at)
        return None if gate is None else Obstacle("gate", gate.item, None, gate.name)

    def blocks_codes(self, item: Item) -> bool:
        """Say whether a figure of ``item`` that is a code for missing may not be used."""
        return any(gate.name == "missing_codes" for gate in self._gates.get(item.id, ()))

    def _bounds_above(self, one: Input, at: Fraction, inside: Input) -> Iterator[Bound]:
        """Yield what stands in the way of the sums that a part is in, all other parts as they are."""
        value = one.trace.value
        if not isinstance(value, Interval) or not value.is_exact:
            return
        change = subtract(exact(at), value)
        if inside.key not in self._above:
            self._above[inside.key] = dict(_steps_above(inside.trace, ()))
        for step in self._above[inside.key].get(one.key, ()):
            if isinstance(step.node, core.ItemValue) and isinstance(step.value, Interval):
                bound = self._bound(step.node.item, key_of(step, None), add(step.value, change))
                if bound is not None:
                    yield bound

    def _bound(self, item: Item, key: Key, values: Interval) -> Bound | None:
        known, period = self._setting.known, key.period
        if period is None:
            return None
        # other areas, those in rows and those that are added up, are seen by the declared way
        way = self._setting.way if key.area == self._setting.area else None

        def find(other: Item) -> Found:
            return known.here(other, key.area, period, way)

        return bound_on(item, values, known, find)


def _steps_above(step: Trace, above: tuple[Trace, ...]) -> Iterator[tuple[Key, tuple[Trace, ...]]]:
    """Yield each figure that a sum is added up from, with the sums above it, the nearest first."""
    if not step.parts:
        yield key_of(step, None), above
    for part in step.parts:
        yield from _steps_above(part, (step, *above))


def _most_of_a_share(target: Target | None) -> Fraction | None:
    """Return 1 for a measure that is the share of a declared part in its whole."""
    if target is None:
        return None
    measure = target.measure.body if isinstance(target.measure, core.Defined) else target.measure
    return Fraction(1) if isinstance(measure, core.Arithmetic) and measure.part_of_whole else None


def least_of(one: Input, target: Target | None) -> Fraction | None:
    """Return the least that a datum can be by its nature: 0 for an item; what the measure can be for a reported figure."""
    if one.item is not None:
        return Fraction(0)
    return None if target is None else domain_of(target.measure).lower


def bounding(one: Input, known: Known) -> Iterator[Key]:
    """Yield the data that say what an open input can be at all: its wholes and its parts."""
    for open_one in one.parts or (one,):
        item, key = open_one.item, open_one.key
        if item is None or key.table is not None or not open_one.is_open:
            continue
        for part in known.parts.get(item.id, ()):
            yield key._replace(item=part.id)
        for whole in wholes_of(item, known):
            yield key._replace(item=whole.id)
