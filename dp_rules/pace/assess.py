"""The pace of a value: what is the same for every method, and the method for the rest.

The order of the answers is that of docs/pace.md: what cannot be asked, whether the target is satisfied,
whether it was, whether the value has gone the wrong way, and only then whether it is fast enough.
"""

from fractions import Fraction

from dp_rules.pace.course import Course, Mark
from dp_rules.pace.ends import between, reaches
from dp_rules.pace.limit import Comparator, Limit, Sides, satisfies, sides_of
from dp_rules.pace.method import Method, Reason, sign
from dp_rules.pace.pace import Aim, Estimate, Pace, Question, State, Step
from dp_rules.pace.straight import NAME, straight
from dp_rules.pace.years import end_of
from dp_rules.quantity.interval import Interval, Truth, add, exact, negate


def assess(question: Question, method: Method) -> Pace:
    """Return the pace of a value towards a target."""
    usual = straight(question) if method.name == NAME else None
    return in_full(question, method) if usual is None else usual


def in_full(question: Question, method: Method) -> Pace:
    """Return the pace of a value towards a target, whatever the question."""
    baseline = None if question.baseline_period is None else question.baseline
    pace = Pace("not_assessable", None, method.name, method.version, question.value, baseline, question.baseline_period)
    is_met, was_met = question.is_met, question.was_met
    if question.limits:
        is_met, was_met = _satisfied(question.limits, question.value), _satisfied(question.limits, baseline)
    is_known = baseline is not None if question.limits else was_met is not None
    now = end_of(question.period)
    start = None if question.baseline_period is None or not is_known else end_of(question.baseline_period)
    if question.value is None and is_met is None:
        return pace._replace(reason="no_value")
    if not question.is_comparable:
        return pace._replace(reason="period_length")
    if question.baseline_period is not None and now < end_of(question.baseline_period):
        return pace._replace(reason="before_baseline")
    course, judged = _course(question, method, baseline, pace)
    if course is not None and judged is not None and baseline is not None:
        pace = _with_course(pace, course, judged, baseline, method)
        if is_met is False:
            pace = pace._replace(category=_category(pace, course, method))
    if is_met is True:
        return pace._replace(state="maintained" if was_met is True else "achieved")
    has_sides = sides_of(question.limits) is not None
    reason = _why_not(start, now, is_met=is_met, was_met=was_met, has_sides=has_sides)
    if reason is not None:
        return pace._replace(reason=reason)
    if was_met is True:
        return pace._replace(state="slipped")
    if course is None or judged is None or baseline is None:
        return pace._replace(reason="due_before_baseline")
    state, why = _judge(course, judged, baseline, method)
    return pace._replace(state=state, reason=why)


def _satisfied(limits: tuple[Limit, ...], value: Interval | None) -> Truth:
    return None if value is None else satisfies(limits, value)


def _why_not(start: Fraction | None, now: Fraction, *, is_met: Truth, was_met: Truth, has_sides: bool) -> Reason | None:
    """Say why nothing can be said of a target that is not certainly satisfied; None if something can."""
    if is_met is None:
        return "value_is_open"
    if start is None:
        return "no_baseline" if has_sides else "no_single_limit"
    if start == now:
        return "no_time_elapsed"
    if was_met is True:
        return None
    if not has_sides:
        return "no_single_limit"
    return "baseline_is_a_bound" if was_met is None else None


def _course(
    question: Question, method: Method, baseline: Interval | None, pace: Pace
) -> tuple[Course | None, Interval | None]:
    """Return the course from a baseline short of the target, and the value as seen from there."""
    sides = sides_of(question.limits)
    if sides is None or baseline is None or pace.baseline_period is None or question.value is None:
        return None, None
    limit = _side_of(baseline, sides)
    goal = None if limit is None else Mark(question.due, limit.value, limit.is_strict, is_final=True)
    start = end_of(pace.baseline_period)
    if limit is None or goal is None or goal.time <= start:
        return None, None
    steps = [_mark(step, limit) for step in question.milestones] if method.milestones else []
    between_them = sorted(mark for mark in steps if mark is not None and start < mark.time < goal.time)
    course = Course(limit.up, start, end_of(question.period), (*between_them, goal))
    return course, _seen(question.value, limit, sides)


