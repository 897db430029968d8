"""The calculation as folds: what decides is open, what does not is said so, and sums are taken apart within bounds."""

import re
from html import unescape
from pathlib import Path

import pytest
from cli.program import Lang, dp

SPEC = """
format = 1
[plan]
id = "test"
extends = "catalogue"
name = "试"
name_en = "trial"
area = "甲省"
first_year = 2022
last_year = 2025
[indicators.trial]
name = "试"
name_en = "trial"
rule = "{rule}"
wording = "试"
place = "-"
due = 2025
"""
EITHER = "rate(premarital_exams, marriage_registrations) > 70% or live_births > 5"
RATE = "rate(premarital_exams, marriage_registrations) > 70%"
COUNTIES = [f"99{number:04}" for number in range(101, 131)]


def page(folder: Path, rule: str, rows: list[str], *more: str | Path, lang: Lang = "zh") -> str:
    (folder / "plan.toml").write_text(SPEC.format(rule=rule), encoding="utf-8")
    (folder / "data.csv").write_text("\n".join(["area,period,item,value", *rows]), encoding="utf-8")
    ran = dp(
        "explain",
        "plan.toml",
        "data.csv",
        *more,
        "--indicator",
        "trial",
        "--format",
        "html",
        lang=lang,
        cwd=folder,
    )
    assert ran.code == 0, ran.err
    return ran.out


def folds(markup: str) -> dict[str, bool]:
    """Return the lines of all folds, and whether each is open."""
    found = re.findall("<details( open)?><summary>(.*?)</summary>", markup)
    return {unescape(re.sub("<[^>]*>", "", line)): bool(opened) for opened, line in found}


@pytest.mark.parametrize(
    ("births", "opened"),
    [
        (6, {"rate": False, "live_births": True}),  # the second part is true, and that decides
        (5, {"rate": True, "live_births": True}),  # neither is: both decide
    ],
)
def test_what_does_not_decide_is_closed_and_said_so(births: int, opened: dict[str, bool], tmp_path: Path) -> None:
    rows = ["甲省,2025,premarital_exams,70", "甲省,2025,marriage_registrations,100", f"甲省,2025,live_births,{births}"]
    found = folds(page(tmp_path, EITHER, rows, lang="en"))
    (rate,) = (line for line in found if re.match("(●decides )?rate.* > 70%", line) and " or " not in line)
    (other,) = (line for line in found if re.match("(●decides )?live_births > 5", line))
    assert {"rate": found[rate], "live_births": found[other]} == opened
    assert rate.startswith("●decides") is opened["rate"]
    assert ("does not decide" in rate) is not opened["rate"]
    assert "does not decide" not in other


def counties(folder: Path, known: int) -> tuple[list[str], Path]:
    """Return figures for thirty counties, of which the first ``known`` have both, and the table of them."""
    areas = folder / "areas.csv"
    inside = [f"{code},县{code},990100,县" for code in COUNTIES]
    areas.write_text(
        "\n".join(["code,name,parent,level", "990000,甲省,,省", "990100,乙市,990000,市", *inside]), encoding="utf-8"
    )
    rows = [f"{code},2025,marriage_registrations,100" for code in COUNTIES]
    return rows + [f"{code},2025,premarital_exams,80" for code in COUNTIES[:known]], areas


@pytest.mark.parametrize("known", [30, 29, 10])
def test_a_long_sum_lists_what_is_missing_first_and_says_how_many_more(known: int, tmp_path: Path) -> None:
    rows, areas = counties(tmp_path, known)
    shown = page(tmp_path, RATE, rows, "--areas", areas, "--area", "990100")
    (table,) = re.findall(
        "<tbody>(.*?)</tbody>",
        shown.partition("marriage_registrations</code></dd>")[0].partition("premarital_exams</code></dd>")[2],
    )
    names = re.findall('<th scope="row">(.*?)</th>', table)
    assert len(names) == 20
    missing = [f"县{code}" for code in COUNTIES[known:]]
    assert names[: len(missing)] == missing[:20]
    assert "另有 10 个没有列出" in shown
    everything = page(tmp_path, RATE, rows, "--areas", areas, "--area", "990100", "--all")
    assert all(f"县{code}" in everything for code in COUNTIES)
    assert "没有列出" not in everything


def test_a_sum_within_a_sum_is_taken_apart_only_where_something_is_missing(tmp_path: Path) -> None:
    rows, areas = counties(tmp_path, 30)
    assert "县990120" not in page(tmp_path, RATE, rows, "--areas", areas, "--area", "990000")
    assert "县990120" in page(tmp_path, RATE, rows, "--areas", areas, "--area", "990000", "--all")
    rows, areas = counties(tmp_path, 29)
    assert "县990130" in page(tmp_path, RATE, rows, "--areas", areas, "--area", "990000")


def test_rows_of_records_are_a_table_with_what_stands_in_each() -> None:
    data = "tests/golden/data"
    ran = dp(
        "explain",
        "liaoning",
        f"{data}/one-case.csv",
        "--indicator",
        "9",
        "--table",
        f"高血压患者={data}/hypertension.csv",
        "--format",
        "html",
        lang="zh",
    )
    assert "<summary>共 6 行：计入 3，不计入 2，不能确定 1</summary>" in ran.out
    row = re.search('<tr><th scope="row">tests/golden/data/hypertension.csv:7</th>.*?</tr>', ran.out)
    assert row is not None
    assert re.findall("<td[^>]*>(.*?)</td>", row[0]) == ["不能确定", "? 空白，未填报", "4", "1", "成立"]
