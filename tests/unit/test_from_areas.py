"""The table of areas as CSV, and beside it the areas read or what is wrong."""

from textwrap import dedent

import pytest
from csv_text import read_csv_areas

from dp_rules.data.areas import Areas
from dp_rules.text.place import Source, address
from dp_rules.text.render import render

LEVELS = {"省": "provinces", "provinces": "provinces", "市": "cities", "cities": "cities", "县": "counties"}
HEADER = "代码,名称,上级,层级\n"
CHANGES = "代码,名称,上级,层级,启用,停用,前身\n"


def test_areas() -> None:
    text = HEADER + "210000,辽宁省,,省\n210100,沈阳市,210000,市\n210102, 和平区 ,210100,县\n210103,沈河区,210100,县\n"
    areas, problems = read_csv_areas(Source("areas.csv", text), LEVELS)
    assert problems == []
    assert [tuple(area)[:4] for area in areas] == [
        ("210000", "辽宁省", None, "provinces"),
        ("210100", "沈阳市", "210000", "cities"),
        ("210102", "和平区", "210100", "counties"),
        ("210103", "沈河区", "210100", "counties"),
    ]
    table = Areas(areas)
    assert table.canonical("和平区") == "210102"
    assert table.within("210000", "counties") == ["210102", "210103"]


def test_a_name_of_two_areas_stands_for_neither() -> None:
    text = "code,name,parent,level\n1,甲市,,cities\n2,鼓楼区,1,县\n3,鼓楼区,1,县\n"
    areas, problems = read_csv_areas(Source("areas.csv", text), LEVELS)
    table = Areas(areas)
    assert (problems, table.canonical("鼓楼区")) == ([], "鼓楼区")
    assert (table.bearing("鼓楼区"), table.bearing("甲市"), table.bearing("乙市")) == (["2", "3"], [], [])


@pytest.mark.parametrize(
    "header",
    [CHANGES, "code,name,parent,level,valid_from,valid_to,predecessors\n", "代码,名称,上级,层级,自,至,原代码\n"],
)
@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("1,甲,,省,,,", (None, None, ())),
        ("1,甲,,省,2021,2022,", ("2021-01-01", "2022-12-31", ())),
        ("1,甲,,省,2021年6月,2022-02,2", ("2021-06-01", "2022-02-28", ("2",))),
        ("1,甲,,省,2021-06-18 00:00:00,2022年6月17日,2 3", ("2021-06-18", "2022-06-17", ("2", "3"))),
        ("1,甲,,省,2021,,2；3、２;2", ("2021-01-01", None, ("2", "3"))),
        ('1,甲,,省,2021,,"2, 3，2.0"', ("2021-01-01", None, ("2", "3"))),
    ],
)
def test_dates_and_predecessors(
    header: str, row: str, expected: tuple[str | None, str | None, tuple[str, ...]]
) -> None:
    text = f"{header}{row}\n2,乙,,省,,2020,\n3,丙,,省,,2020,\n"
    areas, problems = read_csv_areas(Source("areas.csv", text), LEVELS)
    first, last = (None if day is None else day.isoformat() for day in (areas[0].valid_from, areas[0].valid_to))
    assert (problems, (first, last, areas[0].predecessors)) == ([], expected)


def test_codes_that_a_program_took_for_numbers() -> None:
    text = HEADER + "210000.0,辽宁省,,省\n２１０１０２,和平区,210000,市\n210102001000,某街道,210102.0,县\n"
    areas, problems = read_csv_areas(Source("areas.csv", text), LEVELS)
    assert (problems, [area.code for area in areas]) == ([], ["210000", "210102", "210102001000"])
    table = Areas(areas)
    for written in ("210102", "210102.0", "２１０１０２", " 210102 ", "和平区"):
        assert table.canonical(written) == "210102", written
    for other in ("210102.5", "21010", "2.10102E+05"):
        assert table.canonical(other) == other


