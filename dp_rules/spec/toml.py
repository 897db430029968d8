"""Read a TOML text: exact values, and the place of every key and value."""

import re
import tomllib
from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any

from dp_rules.spec.toml_places import Located, Places, string_offsets
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document, Embedded, Place, Source, Span

LARGEST_FILE = 5_000_000
DEEPEST_TABLE = 32
Path = tuple[str | int, ...]


class TomlFile:
    """The values of a TOML file and where each of them is written."""

    def __init__(self, source: Source, values: dict[str, Any]) -> None:
        """Hold the values that were read from ``source``."""
        self.source = source
        self.values = values

    @cached_property
    def _places(self) -> Places:
        return Places(self.source.text)

    def key_place(self, path: Sequence[str | int]) -> Place:
        """Return the place of the last key of ``path``, or of the nearest one above it that is written."""
        if not path:
            return Document(self.source.name)

        def find() -> tuple[Source, list[int]]:
            found = self._nearest(tuple(path))
            return self.source, [found.key_start] * len(key) + [found.key_end]

        key = str(path[-1])
        return Span(Embedded(self.source.name, key, find), 0, len(key))

    def value_place(self, path: Sequence[str | int]) -> Place:
        """Return the place of the value at ``path``, or of the nearest one above it that is written."""
        if not path:
            return Document(self.source.name)

        def find() -> tuple[Source, list[int]]:
            found = self._nearest(tuple(path))
            return self.source, [found.value_start, found.value_end]

        return Span(Embedded(self.source.name, " ", find), 0, 1)

    def _nearest(self, path: Path) -> Located:
        for length in range(len(path), 0, -1):
            found = self._places.get(path[:length])
            if found is not None:
                return found
        return Located(0, 0, 0, 0)

    def embedded(self, path: Sequence[str | int], text: str) -> Embedded:
        """Return the string at ``path`` as a text whose characters know where they stand."""

        def find() -> tuple[Source, list[int]]:
            found = self._nearest(tuple(path))
            return self.source, string_offsets(self.source.text, found.value_start, found.value_end)

        return Embedded(self.source.name, text, find)


