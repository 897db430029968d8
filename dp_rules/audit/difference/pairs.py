"""Which results of two runs are about the same."""

from collections.abc import Hashable, Iterable, Mapping
from typing import NamedTuple

from dp_rules.audit.difference.compared import OnlyOne, OnlyWhy
from dp_rules.audit.runs.stored import StoredResult, StoredRun
from dp_rules.language.scope import folded_name


class Paired(NamedTuple):
    """Results in pairs, in the order of the first run, and those of one run alone."""

    pairs: tuple[tuple[StoredResult, StoredResult], ...]
    only: tuple[OnlyOne, ...]


def paired(first: StoredRun, second: StoredRun) -> Paired:
    """Pair results by indicator, area and period: an area by its code, or by its name where a run has no code for it."""
    theirs = {result.subject: result for result in second.results}
    found = {result.subject: theirs[result.subject] for result in first.results if result.subject in theirs}
    taken = {result.subject for result in found.values()}
    left = [result for result in first.results if result.subject not in found]
    rest = [result for result in second.results if result.subject not in taken]
    mine, others = _by_name(left), _by_name(rest)
    for key, result in mine.items():
        other = others.get(key)
        if other is not None and (result.area_code is None or other.area_code is None):
            found[result.subject] = other
            taken.add(other.subject)
    pairs = tuple((result, found[result.subject]) for result in first.results if result.subject in found)
    of_first, of_second = _areas_of(first), _areas_of(second)
    only = [
        *(OnlyOne("first", result, _why(result, of_second)) for result in left if result.subject not in found),
        *(OnlyOne("second", result, _why(result, of_first)) for result in rest if result.subject not in taken),
    ]
    return Paired(pairs, tuple(only))


def _by_name(results: Iterable[StoredResult]) -> dict[Hashable, StoredResult]:
    found: dict[Hashable, list[StoredResult]] = {}
    for result in results:
        key = (result.subject.indicator, folded_name(result.area), result.subject.period)
        found.setdefault(key, []).append(result)
    return {key: some[0] for key, some in found.items() if len(some) == 1}


def _areas_of(run: StoredRun) -> dict[str, set[str]]:
    """Return the codes and names of the areas that a run has results of, by indicator."""
    found: dict[str, set[str]] = {}
    for result in run.results:
        found.setdefault(result.subject.indicator, set()).update((result.subject.area, result.area))
    return found


def _why(result: StoredResult, other: Mapping[str, set[str]]) -> OnlyWhy:
    """Return what the other run lacks of a result: first of all the indicator."""
    areas = other.get(result.subject.indicator)
    if areas is None:
        return "indicator"
    return "area" if areas.isdisjoint((result.subject.area, result.area)) else "period"
