"""The difference of two runs as tables and in sentences."""

from collections.abc import Callable, Sequence
from typing import Final

from dp_rules.report import pace_words, words
from dp_rules.report.difference_words import ASPECT, FACTOR
from dp_rules.report.markdown import escaped
from dp_rules.report.places import place_text
from dp_rules.report.results_table import limits_text, shown
from dp_rules.report.tables import WIDE, table_markdown, table_text
from dp_rules.report.values import Json, in_words
from dp_rules.text.bilingual import Bilingual, Language
from dp_rules.text.safe import on_one_line

MOST_LISTED: Final = 40
Table = tuple[list[str], list[list[str]]]
_COLUMNS = (
    Bilingual("编号", "no."),
    Bilingual("指标", "indicator"),
    Bilingual("地区", "area"),
    Bilingual("时期", "period"),
    Bilingual("结论", "verdict"),
    Bilingual("数值", "value"),
    Bilingual("目标", "target"),
    Bilingual("其他", "other answers"),
    Bilingual("什么改变了它", "what moved it"),
)
_OF_CHANGES = (
    Bilingual("指标", "indicator"),
    Bilingual("什么不同", "what differs"),
    Bilingual("前", "first"),
    Bilingual("后", "second"),
)
_OF_DATA = (
    Bilingual("数据项", "item"),
    Bilingual("地区", "area"),
    Bilingual("时期", "period"),
    Bilingual("怎样", "how"),
    Bilingual("前", "first"),
    Bilingual("后", "second"),
    Bilingual("改变的结论用到它", "moved verdicts that rest on it"),
)
_OF_AREAS = (
    Bilingual("代码", "code"),
    Bilingual("前", "first"),
    Bilingual("后", "second"),
    Bilingual("什么不同", "what differs"),
)
_KIND = {
    "added": Bilingual("新增", "added"),
    "removed": Bilingual("删去", "removed"),
    "value": Bilingual("数变了", "another value"),
    "read_otherwise": Bilingual("写法相同，读法不同", "the same text, read otherwise"),
    "written_otherwise": Bilingual("数相同，写法不同", "the same value, written otherwise"),
    "publisher": Bilingual("来源不同", "another publisher"),
}
_ASPECT = {
    "limits": Bilingual("目标值", "limits"),
    "due": Bilingual("完成年", "due year"),
    "milestones": Bilingual("阶段目标", "milestones"),
    "baseline": Bilingual("基期值", "baseline"),
    "pace": Bilingual("进度的评估方法", "method of pace"),
    "measure": Bilingual("计算方法", "measure"),
    "totals": Bilingual("合计数的计算方法", "measure of totals"),
    "unit": Bilingual("单位", "unit"),
    "kind": Bilingual("种类", "kind"),
    "calendar": Bilingual("统计年度", "calendar"),
    "subset_of": Bilingual("属于", "part of"),
    "same_as": Bilingual("同一人群", "same as"),
    "not_applicable": Bilingual("不适用算作", "not applicable counts as"),
    "missing_codes": Bilingual("表示缺失的代码", "codes for missing"),
    "over_areas": Bilingual("按地区汇总", "over areas"),
    "over_periods": Bilingual("按时期汇总", "over periods"),
    "decides": Bilingual("以何为准", "which decides"),
    "is_whole": Bilingual("按个数计", "counted one by one"),
    "gates": Bilingual("数据检查", "gates"),
    "columns": Bilingual("列", "columns"),
    "level": Bilingual("是否层级", "whether a level"),
    "name": Bilingual("名称", "name"),
    "parent": Bilingual("上级", "parent"),
    "valid_from": Bilingual("起", "valid from"),
    "valid_to": Bilingual("止", "valid to"),
    "predecessors": Bilingual("前身", "predecessors"),
}
_LACKS = {
    "indicator": Bilingual("没有这项指标", "no such indicator"),
    "area": Bilingual("没有这个地区", "no such area"),
    "period": Bilingual("没有这个时期", "no such period"),
}


def difference_table(data: Json, language: Language, *, everything: bool) -> Table:
    """Return headers and rows: verdicts that moved, then results with another changed answer; ``everything`` also the same ones."""
    order = ("moved", "changed", "same")
    rows = [
        _row(one, language)
        for status in order
        for one in data["results"]
        if one["status"] == status and (everything or status != "same" or is_made_good(one))
    ]
    return [column.say(language) for column in _COLUMNS], rows


def is_made_good(result: Json) -> bool:
    """Say whether a verdict is the same only because several changes make each other good."""
    return any(one["aspect"] == "verdict" and one["away"] for one in result["why"])


def _row(one: Json, language: Language) -> list[str]:
    first, second = one["first"], one["second"]
    return [
        "" if one["no"] is None else str(one["no"]),
        one["name"] if language == "zh" else one["name_en"],
        one["area"],
        one["period"],
        _both(first, second, lambda side: words.VERDICT[side["verdict"]].say(language)),
        _both(first, second, lambda side: _value(side["value"], language)),
        _both(first, second, lambda side: limits_text(side["target"]) or str(side["rule"])),
        Bilingual("；", "; ").say(language).join(_others(one, language)),
        _moved_by(one, language),
    ]


