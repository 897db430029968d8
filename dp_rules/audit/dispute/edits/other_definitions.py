"""Another definition that is written down: the catalogue's, that of the plan above, another reading, totals, another indicator."""

from collections.abc import Iterator
from functools import partial

from dp_rules.audit.dispute.definition import Asked, Definition, Edit, Weight
from dp_rules.language import core
from dp_rules.language.target import split_target
from dp_rules.spec.model import Rule
from dp_rules.text.bilingual import Bilingual


def edits(asked: Asked) -> Iterator[Edit]:
    """Yield each other measure in the unit of the indicator, those of the same indicator first."""
    own = asked.base.measure
    seen: list[core.Core] = [own]
    for words, measure, weight in _measures(asked):
        if measure.unit == own.unit and measure not in seen:
            seen.append(measure)
            yield Edit("definition", "measure", words, weight, partial(_by, measure=measure))


def _measures(asked: Asked) -> Iterator[tuple[Bilingual, core.Core, Weight]]:
    indicator, definition = asked.indicator, asked.indicator.definition
    for measure in _of_rule(indicator.rule):
        yield Bilingual("用规则写的计算方法，从数据项算", "the rule's own measure, computed from items"), measure, 1
    if definition.measure is not None and definition.measure.node is not None:
        yield Bilingual("用指标目录的计算方法", "the measure of the catalogue"), definition.measure.node, 1
    if definition.totals is not None and definition.totals.node is not None:
        yield Bilingual("用合计数的计算方法", "the measure for totals"), definition.totals.node, 1
    for ancestor in indicator.lineage:
        words = Bilingual(
            f"用上级计划《{ancestor.plan.zh}》的计算方法", f"the measure of the plan above, {ancestor.plan.en}"
        )
        for measure in _of_rule(ancestor.rule):
            yield words, measure, 1
    for reading in indicator.readings:
        words = Bilingual(f"按另一种解读：{reading.wording}", f"another reading of the plan: {reading.wording}")
        for measure in _of_rule(reading.rule):
            yield words, measure, 1
    for milestone in indicator.milestones:
        words = Bilingual(
            f"用 {milestone.year} 年阶段目标的计算方法", f"the measure of the milestone of {milestone.year}"
        )
        for measure in _of_rule(milestone.rule):
            yield words, measure, 1
    for other in asked.plan.indicators:
        if other.id != indicator.id:
            name = other.definition.name
            words = Bilingual(f"是另一项指标的值：“{name.zh}”", f'the value of another indicator: "{name.en}"')
            for measure in _of_rule(other.rule):
                yield words, measure, 3


def _of_rule(rule: Rule) -> Iterator[core.Core]:
    """Yield the measure of a rule, and that of its totals."""
    if rule.target is not None:
        yield rule.target.measure
    totals = None if rule.totals is None else split_target(rule.totals)
    if totals is not None:
        yield totals.measure


def _by(definition: Definition, measure: core.Core) -> Definition:
    return Definition(measure, definition.seen)
