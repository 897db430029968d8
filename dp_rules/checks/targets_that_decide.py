"""Targets that cannot be met, and targets that cannot fail: they say nothing about any data."""

from collections.abc import Iterator

from dp_rules.checks.finding import Finding, Spec, stated_here
from dp_rules.language import core
from dp_rules.language.allowed import verdict_without_data
from dp_rules.language.domain import domain_of
from dp_rules.quantity.interval import Interval
from dp_rules.quantity.show import show
from dp_rules.quantity.unit import Unit
from dp_rules.spec.lineage import limit_of
from dp_rules.spec.model import Plan, Rule
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label, Severity
from dp_rules.text.place import Span


def targets_that_decide(spec: Spec) -> Iterator[Finding]:
    """Find targets whose verdict is known before any data: ``share(…) > 100%``, ``accidents >= 0``.

    A count is at least 0, a part is at most its whole. Another reading of the plan's words that
    cannot be met is a warning only: the plan may print it so.
    """
    if not isinstance(spec, Plan):
        return
    for indicator, stated in stated_here(spec):
        about = ("indicators", indicator.id)
        rules: list[tuple[Rule, Severity]] = []
        rules += [(indicator.rule, "error")] if "rule" in stated else []
        rules += [(one.rule, "error") for one in indicator.milestones] if "milestones" in stated else []
        rules += [(one.rule, "warning") for one in indicator.readings] if "readings" in stated else []
        for rule, severity in rules:
            verdict = verdict_without_data(rule.node)
            if verdict is not None:
                yield Finding(about, _always_met(rule) if verdict else _never_met(rule, severity))


def _never_met(rule: Rule, severity: Severity) -> Diagnostic:
    words = limit_of(rule)
    message = Bilingual(f"目标“{words}”不可能达到", f'the target "{words}" cannot be met, whatever the data')
    help_ = Bilingual("核对比较符号和目标值", "check the comparison and its value")
    return Diagnostic(
        "target-cannot-be-met", message, _limit_place(rule), _range_of(rule), _part_help(rule, help_), severity
    )


def _always_met(rule: Rule) -> Diagnostic:
    words = limit_of(rule)
    message = Bilingual(
        f"目标“{words}”总是达到，不论数据是什么", f'the target "{words}" is always met, whatever the data'
    )
    help_ = Bilingual("核对比较符号和目标值", "check the comparison and its value")
    return Diagnostic("target-cannot-fail", message, _limit_place(rule), _range_of(rule), help_, "warning")


def _limit_place(rule: Rule) -> Span:
    return rule.node.origin if rule.target is None else rule.target.limits[0].value.origin


def _range_of(rule: Rule) -> tuple[Label, ...]:
    if rule.target is None:
        return ()
    measure = rule.target.measure
    return (Label(measure.origin, _in_words(domain_of(measure), measure.unit)),)


def _part_help(rule: Rule, help_: Bilingual) -> Bilingual:
    """Add what may be wrong instead of the target, where the measure is a part of a whole by declaration."""
    if rule.target is None or not any(
        isinstance(node, core.Arithmetic) and node.part_of_whole for node in core.walk(rule.target.measure)
    ):
        return help_
    return Bilingual(
        f"{help_.zh}；如果分子可以大于分母，去掉数据项的 subset_of",
        f"{help_.en}; if the part can exceed the whole, take subset_of from its item",
    )


def _in_words(values: Interval, unit: Unit) -> Bilingual:
    zh, en = [], []
    if values.lower is not None:
        number = show(values.lower, unit, (), "down")[0]
        zh.append(f"{'大于' if values.lower_open else '至少是'} {number}")
        en.append(f"{'more than' if values.lower_open else 'at least'} {number}")
    if values.upper is not None:
        number = show(values.upper, unit, (), "up")[0]
        zh.append(f"{'小于' if values.upper_open else '至多是'} {number}")
        en.append(f"{'less than' if values.upper_open else 'at most'} {number}")
    return Bilingual(f"这个数{'，'.join(zh)}", f"this is {' and '.join(en)}")
