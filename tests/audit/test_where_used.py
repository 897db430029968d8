"""Which verdicts a datum takes part in: computed from it, beside it, in a baseline, a reading, passed over; and whether it decides."""

import json
from pathlib import Path

import pytest
from cli.program import ROOT, dp
from openpyxl import Workbook

from dp_rules.api import load_facts, load_plan, where_used
from dp_rules.audit.where_used.uses import uses_of, where_asked
from dp_rules.audit.where_used.wanted import Unknown, find_wanted
from dp_rules.cli.output import Exit
from dp_rules.gates.run import run_gates
from dp_rules.quantity.period import Period

LIAONING = load_plan("liaoning")
GOLDEN = "tests/golden/data"
AREAS = "code,name,parent,level\n21,辽宁省,,省\n2101,甲市,21,市\n210101,甲县,2101,县\n210102,乙县,2101,县\n"


def used(tmp_path: Path, rows: str, asked: str, areas: str | None = None, prefer: str | None = None) -> list[str]:
    """Return the uses of a datum: indicator, area, period, verdict, roles, and ``!`` where it decides."""
    file = tmp_path / "2020.csv"
    file.write_text("area,period,item,value,source\n" + rows, encoding="utf-8")
    table = None
    if areas is not None:
        table = tmp_path / "areas.csv"
        table.write_text(areas, encoding="utf-8")
    facts = load_facts(LIAONING, file, areas=table, prefer=[prefer] if prefer else [])
    wanted = find_wanted(asked, LIAONING, facts)
    assert not isinstance(wanted, Unknown), wanted.message
    where = where_asked(LIAONING, facts, wanted.data)
    known = facts.known_periods()
    periods = sorted({*known, *(Period(period.year) for period in known)})
    gated = run_gates(facts, LIAONING.scope, LIAONING.gates)
    found = uses_of(LIAONING, facts, wanted.data, where.indicators, where.areas, periods, gated)
    return [
        f"{use.result.indicator.no} {facts.areas.name(use.result.area)} {use.result.period} {use.result.verdict} "
        f"{'+'.join(use.roles)}{'!' if use.decides else ''}"
        for use in found
    ]


def rate(period: str, exams: str, couples: str, area: str = "辽宁省") -> str:
    """Return two rows of data: the counts of indicator 2."""
    return f"{area},{period},premarital_exams,{exams},\n{area},{period},marriage_registrations,{couples},\n"


def test_a_count_decides_the_verdict_that_is_computed_from_it(tmp_path: Path) -> None:
    assert used(tmp_path, rate("2025", "71", "100"), "2020.csv:2") == ["2 辽宁省 2025 met chosen!"]


def test_a_line_without_a_column_is_every_figure_of_it_and_one_cell_is_one(tmp_path: Path) -> None:
    rows = rate("2025", "71", "100")
    assert used(tmp_path, rows, "2020.csv:3") == used(tmp_path, rows, "2020.csv:3:4") == ["2 辽宁省 2025 met chosen!"]


def test_a_reported_figure_beside_computed_ones_does_not_decide_and_decides_alone(tmp_path: Path) -> None:
    reported = "辽宁省,2025,premarital_exam_rate,71%,\n"
    assert used(tmp_path, rate("2025", "71", "100") + reported, "2020.csv:4") == ["2 辽宁省 2025 met beside"]
    assert used(tmp_path, reported, "2020.csv:2") == ["2 辽宁省 2025 met chosen!"]


def test_what_stands_beside_a_reported_figure_for_want_of_the_rest(tmp_path: Path) -> None:
    rows = "辽宁省,2025,premarital_exams,71,\n辽宁省,2025,premarital_exam_rate,71%,\n"
    assert used(tmp_path, rows, "premarital_exams") == ["2 辽宁省 2025 met beside"]


def test_a_figure_of_the_baseline_year_is_in_the_pace_of_later_years(tmp_path: Path) -> None:
    rows = rate("2020", "60", "100") + rate("2023", "65", "100")
    assert used(tmp_path, rows, "premarital_exams@2020") == [
        "2 辽宁省 2020 not_met chosen!",
        "2 辽宁省 2023 not_met baseline",
    ]


