"""Maps and sheets, and beside them the facts that are read or what is said."""

from fractions import Fraction

import pytest
from imports.sheets import csv, read, said, sheet, short, tables_of

from dp_rules.data.import_map import Maps
from dp_rules.tables.grid import Grid, Row
from dp_rules.text.place import address

EXAMS, MARRIAGES, RATE = "premarital_exams", "marriage_registrations", "premarital_exam_rate"

# A sheet as such sheets are: a title, who fills it in, a header of two lines, a subtotal, a total, notes.
MAP = """
header = [3, 4]
period = { from = "title" }
source = "省卫生健康委"
skip = ["小计", "注"]
totals = "辽宁省"

[tables.columns]
"序号" = "ignore"
"地区" = "area"
"婚前医学检查 / 检查人数" = "premarital_exams"
"婚前医学检查 / 结婚登记（万对）" = { item = "marriage_registrations", unit = "万", times = 2 }
"检查率（%）" = { item = "婚前医学检查率", unit = "%" }
"备注" = "note"
"""
AS_CSV = """\
辽宁省２０２３年婚前保健情况,,,,,
填表单位：（公章）,,,,,
序号,地区,婚前医学检查,,检查率（%）,备注
,,检查人数,结婚登记（万对）,,
1,甲市,"１２，３４５",1.2,５１.４,
2,乙市,—,0.9,—,未统计
,小　计,12345,2.1,51.4,
合　计,,23456,2.1,>50,
注：1. 结婚登记按对计,,,,,
"""
AS_SHEET = """\
辽宁省２０２３年婚前保健情况,辽宁省２０２３年婚前保健情况,辽宁省２０２３年婚前保健情况,辽宁省２０２３年婚前保健情况,辽宁省２０２３年婚前保健情况
填表单位：（公章）
序号,地区,婚前医学检查,婚前医学检查,检查率（%）,备注
序号,地区,检查人数,结婚登记（万对）,检查率（%）,备注
1,甲市,"１２，３４５",1.2,５１.４
2,乙市,—,0.9,—,未统计
小　计,小　计,12345,2.1,51.4
合　计,合　计,23456,2.1,>50
注：1. 结婚登记按对计
"""
FACTS = [
    ("甲市", "2023", EXAMS, "１２，３４５", "省卫生健康委"),
    ("甲市", "2023", MARRIAGES, "1.2万×2", "省卫生健康委"),
    ("甲市", "2023", RATE, "５１.４%", "省卫生健康委"),
    ("乙市", "2023", EXAMS, "—", "省卫生健康委", "未统计"),
    ("乙市", "2023", MARRIAGES, "0.9万×2", "省卫生健康委", "未统计"),
    ("乙市", "2023", RATE, "—", "省卫生健康委", "未统计"),
    ("辽宁省", "2023", EXAMS, "23456", "省卫生健康委"),
    ("辽宁省", "2023", MARRIAGES, "2.1万×2", "省卫生健康委"),
    ("辽宁省", "2023", RATE, ">50%", "省卫生健康委"),
]


@pytest.mark.parametrize("grid", [csv(AS_CSV), sheet(AS_SHEET)], ids=["exported as CSV", "a sheet"])
def test_a_sheet_as_they_are(grid: Grid) -> None:
    facts, found = read(MAP, grid)
    assert short(facts) == FACTS
    assert [one.code for one in found] == ["rows-left-out"]
    assert found[0].severity == "remark"
    assert found[0].message.zh.startswith("按对照表略过 2 行：“小　计”、“注：1. ")


def test_figures_keep_their_places_and_their_precision() -> None:
    facts, _ = read(MAP, sheet(AS_SHEET))
    assert [address(fact.place) for fact in facts[:4]] == [
        "2023.xlsx [婚检] C5",
        "2023.xlsx [婚检] D5",
        "2023.xlsx [婚检] E5",
        "2023.xlsx [婚检] C6",
    ]
    couples = facts[1]
    assert couples.values is not None
    assert (couples.values.lower, couples.step) == (Fraction(24000), Fraction(2000))


def test_the_header_is_found_by_its_names() -> None:
    without = MAP.replace("header = [3, 4]\n", "")
    assert short(read(without, csv(AS_CSV))[0]) == FACTS
    assert short(read(without, sheet(AS_SHEET))[0]) == FACTS


