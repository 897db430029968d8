"""``dp-rules test``: what it writes in each format, and how it exits."""

import json
import tomllib
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import toml  # type: ignore[import-untyped]
from cli.program import ROOT, Lang, dp
from jsonschema import Draft202012Validator

LANGS: tuple[Lang, ...] = ("zh", "en")
SCHEMA = json.loads((ROOT / "schemas/test-results.schema.json").read_text(encoding="utf-8"))
PLAN = """format = 1
[plan]
id = "jia"
extends = "catalogue"
name = "甲省计划"
area = "甲省"
first_year = 2022
last_year = 2025
[indicators.premarital_exam_rate]
rule = "rate(premarital_exams, marriage_registrations) > 70%"
wording = "-"
place = "-"
due = 2025
"""
WRONG = (
    PLAN
    + """
[tests]
premarital_exam_rate = [
    { name = "<b>|\\u001b[1m&", given = { premarital_exams = 700, marriage_registrations = 1000 }, expect = "met", value = "70%" },
    { given = { premarital_exams = 701, marriage_registrations = 1000 }, expect = "met" },
]
"""
)
BOTH = (
    PLAN
    + '[indicators.x]\nname = "二者"\nname_en = "both"\nrule = "accidents > 3 and live_births > 2"\nwording = "-"\nplace = "-"\ndue = 2025\n'
)


def spec(text: str, folder: Path) -> Path:
    """Return a spec file of that text."""
    file = folder / "jia.toml"
    file.write_text(text, encoding="utf-8")
    return file


def results(*arguments: str | Path) -> dict[str, Any]:
    """Return what ``test --format json`` writes, which is as its schema says."""
    data: dict[str, Any] = json.loads(dp("test", *arguments, "--format", "json").out)
    assert list(map(str, Draft202012Validator(SCHEMA).iter_errors(data))) == []
    return data


@pytest.mark.parametrize("name", ["liaoning", "jilin"])
def test_the_tests_of_the_shipped_plans_pass_and_notice_every_edit(name: str) -> None:
    ran = dp("test", name, "--mutants", "--coverage", lang="en")
    assert (ran.code, ran.err) == (0, "")
    (line,) = ran.out.strip().splitlines()
    assert line.startswith(f"specs/{name}.toml: ")
    assert ", 0 failed; " in line
    assert line.endswith(", 0 not noticed; the tests of 0 indicators do not cover everything")


def test_a_failing_test_shows_what_was_given_expected_and_came_out_with_the_calculation(tmp_path: Path) -> None:
    ran = dp("test", spec(WRONG, tmp_path), lang="en", cwd=tmp_path)
    assert ran.code == 1
    said = ran.out.splitlines()
    assert said[0].endswith("jia.toml:17")
    assert said[1:7] == [
        "  given     { premarital_exams = 700, marriage_registrations = 1000 }  2025",
        "  expected  met  70%",
        "  came out  not met  70%",
        "  calculation",
        f"    rate(premarital_exams, marriage_registrations) > 70%   {tmp_path.as_posix()}/jia.toml:10",
        "    premarital_exams / marriage_registrations > 70%   definition of rate",
    ]
    assert said[-1].endswith("2 tests, 1 failed; 6 generated cases, 0 failed")
    assert "701" not in ran.out, "what passed is not listed"


@pytest.mark.parametrize("lang", LANGS)
def test_json_is_the_same_in_both_languages_and_says_all(lang: Lang, tmp_path: Path) -> None:
    ran = dp("test", spec(WRONG, tmp_path), "--format", "json", "--coverage", "--mutants", lang=lang)
    assert ran.code == 1
    data = json.loads(ran.out)
    assert list(map(str, Draft202012Validator(SCHEMA).iter_errors(data))) == []
    assert data["summary"] == {"tests": 2, "failed": 1, "generated": 6, "generated_failed": 0}
    first = data["specs"][0]["tests"][0]
    assert first["differences"] == ["verdict"]
    assert first["expected"] == {"verdict": "met", "value": "70%", "reasons": None}
    assert (first["actual"]["verdict"], first["actual"]["value"]["exact"]) == ("not_met", "7/10")
    assert data["specs"][0]["coverage"][0]["lacking"] == ["undetermined"]
    assert data["specs"][0]["mutants"]["made"] == 5


def test_the_schema_of_results_refuses_what_is_not_a_result(tmp_path: Path) -> None:
    data = results(spec(WRONG, tmp_path))
    validator = Draft202012Validator(SCHEMA)
    assert not validator.is_valid(data | {"version": 2})
    assert not validator.is_valid(data | {"more": 1})
    assert not validator.is_valid({key: value for key, value in data.items() if key != "specs"})


