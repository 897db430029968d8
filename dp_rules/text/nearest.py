"""The name that was probably meant."""

from collections.abc import Iterable
from functools import lru_cache

LONGEST = 200
MOST_GUESSED = 100
"""For so many names that nobody knows it is said which were meant; more are no slips of the pen, and guessing takes time."""


def nearest(word: str, names: Iterable[str]) -> str | None:
    """Return the name closest to ``word`` by edit distance, or None when none is close.

    Up to a third of the longer word's characters may differ (a swap of neighbours is one
    difference), at least one. Ties go to the first in alphabetical order, so the answer does not
    depend on the order of ``names``. Nobody mistypes a word of more than ``LONGEST`` characters,
    and comparing two takes the square of their length.
    """
    if len(word) > LONGEST:
        return None
    letters, folded = _letters(word), word.casefold()
    best: tuple[int, str] | None = None
    for name, length, others in _prepared(frozenset(names)):
        limit = max(1, max(len(word), length) // 3)
        if best is not None:
            limit = min(limit, best[0] - 1)
        if abs(len(word) - length) > limit or (letters ^ others).bit_count() > 2 * limit or name == word:
            continue
        distance = _distance(folded, name.casefold(), limit)
        if distance <= limit:
            best = (distance, name)
    return best[1] if best else None


@lru_cache(maxsize=16)
def _prepared(names: frozenset[str]) -> list[tuple[str, int, int]]:
    """Return names in alphabetical order, each with its length and letters; many words are held against the same names."""
    return [(name, len(name), _letters(name)) for name in sorted(names) if len(name) <= LONGEST]


def _letters(word: str) -> int:
    """Return the letters of a word as bits: a difference between two words changes at most two of them."""
    bits = 0
    for letter in word.casefold():
        bits |= 1 << ord(letter) % 64
    return bits


def _distance(first: str, second: str, limit: int) -> int:
    """Return the optimal string alignment distance of two words, or a number beyond ``limit`` where it is beyond."""
    before: list[int] = []
    previous = list(range(len(second) + 1))
    for row, left in enumerate(first, 1):
        current = [row]
        for column, right in enumerate(second, 1):
            cost = min(
                previous[column] + 1,
                current[column - 1] + 1,
                previous[column - 1] + (left != right),
            )
            if row > 1 and column > 1 and left == second[column - 2] and first[row - 2] == right:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        if min(current) > limit and min(previous) >= limit:  # a swap leads from the row before
            return limit + 1
        before, previous = previous, current
    return previous[-1]
