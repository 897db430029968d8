"""What is disputed, from a plan and its data: one measure for each comparison that the indicator's rule makes."""

from collections.abc import Iterator

from dp_rules.audit.dispute.claimed import read_claimed
from dp_rules.audit.dispute.definition import Asked, Definition, Seen
from dp_rules.data.dataset import Dataset
from dp_rules.evaluation.candidates import rule_on
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.run import evaluate_indicator
from dp_rules.gates.run import Gated
from dp_rules.language import core
from dp_rules.language.target import Target, split_target
from dp_rules.quantity.period import Period
from dp_rules.spec.model import Indicator, Plan
from dp_rules.text.bilingual import Bilingual


def asked_of(
    plan: Plan, facts: Dataset, gated: Gated, indicator: Indicator, area: str, period: Period, claimed: str
) -> list[tuple[Asked, Target]] | Bilingual:
    """Return what is asked for each comparison of the rule that the claimed figure can belong to, or why it belongs to none."""
    known, ungated = Known(facts, plan.scope, gated.blocked), Known(facts, plan.scope)
    result = evaluate_indicator(indicator, known, area, period, gated)
    targets = list(targets_of(rule_on(indicator.rule, "totals" if result.chosen.basis == "totals" else "measure")))
    if not targets:
        return Bilingual(
            "这项指标的规则没有与数值比较的计算方法，没有可以争议的数",
            "the rule of this indicator compares no measure with a number, so there is no figure to dispute",
        )
    supplied = frozenset(key[0] for key in facts.facts)
    found: list[tuple[Asked, Target]] = []
    problem: Bilingual | None = None
    for target in targets:
        read = read_claimed(claimed, target.measure)
        if isinstance(read, Bilingual):
            problem = problem or read
            continue
        base = Definition(target.measure, Seen(area, period, result.chosen.way))
        periods = tuple(facts.known_periods())
        asked = Asked(plan, indicator, base, read, result, known, ungated, periods, supplied)
        found.append((asked, target))
    if not found and problem is not None:
        return problem
    return found


def targets_of(rule: core.Core) -> Iterator[Target]:
    """Yield measure and limits of a rule, or of each comparison of a rule that joins several."""
    target = split_target(rule)
    if target is not None:
        yield target
        return
    match rule:
        case core.Logic(parts=parts):
            for part in parts:
                yield from targets_of(part)
        case core.Not(operand=operand):
            yield from targets_of(operand)
        case core.Defined(body=body):
            yield from targets_of(body)
