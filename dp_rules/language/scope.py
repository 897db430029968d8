"""What a rule can name: items, tables of records, levels of areas, and the prelude's functions."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from dp_rules.language.node import itself
from dp_rules.language.syntax import Definition
from dp_rules.quantity.unit import Unit
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.place import Place, Span

ItemKind = Literal["flow", "stock", "cumulative"]
OverAreas = Literal["sum", "none"]
OverPeriods = Literal["sum", "last", "none"]
Decides = Literal["own", "children"]


@itself
class Item(NamedTuple):
    """A raw quantity that data supplies: a count, a stock, a yes or no; or a column of a table.

    ``first_month`` is the month in which a year of its calendar begins.
    ``subset_of`` is the id of the item that this one is a part of by definition.
    ``same_as`` is the id of the item that counts the same population. ``not_applicable`` is what
    "not applicable" counts as for a yes/no item that declares it. ``missing_codes`` are numbers that
    stand for a missing value and are never taken as figures. ``supplier`` is the department that owes it.
    ``is_whole`` says that it counts one by one. ``over_areas`` and ``over_periods`` say how it adds up; ``decides`` whether an area's own figure or
    the sum over the areas inside counts where both are there.
    """

    id: str
    name: Bilingual
    unit: Unit
    kind: ItemKind = "flow"
    calendar: str = "calendar_year"
    first_month: int = 1
    subset_of: str | None = None
    same_as: str | None = None
    not_applicable: bool | None = None
    aliases: tuple[str, ...] = ()
    note: str | None = None
    source: str | None = None
    missing_codes: frozenset[int] = frozenset()
    supplier: str | None = None
    place: Place | None = None
    over_areas: OverAreas = "none"
    over_periods: OverPeriods = "none"
    decides: Decides = "own"
    is_whole: bool = False


@itself
class Table(NamedTuple):
    """Rows that rules count over: records with columns of their own, or (``is_level``) the areas of a level."""

    id: str
    name: Bilingual
    is_level: bool
    unit: Unit
    columns: Mapping[str, Item] = MappingProxyType({})
    aliases: tuple[str, ...] = ()
    place: Place | None = None


class Function(NamedTuple):
    """A definition of the prelude with its comment; ``place`` is its line there."""

    definition: Definition
    zh: str
    comment: str
    examples: tuple[str, ...]
    place: Span


_FULL_WIDTH_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


@lru_cache(maxsize=4096)
def folded_name(name: str) -> str:
    """Return a name as it is compared: full-width forms plain, no spaces, letters in one case."""
    return "".join(name.translate(_FULL_WIDTH_ASCII).split()).casefold()


class Scope(NamedTuple):
    """Everything that can be named, by id; ``names`` leads from any folded spelling to the id.

    ``population`` is the id of the item by which coverage is weighed.
    """

    items: Mapping[str, Item]
    tables: Mapping[str, Table]
    functions: Mapping[str, Function]
    unit_names: Mapping[str, Bilingual]
    item_names: Mapping[str, str]
    table_names: Mapping[str, str]
    population: str | None = None


def names_of(thing: Item | Table) -> tuple[str, ...]:
    """Return every spelling under which an item or a table can be named."""
    return (thing.id, thing.name.zh, *thing.aliases)


def find_item(scope: Scope, name: str) -> Item | None:
    """Return the item called ``name``, by id, Chinese name or alias."""
    item = scope.items.get(name)
    if item is not None:
        return item
    known = scope.item_names.get(folded_name(name))
    return None if known is None else scope.items[known]


def find_table(scope: Scope, name: str) -> Table | None:
    """Return the table or level called ``name``."""
    table = scope.tables.get(name)
    if table is not None:
        return table
    known = scope.table_names.get(folded_name(name))
    return None if known is None else scope.tables[known]


def find_column(table: Table, name: str) -> Item | None:
    """Return the column of a table of records called ``name``."""
    wanted = folded_name(name)
    for column in table.columns.values():
        if wanted in map(folded_name, names_of(column)):
            return column
    return None
