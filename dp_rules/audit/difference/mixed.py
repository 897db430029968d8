"""The mixed cases: some things of the first run with the rest of the second, put together and evaluated."""

from typing import Final, NamedTuple

from dp_rules.audit.difference.factors import Factor, Factors
from dp_rules.audit.difference.run import Run
from dp_rules.audit.runs.outcome import Outcome, Subject, outcome_of
from dp_rules.audit.two_plans.rule_parts import recombined
from dp_rules.data.areas import Areas
from dp_rules.data.dataset import Dataset
from dp_rules.data.fact import Fact
from dp_rules.data.store import Key
from dp_rules.evaluation.baseline_of import Baselines
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.result import Result
from dp_rules.evaluation.run import evaluate_indicator
from dp_rules.gates.run import Gated, run_gates
from dp_rules.quantity.period import Period
from dp_rules.spec.model import Indicator, Milestone

_BOTH: Final[tuple[Factor, Factor]] = ("target", "definition")


_ALL: Final = ""
"""Stands for every area: of one that is in no table nobody knows inside which it lies."""


class Pair(NamedTuple):
    """One result of each run that are about the same, and what each run calls their area."""

    first: Subject
    second: Subject
    period: Period


class _World(NamedTuple):
    """The facts in a table of areas, with what a plan declares of their items."""

    known: Known
    gated: Gated


class Mixes:
    """Evaluates mixed cases of two runs; what they share is put together once."""

    def __init__(self, first: Run, second: Run) -> None:
        """Take ``first`` for what a case does not name, and ``second`` for what it does."""
        self._runs = (first, second)
        self._facts: dict[tuple[int, int], Dataset] = {}
        self._without: dict[int, frozenset[str]] = {}
        self._worlds: dict[tuple[int, int, int], _World] = {}
        self._baselines: dict[tuple[int, int, int, int], Baselines] = {}
        self._indicators: dict[tuple[str, str, int, int], Indicator | None] = {}

    def separable(self, pair: Pair) -> bool:
        """Say whether the target of each run can be held against what the other measures."""
        return all(self._indicator(pair, target, 1 - target) is not None for target in (0, 1))

    def outcome(self, pair: Pair, chosen: Factors) -> Outcome | None:
        """Return what a case comes to, as it would be written, or None for one that nobody can evaluate.

        That is data in a table of areas without some of the areas that the result is about or that lie
        inside: such data are refused (``unknown-area``), so of data and areas neither can be told without the other.
        """
        data = int("data" in chosen)
        if data != int("areas" in chosen):
            area = (pair.first, pair.second)[data].area
            if area in self._refused(data) or _ALL in self._refused(data):
                return None
        return outcome_of(self.result(pair, chosen))

    def _refused(self, data: int) -> frozenset[str]:
        """Return the areas, as a run writes them, whose data the other run's table of areas has not, with all above them."""
        if data not in self._without:
            facts, areas = self._runs[data].facts, self._runs[1 - data].facts.areas
            found: set[str] = set()
            for place in facts.known_areas() if areas.by_code else ():
                if place not in areas.by_code and areas.canonical(facts.areas.name(place)) not in areas.by_code:
                    found |= _with_all_above(place, facts.areas)
            self._without[data] = frozenset(found)
        return self._without[data]

    def result(self, pair: Pair, chosen: Factors) -> Result:
        """Return the result of a case: ``chosen`` are the factors that come from the second run.

        Raises ``ValueError`` for target and definition from different runs that do not fit.
        """
        data, areas = int("data" in chosen), int("areas" in chosen)
        target, definition = (int(factor in chosen or "rule" in chosen) for factor in _BOTH)
        indicator = self._indicator(pair, target, definition)
        if indicator is None:
            raise ValueError("target and definition do not fit: ask separable first")
        world = self._world(data, definition, areas)
        key = (data, definition, areas, target)
        if key not in self._baselines:
            own = world.known.dataset.areas.canonical(self._runs[target].plan.area)
            self._baselines[key] = Baselines(world.known, own)
        area = (pair.first, pair.second)[areas].area
        return evaluate_indicator(indicator, world.known, area, pair.period, world.gated, self._baselines[key])

    def _world(self, data: int, definition: int, areas: int) -> _World:
        key = (data, definition, areas)
        if key not in self._worlds:
            plan = self._runs[definition].plan
            facts = self._facts_in(data, areas)
            gated = run_gates(facts, plan.scope, plan.gates)
            self._worlds[key] = _World(Known(facts, plan.scope, gated.blocked), gated)
        return self._worlds[key]

    def _facts_in(self, data: int, areas: int) -> Dataset:
        if data == areas:
            return self._runs[data].facts
        key = (data, areas)
        if key not in self._facts:
            self._facts[key] = in_areas(self._runs[data].facts, self._runs[areas].facts.areas)
        return self._facts[key]

    def _indicator(self, pair: Pair, target: int, definition: int) -> Indicator | None:
        """Return the indicator that asks what one run asks of what the other measures, or None where they do not fit."""
        key = (pair.first.indicator, pair.second.indicator, target, definition)
        if key not in self._indicators:
            sides = [
                next(one for one in run.plan.indicators if one.id == subject.indicator)
                for run, subject in zip(self._runs, (pair.first, pair.second), strict=True)
            ]
            self._indicators[key] = _mixed(sides[target], sides[definition])
        return self._indicators[key]


def _with_all_above(place: str, areas: Areas) -> set[str]:
    """Return an area with those that it lies inside; one that its own table has not may lie inside any."""
    found: set[str] = set()
    above: str | None = place
    while above is not None and above not in found:
        found.add(above)
        area = areas.by_code.get(above)
        if area is None:
            found.add(_ALL)
        above = None if area is None else area.parent
    return found


def _mixed(asking: Indicator, measuring: Indicator) -> Indicator | None:
    if asking is measuring:
        return asking
    rule = recombined(asking.rule, measuring.rule)
    if rule is None:
        return None
    milestones: list[Milestone] = []
    for milestone in asking.milestones:
        held = recombined(milestone.rule, measuring.rule)
        milestones.append(milestone if held is None else milestone._replace(rule=held))
    return asking._replace(
        definition=measuring.definition, rule=rule, readings=(), milestones=tuple(milestones), home=measuring.home
    )


def in_areas(facts: Dataset, areas: Areas) -> Dataset:
    """Return facts as they would stand in another table of areas: an area by its code there, else by its name.

    Records keep what they are; of two areas that would become one, the one written so counts.
    """

    def moved(area: str) -> str:
        return area if area in areas.by_code else areas.canonical(facts.areas.name(area))

    put: dict[Key, Fact] = {}
    for key in facts.facts:
        id_, area, period = key
        there = moved(area)
        fact = facts.facts[key]
        if there == area or (id_, there, period) not in put:
            put[(id_, there, period)] = fact._replace(area=there)
    records = {
        table: [record._replace(area=moved(record.area)) for record in rows] for table, rows in facts.records.items()
    }
    return Dataset(put, records, areas, facts.files, facts.publishers)
