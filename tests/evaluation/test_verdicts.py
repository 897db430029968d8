"""Four verdicts, and beside each: the value, the data, the date, the margin, what would turn it.

Data are written as in the rule language's examples: ``accidents@2020 = 10; accidents = 9``. They are
read by the readers that files go through. Without ``@`` the year is 2025, the year that is judged.
"""

from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from csv_text import read_csv_areas

from dp_rules.api import evaluate, load_plan, vocabulary_of
from dp_rules.data.areas import Areas
from dp_rules.data.dataset import build_dataset
from dp_rules.data.read_fact import find_subject_at, read_fact
from dp_rules.data.vocabulary import Vocabulary
from dp_rules.evaluation.result import Result
from dp_rules.quantity.interval import Interval
from dp_rules.quantity.missing import Missing
from dp_rules.quantity.period import read_period
from dp_rules.spec.model import Plan
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Cell, Source

LEVELS = {"省": "provinces", "市": "cities", "县": "counties"}
COUNTIES = "code,name,parent,level\n0,辽宁省,,省\n1,甲县,0,县\n2,乙县,0,县\n3,丙县,0,县\n4,丁县,0,县"


@cache
def liaoning() -> Plan:
    return load_plan("liaoning")


def judged(
    indicator: str,
    data: str,
    *,
    period: str = "2025",
    plan: Plan | None = None,
    counties: dict[str, str] | None = None,
) -> Result:
    """Return the result of an indicator on ``data``, and on that of ``counties`` by their codes."""
    plan = plan or liaoning()
    table = Areas(read_csv_areas(Source("areas.csv", COUNTIES), LEVELS)[0]) if counties else Areas()
    known = vocabulary_of(plan, table)
    markers = {**known.markers, "看不清": Missing.UNREADABLE}
    vocabulary = Vocabulary(known.scope, known.indicators, known.indicator_names, markers, table)
    facts, found = [], list[Diagnostic]()
    for area, stated in {plan.area: data, **(counties or {})}.items():
        for line, statement in enumerate(filter(str.strip, stated.split(";")), 1):
            name, _, text = statement.partition(" = ")
            name, _, when = name.strip().partition("@")
            place = Cell("data", line, 1, text)
            subject = find_subject_at(name, vocabulary, place, found)
            at = read_period(when or period)
            assert subject is not None, found
            assert at is not None, when
            facts.append(read_fact(subject, table.canonical(area), at, text, vocabulary, place, found))
    assert not found
    dataset, found = build_dataset([fact for fact in facts if fact is not None], {}, table)
    assert not found
    (result,) = evaluate(plan, dataset, areas=[plan.area], periods=[period], indicators=[indicator])
    return result


def codes(result: Result) -> list[tuple[str, str | None]]:
    """Return the reasons of an open verdict: each a code, and what it is about."""
    return [(reason.code, reason.id) for reason in result.chosen.reasons]


def value(result: Result) -> Fraction | None:
    """Return the value where it is one number."""
    interval = result.chosen.value
    return interval.lower if interval is not None and interval.is_exact else None


@pytest.fixture
def met() -> Result:
    return judged("premarital_exam_rate", "premarital_exams = 71; marriage_registrations = 100")


@pytest.fixture
def not_met() -> Result:
    return judged("premarital_exam_rate", "premarital_exams = 69; marriage_registrations = 100")


@pytest.fixture
def undetermined() -> Result:
    return judged("premarital_exam_rate", "premarital_exams = ; marriage_registrations = 100")


@pytest.fixture
def not_evaluated() -> Result:
    return judged("premarital_exam_rate", "婚前医学检查率 = —")


def test_met(met: Result) -> None:
    assert (met.verdict, met.chosen.reasons, met.data, met.chosen.basis) == ("met", (), "complete", "measure")


def test_not_met(not_met: Result) -> None:
    assert (not_met.verdict, not_met.chosen.reasons, not_met.data) == ("not_met", (), "complete")


def test_undetermined(undetermined: Result) -> None:
    assert (undetermined.verdict, undetermined.data) == ("undetermined", "partial")
    assert codes(undetermined) == [("blank", "premarital_exams")]
    assert undetermined.fragile == ()


def test_not_evaluated(not_evaluated: Result) -> None:
    assert (not_evaluated.verdict, not_evaluated.data, not_evaluated.chosen.basis) == ("not_evaluated", "none", "none")
    assert codes(not_evaluated) == [("not_collected", None)]
    assert not_evaluated.chosen.value is None
    assert not_evaluated.margin is None


# --- bounds ---------------------------------------------------------------------------------------

