"""What a table of areas says of dates and predecessors, held against itself."""

from collections.abc import Collection, Mapping

from dp_rules.data.areas import Area
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label


def check_changes(areas: Mapping[str, Area], codes: Collection[str], found: list[Diagnostic]) -> None:
    """Check that areas end after they begin, and that predecessors are in the table, dated and no circle.

    ``codes`` are all that the table has, also of areas that are left out for another fault.
    """
    circular = _in_circles(areas)
    told = False
    for area in areas.values():
        if area.valid_from is not None and area.valid_to is not None and area.valid_to < area.valid_from:
            message = Bilingual(
                f"{area.code} 停用（{area.valid_to}）在启用（{area.valid_from}）之前",
                f"{area.code} ends ({area.valid_to}) before it begins ({area.valid_from})",
            )
            found.append(Diagnostic("area-dates-reversed", message, area.place))
        if area.code in circular:
            if not told:
                message = Bilingual(f"{area.code} 是自己的前身", f"{area.code} is a predecessor of itself")
                found.append(Diagnostic("area-circle", message, area.place))
            told = True
            continue
        for predecessor in area.predecessors:
            if predecessor not in codes:
                message = Bilingual(
                    f"{area.code} 的前身 {predecessor} 不在表中",
                    f"the predecessor {predecessor} of {area.code} is not in the table",
                )
                help_ = Bilingual(
                    "已撤销的地区也列一行，写上停用的日期", "give it a row of its own, with the day on which it ended"
                )
                found.append(Diagnostic("unknown-area", message, area.place, help=help_))
            elif predecessor in areas and area.valid_from is None and areas[predecessor].valid_to is None:
                found.append(_undated(area, areas[predecessor]))


def _undated(area: Area, predecessor: Area) -> Diagnostic:
    message = Bilingual(
        f"{predecessor.code} 何时并入 {area.code} 没有写",
        f"nothing says when {predecessor.code} went into {area.code}",
    )
    help_ = Bilingual(
        f"写上 {predecessor.code} 停用的日期；只划出一部分的，写上 {area.code} 启用的日期",
        f"give the last day of {predecessor.code}, or where only a part went over, the first of {area.code}",
    )
    labels = (Label(predecessor.place, Bilingual("前身", "the predecessor")),)
    return Diagnostic("undated-change", message, area.place, labels, help_)


def _in_circles(areas: Mapping[str, Area]) -> set[str]:
    """Return the areas that are left when those without predecessors are taken away again and again, from both ends."""
    before = {code: {one for one in area.predecessors if one in areas} for code, area in areas.items()}
    after: dict[str, set[str]] = {code: set() for code in areas}
    for code, predecessors in before.items():
        for one in predecessors:
            after[one].add(code)
    left = set(areas)
    for towards, back in ((before, after), (after, before)):
        count = {code: len(towards[code] & left) for code in left}
        free = [code for code, number in count.items() if not number]
        while free:
            code = free.pop()
            left.discard(code)
            for one in back[code] & left:
                count[one] -= 1
                if not count[one]:
                    free.append(one)
    return left
