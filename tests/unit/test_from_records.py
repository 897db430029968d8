"""A CSV of records: one row each, with a fact for each column of the table."""

from textwrap import dedent

import pytest
from csv_text import read_csv_records

from dp_rules.data.vocabulary import Vocabulary
from dp_rules.language.scope import find_table
from dp_rules.quantity.missing import Missing
from dp_rules.text.place import Cell, Source, address
from dp_rules.text.render import render


def read(text: str, vocabulary: Vocabulary) -> tuple[list[tuple[object, ...]], list[tuple[str, str]]]:
    """Return the records as (area, period, follow-ups, checks, line), and code and address of each diagnostic."""
    table = find_table(vocabulary.scope, "高血压患者")
    assert table is not None
    records, problems = read_csv_records(Source("p.csv", text), table, vocabulary)
    rows: list[tuple[object, ...]] = []
    for record in records:
        assert isinstance(record.place, Cell)
        cells = [record.cells[name].missing or record.cells[name].raw for name in ("follow_ups", "health_checks")]
        assert [fact.id for fact in record.cells.values()] == ["follow_ups", "health_checks"]
        rows.append((record.area, str(record.period), *cells, record.place.line))
    return rows, [(one.code, address(one.place)) for one in problems]


def test_rows(vocabulary: Vocabulary) -> None:
    text = "地区,时期,随访次数,体检次数\n210102,2023,4,1\n\n210102,2023Q2,,—\n210000,2023,0,2\n"
    assert read(text, vocabulary) == (
        [
            ("210102", "2023", "4", "1", 2),
            ("210102", "2023Q2", Missing.BLANK, Missing.NOT_COLLECTED, 4),
            ("辽宁省", "2023", "0", "2", 5),
        ],
        [],
    )


def test_rows_that_are_alike_are_rows_of_their_own(vocabulary: Vocabulary) -> None:
    rows, problems = read("area,period,follow_ups,health_checks\n" + "x,2023,4,1\n" * 3, vocabulary)
    assert (len(rows), problems) == (3, [])


HEADER = "area,period,随访次数,health_checks\n"
WRONG = {
    "no column of the table": ("area,period,随访次数\nx,2023,1\n", 0, [("missing-column", "p.csv:1:1")]),
    "no area": ("period,随访次数,体检次数\n2023,1,1\n", 0, [("missing-column", "p.csv:1:1")]),
    "a column twice": (
        "area,period,随访次数,follow_ups,体检次数\nx,2023,1,1,1\n",
        1,
        [("duplicate-column", "p.csv:1:4")],
    ),
    "another column, a remark": (
        "area,period,姓名,随访次数,体检次数\nx,2023,甲,1,1\n",
        1,
        [("ignored-column", "p.csv:1:3")],
    ),
    "a header only": (HEADER, 0, [("empty-file", "p.csv:1:1")]),
    "a cell too few": (HEADER + "x,2023,1\nx,2023,1,1\n", 1, [("wrong-cells", "p.csv:2:1")]),
    "a cell that is no figure": (HEADER + "x,2023,约1,1\n", 0, [("unreadable-figure", "p.csv:2:3")]),
    "a negative count": (HEADER + "x,2023,-1,1\n", 0, [("outside-domain", "p.csv:2:3")]),
    "a period that is none, in two rows": (HEADER + "x,去年,1,1\nx,去年,1,1\n", 0, [("not-a-period", "p.csv:2:2")]),
    "an open quote": (HEADER + 'x,2023,"1,1\n', 0, [("csv-syntax", "p.csv:2:3")]),
}


@pytest.mark.parametrize(("text", "count", "expected"), WRONG.values(), ids=WRONG.keys())
def test_problems(text: str, count: int, expected: list[tuple[str, str]], vocabulary: Vocabulary) -> None:
    rows, problems = read(text, vocabulary)
    assert (len(rows), problems) == (count, expected)


def test_a_missing_column_as_shown(vocabulary: Vocabulary) -> None:
    table = find_table(vocabulary.scope, "高血压患者")
    assert table is not None
    (problem,) = read_csv_records(Source("p.csv", "area,period,随访次,体检次数\nx,2023,1,1\n"), table, vocabulary)[1]
    assert render(problem, "zh") == dedent("""\
        错误[missing-column]：表头缺少“follow_ups”
          --> p.csv:1:1
              | "area,period,随访次,体检次数"
          = 办法：“随访次”是不是“随访次数”？
          = 办法：列名可写作：follow_ups / 随访次数 / 面对面随访次数""")
    assert render(problem, "en") == dedent("""\
        error[missing-column]: the header has no "follow_ups"
          --> p.csv:1:1
              | "area,period,随访次,体检次数"
          = help: "随访次": did you mean "随访次数"?
          = help: a header can be: follow_ups / 随访次数 / 面对面随访次数""")