REPORTED = [
    ("severe_mental_management_rate", "> 83%", [
        (">80%", "undetermined"), (">83%", "met"), ("≥83%", "undetermined"), ("83%以上", "undetermined"),
        (">90%", "met"), ("83%", "not_met"), ("83.001%", "met"), ("≤83%", "not_met"), ("<83%", "not_met"),
        ("不到84%", "undetermined"), ("830‰", "not_met"), ("831‰", "met"), ("８５％", "met"),
    ]),
    ("vaccination_rate", "> 90%", [
        (">90%", "met"), ("超过90%", "met"), ("≥90%", "undetermined"), ("90%以上", "undetermined"), ("<90%", "not_met"),
    ]),
    ("occupational_exam_rate", ">= 90%", [
        (">90%", "met"), ("≥90%", "met"), ("90%以上", "met"), ("不低于90%", "met"), ("<90%", "not_met"),
        ("≤90%", "undetermined"), ("90%以下", "undetermined"), (">89.9%", "undetermined"),
    ]),
    ("basic_rehab_coverage", "> 85%", [("85%以上", "undetermined"), (">85%", "met"), ("85.1%以上", "met")]),
    ("cataract_surgery_rate", "> 3000", [
        ("超3000", "met"), (">2000", "undetermined"), ("3000以上", "undetermined"), ("0.3万", "not_met"),
        ("3,001", "met"), ("不超过3000", "not_met"), ("<3000", "not_met"), ("<5", "not_met"),
    ]),
    ("water_main_leakage_rate", "<= 9%", [
        ("9%以内", "met"), ("<9%", "met"), ("9%", "met"), (">9%", "not_met"), ("≥9%", "undetermined"),
        ("≤10%", "undetermined"), ("<5%", "met"),
    ]),
    ("age_friendly_homes", ">= 56266", [("5.6万", "not_met"), ("超5.6万", "undetermined"), ("超6万", "met")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("indicator", "target", "figure", "verdict"),
    [pytest.param(i, t, f, v, id=f"{i} {t}: {f}") for i, t, figures in REPORTED for f, v in figures],
)
def test_a_reported_bound_decides_only_where_all_of_it_does(
    indicator: str, target: str, figure: str, verdict: str
) -> None:
    name = liaoning().definitions[indicator].name.zh
    result = judged(indicator, f"{name} = {figure}")
    assert result.indicator.rule.text.endswith(target)
    assert result.verdict == verdict
    assert (result.chosen.basis, result.data) == ("figure", "reported_only")
    assert codes(result) == ([("bound", None)] if verdict == "undetermined" else [])


@pytest.mark.parametrize(
    ("data", "verdict", "reasons"),
    [
        ("premarital_exams = >70; marriage_registrations = 100", "met", []),
        ("premarital_exams = ≥70; marriage_registrations = 100", "undetermined", ["bound"]),
        ("premarital_exams = ≤70; marriage_registrations = 100", "not_met", []),
        ("premarital_exams = <5; marriage_registrations = 100", "not_met", []),
        ("premarital_exams = 70; marriage_registrations = >100", "not_met", []),
        ("premarital_exams = 70; marriage_registrations = ≥100", "not_met", []),
        ("premarital_exams = 71; marriage_registrations = ≥100", "undetermined", ["bound"]),
        ("premarital_exams = 0; marriage_registrations = 超100", "not_met", []),
        # a denominator that may be zero leaves the verdict open, however large the ratio is elsewhere
        ("premarital_exams = 71; marriage_registrations = ≤100", "undetermined", ["denominator_may_be_zero", "bound"]),
        ("premarital_exams = 71; marriage_registrations = <5", "undetermined", ["denominator_may_be_zero", "bound"]),
        ("premarital_exams = 超7万; marriage_registrations = 10万", "met", []),
    ],
)
def test_bounds_of_items(data: str, verdict: str, reasons: list[str]) -> None:
    result = judged("premarital_exam_rate", data)
    assert result.verdict == verdict
    assert [code for code, _ in codes(result)] == reasons


@pytest.mark.parametrize(
    ("data", "verdict", "low", "high"),
    [
        # prenatal_screened is by definition a part of pregnant_women; the target is > 75%
        ("prenatal_screened = ; pregnant_women = 100", "undetermined", "0", "1"),
        ("prenatal_screened = >75; pregnant_women = 100", "met", "19/25", "1"),
        ("prenatal_screened = 76; pregnant_women = ≤100", "met", "19/25", "1"),
        ("prenatal_screened = 76; pregnant_women = <100", "met", "76/99", "1"),
        ("prenatal_screened = 0; pregnant_women = ≤100", "undetermined", "0", "0"),
        ("prenatal_screened = 76; pregnant_women = ", "undetermined", "0", "1"),
    ],
)
def test_a_part_lies_within_its_whole(data: str, verdict: str, low: str, high: str) -> None:
    result = judged("prenatal_screening_rate", data)
    assert result.verdict == verdict
    assert result.chosen.value is not None
    assert (result.chosen.value.lower, result.chosen.value.upper) == (Fraction(low), Fraction(high))


# --- missing and zero -----------------------------------------------------------------------------

MISSING = [("", "blank"), ("缺报", "blank"), ("—", "not_collected"), ("不适用", "not_applicable"), ("保密", "suppressed"), ("看不清", "unreadable"), (None, "no_data")]  # fmt: skip


@pytest.mark.parametrize(("text", "code"), MISSING)
@pytest.mark.parametrize("missing", ["premarital_exams", "marriage_registrations"])
def test_one_side_missing_is_undetermined_and_says_why(text: str | None, code: str, missing: str) -> None:
    known = {"premarital_exams", "marriage_registrations"} - {missing}
    data = f"{known.pop()} = 100" + ("" if text is None else f"; {missing} = {text}")
    result = judged("premarital_exam_rate", data)
    assert result.verdict == "undetermined"
    assert codes(result) == [(code, missing)]
    assert result.data == "partial"
    assert result.coverage is not None
    assert (result.coverage.known, result.coverage.needed) == (1, 2)


@pytest.mark.parametrize(("text", "code"), [entry for entry in MISSING if entry[0] is not None])
def test_nothing_but_a_marker_is_not_evaluated_and_says_why(text: str, code: str) -> None:
    result = judged("premarital_exam_rate", f"婚前医学检查率 = {text}")
    assert (result.verdict, result.data) == ("not_evaluated", "none")
    assert codes(result) == [(code, None)]


def test_no_data_at_all_is_not_evaluated() -> None:
    result = judged("premarital_exam_rate", "accidents = 3")
    assert (result.verdict, result.data) == ("not_evaluated", "none")
    assert codes(result) == [("no_data", "premarital_exams"), ("no_data", "marriage_registrations")]


def test_nothing_known_is_not_evaluated_even_if_no_value_could_fail(tmp_path: Path) -> None:
    plan = plan_with(tmp_path, "premarital_exam_rate", "rate(premarital_exams, marriage_registrations) >= 0%")
    assert judged("premarital_exam_rate", "", plan=plan).verdict == "not_evaluated"


@pytest.mark.parametrize(
    ("indicator", "data"),
    [
        ("premarital_exam_rate", "premarital_exams = 71; marriage_registrations = 0"),
        ("premarital_exam_rate", "premarital_exams = 0; marriage_registrations = 0"),
        ("premarital_exam_rate", "premarital_exams = ; marriage_registrations = 0"),
        ("water_main_leakage_rate", "water_lost = 0; water_supplied = 0"),
        ("accident_reduction", "accidents@2020 = 0; accidents = 0"),
        ("accident_reduction", "accidents@2020 = 0; accidents = 5"),
        ("hypertension_management_rate",
         "hypertension_patients_managed_to_standard = 0; hypertension_patients_managed = 0"),
    ],
)  # fmt: skip
def test_a_denominator_of_zero_is_not_evaluated(indicator: str, data: str) -> None:
    result = judged(indicator, data)
    assert result.verdict == "not_evaluated"
    assert [code for code, _ in codes(result)] == ["zero_denominator"]
    assert result.chosen.value is None


@pytest.mark.parametrize(
    ("data", "verdict", "reported"),
    [
        ("premarital_exams = 0; marriage_registrations = 100", "not_met", Fraction(0)),
        ("accidents@2020 = 10; accidents = 0", "met", Fraction(1)),
    ],
)
def test_a_real_zero_is_a_number(data: str, verdict: str, reported: Fraction) -> None:
    result = judged("accident_reduction" if "accidents" in data else "premarital_exam_rate", data)
    assert (result.verdict, value(result), result.data) == (verdict, reported, "complete")


# --- a change against an earlier year -------------------------------------------------------------


@pytest.mark.parametrize(
    ("figure", "verdict", "reasons"),
    [
        ("比2020年下降10%", "met", []),
        ("比2020年下降10%以上", "met", []),
        ("比2020年下降9.9%", "not_met", []),
        ("比2020年下降5%以上", "undetermined", ["bound"]),
        ("较2020年减少12.3%", "met", []),
        ("比2020年上升3%", "not_met", []),
        ("比2020年增长超3%", "not_met", []),
        ("down 10% on 2020", "met", []),
        ("比2016年下降10%以上", "not_evaluated", ["other_quantity"]),
        ("比2016年上升3%", "not_evaluated", ["other_quantity"]),
        ("10%", "not_evaluated", ["basis_not_stated"]),
        ("-10%", "not_evaluated", ["basis_not_stated"]),
        ("—", "not_evaluated", ["not_collected"]),
    ],
)
def test_a_reported_change(figure: str, verdict: str, reasons: list[str]) -> None:
    result = judged("accident_reduction", f"生产安全事故发生起数 = {figure}")
    assert result.verdict == verdict
    assert [code for code, _ in codes(result)] == reasons


def test_a_rise_is_a_fall_below_zero() -> None:
    result = judged("accident_reduction", "生产安全事故发生起数 = 比2020年上升3%")
    assert value(result) == Fraction(-3, 100)


def test_a_change_is_no_level() -> None:
    result = judged("premarital_exam_rate", "婚前医学检查率 = 比2020年上升80%")
    assert (result.verdict, codes(result)) == ("not_evaluated", [("other_quantity", None)])


@pytest.mark.parametrize(
    ("data", "period", "verdict", "reasons"),
    [
        ("accidents@2020 = 10; accidents = 9", "2025", "met", []),
        ("accidents@2020 = 10", "2025", "undetermined", [("no_data", "accidents")]),
        ("accidents = 9", "2025", "undetermined", [("no_data", "accidents")]),
        ("accidents@2020 = 10; accidents = 3", "2025Q2", "undetermined", [("period_length", "accidents")]),
        ("accidents@2020 = 10; accidents = 3", "2025M01-09", "undetermined", [("period_length", "accidents")]),
    ],
)
def test_a_computed_change(data: str, period: str, verdict: str, reasons: list[tuple[str, str]]) -> None:
    result = judged("accident_reduction", data, period=period)
    assert (result.verdict, codes(result)) == (verdict, reasons)


# --- computed and reported ------------------------------------------------------------------------

MANAGED = "severe_mental_patients_managed_to_standard = 5503; severe_mental_patients_registered = 6411"
RATE = "登记在册的严重精神障碍患者规范管理率"


@pytest.mark.parametrize(
    ("figure", "agrees"),
    [
        ("85.84%", True), ("85.837%", True), ("85.8%", True), ("86%", True), ("858.4‰", True), ("85%以上", True),
        (">83%", True), ("85.83%", False), ("85.85%", False), ("85.9%", False), ("80%", False), ("<85%", False),
        ("85%", False),
    ],
)  # fmt: skip
def test_the_computed_value_decides_and_is_held_against_the_reported_one(figure: str, *, agrees: bool) -> None:
    result = judged("severe_mental_management_rate", f"{MANAGED}; {RATE} = {figure}")
    assert (result.verdict, result.chosen.basis, result.data) == ("met", "measure", "complete")
    assert value(result) == Fraction(5503, 6411)
    assert [(one.basis, one.agrees) for one in result.agreements] == [("figure", agrees)]
    assert result.agreements[0].fact is not None
    assert result.agreements[0].fact.raw == figure


@pytest.mark.parametrize(
    ("data", "basis", "verdict"),
    [
        (f"{RATE} = 84%", "figure", "met"),
        (f"severe_mental_patients_registered = 6411; {RATE} = 84%", "figure", "met"),
        (f"severe_mental_patients_registered = 6411; {RATE} = >80%", "figure", "undetermined"),
        (f"severe_mental_patients_registered = 6411; {RATE} = —", "measure", "undetermined"),
        (f"severe_mental_patients_managed_to_standard = 5000; severe_mental_patients_registered = 6411; {RATE} = 84%",
         "measure", "not_met"),
        # the measure has both its items, so it decides, although only a bound is given
        (f"severe_mental_patients_managed_to_standard = 超5000; severe_mental_patients_registered = 6411; {RATE} = 84%",
         "measure", "undetermined"),
    ],
)  # fmt: skip
def test_a_reported_figure_stands_in_only_where_items_are_absent(data: str, basis: str, verdict: str) -> None:
    result = judged("severe_mental_management_rate", data)
    assert (result.chosen.basis, result.verdict) == (basis, verdict)


TOTALS = "counties_with_rehab_service = 17; counties_total = 20"
OFFERED = "开展精神障碍社区康复服务的县（市、区）"
BY_COUNTY = {"1": "rehab_service = 是", "2": "rehab_service = 是", "3": "rehab_service = 是", "4": "rehab_service = 是"}


@pytest.mark.parametrize(
    ("data", "counties", "basis", "exact", "agreements"),
    [
        (TOTALS, {}, "totals", Fraction(17, 20), []),
        (f"{TOTALS}; {OFFERED} = 85%", {}, "totals", Fraction(17, 20), [("figure", True)]),
        (f"{TOTALS}; {OFFERED} = 84%", {}, "totals", Fraction(17, 20), [("figure", False)]),
        (f"{OFFERED} = 84%", {}, "figure", Fraction(84, 100), []),
        (TOTALS, BY_COUNTY, "measure", Fraction(1), [("totals", False)]),
        (f"{TOTALS}; {OFFERED} = 85%", BY_COUNTY, "measure", Fraction(1), [("totals", False), ("figure", False)]),
        # half of the counties are silent and the rest cannot decide: totals stand in
        (
            TOTALS,
            {"1": "rehab_service = 是", "2": "rehab_service = 是"},
            "totals",
            Fraction(17, 20),
            [("measure", True)],
        ),
    ],
)
def test_rows_come_before_totals_and_totals_before_the_figure(
    data: str, counties: dict[str, str], basis: str, exact: Fraction, agreements: list[tuple[str, bool]]
) -> None:
    result = judged("mental_rehab_counties", data, counties=counties)
    assert (result.chosen.basis, value(result)) == (basis, exact)
    assert [(one.basis, one.agrees) for one in result.agreements] == agreements


@pytest.mark.parametrize(
    ("figure", "agrees"),
    [("60%", True), ("57.2%", True), ("57.1%", True), ("57%", True), ("57.0%", False), ("56%", False),
     ("66.6%", True), ("66.7%", True), ("67%", True), ("66.8%", False), ("68%", False)],
)  # fmt: skip
def test_a_figure_that_decides_is_held_against_the_bounds_at_its_own_precision(figure: str, *, agrees: bool) -> None:
    """The items say 12/21 to 8/12, which is 57.142…% to 66.666…%: 57.1% is what 12/21 rounds to."""
    counties = {
        "1": "rehab_service = 是; home_patients_served = 8; home_patients_suitable = 12",
        "2": "home_patients_served = 4; home_patients_suitable = 9",
        "3": "rehab_service = 否; home_patients_served = 0; home_patients_suitable = 5",
        "4": "rehab_service = 否; home_patients_served = 0; home_patients_suitable = 5",
    }
    name = "开展精神障碍社区康复服务的县（市、区）的居家患者接受社区康复服务比率"
    result = judged("mental_rehab_home_patients", f"{name} = {figure}", counties=counties)
    assert result.chosen.basis == "figure"
    (measure,) = result.agreements
    assert (measure.basis, measure.value.lower, measure.value.upper) == ("measure", Fraction(12, 21), Fraction(8, 12))
    assert measure.agrees is agrees


# --- data and coverage ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "state", "coverage"),
    [
        ("premarital_exams = 71; marriage_registrations = 100", "complete", (2, 2)),
        ("premarital_exams = 超70; marriage_registrations = 100", "complete", (2, 2)),
        ("marriage_registrations = 100", "partial", (1, 2)),
        ("婚前医学检查率 = 71%", "reported_only", None),
        ("", "none", None),
    ],
)
def test_what_data_there_are(data: str, state: str, coverage: tuple[int, int] | None) -> None:
    result = judged("premarital_exam_rate", data)
    assert result.data == state
    assert (result.coverage and (result.coverage.known, result.coverage.needed)) == coverage


def test_a_verdict_stands_whatever_the_missing_report_says() -> None:
    counties = {
        "1": "rehab_service = 否",
        "2": "rehab_service = 是",
        "3": "rehab_service = 是",
        "4": "rehab_service = ",
    }
    result = judged("mental_rehab_counties", "", counties=counties)  # > 80%
    assert (result.verdict, result.data, result.chosen.reasons) == ("not_met", "partial", ())
    assert result.coverage is not None
    assert (result.coverage.known, result.coverage.needed) == (3, 4)


def test_a_missing_row_that_matters_is_named() -> None:
    counties = {
        "1": "rehab_service = 是",
        "2": "rehab_service = 是",
        "3": "rehab_service = 是",
        "4": "rehab_service = ",
    }
    result = judged("mental_rehab_counties", "", counties=counties)
    assert result.verdict == "undetermined"
    assert [(reason.code, reason.id, reason.areas) for reason in result.chosen.reasons] == [
        ("blank", "rehab_service", ("4",))
    ]


def test_what_a_filter_leaves_out_does_not_widen_the_bounds() -> None:
    """Counties 3 and 4 do not offer the service and report no patients: 8/12 or 12/18, met either way."""
    counties = {
        "1": "rehab_service = 是; home_patients_served = 8; home_patients_suitable = 12",
        "2": "home_patients_served = 4; home_patients_suitable = 6",
        "3": "rehab_service = 否",
        "4": "rehab_service = 否",
    }
    result = judged("mental_rehab_home_patients", "", counties=counties)  # > 60%
    assert result.chosen.value == Interval(Fraction(8, 12), Fraction(12, 18))
    assert result.verdict == "met"


FULL = "rehab_service = 是; home_patients_served = 7; home_patients_suitable = 10"


def test_each_datum_counts_once_in_the_coverage() -> None:
    """Both sums ask each county whether it offers the service: 4 counties with 3 data are 12."""
    result = judged("mental_rehab_home_patients", "", counties=dict.fromkeys("1234", FULL))
    assert result.coverage is not None
    assert (result.coverage.known, result.coverage.needed) == (12, 12)


def test_what_a_filter_leaves_out_is_not_needed() -> None:
    """A county without the service has no patients to report, and nothing is missing without them."""
    counties = {"1": FULL, "2": FULL, "3": FULL, "4": "rehab_service = 否"}
    result = judged("mental_rehab_home_patients", "", counties=counties)
    assert (result.verdict, value(result)) == ("met", Fraction(7, 10))
    assert result.data == "complete"


def test_one_row_with_a_zero_denominator_does_not_stop_the_whole(tmp_path: Path) -> None:
    """Of four counties one gave no dose due: what is known of the other three is still known."""
    rule = "share(counties where rate(doses_given, doses_due) > 90%) > 80%"
    plan = plan_with(tmp_path, "vaccination_rate", rule)
    good = "doses_given = 95; doses_due = 100"
    result = judged(
        "vaccination_rate", "", plan=plan,
        counties={"1": good, "2": good, "3": good, "4": "doses_given = 0; doses_due = 0"},
    )  # fmt: skip
    assert result.verdict == "undetermined"
    assert [(reason.code, reason.areas) for reason in result.chosen.reasons] == [("zero_denominator", ("4",))]


def test_an_open_verdict_always_says_why(tmp_path: Path) -> None:
    """The largest of no rows has no value; that is a reason like any other."""
    rule = "max(counties.doses_given where doses_due > 1000) > 5"
    plan = plan_with(tmp_path, "vaccination_rate", rule)
    given = "doses_given = 95; doses_due = 100"
    result = judged("vaccination_rate", "", plan=plan, counties={"1": given, "2": given, "3": given, "4": given})
    assert result.verdict in {"undetermined", "not_evaluated"}
    assert result.chosen.reasons != ()


def test_a_count_of_rows_is_data(tmp_path: Path) -> None:
    """A rule that counts the rows themselves rests on them: it has a value and data."""
    plan = plan_with(tmp_path, "vaccination_rate", "count(counties) >= 3")
    counties = {"1": "doses_due = 1", "2": "doses_due = 1", "3": "doses_due = 1", "4": "doses_due = 1"}
    result = judged("vaccination_rate", "", plan=plan, counties=counties)
    assert (result.verdict, result.chosen.basis, result.data) == ("met", "measure", "complete")
    assert value(result) == Fraction(4)


# --- the date -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "due"),
    [
        ("2022", "not_due"), ("2024", "not_due"), ("2025", "due"), ("2026", "overdue"),
        ("2025Q1", "not_due"), ("2025Q3", "not_due"), ("2025Q4", "due"), ("2026Q1", "overdue"),
        ("2025M01-11", "not_due"), ("2025M01-09", "not_due"), ("2026M01-02", "overdue"), ("2025M11", "not_due"), ("2025M12", "due"), ("2026M01", "overdue"), ("2024M12", "not_due"),
    ],
)  # fmt: skip
def test_a_target_is_due_at_the_end_of_its_year(period: str, due: str) -> None:
    result = judged("premarital_exam_rate", "premarital_exams = 71; marriage_registrations = 100", period=period)
    assert (result.due, result.verdict) == (due, "met")


