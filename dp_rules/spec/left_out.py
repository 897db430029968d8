"""What is left out of a spec that has faults, so that the rest can still be checked."""

from collections.abc import Iterable
from typing import Any

from dp_rules.spec.blanks import RULES
from dp_rules.toml.file import Path

_ENTRY_DEPTH = 2
_ENTRIES = ("indicators", "items", "levels", "tables", "units", "sources", "calendars", "actions")


def without(values: dict[str, Any], faults: Iterable[Path], unknown: Iterable[Path]) -> dict[str, Any]:
    """Return the values without what has faults: an unknown key alone, else the whole entry it belongs to.

    A fault elsewhere than in ``[document]``, ``[gates]`` or the entries of ``[indicators]``, ``[items]`` and their
    like leaves everything as it is.
    """
    gone: set[Path] = set(unknown)
    for path in faults:
        if len(path) >= _ENTRY_DEPTH and path[0] in _ENTRIES:
            gone.add(path[:_ENTRY_DEPTH])
        elif path[:1] in {("document",), ("gates",)}:  # no rule hangs on them
            gone.add(path[:1])
    return _copy(values, (), gone) if gone else values


def _copy(table: dict[str, Any], path: Path, gone: set[Path]) -> dict[str, Any]:
    return {
        key: _copy(value, (*path, key), gone) if isinstance(value, dict) else value
        for key, value in table.items()
        if (*path, key) not in gone
    }


def stops_a_rule(path: Path) -> bool:
    """Say whether a blank at ``path`` keeps its entry from being checked."""
    return path[-1] in RULES or "baseline" in path or "guard" in path
