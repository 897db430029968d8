"""Broken TOML: the line as somebody typed it, and beside it what is said, at which column, and the line that is proposed."""

import time
from typing import NamedTuple

import pytest

from dp_rules.text.diagnostic import Diagnostic, in_order
from dp_rules.text.place import Source, Span
from dp_rules.text.render import render
from dp_rules.toml.errors import MOST
from dp_rules.toml.read import read_toml


class Said(NamedTuple):
    """What is said of a line: code, column, words in Chinese and how to write it (nothing where that cannot be known)."""

    code: str
    column: int
    words: str
    written: str = ""


LINES: dict[str, Said] = {
    # ── full-width signs, as WPS and Word put them in ──
    "place = “表第2行”": Said("full-width-sign", 9, '这里的引号 “ 是中文（全角）的，要用英文的 "', 'place = "表第2行"'),
    'wording = "x”': Said("full-width-sign", 13, "这里的引号 ”", 'wording = "x"'),
    'wording = “x"': Said("full-width-sign", 11, "这里的引号 “", 'wording = "x"'),
    "wording = ‘＞70％’": Said("full-width-sign", 11, "这里的引号 ‘", 'wording = "＞70％"'),
    "note = “关于“十四五”的”": Said("full-width-sign", 8, "这里的引号 “", 'note = "关于“十四五”的"'),
    "due ＝ 2025": Said("full-width-sign", 5, "这里的等号 ＝", "due = 2025"),
    "due：2025": Said("full-width-sign", 4, "这里的 ： 是中文冒号；键和值之间要用英文的 =", "due=2025"),
    "area：辽宁省": Said("full-width-sign", 5, "这里的 ： 是中文冒号", 'area="辽宁省"'),
    'lead = ["甲"，"乙"]': Said("full-width-sign", 12, "这里的逗号 ，", 'lead = ["甲","乙"]'),
    'lead = ["甲"、"乙"]': Said("full-width-sign", 12, "这里的逗号 、", 'lead = ["甲","乙"]'),
    'lead = ［"甲"］': Said("full-width-sign", 8, "这里的方括号 ［", 'lead = ["甲"]'),
    "【indicators.a】": Said("full-width-sign", 1, "这里的方括号 【", "[indicators.a]"),
    "due　= 2025": Said("full-width-sign", 4, "这里有一个全角空格；引号之外只能用半角空格", "due = 2025"),
    "due = ２０２５": Said("full-width-sign", 7, "这里的字符 ２", "due = 2025"),
    "baseline = ｛ period = 2020 ｝": Said("full-width-sign", 12, "这里的花括号 ｛", "baseline = { period = 2020 }"),
    # ── signs that cannot be seen ──
    "due\u00a0= 2025": Said("unseen-sign", 4, "看不见的字符 U+00A0"),
    "due = 2025\u200b": Said("unseen-sign", 11, "看不见的字符 U+200B"),
    "\ufeffdue = 2025": Said("unseen-sign", 1, "看不见的字符 U+FEFF"),
    'note = "\x1b[31m"': Said("unseen-sign", 9, "看不见的字符 U+001B"),
    "# 注\x07": Said("unseen-sign", 4, "看不见的字符 U+0007"),
    # ── between the key and the value ──
    "due: 2025": Said("toml-syntax", 4, "键和值之间要用 =，不用 :", "due = 2025"),
    "due := 2025": Said("toml-syntax", 5, "键和值之间要用 =，不用 :=", "due = 2025"),
    'rule "x"': Said("toml-syntax", 5, "键和值之间少了 =", 'rule = "x"'),
    "due =": Said("toml-syntax", 5, "等号后面没有值"),
    "就是这样": Said("toml-syntax", 1, "这一行读不懂：应当是 键 = 值"),
    # ── quotation marks ──
    "area = 辽宁省（试行）": Said("toml-syntax", 8, "“辽宁省（试行）”是文字，要加引号", 'area = "辽宁省（试行）"'),
    "wording = 70%": Said("toml-syntax", 11, "“70%”是文字，要加引号", 'wording = "70%"'),
    "area_code = 021000": Said("toml-syntax", 13, "“021000”是文字，要加引号", 'area_code = "021000"'),
    "kind = flow # 注": Said("toml-syntax", 8, "“flow”是文字，要加引号", 'kind = "flow" # 注'),
    "lead = [甲, 乙]": Said("toml-syntax", 9, "列表里的文字要加引号", 'lead = ["甲", "乙"]'),
    'rule = "rate(a，b) > 70%': Said("toml-syntax", 8, '引号没有成对：少了后一个 "', 'rule = "rate(a，b) > 70%"'),
    'place = 表第2行"': Said("toml-syntax", 9, '引号没有成对：少了前一个 "', 'place = "表第2行"'),
    "rule = \"a > 3'": Said("toml-syntax", 8, '引号没有成对：少了后一个 "', 'rule = "a > 3"'),
    'lead = ["甲", "乙]': Said("toml-syntax", 14, '引号没有成对：少了后一个 "', 'lead = ["甲", "乙"]'),
    'lead = ["甲", 乙"]': Said("toml-syntax", 14, '引号没有成对：少了前一个 "', 'lead = ["甲", "乙"]'),
    'note = """甲': Said("toml-syntax", 8, '引号没有成对：少了后面的 """', 'note = """甲"""'),
    '"due = 2025': Said("toml-syntax", 1, "键的引号没有成对", "due = 2025"),
    'note = "关于"十四五"的"': Said("toml-syntax", 11, '一段文字的引号里又用了 "', 'note = "关于“十四五”的"'),
    "note = 'it's'": Said("toml-syntax", 11, "一段文字的引号里又用了 '", 'note = "it\'s"'),
    'file = "C:\\data"': Said("toml-syntax", 11, r"双引号中的 \ 要写成 \\", 'file = "C:\\\\data"'),
    # ── brackets and braces ──
    'lead = ["甲"': Said("toml-syntax", 8, "方括号没有成对：少了 ]", 'lead = ["甲"]'),
    'lead = "甲", "乙"]': Said("toml-syntax", 8, "方括号没有成对：少了 [", 'lead = ["甲", "乙"]'),
    'lead = ["甲"]]': Said("toml-syntax", 13, "方括号没有成对：多了 ]", 'lead = ["甲"]'),
    'lead = "甲", "乙"': Said("toml-syntax", 8, "列表要放在方括号 [ ] 里", 'lead = ["甲", "乙"]'),
    'lead = ["甲" "乙"]': Said("toml-syntax", 11, "列表的两项之间少了逗号", 'lead = ["甲",  "乙"]'),
    "baseline = { period = 2020": Said("toml-syntax", 12, "花括号没有成对：少了 }", "baseline = { period = 2020}"),
    "baseline = { period: 2020 }": Said("toml-syntax", 20, "键和值之间要用 =，不用 :", "baseline = { period = 2020 }"),
    "[plan": Said("toml-syntax", 6, "表名的方括号没有成对", "[plan]"),
    "[[readings]": Said("toml-syntax", 11, "表名的方括号没有成对", "[[readings]]"),
    "[indicators.婚检]": Said("toml-syntax", 13, "名称里有“婚”：不加引号的名称只能用英文字母", '[indicators."婚检"]'),
    "[plan] 说明": Said("toml-syntax", 8, "表名要单独写一行", "[plan] # 说明"),
    # ── what does not belong there ──
    "due = 2025;": Said("toml-syntax", 11, "行末多了“;”", "due = 2025"),
    'area = "甲省"。': Said("toml-syntax", 12, "行末多了“。”", 'area = "甲省"'),
    "due = 2025年": Said("toml-syntax", 7, "“2025年”：年份只写数字", "due = 2025"),
    'no = 1 note = "x"': Said("toml-syntax", 8, "一行只能写一个键和值", "no = 1"),
    "due = 2025 // 到期": Said("toml-syntax", 12, "注释要用 # 开头", "due = 2025 # 到期"),
    "// 注释": Said("toml-syntax", 1, "注释要用 # 开头", "# 注释"),
    "ok = True": Said("toml-syntax", 6, "true 和 false 要小写", "ok = true"),
    "x = " + "9" * 5000: Said("toml-syntax", 1, "有一个整数太长"),
    "x = 1e99999999999999999999": Said("toml-syntax", 1, "有一个数的指数太大"),
    "x = " + "[" * 2000: Said("toml-syntax", 1, "嵌套太深"),
}  # fmt: skip


