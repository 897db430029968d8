"""The pace of a result: its value and baseline, and the targets of the plan, put to the method that the plan names."""

from typing import Final

from dp_rules.evaluation.baseline_of import Baselines
from dp_rules.evaluation.result import Baseline
from dp_rules.evaluation.verdict import Verdict
from dp_rules.language.domain import domain_of
from dp_rules.pace.assess import assess
from dp_rules.pace.methods import METHODS
from dp_rules.pace.pace import Estimate, Pace, Question
from dp_rules.quantity.interval import Interval, Truth, exact, intersect
from dp_rules.quantity.period import Period, same_length
from dp_rules.spec.model import Indicator

_TRUTHS: Final[dict[Verdict, Truth]] = {"met": True, "not_met": False, "undetermined": None, "not_evaluated": None}


def pace_of(
    indicator: Indicator,
    area: str,
    period: Period,
    value: Interval | None,
    verdict: Verdict,
    baselines: Baselines,
    seen_from: Period | None = None,
) -> tuple[Pace, Baseline | None]:
    """Return the pace of a value with its verdict, and the baseline that it was judged from.

    The baseline is in the boundaries of ``seen_from``, by default those of ``period``, as the value is.
    """
    target = indicator.rule.target
    asked = baselines.asked(indicator)
    is_known = value is not None or target is None
    # without a value nothing starts from a baseline
    baseline = baselines.find(indicator, area, seen_from or period) if is_known else None
    lengths = Period(indicator.due) if baseline is None else baseline.period
    question = Question(
        value=value,
        period=period,
        limits=asked.limits,
        due=indicator.due,
        baseline=None if baseline is None else baseline.value,
        baseline_period=None if baseline is None else baseline.period,
        milestones=asked.milestones,
        is_met=_TRUTHS[verdict],
        was_met=None if baseline is None or baseline.computed is None else _TRUTHS[baseline.computed.verdict],
        is_comparable=same_length(period, lengths) or baselines.is_of_stocks(indicator),
    )
    pace = assess(question, METHODS[indicator.pace.method])
    if pace.projected is not None and target is not None:
        pace = pace._replace(projected=_possible(pace.projected, domain_of(target.measure)))
    if pace.reason == "no_value" and verdict == "undetermined":
        pace = pace._replace(reason="value_is_open")  # a rule without a single measure has no value to be open
    return pace, baseline


def _possible(projected: Estimate, domain: Interval) -> Estimate:
    """Return a projection that ends where the measure itself does: a line leads beyond 100%, a share of a whole does not.

    What lies wholly beyond is at the end that it has passed.
    """
    within = intersect(projected.value, domain)
    if within is not None:
        return projected._replace(value=within)
    above = projected.value.lower is not None and domain.upper is not None and projected.value.lower >= domain.upper
    end = domain.upper if above else domain.lower
    return projected if end is None else Estimate(exact(end), is_rounded=False)
