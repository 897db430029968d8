"""The header of a sheet as people draw it: over several rows, with names that span others."""

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from dp_rules.data.import_map import JOINT
from dp_rules.language.scope import folded_name
from dp_rules.tables.grid import Grid, Row

MOST_ROWS_ABOVE = 30
MOST_LINES = 4
LONGEST_NAME = 300


class Header(NamedTuple):
    """The rows that make up a header, those above it, and a name for each column: ``婚前医学检查 / 检查人数``."""

    rows: tuple[Row, ...]
    above: tuple[Row, ...]
    names: list[str]


def header_at(grid: Grid, lines: Sequence[int]) -> Header | None:
    """Return the header in the rows with these numbers, or None where one of them is not there or blank."""
    top = grid.first_rows(lines[-1])
    rows = tuple(row for row in top if row.line in lines)
    if len(rows) != len(lines):
        return None
    return Header(rows, tuple(row for row in top if row.line < lines[0]), joined(rows, spread=not grid.below_titles))


def best_header(grid: Grid, wanted: Collection[str], most_lines: int = 2) -> Header | None:
    """Return the rows near the top whose names are most of those ``wanted``; None where no name is.

    Of rows that are equally good the first is taken, and one row before two.
    """
    folded = {folded_name(name) for name in wanted}
    top = grid.first_rows(MOST_ROWS_ABOVE)
    best: tuple[int, Header] | None = None
    for at in range(len(top)):
        for count in range(1, most_lines + 1):
            rows = tuple(top[at : at + count])
            if len(rows) < count:
                break
            names = joined(rows, spread=not grid.below_titles)
            score = len(folded & {folded_name(name) for name in names})
            if score and (best is None or score > best[0]):
                best = score, Header(rows, tuple(top[:at]), names)
    return None if best is None else best[1]


def joined(rows: Sequence[Row], *, spread: bool) -> list[str]:
    """Return a name for each column: what stands in the rows, from top to bottom, each once.

    With ``spread`` a name also stands over the columns to its right that have none in its row but
    one below: so a name that spans several is written where cells cannot be merged.
    """
    width = max(len(row.cells) for row in rows)
    lines = [[one_line(cell) for cell in row.cells] + [""] * (width - len(row.cells)) for row in rows]
    if spread:
        for upper, lower in pairwise(lines):
            _spread(upper, lower)
    names = []
    for parts in zip(*lines, strict=True):
        different = [part for at, part in enumerate(parts) if part and part not in parts[:at]]
        names.append(JOINT.join(different))
    while names and not names[-1]:
        names.pop()
    return names


def _spread(upper: list[str], lower: list[str]) -> None:
    spanning = ""
    for at, name in enumerate(upper):
        if name:
            spanning = name if lower[at] else ""  # with nothing below it, it names its own column alone
        elif lower[at] and spanning:
            upper[at] = spanning
        elif not lower[at]:
            spanning = ""


def one_line(cell: str) -> str:
    """Return what a cell of a header says, with its line ends and other spaces as single ones, cut short."""
    return " ".join(cell[:LONGEST_NAME].split())
