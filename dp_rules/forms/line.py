"""One row of a form in words: what is asked, of whom and what for, and what was known before."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from dp_rules.data.areas import Areas
from dp_rules.data.dataset import Dataset
from dp_rules.forms.asked import Asked
from dp_rules.language.scope import Item, ItemKind
from dp_rules.quantity.period import Period
from dp_rules.quantity.unit import TRUTH, Unit
from dp_rules.spec.model import Plan
from dp_rules.text.bilingual import Bilingual, Language

Answer = Literal["count", "percentage", "yes or no"]

_KINDS: Final[Mapping[ItemKind, Bilingual]] = {
    "flow": Bilingual("时期数", "over the period"),
    "stock": Bilingual("期末时点数", "at the end of the period"),
    "cumulative": Bilingual("累计数", "running total"),
}

Earlier = dict[tuple[str, str], list[tuple[Period, str]]]
"""Figures as they were written, with their periods, by item and area."""


class Line(NamedTuple):
    """One figure to be filled in, with what its row says."""

    asked: Asked
    name: str
    meaning: str
    unit: str
    area: str
    period: str
    departments: str
    indicators: str
    last: str
    answer: Answer


def earlier_figures(known: Dataset, asked: Sequence[Asked]) -> Earlier:
    """Return the figures that are known of what is asked."""
    found: Earlier = {}
    for id_ in dict.fromkeys(one.id for one in asked):
        for key in known.keys_of(id_):
            raw = known.facts[key].raw.strip()
            if raw:
                found.setdefault(key[:2], []).append((key[2], raw))
    return found


def make_line(plan: Plan, asked: Asked, supplier: str, areas: Areas, last: Earlier | None, language: Language) -> Line:
    """Return the row for one figure; ``last`` are earlier figures, where some are to be shown."""
    first = asked.indicators[0]
    unit = asked.item.unit if asked.item is not None else first.rule.unit or TRUTH
    name = asked.item.name if asked.item is not None else first.definition.name
    return Line(
        asked=asked,
        name=name.say(language),
        meaning="\n".join(
            _meaning(plan, asked.item, language)
            if asked.item is not None
            else _meaning_of_figure(plan, asked, language)
        ),
        unit=_unit(plan, unit, language),
        area=areas.name(asked.area),
        period=period_words(asked.period, language),
        departments=_departments(asked, supplier, language),
        indicators="\n".join(
            f"{'' if one.no is None else f'{one.no} '}{one.definition.name.say(language)}" for one in asked.indicators
        ),
        last="" if last is None else _last(asked, last, language),
        answer=_answer(unit),
    )


def _answer(unit: Unit) -> Answer:
    if unit == TRUTH:
        return "yes or no"
    return "percentage" if unit.kind in {"ratio", "points"} else "count"


def _unit(plan: Plan, unit: Unit, language: Language) -> str:
    if unit == TRUTH:
        return Bilingual("是／否", "yes or no").say(language)
    if unit.kind in {"ratio", "points"}:
        return "%"
    words = [plan.scope.unit_names.get(name) for name, _ in unit.dimensions]
    return "/".join(word.say(language) for word in words if word is not None)


def _meaning(plan: Plan, item: Item, language: Language) -> Iterable[str]:
    if item.note:
        yield item.note
    calendar = plan.calendars.get(item.calendar, Bilingual(item.calendar, item.calendar))
    yield f"{_KINDS[item.kind].say(language)}{Bilingual('，', ', ').say(language)}{calendar.say(language)}"
    whole = None if item.subset_of is None else plan.scope.items.get(item.subset_of)
    if whole is not None:
        yield Bilingual(f"是“{whole.name.zh}”的一部分", f'a part of "{whole.name.en}"').say(language)
    source = None if item.source is None else plan.sources.get(item.source)
    if source is not None:
        yield Bilingual(f"出处：{source}", f"source: {source}").say(language)


def _meaning_of_figure(plan: Plan, asked: Asked, language: Language) -> Iterable[str]:
    definition = asked.indicators[0].definition
    method = definition.method if language == "zh" else definition.method_en or definition.method
    if method:
        yield method
    yield Bilingual("填指标本身的数，带百分号", "the figure of the indicator itself").say(language)
    source = None if definition.source is None else plan.sources.get(definition.source)
    if source is not None:
        place = f" {definition.source_place}" if definition.source_place else ""
        yield Bilingual(f"出处：{source}{place}", f"source: {source}{place}").say(language)


def _departments(asked: Asked, supplier: str, language: Language) -> str:
    """Return who supplies a figure and who else: the others in the lead, or all others where none is."""
    others = [name for name in (asked.leads or asked.departments) if name != supplier]
    if not others:
        return supplier
    mark = "、" if language == "zh" else ", "
    return Bilingual(f"{supplier}\n会同：{mark.join(others)}", f"{supplier}\nwith: {mark.join(others)}").say(language)


def _last(asked: Asked, earlier: Earlier, language: Language) -> str:
    """Return the latest earlier figure and its period: of the same quarter or month where it is of one."""
    known = [
        (period, raw)
        for period, raw in earlier.get((asked.id, asked.area), ())
        if period < asked.period and period[1:] == asked.period[1:]
    ]
    if not known:
        return ""
    period, raw = max(known)
    when = period_words(period, language)
    return Bilingual(f"{raw}\n（{when}）", f"{raw}\n({when})").say(language)


def period_words(period: Period, language: Language) -> str:
    """Return a period as a form writes it: ``2023年``, ``2023年第2季度``."""
    if language == "en":
        return str(period)
    if period.quarter:
        return f"{period.year}年第{period.quarter}季度"
    if period.from_start:
        return f"{period.year}年1-{period.month}月"
    return f"{period.year}年{period.month}月" if period.month else f"{period.year}年"
