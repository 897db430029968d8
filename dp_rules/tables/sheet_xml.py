"""The rows of one sheet of a workbook, from its XML as it comes."""

from collections.abc import Iterator

from dp_rules.tables.cell_names import MOST_COLUMNS, MOST_ROWS, column_number, range_of
from dp_rules.tables.cell_text import TRUE, CellTexts, whole
from dp_rules.tables.grid import Row
from dp_rules.tables.merged import Merges
from dp_rules.tables.sheet_notes import SheetNotes
from dp_rules.tables.text_escapes import unescaped
from dp_rules.tables.unreadable import damaged
from dp_rules.tables.xml_parts import DEEPEST, LONGEST_TEXT, new_parser, parse, too_deep, too_long

_NAMESPACES = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
}


class SheetReader:
    """Hears the elements of a sheet from the parser and makes rows of them."""

    def __init__(self, part: str, texts: CellTexts, merges: Merges, notes: SheetNotes) -> None:
        """Begin the sheet whose part is called ``part``."""
        self.rows: list[Row] = []
        self.ranges = 0
        """How many merged ranges the sheet has, known at its end."""
        self.widest = 0
        self.line = 0
        """The row that is being read."""
        self._part = part
        self._texts = texts
        self._merges = merges
        self._notes = notes
        self._names = ("", "", "", "", "")
        self._depth = self._aside = 0
        self._heard: list[str] = []
        self._inline: list[str] = []
        self._cell: dict[str, str] = {}
        self._value: str | None = None
        self._formula: str | None = None
        self._column = 0
        self._digits = ""
        self._cells: list[str] = []
        self._hidden = self._has_content = False

    def read(self, chunks: Iterator[bytes]) -> Iterator[Row]:
        """Yield the rows that have content; raises ``UnreadableError``."""
        parser = new_parser()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._heard.append
        for _ in parse(parser, chunks, self._part):
            yield from self.rows
            self.rows.clear()
        parser.StartElementHandler = parser.EndElementHandler = None  # they hold the parser, and it them
        if not self._names[0]:
            raise damaged(f"{self._part} 不是工作表", f"{self._part} is no sheet")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        cell, value, formula, text, row = self._names
        self._depth += 1
        if self._depth > DEEPEST:
            raise too_deep(self._part)
        if tag == cell:
            self._cell, self._value, self._formula = attributes, None, None
        elif tag in {value, formula, text}:
            self._heard.clear()
        elif tag == row:
            self._begin_row(attributes)
        else:
            self._heard.clear()
            self._other(tag, attributes)

    def _end(self, tag: str) -> None:
        cell, value, formula, text, row = self._names
        self._depth -= 1
        if tag == value:
            self._value = self._all_heard()
        elif tag == cell:
            self._end_cell()
        elif tag == row:
            self._end_row()
        elif tag == text:
            if not self._aside:
                self._inline.append(self._all_heard())
        elif tag == formula:
            self._formula = self._all_heard()
        elif tag.endswith("}rPh"):
            self._aside -= 1

    def _all_heard(self) -> str:
        text = self._heard[0] if len(self._heard) == 1 else "".join(self._heard)
        if len(text) > LONGEST_TEXT:
            raise too_long(self._part)
        return text

    def _other(self, tag: str, attributes: dict[str, str]) -> None:
        namespace, _, local = tag.rpartition("}")
        if local == "is":
            self._inline.clear()
        elif local == "rPh":  # how a word is pronounced
            self._aside += 1
        elif local == "worksheet" and namespace in _NAMESPACES:
            cell, value, formula, text, row = (f"{namespace}}}{name}" for name in ("c", "v", "f", "t", "row"))
            self._names = cell, value, formula, text, row
        elif local == "col" and attributes.get("hidden") in TRUE:
            first, last = (whole(attributes.get(end), MOST_COLUMNS) for end in ("min", "max"))
            self._notes.hidden_columns.append((first, last))
        elif local == "mergeCell":
            range_of(attributes.get("ref", ""))
            self.ranges += 1

    def _begin_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        line = self.line + 1 if number is None else whole(number, 0)
        if not self.line < line <= MOST_ROWS:
            raise damaged(f"第 {self.line} 行之后的行号不对", f"the row after row {self.line} has a wrong number")
        self.line, self._digits, self._column, self._cells = line, str(line), 0, []
        self._has_content = False
        self._hidden = attributes.get("hidden") in TRUE

    def _end_row(self) -> None:
        if not self._has_content:
            return
        if self._hidden:
            self._notes.hidden_rows.append(self.line)
        if 0 < self._merges.next <= self.line:
            self._merges.apply(self.line, self._cells)
        self.widest = max(self.widest, len(self._cells))
        self.rows.append(Row(self.line, self._cells))

    def _end_cell(self) -> None:
        attributes = self._cell
        name = attributes.get("r")
        if name is None:
            column = self._column + 1
        elif name.endswith(self._digits):
            column = column_number(name[: -len(self._digits)])
        else:
            column = 0
        if not self._column < column <= MOST_COLUMNS:
            raise damaged(
                f"{self._part} 第 {self.line} 行的格次序不对",
                f"in {self._part} the cells of row {self.line} are out of order",
            )
        self._column = column
        kind = attributes.get("t", "n")
        if kind == "inlineStr":
            text = unescaped("".join(self._inline))
            self._inline.clear()
        elif self._value is None and self._formula is None:
            return
        else:
            text = self._texts.text(kind, attributes.get("s"), self._value, self._formula, self.line, column)
        if not text:
            return
        gap = column - 1 - len(self._cells)
        if gap:
            self._cells.extend([""] * gap)
        self._cells.append(text)
        if not self._has_content and not text.isspace():
            self._has_content = True
