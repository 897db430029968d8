"""Interval arithmetic against single numbers: whatever the operands may be, the result holds it, and no more."""

import operator
from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from language.world import AREA, DATASET, NOW, SCOPE

from dp_rules.evaluation.exact import compare, evaluate
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.trace import Value
from dp_rules.evaluation.view import AreaView
from dp_rules.language.check import check_rule
from dp_rules.language.parse import loose_rule, parse_rule
from dp_rules.language.syntax import Comparator
from dp_rules.quantity.interval import (
    Interval,
    Truth,
    Undefined,
    add,
    contains,
    divide,
    equal,
    exact,
    hull,
    intersect,
    invert_truth,
    largest,
    less,
    less_or_equal,
    multiply,
    negate,
    round_half_even,
    smallest,
    subtract,
    total,
)

PROPERTY = settings(derandomize=True, max_examples=120, deadline=None)
ENDS = st.one_of(st.sampled_from([Fraction(0), Fraction(1), Fraction(-1)]), st.fractions(-5, 5, max_denominator=4))
TINY, HUGE = Fraction(1, 10**7), Fraction(10**7)
CLOSE, FAR = Fraction(1, 10**4), Fraction(10**4)


@st.composite
def intervals(draw: st.DrawFn, *, bounded: bool = False, partial: bool = False) -> Interval:
    """Any interval that holds a number: closed, open, without an end, or one number."""
    lower: Fraction | None = draw(ENDS)
    upper: Fraction | None = draw(ENDS)
    assert lower is not None
    assert upper is not None
    lower, upper = min(lower, upper), max(lower, upper)
    can_be_open = lower < upper
    lower_open, upper_open = can_be_open and draw(st.booleans()), can_be_open and draw(st.booleans())
    if not bounded and draw(st.integers(0, 3)) == 0:
        lower, lower_open = None, False
    if not bounded and draw(st.integers(0, 3)) == 0:
        upper, upper_open = None, False
    return Interval(lower, upper, lower_open, upper_open, partial and draw(st.booleans()))


def samples(x: Interval) -> list[Fraction]:
    """Return numbers that ``x`` holds: its ends, close to them, between them, and far out where it is endless."""
    low = x.lower if x.lower is not None else (x.upper or Fraction(0)) - HUGE
    high = x.upper if x.upper is not None else (x.lower or Fraction(0)) + HUGE
    points = {low, low + TINY, low + (high - low) / 4, (low + high) / 2, high - TINY, high}
    points |= {Fraction(0), TINY, -TINY, Fraction(1), Fraction(-1)}
    found = sorted(point for point in points if contains(x, point))
    assert found
    return found


def check_holds(result: Interval, values: Iterable[Fraction]) -> None:
    outside = [value for value in values if not contains(result, value)]
    assert not outside


def check_tight(result: Interval, values: set[Fraction]) -> None:
    """Each end is come near to, it is closed only where it is attained, and it is absent only where values run away."""
    least, most = min(values), max(values)
    if result.lower is None:
        assert least < -FAR
    else:
        assert least - result.lower < CLOSE
        assert result.lower_open is (result.lower not in values)
    if result.upper is None:
        assert most > FAR
    else:
        assert result.upper - most < CLOSE
        assert result.upper_open is (result.upper not in values)


# --- arithmetic -----------------------------------------------------------------------------------

ARITHMETIC: dict[str, tuple[Callable[[Interval, Interval], Interval], Callable[[Fraction, Fraction], Fraction]]] = {
    "+": (add, operator.add),
    "-": (subtract, operator.sub),
    "*": (multiply, operator.mul),
}


@pytest.mark.parametrize("sign", list(ARITHMETIC))
@PROPERTY
@given(x=intervals(), y=intervals())
def test_sums_differences_and_products_hold_every_pair_and_no_more(sign: str, x: Interval, y: Interval) -> None:
    of_intervals, of_numbers = ARITHMETIC[sign]
    values = {of_numbers(a, b) for a, b in product(samples(x), samples(y))}
    check_holds(of_intervals(x, y), values)
    check_tight(of_intervals(x, y), values)


@pytest.mark.parametrize("sign", list(ARITHMETIC))
@PROPERTY
@given(x=intervals(bounded=True), y=intervals(bounded=True))
def test_closed_ends_come_from_ends(sign: str, x: Interval, y: Interval) -> None:
    of_intervals, of_numbers = ARITHMETIC[sign]
    assert x.lower is not None
    assert x.upper is not None
    assert y.lower is not None
    assert y.upper is not None
    closed = of_intervals(Interval(x.lower, x.upper), Interval(y.lower, y.upper))
    corners = [of_numbers(a, b) for a, b in product((x.lower, x.upper), (y.lower, y.upper))]
    assert closed == Interval(min(corners), max(corners))


