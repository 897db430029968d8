"""Facts and records from JSON; its shape is that of schemas/facts.schema.json."""

import json
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from dp_rules.data.fact import Fact, Record
from dp_rules.data.from_records import record_words
from dp_rules.data.json_places import Path, Span, duplicate_keys, find_places
from dp_rules.data.read_fact import Once, find_record_table, find_subject_at, read_area_at, read_fact, read_period_at
from dp_rules.data.vocabulary import Subject, Vocabulary
from dp_rules.language.scope import Item, Table, folded_name
from dp_rules.quantity.period import Period
from dp_rules.text.bilingual import Bilingual, quoted
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.nearest import nearest
from dp_rules.text.place import Cell, Document, Source
from dp_rules.text.place import Span as TextSpan

_FACT_KEYS = ("area", "period", "item", "value", "source", "note")
_NEEDED = ("area", "period", "item", "value")
_TOP_KEYS = ("format", "facts", "tables")
_WORDS = {
    "text": Bilingual("文字", "text"),
    "text_or_null": Bilingual("文字或 null", "text or null"),
    "period": Bilingual("文字或整数", "text or a whole number"),
    "value": Bilingual("文字、数字、true、false 或 null", "text, a number, true, false or null"),
    "list": Bilingual("不空的列表", "a list that is not empty"),
    "object": Bilingual("对象", "an object"),
    "top": Bilingual(
        "不空的列表，或有 format 和 facts 的对象", "a list that is not empty, or an object with format and facts"
    ),
    "format": Bilingual("1", "1"),
}
_KIND_OF_KEY = {"period": "period", "value": "value", "source": "text_or_null", "note": "text_or_null"}


Written = Any
"""A JSON value, its numbers as they are written."""


class _Number(str):
    """A number as it is written."""

    __slots__ = ()


class _Whole(_Number):
    """A whole number as it is written."""

    __slots__ = ()


class _Constant(str):
    """NaN or Infinity, which JSON does not have."""

    __slots__ = ()


def read_json_facts(
    source: Source, vocabulary: Vocabulary
) -> tuple[list[Fact], dict[str, list[Record]], list[Diagnostic]]:
    """Return the facts of a JSON file, its records by table, and everything that is wrong with it."""
    found: list[Diagnostic] = []
    values = _parse(source, found)
    if found:
        return [], {}, found
    reader = _Reader(source, vocabulary, found)
    facts, records = reader.read(values)
    for once in (reader.area, reader.period, reader.subject):
        found += once.problems()
    return facts, records, found


