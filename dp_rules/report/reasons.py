"""Why a verdict is open, in words."""

from dp_rules.report.places import place_text
from dp_rules.report.values import Json
from dp_rules.report.words import LIST_MARK, REASON
from dp_rules.text.bilingual import Bilingual, Language

MOST_AREAS = 6


def reason_lines(reasons: list[Json], language: Language) -> list[tuple[str, str]]:
    """Return each reason with what it is about, and its place beside it."""
    return [(_about(reason, language), _place(reason)) for reason in reasons]


def reason_text(reasons: list[Json], language: Language) -> str:
    """Return all reasons in a few words, each said once."""
    return LIST_MARK.say(language).join(dict.fromkeys(REASON[reason["code"]].say(language) for reason in reasons))


def _about(reason: Json, language: Language) -> str:
    said = REASON[reason["code"]].say(language)
    areas = reason["areas"]
    where = LIST_MARK.say(language).join(areas[:MOST_AREAS]) + ("…" if len(areas) > MOST_AREAS else "")
    when = "" if reason["period"] is None else f" {reason['period']}"
    about = f"  {item_name(reason, language)}" if reason["item"] else ""
    return f"{said}{about}  {where}{when}".rstrip()


def item_name(data: Json, language: Language) -> str:
    """Return the name of the item that a reason or a deciding value is about."""
    return str((data["item_name"] if language == "zh" else data["item_name_en"]) or data["item"])


def _place(reason: Json) -> str:
    if reason["raw"] is None:
        return ""
    raw = reason["raw"].strip()
    return f'{place_text(reason["place"])}  "{raw}"' if raw else place_text(reason["place"])


def open_rows_text(open_rows: Json) -> Bilingual:
    """Return how many of the open areas that a rule counts would have to satisfy its condition: ``甲县、乙县都符合才达标``."""
    areas, needed = open_rows["areas"], open_rows["needed"]
    more = len(areas) - MOST_AREAS
    zh = "、".join(areas[:MOST_AREAS]) + ("等" if more > 0 else "")
    en = ", ".join(areas[:MOST_AREAS]) + (f" and {more} more" if more > 0 else "")
    level, does = open_rows["level_name"].partition("（")[0], "不符合" if open_rows["fewer"] else "符合"
    if needed == len(areas) and more <= 0:
        said = f"情况不明的{zh}{'都' if needed > 1 else ''}{does}才达标"
    else:
        said = f"情况不明的 {len(areas)} 个{level}（{zh}）中至少 {needed} 个{does}才达标"
    would = "must not satisfy" if open_rows["fewer"] else "would have to satisfy"
    levels = open_rows["level_name_en"]
    if needed == len(areas):
        subject = f"{en}, which is open," if needed == 1 else f"all {needed} open {levels} ({en})"
    else:
        subject = f"{needed} of the {len(areas)} open {levels} ({en})"
    return Bilingual(said, f"{subject} {would} the condition")