@pytest.mark.parametrize("lang", LANGS)
def test_junit_is_xml_whatever_a_spec_says(lang: Lang, tmp_path: Path) -> None:
    ran = dp("test", spec(WRONG, tmp_path), "--format", "junit", "--mutants", lang=lang)
    assert ran.code == 1
    suite = ET.fromstring(ran.out)[0]  # noqa: S314  our own output
    cases = suite.findall("testcase")
    failed = [case for case in cases if case.find("failure") is not None]
    assert (suite.get("tests"), suite.get("failures")) == (str(len(cases)), str(len(failed)))
    assert (failed[0].get("name") or "").startswith("<b>|�[1m&")
    assert failed[0].get("line") == "17"
    assert next(case.get("name") for case in cases if case not in failed) == (
        "{ premarital_exams = 701, marriage_registrations = 1000 }  2025"
    )


def test_junit_to_a_file(tmp_path: Path) -> None:
    ran = dp("test", "liaoning", "--indicator", "2", "--format", "junit", "-o", tmp_path / "out.xml")
    assert (ran.code, ran.out) == (0, "")
    assert ET.parse(tmp_path / "out.xml").getroot().tag == "testsuites"  # noqa: S314  our own output


def test_markdown_has_a_row_for_each_test_and_escapes_it(tmp_path: Path) -> None:
    ran = dp("test", spec(WRONG, tmp_path), "--format", "markdown", lang="en")
    rows = [line for line in ran.out.splitlines() if line.startswith("|")]
    assert len(rows) == 2 + 2 + 6
    assert "<b>" not in ran.out


def test_edits_that_no_test_notices_are_listed_with_a_test_that_would(tmp_path: Path) -> None:
    tests = '[tests]\npremarital_exam_rate = [ { given = { premarital_exams = 9, marriage_registrations = 10 }, expect = "met", value = "90%" } ]\n'
    ran = dp("test", spec(PLAN + tests, tmp_path), "--mutants", lang="en")
    assert ran.code == 1
    said = ran.out.splitlines()
    assert said[0].startswith("no test notices  premarital_exam_rate  Premarital medical examinations")
    assert said[1:4] == [
        "  >  →  >=",
        "  rate(premarital_exams, marriage_registrations) >= 70%",
        '  a test for it  { given = { premarital_exams = 700, marriage_registrations = 1000 }, expect = "not_met", value = "70%" }',
    ]
    assert said[-1].endswith("5 edits of rules, 3 not noticed")


def test_coverage_lists_what_no_test_has_seen_and_is_no_failure(tmp_path: Path) -> None:
    tests = '[tests]\npremarital_exam_rate = [ { given = { premarital_exams = 9, marriage_registrations = 10 }, expect = "met" } ]\n'
    ran = dp("test", spec(PLAN + tests, tmp_path), "--coverage", lang="zh")
    assert ran.code == 0
    said = ran.out.splitlines()
    assert said[0] == "premarital_exam_rate  婚前医学检查率   没有测试得出 未达标、无法判定"
    assert said[1].startswith(
        "  rate(premarital_exams, marriage_registrations) > 70%   没有测试遇到 不成立、不能确定   "
    )


def test_a_plan_without_tests_still_has_its_generated_cases_and_is_told_how_to_get_some(tmp_path: Path) -> None:
    ran = dp("test", spec(PLAN, tmp_path), lang="en")
    assert ran.code == 0
    assert ran.out.strip().endswith("jia.toml: 0 tests, 0 failed; 6 generated cases, 0 failed")
    assert "--propose" in ran.err


def test_a_plan_without_tests_has_one_line_for_each_indicator_whose_edits_nobody_notices(tmp_path: Path) -> None:
    ran = dp("test", spec(PLAN, tmp_path), "--mutants", lang="en")
    assert ran.code == 1
    assert [line for line in ran.out.splitlines() if line][:-1] == [
        f"premarital_exam_rate  Premarital medical examinations   no tests   {tmp_path.as_posix()}/jia.toml:10"
    ]


def test_generated_cases_are_listed_when_asked_for(tmp_path: Path) -> None:
    ran = dp("test", spec(PLAN, tmp_path), "--boundaries", lang="en")
    assert [line.partition("generated case: ")[2].partition(")")[0] for line in ran.out.splitlines()[:6]] == [
        "just below the limit",
        "exactly at the limit",
        "just above the limit",
        "one figure missing",
        "one figure missing",
        "a denominator of zero",
    ]


