"""The places found in generated TOML and JSON texts are those of what the library parsers read."""

import json
import math
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from properties.toml_texts import BASIC, LITERAL, MULTI_BASIC, MULTI_LITERAL, documents, is_toml

from dp_rules.data import json_places
from dp_rules.files import decode
from dp_rules.text.place import Span
from dp_rules.toml.places import Located, find_places, string_offsets
from dp_rules.toml.read import read_toml

ROOT = Path(__file__).parents[2]
Keys = tuple[str | int, ...]
SPECS = [*ROOT.glob("specs/*.toml"), *ROOT.glob("tests/golden/specs/[!f]*.toml"), ROOT / "pyproject.toml"]

PROPERTY = settings(derandomize=True, max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


# --- what has to hold of any text ---


def walk(value: Any, path: Keys = ()) -> Iterator[tuple[Keys, Any]]:
    """Every path below a parsed value, with what stands there; the root is left out."""
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield (*path, key), child
        yield from walk(child, (*path, key))


def same(left: Any, right: Any) -> bool:
    """Equal and of the same type, all the way down; nan is nan."""
    if type(left) is not type(right):
        return False
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, float):
        return left == right or (math.isnan(left) and math.isnan(right))
    return bool(left == right)


def check_toml(text: str) -> int:
    """Check all places of one TOML text; return how many there are."""
    places = find_places(text)
    values = dict(walk(tomllib.loads(text)))
    assert places.keys() == values.keys()
    for path, place in places.items():
        key, written = text[place.key_start : place.key_end], text[place.value_start : place.value_end]
        if isinstance(path[-1], int):
            assert key == written
        else:
            assert tomllib.loads(f"{key} = 0") == {path[-1]: 0}
        if is_literal(text, path, values[path], place):
            assert same(tomllib.loads(f"x = {written}"), {"x": values[path]})
        if isinstance(values[path], str):
            check_string(text, place.value_start, place.value_end, values[path])
    return len(places)


def is_literal(text: str, path: Keys, value: Any, place: Located) -> bool:
    """Whether the value is written out after an equals sign or in an array.

    Tables made by headers and dotted keys are not: theirs is the place of a header or a segment, which is checked here.
    """
    written = text[place.value_start : place.value_end]
    if isinstance(value, dict) and written.startswith("["):
        names = [key for key in path if isinstance(key, str)]
        assert names == [key for key, _ in named(tomllib.loads(written))]
        return False
    if isinstance(value, dict) and not written.startswith("{"):
        assert (place.key_start, place.key_end) == (place.value_start, place.value_end)
        return False
    if isinstance(value, list) and place.key_start > place.value_start:
        assert written.startswith("[[")
        return False
    return True


def named(table: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The keys down the one branch of a header's table."""
    return ((key, child) for path, child in walk(table) if isinstance(key := path[-1], str))


def check_string(text: str, start: int, end: int, decoded: str) -> None:
    offsets = string_offsets(text, start, end)
    assert len(offsets) == len(decoded) + 1
    assert all(left < right for left, right in pairwise(offsets))
    quotes = text[start] * 3
    assert text[offsets[-1] : end] in (quotes, quotes[0])
    for character, left, right in zip(decoded, offsets, offsets[1:], strict=False):
        if text[left] not in "\\\r" or quotes == "'''":
            assert character == ("\n" if text[left] == "\r" else text[left])
        # What is written from one offset to the next means just that character.
        assert tomllib.loads(f"x = {quotes}z{text[left:right]}{quotes}") == {"x": f"z{character}"}


@PROPERTY
@given(documents())
def test_toml_places_are_those_of_tomllib(text: str) -> None:
    assume(is_toml(text))
    check_toml(text)


@PROPERTY
@given(
    BASIC | LITERAL | MULTI_BASIC | MULTI_LITERAL, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "中 = 1\r\n"])
)
def test_string_offsets_lead_to_each_character(written: str, line_end: str, before: str) -> None:
    text = f"{before}x = {written}".replace("\n", line_end)
    assume(is_toml(text))
    place = find_places(text)["x",]
    check_string(text, place.value_start, place.value_end, tomllib.loads(text)["x"])


@pytest.mark.parametrize("file", SPECS, ids=lambda file: file.name)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_the_places_of_every_spec_are_those_of_tomllib(file: Path, line_end: str) -> None:
    assert check_toml(file.read_text(encoding="utf-8").replace("\n", line_end)) > 10


@PROPERTY
@given(documents(), st.booleans())
def test_a_spec_says_the_line_and_column_of_each_key_value_and_character(text: str, marked: bool) -> None:  # noqa: FBT001
    source, problem = decode(b"\xef\xbb\xbf" * marked + text.encode() + "\n# 注".encode(), "x.toml", "utf-8")
    assert source is not None, problem
    if "\x00" in text:
        return
    file, found = read_toml(source)
    assert file is not None, found
    lines = source.text.split("\n")
    for path, value in walk(file.values):
        place = find_places(source.text)[path]
        for shown, at in ((file.key_place(path), place.key_start), (file.value_place(path), place.value_start)):
            assert isinstance(shown, Span)
            assert lines[shown.line - 1][shown.column - 1 :] == source.text[at:].split("\n")[0]
        if isinstance(value, str):
            rule = file.embedded(path, value)
            for at, character in enumerate(value):
                line, column = rule.line_and_column(at)
                written = lines[line - 1][column - 1 : column]
                assert written in {character, "\\", "\r"} or (written == "" and character == "\n")


# --- JSON texts ---

JSON_VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda part: st.lists(part, max_size=4) | st.dictionaries(st.text(max_size=3), part, max_size=4),
    max_leaves=12,
)
SEPARATORS = st.sampled_from([None, (",", ":"), (" ,\r\n\t", " : ")])


@PROPERTY
@given(JSON_VALUE, st.sampled_from([None, 0, 2, "\t"]), SEPARATORS, st.booleans())
def test_json_places_are_those_of_json(
    value: Any,
    indent: int | str | None,
    separators: tuple[str, str] | None,
    ensure_ascii: bool,  # noqa: FBT001
) -> None:
    text = json.dumps(value, indent=indent, separators=separators, ensure_ascii=ensure_ascii)
    places = json_places.find_places(text)
    values = {(): json.loads(text), **dict(walk(json.loads(text)))}
    assert list(places) == list(values)
    for path, (start, end) in places.items():
        assert same(json.loads(text[start:end]), values[path])
        assert text[start:end] == text[start:end].strip()
    assert json_places.duplicate_keys(text) == []


@PROPERTY
@given(
    st.recursive(
        st.just("0"),
        lambda part: st.lists(st.tuples(st.sampled_from("abc"), part), max_size=4).map(
            lambda pairs: "{" + ", ".join(f'"{key}": {value}' for key, value in pairs) + "}"
        ),
        max_leaves=15,
    )
)
def test_json_with_repeated_keys(text: str) -> None:
    places = json_places.find_places(text)
    values = {(): json.loads(text), **dict(walk(json.loads(text)))}
    assert places.keys() == values.keys()
    for path, (start, end) in places.items():
        assert json.loads(text[start:end]) == values[path]

    repeats = 0

    def count(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal repeats
        repeats += len(pairs) - len(dict(pairs))
        return dict(pairs)

    json.loads(text, object_pairs_hook=count)
    duplicates = json_places.duplicate_keys(text)
    assert len(duplicates) == repeats
    for path, first, again in duplicates:
        assert first < again
        assert json.loads(text[slice(*first)]) == json.loads(text[slice(*again)]) == path[-1]
