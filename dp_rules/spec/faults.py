"""What a JSON Schema finds wrong with values, one fault for one cause; where it offers a choice, by the choice that was meant."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import islice
from typing import Any, NamedTuple

from dp_rules.text.nearest import MOST_GUESSED, nearest
from dp_rules.toml.file import Path

MOST_ERRORS = 100
"""A file with more is most likely none of ours, and to look on takes time."""


class Fault(NamedTuple):
    """One fault: where, the schema's keyword, what stands there, what is wanted, the schema that says so.

    ``keyword`` is the schema's own, with two exceptions: ``enum`` also stands for a ``const`` and for a choice of
    constants, and its ``wanted`` are `Option`s; ``choice`` says that a value is of none of the kinds that are
    wanted, names of types and `Option`s.
    """

    path: Path
    keyword: str
    value: Any
    wanted: Any
    schema: dict[str, Any]
    is_about_a_name: bool = False


class Option(NamedTuple):
    """A constant that a value may be, with its title in the schema."""

    value: Any
    title: str | None = None


def find_faults(values: object, schema: dict[str, Any]) -> tuple[list[Fault], bool]:
    """Return what is wrong with ``values`` by ``schema``, and whether that is all: of many errors only the first are looked at."""
    from jsonschema import Draft202012Validator, validators  # noqa: PLC0415  only a spec with faults needs it

    kinds = Draft202012Validator.TYPE_CHECKER.redefine("number", _is_number)
    validator = validators.extend(Draft202012Validator, type_checker=kinds)  # type: ignore[no-untyped-call]  # its stubs
    errors = list(islice(validator(schema).iter_errors(values), MOST_ERRORS + 1))
    faults = _one_for_one_cause(fault for error in errors[:MOST_ERRORS] for fault in faults_meant(error))
    return faults, len(errors) <= MOST_ERRORS


def _is_number(_: object, value: object) -> bool:
    """Say whether a value is a number that can be compared: nan is none."""
    return isinstance(value, int | Decimal) and not isinstance(value, bool) and value == value  # noqa: PLR0124  nan


def faults_meant(error: Any) -> list[Fault]:  # noqa: ANN401  an error of jsonschema, which is imported late
    """Return the faults behind one error of ``jsonschema``: itself, or those of the branch that was meant.

    Of the branches of a ``oneOf`` or ``anyOf`` those are left out that ask for another type. For text, the constants
    that remain are one choice, unless another branch takes text and no constant is near. For a table, the branch is
    meant whose keys fit best.
    """
    if error.validator not in {"oneOf", "anyOf"} or not error.context:
        return [_fault(error)]
    branches: dict[int, list[Any]] = {}
    for part in error.context:
        branches.setdefault(part.relative_schema_path[0], []).append(part)
    options = [option for parts in branches.values() for option in _options(parts)]
    possible = {at: parts for at, parts in branches.items() if not any(_is_of_another_type(part) for part in parts)}
    constants = [option for parts in possible.values() for option in _options(parts)]
    others = [parts for parts in possible.values() if not _options(parts)]
    path = tuple(error.absolute_path)
    if not possible:
        kinds = [part.validator_value for parts in branches.values() for part in parts if part.validator == "type"]
        return [Fault(path, "choice", error.instance, [*options, *kinds], error.schema)]
    if constants and (not others or nearest_option(error.instance, constants)):
        return [Fault(path, "enum", error.instance, constants, error.schema)]
    return [fault for part in min(others, key=_misfit) for fault in faults_meant(part)]


def nearest_option(value: object, options: list[Option]) -> Option | None:
    """Return the constant that was probably meant, by its value or by its title."""
    words = {str(word): option for option in options for word in (option.title, option.value) if word is not None}
    if str(value) in words:
        return words[str(value)]
    close = nearest(str(value), words)
    return None if close is None else words[close]


def _fault(error: Any) -> Fault:  # noqa: ANN401  as faults_meant
    keyword, wanted = str(error.validator), error.validator_value
    schema = error.schema if isinstance(error.schema, dict) else {}
    if keyword in {"const", "enum"}:
        keyword, wanted = "enum", _constants(error)
    about_a_name = "propertyNames" in error.absolute_schema_path
    return Fault(tuple(error.absolute_path), keyword, error.instance, wanted, schema, about_a_name)


def _options(parts: list[Any]) -> list[Option]:
    """Return the constants that a branch asks of the value itself."""
    return [option for part in parts if not part.relative_path for option in _constants(part)]


def _constants(error: Any) -> list[Option]:  # noqa: ANN401  as faults_meant
    if error.validator == "const":
        return [Option(error.validator_value, error.schema.get("title"))]
    return [Option(value) for value in error.validator_value] if error.validator == "enum" else []


def _is_of_another_type(part: Any) -> bool:  # noqa: ANN401  as faults_meant
    if part.relative_path:
        return False
    if part.validator in {"const", "enum"}:
        constants = [part.validator_value] if part.validator == "const" else part.validator_value
        return all(type(constant) is not type(part.instance) for constant in constants)
    return bool(part.validator == "type")


def _misfit(parts: list[Any]) -> tuple[int, int, int]:
    """Say how badly a value fits a branch: by constants within it, then by keys unknown or missing, then by all errors."""
    misfit = constants = 0
    for part in parts:
        if part.validator == "additionalProperties" and not part.relative_path:
            misfit += len(set(part.instance) - set(part.schema.get("properties", {})))
        elif part.validator == "required" and not part.relative_path:
            misfit += 1
        elif part.validator == "const":
            constants += 1
    return constants, misfit, len(parts)


def _one_for_one_cause(faults: Iterable[Fault]) -> list[Fault]:
    """Leave out what follows from another fault.

    A value of the wrong type is asked nothing more, any other has one fault of its own; of the keys that are
    missing those are not told that an unknown key was meant to be.
    """
    kept: dict[tuple[object, ...], Fault] = {}
    for fault in faults:
        about = str(fault.value) if fault.is_about_a_name else ""
        kind = fault.keyword if fault.keyword in {"required", "additionalProperties"} else "value"
        key = (fault.path, kind, about)
        if key not in kept or (fault.keyword == "type" and kept[key].keyword != "type"):
            kept[key] = fault
    for cause, fault in list(kept.items()):
        if fault.keyword == "required":
            unknown = kept.get((fault.path, "additionalProperties", ""))
            missing = missing_keys(fault)
            meant = {nearest(name, missing) for name in unknown_keys(unknown)[:MOST_GUESSED]} if unknown else set()
            left = [name for name in missing if name not in meant]
            kept[cause] = fault._replace(wanted=left)
            if not left:
                del kept[cause]
    return list(kept.values())


def missing_keys(fault: Fault) -> list[str]:
    """Return the keys that a table lacks, in the order of the schema."""
    return [key for key in fault.wanted if key not in fault.value]


def unknown_keys(fault: Fault) -> list[str]:
    """Return the keys of a table that the schema does not know, in the order of the file."""
    return [key for key in fault.value if key not in fault.schema.get("properties", {})]


def meant_key(fault: Fault, key: str) -> str | None:
    """Return the key that an unknown one was probably meant to be: by its name, or by its title, which is Chinese."""
    parts = fault.schema.get("properties", {})
    titled = {str(part["title"]): name for name, part in parts.items() if "title" in part}
    return titled.get(key) or nearest(key, parts) or titled.get(nearest(key, titled) or "")
