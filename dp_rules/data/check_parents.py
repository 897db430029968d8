"""What a table of areas says of who lies in whom, held against itself and against the order of the levels."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from dp_rules.data.areas import Area
from dp_rules.data.levels import Levels
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label
from dp_rules.text.place import Place
from dp_rules.text.safe import brief


class Written(NamedTuple):
    """An area as a row has it, with the cells of its parent and its level."""

    area: Area
    parent_at: Place
    level_at: Place


def check_parents(
    by_code: Mapping[str, Written], codes: Collection[str], levels: Levels, found: list[Diagnostic]
) -> None:
    """Check that parents are in the table, of a higher level, and no circle, and that none is left out.

    ``codes`` are all that the table has, also of areas that are left out for another fault.
    """
    in_circles: set[str] = set()
    outside: set[str] = set()
    unknown: list[tuple[str, Written]] = []
    for code, written in by_code.items():
        parent = written.area.parent
        if parent is not None and parent not in codes:
            unknown.append((parent, written))
        elif circle := _circle(code, by_code, in_circles, outside):
            found.append(_in_a_circle(circle, by_code[circle[0]]))
        elif code not in in_circles and parent is not None and parent in by_code:
            found += _wrong_parent(written, by_code[parent].area, levels)
    named = {written.area.name: code for code, written in by_code.items()} if unknown else {}
    found += [_unknown_parent(parent, written, named.get(parent)) for parent, written in unknown]
    found += _without_parent(by_code, levels)


def _unknown_parent(parent: str, written: Written, named: str | None) -> Diagnostic:
    message = Bilingual(f"上级地区 {brief(parent)} 不在表中", f"the parent {brief(parent)} is not in the table")
    help_ = Bilingual(
        "按表中的代码写上级；表里没有的，给它补上一行；最高一级的上级留空",
        "write the parent's code as in the table, or give the parent a row; of the highest area it is left empty",
    )
    if named is not None:
        help_ = Bilingual(f"上级写代码：{named}", f"write the parent's code: {named}")
    return Diagnostic("unknown-area", message, written.parent_at, help=help_)


_MOST_OF_A_CIRCLE = 6


def _in_a_circle(circle: list[str], written: Written) -> Diagnostic:
    code = written.area.code
    message = Bilingual(f"{code} 是自己的上级", f"{code} lies within itself")
    if len(circle) > 1:
        left_out = ["…"] if len(circle) > _MOST_OF_A_CIRCLE else []
        way = " → ".join([*circle[:_MOST_OF_A_CIRCLE], *left_out, code])
        message = Bilingual(f"{message.zh}：{way}", f"{message.en}: {way}")
    return Diagnostic("area-circle", message, written.parent_at)


def _circle(code: str, by_code: Mapping[str, Written], in_circles: set[str], outside: set[str]) -> list[str]:
    """Return the codes on the way from ``code`` up to itself, none when it never comes back or was found before.

    What is found of the areas on the way goes to ``in_circles`` and ``outside``, so that each is looked at once.
    """
    way: dict[str, None] = {}
    at: str | None = code
    while at is not None and at in by_code and at not in in_circles and at not in outside and at not in way:
        way[at] = None
        at = by_code[at].area.parent
    passed = list(way)
    circle = passed[passed.index(at) :] if at in way else []
    in_circles.update(circle)
    outside.update(passed[: len(passed) - len(circle)])
    return circle


def _wrong_parent(written: Written, parent: Area, levels: Levels) -> list[Diagnostic]:
    area = written.area
    if area.level != parent.level and levels.is_above(parent.level, area.level) is not False:
        return []
    own, other = levels.name(area.level), levels.name(parent.level)
    message = Bilingual(
        f"{brief(area.name)}的层级是“{own.zh}”，上级{brief(parent.name)}的层级是“{other.zh}”，不比它高",
        f"{brief(area.name)} is of the level {own.en} and its parent {brief(parent.name)} of the level {other.en}, "
        "which is no higher",
    )
    help_ = Bilingual(
        "写更高一级地区的代码，或改正层级；省直管县的上级可以直接写省",
        "write the code of an area of a higher level, or correct the level; a county may lie directly in a province",
    )
    labels = (Label(parent.place, Bilingual("上级", "the parent")),)
    return [Diagnostic("wrong-parent", message, written.parent_at, labels, help_)]


_MOST_SHOWN = 9
"""So many more areas without parent are shown with their places."""


def _without_parent(by_code: Mapping[str, Written], levels: Levels) -> list[Diagnostic]:
    """Return one warning for all areas without parent that are not of the highest level that the table has."""
    used = {written.area.level for written in by_code.values()}
    below = {level for level in used if any(levels.is_above(other, level) for other in used)}
    alone = [written for written in by_code.values() if written.area.parent is None and written.area.level in below]
    if not alone:
        return []
    first, *others = alone
    name = brief(first.area.name)
    message = Bilingual(
        f"{name}没有写上级，不会算进任何地区", f"{name} names no parent, and no other area includes its figures"
    )
    labels = tuple(
        Label(other.parent_at, Bilingual(f"{brief(other.area.name)}也没有写", f"nor does {brief(other.area.name)}"))
        for other in others[:_MOST_SHOWN]
    )
    more = len(others) - len(labels)
    note = Bilingual(f"另有 {more} 个地区没有写上级", f"and {more} more areas name no parent") if more else None
    help_ = Bilingual("写上它所在地区的代码", "write the code of the area in which it lies")
    return [Diagnostic("no-parent", message, first.parent_at, labels, help_, note=note, severity="warning")]
