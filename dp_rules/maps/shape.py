"""The shape of an import map: valid or not in a moment; if not, every fault at its place and in words."""

from dp_rules.bundled import bundled
from dp_rules.maps import valid_shape
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.toml.file import TomlFile


def shape_problems(file: TomlFile) -> list[Diagnostic]:
    """Return every fault of shape; an empty list for a map that has the shape of the schema."""
    try:
        valid_shape.validate(file.values)  # type: ignore[no-untyped-call]
    except valid_shape.JsonSchemaValueException:
        return _faults(file)
    return []


def _faults(file: TomlFile) -> list[Diagnostic]:
    import json  # noqa: PLC0415  only a map with faults needs it

    from dp_rules.spec.fault_words import explain  # noqa: PLC0415  as json
    from dp_rules.spec.faults import find_faults  # noqa: PLC0415  as json

    schema = json.loads(bundled("schemas", "import.schema.json").read_text(encoding="utf-8"))
    faults, _ = find_faults(file.values, schema)
    return [said for fault in faults for _, _, said in explain(fault, file)]
