"""How large a sheet of a workbook can be, and what a range of its cells is."""

MOST_COLUMNS = 16384
MOST_ROWS = 1_048_576
LONGEST_TEXT = 1_000_000

Range = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 1."""
