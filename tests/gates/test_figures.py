"""Gates that look at figures: below, at and above each limit, and bounds that neither prove nor disprove a fault."""

from pathlib import Path

import pytest
from gates.small import codes, findings, gated, small_plan

# ── whole counts ──


@pytest.mark.parametrize(
    ("figure", "is_fault"),
    [
        ("12", False),
        ("12.0", False),
        ("12.5", True),
        ("0.5", True),
        ("0", False),
        ("12.3万", False),
        ("1.2345万", False),
        ("1.23456万", True),
        (">12.5", False),
        ("12.5以上", False),
        ("—", False),
    ],
)
def test_a_count_is_a_whole_number(figure: str, is_fault: bool, tmp_path: Path) -> None:  # noqa: FBT001
    plan = small_plan(tmp_path)
    assert codes(plan, tmp_path, f"P 2023 people {figure}") == ["not-whole"] * is_fault


def test_what_is_measured_may_be_a_fraction_unless_the_item_says_otherwise(tmp_path: Path) -> None:
    row = "P 2023 water 12.5"
    assert codes(small_plan(tmp_path), tmp_path, row) == []
    assert codes(small_plan(tmp_path, water='gates = { whole = "info" }'), tmp_path, row) == ["not-whole"]


def test_a_message_names_the_figure_the_item_and_the_unit(tmp_path: Path) -> None:
    finding = gated(small_plan(tmp_path), tmp_path, "P 2023 people 12.5").findings[0]
    assert finding.diagnostic.message == (
        "“人数”甲省 2023 是 12.5，应当是整数（单位：人）",
        '"人数" is 12.5 in 甲省 2023, and should be a whole number (人)',
    )
    assert finding.diagnostic.severity == "warning"


# ── parts and wholes ──


@pytest.mark.parametrize(
    ("part", "whole", "is_fault"),
    [
        ("99", "100", False),
        ("100", "100", False),
        ("101", "100", True),
        (">100", "100", True),
        ("≥100", "100", False),
        (">90", "100", False),
        ("101", ">100", False),
        ("100", "<100", True),
        ("100", "—", False),
        ("—", "100", False),
    ],
)
def test_a_part_is_at_most_its_whole(part: str, whole: str, is_fault: bool, tmp_path: Path) -> None:  # noqa: FBT001
    rows = (f"P 2023 part {part}", f"P 2023 people {whole}")
    assert codes(small_plan(tmp_path), tmp_path, *rows) == ["part-exceeds-whole"] * is_fault


def test_both_the_part_and_the_whole_are_concerned(tmp_path: Path) -> None:
    (found,) = findings(small_plan(tmp_path), tmp_path, "P 2023 part 101", "P 2023 people 100", "P 2022 people 3")
    assert found == ("part-exceeds-whole", "warn", ("part P 2023", "people P 2023"))


# ── one population ──


@pytest.mark.parametrize(
    ("one", "other", "is_fault"),
    [
        ("1000", "1000", False),
        ("1001", "1000", True),
        ("0.1万", "1049", False),
        ("0.1万", "1499", False),
        ("0.1万", "1500", False),
        ("0.1万", "1501", True),
        (">900", "1000", False),
        (">1000", "1000", True),
        ("—", "1000", False),
    ],
)
def test_one_population_has_one_figure(one: str, other: str, is_fault: bool, tmp_path: Path) -> None:  # noqa: FBT001
    rows = (f"P 2023 twin {one}", f"P 2023 people {other}")
    assert codes(small_plan(tmp_path), tmp_path, *rows) == ["same-population-differs"] * is_fault


def test_other_areas_and_periods_are_other_populations(tmp_path: Path) -> None:
    rows = ("P 2023 twin 1", "C1 2023 people 2", "P 2022 people 3")
    assert codes(small_plan(tmp_path), tmp_path, *rows) == []


# ── jumps ──

JUMP = '[gates.items.accidents]\njump = { most = "50%", severity = "warn" }\n'


@pytest.mark.parametrize(
    ("before", "now", "is_fault"),
    [
        ("100", "149", False),
        ("100", "150", False),
        ("100", "151", True),
        ("100", "50", False),
        ("100", "49", True),
        ("100", ">140", False),
        ("100", ">150", True),
        ("100", "<50", True),
        (">100", "151", False),
        ("<100", "151", False),  # it may have been 0
        ("0", "7", False),
        ("—", "7", False),
        ("1.0万", "15750", False),
        ("1.0万", "15751", True),
    ],
)
def test_a_change_against_the_year_before_is_at_most_a_share(
    before: str,
    now: str,
    is_fault: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    rows = (f"P 2022 accidents {before}", f"P 2023 accidents {now}")
    assert codes(small_plan(tmp_path, JUMP), tmp_path, *rows) == ["figure-jumps"] * is_fault


def test_a_quarter_is_held_against_that_of_the_year_before_and_the_later_figure_is_concerned(tmp_path: Path) -> None:
    rows = ("P 2022Q1 accidents 100", "P 2022Q4 accidents 10", "P 2023Q1 accidents 200", "P 2021 accidents 1")
    assert findings(small_plan(tmp_path, JUMP), tmp_path, *rows) == [("figure-jumps", "warn", ("accidents P 2023Q1",))]


def test_a_running_total_is_meant_to_grow_unless_the_item_asks(tmp_path: Path) -> None:
    rows = ("P 2022 people 1", "P 2023 people 100")
    everywhere = '[gates]\njump = { most = "50%" }\n'
    text = {"people": "", "part": "", "twin": ""}
    plan = small_plan(tmp_path, everywhere, **text)
    assert codes(plan, tmp_path, *rows) == ["figure-jumps"]
    catalogue = tmp_path / "small.toml"
    cumulative = catalogue.read_text(encoding="utf-8").replace('kind = "flow"', 'kind = "cumulative"')
    catalogue.write_text(cumulative, encoding="utf-8")
    from dp_rules.spec.load import load_plan  # noqa: PLC0415  read anew

    plan_again, _ = load_plan(str(tmp_path / "plan.toml"))
    assert plan_again is not None
    assert codes(plan_again, tmp_path, *rows) == []


# ── codes for missing ──


def test_a_code_for_missing_is_never_a_figure_and_nothing_else_is_said_of_it(tmp_path: Path) -> None:
    plan = small_plan(tmp_path, JUMP, part="missing_codes = [999, -1]", accidents="missing_codes = [999]")
    rows = ("P 2023 part 999", "P 2023 people 100", "P 2022 accidents 100", "P 2023 accidents 999")
    assert findings(plan, tmp_path, *rows) == [
        ("missing-code", "block", ("part P 2023",)),
        ("missing-code", "block", ("accidents P 2023",)),
    ]
    assert codes(plan, tmp_path, "P 2023 part -1", "P 2022 part ９９９") == ["missing-code", "missing-code"]
    assert codes(plan, tmp_path, "P 2023 part 998", "P 2023 people 999") == []
    assert codes(plan, tmp_path, "P 2023 part 99.9万") == []


def test_codes_can_be_declared_for_all_items(tmp_path: Path) -> None:
    plan = small_plan(tmp_path, "[gates]\nmissing_codes = [-9]\n[gates.items.part]\nmissing_codes = [99]\n")
    assert codes(plan, tmp_path, "P 2023 people -9", "P 2023 part 99", "P 2023 accidents 99") == ["missing-code"] * 2


def test_a_code_is_not_held_against_other_figures(tmp_path: Path) -> None:
    plan = small_plan(tmp_path, people="missing_codes = [1]")
    assert codes(plan, tmp_path, "P 2023 part 5", "P 2023 people 1") == ["missing-code"]
