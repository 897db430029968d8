"""Inputs that cannot be used: each gets a clear message at its place, in both languages, and nothing is half-written."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from cli.program import Lang, Ran, clean_environment, dp, run

from dp_rules.api import InputError, check, load_facts, load_plan
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.safe import printable

HEAD = """format = 1

[plan]
id = "jia"
extends = "catalogue"
name = "甲省计划"
area = "甲省"
first_year = 2022
last_year = 2025

"""
INDICATOR = """[indicators.premarital_exam_rate]
rule = "rate(premarital_exams, marriage_registrations) > 70%"
wording = ">70％"
place = "表第2行"
due = 2025
"""
GOOD = HEAD + INDICATOR
RULE = "rate(premarital_exams, marriage_registrations)"
COLUMNS = "area,period,item,value\n"
GOOD_DATA = COLUMNS + "甲省,2023,婚前医学检查率,68.5%\n"


def with_rule(rule: str) -> str:
    """Return the good plan with another rule."""
    return GOOD.replace(f'"{RULE} > 70%"', f'"{rule}"')


class Bad(NamedTuple):
    """A bad input and the parts of what is said of it; ``FILE`` stands for the file as it was given."""

    text: str | bytes
    chinese: tuple[str, ...]
    english: tuple[str, ...]
    code: int = 1


BAD_SPECS: dict[str, Bad] = {
    # ── TOML that is none ──
    "full-width quotation marks": Bad(
        GOOD.replace('place = "表第2行"', "place = “表第2行”"),
        ('错误[full-width-sign]：这里的引号 “ 是中文（全角）的，要用英文的 "', "FILE:14:9", "“表第2行”", '办法：写作：place = "表第2行"'),
        ('error[full-width-sign]: the sign “ is full-width: type the plain quotation mark "', "FILE:14:9", 'help: write: place = "表第2行"'),
    ),
    "a full-width equals sign": Bad(
        GOOD.replace("due = 2025", "due ＝ 2025"),
        ("错误[full-width-sign]：这里的等号 ＝ 是中文（全角）的，要用英文的 =", "FILE:15:5", "due ＝ 2025", "办法：写作：due = 2025"),
        ("error[full-width-sign]: the sign ＝ is full-width: type the plain equals sign =", "FILE:15:5", "help: write: due = 2025"),
    ),
    "a colon for the equals sign": Bad(
        GOOD.replace("due = 2025", "due：2025"),
        ("错误[full-width-sign]：这里的 ： 是中文冒号；键和值之间要用英文的 =", "FILE:15:4", "办法：写作：due=2025"),
        ("error[full-width-sign]: the sign ： is a full-width colon: type the plain equals sign =", "FILE:15:4", "help: write: due=2025"),
    ),
    "full-width brackets": Bad(
        GOOD.replace("[indicators.premarital_exam_rate]", "【indicators.premarital_exam_rate】"),
        ("错误[full-width-sign]：这里的方括号 【 是中文（全角）的，要用英文的 [", "FILE:11:1", "办法：写作：[indicators.premarital_exam_rate]"),
        ("error[full-width-sign]: the sign 【 is full-width: type the plain bracket [", "FILE:11:1", "help: write: [indicators.premarital_exam_rate]"),
    ),
    "a quotation mark not closed": Bad(
        GOOD.replace('> 70%"', "> 70%"),
        ('错误[toml-syntax]：引号没有成对：少了后一个 "', "FILE:12:8", "> 70%\n", '办法：写作：rule = "'),
        ('error[toml-syntax]: a quotation mark is not closed: " is missing', "FILE:12:8", 'help: write: rule = "'),
    ),
    "a bracket not closed": Bad(
        GOOD + 'lead = ["省卫生健康委"\n',
        ("错误[toml-syntax]：方括号没有成对：少了 ]", "FILE:16:8", '办法：写作：lead = ["省卫生健康委"]'),
        ("error[toml-syntax]: a square bracket is not closed: ] is missing", "FILE:16:8", 'help: write: lead = ["省卫生健康委"]'),
    ),
    "a key twice": Bad(
        GOOD + "due = 2026\n",
        ("错误[duplicate-key]：键 indicators.premarital_exam_rate.due 写了两次", "FILE:16:1", "due = 2026", "FILE:15:1", "^^^ 第一次"),
        ("error[duplicate-key]: the key indicators.premarital_exam_rate.due is given twice", "FILE:16:1", "FILE:15:1", "^^^ the first one"),
    ),
    "a table twice": Bad(
        GOOD + "\n" + INDICATOR,
        ("错误[duplicate-key]：表 [indicators.premarital_exam_rate] 写了两次", "FILE:17:1", "FILE:11:1", "^ 第一次", "办法：合成一个"),
        ("error[duplicate-key]: the table [indicators.premarital_exam_rate] is given twice", "FILE:17:1", "FILE:11:1", "^ the first one"),
    ),
    "no value": Bad(
        GOOD.replace("due = 2025", "due ="),
        ("错误[toml-syntax]：等号后面没有值", "FILE:15:5"),
        ("error[toml-syntax]: there is no value after =", "FILE:15:5"),
    ),
    "a line that is none": Bad(
        GOOD + "就是这样\n",
        ("错误[toml-syntax]", "FILE:16:1"),
        ("error[toml-syntax]", "FILE:16:1"),
    ),
    "two on a line": Bad(
        GOOD + 'no = 1 note = "x"\n',
        ("错误[toml-syntax]：一行只能写一个键和值", "FILE:16:8"),
        ("error[toml-syntax]: a line holds one key and its value", "FILE:16:8"),
    ),
    "a tab and an escape sequence in a string": Bad(
        GOOD + 'note = "\x1b[31mred"\n',
        ("错误[unseen-sign]：这里有一个看不见的字符 U+001B", "FILE:16:9", "�[31mred", "办法：删去它"),
        ("error[unseen-sign]: there is a sign here that cannot be seen, U+001B", "FILE:16:9", "help: remove it"),
    ),
    "a whole number of 5,000 digits": Bad(
        GOOD.replace("due = 2025", "due = " + "9" * 5000),
        ("错误[toml-syntax]：有一个整数太长", "FILE"),
        ("error[toml-syntax]: a whole number in the file is too long", "FILE"),
    ),
    "2,000 arrays in one another": Bad(
        GOOD + "x = " + "[" * 2000 + "]" * 2000 + "\n",
        ("错误[toml-syntax]：嵌套太深", "FILE"),
        ("error[toml-syntax]: the file is nested too deeply", "FILE"),
    ),
    "a header of 1,000 segments": Bad(
        GOOD + "\n[" + ".".join("a" * 1000) + "]\n",
        ("错误[toml-syntax]：嵌套太深：最多 32 层", "FILE"),
        ("error[toml-syntax]: the file is nested too deeply: at most 32 levels", "FILE"),
    ),
    "a whole number of 3,600 hexadecimal digits": Bad(
        GOOD.replace("format = 1", "format = 0x" + "F" * 3600),
        ("错误[toml-syntax]：一个整数太长：最多 60 位", "FILE:1:10"),
        ("error[toml-syntax]: a whole number is too long: at most 60 digits are read", "FILE:1:10"),
    ),
    "more than 1 MB": Bad(
        GOOD + 'note = "' + "x" * 1_000_000 + '"\n',
        ("错误[file-too-large]：文件太大：最多 1 MB", "FILE"),
        ("error[file-too-large]: the file is too large: at most 1 MB can be read", "FILE"),
        3,
    ),
    # ── keys and values ──
    "an unknown key": Bad(
        GOOD + 'wordng = "x"\n',
        ("错误[unknown-key]：[indicators.premarital_exam_rate] 没有名为 wordng 的键", "FILE:16:1", "办法：是不是 wording？"),
        ("error[unknown-key]: [indicators.premarital_exam_rate] takes no key wordng", "FILE:16:1", "help: did you mean wording?"),
    ),
    "text for a number": Bad(
        GOOD.replace("due = 2025", 'due = "2025"'),
        ("错误[wrong-type]：indicators.premarital_exam_rate.due 应当是整数，这里写的是文字", "FILE:15:7", '"2025"', "办法：整数不加引号：due = 2025"),
        ("error[wrong-type]: indicators.premarital_exam_rate.due must be a whole number, but text stands here", "FILE:15:7", "help: a whole number has no quotation marks: due = 2025"),
    ),
    "a value that is none of those": Bad(
        GOOD + 'commitment = "bindng"\n',
        ("错误[wrong-value]：indicators.premarital_exam_rate.commitment 不能是“bindng”", "FILE:16:14", "办法：可以是：binding（约束性）、aspirational（预期性（力争））；是不是“binding”？"),
        ('error[wrong-value]: indicators.premarital_exam_rate.commitment cannot be "bindng"', "FILE:16:14", 'did you mean "binding"?'),
    ),
    "a key left out": Bad(
        GOOD.replace("due = 2025\n", ""),
        ("错误[missing-key]：指标“婚前医学检查率”缺少 due", "FILE:11:13"),
        ('error[missing-key]: the indicator "Premarital medical examinations" has no due', "FILE:11:13"),
    ),
    "an indicator that the catalogue lacks": Bad(
        GOOD.replace("premarital_exam_rate", "premarital_exams_rate"),
        ("错误[unknown-indicator]：指标目录中没有“premarital_exams_rate”", "FILE:11:13", "办法：是不是“premarital_exam_rate”？"),
        ('error[unknown-indicator]: the catalogue has no indicator "premarital_exams_rate"', 'help: did you mean "premarital_exam_rate"?'),
    ),
    "nothing": Bad("", ("错误[", "FILE"), ("error[", "FILE")),
    # ── rules ──
    "an unknown item": Bad(
        with_rule("rate(premarital_exam, marriage_registrations) > 70%"),
        ("错误[unknown-name]：没有名为“premarital_exam”的数据项", "FILE:12:14", "办法：是不是“premarital_exams”？"),
        ('error[unknown-name]: there is no item called "premarital_exam"', "FILE:12:14", 'help: did you mean "premarital_exams"?'),
    ),
    "an unknown item in Chinese": Bad(
        with_rule("rate(婚前检查人数, 结婚登记人数) > 70%"),
        ("没有名为“婚前检查人数”的数据项", "FILE:12:14"),
        ('there is no item called "婚前检查人数"', "FILE:12:14"),
    ),
    "wrong units": Bad(
        with_rule(f"{RULE} > 70"),
        (f"错误[unit-mismatch]：“{RULE}”是比率（百分数），“70”是普通数字，不能相比", "FILE:12:9", "^^ 这是普通数字", "办法：比率与百分数相比：写作 70%"),
        (f'error[unit-mismatch]: "{RULE}" is a ratio (percent), but "70" is a plain number', "FILE:12:9", "^^ this is a plain number", "help: a ratio compares with percentages: write 70%"),
    ),
    "a rule unfinished": Bad(
        with_rule(f"{RULE} >"),
        ("错误[syntax-error]：规则没有写完", "FILE:12:56", "办法：这里应该是一个名称、数字或左括号"),
        ("error[syntax-error]: the rule ends too early", "FILE:12:56", "help: a name, a number or an opening parenthesis belongs here"),
    ),
    "a rule nested 400 deep": Bad(
        with_rule("not " * 400 + "(premarital_exams > 3)"),
        ("错误[rule-too-deep]：规则嵌套太深：最多 100 层", "FILE:12:9"),
        ("error[rule-too-deep]: the rule is nested too deeply: at most 100 levels", "FILE:12:9"),
    ),
    "a rule of 400 parentheses, one not closed": Bad(
        with_rule("(" * 400 + RULE + ")" * 399 + " > 70%"),
        ("错误[syntax-error]：规则没有写完：少 1 个右括号", "FILE:12:"),
        ("error[syntax-error]: the rule ends too early: 1 closing parenthesis missing", "FILE:12:"),
    ),
    "a rule of 5,000 characters": Bad(
        with_rule(f"{RULE} > 70%".ljust(5000)),
        ("错误[rule-too-long]：规则太长：5000 个字符，最多 4000 个", "FILE:12:9"),
        ("error[rule-too-long]: the rule is too long: 5000 characters, at most 4000 are read", "FILE:12:9"),
    ),
    "a rule of 900,000 characters": Bad(
        with_rule("premarital_exams > 3" + " and premarital_exams > 3" * 35_999 + " " * 5),
        ("错误[rule-too-long]：规则太长：900000 个字符，最多 4000 个", "FILE:12:9"),
        ("error[rule-too-long]: the rule is too long: 900000 characters, at most 4000 are read", "FILE:12:9"),
    ),
    "a number of 1,000 digits": Bad(
        with_rule(f"{RULE} > {'7' * 1000}%"),
        ("错误[number-too-long]：数字太长：最多 40 位", "FILE:12:58"),
        ("error[number-too-long]: the number is too long: at most 40 digits are read", "FILE:12:58"),
    ),
    # ── extends ──
    "extends nothing": Bad(
        GOOD.replace('"catalogue"', '"catalog"'),
        ("错误[extends-not-found]：找不到所继承的“catalog”", "FILE:5:11", "办法：是不是“catalogue”？"),
        ('error[extends-not-found]: "catalog", which this plan extends, is not found', "FILE:5:11", 'help: did you mean "catalogue"?'),
    ),
    "extends itself": Bad(
        GOOD.replace('"catalogue"', '"bad"'),
        ("错误[extends-circle]：继承绕回了自己", "FILE:5:11", "办法：继承上级计划或指标目录"),
        ("error[extends-circle]: this plan extends itself, directly or through others", "FILE:5:11"),
    ),
    # ── not text ──
    "a picture": Bad(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", ("错误[not-text]：这不是文本文件", "FILE"), ("error[not-text]: this is not a text file", "FILE"), 3),
    "a GBK file cut in half": Bad(
        GOOD.encode("gb18030")[: GOOD.encode("gb18030").index("甲省计划".encode("gb18030")) + 1],
        ("错误[unreadable-encoding]：编码读不懂", "FILE"),
        ("error[unreadable-encoding]: the encoding cannot be read", "FILE"),
        3,
    ),
    "a NUL": Bad(GOOD.replace("甲省计划", "甲\x00省计划"), ("错误[not-text]", "FILE"), ("error[not-text]", "FILE"), 3),
}  # fmt: skip


def assert_said(ran: Ran, parts: tuple[str, ...], file: Path) -> None:
    """Check that all parts were said."""
    for part in parts:
        assert part.replace("FILE", file.as_posix()) in ran.said, (part, ran.said[:2000])


@pytest.mark.parametrize("case", BAD_SPECS)
def test_check_tells_what_is_wrong_with_a_spec(case: str, tmp_path: Path) -> None:
    text, chinese, english, code = BAD_SPECS[case]
    file = tmp_path / "bad.toml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    for lang, parts in (("zh", chinese), ("en", english)):
        ran = dp("check", file, lang=_lang(lang))
        assert ran.code == code
        assert_said(ran, parts, file)
        assert max(map(len, ran.said.splitlines())) < 700, "a line too long to read"


@pytest.mark.parametrize("case", BAD_SPECS)
def test_a_spec_with_faults_is_not_evaluated_and_what_was_written_before_stays(case: str, tmp_path: Path) -> None:
    text, chinese, _, _ = BAD_SPECS[case]
    (tmp_path / "bad.toml").write_bytes(text.encode() if isinstance(text, str) else text)
    (tmp_path / "data.csv").write_text(GOOD_DATA, encoding="utf-8")
    output = tmp_path / "out.csv"
    output.write_bytes(b"as it was\r\n")
    ran = dp("evaluate", tmp_path / "bad.toml", tmp_path / "data.csv", "--format", "csv", "-o", output)
    assert (ran.code, ran.out) == (3, "")
    assert_said(ran, chinese[:1], tmp_path / "bad.toml")
    assert output.read_bytes() == b"as it was\r\n"
    assert {file.name for file in tmp_path.iterdir()} == {"bad.toml", "data.csv", "out.csv"}


def _lang(text: str) -> Lang:
    return "zh" if text == "zh" else "en"


def test_an_empty_spec_has_one_fault(tmp_path: Path) -> None:
    """One diagnostic for one cause: nothing is in it."""
    (tmp_path / "empty.toml").write_text("", encoding="utf-8")
    assert dp("check", tmp_path / "empty.toml").err.count("错误[") == 1


def test_specs_that_extend_each_other_are_told(tmp_path: Path) -> None:
    (tmp_path / "yi.toml").write_text(GOOD.replace('"catalogue"', '"bing"'), encoding="utf-8")
    (tmp_path / "bing.toml").write_text(GOOD.replace('"catalogue"', '"yi"'), encoding="utf-8")
    ran = dp("check", tmp_path / "yi.toml")
    assert ran.code == 1
    assert "错误[extends-circle]：继承绕回了自己" in ran.err
    assert f"{(tmp_path / 'bing.toml').as_posix()}:5:11" in ran.err
    assert f"{(tmp_path / 'yi.toml').as_posix()}:5:11" in ran.err


@pytest.mark.parametrize("way", ["../d/yi", "../../{}/d/yi", "link"])
def test_a_circle_is_told_as_one_whatever_way_it_takes(way: str, tmp_path: Path) -> None:
    folder = tmp_path / "d"
    folder.mkdir()
    (folder / "link.toml").symlink_to(folder / "yi.toml")
    (folder / "yi.toml").write_text(GOOD.replace('"catalogue"', f'"{way.format(tmp_path.name)}"'), encoding="utf-8")
    ran = dp("check", folder / "yi.toml")
    assert ran.code == 1
    assert ran.err.count("错误[") == ran.err.count("错误[extends-circle]：继承绕回了自己") == 1


def test_a_folder_that_is_extended_is_told_with_what_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib/yi.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "jia.toml").write_text(GOOD.replace('"catalogue"', '"lib"'), encoding="utf-8")
    chinese, english = (dp("check", tmp_path / "jia.toml", lang=_lang(lang)) for lang in ("zh", "en"))
    assert "错误[extends-not-found]：所继承的“lib”是文件夹，不是文件" in chinese.err
    assert "办法：写其中的一个文件，如 lib/yi.toml" in chinese.err
    assert 'error[extends-not-found]: "lib", which this plan extends, is a folder' in english.err
    assert "help: name a file in it, such as lib/yi.toml" in english.err


def test_a_fault_of_the_catalogue_is_told_in_the_catalogue(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(GOOD.replace('"catalogue"', '"lu"'), encoding="utf-8")
    (tmp_path / "lu.toml").write_text('format = 1\n\n[catalogue]\nid = "lu"\nname = ”目录”\n', encoding="utf-8")
    ran = dp("check", tmp_path / "mine.toml")
    assert ran.code == 1
    assert f"{(tmp_path / 'lu.toml').as_posix()}:5:8" in ran.err


def test_all_faults_are_told_at_once_and_each_once(tmp_path: Path) -> None:
    file = tmp_path / "bad.toml"
    more = INDICATOR.replace("premarital_exam_rate", "prenatal_screening_rate").replace("> 70%", "> 70")
    file.write_text(with_rule("rate(x, marriage_registrations) > 70%") + "\n" + more, encoding="utf-8")
    ran = dp("check", file)
    assert ran.err.count("错误[") == len(["unknown-name", "unit-mismatch"])
    assert ran.err.index("unknown-name") < ran.err.index("unit-mismatch")
    assert "：2 个错误" in ran.out


# ── data ──

QUOTES = '办法：每个引号要成对；格里的引号写两个：""'
BAD_DATA: dict[str, tuple[str, Bad]] = {
    "a bad number": (
        "d.csv",
        Bad(
            COLUMNS + "甲省,2023,婚前医学检查率,约70%\n甲省,2023,产前筛查率,１２人\n",
            ("错误[unreadable-figure]：“约70%”读不懂，不能当作数字", "FILE:2:4", "FILE:3:4", "“１２人”", "办法：可以写：1234"),
            ('error[unreadable-figure]: "约70%" cannot be read as a figure', "FILE:2:4", "help: write 1234"),
        ),
    ),
    "two values for one key": (
        "d.csv",
        Bad(
            COLUMNS + "甲省,2023,婚前医学检查率,70%\n甲省,2023,婚前医学检查率,71%\n",
            ("错误[two-values]", "甲省 2023 有两个不同的数：70% 和 71%", "FILE:2:4", "FILE:3:4", '"71%" 另一个数', "办法：删去一个"),
            ("error[two-values]", "two different values for 甲省 2023: 70% and 71%", "FILE:3:4", "help: remove one of them"),
        ),
    ),
    "an item that there is none of": (
        "d.csv",
        Bad(
            COLUMNS + "甲省,2023,婚前医学检察率,70%\n",
            ("错误[unknown-item]：没有名为“婚前医学检察率”的数据项或指标", "FILE:2:3", "办法：是不是“婚前医学检查率”？"),
            ('error[unknown-item]: there is no item or indicator called "婚前医学检察率"', "FILE:2:3", 'help: did you mean "婚前医学检查率"?'),
        ),
    ),
    "a period that is none": (
        "d.csv",
        Bad(
            COLUMNS + "甲省,去年,婚前医学检查率,70%\n",
            ("错误[not-a-period]：“去年”不是时期", "FILE:2:2", "办法：写作 2023"),
            ('error[not-a-period]: "去年" is not a period', "FILE:2:2", "help: write 2023"),
        ),
    ),
    "no header that says what is what": (
        "d.csv",
        Bad(
            "甲省,2023,婚前医学检查率,70%\n乙省,2023,婚前医学检查率,70%\n",
            ("错误[missing-column]：表头缺少地区（area）、时期（period）、数据项（item）、数值（value）", "FILE:1:1"),
            ("error[missing-column]: the header has no area, period, item, value", "FILE:1:1"),
        ),
    ),
    "a header alone": (
        "d.csv",
        Bad(COLUMNS, ("错误[empty-file]：只有表头，没有数据行", "FILE:1:1"), ("error[empty-file]: there is a header and no rows", "FILE:1:1")),
    ),
    "nothing": ("d.csv", Bad("", ("错误[empty-file]：文件是空的", "FILE"), ("error[empty-file]: the file is empty", "FILE"))),
    "nothing in JSON": ("d.json", Bad("", ("错误[empty-file]：文件是空的", "FILE"), ("error[empty-file]: the file is empty", "FILE"))),
    "a quotation mark not closed": (
        "d.csv",
        Bad(
            COLUMNS + '甲省,2023,婚前医学检查率,"70%\n甲省,2023,产前筛查率,71%\n',
            ("错误[csv-syntax]：引号没有配对", "FILE:2:4", QUOTES),
            ("error[csv-syntax]: this quote is never closed", "FILE:2:4", "help: close every quote"),
        ),
    ),
    "text after a closing quotation mark": (
        "d.csv",
        Bad(
            COLUMNS + '甲省,2023,婚前医学检查率,"70"%\n',
            ("错误[csv-syntax]：引号之后还有文字", "FILE:2:4", QUOTES),
            ("error[csv-syntax]: there is text after the closing quote", "FILE:2:4"),
        ),
    ),
    "too many cells": (
        "d.csv",
        Bad(
            COLUMNS + "甲省,2023,结婚登记人数,1,234\n",
            ("错误[wrong-cells]：这一行有 5 格，表头有 4 列", "FILE:2:1", '办法：数字带千分位逗号时加引号（"1,234"），或写作 1234'),
            ("error[wrong-cells]: this row has 5 cells, the header 4 columns", "FILE:2:1", "help: put a number with a comma in quotes"),
        ),
    ),
    "full-width commas": (
        "d.csv",
        Bad(
            "地区，时期，数据项，数值\n甲省，2023，婚前医学检查率，70%\n",
            ("错误[full-width-comma]：表头用中文逗号“，”分隔", "FILE:1:1", "办法：全部换成英文逗号“,”"),
            ("error[full-width-comma]: the header is separated by full-width commas", "FILE:1:1", "help: use the plain comma"),
        ),
    ),
    "a line of 10 MB in the last cell": (
        "d.csv",
        Bad(
            COLUMNS + "甲省,2023,婚前医学检查率," + "7" * 10_000_000 + "\n",
            ("错误[csv-syntax]：这一格超过 1000000 个字符", "FILE:2:4"),
            ("error[csv-syntax]: this cell is longer than 1000000 characters", "FILE:2:4"),
        ),
    ),
    "a line of 10 MB in an inner cell": (
        "d.csv",
        Bad(
            COLUMNS + "甲省,2023," + "查" * 10_000_000 + ",70%\n",
            ("错误[csv-syntax]：这一格超过 1000000 个字符", "FILE:2:3"),
            ("error[csv-syntax]: this cell is longer than 1000000 characters", "FILE:2:3"),
        ),
    ),
    "a line of 900,000 characters": (
        "d.csv",
        Bad(
            COLUMNS + "甲省,2023," + "查" * 900_000 + ",70%\n",
            ("错误[unknown-item]", "FILE:2:3"),
            ("error[unknown-item]", "FILE:2:3"),
        ),
    ),
    "a key twice in JSON": (
        "d.json",
        Bad(
            '[{"area": "甲省", "area": "乙省", "period": 2023, "item": "婚前医学检查率", "value": "70%"}]',
            ("错误[duplicate-key]：键“area”写了两次", "FILE:1:17"),
            ('error[duplicate-key]: the key "area" is given twice', "FILE:1:17"),
        ),
    ),
    "NaN in JSON": (
        "d.json",
        Bad(
            '[{"area": "甲省", "period": 2023, "item": "婚前医学检查率",\n  "value": NaN}]',
            ("错误[wrong-type]：这里应当是文字、数字、true、false 或 null", "FILE:2:12", '"NaN"'),
            ("error[wrong-type]: this should be text, a number, true, false or null", "FILE:2:12"),
        ),
    ),
    "Infinity in JSON": (
        "d.json",
        Bad('[{"area": "甲省", "period": 2023, "item": "婚前医学检查率", "value": -Infinity}]', ("错误[wrong-type]", "FILE:1:61"), ("error[wrong-type]", "FILE:1:61")),
    ),
    "JSON that is none": (
        "d.json",
        Bad('[{"area": "甲省", ]', ("错误[json-syntax]：这里不符合 JSON 的写法", "FILE:1:"), ("error[json-syntax]: this is not JSON", "FILE:1:")),
    ),
    "JSON 100,000 deep": (
        "d.json",
        Bad("[" * 100_000, ("错误[json-syntax]：括号套得太深", "FILE"), ("error[json-syntax]: the brackets are nested too deeply", "FILE")),
    ),
    "an encoding that fits two": (
        "d.csv",
        Bad(
            COLUMNS.encode() + b"x,2023,premarital_exam_rate," + "缺".encode("gb18030") + b"\n",
            ("错误[ambiguous-encoding]：编码不明：既可读作 UTF-8，也可读作 GB18030", "FILE", "办法：用 --encoding gb18030 或 --encoding utf-8 写明"),
            ("error[ambiguous-encoding]: the encoding is not clear", "FILE", "help: say --encoding gb18030 or --encoding utf-8"),
        ),
    ),
    "a GBK file cut in half": (
        "d.csv",
        Bad(
            (COLUMNS + "甲省,2023,婚前医学检查率,68.5％").encode("gbk")[:-1],
            ("错误[unreadable-encoding]：编码读不懂：不是 UTF-8，第 53 个字节也不是 gb18030", "FILE", "办法：另存为 UTF-8 再试"),
            ("error[unreadable-encoding]: the encoding cannot be read: it is not UTF-8, and byte 53 is not gb18030", "FILE", "help: save the file as UTF-8"),
        ),
    ),
    "Latin-1": (
        "d.csv",
        Bad(
            (COLUMNS + "Côte d'Ivoire é\xff,2023,premarital_exam_rate,70%\n").encode("latin-1"),
            ("错误[unreadable-encoding]：编码读不懂", "FILE"),
            ("error[unreadable-encoding]: the encoding cannot be read", "FILE"),
        ),
    ),
    "a NUL": ("d.csv", Bad(GOOD_DATA.replace("婚前", "婚\x00前"), ("错误[not-text]：这不是文本文件", "FILE"), ("error[not-text]: this is not a text file", "FILE"))),
    "a workbook called CSV, cut short": ("d.csv", Bad(b"PK\x03\x04\x14\x00\x06\x00" + bytes(50), ("错误[unreadable-workbook]", "FILE"), ("error[unreadable-workbook]", "FILE"))),
    "a picture called CSV": ("d.csv", Bad(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", ("错误[not-text]", "FILE"), ("error[not-text]", "FILE"))),
    "a document": (
        "d.docx",
        Bad(b"PK\x03\x04", ("错误[unknown-format]：这种文件不读", "FILE", "能读的有 .csv"), ("error[unknown-format]: files of this kind are not read", "FILE", "those read are .csv")),
    ),
}  # fmt: skip


@pytest.mark.parametrize("command", ["evaluate", "explain"])
@pytest.mark.parametrize("case", BAD_DATA)
def test_data_that_cannot_be_used_is_told_and_nothing_is_written(case: str, command: str, tmp_path: Path) -> None:
    name, (text, chinese, english, _) = BAD_DATA[case]
    file, output = tmp_path / name, tmp_path / "out.json"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    output.write_bytes(b"as it was\r\n")
    for lang, parts in (("zh", chinese), ("en", english)):
        ran = dp(command, "liaoning", file, "--format", "json", "-o", output, lang=_lang(lang))
        assert (ran.code, ran.out) == (3, "")
        assert_said(ran, parts, file)
        assert max(map(len, ran.said.splitlines())) < 700, "a line too long to read"
    assert output.read_bytes() == b"as it was\r\n"
    assert {entry.name for entry in tmp_path.iterdir()} == {name, "out.json"}


def test_an_encoding_that_fits_two_is_settled_by_the_option(tmp_path: Path) -> None:
    file = tmp_path / "d.csv"
    file.write_bytes(COLUMNS.encode() + b"x,2023,premarital_exam_rate," + "缺".encode("gb18030") + b"\n")
    ran = dp("evaluate", "liaoning", file, "--encoding", "gb18030", "--indicator", "2", "--format", "json")
    assert ran.code == 0
    assert [reason["code"] for reason in json.loads(ran.out)["results"][0]["reasons"]] == ["blank"]


@pytest.mark.parametrize(
    ("encoding", "chinese", "english"),
    [
        ("utf-9", "没有名为 utf-9 的编码", "there is no encoding called utf-9"),
        ("hex", "没有名为 hex 的编码", "there is no encoding called hex"),
        ("ascii", "编码读不懂：第 24 个字节不是 ascii", "byte 24 is not ascii"),
    ],
)
def test_a_wrong_encoding_is_told(encoding: str, chinese: str, english: str, tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text(GOOD_DATA, encoding="utf-8")
    for lang, words in (("zh", chinese), ("en", english)):
        ran = dp("evaluate", "liaoning", tmp_path / "d.csv", "--encoding", encoding, lang=_lang(lang))
        assert (ran.code, ran.out) == (3, "")
        assert words in ran.err


# ── files that are not there, or are none ──


@pytest.mark.parametrize("name", ["nowhere.csv", "nowhere/at/all.csv", "x" * 300])
def test_missing_data_is_told(name: str) -> None:
    chinese, english = (dp("evaluate", "liaoning", name, lang=_lang(lang)) for lang in ("zh", "en"))
    assert (chinese.code, chinese.out) == (english.code, english.out) == (3, "")
    assert chinese.err.startswith(("错误[file-not-found]：找不到文件", "错误[unreadable-file]：文件打不开"))
    assert f"--> {name}" in english.err


@pytest.mark.parametrize("name", ["a\0b", "a\0b.toml", "\ud800"], ids=ascii)
def test_a_name_that_no_file_can_have_is_told(name: str) -> None:
    plan = load_plan("liaoning")
    for found in (
        check(name),
        _refusal(load_plan, name),
        _refusal(load_facts, plan, name),
        _refusal(load_facts, plan, "examples/counts.csv", areas=name),
        _refusal(load_facts, plan, tables={"hypertension_patients": name}),
    ):
        assert [one.message.en for one in found] == ["the file cannot be opened (no file can have this name)"]
    assert f"文件打不开（没有文件能叫这个名字）\n  --> {printable(name)}\n" in dp("check", name).err


def _refusal(load: Callable[..., object], *arguments: object, **options: object) -> list[Diagnostic]:
    """Return why an input cannot be used."""
    with pytest.raises(InputError) as caught:
        load(*arguments, **options)
    return caught.value.diagnostics


@pytest.mark.parametrize("command", [("check",), ("show",), ("evaluate",), ("explain",)])
def test_a_missing_spec_is_told_with_the_names_of_those_that_come_with_the_program(command: tuple[str, ...]) -> None:
    data = ["examples/counts.csv"] if command[0] in {"evaluate", "explain"} else []
    chinese, english = (dp(*command, "liaonin", *data, lang=_lang(lang)) for lang in ("zh", "en"))
    assert (chinese.code, english.code) == (3, 3)
    assert "错误[file-not-found]：找不到文件" in chinese.err
    assert "--> liaonin" in chinese.err
    assert "liaoning" in chinese.err
    assert "error[file-not-found]: the file is not found" in english.err


def test_a_folder_is_no_spec(tmp_path: Path) -> None:
    chinese, english = (dp("check", tmp_path, lang=_lang(lang)) for lang in ("zh", "en"))
    assert (chinese.code, english.code) == (3, 3)
    assert "错误[unreadable-file]：这是文件夹，不是文件" in chinese.err
    assert "error[unreadable-file]: this is a folder, not a file" in english.err


def test_an_empty_folder_has_no_data(tmp_path: Path) -> None:
    chinese, english = (dp("evaluate", "liaoning", tmp_path, lang=_lang(lang)) for lang in ("zh", "en"))
    assert (chinese.code, english.code) == (3, 3)
    assert "错误[no-data]：文件夹里没有可读的数据文件" in chinese.err
    assert "error[no-data]: the folder has no data file to read" in english.err


def test_a_file_that_the_system_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulated, since permissions do not hold for root."""
    file = tmp_path / "d.csv"
    file.write_text(GOOD_DATA, encoding="utf-8")
    open_ = Path.open

    def refuse(path: Path, *how: Any, **more: Any) -> Any:
        if path == file:
            raise PermissionError(13, "Permission denied")
        return open_(path, *how, **more)

    monkeypatch.setattr(Path, "open", refuse)
    chinese, english = (dp("evaluate", "liaoning", file, lang=_lang(lang)) for lang in ("zh", "en"))
    assert (chinese.code, english.code) == (3, 3)
    assert "错误[unreadable-file]：文件打不开" in chinese.err
    assert "error[unreadable-file]: the file cannot be opened (no permission)" in english.err
    assert file.as_posix() in chinese.err


