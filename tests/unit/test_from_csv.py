"""CSV files, and beside each the facts read from it or what is wrong with it."""

import csv
from fractions import Fraction
from textwrap import dedent

import pytest
from csv_text import read_csv_facts

from dp_rules.data.fact import Fact
from dp_rules.data.vocabulary import Vocabulary
from dp_rules.quantity.missing import Missing
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Cell, Document, Source
from dp_rules.text.render import render


def read(text: str, vocabulary: Vocabulary) -> tuple[list[Fact], list[Diagnostic]]:
    """Read a CSV text called ``a.csv``."""
    return read_csv_facts(Source("a.csv", text), vocabulary)


def places(problems: list[Diagnostic]) -> list[tuple[str, int, int]]:
    """Return code, line and column of each diagnostic, 0 and 0 for a whole file."""
    return [
        (one.code, 0, 0) if isinstance(one.place, Document) else (one.code, one.place.line, one.place.column)
        for one in problems
    ]


MARRIAGES, RATE = "marriage_registrations", "premarital_exam_rate"

# ── what is read: id, area, period, value, line and column ──
READ = {
    "long": (
        "area,period,item,value\n辽宁省,2020,结婚登记人数,18.5万\n辽宁省,2021Q2,婚前医学检查率,68.5％\n",
        [(MARRIAGES, "辽宁省", "2020", 185000, 2, 4), (RATE, "辽宁省", "2021Q2", Fraction(137, 200), 3, 4)],
    ),
    "long, Chinese headers in another order, full-width letters and spaces": (
        "数 值,地区,ＩＴＥＭ,年份\n\n5,辽宁省,结婚登记人数,２０２０年\n",
        [(MARRIAGES, "辽宁省", "2020", 5, 3, 1)],
    ),
    "wide by item; an empty cell is left blank": (
        "地区,时期,结婚登记人数,婚前医学检查率\n辽宁省,2020,5,\n",
        [(MARRIAGES, "辽宁省", "2020", 5, 2, 3), (RATE, "辽宁省", "2020", Missing.BLANK, 2, 4)],
    ),
    "wide by period": (
        "地区,指标,2020,2021年\n辽宁省,婚前医学检查率,70%,—\n",
        [
            (RATE, "辽宁省", "2020", Fraction(7, 10), 2, 3),
            (RATE, "辽宁省", "2021", Missing.NOT_COLLECTED, 2, 4),
        ],
    ),
    "tabs": ("area\tperiod\titem\tvalue\nx\t2020\t结婚登记人数\t1,234\n", [(MARRIAGES, "x", "2020", 1234, 2, 4)]),
    "semicolons": ("area;period;item;value\nx;2020;结婚登记人数;1,234\n", [(MARRIAGES, "x", "2020", 1234, 2, 4)]),
    "a comma within quotes": (
        'area,period,item,value\nx,2020,结婚登记人数,"1,234"\n',
        [(MARRIAGES, "x", "2020", 1234, 2, 4)],
    ),
    "a code for the plan's area": (
        "area,period,item,value\n210000,2020,结婚登记人数,1\n",
        [(MARRIAGES, "辽宁省", "2020", 1, 2, 4)],
    ),
    "a record over two lines: the next one's line is as a person counts": (
        'area,period,item,value,note\r\nx,2020,结婚登记人数,1,"两\r\n行"\r\n,,,,\r\n\r\nx,2021,结婚登记人数,2,\r\n',
        [(MARRIAGES, "x", "2020", 1, 2, 4), (MARRIAGES, "x", "2021", 2, 6, 4)],
    ),
    "line ends of old: CR alone": (
        "area,period,item,value\rx,2020,结婚登记人数,1\r",
        [(MARRIAGES, "x", "2020", 1, 2, 4)],
    ),
    "empty cells beyond the header, and a column without header or content": (
        "area,period,,item,value,\nx,2020,,结婚登记人数,1,,,\n",
        [(MARRIAGES, "x", "2020", 1, 2, 5)],
    ),
    "a last column of notes may be left out": (
        "area,period,item,value,note\nx,2020,结婚登记人数,1\n",
        [(MARRIAGES, "x", "2020", 1, 2, 4)],
    ),
    "zero is zero": ("area,period,item,value\nx,2020,结婚登记人数,0\n", [(MARRIAGES, "x", "2020", 0, 2, 4)]),
}


