"""The entries of a list in JSON as this program writes it, one after another, without holding them all."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from dp_rules.text.bilingual import Bilingual
from dp_rules.text.safe import brief, on_one_line

LARGEST_WHOLE = 200_000_000
"""A file that is laid out otherwise is read at once if it is no larger."""

_LONGEST_LINE = 50_000_000


NO_JSON = Bilingual("不是 JSON", "it is no JSON")


class NotAsWritten(Exception):  # noqa: N818  it ends a reading
    """A file is not JSON that every reader takes for the same, or is too large to be read at once; ``why`` says which."""

    def __init__(self, why: Bilingual = NO_JSON) -> None:
        """Keep what is wrong, in words."""
        super().__init__(why.en)
        self.why = why


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


def is_as_written(path: Path, depth: int) -> bool:
    """Say whether a file is laid out as this program does, line by line, so that its entries can be read one after another."""
    try:
        for _ in entries(path, depth):
            pass
    except NotAsWritten:
        return False
    return True


def counted(path: Path, depth: int) -> int | None:
    """Return how many entries the list has that is ``depth`` spaces deep, without reading them; None where it is laid out otherwise."""
    opens, before, found = f"{' ' * depth}{{\n".encode(), _AROUND[depth][0].encode(), 0
    try:
        with path.open("rb") as file:
            while (line := file.readline(_LONGEST_LINE)) and line != before:
                pass
            while line := file.readline(_LONGEST_LINE):
                found += line == opens
    except OSError:
        return None
    return found or None


def whole(path: Path) -> Any:  # noqa: ANN401  any JSON
    """Return what a JSON file says. Raises ``NotAsWritten`` where it is none, or too large."""
    try:
        if path.stat().st_size > LARGEST_WHOLE:
            raise NotAsWritten(Bilingual("太大", "it is too large"))
        return _strictly(path.read_bytes().decode())  # of UTF-16, which Python reads too, others see nothing
    except (OSError, UnicodeDecodeError) as error:
        raise NotAsWritten from error


def parsed(text: str) -> dict[str, Any]:
    """Return the object that a text is. Raises ``NotAsWritten`` where it is none."""
    data = _strictly(text)
    if not isinstance(data, dict):
        raise NotAsWritten
    return data


def _strictly(text: str) -> Any:  # noqa: ANN401  any JSON
    """Return what a JSON text says to every reader: no key twice, nothing behind the end, no ``NaN``."""
    try:
        return json.loads(text, object_pairs_hook=_each_once, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            raise NotAsWritten(
                Bilingual(
                    f"第 {error.lineno} 行起，结尾之后还有内容",
                    f"something stands behind its end, in line {error.lineno}",
                )
            ) from error
        raise NotAsWritten from error
    except (ValueError, RecursionError) as error:
        raise NotAsWritten from error


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; one that has a key twice is none, for readers differ in which they take."""
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        twice = on_one_line(brief(next(name for name in names if names.count(name) > 1)))
        raise NotAsWritten(Bilingual(f"键“{twice}”写了两次", f'the key "{twice}" is given twice'))
    return made


def _no_number(text: str) -> NoReturn:
    raise NotAsWritten(Bilingual(f"{text} 不是 JSON 的数", f"{text} is no number in JSON"))
