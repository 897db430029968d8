"""JSON Lines: an object on each line, all with the keys of the first."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from dp_rules.tables.grid import Grid, Row
from dp_rules.text.bilingual import Bilingual, quoted
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.nearest import nearest
from dp_rules.text.place import Cell, Document
from dp_rules.text.safe import brief

_MOST_BROKEN = 20
_MARK = b"\xef\xbb\xbf"
_HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")


class _Object(list[tuple[str, object]]):
    """An object with its keys and values as they are written, repeated ones too."""

    __slots__ = ()


class _Number(str):
    """A number as it is written."""

    __slots__ = ()


class _Constant(str):
    """NaN or Infinity, which JSON does not have."""

    __slots__ = ()


_decode = json.JSONDecoder(
    object_pairs_hook=_Object, parse_int=_Number, parse_float=_Number, parse_constant=_Constant
).decode


def read_json_lines(lines: Iterable[bytes], name: str, found: list[Diagnostic]) -> Iterator[Grid]:
    """Yield the table of a JSON Lines file, called ``name``: its lines as bytes, or the file opened as binary.

    Its columns are the keys of the first object. A line that is no object, or that has other keys,
    is an error in ``found`` by the time the rows end.
    """
    reader = _Reader(name, found)
    objects = reader.objects(lines)
    first = next(objects, None)
    if first is None:
        if not found:
            found.append(Diagnostic("empty-file", Bilingual("文件是空的", "the file is empty"), Document(name)))
        return
    fields = list(dict.fromkeys(key for key, _ in first[1]))
    grid = Grid(name, iter(()), None, fields)
    grid.fill(reader.rows(grid, fields, first, objects))
    yield grid


class _Reader:
    """Reads the lines of one file; ``found`` gets what is wrong with them."""

    def __init__(self, name: str, found: list[Diagnostic]) -> None:
        self.name, self.found = name, found
        self.broken = 0
        self.written = ""
        self.other_keys: dict[tuple[str, ...], tuple[int, int]] = {}

    def objects(self, lines: Iterable[bytes]) -> Iterator[tuple[int, _Object]]:
        """Yield each object with its line, up to where so much is broken that this is another kind of file."""
        for line, data in enumerate(lines, 1):
            written = data.removeprefix(_MARK) if line == 1 else data
            if not written.strip():
                continue
            problem: Diagnostic | None = None
            text = ""
            try:
                text = written.decode("utf-8").strip("\r\n")
                value = _decode(text)
            except UnicodeDecodeError as error:
                problem = self.not_utf_8(line, written, error)
            except json.JSONDecodeError as error:
                problem = self.no_json(line, text, error)
            except RecursionError:
                message = Bilingual("括号套得太深", "the brackets are nested too deeply")
                problem = Diagnostic("json-syntax", message, self.at(line, 1, text))
            else:
                if isinstance(value, _Object):
                    self.written = text
                    yield line, value
                    continue
                problem = self.no_object(line, text)
            self.found.append(problem)
            self.broken += 1
            if self.broken == _MOST_BROKEN:
                message = Bilingual("出错的行太多，后面的不再读", "so many lines are broken that the rest is not read")
                self.found.append(Diagnostic("json-syntax", message, self.at(line, 1, text)))
                return

    def rows(
        self, grid: Grid, fields: list[str], first: tuple[int, _Object], rest: Iterable[tuple[int, _Object]]
    ) -> Iterator[Row]:
        """Yield the rows of the objects that have just the keys that are wanted."""
        row = self.row(grid, fields, *first)
        if row is not None:
            yield row
        for line, pairs in rest:
            row = self.row(grid, fields, line, pairs)
            if row is not None:
                yield row
        for index, count in self.other_keys.values():
            if count:
                more = "once more" if count == 1 else f"{count} times more"
                note = Bilingual(f"另有 {count} 行也是这样", f"it is so {more}")
                self.found[index] = self.found[index]._replace(note=note)

    def row(self, grid: Grid, fields: list[str], line: int, pairs: _Object) -> Row | None:
        """Return an object as a row, or None with what is wrong with its keys."""
        keys = [key for key, _ in pairs]
        values: Sequence[object]
        if keys == fields:
            values = [value for _, value in pairs]
        else:
            if not self.check_keys(keys, fields, line):
                return None
            by_key = dict(pairs)
            values = [by_key[field] for field in fields]
        cells = [str(value) if type(value) is str or type(value) is _Number else _text(value) for value in values]
        for index, cell in enumerate(cells):
            if cell is None or (not cell.isascii() and _HALF_A_CHARACTER.search(cell)):
                message = Bilingual(
                    "这里应当是文字、数字、true、false 或 null", "this should be text, a number, true, false or null"
                )
                raw = str(values[index]) if isinstance(values[index], _Constant) else ""
                self.found.append(Diagnostic("wrong-type", message, grid.cell(line, index + 1, raw)))
                cells[index] = ""
        return Row(line, [cell or "" for cell in cells])

    def check_keys(self, keys: list[str], fields: list[str], line: int) -> bool:
        """Say whether a line has each key once and no other; one message for all lines that differ alike."""
        if len(keys) == len(fields) and set(keys) == set(fields):
            return True
        alike = tuple(keys)
        if alike in self.other_keys:
            index, count = self.other_keys[alike]
            self.other_keys[alike] = (index, count + 1)
            return False
        before = len(self.found)
        self.tell_keys(keys, fields, line)
        self.other_keys[alike] = (before, 0)
        return False

    def tell_keys(self, keys: list[str], fields: list[str], line: int) -> None:
        """Say which keys are there twice, are unknown or are missing; an unknown one is taken for the one meant."""
        meant = []
        for column, key in enumerate(keys, 1):
            place = Cell(self.name, line, column, key, None, key)
            if key in keys[: column - 1]:
                message = Bilingual(f"键“{key}”写了两次", f'the key "{key}" is given twice')
                self.found.append(Diagnostic("duplicate-key", message, place))
            elif key not in fields:
                close = nearest(key, [field for field in fields if field not in keys])
                meant.append(close)
                message = Bilingual(f"没有名为“{key}”的键", f'there is no key called "{key}"')
                help_ = Bilingual(
                    f"各行的键要与第一行相同：{quoted(fields).zh}",
                    f"all lines have the keys of the first: {quoted(fields).en}",
                )
                if close:
                    help_ = Bilingual(f"是不是“{close}”？", f'did you mean "{close}"?')
                self.found.append(Diagnostic("unknown-key", message, place, help=help_))
        missing = [field for field in fields if field not in keys and field not in meant]
        if missing:
            message = Bilingual(f"缺少{quoted(missing).zh}", f"missing: {quoted(missing).en}")
            help_ = Bilingual(
                "各行的键要与第一行相同；没有值时写 null",
                "all lines have the keys of the first; write null where there is no value",
            )
            self.found.append(Diagnostic("missing-key", message, self.at(line, 1, self.written), help=help_))

    def no_object(self, line: int, text: str) -> Diagnostic:
        message = Bilingual("这里应当是对象", "this should be an object")
        return Diagnostic("wrong-type", message, self.at(line, 1, text), help=_ONE_A_LINE)

    def no_json(self, line: int, text: str, error: json.JSONDecodeError) -> Diagnostic:
        message = Bilingual("这里不符合 JSON 的写法", f"this is not JSON: {error.msg}")
        place = self.at(line, error.pos + 1, text[error.pos :])
        return Diagnostic("json-syntax", message, place, help=_ONE_A_LINE)

    def not_utf_8(self, line: int, written: bytes, error: UnicodeDecodeError) -> Diagnostic:
        column = len(written[: error.start].decode("utf-8")) + 1
        message = Bilingual("这一行不是 UTF-8", "this line is not UTF-8")
        help_ = Bilingual("另存为 UTF-8 再试", "save the file as UTF-8 and try again")
        return Diagnostic("unreadable-encoding", message, self.at(line, column, ""), help=help_)

    def at(self, line: int, column: int, text: str) -> Cell:
        return Cell(self.name, line, column, brief(text))


_ONE_A_LINE = Bilingual(
    "每行写一个完整的对象；整个文件是一个 JSON 时，扩展名用 .json",
    "write one whole object on each line; a file that is one JSON value is called .json",
)


def _text(value: object) -> str | None:
    """Return the text of a value, or None where it is not a single one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str) and not isinstance(value, _Constant) else None
