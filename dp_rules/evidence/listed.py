"""The entries of a list in JSON as this program writes it, one after another, without holding them all."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LARGEST_WHOLE = 200_000_000
"""A file that is laid out otherwise is read at once if it is no larger."""

_LONGEST_LINE = 50_000_000


class NotAsWritten(Exception):  # noqa: N818  it ends a reading; who reads says what is wrong
    """A file is not JSON, or is laid out otherwise and too large to be read at once."""


def entries(path: Path, depth: int) -> Iterator[str]:
    """Yield the JSON text of each object in the list that is ``depth`` spaces deep.

    Raises ``NotAsWritten`` where a line is none that this program writes there: what another reader would
    take for an entry must not be passed over. The texts are not parsed.
    """
    opens, closes = f"{' ' * depth}{{\n", (f"{' ' * depth}}}\n", f"{' ' * depth}}},\n")
    before, after = _AROUND[depth]
    within: list[str] | None = None
    ends: list[str] = []
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            while line := file.readline(_LONGEST_LINE):
                if line == before:
                    break
            while line := file.readline(_LONGEST_LINE):
                if within is None and line == opens and not ends:
                    within = [line]
                elif within is None:
                    ends.append(line)
                    if not after.startswith("".join(ends)):
                        raise NotAsWritten
                else:
                    within.append(line)
                    if line in closes:
                        yield "".join(within).rstrip(",\n")
                        within = None
    except (OSError, UnicodeDecodeError) as error:
        raise NotAsWritten from error
    if within is not None or "".join(ends) != after:
        raise NotAsWritten


_AROUND = {2: ("[\n", "]\n"), 4: ('  "results": [\n', "  ]\n}\n")}
"""The line before the first entry of a list, by its depth, and what follows the last: explanations, results."""


def whole(path: Path) -> Any:  # noqa: ANN401  any JSON
    """Return what a JSON file says. Raises ``NotAsWritten`` where it is none, or too large."""
    try:
        if path.stat().st_size > LARGEST_WHOLE:
            raise NotAsWritten
        return json.loads(path.read_bytes(), object_pairs_hook=_each_once)
    except (OSError, ValueError, RecursionError) as error:
        raise NotAsWritten from error


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; one that has a key twice is none, for readers differ in which they take."""
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError
    return made


def parsed(text: str) -> dict[str, Any]:
    """Return the object that a text is. Raises ``NotAsWritten`` where it is none."""
    try:
        data = json.loads(text, object_pairs_hook=_each_once)
    except (ValueError, RecursionError) as error:
        raise NotAsWritten from error
    if not isinstance(data, dict):
        raise NotAsWritten
    return data
