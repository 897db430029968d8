"""A PostgreSQL server, and what is read from it; no password is ever shown, and nothing is ever written."""

import os
import signal
import socket
import sys
import threading
import time

import pytest
from tables.contents import Contents, contents, said
from tables.postgres import PASSWORD, Server, server

from dp_rules.tables.database.database_url import shown_url, unfit_url
from dp_rules.tables.database.postgresql import read_postgresql
from dp_rules.text.diagnostic import Diagnostic

HEADER = ["area", "period", "item", "value"]
ROWS = [(1, ["甲省", "2023", "结婚登记人数", "185000"]), (2, ["乙省", "2023", "婚前医学检查率", "68.5%"])]


def read(url: str, query: str | None) -> tuple[Contents, list[Diagnostic]]:
    """Read a database."""
    found: list[Diagnostic] = []
    return contents(read_postgresql(url, query, found)), found


# ── which tables: query, and what comes of it ──
TABLES: dict[str, tuple[str, Contents]] = {
    "a table": ("facts", [("facts", HEADER, ROWS)]),
    "in other case": (" Facts\n", [("facts", HEADER, ROWS)]),
    "with its schema": ("public.facts", [("facts", HEADER, ROWS)]),
    "of another schema": ("stats.facts", [("stats.facts", ["x"], [])]),
    "quotation marks in names": (
        """o"ther.a "b" 'c'; --""",
        [("""o"ther.a "b" 'c'; --""", ['x "y"', "%s"], [(1, ["1", "2"])])],
    ),
    "a SELECT": ("SELECT value, area FROM facts WHERE area LIKE '%乙%' ;\n", [(None, ["value", "area"], [(1, ["68.5%", "乙省"])])]),
    "a SELECT after a remark": ("-- all\n/* of it */ select * from facts -- end", [(None, HEADER, ROWS)]),
    "WITH": ("WITH n AS (SELECT 1 AS i) SELECT i, i FROM n", [(None, ["i", "i"], [(1, ["1", "1"])])]),
    "VALUES": ("VALUES (1, '甲')", [(None, ["column1", "column2"], [(1, ["1", "甲"])])]),
    "no rows": ("SELECT 1 AS x WHERE false", [(None, ["x"], [])]),
    "braces and percent signs": ("SELECT '{}' AS \"{}\", '%s' AS \"%\"", [(None, ["{}", "%"], [(1, ["{}", "%s"])])]),
    "a SELECT with money": (
        "SELECT x, 'b' AS x, y::money AS y FROM (VALUES (2, 1234.5), (1, -0.05)) AS t (x, y) ORDER BY 1; ",
        [(None, ["x", "x", "y"], [(1, ["1", "b", "-0.05"]), (2, ["2", "b", "1234.50"])])],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("query", "expected"), TABLES.values(), ids=TABLES.keys())
def test_tables(query: str, expected: Contents, postgresql: Server) -> None:
    assert read(postgresql.url, query) == (expected, [])


# ── values: as SQL, as text ──
VALUES = {
    "NULL": "",
    "''": "",
    "'约70%'": "约70%",
    "'001'": "001",
    "9223372036854775807": "9223372036854775807",
    "12.50::numeric(10, 2)": "12.50",
    "0.05": "0.05",
    "1e30::numeric": "1000000000000000000000000000000",
    "'NaN'::numeric": "NaN",
    "true": "true",
    "false": "false",
    "80::float8": "80",
    "80.5::float8": "80.5",
    "0.1::float8": "0.1",
    "0.1::float8 + 0.2::float8": "0.30000000000000004",
    "1e22::float8": "10000000000000000000000",
    "-1.5e-7::float8": "-0.00000015",
    "'-Infinity'::float8": "-Infinity",
    "0.1::float4": "0.1",
    "1e20::float4": "100000000000000000000",
    "'1234567.8'::money": "1234567.80",
    "'-0.05'::money": "-0.05",
    "NULL::money": "",
    "date '2023-01-05'": "2023-01-05",
    "timestamp '2023-01-05 08:00'": "2023-01-05 08:00:00",
    "'甲'::char(3)": "甲  ",
    "'a'::name": "a",
    "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid": "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
}


@pytest.mark.parametrize(("written", "text"), VALUES.items(), ids=VALUES.keys())
def test_values(written: str, text: str, postgresql: Server) -> None:
    assert read(postgresql.url, f"SELECT {written} AS x") == ([(None, ["x"], [(1, [text])])], [])


def test_a_cell_has_its_table_record_and_column_and_no_password(postgresql: Server) -> None:
    for grid in read_postgresql(postgresql.url, "facts", []):
        place = grid.cell(2, 4, "68.5%")
        assert (place.file, place.sheet, place.name) == (postgresql.shown, "facts", "#2 value")


# ── what is wrong: query, code and beginning of the message ──
WRONG = {
    "no such table": ("fact", "database-error", '"fact" is neither a table there nor a SELECT'),
    "a column that is not there": ("SELECT x FROM facts", "database-error", 'the query failed (column "x" does not exist)'),
    "a table that is not there": ('SELECT * FROM "no ""such"" one"', "database-error", 'the query failed (relation "no "such" one" does not exist)'),
    "two statements": ("SELECT 1; DROP TABLE facts", "database-error", "the query failed ("),
    "out of the transaction": ("SELECT 1; COMMIT; DROP TABLE facts", "database-error", "the query failed ("),
    "changing": ("WITH gone AS (DELETE FROM facts RETURNING *) SELECT * FROM gone", "database-error", "the query failed ("),
    "changing in a function": ("SELECT setval('s', 1) FROM (SELECT 1) AS t, pg_sequence", "database-error", "the query failed ("),
    "a statement that does not read": ("DROP TABLE facts", "database-error", '"DROP TABLE facts" is neither a table there nor a SELECT'),
    "an error halfway": ("SELECT 1 / (10000 - i) AS x FROM generate_series(1, 20000) AS i", "database-error", "the query failed (division by zero)"),
    "lists": ("SELECT ARRAY[1] AS x, '{}'::json AS y, 1 AS z", "wrong-type", 'these columns are neither text, numbers, dates nor yes or no: "x" (integer[]), "y" (json)'),
    "bytes": (r"SELECT '\x00'::bytea AS x", "wrong-type", 'these columns are neither text, numbers, dates nor yes or no: "x" (bytea)'),
    "rows in a column": ("SELECT facts FROM facts", "wrong-type", 'these columns are neither text, numbers, dates nor yes or no: "facts" (facts)'),
}  # fmt: skip


@pytest.mark.parametrize(("query", "code", "message"), WRONG.values(), ids=WRONG.keys())
def test_what_cannot_be_read(query: str, code: str, message: str, postgresql: Server) -> None:
    _, found = read(postgresql.url, query)
    assert [(one, place, words[: len(message)]) for one, place, words in said(found)] == [
        (code, postgresql.shown, message)
    ]
    assert read(postgresql.url, "facts")[0] == [("facts", HEADER, ROWS)]


def test_without_a_query_the_tables_are_listed(postgresql: Server) -> None:
    tables, (problem,) = read(postgresql.url, None)
    assert (tables, problem.code, problem.message.en) == ([], "no-data", "which table to read is not said")
    assert problem.help is not None
    assert problem.help.en == (
        """give the name of a table, or a SELECT, after --query; there are: "o"ther.a "b" 'c'; --", "facts", "large", """
        '"stats.facts", "stats.regions"'
    )


def test_a_table_that_may_not_be_read(postgresql: Server) -> None:
    _, found = read(f"postgresql://guest:guest@{postgresql.place}/postgres", "facts")
    shown = f"postgresql://guest@{postgresql.place}/postgres"
    assert said(found) == [("database-error", shown, "the query failed (permission denied for table facts)")]


def test_rows_are_fetched_as_they_are_asked_for(postgresql: Server) -> None:
    found: list[Diagnostic] = []
    started = time.monotonic()
    grids = read_postgresql(postgresql.url, "large", found)
    grid = next(grids)
    rows = grid.rows()
    assert [next(rows).cells for _ in range(3)] == [["1"], ["2"], ["3"]]
    grids.close()  # type: ignore[attr-defined]  # it is a generator
    assert time.monotonic() - started < 30
    assert found == []


# ── connections that do not come about ──
UNREACHABLE = {
    "no such host": ("postgresql://owner:Geheim1@no-such-host.invalid/x", "postgresql://owner@no-such-host.invalid/x"),
    "nobody listens": ("postgresql://owner:Geheim1@127.0.0.1:1/x", "postgresql://owner@127.0.0.1:1/x"),
    "a wrong password": ("postgresql://owner:Geheim1@PLACE/postgres", "postgresql://owner@PLACE/postgres"),
    "a password among the options": (
        "postgresql://PLACE/postgres?user=owner&password=Geheim1",
        "postgresql://PLACE/postgres?user=owner",
    ),
    "no such database": ("postgresql://owner:ENCODED@PLACE/Geheim", "postgresql://owner@PLACE/Geheim"),
    "a port that is none": ("postgresql://owner:Geheim1@127.0.0.1:x/y", "postgresql://"),
    "an option that is none": ("postgresql://owner:Geheim1@h/y?Geheim1", "postgresql://owner@h/y?Geheim1"),
    "a sign in the password": ("postgresql://owner:Geheim1@x@h/y", "postgresql://owner@h/y"),
    "no host": ("postgresql://owner:Geheim1", "postgresql://"),
    "a sign in a password among the options": ("postgresql://h/d?password=Geheim1@x", "postgresql://h@x"),
    "no address at all": ("host=h password=Geheim1", "postgresql://"),
    "a slash in the password": ("postgresql://owner:Geheim1/x@h/y", "postgresql://owner@h/y"),
}


@pytest.mark.parametrize(("url", "shown"), UNREACHABLE.values(), ids=UNREACHABLE.keys())
def test_unreachable(url: str, shown: str, postgresql: Server) -> None:
    url, shown = url.replace("PLACE", postgresql.place), shown.replace("PLACE", postgresql.place)
    tables, found = read(url.replace("ENCODED", postgresql.url.split(":")[2].split("@")[0]), "facts")
    assert tables == []
    assert [(code, place) for code, place, _ in said(found)] == [("database-error", shown)]
    assert "Geheim1" not in str(found).replace(shown, "")
    assert PASSWORD not in str(found)
    assert found[0].help is not None


def test_a_server_that_does_not_answer() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        url = f"postgresql://owner@127.0.0.1:{silent.getsockname()[1]}/x?connect_timeout=2"
        _, found = read(url, "facts")
    ((code, place, words),) = said(found)
    assert (code, place) == ("database-error", url)
    assert "timeout" in words


def test_a_query_that_takes_too_long_can_be_stopped(postgresql: Server) -> None:
    timer = threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
    started = time.monotonic()
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        read(postgresql.url, "SELECT 1 AS x FROM pg_sleep(60)")
    timer.join()
    assert time.monotonic() - started < 30


def test_a_server_that_dies_while_it_is_read() -> None:
    found: list[Diagnostic] = []
    with server() as running:
        grids = read_postgresql(running.url, "SELECT generate_series(1, 3000000) AS i", found)
        rows = next(grids).rows()
        read_before = [next(rows).line for _ in range(20_001)]
        running.die()
        read_after = [row.line for row in rows]
        assert next(grids, None) is None
    assert read_before[-1] == 20_001
    assert read_after[-1] < 3_000_000
    ((code, place, words),) = said(found)
    assert (code, place) == ("database-error", running.shown)
    assert words.startswith(f"the connection was lost after row {read_after[-1]}: the data are not whole (")


def test_without_psycopg(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    ((code, place, words),) = said(read("postgresql://u:Geheim1@h/d", "facts")[1])
    assert (code, place, words) == (
        "unreadable-file",
        "postgresql://u@h/d",
        "PostgreSQL is read with psycopg, which is not installed",
    )


def test_text_of_no_known_encoding(postgresql: Server) -> None:
    postgresql.run("CREATE DATABASE bytes ENCODING 'SQL_ASCII' TEMPLATE template0")
    postgresql.run("CREATE TABLE t (x text)", r"INSERT INTO t VALUES (E'\xBC\xD7')", database="bytes")
    tables, found = read(postgresql.url.replace("/postgres", "/bytes"), "t")
    assert tables == [("t", ["x"], [])]
    ((code, _, words),) = said(found)
    assert code == "database-error"
    assert words.startswith('the query failed (invalid byte sequence for encoding "UTF8": 0xbc')


# ── addresses ──
ADDRESSES = {
    "postgresql://h/d": "postgresql://h/d",
    "postgresql://u@h/d": "postgresql://u@h/d",
    "postgres://u:p@h:1/d?sslmode=require": "postgres://u@h:1/d?sslmode=require",
    "postgresql://u:p:q@h": "postgresql://u@h",
    "postgresql://h/d?password=p": "postgresql://h/d",
    "postgresql://h/d?pass%77ord=p&a=1&sslpassword=q": "postgresql://h/d?a=1",
    "postgresql://:p@h": "postgresql://@h",
    "postgresql://u:a@b:c@h/d": "postgresql://u@h/d",
    "postgresql://": "postgresql://",
    "postgresql://u:p@[::1]:5432,h:1/d": "postgresql://u@[::1]:5432,h:1/d",
    "postgresql://u@[::1]/d": "postgresql://u@[::1]/d",
    "postgresql://u@h:5432": "postgresql://u@h:5432",
    "postgresql:///d?host=/run/postgresql": "postgresql:///d?host=/run/postgresql",
}


@pytest.mark.parametrize(("url", "shown"), ADDRESSES.items())
def test_addresses(url: str, shown: str) -> None:
    assert shown_url(url) == shown
    assert (unfit_url(url) is None) == ("a@b" not in url)
