"""What is said of a bundle that is not read on: what it is not, or what could do harm."""

from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document
from dp_rules.text.safe import brief, on_one_line

MOST_ENTRIES = 20_000
MOST_BYTES_OF_A_FILE = 2_000_000_000
MOST_BYTES = 4_000_000_000
MOST_TIMES_SMALLER = 250
"""Deflate makes at most 1 byte of 1,032; tables of figures become 5 to 50 times smaller."""
SMALL = 1_000_000
"""So many bytes do no harm however much smaller they were made."""

_MOST_OF_A_NAME = 120

_WHAT_TO_DO = Bilingual(
    "不要使用这份存证；向交来的人要一份用 dp-rules evidence create 做的",
    "do not use this bundle: ask whoever gave it for one that dp-rules evidence create made",
)


def named(name: str) -> str:
    """Return the name of an entry as it can be shown."""
    return brief(on_one_line(name), _MOST_OF_A_NAME)


def not_evidence(bundle: str, why: Bilingual, entry: str | None = None) -> Diagnostic:
    """Return that a file or a folder is no evidence that can be read, and why."""
    at_zh, at_en = ("", "") if entry is None else (f"{named(entry)}：", f"{named(entry)}: ")
    message = Bilingual(f"这份存证读不了：{at_zh}{why.zh}", f"this is no evidence that can be read: {at_en}{why.en}")
    help_ = Bilingual(
        "给出 dp-rules evidence create 写的文件夹或 .zip；下载、拷贝不完整的，重新取一次",
        "name the folder or the .zip that dp-rules evidence create wrote; get it again where a copy is not whole",
    )
    return Diagnostic("not-evidence", message, Document(bundle), help=help_)


def unsafe(bundle: str, entry: str, why: Bilingual) -> Diagnostic:
    """Return that a bundle is refused for one of its entries, and why."""
    name = named(entry)
    message = Bilingual(f"不读这份存证：“{name}”：{why.zh}", f'this bundle is refused: "{name}": {why.en}')
    return Diagnostic("unsafe-bundle", message, Document(bundle), help=_WHAT_TO_DO)


def too_many(bundle: str) -> Diagnostic:
    """Return that a bundle holds more files than are read."""
    message = Bilingual(
        f"不读这份存证：文件太多，最多 {MOST_ENTRIES} 个",
        f"this bundle is refused: it has more than {MOST_ENTRIES} files",
    )
    return Diagnostic("unsafe-bundle", message, Document(bundle), help=_WHAT_TO_DO)


def too_large(bundle: str, entry: str) -> Diagnostic:
    """Return that a file, or all of them together, is larger than is read."""
    one, all_ = MOST_BYTES_OF_A_FILE // 1_000_000_000, MOST_BYTES // 1_000_000_000
    why = Bilingual(
        f"太大（一个文件最多 {one} GB，共 {all_} GB）",
        f"too large (a file has at most {one} GB, all of them {all_} GB)",
    )
    return unsafe(bundle, entry, why)
