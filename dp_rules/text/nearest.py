"""The name that was probably meant."""

from collections.abc import Iterable

LONGEST = 200


def nearest(word: str, names: Iterable[str]) -> str | None:
    """Return the name closest to ``word`` by edit distance, or None when none is close.

    Up to a third of the longer word's characters may differ (a swap of neighbours is one
    difference), at least one. Ties go to the first in alphabetical order, so the answer does not
    depend on the order of ``names``. Nobody mistypes a word of more than ``LONGEST`` characters,
    and comparing two takes the square of their length.
    """
    if len(word) > LONGEST:
        return None
    best: tuple[int, str] | None = None
    for name in sorted(set(names)):
        limit = max(1, max(len(word), len(name)) // 3)
        if len(name) > LONGEST or abs(len(word) - len(name)) > limit or name == word:
            continue
        distance = _distance(word.casefold(), name.casefold())
        if distance <= limit and (best is None or distance < best[0]):
            best = (distance, name)
    return best[1] if best else None


def _distance(first: str, second: str) -> int:
    """Return the optimal string alignment distance of two words."""
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
        before, previous = previous, current
    return previous[-1]
