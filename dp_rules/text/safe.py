"""Text from strangers made safe to print: no control characters, no direction marks."""

import unicodedata

_KEPT = {"\n"}


def printable(text: str) -> str:
    """Return ``text`` with tabs as spaces and every other control or format character as ``�``.

    An escape sequence in a data file must not reach the terminal, and one character stays one
    character so that columns hold.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def on_one_line(text: str) -> str:
    """Return ``text`` printable and without line ends, so that it cannot look like a line of its own."""
    return printable(text).replace("\n", " ")


def brief(text: str, most: int = 60) -> str:
    """Return ``text`` without space around it, cut short where it is long."""
    text = text.strip()
    return text if len(text) <= most else f"{text[:most]}…"


def _shown(character: str) -> str:
    if character == "\t":
        return " "
    if character in _KEPT or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}:
        return character
    return "�"