def _both(first: Json, second: Json, said: Callable[[Json], str]) -> str:
    one, other = said(first), said(second)
    return one if one == other else f"{one or '—'} → {other or '—'}"


def _value(value: Json | None, language: Language) -> str:
    return in_words(shown(value), language) if isinstance(value, dict) else ""


def _others(one: Json, language: Language) -> list[str]:
    said: dict[str, Callable[[Json], str]] = {
        "data": lambda side: words.DATA[side["data"]].say(language),
        "pace": lambda side: pace_words.SHORT[side["pace"]].say(language),
        "due": lambda side: words.DUE[side["due"]].say(language),
    }
    return [
        f"{ASPECT[aspect].say(language)} {_both(one['first'], one['second'], said[aspect])}"
        for aspect in one["moved"]
        if aspect in said
    ]


def _moved_by(one: Json, language: Language) -> str:
    """Return what moved the verdict; where it did not move, what is made good, and what moved the other answers."""
    told: dict[str, str] = {why["aspect"]: why[language] for why in one["why"]}
    if one["status"] == "moved":
        return told.get("verdict", "")
    by_sentence: dict[str, list[str]] = {}
    for aspect in (*(["verdict"] if is_made_good(one) else []), *one["moved"]):
        if aspect in told:
            by_sentence.setdefault(told[aspect], []).append(ASPECT[aspect].say(language))
    comma, colon = words.LIST_MARK.say(language), Bilingual("：", ": ").say(language)
    return (
        Bilingual("；", "; ")
        .say(language)
        .join(f"{comma.join(names)}{colon}{sentence}" for sentence, names in by_sentence.items())
    )


def difference_text(data: Json, language: Language, *, everything: bool) -> str:
    """Return all tables and sentences for a screen."""
    parts = [on_one_line(line) for line in _heads(data, language)]
    for title, table in _tables(data, language, everything=everything):
        parts += ["", title, "", table_text(*table, widest=WIDE)]
    return "\n".join([*parts, "", *(on_one_line(line) for line in _lines(data, language))])


def difference_markdown(data: Json, language: Language, *, everything: bool) -> str:
    """Return the same as Markdown."""
    title = Bilingual("两次评价的差别", "Two runs side by side").say(language)
    parts = [f"# {title}", "", *(f"- {escaped(line)}" for line in _heads(data, language))]
    for heading, table in _tables(data, language, everything=everything):
        parts += ["", f"## {escaped(heading)}", "", table_markdown(*table).rstrip()]
    return "\n".join([*parts, "", *(f"- {escaped(line)}" for line in _lines(data, language))]) + "\n"


def _heads(data: Json, language: Language) -> list[str]:
    return [
        f"{label.say(language)}{_run(data[side], language)}"
        for label, side in ((Bilingual("前：", "first: "), "first"), (Bilingual("后：", "second: "), "second"))
    ]


def _run(run: Json, language: Language) -> str:
    plan = run["plan"]
    name = plan["name"] if language == "zh" else plan["name_en"]
    files = words.LIST_MARK.say(language).join([*plan["files"][:2], *_few(run["data"])])
    return f"{name} ({files}) {Bilingual('程序', 'version').say(language)} {run['engine']}"


def _few(names: Sequence[str]) -> list[str]:
    most = 4
    return [*names[:most], "…"] if len(names) > most else list(names)


def _tables(data: Json, language: Language, *, everything: bool) -> list[tuple[str, Table]]:
    found = [
        (Bilingual("结论和数值", "Verdicts and values"), difference_table(data, language, everything=everything)),
        (Bilingual("只有一次评价有的结果", "Results of one run alone"), _only_table(data, language)),
        (Bilingual("目标和定义的改动", "Targets and definitions"), _changes_table(data, language)),
        (Bilingual("数据的改动", "Data"), _data_table(data, language)),
        (Bilingual("地区表的改动", "Areas"), _areas_table(data, language)),
    ]
    return [
        (
            f"{title.say(language)}{_how_many(len(table[1]), language, title is found[0][0])}",
            _cut(table, title is found[0][0]),
        )
        for title, table in found
        if table[1]
    ]


def _how_many(count: int, language: Language, is_main: bool) -> str:  # noqa: FBT001  which table
    if is_main or count <= MOST_LISTED:
        return ""
    return Bilingual(f"（{count} 处，列出前 {MOST_LISTED} 处）", f" ({count}, of which {MOST_LISTED} are listed)").say(
        language
    )


def _cut(table: Table, is_main: bool) -> Table:  # noqa: FBT001  which table
    return table if is_main else (table[0], table[1][:MOST_LISTED])


