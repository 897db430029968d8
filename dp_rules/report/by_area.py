"""Areas held side by side, as plain data: the contract of ``schemas/areas-report.schema.json``."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from dp_rules.data.areas import Areas
from dp_rules.evaluation.balance import Balance
from dp_rules.evaluation.by_area.answer import Answer
from dp_rules.evaluation.by_area.group import Group, Run
from dp_rules.evaluation.by_area.holding_back import HoldingBack
from dp_rules.evaluation.by_area.simpson import Moved, Paradox
from dp_rules.language import core
from dp_rules.language.quotient import quotient_of
from dp_rules.language.scope import Table
from dp_rules.quantity.interval import exact
from dp_rules.quantity.unit import NUMBER, RATIO, is_count
from dp_rules.report.by_area_remarks import remarks_of
from dp_rules.report.results import reason_data
from dp_rules.report.rollup import coverage_data
from dp_rules.report.values import Json, interval_data, margin_unit, value_data
from dp_rules.spec.model import Indicator, Plan
from dp_rules.version import VERSION

FORMAT = "dp_rules.by_area"
FORMAT_VERSION = 1
VERDICTS = ("met", "not_met", "undetermined", "not_evaluated")
BEHIND = frozenset({"behind", "regressing", "slipped"})
_COUNTS_AS = {
    "behind": "not_met",
    "counts": "met",
    "fails": "not_met",
    "open": "undetermined",
    "left_out": "not_evaluated",
}


def by_area_data(run: Run, groups: Sequence[Group]) -> Json:
    """Return all groups of a run, and for each area how it stands over all indicators."""
    plan, areas = run.plan, run.facts.areas
    level = plan.scope.tables[run.level]
    data = [group_data(plan, group, areas, level) for group in groups]
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
        "data": list(run.facts.files),
        "level": {"id": level.id, "name": level.name.zh, "name_en": level.name.en},
        "sort": run.by,
        "summary": _summary([row for group in data for row in group["areas"]]),
        "overview": _overview(data, by_code=run.by == "code"),
        "groups": data,
    }


def _summary(rows: Sequence[Json]) -> Json:
    counts = Counter(row["verdict"] for row in rows)
    return {verdict: counts[verdict] for verdict in VERDICTS}


def group_data(plan: Plan, group: Group, areas: Areas, level: Table) -> Json:
    """Return one indicator for an area, the areas inside in order, and what follows from both."""
    indicator, held = group.indicator, group.holding_back
    unit = indicator.rule.unit
    data: Json = {
        "indicator": indicator.id,
        "no": indicator.no,
        "name": indicator.definition.name.zh,
        "name_en": indicator.definition.name.en,
        "area": areas.name(group.asked.around),
        "area_code": group.asked.around,
        "period": str(group.asked.period),
        "compared_with": None if group.asked.before is None else str(group.asked.before),
        "rule": indicator.rule.text,
        "target": [] if unit is None else _limits(indicator),
        "unit": None if unit is None else unit.kind,
        "due_year": indicator.due,
        "counts_areas": group.counts_the_level,
    }
    parent = _row(plan, group, group.around, None, areas, None)
    rows = [_row(plan, group, one.answer, one.rank, areas, level) for one in group.inside]
    data |= {
        "parent": parent,
        "areas": rows,
        "summary": _summary(rows),
        "holding_back": None if held is None else _held(plan, held),
        "simpson": None if group.paradox is None else _paradox(group.paradox, indicator, areas),
    }
    return data | {"remarks": remarks_of(data, level.name.zh, level.name.en)}


def _limits(indicator: Indicator) -> list[Json]:
    target = indicator.rule.target
    if target is None:
        return []
    return [
        {"comparator": limit.comparator, **interval_data(limit.value.value, target.unit, [])} for limit in target.limits
    ]


def _outside(plan: Plan, area: str, level: Table | None, areas: Areas) -> Json | None:
    """Return of what level an area inside is that lies in none of the level asked for; None for those of that level."""
    known = areas.by_code.get(area)
    if level is None or known is None or known.level == level.id:
        return None
    own = plan.scope.tables.get(known.level)
    return {
        "level": known.level,
        "level_name": known.level if own is None else own.name.zh,
        "level_name_en": known.level if own is None else own.name.en,
    }


def _row(plan: Plan, group: Group, one: Answer, rank: int | None, areas: Areas, level: Table | None) -> Json:
    unit = group.indicator.rule.unit
    target = group.indicator.rule.target
    limits = [] if target is None else [limit.value.value.lower for limit in target.limits]
    return {
        "rank": rank,
        "area": areas.name(one.area),
        "area_code": one.area,
        "outside": _outside(plan, one.area, level, areas),
        "verdict": one.verdict,
        "reasons": [reason_data(plan, reason, areas) for reason in one.reasons],
        "value": None if one.value is None else value_data(one.value, unit, [x for x in limits if x is not None]),
        "margin": None
        if one.margin is None or one.margin.is_everything
        else interval_data(one.margin, margin_unit(unit), [Fraction(0)]),
        "pace": one.pace,
        "basis": one.basis,
        "data": one.data,
        "coverage": coverage_data(one.coverage),
        "due": one.due,
        "fragile": list(one.fragile),
        "impossible": one.impossible,
        "doubtful": one.is_doubtful,
        "row": one.row,
        **_of_balance(group, one),
    }


def _of_balance(group: Group, one: Answer) -> Json:
    """Return an area's balance, how many units it lacks, and what it has to do with the area around."""
    held = group.holding_back
    balance = None if held is None or held.limit >= len(one.balances) else one.balances[held.limit]
    amount = None if held is None else held.amounts.get(one.area)
    is_below = held is not None and amount is not None and amount < 0
    known = held is not None and bool(held.adds_up) and group.around.verdict == "not_met" and one is not group.around
    return {
        "balance": None if balance is None or balance.amount.is_everything else _amount(balance),
        "lacking": None if balance is None else balance.lacking,
        "share": interval_data(exact(amount / held.short), RATIO, [])
        if is_below and held and amount and not held.open_ones
        else None,
        "turns_parent": one.area in held.alone if known and held is not None else None,
    }