# --- margins --------------------------------------------------------------------------------------


def plan_with(folder: Path, indicator: str, rule: str) -> Plan:
    """Return a plan with one indicator under another rule."""
    spec = folder / "plan.toml"
    spec.write_text(
        f"""format = 1
[plan]
id = "trial"
extends = "catalogue"
name = "试行计划"
name_en = "Trial"
area = "辽宁省"
first_year = 2022
last_year = 2025
[document]
title = "试行计划"
status = "draft"
[indicators.{indicator}]
rule = "{rule}"
wording = "试行"
place = "试行"
due = 2025
commitment = "binding"
lead = ["省卫生健康委"]
with = []
department_place = "试行"
measure_reason = "试行"
""",
        encoding="utf-8",
    )
    return load_plan(spec)


RATE_RULE = "rate(premarital_exams, marriage_registrations)"


@pytest.mark.parametrize(
    ("rule", "exams", "verdict", "low", "high"),
    [
        (f"{RATE_RULE} > 70%", "68", "not_met", "-1/50", "-1/50"),
        (f"{RATE_RULE} > 70%", "70", "not_met", "0", "0"),
        (f"{RATE_RULE} >= 70%", "70", "met", "0", "0"),
        (f"{RATE_RULE} > 70%", "80", "met", "1/10", "1/10"),
        (f"{RATE_RULE} <= 9%", "8", "met", "1/100", "1/100"),
        (f"{RATE_RULE} < 9%", "10", "not_met", "-1/100", "-1/100"),
        (f"70% < {RATE_RULE}", "80", "met", "1/10", "1/10"),
        (f"{RATE_RULE} = 70%", "70", "met", "0", "0"),
        (f"{RATE_RULE} = 70%", "68", "not_met", "-1/50", "-1/50"),
        (f"{RATE_RULE} = 70%", "72", "not_met", "-1/50", "-1/50"),
        # within a range the nearer limit counts
        (f"65% <= {RATE_RULE} < 90%", "70", "met", "1/20", "1/20"),
        (f"65% <= {RATE_RULE} < 90%", "88", "met", "1/50", "1/50"),
        (f"65% <= {RATE_RULE} < 90%", "65", "met", "0", "0"),
        (f"65% <= {RATE_RULE} < 90%", "90", "not_met", "0", "0"),
        (f"65% <= {RATE_RULE} < 90%", "60", "not_met", "-1/20", "-1/20"),
        (f"65% <= {RATE_RULE} < 90%", "95", "not_met", "-1/20", "-1/20"),
        (f"90% > {RATE_RULE} >= 65%", "95", "not_met", "-1/20", "-1/20"),
        (f"{RATE_RULE} > 70%", "超80", "met", "11/100", None),
        (f"{RATE_RULE} > 70%", "<60", "not_met", "-7/10", "-11/100"),
    ],
)
def test_the_margin_is_the_distance_on_the_right_side(
    tmp_path: Path, rule: str, exams: str, verdict: str, low: str, high: str | None
) -> None:
    plan = plan_with(tmp_path, "premarital_exam_rate", rule)
    result = judged("premarital_exam_rate", f"premarital_exams = {exams}; marriage_registrations = 100", plan=plan)
    assert result.verdict == verdict
    assert result.margin is not None
    assert (result.margin.lower, result.margin.upper) == (Fraction(low), None if high is None else Fraction(high))


