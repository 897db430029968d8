"""The program on the made-up province, held against the verdicts that whole numbers give from the raw rows."""

import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import pytest
from cli.program import ROOT
from synthetic.oracle import RATES, Bounds, Province

from dp_rules.api import evaluate, load_facts, load_plan
from dp_rules.evaluation.deciding import Deciding
from dp_rules.quantity.interval import Interval

HOME = ROOT / "examples/synthetic_province"


class Told(NamedTuple):
    """What the program says of one indicator, area and year."""

    verdict: str
    value: Interval | None
    deciding: Deciding | None
    reasons: tuple[str, ...]


class Both(NamedTuple):
    """What the program says, and the raw rows from which the same has to come out."""

    told: dict[tuple[int, str, int], Told]
    province: Province

    def __repr__(self) -> str:
        return f"{len(self.told)} results"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Both:
    folder: Path = tmp_path_factory.mktemp("province")
    subprocess.run([sys.executable, HOME / "make.py", folder], check=True)
    province = Province(folder)
    plan = load_plan(HOME / "plan.toml")
    facts = load_facts(plan, folder / "synthetic-facts.csv", areas=folder / "synthetic-areas.csv")
    told = {
        (result.indicator.no, result.area, year): Told(
            result.verdict, result.chosen.value, result.deciding, tuple(reason.code for reason in result.chosen.reasons)
        )
        for year in range(2020, 2025)
        for result in evaluate(
            plan,
            facts,
            areas=[code for code in province.areas if province.exists(code, year)],
            periods=[year],
            indicators=range(1, 28),
        )
        if result.indicator.no is not None
    }
    return Both(told, province)


def areas_of(province: Province, level: str, year: int) -> list[str]:
    return [code for code, row in province.areas.items() if row["level"] == level and province.exists(code, year)]


@pytest.mark.parametrize("year", range(2020, 2025))
@pytest.mark.parametrize("level", ["省", "市", "县"])
def test_every_verdict_is_that_of_the_raw_rows(both: Both, level: str, year: int) -> None:
    differences = {
        (area, number): (told, ought)
        for area in areas_of(both.province, level, year)
        for number in range(1, 28)
        if (told := both.told[number, area, year].verdict) != (ought := both.province.verdict(number, area, year))
    }
    assert differences == {}


@pytest.mark.parametrize("level", ["省", "市", "县"])
def test_every_rate_of_exact_counts_is_exact(both: Both, level: str) -> None:
    compared = 0
    for number, (part_item, whole_item, _, _, of) in RATES.items():
        scale = 1 if of == 100 else of
        for year in range(2020, 2025):
            for area in areas_of(both.province, level, year):
                part, whole = (both.province.count(area, item, year) for item in (part_item, whole_item))
                if not _is_exact(part) or not _is_exact(whole) or whole.least == 0:
                    continue
                value = both.told[number, area, year].value
                assert value is not None, (number, area, year)
                assert value.is_exact, (number, area, year)
                assert value.lower == Fraction(part.least * scale, whole.least), (number, area, year)
                compared += 1
    assert compared > {"省": 100, "市": 1500, "县": 10000}[level]


def test_a_gap_that_decides_is_told_with_the_value_that_decides(both: Both) -> None:
    part, whole, _, many, of = RATES[5]
    others, everyone = (both.province.count("990000", item, 2024) for item in (part, whole))
    least = everyone.least * many // of + 1 - others.least
    deciding = both.told[5, "990000", 2024].deciding
    assert deciding is not None
    assert (deciding.item, deciding.comparator, deciding.value) == (part, ">=", least)
    assert 0 < least < both.province.count("990402", whole, 2024).least


@pytest.mark.parametrize("area", ["991351", "991352", "991404", "991451"])
def test_a_part_of_a_split_county_does_not_compare_with_2020(both: Both, area: str) -> None:
    assert both.told[17, area, 2024].reasons == ("not_comparable",)


def _is_exact(count: Bounds) -> bool:
    return count.known and count.least == count.most
