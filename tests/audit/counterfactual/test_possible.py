"""Which changes can be: gates that block, codes for missing, chains of parts, sums; by the figures that the verdict has, as fragile verdicts do."""

from pathlib import Path
from typing import NamedTuple

import pytest
from gates.small import facts, small_plan

from dp_rules.api import changes, evaluate, explain
from dp_rules.audit.counterfactual.change import Changes, Decides, Turn
from dp_rules.evaluation.result import Result
from dp_rules.evaluation.turns import OneCase
from dp_rules.report.explanation.text import explanation_text
from dp_rules.report.values import Json

CODES = "missing_codes = [12, 999]\n"


class Asked(NamedTuple):
    """A result, what would change it, and its explanation."""

    result: Result
    changes: Changes
    explained: Json

    def more(self, item: str, area: str = "P") -> tuple[int, str | None] | object:
        """Return to what an input has to rise, and what stands in the way."""
        one = next(one for one in self.changes.each if (one.input.key.item, one.input.key.area) == (item, area))
        return said(one.more)

    def fewer(self, item: str, area: str = "P") -> tuple[int, str | None] | object:
        one = next(one for one in self.changes.each if (one.input.key.item, one.input.key.area) == (item, area))
        return said(one.fewer)

    def open_one(self, item: str, area: str) -> Decides:
        return next(one for one in self.changes.deciding if (one.input.key.item, one.input.key.area) == (item, area))

    def text(self, language: str = "zh") -> str:
        return explanation_text(self.explained, language)  # type: ignore[arg-type]  # one of two


def said(turn: object) -> tuple[int, str | None] | object:
    if not isinstance(turn, Turn):
        return turn
    obstacle = turn.obstacle
    return int(turn.at), None if obstacle is None else obstacle.gate or obstacle.code


def ask(
    folder: Path, rule: str, *rows: str, gates: str = "", area: str = "P", decides: str = "own", **items: str
) -> Asked:
    """Return what would change a rule of the small plan on rows of ``area item value`` in 2023."""
    of_plan = f'[indicators.asked]\nname = "所问"\nrule = "{rule}"\nwording = "w"\nplace = "p"\ndue = 2025\n'
    of_plan += f'[rollup]\ndecides = "{decides}"\n'
    plan = small_plan(folder, gates, of_plan=of_plan, **items)
    data = facts(plan, folder, *(row if row.count(" ") > 2 else row.replace(" ", " 2023 ", 1) for row in rows))
    (result,) = evaluate(plan, data, areas=[area], periods=["2023"], indicators=["asked"])
    (found,) = changes(plan, data, [result])
    return Asked(result, found, explain(plan, data, result))


# ── gates that block ──


@pytest.mark.parametrize(
    ("gates", "rows", "expected"),
    [
        ("", ["P people 10"], (12, None)),
        ('[gates]\njump = { severity = "block", most = "10%" }\n', ["P 2022 people 10", "P people 10"], (12, "jump")),
        ('[gates]\njump = { severity = "block", most = "20%" }\n', ["P 2022 people 10", "P people 10"], (12, None)),
        ('[gates]\njump = { severity = "warn", most = "10%" }\n', ["P 2022 people 10", "P people 10"], (12, None)),
        ('[gates]\nchildren = "block"\n', ["P people 10", "C1 people 6", "C2 people 4"], (12, "children")),
        ('[gates]\nsame = "block"\n', ["P people 10", "P twin 10"], (12, "same")),
    ],
)
def test_a_change_that_a_blocking_gate_would_stop_is_not_possible(
    gates: str, rows: list[str], expected: object, tmp_path: Path
) -> None:
    asked = ask(tmp_path, "people >= 12", *rows, gates=gates)
    assert asked.result.verdict == "not_met"
    assert asked.more("people") == expected


def test_the_gate_is_named_in_both_languages(tmp_path: Path) -> None:
    gates = '[gates]\njump = { severity = "block", most = "10%" }\n'
    asked = ask(tmp_path, "people >= 12", "P 2022 people 10", "P people 10", gates=gates)
    assert "但数据检查会不准使用：与上年相差太大" in asked.text()
    assert "but a data gate would block it: a jump against the year before" in asked.text("en")


