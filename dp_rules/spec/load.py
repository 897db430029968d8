"""A spec from its file: read, checked for shape, joined with what it extends, rules checked. All faults at once."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from dp_rules.bundled import bundled
from dp_rules.language.prelude import read_prelude
from dp_rules.language.scope import Function, Scope
from dp_rules.spec.definitions import read_definitions
from dp_rules.spec.gate import Gates
from dp_rules.spec.gates import read_gates
from dp_rules.spec.indicators import check_numbers, read_indicator
from dp_rules.spec.inherit import indicator_ids
from dp_rules.spec.model import Catalogue, Definition, Indicator, Plan
from dp_rules.spec.names import Files, bilingual, build_markers, build_scope, merged
from dp_rules.spec.rollup import with_rollup
from dp_rules.spec.shelf import Base, Shelf, adds_nothing
from dp_rules.spec.stack import find_spec, read_recorded_stack, read_stack
from dp_rules.spec.tests import misplaced_tests, written_tests
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, has_errors, in_order
from dp_rules.text.place import Source, Span


def load_plan(spec: str, shelf: Shelf | None = None) -> tuple[Plan | None, list[Diagnostic]]:
    """Return the plan in a spec file, or None with everything that is wrong with it.

    ``spec`` is a path, or the name of a plan that is shipped or comes from a package. Diagnostics
    are sorted by place; a plan comes with warnings and remarks at most.
    """
    return _only_a_plan(*read_spec(spec, shelf))


def load_recorded_plan(paths: Sequence[Path]) -> tuple[Plan | None, list[Diagnostic]]:
    """Return the plan in recorded files, its own first and each extending the next, or None with what is wrong.

    Nothing but these files is read, whatever they say that they extend.
    """
    found: list[Diagnostic] = []
    files = read_recorded_stack(paths, found)
    return _only_a_plan(*((None, in_order(found)) if files is None else _read(files, None, found)))


def _only_a_plan(read: Plan | Catalogue | None, found: list[Diagnostic]) -> tuple[Plan | None, list[Diagnostic]]:
    if isinstance(read, Catalogue):
        message = Bilingual("这是指标目录，不是计划", "this is a catalogue, not a plan")
        help_ = Bilingual("换成计划，例如 liaoning", "name a plan, for example liaoning")
        place = read.stack[0].key_place(("catalogue",))
        return None, in_order([*found, Diagnostic("not-a-plan", message, place, help=help_)])
    return (None if has_errors(found) else read), found


def read_spec(spec: str, shelf: Shelf | None = None) -> tuple[Plan | Catalogue | None, list[Diagnostic]]:
    """Return what can be used of a spec, a plan or a catalogue, and everything that is wrong with it.

    With errors, the entries that have them are left out. ``shelf`` keeps the files that several
    specs share from being read again.
    """
    found: list[Diagnostic] = []
    files = read_stack(find_spec(spec, found), found, shelf)
    if files is None:
        return None, in_order(found)
    return _read(files, shelf, found)


def _read(files: Files, shelf: Shelf | None, found: list[Diagnostic]) -> tuple[Plan | Catalogue, list[Diagnostic]]:
    """Return what the files of a spec say, and everything that is wrong with it."""
    scope, definitions = _names(files, shelf, found)
    read: Plan | Catalogue
    gates = read_gates(files, scope, found)
    if "plan" in files[0].values:
        indicators = _indicators(files, definitions, scope, found)
        read = _plan(files, definitions, scope, indicators, gates)
    else:
        found += misplaced_tests(files[0])
        read = _catalogue(files, definitions, scope)
    return read, in_order(_without_consequences(found, files))


def _names(files: Files, shelf: Shelf | None, found: list[Diagnostic]) -> tuple[Scope, dict[str, Definition]]:
    """Return what a spec's rules can name and what its indicators are, from the shelf where the plan adds nothing."""
    if shelf is None:
        scope = _scope(files, read_prelude(_prelude()), found)
        return scope, read_definitions(files, scope, found)
    if shelf.functions is None:
        shelf.functions = read_prelude(_prelude())
    if not adds_nothing(files):
        scope = _scope(files, shelf.functions, found)
        return scope, read_definitions(files, scope, found)
    base = shelf.bases.get(files[1:])
    if base is None:
        problems: list[Diagnostic] = []
        scope = _scope(files[1:], shelf.functions, problems)
        definitions = read_definitions(files[1:], scope, problems, parse_all=True)
        base = shelf.bases[files[1:]] = Base(scope, definitions, tuple(problems))
    found += base.found
    return base.scope, base.definitions


def _scope(files: Files, functions: Mapping[str, Function], found: list[Diagnostic]) -> Scope:
    return with_rollup(build_scope(files, functions, found), files, found)


def _prelude() -> Source:
    path = bundled("grammar", "prelude.rules")
    return Source("grammar/prelude.rules", path.read_text(encoding="utf-8"))


def _indicators(
    files: Files, definitions: dict[str, Definition], scope: Scope, found: list[Diagnostic]
) -> list[Indicator]:
    markers = build_markers(files)
    read = [read_indicator(id_, files, definitions[id_], scope, markers, found) for id_ in indicator_ids(files)]
    check_numbers(files[0], found)
    return [indicator for indicator in read if indicator is not None]


def _catalogue(files: Files, definitions: dict[str, Definition], scope: Scope) -> Catalogue:
    about = files[0].values["catalogue"]
    return Catalogue(
        id=about["id"],
        name=bilingual(about, about["id"]),
        definitions=definitions,
        scope=scope,
        actions=_entries(files, "actions"),
        calendars=_entries(files, "calendars"),
        sources=_titles(files),
        stack=files,
    )


def _entries(files: Files, section: str) -> dict[str, Bilingual]:
    return {id_: bilingual(entry, id_) for id_, (entry, _) in merged(files, section).items()}


def _titles(files: Files) -> dict[str, str]:
    return {id_: str(entry["title"]) for id_, (entry, _) in merged(files, "sources").items()}


def _plan(
    files: Files, definitions: dict[str, Definition], scope: Scope, indicators: list[Indicator], gates: Gates
) -> Plan:
    own = files[0].values
    about = own["plan"]
    return Plan(
        id=about["id"],
        name=bilingual(about, about["id"]),
        area=about["area"],
        area_code=about.get("area_code"),
        first_year=about["first_year"],
        last_year=about["last_year"],
        document={key: str(value) for key, value in own.get("document", {}).items()},
        indicators=tuple(indicators),
        definitions=definitions,
        scope=scope,
        actions=_entries(files, "actions"),
        calendars=_entries(files, "calendars"),
        sources=_titles(files),
        markers=build_markers(files),
        gates=gates,
        stack=files,
        tests=written_tests(files[0]),
    )


def _without_consequences(found: list[Diagnostic], files: Files) -> list[Diagnostic]:
    """Drop what is said of names that are unknown only because their own entry has faults."""
    left_out = {id_ for file in files for id_ in file.left_out}
    if not left_out:
        return found
    return [
        one
        for one in found
        if not (one.code.startswith("unknown-") and isinstance(one.place, Span) and one.place.text in left_out)
    ]
