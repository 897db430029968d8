"""Two runs with their inputs: every answer that moved, and what moved it, found by evaluating the mixed cases."""

from collections.abc import Hashable, Iterator, Mapping
from typing import NamedTuple

from dp_rules.audit.difference.area_changes import AreaChange, area_changes
from dp_rules.audit.difference.by_results import difference_of_results
from dp_rules.audit.difference.compared import Compared, Difference, IndicatorChange, Side
from dp_rules.audit.difference.data_changes import DataChange, RecordChange, data_changes, record_changes
from dp_rules.audit.difference.factors import NOTHING, UNKNOWN, Attribution, Factor, Factors, attribute, subsets
from dp_rules.audit.difference.mixed import Mixes, Pair, in_areas
from dp_rules.audit.difference.pairs import paired
from dp_rules.audit.difference.run import Run
from dp_rules.audit.runs.outcome import ASPECTS, Aspect, Outcome, moved, outcome_of
from dp_rules.audit.runs.stored import StoredResult
from dp_rules.audit.two_plans.definitions import definition_changes, items_of, tables_of
from dp_rules.audit.two_plans.targets import target_changes
from dp_rules.data.areas import Areas
from dp_rules.data.store import Key
from dp_rules.evaluation.result import Result
from dp_rules.language import core
from dp_rules.quantity.period import read_period
from dp_rules.spec.model import Indicator, Plan
from dp_rules.text.bilingual import Bilingual

_OF_INPUTS: Factors = frozenset({"data", "areas"})
_ENGINE: Factors = frozenset({"engine"})
_SEPARATE: Factors = frozenset({"target", "definition"})
_AS_ONE: Factors = frozenset({"rule"})


