"""All facts of a run, each under its item, area and period; two values for one key are an error."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from dp_rules.data.areas import NO_AREAS, Areas
from dp_rules.data.fact import Fact, Record
from dp_rules.quantity.missing import Missing
from dp_rules.quantity.period import Period
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label
from dp_rules.text.place import Document, Place

Key = tuple[str, str, Period]


class Dataset(NamedTuple):
    """Facts by (id, area, period), records by table, and the table of areas."""

    facts: Mapping[Key, Fact] = MappingProxyType({})
    records: Mapping[str, list[Record]] = MappingProxyType({})
    areas: Areas = NO_AREAS
    files: tuple[str, ...] = ()

    def known_areas(self) -> list[str]:
        """Return every area that a fact or record speaks of, sorted."""
        return sorted({key[1] for key in self.facts} | {r.area for rows in self.records.values() for r in rows})

    def known_periods(self) -> list[Period]:
        """Return every period that a fact or record speaks of, sorted."""
        return sorted({key[2] for key in self.facts} | {r.period for rows in self.records.values() for r in rows})


def build_dataset(
    facts: Iterable[Fact],
    records: dict[str, list[Record]],
    areas: Areas,
    prefer: Sequence[str] = (),
    files: tuple[str, ...] = (),
) -> tuple[Dataset, list[Diagnostic]]:
    """Return the facts by key, and a diagnostic for each key that has more than one value.

    An empty cell gives way to what another place states: departments fill in their own cells of
    one sheet and leave the others' blank. The same value twice is a remark. Where publishers differ, the first in ``prefer`` that
    publishes the figure is taken; where none of them does, different values are an error.
    """
    by_key: dict[Key, list[Fact]] = {}
    for fact in facts:
        by_key.setdefault((fact.id, fact.area, fact.period), []).append(fact)
    found: list[Diagnostic] = []
    chosen = {key: _choose(same, prefer, areas, found) for key, same in by_key.items()}
    return Dataset(chosen, records, areas, files), found


def _choose(same: list[Fact], prefer: Sequence[str], areas: Areas, found: list[Diagnostic]) -> Fact:
    if len(same) == 1:
        return same[0]
    stated = [fact for fact in same if fact.missing is not Missing.BLANK or fact.raw.strip()]
    in_order = sorted(stated or same, key=lambda fact: (fact.publisher or "", _position(fact.place)))
    for publisher in prefer:
        preferred = [fact for fact in in_order if fact.publisher == publisher]
        if preferred:
            in_order = preferred
            break
    first = in_order[0]
    other = next((fact for fact in in_order[1:] if _says(fact) != _says(first)), None)
    if other is not None:
        found.append(_two_values(first, other, in_order, areas))
    elif len(in_order) > 1:
        second = in_order[1]
        message = Bilingual("同一个数写了两次", "the same figure is given twice")
        labels = (Label(first.place, Bilingual("另一处", "the other one")),)
        found.append(Diagnostic("same-figure-twice", message, second.place, labels, severity="remark"))
    return first


def _position(place: Place) -> tuple[str, int, int]:
    return (place.file, 0, 0) if isinstance(place, Document) else (place.file, place.line, place.column)


def _says(fact: Fact) -> tuple[object, ...]:
    return (fact.values, fact.truth, fact.missing, fact.change)


def _two_values(first: Fact, other: Fact, in_order: list[Fact], areas: Areas) -> Diagnostic:
    name = areas.name(first.area)
    message = Bilingual(
        f"“{first.id}”在 {name} {first.period} 有两个不同的数：{first.raw.strip()} 和 {other.raw.strip()}",
        f'"{first.id}" has two different values for {name} {first.period}: {first.raw.strip()} and {other.raw.strip()}',
    )
    publishers = sorted({fact.publisher for fact in in_order if fact.publisher})
    help_ = Bilingual("删去一个", "remove one of them")
    if len(publishers) > 1:
        help_ = Bilingual(
            f"用 --prefer {publishers[0]} 选定来源", f'choose a publisher, for example --prefer "{publishers[0]}"'
        )
    labels = (Label(other.place, Bilingual("另一个数", "the other value")),)
    return Diagnostic("two-values", message, first.place, labels, help_)
