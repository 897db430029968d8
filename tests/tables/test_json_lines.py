"""JSON Lines, and beside them the rows read or what is wrong with them."""

from collections.abc import Iterator
from io import BytesIO
from textwrap import dedent

import pytest
from tables.contents import Contents, contents, said

from dp_rules.tables.database.json_lines import read_json_lines
from dp_rules.tables.grid import ROWS_AT_ONCE
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import address
from dp_rules.text.render import render

AREA = '{"area": "甲省", "period": 2023, "item": "结婚登记人数", "value": 185000}\n'
HEADER = ["area", "period", "item", "value"]
CELLS = ["甲省", "2023", "结婚登记人数", "185000"]


def read(text: str | bytes) -> tuple[Contents, list[Diagnostic]]:
    """Read a text called ``a.jsonl``."""
    found: list[Diagnostic] = []
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return contents(read_json_lines(BytesIO(data), "a.jsonl", found)), found


# ── what is read: fields, and rows with their lines ──
READ: dict[str, tuple[str, list[str], list[tuple[int, list[str]]]]] = {
    "facts": (AREA * 2, HEADER, [(1, CELLS), (2, CELLS)]),
    "wide": (
        '{"地区": "甲省", "年份": 2023, "结婚登记人数": 5}\n{"地区": "乙省", "年份": 2023, "结婚登记人数": null}',
        ["地区", "年份", "结婚登记人数"],
        [(1, ["甲省", "2023", "5"]), (2, ["乙省", "2023", ""])],
    ),
    "keys in another order": ('{"a": 1, "b": 2}\n{"b": 4, "a": 3}\n', ["a", "b"], [(1, ["1", "2"]), (2, ["3", "4"])]),
    "blank lines count": ('\n  \n{"a": 1}\r\n\r\n{"a": 2}', ["a"], [(3, ["1"]), (5, ["2"])]),
    "a byte order mark": ('\ufeff{"a": 1}\n', ["a"], [(1, ["1"])]),
    "blanks around": (' {"a" : 1 } \t\n', ["a"], [(1, ["1"])]),
    "an object without keys": ("{}\n", [], [(1, [])]),
}


@pytest.mark.parametrize(("text", "fields", "rows"), READ.values(), ids=READ.keys())
def test_rows(text: str, fields: list[str], rows: list[tuple[int, list[str]]]) -> None:
    assert read(text) == ([(None, fields, rows)], [])


# ── values: as JSON, as text ──
VALUES = {
    "null": "",
    '""': "",
    "true": "true",
    "false": "false",
    "-0": "-0",
    "68.50": "68.50",
    "1e3": "1e3",
    "0.10000000000000000000000000000001": "0.10000000000000000000000000000001",
    "1" * 5000: "1" * 5000,
    '"68.5％"': "68.5％",
    r'"\u7532\n\"x\""': '甲\n"x"',
    r'"\ud83d\ude00"': "😀",
}


@pytest.mark.parametrize(("written", "text"), VALUES.items(), ids=[key[:20] for key in VALUES])
def test_values(written: str, text: str) -> None:
    assert read(f'{{"a": {written}}}') == ([(None, ["a"], [(1, [text])])], [])


