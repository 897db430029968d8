"""The levels of areas as a table of areas writes them: their spellings, their order, and how to speak of them."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from dp_rules.language.scope import Table, folded_name, names_of
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.place import Place


class Levels(NamedTuple):
    """``by_name`` leads from every folded spelling to the id of a level; ``order`` has the ids, the highest first.

    A level that has no place in the order is neither above nor below another.
    """

    by_name: Mapping[str, str]
    order: tuple[str, ...] = ()
    words: Mapping[str, Bilingual] = MappingProxyType({})

    def is_above(self, level: str, other: str) -> bool | None:
        """Say whether one level is above another; None where the order of the two is not known."""
        if level not in self.order or other not in self.order:
            return None
        return self.order.index(level) < self.order.index(other)

    def name(self, level: str) -> Bilingual:
        """Return the short name of a level as it may be written in a table of areas."""
        return self.words.get(level, Bilingual(level, level))

    def every(self) -> Bilingual:
        """Return the short names of all levels as a list."""
        names = [self.name(level) for level in dict.fromkeys(self.by_name.values())]
        return Bilingual("、".join(name.zh for name in names), ", ".join(name.en for name in names))


def levels_of(tables: Iterable[Table]) -> Levels:
    """Return the levels among ``tables``, in which those of a plan stand before those of its catalogue.

    The order is that of the catalogue: of the file that has the last one. What a plan adds of its
    own, such as development zones, says nothing of its height.
    """
    levels = [table for table in tables if table.is_level]
    ordered = [level for level in levels if _file(level.place) == _file(levels[-1].place)]
    levels = [*ordered, *(level for level in levels if level not in ordered)]
    return Levels(
        {folded_name(name): level.id for level in levels for name in (*names_of(level), level.name.en)},
        tuple(level.id for level in ordered),
        {level.id: Bilingual(level.aliases[0] if level.aliases else level.name.zh, level.id) for level in levels},
    )


def _file(place: Place | None) -> str | None:
    return None if place is None else place.file
