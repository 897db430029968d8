"""``linear 1`` for the usual question: one limit, one number from a baseline that is one number, whole years, no milestones.

It says what ``assess`` says, which a property test holds it to, in a tenth of the time: a run over a
country asks some hundred thousand times.
"""

from fractions import Fraction
from typing import Final

from dp_rules.pace.limit import Limit
from dp_rules.pace.pace import Aim, Estimate, Pace, Question, State
from dp_rules.quantity.interval import Interval
from dp_rules.quantity.period import is_year

_DIRECTED: Final = frozenset({">", ">=", "<", "<="})
NAME: Final = "linear"
VERSION: Final = 1


def straight(question: Question) -> Pace | None:
    """Return the pace by ``linear 1``, or None for a question that is not the usual one."""
    value, baseline, period, since = question.value, question.baseline, question.period, question.baseline_period
    if len(question.limits) != 1 or question.milestones or not question.is_comparable:
        return None
    if value is None or baseline is None or since is None or not (value.is_exact and baseline.is_exact):
        return None
    elapsed, total = period.year - since.year, question.due - since.year
    limit = question.limits[0]
    if elapsed <= 0 or total <= 0 or limit.comparator not in _DIRECTED or not (is_year(period) and is_year(since)):
        return None
    return _on_the_line(question, limit, value, baseline, elapsed, total)


def _on_the_line(
    question: Question, limit: Limit, value: Interval, baseline: Interval, elapsed: int, total: int
) -> Pace | None:
    at, before, goal = value.lower, baseline.lower, limit.value
    if at is None or before is None:
        return None
    way = 1 if limit.up else -1
    is_met = _beyond(at, goal, limit)
    since = question.baseline_period
    if _beyond(before, goal, limit):
        return Pace("maintained" if is_met else "slipped", None, NAME, VERSION, value, baseline, since)
    expected = projected = None
    line = goal
    if elapsed < total:
        line = _weighed(before, total - elapsed, goal, elapsed, total)
        lead = _weighed(at, total, before, elapsed - total, elapsed)
        expected = Estimate(Interval(line, line), is_rounded=False)
        projected = Estimate(Interval(lead, lead), is_rounded=False)
    state: State
    if is_met:
        state = "achieved"
    elif (at < before) if way > 0 else (at > before):
        state = "regressing"
    else:
        state = "on_track" if elapsed < total and ((at >= line) if way > 0 else (at <= line)) else "behind"
    aim = Aim("final", question.due, limit)
    times = Fraction(elapsed), Fraction(total)
    return Pace(state, None, NAME, VERSION, value, baseline, since, aim, None, expected, projected, *times, value)


def _weighed(one: Fraction, weight: int, other: Fraction, other_weight: int, by: int) -> Fraction:
    """Return ``(one * weight + other * other_weight) / by``, reduced once."""
    under, other_under = one.denominator, other.denominator
    over = one.numerator * other_under * weight + other.numerator * under * other_weight
    return Fraction(over, under * other_under * by)


def _beyond(value: Fraction, goal: Fraction, limit: Limit) -> bool:
    if value == goal:
        return not limit.is_strict
    return (value > goal) is limit.up
