"""Read a TOML text: exact values, and the place of every key and value."""

import tomllib
from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any

from dp_rules.spec.toml_places import Located, find_places, string_offsets
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document, Embedded, Place, Source, Span

LARGEST_FILE = 5_000_000
DEEPEST_TABLE = 32
Path = tuple[str | int, ...]


class TomlFile:
    """The values of a TOML file and where each of them is written."""

    def __init__(self, source: Source, values: dict[str, Any]) -> None:
        """Hold the values that were read from ``source``."""
        self.source = source
        self.values = values

    @cached_property
    def _places(self) -> dict[Path, Located]:
        return find_places(self.source.text)

    def key_place(self, path: Sequence[str | int]) -> Place:
        """Return the place of the last key of ``path``, or of the nearest one above it that is written."""
        if not path:
            return Document(self.source.name)

        def find() -> tuple[Source, list[int]]:
            found = self._nearest(tuple(path))
            return self.source, [found.key_start] * len(key) + [found.key_end]

        key = str(path[-1]) or " "  # an empty key has its place too
        return Span(Embedded(self.source.name, key, find), 0, len(key))

    def value_place(self, path: Sequence[str | int]) -> Place:
        """Return the place of the value at ``path``, or of the nearest one above it that is written."""
        if not path:
            return Document(self.source.name)

        def find() -> tuple[Source, list[int]]:
            found = self._nearest(tuple(path))
            return self.source, [found.value_start, found.value_end]

        return Span(Embedded(self.source.name, " ", find), 0, 1)

    def written(self, path: Sequence[str | int]) -> str:
        """Return the value at ``path`` as it stands in the file."""
        found = self._nearest(tuple(path))
        return self.source.text[found.value_start : found.value_end]

    def _nearest(self, path: Path) -> Located:
        for length in range(len(path), 0, -1):
            found = self._places.get(path[:length])
            if found is not None:
                return found
        return Located(0, 0, 0, 0)

    def embedded(self, path: Sequence[str | int], text: str) -> Embedded:
        """Return the string at ``path`` as a text whose characters know where they stand."""

        def find() -> tuple[Source, list[int]]:
            found = self._places[tuple(path)]
            return self.source, string_offsets(self.source.text, found.value_start, found.value_end)

        return Embedded(self.source.name, text, find)


def read_toml(source: Source) -> tuple[TomlFile | None, list[Diagnostic]]:
    """Return the values of a TOML text, or None with every reason why it cannot be read."""
    if len(source.text) > LARGEST_FILE:
        message = Bilingual("文件太大：规格文件最多 5 MB", "the file is too large: a spec has at most 5 MB")
        return None, [Diagnostic("file-too-large", message, Document(source.name))]
    try:
        values = tomllib.loads(source.text, parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError):  # not TOML, a number too long, nested too deeply
        from dp_rules.spec.toml_errors import toml_errors  # noqa: PLC0415  only a text with faults needs it

        return None, toml_errors(source)
    if _is_deeper_than(DEEPEST_TABLE, values):
        message = Bilingual(
            f"嵌套太深：最多 {DEEPEST_TABLE} 层", f"the file is nested too deeply: at most {DEEPEST_TABLE} levels"
        )
        return None, [Diagnostic("toml-syntax", message, Document(source.name))]
    return TomlFile(source, values), []


def _is_deeper_than(limit: int, root: dict[str, Any]) -> bool:
    """Walk level by level; places are kept for each path, so that depth costs its square."""
    level: list[Any] = [root]
    for _ in range(limit):
        level = [
            part
            for value in level
            for part in (value.values() if isinstance(value, dict) else value)
            if isinstance(part, dict | list)
        ]
        if not level:
            return False
    return True