def test_a_rule_without_a_single_measure_has_a_verdict_and_no_value(tmp_path: Path) -> None:
    plan = plan_with(tmp_path, "vaccination_rate", "doses_given > 90 and doses_due <= 100")
    result = judged("vaccination_rate", "doses_given = 95; doses_due = 100", plan=plan)
    assert (result.verdict, result.chosen.value, result.margin, result.limits) == ("met", None, None, ())
    assert judged("vaccination_rate", "doses_given = 90", plan=plan).verdict == "not_met"
    assert judged("vaccination_rate", "doses_given = 91", plan=plan).verdict == "undetermined"


# --- which value would decide ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("indicator", "data", "needed"),
    [
        ("premarital_exam_rate", "premarital_exams = ; marriage_registrations = 100", ("premarital_exams", ">=", 71)),
        ("premarital_exam_rate", "premarital_exams = >60; marriage_registrations = 99", ("premarital_exams", ">=", 70)),
        ("premarital_exam_rate", "premarital_exams = 71; marriage_registrations = ",
         ("marriage_registrations", "<=", 101)),
        ("newborn_hearing_screening_rate", "hearing_screened_newborns = —; live_births = 100",
         ("hearing_screened_newborns", ">=", 95)),
        ("water_main_leakage_rate", "water_lost = ; water_supplied = 1000", ("water_lost", "<=", 90)),
        ("accident_reduction", "accidents@2020 = 130; accidents = ", ("accidents", "<=", 117)),
        ("accident_reduction", "accidents = 9", ("accidents", ">=", 10)),
        ("age_friendly_homes", "age_friendly_households = 超5万", ("age_friendly_households", ">=", 56_266)),
        ("premarital_exam_rate", "premarital_exams = >60; marriage_registrations = ≥99", None),
        ("premarital_exam_rate", "婚前医学检查率 = >60%", None),
        ("premarital_exam_rate", "premarital_exams = 71; marriage_registrations = 100", None),
        ("premarital_exam_rate", "婚前医学检查率 = —", None),
    ],
)  # fmt: skip
def test_the_value_that_would_decide(indicator: str, data: str, needed: tuple[str, str, int] | None) -> None:
    deciding = judged(indicator, data).deciding
    assert (deciding and (deciding.item, deciding.comparator, deciding.value)) == needed


