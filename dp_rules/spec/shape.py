"""The shape of a spec: valid or not in a moment; if not, every fault at its place and in words."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from dp_rules.bundled import bundled
from dp_rules.spec import valid_shape
from dp_rules.spec.toml_file import Path, TomlFile
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.nearest import nearest

_TYPES = {
    "string": Bilingual("文字，加引号", "text, in quotation marks"),
    "integer": Bilingual("整数，不加引号", "a whole number, without quotation marks"),
    "boolean": Bilingual("true 或 false", "true or false"),
    "array": Bilingual("列表，用方括号 [ ]", "a list, in brackets [ ]"),
    "object": Bilingual("表", "a table"),
    "number": Bilingual("数字", "a number"),
}


class Fault(NamedTuple):
    """A fault of shape: the path that it concerns, and what is said about it.

    ``meant`` is the path of the key that an unknown one was probably meant to be.
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


def shape_faults(file: TomlFile) -> list[Fault]:
    """Return every fault of shape; an empty list for a spec that has the shape of the schema."""
    return [] if has_shape(file.values) else list(_all_faults(file))


class _Said(NamedTuple):
    """What the full validator says of one fault: where, which keyword, what is there, what is wanted."""

    path: tuple[str | int, ...]
    keyword: str
    value: Any
    wanted: Any
    schema: dict[str, Any]
    is_about_a_name: bool


def _all_faults(file: TomlFile) -> Iterator[Fault]:
    """Ask the full validator, which is imported only now because it takes long to import."""
    import json  # noqa: PLC0415  only a spec with faults needs it

    from jsonschema import Draft202012Validator  # noqa: PLC0415  only a spec with faults needs it

    schema = json.loads(bundled("schemas", "spec.schema.json").read_text(encoding="utf-8"))
    told: set[tuple[object, str]] = set()  # the validator gives each missing key an error, and we name them all at once
    mistyped: set[object] = set()  # a value of the wrong type is also none of the constants: told of once
    for error in Draft202012Validator(schema).iter_errors(file.values):
        schema_here = error.schema if isinstance(error.schema, dict) else {}
        path = tuple(error.absolute_path)
        about_a_name = "propertyNames" in error.absolute_schema_path
        fault = _Said(path, str(error.validator), error.instance, error.validator_value, schema_here, about_a_name)
        if fault.keyword == "type":
            mistyped.add(path)
        elif path in mistyped:
            continue
        if (path, fault.keyword) not in told:
            for key, diagnostic in _explain(fault, file):
                is_unknown = fault.keyword == "additionalProperties" and not about_a_name
                meant = nearest(str(key[0]), schema_here.get("properties", {})) if is_unknown else None
                yield Fault((*path, *key), is_unknown, None if meant is None else (*path, meant), diagnostic)
        if fault.keyword in {"required", "additionalProperties"}:
            told.add((path, fault.keyword))


def _explain(fault: _Said, file: TomlFile) -> Iterator[tuple[Path, Diagnostic]]:
    """Yield what is said of a fault, each with the rest of the path where it is about a key below."""
    path, keyword, value, wanted, schema, is_about_a_name = fault
    match keyword:
        case _ if is_about_a_name:
            yield (str(value),), _bad_name(fault, file)
        case "additionalProperties":
            for key in sorted(set(value) - set(schema.get("properties", {}))):
                yield (key,), _unknown_key(key, path, list(schema.get("properties", {})), file)
        case "required":
            for key in sorted(set(wanted) - set(value)):
                message = Bilingual(f"{_table(path).zh}缺少 {key}", f"{_table(path).en} has no {key}")
                help_ = _described(schema.get("properties", {}).get(key, {}))
                yield (), Diagnostic("missing-key", message, file.key_place(path), help=help_)
        case "type" if isinstance(wanted, str):
            kind = _TYPES.get(wanted, Bilingual(str(wanted), str(wanted)))
            message = Bilingual(f"{_key(path)} 应当是{kind.zh}", f"{_key(path)} must be {kind.en}")
            yield (), Diagnostic("wrong-type", message, file.value_place(path))
        case "enum" | "const" | "oneOf":
            options = _constants(wanted)
            message = Bilingual(f"{_key(path)} 不能是“{value}”", f'{_key(path)} cannot be "{value}"')
            close = nearest(str(value), options)
            hint = Bilingual(f"；是不是“{close}”？", f'; did you mean "{close}"?') if close else Bilingual("", "")
            help_ = Bilingual(f"可以是：{'、'.join(options)}{hint.zh}", f"it may be: {', '.join(options)}{hint.en}")
            yield (), Diagnostic("wrong-value", message, file.value_place(path), help=help_)
        case _:
            message = Bilingual(f"{_key(path)} 的值写得不对", f"the value of {_key(path)} is not right")
            yield (), Diagnostic("wrong-value", message, file.value_place(path), help=_described(schema))


def _constants(wanted: object) -> list[str]:
    """Return the values that ``enum``, ``const`` or a ``oneOf`` of constants allow."""
    options = wanted if isinstance(wanted, list) else [wanted]
    return [
        str(option["const"] if isinstance(option, dict) else option)
        for option in options
        if not isinstance(option, dict) or "const" in option
    ]


def _unknown_key(key: str, path: tuple[str | int, ...], known: list[str], file: TomlFile) -> Diagnostic:
    close = nearest(key, known)
    message = Bilingual(f"{_table(path).zh}没有名为 {key} 的键", f"{_table(path).en} takes no key {key}")
    help_ = (
        Bilingual(f"是不是 {close}？", f"did you mean {close}?")
        if close
        else Bilingual(f"可以有：{'、'.join(known)}", f"it may have: {', '.join(known)}")
    )
    return Diagnostic("unknown-key", message, file.key_place((*path, key)), help=help_)


def _bad_name(fault: _Said, file: TomlFile) -> Diagnostic:
    name = str(fault.value)
    message = Bilingual(f"“{name}”不能用作名称", f'"{name}" cannot be a name here')
    return Diagnostic("wrong-value", message, file.key_place((*fault.path, name)), help=_described(fault.schema))


def _described(schema: dict[str, Any]) -> Bilingual | None:
    """Return the schema's own description and example of a value, as help.

    A description is written in Chinese, then in English after "。 ".
    """
    text = schema.get("description")
    if text is None:
        return None
    zh, stop, en = text.rpartition("。 ")
    examples = schema.get("examples") or []
    example = _as_toml(examples[0]) if examples else ""
    return Bilingual(
        (f"{zh}。" if stop else text) + (f"例：{example}" if example else ""),
        en + (f" For example: {example}" if example else ""),
    )


def _as_toml(value: object) -> str:
    """Return a schema's example as a spec writes it."""
    if isinstance(value, str):
        return f'"{value}"'
    return f"[{', '.join(map(_as_toml, value))}]" if isinstance(value, list) else str(value)


def _key(path: tuple[str | int, ...]) -> str:
    return ".".join(str(part) for part in path if isinstance(part, str)) or "?"


def _table(path: tuple[str | int, ...]) -> Bilingual:
    return Bilingual(f"[{_key(path)}] ", f"[{_key(path)}]") if path else Bilingual("文件顶层", "the top of the file")
