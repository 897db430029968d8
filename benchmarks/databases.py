"""A Parquet file of 1,000,000 cells as rows of exact text, held against DuckDB fetching the same file.

DuckDB's own fetch makes numbers and floats of the cells; ours makes the text that people would have
typed, and a row with its number. Both open the file anew, as a command does, and keep nothing.
"""

import gc
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from timing import interleaved, ratio, show, show_heading

from dp_rules.tables.database.parquet import read_parquet
from dp_rules.text.diagnostic import Diagnostic

ROWS, CELLS = 200_000, 1_000_000
ROUNDS = 15
BATCH = 2_048
OF_BATCHES, OF_ALL = 2, 1.5
FACTS = f"""
SELECT printf('%06d', 210000 + i % 3000) AS area, 2015 + i % 10 AS period, 'item_' || (i % 50) AS item,
    (i * 7919) % 1000003 AS value, (i % 1000) / 10.0::DOUBLE AS rate
FROM range({ROWS}) AS r(i)
"""  # noqa: S608  a number of our own
OURS, IN_BATCHES, AT_ONCE = "rows of text", "fetchmany", "fetchall"


def main() -> None:
    """Measure the reading."""
    gc.disable()  # as the command does
    show_heading(f"databases: {CELLS:,} cells of Parquet", "duckdb")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "facts.parquet"
        with duckdb.connect() as connection:
            connection.execute(f"COPY ({FACTS}) TO '{path}' (FORMAT parquet)")
        cases: dict[str, Callable[[], object]] = {
            OURS: lambda: read_rows(path),
            IN_BATCHES: lambda: fetch_in_batches(path),
            AT_ONCE: lambda: fetch_at_once(path),
        }
        times = interleaved(cases, ROUNDS)
    show(f"{OURS}: as a multiple of DuckDB's {IN_BATCHES}", ratio(times, OURS, IN_BATCHES), "times", most=OF_BATCHES)
    show(f"{OURS}: as a multiple of DuckDB's {AT_ONCE}", ratio(times, OURS, AT_ONCE), "times", most=OF_ALL)
    show(f"{OURS}: all cells", min(times[OURS]) * 1000, "ms")


def read_rows(path: Path) -> None:
    """Read the file as dp-rules does, by the batch."""
    found: list[Diagnostic] = []
    count = sum(len(batch.rows) for grid in read_parquet(path, "facts.parquet", found) for batch in grid.batches())
    assert (count, found) == (ROWS, [])


def fetch_in_batches(path: Path) -> None:
    """Fetch the file with DuckDB alone, some thousand rows at a time."""
    with duckdb.connect() as connection:
        connection.execute("SELECT * FROM read_parquet($1)", [str(path)])
        count = 0
        while batch := connection.fetchmany(BATCH):
            count += len(batch)
    assert count == ROWS


def fetch_at_once(path: Path) -> None:
    """Fetch the file with DuckDB alone, all rows at once."""
    with duckdb.connect() as connection:
        assert len(connection.execute("SELECT * FROM read_parquet($1)", [str(path)]).fetchall()) == ROWS


if __name__ == "__main__":
    main()
