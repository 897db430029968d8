"""Names of files in a bundle: which are refused, and how a name from outside is made into one that is not."""

import os
import re
import unicodedata
from collections.abc import Iterable

from dp_rules.text.bilingual import Bilingual
from dp_rules.text.safe import printable

MOST_BYTES_OF_A_PART = 200
MOST_BYTES = 800
MOST_PARTS = 16

_NOT_EVERYWHERE = frozenset('<>:"|?*%\\')
"""What Windows has in no name; and ``%``, which a manifest writes in another way."""

_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{number}" for number in range(10)), *(f"lpt{number}" for number in range(10))}
)
_DRIVE = re.compile("[A-Za-z]:")


def fault_of(name: str) -> Bilingual | None:
    """Return why a name in a bundle is refused, or None where it is one that every system takes for what it says."""
    if not name or name.startswith("/"):
        return Bilingual("绝对路径", "an absolute path")
    if _DRIVE.match(name):
        return Bilingual("带盘符的路径", "a path with a drive letter")
    if "\\" in name:
        return Bilingual("路径里有反斜杠", "a path with a backslash")
    parts = name.split("/")
    if ".." in parts:
        return Bilingual("路径里有“..”，会通到外面", 'a path with "..", which leads outside')
    if "" in parts or "." in parts:
        return Bilingual("路径里有空的一段", "a path with an empty part")
    if len(name.encode("utf-8", "replace")) > MOST_BYTES or len(parts) > MOST_PARTS:
        return Bilingual("路径太长", "a path that is too long")
    return (
        None
        if all(map(_is_plain, parts))
        else Bilingual("不是各种系统都能用的文件名", "a name that not every system can have")
    )


def _is_plain(part: str) -> bool:
    return (
        printable(part) == part
        and _NOT_EVERYWHERE.isdisjoint(part)
        and "\n" not in part
        and not part.endswith((".", " "))
        and not part.startswith(" ")
        and part.split(".", 1)[0].strip().lower() not in _DEVICES
        and len(part.encode("utf-8", "replace")) <= MOST_BYTES_OF_A_PART
    )


def as_utf_8(text: str) -> str:
    """Return an argument or the name of a file as UTF-8 has it, whatever encoding this process takes such bytes for."""
    return os.fsencode(text).decode("utf-8", "replace") if any("\udc80" <= sign <= "\udcff" for sign in text) else text


def same_on_some_system(name: str) -> str:
    """Return what a name is on a system that takes no heed of case or of how characters are composed."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def is_folder_of(first: str, second: str) -> bool:
    """Say whether of two names that clash one is a folder in the other's path."""
    return same_on_some_system(second).startswith(f"{same_on_some_system(first)}/")


BOTH = Bilingual("既是文件，又是文件夹", "it is a file and a folder at once")


def clashing(names: Iterable[str]) -> tuple[str, str] | None:
    """Return the first two names that some system takes for one, or of which one is a file and a folder of the other."""
    met: dict[str, str] = {}
    folders: dict[str, str] = {}
    for name in names:
        key = same_on_some_system(name)
        if key in met:
            return met[key], name
        met[key] = name
        parts = key.split("/")
        for end in range(1, len(parts)):
            folders.setdefault("/".join(parts[:end]), name)
    return next(((met[key], folders[key]) for key in met if key in folders), None)


def plain_name(name: str) -> str:
    """Return the name of a file as a bundle has it: as it is where every system can have it, else with ``_`` for what is not."""
    if fault_of(name) is None and "/" not in name:
        return name
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, dot + ending) if dot and ending.isalnum() and ending.isascii() else (name, "")
    kept = "".join(
        "_"
        if character in _NOT_EVERYWHERE or character == "/" or printable(character) != character or character == "\n"
        else character
        for character in stem
    )
    while len(kept.encode("utf-8", "replace")) > MOST_BYTES_OF_A_PART - 20:
        kept = kept[:-1]
    made = f"{kept.strip(' .')}{ending}"
    return made if kept.strip(" .") and fault_of(made) is None else f"file{ending}"


class Names:
    """Gives each file that is put into a folder of a bundle a name of its own."""

    def __init__(self) -> None:
        """Begin with no name taken."""
        self._taken: set[str] = set()

    def take(self, folder: str, original: str) -> str:
        """Return the name for a file called ``original``, in ``folder``, or in a numbered folder of it where it is taken."""
        plain = plain_name(original)
        name, number = f"{folder}/{plain}", 2
        while same_on_some_system(name) in self._taken:
            name, number = f"{folder}/{number}/{plain}", number + 1
        self._taken.add(same_on_some_system(name))
        return name
