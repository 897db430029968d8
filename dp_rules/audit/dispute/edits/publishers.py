"""Another publisher's figures: those that were passed over where several publish the same."""

from collections.abc import Iterator
from functools import partial

from dp_rules.audit.dispute.definition import Asked, Definition, Edit
from dp_rules.audit.dispute.edits.named import named_items
from dp_rules.text.bilingual import Bilingual


def edits(asked: Asked) -> Iterator[Edit]:
    """Yield each publisher whose figure of an item of the measure was passed over."""
    facts, ids = asked.known.dataset.facts, {one.item.id for one in named_items(asked.base.measure)}
    publishers = {
        other.publisher
        for id_ in ids
        for key in asked.known.dataset.keys_of(id_)
        for other in facts[key].passed_over
        if other.publisher
    }
    for publisher in sorted(publishers):
        words = Bilingual(f"用{publisher}公布的数", f"figures as published by {publisher}")
        yield Edit("publisher", "publisher", words, 1, partial(_by, publisher=publisher))


def _by(definition: Definition, publisher: str) -> Definition:
    return definition._replace(seen=definition.seen._replace(publisher=publisher))
