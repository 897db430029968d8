"""The rows under a header to facts: many at once where nothing is unusual, one by one where something is.

Nearly all rows are like those before them: an area, a period and an item that were met, a figure
that can be read. They are taken by the column, which takes a quarter of the time. A batch with
anything else in it is read cell by cell, so that every fault has its place.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from dp_rules.data.counted_in import has_its_own, with_unit
from dp_rules.data.left_out import LeftOut
from dp_rules.data.read_fact import CellPlace, Once, find_subject_at, read_area_at, read_fact, read_period_at
from dp_rules.data.sheet import QUOTE_COMMAS, Sheet, WholeRows
from dp_rules.data.store import FactStore, numbers
from dp_rules.data.total_row import is_the_total
from dp_rules.data.vocabulary import Subject, Vocabulary
from dp_rules.language.scope import Item
from dp_rules.quantity.figure import LONGEST, fold
from dp_rules.quantity.period import Period
from dp_rules.tables.grid import Batch, Grid, Row, is_written
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.marked import unmarked
from dp_rules.text.place import Cell, Document
from dp_rules.text.safe import brief

_AFTER_A_COMMA = re.compile(r"[0-9]{3}(?:\.[0-9]+)?[万亿%％]?")
_BEFORE_A_COMMA = re.compile(r"\D*[1-9][0-9]{0,2}")
_MOST_KNOWN = 100_000
Key = tuple[str, ...]


class Column(NamedTuple):
    """A column of values, with the item or the period that its header names, and what its figures are counted in."""

    at: int
    subject: Item | Subject | None = None
    period: Period | None = None
    counted_in: str = ""


class Throughout(NamedTuple):
    """What holds for all rows of a sheet, and for none of its columns says: its area, its publisher.

    Rows that begin with one of ``skip`` are left out; a total row is of the area ``totals``.
    """

    area: str | None = None
    source: str | None = None
    skip: tuple[str, ...] = ()
    totals: str | None = None


_NOTHING = Throughout()


class RowReader:
    """Reads the rows of one sheet into a store; ``found`` gets what is wrong with them."""

    def __init__(
        self,
        sheet: Sheet,
        columns: Sequence[Column],
        vocabulary: Vocabulary,
        store: FactStore,
        found: list[Diagnostic],
        throughout: Throughout = _NOTHING,
    ) -> None:
        """Begin below the header of ``sheet``, whose values stand in ``columns``."""
        self.grid: Grid = sheet.grid
        self.columns, self.vocabulary, self.store, self.found = columns, vocabulary, store, found
        at = sheet.columns
        self.area_at, self.period_at, self.item_at = at.get("area"), at.get("period"), at.get("item")
        self.source_at, self.note_at = at.get("source"), at.get("note")
        self.area = throughout.area
        self.publisher = store.publisher(throughout.source)
        self.totals = throughout.totals
        self.left_out = (
            LeftOut(sheet, throughout.skip, totals=self.totals is not None) if throughout.skip or self.totals else None
        )
        needed = (
            max([self.area_at or 0, self.period_at or 0, self.item_at or 0, *(column.at for column in columns)]) + 1
        )
        self.whole = WholeRows(sheet, needed, found)
        beside = [index for index in (self.source_at, self.note_at, *sheet.others) if index == columns[-1].at + 1]
        self.after_value = beside[0] if beside else None
        self.commented = {line for line, _ in self.grid.comments}
        self.area_of = Once[str](self._look_up_area)
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
        self.typed: dict[tuple[str, str], str] = {}

    def _look_up_area(self, text: str, place: CellPlace, problems: list[Diagnostic]) -> str | None:
        if self.totals is not None and is_the_total(text, self.totals):
            text = self.totals
        return read_area_at(text, self.vocabulary, place, problems)

    def read(self) -> None:
        """Read all rows."""
        for whole in self.grid.batches():
            batch = whole if self.left_out is None else self.left_out.rest(whole)
            if batch.rows and not self._read_at_once(batch):
                self._read_each(batch)
        if self.left_out is not None:
            self.found += self.left_out.remarks()
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
        if not self.commented.isdisjoint(batch.lines):
            return False
        count = len(batch.rows)
        if self.area_at is None:
            areas = numbers([self.store.area(self.area or "")]) * count
        elif self._know_areas(set(cells[self.area_at])):
            areas = numbers([self.areas[text] for text in cells[self.area_at]])
        else:
            return False
        publishers = numbers([self.publisher]) * count
        if self.source_at is not None:
            for text in set(cells[self.source_at]) - self.publishers.keys():
                self.publishers[text] = self.store.publisher(unmarked(text) or None)
            publishers = numbers([self.publishers[text] for text in cells[self.source_at]])
        found = []
        for column, known in zip(self.columns, self.slots, strict=True):
            texts: Sequence[str] = cells[column.at]
            keys = self._keys(column, cells)
            if column.counted_in:
                if any(map(has_its_own, set(texts))):
                    return False
                texts = [self._with_unit(text, column.counted_in) for text in texts]
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
            area = self._look_up_area(text, Document(""), [])
            if area is None:
                return False
            self.areas[text] = self.store.area(area)
        return True

    def _with_unit(self, text: str, unit: str) -> str:
        """Return a text with the unit of its column; markers for missing have none."""
        typed = self.typed.get((text, unit))
        if typed is None:
            markers = self.vocabulary.markers
            typed = text if text.strip() in markers or fold(text) in markers else with_unit(text, unit)
            if len(self.typed) < _MOST_KNOWN:
                self.typed[text, unit] = typed
        return typed

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
        area = self.area
        if self.area_at is not None:
            area = self.area_of(cells[self.area_at], cell, line, self.area_at + 1)
        row_period = row_subject = None
        if self.period_at is not None:
            row_period = self.period_of(cells[self.period_at], cell, line, self.period_at + 1)
        if self.item_at is not None:
            row_subject = self.subject_of(cells[self.item_at], cell, line, self.item_at + 1)
        publisher, note = self.publisher, None
        if self.source_at is not None:
            publisher = store.publisher(unmarked(cells[self.source_at]) or None)
        if self.note_at is not None:
            note = unmarked(cells[self.note_at]) or None
        for column in self.columns:
            subject, period = column.subject or row_subject, column.period or row_period
            if subject is None:
                continue
            text = cells[column.at]
            if column.counted_in:
                if has_its_own(text):
                    self.found.append(_unit_twice(cell(line, column.at + 1, text), column.counted_in))
                    continue
                text = self._with_unit(text, column.counted_in)
            # A value is read even where its area or period is not known, so that all its faults are told at once.
            place = cell(line, column.at + 1, cells[column.at])
            fact = read_fact(subject, area or "", period or Period(0), text, self.vocabulary, place, self.found)
            if fact is None or area is None or period is None:
                continue
            comment = self.grid.comments.get((line, column.at + 1))
            said = "；".join(one for one in (note, comment) if one) or None
            store.add(store.slot(subject, period), store.area(area), line, column.at + 1, text, publisher, said)


def _is_cut_figure(value: str, after: str) -> bool:
    """Say whether ``1,234`` without its quotes was taken for a value and a remark."""
    return after[:1].isdigit() and bool(
        _AFTER_A_COMMA.fullmatch(after.strip()) and _BEFORE_A_COMMA.fullmatch(value.strip())
    )


def _unit_twice(place: Cell, unit: str) -> Diagnostic:
    typed = place.raw.strip()
    message = Bilingual(
        f"“{brief(typed)}”自己有单位，这一列又规定以“{unit}”计",
        f'"{brief(typed)}" has a unit of its own, and its column is counted in {unit}',
    )
    help_ = Bilingual(
        "格里只写数，或在对照表里删去这一列的单位",
        "write the number alone, or remove the unit of the column from the import map",
    )
    return Diagnostic("unit-twice", message, place, help=help_)


def _cut_figure(grid: Grid, line: int, index: int, cells: list[str]) -> Diagnostic:
    pair = f"{cells[index - 1].strip()},{cells[index].strip()}"
    message = Bilingual(f"“{pair}”被逗号分成了两格", f'"{pair}" is cut into two cells by its comma')
    place = grid.cell(line, index, ",".join(cells))
    return Diagnostic("wrong-cells", message, place, help=QUOTE_COMMAS)
