"""What would change a verdict, as data."""

from fractions import Fraction
from typing import Literal, NamedTuple

from dp_rules.audit.counterfactual.inputs import Input
from dp_rules.evaluation.verdict import Verdict
from dp_rules.language.scope import Item, Table
from dp_rules.quantity.interval import Truth
from dp_rules.spec.gate import GateName

ObstacleCode = Literal["exceeds_its_whole", "below_its_part", "outside_its_bound", "gate"]
NoTurn = Literal["nothing_turns", "not_even_at_zero", "too_involved"]
Nothing = Literal["nothing_turns", "whatever_it_is", "too_involved", "cannot_be_given"]
"""Why no change of an input is told: none turns the verdict; the verdict stands whatever is missing here; where it would
turn is not worked out, for the rule changes too often; the figure cannot be given at all."""
State = Literal["decided", "open", "not_evaluated"]
Side = Literal["more", "fewer"]


class Obstacle(NamedTuple):
    """Why a value cannot be: it is beyond ``value`` of the whole or part ``item``, or of what was reported of itself (None).

    Or ``gate``, declared for ``item``, blocks the figure, or another for its sake; then there is no ``value``.
    """

    code: ObstacleCode
    item: Item | None
    value: Fraction | None
    gate: GateName | None = None


class Turn(NamedTuple):
    """The nearest value on one side at which the verdict is another.

    ``change`` is how far that is from the value, None for one that is not known exactly.
    """

    side: Side
    change: Fraction | None
    at: Fraction
    becomes: Verdict
    obstacle: Obstacle | None

    @property
    def is_possible(self) -> bool:
        """Whether the value can be."""
        return self.obstacle is None


class Change(NamedTuple):
    """What of one input would turn a decided verdict.

    For a figure the nearest value on each side, or why there is none; for a condition, ``flips`` to the state that
    turns it. ``inside`` is the sum that the input is a part of. ``nothing`` says why there is no answer at all.
    """

    input: Input
    more: Turn | NoTurn | None
    fewer: Turn | NoTurn | None
    flips: Truth
    becomes: Verdict
    nothing: Nothing | None
    inside: Input | None = None

    @property
    def nearest(self) -> Turn | None:
        """The smallest change that turns the verdict, a possible one before an impossible."""
        turns = [one for one in (self.more, self.fewer) if isinstance(one, Turn)]
        return min(turns, key=lambda one: (not one.is_possible, abs(one.change or 0)), default=None)

    @property
    def can_turn(self) -> bool:
        """Whether some change that is possible turns the verdict."""
        return self.flips is not None or ((nearest := self.nearest) is not None and nearest.is_possible)


class Range(NamedTuple):
    """Values from ``first`` to ``last`` (None: without end) that decide a verdict."""

    first: Fraction
    last: Fraction | None
    verdict: Verdict


class Decides(NamedTuple):
    """Which values of one open input would decide, all others as they are.

    For a condition ``yes`` and ``no`` are what either would make of the verdict, None where it stays open.
    """

    input: Input
    ranges: tuple[Range, ...]
    yes: Verdict | None
    no: Verdict | None
    nothing: Nothing | None
    inside: Input | None = None

    @property
    def decides(self) -> bool:
        """Whether some value decides."""
        return bool(self.ranges) or self.yes is not None or self.no is not None


class MoreRows(NamedTuple):
    """How many rows of ``table`` would have to come to be counted, or (``fall``) no longer be, for the verdict to turn.

    ``there`` is how many there are of which that could be said.
    """

    table: Table
    needed: int
    there: int
    fall: bool
    becomes: Verdict


class Changes(NamedTuple):
    """What would change a verdict. ``open`` is how many inputs are missing or bounds.

    For a decided verdict ``each`` has an answer for every input, for an open one ``deciding`` for every open input.
    """

    state: State
    each: tuple[Change, ...]
    deciding: tuple[Decides, ...]
    rows: tuple[MoreRows, ...]
    open: int
