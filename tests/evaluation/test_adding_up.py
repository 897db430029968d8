"""How figures add up over areas and periods, what decides, and what is missing of a sum."""

from fractions import Fraction
from pathlib import Path

import pytest

from dp_rules.api import InputError, evaluate, load_facts, load_plan
from dp_rules.evaluation.figures.coverage import Share
from dp_rules.evaluation.result import Result
from dp_rules.quantity.interval import Interval, exact

AREAS = """code,name,parent,level
P,虚构省,,省
A,虚构甲市,P,市
B,虚构乙市,P,市
A1,甲一县,A,县
A2,甲二县,A,县
B1,乙一县,B,县
B2,乙二县,B,县
"""
PLAN = """format = 1
[plan]
id = "made"
extends = "catalogue"
name = "虚构省计划"
name_en = "A made plan"
area = "虚构省"
first_year = 2022
last_year = 2025
[document]
title = "t"
status = "issued"
{more}
[indicators.premarital_exam_rate]
rule = "rate(premarital_exams, marriage_registrations) > 70%"
due = 2025
wording = "w"
place = "p"
[indicators.prenatal_screening_rate]
rule = "rate(prenatal_screened, pregnant_women) > 75%"
due = 2025
wording = "w"
place = "p"
[indicators.work_accidents]
name = "事故"
name_en = "accidents"
method = "m"
source = "liaoning"
rule = "decline(accidents, base=2020) >= 10%"
due = 2025
wording = "w"
place = "p"
"""
EXAMS, REGISTRATIONS = "premarital_exams", "marriage_registrations"


def judged(
    rows: str, folder: Path, *, area: str = "P", no: str = "premarital_exam_rate", more: str = "", areas: str = AREAS
) -> Result:
    """Return the result for an area in 2023; ``rows`` are ``area,period,item,value``."""
    (folder / "plan.toml").write_text(PLAN.format(more=more), encoding="utf-8")
    (folder / "areas.csv").write_text(areas, encoding="utf-8")
    (folder / "facts.csv").write_text("area,period,item,value\n" + rows, encoding="utf-8")
    plan = load_plan(folder / "plan.toml")
    facts = load_facts(plan, folder / "facts.csv", areas=folder / "areas.csv")
    return evaluate(plan, facts, areas=area, periods="2023", indicators=no)[0]


def rows(item: str, period: str = "2023", /, **figures: object) -> str:
    """Return a row for each area's figure."""
    return "".join(f"{area},{period},{item},{figure}\n" for area, figure in figures.items())


def test_counts_add_up_and_the_ratio_is_of_sums(tmp_path: Path) -> None:
    exams = rows(EXAMS, A1=90, A2=10, B1=300, B2=305)
    result = judged(exams + rows(REGISTRATIONS, A1=100, A2=100, B1=400, B2=400), tmp_path)
    assert result.chosen.value == exact(Fraction(705, 1000))  # and not the mean of 50% and 75.625%
    assert (result.verdict, result.data) == ("met", "complete")


@pytest.mark.parametrize(
    ("own", "decides", "value"),
    [
        ("690", "own", Fraction(690, 1000)),
        ("690", "children", Fraction(705, 1000)),
        ("", "own", Fraction(705, 1000)),  # no figure of its own
        ("—", "own", Fraction(705, 1000)),  # its own figure is missing
        ("0", "own", Fraction(0)),  # a zero is a figure
    ],
)
def test_what_decides_is_declared_and_the_other_stands_beside(
    own: str, decides: str, value: Fraction, tmp_path: Path
) -> None:
    given = rows(EXAMS, A1=90, A2=10, B1=300, B2=305) + rows(REGISTRATIONS, A1=100, A2=100, B1=400, B2=400)
    stated = rows(EXAMS, P=own) + rows(REGISTRATIONS, P=1000) if own else ""
    result = judged(given + stated, tmp_path, more=f'[rollup]\ndecides = "{decides}"\n')
    assert result.chosen.value == exact(value)
    exams = result.chosen.trace.parts[0].parts[0].parts[0]
    assert [way.how or "own" for way in exams.beside] == (
        [] if not own else ["areas"] if exams.how is None else ["own"]
    )


