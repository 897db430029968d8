"""Making evidence: what is refused, what people say, what is explained, and that nothing is left half written."""

import json
import os
import sqlite3
from pathlib import Path

import pytest
from cli.program import Lang, dp
from evidence.bundles import DATA, files, made, report, verify

from dp_rules.evidence import create as creating
from dp_rules.evidence import outcome, place


def create(*arguments: str | Path, lang: Lang = "en") -> tuple[int, str]:
    ran = dp("evidence", "create", *arguments, lang=lang)
    return ran.code, ran.err


@pytest.mark.parametrize("name", ["there", "there.zip", "file"])
def test_what_is_there_is_not_overwritten(name: str, tmp_path: Path) -> None:
    if name == "there":
        (tmp_path / name).mkdir()
    else:
        (tmp_path / name).write_text("mine", encoding="utf-8")
    code, said = create("liaoning", DATA, "-o", tmp_path / name)
    assert (code, "is there already: choose another name" in said) == (3, True)
    assert name == "there" or (tmp_path / name).read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["b", "b.zip"])
def test_a_folder_that_is_not_there_is_told(name: str, tmp_path: Path) -> None:
    code, said = create("liaoning", DATA, "-o", tmp_path / "nowhere" / name)
    assert (code, "there is no such folder" in said) == (3, True)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("postgresql://who:secret@host/db",), "a database cannot be recorded"),
        ((DATA, "--query", "facts"), "the rows that --query asks for cannot be recorded"),
        ((DATA, "--table", "t=postgresql://host/db"), "a database cannot be recorded"),
    ],
)
def test_a_database_is_refused_before_it_is_asked(arguments: tuple[str, ...], why: str, tmp_path: Path) -> None:
    code, said = create("liaoning", *arguments, "-o", tmp_path / "b")
    assert (code, why in said, "save the rows" in said) == (3, True, True)
    assert "secret" not in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="no pipes with names there")
def test_a_pipe_is_refused_before_it_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    code, said = create("liaoning", tmp_path / "pipe.csv", "-o", tmp_path / "b")
    assert (code, "this is no file and cannot be recorded" in said) == (3, True)


def test_a_database_file_with_a_log_beside_it_is_refused(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "a.sqlite")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE facts (area, period, item, value)")
    connection.commit()
    code, said = create("liaoning", tmp_path / "a.sqlite", "-o", tmp_path / "b")
    connection.close()
    assert (code, "a part of this database is still in the -wal file" in said) == (3, True)


@pytest.mark.skipif(os.name == "nt", reason="no such name there")
def test_a_name_that_a_map_looks_at_is_not_changed_silently(tmp_path: Path) -> None:
    (tmp_path / "20:23.csv").write_text("单位,检查率\n辽宁省,69%\n", encoding="utf-8")
    (tmp_path / "m.toml").write_text(
        'format = 1\n\n[[tables]]\nperiod = "2023"\n\n[tables.columns]\n"单位" = "area"\n"检查率" = "premarital_exam_rate"\n',
        encoding="utf-8",
    )
    code, said = create("liaoning", tmp_path / "20:23.csv", "--map", tmp_path / "m.toml", "-o", tmp_path / "b")
    assert (code, "give the file another name first" in said) == (3, True)


