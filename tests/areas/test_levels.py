"""The order of the levels, as catalogues and plans define them, and tables of areas held against it."""

from pathlib import Path

import pytest
from gates.small import small_plan

from dp_rules.facts import read_areas
from dp_rules.text.place import address

ZONES = '[levels.zones]\nname = "开发区"\n'


@pytest.mark.parametrize(
    ("of_plan", "rows", "expected"),
    [
        ("", "P,甲省,,省\nX,乙县,P,县\n", []),
        ("", "P,甲省,,省\nX,乙县,P,县\nY,丙市,X,市\n", ["wrong-parent areas.csv:4:3"]),
        ("", "P,甲省,,省\nX,乙县,,县\n", ["no-parent areas.csv:3:3"]),
        (ZONES, "P,甲省,,省\nZ,乙区,P,开发区\nX,丙县,Z,县\n", []),
        (ZONES, "P,甲省,,省\nZ,乙区,,开发区\n", []),
        (ZONES, "P,甲省,,省\nX,乙县,P,县\nY,丙市,X,市\n", ["wrong-parent areas.csv:4:3"]),
        (ZONES, "P,甲省,,省\nX,乙县,,县\n", ["no-parent areas.csv:3:3"]),
        (ZONES, "P,甲省,,省\nZ,乙区,P,开发区\nY,丙区,Z,开发区\n", ["wrong-parent areas.csv:4:3"]),
    ],
)
def test_a_level_that_a_plan_adds_is_neither_above_nor_below(
    of_plan: str, rows: str, expected: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = small_plan(tmp_path, of_plan=of_plan)
    monkeypatch.chdir(tmp_path)
    Path("areas.csv").write_text(f"code,name,parent,level\n{rows}", encoding="utf-8")
    _, found = read_areas(plan, "areas.csv")
    assert [f"{one.code} {address(one.place)}" for one in found] == expected


def test_levels_are_listed_as_the_reader_calls_them(tmp_path: Path) -> None:
    plan = small_plan(tmp_path, of_plan=ZONES)
    (tmp_path / "areas.csv").write_text("code,name,parent,level\n1,甲,,郡\n", encoding="utf-8")
    _, (problem,) = read_areas(plan, str(tmp_path / "areas.csv"))
    assert problem.help == ("有：省、市、县、开发区", "there are: provinces, cities, counties, zones")
