"""A cell is read as people cite it, and as the program shows places."""

import pytest

from dp_rules.audit.where_used.cited_cell import CitedCell, is_file, read_cited_cell
from dp_rules.text.place import Cell, address


@pytest.mark.parametrize(
    ("text", "file", "sheet", "line", "column", "field"),
    [
        ("2020.csv:3", "2020.csv", None, 3, None, None),
        ("2020.csv:3:4", "2020.csv", None, 3, 4, None),
        (" data/2020.csv:3 ", "data/2020.csv", None, 3, None, None),
        (r"C:\数据\2020.csv:3:4", r"C:\数据\2020.csv", None, 3, 4, None),
        ("2020.xlsx:表1!C5", "2020.xlsx", "表1", 5, 3, None),
        ("2020.xlsx:Sheet 1!c5", "2020.xlsx", "Sheet 1", 5, 3, None),
        ("2020.xlsx [表1] AA17", "2020.xlsx", "表1", 17, 27, None),
        ("2020.xlsx:C5", "2020.xlsx", None, 5, 3, None),
        ("2020.xlsx C5", "2020.xlsx", None, 5, 3, None),
        ("data.db [facts] #17 value", "data.db", "facts", 17, None, "value"),
        ("data.db [facts] #17", "data.db", "facts", 17, None, None),
        ("data.parquet #17 value", "data.parquet", None, 17, None, "value"),
    ],
)
def test_a_cell_is_read(
    text: str, file: str, sheet: str | None, line: int, column: int | None, field: str | None
) -> None:
    assert read_cited_cell(text) == CitedCell(file, sheet, line, column, field)


@pytest.mark.parametrize(
    "cell",
    [
        Cell("2020.csv", 3, 4, "1"),
        Cell("a b/2020.xlsx", 17, 4, "1", "婚检"),
        Cell("data.db", 17, 2, "1", "facts", "value"),
        Cell("data.parquet", 17, 2, "1", None, "value"),
    ],
)
def test_what_the_program_shows_is_read_back(cell: Cell) -> None:
    cited = read_cited_cell(address(cell))
    assert cited is not None
    assert (cited.file, cited.line, cited.sheet, cited.field) == (cell.file, cell.line, cell.sheet, cell.field)
    assert cited.column in {cell.column, None}


@pytest.mark.parametrize(
    "text",
    ["", "2020.csv", "2020.csv:", "2020.csv:0", "2020.csv:-1", "2020.csv:x", "accidents", ":3", "x" * 2000 + ":3"],
)
def test_what_cites_no_cell(text: str) -> None:
    assert read_cited_cell(text) is None


@pytest.mark.parametrize(
    ("name", "cited", "same"),
    [
        ("data/2020.csv", "2020.csv", True),
        ("data/2020.csv", "data/2020.csv", True),
        ("data/2020.csv", "./data/2020.csv", True),
        ("data\\2020.csv", "2020.csv", True),
        ("data/2020.csv", "020.csv", False),
        ("data/2020.csv", "other/2020.csv", False),
    ],
)
def test_a_file_is_known_by_its_path_or_the_end_of_it(name: str, cited: str, *, same: bool) -> None:
    assert is_file(name, cited) is same
