"""CSV texts read as files are: the facts, records or areas in them, and what is wrong with them."""

import io

from dp_rules.data.areas import Area
from dp_rules.data.fact import Fact, Record
from dp_rules.data.from_areas import read_grid_areas
from dp_rules.data.from_grid import read_grid_facts
from dp_rules.data.from_records import read_grid_records
from dp_rules.data.levels import Levels
from dp_rules.data.store import FactStore
from dp_rules.data.vocabulary import Vocabulary
from dp_rules.language.scope import Table
from dp_rules.tables.csv_file import csv_grid
from dp_rules.tables.grid import Grid
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Source


def csv_text(source: Source, found: list[Diagnostic]) -> Grid | None:
    """Return the rows of a CSV text."""
    binary = io.BytesIO(source.text.encode("utf-8", "surrogatepass"))
    return csv_grid(io.TextIOWrapper(binary, "utf-8", errors="surrogatepass", newline=""), source.name, found)


def read_csv_facts(source: Source, vocabulary: Vocabulary) -> tuple[list[Fact], list[Diagnostic]]:
    """Return every fact of a CSV text, in its order."""
    found: list[Diagnostic] = []
    grid = csv_text(source, found)
    store = FactStore(vocabulary)
    if grid is not None:
        read_grid_facts(grid, vocabulary, store, found)
        grid.close()
    return store.in_order(), found


def read_csv_records(source: Source, table: Table, vocabulary: Vocabulary) -> tuple[list[Record], list[Diagnostic]]:
    """Return the records of a CSV text."""
    found: list[Diagnostic] = []
    grid = csv_text(source, found)
    if grid is None:
        return [], found
    records = read_grid_records(grid, table, vocabulary, found)
    grid.close()
    return records, found


def read_csv_areas(source: Source, levels: dict[str, str]) -> tuple[list[Area], list[Diagnostic]]:
    """Return the areas of a CSV text; ``levels`` leads from spellings to ids, the highest level first."""
    found: list[Diagnostic] = []
    grid = csv_text(source, found)
    if grid is None:
        return [], found
    areas = read_grid_areas(grid, Levels(levels, tuple(dict.fromkeys(levels.values()))), found)
    grid.close()
    return areas, found
