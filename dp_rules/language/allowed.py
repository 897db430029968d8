"""What a target allows, as a set of values of one measure; and how two targets stand to each other."""

from typing import Literal, NamedTuple

from dp_rules.language import core
from dp_rules.language.domain import domain_of
from dp_rules.language.meaning import meaning
from dp_rules.language.syntax import Comparator
from dp_rules.language.target import split_target
from dp_rules.quantity.interval import EVERYTHING, Interval, Truth, invert_truth
from dp_rules.quantity.ranges import Ranges, both, either, lies_in, outside

Relation = Literal["same", "stricter", "weaker", "other", "other_measure"]
"""How one target stands to another: ``other`` where neither implies the other, ``other_measure`` where they speak of different quantities."""


class Allowed(NamedTuple):
    """``rate(a, b) > 70%``: the measure, the values of it that meet the target, and those it can have at all."""

    measure: core.Core
    values: Ranges
    domain: Interval = EVERYTHING


def allowed_values(rule: core.Core) -> Allowed | None:
    """Return what a rule allows, held within what its measure can be; None where it speaks of several measures."""
    found = _allowed(rule)
    if found is None:
        return None
    domain = domain_of(found.measure)
    return Allowed(found.measure, both(found.values, (domain,)), domain)


def measure_of(rule: core.Core) -> core.Core | None:
    """Return the one measure that a rule speaks of, or None where it speaks of several."""
    found = _allowed(rule)
    return None if found is None else found.measure


def _allowed(rule: core.Core) -> Allowed | None:
    match rule:
        case core.Not(operand=operand):
            inner = _allowed(operand)
            return None if inner is None else Allowed(inner.measure, outside(inner.values))
        case core.Logic(connective=connective, parts=parts):
            found = [_allowed(part) for part in parts]
            known = [part for part in found if part is not None]
            if len(known) < len(found) or len({meaning(part.measure) for part in known}) > 1:
                return None
            values = known[0].values
            for part in known[1:]:
                values = both(values, part.values) if connective == "and" else either(values, part.values)
            return Allowed(known[0].measure, values)
        case _:
            target = split_target(rule)
            if target is None:
                return None
            first, *others = (_of_limit(limit.comparator, limit.value.value) for limit in target.limits)
            for limits in others:
                first = both(first, limits)
            return Allowed(target.measure, first)


def _of_limit(comparator: Comparator, value: Interval) -> Ranges:
    match comparator:
        case ">":
            return (Interval(value.upper, None, lower_open=True),)
        case ">=":
            return (Interval(value.lower, None, value.lower_open),)
        case "<":
            return (Interval(None, value.lower, upper_open=True),)
        case "<=":
            return (Interval(None, value.upper, upper_open=value.upper_open),)
        case "=":
            return (value,)
        case "!=":
            return outside((value,))


def relation(rule: core.Core, other: core.Core) -> Relation:
    """Return how ``rule`` stands to ``other``: ``stricter`` says that whoever meets it also meets the other."""
    if meaning(rule) == meaning(other):
        return "same"
    first, second = allowed_values(rule), allowed_values(other)
    if first is None or second is None or meaning(first.measure) != meaning(second.measure):
        return "other_measure"
    implies, implied = lies_in(first.values, second.values), lies_in(second.values, first.values)
    if implies and implied:
        return "same"
    return "stricter" if implies else "weaker" if implied else "other"


def verdict_without_data(rule: core.Core) -> Truth:
    """Return whether a rule holds for all values that its measures can have, for none of them, or for some."""
    allowed = allowed_values(rule)
    if allowed is not None:
        if not allowed.values:
            return False
        return True if allowed.values == (allowed.domain,) else None
    match rule:
        case core.Not(operand=operand):
            return invert_truth(verdict_without_data(operand))
        case core.Logic(connective=connective, parts=parts):
            verdicts = {verdict_without_data(part) for part in parts}
            decides = connective == "or"
            return decides if decides in verdicts else (not decides if verdicts == {not decides} else None)
        case _:
            return None