OWN_AND_PARTS = rows(EXAMS, A1=90, A2=10, B1=300, B2=305) + rows(REGISTRATIONS, A1=100, A2=100, B1=400, B2=400)


@pytest.mark.parametrize(
    ("given", "decides", "value", "mixed"),
    [
        # the province has its own registrations alone: the examinations of its counties are over the registrations of its counties
        (OWN_AND_PARTS + rows(REGISTRATIONS, P=500), "own", exact(Fraction(705, 1000)), False),
        (OWN_AND_PARTS + rows(REGISTRATIONS, P=500), "children", exact(Fraction(705, 1000)), False),
        # it has both of its own
        (OWN_AND_PARTS + rows(REGISTRATIONS, P=500) + rows(EXAMS, P=400), "own", exact(Fraction(4, 5)), False),
        (
            OWN_AND_PARTS + rows(REGISTRATIONS, P=500) + rows(EXAMS, P=400),
            "children",
            exact(Fraction(705, 1000)),
            False,
        ),
        # the sum of the examinations is incomplete: both are its own, also where sums are preferred
        (
            rows(EXAMS, P=400, A=100) + rows(REGISTRATIONS, P=500, A=200, B=800),
            "children",
            exact(Fraction(4, 5)),
            False,
        ),
        # nothing but examinations of counties and registrations of the province: told
        (rows(EXAMS, A=100, B=605) + rows(REGISTRATIONS, P=1000), "own", exact(Fraction(705, 1000)), True),
    ],
)
def test_a_rate_takes_both_its_figures_by_one_way(
    given: str,
    decides: str,
    value: Interval,
    mixed: bool,  # noqa: FBT001  a column of the table
    tmp_path: Path,
) -> None:
    result = judged(given, tmp_path, more=f'[rollup]\ndecides = "{decides}"\n')
    assert (result.chosen.value, result.chosen.is_mixed) == (value, mixed)


def test_one_item_may_be_decided_otherwise(tmp_path: Path) -> None:
    given = rows(EXAMS, P=690, A1=90, A2=10, B1=300, B2=305) + rows(REGISTRATIONS, P=2000, A=200, B=800)
    result = judged(given, tmp_path, more=f'[rollup.items]\n{EXAMS} = "children"\n')
    assert result.chosen.value == exact(Fraction(705, 2000))


def test_a_parent_is_never_added_to_its_children(tmp_path: Path) -> None:
    given = rows(EXAMS, A=100, A1=90, A2=10, B=605) + rows(REGISTRATIONS, A=200, A1=100, A2=100, B=800)
    assert judged(given, tmp_path).chosen.value == exact(Fraction(705, 1000))


SCREENED, PREGNANT = "prenatal_screened", "pregnant_women"


@pytest.mark.parametrize(
    ("screened", "verdict", "value"),
    [
        # B2 has 100 pregnant women and does not say how many were screened: 0 to 100
        ({"A1": 350, "A2": 300, "B1": 101}, "met", Interval(Fraction(751, 1000), Fraction(851, 1000))),
        ({"A1": 350, "A2": 300, "B1": 100}, "undetermined", Interval(Fraction(750, 1000), Fraction(850, 1000))),
        ({"A1": 350, "A2": 300, "B1": 1}, "undetermined", Interval(Fraction(651, 1000), Fraction(751, 1000))),
        ({"A1": 350, "A2": 300, "B1": 0}, "not_met", Interval(Fraction(650, 1000), Fraction(750, 1000))),
    ],
)
def test_what_is_missing_makes_bounds(screened: dict[str, int], verdict: str, value: Interval, tmp_path: Path) -> None:
    given = rows(SCREENED, **screened) + rows(PREGNANT, A1=400, A2=300, B1=200, B2=100)
    result = judged(given, tmp_path, no="prenatal_screening_rate")
    assert (result.verdict, result.chosen.value, result.data) == (verdict, value, "partial")


