"""Evidence of every kind of input comes to the same again, from the bundle alone."""

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from cli.program import ROOT, dp
from evidence.bundles import DATA, files, report, verify
from openpyxl import Workbook

GOLDEN = "tests/golden/data"
RUNS: dict[str, tuple[str, ...]] = {
    "a shipped plan": ("liaoning", DATA),
    "several periods and a publisher": ("liaoning", "examples/national.csv", "--prefer", "国家统计局", "--period", "all", "--indicator", "13"),
    "areas": ("liaoning", f"{GOLDEN}/counties.csv", "--areas", f"{GOLDEN}/areas.csv"),
    "the provinces": ("liaoning", DATA, "--areas", "provinces"),
    "records": ("liaoning", f"{GOLDEN}/totals.csv", "--table", f"高血压患者={GOLDEN}/hypertension.csv"),
    "a spec by path over two levels": ("tests/golden/specs/two-levels.toml", f"{GOLDEN}/townships.csv", "--areas", f"{GOLDEN}/townships-areas.csv", "--area", "甲省"),
    "gates": ("liaoning", f"{GOLDEN}/gates.csv", "--period", "all"),
    "two files of facts": ("liaoning", DATA, "examples/counts.csv", "--period", "2020", "--area", "辽宁省"),
}  # fmt: skip


def without_files(data: Any) -> Any:
    """Return plain data without what files are called: a bundle calls them otherwise."""
    if isinstance(data, dict):
        return {key: without_files(part) for key, part in data.items() if key not in {"file", "files", "data"}}
    return [without_files(part) for part in data] if isinstance(data, list) else data


def made_of(arguments: tuple[str | Path, ...], output: Path, cwd: Path = ROOT) -> Path:
    ran = dp("evidence", "create", *arguments, "-o", output, cwd=cwd, lang="en")
    assert ran.code == 0, ran.err
    return output


@pytest.mark.parametrize("run", RUNS)
@pytest.mark.parametrize("output", ["bundle", "bundle.zip"])
def test_what_was_recorded_comes_to_the_same(run: str, output: str, tmp_path: Path) -> None:
    bundle = made_of(RUNS[run], tmp_path / output)
    ran = verify(bundle)
    assert (ran.code, ran.err) == (0, "")
    assert report(bundle)["findings"] == []


@pytest.mark.parametrize("run", RUNS)
def test_results_and_explanations_are_those_of_evaluate_and_explain(run: str, tmp_path: Path) -> None:
    inside = files(made_of((*RUNS[run], "--explanations", "all"), tmp_path / "bundle"))
    results = json.loads(dp("evaluate", *RUNS[run], "--format", "json").out)
    assert without_files(json.loads(inside["data/results.json"])) == without_files(results)
    text = dp("explain", *RUNS[run], "--format", "json").out
    explained = json.loads(text.replace(f"{GOLDEN}/hypertension.csv", "data/records/hypertension.csv"))
    assert without_files(json.loads(inside["data/explanations.json"])) == without_files(explained)


@pytest.mark.parametrize("run", RUNS)
def test_every_place_is_a_file_of_the_bundle(run: str, tmp_path: Path) -> None:
    inside = files(made_of((*RUNS[run], "--explanations", "all"), tmp_path / "bundle"))

    def places(data: Any) -> set[str]:
        if isinstance(data, dict):
            own = {data["file"]} if isinstance(data.get("file"), str) else set()
            return own.union(*(places(part) for part in data.values()))
        return set().union(*map(places, data)) if isinstance(data, list) else set()

    named = places(json.loads(inside["data/results.json"])) | places(json.loads(inside["data/explanations.json"]))
    assert named
    assert named - {"grammar/prelude.rules"} <= inside.keys()


