"""A comparison of two plans to be read: a row for each pair that differs, what is long under the table."""

from collections.abc import Iterator

from dp_rules.report.aligned import aligned
from dp_rules.report.lineage import guard_words
from dp_rules.report.places import place_text
from dp_rules.report.tables import table_text
from dp_rules.report.values import Json
from dp_rules.report.words import COMMITMENT, LIST_MARK
from dp_rules.text.bilingual import Bilingual, Language
from dp_rules.text.safe import on_one_line
from dp_rules.text.width import display_width

_ASPECT = {
    "id": Bilingual("标识", "id"),
    "name": Bilingual("名称", "name"),
    "due": Bilingual("到期", "due"),
    "commitment": Bilingual("性质", "kind"),
    "milestones": Bilingual("阶段目标", "milestones"),
    "guard": Bilingual("对下级的规定", "what plans below may do"),
    "no": Bilingual("编号", "no."),
    "readings": Bilingual("另一种解读", "other readings"),
    "wording": Bilingual("原文", "wording"),
    "place": Bilingual("出处", "place"),
    "also": Bilingual("同见", "also in"),
    "baseline": Bilingual("基期", "baseline"),
    "lead": Bilingual("牵头", "lead"),
    "with": Bilingual("参与", "with"),
    "department_place": Bilingual("部门出处", "departments named in"),
    "totals": Bilingual("合计数算法", "totals"),
    "method": Bilingual("方法原文", "method"),
    "measure_reason": Bilingual("算法不同的理由", "reason of the measure"),
}
_HEAD = {
    "name": Bilingual("计划名称", "name of the plan"),
    "name_en": Bilingual("英文名称", "English name"),
    "area": Bilingual("地区", "area"),
    "area_code": Bilingual("地区代码", "area code"),
    "first_year": Bilingual("起始年", "first year"),
    "last_year": Bilingual("终止年", "last year"),
}
_ITEM = {
    "unit": Bilingual("单位", "unit"),
    "kind": Bilingual("时期或时点", "kind"),
    "calendar": Bilingual("统计年度", "calendar"),
    "subset_of": Bilingual("所属整体", "part of"),
    "not_applicable": Bilingual("“不适用”算作", "“not applicable” counts as"),
}
_LONGEST_IN_A_CELL = 24


def labels(data: Json, language: Language) -> tuple[str, str]:
    """Return short names for the two plans: their areas, or ids, or files, whichever first tells them apart."""
    first, second = data["first"], data["second"]
    for key in ("area", "id"):
        if first[key] != second[key]:
            return on_one_line(first[key]), on_one_line(second[key])
    if first["files"][0] != second["files"][0]:
        return on_one_line(first["files"][0]), on_one_line(second["files"][0])
    return Bilingual("甲", "A").say(language), Bilingual("乙", "B").say(language)


def standing_word(pair: Json, names: tuple[str, str], language: Language) -> str:
    """Return how the second plan's target stands to the first's, in words."""
    first, second = names
    renamed = {"id", "name"} & {difference["aspect"] for difference in pair["differences"]}
    word = {
        "same": Bilingual("相同", "the same"),
        "stricter": Bilingual(f"{second}更严", f"{second} stricter"),
        "weaker": Bilingual(f"{second}更宽", f"{second} weaker"),
        "other": Bilingual("互不包含", "neither implies the other"),
        "other_measure": Bilingual("算法不同", "measured differently"),
        "missing": Bilingual(f"只在{first}", f"only in {first}"),
        "added": Bilingual(f"只在{second}", f"only in {second}"),
    }[pair["standing"]]
    return word.say(language) + (Bilingual("，改名", ", renamed").say(language) if renamed else "")


def shown_pairs(data: Json, *, everything: bool) -> list[Json]:
    """Return the pairs that differ in their target, or with ``everything`` in anything."""
    return [pair for pair in data["indicators"] if _is_shown(pair, everything=everything)]


def _is_shown(pair: Json, *, everything: bool) -> bool:
    return pair["standing"] != "same" or any(everything or one["of_the_target"] for one in pair["differences"])


