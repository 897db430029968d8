"""Whatever holds tables, opened: one grid for a text file, one for each sheet of a workbook or table of a database."""

from collections.abc import Iterator
from pathlib import Path

from dp_rules.tables.csv_file import read_csv
from dp_rules.tables.grid import Grid
from dp_rules.text.diagnostic import Diagnostic


def open_tables(path: Path, name: str, encoding: str | None, found: list[Diagnostic]) -> Iterator[Grid]:
    """Yield the grids of a file, called ``name`` in messages, each to be read before the next is asked for.

    What is wrong with the file goes to ``found``, also while rows are read.
    """
    grid = read_csv(path, name, encoding, found)
    if grid is not None:
        try:
            yield grid
        finally:
            grid.close()
