"""Rows of a PostgreSQL database, read in one read-only transaction, a few thousand at a time."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any

from dp_rules.tables.database.database_url import shown_url, unfit_url, unreadable_url
from dp_rules.tables.database.floats import without_exponent
from dp_rules.tables.database.queries import find_table, is_select
from dp_rules.tables.database.trouble import failed, no_such_table, no_table_chosen, no_text, not_installed
from dp_rules.tables.grid import Grid, Row
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic

if TYPE_CHECKING:
    import psycopg
    from psycopg.sql import Composed

    Connection = psycopg.Connection[tuple[Any, ...]]

PATIENCE = 10
"""Seconds to wait until a server answers, where the address does not say ``connect_timeout``."""

_BATCH = 5_000
_DEFAULTS: dict[str, str | int] = {
    "connect_timeout": PATIENCE,
    "application_name": "dp-rules",
    # A line that was cut is noticed within a minute.
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
}
_SESSION = (
    "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
    "SET datestyle = 'ISO, YMD'",
    "SET intervalstyle = 'iso_8601'",
    "SET extra_float_digits = 1",  # from PostgreSQL 12 on: the shortest decimal that is the same float
)
_LOST = ("08", "57P")
"""How the codes of errors begin that end a connection."""

_BOOL, _BYTES, _JSON, _JSONB, _FLOAT4, _FLOAT8, _MONEY = 16, 17, 114, 3802, 700, 701, 790
_NESTED = """
SELECT oid, format_type(oid, NULL) FROM pg_type
WHERE oid = ANY(%s) AND (typcategory IN ('A', 'C', 'R', 'G') OR typtype IN ('c', 'r', 'm') OR oid = ANY(%s))
"""
_TABLES = """
SELECT n.nspname, c.relname, pg_table_is_visible(c.oid)
FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
ORDER BY 1, 2
"""


def read_postgresql(url: str, query: str | None, found: list[Diagnostic]) -> Iterator[Grid]:
    """Yield what ``query``, a table or a SELECT, gives from the database at ``url``.

    Its rows are read before the next table is asked for. What goes wrong while they are read, as
    when the server goes away, is an error in ``found`` when they end. The password is never shown.
    """
    name = shown_url(url)
    problem = unfit_url(url)
    if problem is not None:
        found.append(problem)
        return
    try:
        import psycopg  # noqa: PLC0415  an extra, and slow to import
    except ImportError:
        found.append(not_installed(name, "PostgreSQL", "psycopg", "postgresql"))
        return
    connection = _connect(url, name, found)
    if connection is None:
        return
    with closing(connection):
        try:
            _only_read(connection)
            _as_text(connection)
            table = _statement(connection, name, query, found)
            if table is None:
                return
            sheet, statement = table
            yield from _table(connection, name, sheet, statement, found)
        except psycopg.Error as error:
            found.append(_trouble(name, error))


def _connect(url: str, name: str, found: list[Diagnostic]) -> "Connection | None":
    """Return a connection, or None with the reason why there is none."""
    import psycopg  # noqa: PLC0415  an extra
    from psycopg.conninfo import conninfo_to_dict, make_conninfo  # noqa: PLC0415  an extra

    try:
        given = conninfo_to_dict(url)
    except psycopg.Error:  # its words may quote the password
        found.append(unreadable_url(url))
        return None
    try:
        conninfo = make_conninfo("", **_DEFAULTS | given | {"client_encoding": "UTF8"})
        return psycopg.connect(conninfo, autocommit=True)
    except psycopg.Error as error:
        help_ = Bilingual(
            "看看主机、端口、库名、用户名和密码；密码也可以放在环境变量 PGPASSWORD 或 ~/.pgpass 里",
            "check host, port, database, user and password; the password may also stand in PGPASSWORD or ~/.pgpass",
        )
        found.append(failed(name, Bilingual("数据库连不上", "the database cannot be reached"), error, help_))
        return None


def _only_read(connection: "Connection") -> None:
    """Begin a transaction in which nothing can be written."""
    for setting in _SESSION:
        connection.execute(setting)
    connection.read_only = True
    connection.autocommit = False


def _as_text(connection: "Connection") -> None:
    """Let every value come as its exact text; floats and yes and no as they are written elsewhere."""
    from psycopg.adapt import Buffer, Loader  # noqa: PLC0415  an extra
    from psycopg.types.string import TextLoader  # noqa: PLC0415  an extra

    class Truth(Loader):
        def load(self, data: Buffer) -> str:
            return "true" if bytes(data) == b"t" else "false"

    class Float(Loader):
        def load(self, data: Buffer) -> str:
            return without_exponent(bytes(data).decode("ascii"))

    for kind in connection.adapters.types:
        connection.adapters.register_loader(kind.oid, TextLoader)
        connection.adapters.register_loader(kind.array_oid, TextLoader)
    connection.adapters.register_loader(_BOOL, Truth)
    for oid in (_FLOAT4, _FLOAT8):
        connection.adapters.register_loader(oid, Float)


def _statement(
    connection: "Connection", name: str, query: str | None, found: list[Diagnostic]
) -> "tuple[str | None, Composed] | None":
    """Return the SELECT to run with the table it reads if it reads one, or None with the reason."""
    from psycopg.sql import SQL, Composed, Identifier  # noqa: PLC0415  an extra

    tables: dict[str, tuple[str, str]] = {}
    names: list[str] = []
    for schema, table, visible in connection.execute(_TABLES):
        tables[f"{schema}.{table}"] = (schema, table)
        if visible == "true":
            tables[table] = (schema, table)
        names.append(table if visible == "true" else f"{schema}.{table}")
    if query is None:
        found.append(no_table_chosen(name, names))
        return None
    meant = find_table(query, tables)
    if meant is not None:
        sheet = meant[1] if tables.get(meant[1]) == meant else ".".join(meant)
        return sheet, SQL("SELECT * FROM {}").format(Identifier(*meant))
    if is_select(query):
        return None, Composed([SQL(query.rstrip().rstrip(";"))])
    found.append(no_such_table(name, query, names))
    return None


def _table(
    connection: "Connection", name: str, sheet: str | None, statement: "Composed", found: list[Diagnostic]
) -> Iterator[Grid]:
    """Yield the table that a SELECT gives; its rows stay with the server until they are asked for."""
    with connection.cursor("dp_rules") as cursor:
        cursor.execute(statement)
        columns = [(column.name, column.type_code) for column in cursor.description or ()]
        nested = _nested(connection, columns)
        if nested:
            found.append(no_text(name, nested))
            return
        kinds = [kind for _, kind in columns]
        fields = [field for field, _ in columns]
        if _MONEY not in kinds:
            yield Grid(name, _rows(cursor, name, found), sheet, fields)
            return
    with connection.cursor("dp_rules") as cursor:
        cursor.execute(_money_as_numbers(statement, kinds))
        yield Grid(name, _rows(cursor, name, found), sheet, fields)


def _money_as_numbers(statement: "Composed", kinds: Sequence[int]) -> "Composed":
    """Return the SELECT with amounts of money as numbers: how many decimals they have, only the server knows."""
    from psycopg.sql import SQL, Identifier  # noqa: PLC0415  an extra

    names = [Identifier(f"c{index}") for index in range(len(kinds))]
    number, other = SQL("CAST({} AS numeric)"), SQL("{}")
    texts = [(number if kind == _MONEY else other).format(name) for name, kind in zip(names, kinds, strict=True)]
    select = SQL("SELECT {texts} FROM (\n{statement}\n) AS q ({names})")
    return select.format(texts=SQL(", ").join(texts), statement=statement, names=SQL(", ").join(names))


def _nested(connection: "Connection", columns: Sequence[tuple[str, int]]) -> list[tuple[str, str]]:
    """Return the columns whose values are no single ones, each with its type."""
    kinds = [kind for _, kind in columns]
    nested: dict[str, str] = dict(connection.execute(_NESTED, (kinds, [_BYTES, _JSON, _JSONB])).fetchall())
    return [(name, nested[str(kind)]) for name, kind in columns if str(kind) in nested]


def _rows(cursor: "psycopg.ServerCursor[tuple[Any, ...]]", name: str, found: list[Diagnostic]) -> Iterator[Row]:
    import psycopg  # noqa: PLC0415  an extra

    line = 0
    try:
        while batch := cursor.fetchmany(_BATCH):
            for line, values in enumerate(batch, line + 1):  # noqa: B020  it counts on
                yield Row(line, [value or "" for value in values])
    except psycopg.Error as error:
        found.append(_trouble(name, error, line))


def _trouble(name: str, error: "psycopg.Error", line: int | None = None) -> Diagnostic:
    """Return what went wrong, at the record ``line`` if reading had begun."""
    from psycopg import OperationalError  # noqa: PLC0415  an extra

    said = error.diag.message_primary or error
    if isinstance(error, OperationalError) and (error.sqlstate or "08").startswith(_LOST):
        zh = "连接断了" if line is None else f"读到第 {line} 行后连接断了，数据不全"
        en = (
            "the connection was lost"
            if line is None
            else f"the connection was lost after row {line}: the data are not whole"
        )
        return failed(name, Bilingual(zh, en), said)
    return failed(name, Bilingual("查询出错", "the query failed"), said)
