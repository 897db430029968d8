"""The rows under a header to facts: many at once where nothing is unusual, one by one where something is.

Nearly all rows are like those before them: an area, a period and an item that were met, a figure
that can be read. They are taken by the column, which takes a fifth of the time. A batch with
anything else in it is read cell by cell, so that every fault has its place.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from dp_rules.data.read_fact import Once, find_subject_at, read_area_at, read_fact, read_period_at
from dp_rules.data.sheet import QUOTE_COMMAS, Sheet, WholeRows
from dp_rules.data.store import FactStore, numbers
from dp_rules.data.vocabulary import Subject, Vocabulary
from dp_rules.language.scope import Item
from dp_rules.quantity.figure import LONGEST
from dp_rules.quantity.period import Period
from dp_rules.tables.grid import Batch, Grid, Row, is_written
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document

_AFTER_A_COMMA = re.compile(r"[0-9]{3}(?:\.[0-9]+)?[万亿%％]?")
_BEFORE_A_COMMA = re.compile(r"\D*[1-9][0-9]{0,2}")
_MOST_KNOWN = 100_000
Key = tuple[str, ...]


class Column(NamedTuple):
    """A column of values, with the item or the period that its header names."""

    at: int
    subject: Item | Subject | None = None
    period: Period | None = None


class RowReader:
    """Reads the rows of one sheet into a store; ``found`` gets what is wrong with them."""

    def __init__(
        self, sheet: Sheet, columns: Sequence[Column], vocabulary: Vocabulary, store: FactStore, found: list[Diagnostic]
    ) -> None:
        """Begin below the header of ``sheet``, whose values stand in ``columns``."""
        self.grid: Grid = sheet.grid
        self.columns, self.vocabulary, self.store, self.found = columns, vocabulary, store, found
        at = sheet.columns
        self.area_at, self.period_at, self.item_at = at["area"], at.get("period"), at.get("item")
        self.source_at, self.note_at = at.get("source"), at.get("note")
        needed = max([self.area_at, self.period_at or 0, self.item_at or 0, *(column.at for column in columns)]) + 1
        self.whole = WholeRows(sheet, needed, found)
        beside = [index for index in (self.source_at, self.note_at, *sheet.others) if index == columns[-1].at + 1]
        self.after_value = beside[0] if beside else None
        self.area_of = Once[str](lambda text, place, problems: read_area_at(text, vocabulary, place, problems))
        self.period_of = Once[Period](read_period_at)
        self.subject_of = Once[Item | Subject](
            lambda text, place, problems: find_subject_at(text, vocabulary, place, problems)
        )
        # What was met before: areas and publishers by their texts; for each column the slots by the texts
        # of item and period; the subject of each slot, those that hold counts; figures that can be read.
        self.areas: dict[str, int] = {}
        self.publishers: dict[str, int] = {}
        self.slots: list[dict[Key, int]] = [{} for _ in columns]
        self.subjects: dict[int, Item | Subject] = {}
        self.counts: set[int] = set()
        self.readable: set[tuple[int, str]] = set()
        self.digits_mean_missing = any(marker.isdigit() for marker in vocabulary.markers)

    def read(self) -> None:
        """Read all rows."""
        for batch in self.grid.batches():
            if not self._read_at_once(batch):
                self._read_each(batch)
        self.found += self.area_of.problems() + self.period_of.problems() + self.subject_of.problems()

    def _read_at_once(self, batch: Batch) -> bool:
        """Read a batch in which nothing is unusual by the column; return False where something is, with nothing read."""
        if self.whole.unnamed:
            return False
        width = self.whole.width
        if self.grid.below_titles:  # the rows of a workbook end with their last content
            for row in batch.rows:
                if row and len(row) < width:
                    row.extend([""] * (width - len(row)))
        if set(map(len, batch.rows)) != {width}:
            return False
        cells = list(zip(*batch.rows, strict=True))
        if self.after_value is not None and any(text[:1].isdigit() for text in cells[self.after_value]):
            return False
        if self.note_at is not None and any(cells[self.note_at]):
            return False
        if not self._know_areas(set(cells[self.area_at])):
            return False
        areas = numbers([self.areas[text] for text in cells[self.area_at]])
        publishers = numbers([0]) * len(areas)
        if self.source_at is not None:
            for text in set(cells[self.source_at]) - self.publishers.keys():
                self.publishers[text] = self.store.publisher(text.strip() or None)
            publishers = numbers([self.publishers[text] for text in cells[self.source_at]])
        found = []
        for column, known in zip(self.columns, self.slots, strict=True):
            texts, keys = cells[column.at], self._keys(column, cells)
            if not self._know_slots(column, known, {()} if keys is None else set(keys)):
                return False
            slots = [known[()]] * len(texts) if keys is None else [known[key] for key in keys]
            if not self._can_be_read(slots, texts):
                return False
            found.append((slots, column.at + 1, texts))
        lines = numbers(batch.lines)
        for slots, at, texts in found:
            self.store.add_many(slots, areas, lines, at, texts, publishers)
        return True

    def _know_areas(self, texts: set[str]) -> bool:
        """Say whether all areas are known now; what is wrong with one is told where its row is read."""
        for text in texts - self.areas.keys():
            area = read_area_at(text, self.vocabulary, Document(""), [])
            if area is None:
                return False
            self.areas[text] = self.store.area(area)
        return True

    def _keys(self, column: Column, cells: Sequence[Sequence[str]]) -> Sequence[Key] | None:
        """Return by row what tells the slots of a column apart, as far as rows say it: the texts of item and period."""
        by_row = [
            cells[at]
            for at, of_column in ((self.item_at, column.subject), (self.period_at, column.period))
            if at is not None and of_column is None
        ]
        return list(zip(*by_row, strict=True)) if by_row else None

    def _know_slots(self, column: Column, known: dict[Key, int], keys: set[Key]) -> bool:
        """Say whether all slots of a column are known now."""
        nowhere = Document("")
        for key in keys - known.keys():
            texts = list(key)
            subject, period = column.subject, column.period
            if subject is None and self.item_at is not None:
                subject = find_subject_at(texts.pop(0), self.vocabulary, nowhere, [])
            if period is None and self.period_at is not None:
                period = read_period_at(texts.pop(0), nowhere, [])
            if subject is None or period is None:
                return False
            known[key] = slot = self.store.slot(subject, period)
            self.subjects[slot] = subject
            if isinstance(subject, Item) and subject.unit.kind == "counted":
                self.counts.add(slot)
        return True

    def _can_be_read(self, slots: Sequence[int], texts: Sequence[str]) -> bool:
        """Say whether texts are figures with which nothing is wrong."""
        are_counts = not self.digits_mean_missing and self.counts.issuperset(slots) and all(map(str.isdigit, texts))
        if are_counts and "".join(texts).isascii() and max(map(len, texts)) <= LONGEST:
            return True
        for slot, text in set(zip(slots, texts, strict=True)) - self.readable:
            problems: list[Diagnostic] = []
            fact = read_fact(self.subjects[slot], "", Period(0), text, self.vocabulary, Document(""), problems)
            if fact is None or problems:
                return False
            if len(self.readable) < _MOST_KNOWN:
                self.readable.add((slot, text))
        return True

    def _read_each(self, batch: Batch) -> None:
        for line, cells in zip(batch.lines, batch.rows, strict=True):
            if is_written(cells) and self.whole.fits(Row(line, cells)):
                self._read_row(line, cells)

    def _read_row(self, line: int, cells: list[str]) -> None:
        after = self.after_value
        if after is not None and _is_cut_figure(cells[after - 1], cells[after]):
            self.found.append(_cut_figure(self.grid, line, after, cells))
            return
        cell, store = self.grid.cell, self.store
        area = self.area_of(cells[self.area_at], cell, line, self.area_at + 1)
        row_period = row_subject = None
        if self.period_at is not None:
            row_period = self.period_of(cells[self.period_at], cell, line, self.period_at + 1)
        if self.item_at is not None:
            row_subject = self.subject_of(cells[self.item_at], cell, line, self.item_at + 1)
        publisher, note = 0, None
        if self.source_at is not None:
            publisher = store.publisher(cells[self.source_at].strip() or None)
        if self.note_at is not None:
            note = cells[self.note_at].strip() or None
        for column in self.columns:
            subject, period = column.subject or row_subject, column.period or row_period
            if subject is None:
                continue
            text = cells[column.at]
            # A value is read even where its area or period is not known, so that all its faults are told at once.
            place = cell(line, column.at + 1, text)
            fact = read_fact(subject, area or "", period or Period(0), text, self.vocabulary, place, self.found)
            if fact is None or area is None or period is None:
                continue
            store.add(store.slot(subject, period), store.area(area), line, column.at + 1, text, publisher, note)


def _is_cut_figure(value: str, after: str) -> bool:
    """Say whether ``1,234`` without its quotes was taken for a value and a remark."""
    return after[:1].isdigit() and bool(
        _AFTER_A_COMMA.fullmatch(after.strip()) and _BEFORE_A_COMMA.fullmatch(value.strip())
    )


def _cut_figure(grid: Grid, line: int, index: int, cells: list[str]) -> Diagnostic:
    pair = f"{cells[index - 1].strip()},{cells[index].strip()}"
    message = Bilingual(f"“{pair}”被逗号分成了两格", f'"{pair}" is cut into two cells by its comma')
    place = grid.cell(line, index, ",".join(cells))
    return Diagnostic("wrong-cells", message, place, help=QUOTE_COMMAS)
