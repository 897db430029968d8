"""An apostrophe before what a spreadsheet would take for a formula: put there for it, and not part of the text."""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?%?")


def marked(text: str) -> str:
    """Return ``text`` with the mark where a spreadsheet would take it for a formula; ``unmarked`` takes it away again."""
    return f"'{text}" if _FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text) else text


def unmarked(text: str) -> str:
    """Return what a cell says: without space around it and without the mark."""
    text = text.strip()
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
