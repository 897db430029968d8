"""Data files and folders in, one dataset out."""

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
from dp_rules.data.import_map import Maps, MapTable
from dp_rules.data.read_fact import find_record_table
from dp_rules.data.store import FactStore
from dp_rules.data.subsets import impossible_parts
from dp_rules.data.vocabulary import Vocabulary, names_by_id
from dp_rules.files import read_text_file, reason
from dp_rules.tables.open import open_tables
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Severity, has_errors, in_order
from dp_rules.text.place import Document

_FACT_FORMATS = {".csv", ".tsv", ".txt", ".json"}
_RECORD_FORMATS = {".csv", ".tsv", ".txt"}


def read_data(
    paths: Sequence[str],
    vocabulary: Vocabulary,
    *,
    encoding: str | None = None,
    prefer: Sequence[str] = (),
    tables: Sequence[tuple[str, str]] = (),
    maps: Sequence[MapTable] = (),
) -> tuple[Dataset | None, list[Diagnostic]]:
    """Return everything that files and folders say, or None with everything that is wrong with them.

    Sheets that one of ``maps`` is for are read by it. ``tables`` are the names of tables of records, each with its CSV file. Where publishers differ,
    the first of ``prefer`` counts. Diagnostics are sorted by place; a dataset comes with remarks at most.
    """
    found: list[Diagnostic] = []
    with _without_collection():
        read = _read_all(paths, vocabulary, encoding, tables, maps, found)
        dataset, problems = _settled(read, vocabulary, prefer)
    found += problems
    return (None if has_errors(found) else dataset), in_order(found)


def read_facts_in_order(
    paths: Sequence[str],
    vocabulary: Vocabulary,
    *,
    encoding: str | None = None,
    prefer: Sequence[str] = (),
    maps: Sequence[MapTable] = (),
) -> tuple[list[Fact] | None, list[Diagnostic]]:
    """Return every fact as it is written, in order, also several for one key; None with everything that is wrong."""
    found: list[Diagnostic] = []
    read = _read_all(paths, vocabulary, encoding, (), maps, found)
    facts = read.store.in_order()
    found += _settled(read, vocabulary, prefer)[1]
    return (None if has_errors(found) else facts), in_order(found)


class _Read(NamedTuple):
    """Facts and records as they were read, and from which files."""

    store: FactStore
    records: dict[str, list[Record]]
    files: tuple[str, ...]


def _read_all(
    paths: Sequence[str],
    vocabulary: Vocabulary,
    encoding: str | None,
    tables: Sequence[tuple[str, str]],
    maps: Sequence[MapTable],
    found: list[Diagnostic],
) -> _Read:
    store = FactStore(vocabulary)
    records: dict[str, list[Record]] = {}
    if not paths and not tables:
        help_ = Bilingual(
            "给出 .csv、.tsv、.txt、.json 文件或文件夹", "name files (.csv, .tsv, .txt, .json) or folders"
        )
        found.append(Diagnostic("no-data", Bilingual("没有给出数据", "no data is given"), Document("DATA"), help=help_))
    files = _files(paths, [path for _, path in tables], found)
    mapped = Maps(maps)
    for file in files:
        _read_facts(file, vocabulary, encoding, mapped, store, records, found)
    found += mapped.unused()
    for name, path in tables:
        _read_records(name, Path(path), vocabulary, encoding, records, found)
    names = tuple(file.as_posix() for file in [*files, *(Path(path) for _, path in tables)])
    return _Read(store, records, names)


def _settled(read: _Read, vocabulary: Vocabulary, prefer: Sequence[str]) -> tuple[Dataset, list[Diagnostic]]:
    """Return one fact for each key, and what is wrong with several."""
    dataset, found = settled_dataset(
        read.store, read.records, vocabulary.areas, prefer, read.files, names_by_id(vocabulary)
    )
    return dataset, [*found, *impossible_parts(dataset, vocabulary.scope)]


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


