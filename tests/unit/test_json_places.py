"""Where JSON values stand: the text, and beside it what each path's place covers."""

import json

import pytest

from dp_rules.data.json_places import Path, duplicate_keys, find_places

# Each text, then for each path the value as written there.
TEXTS: dict[str, tuple[str, dict[Path, str]]] = {
    "a number": (
        " -1.5e3\n",
        {(): "-1.5e3"},
    ),
    "a string": (
        '"[\\"{,:"',
        {(): '"[\\"{,:"'},
    ),
    "an object": (
        '{"a" : "x", "b":null}',
        {(): '{"a" : "x", "b":null}', ("a",): '"x"', ("b",): "null"},
    ),
    "an array": (
        '[ "x" ,\r\n\ttrue]',
        {(): '[ "x" ,\r\n\ttrue]', (0,): '"x"', (1,): "true"},
    ),
    "empty ones": (
        '[{}, [ ], ""]',
        {(): '[{}, [ ], ""]', (0,): "{}", (1,): "[ ]", (2,): '""'},
    ),
    "nested": (
        '{"地区": [{"值": 80.5}, [1]], "b": 2}',
        {
            (): '{"地区": [{"值": 80.5}, [1]], "b": 2}',
            ("地区",): '[{"值": 80.5}, [1]]',
            ("地区", 0): '{"值": 80.5}',
            ("地区", 0, "值"): "80.5",
            ("地区", 1): "[1]",
            ("地区", 1, 0): "1",
            ("b",): "2",
        },
    ),
    "a key's path is decoded": (
        '{"\\u5a5a\\"\\ud840\\udc00": 1}',
        {(): '{"\\u5a5a\\"\\ud840\\udc00": 1}', ('婚"𠀀',): "1"},
    ),
    "numbers that only Python's json takes": (
        "[NaN,-Infinity]",
        {(): "[NaN,-Infinity]", (0,): "NaN", (1,): "-Infinity"},
    ),
    "of a repeated key the last value, and nothing of the first": (
        '{"a": {"b": 1}, "a": [2]}',
        {(): '{"a": {"b": 1}, "a": [2]}', ("a",): "[2]", ("a", 0): "2"},
    ),
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS.keys())
def test_places(text: str, expected: dict[Path, str]) -> None:
    json.loads(text)
    assert {path: text[start:end] for path, (start, end) in find_places(text).items()} == expected


def test_places_come_in_the_order_of_the_text() -> None:
    assert [*find_places('{"b": [1, {"a": 2}], "a": 3}')] == [(), ("b",), ("b", 0), ("b", 1), ("b", 1, "a"), ("a",)]


def test_offsets_count_code_points() -> None:
    assert find_places('{"𠀀": 1}')["𠀀",] == (6, 7)


# Each text, then path, first key and repeated key as offsets.
REPEATED: dict[str, tuple[str, list[tuple[Path, tuple[int, int], tuple[int, int]]]]] = {
    "none": ('{"a": 1, "b": {"a": 1}}', []),
    "in two objects": ('[{"a": 1}, {"a": 1}]', []),
    "a value like a key": ('{"a": "a", "b": ["a", "a"]}', []),
    "twice": ('{"a": 1, "a": 1}', [(("a",), (1, 4), (9, 12))]),
    "three times": ('{"a":1,"a":2,"a":3}', [(("a",), (1, 4), (7, 10)), (("a",), (1, 4), (13, 16))]),
    "written in two ways": ('{"a": 1, "\\u0061": 2}', [(("a",), (1, 4), (9, 17))]),
    "deep": ('{"x": [0, {"a": 1, "a": 2}]}', [(("x", 1, "a"), (11, 14), (19, 22))]),
    "below a value that is itself replaced": (
        '{"x":{"a":1,"a":2},"x":3}',
        [(("x", "a"), (6, 9), (12, 15)), (("x",), (1, 4), (19, 22))],
    ),
}


@pytest.mark.parametrize(("text", "expected"), REPEATED.values(), ids=REPEATED.keys())
def test_duplicate_keys(text: str, expected: list[tuple[Path, tuple[int, int], tuple[int, int]]]) -> None:
    json.loads(text)
    assert duplicate_keys(text) == expected


def test_depth_is_no_danger() -> None:
    depth = 3000  # far more than json.loads takes in some versions of Python
    assert len(find_places("[" * depth + "]" * depth)) == depth
    assert duplicate_keys('{"a":' * depth + "1" + "}" * depth) == []
