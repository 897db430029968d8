"""How items add up over areas and periods: ``[rollup]``, and what items say of themselves."""

from collections.abc import Iterator

from dp_rules.language.scope import Item, Scope
from dp_rules.quantity.unit import TRUTH
from dp_rules.spec.names import Files, unknown_id
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.toml.file import TomlFile


def with_rollup(scope: Scope, files: Files, found: list[Diagnostic]) -> Scope:
    """Return the scope with what decides where an area and the areas inside it both have figures.

    A file speaks over those that it extends, and what is said of one item over what is said of all.
    A yes or no does not add up, and what is no flow has no sum over periods: to say otherwise is an error.
    """
    for file in files:
        found += _contradictions(file, scope)
    decides = _stated(files, "decides") or "own"
    of_one: dict[str, str] = {}
    for file in reversed(files):
        for id_, said in file.values.get("rollup", {}).get("items", {}).items():
            if id_ in scope.items:
                of_one[id_] = said
            elif id_ not in file.left_out:
                place = file.key_place(("rollup", "items", id_))
                unknown_id("item", Bilingual("数据项", "item"), id_, scope.items, place, found)
    items = {id_: _with(item, of_one.get(id_, decides)) for id_, item in scope.items.items()}
    return scope._replace(items=items, population=_population(files, scope, found))


def _stated(files: Files, key: str) -> str | None:
    return next((file.values["rollup"][key] for file in files if key in file.values.get("rollup", {})), None)


def _with(item: Item, decides: str) -> Item:
    if item.unit == TRUTH:
        return item._replace(over_areas="none", over_periods="none")
    return item._replace(decides="children") if decides == "children" else item


def _population(files: Files, scope: Scope, found: list[Diagnostic]) -> str | None:
    """Return the item by which coverage is weighed, if a file names one that there is."""
    for file in files:
        id_ = file.values.get("rollup", {}).get("population")
        if id_ is None or id_ in file.left_out:
            continue
        if id_ in scope.items and scope.items[id_].unit != TRUTH:
            return str(id_)
        unknown_id(
            "item", Bilingual("数据项", "item"), id_, scope.items, file.value_place(("rollup", "population")), found
        )
        return None
    return None


def _contradictions(file: TomlFile, scope: Scope) -> Iterator[Diagnostic]:
    """Yield what an item says of its adding up and cannot mean."""
    for id_, entry in file.values.get("items", {}).items():
        item = scope.items.get(id_)
        if item is None:
            continue
        for key in ("over_areas", "over_periods"):
            if entry.get(key, "none") != "none" and item.unit == TRUTH:
                message = Bilingual(
                    f"“{item.name.zh}”是是／否项，不能汇总", f'"{item.name.en}" is a yes or no and does not add up'
                )
                help_ = Bilingual(f'删去 {key}，或写 "none"', f'remove {key}, or write "none"')
                yield Diagnostic("wrong-rollup", message, file.value_place(("items", id_, key)), help=help_)
        if entry.get("over_periods") == "sum" and item.kind != "flow" and item.unit != TRUTH:
            kind = {"stock": Bilingual("时点数", "stock"), "cumulative": Bilingual("累计数", "cumulative")}[item.kind]
            message = Bilingual(
                f"“{item.name.zh}”是{kind.zh}，各时期不能相加",
                f'"{item.name.en}" is {kind.en}: its periods do not add up',
            )
            help_ = Bilingual('写 "last"（取最后一期），或把 kind 改为 flow', 'write "last", or make its kind flow')
            yield Diagnostic("wrong-rollup", message, file.value_place(("items", id_, "over_periods")), help=help_)
