"""Verdicts and what they rest on: evaluated, explained, what would change them, where a datum is used."""

from collections.abc import Iterator, Sequence
from typing import Any

from dp_rules.api.asked import chosen_of
from dp_rules.audit.counterfactual.change import Changes
from dp_rules.audit.counterfactual.find import changes_of
from dp_rules.audit.where_used.uses import periods_asked, uses_of, where_asked
from dp_rules.audit.where_used.wanted import Unknown, find_wanted
from dp_rules.data.dataset import Dataset
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.many.standing import Standing
from dp_rules.evaluation.many.standing import standings as every_standing
from dp_rules.evaluation.result import Result
from dp_rules.evaluation.run import evaluate_plan
from dp_rules.gates.run import Gated, run_gates
from dp_rules.report.explanation.data import explanation_data
from dp_rules.report.where_used import where_used_data
from dp_rules.spec.model import Plan


def evaluate(
    plan: Plan,
    facts: Dataset,
    *,
    areas: Sequence[str] | str | None = None,
    periods: Sequence[str | int] | str | None = None,
    indicators: Sequence[str | int] | str | None = None,
    gated: Gated | None = None,
) -> list[Result]:
    """Return one result for each indicator, area and period.

    ``areas`` are names or codes, by default those that ``areas_with_data`` returns; ``periods``
    are as ``read_period`` reads them, by default the latest that has data; ``indicators`` are ids,
    numbers or names, by default all. ``gated`` is what ``gates`` returned, where it has been asked already.
    Raises ``ValueError`` for a period, area or indicator that is none.
    """
    chosen = chosen_of(plan, facts, areas, periods, indicators)
    return evaluate_plan(plan, facts, chosen.areas, chosen.periods, chosen.indicators, gated)


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
    chosen = chosen_of(plan, facts, areas, periods, indicators)
    return every_standing(plan, facts, chosen.areas, chosen.periods, chosen.indicators)


def gates(plan: Plan, facts: Dataset) -> Gated:
    """Return what the plan's data gates find in the facts, all of which are looked at: for ``evaluate`` and ``explain``."""
    return run_gates(facts, plan.scope, plan.gates)


def explain(plan: Plan, facts: Dataset, result: Result, *, gated: Gated | None = None) -> dict[str, Any]:
    """Return the explanation of a result as plain data, as ``schemas/explanation.schema.json`` describes it.

    What would change the verdict is in it, under ``changes``. ``gated`` is what ``gates`` returned for the same facts:
    who explains many results asks once, for otherwise every call looks at all facts.
    """
    return explanation_data(plan, result, facts.areas, changes=changes_of(result, _known(plan, facts, gated), plan))


def changes(plan: Plan, facts: Dataset, results: Sequence[Result]) -> list[Changes]:
    """Return for each result what would change its verdict: of each input, the smallest change in whole units.

    ``facts`` are those that the results were evaluated on.
    """
    known = _known(plan, facts)
    return [changes_of(result, known, plan) for result in results]


def _known(plan: Plan, facts: Dataset, gated: Gated | None = None) -> Known:
    return Known(facts, plan.scope, (gates(plan, facts) if gated is None else gated).blocked)


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