def test_inputs_are_byte_for_byte_what_they_were(tmp_path: Path) -> None:
    inside = files(made_of(RUNS["areas"], tmp_path / "bundle"))
    assert inside["data/inputs/counties.csv"] == (ROOT / GOLDEN / "counties.csv").read_bytes()
    assert inside["data/areas/areas.csv"] == (ROOT / GOLDEN / "areas.csv").read_bytes()
    assert inside["data/specs/catalogue.toml"] == (ROOT / "specs/catalogue.toml").read_bytes()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with figures of one indicator in many forms."""
    place = tmp_path / "输入"
    place.mkdir()
    (place / "a.csv").write_text("area,period,item,value\n辽宁省,2023,婚前医学检查率,68.5%\n", encoding="utf-8")
    return place


def one(folder: Path, *data: str | Path, options: tuple[str | Path, ...] = (), output: str = "bundle") -> Path:
    bundle = folder.parent / output
    made_of(("liaoning", *data, "--indicator", "2", *options), bundle, cwd=folder)
    assert report(bundle)["verified"] is True, verify(bundle).out
    return bundle


def value(bundle: Path) -> str:
    return str(json.loads(files(bundle)["data/results.json"])["results"][0]["value"]["display"])


def test_a_workbook(folder: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("地区", "时期", "指标", "数值"), ("辽宁省", 2023, "婚前医学检查率", "71.25%")):
        sheet.append(row)
    book.save(folder / "数据（终稿）.xlsx")
    bundle = one(folder, "数据（终稿）.xlsx")
    assert value(bundle) == "71.25%"
    assert {"openpyxl", "defusedxml"} <= report(bundle)["bundle"]["engine"]["dependencies"].keys()


def test_json_and_a_database_file(folder: Path) -> None:
    with sqlite3.connect(folder / "a.sqlite") as connection:
        connection.execute("CREATE TABLE facts (area TEXT, period TEXT, item TEXT, value TEXT)")
        connection.execute("INSERT INTO facts VALUES ('辽宁省', '2023', '婚前医学检查率', '66%')")
    connection.close()
    assert value(one(folder, "a.sqlite")) == "66%"


def test_a_map_that_looks_at_the_name_of_the_file(folder: Path) -> None:
    (folder / "2023.csv").write_text("单位,检查率\n辽宁省,69%\n", encoding="utf-8")
    (folder / "map.toml").write_text(
        'format = 1\n\n[[tables]]\nfiles = "20*.csv"\nperiod = { from = "file" }\n\n[tables.columns]\n"单位" = "area"\n"检查率" = "premarital_exam_rate"\n',
        encoding="utf-8",
    )
    bundle = one(folder, "2023.csv", options=("--map", "map.toml"))
    assert value(bundle) == "69%"
    assert "data/maps/map.toml" in files(bundle)


def test_files_of_one_name_and_a_folder(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub/A.csv").write_text("area,period,item,value\n辽宁省,2022,婚前医学检查率,60%\n", encoding="utf-8")
    inside = files(one(folder, ".", options=("--period", "all")))
    assert {"data/inputs/a.csv", "data/inputs/2/A.csv"} <= inside.keys()


def test_an_encoding_that_was_named(folder: Path) -> None:
    (folder / "b.csv").write_bytes("area,period,item,value\n辽宁省,2023,婚前医学检查率,68%\n".encode("gb18030"))
    assert value(one(folder, "b.csv", options=("--encoding", "gb18030", "--areas", "provinces"))) == "68%"


@pytest.mark.parametrize(
    "name", ["a b.csv", "a%20b.csv", "$(x).csv", "-n.csv", "#a.csv", "a\nb.csv", 'a"b.csv', "é.csv"]
)
def test_a_name_of_any_kind(name: str, folder: Path) -> None:
    shutil.copy(folder / "a.csv", folder / name)
    bundle = one(folder, f"./{name}")
    assert json.loads(files(bundle)["data/run.json"])["data"][0]["name"] == name


def test_a_spec_with_a_catalogue_and_a_parent_of_its_own(folder: Path) -> None:
    (folder / "up").mkdir()
    shutil.copy(ROOT / "specs/catalogue.toml", folder / "up/base.toml")
    parent = (
        (ROOT / "specs/liaoning.toml").read_text(encoding="utf-8").replace('extends = "catalogue"', 'extends = "base"')
    )
    (folder / "up/省.toml").write_text(parent, encoding="utf-8")
    (folder / "市.toml").write_text(
        'format = 1\n\n[plan]\nid = "city"\nextends = "up/省.toml"\nname = "市"\narea = "辽宁省"\nfirst_year = 2022\nlast_year = 2025\n\n'
        '[indicators.premarital_exam_rate]\nrule = "rate(premarital_exams, marriage_registrations) > 75%"\nwording = ">75％"\nplace = "表"\ndue = 2025\n',
        encoding="utf-8",
    )  # fmt: skip
    bundle = made_of(("市.toml", "a.csv", "--indicator", "premarital_exam_rate"), folder.parent / "bundle", cwd=folder)
    shutil.rmtree(folder)
    assert report(bundle)["findings"] == []
    assert {"data/specs/市.toml", "data/specs/省.toml", "data/specs/base.toml"} <= files(bundle).keys()


def test_the_command_of_the_time_can_be_repeated_in_the_bundle(tmp_path: Path) -> None:
    bundle = made_of(("liaoning", DATA), tmp_path / "bundle")
    ran = dp("evaluate", "specs/liaoning.toml", "inputs/liaoning-2020.csv", "--format", "json", cwd=bundle / "data")
    recorded = json.loads(files(bundle)["data/results.json"])
    assert without_files(json.loads(ran.out)) == without_files(recorded)
