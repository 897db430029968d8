"""Rows of a Parquet file, through DuckDB, which does nothing else here."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dp_rules.files import reason
from dp_rules.tables.database.trouble import no_text, not_installed, unreadable, words_of
from dp_rules.tables.grid import Batch, Grid
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_BATCH = 2_048  # as many as DuckDB makes at a time
_MARK = b"PAR1"
_MARK_ENCRYPTED = b"PARE"
_SEPARATOR = "\x1f"
_NO_EXTENSIONS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}

_IN_DIGITS = """
CREATE MACRO in_digits(written) AS CASE
    WHEN suffix(written, '.0') THEN written[:-3]
    WHEN contains(written, 'e') THEN
        CASE WHEN written[1] = '-' THEN '-' ELSE '' END ||
        CASE WHEN power_of_ten(written) < 0
            THEN '0.' || repeat('0', -power_of_ten(written) - 1) || digits(written)
            ELSE rpad(digits(written), power_of_ten(written) + 1, '0') END
    ELSE written END
"""
_MACROS = (
    "CREATE MACRO digits(written) AS regexp_replace(split_part(written, 'e', 1), '[-.]', '', 'g')",
    "CREATE MACRO power_of_ten(written) AS CAST(split_part(written, 'e', 2) AS INTEGER)",
    _IN_DIGITS,
    "CREATE MACRO with_zero(written) AS regexp_replace(written, '^(-?)\\.', '\\10.')",
)
_AS_THEY_ARE = re.compile(
    r"U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|DECIMAL\(\d+,\d+\)|BOOLEAN|VARCHAR|ENUM\(.*\)|UUID|DATE|TIME(?:_NS)?"
    r"|TIMESTAMP(?:_S|_MS|_NS)?",
    re.DOTALL,
)


def read_parquet(path: Path, name: str, found: list[Diagnostic]) -> Iterator[Grid]:
    """Yield the table of a Parquet file, called ``name`` in messages, with every value as exact text.

    Its rows are read before the next table is asked for. A file that turns out to be damaged
    halfway is an error in ``found`` when the rows end.
    """
    problem = _unfit(path, name)
    if problem is not None:
        found.append(problem)
        return
    try:
        import duckdb  # noqa: PLC0415  an extra, and slow to import
    except ImportError:
        found.append(not_installed(name, "Parquet", "DuckDB", "parquet"))
        return
    try:
        with duckdb.connect(config=_NO_EXTENSIONS) as connection:
            _shut_in(connection, path)
            fields = _fields(connection, path)
            nested = [(field, kind) for field, kind in fields if _expression(0, kind) is None]
            if nested:
                found.append(no_text(name, nested))
                return
            texts = [_expression(index, kind) or "" for index, (_, kind) in enumerate(fields)]
            rows = _batches(connection, path, texts, name, found)
            yield Grid(name, rows, None, [field for field, _ in fields])
    except duckdb.Error as error:
        found.append(_damaged(name, error))


def _unfit(path: Path, name: str) -> Diagnostic | None:
    """Return why a file is no Parquet file, as far as its two ends tell."""
    try:
        with path.open("rb") as file:
            head = file.read(4)
            size = file.seek(0, 2)
            file.seek(max(size - 4, 0))
            tail = file.read(4)
    except FileNotFoundError:
        return Diagnostic("file-not-found", Bilingual("找不到文件", "the file is not found"), Document(name))
    except OSError as error:
        why = reason(error)
        return unreadable(name, Bilingual(f"文件打不开（{why.zh}）", f"the file cannot be opened ({why.en})"))
    if size == 0:
        return Diagnostic("empty-file", Bilingual("文件是空的", "the file is empty"), Document(name))
    if _MARK_ENCRYPTED in {head, tail}:
        return unreadable(name, Bilingual("这个 Parquet 文件加了密", "this Parquet file is encrypted"))
    if head != _MARK:
        return unreadable(name, Bilingual("这不是 Parquet 文件", "this is not a Parquet file"))
    if tail != _MARK:
        message = Bilingual("Parquet 文件不完整，缺了末尾", "the Parquet file is cut short: its end is not there")
        return unreadable(name, message, Bilingual("重新下载或复制", "download or copy it again"))
    return None


def _shut_in(connection: "DuckDBPyConnection", path: Path) -> None:
    """Let the connection see this file and no other."""
    for macro in _MACROS:
        connection.execute(macro)
    # DuckDB asks both for the name that is looked for and for the file that is found.
    connection.execute(f"SET allowed_paths = [{_quoted(path)}, '{_doubled(path.absolute().as_posix())}']")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def _quoted(path: Path) -> str:
    """Return a path for SQL in which signs such as ``*`` stand for themselves."""
    plain = re.sub(r"[*?[]", r"[\g<0>]", path.absolute().as_posix())
    return f"'{_doubled(plain)}'"


def _doubled(text: str) -> str:
    return text.replace("'", "''")


def _select(what: str, path: Path, columns: int | None = None) -> str:
    """Return a SELECT from the file; its columns are called c0, c1 … because a name may be there twice."""
    names = "" if columns is None else f" AS t({', '.join(f'c{index}' for index in range(columns))})"
    return f"SELECT {what} FROM read_parquet({_quoted(path)}, hive_partitioning = false){names}"  # noqa: S608  quoted


def _fields(connection: "DuckDBPyConnection", path: Path) -> list[tuple[str, str]]:
    """Return the name of each column, as the file has it, with DuckDB's type."""
    described = connection.execute(f"DESCRIBE {_select('*', path)}").fetchall()
    kinds = [str(column[1]) for column in described]
    schema = connection.execute(f"SELECT name FROM parquet_schema({_quoted(path)})").fetchall()  # noqa: S608  quoted
    nested = len(schema) > len(kinds) + 1
    # DuckDB gives a second column of a name another one; who put it there would not recognize it.
    names = described if nested else schema[1:]
    return [(str(name[0]), kind) for name, kind in zip(names, kinds, strict=True)]