# ── what is wrong: code and address of each, and the lines that are read nevertheless ──
WRONG: dict[str, tuple[str | bytes, list[tuple[str, str]], list[int]]] = {
    "nothing": ("", [("empty-file", "a.jsonl")], []),
    "blank lines alone": ("\n \n", [("empty-file", "a.jsonl")], []),
    "no JSON": ('{"a": 1}\n{"a" 2}\n{"a": 3}\n', [("json-syntax", "a.jsonl:2:6")], [1, 3]),
    "cut short": ('{"a": 1}\n{"a": "甲', [("json-syntax", "a.jsonl:2:7")], [1]),
    "two objects on a line": ('{"a": 1} {"a": 2}\n', [("json-syntax", "a.jsonl:1:10")], []),
    "a comma between the lines": ('{"a": 1},\n{"a": 2}\n', [("json-syntax", "a.jsonl:1:9")], [2]),
    "no object": ('{"a": 1}\n[1]\n7\n', [("wrong-type", "a.jsonl:2:1"), ("wrong-type", "a.jsonl:3:1")], [1]),
    "nested too deeply": ("[" * 200_000, [("json-syntax", "a.jsonl:1:1")], []),
    "NaN": ('{"a": 1, "b": NaN}\n', [("wrong-type", "a.jsonl #1 b")], [1]),
    "-Infinity": ('{"a": -Infinity}\n', [("wrong-type", "a.jsonl #1 a")], [1]),
    "a list for a value": ('{"a": 1}\n{"a": [1]}\n', [("wrong-type", "a.jsonl #2 a")], [1, 2]),
    "an object for a value": ('{"a": {"a": 1}}\n', [("wrong-type", "a.jsonl #1 a")], [1]),
    "half a character": (r'{"a": "\ud800"}', [("wrong-type", "a.jsonl #1 a")], [1]),
    "a key twice": ('{"a": 1}\n{"a": 1, "a": 2}\n', [("duplicate-key", "a.jsonl #2 a")], [1]),
    "a key twice on the first line": ('{"a": 1, "a": 2}\n{"a": 3}\n', [("duplicate-key", "a.jsonl #1 a")], [2]),
    "a key missing": ('{"a": 1, "b": 2}\n\n{"b": 2}\n', [("missing-key", "a.jsonl:3:1")], [1]),
    "a key too many": ('{"area": 1}\n{"area": 1, "unit": 2}\n', [("unknown-key", "a.jsonl #2 unit")], [1]),
    "a misspelt key is one fault": ('{"area": 1, "item": 2}\n{"area": 1, "itme": 2}\n', [("unknown-key", "a.jsonl #2 itme")], [1]),
    "each way to differ is told once": (
        '{"a": 1, "b": 2}\n{"a": 1}\n{"a": 2}\n{"b": 1}\n',
        [("missing-key", "a.jsonl:2:1"), ("missing-key", "a.jsonl:4:1")],
        [1],
    ),
    "not UTF-8": (b'{"a": 1}\n' + '{"a": "甲"}'.encode("gbk"), [("unreadable-encoding", "a.jsonl:2:8")], [1]),
    "UTF-16": ('{"a": 1}'.encode("utf-16"), [("unreadable-encoding", "a.jsonl:1:1")], []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "lines"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong(text: str | bytes, expected: list[tuple[str, str]], lines: list[int]) -> None:
    tables, found = read(text)
    assert [(one.code, address(one.place)) for one in found] == expected
    assert [line for _, _, rows in tables for line, _ in rows] == lines


def test_a_json_file_under_this_name_is_not_read_to_its_end() -> None:
    pretty = "[\n" + '  {\n    "area": "甲省"\n  },\n' * 1000 + "]\n"
    tables, found = read(pretty)
    assert tables == []
    assert len(found) == 21
    assert found[0].help is not None
    assert found[0].help.en == "write one whole object on each line; a file that is one JSON value is called .json"
    assert said(found)[-1] == ("json-syntax", "a.jsonl:20:1", "so many lines are broken that the rest is not read")


def test_lines_are_read_one_by_one() -> None:
    taken = 0

    def lines() -> Iterator[bytes]:
        nonlocal taken
        for taken in range(1, 1_000_000):
            yield b'{"a": %d}\n' % taken

    (grid,) = read_json_lines(lines(), "a.jsonl", [])
    rows = grid.rows()
    assert [next(rows).cells, next(rows).cells] == [["1"], ["2"]]
    assert taken <= ROWS_AT_ONCE + 1


# ── what a person sees ──
SHOWN = {
    "missing-key": (
        '{"a": 1, "b": 2}\n{"a": 1}\n{"a": 1}\n',
        """\
        错误[missing-key]：缺少“b”
          --> a.jsonl:2:1
              | "{"a": 1}"
          = 注：另有 1 行也是这样
          = 办法：各行的键要与第一行相同；没有值时写 null""",
        """\
        error[missing-key]: missing: "b"
          --> a.jsonl:2:1
              | "{"a": 1}"
          = note: it is so once more
          = help: all lines have the keys of the first; write null where there is no value""",
    ),
    "json-syntax": (
        '{"area": "甲省", "value": }\n',
        """\
        错误[json-syntax]：这里不符合 JSON 的写法
          --> a.jsonl:1:25
              | "}"
          = 办法：每行写一个完整的对象；整个文件是一个 JSON 时，扩展名用 .json""",
        """\
        error[json-syntax]: this is not JSON: Expecting value
          --> a.jsonl:1:25
              | "}"
          = help: write one whole object on each line; a file that is one JSON value is called .json""",
    ),
    "wrong-type": (
        '{"area": "甲省", "value": NaN}\n',
        """\
        错误[wrong-type]：这里应当是文字、数字、true、false 或 null
          --> a.jsonl #1 value
              | "NaN\"""",
        """\
        error[wrong-type]: this should be text, a number, true, false or null
          --> a.jsonl #1 value
              | "NaN\"""",
    ),
}


@pytest.mark.parametrize(("text", "zh", "en"), SHOWN.values(), ids=SHOWN.keys())
def test_as_shown(text: str, zh: str, en: str) -> None:
    (problem,) = read(text)[1]
    assert render(problem, "zh") == dedent(zh)
    assert render(problem, "en") == dedent(en)
