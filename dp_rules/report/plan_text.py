"""A plan for proof-reading against the paper: numbers, names, rules, readings, departments."""

from collections.abc import Iterable, Iterator

from dp_rules.report.aligned import aligned
from dp_rules.report.lineage import guard_text
from dp_rules.report.markdown import escaped
from dp_rules.report.places import place_text
from dp_rules.report.values import Json
from dp_rules.report.words import COMMITMENT, LIST_MARK
from dp_rules.text.bilingual import Bilingual, Language
from dp_rules.text.safe import on_one_line

_COLUMNS = (
    Bilingual("编号", "no."),
    Bilingual("指标", "indicator"),
    Bilingual("标识", "id"),
    Bilingual("计划原文", "wording"),
    Bilingual("规则", "rule"),
    Bilingual("基期", "baseline"),
    Bilingual("到期", "due"),
    Bilingual("性质", "kind"),
    Bilingual("牵头", "lead"),
    Bilingual("参与", "with"),
    Bilingual("出处", "place"),
)
_KIND = {
    "flow": Bilingual("时期数", "flow"),
    "stock": Bilingual("时点数", "stock"),
    "cumulative": Bilingual("累计数", "cumulative"),
}


def plan_table(data: Json, language: Language) -> tuple[list[str], list[list[str]]]:
    """Return a plan as headers and rows; each other reading and each milestone has a row of its own under its indicator."""
    rows = []
    for indicator in data["indicators"]:
        rows.append(_row(indicator, language))
        for reading in indicator["readings"]:
            title = Bilingual("（另一种解读）", "(another reading)").say(language)
            rows.append(["", title, "", reading["wording"], reading["rule"], "", "", "", "", "", reading["place"]])
        for step in indicator["milestones"]:
            title = Bilingual("（阶段目标）", "(milestone)").say(language)
            year = str(step["year"])
            rows.append(["", title, "", step["wording"], step["rule"], "", year, "", "", "", step["place"]])
    return [column.say(language) for column in _COLUMNS], rows


def _row(indicator: Json, language: Language) -> list[str]:
    mark = LIST_MARK.say(language)
    baseline = indicator["baseline"]
    return [
        "" if indicator["no"] is None else str(indicator["no"]),
        _name(indicator, language),
        indicator["indicator"],
        indicator["wording"] or "",
        indicator["rule"],
        "" if baseline is None else f"{baseline['period']}: {baseline['text']}",
        str(indicator["due"]),
        COMMITMENT[indicator["commitment"]].say(language),
        mark.join(indicator["lead"]),
        mark.join(indicator["with"]),
        indicator["place"] or "",
    ]


def _name(data: Json, language: Language) -> str:
    return str(data["name"] if language == "zh" else data["name_en"])


def plan_text(data: Json, language: Language) -> str:
    """Return a plan as text, grouped by action, a few lines for each indicator."""
    title = _name(data, language)
    years = f"{data['first_year']}–{data['last_year']}"
    parts = [on_one_line(f"{title}  {data['area']}  {years}")]
    parts += [on_one_line("  " + text) for text in _document_lines(data["document"], language)]
    action = None
    for indicator in data["indicators"]:
        if indicator["action"] != action:
            action = indicator["action"]
            parts += ["", on_one_line(str(action if language == "zh" else indicator["action_en"]))]
        parts += aligned(list(_indicator_lines(indicator, language)))
    return "\n".join(parts)


def _document_lines(document: Json, language: Language) -> Iterator[str]:
    status = {
        "issued": Bilingual("已印发", "issued"),
        "draft": Bilingual("征求意见稿", "draft for comment"),
    }.get(document.get("status", ""), Bilingual("", ""))
    printed = [document.get("issuer"), document.get("number"), document.get("date"), status.say(language)]
    yield "  ".join(part for part in printed if part)
    if document.get("note"):
        yield document["note"]


