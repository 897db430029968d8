"""Bundles as ``evidence create`` makes them, compared: what moved a verdict, to the cell, and what a bundle that was touched is told to be."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from audit.made import HEAD, indicator
from audit.test_difference_of_results import written
from cli.program import Lang, dp

PERCENT = "rate(premarital_exams, marriage_registrations)"
AREAS = """code,name,parent,level
P,虚构省,,省
A1,甲一县,P,县
A2,甲二县,P,县
Q,虚构邻省,,省
"""


@pytest.fixture(autouse=True)
def unbroken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave every sentence on one line, to be looked for."""
    monkeypatch.setattr("dp_rules.report.difference_text.WIDE", None)


def bundle(folder: Path, name: str, rule: str, *rows: str, areas: str = AREAS) -> str:
    """Make evidence of one rule over some rows, and return where it is: a zip where the name ends so."""
    folder = folder / f"of-{name}"
    folder.mkdir()
    (folder / "plan.toml").write_text(HEAD + indicator(rule), encoding="utf-8")
    (folder / "data.csv").write_text("area,period,item,value\n" + "\n".join(rows) + "\n", encoding="utf-8")
    (folder / "areas.csv").write_text(areas, encoding="utf-8")
    ran = dp(
        "evidence", "create", "plan.toml", "data.csv", "--areas", "areas.csv", "--area", "P", "-o", name, cwd=folder
    )
    assert ran.code == 0, ran.err
    return str(folder / name)


def rows(exams: object, others: object = 50) -> list[str]:
    """Return the figures of two counties: ``exams`` of 100 in the one, ``others`` of 100 in the other."""
    return [
        f"A1,2025,premarital_exams,{exams}",
        "A1,2025,marriage_registrations,100",
        f"A2,2025,premarital_exams,{others}",
        "A2,2025,marriage_registrations,100",
    ]


def why(data: dict[str, Any]) -> tuple[list[list[str]], list[list[str]]]:
    """Return which factors are enough to move the one verdict, and which would move it back."""
    (one,) = data["results"]
    (found,) = [some for some in one["why"] if some["aspect"] == "verdict"]
    return found["enough"], found["needed_back"]


@pytest.mark.parametrize("name", ["first", "first.zip"])
def test_a_figure_is_followed_to_its_cells(name: str, tmp_path: Path) -> None:
    first = bundle(tmp_path, name, f"{PERCENT} > 70%", *rows(80))
    second = bundle(tmp_path, "second.zip", f"{PERCENT} > 70%", *rows(80, 70))
    data = written(first, second)
    assert data["inputs_compared"]
    assert data["summary"]["moved"] == 1
    assert why(data) == ([["data"]], [["data"]])
    (figure,) = data["data"]
    assert (figure["item"], figure["area"], figure["kind"]) == ("premarital_exams", "A2", "value")
    assert [(side["raw"], side["place"]["line"]) for side in (figure["first"], figure["second"])] == [
        ("50", 4),
        ("70", 4),
    ]
    assert figure["moved"] == ["premarital_exam_rate"]


def test_target_data_and_areas_in_one_go(tmp_path: Path) -> None:
    """65% under "> 70%"; 80% under "> 75%" once the second county belongs to the neighbour."""
    first = bundle(tmp_path, "first", f"{PERCENT} > 70%", *rows(80))
    moved = AREAS.replace("A2,甲二县,P", "A2,甲二县,Q")
    second = bundle(tmp_path, "second", f"{PERCENT} > 75%", *rows(80), areas=moved)
    data = written(first, second)
    assert data["results"][0]["factors"] == ["target", "areas"]
    assert why(data) == ([["areas"]], [["areas"]])
    assert [(area["code"], area["aspects"]) for area in data["areas"]] == [("A2", ["parent"])]
    spoken: tuple[tuple[Lang, str], ...] = (("zh", "地区表一项就足以改变"), ("en", "the table of areas alone moves it"))
    for lang, words in spoken:
        assert words in dp("diff", first, second, lang=lang).out


def test_a_record_that_was_edited_is_told(tmp_path: Path) -> None:
    first = bundle(tmp_path, "first", f"{PERCENT} > 70%", *rows(80))
    shutil.copytree(first, tmp_path / "edited")
    file = tmp_path / "edited" / "data" / "results.json"
    text = json.loads(file.read_text(encoding="utf-8"))
    text["results"][0]["verdict"] = "met"
    file.write_text(json.dumps(text, ensure_ascii=False), encoding="utf-8")
    data = written(first, str(tmp_path / "edited"))
    assert why(data) == ([["engine"]], [["engine"]])
    assert data["results"][0]["recomputed"]["differs"] == ["second"]
    ran = dp("diff", first, tmp_path / "edited", lang="en")
    assert "evidence verify" in ran.err
    assert "the program alone moves it" in ran.out


def test_evidence_beside_a_results_file_is_compared_by_results(tmp_path: Path) -> None:
    first = bundle(tmp_path, "first", f"{PERCENT} > 70%", *rows(80))
    data = written(first, str(Path(first) / "data" / "results.json"))
    assert (data["inputs_compared"], data["summary"]["same"]) == (False, 1)


def test_specs_that_this_program_cannot_read_leave_the_results(tmp_path: Path) -> None:
    first = bundle(tmp_path, "first", f"{PERCENT} > 70%", *rows(80))
    (Path(first) / "data" / "specs" / "plan.toml").write_text("format = 99\n", encoding="utf-8")
    ran = dp("diff", first, first, "--format", "json", lang="en")
    assert ran.code == 0
    assert not json.loads(ran.out)["inputs_compared"]
    assert "only its results are used" in ran.err


def test_what_is_no_evidence_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "wrong.zip").write_bytes(b"PK\x03\x04 and nothing more")
    for wrong in ("empty", "wrong.zip"):
        for command in (("diff", tmp_path / wrong, tmp_path / wrong), ("what-if", tmp_path / wrong, "liaoning")):
            ran = dp(*command)
            assert (ran.code, ran.out) == (3, "")
            assert "not-evidence" in ran.err or "unsafe-bundle" in ran.err


def test_what_if_of_evidence_compares_definitions_too(tmp_path: Path) -> None:
    first = bundle(tmp_path, "first.zip", f"{PERCENT} > 70%", *rows(80))
    edited = tmp_path / "edited.toml"
    edited.write_text(HEAD + indicator(f"{PERCENT} >= 65%"), encoding="utf-8")
    data = json.loads(dp("what-if", first, edited, "--format", "json").out)
    assert (data["definitions_compared"], data["results"][0]["after"]["verdict"]) == (True, "met")
    edited.write_text(HEAD + '[rollup]\ndecides = "children"\n' + indicator(f"{PERCENT} >= 65%"), encoding="utf-8")
    data = json.loads(dp("what-if", first, edited, "--format", "json").out)
    assert data["results"][0]["why"]["code"] == "items_changed"