def errors(text: str) -> list[Diagnostic]:
    """Return what is wrong with a text, in the order of its lines."""
    file, found = read_toml(Source("x.toml", text))
    assert file is None
    return in_order(found)


def at(found: list[Diagnostic]) -> list[tuple[str, int, int]]:
    return [(one.code, one.place.line, one.place.column) for one in found if isinstance(one.place, Span)]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[:40].encode("unicode_escape").decode())
def test_a_broken_line_is_one_error(line: str) -> None:
    said = LINES[line]
    found = errors(f"format = 1\n\n{line}\n\n[z]\ny = 2\n")
    assert at(found) == [(said.code, 3, said.column)]
    zh, en = render(found[0], "zh"), render(found[0], "en")
    assert said.words in found[0].message.zh
    assert said.words not in en
    if said.written:
        assert f"办法：写作：{said.written}\n" in f"{zh}\n"
        assert f"help: write: {said.written}\n" in f"{en}\n"


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[:40].encode("unicode_escape").decode())
def test_the_line_that_is_proposed_is_toml(line: str) -> None:
    if LINES[line].written:
        file, found = read_toml(Source("x.toml", LINES[line].written))
        assert (file is None, found) == (False, [])


def test_all_broken_lines_are_told_at_once_and_nothing_else() -> None:
    broken = [line for line in LINES if '"""' not in line and len(line) < 1000]
    text = "".join(f"{line}\n[t{number}]\n" for number, line in enumerate(broken))
    for start in range(0, len(broken), MOST - 1):
        part = "\n".join(text.splitlines()[2 * start : 2 * (start + MOST - 1)])
        lines = [place for _, place, _ in at(errors(f"a = 1\n{part}\n"))]
        assert lines == [2 * (number + 1) for number in range(len(broken[start : start + MOST - 1]))]


