"""What the forms of a worklist say of an entry, each in words."""

from collections.abc import Callable
from itertools import groupby
from typing import Final

from dp_rules.report import words
from dp_rules.report.reasons import reason_text
from dp_rules.report.values import Json
from dp_rules.report.worklist.lack import brief_lack, lack_text
from dp_rules.report.worklist.next_step import deciding_text, period_text, target_text, value_text, what
from dp_rules.report.worklist.worklist_words import COLON, COMMA, MILESTONE_DUE, NO_DEPARTMENT, SEMICOLON, SITUATION
from dp_rules.text.bilingual import Bilingual, Language

MOST_AREAS = 6


def department_name(department: str | None, language: Language) -> str:
    """Return a department's name, or that none is named."""
    return NO_DEPARTMENT.say(language) if department is None else department


def number(entry: Json) -> str:
    """Return an indicator's number in the plan, empty where it has none."""
    return "" if entry["no"] is None else str(entry["no"])


def named(entry: Json, language: Language) -> str:
    """Return an indicator's name."""
    return str(entry["name"] if language == "zh" else entry["name_en"])


def shared(entry: Json, language: Language) -> str:
    """Return with whom a department shares the lead, empty where it leads alone."""
    return words.LIST_MARK.say(language).join(entry["shared_with"])


def situation(entry: Json, language: Language) -> str:
    """Return where an entry stands, with the reasons where its verdict is open, and that it is aspirational."""
    said = SITUATION[entry["situation"]].say(language)
    if entry["reasons"]:
        why = reason_text(entry["reasons"], language)
        said = Bilingual(f"{said}（{why}）", f"{said} ({why})").say(language)
    if entry["commitment"] == "aspirational":
        said += COMMA.say(language) + words.COMMITMENT["aspirational"].say(language)
    return said


def value(entry: Json, language: Language) -> str:
    """Return the value."""
    return value_text(entry["value"]).say(language)


def target(entry: Json, language: Language) -> str:
    """Return the target."""
    return target_text(entry).say(language)


def lacking(entry: Json, language: Language) -> str:
    """Return what is lacking to the target; of an open verdict, which value would decide it."""
    if entry["lack"] is not None:
        return lack_text(entry["lack"]).say(language)
    return deciding_text(entry).say(language)


def due(entry: Json, language: Language) -> str:
    """Return by when the target is due and whether that is past, and the milestone that counts now."""
    date = entry["due"]
    state = words.DUE["not_due" if date["state"] == "milestone_due" else date["state"]]
    said = Bilingual(f"{date['year']} {state.zh}", f"{date['year']} {state.en}").say(language)
    milestone = date["milestone"]
    if milestone is None:
        return said
    if milestone["state"] == "overdue" and milestone["reached"]:
        year = milestone["year"]  # this period's value says nothing of whether it was in time
        more = Bilingual(
            f"{year} 年的阶段目标（{milestone['target']}），现已达到（当年是否达到见 {year} 年的评价）",
            f"milestone {year}: {milestone['target']}, reached now (whether it was in {year}, the evaluation of {year} says)",
        )
        return said + SEMICOLON.say(language) + more.say(language)
    reached = {True: Bilingual("已达到", "reached"), False: Bilingual("未达到", "not reached"), None: None}[
        milestone["reached"]
    ]
    state = MILESTONE_DUE[milestone["state"]]
    about = state if reached is None else Bilingual(f"{state.zh}，{reached.zh}", f"{state.en}, {reached.en}")
    more = Bilingual(
        f"阶段目标 {milestone['year']}：{milestone['target']}（{about.zh}）",
        f"milestone {milestone['year']}: {milestone['target']} ({about.en})",
    )
    return said + SEMICOLON.say(language) + more.say(language)


def areas(entry: Json, language: Language, most: int = MOST_AREAS) -> str:
    """Return the areas concerned, the worst first, with what each lacks; so many of them, and how many there are."""
    concerned, mark = entry["areas"], words.LIST_MARK.say(language)
    groups = groupby(concerned[:most], lambda one: area_state(one, language))
    text = mark.join(_alike(list(some), said, language) for said, some in groups)
    if len(concerned) <= most:
        return text
    return text + Bilingual(f"等 {len(concerned)} 个", f" and {len(concerned) - most} more").say(language)


