"""What is there and what is still owed, by department, as plain data: ``schemas/completeness.schema.json``."""

from collections import Counter
from collections.abc import Sequence

from dp_rules.data.areas import Areas
from dp_rules.evaluation.needs import Need
from dp_rules.quantity.missing import Missing
from dp_rules.report.places import place_data
from dp_rules.report.results import named
from dp_rules.report.values import Json
from dp_rules.spec.model import Plan
from dp_rules.version import VERSION

FORMAT = "dp_rules.completeness"
FORMAT_VERSION = 1


def completeness_data(plan: Plan, needs: Sequence[Need], areas: Areas, files: Sequence[str]) -> Json:
    """Return how many figures are needed, given and missing, altogether and by department, with those missing.

    What two departments owe together stands with both.
    """
    departments: dict[str | None, list[Need]] = {}
    for need in needs:
        for department in need.departments or (None,):
            departments.setdefault(department, []).append(need)
    if None in departments:  # last: nobody can be asked
        departments[None] = departments.pop(None)
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "engine": VERSION,
        "plan": {
            "id": plan.id,
            "name": plan.name.zh,
            "name_en": plan.name.en,
            "area": plan.area,
            "files": list(plan.files),
        },
        "data": list(files),
        "summary": _counts(needs),
        "departments": [
            {
                "department": department,
                **_counts(owed),
                "items": [_need(plan, need, areas) for need in owed if need.is_missing],
            }
            for department, owed in departments.items()
        ],
    }


def _counts(needs: Sequence[Need]) -> Json:
    missing = Counter(need.missing.value for need in needs if need.is_missing and need.missing is not None)
    return {
        "needed": len(needs),
        "given": sum(need.missing is None for need in needs),
        "not_applicable": sum(need.missing is Missing.NOT_APPLICABLE for need in needs),
        "missing": missing.total(),
        "reasons": [{"reason": reason, "count": count} for reason, count in missing.items()],
    }


def _need(plan: Plan, need: Need, areas: Areas) -> Json:
    fact = need.fact
    return {
        **named(plan, need.id),
        "area": areas.name(need.area),
        "area_code": need.area if need.area in areas.by_code else None,
        "period": str(need.period),
        "reason": None if need.missing is None else need.missing.value,
        "indicators": [
            {"id": one.id, "no": one.no, "name": one.definition.name.zh, "name_en": one.definition.name.en}
            for one in need.indicators
        ],
        "place": None if fact is None else place_data(fact.place),
        "raw": None if fact is None else fact.raw,
    }
