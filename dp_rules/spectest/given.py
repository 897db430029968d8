"""From what a test gives to a dataset: by the readers of data files, so that a figure means the same in both."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from dp_rules.data.areas import NO_AREAS, Area, Areas
from dp_rules.data.dataset import Dataset, build_dataset
from dp_rules.data.fact import Fact, Record
from dp_rules.data.read_fact import find_subject_at, read_fact, read_period_at
from dp_rules.data.vocabulary import Subject, Vocabulary, find_subject
from dp_rules.language.scope import Item, Table, find_column, find_table, names_of
from dp_rules.quantity.period import Period
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.nearest import nearest
from dp_rules.text.place import Place

Given = Mapping[str, object]
"""Items, indicators and tables by name, each with what is given for it."""
Path = tuple[str | int, ...]
MOST_ROWS = 10_000
TIMES = "times"
_LONGEST_NUMBER = 10**60
_LARGEST_EXPONENT = 60


class Setting(NamedTuple):
    """Where and when a test plays, what it can name, and where its keys and values are written.

    ``each_row`` says whether a row that stands for many is read as many; to check a test once is enough.
    """

    area: str
    period: Period
    vocabulary: Vocabulary
    key_place: Callable[[Path], Place]
    value_place: Callable[[Path], Place]
    names: Mapping[str, Bilingual]
    each_row: bool = True


def read_given(given: Given, setting: Setting, found: list[Diagnostic]) -> Dataset:
    """Return what a test gives as a dataset; what is wrong with it goes to ``found``."""
    has_rows = any(isinstance(value, list) for value in given.values())
    path = _row_too_many(given) if has_rows else None
    if path is not None:
        message = Bilingual(f"一个测试最多 {MOST_ROWS} 行", f"a test has at most {MOST_ROWS} rows")
        found.append(Diagnostic("too-many-rows", message, setting.value_place(path)))
        setting = setting._replace(each_row=False)
    reader = _Reader(setting, found)
    reader.read(given, (), setting.area)
    areas = Areas([_whole(setting, reader.areas[0]), *reader.areas]) if reader.areas else NO_AREAS
    dataset, problems = build_dataset(reader.facts, reader.records, areas, names=setting.names)
    found += problems
    return dataset


def _row_too_many(given: Given) -> Path | None:
    """Return where the row stands with which a test has too many."""
    count = 0
    for path, times in _rows(given, (), 1):
        count += times
        if count > MOST_ROWS:
            return path
    return None


def _rows(given: Given, path: Path, times: int) -> Iterator[tuple[Path, int]]:
    """Yield where each row is written and how many it stands for: as many as the rows that it lies in, times its own."""
    for key, value in given.items():
        for index, row in enumerate(value if isinstance(value, list) else ()):
            if isinstance(row, dict):
                each = times * (_times(row) or 1)
                yield (*path, key, index), each
                yield from _rows(row, (*path, key, index), each)


def _times(row: Given) -> int | None:
    """Return how many rows are like this one, or None where what it says is no such number."""
    times = row.get(TIMES, 1)
    return times if isinstance(times, int) and not isinstance(times, bool) and times >= 1 else None


def _whole(setting: Setting, inside: Area) -> Area:
    """Return the plan's own area, in which the rows of a level lie."""
    return Area(setting.area, setting.area, None, "", inside.place)


