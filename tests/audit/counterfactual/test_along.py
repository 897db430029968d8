"""A number along its path is the number that it is at each k, and what is said of it at the start holds all along the run."""

import math
import operator
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dp_rules.audit.counterfactual.along import Along, Path

SOME = settings(derandomize=True, max_examples=300, deadline=None)
OPERATORS = [operator.add, operator.sub, operator.mul, operator.truediv]
COMPARISONS = [operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne]
ROUNDINGS: list[Callable[[Any], Any]] = [round, math.floor, math.ceil]
numbers = st.fractions(-20, 20, max_denominator=6)


def x(start: int = 0, direction: int = 1) -> tuple[Any, Path]:
    path = Path(start, direction)
    return Along.line(Fraction(0), Fraction(1), path), path


def test_a_comparison_ends_the_run_where_it_would_be_answered_otherwise() -> None:
    number, path = x()
    assert not number > 70
    assert path.kept == 69  # at 70 itself it is told apart whether less or equal
    assert number + 5 < 10
    assert path.kept == 4


@pytest.mark.parametrize(
    ("ask", "kept"),
    [
        (lambda number: round(number / 10) > 3, 35),      # 35/10 rounds to 4, half to even: 3.5 to 4 but 36 is surely above
        (lambda number: round(number / 10) * 5 - 1 >= 14, 24),
        (lambda number: math.floor(number / 10) >= 3, 29),
        (lambda number: -math.ceil(number / 10) < -3, 30),
        (lambda number: round(number) + number > 8, 3),   # a whole number is rounded to itself
        (lambda number: round(number / 10) + number > 8, 4),   # with another number of the path: one level at a time
    ],
)  # fmt: skip
def test_rounding_is_asked_at_its_halves_alone(ask: Callable[[Any], bool], kept: int) -> None:
    number, path = x()
    answer = ask(number)
    assert answer is False
    assert path.kept is not None
    assert path.kept <= kept
    assert all(ask(x(k)[0]) is False for k in range(path.kept + 1))


@SOME
@given(
    st.sampled_from(OPERATORS), st.sampled_from(OPERATORS), numbers, numbers, st.integers(-9, 9),
    st.sampled_from([1, -1]), st.sampled_from(COMPARISONS), st.sampled_from([None, *ROUNDINGS]),
)  # fmt: skip
def test_what_holds_at_the_start_holds_along_the_run(
    first: Callable[[Any, Any], Any],
    second: Callable[[Any, Any], Any],
    a: Fraction,
    b: Fraction,
    start: int,
    direction: int,
    compare: Callable[[Any, Any], bool],
    rounding: Callable[[Any], Any] | None,
) -> None:
    def asked(number: Any) -> bool | None:
        try:
            found = second(first(a, number), first(number, b))
            return compare(found if rounding is None else rounding(found) * 2 + 1, b)
        except ZeroDivisionError:
            return None

    number, path = x(start, direction)
    answer = asked(number)
    assert answer == asked(Fraction(start))
    length = 50 if path.kept is None else min(path.kept, 50)
    assert {asked(Fraction(start + direction * j)) for j in range(length + 1)} == {answer}


@pytest.mark.parametrize("ask", [hash, str, operator.attrgetter("denominator"), int, operator.attrgetter("numerator")])
def test_what_is_not_worked_out_along_the_path_ends_it(ask: Callable[[Any], Any]) -> None:
    number, path = x(3)
    ask(number / 2)
    assert path.kept == 0 or ask is str
