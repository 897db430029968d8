"""The explanation is complete: what each part holds, with places; and folded, it says how much there is more."""

import re
from pathlib import Path
from typing import Any

import pytest
from cli.program import ROOT
from evaluation.two_levels import doses, made

from dp_rules.api import evaluate, explain, load_facts, load_plan
from dp_rules.report.explanation.calculation_lines import Line
from dp_rules.report.explanation.lines import sections
from dp_rules.report.explanation.text import explanation_text
from dp_rules.text.bilingual import Language

LIAONING = load_plan("liaoning")
COUNTY = load_plan(ROOT / "tests/golden/specs/city/county.toml")
RATE = "premarital_exam_rate"
AREAS = "code,name,parent,level\n21,辽宁省,,省\n2101,甲市,21,市\n210101,甲县,2101,县\n210102,乙县,2101,县\n"


def explained(folder: Path, rows: str, *, areas: str | None = None, area: str = "辽宁省", plan: Any = LIAONING) -> Any:
    """Return the explanation of indicator 2 in 2025; ``rows`` are area, period, item, value."""
    (folder / "2025.csv").write_text("area,period,item,value\n" + rows, encoding="utf-8")
    table = None
    if areas is not None:
        table = folder / "areas.csv"
        table.write_text(areas, encoding="utf-8")
    facts = load_facts(plan, folder / "2025.csv", areas=table)
    (result,) = evaluate(plan, facts, areas=area, periods="2025", indicators=RATE)
    return explain(plan, facts, result)


def counts(exams: object, couples: object, area: str = "辽宁省") -> str:
    """Return two rows of data."""
    return f"{area},2025,premarital_exams,{exams}\n{area},2025,marriage_registrations,{couples}\n"


def said(data: Any, title: str, language: Language = "en", **how: Any) -> list[str]:
    """Return the lines of one section, left and right together."""
    found = [part for part in sections(data, language, **how) if part.title.say(language) == title]
    return [f"{line.left} | {line.right}" for part in found for line in part.lines if isinstance(line, Line)]


# ── computed and reported ──


@pytest.mark.parametrize(
    ("reported", "agrees", "difference", "precision"),
    [
        ("71.2%", False, "1/1750", "1/1000"),  # 71.142857…% is 71.1% to that place
        ("71.1%", True, "-3/7000", "1/1000"),
        ("71.3%", False, "11/7000", "1/1000"),
        ("71%", True, "-1/700", "1/100"),
        ("71.14%", True, "-1/35000", "1/10000"),
        ("71.20%", False, "1/1750", "1/10000"),
    ],
)
def test_a_reported_figure_is_held_against_the_computed_one_at_its_precision(
    tmp_path: Path, reported: str, precision: str, difference: str, *, agrees: bool
) -> None:
    """71.142857…% is 498 of 700."""
    data = explained(tmp_path, counts(498, 700) + f"辽宁省,2025,{RATE},{reported}\n")
    computed, figure = data["bases"]
    assert (computed["basis"], computed["decides"], computed["value"]["exact"]) == ("measure", True, "249/350")
    assert [one["fact"]["place"]["line"] for one in computed["figures"]] == [2, 3]
    assert (figure["basis"], figure["decides"], figure["agrees"]) == ("figure", False, agrees)
    assert figure["difference"]["exact"] == difference
    assert (figure["precision"]["exact"], figure["figures"][0]["fact"]["place"]["line"]) == (precision, 4)


def test_the_difference_is_exact_and_told_with_its_direction(tmp_path: Path) -> None:
    data = explained(tmp_path, counts(685, 1000) + f"辽宁省,2025,{RATE},71.2%\n")
    assert data["bases"][1]["difference"]["exact"] == "27/1000"
    assert said(data, "computed and reported") == [
        "computed from items 68.5% | the verdict rests on it",
        "reported figure 71.2% | differs from the deciding value, 2.7 percentage points higher (to the 0.1% reported); the deciding value counts",
        f'71.2%  reported figure | {tmp_path}/2025.csv:4  "71.2%"',
    ]


def test_where_the_reported_figure_stands_in_what_there_is_of_the_items_is_beside_it(tmp_path: Path) -> None:
    data = explained(tmp_path, f"辽宁省,2025,premarital_exams,498\n辽宁省,2025,{RATE},71.2%\n")
    assert [(one["basis"], one["decides"]) for one in data["bases"]] == [("figure", True), ("measure", False)]
    computed = data["bases"][1]
    assert [(one["text"], one["missing"]) for one in computed["figures"]] == [
        ("premarital_exams", None),
        ("marriage_registrations", "no_data"),
    ]


