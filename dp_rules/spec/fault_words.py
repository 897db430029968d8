"""A fault of shape in words: what stands there, what belongs there, an example."""

from collections.abc import Iterator
from typing import Any

from dp_rules.spec.faults import Fault, Option, meant_key, missing_keys, nearest_option, unknown_keys
from dp_rules.spec.wrong_types import given_kind, how_to_write, wanted_kind
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.nearest import MOST_GUESSED
from dp_rules.text.safe import brief
from dp_rules.toml.file import Path, TomlFile

_FEW = 2
"""So many unknown keys of a table are told one by one, more are most likely those of another; so many constants are a choice."""


Told = tuple[Path, str | None, Diagnostic]
"""The path that a fault concerns, the key that an unknown one was probably meant to be, what is said."""


def explain(fault: Fault, file: TomlFile) -> Iterator[Told]:
    """Yield a fault as a diagnostic with the path that it concerns; several unknown keys may share theirs."""
    match fault.keyword:
        case _ if fault.is_about_a_name:
            yield (*fault.path, str(fault.value)), None, _bad_name(fault, file)
        case "additionalProperties":
            yield from _unknown_keys(fault, file)
        case "required":
            yield fault.path, None, _missing(fault, file)
        case "type" | "choice":
            yield fault.path, None, _wrong_type(fault, file)
        case "enum":
            yield fault.path, None, _none_of(fault, file)
        case _:
            yield fault.path, None, _wrong_value(fault, file)


def _bad_name(fault: Fault, file: TomlFile) -> Diagnostic:
    name = str(fault.value)
    message = Bilingual(f"“{brief(name)}”不能用作名称", f'"{brief(name)}" cannot be a name here')
    return Diagnostic("wrong-value", message, file.key_place((*fault.path, name)), help=_described(fault.schema))


def _unknown_keys(fault: Fault, file: TomlFile) -> Iterator[Told]:
    keys, known, table = unknown_keys(fault), list(fault.schema.get("properties", {})), _table(fault.path)
    close = {key: meant_key(fault, key) if at < MOST_GUESSED else None for at, key in enumerate(keys)}
    may_have = Bilingual(f"可以有：{'、'.join(known)}", f"it may have: {', '.join(known)}")
    strange = [key for key in keys if close[key] is None]
    if len(strange) > _FEW:
        listed = brief("、".join(strange[:MOST_GUESSED])), brief(", ".join(strange[:MOST_GUESSED]))
        message = Bilingual(f"{table.zh}没有名为 {listed[0]} 的键", f"{table.en} takes no keys {listed[1]}")
        help_ = Bilingual(
            f"上面是不是少了一行表名 […]？{may_have.zh}", f"is a header […] missing above them? {may_have.en}"
        )
        together = Diagnostic("unknown-key", message, file.key_place((*fault.path, strange[0])), help=help_)
        yield from (((*fault.path, key), None, together) for key in strange)
        keys = [key for key in keys if close[key] is not None]
    for key in keys:
        message = Bilingual(f"{table.zh}没有名为 {brief(key)} 的键", f"{table.en} takes no key {brief(key)}")
        meant = close[key]
        help_ = Bilingual(f"是不是 {meant}？", f"did you mean {meant}?") if meant else may_have
        if fault.path[:1] == ("tests",) and isinstance(fault.value[key], list):
            help_ = Bilingual(
                "写成一行的测试（指标 = [ … ]）要放在所有 [[tests.…]] 之前",
                "tests written as indicator = [ … ] stand before every [[tests.…]]",
            )
        place = file.key_place((*fault.path, key))
        yield (*fault.path, key), meant, Diagnostic("unknown-key", message, place, help=help_)


def _missing(fault: Fault, file: TomlFile) -> Diagnostic:
    keys, table = missing_keys(fault), _table(fault.path)
    message = Bilingual(f"{table.zh}缺少 {'、'.join(keys)}", f"{table.en} has no {', '.join(keys)}")
    described = [(key, _described(fault.schema.get("properties", {}).get(key, {}))) for key in keys]
    told = [(key, words) for key, words in described if words is not None]
    help_ = told[0][1] if len(keys) == len(told) == 1 else None
    if len(keys) > 1 and told:
        help_ = Bilingual(
            "\n".join(f"{key}：{words.zh}" for key, words in told),
            "\n".join(f"{key}: {words.en}" for key, words in told),
        )
    return Diagnostic("missing-key", message, file.key_place(fault.path), help=help_)


def _wrong_type(fault: Fault, file: TomlFile) -> Diagnostic:
    key, value = _key(fault.path), fault.value
    wanted: list[str | Option] = fault.wanted if isinstance(fault.wanted, list) else [fault.wanted]
    names = [one for one in wanted if isinstance(one, str)]
    kinds = [wanted_kind(one) if isinstance(one, str) else _quoted(one) for one in wanted]
    zh, en = "或".join(kind.zh for kind in kinds), " or ".join(kind.en for kind in kinds)
    given = given_kind(value)
    message = Bilingual(
        f"{key.zh} 应当是{zh}，这里写的是{given.zh}", f"{key.en} must be {en}, but {given.en} stands here"
    )
    last = fault.path[-1] if fault.path else ""
    choices = _choices(fault.schema)
    help_ = (
        Bilingual(f"可以是：{choices.zh}", f"it may be: {choices.en}")
        if choices
        else how_to_write(
            f"{last} = " if isinstance(last, str) else "",
            value,
            file.written(fault.path),
            names[0] if names else "",
            _example(fault.schema),
        )
    )
    return Diagnostic("wrong-type", message, file.value_place(fault.path), help=help_ or _described(fault.schema))


