"""Import maps: what the columns of a sheet mean that was not made for this program.

A map is written once for a file that comes again and again. Which sheets it is for is decided by
name, what stands in them by their headers.
"""

from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import PurePath
from typing import Literal, NamedTuple

from dp_rules.quantity.period import Period
from dp_rules.tables.grid import Grid
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Place

Role = Literal["area", "period", "item", "value", "source", "note", "ignore"]
"""What a column is that holds no figures of one item."""

JOINT = " / "
"""Stands between the lines of a header in the name of a column."""


class MapColumn(NamedTuple):
    """``"结婚登记（万对）" = { item = "marriage_registrations", unit = "万", times = 2 }``.

    A column has a role, or it holds the figures of an item (``item`` is its name) or of a period;
    ``counted_in`` is what each of its figures is counted in: ``万×2``.
    """

    name: str
    role: Role | None
    item: str | None
    period: Period | None
    counted_in: str
    place: Place
    name_place: Place


class Named(NamedTuple):
    """A value for all of a sheet that stands in its ``title``, its name (``sheet``) or that of its ``file``."""

    where: Literal["title", "sheet", "file"]


class MapTable(NamedTuple):
    """What the sheets of one form mean; ``header`` is empty where the header is to be found.

    ``area`` and ``period`` hold for all of a sheet, None where columns say it. Rows that begin with
    one of ``skip`` are left out, and the row 合计 is of the area ``totals``.
    """

    files: tuple[str, ...]
    sheets: tuple[str, ...]
    header: tuple[int, ...]
    area: str | Named | None
    period: Period | Named | None
    source: str | None
    skip: tuple[str, ...]
    totals: str | None
    columns: tuple[MapColumn, ...]
    ignores_others: bool
    place: Place
    places: Mapping[str, Place]

    def place_of(self, key: str) -> Place:
        """Return the place of the value of a key."""
        return self.places.get(key, self.place)


class Maps:
    """Finds the table of a map for each sheet, and keeps account of those that were for none."""

    def __init__(self, tables: Sequence[MapTable]) -> None:
        """Ask ``tables`` in their order."""
        self._tables = tables
        self._used: set[int] = set()

    def table_for(self, grid: Grid) -> MapTable | None:
        """Return the first table that is for a sheet, or None where none is."""
        found = next((at for at, table in enumerate(self._tables) if _is_for(table, grid)), None)
        if found is None:
            return None
        self._used.add(found)
        return self._tables[found]

    def unused(self) -> Iterator[Diagnostic]:
        """Yield a warning for each table that was for no sheet."""
        for at, table in enumerate(self._tables):
            if at not in self._used:
                message = Bilingual(
                    "没有一张表用得上对照表的这一节", "no sheet is one that this table of the import map is for"
                )
                help_ = Bilingual("核对 files 和 sheet 的写法", "check how files and sheet are written")
                yield Diagnostic("unused-map", message, table.place, help=help_, severity="warning")


def _is_for(table: MapTable, grid: Grid) -> bool:
    if table.files and not any(_fits(PurePath(grid.file).name, pattern) for pattern in table.files):
        return False
    return not table.sheets or (grid.sheet is not None and any(_fits(grid.sheet, each) for each in table.sheets))


def _fits(name: str, pattern: str) -> bool:
    """Say whether a name is of a pattern, in which only ``*`` and ``?`` stand for others."""
    return fnmatchcase(name.strip().casefold(), pattern.strip().casefold().replace("[", "[[]"))
