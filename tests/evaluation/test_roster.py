"""The roster: which areas satisfy, fail or are open, in which order, and what marks the cells that fail."""

import re
from pathlib import Path
from typing import Any

import pytest
from cli.program import run
from evaluation.two_levels import AREAS, Made, doses, made

from dp_rules.api import explain
from dp_rules.report.explanation.roster_lines import Grid, roster_parts
from dp_rules.report.explanation.text import explanation_markdown, explanation_text
from dp_rules.report.tables import wrapped
from dp_rules.text.bilingual import Language
from dp_rules.text.width import display_width

RATE = "rate(doses_given, doses_due) > 90%"


def pilots(**given: str) -> str:
    codes = {"b1": "111", "b2": "112", "c1": "121", "c2": "122"}
    return "".join(f"{codes[town]},2025,pilot,{text}\n" for town, text in given.items())


def explained(it: Made) -> Any:
    return explain(it.plan, it.facts, it.result)


def rosters(step: Any) -> list[Any]:
    return [*step.get("rosters", ()), *(roster for part in step["parts"] for roster in rosters(part))]


def states(it: Made) -> list[tuple[str, str]]:
    (roster,) = rosters(explained(it)["steps"])
    return [(row["name"], row["state"]) for row in roster["rows"]]


def table(it: Made, language: Language = "en", *, everything: bool = True) -> list[list[str]]:
    """Return the rows of the one table, without the places."""
    parts = roster_parts(explained(it)["steps"], language, everything=everything)
    (grid,) = (part for part in parts if isinstance(part, Grid))
    return [row[: len(grid.headers) - 1] if grid.headers[-1] in {"place", "出处"} else row for row in grid.rows]


# ── order and states ──


def test_where_the_condition_is_open_the_open_areas_come_first_each_with_its_place(tmp_path: Path) -> None:
    """As many areas as are listed fail, and two more are open, on which the verdict rests."""
    towns = [f"{code},虚构{code}镇,11,乡镇" for code in range(1101, 1131)]
    areas = "\n".join(["code,name,parent,level", "1,甲省,,省", "11,乙市,1,市", *towns]) + "\n"
    said = {code: "否" if code <= 1120 else "" if code in {1125, 1130} else "是" for code in range(1101, 1131)}
    facts = "".join(f"{code},2025,pilot,{text}\n" for code, text in said.items())
    it = made(tmp_path, "share(townships where pilot) > 30%", facts, areas=areas)
    assert it.result.verdict == "undetermined"
    (grid,) = (part for part in roster_parts(explained(it)["steps"], "en", everything=False) if isinstance(part, Grid))
    assert len(grid.rows) == 20
    assert [(row[0], row[1], row[-1]) for row in grid.rows[:3]] == [
        ("虚构1125镇", "? open", ":26"),
        ("虚构1130镇", "? open", ":31"),
        ("虚构1101镇", "× no", ':2 "否"'),
    ]


def test_those_that_fail_come_first_then_the_open_ones_then_the_rest(tmp_path: Path) -> None:
    it = made(
        tmp_path,
        f"share(townships where {RATE} among pilot) > 70%",
        doses(b1="95/100", b2="—/100", c1="80/100", c2="99/100") + pilots(b1="是", b2="是", c1="是", c2="否"),
    )
    assert states(it) == [
        ("丙一镇", "not_satisfied"),
        ("乙二镇", "open"),
        ("乙一镇", "satisfied"),
        ("丙二镇", "outside"),
    ]
    (roster,) = rosters(explained(it)["steps"])
    assert roster["counts"] == {"not_satisfied": 1, "open": 1, "satisfied": 1, "outside": 1}
    assert [(column["of"], column["text"]) for column in roster["columns"]] == [("among", "pilot"), ("where", RATE)]
    assert [row["area"] for row in roster["rows"]] == ["121", "112", "111", "122"]


