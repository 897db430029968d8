"""The zip of a workbook, within limits: what is small as a file may be endless once unpacked. openpyxl reads from it."""

import zipfile
from io import BufferedIOBase, BytesIO
from typing import IO, BinaryIO

from dp_rules.tables.workbook.faults import ZIP_FAULTS, in_our_words
from dp_rules.tables.workbook.unreadable import LOCKED, UNLOCK, UnreadableError, damaged, too_large
from dp_rules.text.safe import brief

MOST_BYTES = 1_000_000_000
MOST_PARTS = 50_000
MOST_TIMES = 200
FREE_BYTES = 50_000_000
"""Below this a workbook may be packed as tightly as it likes."""
MOST_AT_ONCE = 100_000_000
"""How large a part may be of which openpyxl holds the whole XML: anything but sheets and texts."""

_STRICT = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
"""The names by which the strict form of the format calls the same things; openpyxl knows only the usual ones."""

_BEGINNING = 8192


class Package(zipfile.ZipFile):
    """A zipped workbook whose size unpacked has been looked at; parts are found whatever their case.

    What the zip says of its sizes holds while it is read, too: ``zipfile`` never gives out more of a
    part than its declared size, and then finds that the checksum is wrong.
    """

    def __init__(self, data: bytes | BinaryIO) -> None:
        """Open a zip; raises ``UnreadableError``."""
        self.file = BytesIO(data) if isinstance(data, bytes) else data
        with in_our_words():
            super().__init__(self.file)
        parts = self.infolist()
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

    def getinfo(self, name: str) -> zipfile.ZipInfo:
        """Return what the zip says of a part; raises ``UnreadableError``."""
        part = self._parts.get(name.lower())
        if part is None:
            raise damaged(f"缺少 {brief(name)}", f"{brief(name)} is missing")
        if part.flag_bits & 1:
            raise UnreadableError(LOCKED, code="encrypted-workbook", help_=UNLOCK)
        return part

    def open(self, name: str | zipfile.ZipInfo, *_: object, **__: object) -> "Part":  # type: ignore[override]  # only to read
        """Open a part; raises ``UnreadableError``."""
        with in_our_words():
            return Part(super().open(self.getinfo(name) if isinstance(name, str) else name))

    def read(self, name: str | zipfile.ZipInfo, pwd: bytes | None = None) -> bytes:
        """Return all of a part, which must not be large; raises ``UnreadableError``."""
        part = self.getinfo(name) if isinstance(name, str) else name
        if part.file_size > MOST_AT_ONCE:
            raise too_large(f"{brief(part.filename)} 太大", f"{brief(part.filename)} is too large")
        return super().read(part, pwd)


class Part(BufferedIOBase):
    """The bytes of a part, in the usual form of the format; reading raises ``UnreadableError``."""

    def __init__(self, stream: IO[bytes]) -> None:
        """Read from ``stream``."""
        self._stream = stream
        self._is_begun = False

    def read(self, size: int | None = -1) -> bytes:
        """Return the next bytes, and perhaps some more.

        Of a part that is read piece by piece only the beginning is looked at, where it declares its names.
        """
        try:
            data = self._stream.read(-1 if size is None else size)
        except ZIP_FAULTS as fault:
            raise damaged("压缩包不完整，或读不懂", f"its zip is cut short or cannot be read ({fault})") from fault
        if self._is_begun:
            return data
        self._is_begun = True
        until = len(data) if size is None or size < 0 else _BEGINNING
        head = data[:until]
        for strict, usual in _STRICT:
            head = head.replace(strict, usual)
        return head + data[until:]

    def close(self) -> None:
        """Let go of the stream."""
        self._stream.close()
        super().close()
