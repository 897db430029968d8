"""Names of cells, ``D17``, and of ranges, ``A1:C3``, to numbers; what no sheet can have is refused."""

import re
from functools import cache

from dp_rules.tables.unreadable import damaged
from dp_rules.text.safe import brief

MOST_COLUMNS = 16384
MOST_ROWS = 1_048_576
_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")

Range = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 1."""


@cache
def column_number(letters: str) -> int:
    """Return the number of a column from its letters: ``A`` is 1; raises ``UnreadableError``."""
    number = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            raise damaged(f"没有“{brief(letters)}”列", f'there is no column "{brief(letters)}"')
        number = number * 26 + ord(letter) - ord("A") + 1
        if number > MOST_COLUMNS:
            break
    if not 1 <= number <= MOST_COLUMNS:
        raise damaged(f"没有“{brief(letters)}”列", f'there is no column "{brief(letters)}"')
    return number


def row_and_column(name: str) -> tuple[int, int]:
    """Return the row and column of a cell; raises ``UnreadableError``."""
    match = _CELL.fullmatch(name)
    row = int(match[2]) if match else 0
    if match is None or not 1 <= row <= MOST_ROWS:
        raise damaged(f"没有“{brief(name)}”格", f'there is no cell "{brief(name)}"')
    return row, column_number(match[1])


def range_of(name: str) -> Range:
    """Return the corners of a range, or of a single cell; raises ``UnreadableError``."""
    first, _, last = name.partition(":")
    top, left = row_and_column(first)
    bottom, right = row_and_column(last or first)
    return min(top, bottom), min(left, right), max(top, bottom), max(left, right)
