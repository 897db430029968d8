"""The special cases of the made-up province that are about areas, held against whole numbers from its raw rows."""

import csv
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from cli.program import ROOT, dp

HOME = ROOT / "examples/synthetic_province"


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the made-up province."""
    folder = tmp_path_factory.mktemp("province")
    subprocess.run([sys.executable, str(HOME / "make.py"), str(folder)], check=True)
    return folder


def group(province: Path, indicator: int, year: int, by: str = "市", area: str = "990000") -> Any:
    """Return one indicator over the areas of a level in an area."""
    facts, areas = province / "synthetic-facts.csv", province / "synthetic-areas.csv"
    ran = dp(
        *("evaluate", HOME / "plan.toml", facts, "--areas", areas, "--by", by, "--area", area, "--format", "json"),
        *("--indicator", str(indicator), "--period", str(year)),
    )
    assert ran.code == 0, ran.err
    return json.loads(ran.out)["groups"][0]


def by_city(province: Path, item: str, year: int) -> Counter[str]:
    """Return the sum of an item over the counties of each city, as the rows have it."""
    sums: Counter[str] = Counter()
    with (province / "synthetic-facts.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if (row["item"], row["period"]) == (item, str(year)) and row["value"].isdigit():
                sums[f"{row['area'][:4]}00"] += int(row["value"])
    return sums


def test_one_city_alone_holds_the_province_back(province: Path) -> None:
    found = group(province, 12, 2024)
    rooms = by_city(province, "communities_with_counselling_room", 2024)
    communities = by_city(province, "communities_total", 2024)
    tenths = {city: 10 * rooms[city] - 8 * communities[city] for city in communities}  # more than 80% is asked
    assert [city for city, balance in tenths.items() if balance <= 0] == ["991100"]
    held = found["holding_back"]
    assert (held["below"], held["alone"], held["adds_up"]) == (["991100"], ["991100"], True)
    assert held["lacking"] == -sum(tenths.values()) // 10 + 1
    assert found["areas"][0]["area_code"] == "991100"
    assert found["areas"][0]["lacking"] == -tenths["991100"] // 10 + 1


def test_every_city_rises_and_the_province_falls(province: Path) -> None:
    found = group(province, 20, 2024)
    served, assessed = "disabled_elderly_served", "disabled_elderly_assessed"
    part, whole = by_city(province, served, 2023), by_city(province, assessed, 2023)
    later, later_whole = by_city(province, served, 2024), by_city(province, assessed, 2024)
    assert all(later[city] * whole[city] > part[city] * later_whole[city] for city in whole)
    assert later.total() * whole.total() < part.total() * later_whole.total()
    paradox = found["simpson"]
    assert (paradox["before"], paradox["after"], paradox["direction"]) == ("2023", "2024", "rose")
    assert (paradox["adds_up"], len(paradox["areas"])) == (True, len(whole))


@pytest.mark.parametrize("year", [2021, 2022, 2023])
def test_in_no_other_year_there_is_a_paradox(province: Path, year: int) -> None:
    assert group(province, 20, year)["simpson"] is None


def test_a_citys_own_figures_are_not_the_sum_of_its_counties(province: Path) -> None:
    found = group(province, 14, 2024, "县", "990600")
    assert found["holding_back"]["adds_up"] is False
    assert "own_figure" in {remark["code"] for remark in found["remarks"]}


def test_just_at_the_limit_one_is_lacking(province: Path) -> None:
    found = group(province, 3, 2024)
    assert (found["parent"]["value"]["exact"], found["parent"]["lacking"]) == ("4/5", 1)
    assert found["holding_back"]["alone"] == found["holding_back"]["wanting"]
