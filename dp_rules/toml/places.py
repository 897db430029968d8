"""Where each key and value of a TOML text stands.

Both functions run on text that ``tomllib.loads`` has already accepted. They find places and decide nothing: neither
what a value is nor whether the text is valid. So the scanner is laxer than TOML wherever that makes it simpler, and
also reads what TOML 1.1 adds (line breaks and a last comma in inline tables, two more escapes).
"""

import re
from typing import NamedTuple

Path = tuple[str | int, ...]


class Located(NamedTuple):
    """Where one TOML value stands, as offsets (code points) into the text.

    ============================ ======================= =========================
    the path leads to            key                     value
    ============================ ======================= =========================
    ``key = value``              the key's last segment  the value as written
    ``[table]``                  the header's last       the header with its
                                 segment                 brackets
    an array of tables           as for a table, of the  first ``[[header]]``
    an array's element, also one as the value            the element, or its
    of an array of tables                                ``[[header]]``
    a table with no header, from the segment that        as the key
    ``[a.b.c]`` or ``a.b = 1``   mentions it first
    ============================ ======================= =========================

    Quotes belong to the key and to the value.
    """

    key_start: int
    key_end: int
    value_start: int
    value_end: int


def find_places(text: str) -> dict[Path, Located]:
    """Return the place of each key path and array element of ``tomllib.loads(text)``.

    The paths' segments are decoded keys and indices from 0. The root has no entry.
    """
    scanner = Scanner(text)
    scanner.read_on(None)
    return scanner.places


class Places:
    """The places of a text, looked for only as far as they are asked for: tests stand at the end and are many."""

    def __init__(self, text: str) -> None:
        """Look for places in ``text``, which ``tomllib.loads`` has accepted."""
        self._scanner = Scanner(text)

    def get(self, path: Path) -> Located | None:
        """Return what ``find_places(text).get(path)`` returns."""
        self._scanner.read_on(path)
        return self._scanner.places.get(path)


def string_offsets(text: str, value_start: int, value_end: int) -> list[int]:
    """Return where each character of the string value at these offsets is written.

    One offset for each character of the decoded string (for an escape, of its
    backslash; for a CRLF, of the CR), then that of the closing quotes.
    """
    quote = text[value_start]
    is_multiline = text.startswith(quote * 3, value_start, value_end)
    width = 3 if is_multiline else 1
    start, end = value_start + width, value_end - width
    if is_multiline:
        start = match_here(_FIRST_NEWLINE, text, start).end()
    pieces = _BASIC_PIECE if quote == '"' else _LITERAL_PIECE
    offsets: list[int] = []
    for piece in pieces.finditer(text, start, end):
        if piece.lastgroup == "plain":
            offsets.extend(range(*piece.span()))
        elif piece.lastgroup == "one":
            offsets.append(piece.start())
    offsets.append(end)
    return offsets


class _Segment(NamedTuple):
    """One segment of a key: its decoded name, and where it is written."""

    name: str
    start: int
    end: int


