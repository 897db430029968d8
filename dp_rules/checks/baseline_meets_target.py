"""A baseline that already meets the target: a target to keep, or a target too low."""

from collections.abc import Iterator

from dp_rules.checks.baselines import is_in_percent, speaks_of_the_measure, value_of_the_measure
from dp_rules.checks.finding import Finding, Spec, stated_here
from dp_rules.language.allowed import allowed_values
from dp_rules.quantity.ranges import lies_in
from dp_rules.spec.lineage import limit_of
from dp_rules.spec.model import Plan
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label


def baseline_meets_target(spec: Spec) -> Iterator[Finding]:
    """Find targets that every value which the printed baseline allows meets: ``>80%`` in 2020, and the target ``> 80%``."""
    if not isinstance(spec, Plan):
        return
    for indicator, _ in stated_here(spec):
        baseline = indicator.baseline
        if baseline is None or baseline.figure.values is None:
            continue
        allowed = allowed_values(indicator.rule.node)
        if allowed is None or baseline.figure.percent != is_in_percent(allowed.measure.unit):
            continue
        if not speaks_of_the_measure(baseline.figure, allowed.measure):
            continue
        value = value_of_the_measure(baseline.figure, allowed.measure, allowed.domain)
        if value is None or not lies_in((value,), allowed.values):
            continue
        limit = limit_of(indicator.rule)
        message = Bilingual(
            f"{baseline.period} 年的“{baseline.text}”已经达到目标（{limit}）",
            f'the "{baseline.text}" of {baseline.period} already meets the target ({limit})',
        )
        labels = (Label(indicator.rule.place, Bilingual("目标", "the target")),)
        help_ = Bilingual(
            "对照计划核对两处；计划要求保持的，用 accepted 写明",
            "compare both with the plan; if it asks to keep what is reached, write that into accepted",
        )
        diagnostic = Diagnostic("baseline-meets-target", message, baseline.place, labels, help_, "remark")
        yield Finding(("indicators", indicator.id), diagnostic)
