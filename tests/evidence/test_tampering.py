"""Whatever is altered in evidence is found and named, also where the manifests were put right afterwards."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cli.program import dp
from evidence.bundles import NAME, copied, edited, faults, files, made, put_right, remarks, replaced, report, verify

from dp_rules.evidence import engine, outcome
from dp_rules.evidence import report as reporting
from dp_rules.evidence import verify as verifying
from dp_rules.report import results
from dp_rules.report.explanation import data as explanation
from dp_rules.text.bilingual import Language

CSV, PLAN, RUN = "data/inputs/liaoning-2020.csv", "data/specs/liaoning.toml", "data/run.json"
RESULTS, EXPLANATIONS, STATEMENT = "data/results.json", "data/explanations.json", "data/statement.json"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("sound") / "bundle", "--who", "甲", "--why", "核对")


@pytest.fixture
def bundle(sound: Path, tmp_path: Path) -> Path:
    return copied(sound, tmp_path / "bundle")


def test_sound_evidence_verifies_as_folder_and_as_zip(bundle: Path, tmp_path: Path) -> None:
    for one in (bundle, made(tmp_path / "a.zip")):
        ran = verify(one)
        assert (ran.code, ran.err) == (0, "")
        assert "verified: the files are whole, and the results computed again are the same" in ran.out
        assert report(one)["findings"] == []


# ── by somebody who leaves the manifests as they were ──


def test_an_altered_input_is_named_with_the_verdicts_that_turn(bundle: Path) -> None:
    replaced(bundle, CSV, "68.5％", "71.5％")
    assert verify(bundle).code == 1
    assert faults(bundle) == [
        ("altered", CSV),
        ("results", RESULTS),
        ("verdict", NAME),
        ("value", NAME),
        ("explanation", NAME),
    ]
    told = next(one for one in report(bundle)["findings"] if one["kind"] == "verdict")
    assert (told["area"], told["period"], told["recorded"], told["recomputed"]) == ("辽宁省", "2020", "not_met", "met")
    assert "premarital_exam_rate 辽宁省 2020: the verdict differs; recorded not met, here met" in verify(bundle).out


def test_an_altered_target_is_named(bundle: Path) -> None:
    replaced(
        bundle,
        PLAN,
        "rate(premarital_exams, marriage_registrations) > 70%",
        "rate(premarital_exams, marriage_registrations) > 60%",
    )
    found = faults(bundle)
    assert found[0] == ("altered", PLAN)
    assert ("verdict", NAME) in found


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("zh", "不同之处：各结论的个数；存证 达标 0、未达标 1、无法判定 1、未评价 0，这里 达标 1、未达标 0、"),
        ("en", "recorded met 0, not met 1, undetermined 1, not evaluated 0, here met 1, not met 0, "),
    ],
)
def test_counts_of_verdicts_are_told_in_the_language_asked_for(language: Language, told: str, bundle: Path) -> None:
    replaced(bundle, CSV, "68.5％", "71.5％")
    assert told in dp("evidence", "verify", bundle, lang=language).out


@pytest.mark.parametrize("name", ["bagit.txt", "bag-info.txt", "declaration.json", "data/engine/grammar/prelude.rules"])
def test_any_altered_file_is_named(name: str, bundle: Path) -> None:
    text = (bundle / name).read_bytes()
    (bundle / name).write_bytes(text.replace(b"\n", b"\n ", 1))
    assert ("altered", name) in faults(bundle)
    assert verify(bundle).code == 1


@pytest.mark.parametrize(
    "name",
    [
        CSV,
        PLAN,
        RESULTS,
        EXPLANATIONS,
        "bag-info.txt",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
        "declaration.json",
    ],
)
def test_a_missing_file_is_named(name: str, bundle: Path) -> None:
    (bundle / name).unlink()
    assert ("missing", name) in faults(bundle)
    assert verify(bundle).code == 1


@pytest.mark.parametrize("name", ["more.txt", "data/more.csv", "data/inputs/2021.csv"])
def test_an_extra_file_is_named(name: str, bundle: Path) -> None:
    (bundle / name).write_text("a", encoding="utf-8")
    assert faults(bundle) == [("extra", name)]


@pytest.mark.parametrize("name", ["manifest-sha256.txt", "tagmanifest-sha256.txt"])
def test_a_manifest_that_is_none_is_named(name: str, bundle: Path) -> None:
    (bundle / name).write_text("x\n", encoding="utf-8")
    assert ("manifest", name) in faults(bundle)


@pytest.mark.parametrize("line", ["data/../../x", "/etc/passwd", "C:/x", "data\\x"])
def test_a_manifest_that_leads_outside_is_none(line: str, bundle: Path) -> None:
    with (bundle / "manifest-sha256.txt").open("a", encoding="utf-8") as file:
        file.write(f"{'0' * 64}  {line}\n")
    assert ("manifest", "manifest-sha256.txt") in faults(bundle)


@pytest.mark.parametrize("name", [RUN, STATEMENT])
def test_without_its_own_files_it_cannot_be_read(name: str, bundle: Path) -> None:
    (bundle / name).unlink()
    ran = verify(bundle)
    assert ran.code == 3
    assert f"{name}: there is no such file" in ran.err


# ── by somebody who writes the manifests anew ──


def change_first(key: str, value: Any) -> Callable[[Any], None]:
    def change(data: Any) -> None:
        data["results"][0][key] = value

    return change


@pytest.mark.parametrize(
    ("key", "value", "kind"),
    [
        ("verdict", "met", "verdict"),
        ("value", {"exact": "4/5", "display": "80%", "rounded": False}, "value"),
        ("name", "另一个名称", "result"),
    ],
)
def test_an_altered_result_is_named_also_with_new_manifests(key: str, value: Any, kind: str, bundle: Path) -> None:
    edited(bundle, RESULTS, change_first(key, value))
    put_right(bundle)
    assert faults(bundle) == [(kind, NAME)]
    assert report(bundle)["results_same"] is False


def test_an_altered_value_is_told_as_recorded_and_as_here(bundle: Path) -> None:
    edited(bundle, RESULTS, change_first("value", {"exact": "4/5", "display": "80%", "rounded": False}))
    put_right(bundle)
    assert f"{NAME} 辽宁省 2020: the value differs; recorded 80% (4/5), here 68.5% (137/200)" in verify(bundle).out


def test_results_that_are_left_out_or_added_are_named(bundle: Path) -> None:
    edited(bundle, RESULTS, lambda data: data["results"].pop(0))
    put_right(bundle)
    assert faults(bundle) == [("result_missing", NAME)]
    edited(bundle, RESULTS, lambda data: data["results"].append({**data["results"][0], "indicator": "x"}))
    put_right(bundle)
    assert faults(bundle) == [("result_extra", "x"), ("result_missing", NAME)]


def test_results_in_another_order_or_twice_are_told(bundle: Path) -> None:
    edited(bundle, RESULTS, lambda data: data["results"].reverse())
    put_right(bundle)
    assert faults(bundle) == [("results", RESULTS)]


def test_what_stands_before_the_results_is_compared_too(bundle: Path) -> None:
    edited(bundle, RESULTS, lambda data: data["summary"].update(met=5))
    put_right(bundle)
    assert faults(bundle) == [("results", RESULTS)]


def test_results_laid_out_otherwise_are_read_all_the_same(bundle: Path) -> None:
    data = json.loads((bundle / RESULTS).read_bytes())
    data["results"][0]["verdict"] = "met"
    (bundle / RESULTS).write_text(json.dumps(data), encoding="utf-8")
    put_right(bundle)
    assert faults(bundle) == [("verdict", NAME)]


@pytest.mark.parametrize(
    ("name", "old", "new", "why"),
    [
        (RUN, '"periods": [', '"periods": ["2024"],\n    "periods": [', 'the key "periods" is given twice'),
        (
            STATEMENT,
            '"explanations":',
            '"explanations": 9,\n    "explanations":',
            'the key "explanations" is given twice',
        ),
        (RUN, '"encoding": null', '"encoding": NaN', "NaN is no number in JSON"),
        ("declaration.json", "}\n", "}\n{}\n", "something stands behind its end, in line"),
    ],
)
def test_json_that_two_readers_may_read_otherwise_is_no_evidence(
    name: str, old: str, new: str, why: str, bundle: Path
) -> None:
    replaced(bundle, name, old, new)
    if name != STATEMENT:
        put_right(bundle)
    ran = verify(bundle)
    assert (ran.code, f"{name}: {why}" in ran.err) == (3, True), ran.err


def test_json_in_another_encoding_is_none(bundle: Path) -> None:
    """Python reads UTF-16 too, where others see nothing."""
    (bundle / RUN).write_bytes((bundle / RUN).read_text(encoding="utf-8").encode("utf-16"))
    ran = verify(bundle)
    assert (ran.code, f"{RUN}: it is no JSON" in ran.err) == (3, True)


@pytest.mark.parametrize("version", ["0.1.0", "0.9"])
@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (RESULTS, '"version": 1,\n', '"version": 1,\n  "note": "x",\n', "something that the format does not have"),
        (RESULTS, '"engine": "0.1.0"', '"engine": "7"', "the version of the program; recorded 7, here 0.1.0"),
        (RESULTS, "\n  ]\n}\n", '\n  ],\n  "note": 1\n}\n', '"note" stands behind the results'),
        (RESULTS, "\n  ]\n}\n", '\n  ],\n  "summary": {"met": 9}\n}\n', 'the key "summary" is given twice'),
        (RESULTS, '"verdict": "not_met"', '"verdict": "met", "verdict": "not_met"', 'the key "verdict" is given twice'),
        (RESULTS, "\n  ]\n}\n", "\n  ]\n}\n{}", "something stands behind its end"),
        (EXPLANATIONS, '"engine": "0.1.0"', '"engine": "7"', "the version of the program"),
        (EXPLANATIONS, "\n]\n", "\n]\n[]\n", "something stands behind its end"),
        (EXPLANATIONS, '"steps": {', '"steps": {},\n    "steps": {', 'the key "steps" is given twice'),
    ],
)
def test_whatever_stands_beside_the_results_is_told_by_another_version_too(
    name: str, old: str, new: str, told: str, version: str, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if version != "0.1.0":
        another_engine(monkeypatch)
    replaced(bundle, name, old, new)
    put_right(bundle)
    ran = verify(bundle)
    assert ran.code == 1
    assert f"{name}: " in ran.out
    assert told in ran.out


def test_results_without_their_last_line_end_are_read_all_the_same(bundle: Path) -> None:
    (bundle / RESULTS).write_bytes((bundle / RESULTS).read_bytes().rstrip())
    put_right(bundle)
    assert faults(bundle) == [("results", RESULTS)]
    assert "it is not written as the program writes it" in verify(bundle).out


def test_a_result_that_stands_there_twice_is_named(bundle: Path) -> None:
    edited(bundle, RESULTS, lambda data: data["results"].append(data["results"][0]))
    put_right(bundle)
    assert faults(bundle) == [("result_extra", NAME)]
    assert f"{NAME} 辽宁省 2020: it stands there twice" in verify(bundle).out


def test_another_rule_is_told_in_words_with_both(bundle: Path) -> None:
    """The verdict stays the same; the rule and where it turns do not."""
    replaced(
        bundle, PLAN, "rate(premarital_exams, marriage_registrations) > 70%",
        "rate(premarital_exams, marriage_registrations) > 69%",
    )  # fmt: skip
    put_right(bundle)
    out = verify(bundle).out
    assert "what differs: the rule, the target" in out
    assert "recorded rate(premarital_exams, marriage_registrations) > 70%" in out
    assert "the explanation differs: the result, the calculation" in out


def test_a_figure_that_is_written_otherwise_is_shown_as_it_was_and_as_it_is(bundle: Path) -> None:
    replaced(bundle, CSV, "68.5％", "68.5%")
    put_right(bundle)
    assert "the ways to the value" in verify(bundle).out
    assert "; recorded 68.5％, here 68.5%" in verify(bundle).out


def test_what_many_results_have_in_common_is_told_once(tmp_path: Path) -> None:
    bundle = made(tmp_path / "many", *(word for number in range(1, 9) for word in ("--indicator", str(number))))
    plan = bundle / PLAN
    plan.write_text(f"# one line more\n{plan.read_text(encoding='utf-8')}", encoding="utf-8", newline="\n")
    put_right(bundle)
    out = verify(bundle).out
    assert re.search(
        rf"× {RESULTS}: 8 alike: what differs: only the lines and columns where things stand; the first", out
    )
    assert sum(line.startswith("×") for line in out.splitlines()) < 12
    replaced(bundle, RESULTS, '"period": "2020",\n      "rule"', '"period": "2019",\n      "rule"')
    put_right(bundle)
    out = verify(bundle).out
    assert "8 are in the bundle and not in what is computed here: the recorded periods, areas or indicators" in out


HIDDEN = {
    "a result on one line": ('  "results": [\n', '  "results": [\n    {"indicator": "premarital_exam_rate", "verdict": "met"},\n'),
    "a result deeper than the others": ('  "results": [\n', '  "results": [\n     {\n     },\n'),
    "a second list of results": ("\n  ]\n}\n", '\n  ],\n  "results": [{"verdict": "met"}]\n}\n'),
    "a list before the list": ('  "results": [\n', '  "results": [],\n  "results": [\n'),
    "a verdict before the verdict": ('      "verdict": "not_met"', '      "verdict": "met",\n      "verdict": "not_met"'),
    "a key of the run twice": ('  "version": 1,\n', '  "version": 1,\n  "version": 1,\n'),
    "another engine in a result": ('      "verdict": "not_met"', '      "engine": "9",\n      "verdict": "not_met"'),
    "spaces": ('  "results": [\n', '  "results":  [\n'),
    "a line more": ("\n  ]\n}\n", "\n  ]\n}\n\n"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new"), HIDDEN.values(), ids=HIDDEN.keys())
def test_nothing_can_hide_in_results_from_one_reader_that_another_sees(old: str, new: str, bundle: Path) -> None:
    replaced(bundle, RESULTS, old, new)
    put_right(bundle)
    assert verify(bundle).code == 1
    assert {kind for kind, _ in faults(bundle)} <= {"results", "result", "result_extra"}


def test_nothing_can_hide_in_explanations(bundle: Path) -> None:
    replaced(bundle, EXPLANATIONS, "[\n  {\n", '[\n  {"result": {"verdict": "met"}},\n  {\n')
    put_right(bundle)
    assert verify(bundle).code == 1


@pytest.mark.parametrize(
    "text",
    ["", "x", "[]", "{}", "[" * 100_000, '{"results": 1}', '{"results": [1]}', '{\n  "results": [\n    {\n', "\xff"],
)
def test_results_that_are_no_results_are_told(text: str, bundle: Path) -> None:
    (bundle / RESULTS).write_bytes(text.encode("latin-1"))
    put_right(bundle)
    assert verify(bundle).code == 1
    assert any(file == RESULTS or kind == "result_missing" for kind, file in faults(bundle))


def test_an_altered_explanation_is_named(bundle: Path) -> None:
    edited(bundle, EXPLANATIONS, lambda data: data[0]["steps"].update(numbers="68.5% > 60%"))
    put_right(bundle)
    assert faults(bundle) == [("explanation", NAME)]


def test_explanations_that_are_left_out_are_named(bundle: Path) -> None:
    edited(bundle, EXPLANATIONS, lambda data: data.pop(0))
    put_right(bundle)
    assert faults(bundle) == [("explanation_missing", NAME)]
    (bundle / EXPLANATIONS).unlink()
    put_right(bundle)
    assert ("explanation_missing", EXPLANATIONS) in faults(bundle)


def test_an_altered_input_is_found_by_its_verdicts_also_with_new_manifests(bundle: Path) -> None:
    replaced(bundle, CSV, "68.5％", "71.5％")
    put_right(bundle)
    assert faults(bundle) == [("results", RESULTS), ("verdict", NAME), ("value", NAME), ("explanation", NAME)]


def test_a_statement_that_says_otherwise_is_told(bundle: Path) -> None:
    edited(bundle, STATEMENT, lambda data: data["predicate"]["summary"].update(met=2))
    put_right(bundle)
    assert faults(bundle) == [("statement", STATEMENT)]


def test_a_recorded_function_that_is_another_than_the_statement_says_is_told(bundle: Path) -> None:
    name = "data/engine/grammar/prelude.rules"
    replaced(bundle, name, "\n", "\n\n")
    put_right(bundle)
    assert faults(bundle) == [("statement", name)]


def test_a_spec_that_can_no_longer_be_read_is_told(bundle: Path) -> None:
    (bundle / PLAN).write_text("[plan", encoding="utf-8")
    put_right(bundle)
    ran = verify(bundle)
    assert ran.code == 1
    assert "it cannot be computed again: data/specs/liaoning.toml:1:" in ran.out


# ── by another engine ──


def another_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (engine, reporting, explanation, results):
        monkeypatch.setattr(module, "VERSION", "0.9")


def test_another_version_with_the_same_results_verifies_and_says_so(
    bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    another_engine(monkeypatch)
    ran = verify(bundle)
    assert ran.code == 0
    assert "(made with 0.1.0, here 0.9: the results are the same)" in ran.out
    assert remarks(bundle) == ["engine_version"]


def test_another_version_with_other_results_says_which(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    another_engine(monkeypatch)
    plainly = results.result_data

    def otherwise(plan: Any, result: Any, areas: Any) -> Any:
        return plainly(plan, result, areas) | {"verdict": "met"}

    monkeypatch.setattr(outcome, "result_data", otherwise)
    ran = verify(bundle)
    assert ran.code == 1
    assert f"× data/results.json: {NAME} 辽宁省 2020: the verdict differs; recorded not met, here met" in ran.out
    assert "(made with 0.1.0, here 0.9: results differ, as told above)" in ran.out


def test_other_code_of_the_same_version_is_told(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_code", lambda: "0" * 64)
    assert (faults(bundle), remarks(bundle)) == ([], ["engine_code"])


def test_another_grammar_or_other_functions_are_told_by_name(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = engine.meaning_files()
    monkeypatch.setattr(engine, "meaning_files", lambda: own | {"grammar/prelude.rules": "0" * 64})
    found = [one for one in report(bundle)["findings"] if one["kind"] == "engine_file"]
    assert [(one["file"], one["fault"]) for one in found] == [("data/engine/grammar/prelude.rules", False)]


def test_another_python_or_package_is_told(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plainly = engine.engine_here
    monkeypatch.setattr(
        verifying, "engine_here", lambda inputs: plainly(inputs)._replace(python="3.99.0", dependencies={"lark": "9.9"})
    )
    assert (faults(bundle), remarks(bundle)) == ([], ["dependency", "dependency"])


def test_nothing_is_left_behind_and_the_bundle_stays_as_it_is(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    before = files(bundle)
    verify(bundle)
    assert files(bundle) == before
    assert list(temporary.iterdir()) == []


def test_show_does_not_compute_and_still_names_altered_files(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(verifying, "prepared", never)
    replaced(bundle, CSV, "68.5％", "71.5％")
    data = report(bundle, command="show")
    assert data["verified"] is None
    assert [(one["kind"], one["file"]) for one in data["findings"]] == [("altered", CSV)]
    assert data["bundle"]["summary"] == {"met": 0, "not_met": 1, "undetermined": 1, "not_evaluated": 0}
    assert data["bundle"]["declaration"] == {"who": "甲", "when": None, "why": "核对", "text": None}
    shutil.rmtree(bundle)


def test_a_bag_that_says_it_holds_more_or_less_is_told(bundle: Path) -> None:
    replaced(bundle, "bag-info.txt", "Payload-Oxum: ", "Payload-Oxum: 1")
    put_right(bundle, sizes=False)
    assert faults(bundle) == [("altered", "bag-info.txt")]


def test_a_temporary_folder_that_cannot_be_used_is_told(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(verifying, "write_outcome", full)
    ran = verify(bundle)
    assert (ran.code, "the temporary folder for checking cannot be used (the disk is full)" in ran.err) == (3, True)
