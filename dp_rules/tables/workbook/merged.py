"""Merged cells: their text belongs to every cell that they cover, a figure in them counts once."""

import re

from dp_rules.tables.workbook.limits import Range
from dp_rules.tables.workbook.sheet_notes import SheetNotes
from dp_rules.tables.workbook.unreadable import too_large

MOST_FILLED = 10_000_000
WIDEST = 1000
"""A title merged over a whole row of a sheet need not be read sixteen thousand times."""

_DIGITS = re.compile("[0-9０-９]")
_FIGURE = re.compile(
    "[-－+＋<＜>＞=＝≥≧≤≦ 　不超过低高少小大多至足到未满于]*[0-9０-９.．,，]+[ 　十百千万亿%％‰及或以上下内]*"
)
_CHANGE = re.compile("(?:[比较与]|[Dd]own|[Uu]p).*[%％‰0-9].*")


def may_be_figure(text: str) -> bool:
    """Say whether the text of a cell could be read as a figure, such as ``80%以上``; ``2023年`` could not."""
    if not _DIGITS.search(text):
        return False
    text = text.strip()
    return _FIGURE.fullmatch(text) is not None or _CHANGE.fullmatch(text) is not None


class Merges:
    """The merged ranges of a sheet, met from top to bottom."""

    def __init__(self, ranges: list[Range], notes: SheetNotes) -> None:
        """Hold the ranges that cover more than one cell."""
        self._ahead = sorted((one for one in ranges if one[:2] != one[2:]), reverse=True)
        self._open: list[tuple[Range, str | None]] = []
        self._notes = notes
        self._filled = 0
        self.next = self._ahead[-1][0] if self._ahead else 0
        """The first row for which something is to be done; 0 when there is none."""

    def apply(self, line: int, cells: list[str]) -> None:
        """Fill the texts of merged cells into a row, which may grow; raises ``UnreadableError``."""
        while self._ahead and self._ahead[-1][0] <= line:
            one = self._ahead.pop()
            text = cells[one[1] - 1] if one[0] == line and one[1] <= len(cells) else ""
            shown = text if text and not may_be_figure(text) else None
            if text and shown is None:
                self._notes.merged_figure(line, one[1], text)
            self._open.append((one, shown))
        still = []
        for one, shown in self._open:
            top, left, bottom, right = one
            if line <= bottom:
                self._cover(line, cells, range(left + (line == top), min(right, left + WIDEST - 1) + 1), shown)
            if line < bottom:
                still.append((one, shown))
        self._open = still
        self.next = line + 1 if still else self._ahead[-1][0] if self._ahead else 0

    def _cover(self, line: int, cells: list[str], columns: range, shown: str | None) -> None:
        for column in columns:
            own = cells[column - 1] if column <= len(cells) else ""
            if own and own != shown:
                self._notes.covered(line, column, own)
                cells[column - 1] = shown or ""
        if shown is None:
            return
        self._filled += len(columns) + 1
        if self._filled > MOST_FILLED:
            raise too_large("合并单元格盖住的格太多", "its merged cells cover too many cells")
        if columns and len(cells) < columns[-1]:
            cells.extend([""] * (columns[-1] - len(cells)))
        for column in columns:
            cells[column - 1] = shown
