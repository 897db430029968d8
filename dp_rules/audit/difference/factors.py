"""Which factors moved an answer: read off what every mixed case comes to, and never guessed.

A case takes some factors from the second run and the rest from the first. A set of factors brings the answer about when
the case with just these comes to the second run's answer; the least such sets are told. One factor that does
it by itself is enough alone, whatever else changed. The other way round, the least sets without which the second run
comes to the first's answer again are told as those that would move it back.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import combinations
from typing import Final, Literal, NamedTuple

Factor = Literal["data", "target", "definition", "rule", "areas", "engine", "value"]
FACTORS: Final[tuple[Factor, ...]] = ("data", "target", "definition", "rule", "areas", "engine", "value")
"""``rule`` are target and definition where they cannot be told apart, ``value`` is all but the target where no inputs are there."""

Factors = frozenset[Factor]
NOTHING: Final[Factors] = frozenset()


class Attribution(NamedTuple):
    """What moves an answer, each a list of least sets of factors.

    ``enough`` bring the second answer about by themselves. ``needed_back`` taken back bring the first one back.
    ``away`` move an answer that is the same in both runs, and are made good by the rest. ``not_told`` says that
    there are cases of which nobody can say what they come to.
    """

    enough: tuple[Factors, ...] = ()
    needed_back: tuple[Factors, ...] = ()
    away: tuple[Factors, ...] = ()
    not_told: bool = False

    @property
    def alone(self) -> tuple[Factor, ...]:
        """The factors each of which is enough by itself."""
        return tuple(factor for one in self.enough if len(one) == 1 for factor in one)


def subsets(factors: Iterable[Factor]) -> Iterator[Factors]:
    """Yield every set of ``factors``, the small ones first, each in the order of ``FACTORS``."""
    ordered = in_order(factors)
    for size in range(len(ordered) + 1):
        for some in combinations(ordered, size):
            yield frozenset(some)


def in_order(factors: Iterable[Factor]) -> tuple[Factor, ...]:
    """Return factors in the order in which they are told."""
    wanted = set(factors)
    return tuple(factor for factor in FACTORS if factor in wanted)


UNKNOWN: Final = object()
"""What a case comes to of which nobody can say it."""


def attribute(cases: Mapping[Factors, Hashable]) -> Attribution:
    """Return what moves an answer, from what every case comes to: ``cases`` has all sets of the factors that differ."""
    everything = max(cases, key=len)
    first, second = cases[NOTHING], cases[everything]
    not_told = any(value is UNKNOWN for value in cases.values())
    if first != second:
        enough = _least(chosen for chosen, value in cases.items() if value == second)
        back = _least(everything - chosen for chosen, value in cases.items() if value == first)
        return Attribution(enough, back, (), not_told)
    away = _least(chosen for chosen, value in cases.items() if value is not UNKNOWN and value != first)
    return Attribution((), (), away, not_told)


def _least(sets: Iterable[Factors]) -> tuple[Factors, ...]:
    """Return the sets that have no other of them inside, the small ones first."""
    found: list[Factors] = []
    for one in sorted(
        set(sets), key=lambda chosen: (len(chosen), [FACTORS.index(factor) for factor in in_order(chosen)])
    ):
        if not any(smaller < one for smaller in found):
            found.append(one)
    return tuple(found)
