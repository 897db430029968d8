"""The pace of results: which baseline counts, for which area and period, by which method, and what is shown of it."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from dp_rules.api import evaluate, explain, load_facts, load_plan
from dp_rules.evaluation.result import Result
from dp_rules.quantity.interval import exact
from dp_rules.report.explanation.text import explanation_text
from dp_rules.report.headline import headline_of
from dp_rules.spec.model import Plan

PLAN = """format = 1
[plan]
id = "county"
extends = "catalogue"
name = "甲县残疾预防行动计划（合成的例子）"
area = "甲县"
first_year = 2021
last_year = 2025
"""
EXAMS = "rate(premarital_exams, marriage_registrations) > 70%"
BASELINE = 'baseline = { period = 2020, value = "68.5%" }'


def plan_of(folder: Path, rule: str, *more: str, head: str = "", id_: str = "premarital_exam_rate") -> Plan:
    """Return a plan with one target and further keys of it."""
    spec = folder / "county.toml"
    keys = "\n".join([f'rule = "{rule}"', 'wording = "…"', 'place = "…"', "due = 2025", *more])
    spec.write_text(f"{PLAN}{head}\n[indicators.{id_}]\n{keys}\n", encoding="utf-8")
    return load_plan(spec)


def result_of(plan: Plan, folder: Path, *rows: str, period: str = "2023", area: str = "甲县") -> Result:
    """Return the one result for a period from rows of (area, period, name, value)."""
    data = folder / "data.csv"
    data.write_text("\n".join(["地区,时期,指标,数值", *rows, ""]), encoding="utf-8")
    (result,) = evaluate(plan, load_facts(plan, data), areas=[area], periods=[period])
    return result


def told(result: Result) -> tuple[str, str | None]:
    """Return state and reason."""
    return result.pace.state, result.pace.reason


def from_(result: Result) -> tuple[str, str, Fraction | None] | None:
    """Return period, source and value of the baseline."""
    baseline = result.baseline
    if baseline is None:
        return None
    return str(baseline.period), baseline.source, None if baseline.value is None else baseline.value.lower


@pytest.mark.parametrize(
    ("value", "state"),
    [("69.3%", "behind"), ("69.4%", "on_track"), ("69.5%", "on_track"), ("68.4%", "regressing"), ("70.1%", "achieved")],
)
def test_the_printed_baseline_of_the_plans_own_area(tmp_path: Path, value: str, state: str) -> None:
    plan = plan_of(tmp_path, EXAMS, BASELINE)
    result = result_of(plan, tmp_path, f"甲县,2023,premarital_exam_rate,{value}")
    assert told(result) == (state, None)
    assert from_(result) == ("2020", "printed", Fraction(685, 1000))


def test_the_printed_baseline_is_nobody_elses(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, EXAMS, BASELINE)
    result = result_of(plan, tmp_path, "乙县,2023,premarital_exam_rate,69.1%", area="乙县")
    assert told(result) == ("not_assessable", "no_baseline")
    assert from_(result) == ("2020", "none", None)


def test_data_of_the_baseline_period_come_before_what_is_printed_which_is_kept(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, EXAMS, BASELINE)
    rows = ["甲县,2020,premarital_exams,60", "甲县,2020,marriage_registrations,100"]
    result = result_of(plan, tmp_path, *rows, "甲县,2023,premarital_exam_rate,66%")
    assert told(result) == ("on_track", None)  # on the line from 60%, while the printed 68.5% would make it a fall
    assert from_(result) == ("2020", "computed", Fraction(60, 100))
    assert result.baseline is not None
    assert result.baseline.printed is not None
    assert result.baseline.printed.lower == Fraction(685, 1000)


def test_incomplete_data_of_the_baseline_period_give_way_to_what_is_printed(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, EXAMS, BASELINE)
    rows = ["甲县,2020,premarital_exams,60", "甲县,2023,premarital_exam_rate,69.1%"]
    assert from_(result_of(plan, tmp_path, *rows)) == ("2020", "printed", Fraction(685, 1000))


def test_another_area_starts_from_its_own_data(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, EXAMS, BASELINE)
    rows = ["乙县,2020,premarital_exam_rate,40%", "乙县,2023,premarital_exam_rate,58%"]
    result = result_of(plan, tmp_path, *rows, area="乙县")
    assert (told(result), from_(result)) == (("on_track", None), ("2020", "computed", Fraction(40, 100)))


def test_a_dash_leaves_the_period_and_the_data_give_the_value(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, EXAMS, 'baseline = { period = 2020, value = "—" }')
    assert told(result_of(plan, tmp_path, "甲县,2023,premarital_exam_rate,69%")) == ("not_assessable", "no_baseline")
    rows = ["甲县,2020,premarital_exam_rate,50%", "甲县,2023,premarital_exam_rate,69%"]
    assert told(result_of(plan, tmp_path, *rows)) == ("on_track", None)


def test_a_printed_figure_of_another_quantity_is_no_baseline(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, EXAMS, 'baseline = { period = 2020, value = "比2016年下降10%以上" }')
    assert told(result_of(plan, tmp_path, "甲县,2023,premarital_exam_rate,69%")) == ("not_assessable", "no_baseline")


def test_a_plan_can_say_from_when(tmp_path: Path) -> None:
    rows = ["甲县,2021,premarital_exam_rate,50%", "甲县,2023,premarital_exam_rate,60%"]
    assert told(result_of(plan_of(tmp_path, EXAMS), tmp_path, *rows)) == ("not_assessable", "no_baseline")
    plan = plan_of(tmp_path, EXAMS, head="[pace]\nfrom = 2021\n")
    result = result_of(plan, tmp_path, *rows)
    assert (told(result), from_(result)) == (("on_track", None), ("2021", "computed", Fraction(50, 100)))


@pytest.mark.parametrize(
    ("accidents", "state"), [("123", "behind"), ("122", "on_track"), ("131", "regressing"), ("117", "achieved")]
)
def test_a_change_is_nothing_in_its_base_year_whatever_is_printed(tmp_path: Path, accidents: str, state: str) -> None:
    """6% of 130 are 7.8: the line at 2023 lies at 122.2 cases."""
    printed = 'baseline = { period = 2019, value = "比2016年下降10%以上" }'
    plan = plan_of(tmp_path, "decline(accidents, base=2020) >= 10%", printed, id_="accident_reduction")
    result = result_of(plan, tmp_path, "甲县,2020,accidents,130", f"甲县,2023,accidents,{accidents}")
    assert (told(result), from_(result)) == ((state, None), ("2020", "definition", Fraction(0)))


def test_a_count_of_accidents_is_not_judged_within_the_year(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, "decline(accidents, base=2020) >= 10%", id_="accident_reduction")
    rows = ["甲县,2020,accidents,130", "甲县,2023Q2,accidents,30"]
    assert told(result_of(plan, tmp_path, *rows, period="2023Q2")) == ("not_assessable", "period_length")


def test_what_adds_up_over_time_is_judged_in_periods_as_long_as_the_baseline(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, EXAMS, BASELINE)
    quarter = result_of(plan, tmp_path, "甲县,2023Q2,premarital_exam_rate,69.1%", period="2023Q2")
    assert told(quarter) == ("not_assessable", "period_length")


def test_stocks_are_judged_at_any_time(tmp_path: Path) -> None:
    rule = "rate(communities_with_counselling_room, communities_total) > 80%"
    baseline = 'baseline = { period = 2020, value = "50%" }'
    plan = plan_of(tmp_path, rule, baseline, id_="community_counselling_rate")
    result = result_of(plan, tmp_path, "甲县,2023Q2,community_counselling_rate,65%", period="2023Q2")
    assert told(result) == ("on_track", None)  # 50% + 30 points * 2.5/5
    assert result.pace.elapsed == Fraction(5, 2)


@pytest.mark.parametrize(
    ("period", "value", "state", "due"),
    [
        ("2022", "65%", "behind", "not_due"), ("2022", "65.1%", "behind", "not_due"), ("2022", "66%", "on_track", "not_due"),
        ("2023", "68.9%", "behind", "milestone_due"), ("2023", "69%", "on_track", "milestone_due"),
        ("2024", "69.5%", "on_track", "not_due"), ("2024", "69.4%", "behind", "not_due"),
        ("2025", "70%", "behind", "due"), ("2026", "70%", "behind", "overdue"),
    ],
)  # fmt: skip
def test_a_milestone_bends_the_line_and_has_its_own_due_date(
    tmp_path: Path, period: str, value: str, state: str, due: str
) -> None:
    """From 60% over 69% in 2023 (66% in 2022) to 70%."""
    milestone = (
        'milestones = [{ year = 2023, rule = "rate(premarital_exams, marriage_registrations) >= 69%", '
        'wording = "…", place = "…" }]'
    )
    plan = plan_of(tmp_path, EXAMS, 'baseline = { period = 2020, value = "60%" }', milestone)
    result = result_of(plan, tmp_path, f"甲县,{period},premarital_exam_rate,{value}", period=period)
    assert (told(result), result.due) == ((state, None), due)


def test_a_rule_without_a_single_measure_is_met_or_cannot_be_assessed(tmp_path: Path) -> None:
    rule = "premarital_exams > 10 and marriage_registrations > 20"
    plan = plan_of(tmp_path, rule, 'measure_reason = "合成的例子"', BASELINE)
    first = ["甲县,2020,premarital_exams,11", "甲县,2020,marriage_registrations,21"]
    then = ["甲县,2023,premarital_exams,11", "甲县,2023,marriage_registrations,{}"]
    assert told(result_of(plan, tmp_path, then[0], then[1].format(21))) == ("achieved", None)
    assert told(result_of(plan, tmp_path, then[0], then[1].format(20))) == ("not_assessable", "no_single_limit")
    assert told(result_of(plan, tmp_path, *first, then[0], then[1].format(21))) == ("maintained", None)
    assert told(result_of(plan, tmp_path, *first, then[0], then[1].format(20))) == ("slipped", None)
    assert told(result_of(plan, tmp_path, then[0])) == ("not_assessable", "value_is_open")


# --- the method ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "key", "method"),
    [
        ("", (), "linear"),
        ('[pace]\nmethod = "cagr"\n', (), "cagr"),
        ('[pace]\nmethod = "cagr"\n', ('pace = "linear"',), "linear"),
        ("", ('pace = "un_projection"',), "un_projection"),
    ],
)
def test_a_method_is_chosen_for_a_plan_or_an_indicator(
    tmp_path: Path, head: str, key: tuple[str, ...], method: str
) -> None:
    plan = plan_of(tmp_path, EXAMS, BASELINE, *key, head=head)
    result = result_of(plan, tmp_path, "甲县,2023,premarital_exam_rate,69.1%")
    assert (result.pace.method, result.pace.version, result.pace.state) == (method, 1, "behind")


def test_a_plan_below_inherits_the_method_and_may_choose_another(tmp_path: Path) -> None:
    plan_of(tmp_path, EXAMS, 'pace = "un_projection"', head='[pace]\nmethod = "cagr"\nfrom = 2019\n')
    town = PLAN.replace('"county"', '"town"').replace('"catalogue"', '"county.toml"').replace("甲县", "甲镇")
    (tmp_path / "town.toml").write_text(town, encoding="utf-8")
    (inherited,) = load_plan(tmp_path / "town.toml").indicators
    assert (inherited.pace.method, str(inherited.pace.start)) == ("un_projection", "2019")
    (tmp_path / "town.toml").write_text(f'{town}[pace]\nmethod = "linear"\n', encoding="utf-8")
    (still,) = load_plan(tmp_path / "town.toml").indicators
    assert still.pace.method == "un_projection"  # what is said of one comes before what is said of all


# --- what is shown ---------------------------------------------------------------------------------


def explained(plan: Plan, folder: Path, *rows: str) -> dict[str, Any]:
    """Return the explanation of the one result."""
    data = folder / "data.csv"
    data.write_text("\n".join(["地区,时期,指标,数值", *rows, ""]), encoding="utf-8")
    facts = load_facts(plan, data)
    (result,) = evaluate(plan, facts, areas=["甲县"], periods=["2023"])
    return explain(plan, facts, result)


def test_the_arithmetic_is_written_out(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, EXAMS, BASELINE)
    text = explanation_text(explained(plan, tmp_path, "甲县,2023,premarital_exam_rate,69.1%"), "en")
    for line in (
        "baseline 2020: 68.5%  as the plan prints it",
        "2025: > 70%",
        "the line at 2023 is 69.4%",
        "68.5% + (70% - 68.5%) * 3/5",
        "69.1% is behind by 0.3 percentage points",
        "at this pace 69.5% in 2025",
    ):
        assert line in text


def test_an_irrational_number_is_marked_as_approximate(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, EXAMS, BASELINE, 'pace = "cagr"')
    data = explained(plan, tmp_path, "甲县,2023,premarital_exam_rate,69.1%")
    expected = data["result"]["pace"]["expected"]
    assert (expected["approximate"], expected["value"]["rounded"]) == (True, True)
    assert "≈69.35%" in explanation_text(data, "zh")


def test_the_facts_of_a_computed_baseline_are_cited_and_the_printed_one_stands_beside(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, EXAMS, BASELINE)
    rows = ["甲县,2020,premarital_exams,60", "甲县,2020,marriage_registrations,100"]
    data = explained(plan, tmp_path, *rows, "甲县,2023,premarital_exam_rate,66%")
    baseline = data["result"]["pace"]["baseline"]
    assert [fact["raw"] for fact in baseline["facts"]] == ["60", "100"]
    assert (baseline["source"], baseline["value"]["exact"], baseline["printed"]["text"]) == ("computed", "3/5", "68.5%")
    assert "the plan prints 68.5%" in explanation_text(data, "en")


@pytest.mark.parametrize(
    ("value", "period", "headline"),
    [
        ("70.1%", "2023", "met"), ("69.5%", "2023", "on_track"), ("69.1%", "2023", "behind"), ("60%", "2023", "regressing"),
        ("60%", "2025", "missed"), ("60%", "2026", "missed"), ("60%", "2020", "not_met"), (">60%", "2023", "undetermined"),
        ("—", "2023", "not_evaluated"),
    ],
)  # fmt: skip
def test_the_headline(tmp_path: Path, value: str, period: str, headline: str) -> None:
    plan = plan_of(tmp_path, EXAMS, BASELINE)
    result = result_of(plan, tmp_path, f"甲县,{period},premarital_exam_rate,{value}", period=period)
    assert headline_of(result) == headline


@pytest.mark.parametrize(("value", "headline"), [("80%", "maintained"), ("70%", "slipped")])
def test_the_headline_of_a_target_to_keep(tmp_path: Path, value: str, headline: str) -> None:
    plan = plan_of(tmp_path, EXAMS, 'baseline = { period = 2020, value = ">70%" }')
    assert headline_of(result_of(plan, tmp_path, f"甲县,2023,premarital_exam_rate,{value}")) == headline


@pytest.mark.parametrize(
    ("rule", "id_", "before", "now", "leads"),
    [
        # 50% in 2020 and 80% in 2023 lead to 100%, one more to 101 2/3%
        ("rate(prenatal_screened, pregnant_women) > 85%", "prenatal_screening_rate", (50, 100), (80, 100), Fraction(1)),
        ("rate(prenatal_screened, pregnant_women) > 85%", "prenatal_screening_rate", (50, 100), (81, 100), Fraction(1)),
        ("rate(prenatal_screened, pregnant_women) > 85%", "prenatal_screening_rate", (50, 100), (74, 100), Fraction(90, 100)),
        ("rate(prenatal_screened, pregnant_women) > 85%", "prenatal_screening_rate", (50, 100), (10, 100), Fraction(0)),
        # exams are no declared part of the registrations, and their rate may exceed 100%
        ("rate(premarital_exams, marriage_registrations) > 85%", "premarital_exam_rate", (50, 100), (83, 100), Fraction(105, 100)),
    ],
)  # fmt: skip
def test_a_projection_ends_where_the_measure_does(
    rule: str, id_: str, before: tuple[int, int], now: tuple[int, int], leads: Fraction, tmp_path: Path
) -> None:
    items = rule.removeprefix("rate(").partition(")")[0].split(", ")
    rows = [
        f"甲县,{year},{item},{figure}"
        for year, figures in ((2020, before), (2023, now))
        for item, figure in zip(items, figures, strict=True)
    ]
    plan = plan_of(tmp_path, rule, 'baseline = { period = 2020, value = "50%" }', id_=id_)
    result = result_of(plan, tmp_path, *rows)
    assert result.pace.projected is not None
    assert result.pace.projected.value == exact(leads)


def test_a_decline_leads_to_nothing_left_and_not_beyond(tmp_path: Path) -> None:
    """10 accidents in 2020 and 2 in 2023 lead to a decline of 133%, which nothing can fall by."""
    plan = plan_of(tmp_path, "decline(accidents, base=2020) >= 90%", id_="accident_reduction")
    result = result_of(plan, tmp_path, "甲县,2020,accidents,10", "甲县,2023,accidents,2")
    assert result.pace.projected is not None
    assert result.pace.projected.value == exact(Fraction(1))
