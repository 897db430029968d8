"""The parts of a zipped workbook, each within limits: what is small as a file may be endless once unpacked."""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import BinaryIO

from dp_rules.tables.unreadable import LOCKED, UNLOCK, UnreadableError, damaged, too_large
from dp_rules.tables.xml_parts import each_start
from dp_rules.text.safe import brief

MOST_BYTES = 1_000_000_000
MOST_PARTS = 50_000
MOST_TIMES = 200
FREE_BYTES = 50_000_000
"""Below this a workbook may be packed as tightly as it likes."""
_CHUNK = 1 << 18
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


class Package:
    """A zipped workbook whose size unpacked has been looked at; parts are found whatever their case."""

    def __init__(self, data: bytes | BinaryIO) -> None:
        """Open a zip; raises ``UnreadableError``.

        What the zip says of its sizes holds while it is read, too: ``zipfile`` never gives out more of a
        part than its declared size, and then finds that the checksum is wrong.
        """
        with _zip_faults():
            self._zip = zipfile.ZipFile(BytesIO(data) if isinstance(data, bytes) else data)
        parts = self._zip.infolist()
        size, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
        if size > MOST_BYTES:
            raise too_large(f"解压后超过 {MOST_BYTES // 10**6} MB", f"it unpacks to more than {MOST_BYTES // 10**6} MB")
        if size > FREE_BYTES and size > MOST_TIMES * max(packed, 1):
            raise too_large(
                f"解压后是原来的 {size // max(packed, 1)} 倍，不像真的工作簿",
                f"it unpacks to {size // max(packed, 1)} times its size, as no workbook does",
            )
        if len(parts) > MOST_PARTS:
            raise too_large(f"有 {len(parts)} 个部件", f"it has {len(parts)} parts")
        self._parts = {part.filename.replace("\\", "/").lower(): part for part in parts}

    def has(self, name: str) -> bool:
        """Say whether there is a part of that name."""
        return name.lower() in self._parts

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of a part in chunks; raises ``UnreadableError``."""
        part = self._parts.get(name.lower())
        if part is None:
            raise damaged(f"缺少 {brief(name)}", f"{brief(name)} is missing")
        if part.flag_bits & 1:
            raise UnreadableError(LOCKED, code="encrypted-workbook", help_=UNLOCK)
        with _zip_faults():
            stream = self._zip.open(part)
        with stream:
            while True:
                with _zip_faults():  # and not around the whole: what our own callers do wrong is no fault of the zip
                    chunk = stream.read(_CHUNK)
                if not chunk:
                    return
                yield chunk

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """Return what a part refers to, by id: the last word of its kind, and the name of the part.

        What lies outside the file is left out: nothing is ever read but this file.
        """
        folder, _, file = name.rpartition("/")
        rels = f"{folder}/_rels/{file}.rels".lstrip("/")
        found: dict[str, tuple[str, str]] = {}
        if not self.has(rels):
            return found

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag == "Relationship" and attributes.get("TargetMode") != "External":
                target = posixpath.normpath(
                    posixpath.join("/", folder, attributes.get("Target", "").replace("\\", "/"))
                )
                kind = attributes.get("Type", "").rpartition("/")[2]
                found[attributes.get("Id", "")] = (kind, target.lstrip("/"))

        each_start(self.chunks(rels), rels, start)
        return found


@contextmanager
def _zip_faults() -> Iterator[None]:
    """Say in our own words what ``zipfile`` finds wrong."""
    try:
        yield
    except _FAULTS as fault:
        raise damaged("压缩包不完整，或读不懂", f"its zip is cut short or cannot be read ({fault})") from fault
