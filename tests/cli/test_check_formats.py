"""What ``check`` writes for programs: JSON, SARIF and the commands of a GitHub workflow; and the page of a code."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from cli.program import ROOT, Lang, dp
from jsonschema import Draft202012Validator

from dp_rules.report.check_page import Page
from dp_rules.report.diagnostics import diagnostics_data
from dp_rules.report.github import github_commands
from dp_rules.report.sarif import file_uri, sarif
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label, Severity
from dp_rules.text.place import Cell, Document, Place, Source, Span

LANGS: tuple[Lang, ...] = ("zh", "en")
SPECS = "tests/golden/specs"
WRONG = Bilingual("不对", "wrong")
TEXT = Source("specs/甲 省.toml", 'rule = "甲率 > 70"\nx = """\n字\n"""\n')


def diagnostic(
    place: Place, *labels: Label, help_: Bilingual | None = None, severity: Severity = "error"
) -> Diagnostic:
    """Return a diagnostic at a place."""
    return Diagnostic("some-code", WRONG, place, labels, help_, severity)


def words(text: str, source: Source = TEXT) -> Span:
    """Return the place of the words in a text."""
    start = source.text.index(text)
    return Span(source, start, start + len(text))


# ── JSON ──


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (words("甲率"), {"line": 1, "column": 9, "end_line": 1, "end_column": 11}),
        (words('"""\n字\n"""'), {"line": 2, "column": 5, "end_line": 4, "end_column": 4}),
        (Span(TEXT, 3, 3), {"line": 1, "column": 4, "end_line": 1, "end_column": 4}),
        (Document(TEXT.name), {}),
        (Cell(TEXT.name, 3, 4, "约70%"), {"line": 3, "column": 4, "raw": "约70%"}),
    ],
    ids=["words", "several lines", "nothing", "a file", "a cell"],
)
def test_a_place_goes_from_its_start_to_its_end(place: Place, expected: dict[str, Any]) -> None:
    data = diagnostics_data([diagnostic(place)])
    assert data["diagnostics"][0]["place"] == {"file": TEXT.name} | expected
    schema = json.loads((ROOT / "schemas/diagnostics.schema.json").read_text(encoding="utf-8"))
    assert Draft202012Validator(schema).is_valid(data)


def test_note_and_help_are_there_in_both_languages_or_null() -> None:
    bare, full = diagnostics_data(
        [
            diagnostic(Document("a")),
            diagnostic(Document("a"), help_=Bilingual("改", "mend"))._replace(note=Bilingual("又", "again")),
        ]
    )["diagnostics"]
    assert (bare["note"], bare["help"]) == (None, None)
    assert (full["note"], full["help"]) == ({"zh": "又", "en": "again"}, {"zh": "改", "en": "mend"})


# ── SARIF ──

FROM_1 = {"type": "integer", "minimum": 1}
OF_A_LOCATION = {
    "type": "object",
    "required": ["physicalLocation"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "integer", "minimum": 0},
        "message": {"$ref": "#/$defs/message"},
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "additionalProperties": False,
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "required": ["uri"],
                    "additionalProperties": False,
                    "properties": {"uri": {"type": "string", "pattern": "^[A-Za-z0-9%/._~:-]+$"}},
                },
                "region": {
                    "type": "object",
                    "required": ["startLine"],
                    "additionalProperties": False,
                    "properties": {
                        "startLine": FROM_1, "startColumn": FROM_1, "endLine": FROM_1, "endColumn": FROM_1,
                        "snippet": {"$ref": "#/$defs/text"},
                    },
                },
            },
        },
    },
}  # fmt: skip
SARIF = {
    "$defs": {
        "text": {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}, "markdown": {"type": "string"}}, "additionalProperties": False},
        "message": {"$ref": "#/$defs/text"},
        "location": OF_A_LOCATION,
        "language": {"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
    },
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "pattern": "^https://docs\\.oasis-open\\.org/.*/sarif-schema-2\\.1\\.0\\.json$"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array", "minItems": 1, "maxItems": 1,
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "additionalProperties": False,
                "properties": {
                    "tool": {
                        "type": "object", "required": ["driver"], "additionalProperties": False,
                        "properties": {"driver": {
                            "type": "object", "required": ["name"], "additionalProperties": False,
                            "properties": {
                                "name": {"const": "dp-rules"}, "version": {"type": "string"}, "language": {"$ref": "#/$defs/language"},
                                "rules": {"type": "array", "uniqueItems": True, "items": {
                                    "type": "object", "required": ["id"], "additionalProperties": False,
                                    "properties": {"id": {"type": "string"}, "shortDescription": {"$ref": "#/$defs/text"}, "help": {"$ref": "#/$defs/text"}},
                                }},
                            },
                        }},
                    },
                    "language": {"$ref": "#/$defs/language"},
                    "columnKind": {"const": "unicodeCodePoints"},
                    "results": {"type": "array", "items": {
                        "type": "object",
                        "required": ["ruleId", "ruleIndex", "level", "message", "locations"],
                        "additionalProperties": False,
                        "properties": {
                            "ruleId": {"type": "string"}, "ruleIndex": {"type": "integer", "minimum": 0},
                            "level": {"enum": ["none", "note", "warning", "error"]},
                            "message": {"$ref": "#/$defs/message"},
                            "locations": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/location"}},
                            "relatedLocations": {"type": "array", "minItems": 1, "uniqueItems": True, "items": {"$ref": "#/$defs/location"}},
                        },
                    }},
                },
            },
        },
    },
}  # fmt: skip
"""What SARIF 2.1.0 requires of the properties used here, and no property that is not used here."""


def only_run(log: Any) -> Any:
    """Return the run of a SARIF log, which is as the format requires."""
    assert list(Draft202012Validator(SARIF).iter_errors(log)) == []
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [result["ruleId"] for result in run["results"]]
    return run


@pytest.mark.parametrize("lang", LANGS)
def test_sarif_has_the_fault_its_places_and_the_page_of_its_code(lang: Lang) -> None:
    ran = dp("check", f"{SPECS}/wrong-unit.toml", "--format", "sarif", lang=lang)
    assert (ran.code, ran.err) == (1, "")
    run = only_run(json.loads(ran.out))
    (result,) = run["results"]
    uri = {"uri": f"{SPECS}/wrong-unit.toml"}
    assert (result["ruleId"], result["level"]) == ("unit-mismatch", "error")
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": uri,
        "region": {"startLine": 17, "startColumn": 9, "endLine": 17, "endColumn": 55},
    }
    (other,) = result["relatedLocations"]
    assert other["physicalLocation"]["region"] == {"startLine": 17, "startColumn": 58, "endLine": 17, "endColumn": 60}
    assert other["message"]["text"] == {"zh": "这是普通数字", "en": "this is a plain number"}[lang]
    last = {"zh": "办法：比率与百分数相比：写作 70%", "en": "help: a ratio compares with percentages: write 70%"}[lang]
    assert result["message"]["text"].endswith(f"\n{last}")
    assert result["message"]["markdown"].endswith(f"\n\n{last}")
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["help"]["text"] == dp("check", "--explain", "unit-mismatch", lang=lang).out
    assert "```toml\n" in rule["help"]["markdown"]
    assert rule["shortDescription"]["text"] in rule["help"]["text"]
    assert run["language"] == {"zh": "zh-CN", "en": "en"}[lang]


def test_sarif_without_faults_has_no_results() -> None:
    ran = dp("check", "liaoning", "--format", "sarif")
    assert (ran.code, only_run(json.loads(ran.out))["results"]) == (0, [])


def test_sarif_of_a_file_that_is_not_there_names_the_file() -> None:
    ran = dp("check", "甲 省#1.toml", "--format", "sarif")
    (result,) = only_run(json.loads(ran.out))["results"]
    assert ran.code == 3
    assert result["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": "%E7%94%B2%20%E7%9C%81%231.toml"}}}
    ]


@pytest.mark.parametrize(("severity", "level"), [("error", "error"), ("warning", "warning"), ("remark", "note")])
def test_sarif_levels(severity: Severity, level: str) -> None:
    run = only_run(sarif([diagnostic(Document("a"), severity=severity)], {}, "zh"))
    assert run["results"][0]["level"] == level


def test_sarif_of_each_kind_of_place() -> None:
    labels = (Label(Cell("d.csv", 3, 4, "约70%"), WRONG), Label(Document("e.csv"), WRONG))
    page = Page("短", "长", "**长**")
    run = only_run(sarif([diagnostic(words('"""\n字\n"""'), *labels)], {"some-code": page}, "zh"))
    (result,) = run["results"]
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "specs/%E7%94%B2%20%E7%9C%81.toml"},
        "region": {"startLine": 2, "startColumn": 5, "endLine": 4, "endColumn": 4},
    }
    assert [other["id"] for other in result["relatedLocations"]] == [1, 2]
    assert result["relatedLocations"][0]["physicalLocation"]["region"] == {"startLine": 3, "snippet": {"text": "约70%"}}
    assert run["tool"]["driver"]["rules"] == [
        {"id": "some-code", "shortDescription": {"text": "短"}, "help": {"text": "长", "markdown": "**长**"}}
    ]


def test_sarif_takes_nothing_quoted_for_markup_or_an_argument() -> None:
    hostile = Bilingual("<b> {0} [x](1)\n\x1b[31m", "")
    message = only_run(sarif([diagnostic(Document("a"))._replace(message=hostile)], {}, "zh"))["results"][0]["message"]
    assert message["text"] == "<b> {{0}} [x](1) �[31m"
    assert message["markdown"] == r"\<b\> \{{0\}} \[x\](1) �\[31m"


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("specs/liaoning.toml", "specs/liaoning.toml"),
        ("../a.toml", "../a.toml"),
        ("a b%.toml", "a%20b%25.toml"),
        ("a:b.toml", "a%3Ab.toml"),
        ("/data/甲.toml", "file:///data/%E7%94%B2.toml"),
        ("C:/plans/a b.toml", "file:///C:/plans/a%20b.toml"),
        ("//server/share/a.toml", "file://server/share/a.toml"),
    ],
)
def test_a_file_is_named_by_a_uri(file: str, uri: str) -> None:
    assert file_uri(file) == uri


# ── GitHub ──


@pytest.mark.parametrize("lang", LANGS)
def test_github_shows_a_fault_where_it_is(lang: Lang) -> None:
    spec = f"{SPECS}/wrong-unit.toml"
    ran = dp("check", spec, "--format", "github", lang=lang)
    assert (ran.code, ran.err) == (1, "")
    where = f"::error file={spec},line=17,col=9,endLine=17,endColumn=55,title=unit-mismatch::"
    said = {
        "zh": "“rate(premarital_exams, marriage_registrations)”是比率（百分数），“70”是普通数字，不能相比"
        f"%0A{spec}:17:58：这是普通数字%0A办法：比率与百分数相比：写作 70%25\n",
        "en": '"rate(premarital_exams, marriage_registrations)" is a ratio (percent), but "70" is a plain number'
        f"%0A{spec}:17:58: this is a plain number%0Ahelp: a ratio compares with percentages: write 70%25\n",
    }[lang]
    assert ran.out == where + said


def test_github_gets_nothing_where_nothing_is_wrong(tmp_path: Path) -> None:
    assert dp("check", "liaoning", "--format", "github").out == ""
    dp("check", "liaoning", "--format", "github", "-o", tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == b""


@pytest.mark.parametrize(("severity", "command"), [("error", "error"), ("warning", "warning"), ("remark", "notice")])
def test_github_severities(severity: Severity, command: str) -> None:
    said = github_commands([diagnostic(Document("a"), severity=severity)], "en")
    assert said == f"::{command} file=a,title=some-code::wrong\n"


@pytest.mark.parametrize(
    ("place", "properties"),
    [
        (words("甲率"), "line=1,col=9,endLine=1,endColumn=11"),
        (words('"""\n字\n"""'), "line=2,endLine=4"),  # columns only within a line, as GitHub wants
        (Cell(TEXT.name, 3, 4, "x"), "line=3"),
    ],
)
def test_github_properties(place: Place, properties: str) -> None:
    said = github_commands([diagnostic(place)], "en")
    assert said == f"::error file=specs/甲 省.toml,{properties},title=some-code::wrong\n"


def test_github_escapes_what_would_end_a_property_or_the_command() -> None:
    bad = Bilingual("", "100%\n::error::forged\r\x1b[31m")
    said = github_commands([diagnostic(Document("C:/a,b%.toml"))._replace(message=bad, help=bad)], "en")
    assert said == (
        "::error file=C%3A/a%2Cb%25.toml,title=some-code::100%25 ::error::forged��[31m"
        "%0Ahelp: 100%25%0Ahelp: ::error::forged��[31m\n"
    )


# ── the page of a code ──


def test_the_page_is_in_the_language_of_the_run() -> None:
    chinese, english = (dp("check", "--explain", "unit-mismatch", lang=lang) for lang in LANGS)
    assert (chinese.code, chinese.err, english.code, english.err) == (0, "", 0, "")
    assert chinese.out.startswith("unit-mismatch\n\n单位不同的数不能相比，也不能相加减。\n\n错\n\n")
    assert english.out.startswith("unit-mismatch\n\nQuantities of different units cannot be compared")
    assert "为什么" in chinese.out
    assert "Why" not in chinese.out
    assert not re.search("[\u4e00-\u9fff]", english.out)
    for ran in (chinese, english):
        assert '    rule = "rate(premarital_exams, marriage_registrations) > 70"\n' in ran.out
        assert "`" not in ran.out


def test_the_page_as_markdown_and_into_a_file(tmp_path: Path) -> None:
    ran = dp("check", "--explain", "two-values", "--format", "markdown", lang="en")
    assert ran.out.startswith("# two-values\n\nOne item, area and period")
    assert "\n## Wrong\n\n```csv file=data.csv\n" in ran.out
    written = dp("check", "--explain", "two-values", "-o", tmp_path / "page.txt", lang="en")
    assert (written.code, written.out) == (0, "")
    assert (tmp_path / "page.txt").read_text(encoding="utf-8") == dp("check", "--explain", "two-values", lang="en").out


def test_the_page_is_shown_whatever_else_is_named() -> None:
    assert dp("check", "nowhere.toml", "--explain", "two-values") == dp("check", "--explain", "two-values")


def test_a_run_with_faults_offers_one_page_on_stderr(tmp_path: Path) -> None:
    specs = [f"{SPECS}/{name}.toml" for name in ("wrong-unit", "unknown-key", "unknown-item")]
    for lang, offer in (
        ("zh", "dp-rules check --explain unit-mismatch 有解释和例子\n"),
        ("en", "dp-rules check --explain unit-mismatch tells more, with examples\n"),
    ):
        ran = dp("check", *specs, lang="zh" if lang == "zh" else "en")
        assert ran.err.count("--explain") == 1
        assert ran.err.endswith(f"\n\n{offer}")
    assert "--explain" not in dp("check", *specs, "--format", "csv").said
    assert "--explain" not in dp("check", "liaoning").said
    assert "--explain" not in dp("check", tmp_path / "nowhere.toml").said


@pytest.mark.parametrize("code", ["unit-mismach", "Unit-Mismatch", "unit_mismatch"])
def test_a_code_nearly_right_is_told_with_the_nearest_and_the_list(code: str) -> None:
    chinese, english = (dp("check", "--explain", code, lang=lang) for lang in LANGS)
    assert (chinese.code, chinese.out, english.code, english.out) == (2, "", 2, "")
    assert (
        f"错误：没有诊断代码“{code}”；是不是“unit-mismatch”？\n代码有：absent-from-form、ambiguous-area、ambiguous-encoding、"
        in chinese.err
    )
    assert f'error: there is no diagnostic code "{code}"; did you mean "unit-mismatch"?\n' in english.err
    assert "two-values, undated-change, unit-mismatch," in english.err


@pytest.mark.parametrize("code", ["", "README", "../README", "../../README", "/etc/passwd", "\x1b[31m", "x" * 5000])
def test_what_is_no_code_opens_no_file(code: str) -> None:
    ran = dp("check", "--explain", code)
    assert (ran.code, ran.out) == (2, "")
    assert "错误：没有诊断代码" in ran.err