@pytest.mark.parametrize(("text", "expected"), READ.values(), ids=READ.keys())
def test_facts(text: str, expected: list[tuple[object, ...]], vocabulary: Vocabulary) -> None:
    facts, problems = read(text, vocabulary)
    assert problems == []
    found = []
    for fact in facts:
        assert isinstance(fact.place, Cell)
        value = fact.missing or (fact.values.lower if fact.values else None)
        found.append((fact.id, fact.area, str(fact.period), value, fact.place.line, fact.place.column))
    assert found == expected


def test_publisher_and_note_go_with_every_fact_of_a_row(vocabulary: Vocabulary) -> None:
    facts, problems = read("area,period,结婚登记人数,来源,备注\nx,2020,1,省民政厅,快报\nx,2021,2,,\n", vocabulary)
    assert problems == []
    assert [(fact.publisher, fact.note) for fact in facts] == [("省民政厅", "快报"), (None, None)]


# ── what is wrong: code, line and column ──
LONG = "area,period,item,value\n"
WITH_NOTE = "area,period,item,value,note\n"
WRONG = {
    "an empty file": ("", [("empty-file", 0, 0)]),
    "blank lines only": ("\n \n,,,\n", [("empty-file", 0, 0)]),
    "a header only": ("\n" + LONG, [("empty-file", 2, 1)]),
    "no column of values": ("地区,时期,数据项\nx,2020,结婚登记人数\n", [("missing-column", 1, 1)]),
    "a title above the header": ("2020年统计表,,,\narea,period,item,value\n", [("missing-column", 1, 1)]),
    "full-width commas": ("area，period，item，value\nx，2020，a，1\n", [("full-width-comma", 1, 1)]),
    "a header twice": ("area,地区,period,item,value\nx,x,2020,结婚登记人数,1\n", [("duplicate-column", 1, 2)]),
    "an item twice": ("area,period,结婚登记人数,marriage_registrations\nx,2020,1,1\n", [("duplicate-column", 1, 4)]),
    "a period twice": ("area,item,2020,2020年\nx,结婚登记人数,1,1\n", [("duplicate-column", 1, 4)]),
    "an unknown item's column": ("area,period,结婚登记人,备注\nx,2020,1,\n", [("unknown-column", 1, 3)]),
    "a column that is no period": ("area,item,2020,合计\nx,结婚登记人数,1,1\n", [("unknown-column", 1, 4)]),
    "content under no header": ("area,period,,item,value\nx,2020,a,结婚登记人数,1\n", [("unknown-column", 1, 3)]),
    "a column of units, which would be lost": (
        "area,period,item,value,单位\nx,2020,结婚登记人数,1,万人\n",
        [("unknown-column", 1, 5)],
    ),
    "values beside the column of values": (
        "area,period,item,value,2021\nx,2020,结婚登记人数,1,2\n",
        [("unknown-column", 1, 5)],
    ),
    "a column that is not read, a remark": (
        "area,period,item,value,序号\nx,2020,结婚登记人数,1,1\n",
        [("ignored-column", 1, 5)],
    ),
    "a thousands comma makes a cell too many": (LONG + "x,2020,结婚登记人数,1,234\n", [("wrong-cells", 2, 1)]),
    "a thousands comma that runs into the note": (WITH_NOTE + "x,2020,结婚登记人数,1,234\n", [("wrong-cells", 2, 4)]),
    "a cell too few": (LONG + "x,2020,结婚登记人数\n", [("wrong-cells", 2, 1)]),
    "no area": (LONG + " ,2020,结婚登记人数,1\n", [("no-area", 2, 1)]),
    "everything wrong in one row": (
        LONG + ",二〇二〇,结婚登记人数,约70\n",
        [("unreadable-figure", 2, 4), ("no-area", 2, 1), ("not-a-period", 2, 2)],
    ),
    "a misspelt item in three rows is said once": (
        LONG + "x,2020,结婚登记人,1\nx,2021,结婚登记人,2\nx,2022,结婚登记人,2\n",
        [("unknown-item", 2, 3)],
    ),
    "a rate without percent sign": (LONG + "x,2020,婚前医学检查率,0.7\n", [("wrong-unit", 2, 4)]),
    "a negative count": (LONG + "x,2020,结婚登记人数,-1\n", [("outside-domain", 2, 4)]),
    "a quote that is never closed, in the second row": (
        LONG + 'x,2020,结婚登记人数,1\nx,2020,结婚登记人数,"2\nx,2020,结婚登记人数,3\n',
        [("csv-syntax", 3, 4)],
    ),
    "an open quote after a record over two lines": (
        WITH_NOTE + 'x,2020,结婚登记人数,1,"a\nb"\nx,2020,"结婚\n登记人数","2\n',
        [("csv-syntax", 5, 4)],
    ),
    "text after a quote": (LONG + 'x,2020,结婚登记人数,"1"2\n', [("csv-syntax", 2, 4)]),
    "a cell that is too long": (LONG + f"x,2020,结婚登记人数,{'9' * 1_000_001}\n", [("csv-syntax", 2, 4)]),
    "a NUL": (LONG + "x,2020,结婚登记人数,1\0\n", [("unreadable-figure", 2, 4)]),
}


