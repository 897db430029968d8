"""All facts of a run, each under its item, area and period; two values for one key are an error."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from dp_rules.data.areas import NO_AREAS, Areas
from dp_rules.data.fact import Fact, Record
from dp_rules.data.store import FactStore, Key
from dp_rules.quantity.missing import Missing
from dp_rules.quantity.period import Period
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label
from dp_rules.text.place import Document, Place
from dp_rules.text.safe import brief


class Dataset(NamedTuple):
    """Facts by (id, area, period), records by table, and the table of areas."""

    facts: Mapping[Key, Fact] = MappingProxyType({})
    records: Mapping[str, list[Record]] = MappingProxyType({})
    areas: Areas = NO_AREAS
    files: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()

    def known_areas(self) -> list[str]:
        """Return every area that a fact or record speaks of, sorted."""
        areas = self.facts.areas() if isinstance(self.facts, FactStore) else {key[1] for key in self.facts}
        return sorted({*areas, *(record.area for rows in self.records.values() for record in rows)})

    def known_periods(self) -> list[Period]:
        """Return every period that a fact or record speaks of, sorted."""
        periods = self.facts.periods() if isinstance(self.facts, FactStore) else {key[2] for key in self.facts}
        return sorted({*periods, *(record.period for rows in self.records.values() for record in rows)})

    def areas_in(self, periods: set[Period]) -> set[str]:
        """Return every area that a fact or record of one of ``periods`` speaks of."""
        if isinstance(self.facts, FactStore):
            areas = self.facts.areas_in(periods)
        else:
            areas = {key[1] for key in self.facts if key[2] in periods}
        return areas | {record.area for rows in self.records.values() for record in rows if record.period in periods}

    def keys_of(self, id_: str) -> Iterator[Key]:
        """Yield the keys of the facts of one item or indicator."""
        return self.facts.keys_of(id_) if isinstance(self.facts, FactStore) else (k for k in self.facts if k[0] == id_)


def build_dataset(
    facts: Iterable[Fact],
    records: dict[str, list[Record]],
    areas: Areas,
    prefer: Sequence[str] = (),
    names: Mapping[str, Bilingual] = MappingProxyType({}),
) -> tuple[Dataset, list[Diagnostic]]:
    """Return the facts by key, and a diagnostic for each key that has more than one value.

    An empty cell gives way to what another place states: departments fill in their own cells of
    one sheet and leave the others' blank. The same value twice is a remark. Where publishers
    differ, the first in ``prefer`` that publishes the figure is taken and keeps the others' beside
    it; where none of them does, different values are an error. ``names`` are those of items and
    indicators, for messages.
    """
    by_key: dict[Key, list[Fact]] = {}
    for fact in facts:
        by_key.setdefault((fact.id, fact.area, fact.period), []).append(fact)
    found: list[Diagnostic] = []
    publishers = {fact.publisher for same in by_key.values() for fact in same if fact.publisher}
    chosen = {
        key: same[0] if len(same) == 1 else _choose(same, prefer, _Words(areas, names), found)
        for key, same in by_key.items()
    }
    return Dataset(chosen, records, areas, (), tuple(sorted(publishers))), found


def settled_dataset(
    store: FactStore,
    records: dict[str, list[Record]],
    areas: Areas,
    prefer: Sequence[str],
    files: tuple[str, ...],
    names: Mapping[str, Bilingual],
) -> tuple[Dataset, list[Diagnostic]]:
    """Return the facts of a store, one for each key, as ``build_dataset`` does."""
    found: list[Diagnostic] = []
    words = _Words(areas, names)
    store.settle(lambda same: _choose(same, prefer, words, found))
    return Dataset(store, records, areas, files, tuple(store.publishers())), found


class _Words(NamedTuple):
    """What messages call areas, items and indicators."""

    areas: Areas
    names: Mapping[str, Bilingual]


def _choose(same: list[Fact], prefer: Sequence[str], words: _Words, found: list[Diagnostic]) -> Fact:
    stated = [fact for fact in same if fact.missing is not Missing.BLANK or fact.raw.strip()]
    in_order = sorted(stated or same, key=lambda fact: (fact.publisher or "", _position(fact.place)))
    everyone = in_order
    for publisher in prefer:
        preferred = [fact for fact in in_order if fact.publisher == publisher]
        if preferred:
            in_order = preferred
            break
    first = in_order[0]
    first = first._replace(passed_over=tuple(fact for fact in everyone if fact not in in_order))
    other = next((fact for fact in in_order[1:] if _says(fact) != _says(first)), None)
    if other is not None:
        found.append(_two_values(first, other, in_order, words))
    elif len(in_order) > 1 and stated:  # two blank cells are no figure
        second = in_order[1]
        message = Bilingual("同一个数写了两次", "the same figure is given twice")
        labels = (Label(first.place, Bilingual("另一处", "the other one")),)
        found.append(Diagnostic("same-figure-twice", message, second.place, labels, severity="remark"))
    return first


def _position(place: Place) -> tuple[str, int, int]:
    return (place.file, 0, 0) if isinstance(place, Document) else (place.file, place.line, place.column)


def _says(fact: Fact) -> tuple[object, ...]:
    return (fact.values, fact.truth, fact.missing, fact.change)


def _two_values(first: Fact, other: Fact, in_order: list[Fact], words: _Words) -> Diagnostic:
    area = words.areas.name(first.area)
    name = words.names.get(first.id, Bilingual(first.id, first.id))
    one, two = brief(first.raw), brief(other.raw)
    message = Bilingual(
        f"“{name.zh}”在 {area} {first.period} 有两个不同的数：{one} 和 {two}",
        f'"{name.en}" has two different values for {area} {first.period}: {one} and {two}',
    )
    publishers = sorted({fact.publisher for fact in in_order if fact.publisher})
    help_ = Bilingual("删去一个", "remove one of them")
    if len(publishers) > 1:
        help_ = Bilingual(
            f"用 --prefer 选定来源：{' 或 '.join(publishers)}",
            f"choose a publisher with --prefer: {' or '.join(publishers)}",
        )
    labels = (Label(other.place, Bilingual("另一个数", "the other value")),)
    return Diagnostic("two-values", message, first.place, labels, help_)
