"""The made-up province with 100 counties: what is tried first is what the engine computes, and sums are found again."""

import csv
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import pytest
from cli.program import ROOT

from dp_rules.api import load_facts, load_plan
from dp_rules.audit.dispute.asking import asked_of
from dp_rules.audit.dispute.definition import Asked
from dp_rules.audit.dispute.search import search
from dp_rules.audit.dispute.seen_view import Figures, evaluated
from dp_rules.data.dataset import Dataset
from dp_rules.gates.run import Gated, run_gates
from dp_rules.quantity.period import Period
from dp_rules.spec.model import Plan

HOME = ROOT / "examples/synthetic_province"
LIVE_BIRTHS, MANAGED = "live_births", "maternal_managed"


class Province(NamedTuple):
    """The plan, the facts and the raw rows, read once for all tests."""

    plan: Plan
    facts: Dataset
    gated: Gated
    rows: list[dict[str, str]]

    def asked(self, no: str, area: str, year: int, claimed: str) -> Asked:
        indicator = self.plan.indicator(no)
        assert indicator is not None
        found = asked_of(self.plan, self.facts, self.gated, indicator, area, Period(year), claimed)
        assert isinstance(found, list)
        return found[0][0]

    def total(self, item: str, year: int, *, without: str = "--") -> int:
        """Return the sum over the counties, but those of the city whose codes begin so."""
        return sum(
            int(row["value"])
            for row in self.rows
            if row["item"] == item
            and row["period"] == str(year)
            and not row["area"].endswith("00")
            and not row["area"].startswith(without)
        )


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Province:
    folder: Path = tmp_path_factory.mktemp("province")
    subprocess.run([sys.executable, HOME / "make.py", folder], check=True)
    plan = load_plan(HOME / "plan.toml")
    facts = load_facts(plan, folder / "synthetic-facts.csv", areas=folder / "synthetic-areas.csv")
    with (folder / "synthetic-facts.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return Province(plan, facts, run_gates(facts, plan.scope, plan.gates), rows)


@pytest.mark.parametrize("area", ["990000", "990300", "990551", "990600", "990800", "991100", "990101"])
def test_the_definition_that_is_changed_is_the_one_that_the_engine_computes(area: str, province: Province) -> None:
    compared = 0
    for indicator in province.plan.indicators:
        is_a_rate = indicator.rule.unit is not None and indicator.rule.unit.kind in {"ratio", "points"}
        claimed = "1%" if is_a_rate else "1"
        for year in (2022, 2023, 2024):
            asked = province.asked(indicator.id, area, year, claimed)
            chosen = asked.result.chosen
            if chosen.basis == "measure" and chosen.value is not None:
                assert evaluated(asked.base, Figures(asked.known, asked.ungated)).value == chosen.value
                compared += 1
    assert compared > 30


def test_a_city_left_out_is_found_again(province: Province) -> None:
    """Indicator 4 in 2024 without 990700, worked out from the counties' rows, to a thousandth of a percent."""
    over, under = (province.total(item, 2024, without="9907") for item in (MANAGED, LIVE_BIRTHS))
    thousandths = round(Fraction(over, under) * 10**5)
    claimed = f"{thousandths // 1000}.{thousandths % 1000:03d}%"
    found = search(province.asked("4", "990000", 2024, claimed))
    match = next(one for one in found.matches if one.definition.seen.without == ("990700",))
    assert len(match.edits) == 1
    assert match.value == Fraction(over, under)


def test_the_search_over_the_province_keeps_its_limits(province: Province) -> None:
    for no in ("2", "15", "17", "22"):
        found = search(province.asked(no, "990000", 2024, "13.37%"))
        assert 300 < found.tried < 5000
        assert not found.is_cut
