"""Parquet files, written by DuckDB, and what is read from them."""

import struct
import sys
from pathlib import Path
from random import Random

import duckdb
import pytest
from tables.contents import Contents, contents, said

from dp_rules.tables.database.floats import without_exponent
from dp_rules.tables.database.parquet import read_parquet
from dp_rules.text.diagnostic import Diagnostic

FACTS = """SELECT * FROM (VALUES ('甲省', 2023, '结婚登记人数', '185000'), ('乙省', 2023, '婚前医学检查率', '68.5%'))
AS t(area, period, item, value)"""
HEADER = ["area", "period", "item", "value"]
ROWS = [(1, ["甲省", "2023", "结婚登记人数", "185000"]), (2, ["乙省", "2023", "婚前医学检查率", "68.5%"])]


def made(folder: Path, select: str, name: str = "data.parquet") -> Path:
    """Return a Parquet file with what a SELECT gives."""
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({select}) TO '{folder / 'new'}' (FORMAT parquet, ROW_GROUP_SIZE 20000)")
    return (folder / "new").rename(folder / name)


def read(path: Path) -> tuple[Contents, list[Diagnostic]]:
    """Read a Parquet file called ``data.parquet``."""
    found: list[Diagnostic] = []
    return contents(read_parquet(path, "data.parquet", found)), found


def test_rows(tmp_path: Path) -> None:
    assert read(made(tmp_path, FACTS)) == ([(None, HEADER, ROWS)], [])


def test_no_rows(tmp_path: Path) -> None:
    assert read(made(tmp_path, f"{FACTS} WHERE period < 0")) == ([(None, HEADER, [])], [])


def test_a_cell_has_its_record_and_column(tmp_path: Path) -> None:
    (grid,) = read_parquet(made(tmp_path, FACTS), "data.parquet", [])
    place = grid.cell(2, 4, "68.5%")
    assert (place.file, place.sheet, place.name) == ("data.parquet", None, "#2 value")


# ── values: as SQL, as text ──
VALUES = {
    "NULL::INTEGER": "",
    "''": "",
    "'约70%'": "约70%",
    "'001'": "001",
    "'a' || chr(31) || 'b'": "a\x1fb",
    "'12345678901234567890123456789012345678'::DECIMAL(38, 0)": "12345678901234567890123456789012345678",
    "(-9223372036854775808)::BIGINT": "-9223372036854775808",
    "18446744073709551615::UBIGINT": "18446744073709551615",
    "200::UTINYINT": "200",
    "12.50::DECIMAL(10, 2)": "12.50",
    "0.05::DECIMAL(10, 2)": "0.05",
    "0.05::DECIMAL(2, 2)": "0.05",
    "-0.50::DECIMAL(2, 2)": "-0.50",
    "'1234567890123456789.0123456789012345678'::DECIMAL(38, 19)": "1234567890123456789.0123456789012345678",
    "'0.12345678901234567890123456789012345678'::DECIMAL(38, 38)": "0.12345678901234567890123456789012345678",
    "true": "true",
    "false": "false",
    "80::DOUBLE": "80",
    "80.5::DOUBLE": "80.5",
    "0.1::DOUBLE": "0.1",
    "0.1::DOUBLE + 0.2::DOUBLE": "0.30000000000000004",
    "1e22::DOUBLE": "10000000000000000000000",
    "1e15::DOUBLE": "1000000000000000",
    "-1.5e-7::DOUBLE": "-0.00000015",
    "1e300::DOUBLE": "1" + "0" * 300,
    "5e-324::DOUBLE": "0." + "0" * 323 + "5",
    "'nan'::DOUBLE": "nan",
    "'-inf'::DOUBLE": "-inf",
    "NULL::DOUBLE": "",
    "0.1::FLOAT": "0.1",
    "1e20::FLOAT": "100000000000000000000",
    "date '2023-01-05'": "2023-01-05",
    "timestamp '2023-01-05 08:00:00'": "2023-01-05 08:00:00",
    "make_timestamptz(0)": "1970-01-01 00:00:00+00",
    "'a'::ENUM ('a', 'b')": "a",
    "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::UUID": "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
}


@pytest.mark.parametrize(("written", "text"), VALUES.items(), ids=VALUES.keys())
def test_values(written: str, text: str, tmp_path: Path) -> None:
    assert read(made(tmp_path, f"SELECT {written} AS x")) == ([(None, ["x"], [(1, [text])])], [])


def test_floats_are_the_shortest_decimals_that_are_the_same_floats(tmp_path: Path) -> None:
    random = Random(1)  # noqa: S311  any numbers will do
    bits = [struct.unpack("d", random.randbytes(8))[0] for _ in range(3000)]
    doubles = [one for one in bits if abs(one) <= sys.float_info.max]
    doubles += [random.randrange(10**6) * 10.0 ** random.randrange(-12, 20) for _ in range(3000)]
    values = ", ".join(f"('{double!r}'::DOUBLE)" for double in doubles)
    path = made(tmp_path, f"SELECT x, try_cast(x AS FLOAT) FROM (VALUES {values}) AS t(x)")  # noqa: S608  numbers
    ((_, _, rows),), found = read(path)
    assert [cells[0] for _, cells in rows] == [without_exponent(repr(double)) for double in doubles]
    for double, (_, (_, single)) in zip(doubles, rows, strict=True):
        assert "e" not in single
        assert not single or struct.pack("f", float(single)) == struct.pack("f", double)
    assert found == []


