"""A plan from its file: read, checked for shape, joined with what it extends, rules checked. All faults at once."""

from typing import Any

from dp_rules.bundled import bundled
from dp_rules.language.prelude import read_prelude
from dp_rules.language.scope import Scope, find_item, find_table, folded_name
from dp_rules.quantity.figure import read_figure
from dp_rules.quantity.missing import Missing
from dp_rules.quantity.period import Period
from dp_rules.spec.model import Baseline, Definition, Indicator, Measure, Plan, Reading, Rule
from dp_rules.spec.names import Files, bilingual, build_markers, build_scope, merged
from dp_rules.spec.rules import check_same_measure, read_measure, read_rule, repeats
from dp_rules.spec.stack import find_spec, read_stack
from dp_rules.spec.toml_file import TomlFile
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label, has_errors, in_order
from dp_rules.text.nearest import nearest
from dp_rules.text.place import Source


def load_plan(spec: str) -> tuple[Plan | None, list[Diagnostic]]:
    """Return the plan in a spec file, or None with everything that is wrong with it.

    ``spec`` is a path or a shipped plan's name. Diagnostics are sorted by place; a plan comes with
    warnings and remarks at most.
    """
    found: list[Diagnostic] = []
    files = read_stack(find_spec(spec), found)
    if has_errors(found):
        return None, in_order(found)
    if "plan" not in files[0].values:
        message = Bilingual("这是指标目录，不是计划", "this is a catalogue, not a plan")
        help_ = Bilingual("换成计划，例如 liaoning", "name a plan, for example liaoning")
        found.append(Diagnostic("not-a-plan", message, files[0].key_place(("catalogue",)), help=help_))
        return None, found
    plan = _plan(files, found)
    return (None if has_errors(found) else plan), in_order(found)


def check_spec(spec: str) -> list[Diagnostic]:
    """Return everything that is wrong with a spec file, a plan or a catalogue."""
    found: list[Diagnostic] = []
    files = read_stack(find_spec(spec), found)
    if not has_errors(found):
        if "plan" in files[0].values:
            _plan(files, found)
        else:
            scope = _scope(files, found)
            _definitions(files, scope, found)
    return in_order(found)


def _scope(files: Files, found: list[Diagnostic]) -> Scope:
    path = bundled("grammar", "prelude.rules")
    functions = read_prelude(Source("grammar/prelude.rules", path.read_text(encoding="utf-8")))
    return build_scope(files, functions, found)


def _definitions(files: Files, scope: Scope, found: list[Diagnostic]) -> dict[str, Definition]:
    definitions: dict[str, Definition] = {}
    names: dict[str, str] = {}
    for id_ in merged(files, "indicators"):
        definition = _definition(
            id_, [file for file in files if id_ in file.values.get("indicators", {})], scope, found
        )
        definitions[id_] = definition
        for name in sorted({definition.name.zh, *definition.aliases}):
            other = definitions[names.setdefault(folded_name(name), id_)]
            taken = find_item(scope, name) or find_table(scope, name) or (other if other is not definition else None)
            if taken is not None:
                message = Bilingual(f"名称“{name}”有两个意思", f'"{name}" means two things')
                labels = () if taken.place is None else (Label(taken.place, Bilingual("另一处", "the other one")),)
                found.append(Diagnostic("duplicate-name", message, definition.place, labels))
    return definitions


def _definition(id_: str, files: list[TomlFile], scope: Scope, found: list[Diagnostic]) -> Definition:
    """Return what an indicator is: the plan's own words where it has any, else those it inherits."""
    path = ("indicators", id_)
    entry: dict[str, Any] = {}
    homes: dict[str, TomlFile] = {}
    for file in reversed(files):
        own = file.values["indicators"][id_]
        keys = (
            own.keys() - _OF_THE_TARGET if file is files[0] and "plan" in file.values and len(files) > 1 else own.keys()
        )
        entry |= {key: own[key] for key in keys}
        homes |= dict.fromkeys(keys, file)
    measure = totals = None
    _check_own_measure(id_, files, found)
    if "measure" in entry:
        at, text = (*path, "measure"), entry["measure"]
        if repeats(files[0].values["indicators"][id_].get("rule", ""), text):
            measure = Measure(text, None, homes["measure"].value_place(at))
        else:
            measure = read_measure(homes["measure"], at, text, scope, found)
    if "totals" in entry:
        totals = read_measure(homes["totals"], (*path, "totals"), entry["totals"], scope, found)
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
        place=homes.get("name", files[0]).key_place(path),
    )


def _check_own_measure(id_: str, files: list[TomlFile], found: list[Diagnostic]) -> None:
    """Note a plan that gives an indicator of the catalogue another measure and does not say why."""
    path = ("indicators", id_, "measure")
    own = files[0].values["indicators"][id_]
    base = next((file for file in files[1:] if "measure" in file.values["indicators"][id_]), None)
    if base is None or "measure" not in own or "measure_reason" in own:
        return
    if own["measure"] != base.values["indicators"][id_]["measure"]:
        message = Bilingual("计算方法与指标目录不同", "the measure is not the catalogue's")
        labels = (Label(base.value_place(path), Bilingual("指标目录的计算方法", "the catalogue's measure")),)
        help_ = Bilingual("用 measure_reason 写明原因", "say why in measure_reason")
        found.append(Diagnostic("measure-differs", message, files[0].value_place(path), labels, help_))


