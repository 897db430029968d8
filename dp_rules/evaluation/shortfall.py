"""What is lacking to a target: in units of what is counted where the counts are known, and as a distance to the limit."""

from fractions import Fraction
from typing import Literal, NamedTuple

from dp_rules.evaluation.balance import Balance, balance_of
from dp_rules.evaluation.trace import Trace, measure_in
from dp_rules.language import core
from dp_rules.language.syntax import Comparator
from dp_rules.language.target import Limit, Target
from dp_rules.pace.pace import Pace
from dp_rules.quantity.interval import Interval, exact, less, less_or_equal, negate, subtract
from dp_rules.quantity.unit import Unit

Bound = Literal["exactly", "at_least", "at_most"]


class Count(NamedTuple):
    """``312`` examinations more, or with ``falls`` fewer; where figures are open, so many at best or at worst."""

    counted: core.ItemValue | core.Aggregate
    falls: bool
    amount: int
    bound: Bound


class Shortfall(NamedTuple):
    """How far a value is on the wrong side of one limit: ``in_units`` in natural units, ``gap`` in the measure's own.

    ``gap`` is at least 0, and 0 for a value just at a limit that has to be passed. It is None without a value.
    """

    comparator: Comparator
    limit: Fraction
    unit: Unit
    gap: Interval | None
    in_units: Count | None


def shortfall_of(rule: Trace, target: Target | None) -> Shortfall | None:
    """Return what is lacking to the first limit of a rule that is certainly missed; None where none is.

    ``rule`` is the trace of the comparison that ``target`` was split from, on any basis.
    """
    measure = measure_in(rule)
    if measure is None or target is None:
        return None
    for limit in target.limits:
        found = short_of(measure, limit, target.unit)
        if found is not None:
            return found
    return None


def short_of(measure: Trace, limit: Limit, unit: Unit) -> Shortfall | None:
    """Return what a measure lacks to one limit, or None where it may satisfy it."""
    bound, value = limit.value.value, measure.value
    if bound.lower is None or not isinstance(value, Interval):
        return None
    match limit.comparator:
        case ">":
            is_short, gap = less_or_equal(value, bound), subtract(bound, value)
        case ">=":
            is_short, gap = less(value, bound), subtract(bound, value)
        case "<":
            is_short, gap = less_or_equal(bound, value), subtract(value, bound)
        case "<=":
            is_short, gap = less(bound, value), subtract(value, bound)
        case "=":
            is_above = less(bound, value)
            is_short, gap = is_above or less(value, bound), subtract(value, bound)
            gap = gap if is_above else negate(gap)
        case "!=":
            return None
    if not is_short:
        return None
    balance = balance_of(measure, limit)
    return Shortfall(limit.comparator, bound.lower, unit, gap, None if balance is None else _count(balance))


def at_worst(rule: Trace, target: Target | None) -> Shortfall | None:
    """Return how many units an open target with one limit lacks at worst, or None where that has no bound."""
    measure = measure_in(rule)
    if measure is None or target is None or len(target.limits) != 1:
        return None
    limit = target.limits[0]
    balance = balance_of(measure, limit)
    if balance is None or balance.amount.lower is None or limit.value.value.lower is None:
        return None
    amount = balance._replace(amount=exact(balance.amount.lower)).lacking
    if not amount or not isinstance(balance.counted, core.ItemValue | core.Aggregate):
        return None
    count = Count(balance.counted, balance.falls, amount, "at_most")
    return Shortfall(limit.comparator, limit.value.value.lower, target.unit, None, count)


def short_of_pace(rule: Trace, pace: Pace, unit: Unit | None) -> Shortfall | None:
    """Return what a value lacks to what its pace expects by now: to the line, say; None where it is not behind it."""
    measure, expected = measure_in(rule), pace.expected
    if measure is None or expected is None or unit is None or pace.aim is None or pace.judged != pace.value:
        return None
    if not expected.value.is_exact:
        return None
    level = core.Constant(expected.value, "", unit, rule.node.origin)
    return short_of(measure, Limit(">=" if pace.aim.limit.up else "<=", level), unit)


def _count(balance: Balance) -> Count | None:
    """Return how many units are lacking; where figures are open, how many are lacking at best."""
    best = balance.amount.upper
    amount = None if best is None else balance._replace(amount=exact(best)).lacking
    if not amount or not isinstance(balance.counted, core.ItemValue | core.Aggregate):
        return None
    return Count(balance.counted, balance.falls, amount, "exactly" if balance.amount.is_exact else "at_least")
