"""``linear 1``: on a straight line from the baseline through the milestones to the target.

With baseline b at time t0 and the next level L asked for at time t1, the line at time t is

    b + (L - b) * (t - t0) / (t1 - t0)

and from milestone to milestone likewise. A value on the line or on its good side is on course. The
projection is the line through baseline and value, drawn on to the due date. Everything is rational.
"""

from fractions import Fraction
from typing import Final

from dp_rules.pace.course import Course
from dp_rules.pace.method import Level, Method, Reason, sign
from dp_rules.quantity.interval import Interval


def _refuses(value: Interval, baseline: Interval, course: Course) -> Reason | None:  # noqa: ARG001  a line can always be drawn
    return None


def _line(baseline: Fraction, course: Course) -> Fraction:
    since, level = course.start, baseline
    if course.last is not None:
        since, level = course.last.time, course.last.level
    aim = course.aim
    if course.now >= aim.time:
        return aim.level
    return level + (aim.level - level) * (course.now - since) / (aim.time - since)


def _ahead(value: Fraction, baseline: Fraction, course: Course) -> int:
    return sign(value - _line(baseline, course)) * (1 if course.up else -1)


def _expected(baseline: Fraction, course: Course) -> Level:
    return Level(_line(baseline, course))


def _projected(value: Fraction, baseline: Fraction, course: Course) -> Level:
    share = (course.goal.time - course.start) / (course.now - course.start)
    return Level(baseline + (value - baseline) * share)


LINEAR: Final = Method("linear", 1, True, _refuses, _ahead, _expected, _projected)  # noqa: FBT003  milestones count