def test_more_than_the_most_are_cut_short_and_it_is_said() -> None:
    found = errors("due ＝ 2025\n" * (MOST + 5))
    assert len(found) == MOST
    assert [one.note is not None for one in found] == [False] * (MOST - 1) + [True]
    assert "只列出前 20 处" in render(found[-1], "zh")


# ── an error does not eat, nor cause, what follows ──

TEXTS: dict[str, tuple[str, list[tuple[str, int, int]]]] = {
    "a quotation mark not closed": ('[a]\nx = "1\ny = "2\n[b]\nz ＝ 1', [
        ("toml-syntax", 2, 5), ("toml-syntax", 3, 5), ("full-width-sign", 5, 3)]),
    "a list not closed, over lines": ('x = [\n  "1",\n  "2"\n\n# c\n[a]\ny ＝ 1\n', [
        ("toml-syntax", 1, 5), ("full-width-sign", 7, 3)]),
    "a multi-line text not closed": ('x = """\n甲\ny = 1\n[a]\ny ＝ 1\nz = """\n乙"""\n', [
        ("toml-syntax", 1, 5), ("full-width-sign", 5, 3)]),
    "a brace not closed": ("x = { a = 1,\n  b = 2\n\n[a]\ny ＝ 1\n", [("toml-syntax", 1, 5), ("full-width-sign", 5, 3)]),
    "keys under a broken header are not twice": ("[a]\nx = 1\n【b】\nx = 1\n[c\nx = 1\n", [
        ("full-width-sign", 3, 1), ("toml-syntax", 5, 3)]),
    "a block copied with its parts": ("[a]\nx = 1\n[a.b]\ny = 1\n[[a.c]]\n[a]\nx = 1\n[a.b]\ny = 1\n[[a.c]]\n[d]\nz = 1\nz = 2", [
        ("duplicate-key", 6, 1), ("duplicate-key", 13, 1)]),
    "a key three times": ("x = 1\nx = 2\nx = 3\n", [("duplicate-key", 2, 1), ("duplicate-key", 3, 1)]),
    "a key twice in a table of an array": ("[[a]]\nx = 1\n[[a]]\nx = 1\nx = 2\n", [("duplicate-key", 5, 1)]),
    "a key twice in braces": ("x = { a = 1, a = 2 }\n", [("toml-syntax", 1, 19)]),
    "a value that is used as a table": ("x = 1\nx.y = 2\n[x]\n", [("duplicate-key", 2, 1), ("duplicate-key", 3, 1)]),
    "JSON": ('{\n  "format": 1,\n  "plan": {}\n}\n', [("toml-syntax", 1, 1)]),
    "YAML": ("format: 1\nplan:\n  id: jia\n  name: 甲省\n", [("toml-syntax", 1, 1)]),
    "a web page": ("\n<!DOCTYPE html>\n<p>x</p>\n", [("toml-syntax", 2, 1)]),
    "a letter": ("各市人民政府：\n现将计划\n印发\n给你们。\n", [("toml-syntax", 1, 1)]),
    "line ends of old": ("x = 1\ry = 2\r", [("toml-syntax", 1, 6)]),
    "one line end of old": ("x = 1\ny = 2\rz = 3\n", [("toml-syntax", 2, 6)]),
    "a line end of old behind a comment and in a text": ('x = 1 # note\ry = "a\rb"\r\n', [("toml-syntax", 1, 13)]),
}  # fmt: skip