@pytest.mark.parametrize(
    ("kept", "meant", "state"),
    [
        ("是", "是", "satisfied"), ("是", "否", "outside"), ("是", "", "open"),
        ("否", "是", "not_satisfied"), ("否", "否", "outside"), ("否", "", "open"),
        ("", "是", "open"), ("", "否", "outside"), ("", "", "open"),
    ],
)  # fmt: skip
def test_what_becomes_of_a_row(kept: str, meant: str, state: str, tmp_path: Path) -> None:
    more = '[items.chosen]\nname = "选中"\nunit = "yes_no"\nkind = "stock"\ncalendar = "calendar_year"\nsource = "jilin_draft"\n'
    given = pilots(b1=kept, b2="是") + f"111,2025,chosen,{meant}\n112,2025,chosen,是\n"
    areas = "code,name,parent,level\n1,甲省,,省\n111,乙一镇,1,乡镇\n112,乙二镇,1,乡镇\n"
    it = made(tmp_path, "every(townships where pilot among chosen)", given, more, areas)
    assert dict(states(it))["乙一镇"] == state


@pytest.mark.parametrize(
    ("rule", "columns"),
    [
        ("share(townships where pilot) > 60%", ["where pilot"]),
        ("every(townships where pilot)", ["where pilot"]),
        ("count(townships where pilot) >= 3", ["where pilot"]),
        ("rate(count(townships where pilot), count(townships)) >= 3%", ["where pilot"]),
        (f"every(townships where pilot or (not pilot and {RATE}))", ["where pilot", "where not pilot", f"where {RATE}"]),
        ("every(townships where not (pilot and pilot@2020))", ["where not (pilot and pilot@2020)"]),
        ("every(townships where pilot among pilot and doses_due > 0)", ["among pilot", "among doses_due > 0"]),
        ("sum(townships.doses_given where pilot) > 3", ["where pilot", "column doses_given"]),
        (
            "rate(sum(townships.doses_given where pilot), sum(townships.doses_due where pilot)) > 3%",
            ["where pilot", "column doses_given", "column doses_due"],
        ),
        (  # who is meant by the sum below is among whom the sum above is taken
            "rate(sum(townships.doses_given where pilot), sum(townships.doses_due)) > 3%",
            ["where pilot", "column doses_given", "column doses_due"],
        ),
        ("max(townships.doses_given) > 3", ["column doses_given"]),
    ],
)  # fmt: skip
def test_each_thing_that_is_asked_has_a_column(rule: str, columns: list[str], tmp_path: Path) -> None:
    (roster,) = rosters(explained(made(tmp_path, rule, pilots(b1="是")))["steps"])
    assert [f"{column['of']} {column['text']}" for column in roster["columns"]] == columns
    assert {len(row["cells"]) for row in roster["rows"]} == {len(columns)}


@pytest.mark.parametrize(
    "rule",
    [
        "every(townships where pilot) and every(cities where doses_due > 3)",
        "every(townships where pilot) and every(townships where doses_due > 3)",
        "count(townships where pilot) > 2 * count(townships where doses_due > 3)",
        "count(townships where pilot) > count(townships where pilot)@2020",
    ],
)
def test_what_does_not_ask_the_same_has_a_roster_of_its_own(rule: str, tmp_path: Path) -> None:
    assert len(rosters(explained(made(tmp_path, rule, pilots(b1="是")))["steps"])) == 2


def test_a_level_within_a_level_has_its_roster_in_the_cell(tmp_path: Path) -> None:
    it = made(tmp_path, "every(cities where every(townships where pilot))", pilots(b1="是", b2="否", c1="是", c2="是"))
    (roster,) = rosters(explained(it)["steps"])
    assert [(row["name"], row["state"]) for row in roster["rows"]] == [("乙市", "not_satisfied"), ("丙市", "satisfied")]
    inner = [rosters(row["cells"][0])[0] for row in roster["rows"]]
    assert [[(row["name"], row["state"]) for row in one["rows"]] for one in inner] == [
        [("乙二镇", "not_satisfied"), ("乙一镇", "satisfied")],
        [("丙一镇", "satisfied"), ("丙二镇", "satisfied")],
    ]
    assert table(it) == [["乙市", "× no", "× 50%"], ["丙市", "yes", "100%"]]


def test_the_rows_are_not_told_a_second_time(tmp_path: Path) -> None:
    def aggregates(step: Any) -> list[Any]:
        own = [step] if step["kind"] == "aggregate" else []
        return own + [found for part in step["parts"] for found in aggregates(part)]

    steps = explained(made(tmp_path, "every(townships where pilot)", pilots(b1="是")))["steps"]
    assert [("rows" in step, step["row_counts"]) for step in aggregates(steps)] == [
        (False, {"counted": 1, "not_counted": 0, "uncertain": 3}),
        (False, {"counted": 4, "not_counted": 0, "uncertain": 0}),
    ]


