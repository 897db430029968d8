"""Gates over areas that merged: in each period those count that exist at its end."""

from pathlib import Path

import pytest
from gates.small import facts, small_plan

from dp_rules.gates.run import run_gates

AREAS = """code,name,parent,level,valid_from,valid_to,predecessors
P,甲省,,省,,,
C1,乙市,P,市,,2022,
C2,丙市,P,市,,2022,
C3,丁市,P,市,2023,,C1 C2
C4,戊市,P,市,,,
"""
BEFORE = ("C1 2022 people 1", "C2 2022 people 2", "C4 2022 people 4")
AFTER = ("C3 2023 people 3", "C4 2023 people 4")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (("P 2022 people 7", *BEFORE), []),
        (("P 2023 people 7", *AFTER), []),
        (("P 2022 people 8", *BEFORE), ["children-differ"]),
        (("P 2023 people 8", *AFTER), ["children-differ"]),
        # one of those that exist is not there
        (("P 2022 people 8", *BEFORE[:2], "C3 2022 people 1"), []),
    ],
)
def test_the_areas_that_exist_add_up(rows: tuple[str, ...], said: list[str], tmp_path: Path) -> None:
    plan = small_plan(tmp_path, '[gates.items.people]\nchildren = { severity = "warn" }\n')
    found = run_gates(facts(plan, tmp_path, *rows, areas=AREAS), plan.scope, plan.gates).findings
    assert [one.diagnostic.code for one in found] == said


@pytest.mark.parametrize(
    ("rows", "missing"),
    [
        ((*BEFORE, *AFTER), []),
        (BEFORE[:2], ["C4 2022"]),
        (BEFORE[1:], ["C1 2022"]),
        (AFTER[1:], ["C3 2023"]),
    ],
)
def test_only_areas_that_exist_have_to_report(rows: tuple[str, ...], missing: list[str], tmp_path: Path) -> None:
    plan = small_plan(tmp_path, '[gates.items.people]\nareas = { level = "市", severity = "warn" }\n')
    found = run_gates(facts(plan, tmp_path, *rows, areas=AREAS), plan.scope, plan.gates).findings
    assert [f"{area} {period}" for one in found for _, area, period in one.keys] == missing
