"""The explanation: one language-neutral tree, made from the trace that the verdict was read off.

The contract is ``schemas/explanation.schema.json``; text, Markdown and JSON are renderings of it.
"""

from fractions import Fraction

from dp_rules.audit.counterfactual.change import Changes
from dp_rules.data.areas import Areas
from dp_rules.evaluation.result import Candidate, Result
from dp_rules.evaluation.target_level import target_levels
from dp_rules.quantity.interval import exact
from dp_rules.report.explanation.changes import changes_data
from dp_rules.report.explanation.checks import checks_data
from dp_rules.report.explanation.definitions import definitions_data
from dp_rules.report.explanation.descent import descent_data
from dp_rules.report.explanation.figures import bases_data
from dp_rules.report.explanation.readings import readings_data
from dp_rules.report.explanation.steps import Setting, step_data
from dp_rules.report.explanation.turns import judged_data, turns_data
from dp_rules.report.places import place_data
from dp_rules.report.plan import baseline_data
from dp_rules.report.results import result_data
from dp_rules.report.values import Json, interval_data
from dp_rules.spec.model import Plan
from dp_rules.version import VERSION

FORMAT = "dp_rules.explanation"
FORMAT_VERSION = 1
MOST_CHANGES = 60


def explanation_data(
    plan: Plan, result: Result, areas: Areas, most_rows: int | None = None, changes: Changes | None = None
) -> Json:
    """Return the explanation of one result as plain data, with what would change it where that has been found.

    ``most_rows`` keeps of each table and roster no more than the first so many rows that are not
    surely counted; without it every row is told.
    """
    setting = Setting(_limits(result), areas, plan.scope, most_rows)
    indicator, definition = result.indicator, result.indicator.definition
    action = plan.action(definition)
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "engine": VERSION,
        "plan": {"id": plan.id, "name": plan.name.zh, "name_en": plan.name.en},
        "result": result_data(plan, result, areas),
        "fragile": turns_data(result, setting),
        "judged": judged_data(result, setting),
        "readings": readings_data(result, setting),
        "bases": bases_data(plan, result, setting),
        "checks": checks_data(plan, result),
        "definitions": definitions_data(plan, result),
        "lineage": descent_data(plan, indicator),
        "steps": step_data(result.chosen.trace, setting, decides=True),
        "target_level": [
            {
                "item": level.item.id,
                "item_name": level.item.name.zh,
                "item_name_en": level.item.name.en,
                "comparator": level.comparator,
                **interval_data(exact(level.value), level.item.unit, []),
            }
            for level in target_levels(result)
        ],
        "others": [_other(candidate, setting) for candidate in result.others],
        "source": {
            "wording": indicator.wording,
            "place": indicator.plan_place,
            "also": indicator.also,
            "department_place": indicator.department_place,
            "note": indicator.note,
            "action": None if action is None else action.zh,
            "action_en": None if action is None else action.en,
        },
        "definition": {
            "measure": None if definition.measure is None else definition.measure.text,
            "place": None if definition.measure is None else place_data(definition.measure.place),
            "method": definition.method,
            "method_en": definition.method_en,
            "note": definition.note,
            "measure_reason": indicator.measure_reason,
        },
        "baseline": baseline_data(indicator),
        "changes": None
        if changes is None
        else changes_data(changes, areas, plan.scope, None if most_rows is None else MOST_CHANGES),
    }


def _limits(result: Result) -> list[Fraction]:
    return [limit.lower for _, limit in result.limits if limit.lower is not None]


def _other(candidate: Candidate, setting: Setting) -> Json:
    return {
        "basis": candidate.basis,
        "verdict": candidate.verdict,
        "steps": step_data(candidate.trace, setting, decides=False),
    }