# ── cells and marks ──


@pytest.mark.parametrize(
    ("condition", "facts", "en", "zh"),
    [
        ("pilot", pilots(b1="是"), "yes", "是"),
        ("pilot", pilots(b1="否"), "× no", "× 否"),
        ("pilot", pilots(b1=""), "? left blank", "? 空白，未填报"),
        ("pilot", pilots(b2="是"), "? no data", "? 没有数据"),
        ("not pilot", pilots(b1="是"), "× yes", "× 是"),
        ("not pilot", pilots(b1="否"), "no", "否"),
        (RATE, doses(b1="91/100"), "91%", "91%"),
        (RATE, doses(b1="90/100"), "× 90%", "× 90%"),
        (RATE, doses(b1="2/3"), "× ≈66.67%", "× ≈66.67%"),
        (RATE, doses(b1="超90/100"), "(≥ 91%)", "(≥ 91%)"),
        (RATE, doses(b1="超80/100"), "? (≥ 81%)", "? (≥ 81%)"),
        (RATE, doses(b1="0/0"), "? 0 / 0", "? 0 / 0"),
        (RATE, doses(b1="—/100"), "? not collected", "? 未开展统计"),
        (RATE, doses(b1="—/"), "? not collected, left blank", "? 未开展统计、空白，未填报"),
        ("80% < rate(doses_given, doses_due) < 90%", doses(b1="80/100"), "× 80%", "× 80%"),
        ("doses_given > doses_due", doses(b1="7/8"), "× 7 > 8", "× 7 > 8"),
        (
            "change(rate(doses_given, doses_due), base=2020) > 5pp",
            doses(b1="70/100") + doses(2020, b1="68/100"), "× 2 percentage points", "× 2 个百分点",
        ),
        ("not (pilot and doses_due > 3)", pilots(b1="是") + doses(b1="1/4"), "× false", "× 不成立"),
    ],
)  # fmt: skip
def test_a_cell_says_what_was_found(condition: str, facts: str, en: str, zh: str, tmp_path: Path) -> None:
    it = made(tmp_path, f"every(townships where {condition})", facts)
    assert next(row for row in table(it) if row[0] == "乙一镇")[2] == en
    assert next(row for row in table(it, "zh") if row[0] == "乙一镇")[2] == zh


def test_of_two_conditions_the_one_that_fails_is_marked(tmp_path: Path) -> None:
    given = doses(b1="95/100", b2="80/100", c1="95/100", c2="80/100") + pilots(b1="否", b2="是", c1="是", c2="否")
    assert table(made(tmp_path, f"every(townships where pilot and {RATE})", given)) == [
        ["乙一镇", "× no", "× no", "95%"],
        ["乙二镇", "× no", "yes", "× 80%"],
        ["丙二镇", "× no", "× no", "× 80%"],
        ["丙一镇", "yes", "yes", "95%"],
    ]
    assert table(made(tmp_path, f"every(townships where pilot or {RATE})", given)) == [
        ["丙二镇", "× no", "× no", "× 80%"],
        ["乙一镇", "yes", "× no", "95%"],
        ["乙二镇", "yes", "yes", "× 80%"],
        ["丙一镇", "yes", "yes", "95%"],
    ]


def test_who_is_not_meant_does_not_fail(tmp_path: Path) -> None:
    given = doses(b1="80/100", b2="95/100", c1="95/100", c2="95/100") + pilots(b1="否", b2="是", c1="是", c2="是")
    assert table(made(tmp_path, f"every(townships where {RATE} among pilot)", given), "zh")[-1] == [
        "乙一镇", "不在范围", "否", "× 80%",
    ]  # fmt: skip


def test_a_figure_that_is_missing_from_a_sum_is_open_also_where_the_area_counts(tmp_path: Path) -> None:
    it = made(tmp_path, "sum(townships.doses_given) > 300", doses(b1="95/1", b2="—/1", c1="95/1", c2="95/1"))
    assert table(it, everything=False) == [["乙二镇", "? open", "? not collected"]]


