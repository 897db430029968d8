"""Rows and columns as a table for the terminal, as Markdown or as CSV.

What a format alone needs is imported where it is made, so that the others start fast.
"""

import re
from collections.abc import Sequence

from dp_rules.report.markdown import escaped, inert
from dp_rules.text.safe import on_one_line
from dp_rules.text.width import display_width

Rows = Sequence[Sequence[str]]


WIDE = 120
"""Tables with sentences in them are no wider than this, in cells of a terminal."""

_NARROWEST, _BETWEEN = 12, 2
_AROUND_A_HEADER = 2
"""So much wider than its header tabulate makes a column."""


def table_text(headers: Sequence[str], rows: Rows, widest: int | None = None) -> str:
    """Return a table with columns that line up under wide characters too; a header may have several lines.

    With ``widest`` the widest columns are broken into lines, so that the table is no wider than that where it can be.
    """
    from tabulate import tabulate  # noqa: PLC0415  this format alone needs it

    shown = [[on_one_line(cell) for cell in row] for row in rows]
    if widest is not None:
        widths = _widths(headers, shown, widest)
        headers = _broken(headers, [width - _AROUND_A_HEADER for width in widths])
        shown = [_broken(row, widths) for row in shown]
    return str(tabulate(shown, list(headers), tablefmt="simple", disable_numparse=True))


def _broken(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    return ["\n".join(wrapped(cell, width)) for cell, width in zip(cells, widths, strict=True)]


def _widths(headers: Sequence[str], rows: Rows, widest: int) -> list[int]:
    """Return how wide each column may be: as wide as it is, or less for the widest where all together are too wide."""
    columns = zip(headers, *rows, strict=True)
    widths = [max(display_width(head) + _AROUND_A_HEADER, *map(display_width, cells)) for head, *cells in columns]
    over = sum(widths) + _BETWEEN * (len(widths) - 1) - widest
    while over > 0 and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
        over -= 1
    return widths


def wrapped(text: str, width: int) -> list[str]:
    """Return ``text`` in lines of at most ``width`` cells, broken at spaces, between wide characters, or else anywhere."""
    lines, line = [], ""
    for word in re.findall(_WORD, on_one_line(text)):
        if line and display_width(line + word.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        for character in word:
            if line and display_width(line + character) > width and character != " ":
                lines.append(line.rstrip())
                line = ""
            line += character
    return [*lines, line.rstrip()]


_WORD = r"[\u2e80-\uffef][,.:;!?)，。：；！？）、]*\s*|[^\s\u2e80-\uffef]+\s*|\s+"
"""A wide character or a word, with the punctuation that may not begin a line and the space after it."""


def table_markdown(headers: Sequence[str], rows: Rows) -> str:
    """Return a Markdown table."""
    lines = [_markdown_row(headers), "|" + "---|" * len(headers)]
    return "\n".join([*lines, *(_markdown_row(row) for row in rows)]) + "\n"


def _markdown_row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(escaped(cell) for cell in cells) + " |"


def table_csv(headers: Sequence[str], rows: Rows) -> str:
    """Return CSV in which no cell is a formula."""
    import csv  # noqa: PLC0415  this format alone needs it
    import io  # noqa: PLC0415  this format alone needs it

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([inert(cell) for cell in headers])
    writer.writerows([inert(cell) for cell in row] for row in rows)
    return out.getvalue()
