"""The engine that judges: its version, what takes part of it, and the SHA-256 of the files that say what rules mean."""

import hashlib
import platform
import sqlite3
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePosixPath
from typing import Any, Final, NamedTuple

from dp_rules.bundled import Folder, bundled
from dp_rules.tables.open import WORKBOOKS
from dp_rules.version import VERSION

MEANING: Final[tuple[tuple[Folder, str], ...]] = (
    ("grammar", "prelude.rules"),
    ("grammar", "rules.lark"),
    ("schemas", "spec.schema.json"),
    ("schemas", "import.schema.json"),
    ("specs", "provinces.csv"),
)
"""What comes with the program and decides what specs and data mean: the functions and the grammar of the language,
the shapes of specs and maps, and the names of provinces."""

_PACKAGE = Path(__file__).parents[1]
_MODERN = frozenset({".xlsx", ".xlsm", ".et"})


class Engine(NamedTuple):
    """A version of the program; ``files`` are the SHA-256 of what decides the meaning, ``code`` that of all its modules."""

    version: str
    python: str
    code: str
    dependencies: dict[str, str]
    files: dict[str, str]


def engine_here(inputs: Iterable[str]) -> Engine:
    """Return the engine that is running, with the packages that take part in reading files of these names."""
    return Engine(VERSION, platform.python_version(), _code(), _dependencies(inputs), meaning_files())


def meaning_files() -> dict[str, str]:
    """Return the SHA-256 of each file that decides what rules mean, by its place in the program."""
    return {f"{folder}/{name}": hashlib.sha256(meaning_text(folder, name)).hexdigest() for folder, name in MEANING}


def meaning_text(folder: Folder, name: str) -> bytes:
    """Return such a file, with the line ends that it has in the repository."""
    return bundled(folder, name).read_bytes().replace(b"\r\n", b"\n")


def _code() -> str:
    """Return one SHA-256 for all modules, whatever their line ends; the bundled copies of other files are told apart."""
    whole = hashlib.sha256()
    modules = {file.relative_to(_PACKAGE).as_posix(): file for file in _PACKAGE.rglob("*.py")}
    for name in sorted(modules):
        digest = hashlib.sha256(modules[name].read_bytes().replace(b"\r\n", b"\n")).hexdigest()
        whole.update(f"{digest}  {name}\n".encode())
    return whole.hexdigest()


def _dependencies(inputs: Iterable[str]) -> dict[str, str]:
    """Return the versions of the packages by which rules and files of these names are read."""
    packages = {"lark"}
    versions = {}
    for name in inputs:
        ending = PurePosixPath(name).suffix.lower()
        if ending in _MODERN:
            packages |= {"openpyxl", "defusedxml"}
        elif ending in WORKBOOKS:
            packages.add("python-calamine")
        elif ending == ".parquet":
            packages.add("duckdb")
        elif ending in {".sqlite", ".sqlite3", ".db"}:
            versions["sqlite"] = sqlite3.sqlite_version
    for package in packages:
        try:
            versions[package] = version(package)
        except PackageNotFoundError:
            continue
    return dict(sorted(versions.items()))


def engine_data(engine: Engine) -> dict[str, Any]:
    """Return an engine as plain data."""
    return {
        "name": "dp_rules",
        "version": engine.version,
        "code": engine.code,
        "python": engine.python,
        "dependencies": engine.dependencies,
        "files": engine.files,
    }


def engine_from(data: dict[str, Any]) -> Engine:
    """Return the engine that plain data describe; they have been held against the schema."""
    return Engine(data["version"], data["python"], data["code"], dict(data["dependencies"]), dict(data["files"]))
