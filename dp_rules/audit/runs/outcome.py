"""What a result comes to, apart from how it came about: the answers that two runs are held against each other by."""

from typing import Final, Literal, NamedTuple

from dp_rules.evaluation.result import DataState, Due, Result
from dp_rules.evaluation.verdict import Verdict
from dp_rules.quantity.interval import Interval
from dp_rules.quantity.unit import Unit

Aspect = Literal["verdict", "value", "data", "pace", "due"]
ASPECTS: Final[tuple[Aspect, ...]] = ("verdict", "value", "data", "pace", "due")


class Subject(NamedTuple):
    """What a result is about: the indicator's id, the area's code (its name, where it has none), the period."""

    indicator: str
    area: str
    period: str


class Outcome(NamedTuple):
    """The answers of one result. ``value`` is None where nothing is known of it; ``unit`` is how it is shown."""

    verdict: Verdict
    value: Interval | None
    data: DataState
    pace: str
    due: Due
    unit: Unit | None = None

    def aspect(self, name: Aspect) -> object:
        """Return one of the answers."""
        return getattr(self, name)


def outcome_of(result: Result) -> Outcome:
    """Return what a result comes to, as it would be written to a file and read again."""
    return Outcome(
        result.verdict, as_stored(result.chosen.value), result.data, result.pace.state, result.due, result.unit
    )


def as_stored(value: Interval | None) -> Interval | None:
    """Return a value as a results file keeps it: nothing for what can be anything.

    That it may be none at all, for a denominator may be 0, is kept only where it is one number otherwise.
    """
    if value is None or value.is_everything:
        return None
    return value._replace(partial=value.partial and value.lower == value.upper)


def moved(first: Outcome, second: Outcome) -> tuple[Aspect, ...]:
    """Return in which answers two outcomes differ."""
    return tuple(name for name in ASPECTS if first.aspect(name) != second.aspect(name))
