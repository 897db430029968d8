"""Stored results under an edited spec, as plain data: the contract of ``schemas/what-if.schema.json``."""

from collections import Counter
from fractions import Fraction
from typing import Final, get_args

from dp_rules.audit.runs.stored import StoredRun
from dp_rules.audit.what_if.judge import Judged, Status, WhatIf
from dp_rules.evaluation.verdict import Verdict
from dp_rules.language.target import Target
from dp_rules.quantity.interval import Interval, exact
from dp_rules.quantity.unit import NUMBER, Unit
from dp_rules.report.places import place_data
from dp_rules.report.values import Json, interval_data, margin_unit, value_data
from dp_rules.spec.model import Indicator, Plan
from dp_rules.text.bilingual import Bilingual
from dp_rules.version import VERSION

FORMAT = "dp_rules.what_if"
FORMAT_VERSION = 1
VERDICTS: Final[tuple[Verdict, ...]] = get_args(Verdict)
STATUSES: Final[tuple[Status, ...]] = get_args(Status)
WHY: Final = {
    "definition_changed": Bilingual("计算方法改了", "the measure is another one"),
    "items_changed": Bilingual("数据项、合计数的定义或对它们的检查改了", "items or totals are defined or checked differently"),
    "no_single_measure": Bilingual(
        "规则不止比较一个量，结果里没有各部分的数值", "the rule compares more than one quantity, and results do not hold their values"
    ),
    "rule_not_read": Bilingual(
        "结果里的规则用到这份规格文件没有的名称，或读不懂", "the stored rule uses names that this spec does not have, or cannot be read"
    ),
    "other_rule": Bilingual("结果不是用 --before 那份规格文件得出的", "the results were not made with the spec given by --before"),
    "may_have_no_value": Bilingual(
        "数据不全，分母可能是 0：结果里看不出数值是否一定存在", "data are missing and a denominator may be 0: results do not say whether there is a value at all"
    ),
    "other_figure": Bilingual(
        "改了目标后可能由另一个数（合计数、由数据项计算的数）决定，结果里没有写全",
        "with another target another figure (totals, or the one computed) may decide, of which results do not say enough",
    ),
}  # fmt: skip
"""Why only the data can say it."""


def what_if_data(found: WhatIf) -> Json:
    """Return every stored result with its verdict before and after, and what is not stored or not in the spec."""
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "engine": VERSION,
        "recorded": recorded_data(found.run),
        "plan": _plan(found.plan),
        "definitions_compared": found.definitions_compared,
        "summary": _summary(found),
        "results": [_judged(judged) for judged in found.judged],
        "added": [_added(indicator) for indicator in found.added],
    }


def recorded_data(run: StoredRun) -> Json:
    """Return what a results file says of itself."""
    return {
        "engine": run.engine,
        "plan": {
            "id": run.plan,
            "name": run.plan_name.zh,
            "name_en": run.plan_name.en,
            "area": run.area,
            "files": list(run.files),
        },
        "data": list(run.data),
    }


def _plan(plan: Plan) -> Json:
    return {
        "id": plan.id,
        "name": plan.name.zh,
        "name_en": plan.name.en,
        "area": plan.area,
        "files": list(plan.files),
    }


def _summary(found: WhatIf) -> Json:
    statuses = Counter(judged.status for judged in found.judged)
    before = Counter(judged.stored.outcome.verdict for judged in found.judged)
    after = Counter(judged.verdict for judged in found.judged if judged.verdict is not None)
    return {
        **{status: statuses.get(status, 0) for status in STATUSES},
        "added": len(found.added),
        "before": {verdict: before.get(verdict, 0) for verdict in VERDICTS},
        "after": {verdict: after.get(verdict, 0) for verdict in VERDICTS},
    }


def _judged(judged: Judged) -> Json:
    stored, indicator = judged.stored, judged.indicator
    outcome = stored.outcome
    limits = [*(limit for _, limit in stored.limits), *_numbers(judged.target)]
    return {
        "indicator": stored.subject.indicator,
        "no": stored.no,
        "name": stored.name.zh,
        "name_en": stored.name.en,
        "area": stored.area,
        "area_code": stored.area_code,
        "period": stored.subject.period,
        "status": judged.status,
        "why": None if judged.why is None else {"code": judged.why, **WHY[judged.why]._asdict()},
        "value": value_data(outcome.value, outcome.unit, limits),
        "unit": None if outcome.unit is None else outcome.unit.kind,
        "before": {
            "rule": stored.rule,
            "rule_place": None if stored.rule_place is None else dict(stored.rule_place),
            "target": _limits([(comparator, exact(limit)) for comparator, limit in stored.limits], outcome.unit),
            "verdict": outcome.verdict,
            "margin": _margin(stored.margin, outcome.unit),
            "due": outcome.due,
            "due_year": stored.due_year,
            "milestone": stored.milestone,
        },
        "after": None if indicator is None else _after(judged, indicator),
    }


def _after(judged: Judged, indicator: Indicator) -> Json:
    target = judged.target
    return {
        "rule": indicator.rule.text,
        "rule_place": place_data(indicator.rule.place),
        "target": []
        if target is None
        else _limits([(limit.comparator, limit.value.value) for limit in target.limits], target.unit),
        "verdict": judged.verdict,
        "margin": _margin(judged.margin, None if target is None else target.unit),
        "due": judged.due,
        "due_year": indicator.due,
        "milestone": judged.milestone,
    }


def _numbers(target: Target | None) -> list[Fraction]:
    if target is None:
        return []
    return [limit.value.value.lower for limit in target.limits if limit.value.value.lower is not None]


def _limits(limits: list[tuple[str, Interval]], unit: Unit | None) -> list[Json]:
    return [{"comparator": comparator, **interval_data(limit, unit or NUMBER, [])} for comparator, limit in limits]


def _margin(margin: Interval | None, unit: Unit | None) -> Json | None:
    if margin is None or margin.is_everything:
        return None
    return interval_data(margin, margin_unit(unit), [Fraction(0)])


def _added(indicator: Indicator) -> Json:
    return {
        "indicator": indicator.id,
        "no": indicator.no,
        "name": indicator.definition.name.zh,
        "name_en": indicator.definition.name.en,
        "rule": indicator.rule.text,
        "rule_place": place_data(indicator.rule.place),
        "due_year": indicator.due,
    }
