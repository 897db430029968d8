"""Number formats of cells: what they make of a stored number, and what they only pretend."""

import re
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

Shape = Literal["number", "percent", "day", "month", "year", "clock", "duration"]
Trap = Literal["sign", "scale"]


class Section(NamedTuple):
    """One section of a format, as for numbers below 0.

    ``shape`` is what a number is shown as; ``clock`` says whether a date is shown with its time. ``trap`` says
    that what is shown is not what is stored: by a ``sign`` that is mere text (``0.0"%"``, ``0"万"``), or by a
    ``scale`` (``0,`` shows thousands). ``when`` is the condition under which the section holds, such as ``>=100``.
    """

    shape: Shape
    clock: bool = False
    trap: Trap | None = None
    when: str | None = None


PLAIN = (Section("number"),)

_PIECE = re.compile(r'"([^"]*)"?|[\\!](.)|[_*].|\[([^\]]*)\]|(.)', re.DOTALL)
_GENERAL = re.compile(r"general|g/通用格式", re.IGNORECASE)
_HALF_DAYS = re.compile(r"am/pm|a/p|上午/下午", re.IGNORECASE)
_POWER = re.compile(r"e[+-]", re.IGNORECASE)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=) *(-?[0-9]+(?:\.[0-9]+)?)")
_SCALED = re.compile(r"[0#?],+(?![0#?,])")
_SIGNS = re.compile("[%％‰万亿]|千(?![克米瓦])")
_TOKENS = re.compile(r"y+|m+|d+|h+|s+")
_LONGEST = 1000


@cache
def read_format(code: str) -> tuple[Section, ...]:
    """Return the sections of a format code; what is longer than any real one is plain."""
    if not code or len(code) > _LONGEST:
        return PLAIN
    sections = [""]
    for piece in _PIECE.finditer(code):
        if piece[0] == ";":
            sections.append("")
        else:
            sections[-1] += piece[0]
    read = tuple(_read_section(section) for section in sections[:3])
    if read[0].shape in {"number", "percent"} and len(set(read)) > 1:
        return read
    return read[:1]


def _read_section(code: str) -> Section:
    bare, literal, when, elapsed = "", "", None, False
    for piece in _PIECE.finditer(code):
        quoted, escaped, bracketed, plain = piece.groups()
        if bracketed is not None:
            condition = _CONDITION.fullmatch(bracketed)
            when = bracketed if condition else when
            elapsed |= bracketed.lower().strip("hms") == "" and bracketed != ""
            literal += bracketed[1:].partition("-")[0] if bracketed.startswith("$") else ""
        elif plain is not None:
            bare += plain
            literal += "" if plain.isascii() else plain
        else:
            literal += quoted or escaped or ""
            bare += "\0" if quoted or escaped else ""
    if elapsed:
        return Section("duration", when=when)
    words = _POWER.sub("0", _HALF_DAYS.sub("", _GENERAL.sub("", bare)))
    shape, clock = _moment(words)
    if shape is not None:
        return Section(shape, clock, when=when)
    if "%" in bare:
        return Section("percent", when=when)
    trap: Trap | None = "scale" if _SCALED.search(bare) else "sign" if _SIGNS.search(literal) else None
    return Section("number", trap=trap, when=when)


def _moment(bare: str) -> tuple[Shape | None, bool]:
    """Return what of a date a format shows, and whether it shows the time; an ``m`` beside ``h`` or ``s`` is minutes."""
    letters = [token[0] for token in _TOKENS.findall(bare.lower())]
    around = zip(letters, ["", *letters], [*letters[1:], ""], strict=False)
    shown = {letter for letter, before, after in around if letter != "m" or (before != "h" and after != "s")}
    clock = bool(shown & {"h", "s"})
    if "d" in shown:
        return "day", clock
    if "m" in shown:
        return "month", clock
    if "y" in shown:
        return "year", clock
    return ("clock", True) if clock else (None, False)


def section_for(sections: tuple[Section, ...], number: str) -> Section:
    """Return the section in which a format shows a number: the first whose condition holds, else by its sign."""
    if len(sections) == 1:
        return sections[0]
    value = Decimal(number)
    if any(section.when for section in sections):
        return next((one for one in sections if one.when is None or _holds(one.when, value)), sections[-1])
    by_sign = 1 if value < 0 else 2 if value == 0 else 0
    return sections[by_sign] if by_sign < len(sections) else sections[0]


def _holds(condition: str, value: Decimal) -> bool:
    match = _CONDITION.fullmatch(condition)
    if match is None:
        return False
    limit = Decimal(match[2])
    return {
        "<": value < limit,
        "<=": value <= limit,
        ">": value > limit,
        ">=": value >= limit,
        "=": value == limit,
        "<>": value != limit,
    }[match[1]]