def test_the_missing_areas_are_named_with_what_they_must_come_to(tmp_path: Path) -> None:
    given = rows(SCREENED, A1=350, A2=300) + rows(PREGNANT, A1=400, A2=300, B1=200, B2=100)
    result = judged(given, tmp_path, no="prenatal_screening_rate")
    assert result.verdict == "undetermined"
    assert [(reason.code, reason.areas) for reason in result.chosen.reasons] == [("no_data", ("B1", "B2"))]
    assert result.deciding is not None
    assert (result.deciding.comparator, result.deciding.value) == (">=", 751)
    assert result.deciding.rest is not None
    assert (result.deciding.rest.areas, result.deciding.rest.value) == (("B1", "B2"), 101)
    exactly = judged(given + rows(SCREENED, B1=1, B2=100), tmp_path, no="prenatal_screening_rate")
    below = judged(given + rows(SCREENED, B1=0, B2=100), tmp_path, no="prenatal_screening_rate")
    assert (exactly.verdict, below.verdict) == ("met", "not_met")


def test_coverage_counts_areas_and_people(tmp_path: Path) -> None:
    given = rows(EXAMS, A1=90, A2=10, B1=300) + rows(REGISTRATIONS, A1=100, A2=100, B1=400, B2=400)
    people = rows("resident_population", A=500, B1=300, B2=200)
    result = judged(given, tmp_path)
    assert result.coverage is not None
    assert result.coverage.areas == Share(Fraction(3), Fraction(4))
    assert result.coverage.population is None
    with_people = judged(given + rows("resident_population", A1=400, A2=100, B1=300, B2=200), tmp_path)
    assert with_people.coverage is not None
    assert with_people.coverage.population == Share(Fraction(800), Fraction(1000))
    not_of_all = judged(given + people, tmp_path)
    assert not_of_all.coverage is not None
    assert not_of_all.coverage.population is None


def test_nothing_at_all_is_not_evaluated_and_asked_of_the_area_itself(tmp_path: Path) -> None:
    result = judged(rows(EXAMS, "2022", A1=1), tmp_path)
    assert result.verdict == "not_evaluated"
    assert {reason.areas for reason in result.chosen.reasons} == {("P",)}


def test_a_flow_is_the_sum_of_the_quarters_of_its_statistical_year(tmp_path: Path) -> None:
    quarters = "".join(
        rows(EXAMS, q, A1=figure)
        for q, figure in zip(("2022Q4", "2023Q1", "2023Q2", "2023Q3"), (10, 20, 30, 15), strict=True)
    )
    result = judged(quarters + rows(EXAMS, "2023Q4", A1=99) + rows(REGISTRATIONS, A1=100), tmp_path, area="A1")
    assert (result.chosen.value, result.verdict) == (exact(Fraction(75, 100)), "met")


def test_a_missing_quarter_leaves_a_flow_at_least_what_the_others_are(tmp_path: Path) -> None:
    quarters = rows(EXAMS, "2022Q4", A1=10) + rows(EXAMS, "2023Q1", A1=61)
    result = judged(quarters + rows(REGISTRATIONS, A1=100), tmp_path, area="A1")
    assert result.chosen.value == Interval(Fraction(71, 100), None)
    assert result.verdict == "met"
    less = judged(rows(EXAMS, "2022Q4", A1=10) + rows(REGISTRATIONS, A1=100), tmp_path, area="A1")
    assert less.verdict == "undetermined"
    assert less.deciding is not None
    assert less.deciding.rest is not None
    assert [str(period) for period in less.deciding.rest.periods] == ["2023Q1", "2023Q2", "2023Q3"]
    assert less.deciding.rest.value == 61