def test_a_base_that_the_rule_itself_names_decides(tmp_path: Path) -> None:
    rows = "辽宁省,2020,accidents,100,\n辽宁省,2023,accidents,80,\n"
    assert used(tmp_path, rows, "accidents@2020")[-1] == "17 辽宁省 2023 met chosen!"


def test_a_county_is_in_the_sums_of_those_around_it(tmp_path: Path) -> None:
    rows = rate("2025", "71", "100", "甲县") + rate("2025", "60", "100", "乙县")
    assert used(tmp_path, rows, "2020.csv:2", AREAS) == [
        "2 甲县 2025 met chosen!",
        "2 甲市 2025 not_met chosen!",
        "2 辽宁省 2025 not_met chosen!",
    ]


@pytest.mark.parametrize(
    ("of_the_city", "roles"),
    [("131", "beside"), ("140", "beside+gate")],  # with 140 the gate finds that the counties do not add up
)
def test_the_sum_over_counties_stands_beside_a_citys_own_figure(tmp_path: Path, of_the_city: str, roles: str) -> None:
    rows = (
        rate("2025", "71", "100", "甲县") + rate("2025", "60", "100", "乙县") + rate("2025", of_the_city, "200", "甲市")
    )
    assert f"2 甲市 2025 not_met {roles}" in used(tmp_path, rows, "2020.csv:2", AREAS)
    assert any(one.startswith("2 甲市 2025 not_met chosen") for one in used(tmp_path, rows, "2020.csv:6", AREAS))


def test_a_quarter_is_in_the_year(tmp_path: Path) -> None:
    quarters = "".join(f"辽宁省,2023Q{quarter},accidents,20,\n" for quarter in range(1, 5))
    found = used(tmp_path, "辽宁省,2020,accidents,100,\n" + quarters, "2020.csv:3")
    assert found[0] == "17 辽宁省 2023 met chosen!"


def test_a_figure_passed_over_for_another_publisher(tmp_path: Path) -> None:
    rows = "辽宁省,2025,premarital_exam_rate,71%,甲\n辽宁省,2025,premarital_exam_rate,69%,乙\n"
    assert used(tmp_path, rows, "2020.csv:3", prefer="甲") == ["2 辽宁省 2025 met passed_over"]
    assert used(tmp_path, rows, "2020.csv:2", prefer="甲") == ["2 辽宁省 2025 met chosen!"]


def test_a_part_bounds_its_missing_whole_and_the_blank_itself_decides_nothing(tmp_path: Path) -> None:
    """A share of a whole is at most 100%; of 83 patients managed and an unknown number registered nothing is certain."""
    managed, registered = "severe_mental_patients_managed_to_standard", "severe_mental_patients_registered"
    rows = f"辽宁省,2025,{managed},83,\n辽宁省,2025,{registered},,\n"
    assert used(tmp_path, rows, managed) == ["13 辽宁省 2025 undetermined chosen+bound!"]
    assert used(tmp_path, rows, registered) == ["13 辽宁省 2025 undetermined chosen!"]


