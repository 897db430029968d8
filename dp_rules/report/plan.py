"""A plan and one of its indicators as plain data, to be read against the paper."""

from dp_rules.language import core
from dp_rules.language.scope import Item
from dp_rules.language.write import write
from dp_rules.report.lineage import guard_data, lineage_data
from dp_rules.report.places import place_data
from dp_rules.report.values import Json
from dp_rules.spec.lineage import limit_of
from dp_rules.spec.model import Catalogue, Definition, Indicator, Plan
from dp_rules.version import VERSION

FORMAT = "dp_rules.plan"
FORMAT_VERSION = 1


def plan_data(plan: Plan) -> Json:
    """Return a plan with all its indicators."""
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "engine": VERSION,
        "id": plan.id,
        "name": plan.name.zh,
        "name_en": plan.name.en,
        "area": plan.area,
        "area_code": plan.area_code,
        "first_year": plan.first_year,
        "last_year": plan.last_year,
        "document": dict(plan.document),
        "files": list(plan.files),
        "indicators": [indicator_data(plan, indicator) for indicator in plan.indicators],
    }


def indicator_data(plan: Plan, indicator: Indicator) -> Json:
    """Return one indicator: its target, definition, items and where each comes from."""
    definition = indicator.definition
    action = plan.action(definition)
    return {
        "indicator": definition.id,
        "no": indicator.no,
        "name": definition.name.zh,
        "name_en": definition.name.en,
        "action": None if action is None else action.zh,
        "action_en": None if action is None else action.en,
        "rule": indicator.rule.text,
        "rule_zh": write(indicator.rule.node, "zh"),
        "target": None if indicator.rule.target is None else limit_of(indicator.rule),
        "rule_place": place_data(indicator.rule.place),
        "is_stated": definition.id in plan.stack[0].values.get("indicators", {}),
        "is_inherited": indicator.home is not plan.stack[0],
        "wording": indicator.wording,
        "place": indicator.plan_place,
        "also": indicator.also,
        "readings": [
            {
                "rule": reading.rule.text,
                "wording": reading.wording,
                "place": reading.plan_place,
                "note": reading.note,
                "rule_place": place_data(reading.rule.place),
            }
            for reading in indicator.readings
        ],
        "milestones": [
            {
                "year": milestone.year,
                "rule": milestone.rule.text,
                "wording": milestone.wording,
                "place": milestone.plan_place,
                "note": milestone.note,
                "rule_place": place_data(milestone.rule.place),
            }
            for milestone in indicator.milestones
        ],
        "due": indicator.due,
        "commitment": indicator.commitment,
        "baseline": baseline_data(indicator),
        "guard": guard_data(indicator.guard),
        "lineage": lineage_data(indicator),
        "lead": list(indicator.lead),
        "with": list(indicator.partners),
        "department_place": indicator.department_place,
        "note": indicator.note,
        "measure_reason": indicator.measure_reason,
        "definition": definition_data(plan, definition),
        "items": [item_data(plan, item) for item in items_of(indicator)],
        "tables": tables_of(plan, indicator),
    }


def definition_data(plan: Plan | Catalogue, definition: Definition) -> Json:
    """Return how an indicator is measured, in rules and in words, and where that comes from."""
    measure = definition.measure
    return {
        "measure": None if measure is None else measure.text,
        "measure_place": None if measure is None else place_data(measure.place),
        "totals": None if definition.totals is None else definition.totals.text,
        "method": definition.method,
        "method_en": definition.method_en,
        "source": None if definition.source is None else plan.sources.get(definition.source),
        "source_place": definition.source_place,
        "note": definition.note,
        "place": place_data(definition.place),
    }


def baseline_data(indicator: Indicator) -> Json | None:
    """Return the value that the plan prints for the base year, with its place, or None."""
    baseline = indicator.baseline
    if baseline is None:
        return None
    return {"period": str(baseline.period), "text": baseline.text, "place": baseline.plan_place}


def tables_of(plan: Plan, indicator: Indicator) -> list[Json]:
    """Return the tables and levels of areas over which a rule counts."""
    named = {node.table.id for node in core.walk(indicator.rule.node) if isinstance(node, core.Aggregate)}
    return [
        {"id": id_, "name": table.name.zh, "name_en": table.name.en, "is_level": table.is_level}
        for id_, table in plan.scope.tables.items()
        if id_ in named
    ]


def items_of(indicator: Indicator) -> list[Item]:
    """Return the items of the rule and of its totals, each once, in the order they are named."""
    trees = [indicator.rule.node, *([] if indicator.rule.totals is None else [indicator.rule.totals])]
    found = {node.item.id: node.item for tree in trees for node in core.walk(tree) if isinstance(node, core.ItemValue)}
    return list(found.values())


def item_data(plan: Plan | Catalogue, item: Item) -> Json:
    """Return an item, or a column of a table, with its unit and calendar in words."""
    unit = unit_id(item)
    words = plan.scope.unit_names.get(unit)
    calendar = plan.calendars.get(item.calendar)
    return {
        "id": item.id,
        "table": next((id_ for id_, table in plan.scope.tables.items() if item in table.columns.values()), None),
        "name": item.name.zh,
        "name_en": item.name.en,
        "unit": unit,
        "unit_name": "是／否" if words is None else words.zh,
        "unit_name_en": "yes or no" if words is None else words.en,
        "kind": item.kind,
        "calendar": item.calendar,
        "calendar_name": item.calendar if calendar is None else calendar.zh,
        "calendar_name_en": item.calendar if calendar is None else calendar.en,
        "subset_of": item.subset_of,
        "not_applicable": item.not_applicable,
        "aliases": list(item.aliases),
        "source": None if item.source is None else plan.sources.get(item.source),
        "note": item.note,
        "place": place_data(item.place),
    }


def unit_id(item: Item) -> str:
    """Return the id of an item's unit."""
    return item.unit.dimensions[0][0] if item.unit.dimensions else "yes_no"
