"""How much of what a measure needs is there: counted by figures, by areas, and by the people who live in them."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.trace import Trace, is_known
from dp_rules.quantity.interval import Interval
from dp_rules.quantity.period import Period


class Share(NamedTuple):
    """So much of so much."""

    known: Fraction
    needed: Fraction


class Coverage(NamedTuple):
    """How many of the data that a measure needs are there.

    ``areas`` counts the areas inside that give all that is asked of them, None where none is asked.
    ``population`` is how many people live in them; None where the plan names no item for that, or it is
    not known of every area.
    """

    known: int
    needed: int
    areas: Share | None = None
    population: Share | None = None


def coverage_of(needed: Iterable[Trace], area: str, period: Period, known: Known) -> Coverage:
    """Count the data that are needed, each once however often the rule asks for it."""
    states: dict[tuple[object, ...], bool] = {}
    inside: dict[str, bool] = {}
    for leaf in needed:
        state = is_known(leaf)
        key = (
            (leaf.node, leaf.area, leaf.period)
            if leaf.fact is None
            else (leaf.fact.id, leaf.fact.area, leaf.fact.period, leaf.fact.place)
        )
        states[key] = state
        if leaf.area and leaf.area != area:
            inside[leaf.area] = inside.get(leaf.area, True) and state
    inside = _finest(inside, known)
    areas = Share(Fraction(sum(inside.values())), Fraction(len(inside))) if inside else None
    return Coverage(sum(states.values()), len(states), areas, _population(inside, period, known))


def _finest(states: dict[str, bool], known: Known) -> dict[str, bool]:
    """Return the states of the areas that hold none of the others; what holds of a city holds of each of its counties."""
    around = {area: [one for one in known.dataset.areas.around(area) if one in states] for area in states}
    holding = {one for some in around.values() for one in some}
    return {
        area: state and all(states[one] for one in around[area])
        for area, state in states.items()
        if area not in holding
    }


def _population(inside: dict[str, bool], period: Period, known: Known) -> Share | None:
    if known.population is None or not inside:
        return None
    there = everyone = Fraction(0)
    for area, state in inside.items():
        people = known.here(known.population, area, period).value
        if not isinstance(people, Interval) or not people.is_exact or people.lower is None:
            return None
        everyone += people.lower
        there += people.lower if state else 0
    return Share(there, everyone) if everyone else None
