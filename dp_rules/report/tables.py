"""Rows and columns as a table for the terminal, as Markdown or as CSV.

What a format alone needs is imported where it is made, so that the others start fast.
"""

import re
from collections.abc import Sequence

from dp_rules.report.markdown import escaped, inert
from dp_rules.text.safe import on_one_line
from dp_rules.text.width import display_width

Rows = Sequence[Sequence[str]]


def table_text(headers: Sequence[str], rows: Rows) -> str:
    """Return a table with columns that line up under wide characters too; a header may have several lines."""
    from tabulate import tabulate  # noqa: PLC0415  this format alone needs it

    shown = [[on_one_line(cell) for cell in row] for row in rows]
    return str(tabulate(shown, list(headers), tablefmt="simple", disable_numparse=True))


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