def _expression(index: int, kind: str) -> str | None:
    """Return SQL for the exact text of a column's values, or None where they are no single values."""
    text = f"CAST(c{index} AS VARCHAR)"
    if kind in {"FLOAT", "DOUBLE"}:
        text = f"in_digits({text})"
    elif kind == "TIMESTAMP WITH TIME ZONE":
        text = f"CAST(make_timestamp(epoch_us(c{index})) AS VARCHAR) || '+00'"
    elif not _AS_THEY_ARE.fullmatch(kind):
        return None
    elif (digits := re.fullmatch(r"DECIMAL\((\d+),(\d+)\)", kind)) and digits[1] == digits[2]:
        text = f"with_zero({text})"  # DuckDB writes .5
    return f"coalesce({text}, '')"


def _batches(
    connection: "DuckDBPyConnection", path: Path, texts: list[str], name: str, found: list[Diagnostic]
) -> Iterator[Batch]:
    """Yield the rows by the thousand. A row comes as one text and is cut here: to fetch its cells takes twice as long."""
    from duckdb import Error  # noqa: PLC0415  it is imported by now

    joined = f"concat_ws(chr({ord(_SEPARATOR)}), {', '.join(texts)})"
    done, width = 0, {len(texts)}
    try:
        connection.execute(_select(joined, path, len(texts)))
        while batch := connection.fetchmany(_BATCH):
            cells = [row.split(_SEPARATOR) for (row,) in batch]
            if set(map(len, cells)) != width:
                break  # a value has the separator in it
            yield Batch(range(done + 1, done + 1 + len(cells)), cells)
            done += len(batch)
        else:
            return
        connection.execute(_select(", ".join(texts), path, len(texts)))
        for _ in range(done // _BATCH):
            connection.fetchmany(_BATCH)
        while batch := connection.fetchmany(_BATCH):
            yield Batch(range(done + 1, done + 1 + len(batch)), list(map(list, batch)))
            done += len(batch)
    except Error as error:
        found.append(_damaged(name, error))


def _damaged(name: str, error: Exception) -> Diagnostic:
    said = words_of(error)
    message = Bilingual(
        f"Parquet 文件读不下去，可能损坏（{said}）", f"the Parquet file cannot be read, it may be damaged ({said})"
    )
    return unreadable(name, message)