class _Given(NamedTuple):
    """What the runs were given differently, apart from the specs."""

    data: tuple[DataChange, ...]
    records: tuple[RecordChange, ...]
    areas: tuple[AreaChange, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The items, indicators and tables of which anything differs."""
        return frozenset({*(one.item for one in self.data), *(one.table for one in self.records)})


def difference(first: Run, second: Run) -> Difference:
    """Return how two runs differ, and for every answer that moved which factors moved it."""
    found = paired(first.recorded, second.recorded)
    here = in_areas(first.facts, second.facts.areas)
    given = _Given(
        data_changes(here, second.facts),
        record_changes(here, second.facts),
        area_changes(first.facts.areas, second.facts.areas),
    )
    mine, theirs = ({one.id: one for one in run.plan.indicators} for run in (first, second))
    changes = {
        id_: IndicatorChange(
            id_,
            target_changes(one, theirs[id_]),
            definition_changes(first.plan, one, second.plan, theirs[id_]),
        )
        for id_, one in mine.items()
        if id_ in theirs
    }
    asked = {id_: _asked(first, mine[id_], second, theirs[id_]) for id_ in changes}
    comparing = _Comparing(first, second, Mixes(first, second), given, changes, asked)
    return Difference(
        first.recorded,
        second.recorded,
        True,  # noqa: FBT003  has_inputs
        tuple(comparing.compared(*pair) for pair in found.pairs),
        found.only,
        tuple(change for change in changes.values() if change.targets or change.definitions),
        *given,
        _names(first.plan) | _names(second.plan),
    )


def _names(plan: Plan) -> dict[str, Bilingual]:
    scope = plan.scope
    tables = {id_: table.name for id_, table in scope.tables.items()}
    items = {id_: item.name for id_, item in scope.items.items()}
    return {id_: one.name for id_, one in plan.definitions.items()} | tables | items


class _Comparing(NamedTuple):
    """All that it takes to compare one pair of results."""

    first: Run
    second: Run
    mixes: Mixes
    given: _Given
    changes: Mapping[str, IndicatorChange]
    asked: Mapping[str, frozenset[str]]

    def compared(self, one: StoredResult, other: StoredResult) -> Compared:
        """Return how two results about the same differ, and why."""
        period = read_period(one.subject.period)
        id_ = one.subject.indicator
        if period is None or id_ not in self.changes:  # the record speaks of what its plan does not have
            return difference_of_results(
                self.first.recorded._replace(results=(one,)), self.second.recorded._replace(results=(other,))
            ).compared[0]
        pair = Pair(one.subject, other.subject, period)
        factors = self._factors(pair)
        ends = self._ends(pair)
        start, last = outcome_of(ends[0]), outcome_of(ends[1])
        outcomes: dict[Factors, Outcome | None] = {NOTHING: start}
        reached = self.mixes.outcome(pair, factors)
        if reached is None or moved(reached, last):
            factors = self._all_factors(pair)  # something differs that nobody has named
        outcomes |= {chosen: self.mixes.outcome(pair, chosen) for chosen in subsets(factors) if chosen}
        cases, off = _with_engine(outcomes, factors, one.outcome, other.outcome, (start, last))
        why = dict(_why(cases))
        rests_on = {
            *_figures_of(ends[0], self.first.facts.areas, self.second.facts.areas),
            *_figures_of(ends[1], self.second.facts.areas, self.second.facts.areas),
        }
        return Compared(
            one,
            other,
            moved(one.outcome, other.outcome),
            max(cases, key=len),
            cases,
            why,
            (start, last),
            off,
            frozenset(rests_on),
        )

    def _ends(self, pair: Pair) -> tuple[Result, Result]:
        """Return both results as the program present makes them, each from its own run."""
        return self.mixes.result(pair, NOTHING), self.mixes.result(pair, self._all_factors(pair))

    def _all_factors(self, pair: Pair) -> Factors:
        return _OF_INPUTS | (_SEPARATE if self.mixes.separable(pair) else _AS_ONE)

    def _factors(self, pair: Pair) -> Factors:
        """Return the factors that differ for a pair of results; what does not differ moves nothing."""
        found: set[Factor] = set()
        change = self.changes[pair.first.indicator]
        if change.targets:
            found.add("target")
        if change.definitions:
            found.add("definition")
        if found and not self.mixes.separable(pair):
            found = {"rule"}
        if self.asked[pair.first.indicator] & self.given.ids:
            found.add("data")
        if self.given.areas:
            found.add("areas")
        return frozenset(found)


def _asked(first: Run, one: Indicator, second: Run, other: Indicator) -> frozenset[str]:
    """Return the ids of all that an indicator's results can hang on: items, tables, and the reported figure itself."""
    found: set[str] = {one.id}
    for run, indicator in ((first, one), (second, other)):
        found |= {*items_of(indicator, run.plan.scope), *tables_of(indicator)}
    return frozenset(found)


def _with_engine(
    outcomes: Mapping[Factors, Outcome | None],
    factors: Factors,
    first: Outcome,
    second: Outcome,
    here: tuple[Outcome, Outcome],
) -> tuple[dict[Factors, Outcome | None], tuple[Side, ...]]:
    """Return the cases with the records at their ends, and whose record the program present does not come to.

    The program that made such a record is not here: of a case that asks for it nobody can say what it comes to.
    """
    off: list[Side] = []
    if moved(here[0], first):
        off.append("first")
    if moved(here[1], second):
        off.append("second")
    cases: dict[Factors, Outcome | None] = {}
    if not off:
        cases |= {chosen: outcomes[chosen] for chosen in subsets(factors)}
        cases[NOTHING] = first
        return cases, ()
    everything = factors | _ENGINE
    for chosen in subsets(everything):
        is_second_engine = "engine" in chosen
        is_here = (is_second_engine and off == ["first"]) or (not is_second_engine and off == ["second"])
        cases[chosen] = outcomes[chosen - _ENGINE] if is_here else None
    cases[NOTHING], cases[everything] = first, second
    return cases, tuple(off)


def _why(cases: Mapping[Factors, Outcome | None]) -> Iterator[tuple[Aspect, Attribution]]:
    for aspect in ASPECTS:
        answers: dict[Factors, Hashable] = {
            chosen: UNKNOWN if outcome is None else outcome.aspect(aspect) for chosen, outcome in cases.items()
        }
        found = attribute(answers)
        if found.enough or found.away:
            yield aspect, found


def _figures_of(result: Result, areas: Areas, there: Areas) -> Iterator[Key]:
    """Yield the figures that a verdict rests on, areas as another table of areas writes them."""
    for leaf in result.chosen.needed:
        id_ = leaf.node.item.id if isinstance(leaf.node, core.ItemValue) else result.indicator.id
        area = leaf.area if leaf.area in there.by_code else there.canonical(areas.name(leaf.area))
        yield (id_, area, leaf.period or result.period)
