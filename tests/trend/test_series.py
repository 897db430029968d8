"""Which periods make a series, what changes between them, and in whose boundaries areas are meant."""

from fractions import Fraction
from pathlib import Path

import pytest

from dp_rules.api import load_facts, load_plan
from dp_rules.evaluation.run import evaluate_plan
from dp_rules.evaluation.series import Change, says_something, series_of
from dp_rules.quantity.interval import EVERYTHING, Interval, exact
from dp_rules.quantity.one_length import of_one_length, without_gaps
from dp_rules.quantity.period import Period, read_period

PLAN = load_plan("liaoning")
EXAMS = PLAN.indicator("premarital_exam_rate")


def periods(text: str) -> list[Period]:
    """Return the periods that words name."""
    found = [read_period(word) for word in text.split()]
    return [period for period in found if period is not None]


# ── periods ──


@pytest.mark.parametrize(
    ("named", "chosen", "left_out"),
    [
        ("2022 2023 2024", "2022 2023 2024", ""),
        ("2024 2022", "2022 2024", ""),
        ("2023 2022Q1 2022Q2", "2023", "2022Q1 2022Q2"),
        ("2023Q1 2023Q2 2023M07", "2023Q1 2023Q2", "2023M07"),
        ("2023M07 2023M08 2023Q1", "2023M07 2023M08", "2023Q1"),
        ("2023M07 2023Q1", "2023Q1", "2023M07"),
        ("2022M01-09 2023M01-09 2023M01-06", "2022M01-09 2023M01-09", "2023M01-06"),
        ("2022M01-09 2023M01-06", "2022M01-09", "2023M01-06"),
        ("", "", ""),
    ],
)
def test_a_series_has_periods_of_one_length(named: str, chosen: str, left_out: str) -> None:
    assert of_one_length(periods(named)) == (periods(chosen), periods(left_out))


@pytest.mark.parametrize(
    ("named", "most", "run"),
    [
        ("2017 2020", 100, "2017 2018 2019 2020"),
        ("2017 2020", 2, "2019 2020"),
        ("2022Q3 2023Q1", 100, "2022Q3 2022Q4 2023Q1"),
        ("2022M11 2023M01", 100, "2022M11 2022M12 2023M01"),
        ("2021M01-09 2023M01-09", 100, "2021M01-09 2022M01-09 2023M01-09"),
        ("0001 9999", 3, "9997 9998 9999"),
        ("0001M05 9999M02", 3, "9998M12 9999M01 9999M02"),
        ("2020", 1, "2020"),
        ("", 5, ""),
    ],
)
def test_a_run_of_periods_has_no_gaps(named: str, most: int, run: str) -> None:
    assert without_gaps(periods(named), most) == periods(run)


# ── values ──


def changes(folder: Path, *rows: str) -> list[Change | None]:
    """Return the changes of the premarital examination rate, whose data are ``2023 70%`` or ``2023 item value``."""
    lines = []
    for row in rows:
        period, *item, value = row.split()
        lines.append(f"辽宁省,{period},{item[0] if item else 'premarital_exam_rate'},{value}")
    (folder / "data.csv").write_text("\n".join(["area,period,item,value", *lines, ""]), encoding="utf-8")
    facts = load_facts(PLAN, folder / "data.csv")
    assert EXAMS is not None
    (series,) = series_of(evaluate_plan(PLAN, facts, ["辽宁省"], sorted(facts.known_periods(), reverse=True), [EXAMS]))
    assert [point.result.period for point in series.points] == facts.known_periods()
    return [point.change for point in series.points]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("2022 70%",), [None]),
        (("2022 70%", "2023 71.5%"), [None, (2022, exact(Fraction(15, 1000)))]),
        (("2022 70%", "2023 70%"), [None, (2022, exact(0))]),
        (("2022 70%", "2023 65%"), [None, (2022, exact(Fraction(-5, 100)))]),
        (("2022 70%", "2023 —", "2024 72%"), [None, None, (2022, exact(Fraction(2, 100)))]),
        (("2022 70%", "2023 >75%"), [None, (2022, Interval(Fraction(5, 100), None, lower_open=True))]),
        (("2022 >75%", "2023 70%"), [None, (2022, Interval(None, Fraction(-5, 100), upper_open=True))]),
        (("2022 >75%", "2023 >75%"), [None, None]),
    ],
)
def test_a_change_is_since_the_last_value_before(
    rows: tuple[str, ...], expected: list[tuple[int, Interval] | None], tmp_path: Path
) -> None:
    wanted = [None if one is None else Change(Period(one[0]), one[1], same_basis=True) for one in expected]
    assert changes(tmp_path, *rows) == wanted