def test_what_is_missing_does_not_decide_a_verdict_that_stands_whatever_it_is(tmp_path: Path) -> None:
    rows = "甲县,2025,rehab_service,否,\n乙县,2025,rehab_service,,\n"
    found = used(tmp_path, rows, "rehab_service", AREAS)
    assert [one for one in found if one.startswith("21 辽宁省")] == [
        "21 辽宁省 2025 not_met chosen!",
        "21 辽宁省 2025 not_met chosen",
    ]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("2020.csv:9", "no datum stands at"),
        ("2020.csv:2:1", "2020.csv:2:4"),
        ("2021.csv:2", 'did you mean "2020.csv"'),
        ("premarital_exam", 'did you mean "premarital_exams"'),
        ("婚前医学检查人", "婚前医学检查人数"),
        ("婚前@2023", "is no item"),
        ("2020.csv", "is no item, no indicator and no cell"),
    ],
)
def test_what_is_unknown_is_said_with_what_is_near(tmp_path: Path, asked: str, said: str) -> None:
    file = tmp_path / "2020.csv"
    file.write_text("area,period,item,value\n" + rate("2025", "71", "100").replace(",\n", "\n"), encoding="utf-8")
    wanted = find_wanted(asked, LIAONING, load_facts(LIAONING, file))
    assert isinstance(wanted, Unknown)
    assert said in wanted.message.en


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("在管的严重精神障碍患者人数", "没有规则用到"),
        ("severe_mental_patients_under_management@2030", "没有规则用到"),
        ("accidents", "数据里没有"),
        ("severe_mental_patients_registered@2030", "有 2017、2018"),
    ],
)
def test_what_no_verdict_can_rest_on_is_said(asked: str, said: str) -> None:
    facts = load_facts(LIAONING, ROOT / "examples/counts.csv")
    wanted = find_wanted(asked, LIAONING, facts)
    assert not isinstance(wanted, Unknown)
    assert wanted.remark is not None
    assert said in wanted.remark.zh


def test_an_unknown_cell_is_wrong_use_without_a_traceback() -> None:
    ran = dp("explain", "liaoning", "examples/counts.csv", "--where-used", "counts.csv:999", lang="en")
    assert (ran.code, ran.out) == (Exit.USAGE, "")
    assert "no datum stands at" in ran.err
    strange = dp("explain", "liaoning", "examples/counts.csv", "--where-used", "[b]\x1b[31m", lang="en")
    assert strange.code == Exit.USAGE
    assert "\x1b" not in strange.err


def test_a_run_that_would_take_too_long_asks_what_is_meant(tmp_path: Path) -> None:
    """Every county has a figure in 60 years: with those around them, more verdicts than are gone through."""
    areas = tmp_path / "areas.csv"
    areas.write_text(
        "code,name,parent,level\n21,辽宁省,,省\n" + "".join(f"{n},县{n},21,县\n" for n in range(1000, 3000)),
        encoding="utf-8",
    )
    data = tmp_path / "data.csv"
    rows = [f"{n},{1950 + n % 60},premarital_exams,1\n" for n in range(1000, 3000)]
    data.write_text("area,period,item,value\n" + "".join(rows), encoding="utf-8")
    asked = ("explain", "liaoning", str(data), "--areas", str(areas), "--where-used", "premarital_exams")
    ran = dp(*asked, lang="en")
    assert ran.code == Exit.USAGE
    assert "choose with --area, --period or --indicator" in ran.err
    assert dp(*asked, "--area", "1001", "--period", "1991", lang="en").code == Exit.DONE


def test_a_cell_of_a_workbook_and_of_json_is_found_as_the_program_shows_it(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "表 1"
    rows: list[list[object]] = [
        ["area", "period", "item", "value"],
        ["辽宁省", "2025", "premarital_exams", 71],
        ["辽宁省", "2025", "marriage_registrations", 100],
    ]
    for row in rows:
        sheet.append(row)
    book.save(tmp_path / "2025.xlsx")
    facts = load_facts(LIAONING, tmp_path / "2025.xlsx")
    for asked in ("2025.xlsx:表 1!D2", "2025.xlsx [表 1] D2", "2025.xlsx:d2"):
        (use,) = where_used(LIAONING, facts, asked)["uses"]
        assert (use["no"], use["decides"], use["datum"]["place"]["cell"]) == (2, True, "D2")
    with pytest.raises(ValueError, match="no datum stands at"):
        where_used(LIAONING, facts, "2025.xlsx:表 2!D2")
    named = [dict(zip(("area", "period", "item", "value"), row, strict=True)) for row in rows[1:]]
    (tmp_path / "2025.json").write_text(json.dumps(named, ensure_ascii=False, indent=1), encoding="utf-8")
    facts = load_facts(LIAONING, tmp_path / "2025.json")
    (use,) = where_used(LIAONING, facts, "2025.json:6")["uses"]
    assert (use["datum"]["item"], use["decides"]) == ("premarital_exams", True)
