"""The nearest whole number of units at which a rule comes to another truth, and all that it comes to along a datum.

The rule is evaluated along a path, a run of numbers at once, as often as its truth or its way of working it out
changes. Nothing between is passed over, and nothing is tried that has been decided.
"""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from math import floor
from typing import NamedTuple

from dp_rules.audit.counterfactual.along import Along, Path
from dp_rules.quantity.interval import Interval, Truth

TruthOf = Callable[[Interval], Truth]
MOST_RUNS = 2000
LOOK_AHEAD = 40


class TooInvolved(Exception):  # noqa: N818  not an error of ours: the caller says so
    """A rule takes more ways than are followed."""


class Run(NamedTuple):
    """All whole numbers of units from ``first`` to ``last`` (None: without end) have one truth."""

    first: int
    last: int | None
    truth: Truth


def runs(
    truth_of: TruthOf, zero: Fraction, step: Fraction, first: int, direction: int, last: int | None
) -> Iterator[Run]:
    """Yield what a rule comes to at ``zero + step * k``, for k from ``first`` in ``direction``, up to ``last``.

    After some runs it is asked whether all numbers that are left come to one truth. Raises ``TooInvolved`` after
    very many.
    """
    at = first
    for count in range(MOST_RUNS):
        if last is not None and (at - last) * direction > 0:
            return
        if count % LOOK_AHEAD == LOOK_AHEAD - 1:
            truth = truth_of(_all_between(zero + step * at, None if last is None else zero + step * last, direction))
            if truth is not None:
                yield Run(at, last, truth)
                return
        path = Path(at, direction)
        number = Along.line(zero, step, path)
        truth = truth_of(Interval(number, number))
        if path.kept is None:
            yield Run(at, last, truth)
            return
        end = at + direction * path.kept
        if last is not None and (end - last) * direction > 0:
            end = last
        yield Run(at, end, truth)
        at = end + direction
    raise TooInvolved


def _all_between(near: Fraction, far: Fraction | None, direction: int) -> Interval:
    """Return all numbers from one that is near to one that is far, or without end."""
    return Interval(near, far) if direction > 0 else Interval(far, near)


def nearest(
    truth_of: TruthOf,
    zero: Fraction,
    step: Fraction,
    direction: int,
    last: int | None,
    first: int = 1,
    *,
    wanted: bool,
) -> int | None:
    """Return the first k, from ``first`` units in ``direction``, at which the rule is as ``wanted``; None where there is none."""
    for run in runs(truth_of, zero, step, first * direction, direction, last):
        if run.truth is wanted:
            return run.first
    return None


def units_down_to(least: Fraction | None, zero: Fraction, step: Fraction) -> int | None:
    """Return the last k at which ``zero + step * k`` is still at least ``least``."""
    return None if least is None else -floor((zero - least) / step)


def without(numbers: Iterable[int], found: Iterable[Run]) -> Iterator[Run]:
    """Yield runs that go upwards without some numbers, which are sorted."""
    for run in found:
        first = run.first
        for number in numbers:
            if number >= first and (run.last is None or number <= run.last):
                if number > first:
                    yield run._replace(first=first, last=number - 1)
                first = number + 1
        if run.last is None or first <= run.last:
            yield run._replace(first=first)