def _indicator_lines(indicator: Json, language: Language) -> Iterator[tuple[int, str, str]]:
    number = "  ·" if indicator["no"] is None else f"{indicator['no']:>3}"
    kind = COMMITMENT[indicator["commitment"]].say(language)
    yield 0, f"{number}  {_name(indicator, language)}", f"{indicator['wording'] or ''}  [{indicator['place'] or ''}]"
    inherited = Bilingual("  继承", "  inherited").say(language) if indicator["is_inherited"] else ""
    yield 3, indicator["rule"], f"{place_text(indicator['rule_place'])}  {indicator['due']} {kind}{inherited}"
    for reading in indicator["readings"]:
        title = Bilingual("另一种解读", "also read as").say(language)
        yield (
            3,
            f"{title}{Bilingual('：', ': ').say(language)}{reading['rule']}",
            f"{reading['wording']}  [{reading['place']}]",
        )
    for milestone in indicator["milestones"]:
        title = Bilingual(f"阶段目标 {milestone['year']}：", f"by {milestone['year']}: ").say(language)
        yield 3, f"{title}{milestone['rule']}", f"{milestone['wording']}  [{milestone['place']}]"
    if indicator["guard"] is not None:
        yield 3, guard_text(indicator["guard"], language), place_text(indicator["guard"]["place"])
    if indicator["baseline"] is not None:
        yield 3, f"{indicator['baseline']['period']}: {indicator['baseline']['text']}", ""
    mark = LIST_MARK.say(language)
    lead, partners = Bilingual("牵头", "lead").say(language), Bilingual("参与", "with").say(language)
    if indicator["lead"]:
        yield 3, f"{lead} {mark.join(indicator['lead'])}", ""
    if indicator["with"]:
        yield 3, f"{partners} {mark.join(indicator['with'])}", ""
    if indicator["department_place"]:
        yield 3, Bilingual("部门出处", "departments named in").say(language), indicator["department_place"]


def indicator_lines(indicator: Json, language: Language) -> Iterator[tuple[int, str, str]]:
    """Yield one indicator in full: target, definition, items, where each comes from."""
    yield from _indicator_lines(indicator, language)
    if indicator["also"]:
        yield 3, Bilingual("同见 ", "also in ").say(language) + indicator["also"], ""
    zh = None if language == "en" else indicator["rule_zh"]
    yield from definition_lines(indicator["definition"], language, zh, (indicator["note"], indicator["measure_reason"]))
    yield 1, Bilingual("数据项", "items").say(language), ""
    for item in indicator["items"]:
        yield from item_lines(item, language)


def definition_lines(
    definition: Json, language: Language, in_chinese: str | None, notes: tuple[str | None, ...]
) -> Iterator[tuple[int, str, str]]:
    """Yield how an indicator is measured, in rules and in words, with the notes on it."""
    method = definition["method"] if language == "zh" else definition["method_en"] or definition["method"]
    source = f"{definition['source'] or ''} {definition['source_place'] or ''}".strip()
    yield 1, Bilingual("定义", "definition").say(language), place_text(definition["place"])
    yield 2, definition["measure"] or "", ""
    if in_chinese is not None:
        yield 2, in_chinese, ""
    if definition["totals"]:
        yield 2, Bilingual("只有合计数时：", "from totals: ").say(language) + definition["totals"], ""
    if method:
        yield 2, method, source
    for note in (definition["note"], *notes):
        if note:
            yield 2, note, ""


def item_lines(item: Json, language: Language) -> Iterator[tuple[int, str, str]]:
    """Yield an item: its id and name, unit and kind, what it is a part of, its note."""
    zh = language == "zh"
    unit, calendar = (
        (item["unit_name"], item["calendar_name"]) if zh else (item["unit_name_en"], item["calendar_name_en"])
    )
    kind = _KIND[item["kind"]].say(language)
    yield 2, f"{item['id']}  {_name(item, language)}", place_text(item["place"])
    details = [unit, kind, calendar] if item["table"] is None else [unit, _column_of(item["table"], language)]
    if item["subset_of"]:
        details.append(Bilingual(f"是 {item['subset_of']} 的一部分", f"part of {item['subset_of']}").say(language))
    if item["not_applicable"] is not None:
        answer = {True: Bilingual("是", "yes"), False: Bilingual("否", "no")}[item["not_applicable"]].say(language)
        details.append(Bilingual(f"“不适用”算作“{answer}”", f'"not applicable" counts as {answer}').say(language))
    yield 3, Bilingual("，", ", ").say(language).join(details), ""
    if item["note"]:
        yield 3, item["note"], ""


def _column_of(table: str, language: Language) -> str:
    return Bilingual(f"表 {table} 的一列", f"a column of the table {table}").say(language)


def indicator_text(indicator: Json, language: Language) -> str:
    """Return one indicator as text."""
    return "\n".join(aligned(list(indicator_lines(indicator, language))))


def indicator_markdown(indicator: Json, language: Language) -> str:
    """Return one indicator as a Markdown list."""
    return markdown_list(indicator_lines(indicator, language))


def markdown_list(shown: Iterable[tuple[int, str, str]]) -> str:
    """Return lines of (depth, left, right) as a Markdown list."""
    lines = []
    for depth, left, right in shown:
        beside = f" — {escaped(right)}" if right else ""
        lines.append(f"{'  ' * depth}- {escaped(left.strip())}{beside}")
    return "\n".join(lines) + "\n"