def test_an_indicator_without_generated_cases_is_named(tmp_path: Path) -> None:
    ran = dp("test", spec(BOTH, tmp_path), lang="en")
    assert ran.code == 0
    assert "no cases generated  x  both   the rule is not one measure with a limit" in ran.out
    (entry,) = results(spec(BOTH, tmp_path))["specs"][0]["not_generated"]
    assert entry["indicator"] == "x"


@pytest.mark.parametrize("name", ["liaoning", "jilin"])
def test_what_is_proposed_can_be_pasted_and_passes(name: str, tmp_path: Path) -> None:
    shipped = (ROOT / "specs" / f"{name}.toml").read_text(encoding="utf-8")
    own = shipped[: shipped.index("\n[tests]")]
    proposed = dp("test", spec(own, tmp_path), "--propose")
    assert (proposed.code, proposed.err) == (0, "")
    file = spec(f"{own}\n{proposed.out}", tmp_path)
    ran = dp("test", file, "--mutants", lang="en")
    assert ran.code == 0, ran.out
    assert ran.out.count("\n") == 1
    assert toml.loads(proposed.out) == tomllib.loads(proposed.out), "older scripts read it too"


def test_what_is_proposed_beside_tests_is_of_the_other_indicators_and_can_be_put_at_the_end(tmp_path: Path) -> None:
    shipped = (ROOT / "specs/jilin.toml").read_text(encoding="utf-8")
    own = shipped[: shipped.index("\n[tests]")]
    begun = f"""{own}
[[tests.premarital_exam_rate]]
given = {{ premarital_exams = 701, marriage_registrations = 1000 }}
expect = "met"
"""
    proposed = dp("test", spec(begun, tmp_path), "--propose")
    assert "premarital_exam_rate" not in proposed.out
    assert "已有测试的指标不再写" in proposed.err
    ran = dp("test", spec(f"{begun}\n{proposed.out}", tmp_path), lang="en")
    assert ran.code == 0, ran.out
    assert dp("test", "jilin", "--propose").out.strip() == ""


def test_a_proposal_can_be_for_one_indicator_and_leaves_out_what_is_not_worked_out(tmp_path: Path) -> None:
    ran = dp("test", spec(BOTH, tmp_path), "--propose", lang="en")
    assert list(tomllib.loads(ran.out)["tests"]) == ["premarital_exam_rate"]
    assert "no cases generated: both" in ran.err
    one = dp("test", "liaoning", "--propose", "--indicator", "老年人家庭家居环境适老化改造")
    assert list(tomllib.loads(one.out)["tests"]) == ["age_friendly_homes"]


def test_several_specs_and_one_indicator() -> None:
    data = results("liaoning", "jilin", "--indicator", "婚前医学检查率")
    assert [part["plan"]["id"] for part in data["specs"]] == ["liaoning", "jilin"]
    assert {test["indicator"] for part in data["specs"] for test in part["tests"]} == {"premarital_exam_rate"}


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (PLAN + "[tests]\nx = 3\n", 3, "wrong-type"),
        (PLAN + '[tests]\nx = [ { given = {}, expect = "met" } ]\n', 3, "unknown-indicator"),
        (PLAN + '[tests]\npremarital_exam_rate = [ { given = { x = 1 }, expect = "met" } ]\n', 3, "unknown-item"),
        ('format = 1\n[catalogue]\nid = "x"\nname = "x"\nname_en = "x"\n', 3, "not-a-plan"),
    ],
)
def test_what_cannot_be_run_exits_with_3(text: str, code: int, said: str, tmp_path: Path) -> None:
    ran = dp("test", spec(text, tmp_path))
    assert (ran.code, ran.out) == (code, "")
    assert f"[{said}]" in ran.err


def test_check_finds_what_is_wrong_with_a_test_and_does_not_run_it(tmp_path: Path) -> None:
    wrong = WRONG.replace("premarital_exams = 701", "premarital_exam = 701")
    ran = dp("check", spec(wrong, tmp_path), lang="en")
    assert ran.code == 1
    assert "error[unknown-item]" in ran.err
    assert dp("check", spec(WRONG, tmp_path)).code == 0


def test_usage() -> None:
    assert dp("test").code == 2
    assert dp("test", "liaoning", "--format", "csv").code == 2
    assert dp("test", "liaoning", "--indicator", "没有").code == 3
    assert dp("test", "no-such-plan").code == 3
