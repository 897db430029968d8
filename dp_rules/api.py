"""The program's verbs on plain data: check a spec, load a plan, load facts, evaluate, explain.

plan = load_plan("liaoning")
facts = load_facts(plan, "examples/liaoning-2020.csv")
for result in evaluate(plan, facts):
    print(result.indicator.id, result.verdict, explain(plan, facts, result)["steps"]["numbers"])
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from dp_rules.audit.counterfactual.change import Changes
from dp_rules.audit.counterfactual.find import changes_of
from dp_rules.audit.where_used.uses import periods_asked, uses_of, where_asked
from dp_rules.audit.where_used.wanted import Unknown, find_wanted
from dp_rules.checking import check_whole
from dp_rules.data.dataset import Dataset
from dp_rules.data.read import Reading
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.many.standing import Standing
from dp_rules.evaluation.many.standing import standings as every_standing
from dp_rules.evaluation.result import Result
from dp_rules.evaluation.run import evaluate_plan
from dp_rules.facts import areas_with_data, latest_period, read_facts, vocabulary_of
from dp_rules.gates.run import run_gates
from dp_rules.quantity.period import Period, read_period
from dp_rules.report.explanation.data import explanation_data
from dp_rules.report.where_used import where_used_data
from dp_rules.spec import load
from dp_rules.spec.model import Indicator, Plan
from dp_rules.text.diagnostic import Diagnostic, describe

__all__ = [
    "InputError",
    "changes",
    "check",
    "evaluate",
    "explain",
    "load_facts",
    "load_plan",
    "standings",
    "vocabulary_of",
    "where_used",
]


class InputError(ValueError):
    """An input cannot be used; ``diagnostics`` say where and why."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Hold everything that is wrong with the input."""
        self.diagnostics = list(diagnostics)
        super().__init__("\n".join(describe(diagnostic) for diagnostic in self.diagnostics))


def load_plan(spec: str | Path) -> Plan:
    """Return the plan in a spec file, given as a path, or as the name of one that is shipped or comes from a package.

    Raises ``InputError`` when the spec has errors.
    """
    plan, found = load.load_plan(str(spec))
    if plan is None:
        raise InputError(found)
    return plan


def check(spec: str | Path) -> list[Diagnostic]:
    """Return everything that is to be said of a spec file, sorted by place: errors, warnings and remarks.

    ``spec`` is a path, or the name of a spec that is shipped or comes from a package.
    """
    return check_whole(str(spec))[1]


def load_facts(
    plan: Plan,
    *paths: str | Path,
    areas: str | Path | None = None,
    tables: Mapping[str, str | Path] | None = None,
    prefer: Sequence[str] = (),
    encoding: str | None = None,
    query: str | None = None,
    maps: Sequence[str | Path] = (),
) -> Dataset:
    """Return the facts in files, folders and databases (``postgresql://…``).

    ``areas`` is a table of areas, ``tables`` leads from the name of a table of records to its
    file, and ``prefer`` names publishers whose figures are taken where several differ. ``encoding`` is
    that of text files; ``query`` is the table or the SELECT that databases are asked; ``maps`` are files
    of import maps, which say what the columns of sheets are. Raises
    ``InputError`` when an input cannot be used.
    """
    facts, found = read_facts(
        plan,
        [str(path) for path in paths],
        areas=None if areas is None else str(areas),
        tables=[(name, str(path)) for name, path in (tables or {}).items()],
        prefer=prefer,
        reading=Reading(encoding, query),
        maps=[str(path) for path in maps],
    )
    if facts is None:
        raise InputError(found)
    return facts


def evaluate(
    plan: Plan,
    facts: Dataset,
    *,
    areas: Sequence[str] | str | None = None,
    periods: Sequence[str | int] | str | None = None,
    indicators: Sequence[str | int] | str | None = None,
) -> list[Result]:
    """Return one result for each indicator, area and period.

    ``areas`` are names or codes, by default those that ``areas_with_data`` returns; ``periods``
    are as ``read_period`` reads them, by default the latest that has data; ``indicators`` are ids,
    numbers or names, by default all. Raises ``ValueError`` for a period, area or indicator that is none.
    """
    chosen = _chosen(plan, facts, areas, periods, indicators)
    return evaluate_plan(plan, facts, chosen.areas, chosen.periods, chosen.indicators)