@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("{dp} check <(cat {spec})", 0, "no errors"),
        ("{dp} check <(sleep 1.2; cat {spec})", 0, "no errors"),
        ("{dp} check /dev/stdin < {spec}", 0, "no errors"),
        ("cat {spec} | {dp} check /dev/stdin", 0, "no errors"),
        ("{dp} evaluate {spec} <(cat {data})", 0, "not met"),
        ("{dp} check <(cat /dev/zero)", 3, "at most 1 MB can be read"),
        ("{dp} check <(true)", 3, "the pipe is empty: nobody writes to it"),
        ("{dp} check /dev/zero", 3, "this is neither a file nor a pipe"),
        ("{dp} evaluate {spec} /dev/zero", 3, "this is neither a file nor a pipe"),
        ("{dp} format - < /dev/zero", 3, "at most 1 MB can be read"),
    ],
)
def test_a_pipe_is_read_to_its_end_or_to_the_limit(command: str, code: int, said: str, tmp_path: Path) -> None:
    shell = shutil.which("bash")
    if shell is None:
        pytest.skip("needs a shell that puts a command where a file is asked for")
    (tmp_path / "s.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "d.csv").write_text(GOOD_DATA, encoding="utf-8")
    names = {"dp": f"{sys.executable} -m dp_rules", "spec": tmp_path / "s.toml", "data": tmp_path / "d.csv"}
    done = subprocess.run(
        [shell, "-c", command.format(**names)], env=clean_environment(LANG="C.UTF-8", PYTHONUTF8="1"),
        capture_output=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr
    assert said in done.stdout + done.stderr


# ── output that cannot be written ──


@pytest.mark.parametrize(
    "place",
    [
        pytest.param(lambda tmp: tmp / "none" / "out.csv", id="in a folder that there is none of"),
        pytest.param(lambda tmp: tmp, id="onto a folder"),
        pytest.param(lambda tmp: tmp / "d.csv" / "out.csv", id="in a file"),
        pytest.param(lambda _: ".", id="onto the folder one is in"),
        pytest.param(lambda _: "", id="without a name"),
        pytest.param(lambda tmp: tmp / ("x" * 300), id="under too long a name"),
    ],
)
def test_output_that_cannot_be_written_is_told(place: Callable[[Path], Path | str], tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text(GOOD_DATA, encoding="utf-8")
    for lang, words in (("zh", "错误：写不了"), ("en", "cannot be written")):
        ran = dp("evaluate", "liaoning", tmp_path / "d.csv", "-o", place(tmp_path), lang=_lang(lang))
        assert (ran.code, ran.out) == (3, ""), ran.err
        assert words in ran.err
    assert [entry.name for entry in tmp_path.iterdir()] == ["d.csv"]


def test_a_run_that_dies_while_writing_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out.json"
    output.write_bytes(b"as it was")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    ran = dp("evaluate", "liaoning", "examples/counts.csv", "--format", "json", "-o", output)
    assert ran.code == 3
    assert "写不了" in ran.err
    assert output.read_bytes() == b"as it was"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.json"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full, as Linux has")
def test_a_full_disk_behind_stdout_is_not_called_a_fault_of_the_program() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "dp_rules", "show", "liaoning", "--lang", "en"],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False, cwd=Path(__file__).parents[2],
        )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert "a fault of the program" not in done.stderr
    assert done.returncode == 3


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file names that are not text")
def test_a_file_name_that_is_no_text_does_no_harm(tmp_path: Path) -> None:
    file = os.fsencode(tmp_path) + b"/\xff.csv"
    with open(file, "w", encoding="utf-8") as opened:  # noqa: PTH123  the name is bytes
        opened.write(GOOD_DATA)
    output = tmp_path / "out.json"
    for options in ([], ["-o", str(output)]):
        ran = dp("evaluate", "liaoning", os.fsdecode(file), "--format", "json", *options)
        assert ran.code == 0, ran.err
    json.loads(output.read_text(encoding="utf-8"))


