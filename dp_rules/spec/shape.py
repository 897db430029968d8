"""The shape of a spec: valid or not in a moment; if not, every fault at its place and in words."""

from typing import Any, NamedTuple

from dp_rules.bundled import bundled
from dp_rules.spec import valid_shape
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, in_order
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
    from dp_rules.spec.faults import find_faults  # noqa: PLC0415  as json

    schema = json.loads(bundled("schemas", "spec.schema.json").read_text(encoding="utf-8"))
    faults, is_all = find_faults(file.values, schema)
    told = [
        ShapeFault(path, fault.keyword == "additionalProperties", None if meant is None else (*path[:-1], meant), said)
        for fault in faults
        for path, meant, said in explain(fault, file)
    ]
    return told if is_all else _with_a_note(told)


def _with_a_note(told: list[ShapeFault]) -> list[ShapeFault]:
    """Say at the last place of all that there is more."""
    last = in_order(fault.diagnostic for fault in told)[-1]
    noted = last._replace(note=_ONLY_THE_FIRST)
    return [fault._replace(diagnostic=noted) if fault.diagnostic == last else fault for fault in told]


_ONLY_THE_FIRST = Bilingual(
    "错误太多，只列出先找到的；改好后再检查", "there are more errors than are listed; check again when these are mended"
)
