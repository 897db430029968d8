"""A definition that is tried: a measure, which figures it is given, and what was changed to come to it."""

from collections.abc import Callable
from typing import Literal, NamedTuple

from dp_rules.audit.dispute.claimed import Claimed
from dp_rules.data.fact import Fact
from dp_rules.evaluation.figures.found import Way
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.result import Result
from dp_rules.language import core
from dp_rules.quantity.period import Period
from dp_rules.spec.model import Indicator, Plan
from dp_rules.text.bilingual import Bilingual

Weight = Literal[1, 2, 3]
"""How far an edit leads from the definition: 1 a usual confusion, 2 a less usual one, 3 one that is tried only by itself."""

OF_WHAT, USUAL, SOME_AREAS, WITH_GAPS, MEAN, LAST = range(6)
"""The stages: area and period, most edits, areas left out by name, those that lack figures, the mean of areas, the value rounded."""

Kind = Literal[
    "definition",
    "reported",
    "publisher",
    "gate",
    "area",
    "period",
    "item",
    "filter",
    "couples",
    "calendar",
    "pooled",
    "rounding",
    "mean",
    "shape",
    "scale",
    "truncation",
]


class Seen(NamedTuple):
    """Which figures a measure is given.

    ``without`` are areas that no sum holds. ``skips_gaps`` takes a sum over the areas that have a figure, whatever
    the others lack. ``publisher`` is whose figures come before the preferred ones; ``ungated`` uses what a gate blocks.
    """

    area: str
    period: Period
    way: Way | None = None
    without: tuple[str, ...] = ()
    skips_gaps: bool = False
    publisher: str | None = None
    ungated: bool = False


class Definition(NamedTuple):
    """A measure and the figures it is given; ``fact`` is the figure that a measure which is a reported figure rests on."""

    measure: core.Core
    seen: Seen
    fact: Fact | None = None


class Edit(NamedTuple):
    """One change of a definition: ``apply`` gives the changed one, or None where there is nothing to change.

    ``touches`` is what it changes, several things joined by ``+``: of two edits that touch the same, only one is made.
    ``stage`` is when it is made: what a definition is of comes before what follows from the figures that it has. Where the words
    depend on those, ``told`` gives them for the definition that the edit is applied to.
    """

    kind: Kind
    touches: str
    words: Bilingual
    weight: Weight
    apply: Callable[[Definition], Definition | None]
    stage: int = USUAL
    told: Callable[[Definition], Bilingual] | None = None


class Asked(NamedTuple):
    """What is disputed: an indicator's measure in one area and period, and the figure claimed for it.

    ``base`` is the definition of the plan itself, ``result`` what the engine says of the indicator. ``known`` are the figures that may be used,
    ``ungated`` those together with what gates block. ``periods`` are those with data, ``supplied`` the ids of items with data.
    """

    plan: Plan
    indicator: Indicator
    base: Definition
    claimed: Claimed
    result: Result
    known: Known
    ungated: Known
    periods: tuple[Period, ...]
    supplied: frozenset[str]
