"""``dp-rules import``, and ``--map`` where data are read."""

import json
import tomllib
from pathlib import Path

import pytest
from cli.program import dp
from imports.test_maps import AS_CSV, MAP
from jsonschema import Draft202012Validator

from dp_rules.api import InputError, check, evaluate, load_facts, load_plan
from dp_rules.bundled import bundled

HEAD = "format = 1\n\n[[tables]]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a sheet and its map."""
    (tmp_path / "婚检.csv").write_text(AS_CSV, encoding="utf-8")
    (tmp_path / "map.toml").write_text(HEAD + MAP, encoding="utf-8")
    return tmp_path


def test_a_map_is_proposed_and_written_once(folder: Path) -> None:
    ran = dp("import", "婚检.csv", "-o", "new.toml", cwd=folder)
    assert (ran.code, ran.err) == (0, "写好了 new.toml；3 列待核对，dp-rules check new.toml 列出待填之处\n")
    assert "婚前医学检查 / 检查人数" in ran.out
    assert tomllib.loads((folder / "new.toml").read_text(encoding="utf-8"))["tables"][0]["header"] == [3, 4]
    again = dp("import", "婚检.csv", "-o", "new.toml", cwd=folder)
    assert (again.code, again.err) == (3, "错误：new.toml 已经有了；换一个文件名\n")
    checked = dp("check", "new.toml", cwd=folder)
    assert (checked.code, checked.out) == (1, "new.toml：4 个错误（其中 4 处待填）\n")
    read = dp("import", "婚检.csv", "--map", "new.toml", cwd=folder)
    assert (read.code, read.out) == (3, "")
    assert read.err.startswith("还要填写 4 处，按先后：\n  new.toml:9:10   [tables]  totals\n")


def test_without_a_map_one_file_is_asked_for(folder: Path) -> None:
    ran = dp("import", "婚检.csv", "map.toml", lang="en", cwd=folder)
    assert (ran.code, ran.err) == (2, "error: without a map (--map) name one file, for which a map is proposed\n")
    assert dp("import", "no.csv", cwd=folder).code == 3


def test_what_is_written_is_evaluated_as_the_sheet_is(folder: Path) -> None:
    assert dp("check", "map.toml", cwd=folder).out == "map.toml：没有错误\n"
    assert dp("import", "婚检.csv", "--spec", "liaoning", "--map", "map.toml", "-o", "long.csv", cwd=folder).code == 0
    assert (folder / "long.csv").read_bytes().startswith(b"\xef\xbb\xbfarea,period,item,value,source,note\r\n")
    arguments = ("--area", "all", "--format", "csv")
    sheet = dp("evaluate", "liaoning", "婚检.csv", "--map", "map.toml", *arguments, cwd=folder)
    long = dp("evaluate", "liaoning", "long.csv", *arguments, cwd=folder)
    assert (sheet.code, long.code, sheet.out) == (0, 0, long.out)
    assert "辽宁省" in sheet.out


def test_json_is_as_its_schema_says(folder: Path) -> None:
    ran = dp("import", "婚检.csv", "--map", "map.toml", "--format", "json", cwd=folder)
    data = json.loads(ran.out)
    schema = json.loads(bundled("schemas", "facts.schema.json").read_text(encoding="utf-8"))
    assert Draft202012Validator(schema).is_valid(data)
    assert (len(data["facts"]), ran.err.splitlines()[-1]) == (9, "共 9 个数")


def test_explain_and_set_read_by_maps_too(folder: Path) -> None:
    explained = dp(
        "explain", "liaoning", "婚检.csv", "--map", "map.toml", "--area", "辽宁省", "--indicator", "2", cwd=folder
    )
    assert explained.code == 0
    assert '婚检.csv:8  "2.1万×2"  省卫生健康委' in explained.out
    turned = dp(
        "set", "liaoning", "2", "> 50%", "--dry-run", "--data", "婚检.csv", "--map", "map.toml", "--area", "辽宁省",
        cwd=folder,
    )  # fmt: skip
    assert turned.code == 0
    assert "达标" in turned.out


def test_python_reads_by_maps_too(folder: Path) -> None:
    plan = load_plan("liaoning")
    facts = load_facts(plan, folder / "婚检.csv", maps=[folder / "map.toml"])
    results = evaluate(plan, facts, areas="辽宁省", indicators="2")
    assert [result.verdict for result in results] == ["not_met"]
    assert check(folder / "map.toml") == []
    with pytest.raises(InputError, match="file-not-found"):
        load_facts(plan, folder / "婚检.csv", maps=[folder / "no.toml"])


def test_a_sheet_that_no_map_is_for_is_read_as_without_maps(folder: Path) -> None:
    (folder / "map.toml").write_text(HEAD + 'files = "婚检?.csv"\n' + MAP, encoding="utf-8")
    (folder / "long.csv").write_text("area,period,item,value\n甲,2023,结婚登记人数,5\n", encoding="utf-8")
    ran = dp("import", "long.csv", "--map", "map.toml", cwd=folder)
    assert (ran.code, ran.out.splitlines()[1:]) == (0, ["甲,2023,marriage_registrations,5,,"])
    assert "提醒[unused-map]" in ran.err or "警告[unused-map]" in ran.err


@pytest.mark.parametrize("command", [("evaluate", "liaoning"), ("import",)])
def test_a_total_is_no_area_without_a_map(command: tuple[str, ...], folder: Path) -> None:
    (folder / "a.csv").write_text("地区,年份,结婚登记人数\n甲,2023,5\n合计,2023,5\n合 计,2022,5\n", encoding="utf-8")
    arguments = ("--map", "map.toml") if command[0] == "import" else ()
    (folder / "map.toml").write_text(HEAD + 'files = "b.csv"\n' + MAP, encoding="utf-8")
    ran = dp(*command, "a.csv", *arguments, cwd=folder)
    assert ran.code == 3
    assert "错误[total-row]：“合计”不是地区，是合计行\n  --> a.csv:3:1" in ran.err
