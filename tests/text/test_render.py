"""Diagnostics as text: the line in question, carets where a terminal shows them, the other half, what to do."""

from textwrap import dedent

import pytest

from dp_rules.text.bilingual import Bilingual, Language
from dp_rules.text.diagnostic import Diagnostic, Label
from dp_rules.text.place import Cell, Document, Place, Source, Span
from dp_rules.text.render import render
from dp_rules.text.width import display_width
from dp_rules.toml.read import read_toml

WRONG = Bilingual("不对", "wrong")


def at(text: str, words: str, name: str = "a.toml") -> Span:
    """Return the place of the words in a text."""
    start = text.index(words)
    return Span(Source(name, text), start, start + len(words))


def shown(place: Place, language: Language = "zh", *labels: Label, help_: Bilingual | None = None) -> str:
    """Return a diagnostic at a place as text."""
    return render(Diagnostic("some-code", WRONG, place, labels, help_), language)


def page(text: str) -> str:
    """Return an expected text as it is written in a test."""
    return dedent(text).strip("\n")


def test_a_diagnostic_is_a_message_a_line_a_caret_and_help() -> None:
    place = at('x = 1\nrule = "rate(a) > 7"\n', "rate(a)")
    assert shown(place, "en", help_=Bilingual("写 b", "write b")) == page("""
        error[some-code]: wrong
          --> a.toml:2:9
         2 | rule = "rate(a) > 7"
           |         ^^^^^^^
          = help: write b
    """)


def test_in_chinese() -> None:
    place = at('x = 1\nrule = "rate(a) > 7"\n', "rate(a)")
    assert shown(place, "zh", help_=Bilingual("写 b", "write b")) == page("""
        错误[some-code]：不对
          --> a.toml:2:9
         2 | rule = "rate(a) > 7"
           |         ^^^^^^^
          = 办法：写 b
    """)


def carets(text: str) -> tuple[str, str]:
    """Return what the carets of the first excerpt stand under, as a terminal shows it, and what follows them."""
    _, _, line, under, *_ = text.split("\n")
    line, under = line.partition(" | ")[2], under.partition(" | ")[2]
    start = len(under) - len(under.lstrip(" "))
    length = len(under.lstrip(" ")) - len(under.lstrip(" ").lstrip("^"))
    cells: list[str] = []
    for character in line:
        if display_width(character) == 0:
            cells[-1] += character
        else:
            cells += [character, ""][: display_width(character)]
    return "".join(cells[start : start + length]), under[start + length :]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('rule = "比率(婚检人数, 登记人数) ＞ 70％"', "登记人数"),
        ('规则 = "（甲 ＋ 乙）"', "乙"),
        ("一二三四五", "三"),
        ("“一” x", "x"),
        ("e\u0301 x", "x"),
        ("a👍x", "x"),
        ("❤\ufe0fx", "x"),  # a sign and what makes it a picture, which takes no cell of its own
        ("กี x", "x"),  # a vowel above its letter
        ("1\u20e3x", "x"),  # a figure and the key around it
        ("👨\u200d👩x", "x"),  # the joiner is shown, as any character that a terminal obeys
        ("x", "x"),
    ],
)
def test_carets_stand_under_the_words_however_wide_what_is_before_them(text: str, words: str) -> None:
    assert carets(shown(at(text, words)))[0] == words


@pytest.mark.parametrize(
    ("written", "words", "marked"),
    [
        (r'rule = "\u4e2d\u6587 > 70"', "中文", r"\u4e2d\u6587"),
        (r'rule = "\U0001F44D\u4e2dx > 70"', "x", "x"),
        (r'rule = "a\tb > 70"', "b", "b"),
        ("rule = '甲 > 70'", "甲", "甲"),
        ('rule = """\n甲 \\\n   > 70"""', "甲", "甲"),
        ('rule = """\n甲\\\n   > 70"""', "甲", "甲"),
        ('rule = """\n甲 \\\n   > 70"""', "70", "70"),
        ('rule = """\r\n甲\r\n> 70"""', "70", "70"),
        ('\t"规则"\t=\t"甲\t> 70"', "70", "70"),
    ],
)  # fmt: skip
def test_carets_stand_under_what_is_written_in_a_toml_string(written: str, words: str, marked: str) -> None:
    file, problems = read_toml(Source("a.toml", written))
    assert file is not None, problems
    (key, text), *_ = file.values.items()
    start = text.index(words)
    place = Span(file.embedded((key,), text), start, start + len(words))
    assert carets(shown(place)) == (marked, "")
    assert place.line == place.stop[0]


