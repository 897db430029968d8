"""Results as rows and columns, for tables, Markdown and CSV."""

from dp_rules.report import pace_words, words
from dp_rules.report.gates import gate_titles
from dp_rules.report.reasons import reason_text
from dp_rules.report.values import Json, in_words
from dp_rules.text.bilingual import Bilingual, Language

_COLUMNS = (
    Bilingual("编号", "no."),
    Bilingual("指标", "indicator"),
    Bilingual("地区", "area"),
    Bilingual("时期", "period"),
    Bilingual("数值", "value"),
    Bilingual("目标", "target"),
    Bilingual("差距", "margin"),
    Bilingual("结论", "verdict"),
    Bilingual("进度", "pace"),
    Bilingual("数据", "data"),
    Bilingual("到期", "due"),
    Bilingual("说明", "remarks"),
)


SIGNS = {">": ">", ">=": "≥", "<": "<", "<=": "≤", "=": "=", "!=": "≠"}


def results_table(data: Json, language: Language) -> tuple[list[str], list[list[str]]]:
    """Return headers and rows, one row for each result."""
    return [column.say(language) for column in _COLUMNS], [_row(result, language) for result in data["results"]]


def screen_table(data: Json, language: Language) -> tuple[str, list[str], list[list[str]]]:
    """Return a title, headers and rows for the screen: what is the same in every row stands in the title."""
    headers, rows = results_table(data, language)
    title = [data["plan"]["name"] if language == "zh" else data["plan"]["name_en"]]
    for column in (Bilingual("地区", "area"), Bilingual("时期", "period")):
        at = headers.index(column.say(language))
        if len({row[at] for row in rows}) == 1:
            title.append(rows[0][at])
            headers = headers[:at] + headers[at + 1 :]
            rows = [row[:at] + row[at + 1 :] for row in rows]
    return "  ".join(title), headers, rows


def _row(result: Json, language: Language) -> list[str]:
    value, margin = result["value"], result["margin"]
    return [
        "" if result["no"] is None else str(result["no"]),
        result["name"] if language == "zh" else result["name_en"],
        result["area"],
        result["period"],
        "" if value is None else in_words(shown(value), language),
        limits_text(result["target"]) or result["rule"],
        "" if margin is None or result["verdict"] == "undetermined" else in_words(shown(margin), language),
        words.VERDICT[result["verdict"]].say(language),
        pace_words.SHORT[result["pace"]["state"]].say(language),
        _data(result, language),
        f"{result['due_year']} {words.DUE[result['due']].say(language)}",
        remarks(result, language),
    ]


def limits_text(target: list[Json]) -> str:
    """Return the limits of a target, ``≥ 65%, < 90%``; empty for a rule without a single measure."""
    return ", ".join(f"{SIGNS[limit['comparator']]} {limit['display']}" for limit in target)


def shown(value: Json) -> str:
    """Return a value as the table shows it."""
    return f"≈{value['display']}" if value.get("rounded") else str(value["display"])


def _data(result: Json, language: Language) -> str:
    said = words.DATA[result["data"]].say(language)
    coverage = result["coverage"]
    return f"{said} {coverage['known']}/{coverage['needed']}" if result["data"] == "partial" and coverage else said


def remarks(result: Json, language: Language) -> str:
    """Return what has to be known of a result beside its verdict, in a few words."""
    parts = []
    if result["milestone"] is not None:
        parts.append(milestone_text(result["milestone"]).say(language))
    if result["reasons"]:
        parts.append(reason_text(result["reasons"], language))
    parts += _gates(result, language)
    if result["data"] == "partial" and result["verdict"] in {"met", "not_met"}:
        parts.append(Bilingual("缺的数不影响结论", "what is missing does not matter").say(language))
    if result["readings_differ"]:
        other = next(r for r in result["readings"] if r["verdict"] != result["verdict"])
        verdict = words.VERDICT[other["verdict"]].say(language)
        parts.append(
            Bilingual(f"按“{other['wording']}”为{verdict}", f'{verdict} if read as "{other["wording"]}"').say(language)
        )
    if any(not agreement["agrees"] for agreement in result["agreements"]):
        parts.append(Bilingual("与上报值不一致", "differs from the reported figure").say(language))
    if result["impossible"]:
        parts.append(words.IMPOSSIBLE.say(language))
    if result["mixed"]:
        parts.append(words.MIXED.say(language))
    parts += [words.FRAGILE[code].say(language) for code in result["fragile"] if code != "reading"]  # told above
    if result["commitment"] == "aspirational":
        parts.append(words.COMMITMENT["aspirational"].say(language))
    return Bilingual("；", "; ").say(language).join(parts)


_MILESTONE = {
    "met": Bilingual("已达到", "is reached"),
    "not_met": Bilingual("未达到", "is not reached"),
    "undetermined": Bilingual("是否达到无法判定", "may or may not be reached"),
    "not_evaluated": Bilingual("未评价", "is not evaluated"),
}


def milestone_text(milestone: Json) -> Bilingual:
    """Return whether the milestone that is due is reached: ``2023 年的阶段目标（达到60%以上）未达到``."""
    said, year, target = _MILESTONE[milestone["verdict"]], milestone["year"], milestone["target"]
    return Bilingual(f"{year} 年的阶段目标（{target}）{said.zh}", f"the milestone of {year} ({target}) {said.en}")


def _gates(result: Json, language: Language) -> list[str]:
    """Return what the gates find in the figures: what blocks them, and what makes them doubtful."""
    blocking = [finding for finding in result["gates"] if finding["severity"] == "block"]
    doubtful = [finding for finding in result["gates"] if finding["severity"] == "warn"]
    if result["impossible"]:
        doubtful = [finding for finding in doubtful if finding["gate"] != "subset"]  # it is said of the value
    said = [gate_titles(blocking, language)] if blocking else []
    if doubtful:
        titles = gate_titles(doubtful, language)
        said.append(Bilingual(f"存疑：{titles}", f"doubtful: {titles}").say(language))
    return said


def summary_text(data: Json, language: Language) -> str:
    """Return how many results there are of each verdict, in a line."""
    counts = data["summary"]
    parts = [f"{words.VERDICT[verdict].say(language)} {counts[verdict]}" for verdict in counts]
    total = sum(counts.values())
    head = Bilingual(f"共 {total} 项：", "1 result: " if total == 1 else f"{total} results: ").say(language)
    return head + Bilingual("，", ", ").say(language).join(parts)
