"""Traps that others fell into, one test for each; what they are is in each test's name."""

import csv
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from language.world import AREA, DATASET, NOW, SCOPE, dataset

from dp_rules.api import InputError, evaluate, explain, load_facts, load_plan
from dp_rules.evaluation.exact import evaluate as evaluate_node
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.result import Result
from dp_rules.evaluation.trace import Value
from dp_rules.evaluation.view import AreaView
from dp_rules.language.check import check_measure, check_rule
from dp_rules.language.parse import loose_rule, parse_rule
from dp_rules.quantity.figure import read_figure
from dp_rules.quantity.interval import Interval, Undefined, exact
from dp_rules.quantity.show import show
from dp_rules.quantity.unit import RATIO
from dp_rules.report.explanation.text import explanation_text
from dp_rules.report.results import results_data
from dp_rules.report.results_table import results_table
from dp_rules.report.tables import table_csv, table_markdown, table_text
from dp_rules.spec.model import Plan
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.render import render
from dp_rules.text.safe import printable
from dp_rules.text.width import display_width

HEADER = "area,period,item,value\n"


@cache
def liaoning() -> Plan:
    return load_plan("liaoning")


def value(text: str, data: object = None) -> Value:
    """Return what a rule or measure comes to on the data of the language reference."""
    tree, found = parse_rule(loose_rule(text))
    assert tree is not None, found
    node = check_measure(tree, SCOPE)[0] or check_rule(tree, SCOPE)[0]
    assert node is not None
    return evaluate_node(node, AreaView(Known(data or DATASET, SCOPE), AREA, NOW)).value  # type: ignore[arg-type]


def faults(text: str) -> list[Diagnostic]:
    """Return everything that is wrong with a rule."""
    tree, found = parse_rule(loose_rule(text))
    return found if tree is None else check_rule(tree, SCOPE)[1]


def judged(folder: Path, indicator: str, rows: str, *, period: str = "2025", areas: str = "") -> Result:
    """Return Liaoning's result from the rows of a CSV file."""
    (folder / "data.csv").write_text(HEADER + rows, encoding="utf-8")
    table = None
    if areas:
        table = folder / "areas.csv"
        table.write_text(f"code,name,parent,level\n210000,辽宁省,,省\n{areas}", encoding="utf-8")
    data = load_facts(liaoning(), folder / "data.csv", areas=table)
    (result,) = evaluate(liaoning(), data, areas=["辽宁省"], periods=[period], indicators=[indicator])
    return result


def refused(folder: Path, text: str | bytes) -> list[Diagnostic]:
    """Return why a CSV file of facts cannot be used."""
    path = folder / "data.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(InputError) as caught:
        load_facts(liaoning(), path)
    return caught.value.diagnostics


# --- values ---------------------------------------------------------------------------------------


def test_missing_is_not_zero(tmp_path: Path) -> None:
    """Accidents not reported are not a fall of 100%."""
    result = judged(tmp_path, "accident_reduction", "辽宁省,2020,accidents,10\n辽宁省,2025,accidents,\n")
    assert result.verdict == "undetermined"
    assert value("examined + screened > 137", dataset({"2023": {"examined": "137"}}, {}, [])) is None


def test_missing_is_not_zero_in_a_sum_either() -> None:
    data = dataset({}, {"A": {"served": "6"}, "B": {"served": ""}, "C": {}}, [])
    assert value("sum(counties.served)", data) == Interval(Fraction(6), None)


@pytest.mark.parametrize(
    "rule",
    [
        "examined / nobody > 70%",
        "rate(examined, nobody) > 70%",
        "rate(nobody, nobody) <= 9%",
        "per(examined, nobody, 100) > 3",
    ],
)
def test_a_zero_denominator_does_not_pass(rule: str) -> None:
    assert value(rule) is None
    assert value(f"not ({rule})") is None
    assert value("examined / nobody") is Undefined.ZERO_DENOMINATOR


