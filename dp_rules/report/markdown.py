"""Text from outside made safe inside Markdown and CSV."""

import re

from dp_rules.text.safe import on_one_line

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_FORMULA_START = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?%?")


def escaped(text: str) -> str:
    """Return ``text`` so that Markdown shows it as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", on_one_line(text))


def inert(text: str) -> str:
    """Return ``text`` so that a spreadsheet reads it as text: nothing in it becomes a formula."""
    text = on_one_line(text)
    if text.lstrip().startswith(_FORMULA_START) and not _PLAIN_NUMBER.fullmatch(text):
        return f"'{text}"
    return text
