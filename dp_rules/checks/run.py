"""All checks of meaning, over a spec that was read."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from dp_rules.checks.accepted import not_accepted
from dp_rules.checks.baseline_meets_target import baseline_meets_target
from dp_rules.checks.baseline_unit_differs import baseline_unit_differs
from dp_rules.checks.contradictory_indicators import contradictory_indicators
from dp_rules.checks.due_outside_plan import due_outside_plan
from dp_rules.checks.duplicate_indicator import duplicate_indicator
from dp_rules.checks.finding import Finding, Spec
from dp_rules.checks.milestones import milestones
from dp_rules.checks.missing_source import missing_source
from dp_rules.checks.plan_years import plan_years
from dp_rules.checks.ratio_of_calendars import ratio_of_calendars
from dp_rules.checks.redefined import redefined
from dp_rules.checks.same_as_parent import same_as_parent
from dp_rules.checks.sum_of_cumulative import sum_of_cumulative
from dp_rules.checks.targets_that_decide import targets_that_decide
from dp_rules.checks.unused_name import unused_name
from dp_rules.checks.weaker_than_parent import weaker_than_parent
from dp_rules.text.diagnostic import Diagnostic, has_errors, in_order


class Check(NamedTuple):
    """A check and the codes that it gives; ``needs_all`` for one that is wrong where a part of the spec is not read."""

    find: Callable[[Spec], Iterator[Finding]]
    codes: tuple[str, ...]
    needs_all: bool = False


CHECKS = (
    Check(targets_that_decide, ("target-cannot-be-met", "target-cannot-fail")),
    Check(milestones, ("milestone-beyond-target", "milestone-too-late", "milestones-out-of-order")),
    Check(weaker_than_parent, ("weaker-than-parent",)),
    Check(same_as_parent, ("same-as-parent",)),
    Check(redefined, ("redefined-differently", "redefined-identically")),
    Check(contradictory_indicators, ("contradictory-indicators",)),
    Check(duplicate_indicator, ("duplicate-indicator",)),
    Check(baseline_meets_target, ("baseline-meets-target",)),
    Check(baseline_unit_differs, ("baseline-unit-differs",)),
    Check(due_outside_plan, ("due-outside-plan",)),
    Check(plan_years, ("years-reversed", "document-after-plan", "baseline-within-plan")),
    Check(missing_source, ("missing-source",)),
    Check(unused_name, ("unused-name",), needs_all=True),
    Check(sum_of_cumulative, ("sum-of-cumulative",)),
    Check(ratio_of_calendars, ("ratio-of-calendars",)),
)


def check_meaning(spec: Spec, faults: Sequence[Diagnostic] = ()) -> list[Diagnostic]:
    """Return what the checks find in a spec that was read, sorted by place, without what it accepts.

    ``faults`` is what was found in reading it. With errors among them, only what could be read is
    looked at.
    """
    is_whole = not has_errors(list(faults))
    found = [one for check in CHECKS if is_whole or not check.needs_all for one in check.find(spec)]
    known = {code for check in CHECKS for code in check.codes}
    return in_order(not_accepted(spec, found, known, all_ran=is_whole))