def test_a_zero_denominator_is_said_and_shown(tmp_path: Path) -> None:
    rows = "辽宁省,2025,premarital_exams,71\n辽宁省,2025,marriage_registrations,0\n"
    result = judged(tmp_path, "premarital_exam_rate", rows)
    assert (result.verdict, result.chosen.reasons[0].code) == ("not_evaluated", "zero_denominator")


def test_a_fall_from_130_to_117_is_ten_percent() -> None:
    assert 1 - 117 / 130 < 0.1, "in floating point it is not"
    data = dataset({"2020": {"accidents": "130"}, "2023": {"accidents": "117"}}, {}, [])
    assert value("decline(accidents, base=2020) >= 10%", data) is True
    assert value("decline(accidents, base=2020)", data) == exact(Fraction(1, 10))


def test_57_of_100_is_at_least_57_percent() -> None:
    data = dataset({"2023": {"examined": "57", "registered": "100"}}, {}, [])
    assert value("rate(examined, registered) >= 57%", data) is True


@pytest.mark.parametrize(
    "rule", ["rate(examined, registered) > 70", "rate(examined, registered) > 0.7", "accidents > 70%"]
)
def test_a_percentage_without_its_sign_is_refused_in_a_rule(rule: str) -> None:
    assert [fault.code for fault in faults(rule)] == ["unit-mismatch"]


@pytest.mark.parametrize("figure", ["70", "0.70", "70.0"])
def test_a_percentage_without_its_sign_is_refused_in_data(tmp_path: Path, figure: str) -> None:
    assert [fault.code for fault in refused(tmp_path, f"{HEADER}辽宁省,2025,婚前医学检查率,{figure}\n")] == [
        "wrong-unit"
    ]


def test_a_percentage_is_refused_where_a_count_belongs(tmp_path: Path) -> None:
    assert [fault.code for fault in refused(tmp_path, f"{HEADER}辽宁省,2025,premarital_exams,70%\n")] == ["wrong-unit"]


@pytest.mark.parametrize(
    "rule",
    [
        "rate(examined where service, registered) > 70%",
        "rate(examined, registered where service) > 70%",
        "per(examined where service, registered, 100) > 70",
    ],
)
def test_a_filter_does_not_stand_on_one_side_of_a_ratio(rule: str) -> None:
    assert [fault.code for fault in faults(rule)] == ["misplaced-filter"]


def test_a_filter_on_the_rows_gives_no_share_above_100_percent() -> None:
    """Four of five patients are followed up and one of them has been checked: whoever counts above counts below."""
    patients = [("4", "1"), ("4", "0"), ("1", "0"), ("1", "0"), ("0", "1")]
    data = dataset({}, {}, patients)
    assert value("share(patients where checks >= 1 among follow_ups >= 1)", data) == exact(Fraction(1, 4))


def test_a_parents_rate_is_no_mean_of_rates(tmp_path: Path) -> None:
    """90 of 100 and 1 of 10 make 91 of 110, not the mean of 90% and 10%."""
    rows = (
        "大市,2025,urban_water_supply_population,90\n大市,2025,urban_population,100\n"
        "小市,2025,urban_water_supply_population,1\n小市,2025,urban_population,10\n"
    )
    areas = "1,大市,210000,市\n2,小市,210000,市\n"
    result = judged(tmp_path, "urban_water_supply_coverage", rows, areas=areas)
    assert result.chosen.value == exact(Fraction(91, 110))


@pytest.mark.parametrize("rule", ["mean(counties.served) > 3", "mean(patients.follow_ups) > 3"])
def test_there_is_no_mean_over_rows(rule: str) -> None:
    assert [fault.code for fault in faults(rule)] == ["wrong-arguments"]


def test_a_parent_is_not_added_to_its_children(tmp_path: Path) -> None:
    rows = (
        "辽宁省,2025,urban_water_supply_population,100\n辽宁省,2025,urban_population,100\n"
        "大市,2025,urban_water_supply_population,45\n大市,2025,urban_population,50\n"
        "某县,2025,urban_water_supply_population,7\n某县,2025,urban_population,7\n"
    )
    result = judged(tmp_path, "urban_water_supply_coverage", rows, areas="1,大市,210000,市\n11,某县,1,县\n")
    assert result.chosen.value == exact(Fraction(45, 50))


