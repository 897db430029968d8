"""A collection form in words: its pages, one for each department or one for all, and their lines."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from dp_rules.data.areas import Areas
from dp_rules.data.dataset import Dataset
from dp_rules.forms.asked import Asked, Asking
from dp_rules.language.scope import Item, ItemKind
from dp_rules.quantity.missing import MISSING_WORDS, Missing
from dp_rules.quantity.period import Period
from dp_rules.quantity.unit import TRUTH, Unit
from dp_rules.spec.model import Plan
from dp_rules.text.bilingual import Bilingual, Language

Answer = Literal["count", "percentage", "yes or no"]

NO_DEPARTMENT = Bilingual("部门未写明", "no department named")
ALL_DEPARTMENTS = Bilingual("采集表", "form")
_KINDS: Final[Mapping[ItemKind, Bilingual]] = {
    "flow": Bilingual("时期数", "over the period"),
    "stock": Bilingual("期末时点数", "at the end of the period"),
    "cumulative": Bilingual("累计数", "running total"),
}
_TO_BE_CHOSEN = (Missing.NOT_COLLECTED, Missing.NOT_APPLICABLE, Missing.SUPPRESSED)
"""Reasons that somebody who fills in a form can have; the others are found by the program."""


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


class Page(NamedTuple):
    """What one sheet holds; ``department`` is None where it is for all. ``remarks`` say what it does not ask."""

    name: str
    department: str | None
    lines: tuple[Line, ...]
    remarks: tuple[str, ...]


class Form(NamedTuple):
    """A form to be sent out; one of ``reasons`` can be chosen for a figure that is missing."""

    plan: Plan
    period: Period
    area: str | None
    pages: tuple[Page, ...]
    reasons: tuple[str, ...]
    has_last: bool
    language: Language


def make_form(
    plan: Plan,
    asking: Asking,
    period: Period,
    areas: Areas,
    known: Dataset | None,
    departments: Sequence[str],
    language: Language,
    *,
    one_page: bool,
) -> Form:
    """Return the form that asks for what ``asking`` lists; with ``departments``, only for what they have a part in.

    ``known`` are figures of earlier periods, to be shown beside.
    """
    last = None if known is None else _earlier(known, asking.figures)
    pages: dict[str, list[Line]] = {}
    for asked in asking.figures:
        supplier = _supplier(asked, departments, language)
        if supplier is None:
            continue
        page = ALL_DEPARTMENTS.say(language) if one_page else supplier
        pages.setdefault(page, []).append(_line(plan, asked, supplier, areas, last, language))
    places = {line.asked.area for lines in pages.values() for line in lines}
    declared = set(plan.markers.values())
    return Form(
        plan=plan,
        period=period,
        area=areas.name(next(iter(places))) if len(places) == 1 else None,
        pages=tuple(
            Page(name, None if one_page else name, tuple(lines), _remarks(lines, asking, language))
            for name, lines in pages.items()
        ),
        reasons=tuple(MISSING_WORDS[reason].say(language) for reason in _TO_BE_CHOSEN if reason in declared),
        has_last=known is not None,
        language=language,
    )


def _supplier(asked: Asked, chosen: Sequence[str], language: Language) -> str | None:
    """Return the department that is to supply a figure: the first, or the first of those chosen."""
    if not chosen:
        return asked.departments[0] if asked.departments else NO_DEPARTMENT.say(language)
    return next((name for name in asked.departments if name in chosen), None)


def _earlier(known: Dataset, asked: Sequence[Asked]) -> Earlier:
    found: Earlier = {}
    for id_ in dict.fromkeys(one.id for one in asked):
        for key in known.keys_of(id_):
            raw = known.facts[key].raw.strip()
            if raw:
                found.setdefault(key[:2], []).append((key[2], raw))
    return found


def _line(plan: Plan, asked: Asked, supplier: str, areas: Areas, last: Earlier | None, language: Language) -> Line:
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
    return f"{period.year}年{period.month}月" if period.month else f"{period.year}年"


def _remarks(lines: Sequence[Line], asking: Asking, language: Language) -> tuple[str, ...]:
    """Return what a page does not ask: records that rules of its indicators run over."""
    users = {indicator.id for line in lines for indicator in line.asked.indicators}
    tables = {table.id: table.name for id_, used in asking.tables.items() if id_ in users for table in used}
    if not tables:
        return ()
    zh, en = "、".join(name.zh for name in tables.values()), ", ".join(name.en for name in tables.values())
    return (
        Bilingual(
            f"个案表（{zh}）不在本表内：有个案数据的另行报送，没有的填合计数。",
            f"Tables of records ({en}) are not part of this form: send records separately, or fill in the totals.",
        ).say(language),
    )
