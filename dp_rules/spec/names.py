"""Build the scope of a plan: its items, tables, levels and units, each name meaning one thing."""

from collections.abc import Container, Iterable, Mapping
from typing import Any

from dp_rules.language.scope import Function, Item, Scope, Table, folded_name, names_of
from dp_rules.quantity.figure import fold
from dp_rules.quantity.missing import Missing
from dp_rules.quantity.unit import TRUTH, Unit, counted
from dp_rules.text.bilingual import Bilingual, there_are
from dp_rules.text.diagnostic import Diagnostic, Label
from dp_rules.text.nearest import MOST_GUESSED, nearest
from dp_rules.text.place import Place
from dp_rules.text.safe import brief
from dp_rules.toml.file import Path, TomlFile

_LONGEST_LIST = 2000

Files = tuple[TomlFile, ...]
"""The stack of a spec's files, the plan itself first, what it extends after it."""


def merged(files: Files, section: str) -> dict[str, tuple[dict[str, Any], TomlFile]]:
    """Return a section's entries over the stack, the plan's own before those it inherits."""
    found: dict[str, tuple[dict[str, Any], TomlFile]] = {}
    for file in files:
        for key, value in file.values.get(section, {}).items():
            found.setdefault(key, (value, file))
    return found


def bilingual(entry: Mapping[str, Any], fallback: str) -> Bilingual:
    """Return the names of an entry; English falls back to Chinese, Chinese to the id."""
    zh = str(entry.get("name", fallback))
    return Bilingual(zh, str(entry.get("name_en", zh)))


def build_scope(files: Files, functions: Mapping[str, Function], found: list[Diagnostic]) -> Scope:
    """Return everything that a plan's rules can name; what is wrong with it goes to ``found``."""
    units = {id_: bilingual(entry, id_) for id_, (entry, _) in merged(files, "units").items()}
    whole = {id_ for file in files for id_, entry in file.values.get("units", {}).items() if entry.get("whole")}
    items = {id_: _item(id_, entry, file, units, whole, found) for id_, (entry, file) in merged(files, "items").items()}
    items = _with_codes(_with_first_months(items, files), files)
    _check_references(files, found)
    _check_wholes(files, items, found)
    _check_populations(files, items, found)
    tables: dict[str, Table] = {}
    for id_, (entry, file) in merged(files, "levels").items():
        tables[id_] = _table(id_, entry, file, units, whole, found, is_level=True)
    for id_, (entry, file) in merged(files, "tables").items():
        if id_ in tables:
            message = Bilingual(f"表“{id_}”与地区层级同名", f'the table "{id_}" has the name of a level of areas')
            found.append(Diagnostic("duplicate-name", message, file.key_place(("tables", id_))))
        tables[id_] = _table(id_, entry, file, units, whole, found, is_level=False)
    item_names, table_names = _spellings(items.values(), found), _spellings(tables.values(), found)
    for name in sorted(item_names.keys() & table_names.keys()):
        item, table = items[item_names[name]], tables[table_names[name]]
        _duplicate(name, table, item, found)
    return Scope(items, tables, functions, units, item_names, table_names)


def _item(
    id_: str,
    entry: dict[str, Any],
    file: TomlFile,
    units: Mapping[str, Bilingual],
    whole: Container[str],
    found: list[Diagnostic],
) -> Item:
    path = ("items", id_)
    return Item(
        id=id_,
        name=bilingual(entry, id_),
        unit=_unit(entry["unit"], (*path, "unit"), file, units, found),
        kind=entry["kind"],
        calendar=entry["calendar"],
        subset_of=entry.get("subset_of"),
        same_as=entry.get("same_as"),
        not_applicable={"yes": True, "no": False}.get(entry.get("not_applicable", "")),
        aliases=tuple(entry.get("aliases", ())),
        note=entry.get("note"),
        source=entry.get("source"),
        missing_codes=frozenset(entry.get("missing_codes", ())),
        supplier=entry.get("supplier"),
        is_whole=entry["unit"] in whole,
        over_areas=entry.get("over_areas", "sum"),
        over_periods=entry.get("over_periods", "sum" if entry["kind"] == "flow" else "last"),
        place=file.key_place(path),
    )


