"""A baseline that is another kind of quantity than the target: a count beside a percentage."""

from collections.abc import Iterator

from dp_rules.checks.baselines import is_in_percent, speaks_of_the_measure
from dp_rules.checks.finding import Finding, Spec, stated_here
from dp_rules.quantity.interval import exact
from dp_rules.spec.model import Plan
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label


def baseline_unit_differs(spec: Spec) -> Iterator[Finding]:
    """Find baselines with a percent sign for a count, and without one for a ratio; 0 is 0 in any unit."""
    if not isinstance(spec, Plan):
        return
    for indicator, _ in stated_here(spec):
        baseline, target = indicator.baseline, indicator.rule.target
        if baseline is None or target is None or baseline.figure.values in {None, exact(0)}:
            continue
        wanted = is_in_percent(target.measure.unit)
        if baseline.figure.percent == wanted or not speaks_of_the_measure(baseline.figure, target.measure):
            continue
        message = Bilingual(
            f"基期值“{baseline.text}”与目标不是同一种量：目标是{'比率，基期值没有百分号' if wanted else '数量，基期值是百分数'}",
            f'the baseline "{baseline.text}" is not the same kind of quantity as the target, which is '
            + ("a ratio: the percent sign is missing" if wanted else "a number and not a percentage"),
        )
        labels = (Label(indicator.rule.place, Bilingual("目标", "the target")),)
        help_ = Bilingual(
            "照计划核对；计划印的是另一个量的，不写 baseline，写进 note",
            "compare it with the plan; if that prints another quantity, put it into note instead of baseline",
        )
        diagnostic = Diagnostic("baseline-unit-differs", message, baseline.place, labels, help_, "warning")
        yield Finding(("indicators", indicator.id), diagnostic)
