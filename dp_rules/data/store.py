"""Facts by the million: each kept as a few numbers and its text, made into a fact when somebody asks for it.

A fact as an object with its place takes several times what its row takes in the file, and of most
only the value is ever looked at.
"""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate, islice, repeat
from typing import Any

from dp_rules.data.fact import Fact
from dp_rules.data.read_fact import read_fact
from dp_rules.data.vocabulary import Subject, Vocabulary
from dp_rules.language.scope import Item
from dp_rules.quantity.interval import Interval
from dp_rules.quantity.period import Period
from dp_rules.quantity.unit import TRUTH
from dp_rules.text.place import Cell

Key = tuple[str, str, Period]
MakeCell = Callable[[int, int, str], Cell]
"""Returns the place of a cell from its line, its column and its text."""

_ONE = Fraction(1)
_BEFORE_A_NOTE = "\0"  # which no text file that is read contains
_SPARSE, _FEW = 8, 256
"""Where fewer than one area in so many has a fact, and more than a few are counted, a dictionary is smaller."""


def numbers(some: Iterable[int] = ()) -> "array[int]":
    """Return small numbers as they are kept."""
    return array("I", some)


class FactStore(Mapping[Key, Fact]):
    """Facts by item, area and period; of several for one key the first, until ``settle`` has chosen."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Begin without facts; their texts are read with ``vocabulary``."""
        self._vocabulary = vocabulary
        self._digits_mean_missing = any(marker.isdigit() for marker in vocabulary.markers)
        self._area_numbers: dict[str, int] = {}
        self._areas: list[str] = []
        self._publisher_numbers: dict[str | None, int] = {None: 0}
        self._publishers: list[str | None] = [None]
        self._slot_numbers: dict[tuple[str, Period], int] = {}
        self._subjects: list[Item | Subject] = []
        self._periods: list[Period] = []
        self._rows: list[Any] = []  # by slot: the number of each area's fact and one, in an array or a dictionary
        self._cells: list[MakeCell] = []
        self._begins: list[int] = []
        # By fact: its slot, its area, its line and column, its publisher, where its text ends.
        self._slot, self._area = numbers(), numbers()
        self._line, self._column = numbers(), numbers()
        self._publisher, self._end = numbers(), array("Q")
        self._texts = bytearray()
        self._whole: dict[int, Fact] = {}
        self._repeats: dict[int, list[int]] = {}
        self._repeated = 0

    def begin(self, cell: MakeCell) -> None:
        """Begin on another table, whose cells ``cell`` gives the places of."""
        self._begins.append(len(self._line))
        self._cells.append(cell)

    def slot(self, subject: Item | Subject, period: Period) -> int:
        """Return the number under which facts of an item or indicator in a period are added."""
        key = (subject.id, period)
        number = self._slot_numbers.get(key)
        if number is None:
            number = self._slot_numbers[key] = len(self._rows)
            self._subjects.append(subject)
            self._periods.append(period)
            self._rows.append(numbers())
        return number

    def area(self, area: str) -> int:
        """Return the number of an area."""
        number = self._area_numbers.setdefault(area, len(self._areas))
        if number == len(self._areas):
            self._areas.append(area)
        return number

    def publisher(self, name: str | None) -> int:
        """Return the number of a publisher."""
        number = self._publisher_numbers.setdefault(name, len(self._publishers))
        if number == len(self._publishers):
            self._publishers.append(name)
        return number

    def add(self, slot: int, area: int, line: int, column: int, text: str, publisher: int, note: str | None) -> None:
        """Add a fact whose text can be read."""
        whole = text if note is None else text + _BEFORE_A_NOTE + note
        self.add_many([slot], numbers([area]), numbers([line]), column, [whole], numbers([publisher]))

    def add_many(
        self,
        slots: Sequence[int],
        areas: "array[int]",
        lines: "array[int]",
        column: int,
        texts: Sequence[str],
        publishers: "array[int]",
    ) -> None:
        """Add the facts of one column, whose texts can all be read; ``numbers`` makes the arrays."""
        number = len(self._line)
        self._slot.extend(numbers(slots))
        self._area.extend(areas)
        self._line.extend(lines)
        self._column.extend(numbers([column]) * len(slots))
        self._publisher.extend(publishers)
        joined = "".join(texts)
        if joined.isascii():
            self._end.extend(islice(accumulate(map(len, texts), initial=len(self._texts)), 1, None))
            self._texts += joined.encode("ascii")
        else:
            for text in texts:
                self._texts += text.encode("utf-8", "surrogatepass")
                self._end.append(len(self._texts))
        by_slot = self._rows
        for slot, area in zip(slots, areas, strict=True):
            number += 1
            rows = by_slot[slot]
            try:
                first = rows[area]
            except (IndexError, KeyError):
                rows, first = self._room(slot, area), 0
            if first:
                self._repeats.setdefault(first - 1, [first - 1]).append(number - 1)
                self._repeated += 1
            else:
                rows[area] = number

    def _room(self, slot: int, area: int) -> Any:  # noqa: ANN401  an array, or a dictionary like it
        """Return a slot's facts with room for another area."""
        rows = self._rows[slot]
        if type(rows) is dict:
            return rows
        if area > _FEW + _SPARSE * (len(rows) - rows.count(0)):
            self._rows[slot] = sparse = {at: one for at, one in enumerate(rows) if one}
            return sparse
        rows.extend(repeat(0, area + area // 4 + _FEW - len(rows)))
        return rows

    def put(self, fact: Fact) -> None:
        """Add a fact that is made already."""
        self._whole[len(self._line)] = fact
        slot = self.slot(Subject(fact.id, None), fact.period)
        self.add(slot, self.area(fact.area), 0, 0, "", self.publisher(fact.publisher), None)

    def settle(self, choose: Callable[[list[Fact]], Fact]) -> None:
        """Let ``choose`` say what counts where a key has several facts."""
        for first, numbers in self._repeats.items():
            self._whole[first] = choose([self._fact(number) for number in numbers])

    def publishers(self) -> list[str]:
        """Return whoever published a fact, sorted."""
        return sorted(name for name in self._publishers if name)

    def areas(self) -> list[str]:
        """Return every area that has a fact, in the order of their first."""
        return list(self._areas)

    def periods(self) -> list[Period]:
        """Return every period that has a fact, sorted."""
        return sorted(set(self._periods))

    def areas_in(self, periods: set[Period]) -> set[str]:
        """Return every area that has a fact in one of ``periods``."""
        found: set[str] = set()
        for period, rows in zip(self._periods, self._rows, strict=True):
            if period in periods:
                found.update(self._areas[area] for area in _given(rows))
        return found

    def keys_of(self, id_: str) -> Iterator[Key]:
        """Yield the keys of one item or indicator."""
        for (other, period), slot in self._slot_numbers.items():
            if other == id_:
                for area in _given(self._rows[slot]):
                    yield (id_, self._areas[area], period)

    def _text(self, number: int) -> bytearray:
        return self._texts[self._end[number - 1] if number else 0 : self._end[number]]

    def count(self, id_: str, area: str, period: Period) -> int | None:
        """Return the figure of an item that is written as a plain whole number; None where it is anything else."""
        number = self._number(id_, area, period)
        if number == 0 or number - 1 in self._whole or self._digits_mean_missing:
            return None
        text = self._text(number - 1)
        return int(text) if text.isdigit() else None

    def counts(self, id_: str, period: Period, areas: Iterable[str]) -> list[int | None]:
        """Return for each area what ``count`` does."""
        slot = self._slot_numbers.get((id_, period))
        if slot is None or self._digits_mean_missing:
            return [None for _ in areas]
        rows, numbers_of, whole, texts, end = self._rows[slot], self._area_numbers, self._whole, self._texts, self._end
        found: list[int | None] = []
        for area in areas:
            at = numbers_of.get(area)
            try:
                number = 0 if at is None else rows[at]
            except (IndexError, KeyError):
                number = 0
            if not number or number - 1 in whole:
                found.append(None)
                continue
            text = texts[end[number - 2] if number > 1 else 0 : end[number - 1]]
            found.append(int(text) if text.isdigit() else None)
        return found

    def in_order(self) -> list[Fact]:
        """Return every fact in the order in which they were added, also several for one key."""
        return [self._fact(number) for number in range(len(self._line))]

    def _fact(self, number: int) -> Fact:
        whole = self._whole.get(number)
        if whole is not None:
            return whole
        text, _, note = self._text(number).decode("utf-8", "surrogatepass").partition(_BEFORE_A_NOTE)
        slot = self._slot[number]
        cell = self._cells[bisect_right(self._begins, number) - 1]
        place = cell(self._line[number], self._column[number], text)
        subject, area, period = self._subjects[slot], self._areas[self._area[number]], self._periods[slot]
        publisher = self._publishers[self._publisher[number]]
        if isinstance(subject, Item) and subject.unit != TRUTH and self._is_plain(text):
            count = Fraction(int(text))  # as `read_fact` has it, and most figures are such
            return Fact(
                subject.id,
                area,
                period,
                Interval(count, count),
                None,
                None,
                None,
                _ONE,
                text,
                place,
                publisher,
                note or None,
            )
        fact = read_fact(subject, area, period, text, self._vocabulary, place, [], publisher, note or None)
        if fact is None:
            raise AssertionError(f"a fact whose text cannot be read was added: {text!r}")
        return fact

    def _is_plain(self, text: str) -> bool:
        """Say whether a text is a plain whole number, and that is what it means."""
        return text.isascii() and text.isdigit() and not self._digits_mean_missing

    def _number(self, id_: str, area: str, period: Period) -> int:
        """Return the number of a fact, and one; 0 where there is none."""
        slot = self._slot_numbers.get((id_, period))
        at = self._area_numbers.get(area)
        if slot is None or at is None:
            return 0
        rows = self._rows[slot]
        if type(rows) is dict:
            return int(rows.get(at, 0))
        return int(rows[at]) if at < len(rows) else 0

    def __getitem__(self, key: Key) -> Fact:
        """Return the fact of an item, area and period."""
        number = self._number(*key)
        if number == 0:
            raise KeyError(key)
        return self._fact(number - 1)

    def get(self, key: Key, default: Any = None) -> Any:  # noqa: ANN401  as Mapping has it
        """Return the fact of an item, area and period, or ``default``."""
        number = self._number(*key)
        return default if number == 0 else self._fact(number - 1)

    def __contains__(self, key: object) -> bool:
        """Say whether there is a fact of an item, area and period."""
        return isinstance(key, tuple) and self._number(*key) > 0

    def __iter__(self) -> Iterator[Key]:
        """Yield the keys, by item and period, in the order in which they first came."""
        for (id_, period), slot in self._slot_numbers.items():
            for area in _given(self._rows[slot]):
                yield (id_, self._areas[area], period)

    def __len__(self) -> int:
        """Return how many keys have a fact."""
        return len(self._line) - self._repeated


def _given(rows: Any) -> Iterator[int]:  # noqa: ANN401  an array, or a dictionary like it
    """Yield the numbers of the areas that have a fact."""
    return iter(rows) if type(rows) is dict else (area for area, one in enumerate(rows) if one)