def _none_of(fault: Fault, file: TomlFile) -> Diagnostic:
    key, options = _key(fault.path), fault.wanted
    value = brief(str(fault.value))
    message = Bilingual(f"{key.zh} 不能是“{value}”", f'{key.en} cannot be "{value}"')
    close = nearest_option(fault.value, options)
    hint = Bilingual(f"；是不是“{close.value}”？", f'; did you mean "{close.value}"?') if close else Bilingual("", "")
    listed = [_titled(option) for option in options]
    help_ = Bilingual(
        f"可以是：{'、'.join(one.zh for one in listed)}{hint.zh}",
        f"it may be: {', '.join(one.en for one in listed)}{hint.en}",
    )
    return Diagnostic("wrong-value", message, file.value_place(fault.path), help=help_)


def _wrong_value(fault: Fault, file: TomlFile) -> Diagnostic:
    key, value, place = _key(fault.path), fault.value, file.value_place(fault.path)
    low, high = fault.schema.get("minimum"), fault.schema.get("maximum")
    if isinstance(value, str) and not value.strip():
        message = Bilingual(f"{key.zh} 是空的", f"{key.en} is empty")
    elif isinstance(value, str) and ("\n" in value or "\r" in value):
        message = Bilingual(f"{key.zh} 要写在一行里", f"{key.en} goes on one line")
    elif fault.keyword in {"minimum", "maximum"} and None not in {low, high}:
        message = Bilingual(
            f"{key.zh} 是 {value}，应当在 {low} 和 {high} 之间",
            f"{key.en} is {value}; it lies between {low} and {high}",
        )
    elif fault.keyword == "uniqueItems":
        again = _repeated(value)
        place = file.value_place((*fault.path, again))
        message = Bilingual(
            f"{key.zh} 中“{brief(str(value[again]))}”写了两次", f'{key.en} has "{brief(str(value[again]))}" twice'
        )
    elif isinstance(value, list | dict):
        message = Bilingual(f"{key.zh} 的值写得不对", f"the value of {key.en} is not right")
    else:
        message = Bilingual(f"{key.zh} 不能是“{brief(str(value))}”", f'{key.en} cannot be "{brief(str(value))}"')
    return Diagnostic("wrong-value", message, place, help=_described(fault.schema))


def _repeated(values: list[Any]) -> int:
    """Return the index of the first value that stands there before."""
    before: set[str] = set()
    for at, one in enumerate(map(repr, values)):
        if one in before:
            return at
        before.add(one)
    return 0


def _titled(option: Option) -> Bilingual:
    if option.title is None:
        return Bilingual(str(option.value), str(option.value))
    return Bilingual(f"{option.value}（{option.title}）", str(option.value))


def _choices(schema: dict[str, Any]) -> Bilingual | None:
    """Return the constants that a value may be, with what they mean in Chinese, or None where it is no constant."""
    branches = schema.get("oneOf", [])
    if len(branches) < _FEW or not all("const" in branch for branch in branches):
        return None
    told = [_titled(Option(branch["const"], branch.get("title"))) for branch in branches]
    return Bilingual("、".join(one.zh for one in told), ", ".join(one.en for one in told))


def _quoted(option: Option) -> Bilingual:
    return Bilingual(f"“{option.value}”", f'"{option.value}"')


def _described(schema: dict[str, Any]) -> Bilingual | None:
    """Return the schema's own description and example of a value, as help.

    A description is written in Chinese, then in English after "。 ".
    """
    text = schema.get("description")
    if text is None:
        return None
    zh, stop, en = text.rpartition("。 ")
    choices = _choices(schema)
    if choices is not None:
        return Bilingual(f"{zh}。可以是：{choices.zh}", f"{en} It may be: {choices.en}")
    example = _example(schema)
    return Bilingual(
        (f"{zh}。" if stop else text) + (f"例：{example}" if example else ""),
        en + (f" For example: {example}" if example else ""),
    )


def _example(schema: dict[str, Any]) -> str:
    """Return an example of a value as TOML: the schema's own, or for a table one made of its keys' examples."""
    examples = schema.get("examples") or []
    if not examples and schema.get("required"):
        parts = {key: schema.get("properties", {}).get(key, {}).get("examples") for key in schema["required"]}
        examples = [{key: part[0] for key, part in parts.items()}] if all(parts.values()) else []
    return _as_toml(examples[0]) if examples else ""


def _as_toml(value: object) -> str:
    """Return a schema's example as a spec writes it."""
    match value:
        case str():
            return f'"{value}"'
        case list():
            return f"[{', '.join(map(_as_toml, value))}]"
        case dict():
            return f"{{ {', '.join(f'{key} = {_as_toml(part)}' for key, part in value.items())} }}"
        case _:
            return str(value).lower() if isinstance(value, bool) else str(value)


def _key(path: Path) -> Bilingual:
    """Return a path as people read it: ``indicators.x.lead 的第 2 项``."""
    zh = en = ""
    for part in path:
        if isinstance(part, int):
            zh, en = f"{zh} 的第 {part + 1} 项", f"{en}[{part + 1}]"
        else:
            zh = f"{zh}的 {brief(part)}" if zh.endswith("项") else f"{zh}.{brief(part)}" if zh else brief(part)
            en = f"{en}.{brief(part)}" if en else brief(part)
    return Bilingual(zh or "?", en or "?")


def _table(path: Path) -> Bilingual:
    if not path:
        return Bilingual("文件顶层", "the top of the file")
    key = _key(path)
    return Bilingual(f"{key.zh} " if isinstance(path[-1], int) else f"[{key.zh}] ", f"[{key.en}]")
