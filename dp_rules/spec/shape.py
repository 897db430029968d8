"""The shape of a spec: valid or not in a moment; if not, every fault at its place and in words."""

from typing import Any, NamedTuple

from dp_rules.bundled import bundled
from dp_rules.spec import valid_shape
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.toml.file import Path, TomlFile


class ShapeFault(NamedTuple):
    """A fault of shape: the path that it concerns, and what is said about it.

    ``meant`` is the path of the key that an unknown one was probably meant to be. Faults of one cause, such as keys
    under a header that is missing, share their diagnostic.
    """

    path: Path
    is_unknown_key: bool
    meant: Path | None
    diagnostic: Diagnostic


def has_shape(values: dict[str, Any]) -> bool:
    """Say whether values have the shape of the schema."""
    try:
        valid_shape.validate(values)  # type: ignore[no-untyped-call]
    except valid_shape.JsonSchemaValueException:
        return False
    return True


def shape_faults(file: TomlFile) -> list[ShapeFault]:
    """Return every fault of shape, each with its path; an empty list for a spec that has the shape of the schema."""
    if has_shape(file.values):
        return []
    import json  # noqa: PLC0415  only a spec with faults needs it

    from dp_rules.spec.fault_words import explain  # noqa: PLC0415  as json
    from dp_rules.spec.faults import find_faults, meant_by  # noqa: PLC0415  as json

    schema = json.loads(bundled("schemas", "spec.schema.json").read_text(encoding="utf-8"))
    return [
        ShapeFault(
            path,
            is_unknown := fault.keyword == "additionalProperties",
            meant_by(fault, path) if is_unknown else None,
            said,
        )
        for fault in find_faults(file.values, schema)
        for path, said in explain(fault, file)
    ]