def comparison_table(data: Json, language: Language, *, everything: bool) -> tuple[list[str], list[list[str]]]:
    """Return the pairs that differ as headers and rows, complete in themselves: for Markdown and CSV."""
    names = labels(data, language)
    rows = []
    for pair in shown_pairs(data, everything=everything):
        first, second = pair["first"], pair["second"]
        differs = [
            f"{what}: {one} → {other}" for what, one, other in _differences(pair, language, everything=everything)
        ]
        differs += [text for text, _ in _item_texts(pair, language)]
        key = "rule" if pair["standing"] == "other_measure" else "target"
        rows.append(
            [
                _number(pair),
                _name(first or second, language),
                (first or second)["indicator"],
                standing_word(pair, names, language),
                _target(first, key),
                _target(second, key),
                Bilingual("；", "; ").say(language).join(differs),
                "" if first is None else place_text(first["rule_place"]),
                "" if second is None else place_text(second["rule_place"]),
            ]
        )
    return _headers(names, language), rows


def _headers(names: tuple[str, str], language: Language) -> list[str]:
    first, second = names
    columns = (
        Bilingual("编号", "no."),
        Bilingual("指标", "indicator"),
        Bilingual("标识", "id"),
        Bilingual("比较", "comparison"),
        Bilingual(first, first),
        Bilingual(second, second),
        Bilingual("其他不同", "also different"),
        Bilingual(f"{first}出处", f"place, {first}"),
        Bilingual(f"{second}出处", f"place, {second}"),
    )
    return [column.say(language) for column in columns]


def comparison_text(data: Json, language: Language, *, everything: bool) -> str:
    """Return the comparison for the screen: which plans, a table, what is too long for it, and a summary."""
    names = labels(data, language)
    parts = [_title(side, language) for side in (data["first"], data["second"])]
    pairs = shown_pairs(data, everything=everything)
    if pairs:
        rows = [_screen_row(pair, names, language, everything=everything) for pair in pairs]
        headers = _headers(names, language)
        kept = [column for column in range(len(headers)) if column != _ID and any(row[column] for row in rows)]
        parts += [
            "",
            table_text([headers[column] for column in kept], [[row[column] for column in kept] for row in rows]),
        ]
    lines = [*_head_lines(data, names, language)] if everything else []
    for pair in pairs:
        lines += _detail_lines(pair, names, language, everything=everything)
    if lines:
        parts += ["", *aligned(lines)]
    return "\n".join([*parts, "", summary_text(data, language, everything=everything)])


_ID = 2


def _title(plan: Json, language: Language) -> str:
    name = plan["name"] if language == "zh" else plan["name_en"]
    return on_one_line(f"{name}  {plan['area']}  {plan['first_year']}–{plan['last_year']}  {plan['files'][0]}")


def _screen_row(pair: Json, names: tuple[str, str], language: Language, *, everything: bool) -> list[str]:
    first, second = pair["first"], pair["second"]
    differs = []
    for what, one, other in _differences(pair, language, everything=everything):
        text = f"{what} {one} → {other}"
        differs.append(text if display_width(text) <= _LONGEST_IN_A_CELL else what)
    return [
        _number(pair),
        _name(first or second, language),
        (first or second)["indicator"],
        standing_word(pair, names, language),
        _target(first, "target"),
        _target(second, "target"),
        Bilingual("；", "; ").say(language).join(differs),
        "" if first is None else place_text(first["rule_place"]),
        "" if second is None else place_text(second["rule_place"]),
    ]


def _head_lines(data: Json, names: tuple[str, str], language: Language) -> Iterator[tuple[int, str, str]]:
    for difference in data["plan"]:
        key = difference["aspect"]
        what = _HEAD[key].say(language) if key in _HEAD else key
        yield 0, what, ""
        for name, side in zip(names, ("first", "second"), strict=True):
            yield 1, f"{name}  {difference[side] or '—'}", ""


