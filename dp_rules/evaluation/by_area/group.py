"""One indicator in one period: an area, the areas inside it, and how they stand to each other."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dp_rules.data.dataset import Dataset
from dp_rules.evaluation.baseline_of import Baselines
from dp_rules.evaluation.by_area.answer import Answer, RowState, answer_of
from dp_rules.evaluation.by_area.holding_back import HoldingBack, holding_back
from dp_rules.evaluation.by_area.ranking import Ranked, SortBy, ranked
from dp_rules.evaluation.by_area.rows import rows_of
from dp_rules.evaluation.by_area.simpson import Paradox, paradox
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.result import Result
from dp_rules.evaluation.run import evaluate_indicator
from dp_rules.gates.run import Gated
from dp_rules.language import core
from dp_rules.quantity.period import Period
from dp_rules.spec.model import Indicator, Plan


class Asked(NamedTuple):
    """An area around, the areas of a level inside it, in one period; ``before`` is the period to compare with.

    Among those inside are the topmost ones that lie in none of the level, so that together they are all of it.
    """

    around: str
    inside: tuple[str, ...]
    period: Period
    before: Period | None


class Group(NamedTuple):
    """One indicator for one ``Asked``: the area around, the areas inside in order, and what follows from both.

    ``counts_the_level`` says that the rule itself counts areas of this level, which then are its rows and have
    no value of their own.
    """

    indicator: Indicator
    asked: Asked
    around: Answer
    inside: tuple[Ranked, ...]
    holding_back: HoldingBack | None
    paradox: Paradox | None
    counts_the_level: bool


class Run(NamedTuple):
    """What groups are made from: a plan, facts, what the gates find in them, the level, and the order."""

    plan: Plan
    facts: Dataset
    gated: Gated
    level: str
    by: SortBy = "margin"


def groups_of(
    run: Run,
    asked: Sequence[Asked],
    indicators: Iterable[Indicator] | None = None,
    said: Callable[[int, int], None] = lambda _done, _all: None,
) -> Iterator[Group]:
    """Yield a group for each indicator and each of ``asked``; ``said`` is told how many evaluations are done, of how many."""
    known = Known(run.facts, run.plan.scope, run.gated.blocked)
    baselines = Baselines(known, run.facts.areas.canonical(run.plan.area))
    chosen = list(run.plan.indicators if indicators is None else indicators)
    every = len(chosen) * sum(1 + len(one.inside) for one in asked)
    done = 0
    for indicator in chosen:
        answers = _Answers(indicator, known, run.gated, baselines)
        counts = _counts_the_level(indicator, run.level)
        for one in asked:
            rows: dict[str, RowState] | None = None
            if counts:
                result = evaluate_indicator(indicator, known, one.around, one.period, run.gated)
                rows = _rows(result, run, one)
            for area in (one.around, *one.inside):
                done += 1
                said(done, every)
                answers.answer(area, one.period)
            yield _group(one, answers, rows, run)


class _Answers:
    """One indicator's answers, each evaluated once when it is first asked for."""

    def __init__(self, indicator: Indicator, known: Known, gated: Gated, baselines: Baselines) -> None:
        """Begin with none."""
        self.indicator = indicator
        self._known = known
        self._gated = gated
        self._baselines = baselines
        self._answers: dict[tuple[str, Period], Answer] = {}

    def answer(self, area: str, period: Period) -> Answer:
        """Return the answer for an area and period."""
        key = (area, period)
        if key not in self._answers:
            result = evaluate_indicator(self.indicator, self._known, area, period, self._gated, self._baselines)
            self._answers[key] = answer_of(result)
        return self._answers[key]


def _counts_the_level(indicator: Indicator, level: str) -> bool:
    return any(
        isinstance(node, core.Aggregate) and node.table.is_level and node.table.id == level
        for node in core.walk(indicator.rule.node)
    )


def _rows(result: Result, run: Run, asked: Asked) -> dict[str, RowState]:
    """Return what each area is to a rule over the level; those that are none of it are not asked for."""
    by_code = run.facts.areas.by_code
    rows = rows_of(result, run.level, [area for area in asked.inside if by_code[area].level == run.level])
    return {area: rows.get(area, "left_out") for area in asked.inside} if rows else {}


def _group(asked: Asked, answers: _Answers, rows: Mapping[str, RowState] | None, run: Run) -> Group:
    indicator = answers.indicator
    around = answers.answer(asked.around, asked.period)
    inside = [
        answers.answer(area, asked.period)._replace(row=None if rows is None else rows.get(area))
        for area in asked.inside
    ]
    held = holding_back(around, inside)
    limit = 0 if held is None else held.limit
    target = indicator.rule.target
    falls = target is not None and target.limits[limit].comparator in {"<", "<="}
    order = tuple(ranked(inside, run.by, limit=limit, high_is_worse=falls))
    against = _against(asked, answers, around, inside, run)
    return Group(indicator, asked, around, order, held, against, rows is not None)


def _against(asked: Asked, answers: _Answers, around: Answer, inside: Sequence[Answer], run: Run) -> Paradox | None:
    """Return whether all areas moved against the one around them since the period before; the areas have to be the same."""
    before = asked.before
    if before is None or tuple(run.facts.areas.divided(asked.around, run.level, before)) != asked.inside:
        return None
    earlier = answers.answer(asked.around, before)
    return paradox((earlier, around), inside, lambda area: answers.answer(area, before))
