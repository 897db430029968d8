"""How far a value is from its target in units of what is counted: exams short of 70% of the registrations.

A measure is one quantity over another, ``part / whole``; it satisfies ``part / whole >= t`` just where
``part - t * whole`` is at least 0, for a whole above 0. That difference, the balance, is in units of the
part. Unlike a rate it adds up: the balance of a province is the sum of its cities' balances, so each
city holds the province back, or carries it, by just so many units.
"""

import math
from fractions import Fraction
from typing import NamedTuple

from dp_rules.evaluation.trace import Trace
from dp_rules.language import core
from dp_rules.language.syntax import Comparator
from dp_rules.language.target import Limit
from dp_rules.quantity.interval import Interval, add, exact, multiply, negate, subtract
from dp_rules.quantity.period import Period

_ONE = exact(1)


class Counted(NamedTuple):
    """What is counted in a balance: an item or an aggregate, and whether less of it is better."""

    node: core.ItemValue | core.Aggregate
    falls: bool


class Balance(NamedTuple):
    """``premarital_exams - 70% of marriage_registrations``, above 0 on the right side of the limit."""

    counted: Counted
    comparator: Comparator
    amount: Interval

    @property
    def lacking(self) -> int | None:
        """How many whole units more (or fewer, where less is better) would satisfy the limit; 0 where it is satisfied.

        None where the amount is open.
        """
        if not self.amount.is_exact or self.amount.lower is None:
            return None
        short = -self.amount.lower
        if self.comparator in {">", "<"}:
            return max(0, math.floor(short) + 1) if short >= 0 else 0
        return max(0, math.ceil(short))


class _Quotient(NamedTuple):
    """A measure as one quantity over another."""

    over: Interval
    under: Interval
    counted: Counted | None


def balance_of(measure: Trace, limit: Limit, period: Period) -> Balance | None:
    """Return the balance of a measure's trace against a limit.

    None where the measure is no quotient of sums (a mean of ratios, a rounded value), where nothing in
    it is counted in ``period``, or for ``=`` and ``!=``.
    """
    quotient = _quotient(measure, period)
    if quotient is None or quotient.counted is None or limit.comparator in {"=", "!="}:
        return None
    amount = subtract(quotient.over, multiply(limit.value.value, quotient.under))
    if limit.comparator in {"<", "<="}:
        amount = negate(amount)
    counted = quotient.counted
    if limit.comparator in {"<", "<="}:
        counted = counted._replace(falls=not counted.falls)
    return Balance(counted, limit.comparator, amount)


def _quotient(step: Trace, period: Period) -> _Quotient | None:
    node, value = step.node, step.value
    match node:
        case core.Constant() if isinstance(value, Interval):
            return _Quotient(value, _ONE, None)
        case core.ItemValue() | core.Aggregate() if isinstance(value, Interval):
            is_now = step.period == period and node.unit.kind == "counted"
            return _Quotient(value, _ONE, Counted(node, falls=False) if is_now else None)
        case core.Defined():
            return _quotient(step.parts[0], period)
        case core.Arithmetic():
            left, right = (_quotient(part, period) for part in step.parts)
            return None if left is None or right is None else _combined(node, left, right)
    return None


def _combined(node: core.Arithmetic, x: _Quotient, y: _Quotient) -> _Quotient | None:
    """Return a sum, difference, product or quotient of two as one, or None where it would not stay linear."""
    match node.operator:
        case "/" if y.under == _ONE:
            return x._replace(under=multiply(x.under, y.over)) if x.under == _ONE or _is_number(y) else None
        case "*" if _is_number(y) and y.over.lower:
            return x._replace(under=multiply(x.under, exact(1 / y.over.lower)))
        case "+" | "-" if x.under == y.under or x.under == _ONE or y.under == _ONE:
            return _added(x, y, minus=node.operator == "-")
    return None


def _added(x: _Quotient, y: _Quotient, *, minus: bool) -> _Quotient:
    under = y.under if x.under == _ONE else x.under
    first = x.over if x.under == under else multiply(x.over, under)
    second = y.over if y.under == under else multiply(y.over, under)
    other = None if y.counted is None else y.counted._replace(falls=y.counted.falls is not minus)
    return _Quotient(add(first, negate(second) if minus else second), under, x.counted or other)


def _is_number(quotient: _Quotient) -> bool:
    return quotient.counted is None and quotient.under == _ONE and quotient.over.is_exact


def whole(amount: Fraction) -> int:
    """Return a balance in whole units, away from 0."""
    return math.ceil(amount) if amount > 0 else math.floor(amount)
