"""Read a text file whatever its encoding, and write one whole or not at all."""

import errno
import os
import stat
import sys
from pathlib import Path
from typing import NamedTuple

from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document, Source

LARGEST_TEXT = 500_000_000
_CHUNK = 65_536
_PATIENCE_MS = 1000
"""So long somebody may take to begin writing to a pipe with a name."""
_AMBIGUOUS_LOW, _AMBIGUOUS_HIGH = 0x80, 0x7FF


def is_file(path: Path | str) -> bool:
    """Say whether there is a file of that name; there is none whose name no file can have."""
    return os.path.isfile(path)  # noqa: PTH113  Path.is_file raises where a name is too long


def read_text_file(
    path: Path, encoding: str | None = None, name: str | None = None, most: int = LARGEST_TEXT
) -> tuple[Source | None, Diagnostic | None]:
    """Return the text of a file, called ``name`` or by its path, or None with the reason why it cannot be read."""
    name = name or path.as_posix()
    data, problem = read_bytes(path, name, most)
    return (None, problem) if data is None else decode(data, name, encoding)


def read_bytes(path: Path, name: str, most: int = LARGEST_TEXT) -> tuple[bytes | None, Diagnostic | None]:
    """Return the bytes of a file or a pipe, called ``name`` in messages, or None with the reason why it cannot be read.

    No more than ``most`` are taken: a pipe, and what is behind it, may be endless.
    """
    data: bytes | None
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            return None, _cannot(name, Bilingual("这是文件夹，不是文件", "this is a folder, not a file"))
        if stat.S_ISFIFO(found.st_mode):
            data = _read_pipe(path, most)
        elif stat.S_ISREG(found.st_mode):
            data = path.read_bytes() if found.st_size <= most else None
        else:
            return None, _cannot(name, Bilingual("这既不是文件，也不是管道", "this is neither a file nor a pipe"))
    except FileNotFoundError:
        return None, _cannot(name, Bilingual("找不到文件", "the file is not found"), code="file-not-found")
    except (OSError, ValueError) as error:
        why = reason(error)
        return None, _cannot(name, Bilingual(f"文件打不开（{why.zh}）", f"the file cannot be opened ({why.en})"))
    if data is None or len(data) > most:
        return None, too_large(name, most)
    if not data and stat.S_ISFIFO(found.st_mode):
        return None, _cannot(name, Bilingual("管道是空的：没有程序往里写", "the pipe is empty: nobody writes to it"))
    return data, None


def too_large(name: str, most: int) -> Diagnostic:
    """Return what is said of a file called ``name`` that has more than ``most`` bytes."""
    limit = f"{most // 1_000_000} MB"
    message = Bilingual(f"文件太大：最多 {limit}", f"the file is too large: at most {limit} can be read")
    return _cannot(name, message, code="file-too-large")


def _read_pipe(path: Path, most: int) -> bytes:
    """Return what is written to a pipe, of more than ``most`` bytes one byte more; nothing where nobody writes to it.

    ``<(command)`` of a shell is a pipe whose writer may take its time. To a pipe with a name there
    may never be one, and opening it in the usual way would wait for ever.
    """
    data = bytearray()
    with open(path, "rb", buffering=0, opener=_without_waiting) as pipe:
        if sys.platform != "win32":
            import select  # noqa: PLC0415  only a pipe needs it

            writers = select.poll()
            writers.register(pipe, select.POLLIN)
            writers.poll(_PATIENCE_MS)
            first = pipe.read(1)  # nothing where nobody writes, None where somebody does who says nothing yet
            if first == b"":
                return b""
            data += first or b""
            os.set_blocking(pipe.fileno(), True)
        while len(data) <= most and (more := pipe.read(min(_CHUNK, most + 1 - len(data)))):
            data += more
    return bytes(data)


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


_REASONS = {
    errno.ENOENT: Bilingual("文件夹不存在", "there is no such folder"),
    errno.EACCES: Bilingual("没有权限", "no permission"),
    errno.EPERM: Bilingual("没有权限", "no permission"),
    errno.ENOSPC: Bilingual("磁盘已满", "the disk is full"),
    errno.EISDIR: Bilingual("这是文件夹", "this is a folder"),
    errno.ENOTDIR: Bilingual("路径中有一段不是文件夹", "a part of the path is no folder"),
    errno.ENAMETOOLONG: Bilingual("文件名太长", "the name is too long"),
    errno.EROFS: Bilingual("只读", "read-only"),
}


def reason(error: OSError | ValueError) -> Bilingual:
    """Return why the system could not read or write, in words; a ``ValueError`` says that a name is none."""
    if not isinstance(error, OSError):
        return Bilingual("没有文件能叫这个名字", "no file can have this name")
    said = error.strerror or str(error)
    return _REASONS.get(error.errno or 0, Bilingual(said, said))


