"""Read the gates of a spec: ``[gates]``, ``[gates.items.…]`` and the ``gates`` of items, over all files of its stack."""

from fractions import Fraction
from typing import Any, NamedTuple, get_args

from dp_rules.language.scope import Scope, find_table
from dp_rules.quantity.figure import Figure, read_figure
from dp_rules.spec.gate import BUILT_IN, Gate, GateName, Gates, Tolerance
from dp_rules.spec.names import Files, unknown_id
from dp_rules.text.bilingual import Bilingual, there_are
from dp_rules.text.diagnostic import Diagnostic, Label
from dp_rules.toml.file import Path, TomlFile

_NAMES: tuple[GateName, ...] = get_args(GateName)
Key = tuple[str | None, GateName]
"""The item, or None for all of them, and the gate."""


class _Statement(NamedTuple):
    """What one file says of one gate, and where."""

    values: dict[str, Any]
    file: TomlFile
    path: Path


def read_gates(files: Files, scope: Scope, found: list[Diagnostic]) -> Gates:
    """Return the gates of a spec; what is wrong with them goes to ``found``.

    A file speaks over those that it extends, and what is said of one item over what is said of all.
    What a statement leaves open, such as ``most`` or the severity, is as in the one that it overrides.
    """
    known: dict[Key, Gate] = {(None, name): gate for name, gate in BUILT_IN.items()}
    for file in reversed(files):
        stated = _statements(file, scope, found)
        before = dict(known)
        for key, statement in stated.items():
            id_, name = key
            base = known.get(key) or known.get((None, name))
            gate = _gate(key, statement, base, scope, found)
            if gate is None:
                continue
            known[key] = gate
            above = before.get((id_, name)) or before.get((None, name))
            if file is not files[-1] and above is not None and _says(gate) != _says(above) and gate.reason is None:
                found.append(_without_reason(gate, above, statement))
    whole = {id_ for file in files for id_, unit in file.values.get("units", {}).items() if unit.get("whole")}
    items: dict[str, dict[GateName, Gate]] = {}
    for (id_, name), gate in known.items():
        if id_ is not None:
            items.setdefault(id_, {})[name] = gate
    defaults = {name: gate for (id_, name), gate in known.items() if id_ is None}
    return Gates(defaults, items, frozenset(whole))


def _statements(file: TomlFile, scope: Scope, found: list[Diagnostic]) -> dict[Key, _Statement]:
    """Return what a file says of gates: first of all items, then of single ones."""
    declared = file.values.get("gates", {})
    stated = _of_table(None, declared, file, ("gates",))
    for id_, entry in file.values.get("items", {}).items():
        stated |= _of_table(id_, entry.get("gates", {}), file, ("items", id_, "gates"))
    for id_, entry in declared.get("items", {}).items():
        if id_ in scope.items:
            stated |= _of_table(id_, entry, file, ("gates", "items", id_))
        elif id_ not in file.left_out:
            place = file.key_place(("gates", "items", id_))
            unknown_id("item", Bilingual("数据项", "item"), id_, scope.items, place, found)
    return stated


def _of_table(id_: str | None, table: dict[str, Any], file: TomlFile, path: Path) -> dict[Key, _Statement]:
    return {
        (id_, name): _Statement(
            table[name] if isinstance(table[name], dict) else {"severity": table[name]}, file, (*path, name)
        )
        for name in _NAMES
        if name in table and name != "missing_codes"  # a list of numbers, which belongs to the item
    }


