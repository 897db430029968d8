"""All edits, in the order in which they are made: what is measured, of which figures, how it is put together, how it is told."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from dp_rules.audit.dispute.definition import Asked, Edit
from dp_rules.audit.dispute.edits import (
    areas,
    blocked,
    calendars,
    couples,
    filters,
    means,
    other_definitions,
    other_items,
    periods,
    pooled,
    publishers,
    reported,
    rounded,
    scales,
    shapes,
)

EDITS: Final[Mapping[str, Callable[[Asked], Iterator[Edit]]]] = {
    "definition": other_definitions.edits,
    "reported": reported.edits,
    "item": other_items.edits,
    "filter": filters.edits,
    "couples": couples.edits,
    "publisher": publishers.edits,
    "gate": blocked.edits,
    "period": periods.edits,
    "calendar": calendars.edits,
    "pooled": pooled.edits,
    "area": areas.edits,
    "rounding": rounded.edits,
    "mean": means.edits,
    "shape": shapes.edits,
    "scale": scales.edits,
}


def all_edits(asked: Asked) -> Iterator[Edit]:
    """Yield every edit that there is for a definition, in the order of the table."""
    for edits in EDITS.values():
        yield from edits(asked)
