"""A table of areas held against itself: levels that there are, codes given once, parents and predecessors that lead somewhere."""

from collections.abc import Iterable

from dp_rules.data.areas import Area
from dp_rules.data.check_changes import check_changes
from dp_rules.data.check_parents import Written, check_parents
from dp_rules.data.levels import Levels
from dp_rules.language.scope import folded_name
from dp_rules.text.bilingual import Bilingual, there_are
from dp_rules.text.diagnostic import Diagnostic, Label
from dp_rules.text.safe import brief


def check_areas(rows: Iterable[Written], levels: Levels) -> tuple[list[Area], list[Diagnostic]]:
    """Return the areas with their levels resolved to ids, and what is wrong."""
    found: list[Diagnostic] = []
    by_code: dict[str, Written] = {}
    codes: set[str] = set()
    unknown_levels: set[str] = set()
    for row in rows:
        area = row.area
        codes.add(area.code)
        level = levels.by_name.get(folded_name(area.level))
        if level is None:
            if area.level in unknown_levels:
                continue
            unknown_levels.add(area.level)
            text = brief(area.level)
            message = Bilingual(f"没有名为“{text}”的层级", f'there is no level of areas called "{text}"')
            help_ = there_are(levels.every(), "levels")
            found.append(Diagnostic("unknown-level", message, row.level_at, help=help_))
            continue
        if area.code in by_code:
            message = Bilingual(f"地区代码 {area.code} 写了两次", f"the area code {area.code} is given twice")
            labels = (Label(by_code[area.code].area.place, Bilingual("另一处", "the other one")),)
            found.append(Diagnostic("duplicate-area", message, area.place, labels))
            continue
        by_code[area.code] = row._replace(area=area._replace(level=level))
    check_parents(by_code, codes, levels, found)
    areas = {code: row.area for code, row in by_code.items()}
    check_changes(areas, codes, found)
    return list(areas.values()), found
