"""An import map from its TOML file, or everything that is wrong with it, each fault at its place."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, cast, get_args

from dp_rules.data.import_map import MapColumn, MapTable, Named, Role
from dp_rules.files import read_text_file
from dp_rules.language.scope import folded_name
from dp_rules.maps.consistency import problems_of
from dp_rules.maps.shape import shape_problems
from dp_rules.quantity.no_period import how_to_write
from dp_rules.quantity.period import Period, read_period
from dp_rules.spec.blanks import BLANK, blanks_in, to_fill_in
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label, has_errors
from dp_rules.text.place import Document, Source
from dp_rules.text.safe import brief
from dp_rules.toml.file import Path as TomlPath
from dp_rules.toml.file import TomlFile
from dp_rules.toml.read import read_toml

ROLES = frozenset(get_args(Role))
_HOW_TO_BEGIN = Bilingual("dp-rules import 表格文件 -o 文件 写一份对照表", "dp-rules import SHEET -o FILE writes a map")
_WHAT = {
    "area": Bilingual(
        '全表的地区，例如 "辽宁省"；或删去这一行，写明哪一列是地区',
        'the area of the whole sheet, such as "辽宁省"; or remove the line and say which column is the area',
    ),
    "period": Bilingual(
        '全表的时期，例如 "2023"；或删去这一行，写明哪一列是时期',
        'the period of the whole sheet, such as "2023"; or remove the line and say which column is the period',
    ),
    "totals": Bilingual("合计行是哪个地区的数", "of which area the row of totals has the figures"),
}
_AS_THE_SCHEMA_SAYS = Bilingual("见 dp-rules schema import", "see dp-rules schema import")
_CONFIRM = Bilingual(
    '核对后写上数据项的标识；不用的列写 "ignore"',
    'confirm what it is and write the item\'s id, or "ignore" for a column that is not wanted',
)


def read_maps(paths: Sequence[str]) -> tuple[list[MapTable], list[Diagnostic]]:
    """Return the tables of import maps in the order in which they are asked, or none with everything that is wrong."""
    tables: list[MapTable] = []
    found: list[Diagnostic] = []
    for path in paths:
        source, problem = read_text_file(Path(path), name=Path(path).as_posix())
        if source is None:
            found += [] if problem is None else [problem]
            continue
        more, problems = read_map(source)
        tables += more
        found += problems
    return ([] if has_errors(found) else tables), found


def read_map(source: Source) -> tuple[list[MapTable], list[Diagnostic]]:
    """Return the tables of one import map, or none with everything that is wrong with it."""
    file, found = read_toml(source)
    if file is None:
        return [], found
    if not file.values:
        message = Bilingual("文件是空的", "the file is empty")
        return [], [*found, Diagnostic("empty-file", message, Document(source.name), help=_HOW_TO_BEGIN)]
    found += shape_problems(file)
    if has_errors(found):
        return [], found
    tables = [_table(file, at, found) for at in range(len(file.values["tables"]))]
    found += [to_fill_in(file, path)._replace(help=_what_belongs(path)) for path in blanks_in(file)]
    for table in tables:
        found += problems_of(table)
    return ([] if has_errors(found) else tables), found


def _what_belongs(path: TomlPath) -> Bilingual:
    """Return what is to be written at a path that is left blank."""
    return _CONFIRM if "columns" in path else _WHAT.get(str(path[-1]), _AS_THE_SCHEMA_SAYS)


def _table(file: TomlFile, at: int, found: list[Diagnostic]) -> MapTable:
    entry: Mapping[str, Any] = file.values["tables"][at]
    places = {key: file.value_place(("tables", at, key)) for key in entry}
    places["columns"] = file.key_place(("tables", at, "columns"))
    header = entry.get("header", ())
    area, period = entry.get("area"), entry.get("period")
    if isinstance(area, dict):
        area = Named(area["from"])
    if isinstance(period, dict):
        period = Named(period["from"])
    elif period is not None:
        period = _period(period, file, ("tables", at, "period"), found)
    return MapTable(
        files=_each(entry.get("files", ())),
        sheets=_each(entry.get("sheet", ())),
        header=(header,) if isinstance(header, int) else tuple(header),
        area=area,
        period=period,
        source=entry["source"].strip() if "source" in entry else None,
        skip=tuple(entry.get("skip", ())),
        totals=entry.get("totals"),
        columns=tuple(_columns(file, at, entry["columns"], found)),
        ignores_others="others" in entry,
        place=file.key_place(("tables", at)),
        places=places,
    )


def _each(names: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def _columns(file: TomlFile, table: int, entries: Mapping[str, Any], found: list[Diagnostic]) -> Iterator[MapColumn]:
    met: dict[str, str] = {}
    for name, meant in entries.items():
        path = ("tables", table, "columns", name)
        first = met.setdefault(folded_name(name), name)
        if first != name:
            message = Bilingual(f"“{brief(name)}”列写了两次", f'the column "{brief(name)}" is given twice')
            labels = (Label(file.key_place((*path[:-1], first)), Bilingual("另一处", "the other one")),)
            found.append(Diagnostic("duplicate-column", message, file.key_place(path), labels))
            continue
        whole = {"item": meant} if isinstance(meant, str) else meant
        item = whole.get("item")
        # As {item = "note"} it would be the item called note.
        role = cast("Role", meant.strip()) if isinstance(meant, str) and meant.strip() in ROLES else None
        if role is None and item is None:
            role = "value" if "period" not in whole else None
        period = None
        if "period" in whole:
            period = _period(whole["period"], file, (*path, "period"), found)
        times = f"×{whole['times']}" if "times" in whole else ""
        yield MapColumn(
            name,
            role,
            None if role is not None or item is None else item.strip(),
            period,
            whole.get("unit", "") + times,
            file.value_place(path),
            file.key_place(path),
        )


def _period(written: str | int, file: TomlFile, path: TomlPath, found: list[Diagnostic]) -> Period | None:
    """Return a period that is written in a map; what is left to fill in is told as that."""
    text = str(written)
    period = read_period(text)
    if period is None and text.strip() != BLANK:
        message = Bilingual(f"“{brief(text)}”不是时期", f'"{brief(text)}" is not a period')
        found.append(Diagnostic("not-a-period", message, file.value_place(path), help=how_to_write(text)))
    return period or Period(0)