def _only_table(data: Json, language: Language) -> Table:
    columns = (
        Bilingual("指标", "indicator"),
        Bilingual("地区", "area"),
        Bilingual("时期", "period"),
        Bilingual("结论", "verdict"),
        Bilingual("哪次有", "there in"),
        Bilingual("另一次", "the other one has"),
    )
    side = {"first": Bilingual("前", "the first"), "second": Bilingual("后", "the second")}
    rows = [
        [
            one["name"] if language == "zh" else one["name_en"],
            one["area"],
            one["period"],
            words.VERDICT[one["result"]["verdict"]].say(language),
            side[one["in"]].say(language),
            _LACKS[one["lacks"]].say(language),
        ]
        for one in data["only"]
    ]
    return [column.say(language) for column in columns], rows


def _changes_table(data: Json, language: Language) -> Table:
    rows = [
        [
            change["name"] if language == "zh" else change["name_en"],
            _ASPECT[one["aspect"]].say(language) + (f" {one['id']}" if one.get("id") else ""),
            one["first"] or "—",
            one["second"] or "—",
        ]
        for change in data["indicators"]
        for one in (*change["target"], *change["definition"])
    ]
    return [column.say(language) for column in _OF_CHANGES], rows


def _data_table(data: Json, language: Language) -> Table:
    """Return the figures that differ, those on which moved verdicts rest first."""
    mark = words.LIST_MARK.say(language)
    called = {one["indicator"]: one["name"] if language == "zh" else one["name_en"] for one in data["results"]}
    rows = [
        [
            one["name"] if language == "zh" else one["name_en"],
            one["area"],
            one["period"],
            _KIND[one["kind"]].say(language),
            _figure(one["first"], language),
            _figure(one["second"], language),
            mark.join(called[id_] for id_ in one["moved"]),
        ]
        for one in sorted(data["data"], key=lambda one: not one["moved"])
    ]
    rows += [
        [
            one["name"] if language == "zh" else one["name_en"],
            one["area"],
            one["period"],
            Bilingual("记录", "records").say(language),
            f"-{one['removed']}",
            f"+{one['added']}",
            "",
        ]
        for one in data["records"]
    ]
    return [column.say(language) for column in _OF_DATA], rows


def _figure(figure: Json | None, language: Language) -> str:
    if figure is None:
        return "—"
    said = figure["raw"].strip() or ("" if figure["missing"] is None else words.REASON[figure["missing"]].say(language))
    publisher = "" if figure["publisher"] is None else f" {figure['publisher']}"
    return f"{said or '“”'} ({place_text(figure['place'])}{publisher})"


def _areas_table(data: Json, language: Language) -> Table:
    mark = words.LIST_MARK.say(language)
    rows = [
        [
            one["code"],
            "—" if one["first"] is None else one["first"]["name"],
            "—" if one["second"] is None else one["second"]["name"],
            mark.join(
                f"{_ASPECT[aspect].say(language)} {_said(one['first'][aspect])} → {_said(one['second'][aspect])}"
                for aspect in one["aspects"]
            ),
        ]
        for one in data["areas"]
    ]
    return [column.say(language) for column in _OF_AREAS], rows


def _said(value: object) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value)) or "—"
    return "—" if value is None else str(value)


def _lines(data: Json, language: Language) -> list[str]:
    summary = data["summary"]
    found = [
        Bilingual(
            f"结论改变的 {summary['moved']} 个，只有数值等改变的 {summary['changed']} 个，不变的 {summary['same']} 个；只在前一次的 {summary['removed']} 个，只在后一次的 {summary['added']} 个",
            f"verdicts: {summary['moved']} moved, {summary['changed']} with only another value or the like, {summary['same']} the same; "
            f"{summary['removed']} only in the first run, {summary['added']} only in the second",
        ).say(language)
    ]
    by = [f"{FACTOR[factor].say(language)} {count}" for factor, count in summary["moved_by"].items() if count]
    if summary["moved_together"]:
        by.append(
            Bilingual(f"几项合在一起 {summary['moved_together']}", f"several together {summary['moved_together']}").say(
                language
            )
        )
    if by:
        comma = Bilingual("，", ", ").say(language)
        found.append(
            Bilingual("足以单独改变结论的：", "enough alone to move a verdict: ").say(language) + comma.join(by)
        )
    off = [one for one in data["results"] if one["recomputed"] is not None and one["recomputed"]["differs"]]
    if off:
        found.append(
            Bilingual(
                f"{len(off)} 个结果，这里的程序 {data['engine']} 算出来的与当时记录的不同：程序变了，或记录被改过",
                f"{len(off)} {'result is' if len(off) == 1 else 'results are'} not what this program, version {data['engine']}, makes of {'its' if len(off) == 1 else 'their'} inputs: the program changed, or the record was edited",
            ).say(language)
        )
    if not data["inputs_compared"]:
        found.append(
            Bilingual(
                "两次评价没有都附上数据和规格，不能分清是数据、定义还是地区改变了数值；用 dp-rules evidence create 保存各次评价，再比较两份存证",
                "Not both runs come with their inputs: whether data, definition or areas moved a value cannot be told. "
                "Keep runs with dp-rules evidence create, and compare the two bundles",
            ).say(language)
        )
    return found
