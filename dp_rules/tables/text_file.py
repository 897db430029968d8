"""A text file to be read line by line: its encoding is found out first, so that the whole need not be held."""

import io
from codecs import getincrementaldecoder
from pathlib import Path
from typing import BinaryIO, NamedTuple

from dp_rules.files import decode, is_file, read_bytes
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Cell, Document

LONGEST_LINE = 10_000_000
_CHUNK = 1 << 20
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_BEYOND_DOUBT = "\u0800"
"""A text that can be UTF-8 and has a letter from here on is. It is compared, as a pattern of such ranges takes 4 ms to compile."""


def open_text(path: Path, name: str, encoding: str | None, found: list[Diagnostic]) -> io.TextIOWrapper | None:
    """Return a file's text open at its beginning, its line ends as they are; None with the reason in ``found``.

    ``name`` is what messages call it.

    The encoding is ``encoding``; or what a byte order mark says, strict UTF-8, strict GB18030, the
    first that fits. What is no regular file, such as a pipe, is held in memory.
    """
    try:
        binary: BinaryIO = path.open("rb") if is_file(path) else io.BytesIO()
    except OSError:
        binary = io.BytesIO()
    if isinstance(binary, io.BytesIO):  # no file, none that may be read, or a pipe
        data, problem = read_bytes(path, name)
        if data is None:
            found += [] if problem is None else [problem]
            return None
        binary = io.BytesIO(data)
    return text_of(binary, name, encoding, found)


def text_of(binary: BinaryIO, name: str, encoding: str | None, found: list[Diagnostic]) -> io.TextIOWrapper | None:
    """Return the text of what is open as bytes; None with the reason in ``found``."""
    before = len(found)
    codec = _codec_of(binary, name, encoding, found)
    binary.seek(0)
    if codec is None:
        if len(found) == before:  # the reader of whole texts knows why
            _, problem = decode(binary.read(), name, encoding)
            found += [] if problem is None else [problem]
        binary.close()
        return None
    return io.TextIOWrapper(binary, codec, newline="")


def _codec_of(binary: BinaryIO, name: str, encoding: str | None, found: list[Diagnostic]) -> str | None:
    head = binary.read(4)
    marked = next((codec for mark, codec in _MARKS if head.startswith(mark)), None)
    try:
        "".encode(encoding or "utf-8")  # names such as hex are no encodings of text
        if encoding is not None or marked is not None:
            codec = encoding or str(marked)
            scan = _scan(binary, codec, name, found)
            return codec if scan.fits else None
        scan = _scan(binary, "utf-8", name, found)
        if scan.fits:
            doubtful = scan.beyond_ascii and not scan.beyond_doubt and _scan(binary, "gb18030", name, []).fits
            return None if doubtful else "utf-8"
        return "gb18030" if not found and _scan(binary, "gb18030", name, found).fits else None
    except LookupError:  # there is no such encoding
        return None


class _Scan(NamedTuple):
    fits: bool
    beyond_ascii: bool = False
    beyond_doubt: bool = False


def _scan(binary: BinaryIO, codec: str, name: str, found: list[Diagnostic]) -> _Scan:
    """Say whether bytes are text in an encoding, in pieces; NUL and endless lines go to ``found``."""
    binary.seek(0)
    decoder = getincrementaldecoder(codec)()
    beyond_ascii = beyond_doubt = False
    lines, since = 1, 0  # how many lines begin, and how long the last is so far
    while True:
        piece = binary.read(_CHUNK)
        try:
            text = decoder.decode(piece, final=not piece)
        except UnicodeError:
            return _Scan(fits=False)
        if not piece:
            return _Scan(fits=True, beyond_ascii=beyond_ascii, beyond_doubt=beyond_doubt)
        if "\0" in text:
            lines += text.count("\n", 0, text.index("\0"))
            message = Bilingual("这不是文本文件：有 NUL 字符", "this is not a text file: it has a NUL character")
            found.append(Diagnostic("not-text", message, Cell(name, lines, 1, "")))
            return _Scan(fits=False)
        if not beyond_doubt and not text.isascii():
            beyond_ascii = True
            beyond_doubt = max(text) >= _BEYOND_DOUBT
        end = max(text.rfind("\n"), text.rfind("\r"))
        since = since + len(text) if end < 0 else len(text) - end - 1
        lines += text.count("\n")
        if since > LONGEST_LINE:
            message = Bilingual(
                f"第 {lines} 行太长：一行最多 {LONGEST_LINE:,} 个字符",
                f"line {lines} is too long: a line has at most {LONGEST_LINE:,} characters",
            )
            found.append(Diagnostic("line-too-long", message, Document(name)))
            return _Scan(fits=False)