def test_a_place_over_joined_lines_of_a_toml_string_goes_on() -> None:
    written = 'rule = """\\\n  rate(甲, \\\n    乙) > 70"""'
    file, _ = read_toml(Source("a.toml", written))
    assert file is not None
    text = file.values["rule"]
    assert text == "rate(甲, 乙) > 70"
    place = Span(file.embedded(("rule",), text), 0, text.index(")") + 1)
    assert (place.line, place.column, place.stop) == (2, 3, (3, 7))
    assert shown(place).split("\n")[2:] == [" 2 |   rate(甲, \\", "   |   ^^^^^^^^^^ …到第 3 行"]


def test_a_tab_is_shown_as_one_space_so_that_carets_hold() -> None:
    said = shown(at("\tkey\t= wrong", "wrong"))
    assert carets(said)[0] == "wrong"
    assert "\t" not in said


def test_line_ends_of_windows_do_not_show() -> None:
    said = shown(at("a = 1\r\nb = 不对\r\nc = 3\r\n", "不对"))
    assert carets(said)[0] == "不对"
    assert "\r" not in said
    assert "�" not in said


def test_a_control_character_before_the_words_takes_one_cell() -> None:
    assert carets(shown(at("\x1b[31m x", "x")))[0] == "x"


def test_a_place_at_the_end_of_the_line_or_file_has_one_caret() -> None:
    for text in ("ab", "ab\n", "ab\r\n"):
        lines = shown(Span(Source("a", text), 2, 2)).split("\n")
        assert lines[2:] == [" 1 | ab", "   |   ^"]
    assert shown(Span(Source("a", ""), 0, 0)).split("\n")[2:] == [" 1 | ", "   | ^"]


def test_a_place_over_several_lines_is_marked_on_its_first() -> None:
    text = 'a = """one\ntwo"""\n'
    lines = shown(Span(Source("a", text), 4, len(text) - 1)).split("\n")
    assert lines[2:] == [' 1 | a = """one', "   |     ^^^^^^ …到第 2 行"]


def test_a_place_over_several_lines_says_how_far_it_goes_and_then_what_is_there() -> None:
    text = 'rule = """\nrate(甲,  \n  乙)\n> 70\n"""\n'
    call = Span(Source("a.toml", text), text.index("rate"), text.index(")") + 1)
    assert shown(call, "en", Label(at(text, "70"), Bilingual("数", "a number"))) == page("""
        error[some-code]: wrong
          --> a.toml:2:1
         2 | rate(甲,
           | ^^^^^^^^ … to line 3
          --> a.toml:4:3
         4 | > 70
           |   ^^ a number
    """).replace("rate(甲,", "rate(甲,  ")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_place_that_takes_in_its_line_end_does_not_go_on(end: str) -> None:
    text = f"ab = {end}c = 1{end}"
    lines = shown(Span(Source("a", text), 3, 5 + len(end))).split("\n")
    assert lines[2:] == [" 1 | ab = ", "   |    ^^"]


def test_a_line_number_of_several_digits_moves_both_lines() -> None:
    lines = shown(at("\n" * 122 + "abc", "b")).split("\n")
    assert lines[2:] == [" 123 | abc", "     |  ^"]


@pytest.mark.parametrize("filler", ["x", "字"])
@pytest.mark.parametrize("where", [0, 79, 80, 81, 159, 160, 161, 240, 5_000])
def test_a_long_line_is_cut_around_the_words(filler: str, where: int) -> None:
    text = filler * where + "HERE" + filler * 5_000
    said = shown(at(text, "HERE"))
    assert carets(said)[0] == "HERE"
    assert max(map(len, said.split("\n"))) < 400


def test_a_long_place_in_a_long_line_does_not_run_past_what_is_shown() -> None:
    text = "y" * 3 + "x" * 10_000
    said = shown(Span(Source("a", text), 3, len(text)))
    line, under = said.split("\n")[2:]
    assert len(under) <= len(line)


def test_a_cut_line_says_that_it_is_cut() -> None:
    said = shown(at("a" * 1000 + "HERE" + "b" * 1000, "HERE")).split("\n")[2]
    assert said.partition(" | ")[2].startswith("…")
    assert said.endswith("…")


