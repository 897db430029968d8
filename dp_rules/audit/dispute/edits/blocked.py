"""Figures that a gate keeps from being used, used all the same."""

from collections.abc import Iterator

from dp_rules.audit.dispute.definition import Asked, Definition, Edit
from dp_rules.text.bilingual import Bilingual


def edits(asked: Asked) -> Iterator[Edit]:
    """Yield one edit where a gate blocks anything."""
    if asked.known.blocked:
        words = Bilingual("用了没有通过数据检查的数", "figures are used that a data gate blocks")
        yield Edit("gate", "gate", words, 1, _ungated)


def _ungated(definition: Definition) -> Definition:
    return definition._replace(seen=definition.seen._replace(ungated=True))