@PROPERTY
@given(x=intervals(), y=intervals())
def test_a_quotient_holds_every_pair_and_is_partial_exactly_where_it_may_have_no_value(
    x: Interval, y: Interval
) -> None:
    result = divide(x, y)
    values = {a / b for a, b in product(samples(x), samples(y)) if b}
    if not values:
        assert result is Undefined.ZERO_DENOMINATOR
        return
    assert isinstance(result, Interval)
    check_holds(result, values)
    assert result.partial is contains(y, Fraction(0))


@PROPERTY
@given(x=intervals(), y=intervals())
def test_a_quotient_by_numbers_of_one_sign_is_no_wider_than_it_must_be(x: Interval, y: Interval) -> None:
    if y.lower is None or y.lower < 0:
        y = Interval(Fraction(0) if y.upper is None or y.upper > 0 else None, y.upper, lower_open=True)
        if y.lower is None:
            y = negate(Interval(Fraction(0), None, lower_open=True))
    result = divide(x, y)
    values = {a / b for a, b in product(samples(x), samples(y)) if b}
    if isinstance(result, Interval):
        check_holds(result, values)
        check_tight(result, values)


@PROPERTY
@given(x=intervals())
def test_minus_turns_the_ends_round(x: Interval) -> None:
    check_tight(negate(x), {-a for a in samples(x)})
    assert negate(negate(x)) == x


@PROPERTY
@given(x=intervals(), step=st.sampled_from([Fraction(1), Fraction(1, 2), Fraction(1, 10), Fraction(3)]))
def test_rounding_holds_every_rounded_number_and_its_ends_are_attained(x: Interval, step: Fraction) -> None:
    result = round_half_even(x, step)
    values = {round(a / step) * step for a in samples(x)}
    check_holds(result, values)
    check_tight(result, values)


@pytest.mark.parametrize(
    ("number", "step", "expected"),
    [("0.5", "1", "0"), ("1.5", "1", "2"), ("2.5", "1", "2"), ("-0.5", "1", "0"), ("0.25", "0.1", "0.2"),
     ("0.35", "0.1", "0.4"), ("0.685", "0.01", "0.68"), ("0.695", "0.01", "0.7"), ("7", "3", "6")],
)  # fmt: skip
def test_half_goes_to_even(number: str, step: str, expected: str) -> None:
    assert round_half_even(exact(Fraction(number)), Fraction(step)) == exact(Fraction(expected))


@PROPERTY
@given(x=intervals(partial=True), y=intervals(partial=True))
def test_what_may_have_no_value_leaves_no_result_certain(x: Interval, y: Interval) -> None:
    partial = x.partial or y.partial
    results = [add(x, y), subtract(x, y), multiply(x, y), hull(x, y), largest([x, y]), smallest([x, y]), total([x, y])]
    assert {result.partial for result in results} == {partial}
    quotient = divide(x, y)
    assert isinstance(quotient, Undefined) or quotient.partial or not partial
    if partial:
        assert [less(x, y), less_or_equal(x, y), equal(x, y)] == [None, None, None]
        assert not any(result.is_exact for result in results)


# --- comparison -----------------------------------------------------------------------------------

COMPARISONS: dict[Comparator, Callable[[Fraction, Fraction], bool]] = {
    ">": operator.gt, ">=": operator.ge, "<": operator.lt, "<=": operator.le, "=": operator.eq, "!=": operator.ne,
}  # fmt: skip


@pytest.mark.parametrize("comparator", list(COMPARISONS))
@PROPERTY
@given(x=intervals(), y=intervals())
def test_a_comparison_is_certain_exactly_when_every_pair_agrees(
    comparator: Comparator, x: Interval, y: Interval
) -> None:
    shared = intersect(x, y)
    common = samples(shared) if shared is not None else []
    pairs = [*product(samples(x), samples(y)), *((number, number) for number in common)]
    outcomes = {COMPARISONS[comparator](a, b) for a, b in pairs}
    assert compare(comparator, x, y) == (outcomes.pop() if len(outcomes) == 1 else None)


@PROPERTY
@given(x=intervals(), y=intervals())
def test_comparisons_agree_with_each_other(x: Interval, y: Interval) -> None:
    assert compare("<", x, y) == compare(">", y, x) == invert_truth(compare(">=", x, y))
    assert compare("<=", x, y) == compare(">=", y, x) == invert_truth(compare(">", x, y))
    assert compare("=", x, y) == compare("=", y, x) == invert_truth(compare("!=", x, y))


