"""A bundle that is a folder: read into the private folder, and written."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from dp_rules.evidence.names import BOTH, clashing, fault_of, is_folder_of
from dp_rules.evidence.refused import (
    MOST_BYTES,
    MOST_BYTES_OF_A_FILE,
    MOST_ENTRIES,
    not_evidence,
    too_large,
    too_many,
    unsafe,
)
from dp_rules.evidence.unpacked import Unpacking
from dp_rules.files import reason
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic

_LINK = Bilingual("符号链接（会通到外面）", "a symbolic link, which may lead outside")
_DEVICE = Bilingual("不是普通文件（设备、管道或套接字）", "no ordinary file (a device, a pipe or a socket)")
_SHARED = Bilingual("硬链接：别处也能改动它的内容", "a hard link: its content can be changed from elsewhere")


class _Refused(Exception):  # noqa: N818  not an error of ours: it ends a walk
    def __init__(self, why: Diagnostic) -> None:
        super().__init__(why.code)
        self.why = why


def unpack_folder(folder: Path, bundle: str, into: Path, found: list[Diagnostic]) -> dict[str, str] | None:
    """Copy every file of a folder into the private folder; return the SHA-256 of each, or None where it is refused.

    ``bundle`` is what the folder is called in messages. No link is followed.
    """
    unpacking = Unpacking(into)
    try:
        entries: list[tuple[str, os.DirEntry[str]]] = []
        for found_file in _walk(folder, "", bundle):
            entries.append(found_file)
            if len(entries) > MOST_ENTRIES:
                found.append(too_many(bundle))
                return None
        clash = clashing(name for name, _ in entries)
        if clash is not None:
            both = is_folder_of(*clash)
            found.append(unsafe(bundle, clash[0] if both else clash[1], BOTH if both else _clash(clash[0])))
            return None
        left = MOST_BYTES
        for name, entry in sorted(entries):
            most = min(left, MOST_BYTES_OF_A_FILE)
            descriptor = os.open(
                entry.path,
                os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0),
            )
            with os.fdopen(descriptor, "rb") as file:
                status = os.fstat(descriptor)
                if not stat.S_ISREG(status.st_mode):  # it was another thing a moment ago
                    found.append(unsafe(bundle, name, _DEVICE))
                    return None
                if status.st_size > most or not unpacking.take(name, file, most):
                    found.append(too_large(bundle, name))
                    return None
                left -= status.st_size
    except _Refused as refused:
        found.append(refused.why)
        return None
    except (OSError, ValueError) as error:
        found.append(not_evidence(bundle, reason(error)))
        return None
    return unpacking.digests


def _clash(other: str) -> Bilingual:
    return Bilingual(f"与“{other}”在有的系统上是同一个文件", f'some systems take it for the same file as "{other}"')


def _walk(folder: str | Path, before: str, bundle: str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Yield every file with its name in the bundle; whatever is no ordinary file ends the walk."""
    with os.scandir(folder) as listed:
        for entry in listed:
            name = f"{before}{entry.name}"
            fault = fault_of(name)
            if fault is not None:
                raise _Refused(unsafe(bundle, name, fault))
            status = entry.stat(follow_symlinks=False)
            if stat.S_ISLNK(status.st_mode):
                raise _Refused(unsafe(bundle, name, _LINK))
            if stat.S_ISDIR(status.st_mode):
                yield from _walk(entry.path, f"{name}/", bundle)
            elif not stat.S_ISREG(status.st_mode):
                raise _Refused(unsafe(bundle, name, _DEVICE))
            elif status.st_nlink > 1:
                raise _Refused(unsafe(bundle, name, _SHARED))
            else:
                yield name, entry