@pytest.mark.parametrize(
    ("own", "agrees"),
    [("13040", True), ("1.3万", True), ("13041", False), ("1.4万", False)],  # 1.3万 is 12500 to 13500
)
def test_a_parents_own_figure_and_the_sum_are_held_against_each_other(
    tmp_path: Path, own: str, *, agrees: bool
) -> None:
    rows = counts(7040, 10000, "甲县") + counts(6000, 10000, "乙县") + counts(own, 20000, "甲市")
    data = explained(tmp_path, rows, areas=AREAS, area="甲市")
    (exams, *_) = data["steps"]["parts"][0]["parts"][0]["parts"]
    (sum_,) = exams["beside"]
    assert (exams["fact"]["raw"], sum_["value"]["exact"], sum_["agrees"]) == (own, "13040", agrees)
    told = next(line for line in said(data, "calculation") if "sum over the areas inside" in line and "13040" in line)
    assert ("the same at the precision reported" in told) is agrees


# ── gates, readings, definitions, plans above ──


def test_the_gates_that_were_run_are_counted_also_where_they_found_nothing(tmp_path: Path) -> None:
    data = explained(tmp_path, counts(71, 100))
    assert {(one["gate"], one["item"]): (one["put_to"], one["found"]) for one in data["checks"]} == {
        ("whole", "premarital_exams"): (1, 0),
        ("whole", "marriage_registrations"): (1, 0),
        ("children", "premarital_exams"): (1, 0),
        ("children", "marriage_registrations"): (1, 0),
    }
    assert said(data, "data gates") == [
        "looked for: not a whole number (in 2), the areas inside do not add up (in 2); nothing found | "
    ]


def test_what_a_gate_found_is_counted_in_it(tmp_path: Path) -> None:
    data = explained(tmp_path, counts("70.5", 100))
    (found,) = [one for one in data["checks"] if one["found"]]
    assert (found["gate"], found["item"], found["put_to"], found["found"]) == ("whole", "premarital_exams", 1, 1)
    assert said(data, "data gates")[-1].endswith("1 found | ")


def test_without_a_figure_no_gate_was_run(tmp_path: Path) -> None:
    assert explained(tmp_path, f"辽宁省,2025,{RATE},71%\n")["checks"] == []


@pytest.mark.parametrize(
    ("exams", "verdict", "of_the_reading", "same"),
    [(69, "not_met", "not_met", True), (70, "not_met", "met", False), (71, "met", "met", True)],
)
def test_a_reading_has_its_own_rule_place_verdict_and_steps(
    tmp_path: Path, exams: int, verdict: str, of_the_reading: str, *, same: bool
) -> None:
    data = explained(tmp_path, counts(exams, 100))
    (reading,) = data["readings"]
    assert (data["result"]["verdict"], reading["verdict"], reading["same_verdict"]) == (verdict, of_the_reading, same)
    assert (reading["steps"]["operators"], reading["steps"]["value"]) == ([">="], of_the_reading == "met")
    assert (reading["place"], reading["rule_place"]["file"]) == (
        "二、（二）“加强婚前、孕前保健”",
        "specs/liaoning.toml",
    )
    assert any("where the plan says so" in line for line in said(data, "another reading")) is not same


def test_functions_are_told_as_the_prelude_defines_them_and_with_the_arguments_put_in(tmp_path: Path) -> None:
    data = made(tmp_path, "every(townships where rate(doses_given, doses_due) > 90%)", doses(b1="91/100"))
    found = explain(data.plan, data.facts, data.result)["definitions"]["functions"]
    prelude = (ROOT / "grammar/prelude.rules").read_text(encoding="utf-8").splitlines()
    assert [one["name"] for one in found] == ["every", "share", "rate"]
    for one in found:
        assert prelude[one["place"]["line"] - 1] == one["definition"]
    assert found[2]["uses"] == [
        {
            "text": "rate(doses_given, doses_due)",
            "text_zh": "rate(累计实种剂次数, 累计应种剂次数)",
            "opened": "doses_given / doses_due",
            "opened_zh": "累计实种剂次数 / 累计应种剂次数",
        }
    ]


