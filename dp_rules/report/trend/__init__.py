"""Verdicts and values over time: as plain data, as a table with a small plot in each row, and as one large plot."""
