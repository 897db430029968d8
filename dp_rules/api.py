"""The program's verbs on plain data: load a plan, load facts, evaluate, explain.

plan = load_plan("liaoning")
facts = load_facts(plan, "examples/liaoning-2020.csv")
for result in evaluate(plan, facts):
    print(result.indicator.id, result.verdict, explain(plan, facts, result)["steps"]["numbers"])
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dp_rules.data.areas import Areas
from dp_rules.data.dataset import Dataset
from dp_rules.data.from_areas import read_csv_areas
from dp_rules.data.read import read_data
from dp_rules.data.vocabulary import Subject, Vocabulary
from dp_rules.evaluate.result import Result
from dp_rules.evaluate.run import evaluate_plan
from dp_rules.files import read_text_file
from dp_rules.language.scope import folded_name, names_of
from dp_rules.quantity.period import Period, periods_between, read_period, same_length
from dp_rules.report.explanation import explanation_data
from dp_rules.spec import load
from dp_rules.spec.model import Indicator, Plan
from dp_rules.text.diagnostic import Diagnostic, describe, has_errors


class InputError(ValueError):
    """An input cannot be used; ``diagnostics`` say where and why."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Hold everything that is wrong with the input."""
        self.diagnostics = list(diagnostics)
        super().__init__("\n".join(describe(diagnostic) for diagnostic in self.diagnostics))


def load_plan(spec: str | Path) -> Plan:
    """Return the plan in a spec file, given as a path or as a shipped plan's name.

    Raises ``InputError`` when the spec has errors.
    """
    plan, found = load.load_plan(str(spec))
    if plan is None:
        raise InputError(found)
    return plan


def load_facts(
    plan: Plan,
    *paths: str | Path,
    areas: str | Path | None = None,
    tables: Mapping[str, str | Path] | None = None,
    prefer: Sequence[str] = (),
    encoding: str | None = None,
) -> Dataset:
    """Return the facts in files and folders.

    ``areas`` is a table of areas, ``tables`` leads from the name of a table of records to its
    file, and ``prefer`` names publishers whose figures are taken where several differ. Raises
    ``InputError`` when an input cannot be used.
    """
    facts, found = read_facts(
        plan,
        [str(path) for path in paths],
        areas=None if areas is None else str(areas),
        tables=[(name, str(path)) for name, path in (tables or {}).items()],
        prefer=prefer,
        encoding=encoding,
    )
    if facts is None:
        raise InputError(found)
    return facts


def read_facts(
    plan: Plan,
    paths: Sequence[str],
    *,
    areas: str | None = None,
    tables: Sequence[tuple[str, str]] = (),
    prefer: Sequence[str] = (),
    encoding: str | None = None,
) -> tuple[Dataset | None, list[Diagnostic]]:
    """Return the facts with warnings and remarks, or None with everything that is wrong."""
    table: Areas | None = None
    if areas is not None:
        table, found = _read_areas(plan, areas, encoding)
        if has_errors(found):
            return None, found
    return read_data(paths, vocabulary_of(plan, table), encoding=encoding, prefer=prefer, tables=tables)


def _read_areas(plan: Plan, path: str, encoding: str | None) -> tuple[Areas | None, list[Diagnostic]]:
    source, problem = read_text_file(Path(path), encoding)
    if source is None:
        return None, [] if problem is None else [problem]
    levels = {
        folded_name(name): table.id
        for table in plan.scope.tables.values()
        if table.is_level
        for name in (*names_of(table), table.name.en)
    }
    rows, found = read_csv_areas(source, levels)
    return Areas(rows, _spellings(plan)), found


def _spellings(plan: Plan) -> dict[str, str]:
    return {plan.area_code: plan.area} if plan.area_code else {}


def vocabulary_of(plan: Plan, areas: Areas | None = None) -> Vocabulary:
    """Return what data for a plan can name: its items, and its indicators by every spelling."""
    units = {indicator.id: indicator.rule.unit for indicator in plan.indicators}
    subjects: dict[str, Subject] = {}
    names: dict[str, str] = {}
    for definition in plan.definitions.values():
        measured = None if definition.measure is None else definition.measure.node.unit
        subjects[definition.id] = Subject(definition.id, units.get(definition.id) or measured)
        for name in (definition.name.zh, definition.name.en, *definition.aliases):
            names.setdefault(folded_name(name), definition.id)
    return Vocabulary(plan.scope, subjects, names, plan.markers, areas or Areas(spellings=_spellings(plan)))


def evaluate(
    plan: Plan,
    facts: Dataset,
    *,
    areas: Sequence[str] | None = None,
    periods: Sequence[str] | None = None,
    indicators: Sequence[str] | None = None,
) -> list[Result]:
    """Return one result for each indicator, area and period.

    ``areas`` are names or codes, by default those that ``areas_with_data`` returns; ``periods``
    are as ``read_period`` reads them, by default the latest that has data; ``indicators`` are ids,
    numbers or names, by default all. Raises ``ValueError`` for a period or indicator that is none.
    """
    chosen_periods = latest_period(facts) if periods is None else [_period(text) for text in periods]
    chosen_areas = (
        areas_with_data(plan, facts, chosen_periods) if areas is None else [facts.areas.canonical(a) for a in areas]
    )
    chosen = None if indicators is None else [_indicator(plan, name) for name in indicators]
    return evaluate_plan(plan, facts, chosen_areas, chosen_periods, chosen)


def _period(text: str) -> Period:
    period = read_period(text)
    if period is None:
        raise ValueError(f"not a period: {text!r}")
    return period


def _indicator(plan: Plan, name: str) -> Indicator:
    indicator = plan.indicator(name)
    if indicator is None:
        raise ValueError(f"no such indicator: {name!r}")
    return indicator


def latest_period(facts: Dataset) -> list[Period]:
    """Return the latest period that has data, alone in a list; an empty list without data."""
    return facts.known_periods()[-1:]


def areas_with_data(plan: Plan, facts: Dataset, periods: Sequence[Period]) -> list[str]:
    """Return the plan's own area when a table of areas has it, else every area with data in ``periods``."""
    own = facts.areas.canonical(plan.area)
    if own in facts.areas.by_code:
        return [own]
    wanted = set(periods)
    spoken = {key[1] for key in facts.facts if key[2] in wanted}
    spoken |= {record.area for rows in facts.records.values() for record in rows if record.period in wanted}
    return sorted(spoken)


def read_periods(text: str, known: Sequence[Period]) -> list[Period] | None:
    """Return the periods that an option names: one, several with commas, ``2022..2024``, ``all`` that have data."""
    if text.strip().lower() in {"all", "全部"}:
        return list(known)
    found: list[Period] = []
    for part in text.replace("，", ",").split(","):
        first, dots, last = part.partition("..")
        since = read_period(first)
        until = read_period(last) if dots else since
        if since is None or until is None or not same_length(since, until) or until < since:
            return None
        found += periods_between(since, until)
    return list(dict.fromkeys(found))


def explain(plan: Plan, facts: Dataset, result: Result) -> dict[str, Any]:
    """Return the explanation of a result as plain data, as ``schemas/explanation.schema.json`` describes it."""
    return explanation_data(plan, result, facts.areas)
