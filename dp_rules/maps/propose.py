"""A map proposed for a sheet: where its header is, what its columns probably are, what has to be confirmed."""

from collections.abc import Sequence
from itertools import islice
from pathlib import PurePath
from typing import NamedTuple

from dp_rules.data.header import MOST_ROWS_ABOVE, Header, joined
from dp_rules.data.import_map import Named
from dp_rules.data.total_row import is_the_total, is_total
from dp_rules.data.vocabulary import Vocabulary, find_subject
from dp_rules.language.scope import folded_name
from dp_rules.maps.match_column import Match, match_column, role_of
from dp_rules.quantity.figure import folded
from dp_rules.quantity.named_period import named_period
from dp_rules.quantity.period import Period, read_period
from dp_rules.tables.grid import Grid, Row, is_written
from dp_rules.text.place import Cell

MOST_ROWS_READ = 5000
MOST_GUESSES = 100
_NOTES = ("注", "备注", "说明", "填表", "制表", "审核", "单位负责人", "数据来源")


class ProposedColumn(NamedTuple):
    """A column with what it is taken for, and the first cell of it that is written.

    ``is_again`` says that a column before it has the same name, so that no map can tell them apart.
    """

    name: str
    match: Match
    example: Cell | None
    is_again: bool = False


class ProposedTable(NamedTuple):
    """What a map could say of a sheet. ``total`` is the cell of its first row of totals, ``skip`` how rows begin that are none."""

    file: str
    sheet: str | None
    lines: tuple[int, ...]
    period: tuple[Named, Period] | None
    skip: tuple[str, ...]
    total: Cell | None
    columns: tuple[ProposedColumn, ...]

    @property
    def is_known(self) -> bool:
        """Whether any column was matched."""
        return any(column.match.sure != "none" for column in self.columns)

    def has(self, role: str) -> bool:
        """Say whether a column has a role for certain."""
        return any(column.match.role == role and column.match.sure == "exact" for column in self.columns)


def propose_table(grid: Grid, vocabulary: Vocabulary) -> ProposedTable | None:
    """Return what a map could say of a sheet, or None for one without rows."""
    header = _header(grid, vocabulary)
    if header is None:
        return None
    if grid.fields is None:
        grid.skip_to_below(header.rows[-1].line)
    rows = list(islice(grid.rows(), MOST_ROWS_READ))
    columns = _columns(grid, header, rows, vocabulary)
    area_at = next((at for at, column in enumerate(columns) if column.match.role == "area"), None)
    skip, total = _other_rows(grid, rows, area_at)
    return ProposedTable(
        grid.file,
        grid.sheet,
        () if grid.fields is not None else tuple(row.line for row in header.rows),
        _period(grid, header),
        skip,
        total,
        tuple(column for column in columns if column.name),
    )


def _header(grid: Grid, vocabulary: Vocabulary) -> Header | None:
    """Return the first row that names an area, else the one with most names that are known, with the row that goes on below it."""
    if grid.fields is not None:
        return Header((Row(1, list(grid.fields)),), (), list(grid.fields))
    top = grid.first_rows(MOST_ROWS_ABOVE + 1)
    if not top:
        return None
    spread = not grid.below_titles
    best, at, first = (0, 0), 0, True
    for index, row in enumerate(top[:MOST_ROWS_ABOVE]):
        names = dict.fromkeys(folded_name(cell) for cell in row.cells if cell.strip())
        if len(names) < 2 or any(_is_figure(cell) for cell in row.cells):  # noqa: PLR2004  a title is one
            continue
        roles = [role_of(name) for name in names]
        known = sum(find_subject(vocabulary, name) is not None for name in names)
        score = int("area" in roles), len(roles) - roles.count(None) + known
        if first or score > best:
            best, at, first = score, index, False
    goes_on = at + 1 < len(top) and _goes_on(top[at], top[at + 1])
    rows = tuple(top[at : at + 2] if goes_on else top[at : at + 1])
    return Header(rows, tuple(top[:at]), joined(rows, spread=spread))


def _goes_on(upper: Row, lower: Row) -> bool:
    """Say whether a row is the second line of a header: words, under some of which there is nothing new above or below."""
    if upper.line + 1 != lower.line or any(map(_is_figure, lower.cells)):
        return False
    width = min(len(upper.cells), len(lower.cells))
    pairs = list(zip(upper.cells[:width], lower.cells[:width], strict=True))
    return any(above.strip() and (not below.strip() or below == above) for above, below in pairs) and is_written(
        lower.cells
    )


def _is_figure(cell: str) -> bool:
    """Say whether a cell is rather a figure than a name."""
    plain = folded(cell[:60]).strip()
    if read_period(plain) is not None:
        return False
    return plain[:1].isdigit() or plain in {"—", "-", "…", "/"}


def _columns(grid: Grid, header: Header, rows: Sequence[Row], vocabulary: Vocabulary) -> list[ProposedColumn]:
    found: list[ProposedColumn] = []
    items_in_rows = any(role_of(name) == "item" for name in header.names)
    names: set[str] = set()
    taken: set[object] = set()
    for at, name in enumerate(header.names):
        guesses = at < MOST_GUESSES
        match = match_column(name, vocabulary, items_in_rows=items_in_rows, guesses=guesses) if name else Match("none")
        key = match.role or match.period or match.item
        if match.sure == "exact" and match.role != "ignore":
            match = match._replace(sure="nearest") if key in taken else match  # two columns cannot both be it
            taken.add(key)
        written = next((row for row in rows if at < len(row.cells) and row.cells[at].strip()), None)
        example = None if written is None else grid.cell(written.line, at + 1, written.cells[at])
        found.append(ProposedColumn(name, match, example, folded_name(name) in names))
        names.add(folded_name(name))
    return found


def _period(grid: Grid, header: Header) -> tuple[Named, Period] | None:
    """Return where the period of the whole sheet is named, and which it is."""
    titles = [cell for row in header.above for cell in row.cells if cell.strip()]
    for named, texts in (
        (Named("title"), titles),
        (Named("sheet"), [grid.sheet] if grid.sheet else []),
        (Named("file"), [PurePath(grid.file).stem]),
    ):
        period = named_period(*texts)
        if period is not None:
            return named, period
    return None


def _other_rows(grid: Grid, rows: Sequence[Row], area_at: int | None) -> tuple[tuple[str, ...], Cell | None]:
    """Return how the rows begin that are subtotals or notes, and the first row of totals."""
    skip: dict[str, None] = {}
    total: Cell | None = None
    for line, cells in rows:
        at = next(at for at, cell in enumerate(cells) if cell.strip())
        if area_at is not None and area_at < len(cells) and cells[area_at].strip():
            at = area_at
        first, plain = cells[at], "".join(cells[at][:60].split())
        if is_the_total(first, ""):
            total = total or grid.cell(line, at + 1, first)
        elif is_total(first):
            skip.setdefault(plain)
        else:
            begins = next((word for word in _NOTES if plain.startswith(word)), None)
            if begins is not None:
                skip.setdefault(begins)
    return tuple(skip)[:20], total
