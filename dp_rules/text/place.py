"""Places: where something is written, in a text file or in a table of data."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

_JOINED_LINES = re.compile(r"(?:\\[ \t]*\r?\n[ \t\r\n]*)+\Z")
"""What stands at the end of a line of a TOML string that goes on in the next without a line break."""


class Source:
    """One text with its name; offsets into it become lines and columns.

    Lines and columns count from 1; a column counts characters, not bytes and not display cells.
    """

    __slots__ = ("_starts", "name", "text")

    def __init__(self, name: str, text: str) -> None:
        """Hold ``text``, called ``name`` in messages."""
        self.name = name
        self.text = text
        self._starts: list[int] | None = None

    def __repr__(self) -> str:
        """Return the name alone; the text would drown everything else."""
        return f"Source({self.name!r})"

    def _line_starts(self) -> list[int]:
        if self._starts is None:
            starts = [0]
            at = self.text.find("\n")
            while at >= 0:
                starts.append(at + 1)
                at = self.text.find("\n", at + 1)
            self._starts = starts
        return self._starts

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Return the line and column, from 1, of the character at ``offset``."""
        starts = self._line_starts()
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def end_line_and_column(self, offset: int) -> tuple[int, int]:
        """Return the line and column after the last character before ``offset``."""
        return self.line_and_column(offset)

    def line_text(self, line: int) -> str:
        """Return line number ``line`` without its line end."""
        starts = self._line_starts()
        end = starts[line] if line < len(starts) else len(self.text)
        return self.text[starts[line - 1] : end].rstrip("\r\n")

    def offset_of(self, line: int, column: int) -> int:
        """Return the offset of a line and column, both from 1, held within the text."""
        starts = self._line_starts()
        line = min(max(line, 1), len(starts))
        return min(starts[line - 1] + column - 1, len(self.text))


class Embedded(Source):
    """A text written inside another, such as a rule in a TOML string.

    Its offsets are those of the text as it is read; where its characters stand in the file is
    found only when somebody asks, because finding it takes longer than reading most specs.
    """

    __slots__ = ("_find", "_found")

    def __init__(self, name: str, text: str, find: Callable[[], tuple[Source, Sequence[int]]]) -> None:
        """Hold ``text``, written in the file ``name``.

        ``find`` returns the file's text and where in it each character of ``text`` stands, with
        one entry more for the end.
        """
        self.name = name  # not by way of super(): a spec has thousands of these
        self.text = text
        self._starts = None
        self._find = find
        self._found: tuple[Source, Sequence[int]] | None = None

    def _outer(self) -> tuple[Source, Sequence[int]]:
        if self._found is None:
            self._found = self._find()
        return self._found

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Return the line and column in the file of the character at ``offset`` of this text."""
        outer, offsets = self._outer()
        return outer.line_and_column(offsets[offset])

    def end_line_and_column(self, offset: int) -> tuple[int, int]:
        """Return where in the file the character before ``offset`` ends.

        A backslash at a line's end, and the blanks that it swallows, belong to no character.
        """
        outer, offsets = self._outer()
        if offset == 0:
            return outer.line_and_column(offsets[0])
        start, end = offsets[offset - 1], offsets[offset]
        joint = _JOINED_LINES.search(outer.text, start + 1, end) if end > start + 1 else None
        return outer.line_and_column(joint.start() if joint else end)

    def line_text(self, line: int) -> str:
        """Return a line of the file."""
        return self._outer()[0].line_text(line)


class Span(NamedTuple):
    """A stretch of a text: ``specs/liaoning.toml:41:9``."""

    source: Source
    start: int
    end: int

    @property
    def file(self) -> str:
        """The name of the text's file."""
        return self.source.name

    @property
    def line(self) -> int:
        """The line, from 1."""
        return self.source.line_and_column(self.start)[0]

    @property
    def column(self) -> int:
        """The column, from 1, in characters."""
        return self.source.line_and_column(self.start)[1]

    @property
    def stop(self) -> tuple[int, int]:
        """The line and column after its last character."""
        if self.end == self.start:
            return self.source.line_and_column(self.start)
        return self.source.end_line_and_column(self.end)

    @property
    def text(self) -> str:
        """The words at this place."""
        return self.source.text[self.start : self.end]


class Cell(NamedTuple):
    """A cell of data with the text it holds: ``2020.csv:3:4``, ``2023.xlsx [婚检] D17``, ``data.db [facts] #17 value``.

    ``sheet`` is the sheet of a workbook or the table of a database, ``field`` the name that a database
    has for the column; ``line`` is the row of the sheet, or the record.
    """

    file: str
    line: int
    column: int
    raw: str
    sheet: str | None = None
    field: str | None = None

    @property
    def name(self) -> str:
        """What the cell is called within its file: ``3:4``, ``D17``, ``#17 value``."""
        if self.field is not None:
            return f"#{self.line} {self.field}"
        return f"{self.line}:{self.column}" if self.sheet is None else f"{letters(self.column)}{self.line}"


def letters(column: int) -> str:
    """Return what a sheet calls a column that counts from 1: ``A``, ``Z``, ``AA``."""
    name = ""
    while column > 0:
        column, digit = divmod(column - 1, 26)
        name = chr(ord("A") + digit) + name
    return name


class Document(NamedTuple):
    """A whole file, when nothing smaller can be named."""

    file: str


Place = Span | Cell | Document


def address(place: Place) -> str:
    """Return a place as people cite it: file, then line and column where there are any."""
    match place:
        case Document(file=file):
            return file
        case Cell(file=file, sheet=None, field=None):
            return f"{file}:{place.name}"
        case Cell(file=file, sheet=None):
            return f"{file} {place.name}"
        case Cell(file=file, sheet=sheet):
            return f"{file} [{sheet}] {place.name}"
        case Span():
            return f"{place.file}:{place.line}:{place.column}"