# ── what strangers put into names and values ──

RED, TITLE, CSI, TURN = "\x1b[31m", "\x1b]0;owned\x07", "\x9b31m", "\u202e"
FORMULA = '=HYPERLINK("http://example.invalid","x")'


def hostile_data(tmp_path: Path, area: str, publisher: str = "") -> Path:
    """Return a data file with that area and publisher."""
    rows = [["area", "period", "item", "value", "source"], [area, "2023", "婚前医学检查率", "70%", publisher]]
    file = tmp_path / "d.csv"
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    file.write_text("\n".join(quoted) + "\n", encoding="utf-8", newline="")
    return file


@pytest.mark.parametrize("command", ["evaluate", "explain"])
@pytest.mark.parametrize("sequence", [RED, TITLE, CSI, TURN, "\x08", "\r"], ids=ascii)
def test_nothing_that_a_terminal_obeys_reaches_it(sequence: str, command: str, tmp_path: Path) -> None:
    file = hostile_data(tmp_path, f"甲{sequence}省", f"某{sequence}局")
    formats = ("table", "json", "csv", "markdown") if command == "evaluate" else ("text", "json", "markdown")
    for format_ in formats:
        ran = dp(command, "liaoning", file, "--indicator", "2", "--format", format_)
        assert ran.code == 0
        assert sequence not in ran.said.replace("\r\n", "\n")