@pytest.mark.parametrize("comparator", list(COMPARISONS))
def test_what_has_no_value_compares_with_nothing(comparator: Comparator) -> None:
    assert compare(comparator, Undefined.ZERO_DENOMINATOR, exact(0)) is None
    assert compare(comparator, exact(0), Undefined.ZERO_DENOMINATOR) is None


# --- several intervals ----------------------------------------------------------------------------


@PROPERTY
@given(x=intervals(), y=intervals())
def test_an_intersection_holds_what_both_hold(x: Interval, y: Interval) -> None:
    both = intersect(x, y)
    numbers = {*samples(x), *samples(y)} | (set() if both is None else set(samples(both)))
    for number in numbers:
        assert (both is not None and contains(both, number)) is (contains(x, number) and contains(y, number))


@PROPERTY
@given(x=intervals(), y=intervals())
def test_a_hull_holds_both_and_no_more(x: Interval, y: Interval) -> None:
    values = {*samples(x), *samples(y)}
    check_holds(hull(x, y), values)
    check_tight(hull(x, y), values)


SEVERAL: dict[str, tuple[Callable[[list[Interval]], Interval], Callable[[tuple[Fraction, ...]], Fraction]]] = {
    "largest": (largest, max),
    "smallest": (smallest, min),
    "total": (total, lambda numbers: sum(numbers, Fraction(0))),
}


@pytest.mark.parametrize("name", list(SEVERAL))
@settings(PROPERTY, max_examples=60)
@given(several=st.lists(intervals(), min_size=1, max_size=3))
def test_largest_smallest_and_total_hold_every_choice(name: str, several: list[Interval]) -> None:
    of_intervals, of_numbers = SEVERAL[name]
    values = {of_numbers(choice) for choice in product(*(samples(x)[:6] + samples(x)[-4:] for x in several))}
    check_holds(of_intervals(several), values)


@pytest.mark.parametrize("name", list(SEVERAL))
@settings(PROPERTY, max_examples=60)
@given(x=intervals(), y=intervals())
def test_largest_smallest_and_total_are_no_wider_than_they_must_be(name: str, x: Interval, y: Interval) -> None:
    of_intervals, of_numbers = SEVERAL[name]
    check_tight(of_intervals([x, y]), {of_numbers(choice) for choice in product(samples(x), samples(y))})


def test_the_sum_of_nothing_is_zero() -> None:
    assert total([]) == exact(0)


# --- logic ----------------------------------------------------------------------------------------

TRUTHS: dict[str, Truth] = {"service": True, "refused": False, "unclear": None}
ORDER: list[Truth] = [False, None, True]


def truth(rule: str) -> Value:
    tree, found = parse_rule(loose_rule(rule))
    assert tree is not None, found
    node, found = check_rule(tree, SCOPE)
    assert node is not None, found
    return evaluate(node, AreaView(Known(DATASET, SCOPE), AREA, NOW)).value


@pytest.mark.parametrize(("a", "b"), list(product(TRUTHS, repeat=2)))
def test_and_is_the_lesser_and_or_the_greater_of_two_truths(a: str, b: str) -> None:
    assert truth(f"{a} and {b}") is min(TRUTHS[a], TRUTHS[b], key=ORDER.index)
    assert truth(f"{a} or {b}") is max(TRUTHS[a], TRUTHS[b], key=ORDER.index)


@pytest.mark.parametrize(("a", "b", "c"), list(product(TRUTHS, repeat=3)))
def test_the_laws_of_logic(a: str, b: str, c: str) -> None:
    assert truth(f"not (not {a})") is truth(a) is TRUTHS[a]
    assert truth(f"not ({a} and {b})") is truth(f"not {a} or not {b}")
    assert truth(f"not ({a} or {b})") is truth(f"not {a} and not {b}")
    assert truth(f"{a} and {b} and {c}") is truth(f"{a} and ({b} and {c})") is truth(f"({c} and {a}) and {b}")
    assert truth(f"{a} and ({b} or {c})") is truth(f"({a} and {b}) or ({a} and {c})")


@pytest.mark.parametrize("a", list(TRUTHS))
def test_unknown_stays_unknown_in_itself(a: str) -> None:
    assert invert_truth(TRUTHS[a]) is {True: False, False: True, None: None}[TRUTHS[a]]
    assert truth(f"{a} or not {a}") is (None if TRUTHS[a] is None else True)
    assert truth(f"{a} and not {a}") is (None if TRUTHS[a] is None else False)