def test_a_change_from_a_reported_to_a_computed_value_says_so(tmp_path: Path) -> None:
    rows = ("2022 70%", "2023 premarital_exams 72", "2023 marriage_registrations 100")
    assert changes(tmp_path, *rows)[1] == Change(Period(2022), exact(Fraction(2, 100)), same_basis=False)


@pytest.mark.parametrize(
    ("value", "of_a_share", "of_a_count"),
    [
        (EVERYTHING, False, False),
        (Interval(Fraction(0), None), False, False),
        (Interval(Fraction(0), Fraction(1)), False, True),
        (Interval(Fraction(0), None, lower_open=True), True, True),
        (Interval(Fraction(0), Fraction(99, 100)), True, True),
        (Interval(None, Fraction(5)), True, True),
        (exact(0), True, True),
    ],
)
def test_a_value_that_holds_of_everything_says_nothing(value: Interval, *, of_a_share: bool, of_a_count: bool) -> None:
    assert says_something(value, is_share=True) == of_a_share
    assert says_something(value, is_share=False) == of_a_count


# ── boundaries ──


AREAS = """code,name,parent,level,valid_from,valid_to,predecessors
P,辽宁省,,省,,,
A,甲县,P,县,,2022-12-31,
B,乙县,P,县,,2022-12-31,
D,丁县,P,县,2023-01-01,,A B
E,戊县,P,县,,,
F,己县,P,县,2023-01-01,,E
"""
ROWS = """area,period,item,value
A,2022,premarital_exams,10
B,2022,premarital_exams,20
A,2022,marriage_registrations,25
B,2022,marriage_registrations,25
D,2021,premarital_exam_rate,55%
D,2023,premarital_exam_rate,65%
E,2022,premarital_exam_rate,90%
E,2023,premarital_exam_rate,80%
"""


def seen(folder: Path, area: str, seen_from: int | None) -> dict[int, tuple[str, Interval | None, list[str]]]:
    """Return verdict, value and reasons by year, as seen from a year."""
    (folder / "data.csv").write_text(ROWS, encoding="utf-8")
    (folder / "areas.csv").write_text(AREAS, encoding="utf-8")
    facts = load_facts(PLAN, folder / "data.csv", areas=folder / "areas.csv")
    assert EXAMS is not None
    boundaries = None if seen_from is None else Period(seen_from)
    results = evaluate_plan(PLAN, facts, [area], facts.known_periods(), [EXAMS], seen_from=boundaries)
    return {
        one.period.year: (one.verdict, one.chosen.value, [reason.code for reason in one.chosen.reasons])
        for one in results
    }


def test_values_are_in_the_boundaries_of_the_last_period(tmp_path: Path) -> None:
    assert seen(tmp_path, "D", 2023) == {
        2021: ("not_met", exact(Fraction(55, 100)), []),  # the county was not there: restated by somebody
        2022: ("not_met", exact(Fraction(30, 50)), []),  # the sum over the two that were merged into it
        2023: ("not_met", exact(Fraction(65, 100)), []),
    }


def test_a_figure_for_other_boundaries_does_not_compare(tmp_path: Path) -> None:
    own, compared = seen(tmp_path, "E", None), seen(tmp_path, "E", 2023)  # a part of it was cut out in 2023
    assert own[2022] == ("met", exact(Fraction(9, 10)), [])
    assert compared[2022][:2] == ("not_evaluated", None)
    assert "not_comparable" in compared[2022][2]
    assert own[2023] == compared[2023] == ("met", exact(Fraction(8, 10)), [])
