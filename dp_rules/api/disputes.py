"""What an auditor asks of another figure or another run."""

from pathlib import Path
from typing import Any

from dp_rules.api.asked import area_of, indicator_of, period_of
from dp_rules.api.inputs import InputError, load_plan, unreadable, unusable
from dp_rules.api.verdicts import gates
from dp_rules.audit.dispute.asking import asked_of
from dp_rules.audit.dispute.search import MOST_CHANGES, USUAL_CHANGES, search
from dp_rules.audit.what_if.judge import what_if as judged_again
from dp_rules.data.dataset import Dataset
from dp_rules.evidence.earlier import EarlierRun, difference_between, earlier_run
from dp_rules.facts import latest_period
from dp_rules.report.difference import difference_data
from dp_rules.report.dispute import Searched, dispute_data
from dp_rules.report.what_if import what_if_data
from dp_rules.spec.model import Plan
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document


def dispute(
    plan: Plan,
    facts: Dataset,
    indicator: str | int,
    claimed: str,
    *,
    area: str | None = None,
    period: str | int | None = None,
    changes: int = USUAL_CHANGES,
) -> dict[str, Any]:
    """Return which definitions give a claimed figure, as ``schemas/dispute.schema.json`` describes it.

    ``claimed`` is the figure as it is written (``71.2%``), ``changes`` how many a definition may have, 1 to 3. ``area`` is by default
    the plan's own, ``period`` the latest that has data. Raises ``InputError`` for a figure that the indicator
    cannot have, and ``ValueError`` for an area, period, indicator or number of changes that is none.
    """
    if not 1 <= changes <= MOST_CHANGES:
        raise ValueError(f"changes are 1 to {MOST_CHANGES}, not {changes}")
    chosen = indicator_of(plan, str(indicator))
    where = area_of(plan, facts, plan.area if area is None else area)
    when = latest_period(facts)[0] if period is None else period_of(str(period))
    asked = asked_of(plan, facts, gates(plan, facts), chosen, where, when, claimed)
    if isinstance(asked, Bilingual):
        raise InputError([Diagnostic("unreadable-figure", asked, Document("claimed"))])
    searched = [Searched(target, search(one, changes)) for one, target in asked]
    return dispute_data(plan, searched, changes, facts.areas, facts.files)


def difference(first: str | Path, second: str | Path) -> dict[str, Any]:
    """Return how two runs differ and why, as ``schemas/difference.schema.json`` describes it.

    Each is a results file (``evaluate --format json``) or evidence, a folder or a zip; from evidence both are evaluated with each other's
    inputs. Whether evidence is whole is not looked at here: see ``verify_evidence``. Raises ``InputError`` where one cannot be used.
    """
    return difference_data(difference_between(_earlier(first), _earlier(second)))


def what_if(results: str | Path, spec: str | Path, *, before: str | Path | None = None) -> dict[str, Any]:
    """Return what stored results come to under an edited spec, without the data: ``schemas/what-if.schema.json``.

    ``results`` is a results file or evidence, ``before`` the spec that it was made with, by which the meaning of items is
    compared too; evidence has its own. Raises ``InputError`` where one of them cannot be used.
    """
    earlier = _earlier(results)
    own = None if earlier.run is None else earlier.run.plan
    return what_if_data(judged_again(earlier.recorded, load_plan(spec), own if before is None else load_plan(before)))


def _earlier(path: str | Path) -> EarlierRun:
    try:
        earlier, told = earlier_run(str(path))
    except OSError as error:
        raise InputError([unusable(path, error)]) from error
    if earlier is None:
        raise InputError([one if isinstance(one, Diagnostic) else unreadable(path, one) for one in told])
    return earlier
