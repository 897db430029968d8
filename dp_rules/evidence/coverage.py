"""What a bundle leaves out of its plan and its data: indicators that were not evaluated, periods and areas with data."""

from pathlib import Path
from typing import NamedTuple

from dp_rules.data.dataset import Dataset
from dp_rules.evidence.bundle import Bundle
from dp_rules.spec.load import load_recorded_plan
from dp_rules.spec.model import Indicator, Plan


class LeftOut(NamedTuple):
    """``planned`` is how many indicators the plan has, and ``indicators`` those that were not evaluated.

    ``periods`` and ``areas`` have data and were not evaluated, areas by name; None where the data were not read.
    """

    planned: int
    indicators: tuple[Indicator, ...]
    periods: tuple[str, ...] | None = None
    areas: tuple[str, ...] | None = None


def left_out(bundle: Bundle, plan: Plan, facts: Dataset | None) -> LeftOut:
    """Return what a bundle leaves out."""
    run = bundle.run
    indicators = tuple(one for one in plan.indicators if one.id not in set(run.indicators))
    if facts is None:
        return LeftOut(len(plan.indicators), indicators)
    periods = tuple(text for text in map(str, facts.known_periods()) if text not in set(run.periods))
    places = set(run.places)
    areas = tuple(facts.areas.name(area) for area in facts.known_areas() if area not in places)
    return LeftOut(len(plan.indicators), indicators, periods, areas)


def left_out_of_plan(bundle: Bundle) -> LeftOut | None:
    """Return what a bundle leaves out of its plan, without reading its data; None where its specs cannot be read."""
    plan, _ = load_recorded_plan([Path(bundle.folder) / one.file for one in bundle.run.specs])
    return None if plan is None else left_out(bundle, plan, None)
