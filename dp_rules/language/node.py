"""What the nodes of both trees have in common: they compare by what they mean, not by where they stand.

A node is a ``NamedTuple``, frozen and slotted, whose last field is its place. (A frozen dataclass is
the same to use and takes seven times as long to define, which every command would pay for two dozen
kinds of node.)
"""

from typing import TypeVar

_Node = TypeVar("_Node", bound=type)


def node(kind: _Node) -> _Node:
    """Make two nodes of one ``kind`` equal when they say the same, wherever they stand."""
    kind.__eq__ = _same_meaning  # type: ignore[assignment]  # a class is a value here
    kind.__ne__ = _other_meaning  # type: ignore[assignment]  # a tuple has its own
    kind.__hash__ = _meaning_hash  # type: ignore[assignment]  # a class is a value here
    return kind


def itself(kind: _Node) -> _Node:
    """Make a thing of this ``kind`` equal to itself only, as items and tables of a scope are."""
    kind.__eq__ = object.__eq__  # type: ignore[assignment]  # a class is a value here
    kind.__ne__ = object.__ne__  # type: ignore[assignment]  # a class is a value here
    kind.__hash__ = object.__hash__  # type: ignore[assignment]  # a class is a value here
    return kind


def _same_meaning(first: tuple[object, ...], second: object) -> bool:
    return type(first) is type(second) and isinstance(second, tuple) and first[:-1] == second[:-1]


def _other_meaning(first: tuple[object, ...], second: object) -> bool:
    return not _same_meaning(first, second)


def _meaning_hash(first: tuple[object, ...]) -> int:
    return hash((type(first), first[:-1]))
