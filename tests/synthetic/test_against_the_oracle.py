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
from dp_rules.evaluation.deciding import Deciding, Rest
from dp_rules.evaluation.many.standing import standings
from dp_rules.quantity.interval import Interval, exact
from dp_rules.quantity.period import Period

YEARS = range(2020, 2025)
SCALE = {11: 1_000_000, 19: 100_000}
"""For how many people two of the rates are told."""
PARTS = (1, 5, 6, 7, 8, 9, 10, 12, 13, 16, 18, 21, 24, 25, 27)
"""Indicators whose numerator is a part of the denominator."""
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
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("province")
    subprocess.run([sys.executable, HOME / "make.py", made], check=True)
    return made


@pytest.fixture(scope="module")
def province(folder: Path) -> Province:
    return Province(folder)


@pytest.fixture(scope="module")
def both(folder: Path, province: Province) -> Both:
    plan = load_plan(HOME / "plan.toml")
    facts = load_facts(plan, folder / "synthetic-facts.csv", areas=folder / "synthetic-areas.csv")
    told = {
        (result.indicator.no, result.area, year): Told(
            result.verdict, result.chosen.value, result.deciding, tuple(reason.code for reason in result.chosen.reasons)
        )
        for year in YEARS
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


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("level", ["省", "市", "县"])
def test_every_verdict_is_that_of_the_raw_rows(both: Both, level: str, year: int) -> None:
    differences = {
        (area, number): (told, ought)
        for area in areas_of(both.province, level, year)
        for number in range(1, 28)
        if (told := both.told[number, area, year].verdict) != (ought := both.province.verdict(number, area, year))
    }
    assert differences == {}


@pytest.mark.parametrize(("level", "at_least"), [("省", 110), ("市", 1700), ("县", 10000)])
def test_every_value_of_exact_counts_is_exactly_that(both: Both, level: str, at_least: int) -> None:
    compared = 0
    for year in YEARS:
        for area in areas_of(both.province, level, year):
            for number in range(1, 28):
                part, whole = both.province.terms(number, area, year)
                value = both.told[number, area, year].value
                if not _is_exact(part) or not _is_exact(whole) or not whole.least or _is_open(both, number, area, year):
                    continue
                ought = Fraction(part.least, whole.least) * SCALE.get(number, 1)
                assert value == exact(1 - ought if number == 17 else ought), (number, area, year)
                compared += 1
    assert compared > at_least


def test_every_value_with_a_gap_lies_between_the_bounds_of_the_raw_rows(both: Both) -> None:
    compared = 0
    for (number, area, year), told in both.told.items():
        part, whole = both.province.terms(number, area, year)
        if number not in PARTS or part.most in {part.least, None} or whole.most is None or not whole.least:
            continue
        ends = Fraction(part.least, whole.most), min(Fraction(part.most or 0, whole.least), Fraction(1))
        assert told.value is not None
        assert (told.value.lower, told.value.upper) == ends, (number, area, year)
        compared += 1
    assert compared >= 12


@pytest.mark.parametrize(
    ("number", "year", "gaps"), [(5, 2024, ("990402",)), (7, 2022, ("991203", "991204", "991205"))]
)
def test_gaps_that_decide_are_told_with_what_they_would_have_to_come_to(
    both: Both, number: int, year: int, gaps: tuple[str, ...]
) -> None:
    part, whole, sign, many, of = RATES[number]
    others, everyone = (both.province.count("990000", item, year).least for item in (part, whole))
    least = everyone * many // of + 1 if sign == ">" else -(-everyone * many // of)
    deciding = both.told[number, "990000", year].deciding
    assert deciding is not None
    assert (deciding.item, deciding.comparator, deciding.value) == (part, ">=", least)
    assert deciding.rest == Rest(gaps, (Period(year),), least - others)
    assert 0 < least - others < sum(both.province.count(gap, whole, year).least for gap in gaps)


def test_the_shorter_way_for_many_areas_comes_to_the_same(folder: Path, province: Province) -> None:
    plan = load_plan(HOME / "plan.toml")
    facts = load_facts(plan, folder / "synthetic-facts.csv", areas=folder / "synthetic-areas.csv")
    numbered = [indicator for indicator in plan.indicators if indicator.no is not None]
    for year in YEARS:
        areas = [code for code in province.areas if province.exists(code, year)]
        found = {
            (standing.indicator.no or 0, standing.area): standing.verdict
            for standing in standings(plan, facts, areas, [Period(year)], numbered)
        }
        ought = {(number, area): province.verdict(number, area, year) for number in range(1, 28) for area in areas}
        assert found.keys() == ought.keys()
        assert {key: (told, ought[key]) for key, told in found.items() if told != ought[key]} == {}


def test_where_the_plan_says_so_the_sum_decides_and_not_the_own_figure(folder: Path, tmp_path: Path) -> None:
    spec = tmp_path / "plan.toml"
    text = (HOME / "plan.toml").read_text(encoding="utf-8")
    spec.write_text(f'{text}\n[rollup]\ndecides = "children"\n', encoding="utf-8")
    plan, province = load_plan(spec), Province(folder, children_decide=True)
    facts = load_facts(plan, folder / "synthetic-facts.csv", areas=folder / "synthetic-areas.csv")
    for area, year, number in (("990300", 2023, 4), ("990000", 2022, 17), ("990600", 2024, 14), ("990000", 2024, 14)):
        (result,) = evaluate(plan, facts, areas=[area], periods=[year], indicators=[number])
        part, whole = (count.least for count in province.terms(number, area, year))
        assert result.verdict == province.verdict(number, area, year)
        assert result.chosen.value == exact(1 - Fraction(part, whole) if number == 17 else Fraction(part, whole))


@pytest.mark.parametrize("area", ["991351", "991352", "991404", "991451"])
def test_a_part_of_a_split_county_does_not_compare_with_2020(both: Both, area: str) -> None:
    assert both.told[17, area, 2024].reasons == ("not_comparable",)


def _is_open(both: Both, number: int, area: str, year: int) -> bool:
    """Say whether a county left open if it has the service, which counts it in both terms or in none."""
    said = (both.province.facts[one, "rehab_service", str(year)] for one in both.province.counties(area, year))
    return number == 22 and not all(said)


def _is_exact(count: Bounds) -> bool:
    return count.known and count.least == count.most
