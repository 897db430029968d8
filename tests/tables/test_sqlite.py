"""SQLite databases, and what is read from them; nothing is ever written, neither in them nor beside them."""

import sqlite3
import threading
from _thread import interrupt_main
from contextlib import closing
from pathlib import Path

import pytest
from tables.contents import Contents, contents, said

from dp_rules.tables.database import sqlite
from dp_rules.tables.database.sqlite import read_sqlite
from dp_rules.text.diagnostic import Diagnostic

FACTS = """
CREATE TABLE facts (area TEXT, period INTEGER, item TEXT, value);
INSERT INTO facts VALUES ('甲省', 2023, '结婚登记人数', 185000), ('乙省', 2023, '婚前医学检查率', '68.5%');
"""
HEADER = ["area", "period", "item", "value"]
ROWS = [(1, ["甲省", "2023", "结婚登记人数", "185000"]), (2, ["乙省", "2023", "婚前医学检查率", "68.5%"])]
MISSING = "the file is not found"


def made(folder: Path, script: str) -> Path:
    """Return a database that a script has made."""
    path = folder / "data.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)
    return path


def read(path: Path, query: str | None = None) -> tuple[Contents, list[Diagnostic]]:
    """Read a database called ``data.db``."""
    found: list[Diagnostic] = []
    return contents(read_sqlite(path, "data.db", query, found)), found


# ── which tables: script, query, and what comes of it ──
TABLES: dict[str, tuple[str, str | None, Contents]] = {
    "a table": (FACTS, "facts", [("facts", HEADER, ROWS)]),
    "a table in other case": (FACTS, " Facts ", [("facts", HEADER, ROWS)]),
    "the only table there": (FACTS, None, [("facts", HEADER, ROWS)]),
    "all tables but SQLite's own": (
        """CREATE TABLE b (x INTEGER PRIMARY KEY AUTOINCREMENT); CREATE TABLE sqlitely (y);
        INSERT INTO b VALUES (7); CREATE VIEW v AS SELECT x FROM b;""",
        None,
        [("b", ["x"], [(1, ["7"])]), ("sqlitely", ["y"], [])],
    ),
    "a view, when it is asked for": ("CREATE VIEW v AS SELECT 7 AS x;", "v", [("v", ["x"], [(1, ["7"])])]),
    "quotation marks in names": (
        """CREATE TABLE "a ""b"" 'c'; --" ("x ""y"" z", [z[], `w``w`);
        INSERT INTO "a ""b"" 'c'; --" VALUES (1, 2, 3);""",
        """a "b" 'c'; --""",
        [("""a "b" 'c'; --""", ['x "y" z', "z[", "w`w"], [(1, ["1", "2", "3"])])],
    ),
    "a table called as a statement begins": ("CREATE TABLE [select 1] (x);", "select 1", [("select 1", ["x"], [])]),
    "a SELECT": (FACTS, "SELECT value, area FROM facts WHERE period = 2023 LIMIT 1;", [(None, ["value", "area"], [(1, ["185000", "甲省"])])]),
    "a SELECT after a remark": (FACTS, "-- all\n/* of\nit */ select * from facts", [(None, HEADER, ROWS)]),
    "WITH": ("", "WITH RECURSIVE n(i) AS (VALUES (1) UNION SELECT i + 1 FROM n WHERE i < 3) SELECT i FROM n", [(None, ["i"], [(1, ["1"]), (2, ["2"]), (3, ["3"])])]),
    "VALUES": ("CREATE TABLE t (x);", "VALUES ('甲', 2)", [(None, ["column1", "column2"], [(1, ["甲", "2"])])]),
    "the same name twice": (FACTS, "SELECT area, area FROM facts LIMIT 1", [(None, ["area", "area"], [(1, ["甲省", "甲省"])])]),
}  # fmt: skip


