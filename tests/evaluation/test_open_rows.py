"""How many open areas would have to satisfy a rule's condition, held against trying all of them."""

from itertools import product
from pathlib import Path
from typing import Final

import pytest
from gates.small import facts, small_plan
from worklist.duties import indicator

from dp_rules.evaluation.result import Result
from dp_rules.evaluation.run import evaluate_plan
from dp_rules.quantity.period import Period
from dp_rules.report.explanation.data import explanation_data
from dp_rules.report.explanation.text import explanation_text

TABLE = "code,name,parent,level\nP,甲省,,省\n" + "".join(
    f"C{city},市{city},P,市\n" + "".join(f"X{city}{county},县{city}{county},C{city},县\n" for county in (1, 2))
    for city in (1, 2)
)
COUNTIES: Final = ("X11", "X12", "X21", "X22")


def evaluated(rule: str, offered: dict[str, str], folder: Path) -> tuple[Result, str]:
    """Return the result for ``county=是 or 否``, and its explanation in Chinese."""
    plan = small_plan(folder, of_plan=indicator(rule=rule))
    rows = [f"{county} 2023 offered {said}" for county, said in offered.items()]
    dataset = facts(plan, folder, *(rows or ["P 2023 accidents 1"]), areas=TABLE)
    chosen = [one for one in plan.indicators if one.id == "more"]
    (result,) = evaluate_plan(plan, dataset, ["P"], [Period(2023)], chosen)
    return result, explanation_text(explanation_data(plan, result, dataset.areas), "zh")


def least(rule: str, offered: dict[str, str], folder: Path, *, fewer: bool) -> int | None:
    """Return the least number of open counties that must be 是 (否, with ``fewer``) for the rule to be met, by trying."""
    open_ones = [county for county in COUNTIES if county not in offered]
    first, rest = ("否", "是") if fewer else ("是", "否")
    for count in range(len(open_ones) + 1):
        filled = {county: first if at < count else rest for at, county in enumerate(open_ones)}
        if evaluated(rule, offered | filled, folder)[0].verdict == "met":
            return count
    return None


@pytest.mark.parametrize(
    ("rule", "fewer"),
    [
        ("share(counties where offered) > 50%", False),
        ("share(counties where offered) >= 75%", False),
        ("share(counties where offered) < 50%", True),
        ("count(counties where offered) >= 3", False),
        ("count(counties where offered) <= 1", True),
    ],
)
def test_it_is_the_least_number_that_trying_finds(rule: str, fewer: bool, tmp_path: Path) -> None:  # noqa: FBT001  a parameter of the table
    seen = 0
    for states in product(("是", "否", ""), repeat=len(COUNTIES)):
        offered = {county: said for county, said in zip(COUNTIES, states, strict=True) if said}
        if list(states) != sorted(states, reverse=True):  # counties are alike: one order of each is enough
            continue
        found = evaluated(rule, offered, tmp_path)[0]
        if found.verdict == "undetermined":
            seen += 1
            assert found.open_rows is not None
            assert found.open_rows.areas == tuple(county for county in COUNTIES if county not in offered)
            assert found.open_rows.needed == least(rule, offered, tmp_path, fewer=fewer), offered
            assert found.open_rows.falls is fewer
        else:
            assert found.open_rows is None
    assert seen >= 3


def test_of_two_levels_the_areas_of_the_outer_one_are_named(tmp_path: Path) -> None:
    rule = "share(cities where share(counties where offered) > 50%) > 60%"
    result, text = evaluated(rule, {"X11": "是", "X21": "是", "X22": "是"}, tmp_path)
    assert result.open_rows is not None
    assert (result.open_rows.areas, result.open_rows.needed) == (("C1",), 1)
    assert "情况不明的市1符合才达标" in text


@pytest.mark.parametrize(
    "rule",
    [
        "share(counties where offered among people > 5) > 50%",  # of how many is open too
        "40% < share(counties where offered) < 60%",  # two limits
        "sum(counties.part) > 5",
    ],
)
def test_where_the_number_does_not_follow_nothing_is_said(rule: str, tmp_path: Path) -> None:
    assert evaluated(rule, {"X11": "是"}, tmp_path)[0].open_rows is None
