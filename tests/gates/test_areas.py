"""Gates that look at areas and periods: sums over areas, areas that must report, gaps in a series."""

from pathlib import Path

import pytest
from gates.small import codes, findings, gated, small_plan

# ── children and their parent ──


def children(**more: str) -> str:
    """Return the gate, with what is given."""
    keys = ", ".join(f'{key} = "{value}"' for key, value in {"severity": "warn", **more}.items())
    return f"[gates.items.people]\nchildren = {{ {keys} }}\n"


@pytest.mark.parametrize(
    ("own", "first", "second", "is_fault"),
    [
        ("100", "60", "39", True),
        ("100", "60", "40", False),
        ("100", "60", "41", True),
        ("100", "60", "—", False),
        ("100", ">60", "40", True),
        ("100", ">60", "30", False),
        (">100", "60", "40", True),
        ("18", "<10", "<10", False),
        ("19", "<10", "<10", True),  # two that are less than ten are at most 18 together
        ("102", ">50", ">50", False),
        ("101", ">50", ">50", True),
        ("≥100", "60", "40", False),
        ("0.01万", "60", "40", False),
        ("0.01万", "60", "90", False),
        ("0.01万", "60", "91", True),
    ],
)
def test_the_areas_inside_add_up(own: str, first: str, second: str, is_fault: bool, tmp_path: Path) -> None:  # noqa: FBT001
    rows = (f"P 2023 people {own}", f"C1 2023 people {first}", f"C2 2023 people {second}")
    assert codes(small_plan(tmp_path, children()), tmp_path, *rows) == ["children-differ"] * is_fault


@pytest.mark.parametrize(
    ("tolerance", "second", "is_fault"),
    [("1%", "39", False), ("1%", "38", True), ("1%", "42", True), ("2", "38", False), ("2", "37", True)],
)
def test_a_difference_may_be_tolerated(tolerance: str, second: str, is_fault: bool, tmp_path: Path) -> None:  # noqa: FBT001
    rows = ("P 2023 people 100", "C1 2023 people 60", f"C2 2023 people {second}")
    plan = small_plan(tmp_path, children(tolerance=tolerance))
    assert codes(plan, tmp_path, *rows) == ["children-differ"] * is_fault


def test_all_areas_inside_must_be_there_and_all_are_concerned(tmp_path: Path) -> None:
    plan = small_plan(tmp_path, children())
    assert codes(plan, tmp_path, "P 2023 people 100", "C1 2023 people 60", "C2 2022 people 60") == []
    assert findings(plan, tmp_path, "P 2023 people 100", "C1 2023 people 60", "C2 2023 people 60") == [
        ("children-differ", "warn", ("people P 2023", "people C1 2023", "people C2 2023"))
    ]


@pytest.mark.parametrize(
    ("own", "rows", "said"),
    [
        ("450", ("X1 100", "X2 200", "X3 66"), "甲省 2023 是 450，所辖 3 个地区之和是 366"),
        ("366", ("X1 100", "X2 200", "X3 66"), None),
        ("450", ("C1 —", "X1 100", "X2 200", "X3 66"), "甲省 2023 是 450，所辖 3 个地区之和是 366"),
        ("450", ("C1 300", "X1 100", "X2 200", "X3 66"), "甲省 2023 是 450，所辖 2 个地区之和是 366"),
        ("450", ("X1 100", "X2 200"), None),
        ("450", ("X1 100", "X3 66"), None),
        ("450", ("X1 100", "X2 —", "X3 66"), None),
    ],
)
def test_an_area_without_a_figure_counts_as_those_inside_it(
    own: str, rows: tuple[str, ...], said: str | None, tmp_path: Path
) -> None:
    data = [f"P 2023 people {own}", *(row.replace(" ", " 2023 people ") for row in rows)]
    found = gated(small_plan(tmp_path, children()), tmp_path, *data).findings
    assert [one.diagnostic.message.zh for one in found] == ([] if said is None else [f"“人数”{said}"])


def test_the_figures_added_up_are_those_concerned(tmp_path: Path) -> None:
    rows = ("P 2023 people 9", "C1 2023 people 3", "X3 2023 people 4")
    assert findings(small_plan(tmp_path, children()), tmp_path, *rows) == [
        ("children-differ", "warn", ("people P 2023", "people C1 2023", "people X3 2023"))
    ]


