"""Short ways to say what was read from tables, and what was said of it."""

from collections.abc import Iterable

from dp_rules.tables.grid import Grid
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import address

Contents = list[tuple[str | None, list[str], list[tuple[int, list[str]]]]]


def contents(grids: Iterable[Grid]) -> Contents:
    """Return sheet, fields and rows of each table; a row is its number and its cells."""
    return [
        (grid.sheet, list(grid.fields or ()), [row for batch in grid.batches() for row in zip(*batch, strict=True)])
        for grid in grids
    ]


def said(found: list[Diagnostic]) -> list[tuple[str, str, str]]:
    """Return code, address and English message of each diagnostic."""
    return [(one.code, address(one.place), one.message.en) for one in found]
