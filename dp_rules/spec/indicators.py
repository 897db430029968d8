"""The targets of a plan: each indicator with its rule, readings, milestones and baseline, inherited or its own."""

from functools import lru_cache
from typing import Any

from dp_rules.language.scope import Scope
from dp_rules.quantity.figure import read_figure
from dp_rules.quantity.missing import Missing
from dp_rules.quantity.period import Period
from dp_rules.spec.guard import read_guard
from dp_rules.spec.inherit import Entry, inherited, plans_of
from dp_rules.spec.lineage import check_guards, read_lineage
from dp_rules.spec.model import Baseline, Definition, Indicator, Milestone, Reading, Rule
from dp_rules.spec.names import Files
from dp_rules.spec.pace import read_pace
from dp_rules.spec.rules import check_same_measure, read_rule
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label
from dp_rules.text.nearest import MOST_GUESSED, nearest
from dp_rules.toml.file import TomlFile

_TO_ADD = {
    "rule": Bilingual(
        '写上计算方法和目标值，例如 rule = "rate(a, b) > 70%"',
        'write measure and target, for example rule = "rate(a, b) > 70%"',
    ),
    "due": Bilingual("写上完成年，例如 due = 2025", "write the year by which it is due, for example due = 2025"),
    "wording": Bilingual(
        '照计划原样抄写目标的文字，例如 wording = "＞70％"',
        'copy the target\'s words as the plan prints them, for example wording = "＞70％"',
    ),
    "place": Bilingual(
        '写明在计划的哪一处，例如 place = "主要指标表第2行"',
        'say where in the plan it stands, for example place = "table of main indicators, row 2"',
    ),
}
_REQUIRED = tuple(_TO_ADD)


def read_indicator(
    id_: str,
    files: Files,
    definition: Definition,
    scope: Scope,
    markers: dict[str, Missing],
    found: list[Diagnostic],
) -> Indicator | None:
    """Return an indicator with its target, or None where what it needs is missing or its rule has faults."""
    path = ("indicators", id_)
    plans = plans_of(files)
    entry = inherited(id_, plans)
    values = entry.values
    _check_known(id_, files, entry, found)
    rule = None
    if "rule" in values:
        rule = read_rule(entry.homes["rule"], (*path, "rule"), values["rule"], scope, definition, found)
    missing = [key for key in _REQUIRED if key not in values]
    _note_missing(missing, definition, entry, found)
    if rule is None or missing:
        return None
    check_same_measure(rule, definition, rule, values.get("measure_reason"), found)
    indicator = Indicator(
        definition=definition,
        no=values.get("no"),
        rule=rule,
        readings=_readings(entry, definition, rule, scope, found),
        milestones=_milestones(entry, definition, rule, scope, found),
        due=values["due"],
        commitment=values.get("commitment", "binding"),
        baseline=_baseline(entry, id_, markers, found),
        lead=tuple(values.get("lead", ())),
        partners=tuple(values.get("with", ())),
        wording=values.get("wording"),
        plan_place=values.get("place"),
        also=values.get("also"),
        department_place=values.get("department_place"),
        measure_reason=values.get("measure_reason"),
        note=values.get("note"),
        accepted=values.get("accepted", {}),
        guard=read_guard(entry, id_, rule, markers, found),
        lineage=(),
        pace=read_pace(id_, files),
        home=entry.homes["rule"],
        place=entry.own.key_place(path),
    )
    if len(plans) == 1:
        return indicator
    indicator = indicator._replace(lineage=read_lineage(indicator, plans, scope, markers))
    check_guards(indicator, plans, found)
    return indicator


def _note_missing(missing: list[str], definition: Definition, entry: Entry, found: list[Diagnostic]) -> None:
    path = ("indicators", definition.id)
    for key in missing:
        if (*path, key) not in entry.own.misspelt:
            message = Bilingual(
                f"指标“{definition.name.zh}”缺少 {key}", f'the indicator "{definition.name.en}" has no {key}'
            )
            found.append(Diagnostic("missing-key", message, entry.own.key_place(path), help=_TO_ADD[key]))


