"""Specs that are meant to take long: each is told what is wrong with it in time that goes by its size, not by its square."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from cli.program import dp

from dp_rules.checking import check_whole

SIZE = 200_000
PLAN = """format = 1
[plan]
id = "jia"
extends = "catalogue"
name = "甲省计划"
area = "甲省"
first_year = 2022
last_year = 2025
"""
TARGET = """[indicators.premarital_exam_rate]
rule = "rate(premarital_exams, marriage_registrations) > 70%"
wording = "-"
place = "-"
due = 2025
"""
CATALOGUE = """format = 1
[catalogue]
id = "c"
name = "录"
name_en = "c"
[sources]
s = { title = "s", status = "issued" }
[calendars]
y = { name = "年", name_en = "y" }
[units]
u = { name = "个", name_en = "u" }
[items]
"""
ITEM = 'a{} = {{ name = "n{}", unit = "{}", kind = "flow", calendar = "y", source = "s", subset_of = "{}" }}\n'
TEST = '[tests]\npremarital_exam_rate = [ { expect = "met", given = { '


def filled(before: str, part: Callable[[int], str], after: str = "") -> str:
    """Return a text of about ``SIZE`` characters with as many parts as go in."""
    parts = [before]
    size, number = len(before), 0
    while size < SIZE:
        parts.append(part(number))
        size, number = size + len(parts[-1]), number + 1
    return "".join([*parts, after])


LARGE = {
    "keys that are nearly right": filled(PLAN, lambda n: f"last_yea{n} = 1\n"),
    "keys that are none": filled(PLAN, lambda n: f"zzzzzzz{n} = 1\n"),
    "entries of the wrong type": filled(f"{PLAN}[indicators]\n", lambda n: f"x{n} = 1\n"),
    "a list that says one thing twice": filled(f"{PLAN}{TARGET}lead = [", lambda n: f'"x{n}", ', '"x0"]\n'),
    "unknown items in a rule test": filled(
        PLAN + TARGET + TEST, lambda n: f"premarital_exam{n} = 1, ", "z = 1 } } ]\n"
    ),
    "unknown items in rules": filled(
        PLAN, lambda n: f'[indicators.x{n}]\nname = "x{n}"\nrule = "premarital_exam{n} > 3"\n'
    ),
    "acceptances of no check": filled(
        f"{PLAN}{TARGET}[indicators.premarital_exam_rate.accepted]\n", lambda n: f'baseline-meets-targe{n} = "-"\n'
    ),
    "parts of parts of parts": filled(CATALOGUE, lambda n: ITEM.format(n, n, "u", f"a{n + 1}")),
    "unknown units": filled(CATALOGUE, lambda n: ITEM.format(n, n, f"a{n}", "a0")),
    "unknown wholes": filled(CATALOGUE, lambda n: ITEM.format(n, n, "u", f"b{n}")),
}


@pytest.mark.parametrize("case", LARGE)
def test_a_large_spec_is_told_soon_what_is_wrong_with_it(case: str, tmp_path: Path) -> None:
    (tmp_path / "large.toml").write_text(LARGE[case], encoding="utf-8")
    start = time.process_time()
    assert check_whole(str(tmp_path / "large.toml"))[1]
    assert time.process_time() - start < 5  # a hang, not a measurement


def test_of_many_faults_of_one_code_the_first_are_shown_and_how_many_more_there_are(tmp_path: Path) -> None:
    given = ", ".join(f"x{number} = 1" for number in range(120))
    (tmp_path / "s.toml").write_text(f"{PLAN}{TARGET}{TEST}{given} }} }} ]\n", encoding="utf-8")
    chinese, english = dp("check", tmp_path / "s.toml"), dp("check", tmp_path / "s.toml", lang="en")
    assert chinese.err.count("错误[unknown-item]") == 100
    assert "\n[unknown-item] 另有 20 处，没有列出\n" in chinese.err
    assert "\n[unknown-item] 20 more, which are not listed\n" in english.err
    assert english.out.endswith("120 errors, 1 warning\n")
    assert dp("check", tmp_path / "s.toml", "--format", "csv").out.count("unknown-item") == 120


def test_of_many_faults_of_shape_the_first_are_looked_for(tmp_path: Path) -> None:
    entries = "".join(f"x{number} = {number}\n" for number in range(101))
    (tmp_path / "s.toml").write_text(f"{PLAN}[indicators]\n{entries}", encoding="utf-8")
    *found, last = check_whole(str(tmp_path / "s.toml"))[1]
    assert len(found) == 99
    assert not any(one.note for one in found)
    assert last.note is not None
    assert last.note.zh == "错误太多，只列出先找到的；改好后再检查"
    assert last.note.en == "there are more errors than are listed; check again when these are mended"
