"""Names that Excel allows for sheets."""

import re
from collections.abc import Iterable, Sequence

from dp_rules.text.safe import on_one_line

LONGEST = 31
_RESERVED = "history"


def sheet_names(wanted: Sequence[str], taken: Iterable[str]) -> list[str]:
    """Return a name for each sheet, near to the one wanted, all different also in lower case and from those ``taken``."""
    used = {_RESERVED, *(name.casefold() for name in taken)}
    names = []
    for text in wanted:
        plain = re.sub(r"[\[\]:*?/\\�]", " ", on_one_line(text)).strip(" '")[:LONGEST].strip(" '") or "-"
        name, count = plain, 1
        while name.casefold() in used:
            count += 1
            name = f"{plain[: LONGEST - len(f' {count}')]} {count}"
        used.add(name.casefold())
        names.append(name)
    return names
