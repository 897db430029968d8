"""Characters that XML cannot hold, as workbooks write them: ``_x000D_``."""

import re

_ESCAPED = re.compile("_x((?![Dd][89A-Fa-f])[0-9A-Fa-f]{4})_")
"""Half of a character, D800 to DFFF, stays as it is written: a text that has one can be neither saved nor printed."""


def unescaped(text: str) -> str:
    """Return a text with its characters written out; ``_x005F_`` is the underscore itself."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
