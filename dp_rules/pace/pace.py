"""What is asked about pace, and the answer with all that it takes to redo it by hand."""

from fractions import Fraction
from typing import Literal, NamedTuple

from dp_rules.pace.limit import Limit
from dp_rules.pace.method import MethodName, Reason
from dp_rules.quantity.interval import Interval, Truth
from dp_rules.quantity.period import Period

State = Literal["achieved", "maintained", "on_track", "behind", "regressing", "slipped", "not_assessable"]


class Step(NamedTuple):
    """A milestone: its year and limits; without limits it says nothing of pace."""

    year: int
    limits: tuple[Limit, ...]


class Question(NamedTuple):
    """A value in a period, a baseline in an earlier one, and the target with its milestones.

    ``limits`` are the final target's, due at the end of the year ``due``. For a target that is no
    single comparison they are empty, and ``is_met`` and ``was_met`` say whether it is satisfied
    now and was in the baseline period. ``is_comparable`` is false where value and baseline are sums over
    periods of different length.
    """

    value: Interval | None
    period: Period
    limits: tuple[Limit, ...]
    due: int
    baseline: Interval | None = None
    baseline_period: Period | None = None
    milestones: tuple[Step, ...] = ()
    is_met: Truth = None
    was_met: Truth = None
    is_comparable: bool = True


class Aim(NamedTuple):
    """The level that is to be reached next: the target's or a milestone's, and by the end of which year."""

    kind: Literal["milestone", "final"]
    year: int
    limit: Limit


class Estimate(NamedTuple):
    """A value that a method comes to; ``is_rounded`` where it is irrational and written to twelve digits."""

    value: Interval
    is_rounded: bool


class Pace(NamedTuple):
    """Whether a value is on course, by which method, from where to where.

    ``reason`` says why it is not assessable. ``since`` is the level and the year's end from which the line to
    ``aim`` starts, where that is a milestone and not the baseline. ``expected`` is the least value on course
    in the period, ``projected`` where baseline and value lead at the due date, both None where there is
    nothing to expect. ``elapsed`` and ``total`` are the years from the baseline to the period and to the due
    date. ``judged`` is the value as the method saw it: that of a value beyond the far end of a range is as far
    from its near end. ``category`` is the method's own word.
    """

    state: State
    reason: Reason | None
    method: MethodName
    version: int
    value: Interval | None
    baseline: Interval | None
    baseline_period: Period | None
    aim: Aim | None = None
    since: Aim | None = None
    expected: Estimate | None = None
    projected: Estimate | None = None
    elapsed: Fraction | None = None
    total: Fraction | None = None
    judged: Interval | None = None
    category: str | None = None
