"""Facts of which one is another than it was given."""

from collections.abc import Iterator, Mapping

from dp_rules.data.fact import Fact
from dp_rules.data.store import Key


class OneOther(Mapping[Key, Fact]):
    """The facts ``facts`` with ``fact`` in the place of the one at ``key``, or of none."""

    __slots__ = ("_fact", "_facts", "_key")

    def __init__(self, facts: Mapping[Key, Fact], key: Key, fact: Fact) -> None:
        """Take over all other facts as they are; nothing is copied."""
        self._facts, self._key, self._fact = facts, key, fact

    def get(self, key: Key, default: object = None) -> object:  # type: ignore[override]  # as of every mapping
        """Return the fact at a key, or ``default``."""
        return self._fact if key == self._key else self._facts.get(key, default)

    def __getitem__(self, key: Key) -> Fact:
        """Return the fact at a key."""
        return self._fact if key == self._key else self._facts[key]

    def __iter__(self) -> Iterator[Key]:
        """Yield the keys, one that is new as the last."""
        yield from self._facts
        if self._key not in self._facts:
            yield self._key

    def __len__(self) -> int:
        """Return how many keys have a fact."""
        return len(self._facts) + (self._key not in self._facts)
