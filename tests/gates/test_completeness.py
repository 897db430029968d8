"""What is needed, what is there, what is missing and why, and who owes it."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from cli.program import ROOT, dp
from gates.small import AREAS, facts, small_plan
from jsonschema import Draft202012Validator

from dp_rules.evaluation.needs import needs_of
from dp_rules.evaluation.run import evaluate_plan
from dp_rules.gates.run import run_gates
from dp_rules.quantity.period import Period
from dp_rules.report.completeness import completeness_data
from dp_rules.spec.model import Plan

SCHEMA = Draft202012Validator(json.loads((ROOT / "schemas/completeness.schema.json").read_text(encoding="utf-8")))


def completeness(
    plan: Plan, folder: Path, *rows: str, indicators: Sequence[str] = ("share",), areas: Sequence[str] = ("P",)
) -> Any:
    """Return completeness for 2023 as plain data, which is as its schema says."""
    dataset = facts(plan, folder, *rows)
    gated = run_gates(dataset, plan.scope, plan.gates)
    chosen = [one for one in plan.indicators if one.id in indicators]
    results = evaluate_plan(plan, dataset, areas, [Period(2023)], chosen, gated)
    data = completeness_data(plan, needs_of(plan, dataset, results, gated), dataset.areas, dataset.files)
    SCHEMA.validate(data)
    return data


def missing(data: Any) -> list[tuple[str | None, str, str, str, str]]:
    """Return department, item, area, period and reason of everything that is missing."""
    return [
        (one["department"], need["item"], need["area"], need["period"], need["reason"])
        for one in data["departments"]
        for need in one["items"]
    ]


def counts(data: Any) -> tuple[int, int, int, int]:
    """Return how many figures are needed, given, not applicable and missing."""
    summary = data["summary"]
    return summary["needed"], summary["given"], summary["not_applicable"], summary["missing"]


@pytest.mark.parametrize(
    ("part", "expected", "reason"),
    [
        ("7", (2, 2, 0, 0), None),
        ("0", (2, 2, 0, 0), None),
        (">5", (2, 2, 0, 0), None),
        ("不适用", (2, 1, 1, 0), None),
        ("—", (2, 1, 0, 1), "not_collected"),
        ("", (2, 1, 0, 1), "blank"),
        ("999", (2, 1, 0, 1), "gate"),
        (None, (2, 1, 0, 1), "no_data"),
    ],
)
def test_zero_is_a_figure_not_applicable_an_answer_and_missing_has_its_reason(
    part: str | None, expected: tuple[int, int, int, int], reason: str | None, tmp_path: Path
) -> None:
    plan = small_plan(tmp_path, part="missing_codes = [999]")
    rows = ["P 2023 people 10", *([] if part is None else [f"P 2023 part {part}"])]
    data = completeness(plan, tmp_path, *rows)
    assert counts(data) == expected
    assert missing(data) == ([] if reason is None else [("省民政厅", "part", "甲省", "2023", reason)])


def test_a_figure_of_another_period_is_needed_too_and_each_department_in_the_lead_owes_it(tmp_path: Path) -> None:
    data = completeness(small_plan(tmp_path), tmp_path, "P 2023 accidents 9", indicators=["fewer"])
    assert counts(data) == (2, 1, 0, 1)
    assert missing(data) == [
        ("省应急厅", "accidents", "甲省", "2020", "no_data"),
        ("省民政厅", "accidents", "甲省", "2020", "no_data"),
    ]


def test_the_supplier_of_an_item_owes_it(tmp_path: Path) -> None:
    data = completeness(small_plan(tmp_path, people='supplier = "省公安厅"'), tmp_path, "P 2022 people 1")
    assert missing(data) == [
        ("省民政厅", "part", "甲省", "2023", "no_data"),
        ("省公安厅", "people", "甲省", "2023", "no_data"),
    ]


def test_a_rule_over_areas_needs_each_of_them(tmp_path: Path) -> None:
    rows = ("X1 2023 offered 是", "X2 2023 offered 不适用")
    data = completeness(small_plan(tmp_path), tmp_path, *rows, indicators=["everywhere"])
    assert counts(data) == (3, 1, 1, 1)
    assert missing(data) == [(None, "offered", "己县", "2023", "no_data")]


def test_a_required_area_that_is_missing_is_just_that(tmp_path: Path) -> None:
    gates = '[gates.items.offered]\nareas = { level = "counties", severity = "block" }\n'
    data = completeness(
        small_plan(tmp_path, gates), tmp_path, "X1 2023 offered 是", "X3 2023 offered —", indicators=["everywhere"]
    )
    assert [one[-1] for one in missing(data)] == ["no_data", "not_collected"]


def test_a_reported_figure_stands_in_for_its_items(tmp_path: Path) -> None:
    assert counts(completeness(small_plan(tmp_path), tmp_path, "P 2023 占比 71%")) == (1, 1, 0, 0)


def test_what_several_indicators_need_is_needed_once(tmp_path: Path) -> None:
    more = '[indicators.many]\nname = "人数多"\nrule = "people > 5"\nwording = "w"\nplace = "p"\ndue = 2025\nlead = ["省公安厅"]\n'
    data = completeness(small_plan(tmp_path, of_plan=more), tmp_path, "P 2022 people 1", indicators=["share", "many"])
    assert counts(data) == (2, 0, 0, 2)
    people = [need for one in data["departments"] for need in one["items"] if need["item"] == "people"]
    assert [[one["id"] for one in need["indicators"]] for need in people] == [["share", "many"]] * 2


# ── the command ──


def run(folder: Path, *more: str) -> Any:
    """Run the command on a county's answer and return what it did."""
    small_plan(folder)
    (folder / "areas.csv").write_text(AREAS, encoding="utf-8")
    (folder / "data.csv").write_text("area,period,item,value\n丁县,2023,offered,是\n", encoding="utf-8")
    return dp("completeness", "plan.toml", "data.csv", "--areas", "areas.csv", *more, lang="en", cwd=folder)


