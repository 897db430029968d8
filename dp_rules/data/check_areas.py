"""A table of areas held against itself: levels that there are, codes given once, parents and predecessors that lead somewhere."""

from dp_rules.data.areas import Area
from dp_rules.data.check_changes import check_changes
from dp_rules.language.scope import folded_name
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label


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
    _check_parents(by_code, codes, found)
    check_changes(by_code, codes, found)
    return list(by_code.values()), found


def _check_parents(by_code: dict[str, Area], codes: set[str], found: list[Diagnostic]) -> None:
    in_circles: set[str] = set()
    for area in by_code.values():
        if area.parent is not None and area.parent not in codes:
            message = Bilingual(f"上级地区 {area.parent} 不在表中", f"the parent {area.parent} is not in the table")
            found.append(Diagnostic("unknown-area", message, area.place))
        elif area.code not in in_circles and (circle := _circle(area, by_code)):
            in_circles |= circle
            message = Bilingual(f"{area.code} 是自己的上级", f"{area.code} lies within itself")
            found.append(Diagnostic("area-circle", message, area.place))


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
