"""Which values a datum can have: no part exceeds its whole, no whole is less than its part."""

from fractions import Fraction

from dp_rules.audit.counterfactual.change import Obstacle
from dp_rules.audit.counterfactual.inputs import Input
from dp_rules.evaluation.figures.known import Known
from dp_rules.language import core
from dp_rules.language.domain import domain_of
from dp_rules.language.scope import Item
from dp_rules.language.target import Target
from dp_rules.quantity.interval import Interval


def obstacle_to(one: Input, at: Fraction, known: Known, target: Target | None) -> Obstacle | None:
    """Return why a datum cannot be ``at``, given what is known of its wholes and parts; None where it can."""
    if one.item is None:
        most = _most_of_a_share(target)
        return Obstacle("exceeds_its_whole", None, most) if most is not None and at > most else None
    if one.record is not None:
        return None
    whole, seen = one.item.subset_of, {one.item.id}
    while whole is not None and whole not in seen and whole in known.items:
        item = known.items[whole]
        value = _known(item, one, known)
        if value is not None and value.upper is not None and at > value.upper:
            return Obstacle("exceeds_its_whole", item, value.upper)
        seen.add(whole)
        whole = item.subset_of
    for part in known.parts.get(one.item.id, ()):
        value = _known(part, one, known)
        if value is not None and value.lower is not None and at < value.lower:
            return Obstacle("below_its_part", part, value.lower)
    return None


def _known(item: Item, one: Input, known: Known) -> Interval | None:
    """Return what is known of another item where and when the datum is."""
    if one.key.period is None:
        return None
    found = known.here(item, one.key.area, one.key.period)
    return found.value if found.has_data and isinstance(found.value, Interval) else None


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
