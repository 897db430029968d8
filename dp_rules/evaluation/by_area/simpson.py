"""Simpson's paradox: every area inside moves one way, and the area around them moves the other.

A province's rate is the mean of its cities' rates, each weighed by its share of the denominator. When every city
rises and the province falls, the weights have moved to where rates are low. E. H. Simpson, The Interpretation of
Interaction in Contingency Tables, Journal of the Royal Statistical Society B 13 (1951), 238-241.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import NamedTuple

from dp_rules.evaluation.by_area.answer import Answer, number
from dp_rules.quantity.period import Period

_FEWEST = 2


class Moved(NamedTuple):
    """An area's value before and after, and its share of the denominator of all of them, where that is known."""

    area: str
    before: Fraction
    after: Fraction
    weight_before: Fraction | None = None
    weight_after: Fraction | None = None


class Paradox(NamedTuple):
    """Every area inside ``rose`` (or fell) from one period to the other, and the one around them did the opposite.

    ``adds_up`` says whether the value around is that of the sums over the areas inside; only then it is a matter
    of weights, and the rest is there. ``steady`` is what the later value would be with the weights of the earlier period.
    ``group`` are the areas whose value was below (above, where they fell) the one around them before; ``share_before``
    and ``share_after`` are what they were of the denominator.
    """

    before: Period
    after: Period
    around: Moved
    inside: tuple[Moved, ...]
    rose: bool
    adds_up: bool
    steady: Fraction | None = None
    group: tuple[str, ...] = ()
    share_before: Fraction | None = None
    share_after: Fraction | None = None


def paradox(around: tuple[Answer, Answer], after: Sequence[Answer], earlier: Callable[[str], Answer]) -> Paradox | None:
    """Return the paradox between two periods, or None.

    ``earlier`` gives the answer of an area before; it is asked only until one area moves the other way. There is
    no paradox unless all values are single numbers in both periods; areas with nothing to count in both do not matter.
    """
    first, last = number(around[0].value), number(around[1].value)
    if first is None or last is None or first == last:
        return None
    rose = last < first
    pairs: list[tuple[Answer, Answer]] = []
    inside = []
    for one in after:
        now = number(one.value)
        if now is None and not one.is_empty:
            return None
        before = earlier(one.area)
        if one.is_empty and before.is_empty:
            continue
        was = number(before.value)
        if was is None or now is None or (now <= was if rose else now >= was):
            return None
        pairs.append((before, one))
        inside.append(Moved(one.area, was, now))
    if len(pairs) < _FEWEST:
        return None
    moved = Moved(around[1].area, first, last)
    found = Paradox(around[0].period, around[1].period, moved, tuple(inside), rose, adds_up=False)
    weighed = _weighed(around, pairs)
    return found if weighed is None else _explained(found, *weighed)


def _weighed(
    around: tuple[Answer, Answer], pairs: Sequence[tuple[Answer, Answer]]
) -> tuple[list[Fraction], list[Fraction]] | None:
    """Return the areas' shares of the denominator before and after; None where they do not add up to the area around."""
    both = []
    for at in (0, 1):
        sums = [_sums(pair[at]) for pair in pairs]
        whole = _sums(around[at])
        known = [one for one in sums if one is not None]
        if whole is None or len(known) < len(sums) or whole[1] <= 0:
            return None
        if (sum(over for over, _ in known), sum(under for _, under in known)) != whole:
            return None
        both.append([under / whole[1] for _, under in known])
    return both[0], both[1]


def _sums(one: Answer) -> tuple[Fraction, Fraction] | None:
    if one.sums is None:
        return None
    over, under = number(one.sums[0]), number(one.sums[1])
    return None if over is None or under is None else (over, under)


def _explained(found: Paradox, before: list[Fraction], after: list[Fraction]) -> Paradox:
    inside = tuple(
        moved._replace(weight_before=was, weight_after=now)
        for moved, was, now in zip(found.inside, before, after, strict=True)
    )
    drawn = [moved for moved in inside if (moved.before < found.around.before) is found.rose]
    return found._replace(
        inside=inside,
        adds_up=True,
        steady=sum((weight * moved.after for moved, weight in zip(inside, before, strict=True)), Fraction(0)),
        group=tuple(moved.area for moved in drawn),
        share_before=sum((moved.weight_before or Fraction(0) for moved in drawn), Fraction(0)),
        share_after=sum((moved.weight_after or Fraction(0) for moved in drawn), Fraction(0)),
    )
