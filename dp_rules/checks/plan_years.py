"""The years of a plan: its end before its beginning, a document or a baseline that is too late for it."""

from collections.abc import Iterator

from dp_rules.checks.finding import Finding, Spec, stated_here
from dp_rules.spec.model import Plan
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label


def plan_years(spec: Spec) -> Iterator[Finding]:
    """Find a plan that ends before it begins, was issued after its end, or has baselines of its own years."""
    if not isinstance(spec, Plan):
        return
    if spec.first_year > spec.last_year:
        yield Finding(("plan",), _reversed(spec))
        return
    date = spec.document.get("date", "")
    if date[:4].isdigit() and int(date[:4]) > spec.last_year:
        yield Finding(("plan",), _issued_late(spec, date))
    for indicator, _ in stated_here(spec):
        baseline = indicator.baseline
        if baseline is not None and baseline.period.year >= spec.first_year:
            own = spec.stack[0]
            message = Bilingual(
                f"基期 {baseline.period} 年不早于计划的第一年 {spec.first_year}",
                f"the baseline's year {baseline.period} is not before the plan's first year {spec.first_year}",
            )
            labels = (
                Label(own.value_place(("plan", "first_year")), Bilingual("计划的第一年", "the plan's first year")),
            )
            help_ = Bilingual(
                "核对两处的年份；计划确实以此为基期的，用 accepted 写明",
                "check both years; if the plan has this baseline, give the reason in accepted",
            )
            place = own.value_place(("indicators", indicator.id, "baseline", "period"))
            diagnostic = Diagnostic("baseline-within-plan", message, place, labels, help_, "warning")
            yield Finding(("indicators", indicator.id), diagnostic)


def _reversed(spec: Plan) -> Diagnostic:
    own = spec.stack[0]
    message = Bilingual(
        f"计划的最后一年 {spec.last_year} 早于第一年 {spec.first_year}",
        f"the plan's last year {spec.last_year} is before its first year {spec.first_year}",
    )
    labels = (Label(own.value_place(("plan", "first_year")), Bilingual("第一年", "the first year")),)
    help_ = Bilingual("多半是写反了", "most likely they are the wrong way round")
    return Diagnostic("years-reversed", message, own.value_place(("plan", "last_year")), labels, help_)


def _issued_late(spec: Plan, date: str) -> Diagnostic:
    own = spec.stack[0]
    message = Bilingual(
        f"文件的日期 {date} 晚于计划的最后一年 {spec.last_year}",
        f"the document's date {date} is after the plan's last year {spec.last_year}",
    )
    last = own.value_place(("plan", "last_year"))
    labels = (Label(last, Bilingual("计划的最后一年", "the plan's last year")),)
    help_ = Bilingual("核对日期和年份", "check the date and the years")
    return Diagnostic("document-after-plan", message, own.value_place(("document", "date")), labels, help_, "warning")