@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=WRONG.keys())
def test_problems(text: str, expected: list[tuple[str, int, int]], vocabulary: Vocabulary) -> None:
    assert places(read(text, vocabulary)[1]) == expected


def test_rows_before_and_beside_a_fault_are_still_read(vocabulary: Vocabulary) -> None:
    text = LONG + 'x,2020,结婚登记人数,1\nx,2021,结婚登记人数,一\nx,2022,结婚登记人数,3\nx,2023,结婚登记人数,"4\n'
    facts, problems = read(text, vocabulary)
    assert [str(fact.period) for fact in facts] == ["2020", "2022"]
    assert places(problems) == [("csv-syntax", 5, 4), ("unreadable-figure", 3, 4)]


def test_the_limit_of_other_csv_readers_is_left_as_it_was(vocabulary: Vocabulary) -> None:
    before = csv.field_size_limit()
    read(LONG + 'x,2020,结婚登记人数,"1\n', vocabulary)
    assert csv.field_size_limit() == before


# ── what a person sees ──
SHOWN = {
    "missing-column": (
        "aera,period,item,vaule\nx,2020,结婚登记人数,1\n",
        """\
        错误[missing-column]：表头缺少地区（area）、数值（value）
          --> a.csv:1:1
              | "aera,period,item,vaule"
          = 办法：“aera”是不是“area”？
          = 办法：“vaule”是不是“value”？
          = 办法：可以一行一个数值：area（地区）、period（时期）、item（数据项）、value（数值）
          = 办法：或者 area、period 加上以数据项命名的各列
          = 办法：或者 area、item 加上以时期命名的各列""",
        """\
        error[missing-column]: the header has no area, value
          --> a.csv:1:1
              | "aera,period,item,vaule"
          = help: "aera": did you mean "area"?
          = help: "vaule": did you mean "value"?
          = help: one value a row: area, period, item, value
          = help: or area, period and columns named after items
          = help: or area, item and columns named after periods""",
    ),
    "unknown-column": (
        "area,period,结婚登记人\nx,2020,1\n",
        """\
        错误[unknown-column]：列名“结婚登记人”不是数据项或指标
          --> a.csv:1:3
              | "结婚登记人"
          = 办法：是不是“结婚登记人数”？""",
        """\
        error[unknown-column]: the column "结婚登记人" is not an item or indicator
          --> a.csv:1:3
              | "结婚登记人"
          = help: did you mean "结婚登记人数"?""",
    ),
    "duplicate-column": (
        "area,地区,period,item,value\nx,x,2020,结婚登记人数,1\n",
        """\
        错误[duplicate-column]：两列说的是同一项：“area”、“地区”
          --> a.csv:1:2
              | "地区"
          --> a.csv:1:1
              | "area" 另一列""",
        """\
        error[duplicate-column]: two columns say the same: "area", "地区"
          --> a.csv:1:2
              | "地区"
          --> a.csv:1:1
              | "area" the other one""",
    ),
    "wrong-cells": (
        LONG + "x,2020,结婚登记人数,1,234\n",
        """\
        错误[wrong-cells]：这一行有 5 格，表头有 4 列
          --> a.csv:2:1
              | "x,2020,结婚登记人数,1,234"
          = 办法：数字带千分位逗号时加引号（"1,234"），或写作 1234""",
        """\
        error[wrong-cells]: this row has 5 cells, the header 4 columns
          --> a.csv:2:1
              | "x,2020,结婚登记人数,1,234"
          = help: put a number with a comma in quotes ("1,234"), or write 1234""",
    ),
    "csv-syntax": (
        LONG + 'x,2020,结婚登记人数,"12\nx,2021,结婚登记人数,1\n',
        """\
        错误[csv-syntax]：引号没有配对
          --> a.csv:2:4
              | ""12"
          = 办法：每个引号要成对；格里的引号写两个：\"\"""",
        """\
        error[csv-syntax]: this quote is never closed
          --> a.csv:2:4
              | ""12"
          = help: close every quote; a quote within a cell is written twice: \"\"""",
    ),
    "empty-file": (
        LONG,
        """\
        错误[empty-file]：只有表头，没有数据行
          --> a.csv:1:1
              | "area,period,item,value\"""",
        """\
        error[empty-file]: there is a header and no rows
          --> a.csv:1:1
              | "area,period,item,value\"""",
    ),
    "full-width-comma": (
        "area，period，item，value\n",
        """\
        错误[full-width-comma]：表头用中文逗号“，”分隔
          --> a.csv:1:1
              | "area，period，item，value"
          = 办法：全部换成英文逗号“,”""",
        """\
        error[full-width-comma]: the header is separated by full-width commas "，"
          --> a.csv:1:1
              | "area，period，item，value"
          = help: use the plain comma "," throughout""",
    ),
    "ignored-column": (
        "area,period,item,value,nota\nx,2020,结婚登记人数,1,a\n",
        """\
        说明[ignored-column]：不读“nota”列
          --> a.csv:1:5
              | "nota"
          = 办法：“nota”是不是“note”？""",
        """\
        remark[ignored-column]: the column "nota" is not read
          --> a.csv:1:5
              | "nota"
          = help: "nota": did you mean "note"?""",
    ),
    "unknown-item": (
        LONG + "x,2020,结婚登记人,1\nx,2021,结婚登记人,1\n",
        """\
        错误[unknown-item]：没有名为“结婚登记人”的数据项或指标
          --> a.csv:2:3
              | "结婚登记人"
          = 注：另有 1 处写法相同
          = 办法：是不是“结婚登记人数”？""",
        """\
        error[unknown-item]: there is no item or indicator called "结婚登记人"
          --> a.csv:2:3
              | "结婚登记人"
          = note: it is written once more
          = help: did you mean "结婚登记人数"?""",
    ),
}


@pytest.mark.parametrize(("text", "zh", "en"), SHOWN.values(), ids=SHOWN.keys())
def test_as_shown(text: str, zh: str, en: str, vocabulary: Vocabulary) -> None:
    (problem,) = read(text, vocabulary)[1]
    assert render(problem, "zh") == dedent(zh)
    assert render(problem, "en") == dedent(en)
