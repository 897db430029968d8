"""The text of one cell of a workbook, from what is stored in it."""

from collections.abc import Sequence
from typing import NamedTuple

from dp_rules.tables.workbook.limits import LONGEST_TEXT
from dp_rules.tables.workbook.number_format import PLAIN, Section, section_for
from dp_rules.tables.workbook.sheet_notes import SheetNotes
from dp_rules.tables.workbook.stored_number import moment, percentage, plain_number
from dp_rules.tables.workbook.text_escapes import unescaped
from dp_rules.tables.workbook.unreadable import damaged

TRUE = frozenset({"1", "true", "on"})
"""How the XML of workbooks says yes."""

_EXACT_DIGITS = 15
_MOST_DIGITS = 9


class Shared(NamedTuple):
    """What the sheets of a workbook share: texts, the format of each style, and the day that days are counted from.

    ``to_compute`` says that the workbook wants its formulas computed when it is opened. Some programs that
    write workbooks ask for that and store 0 in the meantime.
    """

    texts: Sequence[str]
    styles: Sequence[tuple[Section, ...]]
    from_1904: bool = False
    to_compute: bool = False


def whole(number: str | None, default: int) -> int:
    """Return a whole number as XML writes it, or ``default`` for what is none or is longer than any that counts."""
    return int(number) if number and len(number) <= _MOST_DIGITS and number.isdecimal() else default


class CellTexts:
    """Makes texts of the cells of one sheet."""

    __slots__ = ("_notes", "_part", "_plain", "_shared")

    def __init__(self, part: str, shared: Shared, notes: SheetNotes) -> None:
        """Begin the sheet whose part is called ``part``."""
        self._part = part
        self._shared = shared
        self._notes = notes
        self._plain = [style == PLAIN for style in shared.styles]

    def text(self, kind: str, style: str | None, value: str | None, formula: str | None, line: int, column: int) -> str:
        """Return the text of a cell; raises ``UnreadableError`` where it refers to what is not there.

        ``kind`` is the type that the cell has in XML, ``value`` what is stored, ``formula`` what it was computed by.
        """
        if kind == "n":
            if value and not (value == "0" and formula is not None and self._shared.to_compute):
                return self._number(value, style, line, column)
        elif kind == "s":
            return self._shared_text(value) if value else ""
        elif value is not None:
            if len(value) > LONGEST_TEXT:
                raise damaged(
                    f"{self._part} 中有一格超过 {LONGEST_TEXT} 个字符",
                    f"a cell in {self._part} is longer than {LONGEST_TEXT} characters",
                )
            return _other(kind, value)
        if formula is None:
            return ""
        # Neither blank nor 0, which would be taken for a missing value or for a count; "=" begins no figure.
        text = f"={formula or '…'}"
        self._notes.formula(line, column, text)
        return text

    def _shared_text(self, value: str) -> str:
        at = whole(value.strip(), len(self._shared.texts))
        if at >= len(self._shared.texts):
            raise damaged(f"{self._part} 引用了没有的文字", f"{self._part} refers to a text that is not there")
        return self._shared.texts[at]

    def _number(self, value: str, style: str | None, line: int, column: int) -> str:
        at = whole(style, 0)
        plain = at >= len(self._plain) or self._plain[at]
        if plain and len(value) <= _EXACT_DIGITS and value.isdecimal() and value.isascii() and value[0] != "0":
            return value
        text = plain_number(value)
        if text is None:
            return f"#{value.strip()}"  # marked, so that nothing takes it for a figure
        if plain:
            return text
        section = section_for(self._shared.styles[at], text)
        match section.shape:
            case "number":
                if section.trap is not None:
                    self._notes.trap(line, column, text, section.trap)
                return text
            case "percent":
                return percentage(text)
            case _:
                return moment(text, section, from_1904=self._shared.from_1904)


def _other(kind: str, value: str) -> str:
    if kind == "b":
        return "是" if value.strip().lower() in TRUE else "否"
    if kind == "d":
        return value.removesuffix("Z").removesuffix("T00:00:00").replace("T", " ")
    if kind == "inlineStr":
        return value
    return unescaped(value)  # "str", the text that a formula came to, and "e", an error such as #DIV/0!
