"""What a file is by its first bytes, and what a zip holds; the ending of its name is often wrong."""

import zipfile
from io import BytesIO
from typing import BinaryIO, Literal

from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document

Kind = Literal["zip", "ole", "parquet", "sqlite", "text"]
Held = Literal["xlsx", "xlsb", "ods", "other"]

_BEGINNINGS: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),  # a zip that holds nothing
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"PAR1", "parquet"),
    (b"SQLite format 3\x00", "sqlite"),
)
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_LONGEST_MIMETYPE = 1000
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def kind_of(head: bytes) -> Kind:
    """Return what a file is whose first bytes, sixteen or more, are ``head``."""
    return next((kind for beginning, kind in _BEGINNINGS if head.startswith(beginning)), "text")


def zip_holds(data: bytes | BinaryIO) -> Held:
    """Return what kind of workbook a zip is; one that cannot be opened is ``other``."""
    try:
        with zipfile.ZipFile(BytesIO(data) if isinstance(data, bytes) else data) as archive:
            names = {name.replace("\\", "/").lower() for name in archive.namelist()}
            if "xl/workbook.bin" in names:
                return "xlsb"
            if "xl/workbook.xml" in names or any(name.endswith("/workbook.xml") for name in names):
                return "xlsx"
            if "mimetype" in names and archive.getinfo("mimetype").file_size < _LONGEST_MIMETYPE:
                said = archive.read("mimetype").decode("ascii", "replace").strip()
                return "ods" if said.startswith(_ODS) else "other"
    except (zipfile.BadZipFile, EOFError, KeyError, NotImplementedError, OSError, RuntimeError, ValueError):
        return "other"
    return "other"


def no_workbook(name: str) -> Diagnostic:
    """Return that a zip called ``name`` holds something else, such as a text document."""
    message = Bilingual(
        "这是压缩包或别的文档（例如 .zip、.docx），里面没有工作簿",
        "this is a zip or another kind of document (such as .zip or .docx) and holds no workbook",
    )
    help_ = Bilingual("解压后给出里面的文件，或另存为 .xlsx", "unpack it and name the files in it, or save it as .xlsx")
    return Diagnostic("unknown-format", message, Document(name), help=help_)


def is_encrypted(data: bytes) -> bool:
    """Say whether an OLE file is a workbook of today that a password locks."""
    return kind_of(data[:16]) == "ole" and _ENCRYPTED in data
