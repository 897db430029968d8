"""Rows of a SQLite database, opened so that nothing can be written: neither in it nor beside it."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import count
from pathlib import Path

from dp_rules.files import reason
from dp_rules.tables.database.floats import without_exponent
from dp_rules.tables.database.queries import find_table, is_select
from dp_rules.tables.database.trouble import failed, no_such_table, unreadable
from dp_rules.tables.grid import Grid, Row
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Cell, Document

PATIENCE = 5
"""Seconds to wait for a program that has the database locked."""

_MARK = b"SQLite format 3\x00"
_WITH_WAL = 2
_BATCH = 5_000
_STEPS = 100_000
_READING = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
_TABLES = (
    "SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
)


def read_sqlite(path: Path, name: str, query: str | None, found: list[Diagnostic]) -> Iterator[Grid]:
    """Yield what ``query``, a table or a SELECT, gives from the database ``path``, or every table.

    A table's rows are read before the next is asked for. What goes wrong while they are read is an
    error in ``found`` when they end.
    """
    address = _address(path, name, found)
    if address is None:
        return
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)) as connection:
            _only_read(connection)
            for sheet, statement in _statements(connection, name, query, found):
                rows = connection.execute(statement)
                fields = [column[0] for column in rows.description]
                grid = Grid(name, iter(()), sheet, fields)
                grid.fill(_rows(rows, grid, found))
                yield grid
    except sqlite3.Error as error:
        found.append(_trouble(name, error))


def _address(path: Path, name: str, found: list[Diagnostic]) -> str | None:
    """Return the URI to open, or None with the reason why there is no database."""
    try:
        with path.open("rb") as file:
            head = file.read(20)
    except FileNotFoundError:
        found.append(Diagnostic("file-not-found", Bilingual("找不到文件", "the file is not found"), Document(name)))
        return None
    except OSError as error:
        why = reason(error)
        found.append(unreadable(name, Bilingual(f"文件打不开（{why.zh}）", f"the file cannot be opened ({why.en})")))
        return None
    if not head:
        found.append(Diagnostic("empty-file", Bilingual("文件是空的", "the file is empty"), Document(name)))
        return None
    if not head.startswith(_MARK):
        message = Bilingual("这不是 SQLite 数据库，或者加了密", "this is not a SQLite database, or it is encrypted")
        found.append(unreadable(name, message))
        return None
    # Without a log beside it nobody is writing, and to open it as others do would leave a log in the folder.
    path = path.resolve()
    alone = head[18:20] == bytes([_WITH_WAL] * 2) and not path.with_name(f"{path.name}-wal").exists()
    return f"{path.as_uri()}?mode=ro" + ("&immutable=1" if alone else "")


def _only_read(connection: sqlite3.Connection) -> None:
    """Refuse whatever is not reading; let Ctrl-C stop a query that takes too long."""

    def allowed(action: int, *_: str | None) -> int:
        return sqlite3.SQLITE_OK if action in _READING else sqlite3.SQLITE_DENY

    connection.set_authorizer(allowed)
    # Python raises what Ctrl-C asks for when it next runs a function of its own, such as this one.
    connection.set_progress_handler(lambda: 0, _STEPS)


def _statements(
    connection: sqlite3.Connection, name: str, query: str | None, found: list[Diagnostic]
) -> list[tuple[str | None, str]]:
    """Return the SELECTs to run, each with the table it reads if it reads one."""
    kinds: dict[str, str] = dict(connection.execute(_TABLES))
    if query is None:
        tables = [table for table, kind in kinds.items() if kind == "table"]
        if not tables:
            message = Bilingual("数据库里没有表", "the database has no table")
            found.append(Diagnostic("no-data", message, Document(name)))
        return [(table, _all_of(table)) for table in tables]
    table = find_table(query, {table: table for table in kinds})
    if table is not None:
        return [(table, _all_of(table))]
    if is_select(query):
        return [(None, query)]
    found.append(no_such_table(name, query, list(kinds)))
    return []


def _all_of(table: str) -> str:
    escaped = table.replace('"', '""')
    return f'SELECT * FROM "{escaped}"'  # noqa: S608  a name of its own, quoted


def _rows(rows: sqlite3.Cursor, grid: Grid, found: list[Diagnostic]) -> Iterator[Row]:
    lines = count(1)
    told: set[int] = set()
    try:
        while batch := rows.fetchmany(_BATCH):
            for values in batch:
                line = next(lines)
                cells = [value if type(value) is str else _text(value) for value in values]
                if None in cells:
                    found += _bytes_in(grid, line, cells, told)
                yield Row(line, [cell or "" for cell in cells])
    except sqlite3.Error as error:
        found.append(_trouble(grid.file, error))


def _text(value: float | bytes | None) -> str | None:
    """Return the exact text of a value, or None for bytes."""
    if value is None:
        return ""
    if isinstance(value, float):
        return without_exponent(repr(value))
    return str(value) if isinstance(value, int) else None


def _bytes_in(grid: Grid, line: int, cells: Sequence[str | None], told: set[int]) -> Iterator[Diagnostic]:
    """Yield an error for each column in which bytes stand, at the first of them."""
    for index, cell in enumerate(cells):
        if cell is None and index not in told:
            told.add(index)
            message = Bilingual("这里是字节，不是文字或数字", "these are bytes, neither text nor a number")
            field = "" if grid.fields is None else grid.fields[index]
            yield Diagnostic("wrong-type", message, Cell(grid.file, line, index + 1, "", grid.sheet, field))


def _trouble(name: str, error: sqlite3.Error) -> Diagnostic:
    """Return what went wrong; raises KeyboardInterrupt where somebody stopped the query."""
    code = getattr(error, "sqlite_errorcode", None)  # there is none where Python refuses by itself
    primary = None if code is None else code & 0xFF
    match primary:
        case sqlite3.SQLITE_INTERRUPT:
            raise KeyboardInterrupt from None
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            help_ = Bilingual("先关掉正在写它的程序", "close the program that is writing to it")
            return failed(name, Bilingual("数据库被锁住了", "the database is locked"), error, help_)
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_READONLY:
            # It takes a log beside it to read what was not brought to its end, and that may not be possible here.
            help_ = Bilingual(
                "把数据库复制到可写的文件夹再读", "copy the database to a folder that can be written, and read it there"
            )
            return failed(name, Bilingual("数据库打不开", "the database cannot be opened"), error, help_)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            message = Bilingual("数据库损坏，读到的不完整", "the database is damaged and cannot be read to its end")
            return failed(name, message, error)
        case sqlite3.SQLITE_AUTH:
            message = Bilingual("这个查询不只是读", "this query does more than read")
            return failed(name, message, error, Bilingual("写成一条 SELECT", "write one SELECT"))
    return failed(name, Bilingual("查询出错", "the query failed"), error)