# ── the parts of a map: map, sheet, facts ──
COLUMNS = '[tables.columns]\n"地区" = "area"\n'
READ = {
    "area and period for all of the sheet, items in rows": (
        'area = "辽宁"\nperiod = 2023\n[tables.columns]\n"指标名称" = "item"\n"数" = "value"\n"单位名" = "source"\n',
        "指标名称,数,单位名\n结婚登记人数,5,甲\n婚前医学检查率,70%,\n",
        [("辽宁省", "2023", MARRIAGES, "5", "甲"), ("辽宁省", "2023", RATE, "70%")],
    ),
    "a unit for all figures of a column of values": (
        'area = "甲"\nperiod = "2023"\n[tables.columns]\n"指标名称" = "item"\n"数（万）" = { unit = "万" }\n',
        "指标名称,数（万）\n结婚登记人数,5\n",
        [("甲", "2023", MARRIAGES, "5万")],
    ),
    "columns of periods": (
        COLUMNS + '"项目" = "item"\n"上年" = { period = 2022 }\n"本年" = { period = "2023年" }\n',
        "地区,项目,上年,本年\n甲,结婚登记人数,1,2\n",
        [("甲", "2022", MARRIAGES, "1"), ("甲", "2023", MARRIAGES, "2")],
    ),
    "one item in columns of two periods": (
        COLUMNS
        + '"登记 / 上年" = { item = "结婚登记人数", period = "2022" }\n"登记 / 本年" = { item = "结婚登记人数", period = "2023" }\n',
        "地区,登记,\n,上年,本年\n甲,1,2\n",
        [("甲", "2022", MARRIAGES, "1"), ("甲", "2023", MARRIAGES, "2")],
    ),
    "a column of periods; names with spaces and line ends": (
        COLUMNS + '"年份" = "period"\n"检查人数" = "premarital_exams"\n',
        '地　区,年 份,"检查\n人数"\n甲,2023年第二季度,7\n',
        [("甲", "2023Q2", EXAMS, "7")],
    ),
    "columns that are not mentioned, where that is said": (
        'period = "2023"\nothers = "ignore"\n' + COLUMNS + '"登记" = "结婚登记人数"\n',
        "地区,登记,排名,\n甲,12,345,x\n",
        [("甲", "2023", MARRIAGES, "12")],
    ),
    "an ignored column need not be there": (
        'period = "2023"\n' + COLUMNS + '"登记" = "结婚登记人数"\n"序号" = "ignore"\n',
        "地区,登记\n甲,12\n",
        [("甲", "2023", MARRIAGES, "12")],
    ),
    "the file's name names the period, the words before a total the area": (
        'period = { from = "file" }\ntotals = "辽宁省"\n' + COLUMNS + '"登记" = "结婚登记人数"\n',
        "地区,登记\n甲,12\n全省合计：,12\n",
        [("甲", "2021", MARRIAGES, "12"), ("辽宁省", "2021", MARRIAGES, "12")],
    ),
    "bounds and words in a column of percent": (
        'period = "2023"\n' + COLUMNS + '"率" = { item = "婚前医学检查率", unit = "%" }\n',
        "地区,率\n甲,70以上\n乙,不低于 70 \n丙,\n丁,不适用\n",
        [
            ("甲", "2023", RATE, "70%以上"),
            ("乙", "2023", RATE, "不低于 70% "),
            ("丙", "2023", RATE, ""),
            ("丁", "2023", RATE, "不适用"),
        ],
    ),
}


@pytest.mark.parametrize("name", READ)
def test_what_is_read(name: str) -> None:
    map_, text, facts = READ[name]
    found_facts, found = read(map_, csv(text, "2021年.csv"))
    assert (short(found_facts), said(found)) == (facts, [])


def test_the_sheet_says_the_area() -> None:
    map_ = 'area = { from = "sheet" }\nperiod = { from = "file" }\n[tables.columns]\n"登记" = "结婚登记人数"\n'
    facts, found = read(map_, sheet("登记\n5\n", "甲县", "报表2023年7月.xlsx"))
    assert (short(facts), said(found)) == ([("甲县", "2023M07", MARRIAGES, "5")], [])