@pytest.mark.parametrize("case", TEXTS)
def test_one_mistake_neither_hides_nor_causes_another(case: str) -> None:
    text, expected = TEXTS[case]
    assert at(errors(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a." * 1_000_000,
        "x = { " + "a." * 100_000 + "b = 1 }",
        "x = " + "[" * 1_000_000,
        "x = " + '"' * 1_000_001,
        "x = '''\n" * 200_000,
        "x = 1" + ";" * 1990 + "y\n",
        "x = " + "“" * 1990 + "y\n",
        "x = " + "[“，" * 190 + "\n",
    ],
    ids=["dots", "dots in braces", "brackets", "quotes", "texts", "semicolons", "curly quotes", "all sorts"],
)
def test_a_text_that_is_meant_to_take_long_is_told_soon(text: str) -> None:
    start = time.process_time()
    assert errors(text)
    assert time.process_time() - start < 5


def test_line_ends_of_cr_alone_are_told_once() -> None:
    (found,) = errors("x = 1\ry = 2\rz = 3\n")
    assert (found.message.zh, found.message.en) == (
        "这里的换行符只有 CR，没有 LF",
        "the line end here is CR alone, without LF",
    )
    assert found.note is not None
    assert (found.note.zh, found.note.en) == ("共有 2 处", "there are 2 of them")
    assert found.help is not None
    assert found.help.en == "save the file with LF or CRLF line ends"


def test_what_is_given_twice_is_shown_at_both_places() -> None:
    first, second = errors("[a]\nx = 1\nx = 2\n[ a ]\n")
    assert render(first, "zh").splitlines() == [
        "错误[duplicate-key]：键 a.x 写了两次",
        "  --> x.toml:3:1", " 3 | x = 2", "   | ^",
        "  --> x.toml:2:1", " 2 | x = 1", "   | ^ 第一次",
        "  = 办法：删去一个，或改正其中一个的名称",
    ]  # fmt: skip
    assert render(second, "en").splitlines() == [
        "error[duplicate-key]: the table [a] is given twice",
        "  --> x.toml:4:1", " 4 | [ a ]", "   | ^^^^^",
        "  --> x.toml:1:1", " 1 | [a]", "   | ^^^ the first one",
        "  = help: join them, or correct the name of one",
    ]  # fmt: skip


@pytest.mark.parametrize("segment", ["a", "a" * 21, '""', '"指标"', "'x'"])
@pytest.mark.parametrize("form", ["{} = 1\n", "x = {{ {} = 1 }}\n", "[{}]\n", "\t{} = 1\n"])
def test_a_key_of_endless_dots_is_refused_before_it_is_read(segment: str, form: str) -> None:
    text = form.format(".".join([segment] * 44_000))
    began = time.monotonic()
    file, found = read_toml(Source("x.toml", text))
    assert file is None
    assert [one.message.en for one in found] == ["a key has too many dots"]
    assert time.monotonic() - began < 5  # a hang, not a measurement


def test_a_large_text_with_errors_of_both_kinds_is_told_of_the_first() -> None:
    text = "[a]\n[a]\n" + "[b\n" * 200_000
    _, found = read_toml(Source("x.toml", text))
    assert [one.code for one in found] == ["duplicate-key"]
    _, found = read_toml(Source("x.toml", "[b\n" * 200_000 + "[a]\n[a]\n"))
    assert [one.code for one in found] == ["toml-syntax"]