def test_a_code_for_missing_is_passed_over(tmp_path: Path) -> None:
    assert ask(tmp_path, "people >= 12", "P people 10", people=CODES).more("people") == (13, None)
    assert ask(tmp_path, "people >= 13", "P people 10", people=CODES).more("people") == (13, None)


def test_a_code_for_missing_decides_nothing(tmp_path: Path) -> None:
    asked = ask(tmp_path, "people >= 10", "C1 people 4", "C2 people —", people=CODES)
    ranges = [(int(one.first), one.last and int(one.last)) for one in asked.open_one("people", "C2").ranges]
    assert ranges == [(0, 5), (6, 11), (13, 998), (1000, None)]


# ── wholes and parts ──

INNER = '[items.inner]\nname = "其中之其中"\nunit = "person"\nsubset_of = "part"\nkind = "flow"\ncalendar = "year"\nsource = "own"\n'


@pytest.mark.parametrize(("inner", "expected"), [("4", (4, None)), ("5", (4, "below_its_part"))])
def test_a_whole_is_no_less_than_a_part_of_its_part(inner: str, expected: object, tmp_path: Path) -> None:
    assert ask(tmp_path, "people <= 4", "P people 8", f"P inner {inner}", gates=INNER).fewer("people") == expected


@pytest.mark.parametrize(("whole", "expected"), [("12", None), ("11", "exceeds_its_whole")])
def test_a_part_does_not_raise_its_sum_above_the_whole(whole: str, expected: str | None, tmp_path: Path) -> None:
    asked = ask(tmp_path, "part >= 12", f"C1 people {whole}", "X1 part 4", "X2 part 5", area="C1")
    assert asked.more("part", "C1") == (12, expected)
    assert asked.more("part", "X1") == (7, expected)
    assert asked.more("part", "X2") == (8, expected)


def test_a_sum_is_held_against_the_figure_that_the_verdict_has(tmp_path: Path) -> None:
    rows = ["C1 part 18", "C1 people —", "X1 people 10", "X2 people 20", "X1 part 8", "X2 part 6"]
    asked = ask(tmp_path, "rate(part, people) >= 80%", *rows, area="C1")
    assert asked.more("part", "C1") == (24, None)  # of 30; the city's own 18 do not decide
    assert asked.fewer("people", "C1") == (17, None)


@pytest.mark.parametrize(("whole", "is_fragile"), [("4", False), ("5", True)])
def test_a_fragile_verdict_goes_by_the_same_bounds(whole: str, is_fragile: bool, tmp_path: Path) -> None:  # noqa: FBT001  a case
    asked = ask(tmp_path, "part <= 4", "P part 4", f"P people {whole}")
    assert asked.more("part") == (5, None if is_fragile else "exceeds_its_whole")
    assert any(isinstance(turn, OneCase) for turn in asked.result.turns) is is_fragile


# ── part and whole of one area are missing ──


def test_part_and_whole_of_one_area_may_both_be_missing(tmp_path: Path) -> None:
    asked = ask(tmp_path, "rate(part, people) < 10%", "X2 part 3", "X2 people 9", area="C1")
    found = asked.open_one("people", "X1")
    assert [(str(one.first), str(one.last), one.verdict) for one in found.ranges] == [("0", "21", "not_met")]
    # 3/30 is 10%, and with 22 it may be 3/31
    assert "丁县 人数：0–21 → 未达标" in asked.text()


# ── another basis ──


def test_a_change_may_bring_the_reported_figure_with_it(tmp_path: Path) -> None:
    rows = ["C1 part 18", "X1 part 0", "X2 part 0", "C1 asked 100%"]
    asked = ask(tmp_path, "rate(part, people) <= 70%", *rows, area="C1", decides="children")
    assert asked.result.verdict == "met"  # 0 of 18 at least
    assert asked.more("part", "X1") == (13, None)  # 13 of 18 would leave it open, so that the reported 100% decide
    assert asked.more("part", "C1") == (13, None)


# ── periods ──


def test_a_base_year_is_named(tmp_path: Path) -> None:
    asked = ask(tmp_path, "decline(accidents, base=2020) >= 10%", "P 2020 accidents —", "P accidents 5")
    assert "事故@2020" in asked.text()
