"""Rules that whole numbers decide: one quotient of sums held against one limit, for very many areas at once.

Where every figure that a rule asks for is a plain count, its verdict is the sign of one whole number, and
neither intervals nor steps are needed. What is not plain (a bound, a missing figure, a
denominator of 0) is left to ``exact``, which says the same of what is; a property test holds both.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from dp_rules.language import core
from dp_rules.language.quotient import Sum, in_whole_numbers, quotient_of
from dp_rules.language.scope import Item
from dp_rules.language.syntax import Comparator
from dp_rules.language.target import Target
from dp_rules.quantity.period import Period

Column = Sequence[int | None]
"""One item's plain counts, area by area; None for whatever is no plain count."""


class Weighed(NamedTuple):
    """An item in a period (None for the evaluated one), and what it is taken times."""

    item: Item
    period: Period | None
    weight: int


class PlainRule(NamedTuple):
    """``over / under > limit``; ``over_more`` and ``under_more`` are the numbers added to the sums."""

    over: tuple[Weighed, ...]
    over_more: int
    under: tuple[Weighed, ...]
    under_more: int
    comparator: Comparator
    limit: Fraction

    @property
    def items(self) -> tuple[Weighed, ...]:
        """Everything that it asks for."""
        return self.over + self.under


def plain_rule(target: Target | None) -> PlainRule | None:
    """Return a rule that whole numbers decide, or None for any other."""
    if target is None or len(target.limits) != 1 or target.limits[0].value.value.lower is None:
        return None
    quotient = quotient_of(target.measure)
    if quotient is None:
        return None
    over, under = in_whole_numbers(quotient)
    sides = [_weighed(over), _weighed(under)]
    if sides[0] is None or sides[1] is None:
        return None
    limit = target.limits[0]
    return PlainRule(*sides[0], *sides[1], limit.comparator, limit.value.value.lower)  # type: ignore[arg-type]  # is there, as checked above


def _weighed(some: Sum) -> tuple[tuple[Weighed, ...], int] | None:
    found, more = [], 0
    for term, number in some.items():
        if isinstance(term, core.ItemValue):
            found.append(Weighed(term.item, term.period, int(number)))
        elif term is None:
            more = int(number)
        else:
            return None
    return tuple(found), more


def added(terms: Sequence[Weighed], more: int, columns: Sequence[Column]) -> Column:
    """Return for each area what the terms come to; None where one of them is no plain count."""
    if not terms:
        raise ValueError("a sum without terms is the same everywhere")
    if len(terms) == 1 and not more:
        weight, column = terms[0].weight, columns[0]
        return column if weight == 1 else [None if one is None else one * weight for one in column]
    weights = [term.weight for term in terms]
    return [
        None if None in figures else more + sum(map(int.__mul__, weights, figures))
        for figures in zip(*columns, strict=True)
    ]


def holds(comparator: Comparator, balance: int) -> bool:
    """Say whether ``over - limit * under`` has the sign that a comparator asks for."""
    match comparator:
        case ">":
            return balance > 0
        case ">=":
            return balance >= 0
        case "<":
            return balance < 0
        case "<=":
            return balance <= 0
        case "=":
            return balance == 0
        case "!=":
            return balance != 0