def test_every_area_of_a_level_is_asked_also_those_that_reported_nothing(tmp_path: Path) -> None:
    ran = run(tmp_path, "--level", "市", "--indicator", "share", "--format", "csv")
    assert ran.code == 0
    assert ran.out.replace("\r", "") == (
        "department,item,id,area,period,reason,indicators,place\n"
        "省民政厅,其中,part,乙市,2023,no data,share,\n省民政厅,人数,people,乙市,2023,no data,share,\n"
        "省民政厅,其中,part,丙市,2023,no data,share,\n省民政厅,人数,people,丙市,2023,no data,share,\n"
    )


def test_areas_that_do_not_exist_in_the_period_are_not_asked(tmp_path: Path) -> None:
    table = "code,name,parent,level,valid_to\nP,甲省,,省,\nC1,乙市,P,市,\nC2,丙市,P,市,2022\n"
    small_plan(tmp_path)
    (tmp_path / "areas.csv").write_text(table, encoding="utf-8")
    (tmp_path / "data.csv").write_text("area,period,item,value\n乙市,2023,people,5\n", encoding="utf-8")
    options = ("--areas", "areas.csv", "--level", "市", "--indicator", "share", "--format", "csv")
    ran = dp("completeness", "plan.toml", "data.csv", *options, lang="en", cwd=tmp_path)
    assert [line.split(",")[3] for line in ran.out.splitlines()[1:]] == ["乙市"]
    ran = dp("completeness", "plan.toml", "data.csv", *options, "--period", "2022", lang="en", cwd=tmp_path)
    assert {line.split(",")[3] for line in ran.out.splitlines()[1:]} == {"乙市", "丙市"}


def test_the_table_names_the_areas_of_an_item_in_one_row(tmp_path: Path) -> None:
    ran = run(tmp_path, "--indicator", "everywhere")
    assert "戊县, 己县" in ran.out
    assert ran.err.endswith("3 figures needed: 1 given, 0 not applicable, 2 missing\n")
    assert "| (no department named) | 3 | 1 | 0 | 2 | no data 2 |" in run(tmp_path, "--format", "markdown").out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--indicator", "everywhere"], 0),
        (["--indicator", "everywhere", "--fail-on", "missing"], 1),
        (["--indicator", "everywhere", "--area", "丁县", "--fail-on", "missing"], 1),
        (["--level", "乡"], 3),
        (["--level", "nowhere"], 3),
        (["--fail-on", "met"], 2),
    ],
)
def test_exit_codes(arguments: list[str], code: int, tmp_path: Path) -> None:
    assert run(tmp_path, *arguments).code == code


def test_the_shipped_examples_in_json_are_as_the_schema_says() -> None:
    for data in ("liaoning-2020.csv", "counts.csv", "national.csv"):
        ran = dp("completeness", "liaoning", f"examples/{data}", "--format", "json", "--prefer", "国家统计局")
        SCHEMA.validate(json.loads(ran.out))
