"""What the methods that go by annual growth have in common: the values they can work with, and where growth leads."""

from fractions import Fraction
from typing import NamedTuple

from dp_rules.pace.course import Course
from dp_rules.pace.method import Level, Reason
from dp_rules.pace.roots import power, rounded
from dp_rules.quantity.interval import Interval, contains


class Growth(NamedTuple):
    """Value and target as multiples of the baseline, and how many years lie between.

    ``up`` says whether the multiple is meant to grow: not so where all are below 0 and more is better.
    """

    observed: Fraction
    required: Fraction
    elapsed: Fraction
    total: Fraction
    up: bool


def growth_of(value: Fraction, baseline: Fraction, course: Course) -> Growth:
    """Return the growth from a baseline, which is not 0, to a value and to the target."""
    return Growth(
        value / baseline,
        course.goal.level / baseline,
        course.now - course.start,
        course.goal.time - course.start,
        course.up == (baseline > 0),
    )


def refuses(value: Interval, baseline: Interval, course: Course) -> Reason | None:
    """Say why growth cannot be computed: it needs baseline, value and target on one side of zero."""
    goal = course.goal.level
    if baseline.is_exact and baseline.lower == 0:
        return "base_of_zero"
    if goal == 0:
        return "target_of_zero"
    side = _side(baseline)
    if side is None:
        return "baseline_is_a_bound"
    if contains(baseline, goal):
        return "no_growth_required"
    if (goal > 0) != (side > 0):
        return "sign_changes"
    if side > 0:
        return _not_beyond_zero(value.lower, value.upper)
    return _not_beyond_zero(
        None if value.upper is None else -value.upper, None if value.lower is None else -value.lower
    )


def _side(baseline: Interval) -> int | None:
    if baseline.lower is not None and baseline.lower > 0:
        return 1
    return -1 if baseline.upper is not None and baseline.upper < 0 else None


def _not_beyond_zero(lower: Fraction | None, upper: Fraction | None) -> Reason | None:
    if lower is not None and lower >= 0:
        return None
    return "sign_changes" if upper is not None and upper < 0 else "value_is_open"


def projected(value: Fraction, baseline: Fraction, course: Course) -> Level:
    """Return where the observed growth leads at the due date: ``b * (v/b) ** (total / elapsed)``."""
    growth = growth_of(value, baseline, course)
    return times(baseline, power(growth.observed, growth.total / growth.elapsed))


def times(factor: Fraction, level: Level) -> Level:
    """Return a multiple of a level, rounded to twelve digits where the level is not exact."""
    product = factor * level.value
    return Level(rounded(product), is_rounded=True) if level.is_rounded else Level(product)