def test_a_real_zero_is_shown_as_zero(tmp_path: Path) -> None:
    rows = "辽宁省,2025,premarital_exams,0\n辽宁省,2025,marriage_registrations,100\n"
    result = judged(tmp_path, "premarital_exam_rate", rows)
    assert (result.verdict, result.data) == ("not_met", "complete")
    (row,) = results_data(liaoning(), [result], load_facts(liaoning(), tmp_path / "data.csv").areas, [])["results"]
    assert row["value"]["display"] == "0%"


@pytest.mark.parametrize(
    ("indicator", "figure", "verdict"),
    [
        ("高血压患者基层规范管理服务率", "62%", "not_met"),  # >= 65%: 62% is not better for being smaller
        ("高血压患者基层规范管理服务率", "68%", "met"),
        ("城市公共供水管网漏损率", "10%", "not_met"),  # <= 9%
        ("城市公共供水管网漏损率", "8%", "met"),
    ],
)
def test_the_direction_follows_from_the_comparator(tmp_path: Path, indicator: str, figure: str, verdict: str) -> None:
    result = judged(tmp_path, indicator, f"辽宁省,2025,{indicator},{figure}\n")
    assert result.verdict == verdict
    assert result.margin is not None
    assert result.margin.lower is not None
    assert (result.margin.lower > 0) is (verdict == "met")


def test_a_base_equal_to_the_value_or_to_the_target_divides_nothing_by_zero() -> None:
    data = dataset({"2020": {"accidents": "10"}, "2023": {"accidents": "10"}}, {}, [])
    assert value("decline(accidents, base=2020)", data) == exact(0)
    assert value("decline(accidents, base=2020) >= 10%", data) is False


def test_a_base_of_zero_has_no_decline() -> None:
    data = dataset({"2020": {"accidents": "0"}, "2023": {"accidents": "5"}}, {}, [])
    assert value("decline(accidents, base=2020) >= 10%", data) is None


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(69999, 100000, "69.999%"), (6999999, 10000000, "69.99999%"), (7000001, 10000000, "70.00001%"), (2, 3, "66.67%")],
)
def test_rounding_in_the_display_does_not_contradict_the_verdict(part: int, whole: int, shown: str) -> None:
    assert show(Fraction(part, whole), RATIO, [Fraction(7, 10)])[0] == shown


def test_a_target_is_not_silently_used_after_its_last_year(tmp_path: Path) -> None:
    rows = "辽宁省,2026,premarital_exams,71\n辽宁省,2026,marriage_registrations,100\n"
    result = judged(tmp_path, "premarital_exam_rate", rows, period="2026")
    assert (result.verdict, result.due) == ("met", "overdue")
    facts = load_facts(liaoning(), tmp_path / "data.csv")
    headers, cells = results_table(results_data(liaoning(), [result], facts.areas, []), "en")
    assert dict(zip(headers, cells[0], strict=True))["due"] == "2025 overdue"


# --- errors ---------------------------------------------------------------------------------------


def test_all_errors_and_not_only_the_first() -> None:
    rule = "rate(exmined, registered) > 70% and accidents > 5% and rate(doses, examined) > 1%"
    assert [fault.code for fault in faults(rule)] == ["unknown-name", "unit-mismatch", "unit-mismatch"]


def test_all_errors_of_a_file_and_not_only_the_first(tmp_path: Path) -> None:
    rows = "辽宁省,2025,premarital_exams,约70\n辽宁省,20,live_births,3\n辽宁省,2025,live_brths,4\n"
    found = refused(tmp_path, HEADER + rows)
    assert [(fault.code, getattr(fault.place, "line", 0)) for fault in found] == [
        ("unreadable-figure", 2), ("not-a-period", 3), ("unknown-item", 4),
    ]  # fmt: skip


