"""A value of the wrong type: what stands there, what belongs there, and how to write it."""

import re
from datetime import date, time
from decimal import Decimal
from typing import Any

from dp_rules.text.bilingual import Bilingual

_WANTED = {
    "string": Bilingual("文字", "text"),
    "integer": Bilingual("整数", "a whole number"),
    "boolean": Bilingual("true 或 false", "true or false"),
    "array": Bilingual("列表", "a list"),
    "object": Bilingual("表", "a table"),
    "number": Bilingual("数字", "a number"),
}
_HOW = {  # by the type that is wanted, and whether text stands there
    ("string", False): Bilingual("文字要加引号", "text goes in quotation marks"),
    ("integer", True): Bilingual("整数不加引号", "a whole number has no quotation marks"),
    ("boolean", True): Bilingual("true 和 false 不加引号", "true and false have no quotation marks"),
    ("array", True): Bilingual("列表放在方括号里", "a list stands in brackets"),
}
_WRITE = Bilingual("写作", "write")
_LONGEST = 100
_MOST_PLACES = 12


def wanted_kind(kind: str) -> Bilingual:
    """Return the name of a type of the schema in words."""
    return _WANTED.get(kind, Bilingual(kind, kind))


def given_kind(value: object) -> Bilingual:
    """Return what a value is, in words."""
    match value:
        case bool():
            return Bilingual("true 或 false", "true or false")
        case int():
            return Bilingual("整数", "a whole number")
        case Decimal():
            return Bilingual("小数", "a decimal number")
        case str():
            return Bilingual("文字", "text")
        case date() | time():
            return Bilingual("没有加引号的日期", "a date without quotation marks")
        case list() if value and all(isinstance(part, dict) for part in value):
            return Bilingual("多个表（双方括号）", "a list of tables (double brackets)")
        case list():
            return Bilingual("列表", "a list")
        case _:
            return Bilingual("表", "a table")


def how_to_write(name: str, value: object, written: str, kind: str, example: str) -> Bilingual | None:
    """Return help for a value that is of another type than ``kind``.

    ``name`` is its key, ``written`` the value as it stands in the file, ``example`` the schema's, as TOML. The value is
    kept where it can be: with quotation marks or brackets more or less.
    """
    right = _same_value(value, written, kind)
    if right is not None and len(right) > _LONGEST:
        right = None
    if right is not None:
        how = _WRITE if isinstance(value, list) else _HOW.get((kind, isinstance(value, str)), _WRITE)
        shown = right if _is_header(value, written) else f"{name}{right}"
        return Bilingual(f"{how.zh}：{shown}", f"{how.en}: {shown}")
    return Bilingual(f"例：{name}{example}", f"for example: {name}{example}") if example else None


def _is_short_whole(value: Decimal) -> bool:
    """Say whether a number is whole and short; one with a great exponent takes long to write out."""
    return value.is_finite() and value.adjusted() < _MOST_PLACES and value == value.to_integral_value()


def _is_header(value: object, written: str) -> bool:
    """Say whether a table, or a list of tables, is written with a header."""
    if isinstance(value, list):
        return written.startswith("[[") and all(isinstance(part, dict) for part in value)
    return isinstance(value, dict) and written.startswith("[")


def _same_value(value: Any, written: str, kind: str) -> str | None:  # noqa: ANN401  any value of TOML
    """Return the value as it is written when it is of that type, or None when that cannot be told."""
    if isinstance(value, list) and len(value) == 1 and kind in {"string", "integer"}:
        (value,) = value
        written = f'"{value}"' if isinstance(value, str) else str(value)
        if (isinstance(value, str) and kind == "string") or (type(value) is int and kind == "integer"):
            return written
    match kind:
        case "integer" if isinstance(value, str):
            number = re.fullmatch(r"\D{0,3}(\d{1,9})\D{0,3}", value.strip())
            return str(int(number[1])) if number else None
        case "integer" if isinstance(value, Decimal) and _is_short_whole(value):
            return str(int(value))
        case "integer" if isinstance(value, date):
            return str(value.year)
        case "boolean" if str(value).strip().casefold() in {"true", "yes", "1", "是"}:
            return "true"
        case "boolean" if str(value).strip().casefold() in {"false", "no", "0", "否"}:
            return "false"
        case "string" if not isinstance(value, list | dict | str) and "\n" not in written:
            return f'"{written}"'
        case "array" if isinstance(value, str):
            parts = [part.strip() for part in re.split(r"[、，,；;]", value) if part.strip()]
            return None if '"' in value or "\\" in value else "[" + ", ".join(f'"{part}"' for part in parts) + "]"
        case "array" if not isinstance(value, list | dict) and "\n" not in written:
            return f"[{written}]"
        case "array" if isinstance(value, dict) and written.startswith(("[", "{")):
            return f"[{written}]"
        case "object" if _is_header(value, written):
            return written[1:-1]
        case _:
            return None