def test_a_table_of_a_database_has_its_header_already() -> None:
    grid = Grid("a.db", iter([Row(1, ["甲", "5"])]), "t", ["dq", "djs"])
    facts, _ = read('period = "2023"\n[tables.columns]\ndq = "area"\ndjs = "结婚登记人数"\n', grid)
    assert (short(facts), address(facts[0].place)) == ([("甲", "2023", MARRIAGES, "5")], "a.db [t] #1 djs")


# ── what is said: map, sheet, diagnostics ──
SIMPLE = 'period = "2023"\n' + COLUMNS + '"登记" = "结婚登记人数"\n'
SAID = {
    "a column that is not mentioned": (
        SIMPLE,
        "地区,登记,检查\n甲,1,2\n",
        ["a.csv:1:3 unknown-column 对照表没有提到“检查”列"],
    ),
    "a column that is lacking": (SIMPLE + '"检查" = "premarital_exams"\n', "地区,登记\n甲,1\n", ["a.csv:1:1 missing-column 表里没有“检查”列"]),
    "a column that has another name now": (
        SIMPLE,
        "地区,登记数\n甲,1\n",
        ["a.csv:1:2 unknown-column 对照表没有提到“登记数”列", "a.csv:1:1 missing-column 表里没有“登记”列"],
    ),
    "a column without a name": (SIMPLE, "地区,登记,\n甲,1,x\n", ["a.csv:2:1 wrong-cells 这一行有 3 格，表头有 2 列"]),
    "a column without a name between others": (SIMPLE, "地区,,登记\n甲,x,1\n", ["a.csv:1:2 unknown-column 第 2 列没有列名"]),
    "two columns of one name": (SIMPLE, "地区,登记,登记\n甲,1,2\n", ["a.csv:1:3 duplicate-column 两列说的是同一项：“登记”"]),
    "two columns of one item": (
        SIMPLE + '"登 记 数" = "marriage_registrations"\n',
        "地区,登记,登记数\n甲,1,2\n",
        ["a.csv:1:3 duplicate-column 两列说的是同一项：“登记”、“登记数”"],
    ),
    "no header": (SIMPLE, "甲,乙\n1,2\n", ["a.csv:1:1 missing-column 找不到表头：对照表里的列名一个也没有"]),
    "a header that is not there": (
        "header = 7\n" + SIMPLE,
        "地区,登记\n甲,1\n",
        ["a.csv:1:1 missing-column 表头应当在第 7 行，但那里没有内容"],
    ),
    "a header without rows": (SIMPLE, "地区,登记\n", ["a.csv:1:1 empty-file 只有表头，没有数据行"]),
    "an item that there is not": (
        SIMPLE.replace("结婚登记人数", "结婚登记数"),
        "地区,登记\n甲,1\n",
        ["map.toml:6:8 unknown-item 没有名为“结婚登记数”的数据项或指标"],
    ),
    "a title with two periods": (
        SIMPLE.replace('"2023"', '{ from = "title" }'),
        "2022年和2023年登记情况\n地区,登记\n甲,1\n",
        ["a.csv:1:1 not-a-period 表头上面的标题没有写明一个时期：“2022年和2023年登记情况”"],
    ),
    "a title with half a year": (
        SIMPLE.replace('"2023"', '{ from = "title" }'),
        "2023年7—12月登记情况\n地区,登记\n甲,1\n",
        ["a.csv:1:1 not-a-period 表头上面的标题没有写明一个时期：“2023年7—12月登记情况”"],
    ),
    "no title": (
        SIMPLE.replace('"2023"', '{ from = "title" }'),
        "地区,登记\n甲,1\n",
        ["not-a-period 表头上面的标题没有写明一个时期"],
    ),
    "a unit of its own": (
        SIMPLE.replace('"结婚登记人数"', '{ item = "结婚登记人数", unit = "万" }'),
        "地区,登记\n甲,1.5万\n乙,1.5%\n丙,1\n",
        [
            "a.csv:2:2 unit-twice “1.5万”自己有单位，这一列又规定以“万”计",
            "a.csv:3:2 unit-twice “1.5%”自己有单位，这一列又规定以“万”计",
        ],
    ),
    "what cannot be read cannot be read with a unit": (
        SIMPLE.replace('"结婚登记人数"', '{ item = "结婚登记人数", unit = "万" }'),
        "地区,登记\n甲,约1.5\n乙,12人\n丙,-1\n",
        [
            "a.csv:2:2 unreadable-figure “约1.5万”读不懂，不能当作数字",
            "a.csv:3:2 unreadable-figure “12人”读不懂，不能当作数字",
            "a.csv:4:2 outside-domain 数量不能小于 0",
        ],
    ),
    "a count in percent": (
        SIMPLE.replace('"结婚登记人数"', '{ item = "结婚登记人数", unit = "%" }'),
        "地区,登记\n甲,1\n乙,2\n",
        ["map.toml:6:8 wrong-unit 这是数量，不以“%”计"],
    ),
    "a ratio in 万": (
        SIMPLE.replace('"结婚登记人数"', '{ item = "婚前医学检查率", unit = "万" }'),
        "地区,登记\n甲,1\n",
        ["map.toml:6:8 wrong-unit 这是比率，不以“万”计"],
    ),
    "a total that no map speaks of": (
        SIMPLE,
        "地区,登记\n甲,1\n合 计,1\n",
        ["a.csv:3:1 total-row “合 计”不是地区，是合计行"],
    ),
    "a note that no map speaks of": (
        SIMPLE,
        "地区,登记\n甲,1\n注：按对计,\n",
        ["a.csv:3:1 note-row “注：按对计”不是地区，是表下的注"],
    ),
    "another total than that of the whole": (
        'totals = "辽宁省"\n' + SIMPLE,
        "地区,登记\n甲市合计,1\n合计,1\n",
        ["a.csv:2:1 total-row “甲市合计”不是地区，是合计行"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SAID)
def test_what_is_said(name: str) -> None:
    map_, text, expected = SAID[name]
    assert said(read(map_, csv(text))[1]) == expected


def test_help_names_the_other_half() -> None:
    _, found = read(SIMPLE, csv("地区,登记数\n甲,1\n"))
    helps = [one.help for one in found]
    assert [help_.zh for help_ in helps if help_] == ["是不是对照表里的“登记”？", "是不是表里的“登记数”？"]
    assert [address(label.place) for one in found for label in one.labels] == ["map.toml:4:9", "map.toml:6:1"]


# ── which sheets a table is for: files and sheet of the map, file and sheet, whether it is for it ──
@pytest.mark.parametrize(
    ("for_", "file", "name", "expected"),
    [
        ("", "a.csv", None, True),
        ('files = "*.xlsx"', "数据/2023.XLSX", "婚检", True),
        ('files = "*.xlsx"', "2023.csv", None, False),
        ('files = ["一月.csv", "二月.csv"]', "二月.csv", None, True),
        ('sheet = "婚检*"', "a.xlsx", "婚检（1）", True),
        ('sheet = "婚检"', "a.xlsx", "婚检2", False),
        ('sheet = "婚检?"', "a.xlsx", "婚检2", True),
        ('sheet = "婚检"', "a.csv", None, False),
        ('files = "[1].csv"', "1.csv", None, False),
        ('files = "[1].csv"', "[1].csv", None, True),
    ],
)
def test_which_sheets_a_table_is_for(for_: str, file: str, name: str | None, expected: bool) -> None:  # noqa: FBT001
    maps = Maps(tables_of(f"{for_}\n{SIMPLE}"))
    assert (maps.table_for(Grid(file, iter(()), name)) is not None) is expected
    assert [one.code for one in maps.unused()] == ([] if expected else ["unused-map"])


def test_rows_are_read_alike_at_once_and_one_by_one() -> None:
    """A note in the last row makes the whole batch be read cell by cell."""
    text = "地区,登记,备注\n" + "".join(f"{at}县,{at}.5,\n" for at in range(300))
    map_ = SIMPLE.replace('"结婚登记人数"', '{ item = "结婚登记人数", unit = "万" }') + '"备注" = "note"\n'
    at_once, one_by_one = short(read(map_, csv(text))[0]), short(read(map_, csv(text + "末县,1,见注\n"))[0])
    assert at_once == one_by_one[:-1]
    assert len(at_once) == 300
