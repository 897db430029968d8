"""Results files from anybody: what is none, what is hostile, and that every message says what it is about."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from audit.made import facts, made_run, plan
from cli.program import ROOT, Lang, dp
from jsonschema import Draft202012Validator

from dp_rules import results_file
from dp_rules.results_file import results_in
from dp_rules.text.bilingual import Bilingual

ROWS = ("虚构省,2025,premarital_exams,137", "虚构省,2025,marriage_registrations,200")


@pytest.fixture
def data(tmp_path: Path) -> dict[str, Any]:
    """Return results as plain data."""
    of = plan(tmp_path)
    written: dict[str, Any] = json.loads(json.dumps(made_run(of, facts(of, tmp_path, *ROWS)).data))
    return written


def refused(text: str | bytes) -> str:
    """Return why a text is not taken, in English."""
    values, problem = results_in(text if isinstance(text, bytes) else text.encode(), "r.json")
    assert values is None
    assert problem is not None
    return problem.en if isinstance(problem, Bilingual) else problem.message.en


def test_results_as_they_are_written_are_read(data: dict[str, Any]) -> None:
    values, problem = results_in(json.dumps(data).encode(), "r.json")
    assert problem is None
    assert values == data


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "r.json:1:1 is not JSON: the file is cut off, or was not written by evaluate --format json"),
        ('{"format": ', "r.json:1:12 is not JSON: the file is cut off, or was not written by evaluate --format json"),
        ("[1, 2]", "this is no results file (it has no format dp_rules.results)"),
        ("null", "this is no results file"),
        ('{"format": "dp_rules.trend"}', "this is dp_rules.trend and not dp_rules.results"),
        ('{"format": {"a": 1}}', "and not dp_rules.results"),
        ('{"format": "dp_rules.results", "version": 2}', "the file is of version 2, and version 1 can be read here"),
        ('{"format": "dp_rules.results", "version": true}', "the file is of version True"),
        ('{"format": "dp_rules.results", "version": 1}', "is not as a results file has it (required)"),
        ('{"format": 1, "format": 2}', 'the key "format" is given twice'),
        ('{"a": NaN}', "the number NaN is not whole"),
        ('{"a": -Infinity}', "the number -Infinity is not whole"),
        ('{"a": 0.685}', "the number 0.685 is not whole"),
        ('{"a": 1e999999999}', "the number 1e999999999 is not whole"),
        ('{"a": ' + "9" * 5000 + "}", "a number has 5000 digits"),
        ("[" * 100_000, "the brackets are nested too deeply"),
        ("[" * 500 + "]" * 500, "this is no results file"),
        (b"\xff\xfe\x00", "the encoding cannot be read"),
        (b"\x00\x01\x02", "this is not a text file"),
    ],
    ids=range(19),
)
def test_what_is_none_is_told(text: str | bytes, said: str) -> None:
    assert said in refused(text)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("verdict",), "maybe", "results[0].verdict is not as a results file has it (enum)"),
        (("value", "exact"), "0.685", "results[0].value is not as a results file has it"),
        (("value", "exact"), "1/0", "results[0].value is not as"),
        (("value", "exact"), "137/200\n", "a number has a line end in it"),
        (("value", "exact"), "1" * 1001, "a number has more than 1000 digits"),
        (("value", "exact"), "NaN", "results[0].value is not as"),
        (("more",), 1, "results[0] is not as a results file has it (additionalProperties)"),
        (("period",), "sometime", '"sometime" is not a period'),
        (("period",), "\u001b[2J", "is not a period"),
    ],
)
def test_a_file_that_was_edited_is_told_with_the_place(
    path: tuple[str, ...], value: object, said: str, data: dict[str, Any]
) -> None:
    inner = data["results"][0]
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    message = refused(json.dumps(data))
    assert said in message
    assert "\u001b" not in message


def spoiled(value: Any) -> Iterator[Any]:
    """Yield plain data with one thing in them wrong, or only another: a key gone, a key too many, a value of each kind."""
    yield from (None, True, False, 0, -1, 1, "", "x", "1/2", "1/2\n", [], {}, [1], [None])
    if isinstance(value, dict):
        yield {**value, "more": 1}
        for key, inner in value.items():
            yield {name: one for name, one in value.items() if name != key}
            yield from ({**value, key: one} for one in spoiled(inner))
    elif isinstance(value, list):
        for at, inner in enumerate(value[:2]):
            yield from ([*value[:at], one, *value[at + 1 :]] for one in spoiled(inner))


def test_the_built_validator_refuses_what_the_schema_refuses(data: dict[str, Any]) -> None:
    """Some thousand files with one thing changed, each judged by the code made of the schema and by the schema itself."""
    schema = json.loads((ROOT / "schemas/results.schema.json").read_text(encoding="utf-8"))
    whole = Draft202012Validator(schema)
    assert results_file._has_shape(data)  # noqa: SLF001  nothing else of it can be seen apart from the messages
    judged = Counter[bool]()
    for one in spoiled(data):
        if isinstance(one, dict) and one.get("version") == 1 and one["version"] is not True:
            says = whole.is_valid(one)
            # Python's $ lets a line end pass, which the built code refuses; what it refuses the schema decides
            line_end = says and "\\n" in json.dumps(one)
            assert line_end or results_file._has_shape(one) == says  # noqa: SLF001
            judged[says] += 1
    assert judged[False] > 1000
    assert judged[True] > 50


def test_a_result_that_is_there_twice_is_told(data: dict[str, Any]) -> None:
    data["results"] *= 2
    assert "two results are for premarital_exam_rate 虚构省 2025" in refused(json.dumps(data))


@pytest.mark.parametrize("command", ["what-if", "diff"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_commands_end_with_a_message(command: str, lang: Lang, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text('{"format": "dp_rules.results", "version": 1, "\u202e": 0}', encoding="utf-8")
    ran = dp(command, wrong, "liaoning" if command == "what-if" else wrong, lang=lang)
    assert (ran.code, ran.out) == (3, "")
    assert ("版本" if lang == "zh" else "edited") in ran.err
    missing = dp(command, tmp_path / "nowhere.json", "liaoning", lang=lang)
    assert missing.code == 3
    assert "nowhere.json" in missing.err


def test_names_that_would_do_harm_do_none(data: dict[str, Any], tmp_path: Path) -> None:
    """What a spreadsheet would compute, a terminal obey or Markdown render is shown as it is; ``dp`` looks for escapes."""
    other = json.loads(json.dumps(data))
    for key in ("name", "name_en", "area"):
        other["results"][0][key] = f"=cmd|' /C calc'!A0 \u001b[31m<script>|{key}"
    other["results"][0]["verdict"] = "met"
    other["results"][0]["area_code"] = data["results"][0]["area"]
    data["results"][0]["area_code"] = data["results"][0]["area"]
    files = [tmp_path / "a.json", tmp_path / "b.json"]
    for file, values in zip(files, (data, other), strict=True):
        file.write_text(json.dumps(values), encoding="utf-8")
    for format_ in ("table", "csv", "markdown", "json"):
        commands: tuple[tuple[str | Path, ...], ...] = (("diff", *files), ("what-if", files[1], "liaoning", "--all"))
        for command in commands:
            ran = dp(*command, "--format", format_)
            assert ran.code == 0
            assert format_ != "csv" or "\n=cmd" not in ran.out.replace(",", "\n")
            assert format_ != "markdown" or "<script>" not in ran.out
