"""The figures that are missing for an indicator, those of one item together, and who supplies them."""

from collections.abc import Sequence

from dp_rules.data.areas import Areas
from dp_rules.evaluation.needs import Need
from dp_rules.quantity.period import Period
from dp_rules.report.places import place_data
from dp_rules.report.results import named
from dp_rules.report.values import Json
from dp_rules.spec.model import Plan


def missing_data(plan: Plan, needs: Sequence[Need], areas: Areas) -> list[Json]:
    """Return each item that is missing, with its areas; those missing for another reason stand by themselves."""
    groups: dict[tuple[str, Period, str, tuple[str, ...]], list[Need]] = {}
    for need in needs:
        reason = "" if need.missing is None else need.missing.value
        groups.setdefault((need.id, need.period, reason, need.departments), []).append(need)
    return [
        {
            **named(plan, id_),
            "kind": _kind(plan, id_),
            "period": str(period),
            "reason": reason,
            "suppliers": list(departments),
            "areas": [_place(need, areas) for need in some],
        }
        for (id_, period, reason, departments), some in groups.items()
    ]


def _kind(plan: Plan, id_: str) -> str:
    """Say what is missing: an item's figure, those of every area of a level, records, or the indicator's own figure."""
    table = plan.scope.tables.get(id_)
    if table is not None:
        return "level" if table.is_level else "records"
    return "indicator" if id_ in plan.definitions and id_ not in plan.scope.items else "item"


def _place(need: Need, areas: Areas) -> Json:
    fact = need.fact
    return {
        "area": areas.name(need.area),
        "area_code": need.area if need.area in areas.by_code else None,
        "place": None if fact is None else place_data(fact.place),
        "raw": None if fact is None else fact.raw,
    }