class _Reader:
    """Gathers the facts, records and areas of one test."""

    def __init__(self, setting: Setting, found: list[Diagnostic]) -> None:
        self.setting = setting
        self.found = found
        self.facts: list[Fact] = []
        self.records: dict[str, list[Record]] = {}
        self.areas: list[Area] = []

    def read(self, given: Given, path: Path, area: str) -> None:
        """Read what is given for one area: the plan's own, or a row of a level."""
        for key, value in given.items():
            if path and key == TIMES:
                continue
            name, period = self.named(key, (*path, key))
            if period is None:
                continue
            scope = self.setting.vocabulary.scope
            table = None if name in scope.items else find_table(scope, name)
            if table is not None and table.is_level and "@" in key:
                message = Bilingual("地区层级没有时期", "a level of areas has no period")
                help_ = Bilingual("把 @ 写在各行的数据项上", "write @ after the items in its rows")
                place = self.setting.key_place((*path, key))
                self.found.append(Diagnostic("misplaced-period", message, place, help=help_))
            elif table is not None:
                self.read_rows(table, value, (*path, key), area, period)
            if table is not None:
                continue
            subject = find_subject(self.setting.vocabulary, name)
            if subject is None:
                place = self.setting.key_place((*path, key))
                subject = find_subject_at(name, self.setting.vocabulary, place, self.found)
            fact = None if subject is None else self.fact(subject, value, (*path, key), area, period)
            if fact is not None:
                self.facts.append(fact)

    def named(self, key: str, path: Path) -> tuple[str, Period | None]:
        """Return the name and the period of ``accidents@2020``; the test's own period where the key has none."""
        name, at, when = key.partition("@")
        if not at:
            return name.strip(), self.setting.period
        return name.strip(), read_period_at(when, self.setting.key_place(path), self.found)

    def fact(self, subject: Item | Subject, value: object, path: Path, area: str, period: Period) -> Fact | None:
        if isinstance(value, list | dict):
            message = Bilingual("这里应当是一个数或文字", "this should be a number or a text")
            help_ = Bilingual("只有表和地区层级才写成几行", "only tables and levels of areas are given as rows")
            self.found.append(Diagnostic("wrong-type", message, self.setting.value_place(path), help=help_))
            return None
        place = self.setting.value_place(path)
        return read_fact(subject, area, period, text_of(value), self.setting.vocabulary, place, self.found)

    def read_rows(self, table: Table, value: object, path: Path, area: str, period: Period) -> None:
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            message = Bilingual(
                f"“{table.name.zh}”是表，应当写成几行", f'"{table.id}" is a table and should be given as rows'
            )
            help_ = Bilingual("写作 [ { 列 = 值 }, { 列 = 值 } ]", "write [ { column = value }, { column = value } ]")
            self.found.append(Diagnostic("wrong-type", message, self.setting.value_place(path), help=help_))
            return
        for index, row in enumerate(value):
            times = self.times(row, (*path, index))
            times = times if self.setting.each_row else 1
            if table.is_level:
                self.read_areas(table, row, times, (*path, index), area)
            else:
                self.read_records(table, row, times, (*path, index), area, period)

    def times(self, row: Given, path: Path) -> int:
        """Return how many rows are like this one."""
        times = _times(row)
        if times is not None:
            return times
        message = Bilingual(f"{TIMES} 应当是 1 以上的整数", f"{TIMES} should be a whole number of at least 1")
        self.found.append(Diagnostic("wrong-value", message, self.setting.value_place((*path, TIMES))))
        return 1

    def read_areas(self, table: Table, row: Given, times: int, path: Path, area: str) -> None:
        """Read a row of a level, which is an area within ``area``."""
        place = self.setting.value_place(path)
        first_fact = len(self.facts)
        own: list[Fact] = []
        for _ in range(times):
            code = f"{area}/{table.id}{len(self.areas) + 1}"
            self.areas.append(Area(code, f"{table.name.zh}{len(self.areas) + 1}", area, table.id, place))
            if len(self.facts) == first_fact or any(isinstance(value, list) for value in row.values()):
                self.read(row, path, code)
                own = [fact for fact in self.facts[first_fact:] if fact.area == code]
            else:
                self.facts += [fact._replace(area=code) for fact in own]

    def read_records(self, table: Table, row: Given, times: int, path: Path, area: str, period: Period) -> None:
        cells: dict[str, Fact] = {}
        for name, value in row.items():
            if name == TIMES:
                continue
            column = find_column(table, name)
            if column is None:
                self.found.append(self.unknown_column(table, name, (*path, name)))
                continue
            fact = self.fact(column, value, (*path, name), area, period)
            if fact is not None:
                cells[column.id] = fact
        record = Record(area, period, cells, self.setting.value_place(path))
        self.records.setdefault(table.id, []).extend([record] * times)

    def unknown_column(self, table: Table, name: str, path: Path) -> Diagnostic:
        spellings: Sequence[str] = [spelling for column in table.columns.values() for spelling in names_of(column)]
        close = nearest(name, spellings)
        message = Bilingual(
            f"表“{table.name.zh}”中没有名为“{name}”的列", f'the table "{table.id}" has no column "{name}"'
        )
        help_ = Bilingual(f"有：{'、'.join(table.columns)}", f"there are: {', '.join(table.columns)}")
        if close:
            help_ = Bilingual(f"是不是“{close}”？", f'did you mean "{close}"?')
        return Diagnostic("unknown-name", message, self.setting.key_place(path), help=help_)


def text_of(value: object) -> str:
    """Return a value of a spec as data would have it: ``12.5``, ``yes``, or the text itself."""
    match value:
        case bool():
            return "yes" if value else "no"
        case int() if abs(value) < _LONGEST_NUMBER:
            return str(value)
        case int():
            return hex(value)  # a number too long to be read, which the reader says
        case Decimal() if value.is_finite() and abs(value.adjusted()) < _LARGEST_EXPONENT:
            return format(value, "f")
        case _:
            return str(value)