@pytest.mark.parametrize(("script", "query", "expected"), TABLES.values(), ids=TABLES.keys())
def test_tables(script: str, query: str | None, expected: Contents, tmp_path: Path) -> None:
    assert read(made(tmp_path, script or "CREATE TABLE t (x);"), query) == (expected, [])


# ── values: as SQL, as text ──
VALUES = {
    "NULL": "",
    "''": "",
    "'约70%'": "约70%",
    "'001'": "001",
    "9223372036854775807": "9223372036854775807",
    "-1": "-1",
    "80.0": "80",
    "80.5": "80.5",
    "0.1": "0.1",
    "0.1 + 0.2": "0.30000000000000004",
    "1e22": "10000000000000000000000",
    "1.5e-7": "0.00000015",
    "-1e16": "-10000000000000000",
    "123456789.123456789": "123456789.12345679",
    "9e999": "inf",
    "TRUE": "1",
    "CAST('12.50' AS NUMERIC)": "12.5",
    "date('2023-01-05')": "2023-01-05",
}


@pytest.mark.parametrize(("written", "text"), VALUES.items(), ids=VALUES.keys())
def test_values(written: str, text: str, tmp_path: Path) -> None:
    path = made(tmp_path, f"CREATE TABLE t (x); INSERT INTO t VALUES ({written});")  # noqa: S608  the page above
    assert read(path) == ([("t", ["x"], [(1, [text])])], [])


def test_a_cell_has_its_table_record_and_column(tmp_path: Path) -> None:
    (grid,) = read_sqlite(made(tmp_path, FACTS), "data.db", "facts", [])
    place = grid.cell(2, 4, "68.5%")
    assert (place.file, place.sheet, place.name) == ("data.db", "facts", "#2 value")


# ── what is wrong: script, query, code, beginning of the message ──
WRONG = {
    "no such table": (FACTS, "fact", "database-error", '"fact" is neither a table there nor a SELECT'),
    "no tables": ("PRAGMA user_version = 1;", None, "no-data", "the database has no table"),
    "a column that is not there": (FACTS, "SELECT x FROM facts", "database-error", "the query failed (no such column: x)"),
    "two statements": (FACTS, "SELECT 1; SELECT 2", "database-error", "the query failed (You can only execute one statement at a time)"),
    "changing": (FACTS, "WITH x AS (SELECT 1) DELETE FROM facts", "database-error", "this query does more than read (not authorized)"),
    "attaching": (FACTS, "ATTACH 'other.db' AS other", "database-error", "\"ATTACH 'other.db' AS other\" is neither a table there nor a SELECT"),
    "a pragma as a table": (FACTS, "SELECT * FROM pragma_database_list", "database-error", "the query failed ("),
    "loading code": (FACTS, "SELECT load_extension('x')", "database-error", "the query failed ("),
    "an error halfway": (FACTS, "SELECT abs(value) FROM (SELECT 1 AS value UNION ALL SELECT -9223372036854775808)", "database-error", "the query failed (integer overflow)"),
}  # fmt: skip


@pytest.mark.parametrize(("script", "query", "code", "message"), WRONG.values(), ids=WRONG.keys())
def test_what_cannot_be_read(script: str, query: str | None, code: str, message: str, tmp_path: Path) -> None:
    path = made(tmp_path, script)
    before = path.read_bytes()
    _, found = read(path, query)
    assert [(one.code, address, words[: len(message)]) for one, (_, address, words) in zip(found, said(found), strict=True)] == [
        (code, "data.db", message)
    ]  # fmt: skip
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["data.db"]


def test_a_table_that_is_not_there_lists_those_that_are(tmp_path: Path) -> None:
    path = made(tmp_path, FACTS + "CREATE TABLE regions (x);")
    (near,), (far,) = (read(path, query)[1] for query in ("fact", "用户"))
    assert near.help is not None
    assert far.help is not None
    assert (near.help.zh, near.help.en) == ("是不是“facts”？", 'did you mean "facts"?')
    assert (far.help.zh, far.help.en) == ("有：“facts”、“regions”", 'there are: "facts", "regions"')


