"""What a method is: how much it asks for at a time, and where it sees a value go."""

from collections.abc import Callable
from fractions import Fraction
from typing import Literal, NamedTuple

from dp_rules.pace.course import Course
from dp_rules.quantity.interval import Interval

MethodName = Literal["linear", "cagr", "un_projection"]

Reason = Literal[
    "no_value",
    "value_is_open",
    "no_baseline",
    "baseline_is_a_bound",
    "before_baseline",
    "no_time_elapsed",
    "period_length",
    "due_before_baseline",
    "no_single_limit",
    "base_of_zero",
    "target_of_zero",
    "sign_changes",
    "no_growth_required",
]


class Level(NamedTuple):
    """A number that a method comes to; ``is_rounded`` where it is irrational and only rounded can be written."""

    value: Fraction
    is_rounded: bool = False


class Method(NamedTuple):
    """A way to judge the pace, by name and version; its thresholds are part of the version.

    ``refuses`` says why it cannot judge, given value and baseline. ``ahead`` compares a value with
    the least that is on course for a baseline: 1 better than it, 0 just it, -1 worse; it must not rise as
    the baseline gets closer to the target. ``expected`` is that least value, ``projected`` where value and
    baseline lead at the due date. ``category`` is the method's own word for the value, where it has one.
    ``milestones`` says whether milestones count.
    """

    name: MethodName
    version: int
    milestones: bool
    refuses: Callable[[Interval, Interval, Course], Reason | None]
    ahead: Callable[[Fraction, Fraction, Course], int]
    expected: Callable[[Fraction, Course], Level]
    projected: Callable[[Fraction, Fraction, Course], Level]
    category: Callable[[Fraction, Fraction, Course], str] | None = None


def sign(number: Fraction | int) -> int:
    """Return 1, 0 or -1."""
    return (number > 0) - (number < 0)