def test_items_are_told_as_the_catalogue_defines_them(tmp_path: Path) -> None:
    catalogue = (ROOT / "specs/catalogue.toml").read_text(encoding="utf-8").splitlines()
    exams, couples = explained(tmp_path, counts(71, 100))["definitions"]["items"]
    assert (exams["unit_name"], exams["kind"], exams["calendar_name"]) == ("人", "flow", "妇幼统计年度")
    for item in (exams, couples):
        assert catalogue[item["place"]["line"] - 1] == f"[items.{item['id']}]"


def test_the_targets_above_are_told_with_how_the_own_one_stands_to_them(tmp_path: Path) -> None:
    lineage = explained(tmp_path, counts(74, 100), plan=COUNTY)["lineage"]
    assert (lineage["is_stated"], lineage["target"]) == (True, "> 72%")
    assert [(one["area"], one["target"], one["relation"]) for one in lineage["above"]] == [
        ("甲市", "> 75%", "weaker"),
        ("辽宁省", "> 70%", "stricter"),
    ]
    assert explained(tmp_path, counts(74, 100))["lineage"]["above"] == []


# ── and, or: what decides is marked ──


@pytest.mark.parametrize(
    ("rule", "exams", "deciding"),
    [
        ("rate(doses_given, doses_due) > 90% and doses_due > 50", "95/100", [True, True]),
        ("rate(doses_given, doses_due) > 90% and doses_due > 50", "85/100", [True, False]),
        ("rate(doses_given, doses_due) > 90% or doses_due > 50", "85/100", [False, True]),
        ("rate(doses_given, doses_due) > 90% or doses_due > 500", "85/100", [True, True]),
    ],
)
def test_the_parts_that_decide_are_marked_and_all_are_kept(
    tmp_path: Path, rule: str, exams: str, deciding: list[bool]
) -> None:
    given, due = exams.split("/")
    data = made(tmp_path, rule, f"1,2025,doses_given,{given}\n1,2025,doses_due,{due}\n")
    steps = explain(data.plan, data.facts, data.result)["steps"]
    assert [part["decides"] for part in steps["parts"]] == deciding
    told = "\n".join(said(explain(data.plan, data.facts, data.result), "steps", everything=True))
    assert told.count("does not decide") == sum(told_of(part) for part in steps["parts"] if not part["decides"])


def told_of(step: Any) -> int:
    """Return how many steps there are in a step, literals left out."""
    return 0 if step["kind"] == "constant" else 1 + sum(map(told_of, step["parts"]))


# ── folded ──

MORE = re.compile(r"… (?:另有 )?([0-9]+) (?:more lines?|行)")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("depth", [1, 2, 3])
def test_folded_lines_are_counted(tmp_path: Path, language: Language, depth: int, *, everything: bool) -> None:
    data = explained(tmp_path, counts(71, 100) + f"辽宁省,2025,{RATE},71.2%\n")
    whole = [line for part in sections(data, language, everything=everything) for line in part.lines]
    folded = [line for part in sections(data, language, everything=everything, depth=depth) for line in part.lines]
    lefts = [line.left for line in folded if isinstance(line, Line)]
    hidden = sum(int(match[1]) for left in lefts if (match := MORE.match(left)))
    marks = sum(1 for left in lefts if MORE.match(left))
    assert len(folded) - marks + hidden == len(whole)
    assert max(line.depth for line in folded if isinstance(line, Line)) <= depth


def test_at_depth_0_there_are_the_verdict_the_formula_and_the_numbers_alone(tmp_path: Path) -> None:
    text = explanation_text(explained(tmp_path, counts(71, 100)), "en", depth=0).splitlines()
    assert [line.split("   ")[0].strip() or line.strip().split("   ")[0] for line in text] == [
        "met  2. Premarital medical examinations  辽宁省 2025",
        "calculation",
        "rate(premarital_exams, marriage_registrations) > 70%",
        "premarital_exams / marriage_registrations > 70%",
        "71 / 100 > 70%",
        "71% > 70%",
        "… 2 more lines; --depth 1 unfolds them",
        "… 8 more sections; --depth 1 unfolds them",
    ]


def test_everything_says_nothing_of_more(tmp_path: Path) -> None:
    data = explained(tmp_path, counts(71, 100) + f"辽宁省,2025,{RATE},71.2%\n")
    assert "…" not in explanation_text(data, "en", everything=True)
    assert "--all" in explanation_text(data, "en")