def test_a_level_skips_those_between(tmp_path: Path) -> None:
    figures = ("P 10", "C1 3", "C2 7", "X1 1", "X2 2", "X3 3")
    rows = [figure.replace(" ", " 2023 people ") for figure in figures]
    of_the_city = ("children-differ", "warn", ("people C2 2023", "people X3 2023"))
    assert findings(small_plan(tmp_path, children()), tmp_path, *rows) == [of_the_city]
    first, second = gated(small_plan(tmp_path, children(level="县")), tmp_path, *rows).findings
    assert second.diagnostic.message.en.startswith('"人数" is 7 in 丙市 2023')
    assert first.diagnostic.message == (
        "“人数”甲省 2023 是 10，所辖 3 个地区之和是 6",
        '"人数" is 10 in 甲省 2023, and its 3 areas add up to 6',
    )


# ── required areas ──

COUNTIES = '[gates.items.offered]\nareas = { level = "counties", severity = "warn" }\n'


def test_every_area_of_the_level_must_have_the_item(tmp_path: Path) -> None:
    rows = ("X1 2023 offered 是", "X2 2023 offered 否", "X3 2023 offered 是")
    plan = small_plan(tmp_path, COUNTIES)
    assert codes(plan, tmp_path, *rows) == []
    assert findings(plan, tmp_path, *rows[:2]) == [("area-missing", "warn", ("offered X3 2023",))]
    assert findings(plan, tmp_path, *rows[:2], "X3 2023 offered —") == [("area-missing", "warn", ("offered X3 2023",))]


def test_not_applicable_is_an_answer(tmp_path: Path) -> None:
    rows = ("X1 2023 offered 是", "X2 2023 offered 否", "X3 2023 offered 不适用")
    assert codes(small_plan(tmp_path, COUNTIES), tmp_path, *rows) == []


def test_each_period_for_which_others_report_is_asked_for_and_no_other(tmp_path: Path) -> None:
    gates = '[gates.items.people]\nareas = { level = "市", severity = "warn" }\n'
    plan = small_plan(tmp_path, gates)
    rows = ("P 2020 people 9", "C1 2022 people 1", "C1 2023 people 1", "C2 2023 people 1")
    assert findings(plan, tmp_path, *rows) == [("area-missing", "warn", ("people C2 2022",))]


def test_areas_can_be_listed_by_name(tmp_path: Path) -> None:
    plan = small_plan(tmp_path, '[gates.items.people]\nareas = { areas = ["丙市", "己县"] }\n')
    assert findings(plan, tmp_path, "C1 2023 people 1") == [
        ("area-missing", "warn", ("people C2 2023",)),
        ("area-missing", "warn", ("people X3 2023",)),
    ]


# ── series ──

SERIES = '[gates.items.people]\nseries = "info"\n'


@pytest.mark.parametrize(
    ("periods", "missing"),
    [
        (["2021", "2022", "2023"], []),
        (["2023"], []),
        (["2021", "2023"], ["2022"]),
        (["2020", "2023"], ["2021", "2022"]),
        (["2022Q3", "2023Q1"], ["2022Q4"]),
        (["2022Q4", "2023Q1"], []),
        (["2022M12", "2023M02"], ["2023M01"]),
        (["2021", "2022Q1", "2022M05"], []),
        (["2020M01-09", "2022M01-09"], ["2021M01-09"]),
        (["2021M01-09", "2022M01-09", "2022M01-02", "2022M11"], []),
    ],
)
def test_no_period_is_missing_between_the_first_and_the_last(
    periods: list[str], missing: list[str], tmp_path: Path
) -> None:
    found = findings(small_plan(tmp_path, SERIES), tmp_path, *(f"P {period} people 1" for period in periods))
    assert [figure for one in found for figure in one.figures] == [f"people P {period}" for period in missing]
    assert {one.severity for one in found} <= {"info"}


def test_a_blank_in_between_is_a_gap_at_its_cell_and_not_applicable_is_none(tmp_path: Path) -> None:
    plan = small_plan(tmp_path, SERIES)
    (finding,) = gated(plan, tmp_path, "P 2021 people 1", "P 2022 people —", "P 2023 people 1").findings
    assert getattr(finding.diagnostic.place, "line", 0) == 3
    assert finding.diagnostic.severity == "remark"
    assert codes(plan, tmp_path, "P 2021 people 1", "P 2022 people 不适用", "P 2023 people 1") == []
    assert codes(plan, tmp_path, "P 2021 people —", "P 2023 people 1", "P 2024 people —") == []
