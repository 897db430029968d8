"""What ``run.json`` says was asked is held against what it says was evaluated, and against the files that are there."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cli.program import ROOT
from evidence.bundles import NAME, copied, edited, faults, made, put_right, remarks, report, verify

from dp_rules.evidence import outcome
from dp_rules.evidence import verify as verifying
from dp_rules.report import results

RUN, RESULTS, CSV = "data/run.json", "data/results.json", "data/inputs/liaoning-2020.csv"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("sound") / "bundle")


@pytest.fixture
def bundle(sound: Path, tmp_path: Path) -> Path:
    return copied(sound, tmp_path / "bundle")


ASKED: dict[str, tuple[Callable[[Any], None], str]] = {
    "another period": (
        lambda run: run["asked"].update(period="2019"),
        'the periods that were asked for ("2019") are not those evaluated; recorded 2020, here 2019',
    ),
    "no period": (lambda run: run["asked"].update(period="soon"), '"soon", which was asked, is no period'),
    "another indicator": (
        lambda run: run["asked"].update(indicator=["1"]),
        'the indicators that were asked for ("1") are not those evaluated',
    ),
    "no indicator": (
        lambda run: run["asked"].update(indicator=["nothing"]),
        'the plan has no indicator "nothing", which was asked for',
    ),
    "every indicator": (
        lambda run: run["asked"].update(indicator=[]),
        "no indicators were asked for, and those evaluated are not the ones that are taken then",
    ),
    "another area": (
        lambda run: run["asked"].update(area=["大连市"]),
        'the area "大连市" under "asked" is neither in the data nor in a table of areas',
    ),
    "another spec": (
        lambda run: run["asked"].update(spec="jilin"),
        'the spec that was asked for is "jilin", and the recorded one is "liaoning.toml"',
    ),
    "another spec by its file": (
        lambda run: run["asked"].update(spec="own.toml"),
        'the spec that was asked for is "own.toml"',
    ),
    "another name": (
        lambda run: run["data"][0].update(name="2021.csv"),
        f'it says that "{CSV}" was called "2021.csv"',
    ),
    "no shipped table": (
        lambda run: run.update(areas_shipped=True),
        "it says that the table of areas is the program's own, and the one in the bundle is not",
    ),
    "a folder": (lambda run: run["data"][0].update(file="data/inputs"), '"data/inputs" is a folder and not a file'),
    "a file that is not there": (
        lambda run: run["data"][0].update(file="data/inputs/x.csv"),
        'the bundle has no file "data/inputs/x.csv"',
    ),
    "a file of another kind": (
        lambda run: run["data"].append({"file": RESULTS, "name": "results.json"}),
        f'"{RESULTS}" is not in data/inputs',
    ),
    "a period that is none": (
        lambda run: run["evaluated"].update(periods=["soon\x1b[2J"]),
        '"soon�[2J" under "evaluated" is no period',
    ),
    "an indicator that is none": (
        lambda run: run["evaluated"].update(indicators=["nothing"]),
        '"nothing" under "evaluated" is no indicator of the plan',
    ),
}


@pytest.mark.parametrize(("change", "told"), ASKED.values(), ids=ASKED.keys())
def test_a_contradiction_is_named(change: Callable[[Any], None], told: str, bundle: Path) -> None:
    edited(bundle, RUN, change)
    put_right(bundle)
    ran = verify(bundle)
    assert ran.code == 1
    assert told in ran.out
    assert RUN in {file for _, file in faults(bundle)}


def test_a_publisher_whom_no_data_are_from_is_told_and_no_fault(bundle: Path) -> None:
    edited(bundle, RUN, lambda run: run.update(prefer=["nobody"]))
    put_right(bundle)
    assert (faults(bundle), remarks(bundle)) == ([], ["run"])
    assert 'no data is of the publisher "nobody", who is preferred' in verify(bundle).out


def test_a_file_that_the_run_does_not_name_is_told(bundle: Path) -> None:
    (bundle / "data/inputs/more.csv").write_text("x", encoding="utf-8")
    put_right(bundle)
    assert ("run", "data/inputs/more.csv") in faults(bundle)


OPTIONS = {
    "nothing": [],
    "a period": ["--period", "2020"],
    "periods": ["--period", "2020..2021"],
    "all periods": ["--period", "all"],
    "all areas": ["--area", "all"],
    "an area": ["--area", "辽宁"],
    "provinces": ["--areas", "provinces"],
    "a preferred publisher": ["--prefer", "辽宁省残疾预防行动计划（2022—2025年）表"],
}


@pytest.mark.parametrize("options", OPTIONS.values(), ids=OPTIONS.keys())
def test_what_the_command_writes_never_contradicts_itself(options: list[str], tmp_path: Path) -> None:
    assert faults(made(tmp_path / "bundle", *options)) == []


# ── no more is computed than the bundle records ──


def never(*_: object) -> None:
    raise AssertionError


def test_areas_that_nobody_knows_are_not_evaluated(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "write_outcome", never)
    edited(bundle, RUN, lambda run: run["evaluated"].update(areas=[f"虚构{number}" for number in range(50_000)]))
    put_right(bundle)
    ran = verify(bundle)
    assert ran.code == 1
    assert (
        '50000 areas under "evaluated" are neither in the data nor in a table of areas; the first is "虚构0"' in ran.out
    )
    assert len(ran.out) < 5000


def test_far_more_than_is_recorded_is_not_computed(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "write_outcome", never)
    monkeypatch.setattr(verifying, "MOST_MORE", 3)
    edited(bundle, RUN, lambda run: run["evaluated"].update(periods=[str(year) for year in range(2000, 2003)]))
    put_right(bundle)
    ran = verify(bundle)
    assert (ran.code, report(bundle)["results_same"]) == (1, None)
    assert "run.json names 6 results, and 2 are here" in ran.out


def test_a_little_more_than_is_recorded_is_computed_and_named(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "MOST_MORE", 1)
    edited(bundle, RESULTS, lambda data: data["results"].pop(0))
    put_right(bundle)
    assert faults(bundle) == [("result_missing", NAME)]


def test_no_more_is_written_than_twice_what_is_recorded(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "_SPARE", 0)
    assert faults(bundle) == []
    plainly = results.result_data
    monkeypatch.setattr(outcome, "result_data", lambda *given: plainly(*given) | {"name": "x" * 100_000})
    ran = verify(bundle)
    assert ran.code == 1
    assert "it was not computed to its end: far more comes out than is recorded" in ran.out


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
@pytest.mark.parametrize("number", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_command_that_is_told_to_stop_removes_its_private_folders(number: str, bundle: Path, tmp_path: Path) -> None:
    private = tmp_path / "private"
    private.mkdir()
    code = (
        "import time, sys, signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from dp_rules.evidence import verify\nfrom dp_rules.cli.main import main\n"
        "def slow(*_):\n    print('begun', flush=True)\n    time.sleep(60)\n"
        "verify.write_outcome = slow\nmain(sys.argv[1:])"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, "evidence", "verify", str(bundle)],
        cwd=ROOT, env={"TMPDIR": str(private), "PATH": "", "LC_ALL": "C.UTF-8"}, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as running:  # fmt: skip
        assert running.stdout is not None
        assert running.stdout.readline() == b"begun\n"
        assert list(private.iterdir())
        running.send_signal(getattr(signal, number))
        running.wait(30)
    assert list(private.iterdir()) == []
    assert running.returncode in {1, 128 + getattr(signal, number)}


# ── what the bundle leaves out ──


def test_what_of_the_plan_is_not_in_it_is_told(bundle: Path) -> None:
    for command in ("verify", "show"):
        left = report(bundle, command=command)["left_out"]
        assert (left["planned"], len(left["indicators"])) == (33, 31)
        assert left["indicators"][0] == {
            "id": "prevention_knowledge_rate",
            "name": left["indicators"][0]["name"],
            "name_en": left["indicators"][0]["name_en"],
        }
    assert "indicators   2 of the 33 in the plan; not evaluated: " in verify(bundle).out


def test_periods_and_areas_with_data_that_are_not_in_it_are_told(bundle: Path) -> None:
    with (bundle / CSV).open("a", encoding="utf-8") as data:
        data.write("大连市,2019,premarital_exams,1,,\n")
    put_right(bundle)
    left = report(bundle)["left_out"]
    assert (left["periods"], left["areas"]) == (["2019"], {"count": 1, "first": ["大连市"]})
    assert "periods      2020; with data and not evaluated: 2019" in verify(bundle).out
    assert report(bundle, command="show")["left_out"]["periods"] is None


def test_a_whole_run_leaves_nothing_out(tmp_path: Path) -> None:
    from cli.program import dp  # noqa: PLC0415

    assert dp("evidence", "create", "liaoning", "examples/liaoning-2020.csv", "-o", tmp_path / "a").code == 0
    left = report(tmp_path / "a")["left_out"]
    assert (left["indicators"], left["periods"], left["areas"]) == ([], [], {"count": 0, "first": []})


def test_every_part_of_results_and_explanations_has_words() -> None:
    from dp_rules.evidence import part_words  # noqa: PLC0415

    results = json.loads((ROOT / "schemas/results.schema.json").read_text(encoding="utf-8"))
    explanation = json.loads((ROOT / "schemas/explanation.schema.json").read_text(encoding="utf-8"))
    assert part_words.OF_RUN.keys() == results["properties"].keys()
    assert part_words.OF_RESULT.keys() == results["$defs"]["result"]["properties"].keys()
    assert part_words.OF_EXPLANATION.keys() == explanation["properties"].keys()
