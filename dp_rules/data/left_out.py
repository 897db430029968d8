"""Rows that an import map leaves out: subtotals, notes under the table; what was left out is said."""

from dp_rules.data.sheet import Sheet, row_place
from dp_rules.data.total_row import is_total
from dp_rules.tables.grid import Batch, Row, is_written
from dp_rules.text.bilingual import Bilingual, quoted
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.safe import brief

LONGEST = 200


class LeftOut:
    """Takes rows out of batches whose area, or whose first cell, begins with one of the words to ``skip``."""

    def __init__(self, sheet: Sheet, skip: tuple[str, ...], *, totals: bool) -> None:
        """Begin with the first row under the header; ``totals`` says that a total row is wanted."""
        self.grid = sheet.grid
        self.area_at = sheet.columns.get("area")
        self.words = tuple(_plain(word) for word in skip)
        self.totals = totals
        self.count = 0
        self.first: Row | None = None
        self.met: dict[str, None] = {}
        self.known: dict[str, bool] = {}

    def rest(self, batch: Batch) -> Batch:
        """Return a batch without the rows that are left out."""
        kept = [at for at, cells in enumerate(batch.rows) if not self._goes(batch.lines[at], cells)]
        return (
            batch
            if len(kept) == len(batch.rows)
            else Batch([batch.lines[at] for at in kept], [batch.rows[at] for at in kept])
        )

    def _goes(self, line: int, cells: list[str]) -> bool:
        if not is_written(cells):
            return True
        area = cells[self.area_at] if self.area_at is not None and self.area_at < len(cells) else ""
        first = area if cells[0] is area else next(cell for cell in cells if cell.strip())
        if (
            self.totals
            and self.area_at is not None
            and not area.strip()
            and self.area_at < len(cells)
            and is_total(first)
        ):
            cells[self.area_at] = first  # 合计 stands before the column of areas, in that of numbers
        for text in (area, first):
            if self._begins(text):
                self.count += 1
                self.first = self.first or Row(line, cells)
                self.met.setdefault(brief(text, 20))
                return True
        return False

    def _begins(self, text: str) -> bool:
        goes = self.known.get(text)
        if goes is None:
            goes = bool(self.words) and _plain(text).startswith(self.words)
            if len(text) <= LONGEST:
                self.known[text] = goes
        return goes

    def remarks(self) -> list[Diagnostic]:
        """Return the remark that says how many rows were left out and where the first is; nothing where there were none."""
        if self.first is None:
            return []
        few = list(self.met)[:3]
        names = quoted(few)
        more = Bilingual("等", " and others") if len(self.met) > len(few) else Bilingual("", "")
        message = Bilingual(
            f"按对照表略过 {self.count} 行：{names.zh}{more.zh}",
            f"the import map leaves out {self.count} row{'' if self.count == 1 else 's'}: {names.en}{more.en}",
        )
        return [Diagnostic("rows-left-out", message, row_place(self.grid, self.first), severity="remark")]


def _plain(text: str) -> str:
    """Return the beginning of a text without spaces, in one case: 合　计 is 合计."""
    return "".join(text[:LONGEST].split()).casefold()
