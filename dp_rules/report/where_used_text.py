"""Where a datum is used, as text or Markdown: the data, then a line for each verdict."""

from dp_rules.report.aligned import aligned
from dp_rules.report.markdown import escaped
from dp_rules.report.places import place_text
from dp_rules.report.tables import table_markdown, table_text
from dp_rules.report.values import Json
from dp_rules.report.words import LIST_MARK, VERDICT
from dp_rules.text.bilingual import Bilingual, Language
from dp_rules.text.safe import brief, on_one_line

MOST_DATA = 20
MOST_USES = 100
ROLE = {
    "chosen": Bilingual("结论由它算出", "computed from it"),
    "bound": Bilingual("限定缺的数", "bounds what is missing"),
    "beside": Bilingual("旁证", "stands beside"),
    "reading": Bilingual("另一种解读", "in another reading"),
    "baseline": Bilingual("基期值", "in the baseline"),
    "passed_over": Bilingual("没有采用的来源", "passed over for another publisher"),
    "gate": Bilingual("数据检查", "in a gate"),
}
_MILESTONE = Bilingual("阶段目标", "in a milestone")
_COLUMNS = (
    Bilingual("结论", "verdict"),
    Bilingual("编号", "no."),
    Bilingual("指标", "indicator"),
    Bilingual("地区", "area"),
    Bilingual("时期", "period"),
    Bilingual("怎样用到", "how"),
    Bilingual("决定结论", "decides"),
)
_DATUM = Bilingual("数据", "datum")


def where_used_text(data: Json, language: Language, *, everything: bool = False) -> str:
    """Return where data are used as text."""
    lines = [on_one_line(_title(data, language))]
    lines += [
        f"  {line}"
        for line in aligned([(0, left, right) for left, right in _data(data, language, everything=everything)])
    ]
    rows = _rows(data, language, everything=everything)
    if rows:
        lines += ["", *(line.rstrip() for line in table_text(_headers(data, language), rows).splitlines())]
    lines += [on_one_line(line) for line in _closing(data, len(rows), language)]
    return "\n".join(lines)


def where_used_markdown(data: Json, language: Language, *, everything: bool = False) -> str:
    """Return where data are used as Markdown, everything from outside escaped."""
    lines = [f"## {escaped(_title(data, language))}", ""]
    for left, right in _data(data, language, everything=everything):
        lines.append(f"- {escaped(left)}" + (f" — {escaped(right)}" if right else ""))
    rows = _rows(data, language, everything=everything)
    if rows:
        lines += ["", table_markdown(_headers(data, language), rows).rstrip("\n")]
    for line in _closing(data, len(rows), language):
        lines += ["", escaped(line)]
    return "\n".join(lines) + "\n"


def _title(data: Json, language: Language) -> str:
    text, verdicts, decided = brief(data["wanted"]["text"]), data["summary"]["verdicts"], data["summary"]["decided"]
    return Bilingual(
        f"{text}  用在 {verdicts} 个结论里，其中 {decided} 个取决于它",
        f"{text}  takes part in {verdicts} verdict{'' if verdicts == 1 else 's'}; {decided} rest{'s' if decided == 1 else ''} on it",
    ).say(language)


def _data(data: Json, language: Language, *, everything: bool) -> list[tuple[str, str]]:
    """Return the data asked after, with their places."""
    told = data["data"] if everything else data["data"][:MOST_DATA]
    lines = [(f"{_item(one, language)}  {one['area']} {one['period']}", _cited(one)) for one in told]
    left_out = len(data["data"]) - len(told)
    if left_out:
        lines.append((Bilingual(f"… 另有 {left_out} 个数，用 --all 展开", f"… {left_out} more data; --all shows them").say(language), ""))  # fmt: skip
    return lines


def _item(datum: Json, language: Language) -> str:
    return str((datum["item_name"] if language == "zh" else datum["item_name_en"]) or datum["item"])


def _cited(datum: Json) -> str:
    raw = datum["raw"].strip()
    place, publisher = place_text(datum["place"]), f"  {datum['publisher']}" if datum["publisher"] else ""
    return f'{place}  "{raw}"{publisher}' if raw else f"{place}{publisher}"


def _headers(data: Json, language: Language) -> list[str]:
    columns = [*_COLUMNS, _DATUM] if len(data["data"]) > 1 else _COLUMNS
    return [column.say(language) for column in columns]


def _rows(data: Json, language: Language, *, everything: bool) -> list[list[str]]:
    told = data["uses"] if everything else data["uses"][:MOST_USES]
    several = len(data["data"]) > 1
    return [_row(use, language, several=several) for use in told]


def _row(use: Json, language: Language, *, several: bool) -> list[str]:
    roles = [ROLE[role].say(language) for role in use["roles"]]
    roles += [_MILESTONE.say(language)] if use["milestone"] else []
    yes = Bilingual("是", "yes") if use["decides"] else Bilingual("否", "no")
    row = [
        VERDICT[use["verdict"]].say(language),
        "" if use["no"] is None else str(use["no"]),
        str(use["name"] if language == "zh" else use["name_en"]),
        use["area"],
        use["period"],
        LIST_MARK.say(language).join(roles),
        yes.say(language),
    ]
    datum = use["datum"]
    return (
        [*row, f"{_item(datum, language)} {datum['area']} {datum['period']}  {place_text(datum['place'])}"]
        if several
        else row
    )


def _closing(data: Json, told: int, language: Language) -> list[str]:
    """Return what is to be said beneath: how many lines are folded, or why there is none."""
    left_out = len(data["uses"]) - told
    if left_out:
        return [
            Bilingual(f"… 另有 {left_out} 行，用 --all 展开", f"… {left_out} more lines; --all shows them").say(
                language
            )
        ]
    if data["remark"] is not None:
        return [data["remark"][language]]
    if not data["uses"]:
        none = Bilingual(
            "在所评价的指标、地区和时期里，没有结论用到它",
            "no verdict of the indicators, areas and periods asked for uses it",
        )
        return [none.say(language)]
    return []
