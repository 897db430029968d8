"""Figures that are added up: the sum is told, and each of its parts; of rules over areas, which one area turns the parent."""

from pathlib import Path
from typing import NamedTuple

import pytest

from dp_rules.api import changes, evaluate, explain, load_facts, load_plan
from dp_rules.audit.counterfactual.change import Change, Changes, Decides, Turn
from dp_rules.report.explanation.text import explanation_markdown, explanation_text
from dp_rules.report.values import Json

AREAS = (
    "code,name,parent,level\n0,辽宁省,,省\n1,甲市,0,市\n11,甲东县,1,县\n12,甲西县,1,县\n2,乙市,0,市\n21,乙东县,2,县\n"
)


class Asked(NamedTuple):
    """What would change a verdict, and its explanation."""

    verdict: str
    changes: Changes
    explained: Json

    def of(self, item: str, area: str) -> Change:
        return next(one for one in self.changes.each if (one.input.key.item, one.input.key.area) == (item, area))

    def open_one(self, item: str, area: str) -> Decides:
        return next(one for one in self.changes.deciding if (one.input.key.item, one.input.key.area) == (item, area))

    def lines(self, language: str = "zh", *, everything: bool = False) -> list[str]:
        """Return what the text says would change it."""
        text = explanation_text(self.explained, language, everything=everything).splitlines()  # type: ignore[arg-type]  # one of two
        start = next(i for i, line in enumerate(text) if line.strip() in {"什么会改变结论", "what would change it"})
        end = next((i for i in range(start + 1, len(text)) if not text[i].startswith("    ")), len(text))
        return [line.strip() for line in text[start + 1 : end]]


def ask(folder: Path, indicator: str, rows: str, area: str = "0", period: str = "2025") -> Asked:
    """Return what would change an indicator of Liaoning on rows of area, item and value."""
    (folder / "areas.csv").write_text(AREAS, encoding="utf-8")
    lines = [
        f"{area},{'' if '@' in item else period},{item},{value}"
        for area, item, value in (row.split() for row in rows.splitlines() if row.strip())
    ]
    (folder / "data.csv").write_text("area,period,item,value\n" + "\n".join(lines) + "\n", encoding="utf-8")
    plan = load_plan("liaoning")
    facts = load_facts(plan, folder / "data.csv", areas=folder / "areas.csv")
    (result,) = evaluate(plan, facts, areas=[area], periods=[period], indicators=[indicator])
    (found,) = changes(plan, facts, [result])
    return Asked(result.verdict, found, explain(plan, facts, result))


def told(turn: object) -> tuple[int, int] | object:
    return (int(turn.change), int(turn.at)) if isinstance(turn, Turn) and turn.change is not None else turn


WATER = """
    11  rural_tap_water_population  80
    11  rural_population  100
    12  rural_tap_water_population  82
    12  rural_population  100
    21  rural_tap_water_population  98
    21  rural_population  100
"""
PART, WHOLE = "rural_tap_water_population", "rural_population"


def test_a_sum_and_each_of_its_parts(tmp_path: Path) -> None:
    asked = ask(tmp_path, "rural_tap_water_coverage", WATER)  # 260 of 300, at least 88% asked: 264 of them
    assert asked.verdict == "not_met"
    assert told(asked.of(PART, "0").more) == (4, 264)
    assert [told(asked.of(PART, county).more) for county in ("11", "12", "21")] == [(4, 84), (4, 86), (4, 102)]
    assert [asked.of(PART, county).can_turn for county in ("11", "12", "21")] == [True, True, False]
    impossible = asked.of(PART, "21").more
    assert isinstance(impossible, Turn)
    assert impossible.obstacle is not None
    assert impossible.obstacle.code == "exceeds_its_whole"
    assert impossible.obstacle.value == 100
    assert told(asked.of(WHOLE, "0").fewer) == (-5, 295)  # 260/295 is 88.1%, 260/296 is 87.8%


def test_the_counties_are_told_in_one_line(tmp_path: Path) -> None:
    lines = ask(tmp_path, "rural_tap_water_coverage", WATER).lines()
    assert lines == [
        "使用自来水的农村人口 增加 4 人（260 → 264）即达标",
        "农村人口 减少 5 人（300 → 295）即达标",
        "使用自来水的农村人口只改正其中一处即达标：甲西县 +4、甲东县 +4",
        "农村人口只改正其中一处即达标：甲东县 -5、甲西县 -5",
    ]


