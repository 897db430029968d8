"""Milestones held against a value: which are reached, which is due, and which counts at a time."""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from dp_rules.evaluation.exact import compare
from dp_rules.evaluation.shortfall import Shortfall, short_of
from dp_rules.evaluation.trace import Trace, measure_in
from dp_rules.quantity.interval import Interval, Truth
from dp_rules.quantity.period import Period, last_month
from dp_rules.spec.model import Indicator, Milestone

_DECEMBER: Final = 12
MilestoneDue = Literal["not_due", "due", "overdue"]


class MilestoneState(NamedTuple):
    """A milestone, whether its date has come, and whether the value reaches it: certainly, certainly not, or unknown.

    ``shortfall`` is what is lacking to it.
    """

    milestone: Milestone
    due: MilestoneDue
    is_reached: Truth
    shortfall: Shortfall | None

    @property
    def is_missed(self) -> bool:
        """Whether its date has come and the value falls short of it."""
        return self.due != "not_due" and self.is_reached is False


def milestones_at(indicator: Indicator, period: Period, rule: Trace) -> tuple[MilestoneState, ...]:
    """Return how each milestone of an indicator stands in ``period``, the earliest first.

    ``rule`` is the trace of the indicator's rule. A milestone counts where it sets another limit to
    the same measure: it is held against the value that the rule came to.
    """
    return tuple([_state(one, period, rule) for one in sorted(indicator.milestones, key=lambda one: one.year)])


def due_now(states: Sequence[MilestoneState]) -> MilestoneState | None:
    """Return the milestone whose date is the end of the period; only of it the period says whether it was reached in time."""
    return next((state for state in states if state.due == "due"), None)


def that_counts(states: Sequence[MilestoneState]) -> MilestoneState | None:
    """Return the milestone to look at: the last whose date has come, while it is missed, else the next one."""
    come = [state for state in states if state.due != "not_due"]
    if come and come[-1].is_reached is not True:
        return come[-1]
    return next((state for state in states if state.due == "not_due"), come[-1] if come else None)


def _state(milestone: Milestone, period: Period, rule: Trace) -> MilestoneState:
    due: MilestoneDue = "overdue" if period.year > milestone.year else "not_due"
    if period.year == milestone.year and last_month(period) == _DECEMBER:
        due = "due"
    measure, target = measure_in(rule), milestone.rule.target
    if measure is None or target is None or not isinstance(measure.value, Interval):
        return MilestoneState(milestone, due, None, None)
    short = [short_of(measure, limit, target.unit) for limit in target.limits]
    first = next((one for one in short if one is not None), None)
    truths = [compare(limit.comparator, measure.value, limit.value.value) for limit in target.limits]
    is_reached = False if first is not None or False in truths else True if all(truths) else None
    return MilestoneState(milestone, due, is_reached, first)
