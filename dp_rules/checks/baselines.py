"""What a printed baseline says of the quantity that a target is about, and whether it says anything of it."""

from dp_rules.language import core
from dp_rules.language.target import change_of
from dp_rules.quantity.figure import Figure, change_as
from dp_rules.quantity.interval import Interval, intersect, round_half_even
from dp_rules.quantity.unit import Unit


def is_in_percent(unit: Unit) -> bool:
    """Say whether a quantity is written with a percent sign."""
    return unit.kind in {"ratio", "points"}


def speaks_of_the_measure(figure: Figure, measure: core.Core) -> bool:
    """Say whether a figure is certainly of the same quantity as a measure, apart from its period.

    A measure that itself looks back (a decline since 2020) is met only by a figure that names the
    same change; without one, the figure beside it may be the count from which the change is measured.
    """
    change = change_of(measure)
    if change is not None and figure.change is not None:
        return figure.change.base == change[1]
    looks_back = any(isinstance(node, core.ItemValue) and node.period is not None for node in core.walk(measure))
    return not looks_back and figure.change is None


def value_of_the_measure(figure: Figure, measure: core.Core, domain: Interval) -> Interval | None:
    """Return what a figure says of a measure within its ``domain``, or None for nothing that it can be."""
    change = change_of(measure)
    values = figure.values
    if change is not None and figure.change is not None:
        values = change_as(figure, "decline" if change[0].function == "decline" else "growth")
    if values is None:
        return None
    if isinstance(measure, core.Rounded) and measure.step.value.lower is not None:
        values = round_half_even(values, measure.step.value.lower)
    return intersect(values, domain)
