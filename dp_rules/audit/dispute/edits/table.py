"""All edits, in the order in which they are made: what is measured, of which figures, how it is put together, how it is told."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final

from dp_rules.audit.dispute.definition import Asked, Definition, Edit
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
from dp_rules.evaluation.trace import leaves
from dp_rules.language import core

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


_OF_A_FIGURE = ("rounding", "shape", "scale")
"""Edits that can also be made to a figure that somebody else computed."""


def all_edits(asked: Asked) -> Iterator[Edit]:
    """Yield every edit that there is for a definition, in the order of the table."""
    for edits in EDITS.values():
        yield from edits(asked)
    own = _reported(asked)
    if own is not None:
        for kind in _OF_A_FIGURE:
            for edit in EDITS[kind](asked._replace(base=own)):
                yield edit._replace(touches="measure", apply=partial(_instead, own=own, edit=edit))


def _reported(asked: Asked) -> Definition | None:
    """Return the reported figure as a definition, where that is what decides."""
    chosen, base = asked.result.chosen, asked.base
    fact = next((leaf.fact for leaf in leaves(chosen.trace) if isinstance(leaf.node, core.Reported)), None)
    if chosen.basis != "figure" or fact is None or chosen.value is None:
        return None
    return Definition(
        core.Reported(base.measure.unit, base.measure.origin), base.seen, fact._replace(values=chosen.value)
    )


def _instead(_: Definition, own: Definition, edit: Edit) -> Definition | None:
    return edit.apply(own)
