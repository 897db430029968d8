"""Areas: who lies in whom. Codes are text; a name stands for a code where only one area bears it."""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from dp_rules.data.area_history import History, Validity
from dp_rules.language.scope import folded_name
from dp_rules.quantity.day import last_day_of
from dp_rules.quantity.period import Period
from dp_rules.text.place import Place

_POINT_ZERO = re.compile(r"([0-9]+)\.0+")
"""A code as programs write it that took it for a number: ``210102.0``."""


class Area(NamedTuple):
    """A row of the table of areas; ``level`` is the id of a level.

    The area exists from ``valid_from`` to ``valid_to``, both included; None is without end.
    ``predecessors`` are the codes of the areas that went into it, wholly or in part.
    """

    code: str
    name: str
    parent: str | None
    level: str
    place: Place
    valid_from: date | None = None
    valid_to: date | None = None
    predecessors: tuple[str, ...] = ()


class Areas:
    """The table of areas, or nothing but spellings when no table is given."""

    def __init__(self, areas: Iterable[Area] = (), spellings: dict[str, str] | None = None) -> None:
        """Hold ``areas``; ``spellings`` leads from further ways to write an area to the one used."""
        self.by_code = {area.code: area for area in areas}
        self._children: dict[str, list[str]] = {}
        for area in self.by_code.values():
            if area.parent is not None:
                self._children.setdefault(area.parent, []).append(area.code)
        named: dict[str, set[str]] = {}
        for area in self.by_code.values():
            named.setdefault(folded_name(area.name), set()).add(area.code)
        self._named = {name: next(iter(codes)) for name, codes in named.items() if len(codes) == 1}
        self._shared = {name: sorted(codes) for name, codes in named.items() if len(codes) > 1}
        self._spellings = {folded_name(name): used for name, used in (spellings or {}).items()}
        self._spelled = self._codes_of_spellings()
        changing = {
            area.code: Validity(area.valid_from, area.valid_to, area.predecessors)
            for area in self.by_code.values()
            if area.valid_from or area.valid_to or area.predecessors
        }
        self._validity = changing
        self._history = History(changing)
        self._made_of: dict[tuple[str, Period, Period | None], tuple[str, ...] | None] = {}

    def __bool__(self) -> bool:
        """Whether a table of areas was given."""
        return bool(self.by_code)

    def _codes_of_spellings(self) -> dict[str, str]:
        """Return the codes in the table that are a spelling of a name, by that name: of 辽宁省, where the table says 辽宁."""
        found: dict[str, str] = {}
        for code, area in self.by_code.items():
            used = self._spellings.get(code)
            if used is not None and self._spellings.get(folded_name(area.name), area.name) == used:
                found[used] = code
        return found

    def canonical(self, text: str) -> str:
        """Return the one way in which an area is written: its code in the table, else as given."""
        text = text.strip()
        if text in self.by_code:
            return text
        folded = folded_name(text)
        whole = _POINT_ZERO.fullmatch(folded)
        code = folded if whole is None else whole[1]
        if code in self.by_code:
            return code
        if folded in self._named:
            return self._named[folded]
        used = self._spellings.get(code, text)
        return self._named.get(folded_name(used), self._spelled.get(used, used))

    def bearing(self, name: str) -> list[str]:
        """Return the codes of the areas that share a name, which therefore stands for none of them."""
        return self._shared.get(folded_name(name), [])

    def name(self, area: str) -> str:
        """Return an area's name for people."""
        return self.by_code[area].name if area in self.by_code else area

    def around(self, area: str) -> list[str]:
        """Return the areas in which ``area`` lies, the nearest first."""
        found: list[str] = []
        parent = self.by_code[area].parent if area in self.by_code else None
        while parent is not None and parent in self.by_code and parent not in found:
            found.append(parent)
            parent = self.by_code[parent].parent
        return found

    def exists(self, area: str, period: Period) -> bool:
        """Say whether an area exists at the end of a period; one that has no dates always does."""
        validity = self._validity.get(area)
        return validity is None or validity.holds_on(last_day_of(period))

    @property
    def has_changes(self) -> bool:
        """Whether some area has not always existed, or another went into it."""
        return bool(self._validity)

    def changing(self) -> list[str]:
        """Return the areas that have not always existed, or will not."""
        return [code for code, validity in self._validity.items() if validity.first or validity.last]

    def as_of(self, area: str, period: Period, at: Period | None = None) -> tuple[str, ...] | None:
        """Return the areas whose figures of ``period`` add up to the area as it is in ``at``, or None.

        The area is taken as it is now, or as it was last, unless ``at`` is given. It is the area
        alone where nothing changed; it and others, or others alone, where whole areas went into it
        after ``period``. It is None, not comparable, where a part went from one area to another,
        where an area was split, and where the area did not exist in ``period`` and nothing went into it.
        """
        if not self._validity:
            return (area,)
        key = (area, period, at)
        if key not in self._made_of:
            day, until = last_day_of(period), date.max if at is None else last_day_of(at)
            if until >= day:
                self._made_of[key] = self._history.made_of(area, day, until)
            else:
                same = self._history.made_of(area, until, day) == (area,) and self.exists(area, period)
                self._made_of[key] = (area,) if same else None
        return self._made_of[key]

    def directly_within(self, area: str, period: Period | None = None) -> list[str]:
        """Return the areas whose parent is ``area``, in order of their codes; with ``period`` those that exist then."""
        children = self._children.get(area)
        return sorted(self._existing(children, period)) if children else []

    def within(self, area: str, level: str, period: Period | None = None) -> list[str]:
        """Return the areas of a level that lie in ``area``, in order of their codes; with ``period`` those that exist then."""
        found, waiting = [], list(self._children.get(area, ()))
        while waiting:
            code = waiting.pop()
            if self.by_code[code].level == level:
                found.append(code)
            waiting += self._children.get(code, ())
        return sorted(self._existing(found, period))

    def divided(self, area: str, level: str, period: Period | None = None) -> list[str]:
        """Return areas that together are all of ``area``: those of a level, and the topmost that lie in none of them.

        The latter are a county directly under the province among its cities, or a city without counties among its
        counties. In order of their codes; with ``period`` those that exist then. Empty where no area of the level lies inside.
        """
        found = self.within(area, level, period)
        if not found:
            return []
        holding = {around for code in found for around in self.around(code)}
        waiting = self.directly_within(area, period)
        while waiting:
            code = waiting.pop()
            if code in holding:
                waiting += [] if self.by_code[code].level == level else self.directly_within(code, period)
            elif self.by_code[code].level != level:
                found.append(code)
        return sorted(found)

    def _existing(self, areas: Iterable[str], period: Period | None) -> Iterable[str]:
        if period is None or not self._validity:
            return areas
        return (area for area in areas if self.exists(area, period))


NO_AREAS = Areas()
