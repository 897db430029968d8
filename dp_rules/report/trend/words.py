"""What tables and plots of a trend say of a value, in few words."""

from dp_rules.report import words
from dp_rules.report.results_table import SIGNS, remarks, shown
from dp_rules.report.values import Json, in_words
from dp_rules.text.bilingual import Bilingual, Language

NO_DATA = Bilingual("无数据", "no data")
MOST_NAMED = 12


def name_of(series: Json, language: Language) -> str:
    """Return the indicator's name."""
    return str(series["name"] if language == "zh" else series["name_en"])


def target_text(series: Json, limits: list[Json]) -> str:
    """Return limits as they are read, else the rule."""
    return ", ".join(f"{SIGNS[limit['comparator']]} {limit['display']}" for limit in limits) or str(series["rule"])


def value_text(point: Json, language: Language) -> str:
    """Return the value as a table shows it, empty where there is none."""
    return in_words(shown(point["value"]), language) if isinstance(point["value"], dict) else ""


def margin_text(point: Json, language: Language) -> str:
    """Return how far the value is from its target, where that is known."""
    margin = point["margin"]
    return "" if margin is None or point["verdict"] == "undetermined" else in_words(shown(margin), language)


def change_text(point: Json, language: Language, before: str | None) -> str:
    """Return the change with its sign; ``before`` is the period just before, and another one is named."""
    change = point["change"]
    if change is None:
        return ""
    value = change["value"]
    plus = "+" if value.get("exact", "-")[0] not in "-0" else ""
    said = in_words(f"{'≈' if value.get('rounded') else ''}{plus}{value['display']}", language)
    if change["since"] == before:
        return said
    return Bilingual(f"{said}（自 {change['since']}）", f"{said} (since {change['since']})").say(language)


def point_remarks(point: Json, language: Language) -> str:
    """Return everything that has to be known of a value: as of any result, and what else was published of it."""
    said = remarks({"commitment": "binding", **point}, language)
    parts = [said] if said else []
    if point["change"] is not None and not point["change"]["same_basis"]:
        basis = words.BASIS[point["basis"]].say(language)
        since = point["change"]["since"]
        parts.append(
            Bilingual(f"{basis}，{since} 不是，变化可能出自算法", f"{basis}, unlike {since}: part of the change may be a way of counting").say(language)
        )  # fmt: skip
    for figure in point["figures"]:
        for other in figure["others"]:
            publisher = other["publisher"] or Bilingual("另一处", "another place").say(language)
            differs = Bilingual(f"{publisher}公布的是 {other['raw']}", f"{publisher} publishes {other['raw']}")
            parts.append(differs.say(language))
        if figure["note"]:
            parts.append(figure["note"])
    return Bilingual("；", "; ").say(language).join(dict.fromkeys(parts))


def listed(names: list[str], language: Language) -> str:
    """Return names in a line; of many the first, and how many more there are."""
    mark = words.LIST_MARK.say(language)
    more = len(names) - MOST_NAMED
    if more <= 0:
        return mark.join(names)
    first = mark.join(names[:MOST_NAMED])
    return Bilingual(f"{first} 等 {len(names)} 个", f"{first} and {more} more").say(language)
