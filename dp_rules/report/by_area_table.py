"""Areas held side by side as rows and columns: for people one table for each indicator, for programs one long table."""

from dp_rules.report import pace_words, words
from dp_rules.report.by_area_remarks import lacking_text, outside_text
from dp_rules.report.reasons import reason_text
from dp_rules.report.results_table import limits_text, shown
from dp_rules.report.values import Json, in_words
from dp_rules.text.bilingual import Bilingual, Language

Table = tuple[list[str], list[list[str]]]

ROW = {
    "fails": Bilingual("不符合", "does not count"),
    "open": Bilingual("不明", "may count"),
    "counts": Bilingual("符合", "counts"),
    "left_out": Bilingual("不在其列", "not asked for"),
}
FRAGILE = {
    "one_case": Bilingual("只差一个", "by one case"),
    "rounding": Bilingual("修约可变", "by rounding"),
    "strictness": Bilingual("恰在界上", "just at the limit"),
    "reading": Bilingual("另一种解读可变", "by another reading"),
}
_RANK, _AREA, _PACE, _LACKING, _PART, _REMARKS = (
    Bilingual("名次", "rank"),
    Bilingual("地区", "area"),
    Bilingual("进度", "pace"),
    Bilingual("差多少", "lacking"),
    Bilingual("拖累", "holds back"),
    Bilingual("说明", "remarks"),
)
_COLUMNS = (
    _RANK,
    _AREA,
    Bilingual("数值", "value"),
    Bilingual("差距", "margin"),
    Bilingual("结论", "verdict"),
    _PACE,
    Bilingual("数据", "data"),
    _LACKING,
    _PART,
    _REMARKS,
)
_LONG = (
    Bilingual("编号", "no."),
    Bilingual("标识", "id"),
    Bilingual("指标", "indicator"),
    Bilingual("时期", "period"),
    Bilingual("上级", "within"),
    Bilingual("名次", "rank"),
    Bilingual("地区", "area"),
    Bilingual("代码", "code"),
    Bilingual("数值", "value"),
    Bilingual("准确值", "exact value"),
    Bilingual("目标", "target"),
    Bilingual("差距", "margin"),
    Bilingual("结论", "verdict"),
    Bilingual("进度", "pace"),
    Bilingual("数据", "data"),
    Bilingual("还差个数", "units lacking"),
    Bilingual("单位", "unit"),
    Bilingual("差额", "balance"),
    Bilingual("占拖累的份额", "share of what is lacking"),
    Bilingual("单独达标即转", "turns the area around alone"),
    Bilingual("说明", "remarks"),
)


def group_title(group: Json, language: Language) -> str:
    """Return the heading of an indicator's table: number, name, target, area and period."""
    number = "" if group["no"] is None else f"{group['no']} "
    name = group["name"] if language == "zh" else group["name_en"]
    return f"{number}{name}  {limits_text(group['target']) or group['rule']}  {group['area']}  {group['period']}"


def group_table(group: Json, level: Json, language: Language) -> Table:
    """Return headers and rows, ``level`` being the report's: the areas in order, the area around last; a column in which nothing stands is left out."""
    rows = [_row(row, group, level, language) for row in group["areas"]]
    rows.append([Bilingual("上级", "above").say(language), *_row(group["parent"], group, level, language)[1:]])
    headers = [column.say(language) for column in _COLUMNS]
    complete = words.DATA["complete"].say(language)
    empty = {"", complete}  # that all figures are there is no news
    kept = [at for at in range(len(headers)) if at <= 1 or any(row[at] not in empty for row in rows)]
    return [headers[at] for at in kept], [[row[at] for at in kept] for row in rows]


def _row(row: Json, group: Json, level: Json, language: Language) -> list[str]:
    held = group["holding_back"]
    counted = row["row"]
    return [
        "" if row["rank"] is None else str(row["rank"]),
        row["area"],
        "" if row["value"] is None else in_words(shown(row["value"]), language),
        _margin(row, language),
        words.VERDICT[row["verdict"]].say(language) if counted is None else ROW[counted].say(language),
        _pace(row, language),
        "" if counted is not None else _data(row, language),
        lacking_text(held, row["lacking"]).say(language) if held and row["lacking"] else "",
        _part(row),
        _remarks(row, group, level, language),
    ]


