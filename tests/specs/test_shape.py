"""Values that are nearly right: the lines as somebody typed them, what is said, and how to write them."""

import time
from pathlib import Path
from typing import NamedTuple

import pytest

from dp_rules.spec.load import read_spec
from dp_rules.spec.shape import has_shape, shape_faults
from dp_rules.text.place import Source, Span
from dp_rules.text.render import render
from dp_rules.toml.file import TomlFile
from dp_rules.toml.read import read_toml

PLAN = """format = 1
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
wording = "w"
place = "p"
due = 2025
"""
GOOD = PLAN + INDICATOR
HERE = "indicators.premarital_exam_rate"


class Said(NamedTuple):
    """A text of a spec, and what is said of it: code, line and column, message and help in Chinese."""

    text: str
    code: str
    at: tuple[int, int]
    message: str
    help: str


CLOSE: dict[str, Said] = {
    "a year in quotation marks": Said(GOOD.replace("due = 2025", 'due = "2025"'), "wrong-type", (13, 7),
        f"{HERE}.due 应当是整数，这里写的是文字", "整数不加引号：due = 2025"),
    "a year with its sign": Said(GOOD.replace("= 2022", '= "２０２２年"'), "wrong-type", (7, 14),
        "plan.first_year 应当是整数，这里写的是文字", "整数不加引号：first_year = 2022"),
    "a number in quotation marks": Said(GOOD + 'no = "3"\n', "wrong-type", (14, 6),
        f"{HERE}.no 应当是整数，这里写的是文字", "整数不加引号：no = 3"),
    "a decimal number": Said(GOOD.replace("due = 2025", "due = 2025.0"), "wrong-type", (13, 7),
        f"{HERE}.due 应当是整数，这里写的是小数", "写作：due = 2025"),
    "a date for a year": Said(GOOD.replace("due = 2025", "due = 2025-12-31"), "wrong-type", (13, 7),
        f"{HERE}.due 应当是整数，这里写的是没有加引号的日期", "写作：due = 2025"),
    "a year in brackets": Said(GOOD.replace("due = 2025", "due = [2025]"), "wrong-type", (13, 7),
        f"{HERE}.due 应当是整数，这里写的是列表", "写作：due = 2025"),
    "true for a year": Said(GOOD.replace("due = 2025", "due = true"), "wrong-type", (13, 7),
        f"{HERE}.due 应当是整数，这里写的是 true 或 false".replace("是 true", "是true"), "例：due = 2025"),
    "a number for text": Said(GOOD.replace('wording = "w"', "wording = 70.50"), "wrong-type", (11, 11),
        f"{HERE}.wording 应当是文字，这里写的是小数", '文字要加引号：wording = "70.50"'),
    "a code without quotation marks": Said(GOOD.replace("first_year", "area_code = 210000\nfirst_year"), "wrong-type", (7, 13),
        "plan.area_code 应当是文字，这里写的是整数", '文字要加引号：area_code = "210000"'),
    "a date without quotation marks": Said(
        GOOD + '[document]\ntitle = "t"\nstatus = "issued"\ndate = 2022-08-18\n', "wrong-type", (17, 8),
        "document.date 应当是文字，这里写的是没有加引号的日期", '文字要加引号：date = "2022-08-18"'),
    "a list without brackets": Said(GOOD + 'lead = "省残联、省民政厅"\n', "wrong-type", (14, 8),
        f"{HERE}.lead 应当是列表，这里写的是文字", '列表放在方括号里：lead = ["省残联", "省民政厅"]'),
    "a number in a list of texts": Said(GOOD + 'lead = ["甲", 3]\n', "wrong-type", (14, 14),
        f"{HERE}.lead 的第 2 项 应当是文字，这里写的是整数", '文字要加引号："3"'),
    "text in brackets": Said(GOOD + 'note = ["x"]\n', "wrong-type", (14, 8),
        f"{HERE}.note 应当是文字，这里写的是列表", '写作：note = "x"'),
    "a table for text": Said(GOOD + f"[{HERE}.note]\nx = 1\n", "wrong-type", (14, 1),
        f"{HERE}.note 应当是文字，这里写的是表", '例：note = "分母是登记在册的患者，不是在管的患者。"'),
    "text for a table": Said(GOOD + 'baseline = "80%"\n', "wrong-type", (14, 12),
        f"{HERE}.baseline 应当是表，这里写的是文字", '例：baseline = { period = 2020, value = "68.5％" }'),
    "brackets once for a list of tables": Said(GOOD + f'[{HERE}.readings]\nrule = "x"\n', "wrong-type", (14, 1),
        f"{HERE}.readings 应当是列表，这里写的是表", f"写作：[[{HERE}.readings]]"),
    "brackets twice for a table": Said(GOOD.replace(f"[{HERE}]", f"[[{HERE}]]"), "wrong-type", (9, 1),
        f"{HERE} 应当是表，这里写的是多个表（双方括号）", f"写作：[{HERE}]"),
    "the format in quotation marks": Said(GOOD.replace("format = 1", 'format = "1"'), "wrong-type", (1, 10),
        "format 应当是整数，这里写的是文字", "整数不加引号：format = 1"),
    "a word misspelt": Said(GOOD + 'commitment = "bindng"\n', "wrong-value", (14, 14),
        f"{HERE}.commitment 不能是“bindng”", "是不是“binding”？"),
    "a year that is none": Said(GOOD.replace("due = 2025", "due = 20250"), "wrong-value", (13, 7),
        f"{HERE}.due 是 20250，应当在 1900 和 2200 之间", "四位数的年份，不加引号。例：2025"),
    "text that is empty": Said(GOOD.replace('"w"', '""'), "wrong-value", (11, 11),
        f"{HERE}.wording 是空的", "一行文字。"),
    "text on two lines": Said(GOOD.replace('"w"', '"""w\nv"""'), "wrong-value", (11, 11),
        f"{HERE}.wording 要写在一行里", "一行文字。"),
    "a department twice": Said(GOOD + 'lead = ["甲", "甲"]\n', "wrong-value", (14, 14),
        f"{HERE}.lead 中“甲”写了两次", "部门名称，与计划印的完全一致"),
    "a header misspelt": Said(GOOD.replace("[plan]", "[plam]"), "unknown-key", (2, 2),
        "文件顶层没有名为 plam 的键", "是不是 plan？"),
    "a header left out": Said(GOOD.replace("[plan]\n", ""), "unknown-key", (2, 1),
        "文件顶层没有名为 id、extends、name、area、first_year、last_year 的键", "上面是不是少了一行表名 […]？"),
    "a needed key misspelt": Said(GOOD + '[units.a]\nnam = "x"\n', "unknown-key", (15, 1),
        "[units.a] 没有名为 nam 的键", "是不是 name？"),
    "an entry with nothing in it": Said(GOOD + "[items.x]\n", "missing-key", (14, 8),
        "[items.x] 缺少 name、unit、kind、calendar、source", "可以是：flow（时期数）、stock（时点数）、cumulative（累计数）"),
}  # fmt: skip


