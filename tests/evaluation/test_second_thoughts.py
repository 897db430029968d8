"""Cases in which an earlier version said something that was not so; each would mislead a reader of a verdict."""

from pathlib import Path

import pytest
from language.world import AREA, DATASET, NOW, SCOPE, dataset

from dp_rules.api import InputError, evaluate, explain, load_facts, load_plan
from dp_rules.evaluation.deciding import deciding_value
from dp_rules.evaluation.exact import evaluate as evaluate_rule
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.fragile import turns_of
from dp_rules.evaluation.trace import Trace
from dp_rules.evaluation.turns import codes_of
from dp_rules.evaluation.verdict import judge
from dp_rules.evaluation.view import AreaView
from dp_rules.facts import read_facts
from dp_rules.language import core
from dp_rules.language.check import check_rule
from dp_rules.language.parse import loose_rule, parse_rule
from dp_rules.language.target import split_target
from dp_rules.quantity.period import Period
from dp_rules.quantity.show import show
from dp_rules.quantity.unit import RATIO
from dp_rules.report.explanation.calculation_lines import calculation_lines
from dp_rules.report.values import in_words

LIAONING = load_plan("liaoning")


def rule(text: str) -> core.Core:
    tree, found = parse_rule(loose_rule(text))
    assert tree is not None, found
    node, found = check_rule(tree, SCOPE)
    assert node is not None, found
    return node


def fault(text: str) -> tuple[str, str]:
    """Return code and file of what is wrong with a rule."""
    tree, found = parse_rule(loose_rule(text))
    assert tree is not None, found
    _, found = check_rule(tree, SCOPE)
    return found[0].code, found[0].place.file


def traced(text: str, values: dict[str, dict[str, str]], when: Period = NOW) -> tuple[core.Core, Trace, AreaView]:
    view = AreaView(Known(dataset(values, {}, []), SCOPE), AREA, when)
    node = rule(text)
    return node, evaluate_rule(node, view), view


def liaoning(tmp_path: Path, rows: str) -> Path:
    file = tmp_path / "data.csv"
    file.write_text("area,period,item,value\n" + rows, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "cell", ["比2020年下降9", "比2020年减少100", "比2020年减少1万", "down 9 on 2020", "比2020年下降120%"]
)
def test_a_change_is_a_percentage_of_at_most_all(cell: str, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        load_facts(LIAONING, liaoning(tmp_path, f"辽宁省,2023,生产安全事故发生起数,{cell}\n"))


@pytest.mark.parametrize(
    "text",
    [
        "accidents > 3 or accidents@2020 > 5",
        "accidents != 9",
        "rate(accidents, accidents + accidents@2020) > 50%",
        "rate(accidents@2020, registered - accidents) <= 10%",
    ],
)
def test_no_value_is_said_to_decide_where_several_turns_are_possible(text: str) -> None:
    tree, _ = parse_rule(loose_rule(text))
    assert tree is not None
    node, found = check_rule(tree, SCOPE)
    if node is None:
        assert found[0].code == "unit-mismatch"
        return
    view = AreaView(
        Known(dataset({"2020": {"accidents": "4"}, "2023": {"registered": "10"}}, {}, []), SCOPE), AREA, NOW
    )
    assert deciding_value(node, evaluate_rule(node, view), view) is None


def test_a_whole_year_is_not_compared_with_a_quarter_in_a_sum_over_areas() -> None:
    node = rule("decline(sum(counties.served), base=2020) >= 10%")
    view = AreaView(Known(DATASET, SCOPE), AREA, Period(2023, 2))
    verdict, reasons = judge(evaluate_rule(node, view))
    assert verdict == "not_evaluated"
    assert "period_length" in {reason.code for reason in reasons}


def test_four_quarters_make_a_year() -> None:
    quarters = {f"2023Q{number}": {"accidents": str(number)} for number in (1, 2, 3, 4)}
    _, trace, _ = traced("sum(accidents@2023Q1..2023Q4) = 10", quarters)
    assert trace.value is True


def test_a_period_on_a_column_of_records_is_refused() -> None:
    assert fault("count(patients where follow_ups@2020 >= 1) > 0") == ("misplaced-period", "rule")


def test_a_fault_within_a_definition_is_told_at_the_call() -> None:
    assert fault("decline(accidents@2020, base=2019) >= 10%") == ("period-twice", "rule")


def test_functions_within_functions_have_a_limit() -> None:
    text = "service"
    for _ in range(22):
        text = f"share(counties where service among {text}) > 1%"
    assert fault(text)[0] == "rule-too-deep"


def test_a_zero_denominator_does_not_hide_the_open_side_of_an_or() -> None:
    node = rule("rate(examined, nobody) > 70% or managed > 151")
    verdict, _ = judge(evaluate_rule(node, AreaView(Known(DATASET, SCOPE), AREA, NOW)))
    assert verdict == "undetermined"


def test_what_is_shown_of_a_bound_keeps_apart_from_the_limit() -> None:
    from fractions import Fraction  # noqa: PLC0415

    limit = [Fraction(7, 10)]
    assert show(Fraction(10501, 15000), RATIO, limit, "down")[0] != "70.00%"
    assert show(Fraction(10499, 15000), RATIO, limit, "up")[0] != "70.00%"


def test_percentage_points_are_words_after_a_number_only() -> None:
    assert in_words("1.5pp mean(opportunities_supplied)", "zh") == "1.5 个百分点 mean(opportunities_supplied)"


def test_a_calculation_shows_the_rules_own_comparators(tmp_path: Path) -> None:
    spec = tmp_path / "jia.toml"
    spec.write_text(
        'format = 1\n[plan]\nid = "jia"\nextends = "catalogue"\nname = "甲"\narea = "辽宁省"\nfirst_year = 2022\nlast_year = 2025\n'
        '[document]\ntitle = "甲"\nstatus = "draft"\n[indicators.exams]\nname = "甲率"\n'
        'rule = "70% > share(counties where home_patients_served >= 10)"\nwording = "x"\nplace = "y"\ndue = 2025\n',
        encoding="utf-8",
    )
    areas = tmp_path / "areas.csv"
    areas.write_text(
        "code,name,parent,level\n210000,辽宁省,,省\n1,甲县,210000,县\n2,乙县,210000,县\n", encoding="utf-8"
    )
    plan = load_plan(spec)
    file = liaoning(tmp_path, "甲县,2023,home_patients_served,12\n乙县,2023,home_patients_served,3\n")
    facts = load_facts(plan, file, areas=areas)
    (result,) = evaluate(plan, facts)
    lines = [line.left for line in calculation_lines(explain(plan, facts, result), "en", everything=False)]
    assert "70% > 50%" in lines


def test_one_area_one_period_and_one_indicator_may_be_named_alone(tmp_path: Path) -> None:
    facts = load_facts(LIAONING, liaoning(tmp_path, "辽宁省,2023,婚前医学检查率,71%\n"))
    (result,) = evaluate(LIAONING, facts, areas="辽宁省", periods=[2023], indicators=[2])
    assert result.verdict == "met"
    with pytest.raises(ValueError, match="no such area"):
        evaluate(LIAONING, facts, areas=["火星"])


def test_another_way_to_write_the_target_needs_its_reason_too(tmp_path: Path) -> None:
    spec = tmp_path / "jia.toml"
    text = (
        'format = 1\n[plan]\nid = "jia"\nextends = "catalogue"\nname = "甲"\narea = "甲省"\nfirst_year = 2022\nlast_year = 2025\n'
        '[document]\ntitle = "甲"\nstatus = "draft"\n[indicators.premarital_exam_rate]\n'
        'rule = "rate(premarital_exams, marriage_registrations) > 75% or premarital_exams > 5"\nwording = "x"\nplace = "y"\ndue = 2025\n'
    )
    spec.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="measure-differs"):
        load_plan(spec)
    spec.write_text(text + 'measure_reason = "甲"\n', encoding="utf-8")
    load_plan(spec)


