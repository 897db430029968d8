"""Figures that are added up: an area's own figure beside the sum over the areas inside, and what a sum is made of."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from dp_rules.data.areas import Areas
from dp_rules.evaluation.figures.coverage import Coverage, Share
from dp_rules.evaluation.trace import Trace, is_known, items_in, leaves
from dp_rules.language import core
from dp_rules.quantity.interval import Interval, subtract
from dp_rules.quantity.show import show
from dp_rules.quantity.unit import NUMBER
from dp_rules.report.places import place_data
from dp_rules.report.values import Json, interval_data, value_data
from dp_rules.text.bilingual import Bilingual, Language

HOW = {
    "areas": Bilingual("所辖地区之和", "sum over the areas inside"),
    "periods": Bilingual("各期之和", "sum over the periods"),
    "latest": Bilingual("最后一期的数", "the last period's figure"),
    "predecessors": Bilingual("合并前各地区之和", "sum over the areas that were merged"),
}
OWN = Bilingual("本级数", "the area's own figure")


def way_of(step: Trace) -> str:
    """Return how a figure was had: ``own``, or what its parts are."""
    return step.how or "own"


def comparisons(trace: Trace, areas: Areas) -> list[Json]:
    """Return each figure that can be had in several ways, with both values and the difference.

    The first of two is the one that decides.
    """
    found: dict[tuple[str, str, str], Json] = {}
    for step in items_in(trace):
        if not step.beside or not isinstance(step.node, core.ItemValue):
            continue
        key = (step.node.item.id, step.area, str(step.period))
        found.setdefault(key, _compared(step, step.node, areas))
    return list(found.values())


def _compared(step: Trace, node: core.ItemValue, areas: Areas) -> Json:
    return {
        "item": node.item.id,
        "item_name": node.item.name.zh,
        "item_name_en": node.item.name.en,
        "area": areas.name(step.area),
        "period": None if step.period is None else str(step.period),
        "taken": _way(step),
        "beside": [{**_way(way), "difference": _difference(way, step)} for way in step.beside],
    }


def _way(step: Trace) -> Json:
    figures = list(leaves(step))
    return {
        "how": way_of(step),
        "value": value_data(step.value, step.node.unit),
        "known": sum(map(is_known, figures)),
        "needed": len(figures),
        "raw": None if step.fact is None else step.fact.raw,
        "place": None if step.fact is None else place_data(step.fact.place),
    }


def _difference(way: Trace, step: Trace) -> Json | None:
    if not isinstance(way.value, Interval) or not isinstance(step.value, Interval):
        return None
    difference = subtract(way.value, step.value)
    return None if difference.is_everything else interval_data(difference, step.node.unit, [Fraction(0)])


def coverage_data(coverage: Coverage | None) -> Json | None:
    """Return how much of what is needed is there."""
    if coverage is None:
        return None
    return {
        "known": coverage.known,
        "needed": coverage.needed,
        "areas": _share(coverage.areas),
        "population": _share(coverage.population),
    }


def _share(share: Share | None) -> Json | None:
    return None if share is None else {"known": str(share.known), "needed": str(share.needed)}


def coverage_text(coverage: Json, language: Language) -> str:
    """Return in words how many areas report, and how many of the people live in them."""
    areas, population = coverage["areas"], coverage["population"]
    if areas is None or areas["known"] == areas["needed"]:
        return ""
    text = Bilingual(
        f"{areas['needed']} 个地区中有数的 {areas['known']} 个", f"{areas['known']} of {areas['needed']} areas report"
    ).say(language)
    if population is None:
        return text
    share, is_exact = show(
        Fraction(population["known"]) / Fraction(population["needed"]) * 100, NUMBER, [Fraction(100)]
    )
    about = "" if is_exact else "≈"
    more = Bilingual(f"，占人口 {about}{share}%", f", with {about}{share}% of the population")
    return text + more.say(language)


def sum_text(step: Json, language: Language) -> str:
    """Return what a figure is added up of, and what leaves it open: ``所辖地区之和（14 个，缺 2 个数）``; empty for one that is not."""
    how = step.get("how")
    if how is None:
        return ""
    parts = step["parts"]
    named = HOW[how].say(language)
    missing = sum(1 for part in figures_in(parts) if part["missing"] is not None)
    bounds = sum(1 for part in figures_in(parts) if part["missing"] is None and not is_one_number(part))
    count = Bilingual(f"（{len(parts)} 个", f" ({len(parts)}").say(language)
    lacking = (
        Bilingual(f"，缺 {missing} 个数", f", {missing} figure{'' if missing == 1 else 's'} missing") if missing else ""
    )
    more = lacking.say(language) if isinstance(lacking, Bilingual) else ""
    if bounds:
        more += Bilingual(
            f"，{bounds} 个数只有范围", f", {bounds} {'figure is a bound' if bounds == 1 else 'figures are bounds'}"
        ).say(language)
    return f"{named}{count}{more}{Bilingual('）', ')').say(language)}"


def is_one_number(figure: Json) -> bool:
    """Say whether a figure is there and is one number: neither missing nor a bound."""
    return figure["missing"] is None and isinstance(figure["value"], dict) and "exact" in figure["value"]


def figures_in(parts: Iterable[Json]) -> Iterator[Json]:
    """Yield the figures, given or missing, that a sum is made of."""
    for part in parts:
        if part["parts"]:
            yield from figures_in(part["parts"])
        else:
            yield part
