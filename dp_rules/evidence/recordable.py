"""What cannot be recorded in evidence, said before anything is read: whatever is no file, or is more than its file."""

import stat
from collections.abc import Sequence
from pathlib import Path

from dp_rules.tables.kind import kind_of
from dp_rules.tables.open import is_address, shown
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document

_SAVE_ROWS = Bilingual(
    "先把要读的行导出成 CSV（例如用 psql 的 \\copy … csv header），再用这个文件做存证",
    "first save the rows that are read as CSV (with psql: \\copy … csv header), then make evidence from that file",
)


def not_recordable(paths: Sequence[str], query: str | None) -> list[Diagnostic]:
    """Return an error for each of the inputs that evidence cannot hold as it is, with what to do instead."""
    found = []
    if query is not None:
        message = Bilingual("--query 查出的行记录不下来", "the rows that --query asks for cannot be recorded")
        found.append(Diagnostic("not-recordable", message, Document("--query"), help=_SAVE_ROWS))
    for path in paths:
        fault = _fault(path)
        if fault is not None:
            message, help_ = fault
            found.append(Diagnostic("not-recordable", message, Document(shown(path)), help=help_))
    return found


def _fault(path: str) -> tuple[Bilingual, Bilingual] | None:
    if is_address(path):
        return Bilingual("数据库记录不下来", "a database cannot be recorded"), _SAVE_ROWS
    try:
        mode = Path(path).stat().st_mode
        if stat.S_ISDIR(mode):
            return None
        if not stat.S_ISREG(mode):
            message = Bilingual("这不是文件，记录不下来", "this is no file and cannot be recorded")
            return message, Bilingual("先存成文件", "save it as a file first")
        with Path(path).open("rb") as file:
            is_sqlite = kind_of(file.read(32)) == "sqlite"
        log = Path(f"{path}-wal")
        if is_sqlite and log.exists() and log.stat().st_size:
            message = Bilingual(
                "数据库的一部分还在旁边的 -wal 文件里", "a part of this database is still in the -wal file beside it"
            )
            help_ = Bilingual(
                "关闭正在用它的程序，或运行 PRAGMA wal_checkpoint(TRUNCATE)",
                "close the program that uses it, or run PRAGMA wal_checkpoint(TRUNCATE)",
            )
            return message, help_
    except (OSError, ValueError):
        return None  # whoever reads it says why
    return None