@pytest.mark.parametrize("sequence", [RED, TITLE, CSI, TURN], ids=ascii)
def test_nothing_that_a_terminal_obeys_is_repeated_in_a_message(sequence: str, tmp_path: Path) -> None:
    file = hostile_data(tmp_path, f"甲{sequence}省")
    for options in (
        ["--area", "nowhere"],
        ["--area", f"甲{sequence}"],
        ["--indicator", sequence],
        ["--period", sequence],
    ):
        ran = dp("evaluate", "liaoning", file, *options)
        assert ran.code in {2, 3}
        assert sequence not in ran.said
    for arguments in (
        ("check", f"{sequence}.toml"),
        ("show", f"{sequence}"),
        ("evaluate", "liaoning", f"{sequence}.csv"),
        (sequence,),
    ):
        ran = dp(*arguments)
        assert ran.code in {2, 3}
        assert sequence not in ran.said


@pytest.mark.parametrize("sequence", ["\\u001b[31m", "\\u009b31m", "\\u202e"])
def test_nothing_that_a_terminal_obeys_comes_out_of_a_spec(sequence: str, tmp_path: Path) -> None:
    file = tmp_path / "s.toml"
    raw = json.loads(f'"{sequence}"')
    file.write_text(GOOD.replace("甲省计划", f"甲{sequence}省").replace("表第2行", f"表{sequence}"), encoding="utf-8")
    for format_ in ("table", "json", "csv", "markdown"):
        ran = dp("show", file, "--format", format_)
        assert ran.code == 0
        assert raw not in ran.said


