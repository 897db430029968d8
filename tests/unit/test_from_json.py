"""JSON data, and beside it what is read or what is wrong with it; and that the schema agrees on shape."""

import json
from fractions import Fraction
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from dp_rules.data.from_json import read_json_facts
from dp_rules.data.vocabulary import Vocabulary
from dp_rules.quantity.missing import Missing
from dp_rules.text.place import Cell, Document, Source, address
from dp_rules.text.render import render

SCHEMA: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "schemas/facts.schema.json").read_text(encoding="utf-8")
)
SHAPE = {"wrong-type", "missing-key", "unknown-key"}


def fact(value: str, item: str = "结婚登记人数") -> str:
    """Return the JSON of a fact with a value as it is written."""
    return f'{{"area": "辽宁省", "period": 2023, "item": "{item}", "value": {value}}}'


def only(value: str, item: str = "结婚登记人数") -> str:
    """Return the JSON of a list of that one fact."""
    return f"[{fact(value, item)}]"


# ── one value as written: what is read ──
VALUES: dict[str, tuple[str, Fraction | Missing | None]] = {
    "185000": ("185000", Fraction(185000)),
    "12.50": ("12.50", Fraction(25, 2)),
    '"12.3万"': ("12.3万", Fraction(123000)),
    '"\\u0031"': ("1", Fraction(1)),
    "null": ("", Missing.BLANK),
    '""': ("", Missing.BLANK),
    '"—"': ("—", Missing.NOT_COLLECTED),
}


@pytest.mark.parametrize(("written", "expected"), VALUES.items(), ids=VALUES.keys())
def test_values(written: str, expected: tuple[str, Fraction | Missing], vocabulary: Vocabulary) -> None:
    facts, _, problems = read_json_facts(Source("a.json", f"[\n  {fact(written)}]"), vocabulary)
    assert problems == []
    (one,) = facts
    assert (one.raw, one.missing or (one.values and one.values.lower)) == expected
    assert one.place == Cell("a.json", 2, 62, expected[0])


@pytest.mark.parametrize(("written", "truth"), [("true", True), ("false", False), ('"是"', True), ("0", False)])
def test_yes_and_no(written: str, truth: bool, vocabulary: Vocabulary) -> None:  # noqa: FBT001
    facts, _, problems = read_json_facts(Source("a.json", only(written, "rehab_service")), vocabulary)
    assert (problems, [one.truth for one in facts]) == ([], [truth])


def test_the_places_of_a_number_are_its_precision(vocabulary: Vocabulary) -> None:
    facts, _, _ = read_json_facts(Source("a.json", only("12.50")), vocabulary)
    assert facts[0].step == Fraction(1, 100)


def test_records(vocabulary: Vocabulary) -> None:
    text = """{"format": 1, "tables": {"高血压患者": [
      {"area": "210102", "period": "2023Q2", "随访次数": 4, "health_checks": null, "姓名": "甲"},
      {"area": "210102", "period": 2023, "面对面随访次数": 0, "体检次数": "—", "姓名": "乙"}]}}"""
    facts, records, problems = read_json_facts(Source("a.json", text), vocabulary)
    assert facts == []
    assert [(one.code, address(one.place), one.severity) for one in problems] == [
        ("ignored-column", "a.json:2:80", "remark")
    ]
    first, second = records["hypertension_patients"]
    assert (first.area, str(first.period), first.place) == ("210102", "2023Q2", Cell("a.json", 2, 16, "210102"))
    assert first.cells["follow_ups"].place == Cell("a.json", 2, 54, "4")
    assert first.cells["health_checks"].missing is Missing.BLANK
    assert second.cells["follow_ups"].raw == "0"
    assert second.cells["health_checks"].missing is Missing.NOT_COLLECTED