def decode(data: bytes, name: str, encoding: str | None = None) -> tuple[Source | None, Diagnostic | None]:
    """Return the text of ``data``: byte order marks decide, then strict UTF-8, then strict GB18030.

    Where UTF-8 and GB18030 both fit and every character outside ASCII lies in U+0080-07FF, as when
    a GBK file's only Chinese is 缺, the file is refused until somebody says its encoding.
    """
    if encoding is not None:
        return _decode_as(data, name, encoding)
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, _not_text(name)
    for mark, marked in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _decode_as(data, name, marked)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_as(data, name, "gb18030", guessed=True)
    if _is_ambiguous(text, data):
        message = Bilingual(
            "编码不明：既可读作 UTF-8，也可读作 GB18030", "the encoding is not clear: it reads as UTF-8 and as GB18030"
        )
        help_ = Bilingual(
            "用 --encoding gb18030 或 --encoding utf-8 写明", "say --encoding gb18030 or --encoding utf-8"
        )
        return None, Diagnostic("ambiguous-encoding", message, Document(name), help=help_)
    return Source(name, text), None


def _is_ambiguous(text: str, data: bytes) -> bool:
    if text.isascii() or any(ord(character) > _AMBIGUOUS_HIGH for character in text):
        return False
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True


def _decode_as(
    data: bytes, name: str, encoding: str, *, guessed: bool = False
) -> tuple[Source | None, Diagnostic | None]:
    try:
        text = data.decode(encoding).lstrip("\ufeff")  # one mark before another says nothing more
        return (None, _not_text(name)) if "\x00" in text[:4096] else (Source(name, text), None)
    except LookupError:
        return None, _cannot(name, Bilingual(f"没有名为 {encoding} 的编码", f"there is no encoding called {encoding}"))
    except (UnicodeDecodeError, UnicodeError) as error:
        at = getattr(error, "start", 0) + 1
        message = Bilingual(
            f"编码读不懂：不是 UTF-8，第 {at} 个字节也不是 {encoding}"
            if encoding == "gb18030" and guessed
            else f"编码读不懂：第 {at} 个字节不是 {encoding}",
            f"the encoding cannot be read: it is not UTF-8, and byte {at} is not {encoding}"
            if encoding == "gb18030" and guessed
            else f"the encoding cannot be read: byte {at} is not {encoding}",
        )
        help_ = Bilingual("另存为 UTF-8 再试", "save the file as UTF-8 and try again")
        return None, Diagnostic("unreadable-encoding", message, Document(name), help=help_)


def _not_text(name: str) -> Diagnostic:
    return _cannot(name, Bilingual("这不是文本文件", "this is not a text file"), code="not-text")


def _cannot(name: str, message: Bilingual, code: str = "unreadable-file") -> Diagnostic:
    return Diagnostic(code, message, Document(name))


class Encoding(NamedTuple):
    """How a text is written as bytes: a byte order mark or none, then the text in a codec."""

    mark: str
    codec: str


UTF_8 = Encoding("", "utf-8")
_WAYS = (
    UTF_8,
    Encoding("\ufeff", "utf-8"),
    Encoding("\ufeff", "utf-16-le"),
    Encoding("\ufeff", "utf-16-be"),
    Encoding("", "gb18030"),
    Encoding("\ufeff", "gb18030"),
)


def encoding_of(text: str, data: bytes) -> Encoding | None:
    """Return how ``text`` has to be written so that it is ``data`` again, byte for byte; None when it cannot."""
    for way in _WAYS:
        try:
            if (way.mark + text).encode(way.codec) == data:
                return way
        except UnicodeEncodeError:
            continue
    return None


def rewrite_text_file(path: Path, text: str, encoding: Encoding) -> None:
    """Replace the text of a file that is there, whole or not at all.

    The file keeps its permissions, and a link still leads to it. Raises ``OSError`` when it is
    read-only or its folder cannot be written.
    """
    target = path.resolve()
    mode = target.stat().st_mode
    if not mode & stat.S_IWUSR:  # renaming would replace it all the same
        raise PermissionError(errno.EROFS, "read-only", str(path))
    write_text_file(target, encoding.mark + text, encoding.codec, stat.S_IMODE(mode))


def put_file(path: Path, data: bytes) -> None:
    """Write ``data`` where somebody asked for it: a new file, over a file that is there, or a device or pipe.

    A file is written whole or not at all, keeps its permissions, and a link still leads to it; what
    is no file is written to and stays what it is. Raises ``OSError`` when that cannot be done.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        write_file(path.resolve(), data)
        return
    if not stat.S_ISREG(mode):
        with path.open("wb") as file:
            file.write(data)
        return
    if not mode & stat.S_IWUSR:  # renaming would replace it all the same
        raise PermissionError(errno.EROFS, "read-only", str(path))
    write_file(path.resolve(), data, stat.S_IMODE(mode))


def write_text_file(path: Path, text: str, encoding: str = "utf-8", mode: int | None = None) -> None:
    """Write ``text`` to ``path``, whole or not at all, as ``write_file`` does."""
    write_file(path, text.encode(encoding), mode)


def write_file(path: Path, data: bytes, mode: int | None = None) -> None:
    """Write ``data`` to ``path``, whole or not at all: to a temporary file beside it, then renamed.

    ``mode`` are the permissions, by default those of a new file. Raises ``OSError`` when the folder
    cannot be written.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with temporary.open("xb") as file:
            file.write(data)
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
