"""The worklist as one flat table: a row for each department, indicator and area concerned."""

from dp_rules.report import words
from dp_rules.report.values import Json
from dp_rules.report.worklist import columns
from dp_rules.report.worklist.columns import Columns
from dp_rules.text.bilingual import Bilingual, Language

_ENTRY: Columns = (
    (Bilingual("编号", "no."), lambda entry, _: columns.number(entry)),
    (Bilingual("标识", "id"), lambda entry, _: entry["indicator"]),
    (Bilingual("指标", "indicator"), columns.named),
    (Bilingual("地区", "area"), lambda entry, _: entry["area"]),
    (Bilingual("时期", "period"), lambda entry, _: entry["period"]),
    (Bilingual("情况", "situation"), columns.situation),
    (Bilingual("数值", "value"), columns.value),
    (Bilingual("目标", "target"), columns.target),
    (Bilingual("差距", "lacking"), columns.lacking),
    (Bilingual("还差个数", "units lacking"), lambda entry, _: _amount(entry["lack"])),
    (Bilingual("单位", "unit"), lambda entry, language: _unit(entry["lack"], language)),
    (Bilingual("到期", "due"), columns.due),
    (Bilingual("缺的数", "missing figures"), lambda entry, language: " | ".join(columns.missing(entry, language))),
    (Bilingual("共同牵头", "shared lead"), columns.shared),
    (Bilingual("参与部门", "taking part"), columns.partners),
    (Bilingual("下一步", "next step"), columns.step),
    (Bilingual("计划出处", "place in the plan"), columns.source),
)
_AREA: Columns = (
    (Bilingual("涉及地区", "area concerned"), lambda one, _: one["area"]),
    (Bilingual("地区代码", "its code"), lambda one, _: one["area_code"] or ""),
    (Bilingual("该地区结论", "its verdict"), lambda one, language: words.VERDICT[one["verdict"]].say(language)),
    (Bilingual("该地区数值", "its value"), columns.value),
    (Bilingual("该地区差距", "its lack"), columns.area_state),
    (Bilingual("该地区还差个数", "its units lacking"), lambda one, _: _amount(one["lack"])),
)


def flat_table(data: Json, language: Language) -> tuple[list[str], list[list[str]]]:
    """Return headers and rows; an entry without areas concerned has one row, its area columns empty."""
    headers = [Bilingual("部门", "department").say(language)]
    headers += [word.say(language) for word, _ in (*_ENTRY, *_AREA)]
    rows = []
    for department in data["departments"]:
        name = columns.department_name(department["department"], language)
        for entry in department["entries"]:
            head = [name, *(say(entry, language) for _, say in _ENTRY)]
            rows += [[*head, *(say(one, language) for _, say in _AREA)] for one in entry["areas"]] or [
                [*head, *("" for _ in _AREA)]
            ]
    return headers, rows


def _amount(lack: Json | None) -> str:
    return "" if lack is None or lack["count"] is None else str(lack["count"]["amount"])


def _unit(lack: Json | None, language: Language) -> str:
    if lack is None or lack["count"] is None:
        return ""
    return str(lack["count"]["unit"] if language == "zh" else lack["count"]["unit_en"])