def test_months_make_quarters_and_quarters_a_year(tmp_path: Path) -> None:
    months = "".join(rows(EXAMS, f"2023M0{month}", A1=month) for month in (1, 2, 3))
    rest = rows(EXAMS, "2022Q4", A1=10) + rows(EXAMS, "2023Q2", A1=20) + rows(EXAMS, "2023Q3", A1=35)
    result = judged(months + rest + rows(REGISTRATIONS, A1=100), tmp_path, area="A1")
    assert result.chosen.value == exact(Fraction(71, 100))


WRONG = {
    'kind = "stock"\nover_periods = "sum"': "wrong-rollup",
    'kind = "cumulative"\nover_periods = "sum"': "wrong-rollup",
}


@pytest.mark.parametrize(("entry", "code"), WRONG.items())
def test_what_does_not_add_up_is_refused(entry: str, code: str, tmp_path: Path) -> None:
    item = f'[items.made]\nname = "某数"\nname_en = "made"\nunit = "person"\ncalendar = "calendar_year"\nsource = "liaoning"\n{entry}\n'
    with pytest.raises(InputError) as raised:
        judged("", tmp_path, more=item)
    assert [one.code for one in raised.value.diagnostics] == [code]


def test_a_yes_or_no_does_not_add_up(tmp_path: Path) -> None:
    item = '[items.made]\nname = "某事"\nname_en = "made"\nunit = "yes_no"\nkind = "stock"\ncalendar = "calendar_year"\nsource = "liaoning"\nover_areas = "sum"\n'
    with pytest.raises(InputError) as raised:
        judged("", tmp_path, more=item)
    assert [one.code for one in raised.value.diagnostics] == ["wrong-rollup"]


def test_an_unknown_item_of_rollup_is_told(tmp_path: Path) -> None:
    for more in ('[rollup.items]\nacidents = "own"\n', '[rollup]\npopulation = "resident_populations"\n'):
        with pytest.raises(InputError) as raised:
            judged("", tmp_path, more=more)
        assert [one.code for one in raised.value.diagnostics] == ["unknown-item"]


MERGED = """code,name,parent,level,valid_from,valid_to,predecessors
P,虚构省,,省,,,
A1,甲一县,P,县,,2022,
A2,甲二县,P,县,,2022,
A,甲县,P,县,2023,,A1 A2
B,乙县,P,县,,,
B1,乙新县,P,县,2023,,B
"""


@pytest.mark.parametrize(
    ("area", "verdict", "value", "codes"),
    [
        ("A", "met", exact(Fraction(1, 5)), set()),  # 8 of the 4 + 6 that its two counties had
        ("B", "undetermined", None, {"not_comparable"}),  # a part of it went to the new county
        ("B1", "undetermined", None, {"not_comparable"}),
        ("A1", "not_evaluated", None, {"no_area"}),  # it is no more
        ("P", "met", exact(Fraction(1, 4)), set()),  # 15 of 20: the province stays what it was
    ],
)
def test_a_baseline_from_before_a_merger_is_restated_or_not_comparable(
    area: str, verdict: str, value: Interval | None, codes: set[str], tmp_path: Path
) -> None:
    given = rows("accidents", "2020", A1=4, A2=6, B=10) + rows("accidents", A=8, B=4, B1=3)
    result = judged(given, tmp_path, area=area, no="work_accidents", areas=MERGED)
    assert (result.verdict, {reason.code for reason in result.chosen.reasons}) == (verdict, codes)
    if value is not None:
        assert result.chosen.value == value


def test_a_figure_that_somebody_has_restated_counts_for_the_merged_area(tmp_path: Path) -> None:
    given = rows("accidents", "2020", A1=4, A2=6, A=12) + rows("accidents", A=9)
    result = judged(given, tmp_path, area="A", no="work_accidents", areas=MERGED)
    assert result.chosen.value == exact(Fraction(1, 4))  # 9 of 12


