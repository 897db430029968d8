"""How far a value is from its target in units of what is counted: exams short of 70% of the registrations.

A measure is one sum over another, ``over / under``, and satisfies ``over / under >= t`` just where
``over - t * under`` is at least 0, for an ``under`` above 0. That difference, the balance, is in units of
what is counted. Unlike a rate it adds up: the balance of a province is the sum of its cities' balances,
so each city holds the province back, or carries it, by just so many units.
"""

import math
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final, NamedTuple

from dp_rules.evaluation.trace import Trace
from dp_rules.language import core
from dp_rules.language.quotient import Sum, Term, quotient_of
from dp_rules.language.syntax import Comparator
from dp_rules.language.target import Limit
from dp_rules.quantity.interval import Interval, exact, multiply, total

_STRICT: Final[frozenset[Comparator]] = frozenset({">", "<"})
_FALLING: Final[frozenset[Comparator]] = frozenset({"<", "<="})


class Balance(NamedTuple):
    """``premarital_exams - 70% of marriage_registrations``, above 0 on the right side of the limit.

    ``counted`` is what it is in units of; with ``falls`` fewer of it are better.
    """

    counted: Term
    falls: bool
    comparator: Comparator
    amount: Interval

    @property
    def lacking(self) -> int | None:
        """How many whole units more (fewer, with ``falls``) would satisfy the limit; 0 where it is satisfied.

        None where the amount is open.
        """
        if not self.amount.is_exact or self.amount.lower is None:
            return None
        short = -self.amount.lower
        return max(0, math.floor(short) + 1 if self.comparator in _STRICT else math.ceil(short))


def balance_of(measure: Trace, limit: Limit) -> Balance | None:
    """Return the balance of a measure's trace against a limit.

    None where the measure is no quotient of sums (a rounded value, a mean of ratios), where nothing in
    it is counted in the evaluated period, where its denominator may be 0, and for ``=`` and ``!=``.
    """
    quotient = quotient_of(measure.node)
    if quotient is None or limit.comparator in {"=", "!="} or limit.value.value.lower is None:
        return None
    counted = next((term for term in quotient.over if term is not None and _is_counted_now(term)), None)
    values = dict(_values(measure))
    under = _sum(quotient.under, values)
    if (
        counted is None
        or under is None
        or under.lower is None
        or under.lower < 0
        or (under.lower == 0 and not under.lower_open)
    ):
        return None
    sign = -1 if limit.comparator in _FALLING else 1
    weights = {term: sign * number for term, number in quotient.over.items()}
    for term, number in quotient.under.items():
        weights[term] = weights.get(term, Fraction(0)) - sign * limit.value.value.lower * number
    amount = _sum(weights, values)
    return None if amount is None else Balance(counted, weights[counted] < 0, limit.comparator, amount)


def _is_counted_now(term: Term) -> bool:
    return term.period is None and term.unit.kind == "counted"


def _values(step: Trace) -> Iterator[tuple[core.Core, Interval]]:
    """Yield what each item and aggregate of a measure comes to."""
    if isinstance(step.node, core.ItemValue | core.Aggregate):
        if isinstance(step.value, Interval):
            yield step.node, step.value
        return
    for part in step.parts:
        yield from _values(part)


def _sum(weights: Sum, values: Mapping[core.Core, Interval]) -> Interval | None:
    amounts = []
    for term, number in weights.items():
        value = exact(1) if term is None else values.get(term)
        if value is None:
            return None
        if number:
            amounts.append(multiply(exact(number), value))
    return total(amounts)
