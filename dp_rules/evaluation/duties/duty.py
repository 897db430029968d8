"""What there is to do about a result: where it stands, what is lacking, what is missing, and which areas hold it up."""

from collections.abc import Sequence
from typing import NamedTuple

from dp_rules.data.areas import Areas
from dp_rules.data.dataset import Dataset
from dp_rules.evaluation.duties.concerned import Concerned, from_results, from_rows, level_of
from dp_rules.evaluation.duties.situation import NOTHING_TO_DO, Situation, situation_of
from dp_rules.evaluation.milestones import MilestoneState, that_counts
from dp_rules.evaluation.needs import Need, needs_of
from dp_rules.evaluation.result import Result
from dp_rules.evaluation.run import evaluate_plan
from dp_rules.evaluation.shortfall import Shortfall, at_worst, short_of_pace, shortfall_of
from dp_rules.gates.run import Gated
from dp_rules.language import core
from dp_rules.quantity.period import Period
from dp_rules.spec.model import Indicator, Plan


class Duty(NamedTuple):
    """A result with what there is to do about it.

    ``shortfall`` is what is lacking to the final target, of an open verdict without a deciding value at
    worst; ``behind`` is what is lacking to what the pace expects by now. ``needs`` are the figures that are missing.
    ``concerned`` are the areas that hold it up, out of ``areas_inside`` that were looked at.
    """

    result: Result
    situation: Situation
    milestone: MilestoneState | None
    shortfall: Shortfall | None
    behind: Shortfall | None
    needs: tuple[Need, ...]
    concerned: tuple[Concerned, ...]
    areas_inside: int


def duties_of(
    plan: Plan, dataset: Dataset, results: Sequence[Result], gated: Gated, level: str | None, *, everything: bool
) -> list[Duty]:
    """Return what there is to do about each result that is not met, but for those that are on track.

    ``level`` is the id of the level of areas to look at inside, by default the level that the rule runs over, else that
    directly inside. With ``everything`` also those are returned that are on track.
    """
    found = [_duty(plan, dataset, result, gated) for result in results]
    kept = [
        duty for duty in found if duty.situation not in NOTHING_TO_DO or (everything and duty.situation == "on_track")
    ]
    inside = _inside(plan, dataset, kept, gated, level)
    return [_with_areas(duty, dataset.areas, inside, level) for duty in kept]


def _duty(plan: Plan, dataset: Dataset, result: Result, gated: Gated) -> Duty:
    rule = result.chosen.trace
    milestone = that_counts(result.milestones)
    situation = situation_of(
        result.verdict,
        result.data,
        result.due,
        result.pace.state,
        is_milestone_missed=milestone is not None and milestone.is_missed,
    )
    is_open = result.verdict in {"undetermined", "not_evaluated"}
    needs = tuple(need for need in needs_of(plan, dataset, [result], gated) if need.is_missing) if is_open else ()
    target = result.indicator.rule.target
    shortfall = shortfall_of(rule, target)
    if result.verdict == "undetermined" and result.deciding is None:
        shortfall = at_worst(rule, target)
    behind = short_of_pace(rule, result.pace, result.unit) if result.verdict == "not_met" else None
    return Duty(result, situation, milestone, shortfall, behind, needs, (), 0)


_Inside = dict[tuple[str, str, Period], list[Result]]
"""The results of the areas inside, by indicator, area and period."""


def _inside(plan: Plan, dataset: Dataset, duties: Sequence[Duty], gated: Gated, level: str | None) -> _Inside:
    """Return the results of the areas inside each result's own, those of one area and period computed in one run."""
    wanted: dict[tuple[str, Period], list[Indicator]] = {}
    for duty in duties:
        result = duty.result
        if not _by_rows(duty, dataset.areas, level):
            wanted.setdefault((result.area, result.period), []).append(result.indicator)
    found: _Inside = {}
    for (area, period), indicators in wanted.items():
        codes = areas_inside(dataset.areas, area, period, level)
        for one in evaluate_plan(plan, dataset, codes, [period], indicators, gated) if codes else ():
            found.setdefault((one.indicator.id, area, period), []).append(one)
    return found


def areas_inside(areas: Areas, area: str, period: Period, level: str | None) -> list[str]:
    """Return the areas of a level inside an area with those that lie in none of it, by default those directly inside."""
    return areas.directly_within(area, period) if level is None else areas.divided(area, level, period)


def _by_rows(duty: Duty, areas: Areas, level: str | None) -> bool:
    """Say whether the areas concerned are rows of the rule itself: it runs over their level.

    A sum over the counties says nothing of a county alone, but something of a city.
    """
    result = duty.result
    own = level_of(result.indicator.rule.node)
    if own is None or result.chosen.basis not in {"measure", "none"}:
        return False
    if level is not None:
        return level == own.id
    directly = areas_inside(areas, result.area, result.period, None)
    return _is_share(result) or any(areas.by_code[code].level == own.id for code in directly)


def _is_share(result: Result) -> bool:
    """Say whether a rule only counts areas: each of them passes or fails."""
    nodes = core.walk(result.indicator.rule.node)
    return all(node.column is None for node in nodes if isinstance(node, core.Aggregate))


def _with_areas(duty: Duty, areas: Areas, inside: _Inside, level: str | None) -> Duty:
    result = duty.result
    if _by_rows(duty, areas, level):
        own = level_of(result.indicator.rule.node)
        count = 0 if own is None else len(areas.within(result.area, own.id, result.period))
        return duty._replace(concerned=from_rows(result.chosen.trace, duty.shortfall), areas_inside=count)
    results = inside.get((result.indicator.id, result.area, result.period), [])
    return duty._replace(concerned=from_results(result, results, areas), areas_inside=len(results))
