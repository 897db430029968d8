"""A measure as one sum over another: ``decline(x, base=2020)`` is ``(x@2020 - x) / x@2020``.

Nearly every measure of a plan is such a quotient of sums of what is counted. It can then be held against
a limit by whole numbers alone: ``over / under >= t`` just where ``over - t * under >= 0``, for an
``under`` above 0.
"""

from collections.abc import Mapping
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from dp_rules.language import core

Term = core.ItemValue | core.Aggregate
Sum = Mapping[Term | None, Fraction]
"""What each term is taken times; None stands for the number that is added to them."""

_ONE: Sum = {None: Fraction(1)}


class Quotient(NamedTuple):
    """``over / under``, each a sum of terms times numbers; ``over`` is in units of what is counted."""

    over: Sum
    under: Sum


def quotient_of(measure: core.Core) -> Quotient | None:
    """Return a measure as a quotient of sums, or None for one that is none, such as a rounded value."""
    match measure:
        case core.Constant(value=value) if value.is_exact and value.lower is not None:
            return Quotient({None: value.lower}, _ONE)
        case core.ItemValue() | core.Aggregate():
            return Quotient({measure: Fraction(1)}, _ONE)
        case core.Defined(body=body):
            return quotient_of(body)
        case core.Negative(operand=operand):
            inner = quotient_of(operand)
            return None if inner is None else inner._replace(over=_times(inner.over, Fraction(-1)))
        case core.Arithmetic():
            left, right = quotient_of(measure.left), quotient_of(measure.right)
            return None if left is None or right is None else _combined(measure, left, right)
    return None


def in_whole_numbers(quotient: Quotient) -> Quotient:
    """Return the same quotient with whole numbers only."""
    every = [number for part in quotient for number in part.values()]
    scale = Fraction(lcm(*(number.denominator for number in every)))
    return Quotient(_times(quotient.over, scale), _times(quotient.under, scale))


def _combined(node: core.Arithmetic, x: Quotient, y: Quotient) -> Quotient | None:
    """Return two quotients as one, or None where terms would be multiplied with each other.

    A factor goes below: ``a / b * 1000`` is ``a / (b / 1000)``, which is in units of ``a``.
    """
    by, of = _number(y), _number(x)
    match node.operator:
        case "/" if by:
            return x._replace(under=_times(x.under, by))
        case "/" if x.under == _ONE and y.under == _ONE:
            return Quotient(x.over, y.over)
        case "*" if by:
            return x._replace(under=_times(x.under, 1 / by))
        case "*" if of:
            return y._replace(under=_times(y.under, 1 / of))
        case "+" | "-":
            return _added(x, y if node.operator == "+" else y._replace(over=_times(y.over, Fraction(-1))))
    return None


def _added(x: Quotient, y: Quotient) -> Quotient | None:
    if x.under == y.under:
        return x._replace(over=_plus(x.over, y.over))
    of, by = _number(x), _number(y)
    if of is not None:
        return y._replace(over=_plus(_times(y.under, of), y.over))
    if by is not None:
        return x._replace(over=_plus(x.over, _times(x.under, by)))
    return None


def _number(quotient: Quotient) -> Fraction | None:
    """Return the number that a quotient is, or None for one with terms."""
    if quotient.over.keys() | quotient.under.keys() != {None} or not quotient.under[None]:
        return None
    return quotient.over[None] / quotient.under[None]


def _times(one: Sum, factor: Fraction) -> Sum:
    return {term: number * factor for term, number in one.items()}


def _plus(one: Sum, other: Sum) -> Sum:
    added = dict(one)
    for term, number in other.items():
        added[term] = added.get(term, Fraction(0)) + number
    return {term: number for term, number in added.items() if number} or {None: Fraction(0)}
