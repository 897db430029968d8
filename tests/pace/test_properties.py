"""What holds of pace for all numbers."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dp_rules.pace.assess import assess, in_full
from dp_rules.pace.exact_linear import exact_linear
from dp_rules.pace.limit import Comparator, Limit
from dp_rules.pace.method import Method
from dp_rules.pace.methods import METHODS
from dp_rules.pace.pace import Question, Step
from dp_rules.pace.roots import integer_root, power_bounds, rational_power
from dp_rules.pace.straight import straight
from dp_rules.quantity.interval import Interval, exact, hull, negate
from dp_rules.quantity.period import Period

NUMBERS = st.builds(Fraction, st.integers(-200, 200), st.sampled_from([1, 3, 20]))
ABOVE_ZERO = st.builds(Fraction, st.integers(1, 200), st.sampled_from([1, 3, 20]))
SHARES = st.builds(Fraction, st.integers(0, 7), st.just(7))
DIRECTED: list[Comparator] = [">", ">=", "<", "<="]
MIRRORED: dict[Comparator, Comparator] = {">": "<", ">=": "<=", "<": ">", "<=": ">="}
BASE = Period(2020)
PROPERTY = settings(derandomize=True, max_examples=200, deadline=None)


@st.composite
def questions(draw: st.DrawFn, numbers: st.SearchStrategy[Fraction] = NUMBERS) -> Question:
    """Draw a question with bounds, milestones and periods of every length."""
    comparator = draw(st.sampled_from(DIRECTED))
    period = draw(
        st.sampled_from([Period(2019), BASE, Period(2021), Period(2022, 3), Period(2023, 0, 5), Period(2026)])
    )
    steps = draw(st.lists(st.tuples(st.integers(2019, 2026), numbers), max_size=2, unique_by=lambda one: one[0]))
    return Question(
        draw(bounds(numbers)),
        period,
        (Limit(comparator, draw(numbers)),),
        2025,
        draw(bounds(numbers)),
        BASE,
        tuple(Step(year, (Limit(comparator, level),)) for year, level in steps),
    )


@st.composite
def bounds(draw: st.DrawFn, numbers: st.SearchStrategy[Fraction]) -> Interval:
    """Draw a number or a bound."""
    first = draw(numbers)
    if draw(st.booleans()):
        return exact(first)
    second = draw(st.none() | numbers)
    if second is None:
        return Interval(first, None, lower_open=draw(st.booleans()))
    if second == first:
        return exact(first)
    return Interval(min(first, second), max(first, second), draw(st.booleans()), draw(st.booleans()))


def scaled(interval: Interval, factor: Fraction) -> Interval:
    """Return a multiple, factor above 0."""
    lower, upper = interval.lower, interval.upper
    return interval._replace(
        lower=None if lower is None else lower * factor, upper=None if upper is None else upper * factor
    )


def mapped(question: Question, factor: Fraction) -> Question:
    """Return the question in another unit."""

    def limits(given: tuple[Limit, ...]) -> tuple[Limit, ...]:
        return tuple(Limit(limit.comparator, limit.value * factor) for limit in given)

    assert question.value is not None
    assert question.baseline is not None
    return question._replace(
        value=scaled(question.value, factor),
        baseline=scaled(question.baseline, factor),
        limits=limits(question.limits),
        milestones=tuple(step._replace(limits=limits(step.limits)) for step in question.milestones),
    )


def mirrored(question: Question) -> Question:
    """Return the question with every number negated and every direction turned."""

    def limits(given: tuple[Limit, ...]) -> tuple[Limit, ...]:
        return tuple(Limit(MIRRORED[limit.comparator], -limit.value) for limit in given)

    assert question.value is not None
    assert question.baseline is not None
    return question._replace(
        value=negate(question.value),
        baseline=negate(question.baseline),
        limits=limits(question.limits),
        milestones=tuple(step._replace(limits=limits(step.limits)) for step in question.milestones),
    )


@pytest.mark.parametrize("method", METHODS.values(), ids=list(METHODS))
@PROPERTY
@given(question=questions() | questions(ABOVE_ZERO), factor=ABOVE_ZERO)
def test_another_unit_changes_nothing(method: Method, question: Question, factor: Fraction) -> None:
    before, after = assess(question, method), assess(mapped(question, factor), method)
    assert (before.state, before.reason, before.category) == (after.state, after.reason, after.category)


@pytest.mark.parametrize("method", METHODS.values(), ids=list(METHODS))
@PROPERTY
@given(question=questions() | questions(ABOVE_ZERO))
def test_the_other_direction_is_its_mirror(method: Method, question: Question) -> None:
    before, after = assess(question, method), assess(mirrored(question), method)
    assert (before.state, before.reason, before.category) == (after.state, after.reason, after.category)


@pytest.mark.parametrize("method", METHODS.values(), ids=list(METHODS))
@PROPERTY
@given(question=questions() | questions(ABOVE_ZERO), share=SHARES, other=SHARES)
def test_what_is_said_of_a_bound_is_said_of_every_number_in_it(
    method: Method, question: Question, share: Fraction, other: Fraction
) -> None:
    pace = assess(question, method)
    if pace.state == "not_assessable" or question.value is None or question.baseline is None:
        return  # nothing is said of it
    inside = question._replace(value=exact(at(question.value, share)), baseline=exact(at(question.baseline, other)))
    found = assess(inside, method)
    if pace.state == "achieved":  # whether it was so in the base period may not be known
        assert found.state in {"achieved", "maintained"}
    else:
        assert found.state == pace.state


def at(interval: Interval, share: Fraction) -> Fraction:
    """Return a number of an interval."""
    lower = interval.lower if interval.lower is not None else Fraction(-500)
    upper = interval.upper if interval.upper is not None else lower + 500
    if interval.is_exact:
        return lower
    inset = Fraction(1, 10**6) + share * (1 - Fraction(2, 10**6))
    return lower + (upper - lower) * inset


@pytest.mark.parametrize("method", METHODS.values(), ids=list(METHODS))
@PROPERTY
@given(question=questions() | questions(ABOVE_ZERO), more=bounds(NUMBERS), other=bounds(NUMBERS))
def test_a_wider_bound_decides_nothing_that_was_open(
    method: Method, question: Question, more: Interval, other: Interval
) -> None:
    assert question.value is not None
    assert question.baseline is not None
    wider = question._replace(value=hull(question.value, more), baseline=hull(question.baseline, other))
    if assess(question, method).state == "not_assessable":
        assert assess(wider, method).state == "not_assessable"


@PROPERTY
@given(
    comparator=st.sampled_from(DIRECTED),
    limit=NUMBERS,
    value=NUMBERS,
    baseline=NUMBERS,
    period=st.sampled_from([Period(2021), Period(2022, 3), Period(2023, 0, 5), Period(2025), Period(2026)]),
)
def test_the_quick_way_says_the_same(
    comparator: Comparator, limit: Fraction, value: Fraction, baseline: Fraction, period: Period
) -> None:
    asked = Question(exact(value), period, (Limit(comparator, limit),), 2025, exact(baseline), BASE)
    months = (period.year - 2020) * 12 + (
        period.quarter * 3 + period.month - 12 if period.quarter or period.month else 0
    )
    assert exact_linear(comparator, limit, value, baseline, months, 60) == assess(asked, METHODS["linear"]).state


@settings(PROPERTY, max_examples=600)
@given(
    comparator=st.sampled_from([*DIRECTED, "="]),
    limit=NUMBERS,
    value=NUMBERS,
    baseline=NUMBERS,
    period=st.sampled_from(
        [Period(2019), BASE, Period(2021), Period(2023), Period(2023, 1), Period(2025), Period(2027)]
    ),
    due=st.sampled_from([2019, 2020, 2022, 2025]),
)
def test_the_usual_question_is_answered_as_any_other(
    comparator: Comparator, limit: Fraction, value: Fraction, baseline: Fraction, period: Period, due: int
) -> None:
    asked = Question(exact(value), period, (Limit(comparator, limit),), due, exact(baseline), BASE)
    usual = straight(asked)
    assert usual is None or usual == in_full(asked, METHODS["linear"])
    assert (usual is not None) is (comparator != "=" and period in map(Period, (2021, 2023, 2025, 2027)) and due > 2020)


@pytest.mark.parametrize("name", ["cagr", "un_projection"])
@PROPERTY
@given(value=ABOVE_ZERO, baseline=ABOVE_ZERO, limit=ABOVE_ZERO, comparator=st.sampled_from(DIRECTED))
def test_growth_is_judged_as_sixty_digits_do(
    name: str, value: Fraction, baseline: Fraction, limit: Fraction, comparator: Comparator
) -> None:
    """The formulas of the sources as they stand, in decimal arithmetic, wherever that is not too close to tell."""
    method = METHODS["cagr" if name == "cagr" else "un_projection"]
    pace = assess(
        Question(exact(value), Period(2023), (Limit(comparator, limit),), 2025, exact(baseline), BASE), method
    )
    if pace.state not in {"on_track", "behind", "regressing"} or baseline == limit:
        return
    with localcontext(prec=60):
        v, b, t = (Decimal(n.numerator) / Decimal(n.denominator) for n in (value, baseline, limit))
        observed = (v / b) ** (Decimal(1) / 3) - 1
        if name == "cagr":
            share = (1 if limit > baseline else -1) * observed / abs((t / b) ** (Decimal(1) / 5) - 1)
        else:
            share = (v * (1 + observed) ** 2 - b) / (t - b)
        if min(abs(share - Decimal("0.95")), abs(share)) < Decimal(10) ** -40:
            return  # too close to tell with so many digits
        expected = "on_track" if share > Decimal("0.95") else "behind" if share > 0 else "regressing"
    assert pace.state == expected


@PROPERTY
@given(number=st.integers(0, 10**30), degree=st.integers(1, 60))
def test_a_root_is_the_greatest_integer_whose_power_is_not_more(number: int, degree: int) -> None:
    root = integer_root(number, degree)
    assert root**degree <= number < (root + 1) ** degree


@PROPERTY
@given(base=ABOVE_ZERO, top=st.integers(1, 12), bottom=st.integers(1, 12), bits=st.integers(1, 80))
def test_a_power_lies_between_its_bounds(base: Fraction, top: int, bottom: int, bits: int) -> None:
    exponent = Fraction(top, bottom)
    low, high = power_bounds(base, exponent, bits)
    assert low**exponent.denominator <= base**exponent.numerator < high**exponent.denominator
    assert high - low == Fraction(1, 2**bits)
    assert rational_power(base**exponent.denominator, exponent) == base**exponent.numerator