PROVINCE = "1,甲,,省\n"
WRONG = {
    "no column of parents": ("代码,名称,层级\n1,甲,省\n", [("missing-column", "areas.csv:1:1")]),
    "a header only": (HEADER, [("empty-file", "areas.csv:1:1")]),
    "no code": (HEADER + ",甲,,省\n", [("no-area", "areas.csv:2:1")]),
    "no name": (HEADER + "1,,,省\n", [("no-area", "areas.csv:2:2")]),
    "a code twice": (HEADER + "1,甲,,省\n1,乙,,省\n", [("duplicate-area", "areas.csv:3:1")]),
    "a parent that is not there": (HEADER + "1,甲,9,省\n", [("unknown-area", "areas.csv:2:3")]),
    "a circle is one fault": (HEADER + "1,甲,2,省\n2,乙,1,市\n3,丙,1,县\n", [("area-circle", "areas.csv:2:3")]),
    "an area within itself": (HEADER + "1,甲,1,省\n", [("area-circle", "areas.csv:2:3")]),
    "an unknown level, and areas that lie within": (
        HEADER + "1,甲,,郡\n2,乙,1,市\n3,丙,,郡\n",
        [("unknown-level", "areas.csv:2:4")],
    ),
    "a county in a county": (HEADER + f"{PROVINCE}2,乙,1,县\n3,丙,2,县\n", [("wrong-parent", "areas.csv:4:3")]),
    "a city in a county": (HEADER + f"{PROVINCE}2,乙,1,县\n3,丙,2,市\n", [("wrong-parent", "areas.csv:4:3")]),
    "a province in a province": (HEADER + f"{PROVINCE}2,乙,1,省\n", [("wrong-parent", "areas.csv:3:3")]),
    "a county in a city, and one directly in the province": (
        HEADER + f"{PROVINCE}2,乙,1,市\n3,丙,2,县\n4,丁,1,县\n",
        [],
    ),
    "a county without parent, and a province": (HEADER + f"{PROVINCE}2,乙,,县\n", [("no-parent", "areas.csv:3:3")]),
    "a county without parent, and a city": (
        HEADER + "2,乙,,市\n3,丙,2,县\n4,丁,,县\n",
        [("no-parent", "areas.csv:4:3")],
    ),
    "counties only": (HEADER + "2,乙,,县\n3,丙,,县\n", []),
    "provinces only": (HEADER + f"{PROVINCE}2,乙,,省\n", []),
    "a predecessor that is not there": (CHANGES + "1,甲,,省,2020,,7\n", [("unknown-area", "areas.csv:2:1")]),
    "a predecessor of itself": (CHANGES + "1,甲,,省,2020,,1\n", [("area-circle", "areas.csv:2:1")]),
    "predecessors in a circle": (
        CHANGES + "1,甲,,省,2020,,2\n2,乙,1,市,2021,,1\n3,丙,1,县,2022,,2\n",
        [("area-circle", "areas.csv:2:1")],
    ),
    "an end before the beginning": (CHANGES + "1,甲,,省,2020,2019,\n", [("area-dates-reversed", "areas.csv:2:1")]),
    "an end at the beginning": (CHANGES + "1,甲,,省,2020-01-01,2020-01-01,\n", []),
    "a change without a date": (CHANGES + "1,甲,,省,,,2\n2,乙,,省,,,\n", [("undated-change", "areas.csv:2:1")]),
    "a change dated by the end": (CHANGES + "1,甲,,省,,,2\n2,乙,,省,,2020,\n", []),
    "a change dated by the beginning": (CHANGES + "1,甲,,省,2020,,2\n2,乙,,省,,,\n", []),
    "a code with an exponent": (HEADER + "2.10102E+11,甲,,省\n", [("lost-code", "areas.csv:2:1")]),
    "no date": (
        CHANGES + "1,甲,,省,去年,现在,\n",
        [("not-a-date", "areas.csv:2:5"), ("not-a-date", "areas.csv:2:6")],
    ),
    "a day that is none": (CHANGES + "1,甲,,省,2023-02-29,,\n", [("not-a-date", "areas.csv:2:5")]),
    "another column, a remark": ("代码,名称,上级,层级,人口\n1,甲,,省,5\n", [("ignored-column", "areas.csv:1:5")]),
}


