"""A milestone that is due: the table, the explanation, the JSON and the worklist say the same of it."""

from pathlib import Path
from typing import Any

import pytest
from gates.small import AREAS, facts, small_plan
from worklist.duties import MILESTONE, indicator, only, worklist

from dp_rules.evaluation.result import Result
from dp_rules.evaluation.run import evaluate_plan
from dp_rules.quantity.period import Period, read_period
from dp_rules.report.explanation.data import explanation_data
from dp_rules.report.explanation.text import explanation_text
from dp_rules.report.results import result_data
from dp_rules.report.results_table import remarks

LATER = MILESTONE.replace("2023", "2024").replace("60%", "65%").replace("六成", "六成五")


def evaluated(folder: Path, period: str, *rows: str, more: str = MILESTONE) -> tuple[Any, Result, Any]:
    """Return the plan, the one result and the areas."""
    plan = small_plan(folder, of_plan=indicator(more))
    dataset = facts(plan, folder, *(f"P {period} {row}" for row in rows), areas=AREAS)
    chosen = [one for one in plan.indicators if one.id == "more"]
    (result,) = evaluate_plan(plan, dataset, ["P"], [read_period(period) or Period(0)], chosen)
    return plan, result, dataset.areas


@pytest.mark.parametrize(
    ("part", "verdict", "zh", "en"),
    [
        ("59", "not_met", "2023 年的阶段目标（六成）未达到", "the milestone of 2023 (六成) is not reached"),
        ("60", "met", "2023 年的阶段目标（六成）已达到", "the milestone of 2023 (六成) is reached"),
        ("61", "met", "2023 年的阶段目标（六成）已达到", "the milestone of 2023 (六成) is reached"),
        ("超50", "undetermined", "2023 年的阶段目标（六成）是否达到无法判定", "the milestone of 2023 (六成) may or may not be reached"),
    ],
)  # fmt: skip
def test_the_table_the_explanation_and_the_worklist_say_whether_it_is_reached(
    part: str, verdict: str, zh: str, en: str, tmp_path: Path
) -> None:
    plan, result, areas = evaluated(tmp_path, "2023", f"part {part}", "people 100")
    data = result_data(plan, result, areas)
    assert (data["due"], data["milestone"]["year"], data["milestone"]["verdict"]) == ("milestone_due", 2023, verdict)
    assert remarks(data, "zh").startswith(zh)
    assert remarks(data, "en").startswith(en)
    explained = explanation_data(plan, result, areas)
    assert zh in explanation_text(explained, "zh")
    assert en in explanation_text(explained, "en")
    entry = only(worklist(tmp_path, indicator(MILESTONE), f"P 2023 part {part}", "P 2023 people 100", everything=True))
    assert entry["due"]["milestone"]["reached"] is {"met": True, "not_met": False, "undetermined": None}[verdict]


def test_without_figures_it_is_not_evaluated(tmp_path: Path) -> None:
    plan, result, areas = evaluated(tmp_path, "2023", "accidents 1")
    data = result_data(plan, result, areas)
    assert (data["verdict"], data["milestone"]["verdict"]) == ("not_evaluated", "not_evaluated")


@pytest.mark.parametrize("period", ["2022", "2024", "2023Q4", "2023M01-09"])
def test_only_the_period_at_whose_end_it_is_due_says_something_of_it(period: str, tmp_path: Path) -> None:
    plan, result, areas = evaluated(tmp_path, period, "part 59", "people 100")
    has_milestone = period == "2023Q4"  # a quarter that ends the year
    assert (result_data(plan, result, areas)["milestone"] is not None) is has_milestone


def test_of_several_the_one_of_the_year(tmp_path: Path) -> None:
    plan, result, areas = evaluated(tmp_path, "2024", "part 62", "people 100", more=MILESTONE + LATER)
    milestone = result_data(plan, result, areas)["milestone"]
    assert (milestone["year"], milestone["target"], milestone["verdict"]) == (2024, "六成五", "not_met")