def _read_facts(
    file: Path,
    vocabulary: Vocabulary,
    encoding: str | None,
    maps: Maps,
    store: FactStore,
    records: dict[str, list[Record]],
    found: list[Diagnostic],
) -> None:
    if _is_json(file):
        from dp_rules.data.from_json import read_json_facts  # noqa: PLC0415  most data is CSV

        source, problem = read_text_file(file, encoding)
        if source is None:
            found += [] if problem is None else [problem]
            return
        facts, tables, problems = read_json_facts(source, vocabulary)
        for fact in facts:
            store.put(fact)
        for table, rows in tables.items():
            records.setdefault(table, []).extend(rows)
        found += problems
        return
    for grid in open_tables(file, file.as_posix(), encoding, found):
        mapped = maps.table_for(grid)
        if mapped is None:
            read_grid_facts(grid, vocabulary, store, found)
        else:
            read_mapped_facts(grid, mapped, vocabulary, store, found)


def _is_json(file: Path) -> bool:
    """Say whether a file is JSON: one of that name, or a text that begins like it."""
    if file.suffix.lower() != ".txt":
        return file.suffix.lower() == ".json"
    try:
        with file.open("rb") as open_:
            head = open_.read(4096)
    except OSError:
        return False
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith((b"{", b"["))


def _read_records(
    name: str,
    file: Path,
    vocabulary: Vocabulary,
    encoding: str | None,
    records: dict[str, list[Record]],
    found: list[Diagnostic],
) -> None:
    table = find_record_table(name, vocabulary, Document(file.as_posix()), found)
    if file.is_file() and file.suffix.lower() not in _RECORD_FORMATS:
        found.append(_unknown_format(file, _RECORD_FORMATS, "error"))
        return
    for grid in open_tables(file, file.as_posix(), encoding, found):
        if table is not None:
            records.setdefault(table.id, []).extend(read_grid_records(grid, table, vocabulary, found))


def _files(paths: Sequence[str], of_tables: Sequence[str], found: list[Diagnostic]) -> list[Path]:
    """Return the files of facts to read, each once, those of a folder in order of their names."""
    seen = {Path(path).resolve() for path in of_tables}
    files: list[Path] = []
    for path in map(Path, paths):
        try:
            path.stat()
        except FileNotFoundError:
            pass
        except OSError as error:
            why = reason(error)
            message = Bilingual(f"文件打不开（{why.zh}）", f"the file cannot be opened ({why.en})")
            found.append(Diagnostic("unreadable-file", message, Document(path.as_posix())))
            continue
        if path.is_dir():
            before = len(files)
            _files_in(path, seen, files, found)
            if len(files) == before and not has_errors(found):
                message = Bilingual("文件夹里没有可读的数据文件", "the folder has no data file to read")
                found.append(Diagnostic("no-data", message, Document(path.as_posix())))
        elif path.is_file() and path.suffix.lower() not in _FACT_FORMATS:
            found.append(_unknown_format(path, _FACT_FORMATS, "error"))
        elif path.resolve() in seen:
            message = Bilingual("这个文件给出了两次，只读一次", "this file is given twice and read once")
            found.append(Diagnostic("file-given-twice", message, Document(path.as_posix()), severity="remark"))
        else:
            seen.add(path.resolve())
            files.append(path)
    return files


def _files_in(folder: Path, seen: set[Path], files: list[Path], found: list[Diagnostic]) -> None:
    """Add the data files of a folder and of the folders within it; ``seen`` keeps links from going in circles."""
    seen.add(folder.resolve())
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        why = reason(error)
        message = Bilingual(f"文件夹打不开（{why.zh}）", f"the folder cannot be opened ({why.en})")
        found.append(Diagnostic("unreadable-file", message, Document(folder.as_posix())))
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.resolve() in seen:
            continue
        if entry.is_dir():
            _files_in(entry, seen, files, found)
        elif entry.suffix.lower() in _FACT_FORMATS:
            seen.add(entry.resolve())
            files.append(entry)
        else:
            found.append(_unknown_format(entry, _FACT_FORMATS, "remark"))


def _unknown_format(file: Path, formats: set[str], severity: Severity) -> Diagnostic:
    read = sorted(formats)
    message = Bilingual("这种文件不读", "files of this kind are not read")
    help_ = Bilingual(
        f"能读的有 {'、'.join(read)}；工作簿请另存为 CSV", f"those read are {', '.join(read)}; save a workbook as CSV"
    )
    return Diagnostic("unknown-format", message, Document(file.as_posix()), help=help_, severity=severity)
