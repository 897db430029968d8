"""Where each value of a JSON text stands, and which keys an object repeats.

Both functions run on text that ``json.loads`` has already accepted. They find places
and decide nothing: neither what a value is nor whether the text is valid.
"""

import json
import re
from typing import NamedTuple

Path = tuple[str | int, ...]
Span = tuple[int, int]

# What separates tokens (blanks, colons, commas) says nothing more about places.
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*" | [\[\]{}] | [^\s\[\]{}:,"]+', re.VERBOSE)


def find_places(text: str) -> dict[Path, Span]:
    """Return the start and end offset (code points) of each value, by path.

    The paths are those of ``json.loads(text)``, the whole value's ``()`` included,
    in the text's order. Of a repeated key the last value counts, as it does there.
    """
    root, _ = _read(text)
    places: dict[Path, Span] = {}
    rest: list[tuple[Path, _Value]] = [((), root)]
    while rest:
        path, value = rest.pop()
        places[path] = value.span
        parts = reversed(value.parts.items())
        rest.extend(((*path, key), part) for key, part in parts)
    return places


def duplicate_keys(text: str) -> list[tuple[Path, Span, Span]]:
    """Return each repetition of a key in one object, in the text's order.

    Each is the path, the place of the key's first mention and that of this one,
    with their quotes. A key written three times is repeated twice.
    """
    _, duplicates = _read(text)
    return duplicates


class _Value(NamedTuple):
    """A value with its parts: by key in an object, by index in an array."""

    span: Span
    parts: dict[str | int, "_Value"]


class _Open:
    """An object or array whose end is not read yet; ``key`` is that of its next value."""

    __slots__ = ("expects_key", "is_object", "key", "key_spans", "parts", "start")

    def __init__(self, start: int, *, is_object: bool) -> None:
        self.start = start
        self.is_object = is_object
        self.expects_key = is_object
        self.key: str | int = 0
        self.key_spans: dict[str, Span] = {}
        self.parts: dict[str | int, _Value] = {}

    def add(self, value: _Value) -> None:
        self.parts[self.key] = value
        self.expects_key = self.is_object
        if not self.is_object:
            self.key = len(self.parts)


def _read(text: str) -> tuple[_Value, list[tuple[Path, Span, Span]]]:
    """Return the whole value with its parts, and the repeated keys."""
    duplicates: list[tuple[Path, Span, Span]] = []
    stack = [_Open(0, is_object=False)]  # as if the text were the one element of an array
    for token in _TOKEN.finditer(text):
        first, span, innermost = text[token.start()], token.span(), stack[-1]
        if first in "{[":
            stack.append(_Open(token.start(), is_object=first == "{"))
        elif first in "}]":
            stack.pop()
            stack[-1].add(_Value((innermost.start, token.end()), innermost.parts))
        elif innermost.expects_key:
            innermost.key = key = _decode_key(token.group())
            innermost.expects_key = False
            first_span = innermost.key_spans.setdefault(key, span)
            if first_span != span:
                path = tuple(level.key for level in stack[1:])
                duplicates.append((path, first_span, span))
        else:
            innermost.add(_Value(span, {}))
    return stack[0].parts[0], duplicates


def _decode_key(written: str) -> str:
    return str(json.loads(written)) if "\\" in written else written[1:-1]
