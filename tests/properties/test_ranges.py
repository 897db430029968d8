"""Sets of numbers against single numbers: a number lies in what is built exactly when it lies in what it is built of."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dp_rules.quantity.interval import EVERYTHING, Interval, contains, exact, intersect
from dp_rules.quantity.ranges import Ranges, both, either, lies_in, outside

ALL: Ranges = (EVERYTHING,)

PROPERTY = settings(derandomize=True, max_examples=200, deadline=None)
POINTS = st.integers(-4, 4).map(lambda halves: Fraction(halves, 2))
NUMBERS = [Fraction(quarters, 4) for quarters in range(-13, 14)]
"""Every end that is drawn, a number between each two, and numbers beyond them all."""


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Any interval with halves as its ends, or without ends."""
    lower, upper = sorted((draw(POINTS), draw(POINTS)))
    can_be_open = lower < upper
    lower_open, upper_open = can_be_open and draw(st.booleans()), can_be_open and draw(st.booleans())
    has_lower, has_upper = draw(st.booleans()), draw(st.booleans())
    return Interval(
        lower if has_lower else None, upper if has_upper else None, has_lower and lower_open, has_upper and upper_open
    )


SETS = st.lists(intervals(), max_size=4).map(lambda parts: either((), tuple(parts)))


def holds(ranges: Ranges, number: Fraction) -> bool:
    return any(contains(part, number) for part in ranges)


def members(ranges: Ranges) -> set[Fraction]:
    return {number for number in NUMBERS if holds(ranges, number)}


@PROPERTY
@given(st.lists(intervals(), max_size=4))
def test_a_set_made_of_intervals_holds_what_they_hold(parts: list[Interval]) -> None:
    assert members(either((), tuple(parts))) == {n for n in NUMBERS if any(contains(part, n) for part in parts)}


@PROPERTY
@given(SETS, SETS)
def test_membership_of_what_is_built(first: Ranges, second: Ranges) -> None:
    a, b = members(first), members(second)
    assert members(both(first, second)) == a & b
    assert members(either(first, second)) == a | b
    assert members(outside(first)) == set(NUMBERS) - a
    assert lies_in(first, second) == (a <= b)


@PROPERTY
@given(SETS, SETS)
def test_one_set_is_written_in_one_way(first: Ranges, second: Ranges) -> None:
    assert (first == second) == (members(first) == members(second))
    assert outside(outside(first)) == first
    assert both(first, ALL) == either(first, ()) == first
    assert either(first, outside(first)) == ALL
    assert both(first, outside(first)) == ()
    assert outside(both(first, second)) == either(outside(first), outside(second))


@PROPERTY
@given(SETS)
def test_parts_are_in_order_and_neither_meet_nor_touch(ranges: Ranges) -> None:
    for before, after in pairwise(ranges):
        assert before.upper is not None
        assert after.lower is not None
        assert intersect(before, after) is None
        assert before.upper < after.lower or (before.upper_open and after.lower_open)


def between(lower: int | None, upper: int | None, ends: str = "[]") -> Interval:
    """Return ``[0, 1)`` as mathematicians write it."""
    return Interval(
        None if lower is None else Fraction(lower),
        None if upper is None else Fraction(upper),
        ends[0] == "(",
        ends[1] == ")",
    )


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (between(0, 1), between(1, 2), (between(0, 2),)),
        (between(0, 1, "[)"), between(1, 2), (between(0, 2),)),
        (between(0, 1, "[)"), between(1, 2, "(]"), (between(0, 1, "[)"), between(1, 2, "(]"))),
        (between(0, 2), between(1, 2, "[)"), (between(0, 2),)),
        (between(0, None), between(None, 0, "[)"), (EVERYTHING,)),
        (between(0, None, "(]"), between(None, 0, "[)"), (between(None, 0, "[)"), between(0, None, "(]"))),
        (between(0, 3), exact(1), (between(0, 3),)),
    ],
)
def test_sets_that_meet_or_touch_are_one(first: Interval, second: Interval, joined: Ranges) -> None:
    assert either((first,), (second,)) == either((second,), (first,)) == joined


def test_nothing_and_everything_are_each_others_opposites() -> None:
    assert outside(()) == ALL
    assert outside(ALL) == ()
    assert lies_in((), ())
    assert not lies_in(ALL, ())
    assert outside((exact(1),)) == (between(None, 1, "[)"), between(1, None, "(]"))