def _check_known(id_: str, files: Files, entry: Entry, found: list[Diagnostic]) -> None:
    """Note an indicator that nothing below defines and that has no name of its own."""
    is_defined = id_ in files[-1].values.get("indicators", {}) and "catalogue" in files[-1].values
    if is_defined or "name" in entry.values or any(id_ in file.left_out for file in files):
        return
    known = _known(files)
    if id_ in known:
        return
    close = nearest(id_, known) if len(found) < MOST_GUESSED else None
    message = Bilingual(f"指标目录中没有“{id_}”", f'the catalogue has no indicator "{id_}"')
    help_ = (
        Bilingual(f"是不是“{close}”？", f'did you mean "{close}"?')
        if close
        else Bilingual("本计划自有的指标要写 name", "an indicator of this plan's own needs a name")
    )
    found.append(Diagnostic("unknown-indicator", message, entry.own.key_place(("indicators", id_)), help=help_))


@lru_cache(maxsize=1)  # asked for each unknown indicator of one spec after another
def _known(files: Files) -> frozenset[str]:
    """Return the ids of all indicators that have a name."""
    return frozenset(
        name
        for file in files
        for name, stated in file.values.get("indicators", {}).items()
        if "catalogue" in file.values or "name" in stated
    )


def _readings(
    entry: Entry, definition: Definition, main: Rule, scope: Scope, found: list[Diagnostic]
) -> tuple[Reading, ...]:
    readings = []
    for index, reading in enumerate(entry.values.get("readings", [])):
        path = ("indicators", definition.id, "readings", index, "rule")
        rule = read_rule(entry.homes["readings"], path, reading["rule"], scope, definition, found)
        if rule is not None:
            check_same_measure(rule, definition, main, entry.values.get("measure_reason"), found)
            readings.append(Reading(rule, reading["wording"], reading["place"], reading.get("note")))
    return tuple(readings)


def _milestones(
    entry: Entry, definition: Definition, main: Rule, scope: Scope, found: list[Diagnostic]
) -> tuple[Milestone, ...]:
    milestones = []
    for index, given in enumerate(entry.values.get("milestones", [])):
        path = ("indicators", definition.id, "milestones", index)
        home = entry.homes["milestones"]
        rule = read_rule(home, (*path, "rule"), given["rule"], scope, definition, found)
        if rule is not None:
            check_same_measure(rule, definition, main, entry.values.get("measure_reason"), found)
            year_place = home.value_place((*path, "year"))
            milestones.append(
                Milestone(given["year"], rule, given["wording"], given["place"], given.get("note"), year_place)
            )
    return tuple(milestones)


def _baseline(entry: Entry, id_: str, markers: dict[str, Missing], found: list[Diagnostic]) -> Baseline | None:
    given: dict[str, Any] | None = entry.values.get("baseline")
    if given is None:
        return None
    figure = read_figure(given["value"], markers)
    place = entry.homes["baseline"].value_place(("indicators", id_, "baseline", "value"))
    if figure is None:
        message = Bilingual(
            f"基期值“{given['value']}”读不懂", f'the baseline "{given["value"]}" cannot be read as a figure'
        )
        help_ = Bilingual(
            "照计划所印写一个数、一个界限或“—”，例如 68.5%、>80%",
            "write a number, a bound or a dash as the plan prints it, for example 68.5% or >80%",
        )
        found.append(Diagnostic("unreadable-figure", message, place, help=help_))
        return None
    return Baseline(Period(given["period"]), given["value"], figure, given.get("place"), place)


def check_numbers(file: TomlFile, found: list[Diagnostic]) -> None:
    """Note two indicators of a plan that have one number."""
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
            help_ = Bilingual(
                "对照计划改正编号；不在计划的表中的，不写编号",
                "take the numbers from the plan; an indicator that is not in its table has none",
            )
            place = file.value_place(("indicators", id_, "no"))
            found.append(Diagnostic("duplicate-number", message, place, labels, help_))