def test_many_rows_are_counted_and_keep_their_order(tmp_path: Path) -> None:
    path = made(
        tmp_path, "SELECT i AS x, CASE i WHEN 54321 THEN chr(31) ELSE 'y' END AS y FROM range(1, 100001) AS r(i)"
    )
    ((_, _, rows),), found = read(path)
    assert found == []
    assert [line for line, _ in rows] == [int(cells[0]) for _, cells in rows] == list(range(1, 100001))
    assert [cells for _, cells in rows if cells[1] != "y"] == [["54321", "\x1f"]]


def test_names_of_columns_are_those_of_the_file(tmp_path: Path) -> None:
    (tables, found) = read(made(tmp_path, """SELECT 1 AS "a ""b"" 'c'", 2 AS "数值", 3 AS "c0", 4 AS "t.x" """))
    assert (tables, found) == ([(None, ["a \"b\" 'c'", "数值", "c0", "t.x"], [(1, ["1", "2", "3", "4"])])], [])


def test_a_name_that_is_there_twice_stays_so(tmp_path: Path) -> None:
    path = made(tmp_path, "SELECT 1 AS xa, 2 AS xb")
    path.write_bytes(path.read_bytes().replace(b"xb", b"xa"))
    assert read(path) == ([(None, ["xa", "xa"], [(1, ["1", "2"])])], [])


NESTED = {
    "[1]": "INTEGER[]",
    "{'a': 1}": "STRUCT(a INTEGER)",
    "MAP {'a': 1}": "MAP(VARCHAR, INTEGER)",
    r"'\x00'::BLOB": "BLOB",
}


@pytest.mark.parametrize(("written", "kind"), NESTED.items())
def test_columns_that_hold_no_single_values(written: str, kind: str, tmp_path: Path) -> None:
    tables, found = read(made(tmp_path, f"SELECT 1 AS x, {written} AS y"))
    message = f'these columns are neither text, numbers, dates nor yes or no: "y" ({kind})'
    assert (tables, said(found)) == ([], [("wrong-type", "data.parquet", message)])


# ── one file and no other ──
@pytest.mark.parametrize(
    "name", ["a*.parquet", "[ab].parquet", "a'b.parquet", 'a"b?.parquet', "数据 1.PARQUET", "$x;--"]
)
def test_signs_in_a_name(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "x=1"
    folder.mkdir()
    made(folder, "SELECT 'another' AS x", "ab.parquet")
    made(folder, "SELECT 'another' AS x", "a.parquet")
    assert read(made(folder, "SELECT 'this' AS x", name)) == ([(None, ["x"], [(1, ["this"])])], [])


# ── files that are no Parquet, or not whole ──
def test_files_that_are_no_parquet(tmp_path: Path) -> None:
    path = tmp_path / "data.parquet"
    assert [code for code, _, _ in said(read(path)[1])] == ["file-not-found"]
    for data, code, message in (
        (b"", "empty-file", "the file is empty"),
        (b"PA", "unreadable-file", "this is not a Parquet file"),
        (b"area,period\n", "unreadable-file", "this is not a Parquet file"),
        (b"PAR1", "unreadable-file", "the Parquet file cannot be read, it may be damaged ("),
        (b"PAR1" + bytes(100) + b"PARE", "unreadable-file", "this Parquet file is encrypted"),
        (b"PAR1" + bytes(100) + b"PAR1", "unreadable-file", "the Parquet file cannot be read, it may be damaged ("),
        (b"PAR1" + b"\xff" * 100 + b"PAR1", "unreadable-file", "the Parquet file cannot be read, it may be damaged ("),
    ):
        path.write_bytes(data)
        tables, found = read(path)
        assert [(one, place, words[: len(message)]) for one, place, words in said(found)] == [
            (code, "data.parquet", message)
        ]
        assert tables == []
    path.unlink()
    path.mkdir()
    assert [code for code, _, _ in said(read(path)[1])] == ["unreadable-file"]


def test_a_file_cut_short(tmp_path: Path) -> None:
    path = made(tmp_path, FACTS)
    path.write_bytes(path.read_bytes()[:-10])
    (problem,) = read(path)[1]
    assert problem.message.en == "the Parquet file is cut short: its end is not there"
    assert problem.message.zh == "Parquet 文件不完整，缺了末尾"


def test_a_file_damaged_in_the_middle_is_an_error_after_its_rows(tmp_path: Path) -> None:
    path = made(tmp_path, "SELECT i AS x, 'text ' || hash(i) AS y FROM range(200000) AS r(i)")
    data = bytearray(path.read_bytes())
    middle = len(data) * 3 // 4
    data[middle : middle + 20_000] = bytes(20_000)
    path.write_bytes(data)
    tables, found = read(path)
    assert len(tables[0][2]) < 200_000
    assert [code for code, _, _ in said(found)] == ["unreadable-file"]


def test_rows_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    path = made(tmp_path, "SELECT i AS x FROM range(2000000) AS r(i)")
    grids = read_parquet(path, "data.parquet", [])
    rows = next(grids).rows()
    assert [next(rows).cells for _ in range(3)] == [["0"], ["1"], ["2"]]
    grids.close()  # type: ignore[attr-defined]  # it is a generator


def test_without_duckdb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(tmp_path, FACTS)
    monkeypatch.setitem(sys.modules, "duckdb", None)
    (problem,) = read(path)[1]
    assert problem.help is not None
    assert (problem.message.zh, problem.help.zh) == (
        "读 Parquet 要用 DuckDB，还没有安装",
        "运行 pip install 'dp-rules[parquet]'",
    )
    assert (problem.message.en, problem.help.en) == (
        "Parquet is read with DuckDB, which is not installed",
        "run pip install 'dp-rules[parquet]'",
    )