def _amount(balance: Balance) -> Json:
    return interval_data(balance.amount, NUMBER, [Fraction(0)])


def _held(plan: Plan, held: HoldingBack) -> Json:
    balance = held.around
    counted = balance or held.one_inside
    names = plan.scope.unit_names.get(counted.counted.unit.dimensions[0][0]) if is_count(counted.counted.unit) else None
    thing = counted.counted.item if isinstance(counted.counted, core.ItemValue) else counted.counted.table
    return {
        "item": thing.id,
        "item_name": thing.name.zh,
        "item_name_en": thing.name.en,
        "unit_name": None if names is None else names.zh,
        "unit_name_en": None if names is None else names.en,
        "falls": counted.falls,
        "comparator": counted.comparator,
        "balance": None if balance is None else _amount(balance),
        "lacking": None if balance is None else balance.lacking,
        "below": held.below,
        "wanting": held.wanting,
        "short": interval_data(exact(held.short), NUMBER, []),
        "spare": interval_data(exact(held.spare), NUMBER, []),
        "open": list(held.open_ones),
        "adds_up": held.adds_up,
        "alone": list(held.alone),
        "together": held.together,
    }


def _paradox(found: Paradox, indicator: Indicator, areas: Areas) -> Json:
    unit = indicator.rule.unit or NUMBER
    target = indicator.rule.target
    quotient = None if target is None else quotient_of(target.measure)
    whole = None if quotient is None else next((term for term in quotient.under if term is not None), None)
    thing = None if whole is None else whole.item if isinstance(whole, core.ItemValue) else whole.table

    def moved(one: Moved) -> Json:
        return {
            "area": areas.name(one.area),
            "area_code": one.area,
            "before": interval_data(exact(one.before), unit, [one.after]),
            "after": interval_data(exact(one.after), unit, [one.before]),
            "weight_before": _share(one.weight_before),
            "weight_after": _share(one.weight_after),
        }

    return {
        "before": str(found.before),
        "after": str(found.after),
        "direction": "rose" if found.rose else "fell",
        "parent": moved(found.around),
        "areas": [moved(one) for one in found.inside],
        "adds_up": found.adds_up,
        "denominator": None if thing is None else thing.id,
        "denominator_name": None if thing is None else thing.name.zh,
        "denominator_name_en": None if thing is None else thing.name.en,
        "steady": None if found.steady is None else interval_data(exact(found.steady), unit, [found.around.before]),
        "group": list(found.group),
        "share_before": _share(found.share_before, found.share_after),
        "share_after": _share(found.share_after, found.share_before),
    }


def _share(share: Fraction | None, apart_from: Fraction | None = None) -> Json | None:
    return None if share is None else interval_data(exact(share), RATIO, [] if apart_from is None else [apart_from])


def _overview(groups: Sequence[Json], *, by_code: bool) -> list[Json]:
    """Return for each area around and period how the areas inside stand over all indicators, the worst first."""

    def key(one: Json) -> tuple[int | str, ...]:
        counts = (-one["not_met"], -one["behind"], -one["undetermined"], -one["not_evaluated"])
        return (one["area_code"],) if by_code else (*counts, one["area_code"])

    tables: dict[tuple[str, str], list[Json]] = {}
    for group in groups:
        tables.setdefault((group["area_code"], group["period"]), []).append(group)
    return [
        {
            "area": some[0]["area"],
            "area_code": code,
            "period": period,
            "indicators": [group["indicator"] for group in some],
            "parent": _stands([group["parent"] for group in some]),
            "areas": sorted((_stands(rows) for rows in _by_area(some)), key=key),
        }
        for (code, period), some in tables.items()
    ]


def _by_area(groups: Sequence[Json]) -> list[list[Json]]:
    rows: dict[str, list[Json]] = {}
    for group in groups:
        for row in group["areas"]:
            rows.setdefault(row["area_code"], []).append(row)
    return list(rows.values())


def _stands(rows: Sequence[Json]) -> Json:
    """Return how often an area misses (and is behind), is open or meets, and its mark for each indicator."""
    marks = [mark(row) for row in rows]
    counts = Counter(_COUNTS_AS.get(one, one) for one in marks)
    return {
        "area": rows[0]["area"],
        "area_code": rows[0]["area_code"],
        **{verdict: counts[verdict] for verdict in VERDICTS},
        "behind": marks.count("behind"),
        "marks": marks,
    }


def mark(row: Json) -> str:
    """Return a row's mark: its verdict, ``behind`` for a missed one that is behind, or what it is as one that a rule counts."""
    if row["row"] is not None:
        return str(row["row"])
    return "behind" if row["verdict"] == "not_met" and row["pace"] in BEHIND else str(row["verdict"])