def test_bytes_are_told_once_for_each_column(tmp_path: Path) -> None:
    path = made(tmp_path, "CREATE TABLE t (x, y); INSERT INTO t VALUES (1, 2), (X'00', 2), (X'01', X'');")
    tables, found = read(path)
    assert tables == [("t", ["x", "y"], [(1, ["1", "2"]), (2, ["", "2"]), (3, ["", ""])])]
    words = "these are bytes, neither text nor a number"
    assert said(found) == [("wrong-type", "data.db [t] #2 x", words), ("wrong-type", "data.db [t] #3 y", words)]


def test_text_that_is_not_utf_8(tmp_path: Path) -> None:
    path = made(tmp_path, "CREATE TABLE t (x); INSERT INTO t VALUES (CAST(X'C8B1' AS TEXT)), (CAST(X'B5D8' AS TEXT));")
    tables, found = read(path)
    assert tables[0][2] in ([], [(1, ["ȱ"])])
    ((code, address, words),) = said(found)
    assert (code, address) == ("database-error", "data.db")
    assert "Could not decode to UTF-8" in words


# ── files that are no database, or not whole ──
def test_files_that_are_no_database(tmp_path: Path) -> None:
    path = tmp_path / "data.db"
    for data, code, message in (
        (b"", "empty-file", "the file is empty"),
        (b"area,period\n", "unreadable-file", "this is not a SQLite database, or it is encrypted"),
        (bytes(range(256)) * 16, "unreadable-file", "this is not a SQLite database, or it is encrypted"),
        (b"SQLite format 3\x00" + bytes(84), "database-error", "the database is damaged and cannot be read to its end (file is not a database)"),
    ):  # fmt: skip
        path.write_bytes(data)
        assert (read(path)[0], said(read(path)[1])) == ([], [(code, "data.db", message)])
    path.unlink()
    assert said(read(path)[1]) == [("file-not-found", "data.db", MISSING)]
    path.mkdir()
    assert [code for code, _, _ in said(read(path)[1])] == ["unreadable-file"]


def test_a_database_cut_short_is_an_error_after_the_rows_that_could_be_read(tmp_path: Path) -> None:
    path = made(tmp_path, "CREATE TABLE t (x);")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany("INSERT INTO t VALUES (?)", [("甲" * 200,)] * 1000)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    _, found = read(path)
    assert [(code, words.split(" (")[0]) for code, _, words in said(found)] == [
        ("database-error", "the database is damaged and cannot be read to its end")
    ]


def test_a_database_that_is_being_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "PATIENCE", 0.05)
    path = made(tmp_path, FACTS)
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        (problem,) = read(path, "facts")[1]
    assert problem.message.en == "the database is locked (database is locked)"
    assert problem.message.zh == "数据库被锁住了（database is locked）"
    assert problem.help is not None


def test_a_database_with_a_log_is_read_with_it_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = made(tmp_path, "PRAGMA journal_mode = WAL;" + FACTS)
    assert read(path, "facts")[0] == [("facts", HEADER, ROWS)]
    assert [file.name for file in tmp_path.iterdir()] == ["data.db"]
    with closing(sqlite3.connect(path)) as writer, writer:
        writer.execute("INSERT INTO facts VALUES ('丙省', 2023, 'x', 1)")
        writer.commit()
        assert len(read(path, "facts")[0][0][2]) == 3


def test_signs_in_a_path(tmp_path: Path) -> None:
    path = made(tmp_path, FACTS).rename(tmp_path / "a?b#c%20 '数据'.db")
    assert read(path, "facts") == ([("facts", HEADER, ROWS)], [])


def test_an_endless_query_can_be_stopped(tmp_path: Path) -> None:
    path = made(tmp_path, FACTS)
    timer = threading.Timer(0.2, interrupt_main)
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        read(path, "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")
    timer.join()
