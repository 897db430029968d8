"""The sheets of a worklist's workbook in words: all departments, each department, areas and missing figures in full."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from dp_rules.report import words
from dp_rules.report.values import Json
from dp_rules.report.worklist import columns
from dp_rules.report.worklist.next_step import what
from dp_rules.report.worklist.worklist_text import AREA, PERIOD, title
from dp_rules.report.worklist.worklist_words import COLON, SHARED
from dp_rules.text.bilingual import Bilingual, Language

MOST_AREAS: Final = 20
"""So many areas stand in a cell; all of them have a sheet."""


class Column(NamedTuple):
    """A column's header and its width in characters; ``is_number`` says that whole numbers in it are numbers, which sort."""

    header: str
    width: float
    is_number: bool = False


class Sheet(NamedTuple):
    """One sheet: its name, two lines of heading, and a table; the first ``kept`` columns stay in view."""

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    kept: int


def sheets_of(data: Json, language: Language) -> Iterator[Sheet]:
    """Yield the sheets: everything, a sheet for each department, then areas and missing figures where there are any."""
    departments = data["departments"]
    idle = [columns.department_name(one, language) for one in data["idle"]]
    names = words.LIST_MARK.say(language).join(idle)
    about = columns.counts(data["summary"], language)
    if idle:
        about += Bilingual(f"　　无事项的部门：{names}", f"    departments with nothing to do: {names}").say(language)
    everything = [(one, entry) for one in departments for entry in one["entries"]]
    yield _entries(data, everything, Bilingual("全部", "all"), about, language)
    for one in departments:
        name = columns.department_name(one["department"], language)
        said = f"{name}{COLON.say(language)}{columns.counts(one['summary'], language)}"
        yield _entries(data, [(None, entry) for entry in one["entries"]], Bilingual(name, name), said, language)
    yield from _areas(data, everything, language)
    yield from _missing(data, everything, language)


def _others(entry: Json, language: Language) -> str:
    """Return who else is in the lead and who takes part, a line each."""
    parts = [
        (SHARED, columns.shared(entry, language)),
        (Bilingual("参与", "taking part"), columns.partners(entry, language)),
    ]
    return "\n".join(f"{word.say(language)}{COLON.say(language)}{said}" for word, said in parts if said)


_NO = Bilingual("编号", "no.")
_INDICATOR = Bilingual("指标", "indicator")
_DEPARTMENT = Bilingual("部门", "department")
_AREAS = Bilingual("涉及地区", "areas concerned")
_SHOWN = (
    (Bilingual("情况", "situation"), 18, columns.situation),
    (Bilingual("数值", "value"), 10, columns.value),
    (Bilingual("目标", "target"), 9, columns.target),
    (Bilingual("差距", "lacking"), 20, columns.lacking),
    (_AREAS, 26, lambda entry, language: columns.areas(entry, language, MOST_AREAS)),
    (Bilingual("会同部门", "with"), 20, _others),
    (Bilingual("到期", "due"), 11, columns.due),
    (Bilingual("下一步", "next step"), 38, columns.step),
    (Bilingual("计划出处", "place in the plan"), 26, columns.source),
)


def _entries(
    data: Json, entries: Iterable[tuple[Json | None, Json]], name: Bilingual, about: str, language: Language
) -> Sheet:
    """Return a sheet with a row for each entry, with its department where one is given."""
    entries = list(entries)
    extra = _extra(data)
    with_department = bool(entries) and entries[0][0] is not None
    head = [Column(_DEPARTMENT.say(language), 14)] if with_department else []
    head += [Column(_NO.say(language), 5, is_number=True), Column(_INDICATOR.say(language), 20)]
    head += [Column(word.say(language), 10) for word, _ in extra]
    used = [one for one in _SHOWN if one[0] != _AREAS or any(entry["areas"] for _, entry in entries)]
    rows = []
    for department, entry in entries:
        row = [] if department is None else [columns.department_name(department["department"], language)]
        row += [columns.number(entry), columns.named(entry, language), *(entry[key] for _, key in extra)]
        rows.append((*row, *(say(entry, language) for _, _, say in used)))
    shown = [Column(word.say(language), width) for word, width, _ in used]
    return Sheet(
        name.say(language), title(data, language), about, (*head, *shown), tuple(rows), 3 if with_department else 2
    )


def _areas(data: Json, entries: list[tuple[Json, Json]], language: Language) -> Iterator[Sheet]:
    """Yield the sheet with every area concerned, a row for each."""
    extra = _extra(data)
    rows = [
        (
            *_whose(department, entry, extra, language),
            one["area"],
            one["area_code"] or "",
            words.VERDICT[one["verdict"]].say(language),
            columns.value(one, language),
            columns.area_state(one, language),
        )
        for department, entry in entries
        for one in entry["areas"]
    ]
    if rows:
        more = (
            (Bilingual("涉及地区", "area concerned"), 22),
            (Bilingual("地区代码", "its code"), 11),
            (Bilingual("结论", "verdict"), 12),
            (Bilingual("数值", "value"), 14),
            (Bilingual("差距或原因", "lack or reason"), 32),
        )
        said = Bilingual("各项涉及的全部地区，差得多的在前", "every area concerned, the worst first")
        yield _listed(data, Bilingual("涉及地区", "areas"), said, more, rows, language)


def _missing(data: Json, entries: list[tuple[Json, Json]], language: Language) -> Iterator[Sheet]:
    """Yield the sheet with every figure that is missing, a row for each."""
    extra = _extra(data)
    rows = [
        (
            *_whose(department, entry, extra, language),
            what(one).say(language),
            one["period"],
            place["area"],
            words.REASON[one["reason"]].say(language) if one["reason"] else "",
            words.LIST_MARK.say(language).join(one["suppliers"]),
        )
        for department, entry in entries
        for one in entry["missing"]
        for place in one["areas"]
    ]
    if rows:
        more = (
            (Bilingual("缺的数", "missing figure"), 34),
            (Bilingual("哪一期的", "of which period"), 10),
            (Bilingual("哪个地区的", "of which area"), 18),
            (Bilingual("原因", "reason"), 16),
            (Bilingual("由谁提供", "supplied by"), 22),
        )
        said = Bilingual("各项缺的全部数", "every figure that is missing")
        yield _listed(data, Bilingual("缺的数", "missing"), said, more, rows, language)


def _whose(department: Json, entry: Json, extra: list[tuple[Bilingual, str]], language: Language) -> list[str]:
    name = columns.department_name(department["department"], language)
    return [name, columns.number(entry), columns.named(entry, language), *(entry[key] for _, key in extra)]


def _listed(
    data: Json,
    name: Bilingual,
    about: Bilingual,
    more: Iterable[tuple[Bilingual, float]],
    rows: list[tuple[str, ...]],
    language: Language,
) -> Sheet:
    head = [(_DEPARTMENT, 16.0), (_NO, 5.0), (_INDICATOR, 30.0), *((word, 10.0) for word, _ in _extra(data)), *more]
    shown = tuple(Column(word.say(language), width, is_number=word is _NO) for word, width in head)
    return Sheet(name.say(language), title(data, language), about.say(language), shown, tuple(rows), 3)


def _extra(data: Json) -> list[tuple[Bilingual, str]]:
    """Return area and period as columns, each where there are several."""
    return [(word, key) for word, key in ((AREA, "area"), (PERIOD, "period")) if len(data[f"{key}s"]) > 1]
