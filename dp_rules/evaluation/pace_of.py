"""The pace of a result: its value and baseline, and the targets of the plan, put to the method that the plan names."""

from typing import Final

from dp_rules.evaluation.baseline_of import Baselines
from dp_rules.evaluation.result import Baseline, Candidate
from dp_rules.evaluation.verdict import Verdict
from dp_rules.language.target import Target
from dp_rules.pace.assess import assess
from dp_rules.pace.limit import Limit
from dp_rules.pace.methods import METHODS
from dp_rules.pace.pace import Pace, Question, Step
from dp_rules.quantity.interval import Truth
from dp_rules.quantity.period import Period, same_length
from dp_rules.spec.model import Indicator

_TRUTHS: Final[dict[Verdict, Truth]] = {"met": True, "not_met": False, "undetermined": None, "not_evaluated": None}


def pace_of(
    indicator: Indicator, area: str, period: Period, chosen: Candidate, baselines: Baselines
) -> tuple[Pace, Baseline | None]:
    """Return the pace of what decides a verdict, and the baseline that it was judged from."""
    baseline = baselines.find(indicator, area)
    lengths = Period(indicator.due) if baseline is None else baseline.period
    question = Question(
        value=chosen.value,
        period=period,
        limits=_limits(indicator.rule.target),
        due=indicator.due,
        baseline=None if baseline is None else baseline.value,
        baseline_period=None if baseline is None else baseline.period,
        milestones=tuple(Step(one.year, _limits(one.rule.target)) for one in indicator.milestones),
        is_met=_TRUTHS[chosen.verdict],
        was_met=None if baseline is None or baseline.computed is None else _TRUTHS[baseline.computed.verdict],
        is_comparable=same_length(period, lengths) or baselines.is_of_stocks(indicator),
    )
    pace = assess(question, METHODS[indicator.pace.method])
    if pace.reason == "no_value" and chosen.verdict == "undetermined":
        pace = pace._replace(reason="value_is_open")  # a rule without a single measure has no value to be open
    return pace, baseline


def _limits(target: Target | None) -> tuple[Limit, ...]:
    if target is None:
        return ()
    return tuple(
        Limit(limit.comparator, limit.value.value.lower)
        for limit in target.limits
        if limit.value.value.lower is not None
    )