def test_labels_on_the_same_line_show_it_once() -> None:
    text = 'rule = "甲率 > 乙"'
    said = shown(at(text, "甲率"), "zh", Label(at(text, "乙"), Bilingual("这是数", "this is a number")))
    assert said == page("""
        错误[some-code]：不对
          --> a.toml:1:9
         1 | rule = "甲率 > 乙"
           |         ^^^^
           |                ^^ 这是数
    """)


@pytest.mark.parametrize("gap", [10, 70, 200, 1000])
def test_labels_on_a_long_line_have_their_carets_under_their_own_words(gap: int) -> None:
    text = "字" * 100 + "甲率" + "x" * gap + "乙数" + "y" * 300
    said = shown(at(text, "甲率"), "zh", Label(at(text, "乙数"), Bilingual("这是数", "this is a number")))
    assert carets(said)[0] == "甲率"
    lines = said.split("\n")
    last = max(index for index, line in enumerate(lines) if line.startswith(" 1 | "))
    assert carets("\n".join(["", "", lines[last], lines[-1]])) == ("乙数", " 这是数")


def test_labels_of_several_lines_and_files_each_show_theirs() -> None:
    text, other = "a = 1\nb = 2\n", "c = 3\n"
    said = shown(
        at(text, "1"),
        "en",
        Label(at(text, "2"), Bilingual("二", "two")),
        Label(at(other, "3", "b.toml"), Bilingual("三", "three")),
        Label(Document("c.csv"), Bilingual("四", "four")),
        Label(Cell("d.csv", 3, 4, "5"), Bilingual("五", "five")),
    )
    assert said == page("""
        error[some-code]: wrong
          --> a.toml:1:5
         1 | a = 1
           |     ^
          --> a.toml:2:5
         2 | b = 2
           |     ^ two
          --> b.toml:1:5
         1 | c = 3
           |     ^ three
          --> c.csv four
          --> d.csv:3:4
              | "5" five
    """)


def test_equal_lines_of_two_files_are_both_shown() -> None:
    said = shown(at("a = 1", "1", "one.toml"), "en", Label(at("a = 1", "a", "two.toml"), Bilingual("二", "two")))
    assert "two.toml:1:1" in said


def test_equal_lines_of_one_file_are_both_shown() -> None:
    source = Source("a.toml", "a = 1\na = 1\n")
    said = shown(Span(source, 0, 1), "en", Label(Span(source, 6, 7), Bilingual("又", "again")))
    assert "a.toml:2:1" in said


def test_a_cell_shows_what_it_holds() -> None:
    assert shown(Cell("2020.csv", 3, 4, "约70%"), "en") == page("""
        error[some-code]: wrong
          --> 2020.csv:3:4
              | "约70%"
    """)


def test_a_cell_of_several_lines_or_very_long_stays_on_one() -> None:
    assert '| "a b"' in shown(Cell("d.csv", 1, 1, "a\nb"))
    assert max(map(len, shown(Cell("d.csv", 1, 1, "x" * 10_000)).split("\n"))) < 200


def test_a_whole_file_is_named() -> None:
    assert shown(Document("d.csv"), "en") == "error[some-code]: wrong\n  --> d.csv"


@pytest.mark.parametrize(
    ("severity", "zh", "en"), [("error", "错误", "error"), ("warning", "警告", "warning"), ("remark", "说明", "remark")]
)
def test_severities_are_said(severity: str, zh: str, en: str) -> None:
    diagnostic = Diagnostic("c", WRONG, Document("d"), severity=severity)  # type: ignore[arg-type]
    assert render(diagnostic, "zh").startswith(f"{zh}[c]：")
    assert render(diagnostic, "en").startswith(f"{en}[c]: ")


def test_help_of_several_lines_is_set_in() -> None:
    said = shown(Document("d"), "en", help_=Bilingual("一\n二", "one\ntwo"))
    assert said.split("\n")[2:] == ["  = help: one", "  = help: two"]


def test_nothing_that_a_terminal_obeys_is_repeated() -> None:
    bad = "\x1b[31m\x9b\u202e"
    diagnostic = Diagnostic(
        "c", Bilingual(bad, bad), Cell(f"{bad}.csv", 1, 1, bad),
        (Label(at(f"{bad}x", "x", bad), Bilingual(bad, bad)),), Bilingual(bad, bad), note=Bilingual(bad, bad),
    )  # fmt: skip
    assert not {"\x1b", "\x9b", "\u202e"} & set(render(diagnostic, "zh") + render(diagnostic, "en"))
