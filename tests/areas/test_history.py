"""Areas that merged, were renamed or split: a table, and beside it of what an earlier figure is made."""

import sys

import pytest
from csv_text import read_csv_areas

from dp_rules.data.areas import Areas
from dp_rules.quantity.period import Period, read_period
from dp_rules.text.place import Source

HEADER = "code,name,parent,level,valid_from,valid_to,predecessors\nP,甲省,,省,,,\n"
LEVELS = {"省": "provinces", "县": "counties"}


def table(*rows: str) -> Areas:
    """Return a table with the counties ``code from to predecessors``, ``.`` for no date."""
    lines = []
    for row in rows:
        code, first, last, *predecessors = row.split()
        lines.append(f"{code},{code}县,P,县,{first.strip('.')},{last.strip('.')},{' '.join(predecessors)}\n")
    areas, problems = read_csv_areas(Source("areas.csv", HEADER + "".join(lines)), LEVELS)
    assert problems == []
    return Areas(areas)


def period(text: str) -> Period:
    found = read_period(text)
    assert found is not None
    return found


def made_of(areas: Areas, area: str, when: str, at: str | None = None) -> str | None:
    """Return the codes, or None where figures are not comparable."""
    found = areas.as_of(area, period(when), None if at is None else period(at))
    return None if found is None else " ".join(found)


MERGED = ["A . 2022", "B . 2022", "C 2023 . A B"]
ABSORBED = ["A . .  B", "B . 2022"]
CUT_OUT = ["A . .", "D 2023 . A"]
SPLIT = ["A . 2022", "D 2023 . A", "E 2023 . A"]
RENAMED = ["A . 2019", "B 2020 2022 A", "C 2023 . B"]
TWICE = ["A . 2020", "B . 2022", "C 2021 . A B"]
THEN_CUT = [*MERGED, "D 2024 . C"]
AFTER_A_CUT = ["A . 2022", "D 2021 . A", "C 2023 . A"]
NEW = ["A . .", "N 2023 ."]
PART_THEN_REST = ["A . 2020", "B . 2022", "C 2021 . A B", "D 2023 . B"]
LATER_ABSORBED = ["A . 2025", "D 2023 . A"]
MID_YEAR = ["A . 2022-06-17", "B . 2022-06-17", "C 2022-06-18 . A B"]
ORDINARY = ["A . .", "B . ."]


@pytest.mark.parametrize(
    ("rows", "area", "when", "expected"),
    [
        (ORDINARY, "A", "2020", "A"),
        (ORDINARY, "no such area", "2020", "no such area"),
        # A and B merged into C
        (MERGED, "C", "2020", "A B"),
        (MERGED, "C", "2022", "A B"),
        (MERGED, "C", "2023", "C"),
        (MERGED, "C", "2022Q4", "A B"),
        (MERGED, "C", "2023M01", "C"),
        (MERGED, "A", "2020", "A"),
        (MERGED, "A", "2022", "A"),
        (MERGED, "A", "2023", None),
        (MERGED, "P", "2020", "P"),
        # B was absorbed by A, which keeps its code
        (ABSORBED, "A", "2020", "A B"),
        (ABSORBED, "A", "2022", "A B"),
        (ABSORBED, "A", "2023", "A"),
        (ABSORBED, "B", "2020", "B"),
        # a part of A became D
        (CUT_OUT, "D", "2020", None),
        (CUT_OUT, "A", "2020", None),
        (CUT_OUT, "A", "2022", None),
        (CUT_OUT, "A", "2023", "A"),
        (CUT_OUT, "D", "2023", "D"),
        # A became D and E
        (SPLIT, "D", "2022", None),
        (SPLIT, "E", "2022", None),
        (SPLIT, "A", "2022", "A"),
        (SPLIT, "E", "2023", "E"),
        # another code twice
        (RENAMED, "C", "2018", "A"),
        (RENAMED, "C", "2021", "B"),
        (RENAMED, "C", "2023", "C"),
        (RENAMED, "B", "2018", "A"),
        # A first, B two years later
        (TWICE, "C", "2019", "A B"),
        (TWICE, "C", "2021", "C B"),
        (TWICE, "C", "2022", "C B"),
        (TWICE, "C", "2023", "C"),
        # merged, then a part was cut out
        (THEN_CUT, "C", "2020", None),
        (THEN_CUT, "C", "2023", None),
        (THEN_CUT, "C", "2024", "C"),
        (THEN_CUT, "A", "2020", "A"),
        (THEN_CUT, "D", "2020", None),
        # a part was cut out, and later the rest got another code
        (AFTER_A_CUT, "C", "2020", None),
        (AFTER_A_CUT, "A", "2020", None),
        # A and a part of B, whose rest then got another code
        (PART_THEN_REST, "C", "2020", None),
        (PART_THEN_REST, "D", "2020", None),
        (PART_THEN_REST, "B", "2020", None),
        (PART_THEN_REST, "B", "2021", "B"),
        (PART_THEN_REST, "A", "2020", "A"),
        # nothing before it
        (NEW, "N", "2022", None),
        (NEW, "N", "2023", "N"),
        # A ended after D began: it may have been cut out of A at first
        (LATER_ABSORBED, "D", "2022", None),
        (LATER_ABSORBED, "A", "2022", None),
        (LATER_ABSORBED, "D", "2024", "D A"),
        (LATER_ABSORBED, "D", "2026", "D"),
        # an area exists in a period if it does on its last day
        (MID_YEAR, "C", "2021", "A B"),
        (MID_YEAR, "C", "2022", "C"),
        (MID_YEAR, "C", "2022M05", "A B"),
        (MID_YEAR, "C", "2022M06", "C"),
        (MID_YEAR, "A", "2022", None),
        (MID_YEAR, "A", "2022Q1", "A"),
    ],
)
def test_of_what_an_area_was_made(rows: list[str], area: str, when: str, expected: str | None) -> None:
    assert made_of(table(*rows), area, when) == expected