def test_data_with_errors_make_no_evidence(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("area,period,item,value\n辽宁省,2023,婚前医学检查率,约70%\n", encoding="utf-8")
    code, said = create("liaoning", tmp_path / "a.csv", "-o", tmp_path / "b")
    assert code == 3
    assert "a.csv" in said
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize("name", ["b", "b.zip"])
@pytest.mark.parametrize("where", ["outcome", "put"])
def test_what_is_interrupted_leaves_nothing(
    name: str, where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    if where == "outcome":
        monkeypatch.setattr(creating, "write_outcome", interrupted)
    else:
        monkeypatch.setattr(place, "write_zip" if name == "b.zip" else "Path", interrupted)
    code, _ = create("liaoning", DATA, "-o", tmp_path / name)
    assert code == 1
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(creating, "write_outcome", full)
    code, said = create("liaoning", DATA, "-o", tmp_path / "b")
    assert (code, "cannot be written (the disk is full)" in said) == (3, True)
    assert list(tmp_path.iterdir()) == []


def test_a_zip_that_would_be_too_large_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "MOST_BYTES_OF_A_ZIP", 1000)
    code, said = create("liaoning", DATA, "-o", tmp_path / "b.zip")
    assert (code, "the bundle is too large for a zip: write a folder" in said) == (3, True)
    assert list(tmp_path.iterdir()) == []


# ── what people say ──


def test_nothing_is_said_that_nobody_said(tmp_path: Path) -> None:
    bundle = made(tmp_path / "a")
    assert "declaration.json" not in files(bundle)
    assert report(bundle)["bundle"]["declaration"] is None


def test_what_somebody_says_is_recorded_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "said.txt").write_bytes("第一行\n\x1b[31m第二行\n".encode("gb18030"))
    bundle = made(
        tmp_path / "a",
        "--who",
        "审核组 <a@example.org>",
        "--when",
        "去年夏天",
        "--why",
        "复核\n第二行",
        "--statement",
        str(tmp_path / "said.txt"),
    )
    assert json.loads(files(bundle)["declaration.json"]) == {
        "format": "dp_rules.declaration",
        "version": 1,
        "who": "审核组 <a@example.org>",
        "when": "去年夏天",
        "why": "复核\n第二行",
        "text": "第一行\n\x1b[31m第二行\n",
    }
    ran = verify(bundle)
    assert "who          审核组 <a@example.org>" in ran.out
    assert "why          复核 第二行" in ran.out
    assert "\x1b" not in dp("evidence", "show", bundle).out


def test_a_statement_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    code, said = create("liaoning", DATA, "-o", tmp_path / "b", "--statement", tmp_path / "nowhere")
    assert (code, "not found" in said) == (3, True)


# ── what is explained ──


@pytest.mark.parametrize(
    ("options", "count"),
    [((), 2), (("--explanations", "all"), 2), (("--explanations", "missed"), 2), (("--explanations", "none"), 0)],
)
def test_as_much_is_explained_as_was_asked(options: tuple[str, ...], count: int, tmp_path: Path) -> None:
    bundle = made(tmp_path / "a", *options)
    assert ("data/explanations.json" in files(bundle)) is (count > 0)
    assert report(bundle)["bundle"]["explanations"] == count
    assert report(bundle)["verified"] is True


def test_those_that_are_met_are_left_out_of_missed(tmp_path: Path) -> None:
    bundle = made(tmp_path / "a", "--explanations", "missed", "--indicator", "1", "--indicator", "2")
    explained = json.loads(files(bundle)["data/explanations.json"])
    assert {one["result"]["verdict"] for one in explained} <= {"not_met", "undetermined", "not_evaluated"}
    assert explained


@pytest.mark.parametrize(
    ("asked", "results", "places", "which"),
    [(None, 300, 300, "all"), (None, 301, 301, "own_area"), (None, 27 * 2850, 2850, "own_area"), (None, 301, 1, "none"), ("all", 10**6, 1, "all"), ("missed", 1, 1, "missed")],
)  # fmt: skip
def test_of_many_results_those_of_the_plans_own_area_are_explained(
    asked: str | None, results: int, places: int, which: str
) -> None:
    assert outcome.which_explained(asked, results, places) == which


def test_of_many_results_it_says_how_to_have_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outcome, "MOST_EXPLAINED", 1)
    code, said = create("liaoning", DATA, "-o", tmp_path / "b")
    assert (code, "--explanations all, or missed, puts in more explanations" in said) == (0, True)
    assert report(tmp_path / "b")["verified"] is True


# ── in both languages ──


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "核实：文件完好，重新计算的结果相同"), ("en", "verified: the files are whole")]
)
def test_it_speaks_both_languages(lang: Lang, words: str, tmp_path: Path) -> None:
    bundle = made(tmp_path / "a.zip")
    assert words in dp("evidence", "verify", bundle, lang=lang).out
    (tmp_path / "b").mkdir()
    assert dp("evidence", "verify", tmp_path / "b", lang=lang).code == 3


def test_a_command_that_is_none_is_told_with_those_of_its_group() -> None:
    assert "没有命令“check”；有 create、show、sign、verify" in dp("evidence", "check").err


def test_evidence_that_would_be_refused_for_its_size_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(creating, "MOST_BYTES", 1_000_000)
    monkeypatch.setattr(creating, "MOST_BYTES_OF_A_FILE", 200_000)
    code, said = create("liaoning", DATA, "-o", tmp_path / "b")
    assert (code, "the evidence is too large" in said) == (3, True)
    assert list(tmp_path.iterdir()) == []
