"""Read a TOML text: exact values, and the place of every key and value."""

import re
import tomllib
from decimal import Decimal
from typing import Any

from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document, Source
from dp_rules.toml.file import Path, TomlFile

LARGEST_FILE = 1_000_000
DEEPEST_TABLE = 32


def read_toml(source: Source) -> tuple[TomlFile | None, list[Diagnostic]]:
    """Return the values of a TOML text, or None with every reason why it cannot be read."""
    if len(source.text) > LARGEST_FILE:
        message = Bilingual("文件太大：最多 1 MB", "the file is too large: at most 1 MB can be read")
        return None, [Diagnostic("file-too-large", message, Document(source.name))]
    if _has_endless_key(source.text):
        message = Bilingual("一个键的点太多", "a key has too many dots")
        return None, [Diagnostic("toml-syntax", message, Document(source.name))]
    try:
        values = tomllib.loads(source.text, parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError):  # not TOML, a number too long, nested too deeply
        from dp_rules.toml.errors import toml_errors  # noqa: PLC0415  only a text with faults needs it

        return None, toml_errors(source)
    if _is_deeper_than(DEEPEST_TABLE, values):
        message = Bilingual(
            f"嵌套太深：最多 {DEEPEST_TABLE} 层", f"the file is nested too deeply: at most {DEEPEST_TABLE} levels"
        )
        return None, [Diagnostic("toml-syntax", message, Document(source.name))]
    file = TomlFile(source, values)
    if _HEXADECIMAL.search(source.text) and (path := _long_number(values)) is not None:
        message = Bilingual("一个整数太长：最多 60 位", "a whole number is too long: at most 60 digits are read")
        return None, [Diagnostic("toml-syntax", message, file.value_place(path))]
    return file, []


_MOST_DOTS = 2000
_SEGMENT = r"""(?:[A-Za-z0-9_-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')[ \t]*+"""
_ENDLESS_KEY = re.compile(rf"(?:^|[\[{{,])[ \t]*+(?:{_SEGMENT}\.[ \t]*+){{{_MOST_DOTS}}}", re.MULTILINE)


def _has_endless_key(text: str) -> bool:
    """Say whether a key has so many segments that reading it, which takes their square, would not end."""
    return text.count(".") >= _MOST_DOTS and _ENDLESS_KEY.search(text) is not None


_HEXADECIMAL = re.compile(r"0[xob][0-9A-Fa-f_]{50}")
_TOO_LARGE = 10**60


def _long_number(value: object, path: Path = ()) -> Path | None:
    """Return where a whole number is too long to be written out, as one in hexadecimal digits can be."""
    if isinstance(value, dict | list):
        parts = value.items() if isinstance(value, dict) else enumerate(value)
        return next((found for key, part in parts if (found := _long_number(part, (*path, key))) is not None), None)
    return path if isinstance(value, int) and abs(value) >= _TOO_LARGE else None


def _is_deeper_than(limit: int, root: dict[str, Any]) -> bool:
    """Walk level by level; places are kept for each path, so that depth costs its square."""
    level: list[Any] = [root]
    for _ in range(limit):
        level = [
            part
            for value in level
            for part in (value.values() if type(value) is dict else value)
            if type(part) is dict or type(part) is list  # the reader makes no others
        ]
        if not level:
            return False
    return True