def test_a_share_above_its_whole_is_marked(tmp_path: Path) -> None:
    facts = load_facts(LIAONING, liaoning(tmp_path, "辽宁省,2023,severe_mental_management_rate,830%\n"))
    (result,) = evaluate(LIAONING, facts, indicators=["13"])
    assert result.impossible


def test_one_county_more_is_not_looked_for_beyond_all_counties() -> None:
    counties = {name: {"service": "是", "served": "5", "suitable": "10"} for name in "ABCD"}
    view = AreaView(Known(dataset({}, counties, []), SCOPE), AREA, NOW)
    full = rule("share(counties where service) <= 100%")
    trace = evaluate_rule(full, view)
    assert codes_of(turns_of(full, split_target(full), trace, view)) == ("strictness",)
    half = rule("rate(sum(counties.served), sum(counties.suitable)) <= 50%")
    trace = evaluate_rule(half, view)
    assert "one_case" in codes_of(turns_of(half, split_target(half), trace, view))


@pytest.mark.parametrize(("base", "level"), [("130", "<= 117"), ("10", "<= 9"), ("15", "<= 13"), ("4894", "<= 4404")])
def test_a_target_about_change_is_shown_in_cases(base: str, level: str, tmp_path: Path) -> None:
    rows = f"辽宁省,2020,年内生产安全事故发生起数,{base}\n辽宁省,2023,年内生产安全事故发生起数,7\n"
    facts = load_facts(LIAONING, liaoning(tmp_path, rows))
    (result,) = evaluate(LIAONING, facts, indicators=["17"])
    lines = [line.left for line in calculation_lines(explain(LIAONING, facts, result), "zh", everything=False)]
    assert f"目标值相当于 年内生产安全事故发生起数 {level}" in lines


def test_a_reported_figure_that_no_rule_can_use_is_told(tmp_path: Path) -> None:
    spec = tmp_path / "jia.toml"
    spec.write_text(
        'format = 1\n[plan]\nid = "jia"\nextends = "catalogue"\nname = "甲"\narea = "甲省"\nfirst_year = 2022\nlast_year = 2025\n'
        '[document]\ntitle = "甲"\nstatus = "draft"\n[indicators.both]\nname = "两样"\n'
        'rule = "premarital_exams > 5 and live_births > 5"\nwording = "x"\nplace = "y"\ndue = 2025\n',
        encoding="utf-8",
    )
    _, found = read_facts(load_plan(spec), [str(liaoning(tmp_path, "甲省,2023,both,35\n"))])
    assert [one.code for one in found] == ["figure-not-used"]
