"""What would turn a verdict: one case more or less, another comparison, the rounding of the value, another reading."""

from fractions import Fraction
from typing import Literal, NamedTuple

from dp_rules.evaluation.trace import Trace
from dp_rules.evaluation.written import WrittenLimit
from dp_rules.language.syntax import Comparator
from dp_rules.quantity.interval import Interval
from dp_rules.spec.model import Reading

Fragility = Literal["one_case", "rounding", "strictness", "reading"]


class OneCase(NamedTuple):
    """One unit more or less of one figure of the rule, the others held: ``step`` is that figure, ``change`` 1 or -1."""

    step: Trace
    change: int
    before: Fraction

    @property
    def code(self) -> Fragility:
        """What kind of thing it is."""
        return "one_case"

    @property
    def after(self) -> Fraction:
        """What the figure would be."""
        return self.before + self.change


class OtherRounding(NamedTuple):
    """The value rounded to the last place of its limit, half to even, and compared then.

    ``value`` and ``rounded`` are None for a condition on rows, which has many values; ``rows`` are the rows that change.
    """

    limit: WrittenLimit
    step: Fraction
    value: Interval | None
    rounded: Interval | None
    rows: tuple[str, ...] = ()

    @property
    def code(self) -> Fragility:
        """What kind of thing it is."""
        return "rounding"


class OtherComparison(NamedTuple):
    """``>=`` where the rule writes ``>``, and the like; ``rows`` are the rows that change, for a condition on rows."""

    limit: WrittenLimit
    other: Comparator
    rows: tuple[str, ...] = ()

    @property
    def code(self) -> Fragility:
        """What kind of thing it is."""
        return "strictness"


class OtherReading(NamedTuple):
    """Another reading of the plan's wording, under which the verdict is the other."""

    reading: Reading

    @property
    def code(self) -> Fragility:
        """What kind of thing it is."""
        return "reading"


Turn = OneCase | OtherRounding | OtherComparison | OtherReading


def codes_of(turns: tuple[Turn, ...]) -> tuple[Fragility, ...]:
    """Return the kinds of things that would turn a verdict, each once."""
    return tuple(dict.fromkeys(turn.code for turn in turns))
