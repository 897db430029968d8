"""Sheets, and beside them the maps that are proposed for them."""

import pytest
from imports.sheets import csv, said, sheet, vocabulary

from dp_rules.maps.propose import ProposedTable, propose_table
from dp_rules.maps.read_map import read_map
from dp_rules.maps.write_map import how_sure, map_text, pattern_of
from dp_rules.tables.grid import Grid
from dp_rules.text.place import Source

REAL = """\
甲市2023年7月婚前保健情况,,,,,
单位：人,,,,,
序号,地区,婚前医学检查,,结婚登记人数,备注
,,检查人数,检查率(%),,
1,甲县,345,51.4,600,
2,乙县,—,—,400,未统计
,合计,345,,1000,
,其中小计,345,,1000,
注：截至月底,,,,,
"""
PROPOSED = """\
# 先核对每一列，把“待填”换成数据项的标识，不用的列写 "ignore"；dp-rules check 列出还有哪些没有填。
format = 1

[[tables]]
files = "*年*月.csv"
header = [3, 4]
period = { from = "title" }  # 标题写明的是 2023M07
skip = ["其中小计", "注"]
totals = "待填"  # 7:2“合计”是哪个地区的数；不要这一行的，删去 totals，在 skip 里写上它

[tables.columns]
"序号" = "ignore"  # 名称相同  5:1 “1”
"地区" = "area"  # 名称相同  5:2 “甲县”
"婚前医学检查 / 检查人数" = "待填"  # 待核对：是不是 "premarital_exams"（婚前医学检查人数）？  5:3 “345”
"婚前医学检查 / 检查率(%)" = "待填"  # 待核对：是不是 { item = "premarital_exam_rate", unit = "%" }（婚前医学检查率）？  5:4 “51.4”
"结婚登记人数" = "marriage_registrations"  # 名称相同：结婚登记人数  5:5 “600”
"备注" = "note"  # 名称相同  6:6 “未统计”
"""


def proposed(grid: Grid) -> ProposedTable:
    table = propose_table(grid, vocabulary())
    assert table is not None
    return table


def test_a_map_for_a_sheet_as_they_are() -> None:
    assert map_text([proposed(csv(REAL, "2023年7月.csv"))], None, "zh") == PROPOSED


def test_a_proposal_cannot_be_used_until_it_is_confirmed() -> None:
    text = map_text([proposed(csv(REAL))], None, "en")
    tables, found = read_map(Source("map.toml", text))
    assert tables == []
    assert said(found) == [
        "map.toml:9:10 to-fill-in 还没有填：[tables] 的 totals",
        "map.toml:14:19 to-fill-in 还没有填：[tables.columns] 的 婚前医学检查 / 检查人数",
        "map.toml:15:21 to-fill-in 还没有填：[tables.columns] 的 婚前医学检查 / 检查率(%)",
    ]


# ── a sheet, and of its map the header, and what each column is taken for and how surely ──
SHEETS = {
    "one line": ("地区,年份,结婚登记人数\n甲,2023,5\n", (1,), ["exact area", "exact period", "exact marriage_registrations"]),
    "merged cells": (
        "表,表,表\n地区,婚前医学检查,婚前医学检查\n地区,检查人数,其他\n甲,1,2\n",
        (2, 3),
        ["exact area", "nearest premarital_exams", "nearest premarital_exams"],
    ),
    "words in the first row of figures": ("地区,年份,备注\n甲,2023,未报\n", (1,), ["exact area", "exact period", "exact note"]),
    "periods": ("地区,指标,2022,2023年\n甲,结婚登记人数,5,6\n", (1,), ["exact area", "exact item", "exact 2022", "exact 2023"]),
    "the end of one name, and of several": ("地区,接种率,检查率\n甲,1,2\n", (1,), ["exact area", "nearest vaccination_rate", "none"]),
    "nothing is known": ("甲,乙丙丁\n1,2\n", (1,), ["none", "none"]),
    "an alias, another unit, another name": (
        "地区,结婚登记人数（万人）,结婚登记人数（万对）,结婚登记人数（公斤）,结婚登记的人数\n甲,1,1,1,1\n",
        (1,),
        [
            "exact area",
            "exact marriage_registrations 万",
            "nearest marriage_registrations 万",
            "nearest marriage_registrations",
            "nearest marriage_registrations",
        ],
    ),
    "one item twice": (
        "地区,结婚登记人数,marriage_registrations\n甲,1,1\n",
        (1,),
        ["exact area", "exact marriage_registrations", "nearest marriage_registrations"],
    ),
    "a role misspelt": ("地区,备住,结婚登记人数\n甲,x,1\n", (1,), ["exact area", "nearest note", "exact marriage_registrations"]),
}  # fmt: skip


@pytest.mark.parametrize("name", SHEETS)
def test_what_columns_are_taken_for(name: str) -> None:
    text, lines, expected = SHEETS[name]
    grid = sheet(text) if name == "merged cells" else csv(text)
    table = proposed(grid)
    matches = [column.match for column in table.columns]
    assert table.lines == lines
    assert [
        " ".join(filter(None, (one.sure, one.role or str(one.period or "") or one.item, one.unit.unit)))
        for one in matches
    ] == expected


def test_columns_of_one_name_are_told_and_not_mapped() -> None:
    table = proposed(csv("地区,数,数\n甲,1,2\n"))
    assert how_sure(table.columns[2]).zh == "与前面一列同名，先改表里的列名"
    text = map_text([table], None, "zh")
    assert '\n# "数"  # 与前面一列同名' in text
    assert [one.code for one in read_map(Source("map.toml", text))[1]] == ["to-fill-in", "to-fill-in"]


def test_sheets_are_named_and_names_are_quoted() -> None:
    text = map_text([proposed(sheet('地区,"a""b\\c"\n甲,1\n', "表\t1"))], "../schemas/import.schema.json", "zh")
    assert text.startswith("#:schema ../schemas/import.schema.json\n")
    assert 'sheet = "表\\U000000091"\n' in text
    assert '"a\\"b\\\\c" = "待填"' in text


def test_next_month_s_file_has_the_same_map() -> None:
    assert [pattern_of(name) for name in ("数据/2023年１２月.xlsx", "婚检.csv", "2023-07.csv")] == [
        "*年*月.xlsx",
        "婚检.csv",
        "*-*.csv",
    ]


def test_an_empty_sheet_has_no_map() -> None:
    assert propose_table(csv(""), vocabulary()) is None


def test_a_sheet_of_a_thousand_columns_is_proposed_for_in_time() -> None:
    names = [f"某地某年某项统计指标之{at}" for at in range(1000)]
    table = proposed(csv(",".join(["地区", *names]) + "\n" + ",".join(["甲", *("1" * 1000)]) + "\n"))
    assert len(table.columns) == 1001
