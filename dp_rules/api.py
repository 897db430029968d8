"""The program's verbs on plain data: check a spec, load a plan, load facts, evaluate, explain, and what an auditor asks.

plan = load_plan("liaoning")
facts = load_facts(plan, "examples/liaoning-2020.csv")
for result in evaluate(plan, facts):
    print(result.indicator.id, result.verdict, explain(plan, facts, result)["steps"]["numbers"])
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

from dp_rules.audit.counterfactual.change import Changes
from dp_rules.audit.counterfactual.find import changes_of
from dp_rules.audit.difference.by_results import difference_of_results
from dp_rules.audit.difference.compare import difference as difference_of_runs
from dp_rules.audit.dispute.asking import asked_of
from dp_rules.audit.dispute.search import MOST_CHANGES, USUAL_CHANGES, search
from dp_rules.audit.what_if.judge import what_if as judged_again
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
from dp_rules.evidence.bundle import Bundle, opened
from dp_rules.evidence.create import Request, create
from dp_rules.evidence.earlier import EarlierRun, earlier_run
from dp_rules.evidence.keys import read_public_keys
from dp_rules.evidence.place import put_bundle, workshop
from dp_rules.evidence.recordable import not_recordable
from dp_rules.evidence.report import verification_data
from dp_rules.evidence.verify import verify
from dp_rules.facts import areas_with_data, latest_period, read_facts, vocabulary_of
from dp_rules.files import reason
from dp_rules.gates.run import Gated, run_gates
from dp_rules.quantity.period import Period, read_period
from dp_rules.report.difference import difference_data
from dp_rules.report.dispute import Searched, dispute_data
from dp_rules.report.explanation.data import explanation_data
from dp_rules.report.what_if import what_if_data
from dp_rules.report.where_used import where_used_data
from dp_rules.spec import load
from dp_rules.spec.model import Indicator, Plan
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, describe
from dp_rules.text.place import Document

__all__ = [
    "InputError",
    "changes",
    "check",
    "create_evidence",
    "difference",
    "dispute",
    "evaluate",
    "explain",
    "gates",
    "load_facts",
    "load_plan",
    "standings",
    "verify_evidence",
    "vocabulary_of",
    "what_if",
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
    gated: Gated | None = None,
) -> list[Result]:
    """Return one result for each indicator, area and period.

    ``areas`` are names or codes, by default those that ``areas_with_data`` returns; ``periods``
    are as ``read_period`` reads them, by default the latest that has data; ``indicators`` are ids,
    numbers or names, by default all. ``gated`` is what ``gates`` returned, where it has been asked already.
    Raises ``ValueError`` for a period, area or indicator that is none.
    """
    chosen = _chosen(plan, facts, areas, periods, indicators)
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
    chosen = _indicator(plan, str(indicator))
    where = _area(plan, facts, plan.area if area is None else area)
    when = latest_period(facts)[0] if period is None else _period(str(period))
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
    one, other = _earlier(first), _earlier(second)
    if one.run is None or other.run is None:
        return difference_data(difference_of_results(one.recorded, other.recorded))
    return difference_data(difference_of_runs(one.run, other.run))


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
        raise InputError([_unusable(path, error)]) from error
    if earlier is None:
        raise InputError([one if isinstance(one, Diagnostic) else _unreadable(path, one) for one in told])
    return earlier


def _unreadable(path: str | Path, why: Bilingual) -> Diagnostic:
    return Diagnostic("unreadable-file", why, Document(Path(path).as_posix()))


def _unusable(path: str | Path, error: OSError) -> Diagnostic:
    why = reason(error)
    return _unreadable(path, Bilingual(f"文件用不了（{why.zh}）", f"the file cannot be used ({why.en})"))


def create_evidence(
    spec: str | Path,
    *data: str | Path,
    output: str | Path,
    areas: str | Path | None = None,
    tables: Mapping[str, str | Path] | None = None,
    maps: Sequence[str | Path] = (),
    prefer: Sequence[str] = (),
    encoding: str | None = None,
    explanations: Literal["all", "missed", "none"] | None = None,
) -> dict[str, Any]:
    """Evaluate files, write everything as evidence, a zip where ``output`` ends in ``.zip`` and else a folder, and return what is in it.

    The plan's areas with data are evaluated in the latest period. What is returned is the part ``bundle`` of
    ``schemas/verification.schema.json``. Nothing of the machine, the moment or the user goes into it, and nothing is signed. Raises ``InputError`` where
    an input cannot be used, or ``output`` is there already or cannot be written.
    """
    if os.path.lexists(output):
        there = Bilingual("已经有了；换一个名称", "this is there already: choose another name")
        raise InputError([_unreadable(output, there)])
    records = [(name, str(path)) for name, path in (tables or {}).items()]
    files, some = [str(path) for path in data], [str(path) for path in maps]
    table = None if areas is None else str(areas)
    problems = not_recordable(
        [*files, *(path for _, path in records), *([table] if table else []), *some, str(spec)], None
    )
    if problems:
        raise InputError(problems)
    plan = load_plan(spec)
    facts = load_facts(plan, *data, areas=areas, tables=tables, maps=maps, prefer=prefer, encoding=encoding)
    periods = latest_period(facts)
    request = Request(
        spec=str(spec),
        data=files,
        tables=records,
        areas=table,
        maps=some,
        prefer=prefer,
        encoding=encoding,
        period=None,
        asked_areas=(),
        asked_indicators=(),
        periods=[str(period) for period in periods],
        places=areas_with_data(plan, facts, periods),
        indicators=[indicator.id for indicator in plan.indicators],
        explanations=explanations,
    )
    try:
        with workshop(str(output)) as folder:
            created, found = create(request, None, folder)
            if created is None:
                raise InputError(found)
            if not put_bundle(folder, created.digests, str(output)):
                large = Bilingual("存证太大，放不进 .zip；写成文件夹", "too large for a zip: write a folder")
                raise InputError([_unreadable(output, large)])
    except OSError as error:
        raise InputError([_unusable(output, error)]) from error
    return dict(_opened(output, lambda bundle: verification_data(bundle, [], None))["bundle"])


def verify_evidence(bundle: str | Path, *, key: str | Path | None = None) -> dict[str, Any]:
    """Check evidence and compute it again: ``verified`` and every finding, as ``schemas/verification.schema.json`` describes it.

    ``key`` is a file with the signer's public key; without it a signature is told and not asked for. Raises ``InputError`` where the
    bundle or the key cannot be read, which is not the same as one that does not verify.
    """
    found: list[Diagnostic] = []
    keys = None if key is None else read_public_keys(str(key), found)
    if key is not None and not keys:
        raise InputError(found)

    def checked(read: Bundle) -> dict[str, Any]:
        said, problems = verify(read, keys)
        if said is None:
            raise InputError(problems)
        return verification_data(read, said.findings, said)

    return _opened(bundle, checked)


def _opened(path: str | Path, use: Callable[[Bundle], dict[str, Any]]) -> dict[str, Any]:
    try:
        with opened(str(path)) as (bundle, found):
            if bundle is None:
                raise InputError(found)
            return use(bundle)
    except OSError as error:
        raise InputError([_unusable(path, error)]) from error
