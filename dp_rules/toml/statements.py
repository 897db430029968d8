"""A TOML text cut into its statements, also where it is broken: so that one mistake does not hide or cause another.

A statement that is written as TOML asks ends where its value ends. One that is not ends before the next line that
looks like a header or a key. Nothing here says what is wrong; ``errors`` does.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["header", "pair", "comment"]


class Statement(NamedTuple):
    """A header, a key with its value, or a comment of its own, as offsets into the text, without blanks around it."""

    kind: Kind
    start: int
    end: int


def statements(text: str) -> Iterator[Statement]:
    """Yield the statements of a text, front to back; all but blanks belongs to one."""
    at = 0
    while True:
        at = _found(_SPACE, text, at)
        if at >= len(text):
            return
        if text[at] == "#":
            end, kind = _line_end(text, at), "comment"
        elif text[at] in "[［【":
            end, kind = _line_end(text, at), "header"
        else:
            end, kind = _pair_end(text, at), "pair"
        yield Statement(kind, at, _without_blanks(text, at, end))  # type: ignore[arg-type]  # one of the three
        at = end


def value_end(text: str, start: int) -> int | None:
    """Return where the value that starts here ends, or None when it is not written as TOML asks.

    Line ends inside braces are let through, so that an inline table over several lines is one statement.
    """
    open_: list[str] = []  # the closing bracket of each array and table that is open
    at = start
    while True:
        match = _SCALAR.match(text, at)
        if match is not None:
            at = match.end()
        elif text.startswith(("[", "{"), at):
            if len(open_) == _DEEPEST:
                return None
            open_.append("]" if text[at] == "[" else "}")
            at = _found(_FILLER, text, at + 1)
            if not text.startswith(open_[-1], at):
                after_key = _after_key(text, at, open_)
                if after_key is None:
                    return None
                at = after_key
                continue
        else:
            return None
        while open_:
            at = _found(_FILLER, text, at)
            if text.startswith(open_[-1], at):
                open_.pop()
                at += 1
                continue
            if not text.startswith(",", at):
                return None
            at = _found(_FILLER, text, at + 1)
            if not text.startswith(open_[-1], at):
                break
        if not open_:
            return at
        after_key = _after_key(text, at, open_)
        if after_key is None:
            return None
        at = after_key


def _after_key(text: str, at: int, open_: list[str]) -> int | None:
    """Return where a value of the innermost bracket begins: in a table after its key and the equals sign."""
    if open_[-1] == "]":
        return at
    key = _KEY_AND_EQUALS.match(text, at)
    return None if key is None else key.end()


def _pair_end(text: str, start: int) -> int:
    key = _KEY_AND_EQUALS.match(text, start)
    if key is not None:
        end = value_end(text, key.end())
        rest = None if end is None else _REST_OF_LINE.match(text, end)
        if rest is not None and not _runs_into_another(text, key.end(), rest.end()):
            return rest.end()
    at = end = _line_end(text, start)
    opens_table = key is not None and text.startswith("{", key.end())
    while at < len(text):
        after = _line_end(text, at + 1)
        line = text[at + 1 : after]
        if _HEADER_LIKE.match(line) or (_KEY_LIKE.match(line) and not opens_table):
            break
        if opens_table and not line.strip():
            break
        opens_table = opens_table and not line.strip().endswith("}")
        at = after
        end = end if not line.strip() or line.lstrip().startswith("#") else at
    return end


def _runs_into_another(text: str, start: int, end: int) -> bool:
    """Say whether a multi-line text that was never closed ends where another one begins.

    Its last line is then ``key = \"\"\"``, and the line after that none that begins a statement.
    """
    if not text.startswith(('"""', "'''"), start) or "\n" not in text[start:end]:
        return False
    last = text[text.rfind("\n", start, end) + 1 : end]
    if not re.fullmatch(r"[ \t]*[\w-]+[ \t]*=[ \t]*(?:\"{3}|'{3})[ \t\r]*", last):
        return False
    after = text[end + 1 : _line_end(text, end + 1)].strip()
    return bool(after) and not after.startswith(("#", "[")) and not _KEY_LIKE.match(after)


def _without_blanks(text: str, start: int, end: int) -> int:
    """Return ``end`` before the blanks that precede it; a CR alone is none."""
    while end > start and (text[end - 1] in " \t\n" or text.startswith("\r\n", end - 1)):
        end -= 1
    return end


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _found(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Return the end of a pattern that matches everywhere, if only nothing."""
    match = pattern.match(text, at)
    return at if match is None else match.end()


_DEEPEST = 1000
_SPACE = re.compile(r"(?:[ \t\n]+|\r\n)*")
_FILLER = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_REST_OF_LINE = re.compile(r"[ \t]*(?:#[^\n]*)?(?:\r?(?=\n)|\Z)")
ONE_LINE = r"""(?:"[^"\\\n]*(?:\\[^\n][^"\\\n]*)*"|'[^'\n]*')"""
SEGMENT = rf"(?:[A-Za-z0-9_-]+|{ONE_LINE})"
_KEY_AND_EQUALS = re.compile(rf"{SEGMENT}(?:[ \t]*\.[ \t]*{SEGMENT})*[ \t]*=[ \t]*")
_SCALAR = re.compile(
    r'''"""[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*"{3,5}|\'\'\'[^']*(?:'(?!'')[^']*)*'{3,5}'''
    rf"|(?!\"\"\"|''')(?:{ONE_LINE})"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[^\s,\]}#]+|[A-Za-z0-9_+.:-]+",
    re.DOTALL,
)
# What a line of its own looks like, to somebody who typed it with full-width signs or in another format too.
_HEADER_LIKE = re.compile(r"[ \t\u3000]*[\[［【]{1,2}[ \t]*(?!true\b|false\b|inf\b|nan\b)[A-Za-z_]")
_KEY_LIKE = re.compile(rf"[ \t\u3000\xa0]*(?:[\w-]+|{ONE_LINE})(?:\.(?:[\w-]+|{ONE_LINE}))*[ \t\u3000\xa0]*[=＝:：]")