@pytest.mark.parametrize(
    ("facts", "place"),
    [
        (doses(b1="80/100"), ':2 "80", :3 "100"'),
        (doses(b1="0/0"), ':2 "0", :3 "0"'),
        (doses(b1="/100"), ':2, :3 "100"'),
        (doses(b1="0080.00000000000000/100"), ':2 "0080.0000000…", :3 "100"'),
    ],
)
def test_the_places_of_what_fails_stand_beside_it_with_what_is_written_there(
    facts: str, place: str, tmp_path: Path
) -> None:
    parts = list(
        roster_parts(
            explained(made(tmp_path, f"every(townships where {RATE})", facts))["steps"], "en", everything=False
        )
    )
    assert isinstance(parts[1], Grid)
    assert next(row for row in parts[1].rows if row[0] == "乙一镇")[3] == place


def test_an_open_row_does_not_say_that_nothing_can_be_computed(tmp_path: Path) -> None:
    """A denominator of zero in a row leaves that row open; the share over the rows has a value all the same."""
    data = explained(made(tmp_path, f"every(townships where {RATE})", doses(b1="0/0", b2="95/100")))
    assert "cannot be computed" not in explanation_text(data, "en")
    nobody = made(
        tmp_path, "every(townships where pilot among doses_due > 500)", doses(b1="1/1", b2="1/1", c1="1/1", c2="1/1")
    )
    assert "it cannot be computed: the denominator is zero" in explanation_text(explained(nobody), "en")


@pytest.mark.parametrize(
    ("rule", "against"),
    [
        ("share(townships where pilot) > 60%", "not_satisfied"),
        ("share(townships where pilot) < 60%", "satisfied"),
        ("30% >= share(townships where pilot among doses_due > 0)", "satisfied"),
        ("count(townships where pilot) <= 1", "satisfied"),
        ("count(townships where pilot) >= 1", "not_satisfied"),
        ("1 <= count(townships where pilot) <= 3", "not_satisfied"),
        ("rate(count(townships where pilot), count(townships)) <= 10%", "satisfied"),
        ("rate(count(townships), count(townships where pilot)) <= 10%", "not_satisfied"),
        ("100% - share(townships where pilot) <= 10%", "not_satisfied"),
        ("rate(sum(townships.doses_given where pilot), sum(townships.doses_due where pilot)) <= 10%", "not_satisfied"),
    ],
)
def test_where_few_may_be_counted_those_that_are_come_first(rule: str, against: str, tmp_path: Path) -> None:
    it = made(tmp_path, rule, pilots(b1="是", b2="否", c1="") + doses(b1="1/1", b2="1/1", c1="1/1", c2="1/1"))
    (roster,) = rosters(explained(it)["steps"])
    assert roster["against"] == against
    other = "satisfied" if against == "not_satisfied" else "not_satisfied"
    first = ["open", "open", against] if it.result.verdict == "undetermined" else [against, "open", "open"]
    assert [row["state"] for row in roster["rows"]] == [*first, other]


def test_what_stands_against_the_target_is_marked(tmp_path: Path) -> None:
    given = pilots(b1="是", b2="否", c1="")
    it = made(tmp_path, "count(townships where pilot) <= 1", given)
    assert table(it) == [
        ["丙一镇", "? open", "? left blank"], ["丙二镇", "? open", "? no data"], ["乙一镇", "× yes", "yes"], ["乙二镇", "no", "no"],
    ]  # fmt: skip
    assert [row[0] for row in table(it, everything=False)] == ["丙一镇", "丙二镇", "乙一镇"]


# ── lists ──

FAILING, SATISFIED = re.compile(r"\d镇 +× no +× no "), re.compile(r"\d镇 +yes +yes ")
MANY = "code,name,parent,level\n1,甲省,,省\n" + "".join(f"2{n:02},{n}镇,1,乡镇\n" for n in range(60))


@pytest.mark.parametrize(
    ("failing", "listed", "left_out"), [(0, 0, None), (1, 1, None), (20, 20, None), (21, 20, "1"), (60, 20, "40")]
)
def test_so_many_are_listed_and_how_many_more_there_are(
    failing: int, listed: int, left_out: str | None, tmp_path: Path
) -> None:
    given = "".join(f"2{n:02},2025,pilot,{'否' if n < failing else '是'}\n" for n in range(60))
    data = explained(made(tmp_path, "every(townships where pilot)", given, areas=MANY))
    text = explanation_text(data, "en")
    assert f"60 townships: {60 - failing} satisfied, {failing} not" in text
    assert len(FAILING.findall(text)) == listed
    assert (f"{left_out} more like these; --all lists them" in text) is (left_out is not None)
    everything = explanation_text(data, "en", everything=True)
    assert (len(FAILING.findall(everything)), len(SATISFIED.findall(everything))) == (failing, 60 - failing)
    assert "--all" not in everything


