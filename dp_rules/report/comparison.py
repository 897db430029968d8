"""Two plans side by side as plain data: each pair of targets, how they stand to each other, what else differs."""

from collections.abc import Sequence

from dp_rules.language.scope import Item
from dp_rules.report.lineage import guard_key
from dp_rules.report.places import place_data
from dp_rules.report.plan import unit_id
from dp_rules.report.values import Json
from dp_rules.spec.compare import OF_THE_TARGET, Aspect, ItemDifference, Pair
from dp_rules.spec.lineage import limit_of
from dp_rules.spec.model import Indicator, Plan
from dp_rules.version import VERSION

FORMAT = "dp_rules.comparison"
FORMAT_VERSION = 1
STANDINGS = ("same", "stricter", "weaker", "other", "other_measure", "missing", "added")


def comparison_data(first: Plan, second: Plan, pairs: Sequence[Pair]) -> Json:
    """Return the comparison of two plans, with every pair of targets, also the same ones."""
    head = _head_differences(first, second)
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "engine": VERSION,
        "first": _plan_data(first),
        "second": _plan_data(second),
        "identical": not head and all(pair.standing == "same" and not pair.aspects for pair in pairs),
        "summary": {standing: sum(pair.standing == standing for pair in pairs) for standing in STANDINGS},
        "plan": head,
        "indicators": [_pair_data(pair) for pair in pairs],
    }


def _plan_data(plan: Plan) -> Json:
    return {
        "id": plan.id,
        "name": plan.name.zh,
        "name_en": plan.name.en,
        "area": plan.area,
        "first_year": plan.first_year,
        "last_year": plan.last_year,
        "files": list(plan.files),
    }


def _head_differences(first: Plan, second: Plan) -> list[Json]:
    """Return in what the heads of the plans differ; the id is a name for the file and not of the plan."""
    heads = [
        {
            "name": plan.name.zh,
            "name_en": plan.name.en,
            "area": plan.area,
            "area_code": plan.area_code,
            "first_year": str(plan.first_year),
            "last_year": str(plan.last_year),
            **{f"document.{key}": text for key, text in plan.document.items() if key != "note"},
        }
        for plan in (first, second)
    ]
    mine, theirs = heads
    return [
        {"aspect": key, "first": mine.get(key), "second": theirs.get(key)}
        for key in dict.fromkeys((*mine, *theirs))
        if mine.get(key) != theirs.get(key)
    ]


def _pair_data(pair: Pair) -> Json:
    return {
        "standing": pair.standing,
        "first": _side_data(pair.first),
        "second": _side_data(pair.second),
        "differences": [
            {
                "aspect": aspect,
                "of_the_target": aspect in OF_THE_TARGET,
                "first": aspect_text(pair.first, aspect),
                "second": aspect_text(pair.second, aspect),
            }
            for aspect in pair.aspects
            if pair.first is not None and pair.second is not None
        ],
        "items": [_item_data(item) for item in pair.items],
    }


def _side_data(indicator: Indicator | None) -> Json | None:
    if indicator is None:
        return None
    definition, target = indicator.definition, indicator.rule.target
    return {
        "indicator": definition.id,
        "no": indicator.no,
        "name": definition.name.zh,
        "name_en": definition.name.en,
        "rule": indicator.rule.text,
        "target": None if target is None else limit_of(indicator.rule),
        "due": indicator.due,
        "commitment": indicator.commitment,
        "wording": indicator.wording,
        "place": indicator.plan_place,
        "rule_place": place_data(indicator.rule.place),
    }


def aspect_text(indicator: Indicator, aspect: Aspect) -> str | None:
    """Return what a target says about one of the aspects in which targets differ."""
    definition, baseline = indicator.definition, indicator.baseline
    match aspect:
        case "id":
            return definition.id
        case "name":
            return definition.name.zh
        case "due":
            return str(indicator.due)
        case "commitment":
            return indicator.commitment
        case "milestones":
            return "; ".join(f"{one.year} {limit_of(one.rule)}" for one in indicator.milestones) or None
        case "guard":
            return guard_key(indicator.guard)
        case "no":
            return None if indicator.no is None else str(indicator.no)
        case "readings":
            return "; ".join(limit_of(one.rule) for one in indicator.readings) or None
        case "wording":
            return indicator.wording
        case "place":
            return indicator.plan_place
        case "also":
            return indicator.also
        case "baseline":
            return None if baseline is None else f"{baseline.period}: {baseline.text}"
        case "lead":
            return "、".join(indicator.lead) or None
        case "with":
            return "、".join(indicator.partners) or None
        case "department_place":
            return indicator.department_place
        case "totals":
            return None if definition.totals is None else definition.totals.text
        case "method":
            return definition.method
        case "measure_reason":
            return indicator.measure_reason


def _item_data(difference: ItemDifference) -> Json:
    return {
        "id": difference.id,
        "differences": [
            {"aspect": aspect, "first": _of(difference.first, aspect), "second": _of(difference.second, aspect)}
            for aspect in difference.aspects
        ],
        "first_place": place_data(difference.first.place),
        "second_place": place_data(difference.second.place),
    }


def _of(item: Item, aspect: str) -> str | None:
    match aspect:
        case "unit":
            return unit_id(item)
        case "not_applicable":
            return None if item.not_applicable is None else "yes" if item.not_applicable else "no"
        case "kind":
            return item.kind
        case "calendar":
            return item.calendar
        case _:
            return item.subset_of
