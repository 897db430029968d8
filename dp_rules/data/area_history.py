"""Areas that merged or were split: from which areas of an earlier day a figure of today's area is had.

A change is one area going into another that names it as a predecessor. Its date is the later of the
day from which the other is valid and the day after the predecessor's last.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple


class Validity(NamedTuple):
    """From when to when an area exists, without end where a day is None, and what went into it."""

    first: date | None = None
    last: date | None = None
    predecessors: tuple[str, ...] = ()

    def holds_on(self, day: date) -> bool:
        """Say whether the area exists on a day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def change_day(predecessor: Validity, successor: Validity) -> date | None:
    """Return the day on which one area went into another, or None when neither says it."""
    begins = [day for day in (successor.first, _day_after(predecessor.last)) if day is not None]
    return max(begins, default=None)


class History:
    """The areas that have a date or predecessors, for the question what they were made of."""

    def __init__(self, areas: Mapping[str, Validity]) -> None:
        """Take the validity of each area by its code."""
        self._areas = areas
        self._successors: dict[str, list[str]] = {}
        for code, validity in areas.items():
            for predecessor in validity.predecessors:
                self._successors.setdefault(predecessor, []).append(code)

    def made_of(self, area: str, day: date, until: date) -> tuple[str, ...] | None:
        """Return the areas of ``day`` that together are the area as it is on ``until``, or None where none are.

        There are none where an area that took part lost a part to another, or went into several, or
        began without predecessors. Each area is looked at once, however long the history is.
        """
        found: list[str] = []
        seen: set[str] = set()
        waiting = [(area, until)]
        while waiting:
            code, end = waiting.pop()
            its = self._areas.get(code, _ALWAYS)
            end = end if its.last is None else min(end, its.last)
            if code in seen or (its.last is not None and its.last < day) or self._lost_a_part(code, day, end):
                return None
            seen.add(code)
            if its.first is None or its.first <= day:
                found.append(code)
            elif not self._was_founded(its) or not all(map(self._went_wholly, its.predecessors)):
                return None
            joined = [one for one in its.predecessors if self._joined(one, its, day, end)]
            if not all(map(self._went_wholly, joined)):
                return None
            waiting += [(one, end) for one in reversed(joined)]
        return tuple(found)

    def _joined(self, predecessor: str, into: Validity, day: date, until: date) -> bool:
        """Say whether a predecessor went in between two days."""
        changed = change_day(self._areas.get(predecessor, _ALWAYS), into)
        return changed is not None and day < changed <= until

    def _was_founded(self, area: Validity) -> bool:
        """Say whether an area began with a predecessor going into it."""
        return any(change_day(self._areas.get(one, _ALWAYS), area) == area.first for one in area.predecessors)

    def _went_wholly(self, predecessor: str) -> bool:
        """Say whether a predecessor ended when it went into the one area, and into no other."""
        ended = self._areas.get(predecessor, _ALWAYS).last is not None
        return ended and len(self._successors[predecessor]) == 1

    def _lost_a_part(self, area: str, day: date, until: date) -> bool:
        """Say whether a part of an area may have gone to another between two days on which it existed.

        A successor that begins while the area exists may have got a part of it then, and the rest,
        or another area, what was left: unless the area went into that one only, which others founded.
        """
        its = self._areas.get(area, _ALWAYS)
        successors = [self._areas[code] for code in self._successors.get(area, ())]
        for successor in successors:
            changed, begun = change_day(its, successor), successor.first
            if changed is not None and day < changed <= until:
                return True
            explained = len(successors) == 1 and self._was_founded(successor)
            if begun is not None and day < begun <= until and not explained:
                return True
        return False


_ALWAYS = Validity()


def _day_after(day: date | None) -> date | None:
    return None if day is None or day == date.max else day + timedelta(1)
