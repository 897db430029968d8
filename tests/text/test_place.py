"""Offsets become lines and columns, and back."""

import pytest

from dp_rules.text.place import Cell, Document, Source, Span, address

TEXT = "第一行\r\nsecond\n\n末行"


@pytest.mark.parametrize(
    ("offset", "line", "column"),
    [(0, 1, 1), (2, 1, 3), (3, 1, 4), (4, 1, 5), (5, 2, 1), (10, 2, 6), (12, 3, 1), (13, 4, 1), (14, 4, 2), (15, 4, 3)],
)
def test_an_offset_is_a_line_and_a_column_and_back(offset: int, line: int, column: int) -> None:
    source = Source("a.toml", TEXT)
    assert source.line_and_column(offset) == (line, column)
    assert source.offset_of(line, column) == offset


def test_lines_are_without_their_ends() -> None:
    source = Source("a.toml", TEXT)
    assert [source.line_text(line) for line in (1, 2, 3, 4)] == ["第一行", "second", "", "末行"]


@pytest.mark.parametrize(("line", "column", "offset"), [(99, 1, 13), (99, 99, 15), (0, 1, 0), (4, 99, 15)])
def test_a_place_outside_is_held_within_the_text(line: int, column: int, offset: int) -> None:
    assert Source("a.toml", TEXT).offset_of(line, column) == offset


def test_an_empty_text_has_one_line() -> None:
    source = Source("a.toml", "")
    assert source.line_and_column(0) == (1, 1)
    assert source.line_text(1) == ""


def test_addresses_are_as_people_cite_them() -> None:
    source = Source("specs/a.toml", TEXT)
    assert address(Span(source, 5, 11)) == "specs/a.toml:2:1"
    assert Span(source, 5, 11).text == "second"
    assert address(Cell("2020.csv", 3, 4, "68.5%")) == "2020.csv:3:4"
    assert address(Document("2020.csv")) == "2020.csv"


def test_a_source_shows_its_name_and_not_its_text() -> None:
    assert repr(Source("a.toml", "x" * 1000)) == "Source('a.toml')"
