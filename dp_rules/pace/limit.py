"""Limits of a target, and whether all numbers that a value may be satisfy them."""

from fractions import Fraction
from typing import Literal, NamedTuple

from dp_rules.quantity.interval import Interval, Truth, equal, exact, invert_truth, less, less_or_equal

Comparator = Literal[">", ">=", "<", "<=", "=", "!="]


class Limit(NamedTuple):
    """``> 70%``: what is on the right side of it satisfies it."""

    comparator: Comparator
    value: Fraction

    @property
    def up(self) -> bool:
        """Whether more is better; only of limits that have a direction."""
        return self.comparator in {">", ">="}

    @property
    def is_strict(self) -> bool:
        """Whether the limit itself does not satisfy it."""
        return self.comparator in {">", "<"}


class Sides(NamedTuple):
    """The tightest limit from below (``>= 65%``) and from above (``< 90%``); a single limit has one of them."""

    below: Limit | None
    above: Limit | None


def satisfies(limits: tuple[Limit, ...], value: Interval) -> Truth:
    """Say whether a value satisfies every limit: certainly, certainly not, or unknown."""
    truths = [_satisfies(limit, value) for limit in limits]
    return False if False in truths else None if None in truths else True


def _satisfies(limit: Limit, value: Interval) -> Truth:
    bound = exact(limit.value)
    match limit.comparator:
        case ">":
            return less(bound, value)
        case ">=":
            return less_or_equal(bound, value)
        case "<":
            return less(value, bound)
        case "<=":
            return less_or_equal(value, bound)
        case "=":
            return equal(value, bound)
        case "!=":
            return invert_truth(equal(value, bound))


def sides_of(limits: tuple[Limit, ...]) -> Sides | None:
    """Return where a target lies, or None for one without a direction (``=``, ``!=``, none at all) and for an empty range."""
    if not limits or any(limit.comparator in {"=", "!="} for limit in limits):
        return None
    below = max((one for one in limits if one.up), key=lambda one: (one.value, one.is_strict), default=None)
    above = min((one for one in limits if not one.up), key=lambda one: (one.value, not one.is_strict), default=None)
    if below is not None and above is not None and below.value >= above.value:
        return None
    return Sides(below, above)