def read_toml(source: Source) -> tuple[TomlFile | None, list[Diagnostic]]:
    """Return the values of a TOML text, or None with the reason why it cannot be read."""
    if len(source.text) > LARGEST_FILE:
        message = Bilingual("文件太大：规格文件最多 5 MB", "the file is too large: a spec has at most 5 MB")
        return None, [Diagnostic("file-too-large", message, Document(source.name))]
    try:
        values = tomllib.loads(source.text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        return None, [_syntax_error(str(error), source)]
    except RecursionError:
        message = Bilingual("嵌套太深", "the file is nested too deeply")
        return None, [Diagnostic("toml-syntax", message, Document(source.name))]
    except ValueError:
        message = Bilingual("有一个整数太长", "a whole number in the file is too long")
        return None, [Diagnostic("toml-syntax", message, Document(source.name))]
    if _is_deeper_than(DEEPEST_TABLE, values):
        message = Bilingual(
            f"嵌套太深：最多 {DEEPEST_TABLE} 层", f"the file is nested too deeply: at most {DEEPEST_TABLE} levels"
        )
        return None, [Diagnostic("toml-syntax", message, Document(source.name))]
    return TomlFile(source, values), []


def _is_deeper_than(limit: int, root: dict[str, Any]) -> bool:
    """Walk level by level; places are kept for each path, so that depth costs its square."""
    level: list[Any] = [root]
    for _ in range(limit):
        level = [
            part
            for value in level
            for part in (value.values() if isinstance(value, dict) else value)
            if isinstance(part, dict | list)
        ]
        if not level:
            return False
    return True


_AT = re.compile(r"^(?P<what>.*?) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$", re.DOTALL)
_OPEN_QUOTE = Bilingual("引号没有成对", "a quotation mark is not closed")
_CLOSE_THE_QUOTE = Bilingual('在这一行末尾补上 "', 'close it with " at the end of the line')
_KEY_TWICE = Bilingual("这个键写了两次", "this key is given twice")
_TABLE_TWICE = Bilingual("这个表写了两次", "this table is given twice")
_WHAT: tuple[tuple[str, Bilingual], ...] = (
    ("Expected '='", Bilingual("键后面应当是 =", "a key is followed by =")),
    ("Invalid value", Bilingual("等号后面的值写得不对", "the value after = cannot be read")),
    ("Invalid initial character for a key", Bilingual("键写得不对", "the key cannot be read")),
    ("Invalid statement", Bilingual("这一行读不懂", "this line cannot be read")),
    ("Unterminated string", _OPEN_QUOTE),
    ("Illegal character '\\n'", _OPEN_QUOTE),
    ("Illegal character", Bilingual("这里有不能使用的字符", "there is a character here that is not allowed")),
    ("Unclosed array", Bilingual("方括号没有成对", "a square bracket is not closed")),
    ("Unclosed inline table", Bilingual("花括号没有成对", "a brace is not closed")),
    ("Cannot overwrite a value", _KEY_TWICE),
    ("Cannot declare", _TABLE_TWICE),
    ("Cannot redefine namespace", _TABLE_TWICE),
    ("Cannot mutate immutable namespace", _TABLE_TWICE),
    ("Duplicate inline table key", _KEY_TWICE),
    ("Expected newline or end of document", Bilingual("一行只能写一个键和值", "a line holds one key and its value")),
    ("Unescaped '\\'", Bilingual("双引号中的 \\ 要写成 \\\\", "a \\ between double quotes is written \\\\")),
    ("Expected ']", Bilingual("方括号没有成对", "a square bracket is not closed")),
)
_FULL_WIDTH = {
    "“": Bilingual('引号要用英文的 "', 'use the plain quotation mark "'),
    "”": Bilingual('引号要用英文的 "', 'use the plain quotation mark "'),
    "‘": Bilingual('引号要用英文的 "', 'use the plain quotation mark "'),
    "’": Bilingual('引号要用英文的 "', 'use the plain quotation mark "'),
    "＝": Bilingual("等号要用英文的 =", "use the plain ="),
    "：": Bilingual("这里要用等号 =，不用冒号", "use =, not a colon"),
    "，": Bilingual("逗号要用英文的 ,", "use the plain comma ,"),
    "［": Bilingual("方括号要用英文的 [ ]", "use the plain brackets [ ]"),
    "【": Bilingual("方括号要用英文的 [ ]", "use the plain brackets [ ]"),
}


def _syntax_error(message: str, source: Source) -> Diagnostic:
    match = _AT.match(message)
    what = match["what"] if match else message
    if match and match["line"]:
        offset = source.offset_of(int(match["line"]), int(match["column"]))
    else:
        offset = len(source.text.rstrip())
    line, _ = source.line_and_column(min(offset, max(len(source.text) - 1, 0)))
    words = next((words for start, words in _WHAT if what.startswith(start)), None)
    said = words or Bilingual("不是正确的 TOML", f"this is not TOML: {what}")
    text = source.line_text(line)
    place = Span(source, offset, min(offset + 1, len(source.text)))
    if words is _KEY_TWICE or words is _TABLE_TWICE:
        start = source.offset_of(line, 1) + len(text) - len(text.lstrip())
        place = Span(source, start, start + len(text.partition("=")[0].strip()))
    help_ = _full_width_help(text) or (_CLOSE_THE_QUOTE if words is _OPEN_QUOTE else None)
    return Diagnostic("toml-syntax", said, place, help=help_)


def _full_width_help(line: str) -> Bilingual | None:
    """Return help when a full-width sign stands outside the strings of a line."""
    outside = re.sub(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'|#.*', "", line)
    for character in outside:
        if character in _FULL_WIDTH:
            return _FULL_WIDTH[character]
    return None