def _gate(key: Key, statement: _Statement, base: Gate | None, scope: Scope, found: list[Diagnostic]) -> Gate | None:
    """Return the gate that is stated, completed by ``base``, or None with a diagnostic."""
    (id_, name), (values, file, path) = key, statement
    gate = (base or Gate(name, "warn"))._replace(
        is_own=id_ is not None, reason=values.get("reason"), place=file.value_place(path)
    )
    if "severity" in values:
        gate = gate._replace(severity=values["severity"])
    elif gate.severity == "off":  # who says more of a gate wants it
        gate = gate._replace(severity="warn")
    if "most" in values:
        most = _number(values["most"], (*path, "most"), file, found, share=True)
        if most is None:
            return None
        gate = gate._replace(most=_exact(most))
    if "tolerance" in values:
        tolerance = _number(values["tolerance"], (*path, "tolerance"), file, found)
        if tolerance is None:
            return None
        gate = gate._replace(tolerance=Tolerance(_exact(tolerance), is_share=tolerance.percent))
    if "level" in values:
        table = find_table(scope, values["level"])
        if table is None or not table.is_level:
            levels = [table.id for table in scope.tables.values() if table.is_level]
            place = file.value_place((*path, "level"))
            message = Bilingual(
                f"没有名为“{values['level']}”的层级", f'there is no level of areas called "{values["level"]}"'
            )
            help_ = there_are(Bilingual("、".join(levels), ", ".join(levels)), "levels")
            found.append(Diagnostic("unknown-level", message, place, help=help_))
            return None
        gate = gate._replace(level=table.id)
    if "areas" in values:
        gate = gate._replace(areas=tuple(values["areas"]))
    return _complete(gate, statement, found)


def _complete(gate: Gate, statement: _Statement, found: list[Diagnostic]) -> Gate | None:
    """Return a gate that has what it goes by, or None with a diagnostic."""
    what = None
    if gate.name == "jump" and gate.most is None:
        what = Bilingual('写明最大幅度，例如 { most = "50%" }', 'say by how much at most: { most = "50%" }')
    elif gate.name == "areas" and gate.level is None and not gate.areas:
        what = Bilingual(
            '写明层级或地区，例如 { level = "counties" }', 'say which: { level = "counties" }, or areas = ["…"]'
        )
    if what is None or gate.severity == "off":
        return gate
    message = Bilingual(f"检查 {gate.name} 没有写全", f"the gate {gate.name} does not say what it goes by")
    found.append(Diagnostic("wrong-gate", message, statement.file.value_place(statement.path), help=what))
    return None


def _number(text: str, path: Path, file: TomlFile, found: list[Diagnostic], *, share: bool = False) -> Figure | None:
    """Return one number that is not below 0, with a percent sign for a ``share``, or None with a diagnostic."""
    figure = read_figure(text, {})
    is_one = figure is not None and figure.change is None and figure.values is not None and figure.values.is_exact
    if figure is not None and is_one and _exact(figure) >= 0 and (figure.percent or not share):
        return figure
    message = Bilingual(f"“{text}”不能用在这里", f'"{text}" cannot stand here')
    help_ = (
        Bilingual("写一个百分数，例如 50%", "write a percentage, for example 50%")
        if share
        else Bilingual(
            "写一个不小于 0 的数或百分数，例如 5 或 0.1%",
            "write a number or a percentage of 0 or more, for example 5 or 0.1%",
        )
    )
    found.append(Diagnostic("wrong-gate", message, file.value_place(path), help=help_))
    return None


def _exact(figure: Figure) -> Fraction:
    lower = None if figure.values is None else figure.values.lower
    return Fraction(0) if lower is None else lower


def _says(gate: Gate) -> tuple[object, ...]:
    return (gate.severity, gate.most, gate.tolerance, gate.level, gate.areas) if gate.severity != "off" else ("off",)


def _without_reason(gate: Gate, above: Gate, statement: _Statement) -> Diagnostic:
    message = Bilingual(
        f"检查 {gate.name} 与所继承的不同，没有写明理由",
        f"the gate {gate.name} is not the inherited one, and no reason is given",
    )
    labels = () if above.place is None else (Label(above.place, Bilingual("所继承的", "what is inherited")),)
    help_ = Bilingual(
        f'加上理由：{{ severity = "{gate.severity}", reason = "…" }}',
        f'say why: {{ severity = "{gate.severity}", reason = "…" }}',
    )
    return Diagnostic("gate-differs", message, statement.file.value_place(statement.path), labels, help_)