def test_one_error_and_not_ten_for_one_cause(tmp_path: Path) -> None:
    """A wrong name says nothing of units, and a name that is wrong on ten lines is one error."""
    assert [fault.code for fault in faults("round(rate(exmined, registered), 1%) > 70")] == ["unknown-name"]
    assert [fault.code for fault in refused(tmp_path, HEADER + "辽宁省,2025,live_brths,4\n" * 10)] == ["unknown-item"]


def test_row_numbers_are_those_of_the_file(tmp_path: Path) -> None:
    """The header is line 1; a line break inside a cell and an empty line count as lines."""
    text = 'area,period,item,value,note\n辽宁省,2025,live_births,3,"two\nlines"\n\n辽宁省,2025,premarital_exams,约70,\n'
    (fault,) = refused(tmp_path, text)
    assert (fault.code, getattr(fault.place, "line", 0), getattr(fault.place, "column", 0)) == (
        "unreadable-figure",
        5,
        4,
    )


# --- text -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_gbk_is_read_as_gbk(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "data.csv"
    path.write_bytes("地区,时期,数据项,数值\n辽宁省,2025,婚前医学检查人数,71\n".encode(encoding))
    (key,) = load_facts(liaoning(), path).facts
    assert (key[0], key[1]) == ("premarital_exams", "辽宁省")


def test_text_that_fits_two_encodings_is_refused(tmp_path: Path) -> None:
    """GBK bytes of 缺 alone are also two letters in UTF-8."""
    raw = f"{HEADER}x,2025,live_births,".encode() + "缺".encode("gbk") + b"\n"
    assert raw.decode("utf-8")
    assert [fault.code for fault in refused(tmp_path, raw)] == ["ambiguous-encoding"]


