"""Where targets come from, what plans below may do to them, and what a catalogue has to offer."""

import json
from pathlib import Path
from typing import Any

import pytest
from cli.program import ROOT, dp
from jsonschema import Draft202012Validator

RULE = "rate(premarital_exams, marriage_registrations)"


def spec(folder: Path, name: str, area: str, extends: str, text: str) -> Path:
    head = f'format = 1\n[plan]\nid = "{name}"\nextends = "{extends}"\nname = "{area}计划"\narea = "{area}"\nfirst_year = 2022\nlast_year = 2025\n'
    file = folder / f"{name}.toml"
    file.write_text(head + text, encoding="utf-8")
    return file


def exam(limit: str, more: str = "") -> str:
    return f'[indicators.premarital_exam_rate]\nrule = "{RULE} {limit}"\nwording = "w"\nplace = "p"\n{more}'


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """A county under a city that states nothing, under a province that lets its target be tightened only."""
    step = f'[[indicators.premarital_exam_rate.milestones]]\nyear = 2023\nrule = "{RULE} > 60%"\nwording = "过六成"\nplace = "第三章"\n'
    spec(tmp_path, "sheng", "甲省", "catalogue", exam("> 70%", 'due = 2025\nguard = "may_tighten"\n' + step))
    spec(tmp_path, "shi", "乙市", "sheng.toml", "")
    return spec(tmp_path, "xian", "丙县", "shi.toml", exam("> 75%", "due = 2024\n"))


def checked(schema: str, *arguments: str | Path) -> Any:
    """Return what ``show`` writes as JSON, which is as a schema says."""
    ran = dp("show", *arguments, "--format", "json")
    assert ran.code == 0, ran.err
    data = json.loads(ran.out)
    described = json.loads((ROOT / f"schemas/{schema}.schema.json").read_text(encoding="utf-8"))
    assert not list(Draft202012Validator(described).iter_errors(data))
    return data


@pytest.mark.parametrize("plan", ["liaoning", "jilin"])
def test_a_plan_as_json_is_as_its_schema_says(plan: str) -> None:
    data = checked("plan", plan)
    del data["indicators"][0]["target"]
    described = json.loads((ROOT / "schemas/plan.schema.json").read_text(encoding="utf-8"))
    assert not Draft202012Validator(described).is_valid(data)


def test_the_chain_of_a_target_from_the_county_to_the_catalogue(county: Path) -> None:
    ran = dp("show", county, "--lineage")
    folder = county.parent.as_posix()
    found = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert found[0].split() == ["·", "婚前医学检查率", "premarital_exam_rate"]
    assert found[1:4] == [
        f"丙县 > 75% 2024 约束性 {folder}/xian.toml:10",
        f"← 乙市 > 70% 2025 约束性 本计划更严；继承，没有改动；下级只可加严 {folder}/sheng.toml:10",
        f"← 甲省 > 70% 2025 约束性 本计划更严；下级只可加严 {folder}/sheng.toml:10",
    ]
    assert found[4].startswith(f"← 计算方法 {RULE} specs/catalogue.toml:")
    assert len(found) == 5


def test_the_lineage_as_json_as_csv_and_as_markdown(county: Path) -> None:
    [indicator] = checked("plan", county)["indicators"]
    assert [(one["area"], one["target"], one["relation"], one["is_stated"]) for one in indicator["lineage"]] == [
        ("乙市", "> 70%", "stricter", False),
        ("甲省", "> 70%", "stricter", True),
    ]
    assert indicator["lineage"][1]["guard"]["kind"] == "may_tighten"
    assert len(dp("show", county, "--lineage", "--format", "csv").out.splitlines()) == 5
    assert len(dp("show", county, "婚前医学检查率", "--lineage", "--format", "markdown").out.splitlines()) == 6


def test_a_plan_over_a_catalogue_has_its_target_and_the_measure() -> None:
    ran = dp("show", "jilin", "13", "--lineage", lang="en")
    assert [line.split("  ")[-1].strip() for line in ran.out.splitlines()[1:]] == [
        "specs/jilin.toml:179",
        "specs/catalogue.toml:1157",
    ]


def test_milestones_and_guards_are_shown_where_they_stand(county: Path) -> None:
    shown = dp("show", county.parent / "sheng.toml").out
    assert f"阶段目标 2023：{RULE} > 60%" in shown
    assert "过六成  [第三章]" in shown
    assert "下级只可加严" in shown
    assert len(dp("show", county.parent / "sheng.toml", "--format", "csv").out.splitlines()) == 3
    assert "继承" not in shown
    assert "2025 约束性  继承" in dp("show", county.parent / "shi.toml").out


def test_a_range_is_shown_in_both_languages(tmp_path: Path) -> None:
    file = spec(tmp_path, "sheng", "甲省", "catalogue", exam("> 70%", 'due = 2025\nguard = { at_least = "65%" }\n'))
    assert "下级可以改动：至少 65%" in dp("show", file).out
    assert "plans below may set at least 65%" in dp("show", file, lang="en").out
    assert checked("plan", file)["indicators"][0]["guard"]["at_least"] == "65%"


# ── a catalogue ──


def test_a_catalogue_lists_every_indicator_and_item_with_its_id() -> None:
    data = checked("catalogue", "catalogue")
    assert (len(data["indicators"]), data["files"]) == (33, ["specs/catalogue.toml"])
    text = dp("show", "catalogue").out
    for one in data["indicators"]:
        assert f"{one['indicator']}  {one['name']}" in text
        assert one["measure"] in text
    for one in data["items"]:
        assert f"{one['id']}  {one['name']}" in text
    assert "follow_ups  随访次数" in text


@pytest.mark.parametrize("name", ["premarital_exam_rate", "婚前医学检查率", "婚检率"])
def test_one_definition_is_shown_with_its_items(name: str) -> None:
    shown = dp("show", "catalogue", name).out
    for text in (
        RULE,
        "marriage_registrations  结婚登记人数",
        "单位是人",
        "年内进行婚前医学检查人数/结婚登记人数×100%",
    ):
        assert text in shown
    assert "live_births" not in shown


def test_a_catalogue_in_each_format() -> None:
    rows = dp("show", "catalogue", "--format", "csv").out.splitlines()
    assert "数据项,婚前医学检查人数,premarital_exams,人,,specs/catalogue.toml:296" in rows
    assert "表的一列,随访次数,follow_ups,次随访,hypertension_patients," in rows
    assert dp("show", "catalogue", "--format", "markdown").out.count("\n") == len(rows) + 1
    assert "marriage\\_registrations" in dp("show", "catalogue", "婚检率", "--format", "markdown").out


def test_an_indicator_that_the_catalogue_lacks() -> None:
    ran = dp("show", "catalogue", "婚前医学检查")
    assert (ran.code, ran.out) == (3, "")
    assert "指标目录中没有指标“婚前医学检查”；是不是“婚前医学检查率”？" in ran.err


def test_a_catalogue_with_a_table_of_yes_and_no(tmp_path: Path) -> None:
    file = tmp_path / "c.toml"
    file.write_text(
        'format = 1\n[catalogue]\nid = "c"\nname = "目录"\nname_en = "c"\n[missing_markers]\n[units.person]\nname = "人"\nname_en = "persons"\n'
        '[tables.people]\nname = "人员"\nname_en = "people"\n[tables.people.columns.trained]\nname = "受训"\nname_en = "trained"\nunit = "yes_no"\n',
        encoding="utf-8",
    )
    ran = dp("show", file)
    assert "trained  受训   是／否" in ran.out, ran.err