def _detail_lines(
    pair: Json, names: tuple[str, str], language: Language, *, everything: bool
) -> Iterator[tuple[int, str, str]]:
    """Yield what is too long for the table: both measures, items defined differently, long texts."""
    first, second = pair["first"], pair["second"]
    if first is None or second is None:
        return
    lines: list[tuple[int, str, str]] = []
    if pair["standing"] == "other_measure":
        lines += [
            (1, f"{name}  {side['rule']}", place_text(side["rule_place"]))
            for name, side in zip(names, (first, second), strict=True)
        ]
        lines += [(1, *item) for item in _item_texts(pair, language)]
    for what, one, other in _differences(pair, language, everything=everything):
        if display_width(f"{what} {one} → {other}") > _LONGEST_IN_A_CELL:
            lines += [(1, what, ""), (2, f"{names[0]}  {one}", ""), (2, f"{names[1]}  {other}", "")]
    if lines:
        yield 0, f"{_number(pair):>3}  {_name(first, language)}", ""
        yield from lines


def _differences(pair: Json, language: Language, *, everything: bool) -> Iterator[tuple[str, str, str]]:
    for difference in pair["differences"]:
        if everything or difference["of_the_target"]:
            aspect = difference["aspect"]
            one, other = (_in_words(aspect, difference[side], language) for side in ("first", "second"))
            yield _ASPECT[aspect].say(language), one, other


def _in_words(aspect: str, text: str | None, language: Language) -> str:
    if text is None:
        return "—"
    if aspect == "commitment":
        return COMMITMENT[text].say(language)
    return guard_words(text, language) if aspect == "guard" else text


def _item_texts(pair: Json, language: Language) -> Iterator[tuple[str, str]]:
    """Yield in what the definitions of an item differ, with the places of both."""
    for item in pair["items"]:
        said = [
            f"{_ITEM[difference['aspect']].say(language)} {difference['first'] or '—'} → {difference['second'] or '—'}"
            for difference in item["differences"]
        ]
        what = Bilingual(f"数据项 {item['id']}：", f"item {item['id']}: ").say(language)
        places = f"{place_text(item['first_place'])}  {place_text(item['second_place'])}"
        yield what + LIST_MARK.say(language).join(said), places


def _target(side: Json | None, key: str) -> str:
    return "—" if side is None else str(side[key] or side["rule"])


def _number(pair: Json) -> str:
    number = (pair["first"] or pair["second"])["no"]
    return "·" if number is None else str(number)


def _name(side: Json, language: Language) -> str:
    return str(side["name"] if language == "zh" else side["name_en"])


def summary_text(data: Json, language: Language, *, everything: bool) -> str:
    """Return how many pairs stand how, and whether more differs than is shown."""
    names = labels(data, language)
    count, total = data["summary"], len(data["indicators"])
    beside = [pair for pair in data["indicators"] if pair["differences"] and not _is_shown(pair, everything=False)]
    if data["identical"]:
        return Bilingual(
            f"两个计划相同：{total} 项指标没有差别", f"the plans are the same: {total} indicators, no difference"
        ).say(language)
    parts = [
        standing_word({"standing": standing, "differences": []}, names, language) + f" {count[standing]}"
        for standing in count
        if count[standing]
    ]
    text = Bilingual("、", ", ").say(language).join(parts)
    text = Bilingual(f"{total} 项指标：{text}", f"{total} indicators: {text}").say(language)
    if not everything and (beside or data["plan"]):
        aspects = {difference["aspect"] for pair in beside for difference in pair["differences"]}
        what = LIST_MARK.say(language).join(word.say(language) for aspect, word in _ASPECT.items() if aspect in aspects)
        more = Bilingual(
            f"目标相同的，有 {len(beside)} 项有别的不同（{what}）：加 --all 列出",
            f"of those with the same target {len(beside)} differ otherwise ({what}): --all shows them",
        )
        head = Bilingual(
            "计划的名称、年份等不同：加 --all 列出",
            "name, years and the like of the plans differ: --all shows them",
        )
        text += "\n" + (more if beside else head).say(language)
    return text
