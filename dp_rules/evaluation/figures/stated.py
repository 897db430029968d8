"""What a figure that is no single number stands for: of what is counted one by one ``<5`` is 0 to 4."""

from dp_rules.language.domain import NOT_NEGATIVE
from dp_rules.language.scope import Item
from dp_rules.quantity.interval import Interval, intersect, whole_numbers


def stated(item: Item, values: Interval) -> Interval:
    """Return the values that a bound leaves for an item: none below 0, and of what is counted one by one the whole numbers.

    Every figure of an item passes through here before it is computed with, so that a bound means the same
    of an area by itself, as a part of a sum and in a condition on a row. A single number is what it says.
    """
    if values.is_exact:
        return values
    left = whole_numbers(values) if item.is_whole else values
    return intersect(left, NOT_NEGATIVE) or left
