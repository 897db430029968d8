"""A results file as values: what a run came to, exactly as it was written. Its shape is that of ``schemas/results.schema.json``."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from dp_rules.audit.runs.outcome import Outcome, Subject
from dp_rules.evaluation.result import Basis
from dp_rules.evaluation.verdict import Verdict
from dp_rules.language.syntax import Comparator
from dp_rules.quantity.interval import Interval
from dp_rules.quantity.unit import Unit
from dp_rules.text.bilingual import Bilingual

Json = Mapping[str, Any]


class StoredReason(NamedTuple):
    """Why a verdict was open: a code, and the item or indicator that it is about."""

    code: str
    item: str | None


class StoredFigure(NamedTuple):
    """A figure of the same quantity that stood beside the one that decided."""

    basis: Basis
    value: Interval | None


class StoredResult(NamedTuple):
    """One result of a run. ``limits`` are those of its target; none for a rule without a single measure."""

    subject: Subject
    no: int | None
    name: Bilingual
    area: str
    area_code: str | None
    rule: str
    rule_place: Json | None
    outcome: Outcome
    basis: Basis
    limits: tuple[tuple[Comparator, Fraction], ...]
    margin: Interval | None
    due_year: int
    reasons: tuple[StoredReason, ...]
    others: tuple[StoredFigure, ...]
    milestone: Verdict | None


class StoredRun(NamedTuple):
    """What a run came to, and what it says of where that came from: plan, files, data, the program's version."""

    engine: str
    plan: str
    plan_name: Bilingual
    area: str
    files: tuple[str, ...]
    data: tuple[str, ...]
    results: tuple[StoredResult, ...]


def stored_run(data: Json) -> StoredRun:
    """Return a run from plain data that have the shape of the schema."""
    plan = data["plan"]
    return StoredRun(
        data["engine"],
        plan["id"],
        Bilingual(plan["name"], plan["name_en"]),
        plan["area"],
        tuple(plan["files"]),
        tuple(data["data"]),
        tuple(map(stored_result, data["results"])),
    )


def stored_result(data: Json) -> StoredResult:
    """Return one result from plain data."""
    unit = None if data["unit"] is None else Unit(data["unit"])
    outcome = Outcome(
        data["verdict"], stored_value(data["value"]), data["data"], data["pace"]["state"], data["due"], unit
    )
    return StoredResult(
        Subject(data["indicator"], data["area_code"] or data["area"], data["period"]),
        data["no"],
        Bilingual(data["name"], data["name_en"]),
        data["area"],
        data["area_code"],
        data["rule"],
        data["rule_place"],
        outcome,
        data["basis"],
        tuple((limit["comparator"], Fraction(limit["exact"])) for limit in data["target"]),
        stored_value(data["margin"]),
        data["due_year"],
        tuple(StoredReason(reason["code"], reason["item"]) for reason in data["reasons"]),
        tuple(StoredFigure(one["basis"], stored_value(one["value"])) for one in data["agreements"]),
        None if data["milestone"] is None else data["milestone"]["verdict"],
    )


def stored_value(data: object) -> Interval | None:
    """Return a quantity from plain data: a number from its exact text, or a bound from its ends.

    A bound of one number is written only for a value that may be none at all, as 0 of nobody knows how many.
    """
    if not isinstance(data, Mapping):
        return None
    if "exact" in data:
        number = Fraction(data["exact"])
        return Interval(number, number)
    lower, upper = _end(data["lower"]), _end(data["upper"])
    is_one = lower is not None and lower == upper
    return Interval(lower, upper, data["lower_open"], data["upper_open"], partial=is_one)


def _end(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)