@pytest.mark.parametrize("registered", [1, 3, 7, 99, 100, 6411])
@pytest.mark.parametrize(("indicator", "part", "whole"), [
    ("premarital_exam_rate", "premarital_exams", "marriage_registrations"),
    ("severe_mental_management_rate", "severe_mental_patients_managed_to_standard", "severe_mental_patients_registered"),
    ("water_main_leakage_rate", "water_lost", "water_supplied"),
])  # fmt: skip
def test_with_the_value_that_decides_it_is_met_and_one_step_short_of_it_not(
    indicator: str, part: str, whole: str, registered: int
) -> None:
    deciding = judged(indicator, f"{whole} = {registered}; {part} = ").deciding
    assert deciding is not None
    beyond = deciding.value + (-1 if deciding.comparator == ">=" else 1)
    assert judged(indicator, f"{whole} = {registered}; {part} = {deciding.value}").verdict == "met"
    assert judged(indicator, f"{whole} = {registered}; {part} = {beyond}").verdict == "not_met"


# --- fragile --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "exams", "registrations", "verdict", "fragile"),
    [
        (f"{RATE_RULE} > 70%", "80", "100", "met", ()),
        (f"{RATE_RULE} > 70%", "60", "100", "not_met", ()),
        (f"{RATE_RULE} > 70%", "70", "100", "not_met", ("one_case", "strictness")),
        (f"{RATE_RULE} >= 70%", "70", "100", "met", ("one_case", "strictness")),
        (f"{RATE_RULE} > 70%", "71", "100", "met", ("one_case",)),
        (f"{RATE_RULE} > 70%", "70000", "99999", "met", ("one_case", "rounding")),
        (f"{RATE_RULE} >= 70%", "69600", "100000", "not_met", ("rounding",)),
        (f"{RATE_RULE} >= 70%", "69500", "100000", "not_met", ("rounding",)),  # 69.5% to the even 70%
        (f"{RATE_RULE} >= 70%", "69499", "100000", "not_met", ()),
        (f"{RATE_RULE} > 70%", "70400", "100000", "met", ("rounding",)),
        (f"{RATE_RULE} > 70.0%", "70400", "100000", "met", ()),
        (f"{RATE_RULE} > 70.0%", "70040", "100000", "met", ("rounding",)),
        (f"{RATE_RULE} > 700‰", "70400", "100000", "met", ()),
        (f"{RATE_RULE} > 700‰", "70040", "100000", "met", ("rounding",)),
        (f"65% <= {RATE_RULE} < 90%", "65000", "100000", "met", ("one_case", "strictness")),
        (f"65% <= {RATE_RULE} < 90%", "89600", "100000", "met", ("rounding",)),
        ("premarital_exams >= 3000", "2999", "1", "not_met", ("one_case",)),
        ("premarital_exams >= 3000", "2998", "1", "not_met", ()),
        ("premarital_exams >= 2400万", "23996000", "1", "not_met", ("rounding",)),
        ("premarital_exams >= 2.4万", "23600", "1", "not_met", ("rounding",)),
        ("premarital_exams >= 2.4万", "23400", "1", "not_met", ()),
    ],
)
def test_what_would_turn_a_verdict(
    tmp_path: Path, rule: str, exams: str, registrations: str, verdict: str, fragile: tuple[str, ...]
) -> None:
    plan = plan_with(tmp_path, "premarital_exam_rate", rule)
    data = f"premarital_exams = {exams}; marriage_registrations = {registrations}"
    result = judged("premarital_exam_rate", data, plan=plan)
    assert (result.verdict, result.fragile) == (verdict, fragile)