_OF_THE_TARGET = {"place", "note"}
"""Keys that in a plan speak of the target, in a catalogue of the definition."""


def _plan(files: Files, found: list[Diagnostic]) -> Plan:
    own = files[0].values
    scope = _scope(files, found)
    definitions = _definitions(files, scope, found)
    markers = build_markers(files)
    indicators = [
        _indicator(id_, entry, files, definitions[id_], scope, markers, found)
        for id_, entry in own.get("indicators", {}).items()
    ]
    _check_numbers(files[0], found)
    about = own["plan"]
    return Plan(
        id=about["id"],
        name=bilingual(about, about["id"]),
        area=about["area"],
        area_code=about.get("area_code"),
        first_year=about["first_year"],
        last_year=about["last_year"],
        document={key: str(value) for key, value in own.get("document", {}).items()},
        indicators=tuple(indicator for indicator in indicators if indicator is not None),
        definitions=definitions,
        scope=scope,
        actions={id_: bilingual(entry, id_) for id_, (entry, _) in merged(files, "actions").items()},
        calendars={id_: bilingual(entry, id_) for id_, (entry, _) in merged(files, "calendars").items()},
        sources={id_: str(entry["title"]) for id_, (entry, _) in merged(files, "sources").items()},
        markers=markers,
        files=tuple(file.source.name for file in files),
    )


_REQUIRED = ("rule", "due", "wording", "place")


def _indicator(
    id_: str,
    entry: dict[str, Any],
    files: Files,
    definition: Definition,
    scope: Scope,
    markers: dict[str, Missing],
    found: list[Diagnostic],
) -> Indicator | None:
    file, path = files[0], ("indicators", id_)
    known = {name for f in files[1:] for name in f.values.get("indicators", {})}
    if id_ not in known and "name" not in entry:
        close = nearest(id_, known)
        message = Bilingual(f"指标目录中没有“{id_}”", f'the catalogue has no indicator "{id_}"')
        help_ = (
            Bilingual(f"是不是“{close}”？", f'did you mean "{close}"?')
            if close
            else Bilingual("本计划自有的指标要写 name", "an indicator of this plan's own needs a name")
        )
        found.append(Diagnostic("unknown-indicator", message, file.key_place(path), help=help_))
    for key in _REQUIRED:
        if key not in entry:
            message = Bilingual(
                f"指标“{definition.name.zh}”缺少 {key}", f'the indicator "{definition.name.en}" has no {key}'
            )
            found.append(Diagnostic("missing-key", message, file.key_place(path)))
    if any(key not in entry for key in _REQUIRED):
        return None
    rule = read_rule(file, (*path, "rule"), entry["rule"], scope, definition, found)
    if rule is None:
        return None
    check_same_measure(rule, definition, rule, entry.get("measure_reason"), found)
    readings = _readings(entry, files, definition, rule, scope, found)
    return Indicator(
        definition=definition,
        no=entry.get("no"),
        rule=rule,
        readings=readings,
        due=entry["due"],
        commitment=entry.get("commitment", "binding"),
        baseline=_baseline(entry, file, id_, markers, found),
        lead=tuple(entry.get("lead", ())),
        partners=tuple(entry.get("with", ())),
        wording=entry.get("wording"),
        plan_place=entry.get("place"),
        also=entry.get("also"),
        department_place=entry.get("department_place"),
        measure_reason=entry.get("measure_reason"),
        note=entry.get("note"),
        place=file.key_place(path),
    )


def _readings(
    entry: dict[str, Any], files: Files, definition: Definition, main: Rule, scope: Scope, found: list[Diagnostic]
) -> tuple[Reading, ...]:
    readings = []
    for index, reading in enumerate(entry.get("readings", [])):
        path = ("indicators", definition.id, "readings", index, "rule")
        rule = read_rule(files[0], path, reading["rule"], scope, definition, found)
        if rule is not None:
            check_same_measure(rule, definition, main, entry.get("measure_reason"), found)
            readings.append(Reading(rule, reading["wording"], reading["place"], reading.get("note")))
    return tuple(readings)


def _baseline(
    entry: dict[str, Any], file: TomlFile, id_: str, markers: dict[str, Missing], found: list[Diagnostic]
) -> Baseline | None:
    given = entry.get("baseline")
    if given is None:
        return None
    figure = read_figure(given["value"], markers)
    if figure is None:
        message = Bilingual(
            f"基期值“{given['value']}”读不懂", f'the baseline "{given["value"]}" cannot be read as a figure'
        )
        found.append(
            Diagnostic("unreadable-figure", message, file.value_place(("indicators", id_, "baseline", "value")))
        )
        return None
    return Baseline(Period(given["period"]), given["value"], figure, given.get("place"))


def _check_numbers(file: TomlFile, found: list[Diagnostic]) -> None:
    """Two indicators of a plan may not have one number."""
    numbers: dict[int, str] = {}
    for id_, entry in file.values.get("indicators", {}).items():
        number = entry.get("no")
        if number is not None and numbers.setdefault(number, id_) != id_:
            message = Bilingual(
                f"编号 {number} 用了两次：{numbers[number]} 和 {id_}",
                f"number {number} is given twice: {numbers[number]} and {id_}",
            )
            other = file.value_place(("indicators", numbers[number], "no"))
            labels = (Label(other, Bilingual("另一处", "the other one")),)
            found.append(Diagnostic("duplicate-number", message, file.value_place(("indicators", id_, "no")), labels))
