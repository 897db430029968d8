"""``evaluate --by`` as it is used: levels by any spelling, areas, periods, formats, and what is wrong with any of them."""

import csv
import io
import json
from typing import Any

import pytest
from cli.program import dp, run

CITIES = ("evaluate", "liaoning", "tests/golden/data/cities.csv", "--areas", "tests/golden/data/cities-areas.csv")


def groups(*more: str) -> list[Any]:
    """Return the groups of a report for one indicator."""
    ran = dp(*CITIES, "--indicator", "2", "--format", "json", *more)
    assert ran.code == 0, ran.err
    found: list[Any] = json.loads(ran.out)["groups"]
    return found


@pytest.mark.parametrize("level", ["市", "cities", "地级市", "市（地、州、盟）", "Prefecture-level cities", " 市级 "])
def test_a_level_is_named_by_any_spelling(level: str) -> None:
    (group,) = groups("--by", level)
    assert (group["area"], group["period"], len(group["areas"])) == ("辽宁省", "2024", 3)


def test_every_period_asked_for_is_compared_with_the_one_before() -> None:
    found = groups("--by", "市", "--period", "2023,2024")
    assert [(group["period"], group["compared_with"]) for group in found] == [("2023", "2020"), ("2024", "2023")]
    assert [group["simpson"] is not None for group in found] == [False, True]


@pytest.mark.parametrize(
    ("arguments", "code", "zh", "en"),
    [
        (("--by", "镇子"), 3, "错误：没有层级“镇子”；有 省", 'error: there is no level "镇子"; there are provinces'),
        (("--by", "city"), 3, "错误：没有层级“city”；是不是“cities”？", 'error: there is no level "city"; did you mean "cities"?'),
        (("--by", "conties"), 3, "错误：没有层级“conties”；是不是“counties”？", 'error: there is no level "conties"; did you mean "counties"?'),
        (("--by", "县"), 3, "错误：地区表中没有“县（市、区、旗）”一级的地区", "error: no area of the level counties is known"),
        (("--by", "市", "--area", "甲市"), 3, "错误：所选的地区里没有“市（地、州、盟）”一级的地区", "error: inside the areas that are meant there are no prefecture-level cities"),
        (("--by", "市", "--area", "无此地"), 3, "错误：地区表中没有地区“无此地”；有 辽宁省、甲市、乙市、丙市\n", 'error: the table of areas has no area "无此地"; it has 辽宁省, 甲市, 乙市, 丙市\n'),
        (("--sort", "units"), 2, "错误：--sort 与 --by 一起用", "error: --sort goes with --by"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(arguments: tuple[str, ...], code: int, zh: str, en: str) -> None:
    for lang, message in (("zh", zh), ("en", en)):
        ran = dp(*CITIES, *arguments, "--lang", lang)
        assert (ran.code, ran.out) == (code, "")
        assert message in ran.err


def test_without_a_table_of_areas_it_is_asked_for() -> None:
    ran = dp("evaluate", "liaoning", "tests/golden/data/cities.csv", "--by", "市")
    assert ran.code == 3
    assert "用 --areas 给出地区表" in ran.err


def test_csv_has_a_row_for_each_area_and_the_one_around() -> None:
    ran = dp(*CITIES, "--by", "市", "--indicator", "17", "--sort", "code", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    shown = [(row["名次"], row["地区"], row["准确值"], row["结论"], row["还差个数"], row["差额"]) for row in rows]
    assert shown == [
        ("1", "甲市", "1/20", "未达标", "5", "-5"),
        ("3", "乙市", "1/5", "达标", "0", "10"),
        ("2", "丙市", "1/10", "达标", "0", "0"),
        ("", "辽宁省", "3/25", "达标", "0", "5"),
    ]
    assert [row["上级"] for row in rows] == ["辽宁省", "辽宁省", "辽宁省", ""]


@pytest.mark.parametrize(("verdict", "code"), [("not_met", 1), ("undetermined", 0)])
def test_the_verdicts_of_the_areas_decide_the_exit_code(verdict: str, code: int) -> None:
    assert dp(*CITIES, "--by", "市", "--indicator", "17", "--fail-on", verdict).code == code


def test_the_overview_can_be_shown_on_a_console_in_gbk() -> None:
    ran = run(*CITIES, "--by", "市", "--lang", "zh", encoding="gbk", PYTHONIOENCODING="gbk:strict")
    assert ran.code == 0, ran.err
    assert ". 达标  x 未达标  ! 未达标且进度落后  ? 无法判定  - 未评价" in ran.out