def test_a_name_of_several_lines_stays_on_one(tmp_path: Path) -> None:
    """Else a name could look like a message, or like a row."""
    file = hostile_data(tmp_path, "甲省\n错误[two-values]：假的")
    for format_ in ("table", "markdown", "csv"):
        out = dp("evaluate", "liaoning", file, "--indicator", "2", "--format", format_).out
        assert not any(line.startswith("错误[two-values]") for line in out.splitlines()), format_
    for format_ in ("text", "markdown"):
        out = dp("explain", "liaoning", file, "--indicator", "2", "--format", format_).out
        assert not any(line.startswith("错误[two-values]") for line in out.splitlines()), format_


def test_a_message_stays_on_its_lines_whatever_it_quotes(tmp_path: Path) -> None:
    file = tmp_path / "d.csv"
    file.write_text(COLUMNS + '甲省,2023,婚前医学检查率,"70\n错误[forged]：假的"\n', encoding="utf-8")
    ran = dp("evaluate", "liaoning", file)
    assert ran.code == 3
    assert not any(line.startswith("错误[forged]") for line in ran.err.splitlines())


@pytest.mark.parametrize("formula", [FORMULA, "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "＝1+1", " =1+1"])
def test_a_formula_is_text_in_csv(formula: str, tmp_path: Path) -> None:
    file = hostile_data(tmp_path, formula)
    ran = dp("evaluate", "liaoning", file, "--indicator", "2", "--format", "csv")
    assert ran.code == 0
    cells = [cell for row in csv.reader(io.StringIO(ran.out, newline="")) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r", "＝"))] == []
    assert [cell for cell in cells if re.match(r"-(?![0-9.]+%?$)", cell)] == []
    assert formula.strip() in "".join(cells)


def test_markdown_shows_what_was_written_and_obeys_none_of_it(tmp_path: Path) -> None:
    file = hostile_data(
        tmp_path, "甲|省<script>alert(1)</script>\n`x` *y* [z](http://example.invalid)", "a|b<img src=x>"
    )
    table = dp("evaluate", "liaoning", file, "--indicator", "2", "--format", "markdown").out
    text = dp("explain", "liaoning", file, "--indicator", "2", "--format", "markdown").out
    for said in (table, text):
        assert r"甲\|省\<script\>alert(1)\</script\> \`x\` \*y\* \[z\](http://example.invalid)" in said
    assert r"a\|b\<img src=x\>" in text
    header, ruling, row = table.splitlines()
    bars = [len(re.findall(r"(?<!\\)\|", line)) for line in (header, ruling, row)]
    assert len(set(bars)) == 1


def test_bad_input_ends_a_process_with_its_code(tmp_path: Path) -> None:
    """The same from outside, once."""
    (tmp_path / "bad.toml").write_text(with_rule(f"{RULE} > 70"), encoding="utf-8")
    assert run("check", tmp_path / "bad.toml", LC_ALL="C").code == 1
    assert run("show", tmp_path / "bad.toml", LC_ALL="C").code == 3
