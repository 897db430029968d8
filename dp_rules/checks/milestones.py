"""Milestones that do not lead to the target: stricter than it, too late, or going back."""

from collections.abc import Iterator
from itertools import pairwise

from dp_rules.checks.finding import Finding, Spec, due_place, stated_here
from dp_rules.language.allowed import relation
from dp_rules.spec.lineage import limit_of
from dp_rules.spec.model import Indicator, Milestone, Plan
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label
from dp_rules.text.place import Place


def milestones(spec: Spec) -> Iterator[Finding]:
    """Find milestones that ask for more than the target, come no earlier than it, or ask for less than the one before."""
    if not isinstance(spec, Plan):
        return
    for indicator, stated in stated_here(spec):
        if not indicator.milestones:
            continue
        about = ("indicators", indicator.id)
        if "milestones" in stated:
            yield from (Finding(about, one) for one in _too_strict(indicator))
            yield from (Finding(about, one) for one in _out_of_order(indicator))
        if "milestones" in stated or "due" in stated:
            due = due_place(spec, indicator)
            yield from (Finding(about, one) for one in _too_late(indicator, due, due_is_new="milestones" not in stated))


def _too_strict(indicator: Indicator) -> Iterator[Diagnostic]:
    for milestone in indicator.milestones:
        if relation(milestone.rule.node, indicator.rule.node) == "stricter":
            first, final = limit_of(milestone.rule), limit_of(indicator.rule)
            yield Diagnostic(
                "milestone-beyond-target",
                Bilingual(
                    f"{milestone.year} 年的阶段目标（{first}）比最终目标（{final}）还严",
                    f"the milestone of {milestone.year} ({first}) asks for more than the final target ({final})",
                ),
                milestone.rule.place,
                (Label(indicator.rule.place, Bilingual("最终目标", "the final target")),),
                Bilingual("核对两处的目标值", "check the values of both"),
                "warning",
            )


def _too_late(indicator: Indicator, due: Place, *, due_is_new: bool) -> Iterator[Diagnostic]:
    for milestone in indicator.milestones:
        if milestone.year >= indicator.due:
            here, there = (due, milestone.year_place) if due_is_new else (milestone.year_place, due)
            words = (
                Bilingual("阶段目标的年份", "the milestone's year")
                if due_is_new
                else Bilingual("完成年", "the due year")
            )
            after = milestone.year > indicator.due
            yield Diagnostic(
                "milestone-too-late",
                Bilingual(
                    f"阶段目标的年份 {milestone.year} {'晚于' if after else '就是'}完成年 {indicator.due}",
                    f"the milestone's year {milestone.year} is "
                    + (f"after the due year {indicator.due}" if after else "the due year itself"),
                ),
                here,
                (Label(there, words),),
                Bilingual("阶段目标要早于完成年", "a milestone comes before the due year"),
                "error" if after else "warning",
            )


def _out_of_order(indicator: Indicator) -> Iterator[Diagnostic]:
    for earlier, later in pairwise(indicator.milestones):
        if later.year <= earlier.year:
            yield _not_ascending(earlier, later)
    for earlier, later in pairwise(sorted(indicator.milestones, key=lambda milestone: milestone.year)):
        if later.year > earlier.year and relation(later.rule.node, earlier.rule.node) == "weaker":
            yield _going_back(earlier, later)


def _not_ascending(earlier: Milestone, later: Milestone) -> Diagnostic:
    return Diagnostic(
        "milestones-out-of-order",
        Bilingual(
            f"阶段目标没有按年份先后写：{earlier.year} 之后是 {later.year}",
            f"the milestones are not in the order of their years: {later.year} after {earlier.year}",
        ),
        later.year_place,
        (Label(earlier.year_place, Bilingual("前一个", "the one before")),),
        Bilingual("按年份先后写，一年一个", "write them in the order of their years, one for a year"),
        "warning",
    )


def _going_back(earlier: Milestone, later: Milestone) -> Diagnostic:
    before, after = limit_of(earlier.rule), limit_of(later.rule)
    return Diagnostic(
        "milestones-out-of-order",
        Bilingual(
            f"{later.year} 年的阶段目标（{after}）比 {earlier.year} 年的（{before}）宽",
            f"the milestone of {later.year} ({after}) asks for less than that of {earlier.year} ({before})",
        ),
        later.rule.place,
        (Label(earlier.rule.place, Bilingual("前一个", "the one before")),),
        Bilingual("核对两处的目标值", "check the values of both"),
        "warning",
    )
