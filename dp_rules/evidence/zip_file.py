"""A bundle that is a zip: read into the private folder, and written so that the same files give the same bytes."""

import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from dp_rules.evidence.layout import FOLDER_IN_ZIP
from dp_rules.evidence.names import BOTH, clashing, fault_of, is_folder_of
from dp_rules.evidence.refused import (
    MOST_BYTES,
    MOST_BYTES_OF_A_FILE,
    MOST_ENTRIES,
    MOST_TIMES_SMALLER,
    SMALL,
    not_evidence,
    too_large,
    too_many,
    unsafe,
)
from dp_rules.evidence.unpacked import Unpacking
from dp_rules.files import reason
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic

_UNIX, _ENCRYPTED = 3, 0x1
_END, _END_SIZE, _LONGEST_COMMENT = b"PK\x05\x06", 22, 0xFFFF
_LOCATOR_64, _LOCATOR_64_SIZE = b"PK\x06\x07", 20
_MOST_DIRECTORY = 16_000_000
_TRUNCATED = Bilingual("压缩包不完整或已损坏", "the zip is truncated or damaged")


def unpack_zip(path: Path, bundle: str, into: Path, found: list[Diagnostic]) -> dict[str, str] | None:
    """Copy every file of a zip into the private folder; return the SHA-256 of each, or None where it is refused.

    ``bundle`` is what the zip is called in messages. Names are looked at before anything is written.
    """
    try:
        with path.open("rb") as file:
            problem = _directory_fault(file, bundle)
            if problem is None:
                with zipfile.ZipFile(file) as archive:
                    entries = archive.infolist()
                    problem = _fault(entries, bundle)
                    if problem is None:
                        return _unpacked(archive, entries, bundle, into, found)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, struct.error):
        problem = not_evidence(bundle, _TRUNCATED)
    except (OSError, ValueError) as error:
        problem = not_evidence(bundle, reason(error))
    found.append(problem)
    return None


def _directory_fault(file: BinaryIO, bundle: str) -> Diagnostic | None:
    """Return what is wrong with the end of a zip: Python reads as much of a list of entries as is announced there."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT - _LOCATOR_64_SIZE))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        return not_evidence(bundle, _TRUNCATED)
    entries, directory = struct.unpack("<HL", tail[at + 10 : at + 16])
    if (
        tail[max(0, at - _LOCATOR_64_SIZE) : at].startswith(_LOCATOR_64)
        or directory > _MOST_DIRECTORY
        or entries > MOST_ENTRIES
    ):
        return too_many(bundle)
    file.seek(0)
    return None


def _fault(entries: list[zipfile.ZipInfo], bundle: str) -> Diagnostic | None:
    """Return why a zip is refused for what its list of entries says."""
    if len(entries) > MOST_ENTRIES:
        return too_many(bundle)
    total = 0
    for entry in entries:
        name = entry.orig_filename
        why = fault_of(name.removesuffix("/")) or _kind_fault(entry)
        if why is not None:
            return unsafe(bundle, name, why)
        total += entry.file_size
        if entry.file_size > MOST_BYTES_OF_A_FILE or total > MOST_BYTES:
            return too_large(bundle, name)
        if entry.file_size > SMALL and entry.file_size > MOST_TIMES_SMALLER * max(1, entry.compress_size):
            return unsafe(
                bundle,
                name,
                Bilingual("压缩比大得不合理（解压炸弹）", "it is compressed far more than any data (a zip bomb)"),
            )
    names = [entry.orig_filename for entry in entries if not entry.is_dir()]
    clash = clashing(names)
    if clash is not None:
        first, second = clash
        if is_folder_of(first, second):
            return unsafe(bundle, first, BOTH)
        why = (
            Bilingual("有两个同名的文件", "there are two files of this name")
            if first == second
            else Bilingual(
                f"与“{first}”在有的系统上是同一个文件", f'some systems take it for the same file as "{first}"'
            )
        )
        return unsafe(bundle, second, why)
    roots = {name.split("/", 1)[0] for name in names}
    if len(roots) != 1 or any("/" not in name for name in names):
        return not_evidence(
            bundle, Bilingual("压缩包里应当只有一个文件夹", "a zip of evidence holds one folder and nothing beside it")
        )
    return None


def _kind_fault(entry: zipfile.ZipInfo) -> Bilingual | None:
    if entry.flag_bits & _ENCRYPTED:
        return Bilingual("加了密", "it is encrypted")
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        return Bilingual("压缩方法不认识", "it is compressed in a way that is not read")
    mode = stat.S_IFMT(entry.external_attr >> 16)
    if mode == stat.S_IFLNK:
        return Bilingual("符号链接（会通到外面）", "a symbolic link, which may lead outside")
    if mode not in {0, stat.S_IFREG, stat.S_IFDIR}:
        return Bilingual("不是普通文件（设备、管道或套接字）", "no ordinary file (a device, a pipe or a socket)")
    return None


def _unpacked(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], bundle: str, into: Path, found: list[Diagnostic]
) -> dict[str, str] | None:
    unpacking = Unpacking(into)
    for entry in entries:
        if entry.is_dir():
            continue
        name = entry.orig_filename.split("/", 1)[1]
        with archive.open(entry) as file:
            if not unpacking.take(name, file, entry.file_size):
                found.append(too_large(bundle, name))
                return None
    return unpacking.digests


def write_zip(file: BinaryIO, folder: Path, names: Iterable[str]) -> None:
    """Write files of a folder into a zip: stored, in order of their names, each of the first moment that zips know.

    Nothing of the machine goes in: no time, no owner, no permissions but those that everybody has.
    Stored and not deflated, because not every zlib deflates to the same bytes.
    """
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=False) as archive:
        for name in sorted(names):
            entry = zipfile.ZipInfo(f"{FOLDER_IN_ZIP}/{name}", (1980, 1, 1, 0, 0, 0))
            entry.create_system = _UNIX
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            entry.file_size = (folder / name).stat().st_size
            with (folder / name).open("rb") as source, archive.open(entry, "w") as target:
                while chunk := source.read(1 << 20):
                    target.write(chunk)