def _side_of(baseline: Interval, sides: Sides) -> Limit | None:
    """Return the limit on a baseline's side of the target, or None for one that may lie on no side or either."""
    for limit in (sides.below, sides.above):
        if limit is not None and satisfies((limit,), baseline) is False:
            return limit
    return None


def _mark(step: Step, limit: Limit) -> Mark | None:
    same = [one for one in step.limits if one.comparator not in {"=", "!="} and one.up == limit.up]
    return Mark(step.year, same[0].value, same[0].is_strict, is_final=False) if len(same) == 1 else None


def _seen(value: Interval, limit: Limit, sides: Sides) -> Interval:
    """Return a value as it is judged: one beyond the far end of a range is mirrored, as far from the near end."""
    far = sides.above if limit is sides.below else sides.below
    if far is None or satisfies((far,), value) is not False:
        return value
    return add(negate(value), exact(limit.value + far.value))


def _with_course(pace: Pace, course: Course, judged: Interval, baseline: Interval, method: Method) -> Pace:
    """Return the pace with what the method expects and where it sees the value go."""
    pace = pace._replace(
        aim=_aim(course.aim, course),
        since=None if course.last is None else _aim(course.last, course),
        elapsed=course.now - course.start,
        total=course.goal.time - course.start,
        judged=judged,
    )
    if not course.start < course.now < course.goal.time or method.refuses(judged, baseline, course) is not None:
        return pace
    return pace._replace(
        expected=_expected(course, baseline, method), projected=_projected(course, judged, baseline, method)
    )


def _category(pace: Pace, course: Course, method: Method) -> str | None:
    """Return the method's own word for a single number short of the target, where it expects something."""
    baseline, value = pace.baseline, pace.judged
    if method.category is None or pace.expected is None or baseline is None or value is None:
        return None
    if not (baseline.is_exact and value.is_exact) or baseline.lower is None or value.lower is None:
        return None
    return method.category(value.lower, baseline.lower, course)


def _aim(mark: Mark, course: Course) -> Aim:
    comparator: Comparator = (">" if mark.is_strict else ">=") if course.up else ("<" if mark.is_strict else "<=")
    limit = Limit(comparator, mark.level)
    return Aim("final" if mark.is_final else "milestone", mark.year, limit)


def _expected(course: Course, baseline: Interval, method: Method) -> Estimate | None:
    lower, upper = baseline.lower, baseline.upper
    return between(
        None if lower is None else method.expected(lower, course),
        None if upper is None else method.expected(upper, course),
        (baseline.lower_open, baseline.upper_open),
    )


def _projected(course: Course, value: Interval, baseline: Interval, method: Method) -> Estimate | None:
    """Return the projection, which rises with the value and falls as the baseline rises."""
    if value.lower is None or value.upper is None or baseline.lower is None or baseline.upper is None:
        return None
    return between(
        method.projected(value.lower, baseline.upper, course),
        method.projected(value.upper, baseline.lower, course),
        (value.lower_open or baseline.upper_open, value.upper_open or baseline.lower_open),
    )


def _judge(course: Course, value: Interval, baseline: Interval, method: Method) -> tuple[State, Reason | None]:
    """Judge a value that falls short of the target from a baseline that did."""
    direction = 1 if course.up else -1
    holds_up = reaches(lambda v, b: sign(v - b) * direction, value, baseline, up=course.up)
    if holds_up is False:
        return "regressing", None
    if holds_up is True and course.now >= course.goal.time:
        return "behind", None
    refused = method.refuses(value, baseline, course)
    if refused is not None:
        return "not_assessable", refused
    due = course.aim if course.aim.time == course.now else None
    is_ahead = reaches(
        lambda v, b: method.ahead(v, b, course),
        value,
        baseline,
        up=course.up,
        at_least_beyond=due is not None and due.is_strict,
    )
    if holds_up is None or is_ahead is None:
        return "not_assessable", "baseline_is_a_bound" if value.is_exact else "value_is_open"
    return "on_track" if is_ahead else "behind", None