def _with_first_months(items: dict[str, Item], files: Files) -> dict[str, Item]:
    """Return the items, those of a calendar that does not begin in January with the month in which it does."""
    first = {id_: entry.get("first_month", 1) for id_, (entry, _) in merged(files, "calendars").items()}
    return {id_: item._replace(first_month=first.get(item.calendar, 1)) for id_, item in items.items()}


def _with_codes(items: dict[str, Item], files: Files) -> dict[str, Item]:
    """Return the items with the codes for missing that ``[gates]`` declares for all of them, or for one."""
    for file in files:
        gates = file.values.get("gates", {})
        of_all = frozenset(gates.get("missing_codes", ()))
        of_one = {id_: frozenset(entry.get("missing_codes", ())) for id_, entry in gates.get("items", {}).items()}
        if of_all or any(of_one.values()):
            items = {
                id_: item._replace(missing_codes=item.missing_codes | of_all | of_one.get(id_, frozenset()))
                for id_, item in items.items()
            }
    return items


def _table(
    id_: str,
    entry: dict[str, Any],
    file: TomlFile,
    units: Mapping[str, Bilingual],
    whole: Container[str],
    found: list[Diagnostic],
    *,
    is_level: bool,
) -> Table:
    section = "levels" if is_level else "tables"
    columns: dict[str, Item] = {}
    for name, column in entry.get("columns", {}).items():
        path = (section, id_, "columns", name)
        unit = _unit(column["unit"], (*path, "unit"), file, units, found)
        columns[name] = Item(
            name,
            bilingual(column, name),
            unit,
            aliases=tuple(column.get("aliases", ())),
            is_whole=column["unit"] in whole,
            place=file.key_place(path),
        )
    rows = _unit(entry["unit"], (section, id_, "unit"), file, units, found) if "unit" in entry else counted(id_)
    aliases = tuple(entry.get("aliases", ()))
    return Table(id_, bilingual(entry, id_), is_level, rows, columns, aliases, file.key_place((section, id_)))


def _unit(name: str, path: Path, file: TomlFile, units: Mapping[str, Bilingual], found: list[Diagnostic]) -> Unit:
    if name == "yes_no":
        return TRUTH
    if name not in units and name not in file.left_out:
        unknown_id("unit", Bilingual("单位", "unit"), name, units, file.value_place(path), found)
    return counted(name)


def unknown_id(
    kind: str, words: Bilingual, name: str, known: Iterable[str], place: Place, found: list[Diagnostic]
) -> None:
    """Note a name that is not known, with the one that was meant or with those that there are."""
    help_: Bilingual | None = None
    if len(found) < MOST_GUESSED:
        names = sorted(known)
        close = nearest(name, names)
        help_ = (
            Bilingual(f"是不是“{close}”？", f'did you mean "{close}"?')
            if close
            else there_are(
                Bilingual(brief("、".join(names), _LONGEST_LIST), brief(", ".join(names), _LONGEST_LIST)), f"{kind}s"
            )
        )
    message = Bilingual(f"没有名为“{name}”的{words.zh}", f'there is no {words.en} called "{name}"')
    found.append(Diagnostic(f"unknown-{kind}", message, place, help=help_))


def _check_references(files: Files, found: list[Diagnostic]) -> None:
    """Check what items and indicators refer to by id: calendars, sources, actions."""
    kinds = {
        "calendar": ("calendars", Bilingual("统计年度", "calendar")),
        "source": ("sources", Bilingual("来源", "source")),
        "action": ("actions", Bilingual("行动", "action")),
    }
    known: dict[str, Iterable[str]] = {key: merged(files, section) for key, (section, _) in kinds.items()}
    for file in files:
        for section in ("items", "indicators"):
            for id_, entry in file.values.get(section, {}).items():
                for key, (_, words) in kinds.items():
                    if key in entry and entry[key] not in known[key] and entry[key] not in file.left_out:
                        place = file.value_place((section, id_, key))
                        unknown_id(key, words, entry[key], known[key], place, found)