@pytest.mark.parametrize(
    "text",
    [
        "①", "②0", "²", "½", "Ⅷ", "㈠", "一百", "〇",
        "1_000", "nan", "NaN", "inf", "Infinity", "1e3", "1E3", "0x10", "1.", ".5", "+-3", "1,23", "1,2345", "01,234",
        "١٢", "१२", "1٬000", "1 000", "1'000", "约70%", "12万5千", "１２人", "70 %%", "1/2", "3-5", "(5)", "$5",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_number_is_refused(tmp_path: Path, text: str) -> None:
    assert read_figure(text, {}) is None
    quoted = text.replace('"', '""')
    found = refused(tmp_path, f'{HEADER}辽宁省,2025,live_births,"{quoted}"\n')
    assert [fault.code for fault in found] == ["unreadable-figure"]


@pytest.mark.parametrize(
    "rule", ["examined > 1_000", "examined > ①", "examined > ١٢", "examined > 1e3", "examined > nan"]
)
def test_what_only_looks_like_a_number_is_refused_in_a_rule_too(rule: str) -> None:
    assert faults(rule)


def test_a_less_than_sign_reaches_the_page(tmp_path: Path) -> None:
    """A template engine would take <5 for the beginning of a tag."""
    rows = "辽宁省,2025,water_lost,<5\n辽宁省,2025,water_supplied,100\n"
    result = judged(tmp_path, "water_main_leakage_rate", rows)
    facts = load_facts(liaoning(), tmp_path / "data.csv")
    assert '"<5"' in explanation_text(explain(liaoning(), facts, result), "zh")
    assert "\\<5" in table_markdown(["value"], [["<5"]])


def test_a_trace_over_hundreds_of_rows_is_short_to_read(tmp_path: Path) -> None:
    path = tmp_path / "patients.csv"
    rows = "".join(f"辽宁省,2025,{number % 6},{number % 2}\n" for number in range(600))
    path.write_text("area,period,follow_ups,health_checks\n" + rows, encoding="utf-8")
    facts = load_facts(liaoning(), tables={"hypertension_patients": path})
    (result,) = evaluate(
        liaoning(), facts, areas=["辽宁省"], periods=["2025"], indicators=["hypertension_management_rate"]
    )
    text = explanation_text(explain(liaoning(), facts, result), "en")
    assert len(text.splitlines()) < 60
    assert "600 rows" in text


@pytest.mark.parametrize(
    "rule",
    [
        "(" * 1900 + "examined" + ")" * 1900 + " > 3",
        "-" * 3000 + "examined > 3",
        "not " * 900 + "service",
        "examined" + " + 1" * 900 + " > 3",
        "service" + " and service" * 300,
        "round(" * 300 + "examined" + ", 1)" * 300 + " > 3",
        "decline(" * 200 + "examined" + ", base=2020)" * 200 + " > 3%",
        "count(counties where " * 150 + "service" + ") > 1" * 150,
        "1" * 3999,
    ],
)
def test_nesting_does_not_overflow_the_stack(rule: str) -> None:
    tree, found = parse_rule(loose_rule(rule))
    if tree is not None:
        node, found = check_rule(tree, SCOPE)
        assert (node is None) is bool(found)


@pytest.mark.parametrize(
    ("rule", "under"),
    [
        ("比率(检查人数, 登记数) > 70%", "登记数"),
        ("检查人数 ＞ ３ 且 事故数 > 3", "事故数"),
        ("rate(检查人数, 登记人数) > 70", "70"),
        ("`65岁以上人数` > 3 and 无此项 > 1", "无此项"),
    ],
)
def test_carets_stand_under_their_words_beside_chinese(rule: str, under: str) -> None:
    lines = render(faults(rule)[0], "zh").splitlines()
    shown = next(index for index, line in enumerate(lines) if rule in line)
    marks = [line for line in lines[shown + 1 :] if "^" in line]
    carets = [(len(line) - len(line.lstrip(" |")), line.count("^")) for line in marks]
    before = lines[shown][: lines[shown].rindex(under)]
    assert (display_width(before), display_width(under)) in carets


def test_a_code_with_leading_zeros_stays_text() -> None:
    assert "001" in table_text(["code", "n"], [["001", "1e3"]])
    assert "1e3" in table_text(["code", "n"], [["001", "1e3"]])


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-cmd", "@SUM(A1)", "=HYPERLINK(1)", "\t=1", "\r=1", "-1+1"])
def test_a_cell_is_no_formula_in_a_spreadsheet(text: str) -> None:
    row = next(csv.reader(table_csv([text], []).splitlines()))
    assert not row[0].startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("number", ["-3", "-3%", "+3.5%", "68.5%"])
def test_a_number_stays_a_number_in_a_spreadsheet(number: str) -> None:
    assert table_csv([number], []) == f"{number}\r\n"


def test_brackets_in_names_reach_the_reader() -> None:
    """A terminal library would take [b] for bold."""
    assert "[b]甲[/b]" in table_text(["name"], [["[b]甲[/b]"]])


ESCAPES = ["\x1b[2J", "\x1b]0;title\x07", "\x9b31m", "\x08\x08", "\u202eabc", "\u2066x\u2069", "\x00"]


@pytest.mark.parametrize("text", ESCAPES)
def test_escape_sequences_in_data_do_not_reach_the_terminal(tmp_path: Path, text: str) -> None:
    dangerous = set("\x1b\x07\x9b\x08\u202e\u2066\u2069\x00")
    assert not dangerous & set(printable(text))
    assert not dangerous & set(table_text(["name"], [[text]]))
    found = refused(tmp_path, f"{HEADER}辽宁省,2025,live_births,7{text}\n")
    assert not dangerous & set("".join(render(fault, "zh") for fault in found))


@pytest.mark.parametrize("text", ESCAPES[:-1])
def test_escape_sequences_in_a_note_do_not_reach_the_explanation(tmp_path: Path, text: str) -> None:
    path = tmp_path / "data.csv"
    path.write_text(
        f"area,period,item,value,source\n辽宁省,2025,premarital_exams,71,某{text}局\n辽宁省,2025,marriage_registrations,100,\n",
        encoding="utf-8",
    )
    facts = load_facts(liaoning(), path)
    (result,) = evaluate(liaoning(), facts, areas=["辽宁省"], periods=["2025"], indicators=["premarital_exam_rate"])
    shown = explanation_text(explain(liaoning(), facts, result), "zh")
    assert "某" in shown
    assert not set("\x1b\x07\x9b\x08\u202e\u2066\u2069") & set(shown)
