"""A collection form in words: its pages, one for each department or one for all, and their lines."""

from collections.abc import Sequence
from typing import NamedTuple

from dp_rules.data.areas import Areas
from dp_rules.data.dataset import Dataset
from dp_rules.forms.asked import Asked, Asking
from dp_rules.forms.line import Line, earlier_figures, make_line
from dp_rules.quantity.missing import MISSING_WORDS, Missing
from dp_rules.quantity.period import Period
from dp_rules.spec.model import Plan
from dp_rules.text.bilingual import Bilingual, Language

NO_DEPARTMENT = Bilingual("部门未写明", "no department named")
ALL_DEPARTMENTS = Bilingual("采集表", "form")
_TO_BE_CHOSEN = (Missing.NOT_COLLECTED, Missing.NOT_APPLICABLE, Missing.SUPPRESSED)
"""Reasons that somebody who fills in a form can have; the others are found by the program."""


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
    last = None if known is None else earlier_figures(known, asking.figures)
    pages: dict[str, list[Line]] = {}
    for asked in asking.figures:
        supplier = _supplier(asked, departments, language)
        if supplier is None:
            continue
        page = ALL_DEPARTMENTS.say(language) if one_page else supplier
        pages.setdefault(page, []).append(make_line(plan, asked, supplier, areas, last, language))
    places = {line.asked.area for lines in pages.values() for line in lines}
    declared = [reason for reason in _TO_BE_CHOSEN if reason in plan.markers.values()] or _TO_BE_CHOSEN
    return Form(
        plan=plan,
        period=period,
        area=areas.name(next(iter(places))) if len(places) == 1 else None,
        pages=tuple(
            Page(name, None if one_page else name, tuple(lines), _remarks(lines, asking, language))
            for name, lines in pages.items()
        ),
        reasons=tuple(MISSING_WORDS[reason].say(language) for reason in declared),
        has_last=known is not None,
        language=language,
    )


def _supplier(asked: Asked, chosen: Sequence[str], language: Language) -> str | None:
    """Return the department that is to supply a figure: the first, or the first of those chosen."""
    if not chosen:
        return asked.departments[0] if asked.departments else NO_DEPARTMENT.say(language)
    return next((name for name in asked.departments if name in chosen), None)


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
