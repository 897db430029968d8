"""Two targets of one plan for one measure, which no value meets together."""

from collections.abc import Iterator
from itertools import combinations

from dp_rules.checks.finding import Finding, Spec, stated_here
from dp_rules.checks.same_measure import by_measure, in_file_order
from dp_rules.quantity.ranges import both
from dp_rules.spec.lineage import limit_of
from dp_rules.spec.model import Plan
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label


def contradictory_indicators(spec: Spec) -> Iterator[Finding]:
    """Find pairs of targets, due in one year, of which meeting one means missing the other."""
    if not isinstance(spec, Plan):
        return
    stated = {indicator.id for indicator, entry in stated_here(spec) if "rule" in entry}
    for targets in by_measure(spec):
        for pair in combinations(targets, 2):
            first, second = in_file_order(*pair, stated)
            if second.indicator.id not in stated or first.indicator.due != second.indicator.due:
                continue
            if first.values and second.values and not both(first.values, second.values):
                one, other = limit_of(first.indicator.rule), limit_of(second.indicator.rule)
                message = Bilingual(
                    f"与另一项指标矛盾：同一个数不能既“{other}”又“{one}”",
                    f'this contradicts another indicator: one quantity cannot be "{other}" and "{one}"',
                )
                name = first.indicator.definition.name
                labels = (Label(first.indicator.rule.place, Bilingual(f"“{name.zh}”", f'"{name.en}"')),)
                help_ = Bilingual("对照计划改正其中一项", "correct one of them from the plan")
                place = second.indicator.rule.place
                diagnostic = Diagnostic("contradictory-indicators", message, place, labels, help_)
                yield Finding(("indicators", second.indicator.id), diagnostic)
