"""The worklist as plain data, the contract of ``schemas/worklist.schema.json``: by department in the lead."""

from collections import Counter
from collections.abc import Sequence

from dp_rules.data.areas import Areas
from dp_rules.evaluation.duties.concerned import Concerned
from dp_rules.evaluation.duties.duty import Duty
from dp_rules.evaluation.duties.situation import SERIOUSNESS
from dp_rules.evaluation.milestones import MilestoneState
from dp_rules.report.results import reason_data, result_data
from dp_rules.report.values import Json, value_data
from dp_rules.report.worklist.lack import lack_data
from dp_rules.report.worklist.missing import missing_data
from dp_rules.report.worklist.next_step import next_step
from dp_rules.spec.model import Indicator, Plan
from dp_rules.version import VERSION

FORMAT = "dp_rules.worklist"
FORMAT_VERSION = 1

_OF_RESULT = (
    "indicator",
    "no",
    "name",
    "name_en",
    "area",
    "area_code",
    "period",
    "verdict",
    "pace",
    "reasons",
    "value",
    "target",
    "rule",
    "data",
    "deciding",
    "open_rows",
    "commitment",
    "lead",
    "with",
)


def worklist_data(
    plan: Plan,
    duties: Sequence[Duty],
    indicators: Sequence[Indicator],
    areas: Areas,
    files: Sequence[str],
    departments: Sequence[str] = (),
) -> Json:
    """Return what each department in the lead of ``indicators`` has to do, in the plan's order.

    An indicator that several departments lead stands with each; one that none leads stands under
    None, last. With ``departments``, only those.
    """
    leading = dict.fromkeys(name for one in indicators for name in one.lead or (None,))
    chosen = sorted((name for name in leading if not departments or name in departments), key=lambda name: name is None)
    order = {one.id: index for index, one in enumerate(plan.indicators)}
    entries = [(duty, _entry(plan, duty, areas)) for duty in sorted(duties, key=lambda duty: _urgency(duty, order))]
    lists = {
        department: [
            _for_department(entry, department)
            for duty, entry in entries
            if department in (duty.result.indicator.lead or (None,))
        ]
        for department in chosen
    }
    listed = [entry for duty, entry in entries if set(duty.result.indicator.lead or (None,)) & set(chosen)]
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
        "periods": list(dict.fromkeys(entry["period"] for entry in listed)),
        "areas": list(dict.fromkeys(entry["area"] for entry in listed)),
        "summary": _counts(listed),
        "departments": [
            {"department": department, "summary": _counts(own), "entries": own}
            for department, own in lists.items()
            if own
        ],
        "idle": [department for department, own in lists.items() if not own],
    }


def _urgency(duty: Duty, order: dict[str, int]) -> tuple[int, int, int, str, str]:
    """Order by what is overdue, due, due as a milestone; then by seriousness; then as in the plan."""
    result = duty.result
    by_date = {"overdue": 0, "due": 1}.get(result.due, 3)
    if (
        by_date > 1
        and duty.milestone is not None
        and duty.milestone.due != "not_due"
        and duty.milestone.is_reached is not True
    ):
        by_date = 2
    return by_date, SERIOUSNESS.index(duty.situation), order[result.indicator.id], result.area, str(result.period)


def _counts(entries: Sequence[Json]) -> Json:
    """Return how many entries there are, of each situation and by date."""
    counts = Counter(entry["situation"] for entry in entries)
    return {
        "entries": len(entries),
        "overdue": sum(entry["due"]["state"] == "overdue" for entry in entries),
        "due": sum(entry["due"]["state"] == "due" for entry in entries),
        "situations": {situation: counts[situation] for situation in SERIOUSNESS if situation != "met"},
    }


def _entry(plan: Plan, duty: Duty, areas: Areas) -> Json:
    result = duty.result
    said = result_data(plan, result, areas)
    indicator = result.indicator
    return {
        **{key: said[key] for key in _OF_RESULT},
        "situation": duty.situation,
        "lack": lack_data(plan, duty.shortfall),
        "behind": lack_data(plan, duty.behind),
        "missing": missing_data(plan, duty.needs, areas),
        "areas_inside": duty.areas_inside,
        "areas": [_concerned(plan, one, areas) for one in duty.concerned],
        "due": {"year": indicator.due, "state": result.due, "milestone": _milestone(plan, duty.milestone)},
        "source": {
            "place": indicator.plan_place,
            "wording": indicator.wording,
            "also": indicator.also,
            "departments": indicator.department_place,
        },
    }


def _for_department(entry: Json, department: str | None) -> Json:
    """Return an entry as it stands with one department: with whom it shares the lead, and what it has to do."""
    step = next_step(entry, department)
    others = [name for name in entry["lead"] if name != department]
    return {**entry, "shared_with": others, "next": step.zh, "next_en": step.en}


def _concerned(plan: Plan, one: Concerned, areas: Areas) -> Json:
    return {
        "area": areas.name(one.area),
        "area_code": one.area if one.area in areas.by_code else None,
        "verdict": one.verdict,
        "value": None if one.value is None else value_data(one.value, one.unit),
        "lack": lack_data(plan, one.shortfall),
        "reasons": [reason_data(plan, reason, areas) for reason in one.reasons],
    }


def _milestone(plan: Plan, state: MilestoneState | None) -> Json | None:
    if state is None:
        return None
    milestone = state.milestone
    return {
        "year": milestone.year,
        "state": state.due,
        "target": milestone.wording,
        "rule": milestone.rule.text,
        "place": milestone.plan_place,
        "reached": state.is_reached,
        "lack": lack_data(plan, state.shortfall),
    }
