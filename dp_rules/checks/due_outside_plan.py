"""A target or a milestone for a year that is not one of the plan's."""

from collections.abc import Iterator

from dp_rules.checks.finding import Finding, Spec, stated_here
from dp_rules.spec.model import Plan
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label
from dp_rules.text.place import Place


def due_outside_plan(spec: Spec) -> Iterator[Finding]:
    """Find due years and milestones before the plan's first or after its last year."""
    if not isinstance(spec, Plan) or spec.first_year > spec.last_year:
        return
    own = spec.stack[0]
    for indicator, stated in stated_here(spec):
        about = ("indicators", indicator.id)
        if "due" in stated:
            words = Bilingual("完成年", "the due year")
            place = own.value_place((*about, "due"))
            yield from (Finding(about, one) for one in _outside(spec, indicator.due, words, place))
        if "milestones" in stated:
            for milestone in indicator.milestones:
                if milestone.year < indicator.due:  # a later one is said by another check
                    words = Bilingual("阶段目标的年份", "the milestone's year")
                    found = _outside(spec, milestone.year, words, milestone.year_place)
                    yield from (Finding(about, one) for one in found)


def _outside(spec: Plan, year: int, what: Bilingual, place: Place) -> Iterator[Diagnostic]:
    if spec.first_year <= year <= spec.last_year:
        return
    key = "first_year" if year < spec.first_year else "last_year"
    message = Bilingual(
        f"{what.zh} {year} 不在计划的年限（{spec.first_year}—{spec.last_year}）内",
        f"{what.en} {year} is outside the plan's years ({spec.first_year}–{spec.last_year})",
    )
    labels = (Label(spec.stack[0].value_place(("plan", key)), Bilingual("计划的年限", "the plan's years")),)
    help_ = Bilingual(
        "核对年份；计划确实这样写的，用 accepted 写明",
        "check the year; if the plan says it, give the reason in accepted",
    )
    yield Diagnostic("due-outside-plan", message, place, labels, help_, "warning")
