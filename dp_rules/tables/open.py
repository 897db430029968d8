"""Whatever holds tables, opened: one grid for a text file, one for each sheet of a workbook or table of a database.

What a file is, its first bytes say. Its name often says something else.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from dp_rules.files import is_file, read_bytes
from dp_rules.tables.csv_file import read_csv
from dp_rules.tables.grid import Grid
from dp_rules.tables.kind import Kind, kind_of
from dp_rules.text.diagnostic import Diagnostic

TEXTS = frozenset({".csv", ".tsv", ".txt"})
LINES = frozenset({".jsonl", ".ndjson"})
WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".et", ".ods"})
DATABASES = frozenset({".parquet", ".sqlite", ".sqlite3", ".db"})
ENDINGS = TEXTS | LINES | WORKBOOKS | DATABASES
"""How the names of files end that are taken for tables."""

_HEAD = 32


_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:/{1,2}[^/\\]*@|(?:[A-Za-z][A-Za-z0-9+.-]{2,})://")
_PASSWORD = re.compile(r"(password\s*=\s*)\S+", re.IGNORECASE)


def is_address(source: str) -> bool:
    """Say whether ``source`` is the address of a database and not a file; only those of PostgreSQL are read."""
    return _ADDRESS.match(source) is not None


def takes_query(source: str) -> bool:
    """Say whether ``source`` is a database that can be asked for a table or a SELECT."""
    return is_address(source) or _kind(Path(source)) == "sqlite"


def shown(source: str) -> str:
    """Return what a file or database is called in messages: its path with slashes, its address without the password."""
    if not is_address(source):
        return _PASSWORD.sub(r"\1***", Path(source).as_posix())
    from dp_rules.tables.database.database_url import shown_url  # noqa: PLC0415  most data is in files

    return shown_url(source)


def open_tables(source: str, encoding: str | None, query: str | None, found: list[Diagnostic]) -> Iterator[Grid]:
    """Yield the grids of a file or database, each to be read before the next is asked for.

    ``encoding`` is that of a text, where somebody has said it; ``query`` is the table or the SELECT
    that is asked of a database. What is wrong goes to ``found``, also while rows are read.
    """
    for grid in _tables(source, encoding, query, found):
        try:
            yield grid
        finally:
            grid.close()


def _tables(source: str, encoding: str | None, query: str | None, found: list[Diagnostic]) -> Iterator[Grid]:
    # Each reader is imported where it is used: most data is CSV, and the others are slow to import.
    name = shown(source)
    if is_address(source):
        from dp_rules.tables.database.postgresql import read_postgresql  # noqa: PLC0415

        return read_postgresql(source, query, found)
    path = Path(source)
    match _kind(path):
        case "zip" | "ole":
            return _workbook(path, name, found)
        case "parquet":
            from dp_rules.tables.database.parquet import read_parquet  # noqa: PLC0415

            return read_parquet(path, name, found)
        case "sqlite":
            from dp_rules.tables.database.sqlite import read_sqlite  # noqa: PLC0415

            return read_sqlite(path, name, query, found)
        case "text" if path.suffix.lower() in LINES:
            return _lines(path, name, found)
        case "text":
            grid = read_csv(path, name, encoding, found)
            return iter(() if grid is None else (grid,))


def _kind(path: Path) -> Kind:
    """Return what a file is; what cannot be opened is left to the reader of texts, who says why."""
    try:
        if not is_file(path):
            return "text"
        with path.open("rb") as file:
            kind = kind_of(file.read(_HEAD))
    except OSError:
        return "text"
    endings: dict[str, Kind] = {".parquet": "parquet", ".sqlite": "sqlite", ".sqlite3": "sqlite", ".db": "sqlite"}
    if kind == "text" and path.suffix.lower() in WORKBOOKS:
        return "zip"
    return endings.get(path.suffix.lower(), kind) if kind == "text" else kind


def _workbook(path: Path, name: str, found: list[Diagnostic]) -> Iterator[Grid]:
    import io  # noqa: PLC0415  as above
    import zipfile  # noqa: PLC0415

    from dp_rules.tables.kind import no_workbook, zip_holds  # noqa: PLC0415

    data, problem = read_bytes(path, name)
    if data is None:
        found += [] if problem is None else [problem]
        return iter(())
    held = zip_holds(data)
    if held == "other" and zipfile.is_zipfile(io.BytesIO(data)):  # what is no zip either is damaged
        found.append(no_workbook(name))
        return iter(())
    if kind_of(data[:_HEAD]) == "ole" or held in {"ods", "xlsb"}:
        from dp_rules.tables.workbook.old import read_old_workbook  # noqa: PLC0415

        return read_old_workbook(data, name, found)
    from dp_rules.tables.workbook.xlsx import read_xlsx  # noqa: PLC0415

    return read_xlsx(data, name, found)


def _lines(path: Path, name: str, found: list[Diagnostic]) -> Iterator[Grid]:
    from dp_rules.tables.database.json_lines import read_json_lines  # noqa: PLC0415  as above

    with path.open("rb") as file:
        yield from read_json_lines(file, name, found)
