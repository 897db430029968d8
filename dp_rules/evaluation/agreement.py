"""Whether two figures for one quantity agree at the precision at which they were reported."""

from fractions import Fraction

from dp_rules.evaluation.trace import Trace
from dp_rules.language import core
from dp_rules.quantity.interval import ZERO, Interval, intersect


def agree(one: Interval, other: Interval, step: Fraction = ZERO, other_step: Fraction = ZERO) -> bool:
    """Say whether two values can be the same, each rounded to its step."""
    return intersect(rounded_from(one, step), rounded_from(other, other_step)) is not None


def rounded_from(value: Interval, step: Fraction) -> Interval:
    """Return all that a figure rounded to ``step`` may have been: half a step to either side."""
    if not value.is_exact or value.lower is None:
        return value
    return Interval(value.lower - step / 2, value.lower + step / 2)


def precision_of(figure: Trace) -> Fraction:
    """Return the precision of a figure of an item, of one that is added up that of its parts together; 0 for a whole count.

    ``12.3万`` is precise to a thousand, ``1234`` persons are as many and no other number.
    """
    if figure.parts:
        return sum((precision_of(part) for part in figure.parts), ZERO)
    step = None if figure.fact is None else figure.fact.step
    is_whole = isinstance(figure.node, core.ItemValue) and figure.node.item.is_whole
    return ZERO if step is None or (step <= 1 and is_whole) else step
