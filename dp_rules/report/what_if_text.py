"""Stored results under an edited spec, as a table and in sentences."""

from collections.abc import Sequence

from dp_rules.report import words
from dp_rules.report.results_table import limits_text, shown
from dp_rules.report.tables import WIDE, table_markdown, table_text
from dp_rules.report.values import Json, in_words
from dp_rules.text.bilingual import Bilingual, Language
from dp_rules.text.safe import on_one_line

_COLUMNS = (
    Bilingual("编号", "no."),
    Bilingual("指标", "indicator"),
    Bilingual("地区", "area"),
    Bilingual("时期", "period"),
    Bilingual("数值", "value"),
    Bilingual("原目标", "target before"),
    Bilingual("新目标", "target after"),
    Bilingual("原结论", "verdict before"),
    Bilingual("新结论", "verdict after"),
    Bilingual("新差距", "margin after"),
    Bilingual("说明", "remarks"),
)
STATUS = {
    "same": Bilingual("不变", "the same"),
    "moved": Bilingual("改变", "moved"),
    "needs_data": Bilingual("须用数据", "needs the data"),
    "removed": Bilingual("新规格没有", "not in the spec"),
}


def what_if_table(data: Json, language: Language, *, everything: bool) -> tuple[list[str], list[list[str]]]:
    """Return headers and rows: the results that are not the same as before, or ``everything``."""
    rows = [_row(one, language) for one in data["results"] if everything or is_listed(one)]
    return [column.say(language) for column in _COLUMNS], rows


def is_listed(result: Json) -> bool:
    """Say whether a result is listed where not all are: it moved, cannot be judged, is gone, or is due otherwise."""
    after = result["after"]
    before = result["before"]
    return result["status"] != "same" or any(after[key] != before[key] for key in ("due", "milestone"))


def _row(result: Json, language: Language) -> list[str]:
    before, after, value = result["before"], result["after"], result["value"]
    margin = None if after is None else after["margin"]
    verdict = None if after is None else after["verdict"]
    return [
        "" if result["no"] is None else str(result["no"]),
        result["name"] if language == "zh" else result["name_en"],
        result["area"],
        result["period"],
        "" if value is None or value is True or value is False else in_words(shown(value), language),
        _asked(before),
        "" if after is None else _asked(after),
        words.VERDICT[before["verdict"]].say(language),
        STATUS[result["status"]].say(language) if verdict is None else words.VERDICT[verdict].say(language),
        "" if margin is None or verdict == "undetermined" else in_words(shown(margin), language),
        _remarks(result, language),
    ]


def _asked(side: Json) -> str:
    return limits_text(side["target"]) or str(side["rule"])


def _remarks(result: Json, language: Language) -> str:
    found: list[str] = []
    before, after = result["before"], result["after"]
    if result["why"] is not None:
        found.append(result["why"][language])
    if after is not None and after["due"] != before["due"]:
        was, now = (f"{side['due_year']} {words.DUE[side['due']].say(language)}" for side in (before, after))
        found.append(Bilingual(f"到期 {was} → {now}", f"due {was} → {now}").say(language))
    if after is not None and after["milestone"] != before["milestone"]:
        was, now = (
            "—" if side["milestone"] is None else words.VERDICT[side["milestone"]].say(language)
            for side in (before, after)
        )
        found.append(Bilingual(f"阶段目标 {was} → {now}", f"milestone {was} → {now}").say(language))
    return Bilingual("；", "; ").say(language).join(found)


def what_if_text(data: Json, language: Language, *, everything: bool) -> str:
    """Return the table for a screen with what stands above and below it."""
    headers, rows = what_if_table(data, language, everything=everything)
    table = table_text(headers, rows, widest=WIDE) if rows else _NOTHING.say(language)
    return "\n\n".join([on_one_line(_title(data, language)), table, "\n".join(_lines(data, language))])


def what_if_markdown(data: Json, language: Language, *, everything: bool) -> str:
    """Return the same as Markdown."""
    from dp_rules.report.markdown import escaped  # noqa: PLC0415  this format alone needs it

    headers, rows = what_if_table(data, language, everything=everything)
    table = table_markdown(headers, rows) if rows else f"{_NOTHING.say(language)}\n"
    lines = "\n".join(f"- {escaped(line)}" for line in _lines(data, language))
    return f"# {escaped(_title(data, language))}\n\n{table}\n{lines}\n"


_NOTHING = Bilingual("没有一个结论改变。", "No verdict moves.")


def _title(data: Json, language: Language) -> str:
    was, now = (one["name"] if language == "zh" else one["name_en"] for one in (data["recorded"]["plan"], data["plan"]))
    return Bilingual(
        f"{was}的结果，按 {_files(data['plan'])} 重新判定", f"Results of {was}, judged by {_files(data['plan'])}"
    ).say(language) + ("" if was == now else f" ({now})")


def _files(plan: Json) -> str:
    return str(plan["files"][0]) if plan["files"] else str(plan["id"])


def _lines(data: Json, language: Language) -> list[str]:
    summary = data["summary"]
    found = [
        Bilingual(
            f"结论改变的 {summary['moved']} 个，不变的 {summary['same']} 个，没有数据就定不了的 {summary['needs_data']} 个，新规格里没有的 {summary['removed']} 个",
            f"verdicts: {summary['moved']} moved, {summary['same']} the same, {summary['needs_data']} that only the data can tell, {summary['removed']} not in the edited spec",
        ).say(language),
        Bilingual("原：", "before: ").say(language) + counts_text(summary["before"], language),
        Bilingual("新：", "after: ").say(language) + counts_text(summary["after"], language),
    ]
    if data["added"]:
        names = _some([one["name"] if language == "zh" else one["name_en"] for one in data["added"]], language)
        found.append(
            Bilingual(
                f"新规格多出的指标，没有结果：{names}", f"Indicators that the spec adds, without results: {names}"
            ).say(language)
        )
    if not data["definitions_compared"]:
        found.append(
            Bilingual(
                "只比较了规则的写法；数据项的定义是否改过，结果文件里没有：用 --before 给出原来的规格文件",
                "Rules were compared and not what their items mean, which a results file does not hold: give the former spec with --before",
            ).say(language)
        )
    if data["recorded"]["engine"] != data["engine"]:
        was, now = data["recorded"]["engine"], data["engine"]
        found.append(
            Bilingual(
                f"结果由程序 {was} 得出，这里是 {now}", f"The results were made by version {was}; this is {now}"
            ).say(language)
        )
    return found


_MOST_NAMED = 12


def _some(names: Sequence[str], language: Language) -> str:
    more = "…" if len(names) > _MOST_NAMED else ""
    return words.LIST_MARK.say(language).join(names[:_MOST_NAMED]) + more


def counts_text(counts: Json, language: Language) -> str:
    """Return how many of each verdict there are."""
    return words.LIST_MARK.say(language).join(
        f"{words.VERDICT[verdict].say(language)} {count}" for verdict, count in counts.items()
    )