class Scanner:
    """Reads one text from front to back; ``places`` is what it has found, ``table`` the table it is in."""

    def __init__(self, text: str) -> None:
        """Begin at the front of ``text``."""
        self.text = text
        self.pos = 0
        self.table: Path = ()
        self.places: dict[Path, Located] = {}
        self.table_counts: dict[Path, int] = {}  # of each array of tables so far
        self.mentioned: set[Path] = set()  # tables whose own header may follow
        self.take(_FILLER)

    def read_on(self, path: Path | None) -> None:
        """Read until the place of ``path`` is certain, or to the end."""
        while self.pos < len(self.text) and (path not in self.places or path in self.mentioned):
            if self.text[self.pos] == "[":
                self.table = self.read_header()
            else:
                self.read_pair(self.table)
            self.take(_FILLER)

    def read_header(self) -> Path:
        """Read ``[a.b]`` or ``[[a.b]]``; return the path of the table it opens."""
        start = self.pos
        brackets = 2 if self.text.startswith("[[", start) else 1
        self.pos += brackets
        *parents, last = self.read_key()
        self.pos += brackets
        path = (*self.enter((), parents), last.name)
        place = Located(last.start, last.end, start, self.pos)
        if brackets == 1:
            self.places[path] = place
            self.mentioned.discard(path)
            return path
        self.places.setdefault(path, place)
        index = self.table_counts.get(path, 0)
        self.table_counts[path] = index + 1
        element = (*path, index)
        self.places[element] = Located(start, self.pos, start, self.pos)
        return element

    def read_pair(self, table: Path) -> None:
        """Read ``a.b = value`` in that table."""
        *parents, last = self.read_key()
        self.pos += len("=")
        self.take(BLANKS)
        path = (*self.enter(table, parents), last.name)
        start, end = self.read_value(path)
        self.places[path] = Located(last.start, last.end, start, end)

    def read_key(self) -> list[_Segment]:
        """Read ``a . "b"`` with the blanks around it."""
        segments: list[_Segment] = []
        while True:
            self.take(BLANKS)
            start = self.pos
            name = _decode_key(self.take(KEY))
            segments.append(_Segment(name, start, self.pos))
            self.take(BLANKS)
            if self.text[self.pos] != ".":
                return segments
            self.pos += len(".")

    def enter(self, table: Path, parents: list[_Segment]) -> Path:
        """Follow parent segments down from a table; note each first mention.

        As in ``tomllib``, an array of tables is entered at its newest element.
        """
        for name, start, end in parents:
            table = (*table, name)
            if table not in self.places:
                self.places[table] = Located(start, end, start, end)
                self.mentioned.add(table)
            if table in self.table_counts:
                table = (*table, self.table_counts[table] - 1)
        return table

    def read_value(self, path: Path) -> tuple[int, int]:
        """Read the value that has this path; return where it starts and ends.

        It takes no more stack for each level than ``tomllib`` does (a test holds
        it to that), so text that ``tomllib`` could read is not too deep.
        """
        start = self.pos
        if self.text[start] == "[":
            self.read_array(path)
        elif self.text[start] == "{":
            self.read_inline_table(path)
        else:
            self.take(SCALAR)
        return start, self.pos

    def read_array(self, path: Path) -> None:
        """Read ``[value, …]``, which has this path."""
        index = 0
        self.pos += len("[")
        self.take(_FILLER)
        while self.text[self.pos] != "]":
            element = (*path, index)
            start, end = self.read_value(element)
            self.places[element] = Located(start, end, start, end)
            index += 1
            self.take(_COMMA)
        self.pos += len("]")

    def read_inline_table(self, path: Path) -> None:
        """Read ``{key = value, …}``, which has this path."""
        self.pos += len("{")
        self.take(_FILLER)
        while self.text[self.pos] != "}":
            self.read_pair(path)
            self.take(_COMMA)
        self.pos += len("}")

    def take(self, pattern: re.Pattern[str]) -> str:
        """Move past the pattern, which has to match here; return what it matched."""
        match = match_here(pattern, self.text, self.pos)
        self.pos = match.end()
        return match.group()


def match_here(pattern: re.Pattern[str], text: str, pos: int) -> re.Match[str]:
    """Return the match of a pattern that has to match at ``pos``."""
    match = pattern.match(text, pos)
    if match is None:
        message = f"offset {pos}: the text is not TOML that tomllib accepts"
        raise AssertionError(message)
    return match


def _decode_key(written: str) -> str:
    """Return the key that a bare or quoted segment stands for."""
    if written[0] == '"':
        return _ESCAPE.sub(_decode_escape, written[1:-1])
    if written[0] == "'":
        return written[1:-1]
    return written


def _decode_escape(escape: re.Match[str]) -> str:
    """Return the character that an escape in a one-line string stands for."""
    kind, digits = escape.group()[1], escape.group()[2:]
    return chr(int(digits, 16)) if digits else _ESCAPED.get(kind, kind)


_ESCAPED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}
_ESCAPE_TEXT = r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|x[0-9A-Fa-f]{2}|.)"
_ONE_LINE_TEXT = r""" "[^"\\]*(?:\\.[^"\\]*)*" | '[^']*' """
_FILLER_TEXT = r"(?:[ \t\r\n]+|\#[^\n]*)*"

BLANKS = re.compile(r"[ \t]*")
_FILLER = re.compile(_FILLER_TEXT)
_COMMA = re.compile(f"{_FILLER_TEXT},?{_FILLER_TEXT}")
KEY = re.compile(f"[A-Za-z0-9_-]+ | {_ONE_LINE_TEXT}", re.VERBOSE)
# Of quotes at the end of a multi-line string up to two belong to its content. Each character can match in one
# way only, so that a string that never ends is an error and not an exponential search.
SCALAR = re.compile(
    rf'''
    """ [^"\\]* (?: (?: \\. | "(?!"") ) [^"\\]* )* "{{3,5}}
    | \'\'\' [^']* (?: '(?!'') [^']* )* '{{3,5}}
    | {_ONE_LINE_TEXT}
    | [0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}[ ][0-9]{{2}}:[^\s,\]}}\#]+
    | [^\s,\]}}\#]+
    ''',
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(_ESCAPE_TEXT)
_FIRST_NEWLINE = re.compile(r"(?:\r?\n)?")
_LITERAL_PIECE = re.compile(r"(?P<plain>[^\r]+)|(?P<one>\r\n)")
# A backslash at a line's end stands for no character, with the blanks around it.
_BASIC_PIECE = re.compile(
    r"(?P<plain>[^\r\\]+)|(?P<none>\\[ \t]*\r?\n[ \t\r\n]*)"
    rf"|(?P<one>\r\n|{_ESCAPE_TEXT})"
)
