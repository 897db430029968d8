"""What a gate blocks is not used: verdicts that rest on it are not evaluated, and the explanation says why."""

from pathlib import Path
from typing import Any

import pytest
from gates.small import facts, small_plan

from dp_rules.api import evaluate, explain
from dp_rules.evaluation.result import Result
from dp_rules.report.explanation.text import explanation_text
from dp_rules.spec.model import Plan

BLOCK = '[gates]\nwhole = "block"\nsubset = "block"\n'


def result(plan: Plan, folder: Path, indicator: str, *rows: str, area: str = "P", period: str = "2023") -> Result:
    """Return one result of the plan on rows of data."""
    (found,) = evaluate(plan, facts(plan, folder, *rows), areas=[area], periods=[period], indicators=[indicator])
    return found


def reasons(found: Result) -> list[tuple[str, str | None, str]]:
    """Return code, item and period of each reason."""
    return [(reason.code, reason.id, str(reason.period)) for reason in found.chosen.reasons]


def test_a_blocked_figure_leaves_the_verdict_open(tmp_path: Path) -> None:
    found = result(small_plan(tmp_path, BLOCK), tmp_path, "share", "P 2023 part 70.5", "P 2023 people 100")
    assert (found.verdict, found.data, found.chosen.value, found.margin) == ("not_evaluated", "gate_failed", None, None)
    assert reasons(found) == [("gate", "part", "2023")]
    assert [finding.diagnostic.code for finding in found.gates] == ["not-whole"]


def test_a_warning_leaves_the_verdict_and_is_told(tmp_path: Path) -> None:
    plan = small_plan(tmp_path, '[gates]\nwhole = "warn"\n')
    found = result(plan, tmp_path, "share", "P 2023 part 70.5", "P 2023 people 100")
    assert (found.verdict, found.data) == ("met", "complete")
    assert [finding.gate.severity for finding in found.gates] == ["warn"]


@pytest.mark.parametrize("severity", ["block", "warn", "info", "off"])
def test_only_block_blocks(severity: str, tmp_path: Path) -> None:
    plan = small_plan(tmp_path, f'[gates]\nsubset = "{severity}"\n')
    found = result(plan, tmp_path, "share", "P 2023 part 101", "P 2023 people 100")
    assert (found.verdict == "not_evaluated") is (severity == "block")
    assert bool(found.gates) is (severity != "off")


def test_the_other_figures_do_not_decide_and_a_reported_one_does_not_stand_in(tmp_path: Path) -> None:
    """Whatever the part is, at most 0 of 100 is less than half: still the rule rests on what is blocked."""
    plan = small_plan(tmp_path, BLOCK, part="missing_codes = [999]")
    rows = ("P 2023 part 999", "P 2023 people 100", "P 2023 占比 71%")
    found = result(plan, tmp_path, "share", *rows)
    assert (found.verdict, found.chosen.basis) == ("not_evaluated", "measure")
    data: dict[str, Any] = explain(plan, facts(plan, tmp_path, *rows), found)
    text = explanation_text(data, "zh")
    assert '"71%"' in text
    assert '"999"' in text
    assert "999，给" not in text
    assert "不得使用" in text


def test_other_areas_periods_and_rules_are_not_concerned(tmp_path: Path) -> None:
    plan = small_plan(tmp_path, BLOCK)
    rows = (
        "P 2023 part 70.5",
        "P 2023 people 100",
        "P 2022 part 70",
        "P 2022 people 100",
        "C1 2023 part 7",
        "C1 2023 people 10",
    )
    assert result(plan, tmp_path, "share", *rows, period="2022").verdict == "met"
    assert result(plan, tmp_path, "share", *rows, area="C1").verdict == "met"
    more = ("P 2020 accidents 10", "P 2023 accidents 9")
    assert result(plan, tmp_path, "fewer", *rows, *more).verdict == "met"


def test_a_blocked_base_blocks_what_is_measured_from_it(tmp_path: Path) -> None:
    plan = small_plan(tmp_path, BLOCK)
    found = result(plan, tmp_path, "fewer", "P 2020 accidents 10.5", "P 2023 accidents 1")
    assert (found.verdict, reasons(found)) == ("not_evaluated", [("gate", "accidents", "2020")])


def test_a_blocked_figure_bounds_no_other(tmp_path: Path) -> None:
    """A missing part is at most its whole, unless the whole is a code for missing."""
    plan = small_plan(tmp_path, twin="missing_codes = [7]", people="missing_codes = [1]")
    found = result(plan, tmp_path, "share", "P 2023 people 1", "P 2023 part —")
    (part, _) = found.chosen.trace.parts[0].parts[0].parts
    assert getattr(part.value, "upper", 0) is None


def test_a_required_area_that_is_missing_blocks_the_rule_over_areas(tmp_path: Path) -> None:
    gates = '[gates.items.offered]\nareas = { level = "counties", severity = "block" }\n'
    plan = small_plan(tmp_path, gates)
    two = ("X1 2023 offered 是", "X2 2023 offered 是")
    found = result(plan, tmp_path, "everywhere", *two)
    assert (found.verdict, reasons(found)) == ("not_evaluated", [("gate", "offered", "2023")])
    assert found.chosen.reasons[0].areas == ("X3",)
    assert result(small_plan(tmp_path), tmp_path, "everywhere", *two).verdict == "met"
    assert result(plan, tmp_path, "everywhere", *two, "X3 2023 offered 否").verdict == "met"


def test_children_that_differ_block_the_area_and_its_parts(tmp_path: Path) -> None:
    plan = small_plan(tmp_path, '[gates.items.people]\nchildren = "block"\n')
    rows = ("P 2023 people 100", "C1 2023 people 60", "C2 2023 people 60", "P 2023 part 60", "C1 2023 part 40")
    assert result(plan, tmp_path, "share", *rows).data == "gate_failed"
    assert result(plan, tmp_path, "share", *rows, area="C1").data == "gate_failed"
