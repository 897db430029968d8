"""Completeness as rows and columns: how much each department has given, and what it still owes."""

from dp_rules.report import words
from dp_rules.report.places import place_text
from dp_rules.report.reasons import MOST_AREAS, item_name
from dp_rules.report.values import Json
from dp_rules.text.bilingual import Bilingual, Language

Table = tuple[list[str], list[list[str]]]

_DEPARTMENT = Bilingual("部门", "department")
_COUNTS = (
    _DEPARTMENT,
    Bilingual("应报", "needed"),
    Bilingual("已报", "given"),
    Bilingual("不适用", "not applicable"),
    Bilingual("缺", "missing"),
    Bilingual("原因", "reasons"),
)
_OWED = (
    _DEPARTMENT,
    Bilingual("数据项", "item"),
    Bilingual("标识", "id"),
    Bilingual("地区", "area"),
    Bilingual("时期", "period"),
    Bilingual("原因", "reason"),
    Bilingual("用于指标", "indicators"),
    Bilingual("出处", "place"),
)
_NO_DEPARTMENT = Bilingual("（未写明部门）", "(no department named)")


def counts_table(data: Json, language: Language) -> Table:
    """Return one row for each department with how many figures it has given."""
    rows = [
        [
            _department(one, language),
            *(str(one[key]) for key in ("needed", "given", "not_applicable", "missing")),
            _reasons(one["reasons"], language),
        ]
        for one in data["departments"]
    ]
    return [column.say(language) for column in _COUNTS], rows


def owed_table(data: Json, language: Language, *, by_area: bool = False) -> Table:
    """Return one row for each item that a department still owes, with its areas; ``by_area`` one for each area."""
    rows: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for one in data["departments"]:
        for need in one["items"]:
            key = (
                _department(one, language),
                item_name(need, language),
                need["item"],
                need["period"],
                words.REASON[need["reason"]].say(language),
                _indicators(need, language),
                *([need["area"], str(len(rows))] if by_area else []),
            )
            rows.setdefault(key, []).append((need["area"], place_text(need["place"])))
    return [column.say(language) for column in _OWED], [_row(key, where, language) for key, where in rows.items()]


def _row(key: tuple[str, ...], where: list[tuple[str, str]], language: Language) -> list[str]:
    """Return a row with the first areas named, and the place of what is written for the first."""
    department, name, id_, period, reason, indicators = key[:6]
    areas = [area for area, _ in where]
    named = words.LIST_MARK.say(language).join(areas[:MOST_AREAS])
    if len(areas) > MOST_AREAS:
        named += Bilingual(f"…（共 {len(areas)} 个）", f" … ({len(areas)} areas)").say(language)
    return [department, name, id_, named, period, reason, indicators, where[0][1]]


def _indicators(need: Json, language: Language) -> str:
    numbers = [one["id"] if one["no"] is None else str(one["no"]) for one in need["indicators"]]
    return words.LIST_MARK.say(language).join(numbers)


def _department(one: Json, language: Language) -> str:
    return str(one["department"] or _NO_DEPARTMENT.say(language))


def _reasons(reasons: list[Json], language: Language) -> str:
    return words.LIST_MARK.say(language).join(
        f"{words.REASON[one['reason']].say(language)} {one['count']}" for one in reasons
    )


def completeness_title(data: Json, language: Language) -> str:
    """Return the plan's name."""
    return str(data["plan"]["name"] if language == "zh" else data["plan"]["name_en"])


def completeness_summary(data: Json, language: Language) -> str:
    """Return how many figures are needed, given and missing, in a line; each counts once."""
    counts = data["summary"]
    needed, given, missing = counts["needed"], counts["given"], counts["missing"]
    other = counts["not_applicable"]
    return Bilingual(
        f"应报 {needed} 个数：已报 {given}，不适用 {other}，缺 {missing}",
        f"{needed} figures needed: {given} given, {other} not applicable, {missing} missing",
    ).say(language)