# ── what is wrong: code and address of each ──
WRONG: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "nothing": (" \n", [("empty-file", "a.json")]),
    "no end": ("[", [("json-syntax", "a.json:1:2")]),
    "a colon left out": ('[\n  {"area" "x"}]', [("json-syntax", "a.json:2:11")]),
    "nested too deeply": ("[" * 200_000, [("json-syntax", "a.json")]),
    "no list": ("3", [("wrong-type", "a.json:1:1")]),
    "an empty list": ("[]", [("wrong-type", "a.json:1:1")]),
    "an empty object": ("{}", [("missing-key", "a.json:1:1")]),
    "no facts": ('{"format": 1}', [("missing-key", "a.json:1:1")]),
    "another format": (f'{{"format": 2, "facts": [{fact("1")}]}}', [("wrong-type", "a.json:1:12")]),
    "another key": (f'{{"format": 1, "fact": [], "facts": [{fact("1")}]}}', [("unknown-key", "a.json:1:15")]),
    "not an object": (f"[{fact('1')},\n7]", [("wrong-type", "a.json:2:1")]),
    "a misspelt key is one fault": (only("1").replace("item", "itme"), [("unknown-key", "a.json:1:34")]),
    "a key too many": (only('1, "unit": 2'), [("unknown-key", "a.json:1:64")]),
    "no value": ('[{"area": "x", "period": 2023, "item": "结婚登记人数"}]', [("missing-key", "a.json:1:2")]),
    "a code without quotes": (only("1").replace('"辽宁省"', "210000"), [("wrong-type", "a.json:1:11")]),
    "half a year": (only("1").replace("2023", "2023.5"), [("wrong-type", "a.json:1:28")]),
    "a list for a value": (only("[1]"), [("wrong-type", "a.json:1:61")]),
    "NaN": (only("NaN"), [("wrong-type", "a.json:1:61")]),
    "-Infinity": (only("-Infinity"), [("wrong-type", "a.json:1:61")]),
    "half a character": (only("1").replace("辽宁省", chr(92) + "ud800"), [("wrong-type", "a.json:1:11")]),
    "a key twice": (only('1, "value": 2'), [("duplicate-key", "a.json:1:64")]),
    "an exponent": (only("1e3"), [("unreadable-figure", "a.json:1:61")]),
    "more digits than Python reads": (only("1" * 5000), [("unreadable-figure", "a.json:1:61")]),
    "true for a count": (only("true"), [("unreadable-figure", "a.json:1:61")]),
    "an unknown item": (only("1", "结婚登记人"), [("unknown-item", "a.json:1:42")]),
    "a table that is a level": ('{"format": 1, "tables": {"counties": [{}]}}', [("unknown-table", "a.json:1:26")]),
    "a record without a column": (
        '{"format": 1, "tables": {"高血压患者": [{"area": "x", "period": 2023, "随访次数": 1}]}}',
        [("missing-key", "a.json:1:36")],
    ),
    "a column twice": (
        ('{"format": 1, "tables": {"高血压患者": ['
        '{"area": "x", "period": 2023, "随访次数": 1, "follow_ups": 1, "体检次数": 1}]}}'),
        [("duplicate-key", "a.json:1:77")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=WRONG.keys())
def test_problems(text: str, expected: list[tuple[str, str]], vocabulary: Vocabulary) -> None:
    _, _, problems = read_json_facts(Source("a.json", text), vocabulary)
    assert [(one.code, address(one.place)) for one in problems] == expected


# Only what is JSON can be asked of the schema; its const and integer also take 1.0 and 2023.0.
ASKED = {name: text for name, (text, expected) in WRONG.items() if expected[0][0] not in {"empty-file", "json-syntax"}}
PYTHON_ONLY = {"NaN", "-Infinity", "half a character", "a key twice", "more digits than Python reads"}
OF_TABLES = {"a record without a column"}  # which columns a table has, the plan says


@pytest.mark.parametrize(
    "text",
    [
        *(text for name, text in ASKED.items() if name not in PYTHON_ONLY | OF_TABLES),
        *(only(written) for written in VALUES),
        f'{{"format": 1, "facts": [{fact("1")}]}}',
        only('1, "note": null, "source": "统计局"'),
        only('1, "note": 5'),
        '{"format": 1, "tables": []}',
        '{"format": 1, "tables": {}}',
        '{"format": 1, "tables": {"高血压患者": []}}',
        '{"format": 1, "tables": {"高血压患者": [1]}}',
        *(json.dumps(example, ensure_ascii=False) for example in SCHEMA["examples"]),
    ],
)
def test_schema_and_reader_accept_the_same_shapes(text: str, vocabulary: Vocabulary) -> None:
    _, _, problems = read_json_facts(Source("a.json", text), vocabulary)
    assert Draft202012Validator(SCHEMA).is_valid(json.loads(text)) == (not {one.code for one in problems} & SHAPE)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


# ── what a person sees ──
SHOWN = {
    "unknown-key": (
        '[{"area": "x", "period": 2023, "itme": "结婚登记人数", "value": 1}]',
        """\
        错误[unknown-key]：没有名为“itme”的键
          --> a.json:1:32
              | "itme"
          = 办法：是不是“item”？""",
        """\
        error[unknown-key]: there is no key called "itme"
          --> a.json:1:32
              | "itme"
          = help: did you mean "item"?""",
    ),
    "missing-key": (
        '[{"area": "x", "period": 2023}]',
        """\
        错误[missing-key]：缺少“item”、“value”
          --> a.json:1:2
              | "{"area": "x", "period": 2023}\"""",
        """\
        error[missing-key]: missing: "item", "value"
          --> a.json:1:2
              | "{"area": "x", "period": 2023}\"""",
    ),
    "wrong-type": (
        '[{"area": 210000, "period": 2023, "item": "结婚登记人数", "value": 1}]',
        """\
        错误[wrong-type]：这里应当是文字
          --> a.json:1:11
              | "210000"
          = 办法：加上引号""",
        """\
        error[wrong-type]: this should be text
          --> a.json:1:11
              | "210000"
          = help: put it in quotes""",
    ),
    "duplicate-key": (
        '[{"area": "甲", "area": "乙"}]',
        """\
        错误[duplicate-key]：键“area”写了两次
          --> a.json:1:16
         1 | [{"area": "甲", "area": "乙"}]
           |                 ^^^^^^""",
        """\
        error[duplicate-key]: the key "area" is given twice
          --> a.json:1:16
         1 | [{"area": "甲", "area": "乙"}]
           |                 ^^^^^^""",
    ),
    "json-syntax": (
        '[{"area": }]',
        """\
        错误[json-syntax]：这里不符合 JSON 的写法
          --> a.json:1:11
         1 | [{"area": }]
           |           ^""",
        """\
        error[json-syntax]: this is not JSON: Expecting value
          --> a.json:1:11
         1 | [{"area": }]
           |           ^""",
    ),
    "unknown-table": (
        '{"format": 1, "tables": {"高血压患": [{}]}}',
        """\
        错误[unknown-table]：没有名为“高血压患”的个案表
          --> a.json:1:26
              | "高血压患"
          = 办法：是不是“高血压患者”？""",
        """\
        error[unknown-table]: there is no table of records called "高血压患"
          --> a.json:1:26
              | "高血压患"
          = help: did you mean "高血压患者"?""",
    ),
}


@pytest.mark.parametrize(("text", "zh", "en"), SHOWN.values(), ids=SHOWN.keys())
def test_as_shown(text: str, zh: str, en: str, vocabulary: Vocabulary) -> None:
    (problem,) = read_json_facts(Source("a.json", text), vocabulary)[2]
    assert render(problem, "zh") == dedent(zh)
    assert render(problem, "en") == dedent(en)


def test_a_whole_file_has_no_line(vocabulary: Vocabulary) -> None:
    (problem,) = read_json_facts(Source("a.json", ""), vocabulary)[2]
    assert problem.place == Document("a.json")
