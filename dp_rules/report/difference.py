"""The difference of two runs as plain data: the contract of ``schemas/difference.schema.json``."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from dp_rules.audit.difference.area_changes import AreaChange
from dp_rules.audit.difference.compared import Compared, Difference, IndicatorChange, OnlyOne
from dp_rules.audit.difference.factors import FACTORS, Attribution, Factors, in_order
from dp_rules.audit.runs.outcome import Outcome
from dp_rules.audit.runs.stored import StoredResult
from dp_rules.data.areas import Area
from dp_rules.data.fact import Fact
from dp_rules.data.store import Key
from dp_rules.quantity.interval import exact
from dp_rules.quantity.unit import NUMBER
from dp_rules.report.difference_words import attribution_words
from dp_rules.report.places import place_data
from dp_rules.report.values import Json, interval_data, value_data
from dp_rules.report.what_if import recorded_data
from dp_rules.text.bilingual import Bilingual
from dp_rules.version import VERSION

FORMAT: Final = "dp_rules.difference"
FORMAT_VERSION: Final = 1
STATUSES: Final = ("same", "moved", "changed")


def difference_data(found: Difference) -> Json:
    """Return everything that differs between two runs, and what moved each answer."""
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "engine": VERSION,
        "first": recorded_data(found.first),
        "second": recorded_data(found.second),
        "inputs_compared": found.has_inputs,
        "summary": _summary(found),
        "results": [_compared(one) for one in found.compared],
        "only": [_only(one) for one in found.only],
        "indicators": [_indicator(change, found) for change in found.indicators],
        "data": _data(found),
        "records": [
            {
                "table": change.table,
                **_named(found, change.table),
                "area": change.area,
                "period": str(change.period),
                "added": change.added,
                "removed": change.removed,
            }
            for change in found.records
        ],
        "areas": [_area_change(change) for change in found.areas],
    }


def status_of(one: Compared) -> str:
    """Return whether the verdict moved, another answer changed, or nothing did."""
    return "moved" if "verdict" in one.moved else "changed" if one.moved else "same"


def _summary(found: Difference) -> Json:
    statuses = Counter(map(status_of, found.compared))
    sides = Counter(one.side for one in found.only)
    alone = Counter(
        factor
        for one in found.compared
        if "verdict" in one.moved and "verdict" in one.why
        for factor in one.why["verdict"].alone
    )
    together = sum(
        1 for one in found.compared if "verdict" in one.moved and "verdict" in one.why and not one.why["verdict"].alone
    )
    return {
        **{status: statuses.get(status, 0) for status in STATUSES},
        "removed": sides.get("first", 0),
        "added": sides.get("second", 0),
        "moved_by": {factor: alone.get(factor, 0) for factor in FACTORS},
        "moved_together": together,
    }


def _about(result: StoredResult) -> Json:
    return {
        "indicator": result.subject.indicator,
        "no": result.no,
        "name": result.name.zh,
        "name_en": result.name.en,
        "area": result.area,
        "area_code": result.area_code,
        "period": result.subject.period,
    }


def _compared(one: Compared) -> Json:
    limits = [limit for side in (one.first, one.second) for _, limit in side.limits]
    return {
        **_about(one.second),
        "status": status_of(one),
        "moved": list(one.moved),
        "first": _side(one.first, limits),
        "second": _side(one.second, limits),
        "factors": list(in_order(one.factors)),
        "why": [_why(aspect, attribution) for aspect, attribution in one.why.items()],
        "cases": [
            {"second": list(in_order(chosen)), "outcome": None if outcome is None else _outcome(outcome, limits)}
            for chosen, outcome in one.cases.items()
        ],
        "recomputed": None
        if one.recomputed is None
        else {
            "first": _outcome(one.recomputed[0], limits),
            "second": _outcome(one.recomputed[1], limits),
            "differs": list(one.off),
        },
    }


def _side(result: StoredResult, limits: list[Fraction]) -> Json:
    unit = result.outcome.unit or NUMBER
    return {
        "rule": result.rule,
        "rule_place": None if result.rule_place is None else dict(result.rule_place),
        "target": [
            {"comparator": comparator, **interval_data(exact(limit), unit, [])} for comparator, limit in result.limits
        ],
        "due_year": result.due_year,
        **_outcome(result.outcome, limits),
    }


def _outcome(outcome: Outcome, limits: list[Fraction]) -> Json:
    return {
        "verdict": outcome.verdict,
        "value": value_data(outcome.value, outcome.unit, limits),
        "data": outcome.data,
        "pace": outcome.pace,
        "due": outcome.due,
    }


def _why(aspect: str, attribution: Attribution) -> Json:
    words = attribution_words(attribution)
    return {
        "aspect": aspect,
        "enough": _sets(attribution.enough),
        "needed_back": _sets(attribution.needed_back),
        "away": _sets(attribution.away),
        "not_told": attribution.not_told,
        "zh": words.zh,
        "en": words.en,
    }


def _sets(sets: Sequence[Factors]) -> list[list[str]]:
    return [list(in_order(one)) for one in sets]


def _only(one: OnlyOne) -> Json:
    limits = [limit for _, limit in one.result.limits]
    return {**_about(one.result), "in": one.side, "lacks": one.why, "result": _side(one.result, limits)}


def _named(found: Difference, id_: str) -> Json:
    name = found.names.get(id_, Bilingual(id_, id_))
    return {"name": name.zh, "name_en": name.en}


def _indicator(change: IndicatorChange, found: Difference) -> Json:
    return {
        "indicator": change.indicator,
        **_named(found, change.indicator),
        "target": [one._asdict() for one in change.targets],
        "definition": [one._asdict() for one in change.definitions],
    }


def _data(found: Difference) -> list[Json]:
    """Return every figure that differs, each with the indicators whose verdict moved and rests on it."""
    bearing: dict[Key, dict[str, None]] = {}
    for one in found.compared:
        if "verdict" in one.moved:
            for key in one.rests_on:
                bearing.setdefault(key, {})[one.second.subject.indicator] = None
    return [
        {
            "kind": change.kind,
            "item": change.item,
            **_named(found, change.item),
            "area": change.area,
            "period": str(change.period),
            "first": _figure(change.first),
            "second": _figure(change.second),
            "moved": list(bearing.get(change.key, ())),
        }
        for change in found.data
    ]


def _figure(fact: Fact | None) -> Json | None:
    if fact is None:
        return None
    return {
        "raw": fact.raw,
        "value": fact.truth if fact.values is None else value_data(fact.values, NUMBER),
        "missing": None if fact.missing is None else fact.missing.value,
        "publisher": fact.publisher,
        "place": place_data(fact.place),
    }


def _area_change(change: AreaChange) -> Json:
    return {
        "code": change.code,
        "first": _area(change.first),
        "second": _area(change.second),
        "aspects": list(change.aspects),
    }


def _area(area: Area | None) -> Json | None:
    if area is None:
        return None
    return {
        "name": area.name,
        "parent": area.parent,
        "level": area.level,
        "valid_from": None if area.valid_from is None else area.valid_from.isoformat(),
        "valid_to": None if area.valid_to is None else area.valid_to.isoformat(),
        "predecessors": list(area.predecessors),
    }
