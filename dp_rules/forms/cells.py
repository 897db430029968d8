"""Text in cells that stays text, whatever it begins with."""

from openpyxl.cell.cell import Cell, MergedCell

from dp_rules.text.safe import printable

LONGEST = 8000
"""Excel holds 32,767 characters in a cell; no form needs as many."""


def put_text(cell: Cell | MergedCell, text: str) -> None:
    """Write ``text`` into a cell so that no program takes it for a formula, and without control characters."""
    text = printable(text)
    cell.value = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    cell.data_type = "s"  # openpyxl makes a formula of what begins with =
    if text.startswith(("=", "+", "-", "@")):
        cell.quotePrefix = True  # so that editing the cell does not make one of it either