def test_where_nothing_is_known_at_all_there_is_no_list(tmp_path: Path) -> None:
    data = explained(made(tmp_path, "every(townships where pilot)", "1,2025,doses_due,3\n"))
    assert "  roster\n" not in explanation_text(data, "en", everything=True)


def test_records_have_no_roster(tmp_path: Path) -> None:
    patients = tmp_path / "patients.csv"
    patients.write_text("area,period,follow_ups,health_checks\n甲省,2025,4,1\n甲省,2025,0,0\n", encoding="utf-8")
    rule = "share(hypertension_patients where follow_ups >= 1) > 60%"
    it = made(tmp_path, rule, "1,2025,doses_due,3\n")
    ran = run(
        "explain", str(tmp_path / "jia.toml"), str(tmp_path / "data.csv"), "--areas", str(tmp_path / "areas.csv"),
        "--table", f"高血压患者={patients}", "--indicator", "zz", "--area", "甲省", LANG="C",
    )  # fmt: skip
    assert it.result.verdict == "not_evaluated"
    assert "2 rows: 1 counted, 1 not, 0 not certain" in ran.out
    assert "  roster\n" not in ran.out


# ── on a screen ──


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "gb18030"])
def test_the_marks_survive_the_console(encoding: str, tmp_path: Path) -> None:
    made(tmp_path, "every(townships where pilot)", pilots(b1="是", b2="否"))
    ran = run(
        "explain", str(tmp_path / "jia.toml"), str(tmp_path / "data.csv"), "--areas", str(tmp_path / "areas.csv"),
        "--indicator", "zz", "--area", "甲省", "--lang", "zh", encoding=encoding, PYTHONIOENCODING=encoding,
    )  # fmt: skip
    assert "乙二镇  × 不满足  × 否" in ran.out
    assert "丙一镇  ? 待定    ? 没有数据" in ran.out


def test_a_table_of_one_condition_fits_into_eighty_cells(tmp_path: Path) -> None:
    given = doses(b1="80/100", b2="81/100", c1="95/100", c2="—/100")
    data = explained(made(tmp_path, f"every(townships where {RATE} among pilot)", given + pilots(b1="是", b2="是")))
    for language in ("zh", "en"):
        lines = explanation_text(data, language).splitlines()
        start = next(at for at, line in enumerate(lines) if line.strip() in {"roster", "名册"}) + 2
        table_ = lines[start : start + 6]
        assert "乙二镇" in "".join(table_)
        rule = next(line for line in table_ if set(line) <= {" ", "-"})
        assert all(display_width(line) <= len(rule) for line in table_)


def test_a_name_cannot_break_out_of_the_table(tmp_path: Path) -> None:
    areas = AREAS.replace("乙一镇", '"乙|`#\x1b[31m一\n镇"')
    data = explained(made(tmp_path, "every(townships where pilot)", pilots(b1="否"), areas=areas))
    assert "\x1b" not in explanation_text(data, "zh")
    markdown = explanation_markdown(data, "zh")
    assert "\x1b" not in markdown
    (row,) = (line for line in markdown.splitlines() if "× 不满足" in line)
    assert row.startswith("| 乙\\|\\`\\#")


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, [""]),
        ("abc", 5, ["abc"]),
        ("abc de", 6, ["abc de"]),
        ("abc de", 5, ["abc", "de"]),
        ("开展服务", 8, ["开展服务"]),
        ("开展服务", 7, ["开展服", "务"]),
        ("rate(甲, 乙) > 90%", 10, ["rate(甲,", "乙) > 90%"]),
        ("县（市、区、旗）", 14, ["县（市、区、", "旗）"]),
        ("每个(县, 市) > 3", 8, ["每个(县,", "市) > 3"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("a\nb", 4, ["a b"]),
    ],
)
def test_a_header_is_broken_at_its_width(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines
    assert all(display_width(line) <= width for line in lines)
