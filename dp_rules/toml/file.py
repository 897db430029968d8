"""The values of a TOML file with the place of every key and value."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from dp_rules.text.place import Document, Embedded, Place, Source, Span
from dp_rules.toml.places import Located, Places, string_offsets

Path = tuple[str | int, ...]


class TomlFile:
    """The values of a TOML file and where each of them is written."""

    def __init__(
        self,
        source: Source,
        values: dict[str, Any],
        left_out: Iterable[str] = (),
        misspelt: Iterable[Path] = (),
        as_read: dict[str, Any] | None = None,
    ) -> None:
        """Hold the values that were read from ``source``, but for what has faults.

        ``left_out`` are the ids of entries that were taken out of ``values``; ``misspelt`` the
        paths that were evidently meant by keys that are unknown. ``as_read`` are all values, also
        those with faults.
        """
        self.source = source
        self.values = values
        self.as_read = values if as_read is None else as_read
        self.left_out = frozenset(left_out)
        self.misspelt = frozenset(misspelt)

    @cached_property
    def _places(self) -> Places:
        return Places(self.source.text)

    def key_place(self, path: Sequence[str | int]) -> Place:
        """Return the place of the last key of ``path``, or of the nearest one above it that is written."""
        if not path:
            return Document(self.source.name)

        def find() -> tuple[Source, list[int]]:
            found = self.nearest(tuple(path))
            return self.source, [found.key_start] * len(key) + [found.key_end]

        key = str(path[-1]) or " "  # an empty key has its place too
        return Span(Embedded(self.source.name, key, find), 0, len(key))

    def value_place(self, path: Sequence[str | int]) -> Place:
        """Return the place of the value at ``path``, or of the nearest one above it that is written."""
        if not path:
            return Document(self.source.name)
        return Span(_Value(self, path), 0, 1)

    def written(self, path: Sequence[str | int]) -> str:
        """Return the value at ``path`` as it stands in the file."""
        found = self.nearest(tuple(path))
        return self.source.text[found.value_start : found.value_end]

    def nearest(self, path: Path) -> Located:
        """Return where the key and the value at ``path`` are written, or those of the nearest path above it."""
        for length in range(len(path), 0, -1):
            found = self._places.get(path[:length])
            if found is not None:
                return found
        return Located(0, 0, 0, 0)

    def embedded(self, path: Sequence[str | int], text: str) -> Embedded:
        """Return the string at ``path`` as a text whose characters know where they stand."""

        def find() -> tuple[Source, list[int]]:
            found = self.nearest(tuple(path))
            return self.source, string_offsets(self.source.text, found.value_start, found.value_end)

        return Embedded(self.source.name, text, find)


class _Value(Embedded):
    """A value as one sign; a spec has hundreds of these, nearly all of which nobody looks for."""

    __slots__ = ("_file", "_path")
    text = " "

    def __init__(self, file: TomlFile, path: Sequence[str | int]) -> None:
        self.name = file.source.name
        self._file = file
        self._path = path

    def _outer(self) -> tuple[Source, Sequence[int]]:
        found = self._file.nearest(tuple(self._path))
        return self._file.source, (found.value_start, found.value_end)
