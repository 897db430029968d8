"""What the indicators of a spec are: names, measure and method, from the catalogue and from the plans above it."""

from typing import Any

from dp_rules.language.meaning import meaning
from dp_rules.language.scope import Scope, find_item, find_table, folded_name
from dp_rules.spec.model import Definition, Measure
from dp_rules.spec.names import ONE_NAME, Files, bilingual, merged
from dp_rules.spec.rules import read_measure, repeats
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label
from dp_rules.toml.file import TomlFile

_OF_THE_TARGET = frozenset({"place", "note"})
"""Keys that in a plan speak of the target, in a catalogue of the definition."""


def read_definitions(
    files: Files, scope: Scope, found: list[Diagnostic], *, parse_all: bool = False
) -> dict[str, Definition]:
    """Return the definition of every indicator of a stack; each name may mean one thing.

    A measure that the stack's own rule repeats is not parsed, but for ``parse_all``: then what is
    returned holds for every plan above the stack.
    """
    definitions: dict[str, Definition] = {}
    names: dict[str, str] = {}
    for id_ in merged(files, "indicators"):
        definition = _definition(id_, files, scope, found, parse_all=parse_all)
        definitions[id_] = definition
        for name in sorted({definition.name.zh, *definition.aliases}):
            other = definitions[names.setdefault(folded_name(name), id_)]
            taken = find_item(scope, name) or find_table(scope, name) or (other if other is not definition else None)
            if taken is not None:
                message = Bilingual(f"名称“{name}”有两个意思", f'"{name}" means two things')
                labels = () if taken.place is None else (Label(taken.place, Bilingual("另一处", "the other one")),)
                found.append(Diagnostic("duplicate-name", message, definition.place, labels, ONE_NAME))
    return definitions


def _definition(id_: str, files: Files, scope: Scope, found: list[Diagnostic], *, parse_all: bool) -> Definition:
    """Return what an indicator is: the plan's own words where it has any, else those it inherits."""
    path = ("indicators", id_)
    homes = [file for file in files if id_ in file.values.get("indicators", {})]
    entry: dict[str, Any] = {}
    home_of: dict[str, TomlFile] = {}
    for file in reversed(homes):
        own = file.values["indicators"][id_]
        is_the_source = file is homes[-1]
        keys = own.keys() if is_the_source or "plan" not in file.values else own.keys() - _OF_THE_TARGET
        entry |= {key: own[key] for key in keys}
        home_of |= dict.fromkeys(keys, file)
    measure = totals = None
    if "measure" in entry:
        at, text = (*path, "measure"), entry["measure"]
        if not parse_all and repeats(entry.get("rule", ""), text):
            measure = Measure(text, None, home_of["measure"].value_place(at))
        else:
            measure = read_measure(home_of["measure"], at, text, scope, found)
    _check_own_measure(id_, homes, measure, scope, found)
    if "totals" in entry:
        totals = read_measure(home_of["totals"], (*path, "totals"), entry["totals"], scope, found)
    return Definition(
        id=id_,
        name=bilingual(entry, id_),
        action=entry.get("action"),
        measure=measure,
        totals=totals,
        method=entry.get("method"),
        method_en=entry.get("method_en"),
        source=entry.get("source"),
        source_place=entry.get("place"),
        note=entry.get("note"),
        aliases=tuple(entry.get("aliases", ())),
        place=home_of.get("name", homes[0]).key_place(path),
    )


def _check_own_measure(
    id_: str, homes: list[TomlFile], measure: Measure | None, scope: Scope, found: list[Diagnostic]
) -> None:
    """Note a plan that gives an indicator it inherits another measure and does not say why."""
    path = ("indicators", id_, "measure")
    own = homes[0].values["indicators"][id_]
    base = next((file for file in homes[1:] if "measure" in file.values["indicators"][id_]), None)
    if base is None or "measure" not in own or "measure_reason" in own:
        return
    inherited = base.values["indicators"][id_]["measure"]
    if own["measure"] == inherited:
        return
    below = read_measure(base, path, inherited, scope, [])
    mine = (
        measure
        if measure is None or measure.node is not None
        else read_measure(homes[0], path, measure.text, scope, [])
    )
    if mine is None or below is None or meaning(mine.node) != meaning(below.node):
        message = Bilingual("计算方法与指标目录不同", "the measure is not the catalogue's")
        labels = (Label(base.value_place(path), Bilingual("指标目录的计算方法", "the catalogue's measure")),)
        help_ = Bilingual("用 measure_reason 写明原因", "say why in measure_reason")
        found.append(Diagnostic("measure-differs", message, homes[0].value_place(path), labels, help_))
