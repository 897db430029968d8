"""TOML text to TOML text in one layout.

Runs on text that ``tomllib.loads`` has accepted and in which no line ends in a carriage return.
Spaces, blank lines, line breaks inside arrays and last commas change; keys, values and the words of
comments do not, nor does their order.
"""

import re
from typing import NamedTuple

from dp_rules.toml.places import BLANKS, KEY, SCALAR, match_here

MOST_BLANK_LINES = 2
_INDENT = "  "
_COMMENT = re.compile(r"#[^\n]*")
_NOT_IN_A_COMMENT = r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\''
_STRING_OR_COMMENT = re.compile(rf"{_NOT_IN_A_COMMENT}|(?P<comment>{_COMMENT.pattern})", re.DOTALL)


def comments_of(text: str) -> list[str]:
    """Return the comments of a TOML text in their order, without the blanks at their end."""
    return [found["comment"].rstrip(" \t") for found in _STRING_OR_COMMENT.finditer(text) if found["comment"]]


def lay_out(text: str) -> str:
    """Return the text in the one layout; laying that out again changes nothing."""
    lines = _with_headers_apart(_Reader(text).read_lines())
    return "".join(f"{line.text}\n" for line in _without_too_many_blanks(lines))


class _Line(NamedTuple):
    """A line of the document, or all lines of a value that has several."""

    kind: str  # blank, comment, header or pair
    text: str = ""


class _Row(NamedTuple):
    """What stands on one line inside brackets; without either, a blank line."""

    elements: list["_Value"]
    comment: list[str]  # none or one


class _Container(NamedTuple):
    """An array or inline table; ``is_broken`` says whether it is written over several lines."""

    brackets: str
    rows: list[_Row]
    is_broken: bool


class _Value(NamedTuple):
    """A value, after the key that it has in an inline table."""

    key: str
    written: str | _Container


class _Reader:
    """Reads one text from front to back."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pos = 0

    def read_lines(self) -> list[_Line]:
        lines = []
        while self.pos < len(self.text):
            self.take(BLANKS)
            match self.next():
                case "" | "\n":
                    lines.append(_Line("blank"))
                case "#":
                    lines.append(_Line("comment", self.read_comment()))
                case "[":
                    lines.append(_Line("header", self.read_header() + self.read_rest_of_line()))
                case _:
                    written = _written(self.read_pair(), 0)
                    lines.append(_Line("pair", written + self.read_rest_of_line()))
            self.pos += len("\n")
        return lines

    def next(self) -> str:
        return self.text[self.pos : self.pos + 1]

    def take(self, pattern: re.Pattern[str]) -> str:
        found = match_here(pattern, self.text, self.pos)
        self.pos = found.end()
        return found[0]

    def read_comment(self) -> str:
        return self.take(_COMMENT).rstrip(" \t")

    def read_rest_of_line(self) -> str:
        self.take(BLANKS)
        return f" {self.read_comment()}" if self.next() == "#" else ""

    def read_header(self) -> str:
        brackets = 2 if self.text.startswith("[[", self.pos) else 1
        self.pos += brackets
        key = self.read_key()
        self.pos += brackets
        return "[" * brackets + key + "]" * brackets

    def read_key(self) -> str:
        segments = []
        while True:
            self.take(BLANKS)
            segments.append(self.take(KEY))
            self.take(BLANKS)
            if self.next() != ".":
                return ".".join(segments)
            self.pos += len(".")

    def read_pair(self) -> _Value:
        key = self.read_key()
        self.pos += len("=")
        self.take(BLANKS)
        return self.read_value(key)

    def read_value(self, key: str = "") -> _Value:
        match self.next():
            case "[":
                return _Value(key, self.read_container("[]"))
            case "{":
                return _Value(key, self.read_container("{}"))
            case _:
                return _Value(key, self.take(SCALAR))

    def read_container(self, brackets: str) -> _Container:
        """Read what stands in brackets; elements that share a line in the text share a row."""
        self.pos += len(brackets[0])
        rows: list[_Row] = []
        line_ends, is_broken = 1, False
        while True:
            self.take(BLANKS)
            match self.next():
                case "\n":
                    line_ends, is_broken = line_ends + 1, True
                    self.pos += 1
                    continue
                case ",":
                    self.pos += 1
                    continue
            if self.next() == brackets[1]:
                self.pos += 1
                return _Container(brackets, rows, is_broken)
            if line_ends > 1 and rows:
                rows.append(_Row([], []))
            if line_ends or not rows:
                rows.append(_Row([], []))
            line_ends = 0
            if self.next() == "#":
                rows[-1].comment.append(self.read_comment())
            else:
                rows[-1].elements.append(self.read_value() if brackets == "[]" else self.read_pair())


def _written(value: _Value, depth: int) -> str:
    """Return a value, and its key where it has one; ``depth`` counts the broken containers around it."""
    key = f"{value.key} = " if value.key else ""
    match value.written:
        case str(text):
            return key + text
        case _Container(brackets=brackets, rows=rows, is_broken=is_broken):
            if not rows:
                return key + brackets
            if not is_broken:
                pad = " " if brackets == "{}" else ""
                inside = ", ".join(_written(element, depth) for row in rows for element in row.elements)
                return f"{key}{brackets[0]}{pad}{inside}{pad}{brackets[1]}"
            inside = "".join(_row(row, depth + 1) for row in rows)
            return f"{key}{brackets[0]}\n{inside}{_INDENT * depth}{brackets[1]}"


def _row(row: _Row, depth: int) -> str:
    elements = ", ".join(_written(element, depth) for element in row.elements)
    parts = ([f"{elements},"] if row.elements else []) + row.comment
    return f"{_INDENT * depth}{' '.join(parts)}\n" if parts else "\n"


def _with_headers_apart(lines: list[_Line]) -> list[_Line]:
    """Return the lines with a blank one before each header, or before the comment right above it."""
    apart: list[_Line] = []
    comment: list[_Line] = []
    for line in lines:
        if line.kind == "comment":
            comment.append(line)
            continue
        if line.kind == "header" and apart and apart[-1].kind != "blank":
            apart.append(_Line("blank"))
        apart += [*comment, line]
        comment = []
    return apart + comment


def _without_too_many_blanks(lines: list[_Line]) -> list[_Line]:
    """Return the lines without blank ones at both ends, and with few together."""
    kept: list[_Line] = []
    blanks = MOST_BLANK_LINES
    for line in lines:
        blanks = blanks + 1 if line.kind == "blank" else 0
        if blanks <= MOST_BLANK_LINES:
            kept.append(line)
    while kept and kept[-1].kind == "blank":
        kept.pop()
    return kept
