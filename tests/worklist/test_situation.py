"""Where an indicator stands: one word from verdict, data, due date, milestone and pace."""

from pathlib import Path
from typing import Any, get_args

import pytest
from worklist.duties import BASELINE, MILESTONE, entries, indicator, only, worklist

from dp_rules.evaluation.duties.situation import SERIOUSNESS, Situation, situation_of


def test_every_situation_has_its_place_in_the_order() -> None:
    assert set(SERIOUSNESS) == set(get_args(Situation))
    assert len(SERIOUSNESS) == len(set(SERIOUSNESS))


@pytest.mark.parametrize(
    ("verdict", "data", "due", "pace", "milestone", "situation"),
    [
        ("not_met", "complete", "due", "behind", False, "missed"),
        ("not_met", "complete", "overdue", "behind", True, "missed"),
        ("not_met", "complete", "due", "slipped", False, "missed"),
        ("not_met", "complete", "milestone_due", "behind", True, "milestone_missed"),
        ("not_met", "complete", "not_due", "on_track", True, "milestone_missed"),
        ("not_met", "complete", "milestone_due", "on_track", False, "on_track"),
        ("not_met", "complete", "not_due", "slipped", False, "slipped"),
        ("not_met", "complete", "not_due", "regressing", False, "regressing"),
        ("not_met", "complete", "not_due", "behind", False, "behind"),
        ("not_met", "complete", "not_due", "on_track", False, "on_track"),
        ("not_met", "complete", "not_due", "not_assessable", False, "not_met"),
        ("met", "complete", "due", "achieved", False, "met"),
        ("met", "partial", "not_due", "maintained", False, "met"),
        ("undetermined", "partial", "due", "not_assessable", False, "undetermined"),
        ("not_evaluated", "none", "overdue", "not_assessable", False, "not_evaluated"),
        ("not_evaluated", "gate_failed", "due", "not_assessable", False, "gate_failed"),
    ],
)
def test_the_first_that_fits(verdict: Any, data: Any, due: Any, pace: Any, milestone: bool, situation: str) -> None:  # noqa: FBT001
    assert situation_of(verdict, data, due, pace, is_milestone_missed=milestone) == situation


# ── on data: 100 people, the target is more than 70 of them by 2025 ──


def situation(folder: Path, plan: str, part: int, period: str = "2023") -> str | None:
    """Return where the indicator stands with so many of 100; None where it is not listed."""
    data = worklist(folder, plan, f"P {period} part {part}", f"P {period} people 100", period=period)
    return only(data)["situation"] if entries(data) else None


@pytest.mark.parametrize(
    ("part", "expected"),
    [(39, "regressing"), (40, "behind"), (57, "behind"), (58, None), (70, None), (71, None)],
)
def test_before_the_due_year_the_pace_decides_and_what_is_on_track_is_not_listed(
    part: int, expected: str | None, tmp_path: Path
) -> None:
    assert situation(tmp_path, indicator(BASELINE), part) == expected  # the line is at 40 + 30 * 3/5 = 58


@pytest.mark.parametrize(("part", "expected"), [(40, "missed"), (70, "missed"), (71, None)])
@pytest.mark.parametrize("period", ["2025", "2026"])
def test_once_it_is_due_what_is_not_met_is_missed(part: int, expected: str | None, period: str, tmp_path: Path) -> None:
    assert situation(tmp_path, indicator(BASELINE), part, period) == expected


@pytest.mark.parametrize(("part", "expected"), [(70, "not_met"), (71, None)])
def test_without_a_baseline_nobody_can_tell_the_pace(part: int, expected: str | None, tmp_path: Path) -> None:
    assert situation(tmp_path, indicator(), part) == expected


def test_what_was_met_and_is_no_longer_has_slipped(tmp_path: Path) -> None:
    baseline = 'baseline = { period = 2020, value = "75%", place = "p" }\n'
    assert situation(tmp_path, indicator(baseline), 70) == "slipped"


@pytest.mark.parametrize(
    ("part", "period", "expected"),
    [
        (59, "2022", "not_met"),
        (59, "2023", "milestone_missed"),
        (60, "2023", "not_met"),
        (59, "2024", "milestone_missed"),
        (60, "2024", "not_met"),
        (59, "2025", "missed"),
    ],
)
def test_a_milestone_counts_from_its_year_on(part: int, period: str, expected: str, tmp_path: Path) -> None:
    assert situation(tmp_path, indicator(MILESTONE), part, period) == expected


def test_all_lists_what_is_on_track_but_not_what_is_met(tmp_path: Path) -> None:
    for part, expected in ((58, ["on_track"]), (71, [])):
        rows = (f"P 2023 part {part}", "P 2023 people 100")
        data = worklist(tmp_path, indicator(BASELINE), *rows, everything=True)
        assert [entry["situation"] for entry in entries(data)] == expected
