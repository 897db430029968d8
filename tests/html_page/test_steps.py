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


def counties(folder: Path, known: int, of: int = 30) -> tuple[list[str], Path]:
    """Return figures for thirty counties, or ``of``, of which the first ``known`` have both, and the table of them."""
    areas, codes = folder / "areas.csv", [f"99{number:04}" for number in range(101, 101 + of)]
    inside = [f"{code},县{code},990100,县" for code in codes]
    areas.write_text(
        "\n".join(["code,name,parent,level", "990000,甲省,,省", "990100,乙市,990000,市", *inside]), encoding="utf-8"
    )
    rows = [f"{code},2025,marriage_registrations,100" for code in codes]
    return rows + [f"{code},2025,premarital_exams,80" for code in codes[:known]], areas


@pytest.mark.parametrize("area", ["990100", "990000"])  # a sum, and a sum of a sum
@pytest.mark.parametrize(("known", "of"), [(30, 30), (29, 30), (198, 198)])
def test_every_cell_behind_a_sum_is_on_the_page(area: str, known: int, of: int, tmp_path: Path) -> None:
    rows, areas = counties(tmp_path, known, of)
    shown = page(tmp_path, RATE, rows, "--areas", areas, "--area", area)
    cited = set(re.findall("data.csv:([0-9]+)", shown))
    assert cited >= {str(line) for line in range(2, 2 + len(rows))}
    assert "没有列在本页" not in shown


@pytest.mark.parametrize("known", [450, 449, 10])
def test_a_very_long_sum_lists_what_is_missing_first_and_says_how_many_more(known: int, tmp_path: Path) -> None:
    rows, areas = counties(tmp_path, known, 450)
    shown = page(tmp_path, RATE, rows, "--areas", areas, "--area", "990100")
    (table,) = re.findall(
        "<tbody>(.*?)</tbody>",
        shown.partition("marriage_registrations</code></dd>")[0].partition("premarital_exams</code></dd>")[2],
    )
    names = re.findall('<th scope="row">(.*?)</th>', table)
    assert len(names) == 200  # of each of two sums
    missing = [f"县{number:06}" for number in range(990101 + known, 990101 + 450)]
    assert names[: len(missing)] == missing[:200]
    assert shown.count("另有 250 个数没有列在本页") == 2
    everything = page(tmp_path, RATE, rows, "--areas", areas, "--area", "990100", "--all")
    assert all(f"县{number:06}" in everything for number in range(990101, 990101 + 450))
    assert "没有列在本页" not in everything


def test_a_sum_within_a_sum_that_has_no_room_is_taken_apart_in_part_where_it_is_open(tmp_path: Path) -> None:
    rows, areas = counties(tmp_path, 450, 450)
    shown = page(tmp_path, RATE, rows, "--areas", areas, "--area", "990000")
    assert '<th scope="row">县990120</th>' not in shown
    assert shown.count("另有 450 个数没有列在本页") == 2
    rows[-1] = rows[-1].replace(",80", ",<80")
    shown = page(tmp_path, RATE, rows, "--areas", areas, "--area", "990000")
    assert '<tr><th scope="row">县990550</th>' in shown  # what makes the sum a range
    assert "另有 430 个数没有列在本页" in shown


def test_depth_opens_so_many_levels_of_folds(tmp_path: Path) -> None:
    rows, areas = counties(tmp_path, 30)
    opened = {}
    for depth in range(6):
        shown = page(tmp_path, RATE, rows, "--areas", areas, "--area", "990000", "--depth", str(depth))
        opened[depth] = sum(folds_at(shown).values())
        assert {level < depth for level, is_open in levels(shown) if is_open} <= {True}
        assert all(is_open for level, is_open in levels(shown) if level < depth)
    assert opened[0] == 0
    assert opened == dict(sorted(opened.items(), key=lambda pair: pair[1]))
    assert len(set(opened.values())) == len(opened)  # each level opens more


def levels(markup: str) -> list[tuple[int, bool]]:
    """Return of each fold how many are around it, and whether it is open."""
    found: list[tuple[int, bool]] = []
    around = 0
    for tag in re.findall("<details open>|<details>|</details>", markup):
        if tag == "</details>":
            around -= 1
            continue
        found.append((around, "open" in tag))
        around += 1
    return found


def folds_at(markup: str) -> dict[int, int]:
    """Return how many folds are open at each level."""
    found: dict[int, int] = {}
    for level, is_open in levels(markup):
        found[level] = found.get(level, 0) + is_open
    return found


def test_definitions_stand_in_a_closed_fold_and_nobody_is_sent_to_the_command_line(tmp_path: Path) -> None:
    rows, areas = counties(tmp_path, 30)
    shown = page(tmp_path, RATE, rows, "--areas", areas, "--area", "990000")
    assert "--all" not in shown
    assert "--depth" not in shown
    definitions = shown.partition("<h3>定义</h3>")[2].partition("</section>")[0]
    assert re.search("<details><summary>全部（[0-9]+ 行）</summary>", definitions)
    assert "rate(part, whole): ratio = part / whole" in unescape(re.sub("<[^>]*>", "", definitions))


def test_a_roster_that_is_cut_has_all_areas_in_a_fold(tmp_path: Path) -> None:
    rows, areas = counties(tmp_path, 0)
    rows = [f"{code},2025,premarital_exams,{60 if number % 5 else 80}" for number, code in enumerate(COUNTIES)] + rows
    rule = "share(counties where rate(premarital_exams, marriage_registrations) > 70%) > 90%"
    roster = page(tmp_path, rule, rows, "--areas", areas, "--area", "990000").partition("<h3>名册</h3>")[2]
    short, _, whole = roster.partition("</section>")[0].partition("<details>")
    assert [len(set(re.findall("县99[0-9]{4}", part))) for part in (short, whole)] == [20, 30]
    assert "--all" not in roster


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


def test_where_results_share_a_page_each_has_less_room_and_what_is_left_out_is_counted(tmp_path: Path) -> None:
    rows, areas = counties(tmp_path, 30)
    rule = "share(counties where rate(premarital_exams, marriage_registrations) > 90%) > 90%"
    few = page(tmp_path, rule, rows, "--areas", areas, "--area", "990000")
    assert "没有列在本页" not in few
    more = [part for code in ["990000", *COUNTIES] for part in ("--area", code)]
    many = page(tmp_path, rule, rows, "--areas", areas, *more)
    found = re.findall("<summary>全部（([0-9]+) 行）</summary>(.*?)</details>", many, re.DOTALL)
    assert found
    for count, inside in found:
        listed = inside.count('class="line"') + inside.partition("<tbody>")[2].count("<tr>")
        left_out = re.search("另有 ([0-9]+) 行没有列在本页", inside)
        assert listed + (0 if left_out is None else int(left_out[1])) == int(count)
        assert listed <= 25  # of 800 lines on a page with 31 results
    assert any("没有列在本页" in inside for _, inside in found)