@pytest.mark.parametrize("case", CLOSE)
def test_a_value_that_is_nearly_right_is_one_error(case: str, tmp_path: Path) -> None:
    said = CLOSE[case]
    file = tmp_path / "x.toml"
    file.write_text(said.text, encoding="utf-8")
    (found,) = read_spec(str(file))[1]
    assert isinstance(found.place, Span)
    assert (found.code, (found.place.line, found.place.column)) == (said.code, said.at)
    assert found.message.zh == said.message
    assert found.help is not None
    assert said.help in found.help.zh
    assert said.help not in render(found, "en")


def read(text: str) -> TomlFile:
    file, found = read_toml(Source("x.toml", text))
    assert file is not None, found
    return file


# A text, and the paths of its faults with, for an unknown key, the path that was meant.
PATHS: dict[str, tuple[str, dict[tuple[str | int, ...], tuple[str | int, ...] | None]]] = {
    "nothing": ("", {}),
    "a value within an entry": ('[indicators.a]\ndue = "x"\n[indicators.b]\ndue = 2025\n', {("indicators", "a", "due"): None}),
    "deep within it": (
        '[indicators.a]\nbaseline = { period = "x", value = "1" }\n', {("indicators", "a", "baseline", "period"): None}),
    "an element": ('[indicators.a]\nlead = ["x", 1]\n', {("indicators", "a", "lead", 1): None}),
    "keys left out": ("[items.a]\n[units.c]\n", {("items", "a"): None, ("units", "c"): None}),
    "a bad name": ('[indicators."甲"]\n', {("indicators", "甲"): None}),
    "an unknown key": ("[indicators.a]\nduee = 1\n", {("indicators", "a", "duee"): ("indicators", "a", "due")}),
    "unknown keys of one cause": (
        "[indicators.a]\nfoo = 1\nbar = 1\nbaz = 1\n",
        {("indicators", "a", "foo"): None, ("indicators", "a", "bar"): None, ("indicators", "a", "baz"): None}),
    "an unknown section": ("[indicator.a]\n", {("indicator",): ("indicators",)}),
    "a section of another type": ("indicators = 3\n", {("indicators",): None}),
}  # fmt: skip


@pytest.mark.parametrize("case", PATHS)
def test_each_fault_has_its_path(case: str) -> None:
    text, expected = PATHS[case]
    file = read(f"format = 1\n{text}")
    faults = shape_faults(file)
    assert {fault.path: fault.meant for fault in faults} == expected
    assert has_shape(file.values) == (not faults)


def test_unknown_keys_of_one_cause_are_told_once() -> None:
    faults = shape_faults(read("format = 1\n[indicators.a]\nfoo = 1\nbar = 1\nbaz = 1\n"))
    assert len({id(fault.diagnostic) for fault in faults}) == 1


@pytest.mark.parametrize("number", ["1e4300", "1e99999999", "-1e99999999", "1e-99999999", "inf", "nan", "2025.0"])
def test_a_number_of_any_size_is_told_at_once(number: str, tmp_path: Path) -> None:
    """Writing out a great exponent takes long, or more digits than Python writes."""
    path = tmp_path / "x.toml"
    path.write_text(f"format = {number}\n", encoding="utf-8")
    began = time.monotonic()
    assert "wrong-type" in {one.code for one in read_spec(str(path))[1]}
    assert time.monotonic() - began < 5
