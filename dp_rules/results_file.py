"""A results file read: whether it is one, whole and of a version that is known. It comes from anybody.

What comes out has the shape of ``schemas/results.schema.json``, numbers short enough to compute with, and no result twice.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NoReturn

from dp_rules import valid_results
from dp_rules.bundled import bundled
from dp_rules.files import decode, read_bytes
from dp_rules.quantity.period import read_period
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.safe import brief, on_one_line

LARGEST: Final = 100_000_000
MOST_DIGITS: Final = 1000
_MOST_DEEP: Final = 40
FORMAT: Final = "dp_rules.results"
VERSION: Final = 1

Json = dict[str, Any]


class _NotJson(Exception):  # noqa: N818  no fault of ours
    """What keeps a text from being taken for JSON, though the reader would take it."""

    def __init__(self, why: Bilingual) -> None:
        self.why = why
        super().__init__(why.en)


def read_results(path: Path) -> tuple[Json | None, Diagnostic | Bilingual | None]:
    """Return the results in a file as plain data, or None with why they cannot be used."""
    name = path.as_posix()
    data, problem = read_bytes(path, name, LARGEST)
    return (None, problem) if data is None else results_in(data, name)


def results_in(data: bytes, name: str) -> tuple[Json | None, Diagnostic | Bilingual | None]:
    """Return the results that bytes are, called ``name`` in messages, or None with why they cannot be used."""
    source, problem = decode(data, name)
    if source is None:
        return None, problem
    try:
        values = json.loads(
            source.text, parse_int=_whole, parse_float=_no_float, parse_constant=_no_float, object_pairs_hook=_each_once
        )
    except json.JSONDecodeError as error:
        place = f"{name}:{error.lineno}:{error.colno}"
        return None, Bilingual(
            f"{place} 不符合 JSON 的写法；文件不完整，或不是 evaluate --format json 写出的",
            f"{place} is not JSON: the file is cut off, or was not written by evaluate --format json",
        )
    except RecursionError:
        return None, _in(name, _TOO_DEEP)
    except _NotJson as error:
        return None, _in(name, error.why)
    why = _what_it_is_not(values)
    return (values, None) if why is None else (None, _in(name, why))


def _in(name: str, why: Bilingual) -> Bilingual:
    return Bilingual(f"{name}：{why.zh}", f"{name}: {why.en}")


_TOO_DEEP = Bilingual("括号套得太深，不是结果文件", "the brackets are nested too deeply for a results file")


def _whole(text: str) -> int:
    if len(text) > MOST_DIGITS:
        raise _NotJson(Bilingual(f"有一个 {len(text)} 位的数", f"a number has {len(text)} digits"))
    return int(text)


def _no_float(text: str) -> NoReturn:
    shown = brief(text, 20)
    raise _NotJson(
        Bilingual(
            f'数 {shown} 不是整数：结果文件里确切的数写作文字，如 "137/200"',
            f'the number {shown} is not whole: a results file writes exact numbers as text, such as "137/200"',
        )
    )


def _each_once(pairs: list[tuple[str, Any]]) -> Json:
    values = dict(pairs)
    if len(values) < len(pairs):
        names = [name for name, _ in pairs]
        twice = on_one_line(brief(next(name for name in names if names.count(name) > 1)))
        raise _NotJson(Bilingual(f"键“{twice}”写了两次", f'the key "{twice}" is given twice'))
    return values


def _what_it_is_not(values: Any) -> Bilingual | None:  # noqa: ANN401  any JSON
    """Return why plain data are no results, or None where they are."""
    if not isinstance(values, dict) or "format" not in values:
        return _NOT_RESULTS
    format_, version = values["format"], values.get("version")
    if format_ != FORMAT:
        shown = on_one_line(brief(str(format_)))
        return Bilingual(
            f"这是 {shown}，不是 {FORMAT}；要 dp-rules evaluate --format json 写出的文件",
            f"this is {shown} and not {FORMAT}: give a file that dp-rules evaluate --format json wrote",
        )
    if version != VERSION or isinstance(version, bool):
        shown = on_one_line(brief(str(version)))
        return Bilingual(
            f"结果文件的版本是 {shown}，这里能读的是 {VERSION}；用写它的程序重新评价，或换用较新的程序",
            f"the file is of version {shown}, and version {VERSION} can be read here: evaluate again, or take a newer program",
        )
    if any(depth > _MOST_DEEP or len(text) > MOST_DIGITS for depth, text in _numbers(values)):
        return Bilingual(
            f"有的数超过 {MOST_DIGITS} 位，或括号套得太深",
            f"a number has more than {MOST_DIGITS} digits, or brackets are nested too deeply",
        )
    return _fault_of_shape(values) or _fault_of_sense(values)


_NOT_RESULTS = Bilingual(
    f"这不是结果文件（没有 format = {FORMAT}）；要 dp-rules evaluate --format json 写出的文件",
    f"this is no results file (it has no format {FORMAT}): give a file that dp-rules evaluate --format json wrote",
)
_NUMBERS = frozenset({"exact", "lower", "upper", "value"})


def _numbers(root: Any) -> Iterator[tuple[int, str]]:  # noqa: ANN401  any JSON
    """Yield every text that stands where an exact number does, and for each value its depth."""
    waiting: list[tuple[int, Any]] = [(0, root)]
    while waiting:
        depth, value = waiting.pop()
        yield depth, ""
        if depth > _MOST_DEEP:
            return
        if isinstance(value, dict):
            for key, inner in value.items():
                if key in _NUMBERS and isinstance(inner, str):
                    yield depth, inner
                waiting.append((depth + 1, inner))
        elif isinstance(value, list):
            waiting += [(depth + 1, inner) for inner in value]


def _has_shape(values: Json) -> bool:
    """Say whether values have the shape of the schema, by code made from it, which is much faster than to read the schema."""
    try:
        valid_results.validate(values)  # type: ignore[no-untyped-call]
    except valid_results.JsonSchemaValueException:
        return False
    return True


def _fault_of_shape(values: Json) -> Bilingual | None:
    """Return the first fault of shape in words, None where there is none."""
    if _has_shape(values):
        return None
    from jsonschema import Draft202012Validator  # noqa: PLC0415  slow to import, and few files have faults

    schema = json.loads(bundled("schemas", "results.schema.json").read_text(encoding="utf-8"))
    fault = next(iter(Draft202012Validator(schema).iter_errors(values)), None)
    if fault is None:
        return None
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in fault.absolute_path).lstrip(".")
    where = on_one_line(brief(path or "—", 120))
    return Bilingual(
        f"{where} 不合结果文件的格式（{fault.validator}）；文件被改过，或是别的版本写的",
        f"{where} is not as a results file has it ({fault.validator}): the file was edited, or another version wrote it",
    )


def _fault_of_sense(values: Json) -> Bilingual | None:
    """Return what the schema cannot say: a period that is none, a number with a line end, a result that is there twice."""
    if any("\n" in text for _, text in _numbers(values)):
        return Bilingual("有的数里有换行", "a number has a line end in it")
    seen: set[tuple[str, str, str]] = set()
    for result in values["results"]:
        period = result["period"]
        if read_period(period) is None:
            shown = on_one_line(brief(period))
            return Bilingual(f"“{shown}”不是时期", f'"{shown}" is not a period')
        key = (result["indicator"], result["area_code"] or result["area"], period)
        if key in seen:
            shown = on_one_line(brief(" ".join(key), 120))
            return Bilingual(f"有两个结果都是 {shown}", f"two results are for {shown}")
        seen.add(key)
    return None
