"""Sheets read by maps: the facts in them as short tuples, and what is said of them."""

from functools import cache

from csv_text import csv_text

from dp_rules.data.fact import Fact
from dp_rules.data.from_mapped import read_mapped_facts
from dp_rules.data.import_map import MapTable
from dp_rules.data.store import FactStore
from dp_rules.data.vocabulary import Vocabulary
from dp_rules.facts import vocabulary_of
from dp_rules.maps.read_map import read_map
from dp_rules.spec.load import load_plan
from dp_rules.tables.grid import Grid, Row
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document, Source, address

HEAD = "format = 1\n[[tables]]\n"


@cache
def vocabulary() -> Vocabulary:
    plan, problems = load_plan("liaoning")
    assert plan is not None, problems
    return vocabulary_of(plan)


def tables_of(text: str) -> list[MapTable]:
    """Return the tables of a map without faults; ``format`` and the first header may be left out."""
    tables, problems = read_map(Source("map.toml", text if text.startswith("format") else HEAD + text))
    assert not problems, said(problems)
    return tables


def sheet(text: str, name: str = "婚检", file: str = "2023.xlsx") -> Grid:
    """Return what a reader of workbooks makes of a sheet: rows with their numbers, merged cells filled, no blank ends."""
    found: list[Diagnostic] = []
    grid = csv_text(Source(file, text), found)
    assert grid is not None, found
    rows = [Row(line, cells) for line, cells in grid.rows()]
    grid.close()
    for row in rows:
        while row.cells and not row.cells[-1]:
            row.cells.pop()
    return Grid(file, iter(rows), name, below_titles=True)


def csv(text: str, file: str = "a.csv") -> Grid:
    found: list[Diagnostic] = []
    grid = csv_text(Source(file, text), found)
    assert grid is not None, found
    return grid


def read(map_: str, grid: Grid) -> tuple[list[Fact], list[Diagnostic]]:
    """Return the facts of a sheet by the first table of a map, and what is wrong with it."""
    store = FactStore(vocabulary())
    found: list[Diagnostic] = []
    read_mapped_facts(grid, tables_of(map_)[0], vocabulary(), store, found)
    return store.in_order(), found


def short(facts: list[Fact]) -> list[tuple[str, ...]]:
    """Return area, period, item and text of facts, with publisher and note where they have one."""
    return [
        (fact.area, str(fact.period), fact.id, fact.raw, *filter(None, (fact.publisher, fact.note))) for fact in facts
    ]


def said(found: list[Diagnostic]) -> list[str]:
    """Return each diagnostic as its place, code and Chinese message."""
    return [
        f"{'' if isinstance(one.place, Document) else address(one.place)} {one.code} {one.message.zh}".strip()
        for one in found
    ]