def _alike(some: list[Json], said: str, language: Language) -> str:
    """Return areas of which the same is to be said; what several lack, each of them lacks."""
    names = words.LIST_MARK.say(language).join(one["area"] for one in some)
    zh, en = ("各", " each") if len(some) > 1 and some[0]["lack"] is not None else ("", "")
    return Bilingual(f"{names}（{zh}{said}）", f"{names} ({said}{en})").say(language)


def area_state(one: Json, language: Language) -> str:
    """Return what an area lacks, or why its verdict is open."""
    lack = Bilingual("", "") if one["lack"] is None else brief_lack(one["lack"], is_named=False)
    if lack.zh:
        return lack.say(language)
    return reason_text(one["reasons"], language) or words.VERDICT[one["verdict"]].say(language)


def missing(entry: Json, language: Language) -> list[str]:
    """Return what is missing, a line for each item: its period, the reason, who supplies it, and the areas."""
    lines = []
    for one in entry["missing"]:
        suppliers = words.LIST_MARK.say(language).join(one["suppliers"])
        where = [place["area"] for place in one["areas"]]
        reason = words.REASON[one["reason"]].say(language) if one["reason"] else ""
        about = COMMA.say(language).join(part for part in (reason, suppliers) if part)
        head = Bilingual(
            f"{period_text(one['period']).zh}{what(one).zh}（{about}）", f"{what(one).en} of {one['period']} ({about})"
        )
        inside = "" if where == [entry["area"]] else COLON.say(language) + words.LIST_MARK.say(language).join(where)
        lines.append(head.say(language) + inside)
    return lines


def source(entry: Json, language: Language) -> str:
    """Return where the plan says it, and its wording."""
    said = entry["source"]
    wording = f"“{said['wording']}”" if said["wording"] else ""
    parts = [" ".join(part for part in (said["place"], wording) if part)]
    for other in (said["also"], said["departments"]):
        if other and not any(other in part for part in parts):
            parts.append(other)
    return SEMICOLON.say(language).join(part for part in parts if part)


def partners(entry: Json, language: Language) -> str:
    """Return who takes part."""
    return words.LIST_MARK.say(language).join(entry["with"])


def step(entry: Json, language: Language) -> str:
    """Return what to do next."""
    return str(entry["next"] if language == "zh" else entry["next_en"])


def counts(summary: Json, language: Language) -> str:
    """Return how many entries there are, and of each situation."""
    kinds = [
        f"{SITUATION[situation].say(language)} {count}" for situation, count in summary["situations"].items() if count
    ]
    many = summary["entries"]
    head = Bilingual(f"{many} 项", "1 entry" if many == 1 else f"{many} entries").say(language)
    return head + COLON.say(language) + COMMA.say(language).join(kinds) if kinds else head


Columns = tuple[tuple[Bilingual, Callable[[Json, Language], str]], ...]
"""Columns, each with its header and what it says of an entry."""

SCREEN: Final[Columns] = (
    (Bilingual("编号", "no."), lambda entry, _: number(entry)),
    (Bilingual("指标", "indicator"), named),
    (Bilingual("情况", "situation"), situation),
    (Bilingual("数值", "value"), value),
    (Bilingual("目标", "target"), target),
    (Bilingual("到期", "due"), due),
)
"""The columns of the table on the screen; what is long stands below it."""

DOCUMENT: Final[Columns] = (
    *SCREEN[:5],
    (Bilingual("差距", "lacking"), lacking),
    (Bilingual("涉及地区", "areas concerned"), areas),
    (Bilingual("共同牵头", "shared lead"), shared),
    (Bilingual("参与部门", "taking part"), partners),
    SCREEN[5],
    (Bilingual("下一步", "next step"), step),
    (Bilingual("计划出处", "place in the plan"), source),
)
"""The columns of a document and of a sheet."""
