"""Data files, folders and databases in, one dataset out."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from dp_rules.data.dataset import Dataset, settled_dataset
from dp_rules.data.fact import Fact, Record
from dp_rules.data.from_grid import read_grid_facts
from dp_rules.data.from_mapped import read_mapped_facts
from dp_rules.data.from_records import read_grid_records
from dp_rules.data.given_files import files_given, unknown_format
from dp_rules.data.import_map import Maps, MapTable
from dp_rules.data.read_fact import find_record_table
from dp_rules.data.store import FactStore
from dp_rules.data.vocabulary import Vocabulary, names_by_id
from dp_rules.files import is_file, read_bytes, read_text_file
from dp_rules.tables.grid import Grid, Progress
from dp_rules.tables.open import ENDINGS, is_address, open_tables, shown, takes_query
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, has_errors, in_order
from dp_rules.text.place import Document


class Reading(NamedTuple):
    """How data are read.

    ``encoding`` is that of text files, where somebody has said it; ``query`` is the table or the
    SELECT that is asked of databases; ``progress`` is told how far each file has been read.
    """

    encoding: str | None = None
    query: str | None = None
    progress: Progress | None = None

    def tables(self, source: str, found: list[Diagnostic]) -> Iterator[Grid]:
        """Yield the grids of a file or database."""
        for grid in open_tables(source, self.encoding, self.query, found):
            if self.progress is not None:
                grid.watch(self.progress)
            yield grid


PLAINLY = Reading()


def read_data(
    given: Sequence[str],
    vocabulary: Vocabulary,
    *,
    reading: Reading = PLAINLY,
    prefer: Sequence[str] = (),
    tables: Sequence[tuple[str, str]] = (),
    maps: Sequence[MapTable] = (),
) -> tuple[Dataset | None, list[Diagnostic]]:
    """Return everything that files, folders and databases say, or None with everything that is wrong with them.

    Sheets that one of ``maps`` is for are read by it. ``tables`` are the names of tables of records,
    each with its file. Where publishers differ, the first of ``prefer`` counts. Diagnostics are
    sorted by place; a dataset comes with warnings and remarks at most.
    """
    found: list[Diagnostic] = []
    with _without_collection():
        read = _read_all(given, vocabulary, reading, tables, maps, found)
        dataset, problems = _settled(read, vocabulary, prefer)
    found += problems
    return (None if has_errors(found) else dataset), in_order(found)


def read_facts_in_order(
    given: Sequence[str],
    vocabulary: Vocabulary,
    *,
    reading: Reading = PLAINLY,
    prefer: Sequence[str] = (),
    maps: Sequence[MapTable] = (),
) -> tuple[list[Fact] | None, list[Diagnostic]]:
    """Return every fact as it is written, in order, also several for one key; None with everything that is wrong."""
    found: list[Diagnostic] = []
    read = _read_all(given, vocabulary, reading, (), maps, found)
    facts = read.store.in_order()
    found += _settled(read, vocabulary, prefer)[1]
    return (None if has_errors(found) else facts), in_order(found)


class _Read(NamedTuple):
    """Facts and records as they were read, and from which files."""

    store: FactStore
    records: dict[str, list[Record]]
    files: tuple[str, ...]


def _read_all(
    given: Sequence[str],
    vocabulary: Vocabulary,
    reading: Reading,
    tables: Sequence[tuple[str, str]],
    maps: Sequence[MapTable],
    found: list[Diagnostic],
) -> _Read:
    store = FactStore(vocabulary)
    records: dict[str, list[Record]] = {}
    if not given and not tables:
        help_ = Bilingual("给出数据文件（如 .csv、.xlsx）或文件夹", "name files (such as .csv, .xlsx) or folders")
        found.append(Diagnostic("no-data", Bilingual("没有给出数据", "no data is given"), Document("DATA"), help=help_))
    sources = files_given(given, [path for _, path in tables], found)
    mapped = Maps(maps)
    for source in sources:
        if reading.query is not None and not takes_query(source):
            found.append(_no_query(source))
        elif not is_address(source) and _is_json(Path(source)):
            _read_json(Path(source), vocabulary, reading, store, records, found)
        elif not is_address(source) and _is_form(Path(source)):
            _read_form(Path(source), vocabulary, store, found)
        else:
            _read_tables(source, vocabulary, reading, mapped, store, found)
    found += mapped.unused()
    for name, source in tables:
        _read_records(name, source, vocabulary, reading, records, found)
    names = tuple(shown(source) for source in [*sources, *(source for _, source in tables)])
    return _Read(store, records, names)


def _no_query(source: str) -> Diagnostic:
    message = Bilingual(
        "--query 只能用于 SQLite 和 PostgreSQL，这个文件不是",
        "--query is for SQLite and PostgreSQL, and this is neither",
    )
    help_ = Bilingual("去掉 --query，或只给出数据库", "leave out --query, or name databases only")
    return Diagnostic("database-error", message, Document(shown(source)), help=help_)


def _settled(read: _Read, vocabulary: Vocabulary, prefer: Sequence[str]) -> tuple[Dataset, list[Diagnostic]]:
    """Return one fact for each key, and what is wrong with several."""
    names = names_by_id(vocabulary)
    return settled_dataset(read.store, read.records, vocabulary.areas, prefer, read.files, names)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Hold back the search for reference cycles: facts form none, and it takes a third of the reading's time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _read_tables(
    source: str, vocabulary: Vocabulary, reading: Reading, maps: Maps, store: FactStore, found: list[Diagnostic]
) -> None:
    """Read the facts of every table of a file; a sheet that holds none is an error only where no other does."""
    without: list[Diagnostic] = []
    some = False
    for grid in reading.tables(source, found):
        before = len(found)
        mapped = maps.table_for(grid)
        if mapped is not None:
            read_mapped_facts(grid, mapped, vocabulary, store, found)
            some = True
        elif read_grid_facts(grid, vocabulary, store, found):
            some = True
        elif grid.sheet is not None:
            without += found[before:]
            del found[before:]
    found += [one._replace(severity="warning") if some and one.severity == "error" else one for one in without]


def _read_json(
    file: Path,
    vocabulary: Vocabulary,
    reading: Reading,
    store: FactStore,
    records: dict[str, list[Record]],
    found: list[Diagnostic],
) -> None:
    from dp_rules.data.from_json import read_json_facts  # noqa: PLC0415  most data is CSV

    source, problem = read_text_file(file, reading.encoding)
    if source is None:
        found += [] if problem is None else [problem]
        return
    facts, tables, problems = read_json_facts(source, vocabulary)
    for fact in facts:
        store.put(fact)
    for table, rows in tables.items():
        records.setdefault(table, []).extend(rows)
    found += problems


def _read_form(file: Path, vocabulary: Vocabulary, store: FactStore, found: list[Diagnostic]) -> None:
    from dp_rules.data.from_form import read_form  # noqa: PLC0415  most data is CSV

    data, problem = read_bytes(file, file.as_posix())
    found += [] if problem is None else [problem]
    for fact in [] if data is None else read_form(data, file.as_posix(), vocabulary, found) or []:
        store.put(fact)


def _is_form(file: Path) -> bool:
    """Say whether a file is a collection form."""
    if file.suffix.lower() not in {".xlsx", ".xlsm"} or not is_file(file):
        return False
    from dp_rules.data.form_about import is_form  # noqa: PLC0415  most data is CSV

    return is_form(file)


def _is_json(file: Path) -> bool:
    """Say whether a file is JSON: one of that name, or a text that begins like it."""
    if file.suffix.lower() != ".txt" or not is_file(file):
        return file.suffix.lower() == ".json"
    try:
        with file.open("rb") as open_:
            head = open_.read(4096)
    except OSError:
        return False
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith((b"{", b"["))


def _read_records(
    name: str,
    source: str,
    vocabulary: Vocabulary,
    reading: Reading,
    records: dict[str, list[Record]],
    found: list[Diagnostic],
) -> None:
    table = find_record_table(name, vocabulary, Document(shown(source)), found)
    if is_file(source) and Path(source).suffix.lower() not in ENDINGS:
        found.append(unknown_format(Path(source), "error"))
        return
    for grid in reading.tables(source, found):
        if table is not None:
            records.setdefault(table.id, []).extend(read_grid_records(grid, table, vocabulary, found))