def _check_wholes(files: Files, items: Mapping[str, Item], found: list[Diagnostic]) -> None:
    """Check the ``subset_of`` of items: the whole is there, has the same unit, and is no part of its part."""
    circular = _in_circles(items)
    for file in files:
        for id_, entry in file.values.get("items", {}).items():
            whole = entry.get("subset_of")
            if whole is None or whole in file.left_out:
                continue
            place = file.value_place(("items", id_, "subset_of"))
            if whole not in items:
                unknown_id("item", Bilingual("数据项", "item"), whole, items, place, found)
            elif items[whole].unit != items[id_].unit or id_ in circular:
                message = Bilingual(f"“{whole}”不能是“{id_}”的整体", f'"{whole}" cannot be the whole of "{id_}"')
                help_ = Bilingual(
                    "部分与整体单位相同，且不能互为部分",
                    "part and whole have one unit, and nothing is a part of itself",
                )
                found.append(Diagnostic("wrong-subset", message, place, help=help_))


def _in_circles(items: Mapping[str, Item]) -> set[str]:
    """Return the items whose wholes lead into a circle; each is walked over once, however long the chains are."""
    circular: set[str] = set()
    seen: set[str] = set()
    for id_ in items:
        chain: dict[str, None] = {}
        at: str | None = id_
        while at is not None and at in items and at not in seen and at not in chain:
            chain[at] = None
            at = items[at].subset_of
        if at in chain or at in circular:
            circular |= chain.keys()
        seen |= chain.keys()
    return circular


def _check_populations(files: Files, items: Mapping[str, Item], found: list[Diagnostic]) -> None:
    """Check the ``same_as`` of items: the other item is there, is another one, and has the same unit and kind."""
    for file in files:
        for id_, entry in file.values.get("items", {}).items():
            other = entry.get("same_as")
            if other is None or other in file.left_out:
                continue
            place = file.value_place(("items", id_, "same_as"))
            if other not in items:
                unknown_id("item", Bilingual("数据项", "item"), other, items, place, found)
            elif other == id_ or (items[other].unit, items[other].kind) != (items[id_].unit, items[id_].kind):
                message = Bilingual(
                    f"“{other}”和“{id_}”不能是同一人群", f'"{other}" and "{id_}" cannot be the same population'
                )
                help_ = Bilingual(
                    "写另一个数据项，单位和性质（时期数、时点数）要相同",
                    "name another item, of the same unit and kind (flow, stock)",
                )
                found.append(Diagnostic("wrong-gate", message, place, help=help_))


def _spellings(things: Iterable[Item] | Iterable[Table], found: list[Diagnostic]) -> dict[str, str]:
    """Return the id for every folded spelling; a spelling that two things share is an error."""
    spellings: dict[str, Item | Table] = {}
    for thing in things:
        for name in names_of(thing):
            other = spellings.setdefault(folded_name(name), thing)
            if other is not thing:
                _duplicate(name, thing, other, found)
    return {name: thing.id for name, thing in spellings.items()}


ONE_NAME = Bilingual(
    "给其中一个改名；如果说的是同一样东西，删去其中一个",
    "give one of them another name; if they are the same thing, remove one",
)


def _duplicate(name: str, thing: Item | Table, other: Item | Table, found: list[Diagnostic]) -> None:
    """Note two things of one name, at the later one, or at the plan's own where the other is inherited."""
    if thing.place is None or other.place is None:
        return
    message = Bilingual(
        f"名称“{name}”有两个意思：{other.id} 和 {thing.id}", f'"{name}" means two things: {other.id} and {thing.id}'
    )
    here, there = (thing.place, other.place) if thing.place.file == other.place.file else (other.place, thing.place)
    labels = (Label(there, Bilingual("另一处", "the other one")),)
    found.append(Diagnostic("duplicate-name", message, here, labels, ONE_NAME))


def build_markers(files: Files) -> dict[str, Missing]:
    """Return the texts that stand for a missing value, folded as figures are."""
    markers: dict[str, Missing] = {}
    for file in reversed(files):
        for text, reason in file.values.get("missing_markers", {}).items():
            markers[fold(text)] = Missing(reason)
    return markers
