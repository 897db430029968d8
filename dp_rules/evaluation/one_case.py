"""Whether one unit more or less of one figure could turn a verdict: nearly always it could not, and that is quickly said."""

from fractions import Fraction
from typing import NamedTuple

from dp_rules.evaluation.trace import Trace
from dp_rules.language import core
from dp_rules.language.quotient import Term, in_whole_numbers, quotient_of
from dp_rules.language.target import Limit
from dp_rules.quantity.interval import Interval


class Weights(NamedTuple):
    """A measure against a limit in whole numbers: each term with its weight in the balance and in the denominator."""

    terms: tuple[tuple[Term, int, int], ...]
    more: int
    more_under: int
    heaviest: int
    heaviest_under: int


def weights_of(measure: core.Core, limit: Limit) -> Weights | None:
    """Return the weights of a measure's terms, or None where it is no quotient of sums."""
    quotient, at = quotient_of(measure), limit.value.value.lower
    if quotient is None or at is None:
        return None
    over, under = in_whole_numbers(quotient)
    weights = {
        term: (
            int(over.get(term, Fraction(0)) * at.denominator - at.numerator * under.get(term, Fraction(0))),
            int(under.get(term, Fraction(0))),
        )
        for term in over.keys() | under.keys()
    }
    more, more_under = weights.pop(None, (0, 0))
    terms = tuple((term, *pair) for term, pair in weights.items() if term is not None)
    heaviest = max((abs(weight) for _, weight, _ in terms), default=0)
    return Weights(terms, more, more_under, heaviest, max((abs(below) for _, _, below in terms), default=0))


def is_far(measure: Trace, weights: Weights) -> bool:
    """Say whether no single unit more or less of any one figure of a measure could turn a verdict.

    So it is where the balance is farther from 0 than the greatest weight, and the denominator stays above 0.
    """
    values: dict[core.Core, Interval] = {}
    _gather(measure, values)
    balance, under = weights.more, weights.more_under
    for term, weight, below in weights.terms:
        value = values.get(term)
        if value is None or value.lower is None or value.lower.denominator != 1 or not value.is_exact:
            return False
        amount = value.lower.numerator
        balance += weight * amount
        under += below * amount
    return abs(balance) > weights.heaviest and under > weights.heaviest_under


def _gather(step: Trace, values: dict[core.Core, Interval]) -> None:
    if isinstance(step.node, core.ItemValue | core.Aggregate):
        if isinstance(step.value, Interval):
            values[step.node] = step.value
        return
    for part in step.parts:
        _gather(part, values)