def test_a_part_cannot_fall_below_zero(tmp_path: Path) -> None:
    rows = (
        WATER.replace("80", "100")
        .replace("82", "100")
        .replace("98", "3")
        .replace("21  rural_population  100", "21  rural_population  3")
    )
    asked = ask(tmp_path, "rural_tap_water_coverage", rows)  # 203 of 203; 178 of them are less than 88%
    assert told(asked.of(PART, "0").fewer) == (-25, 178)
    assert told(asked.of(PART, "11").fewer) == (-25, 75)
    assert asked.of(PART, "21").fewer == "not_even_at_zero"
    assert asked.of(PART, "21").nothing == "nothing_turns"


def test_a_missing_county_and_which_value_decides(tmp_path: Path) -> None:
    rows = WATER.replace("98", "—").replace("80", "85")  # 167 and what is missing, 264 asked
    (not_met, met) = ask(tmp_path, "rural_tap_water_coverage", rows).open_one(PART, "21").ranges
    assert [not_met.first, not_met.last, met.first, met.last] == [0, 96, 97, 100]


def test_with_a_county_missing_the_others_still_turn_a_decided_verdict(tmp_path: Path) -> None:
    asked = ask(tmp_path, "rural_tap_water_coverage", WATER.replace("98", "—"))  # 162, and at most 100 more
    assert asked.verdict == "not_met"
    assert asked.of(PART, "21").nothing == "whatever_it_is"
    more = asked.of(PART, "11").more
    assert told(more) == (102, 182)  # only then is it met whatever is missing
    assert isinstance(more, Turn)
    assert more.obstacle is not None
    assert more.obstacle.code == "exceeds_its_whole"


def test_counties_that_offer_a_service(tmp_path: Path) -> None:
    rows = "11 rehab_service 是\n12 rehab_service 否\n21 rehab_service 是"
    asked = ask(tmp_path, "mental_rehab_counties", rows)
    assert asked.lines() == ["甲西县 开展精神障碍社区康复服务由否改为是即达标"]
    assert asked.lines("en") == ["甲西县: community rehabilitation for mental disorders is offered from no to yes: met"]
    assert asked.lines(everything=True)[0].startswith("甲西县 开展精神障碍社区康复服务由否改为是即达标   ")


def test_more_counties_than_one(tmp_path: Path) -> None:
    asked = ask(tmp_path, "mental_rehab_counties", "11 rehab_service 否\n12 rehab_service 否\n21 rehab_service 是")
    assert asked.lines()[0] == "各县（市、区）：未计入的 2 个中再有 2 个即达标".replace(
        "各县（市、区）", asked.lines()[0].partition("：")[0]
    )
    assert asked.lines()[1:] == ["单独改变任何一个数，都不改变结论"]


def test_a_reported_figure_changes_by_its_last_digit(tmp_path: Path) -> None:
    asked = ask(tmp_path, "premarital_exam_rate", "0 premarital_exam_rate 68.5%")
    assert asked.lines() == ["上报值 增加 1.6 个百分点（68.5% → 70.1%）即达标（以上报的最后一位计，0.1 个百分点）"]
    assert asked.lines("en") == [
        "the reported figure up by 1.6 percentage points (68.5% → 70.1%): met (in steps of 0.1 percentage points, its last digit)"
    ]


def test_what_cannot_be_is_told_with_its_number(tmp_path: Path) -> None:
    asked = ask(tmp_path, "rural_tap_water_coverage", WATER)
    assert any(
        line.startswith("乙东县 使用自来水的农村人口 增加 4 人（98 → 102）即达标；但不可能：不能超过农村人口的 100")
        for line in asked.lines(everything=True)
    )
    assert any(
        line.startswith(
            "乙东县 rural population with tap water up by 4 (98 → 102): met; but that cannot be: no more than rural population (100)"
        )
        for line in asked.lines("en", everything=True)
    )


@pytest.mark.parametrize(("language", "expected"), [("zh", "没有评价"), ("en", "it was not evaluated")])
def test_what_was_not_evaluated_says_so_when_all_is_asked_for(language: str, expected: str, tmp_path: Path) -> None:
    asked = ask(tmp_path, "rural_tap_water_coverage", "0 rural_tap_water_population 0\n0 rural_population 0")
    assert asked.explained["changes"]["why"] == "not_evaluated"
    assert asked.lines(language, everything=True)[0].startswith(expected)
    assert "什么会改变结论" not in explanation_text(asked.explained, "zh")


def test_markdown_escapes_what_comes_from_outside(tmp_path: Path) -> None:
    global AREAS  # noqa: PLW0603  a county with a name that is markup
    before, AREAS = AREAS, AREAS.replace("甲西县", "甲<b>县")
    try:
        asked = ask(tmp_path, "mental_rehab_counties", "11 rehab_service 是\n12 rehab_service 否\n21 rehab_service 是")
    finally:
        AREAS = before
    assert "甲<b>县" not in explanation_markdown(asked.explained, "zh")