@pytest.mark.parametrize(
    ("rows", "area", "when", "at", "expected"),
    [
        (ABSORBED, "A", "2020", "2022", "A"),
        (ABSORBED, "A", "2020", "2023", "A B"),
        (TWICE, "C", "2019", "2022", "A"),
        (TWICE, "C", "2019", "2023", "A B"),
        (TWICE, "C", "2021", "2022", "C"),
        (PART_THEN_REST, "C", "2020", "2022", None),
        (PART_THEN_REST, "C", "2021", "2022", "C"),
        (PART_THEN_REST, "C", "2021", "2023", None),
        (TWICE, "C", "2021", "2023", "C B"),
        (CUT_OUT, "A", "2020", "2022", "A"),
        (CUT_OUT, "A", "2020", "2023", None),
        (THEN_CUT, "C", "2020", "2023", "A B"),
        # a later figure beside an earlier one
        (ABSORBED, "A", "2023", "2020", None),
        (ABSORBED, "A", "2022", "2020", "A"),
        (CUT_OUT, "A", "2023", "2020", None),
        (MERGED, "A", "2023", "2020", None),
        (MERGED, "A", "2022", "2020", "A"),
        (ORDINARY, "A", "2023", "2020", "A"),
    ],
)
def test_of_what_it_was_made_as_it_is_in_a_period(
    rows: list[str], area: str, when: str, at: str, expected: str | None
) -> None:
    assert made_of(table(*rows), area, when, at) == expected


@pytest.mark.parametrize(
    ("when", "inside"),
    [("2022", "A B E"), ("2023", "C E"), ("2023Q1", "C E"), (None, "A B C E")],
)
def test_the_areas_inside_are_those_that_exist(when: str | None, inside: str) -> None:
    areas = table(*MERGED, "E . .")
    at = None if when is None else period(when)
    assert " ".join(areas.directly_within("P", at)) == inside
    assert " ".join(areas.within("P", "counties", at)) == inside


def test_a_long_history_is_followed_to_its_beginning() -> None:
    count = sys.getrecursionlimit() * 2  # a change a month
    months = [f"{1900 + n // 12}-{n % 12 + 1:02}" for n in range(count)]
    areas = table("A0 . 1900-01", *(f"A{n} {months[n]} {months[n]} A{n - 1}" for n in range(1, count)))
    assert made_of(areas, f"A{count - 1}", "1899") == "A0"