@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=WRONG.keys())
def test_problems(text: str, expected: list[tuple[str, str]]) -> None:
    _, problems = read_csv_areas(Source("areas.csv", text), LEVELS)
    assert [(one.code, address(one.place)) for one in problems] == expected


def test_no_area_as_shown() -> None:
    (problem,) = read_csv_areas(Source("areas.csv", HEADER + "1,,,省\n"), LEVELS)[1]
    assert render(problem, "zh") == dedent("""\
        错误[no-area]：没有写名称
          --> areas.csv:2:2
              | \"\"""")
    assert render(problem, "en") == dedent("""\
        error[no-area]: the name is left blank
          --> areas.csv:2:2
              | \"\"""")


def test_a_code_twice_as_shown() -> None:
    (problem,) = read_csv_areas(Source("areas.csv", HEADER + "1,甲,,省\n1,乙,,省\n"), LEVELS)[1]
    assert render(problem, "zh") == dedent("""\
        错误[duplicate-area]：地区代码 1 写了两次
          --> areas.csv:3:1
              | "1"
          --> areas.csv:2:1
              | "1" 另一处""")
    assert render(problem, "en") == dedent("""\
        error[duplicate-area]: the area code 1 is given twice
          --> areas.csv:3:1
              | "1"
          --> areas.csv:2:1
              | "1" the other one""")


def said(text: str) -> tuple[str, str]:
    (problem,) = read_csv_areas(Source("areas.csv", HEADER + text), LEVELS)[1]
    return render(problem, "zh"), render(problem, "en")


def test_a_wrong_parent_as_shown() -> None:
    assert said("1,甲省,,省\n2,乙县,1,县\n3,丙市,2,市\n") == (
        dedent("""\
        错误[wrong-parent]：丙市的层级是“cities”，上级乙县的层级是“counties”，不比它高
          --> areas.csv:4:3
              | "2"
          --> areas.csv:3:1
              | "2" 上级
          = 办法：写更高一级地区的代码，或改正层级；省直管县的上级可以直接写省"""),
        dedent("""\
        error[wrong-parent]: 丙市 is of the level cities and its parent 乙县 of the level counties, which is no higher
          --> areas.csv:4:3
              | "2"
          --> areas.csv:3:1
              | "2" the parent
          = help: write the code of an area of a higher level, or correct the level; a county may lie directly in a province"""),
    )


def test_areas_without_parent_are_one_warning() -> None:
    _, problems = read_csv_areas(
        Source("areas.csv", HEADER + PROVINCE + "".join(f"{code},县{code},,县\n" for code in range(11, 23))), LEVELS
    )
    (problem,) = problems
    assert problem.severity == "warning"
    assert problem.message == (
        "县11没有写上级，不会算进任何地区",
        "县11 names no parent, and no other area includes its figures",
    )
    assert [address(label.place) for label in problem.labels] == [f"areas.csv:{line}:3" for line in range(4, 13)]
    assert problem.note == ("另有 2 个地区没有写上级", "and 2 more areas name no parent")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("1,甲,1,省\n", "1 lies within itself\n"),
        ("1,甲,2,省\n2,乙,1,市\n", "1 lies within itself: 1 → 2 → 1\n"),
        ("4,丁,1,县\n1,甲,2,省\n2,乙,3,市\n3,丙,1,县\n", "1 lies within itself: 1 → 2 → 3 → 1\n"),
        (
            "".join(f"{code},区{code},{code + 1},县\n" for code in range(1, 8)) + "8,区8,1,县\n",
            "1 lies within itself: 1 → 2 → 3 → 4 → 5 → 6 → … → 1\n",
        ),
        ("1,甲,,省\n2,乙,甲,市\n", "help: write the parent's code: 1"),
        ("1,甲,,省\n2,乙,9,市\n", "help: write the parent's code as in the table, or give the parent a row"),
        ("1,甲,,郡\n", "help: there are: provinces, cities, counties"),
    ],
)
def test_what_is_said_of_parents_and_levels(rows: str, words: str) -> None:
    assert words in said(rows)[1]
