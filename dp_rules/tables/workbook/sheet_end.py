"""The end of a sheet's XML, found before its rows are read: merged ranges stand there, and what openpyxl may stop at."""

import re
from collections.abc import Callable
from io import BufferedIOBase
from typing import NamedTuple

from openpyxl.utils.cell import range_boundaries

from dp_rules.tables.workbook.faults import in_our_words
from dp_rules.tables.workbook.limits import MOST_COLUMNS, MOST_ROWS, Range
from dp_rules.tables.workbook.package import Part
from dp_rules.tables.workbook.unreadable import damaged, too_large
from dp_rules.text.safe import brief

MOST_RANGES = 200_000
_CHUNK = 1 << 18
_LONGEST_END = 100_000_000
_LONGEST_ROW = 32_000_000
_OVERLAP = 200

_ROWS_END = re.compile(rb"</([\w.-]+:)?sheetData\s*>|<([\w.-]+:)?sheetData\s*/>")
_SHEET_END = re.compile(rb"</(?:[\w.-]+:)?worksheet\s*>")
_MERGED = re.compile(rb"<(?:[\w.-]+:)?mergeCell\s[^>]*?\bref\s*=\s*[\"']([^\"']{1,40})[\"']")


class SheetEnd(NamedTuple):
    """Where the rows of a sheet end, the tag that closes the sheet, and the merged ranges that stand between them."""

    at: int
    closing: bytes
    ranges: list[Range]


def find_end(part: Part) -> SheetEnd | None:
    """Pass over the rows of a sheet as bytes; None where they do not end as they should."""
    kept = b""
    end = prefix = None
    past = since_row = 0
    rest: list[bytes] = []
    while chunk := part.read(_CHUNK):
        if end is not None:
            rest.append(chunk)
            if sum(map(len, rest)) > _LONGEST_END:
                raise too_large("一张工作表的格式太多", "a sheet has too much beside its rows")
            continue
        since_row = 0 if b"row" in chunk else since_row + len(chunk)
        if since_row > _LONGEST_ROW:  # a row is held in memory as a whole
            raise too_large("一张工作表有一行太长", "a sheet has a row that is too long")
        text = kept + chunk
        if (match := _ROWS_END.search(text)) is not None:
            end = past - len(kept) + match.end()
            prefix = match[1] or match[2] or b""
            rest.append(text[match.end() :])
        past += len(chunk)
        kept = text[-_OVERLAP:]
    behind = b"".join(rest)
    if end is None or prefix is None or not _SHEET_END.search(behind):
        return None
    found = [_range(match[1].decode("ascii", "replace")) for match in _MERGED.finditer(behind)]
    if len(found) > MOST_RANGES:
        raise too_large(f"一张工作表有 {len(found)} 处合并单元格", f"a sheet has {len(found)} merged cells")
    return SheetEnd(end, b"</" + prefix + b"worksheet>", found)


def _range(name: str) -> Range:
    with in_our_words():
        left, top, right, bottom = range_boundaries(name)
    if not (left and top and right and bottom) or max(left, right) > MOST_COLUMNS or max(top, bottom) > MOST_ROWS:
        raise damaged(f"没有“{brief(name)}”这样的区域", f'there is no range "{brief(name)}"')
    return min(top, bottom), min(left, right), max(top, bottom), max(left, right)


class UpToEnd(BufferedIOBase):
    """The XML of a sheet without what stands between its rows and its closing tag.

    openpyxl makes objects of filters, validations and printing there, and stops at what it does not know.
    """

    def __init__(self, part: Part, end: SheetEnd) -> None:
        """Read from the beginning of ``part``."""
        self._read: Callable[[int], bytes] = part.read
        self._left = end.at
        self._closing = end.closing

    def read(self, size: int | None = -1) -> bytes:
        """Return the next bytes."""
        most = self._left if size is None or size < 0 else min(size, self._left)
        if not most:
            closing, self._closing = self._closing, b""
            return closing
        data = self._read(most)[: self._left]
        self._left -= len(data)
        return data
