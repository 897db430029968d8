"""What somebody asks of a database: one of its tables by name, or a SELECT."""

import re
from collections.abc import Mapping
from typing import TypeVar

_REMARKS = r"(?:\s|--[^\n]*(?:\n|\Z)|/\*.*?\*/)*"
_SELECT = re.compile(rf"{_REMARKS}\(*{_REMARKS}(?:SELECT|WITH|VALUES)\b", re.IGNORECASE | re.DOTALL)

Found = TypeVar("Found")


def is_select(query: str) -> bool:
    """Say whether ``query`` begins as a statement that reads. That it only reads, the database sees to."""
    return _SELECT.match(query) is not None


def find_table(query: str, tables: Mapping[str, Found]) -> Found | None:
    """Return the table that ``query`` names, in whatever case if only one has the name so."""
    name = query.strip()
    if name in tables:
        return tables[name]
    alike = {spelling: table for spelling, table in tables.items() if spelling.casefold() == name.casefold()}
    return next(iter(alike.values())) if len(alike) == 1 else None