def _parse(source: Source, found: list[Diagnostic]) -> Written:
    """Return the values of the text, numbers as they are written; what is not JSON goes to ``found``."""
    text = source.text
    if not text.strip():
        found.append(Diagnostic("empty-file", Bilingual("文件是空的", "the file is empty"), Document(source.name)))
        return None
    repeats = False

    def to_dict(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal repeats
        values = dict(pairs)
        repeats = repeats or len(values) < len(pairs)
        return values

    try:
        values = json.loads(
            text, parse_int=_Whole, parse_float=_Number, parse_constant=_Constant, object_pairs_hook=to_dict
        )
    except json.JSONDecodeError as error:
        message = Bilingual("这里不符合 JSON 的写法", f"this is not JSON: {error.msg}")
        place = TextSpan(source, min(error.pos, len(text)), min(error.pos + 1, len(text)))
        found.append(Diagnostic("json-syntax", message, place))
        return None
    except RecursionError:
        message = Bilingual("括号套得太深", "the brackets are nested too deeply")
        found.append(Diagnostic("json-syntax", message, Document(source.name)))
        return None
    for path, _, (start, end) in duplicate_keys(text) if repeats else ():
        message = Bilingual(f"键“{path[-1]}”写了两次", f'the key "{path[-1]}" is given twice')
        found.append(Diagnostic("duplicate-key", message, TextSpan(source, start, end)))
    return values


class _Reader:
    """Walks the values of one file; ``found`` gets what is wrong with them."""

    def __init__(self, source: Source, vocabulary: Vocabulary, found: list[Diagnostic]) -> None:
        self.source, self.vocabulary, self.found = source, vocabulary, found
        self.places: dict[Path, Span] = find_places(source.text)
        self.area = Once[str](lambda text, place, problems: read_area_at(text, vocabulary, place, problems))
        self.period = Once[Period](read_period_at)
        self.subject = Once[Item | Subject](
            lambda text, place, problems: find_subject_at(text, vocabulary, place, problems)
        )
        self.unread: set[tuple[str, str]] = set()

    def read(self, values: Written) -> tuple[list[Fact], dict[str, list[Record]]]:
        if isinstance(values, list) and values:
            return self.facts(values, ()), {}
        if not isinstance(values, dict):
            self.wrong((), values, "top")
            return [], {}
        self.check_keys(values, (), _TOP_KEYS, ("format",) if "tables" in values else ("format", "facts"))
        if "format" in values and not (isinstance(values["format"], _Whole) and values["format"] == "1"):
            self.wrong(("format",), values["format"], "format")
        facts = self.facts(values["facts"], ("facts",)) if "facts" in values else []
        return facts, self.tables(values["tables"]) if "tables" in values else {}

    def facts(self, values: Written, path: Path) -> list[Fact]:
        facts = [self.fact(value, (*path, index)) for index, value in self.entries(values, path)]
        return [fact for fact in facts if fact is not None]

    def fact(self, value: dict[str, Any], path: Path) -> Fact | None:
        whole = self.check_keys(value, path, _FACT_KEYS, _NEEDED)
        fits = [
            self.fits(value[key], (*path, key), _KIND_OF_KEY.get(key, "text")) for key in _FACT_KEYS if key in value
        ]
        if not whole or not all(fits):
            return None
        area = self.area(value["area"], *self.where((*path, "area")))
        period = self.period(value["period"], *self.where((*path, "period")))
        subject = self.subject(value["item"], *self.where((*path, "item")))
        if subject is None:
            return None
        publisher, note = ((value.get(key) or "").strip() or None for key in ("source", "note"))
        fact = self.cell(subject, area, period, value["value"], (*path, "value"))
        return None if fact is None else fact._replace(publisher=publisher, note=note)

    def cell(
        self, subject: Item | Subject, area: str | None, period: Period | None, value: Written, path: Path
    ) -> Fact | None:
        text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
        place = Cell(*self.at(path), text)
        fact = read_fact(subject, area or "", period or Period(0), text, self.vocabulary, place, self.found)
        return None if area is None or period is None else fact

    def tables(self, values: Written) -> dict[str, list[Record]]:
        if not isinstance(values, dict) or not values:
            self.wrong(("tables",), values, "object")
            return {}
        records: dict[str, list[Record]] = {}
        for name, rows in values.items():
            path: Path = ("tables", name)
            table = find_record_table(name, self.vocabulary, self.key_place(path), self.found)
            entries = self.entries(rows, path)
            if table is not None:
                made = [self.record(row, (*path, index), table) for index, row in entries]
                records.setdefault(table.id, []).extend(record for record in made if record is not None)
        return records

    def record(self, row: dict[str, Any], path: Path, table: Table) -> Record | None:
        known = {folded_name(name): column for column, names in record_words(table).items() for name in names}
        keys: dict[str, str] = {}
        for key in row:
            column = known.get(folded_name(key))
            if column is None:
                self.ignored(key, (*path, key), table)
            elif keys.setdefault(column, key) != key:
                message = Bilingual(
                    f"“{keys[column]}”和“{key}”说的是同一项", f'"{keys[column]}" and "{key}" say the same'
                )
                self.found.append(Diagnostic("duplicate-key", message, self.key_place((*path, key))))
        missing = [names[0] for column, names in record_words(table).items() if column not in keys]
        self.missing(missing, path)
        kinds = {"area": "text", "period": "period"}
        fits = [self.fits(row[key], (*path, key), kinds.get(column, "value")) for column, key in keys.items()]
        if missing or not all(fits):
            return None
        area_at = self.where((*path, keys["area"]))
        area = self.area(row[keys["area"]], *area_at)
        period = self.period(row[keys["period"]], *self.where((*path, keys["period"])))
        cells: dict[str, Fact] = {}
        for id_, item in table.columns.items():
            key = keys[f"column {id_}"]
            fact = self.cell(item, area, period, row[key], (*path, key))
            if fact is not None:
                cells[id_] = fact
        if area is None or period is None or len(cells) < len(table.columns):
            return None
        return Record(area, period, cells, Cell(self.source.name, *area_at[1:], row[keys["area"]]))

    def entries(self, values: Written, path: Path) -> list[tuple[int, dict[str, Any]]]:
        """Return the objects of a list with their indexes; whatever else it holds is an error."""
        if not isinstance(values, list) or not values:
            self.wrong(path, values, "list")
            return []
        for index, value in enumerate(values):
            if not isinstance(value, dict):
                self.wrong((*path, index), value, "object")
        return [(index, value) for index, value in enumerate(values) if isinstance(value, dict)]

    def check_keys(self, value: dict[str, Written], path: Path, known: Sequence[str], needed: Iterable[str]) -> bool:
        """Say whether an object has the keys needed; an unknown key, taken for the one meant, is an error."""
        lacking = [key for key in needed if key not in value]
        told = []
        for key in [key for key in value if key not in known]:
            close = nearest(key, known)
            told.append(close)
            message = Bilingual(f"没有名为“{key}”的键", f'there is no key called "{key}"')
            help_ = Bilingual(f"有：{quoted(tuple(known)).zh}", f"there are: {quoted(tuple(known)).en}")
            if close:
                help_ = Bilingual(f"是不是“{close}”？", f'did you mean "{close}"?')
            self.found.append(Diagnostic("unknown-key", message, self.key_place((*path, key)), help=help_))
        self.missing([key for key in lacking if key not in told], path)
        return not lacking

    def fits(self, value: Written, path: Path, kind: str) -> bool:
        """Say whether a value is of the type wanted; one that is not is an error."""
        if isinstance(value, (_Number, _Constant)):
            right = (kind == "value" and isinstance(value, _Number)) or (kind == "period" and isinstance(value, _Whole))
        elif isinstance(value, str):
            right = value.isascii() or not any("\ud800" <= character <= "\udfff" for character in value)
        else:
            right = (value is None and kind in {"value", "text_or_null"}) or (
                isinstance(value, bool) and kind == "value"
            )
        if not right:
            self.wrong(path, value, kind)
        return right

    def wrong(self, path: Path, value: Written, kind: str) -> None:
        message = Bilingual(f"这里应当是{_WORDS[kind].zh}", f"this should be {_WORDS[kind].en}")
        quote = isinstance(value, _Number) and kind.startswith("text")
        help_ = Bilingual("加上引号", "put it in quotes") if quote else None
        self.found.append(Diagnostic("wrong-type", message, self.value_place(path), help=help_))

    def missing(self, keys: list[str], path: Path) -> None:
        if keys:
            message = Bilingual(f"缺少{quoted(keys).zh}", f"missing: {quoted(keys).en}")
            self.found.append(Diagnostic("missing-key", message, self.value_place(path)))

    def ignored(self, key: str, path: Path, table: Table) -> None:
        """Remark once for each table that a key of its rows is not read."""
        if (table.id, key) not in self.unread:
            self.unread.add((table.id, key))
            message = Bilingual(f"不读“{key}”", f'"{key}" is not read')
            self.found.append(Diagnostic("ignored-column", message, self.key_place(path), severity="remark"))

    def at(self, path: Path) -> tuple[str, int, int]:
        """Return the file, line and column of a value."""
        return (self.source.name, *self.source.line_and_column(self.places[path][0]))

    def where(self, path: Path) -> tuple[Callable[[int, int, str], Cell], int, int]:
        """Return how the place of a value is made, its line and its column."""
        return (partial(Cell, self.source.name), *self.source.line_and_column(self.places[path][0]))

    def key_place(self, path: Path) -> Cell:
        """Return the place of the key of a value."""
        key, start = str(path[-1]), self.places[path][0]
        written = self.source.text.rfind(json.dumps(key, ensure_ascii=False), 0, start)
        return Cell(self.source.name, *self.source.line_and_column(written if written >= 0 else start), key)

    def value_place(self, path: Path) -> Cell:
        """Return the place of a value with the beginning of what is written there."""
        start, end = self.places[path]
        return Cell(*self.at(path), self.source.text[start : min(end, start + 80)])
