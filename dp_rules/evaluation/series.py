"""Results over time: one series for each indicator and area, and what changes from one period to the next."""

from collections.abc import Iterable
from typing import NamedTuple

from dp_rules.evaluation.result import Result
from dp_rules.quantity.interval import ZERO, Interval, subtract
from dp_rules.quantity.period import Period


class Change(NamedTuple):
    """By how much a value differs from the last one before it, of the period ``since``.

    ``same_basis`` is false where one is computed from items and the other is not, so that the difference
    may be one of counting.
    """

    since: Period
    value: Interval
    same_basis: bool


class Point(NamedTuple):
    """A result in a series, and the change that leads to it; None where there is nothing before it."""

    result: Result
    change: Change | None


class Series(NamedTuple):
    """The results of one indicator for one area, in the order of their periods."""

    points: tuple[Point, ...]


def series_of(results: Iterable[Result]) -> list[Series]:
    """Return the results by indicator and area, in the order in which these come first."""
    by_key: dict[tuple[str, str], list[Result]] = {}
    for result in results:
        by_key.setdefault((result.indicator.id, result.area), []).append(result)
    return [Series(tuple(_points(sorted(of_one, key=_period)))) for of_one in by_key.values()]


def _period(result: Result) -> Period:
    return result.period


def _points(results: list[Result]) -> Iterable[Point]:
    before: Result | None = None
    for result in results:
        yield Point(result, None if before is None else _change(before, result))
        if _says_something(result):
            before = result


def _says_something(result: Result) -> bool:
    is_share = result.unit is not None and result.unit.kind == "ratio"
    return result.chosen.value is not None and says_something(result.chosen.value, is_share=is_share)


def _change(before: Result, result: Result) -> Change | None:
    old, new = before.chosen.value, result.chosen.value
    if old is None or new is None or not _says_something(result):
        return None
    difference = subtract(new, old)
    if difference.is_everything:
        return None
    return Change(before.period, difference, before.chosen.basis == result.chosen.basis)


def says_something(value: Interval, *, is_share: bool) -> bool:
    """Say whether a value is more than what holds of every quantity: at least 0, or of a share from 0 to 100%."""
    if value.is_everything:
        return False
    starts_at_zero = value.lower == ZERO and not value.lower_open
    ends_nowhere = value.upper is None or (is_share and value.upper == 1 and not value.upper_open)
    return not (starts_at_zero and ends_nowhere)
