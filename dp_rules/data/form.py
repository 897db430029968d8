"""What a collection form and its reader agree on: the sheet that says what the form is, and the headers of its columns."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from dp_rules.language.scope import folded_name
from dp_rules.tables.workbook import OURS
from dp_rules.text.bilingual import Bilingual

FORMAT: Final = "dp_rules.form"
VERSION: Final = 1
ABOUT: Final = OURS
"""The name of the hidden sheet that says what the form is: keys and values, then what it asks for."""

ABOUT_KEYS: Final = ("format", "version", "plan", "spec", "period")
ASKED_KEYS: Final = ("item", "area", "period", "department")
"""The header of the list of what the form asks for, on that sheet."""

COLUMNS: Final[Mapping[str, Bilingual]] = {
    "item": Bilingual("数据项代码", "item code"),
    "area": Bilingual("地区代码", "area code"),
    "period": Bilingual("时期代码", "period code"),
    "value": Bilingual("填报数", "figure"),
    "reason": Bilingual("缺数原因", "reason for missing"),
    "note": Bilingual("备注", "note"),
}
"""The columns that are read, with their headers. The first three are hidden."""

HIDDEN: Final = ("item", "area", "period")


class SpecOf(NamedTuple):
    """The plan that data are for, and the texts of its spec's files, its own first."""

    plan: str
    name: Bilingual
    texts: tuple[str, ...]


def fingerprint(texts: Iterable[str]) -> str:
    """Return the SHA-256 of a spec: the same for the same texts, whatever their files, encodings and line ends."""
    import hashlib  # noqa: PLC0415  only forms need it, and every reader of data imports this module

    whole = hashlib.sha256()
    for text in texts:
        whole.update(hashlib.sha256("\n".join(text.splitlines()).encode("utf-8", "surrogatepass")).digest())
    return whole.hexdigest()


def columns_of(cells: Iterable[str]) -> dict[str, int]:
    """Return which columns of a form a row of headers names, each with its index; the first of a name counts."""
    names = {folded_name(name): key for key, words in COLUMNS.items() for name in words}
    found: dict[str, int] = {}
    for index, cell in enumerate(cells):
        key = names.get(folded_name(cell)) if cell else None
        if key is not None:
            found.setdefault(key, index)
    return found
