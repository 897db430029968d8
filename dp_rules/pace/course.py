"""The course from a baseline to one limit: what every method is given."""

from fractions import Fraction
from typing import NamedTuple


class Mark(NamedTuple):
    """A level that a plan asks for at the end of a year, the final target's or a milestone's."""

    year: int
    level: Fraction
    is_strict: bool
    is_final: bool

    @property
    def time(self) -> Fraction:
        """The end of the year."""
        return Fraction(self.year + 1)


class Course(NamedTuple):
    """From the baseline's end at ``start`` to the last of ``marks``, seen at ``now``; times in years.

    ``up`` says that more is better. ``marks`` are in order of time, after ``start``, the final one last.
    """

    up: bool
    start: Fraction
    now: Fraction
    marks: tuple[Mark, ...]

    @property
    def goal(self) -> Mark:
        """The final target."""
        return self.marks[-1]

    @property
    def aim(self) -> Mark:
        """The next level that is asked for, the final one once all are past."""
        return next((mark for mark in self.marks if mark.time >= self.now), self.goal)

    @property
    def last(self) -> Mark | None:
        """The milestone that was due last before now, or None."""
        return next((mark for mark in reversed(self.marks) if mark.time < self.now and not mark.is_final), None)
