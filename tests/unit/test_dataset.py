"""Facts of one key, and beside them which one counts and what is said."""

from textwrap import dedent

import pytest
from csv_text import read_csv_facts

from dp_rules.data.areas import Areas
from dp_rules.data.dataset import build_dataset
from dp_rules.data.vocabulary import Vocabulary
from dp_rules.quantity.period import Period
from dp_rules.text.place import Source, address
from dp_rules.text.render import render

HEADER = "area,period,item,value,source\n"


def build(rows: str, vocabulary: Vocabulary, prefer: tuple[str, ...] = ()) -> tuple[list[str], list[tuple[str, str]]]:
    """Return raw text and place of the facts that count, and code and address of each diagnostic."""
    facts, problems = read_csv_facts(Source("a.csv", HEADER + rows), vocabulary)
    assert problems == []
    dataset, found = build_dataset(facts, {}, Areas(), prefer)
    return [fact.raw for fact in dataset.facts.values()], [(one.code, address(one.place)) for one in found]


BUREAU = "x,2022,婚前医学检查率,74.8%,统计局\n"
FEDERATION = "x,2022,婚前医学检查率,70.9%,残联\n"
BLANK = "x,2022,婚前医学检查率,,\n"
DASH = "x,2022,婚前医学检查率,—,\n"
CASES: dict[str, tuple[str, tuple[str, ...], list[str], list[tuple[str, str]]]] = {
    "one": (BUREAU, (), ["74.8%"], []),
    "of different periods": (BUREAU + BUREAU.replace("2022", "2023"), (), ["74.8%", "74.8%"], []),
    "the same twice": (BUREAU * 2, (), ["74.8%"], [("same-figure-twice", "a.csv:3:4")]),
    "the same in another spelling": (
        BUREAU + BUREAU.replace("74.8%", "74.80％"),
        (),
        ["74.8%"],
        [("same-figure-twice", "a.csv:3:4")],
    ),
    "two values": (BUREAU + FEDERATION, (), ["70.9%"], [("two-values", "a.csv:3:4")]),
    "a preferred publisher": (BUREAU + FEDERATION, ("统计局",), ["74.8%"], []),
    "the first preferred that publishes it": (BUREAU + FEDERATION, ("省政府", "残联"), ["70.9%"], []),
    "a preferred publisher with two values": (
        BUREAU + BUREAU.replace("74.8", "75") + FEDERATION,
        ("统计局",),
        ["74.8%"],
        [("two-values", "a.csv:2:4")],
    ),
    "none preferred that publishes it": (BUREAU + FEDERATION, ("省政府",), ["70.9%"], [("two-values", "a.csv:3:4")]),
    "a bound and a number": (BUREAU + BUREAU.replace("74", ">74"), (), ["74.8%"], [("two-values", "a.csv:2:4")]),
    "an empty cell gives way": (BLANK + BUREAU, (), ["74.8%"], []),
    "an empty cell alone": (BLANK, (), [""], []),
    "a dash does not give way: somebody said that nothing was collected": (
        DASH + BUREAU,
        (),
        ["—"],
        [("two-values", "a.csv:2:4")],
    ),
    "the tenth line comes after the ninth": (
        "\n" * 7 + BUREAU * 2,
        (),
        ["74.8%"],
        [("same-figure-twice", "a.csv:10:4")],
    ),
}


@pytest.mark.parametrize(("rows", "prefer", "raw", "expected"), CASES.values(), ids=CASES.keys())
def test_which_counts(
    rows: str, prefer: tuple[str, ...], raw: list[str], expected: list[tuple[str, str]], vocabulary: Vocabulary
) -> None:
    assert build(rows, vocabulary, prefer) == (raw, expected)


def test_two_values_as_shown(vocabulary: Vocabulary) -> None:
    facts, _ = read_csv_facts(Source("a.csv", HEADER + BUREAU + FEDERATION), vocabulary)
    (problem,) = build_dataset(facts, {}, Areas())[1]
    assert render(problem, "zh") == dedent("""\
        错误[two-values]：“premarital_exam_rate”在 x 2022 有两个不同的数：70.9% 和 74.8%
          --> a.csv:3:4
              | "70.9%"
          --> a.csv:2:4
              | "74.8%" 另一个数
          = 办法：用 --prefer 选定来源：残联 或 统计局""")
    assert render(problem, "en") == dedent("""\
        error[two-values]: "premarital_exam_rate" has two different values for x 2022: 70.9% and 74.8%
          --> a.csv:3:4
              | "70.9%"
          --> a.csv:2:4
              | "74.8%" the other value
          = help: choose a publisher with --prefer: 残联 or 统计局""")


def test_the_same_twice_as_shown(vocabulary: Vocabulary) -> None:
    facts, _ = read_csv_facts(Source("a.csv", HEADER + BUREAU * 2), vocabulary)
    (problem,) = build_dataset(facts, {}, Areas())[1]
    assert render(problem, "zh") == dedent("""\
        说明[same-figure-twice]：同一个数写了两次
          --> a.csv:3:4
              | "74.8%"
          --> a.csv:2:4
              | "74.8%" 另一处""")
    assert render(problem, "en") == dedent("""\
        remark[same-figure-twice]: the same figure is given twice
          --> a.csv:3:4
              | "74.8%"
          --> a.csv:2:4
              | "74.8%" the other one""")


def test_what_it_knows(vocabulary: Vocabulary) -> None:
    facts, _ = read_csv_facts(
        Source("a.csv", HEADER + "b,2023,结婚登记人数,1,\na,2022Q1,结婚登记人数,1,\n"), vocabulary
    )
    dataset, _ = build_dataset(facts, {}, Areas())
    assert (dataset.known_areas(), dataset.known_periods()) == (["a", "b"], [Period(2022, 1), Period(2023)])


def test_two_blank_cells_are_no_figure_given_twice(vocabulary: Vocabulary) -> None:
    text = "area,period,item,value\nx,2020,结婚登记人数,\nx,2020,marriage_registrations, \n"
    facts, _ = read_csv_facts(Source("a.csv", text), vocabulary)
    assert build_dataset(facts, {}, Areas())[1] == []