def standings(
    plan: Plan,
    facts: Dataset,
    *,
    areas: Sequence[str] | str | None = None,
    periods: Sequence[str | int] | str | None = None,
    indicators: Sequence[str | int] | str | None = None,
) -> Iterator[Standing]:
    """Yield verdict, pace and value for each indicator, period and area, without the steps: for thousands of areas.

    They are those that ``evaluate`` gives, in a fraction of the time; the arguments are the same.
    """
    chosen = _chosen(plan, facts, areas, periods, indicators)
    return every_standing(plan, facts, chosen.areas, chosen.periods, chosen.indicators)


class _Chosen(NamedTuple):
    """What is to be evaluated."""

    areas: list[str]
    periods: list[Period]
    indicators: list[Indicator] | None


def _chosen(
    plan: Plan,
    facts: Dataset,
    areas: Sequence[str] | str | None,
    periods: Sequence[str | int] | str | None,
    indicators: Sequence[str | int] | str | None,
) -> _Chosen:
    chosen_periods = latest_period(facts) if periods is None else [_period(text) for text in _each(periods)]
    if areas is None:
        chosen_areas = areas_with_data(plan, facts, chosen_periods)
    else:
        chosen_areas = [_area(plan, facts, name) for name in _each(areas)]
    chosen = None if indicators is None else [_indicator(plan, name) for name in _each(indicators)]
    return _Chosen(chosen_areas, chosen_periods, chosen)


def _each(names: Sequence[str | int] | str) -> list[str]:
    """Return names as a list of text, also one name alone and numbers such as a year."""
    return [names] if isinstance(names, str) else [str(name) for name in names]


def _area(plan: Plan, facts: Dataset, name: str) -> str:
    area = facts.areas.canonical(name)
    known = {*facts.areas.by_code, *facts.known_areas(), facts.areas.canonical(plan.area)}
    if area not in known:
        raise ValueError(f"no such area in the data: {name!r}")
    return area


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


def explain(plan: Plan, facts: Dataset, result: Result) -> dict[str, Any]:
    """Return the explanation of a result as plain data, as ``schemas/explanation.schema.json`` describes it.

    What would change the verdict is in it, under ``changes``.
    """
    return explanation_data(plan, result, facts.areas, changes=changes_of(result, _known(plan, facts), plan))


def changes(plan: Plan, facts: Dataset, results: Sequence[Result]) -> list[Changes]:
    """Return for each result what would change its verdict: of each input, the smallest change in whole units.

    ``facts`` are those that the results were evaluated on.
    """
    known = _known(plan, facts)
    return [changes_of(result, known, plan) for result in results]


def _known(plan: Plan, facts: Dataset) -> Known:
    return Known(facts, plan.scope, run_gates(facts, plan.scope, plan.gates).blocked)


def where_used(plan: Plan, facts: Dataset, asked: str) -> dict[str, Any]:
    """Return which verdicts a datum takes part in, as ``schemas/where-used.schema.json`` describes it.

    ``asked`` is a cell as the program cites it (``2020.csv:3``), or an item or indicator by id or name, with
    ``@2023`` for one period. Raises ``ValueError`` where it is none of these, with what is near.
    """
    wanted = find_wanted(asked, plan, facts)
    if isinstance(wanted, Unknown):
        raise ValueError(wanted.message.en)  # noqa: TRY004  the text is wrong, not its type
    where = where_asked(plan, facts, wanted.data)
    gated = run_gates(facts, plan.scope, plan.gates)
    uses = list(uses_of(plan, facts, wanted.data, where.indicators, where.areas, periods_asked(facts), gated))
    return where_used_data(plan, wanted, uses, facts.areas)
