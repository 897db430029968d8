"""Where a datum is used, as plain data: the contract of ``schemas/where-used.schema.json``."""

from collections.abc import Sequence

from dp_rules.audit.where_used.uses import Use
from dp_rules.audit.where_used.wanted import Wanted
from dp_rules.data.areas import Areas
from dp_rules.data.fact import Fact
from dp_rules.report.places import place_data
from dp_rules.report.results import named
from dp_rules.report.values import Json
from dp_rules.spec.model import Plan
from dp_rules.version import VERSION

FORMAT = "dp_rules.where_used"
FORMAT_VERSION = 1


def where_used_data(plan: Plan, wanted: Wanted, uses: Sequence[Use], areas: Areas) -> Json:
    """Return the data that were asked after and each verdict that they take part in."""
    verdicts = {(use.result.indicator.id, use.result.area, use.result.period): use.decides for use in reversed(uses)}
    deciding = {(use.result.indicator.id, use.result.area, use.result.period) for use in uses if use.decides}
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "engine": VERSION,
        "plan": {"id": plan.id, "name": plan.name.zh, "name_en": plan.name.en},
        "wanted": {
            "kind": wanted.kind,
            "text": wanted.text,
            "item": wanted.id,
            "item_name": None if wanted.name is None else wanted.name.zh,
            "item_name_en": None if wanted.name is None else wanted.name.en,
            "period": None if wanted.period is None else str(wanted.period),
        },
        "remark": None if wanted.remark is None else {"zh": wanted.remark.zh, "en": wanted.remark.en},
        "summary": {"data": len(wanted.data), "verdicts": len(verdicts), "decided": len(deciding)},
        "data": [_datum(plan, fact, areas) for fact in wanted.data],
        "uses": [_use(plan, use, areas) for use in uses],
    }


def _datum(plan: Plan, fact: Fact, areas: Areas) -> Json:
    return {
        **named(plan, fact.id),
        "area": areas.name(fact.area),
        "period": str(fact.period),
        "raw": fact.raw,
        "place": place_data(fact.place),
        "publisher": fact.publisher,
    }


def _use(plan: Plan, use: Use, areas: Areas) -> Json:
    result = use.result
    definition = result.indicator.definition
    return {
        "indicator": definition.id,
        "no": result.indicator.no,
        "name": definition.name.zh,
        "name_en": definition.name.en,
        "area": areas.name(result.area),
        "period": str(result.period),
        "verdict": result.verdict,
        "basis": result.chosen.basis,
        "roles": list(use.roles),
        "decides": use.decides,
        "milestone": use.is_counted_in_a_milestone,
        "rule": result.indicator.rule.text,
        "rule_place": place_data(result.indicator.rule.place),
        "datum": _datum(plan, use.fact, areas),
    }