@pytest.mark.parametrize(
    ("indicator", "data", "verdict", "fragile"),
    [
        ("accident_reduction", "accidents@2020 = 10; accidents = 9", "met", ("one_case", "strictness")),
        ("accident_reduction", "accidents@2020 = 100; accidents = 85", "met", ()),
        ("accident_reduction", "accidents@2020 = 1000; accidents = 902", "not_met", ("rounding",)),
        ("severe_mental_management_rate", f"{RATE} = 83%", "not_met", ("strictness",)),
        ("severe_mental_management_rate", f"{RATE} = 83.4%", "met", ("rounding",)),
        # a part cannot grow beyond its whole, so this verdict does not hang on one case more
        ("prenatal_screening_rate", "prenatal_screened = 3; pregnant_women = 3", "met", ("one_case",)),
        ("prenatal_screening_rate", "prenatal_screened = 9; pregnant_women = 9", "met", ()),
        ("accessible_building_rate", "accessible_public_buildings = 9; public_buildings_built = 9", "met",
         ("one_case", "strictness")),
    ],
)  # fmt: skip
def test_what_would_turn_a_verdict_of_the_plan(
    indicator: str, data: str, verdict: str, fragile: tuple[str, ...]
) -> None:
    result = judged(indicator, data)
    assert (result.verdict, result.fragile) == (verdict, fragile)


