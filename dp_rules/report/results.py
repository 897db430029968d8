"""Results as plain data: the contract of ``schemas/results.schema.json``."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from dp_rules.data.areas import Areas
from dp_rules.evaluation.deciding import Deciding
from dp_rules.evaluation.milestones import due_now
from dp_rules.evaluation.open_rows import OpenRows
from dp_rules.evaluation.result import Agreement, ReadingResult, Result
from dp_rules.evaluation.verdict import Reason
from dp_rules.gates.run import NO_GATES, Gated
from dp_rules.report.gates import finding_data
from dp_rules.report.headline import headline_of
from dp_rules.report.pace import pace_data
from dp_rules.report.places import place_data
from dp_rules.report.rollup import comparisons, coverage_data
from dp_rules.report.values import Json, interval_data, margin_unit, value_data
from dp_rules.spec.model import Plan
from dp_rules.version import VERSION

FORMAT = "dp_rules.results"
FORMAT_VERSION = 1


def results_data(
    plan: Plan, results: Sequence[Result], areas: Areas, files: Sequence[str], gated: Gated = NO_GATES
) -> Json:
    """Return all results of a run, with what they were made from and what the gates find in the data."""
    counts = Counter(result.verdict for result in results)
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
        "summary": {verdict: counts.get(verdict, 0) for verdict in ("met", "not_met", "undetermined", "not_evaluated")},
        "gates": [finding_data(finding, areas) for finding in gated.findings],
        "results": [result_data(plan, result, areas) for result in results],
    }


def result_data(plan: Plan, result: Result, areas: Areas) -> Json:
    """Return one result as plain data."""
    indicator = result.indicator
    limits = [limit.lower for _, limit in result.limits if limit.lower is not None]
    return {
        "indicator": indicator.id,
        "no": indicator.no,
        "name": indicator.definition.name.zh,
        "name_en": indicator.definition.name.en,
        "area": areas.name(result.area),
        "area_code": result.area if result.area in areas.by_code else None,
        "period": str(result.period),
        "rule": indicator.rule.text,
        "rule_place": place_data(indicator.rule.place),
        "verdict": result.verdict,
        "reasons": [reason_data(plan, reason, areas) for reason in result.chosen.reasons],
        "value": None if result.chosen.value is None else value_data(result.chosen.value, result.unit, limits),
        "target": target_data(result),
        "margin": None if result.margin is None else _margin(result),
        "unit": None if result.unit is None else result.unit.kind,
        "source": {"measure": "computed", "totals": "reported", "figure": "reported", "none": "none"}[
            result.chosen.basis
        ],
        "basis": result.chosen.basis,
        "data": result.data,
        "coverage": coverage_data(result.coverage),
        "rollups": comparisons(result.chosen.trace, areas),
        "impossible": result.impossible,
        "mixed": result.chosen.is_mixed,
        "due": result.due,
        "due_year": indicator.due,
        "commitment": indicator.commitment,
        "milestone": _milestone(result),
        "pace": pace_data(result, areas),
        "headline": headline_of(result),
        "fragile": list(result.fragile),
        "deciding": None if result.deciding is None else _deciding(plan, result.deciding, areas),
        "open_rows": None if result.open_rows is None else _open_rows(result.open_rows, areas),
        "readings": [reading_data(reading) for reading in result.readings],
        "readings_differ": result.readings_differ,
        "agreements": [agreement_data(agreement, result, limits) for agreement in result.agreements],
        "gates": [finding_data(finding, areas) for finding in result.gates],
        "lead": list(indicator.lead),
        "with": list(indicator.partners),
    }


def _milestone(result: Result) -> Json | None:
    """Return the milestone due at the end of the period, and whether the value reaches it; None where none is."""
    state = due_now(result.milestones)
    if state is None:
        return None
    milestone, verdict = state.milestone, result.verdict
    if state.is_reached is not None:
        verdict = "met" if state.is_reached else "not_met"
    elif verdict != "not_evaluated":
        verdict = "undetermined"
    return {
        "year": milestone.year,
        "rule": milestone.rule.text,
        "target": milestone.wording,
        "place": milestone.plan_place,
        "verdict": verdict,
    }


def _margin(result: Result) -> Json | None:
    margin = result.margin
    if margin is None or margin.is_everything:
        return None
    return interval_data(margin, margin_unit(result.unit), [Fraction(0)])


def _deciding(plan: Plan, deciding: Deciding, areas: Areas) -> Json:
    rest = deciding.rest
    return {
        **named(plan, deciding.item),
        "period": None if deciding.period is None else str(deciding.period),
        "comparator": deciding.comparator,
        "value": str(deciding.value),
        "rest": None
        if rest is None
        else {
            "areas": [areas.name(area) for area in rest.areas],
            "periods": [str(period) for period in rest.periods],
            "value": str(rest.value),
        },
    }


def _open_rows(found: OpenRows, areas: Areas) -> Json:
    return {
        "level": found.level.id,
        "level_name": found.level.name.zh,
        "level_name_en": found.level.name.en,
        "areas": [areas.name(area) for area in found.areas],
        "needed": found.needed,
        "fewer": found.falls,
    }


def named(plan: Plan, id_: str | None) -> Json:
    """Return an item, a table, a column of one or an indicator with its names."""
    columns = {name: column for table in plan.scope.tables.values() for name, column in table.columns.items()}
    scope = plan.scope
    thing = (
        None
        if id_ is None
        else scope.items.get(id_) or scope.tables.get(id_) or columns.get(id_) or plan.definitions.get(id_)
    )
    names = (None, None) if thing is None else thing.name
    return {"item": id_, "item_name": names[0], "item_name_en": names[1]}


def target_data(result: Result) -> list[Json]:
    """Return the limits of the target: each a comparator and an exact value."""
    if result.unit is None:
        return []
    return [{"comparator": comparator, **interval_data(limit, result.unit, [])} for comparator, limit in result.limits]


def reason_data(plan: Plan, reason: Reason, areas: Areas) -> Json:
    """Return one reason as plain data."""
    return {
        "code": reason.code,
        **named(plan, reason.id),
        "areas": [areas.name(area) for area in reason.areas],
        "period": None if reason.period is None else str(reason.period),
        "place": place_data(reason.place),
        "raw": reason.raw,
    }


def reading_data(reading: ReadingResult) -> Json:
    """Return the verdict under another reading as plain data."""
    return {
        "rule": reading.reading.rule.text,
        "rule_place": place_data(reading.reading.rule.place),
        "wording": reading.reading.wording,
        "place": reading.reading.plan_place,
        "verdict": reading.verdict,
    }


def agreement_data(agreement: Agreement, result: Result, limits: list[Fraction]) -> Json:
    """Return a figure that stands beside the deciding one, and whether the two agree."""
    fact = agreement.fact
    return {
        "basis": agreement.basis,
        "value": value_data(agreement.value, result.unit, limits),
        "agrees": agreement.agrees,
        "place": None if fact is None else place_data(fact.place),
        "raw": None if fact is None else fact.raw,
        "publisher": None if fact is None else fact.publisher,
    }
