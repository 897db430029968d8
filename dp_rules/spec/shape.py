"""The shape of a spec: valid or not in a moment; if not, every fault at its place and in words."""

from typing import Any, NamedTuple

from dp_rules.bundled import bundled
from dp_rules.spec import valid_shape
from dp_rules.spec.toml import TomlFile
from dp_rules.text.diagnostic import Diagnostic

Path = tuple[str | int, ...]


class Shape(NamedTuple):
    """What is wrong with the shape of a spec, and the entries at fault, such as ``("indicators", "x")``.

    A spec without the entries at fault has the right shape, but for keys that it then lacks at the top.
    """

    diagnostics: list[Diagnostic]
    entries: frozenset[tuple[str, ...]]


def check_shape(file: TomlFile) -> list[Diagnostic]:
    """Return every fault of shape; an empty list for a spec that has the shape of the schema."""
    return shape_of(file).diagnostics


def shape_of(file: TomlFile) -> Shape:
    """Return every fault of shape with the entries at fault."""
    try:
        valid_shape.validate(file.values)  # type: ignore[no-untyped-call]
    except valid_shape.JsonSchemaValueException:
        return _faulty_shape(file)
    return Shape([], frozenset())


def _faulty_shape(file: TomlFile) -> Shape:
    """Ask the full validator, which takes long to import, and put its faults into words."""
    import json  # noqa: PLC0415  only a spec with faults needs it

    from dp_rules.spec.fault_words import explain  # noqa: PLC0415  as json
    from dp_rules.spec.faults import find_faults, places  # noqa: PLC0415  as json

    schema: dict[str, Any] = json.loads(bundled("schemas", "spec.schema.json").read_text(encoding="utf-8"))
    faults = find_faults(file.values, schema)
    entries = frozenset(
        entry for fault in faults for path in places(fault) for entry in [_entry(path, schema)] if entry
    )
    return Shape([diagnostic for fault in faults for diagnostic in explain(fault, file)], entries)


def _entry(path: Path, schema: dict[str, Any]) -> tuple[str, ...]:
    """Return the entry of a section in which a path lies, or the section where its keys are no ids."""
    names = tuple(str(part) for part in path[:2])
    section = schema["properties"].get(names[0], {}) if names else {}
    return names if "propertyNames" in section else names[:1]


def without(values: dict[str, Any], entries: frozenset[tuple[str, ...]]) -> dict[str, Any]:
    """Return the values of a spec without those entries; ``values`` stay as they are."""
    left: dict[str, Any] = {}
    for section, value in values.items():
        if (section,) not in entries:
            named = any(entry[0] == section for entry in entries)
            left[section] = (
                {id_: part for id_, part in value.items() if (section, id_) not in entries} if named else value
            )
    return left