def _margin(row: Json, language: Language) -> str:
    if row["margin"] is None or row["verdict"] == "undetermined":
        return ""
    return in_words(shown(row["margin"]), language)


def _pace(row: Json, language: Language) -> str:
    return "" if row["row"] is not None else pace_words.SHORT[row["pace"]].say(language)


def _data(row: Json, language: Language) -> str:
    said = words.DATA[row["data"]].say(language)
    coverage = row["coverage"]
    return f"{said} {coverage['known']}/{coverage['needed']}" if row["data"] == "partial" and coverage else said


def _part(row: Json) -> str:
    """Return what an area takes from the one around it, and what share that is of all that is taken."""
    if row["share"] is None:
        return ""
    return f"{shown(row['balance'])} ({shown(row['share'])})"


def _remarks(row: Json, group: Json, level: Json, language: Language) -> str:
    parts = []
    if row["outside"] is not None:
        parts.append(outside_text(row, level["name"], level["name_en"]).say(language))
    if row["turns_parent"]:
        area = group["area"]
        parts.append(Bilingual(f"它达标，{area}就达标", f"alone it would turn {area}").say(language))
    if row["reasons"] and row["row"] is None:
        parts.append(reason_text(row["reasons"], language))
    if row["doubtful"]:
        parts.append(Bilingual("数据存疑", "figures are doubtful").say(language))
    if row["impossible"]:
        parts.append(words.IMPOSSIBLE.say(language))
    parts += [FRAGILE[code].say(language) for code in row["fragile"]]
    return Bilingual("；", "; ").say(language).join(parts)


def long_table(data: Json, language: Language) -> Table:
    """Return one row for each indicator, period and area, the area around after those inside."""
    rows = [
        _long_row(row, group, data["level"], language)
        for group in data["groups"]
        for row in (*group["areas"], group["parent"])
    ]
    return [column.say(language) for column in _LONG], rows


def _long_row(row: Json, group: Json, level: Json, language: Language) -> list[str]:
    held, value, share, turns = group["holding_back"], row["value"], row["share"], row["turns_parent"]
    unit = None if held is None else held["unit_name"] if language == "zh" else held["unit_name_en"]
    is_inside = row is not group["parent"]
    return [
        "" if group["no"] is None else str(group["no"]),
        group["indicator"],
        group["name"] if language == "zh" else group["name_en"],
        group["period"],
        group["area"] if is_inside else "",
        "" if row["rank"] is None else str(row["rank"]),
        row["area"],
        row["area_code"],
        "" if value is None else in_words(shown(value), language),
        "" if value is None else value.get("exact", ""),
        limits_text(group["target"]) or group["rule"],
        _margin(row, language),
        words.VERDICT[row["verdict"]].say(language) if row["row"] is None else ROW[row["row"]].say(language),
        _pace(row, language),
        _data(row, language),
        "" if row["lacking"] is None else str(row["lacking"]),
        "" if row["lacking"] is None else unit or "",
        "" if row["balance"] is None else shown(row["balance"]),
        "" if share is None else shown(share),
        "" if turns is None else Bilingual("是" if turns else "否", "yes" if turns else "no").say(language),
        _remarks(row, group, level, language),
    ]


def by_area_summary(data: Json, language: Language) -> str:
    """Return in a line how many areas' results there are of each verdict."""
    counts = data["summary"]
    total = sum(counts.values())
    parts = [f"{words.VERDICT[verdict].say(language)} {counts[verdict]}" for verdict in counts]
    level = Bilingual(data["level"]["name"].partition("（")[0], data["level"]["name_en"]).say(language)
    if any(row["outside"] is not None for group in data["groups"] for row in group["areas"]):
        level = Bilingual("地区", "areas").say(language)
    head = Bilingual(f"各{level}共 {total} 个结论：", f"{total} verdicts of {level}: ").say(language)
    return head + Bilingual("，", ", ").say(language).join(parts)
