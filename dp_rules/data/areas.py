"""Areas: who lies in whom. Codes are text; a name stands for a code where only one area bears it."""

from collections.abc import Iterable
from typing import NamedTuple

from dp_rules.language.scope import folded_name
from dp_rules.quantity.period import Period
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label
from dp_rules.text.place import Place


class Area(NamedTuple):
    """A row of the table of areas; ``level`` is the id of a level."""

    code: str
    name: str
    parent: str | None
    level: str
    place: Place


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
        self._spellings = {folded_name(name): used for name, used in (spellings or {}).items()}

    def __bool__(self) -> bool:
        """Whether a table of areas was given."""
        return bool(self.by_code)

    def canonical(self, text: str) -> str:
        """Return the one way in which an area is written: its code in the table, else as given."""
        text = text.strip()
        if text in self.by_code:
            return text
        folded = folded_name(text)
        if folded in self._named:
            return self._named[folded]
        used = self._spellings.get(folded, text)
        return self._named.get(folded_name(used), used)

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

    def directly_within(self, area: str, period: Period | None = None) -> list[str]:
        """Return the areas whose parent is ``area``, in order of their codes."""
        return sorted(self._children.get(area, ()))

    has_changes = False

    def exists(self, area: str, period: Period) -> bool:
        """Say whether an area exists in a period."""
        return True

    def as_of(self, area: str, period: Period, seen_from: Period) -> tuple[str, ...] | None:
        """Return the areas that are one today."""
        return (area,)

    def within(self, area: str, level: str, period: Period | None = None) -> list[str]:
        """Return the areas of a level that lie in ``area``, in order of their codes."""
        found, waiting = [], list(self._children.get(area, ()))
        while waiting:
            code = waiting.pop()
            if self.by_code[code].level == level:
                found.append(code)
            waiting += self._children.get(code, ())
        return sorted(found)


NO_AREAS = Areas()


def check_areas(areas: list[Area], levels: dict[str, str]) -> tuple[list[Area], list[Diagnostic]]:
    """Return the areas with their levels resolved through ``levels`` (spelling to id), and what is wrong."""
    found: list[Diagnostic] = []
    by_code: dict[str, Area] = {}
    unknown_levels: set[str] = set()
    for area in areas:
        level = levels.get(folded_name(area.level))
        if level is None:
            if area.level in unknown_levels:
                continue
            unknown_levels.add(area.level)
            message = Bilingual(f"没有名为“{area.level}”的层级", f'there is no level of areas called "{area.level}"')
            help_ = Bilingual(
                "有：" + "、".join(sorted(set(levels.values()))),
                "there are: " + ", ".join(sorted(set(levels.values()))),
            )
            found.append(Diagnostic("unknown-level", message, area.place, help=help_))
            continue
        if area.code in by_code:
            message = Bilingual(f"地区代码 {area.code} 写了两次", f"the area code {area.code} is given twice")
            labels = (Label(by_code[area.code].place, Bilingual("另一处", "the other one")),)
            found.append(Diagnostic("duplicate-area", message, area.place, labels))
            continue
        by_code[area.code] = area._replace(level=level)
    codes = {area.code for area in areas}
    in_circles: set[str] = set()
    for area in by_code.values():
        if area.parent is not None and area.parent not in codes:
            message = Bilingual(f"上级地区 {area.parent} 不在表中", f"the parent {area.parent} is not in the table")
            found.append(Diagnostic("unknown-area", message, area.place))
        elif area.code not in in_circles and (circle := _circle(area, by_code)):
            in_circles |= circle
            message = Bilingual(f"{area.code} 是自己的上级", f"{area.code} lies within itself")
            found.append(Diagnostic("area-circle", message, area.place))
    return list(by_code.values()), found


def _circle(area: Area, by_code: dict[str, Area]) -> set[str]:
    """Return the codes on the way from ``area`` up to itself, none when it never comes back."""
    passed = {area.code}
    parent = area.parent
    while parent is not None and parent in by_code:
        if parent == area.code:
            return passed
        if parent in passed:
            break
        passed.add(parent)
        parent = by_code[parent].parent
    return set()
