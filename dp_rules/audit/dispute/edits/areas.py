"""Other areas: some left out of the sum, one alone, the parent's own figure for the sum and the sum for its own."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import combinations

from dp_rules.audit.dispute.definition import OF_WHAT, SOME_AREAS, WITH_GAPS, Asked, Definition, Edit, Weight
from dp_rules.audit.dispute.seen_view import Figures, evaluated
from dp_rules.evaluation.figures.found import Way
from dp_rules.evaluation.trace import leaves
from dp_rules.quantity.interval import Interval
from dp_rules.text.bilingual import Bilingual

MOST_DEEPER = 400
"""Areas farther inside than directly are tried one by one where there are no more than so many."""
MOST_PAIRED = 30
"""So many areas directly inside are also left out two at a time."""


def edits(asked: Asked) -> Iterator[Edit]:
    """Yield other ways to have the area's figures, and other areas."""
    seen, areas = asked.base.seen, asked.known.dataset.areas
    if not areas:
        known = [area for area in asked.known.dataset.known_areas() if area != seen.area]
        yield from (_alone(asked, area, 3) for area in known)
        return
    inside = areas.directly_within(seen.area, seen.period)
    if inside:
        yield from _ways()
        yield from _gaps(asked)
        yield from _directly_under(asked, inside)
        yield from (_without(asked, (area,), 2) for area in inside)
        if len(inside) <= MOST_PAIRED:
            yield from (_without(asked, pair, 3) for pair in combinations(inside, 2))
    deeper = [area for one in inside for area in _all_within(asked, one)]
    if len(deeper) > MOST_DEEPER:
        deeper = []
    yield from (_without(asked, (area,), 3) for area in deeper)
    yield from (_alone(asked, area, 3) for area in inside)
    yield from (_alone(asked, area, 3) for area in deeper)
    yield from (_alone(asked, area, 3) for area in areas.around(seen.area))


def _all_within(asked: Asked, area: str) -> list[str]:
    areas, period = asked.known.dataset.areas, asked.base.seen.period
    found: list[str] = []
    for one in areas.directly_within(area, period):
        found += [one, *_all_within(asked, one)]
    return found


def _ways() -> Iterator[Edit]:
    own = Bilingual(
        "用本级自己上报的数，而不是各下级之和", "the area's own figures, not the sums over the areas inside"
    )
    sums = Bilingual("用各下级之和，而不是本级自己上报的数", "sums over the areas inside, not the area's own figures")
    yield Edit("area", "way", own, 1, partial(_by, way="own"))
    yield Edit("area", "way", sums, 1, partial(_by, way="children"))


def _gaps(asked: Asked) -> Iterator[Edit]:
    """Yield what comes of leaving out missing figures: those alone, and with them all figures of the areas that lack one."""
    words = Bilingual(
        "没有报的数当作 0，只把报了的相加", "missing figures count as 0: only what was reported is added up"
    )
    yield Edit("area", "gaps", words, 1, _skipping)
    figures = Figures(asked.known, asked.ungated)
    lacking = _lacking(asked.base, figures)
    if lacking:
        told = partial(_without_lacking, asked=asked, figures=figures)
        yield Edit("area", "gaps", told(asked.base), 1, partial(_full, figures=figures), WITH_GAPS, told)


def _lacking(definition: Definition, figures: Figures) -> tuple[str, ...]:
    """Return the areas inside of which a definition asks for a figure that is missing or a bound."""
    found = {
        leaf.area
        for leaf in leaves(evaluated(definition, figures))
        if leaf.area and leaf.area != definition.seen.area and not _is_exact(leaf.value)
    }
    return tuple(sorted(found))


def _without_lacking(definition: Definition, asked: Asked, figures: Figures) -> Bilingual:
    names = _names(asked, _lacking(definition, figures))
    return Bilingual(f"缺数的地区整个不算：{names.zh}", f"areas that lack a figure are left out altogether: {names.en}")


def _full(definition: Definition, figures: Figures) -> Definition | None:
    """Return a definition without the areas that lack a figure of those that it asks for by now."""
    lacking = _lacking(definition, figures)
    return _leaving(definition, lacking) if lacking else None


def _is_exact(value: object) -> bool:
    return isinstance(value, bool) or (isinstance(value, Interval) and value.is_exact)


def _directly_under(asked: Asked, inside: list[str]) -> Iterator[Edit]:
    """Yield the sum without those areas directly inside that are of another level than most, such as counties under a province."""
    by_code = asked.known.dataset.areas.by_code
    levels = Counter(by_code[area].level for area in inside)
    if len(levels) < len(("most", "others")):
        return
    most = levels.most_common(1)[0][0]
    others = tuple(area for area in inside if by_code[area].level != most)
    names = _names(asked, others)
    words = Bilingual(f"不算直管的 {names.zh}", f"without those directly under it: {names.en}")
    yield Edit("area", "without", words, 1, partial(_without_some, areas=others, asked=asked), SOME_AREAS)


def _names(asked: Asked, areas: tuple[str, ...] | list[str], most: int = 6) -> Bilingual:
    named = [asked.known.dataset.areas.name(area) for area in areas[:most]]
    more = len(areas) - most
    zh = "、".join(named) + (f" 等 {len(areas)} 个" if more > 0 else "")
    return Bilingual(zh, ", ".join(named) + (f" and {more} more" if more > 0 else ""))


def _without(asked: Asked, areas: tuple[str, ...], weight: Weight) -> Edit:
    names = _names(asked, areas)
    words = Bilingual(f"各下级之和里不算 {names.zh}", f"{names.en} left out of the sums over the areas inside")
    return Edit("area", "without", words, weight, partial(_without_some, areas=areas, asked=asked), SOME_AREAS)


def _alone(asked: Asked, area: str, weight: Weight) -> Edit:
    dataset = asked.known.dataset
    name, own = dataset.areas.name(area), dataset.areas.name(asked.base.seen.area)
    words = Bilingual(f"是{name}的数，不是{own}的", f"figures of {name} instead of {own}")
    return Edit("area", "area", words, weight, partial(_moved, area=area), OF_WHAT)


def _by(definition: Definition, way: Way) -> Definition | None:
    if definition.seen.way == way:
        return None
    return definition._replace(seen=definition.seen._replace(way=way))


def _skipping(definition: Definition) -> Definition:
    return definition._replace(seen=definition.seen._replace(skips_gaps=True))


def _without_some(definition: Definition, areas: tuple[str, ...], asked: Asked) -> Definition | None:
    """Return a definition without some areas, None where one of them is not inside the area that it is of by now."""
    known, seen = asked.known.dataset.areas, definition.seen
    if not all(seen.area in known.around(area) and known.exists(area, seen.period) for area in areas):
        return None
    return _leaving(definition, areas)


def _leaving(definition: Definition, areas: tuple[str, ...]) -> Definition:
    """Return the definition over the sums of the areas inside; an area's own figure holds nothing that could be left out."""
    without = tuple(sorted({*definition.seen.without, *areas}))
    return definition._replace(seen=definition.seen._replace(way="children", without=without))


def _moved(definition: Definition, area: str) -> Definition:
    return definition._replace(seen=definition.seen._replace(area=area, way=None))