def test_suppressed_counts_add_up_as_whole_numbers(tmp_path: Path) -> None:
    given = rows(EXAMS, A1="<5", A2="<5", B1="<5") + rows(REGISTRATIONS, A1=6, A2=6, B1=6)
    result = judged(given + rows(EXAMS, B2=0) + rows(REGISTRATIONS, B2=0), tmp_path)
    assert result.chosen.value == Interval(Fraction(0), Fraction(12, 18))
    assert result.verdict == "not_met"  # three times at most 4 of 6; three times nearly 5 might be met


def test_a_bound_for_the_year_and_its_quarters_are_both_true(tmp_path: Path) -> None:
    quarters = zip(("2022Q4", "2023Q1", "2023Q2"), (30, 20, 21), strict=True)
    given = "".join(rows(EXAMS, quarter, A1=figure) for quarter, figure in quarters)
    result = judged(given + rows(EXAMS, A1="<90") + rows(REGISTRATIONS, A1=100), tmp_path, area="A1")
    assert result.chosen.value == Interval(Fraction(71, 100), Fraction(89, 100))  # fewer than 90 are at most 89
    assert result.verdict == "met"


@pytest.mark.parametrize("months", ["", "".join(rows(EXAMS, f"2023M0{month}", A1=9) for month in (4, 5, 6))])
def test_nothing_takes_the_place_of_a_blocked_quarter(months: str, tmp_path: Path) -> None:
    given = (
        rows(EXAMS, "2022Q4", A1=60)
        + rows(EXAMS, "2023Q1", A1=5)
        + rows(EXAMS, "2023Q2", A1=999)
        + rows(EXAMS, "2023Q3", A1=8)
    )
    coded = f"[gates.items.{EXAMS}]\nmissing_codes = [999]\n"
    result = judged(given + months + rows(REGISTRATIONS, A1=100), tmp_path, area="A1", more=coded)
    assert (result.verdict, {reason.code for reason in result.chosen.reasons}) == ("not_evaluated", {"gate"})


@pytest.mark.parametrize(
    ("period", "verdict"), [("2023", "met"), ("2023M01-09", "not_evaluated"), ("2023Q3", "not_evaluated")]
)
def test_so_many_in_a_year_is_not_judged_by_part_of_one(period: str, verdict: str, tmp_path: Path) -> None:
    rule = '[indicators.cataract_surgery_rate]\nrule = "per(cataract_surgeries, resident_population, 100万) > 3000"\ndue = 2025\nwording = "w"\nplace = "p"\n'
    given = rows("cataract_surgeries", period, A1=4000) + rows("resident_population", period, A1=1000000)
    (tmp_path / "plan.toml").write_text(PLAN.format(more="") + rule, encoding="utf-8")
    (tmp_path / "facts.csv").write_text("area,period,item,value\n" + given, encoding="utf-8")
    plan = load_plan(tmp_path / "plan.toml")
    result = evaluate(
        plan, load_facts(plan, tmp_path / "facts.csv"), areas="A1", periods=period, indicators="cataract_surgery_rate"
    )[0]
    assert result.verdict == verdict
    assert verdict == "met" or [reason.code for reason in result.chosen.reasons] == ["period_length"]


def test_a_denominator_of_which_nothing_is_known_is_missing_and_not_perhaps_zero(tmp_path: Path) -> None:
    rule = '[indicators.made]\nname = "某率"\nname_en = "made"\nmethod = "m"\nsource = "liaoning"\nrule = "rate(sum(cities.premarital_exams), sum(cities.marriage_registrations)) > 70%"\ndue = 2025\nwording = "w"\nplace = "p"\n'
    nothing = judged(rows(EXAMS, "2020", A=1), tmp_path, no="made", more=rule)
    assert (nothing.verdict, {reason.code for reason in nothing.chosen.reasons}) == ("not_evaluated", {"no_data"})
    some = judged(rows(REGISTRATIONS, A="<3"), tmp_path, no="made", more=rule)
    assert "denominator_may_be_zero" in {reason.code for reason in some.chosen.reasons}
