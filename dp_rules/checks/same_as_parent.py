"""A target that is written out although the plan above already sets it."""

from collections.abc import Iterator

from dp_rules.checks.finding import Finding, Spec, stated_here
from dp_rules.spec.lineage import is_same, limit_of
from dp_rules.spec.model import Plan
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label


def same_as_parent(spec: Spec) -> Iterator[Finding]:
    """Find rules that ask for exactly what the plan directly above asks for."""
    if not isinstance(spec, Plan):
        return
    for indicator, stated in stated_here(spec):
        parent = next(iter(indicator.lineage), None)
        if parent is None or "rule" not in stated or not is_same(indicator, parent):
            continue
        message = Bilingual(
            f"与“{parent.plan.zh}”的目标（{limit_of(parent.rule)}）相同",
            f'the same as the target of "{parent.plan.en}" ({limit_of(parent.rule)})',
        )
        labels = (Label(parent.rule.place, Bilingual("上级的目标", "the target above")),)
        help_ = Bilingual(
            "不写 rule 就由上级计划继承；要写出本计划的原文，也可以保留",
            "without rule it is inherited; keep it if the plan's own words are to stand here",
        )
        diagnostic = Diagnostic("same-as-parent", message, indicator.rule.place, labels, help_, "remark")
        yield Finding(("indicators", indicator.id), diagnostic)
