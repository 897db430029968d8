"""CSV files, and beside each its rows with their lines, or what is wrong with it."""

from pathlib import Path

import pytest

from dp_rules.tables import csv_file, grid, text_file
from dp_rules.tables.csv_file import read_csv
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import address

Rows = list[tuple[int, list[str]]]

# bytes, encoding given; rows with their lines; what is said
FILES: dict[str, tuple[bytes, str | None, Rows, list[str]]] = {
    "plain": (b"a,b\n1,2\n", None, [(1, ["a", "b"]), (2, ["1", "2"])], []),
    "tabs": ("甲\t乙\n1\t2,3\n".encode(), None, [(1, ["甲", "乙"]), (2, ["1", "2,3"])], []),
    "semicolons": (b"a;b\n1,5;2\n", None, [(1, ["a", "b"]), (2, ["1,5", "2"])], []),
    "blank rows keep their lines": (b"\n\na,b\n\n , \n1,2\n", None, [(3, ["a", "b"]), (6, ["1", "2"])], []),
    "line ends of three kinds": (b"a\r\nb\rc\nd", None, [(1, ["a"]), (2, ["b"]), (3, ["c"]), (4, ["d"])], []),
    "rows of several lines": (
        b'a,"b\r\nc"\n"d\re\n",f\ng,h\n',
        None,
        [(1, ["a", "b\r\nc"]), (3, ["d\re\n", "f"]), (6, ["g", "h"])],
        [],
    ),
    "a byte order mark": (b"\xef\xbb\xbfa,b\n", None, [(1, ["a", "b"])], []),
    "a byte order mark, and the encoding given": (b"\xef\xbb\xbfa,b\n", "utf-8", [(1, ["a", "b"])], []),
    "UTF-16, little end first": ("\ufeff省,b\n1,2\n".encode("utf-16-le"), None, [(1, ["省", "b"]), (2, ["1", "2"])], []),
    "UTF-16, big end first": ("\ufeff省,b\n".encode("utf-16-be"), None, [(1, ["省", "b"])], []),
    "GB18030": ("地区,㐀\n".encode("gb18030"), None, [(1, ["地区", "㐀"])], []),
    "GBK that is UTF-8 as well": ("a,缺\n".encode("gbk"), None, [], ["ambiguous-encoding f.csv"]),
    "the same, its encoding given": ("a,缺\n".encode("gbk"), "gbk", [(1, ["a", "缺"])], []),
    "neither": (b"a\xff\xffb\n", None, [], ["unreadable-encoding f.csv"]),
    "an encoding that is none": (b"a,b\n", "utf-99", [], ["unreadable-file f.csv"]),
    "an encoding that is not of text": (b"6162\n", "hex", [], ["unreadable-file f.csv"]),
    "a NUL far into the file": (b"a,b\n1,2\n3,\x004\n", None, [], ["not-text f.csv:3:1"]),
    "full-width commas": ("地区，时期\n甲，1\n".encode(), None, [], ["full-width-comma f.csv:1:1"]),
    "a quote that is never closed": (b'a,b\n1,2\n3,"4\n5,6\n', None, [(1, ["a", "b"]), (2, ["1", "2"])], ["csv-syntax f.csv:3:2"]),
    "text after a closing quote": (b'a,b\n"1"x,2\n', None, [(1, ["a", "b"])], ["csv-syntax f.csv:2:1"]),
    "a quote that is never closed, below rows of several lines": (
        b'"a\nb",c\n1,2\n"x\ny","z\n',
        None,
        [(1, ["a\nb", "c"]), (3, ["1", "2"])],
        ["csv-syntax f.csv:5:2"],
    ),
    "nothing": (b"", None, [], []),
}  # fmt: skip


def read(data: bytes, encoding: str | None, folder: Path) -> tuple[Rows, list[str]]:
    """Return the rows of a file ``f.csv``, and code and address of each diagnostic."""
    file = folder / "f.csv"
    file.write_bytes(data)
    found: list[Diagnostic] = []
    sheet = read_csv(file, "f.csv", encoding, found)
    rows = [] if sheet is None else [(line, cells) for line, cells in sheet.rows()]
    if sheet is not None:
        sheet.close()
    return rows, [f"{one.code} {address(one.place)}" for one in found]


@pytest.mark.parametrize(("data", "encoding", "rows", "said"), FILES.values(), ids=FILES.keys())
def test_a_file(data: bytes, encoding: str | None, rows: Rows, said: list[str], tmp_path: Path) -> None:
    assert read(data, encoding, tmp_path) == (rows, said)


@pytest.mark.parametrize(("data", "encoding", "rows", "said"), FILES.values(), ids=FILES.keys())
def test_it_does_not_matter_where_a_batch_or_a_piece_ends(
    data: bytes, encoding: str | None, rows: Rows, said: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_file, "ROWS_AT_ONCE", 2)
    monkeypatch.setattr(grid, "ROWS_AT_ONCE", 2)
    monkeypatch.setattr(text_file, "_CHUNK", 3)
    assert read(data, encoding, tmp_path) == (rows, said)


@pytest.mark.parametrize(
    ("length", "said"), [(19, []), (20, []), (21, ["line-too-long f.csv"])], ids=["below", "at", "above"]
)
def test_a_line_has_an_end(length: int, said: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_file, "LONGEST_LINE", 20)
    monkeypatch.setattr(text_file, "_CHUNK", 7)
    assert read(b"a\n" + b"x" * length, None, tmp_path)[1] == said


def test_a_cell_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_file, "LONGEST_FIELD", 10)
    assert read(b"a,b\n1,0123456789\n", None, tmp_path)[1] == []
    assert read(b"a,b\n1,01234567890\n", None, tmp_path)[1] == ["csv-syntax f.csv:2:2"]


def test_a_grid_shows_its_first_rows_and_still_has_them(tmp_path: Path) -> None:
    file = tmp_path / "f.csv"
    file.write_bytes(b"title\n\nh,i\n1,2\n3,4\n")
    sheet = read_csv(file, "f.csv", None, [])
    assert sheet is not None
    assert [row.line for row in sheet.first_rows(2)] == [1, 3]
    assert [row.line for row in sheet.first_rows(9)] == [1, 3, 4, 5]
    sheet.skip_to_below(3)
    assert [row.line for row in sheet.first_rows(1)] == [4]
    assert [row.cells for row in sheet.rows()] == [["1", "2"], ["3", "4"]]
    sheet.close()