def test_one_county_more_would_turn_it() -> None:
    counties = {
        "1": "rehab_service = 是",
        "2": "rehab_service = 是",
        "3": "rehab_service = 是",
        "4": "rehab_service = 否",
    }
    result = judged("mental_rehab_counties", "", counties=counties)
    assert (result.verdict, value(result), result.fragile) == ("not_met", Fraction(3, 4), ("one_case",))


# --- readings -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "verdict", "reading", "differ"),
    [
        ("premarital_exams = 70; marriage_registrations = 100", "not_met", "met", True),
        ("premarital_exams = 71; marriage_registrations = 100", "met", "met", False),
        ("premarital_exams = 69; marriage_registrations = 100", "not_met", "not_met", False),
        ("婚前医学检查率 = 70%", "not_met", "met", True),
        ("婚前医学检查率 = 70%以上", "undetermined", "met", True),
        ("婚前医学检查率 = —", "not_evaluated", "not_evaluated", False),
        ("premarital_exams = 70; marriage_registrations = 0", "not_evaluated", "not_evaluated", False),
    ],
)
def test_the_table_decides_and_the_text_is_read_beside_it(
    data: str, verdict: str, reading: str, *, differ: bool
) -> None:
    result = judged("premarital_exam_rate", data)
    assert result.verdict == verdict
    assert [other.verdict for other in result.readings] == [reading]
    assert result.readings_differ is differ


def test_limits_are_those_of_the_target() -> None:
    limits = judged("premarital_exam_rate", "").limits
    assert limits == ((">", Interval(Fraction(7, 10), Fraction(7, 10))),)
