"""What a department has to do next, in one plain sentence: made of the entry, for one department."""

from typing import Final

from dp_rules.quantity.period import Period, read_period
from dp_rules.report.pace_words import REASON as PACE_REASON
from dp_rules.report.reasons import open_rows_text
from dp_rules.report.results_table import shown
from dp_rules.report.values import Json, in_words
from dp_rules.report.words import REASON
from dp_rules.report.worklist.lack import brief_lack
from dp_rules.report.worklist.worklist_words import COLON, COMMA, SEMICOLON, joined
from dp_rules.text.bilingual import Bilingual

MOST_ITEMS = 3
MOST_AREAS = 6
_TO_BE_ASKED: Final = frozenset({"no_data", "blank", "suppressed", "not_collected"})
"""Reasons for which a figure has to be given; for the others the figure given has to be put right."""

_LIST: Final = Bilingual("、", ", ")
_NOTHING: Final = Bilingual("", "")


def next_step(entry: Json, department: str | None) -> Bilingual:
    """Return what ``department`` has to do about an entry; its own figures it reports, those of others it asks for."""
    if entry["verdict"] in {"undetermined", "not_evaluated"}:
        return _get_data(entry, department)
    parts = [_by_situation(entry)]
    if entry["situation"] in {"missed", "milestone_missed", "slipped", "regressing"}:
        parts.append(Bilingual("提出整改措施和时限", "say what will be done and by when"))
    return _whole(parts)


def _whole(parts: list[Bilingual]) -> Bilingual:
    return joined([part for part in parts if part.zh], SEMICOLON)


# ── what is not known ──


def _get_data(entry: Json, department: str | None) -> Bilingual:
    lengths = [reason for reason in entry["reasons"] if reason["code"] == "period_length"]
    if lengths:
        return _another_period(entry, lengths[0]["period"])  # no figure of this period would help
    parts = [*_requests(entry, department), *_bounds(entry), *_zero(entry)]
    deciding = deciding_text(entry)
    return _whole([*parts, deciding]) if parts or deciding.zh else _reported(entry)


def _requests(entry: Json, department: str | None) -> list[Bilingual]:
    """Return one request for what the same departments owe of the same period and areas."""
    groups: dict[tuple[tuple[str, ...], str, str, tuple[str, ...]], list[Json]] = {}
    for one in entry["missing"]:
        reason = "" if one["reason"] in _TO_BE_ASKED else one["reason"]
        key = (tuple(one["suppliers"]), reason, one["period"], tuple(place["area"] for place in one["areas"]))
        groups.setdefault(key, []).append(one)
    return [_request(entry, department, key, items) for key, items in groups.items()]


def _request(
    entry: Json,
    department: str | None,
    key: tuple[tuple[str, ...], str, str, tuple[str, ...]],
    items: list[Json],
) -> Bilingual:
    suppliers, reason, period, areas = key
    figures = _figures(items, period)
    inside = [] if areas == (entry["area"],) else list(areas)
    where = _NOTHING if not inside else joined([COLON, _some(inside)], _NOTHING)
    is_own = not suppliers or department in suppliers
    if reason:
        why = REASON[reason]
        whom = _NOTHING if is_own else Bilingual(f"请{'、'.join(suppliers)}", f"ask {', '.join(suppliers)} to ")
        return Bilingual(
            f"{whom.zh}更正{figures.zh}（{why.zh}）{where.zh}", f"{whom.en}correct {figures.en} ({why.en}){where.en}"
        )
    if not is_own:
        return Bilingual(
            f"向{'、'.join(suppliers)}催报{figures.zh}{where.zh}",
            f"ask {', '.join(suppliers)} for {figures.en}{where.en}",
        )
    return Bilingual(
        f"{'催报' if inside else '报送'}{figures.zh}{where.zh}",
        f"{'collect' if inside else 'report'} {figures.en}{where.en}",
    )


def _figures(items: list[Json], period: str) -> Bilingual:
    named = [what(one) for one in items[:MOST_ITEMS]]
    zh, en = "、".join(one.zh for one in named), ", ".join(one.en for one in named)
    if len(items) > MOST_ITEMS:
        zh, en = f"{zh}等 {len(items)} 项", f"{en} and {len(items) - MOST_ITEMS} more"
    return Bilingual(f" {period_text(period).zh}{zh}", f"{en}, {period}")


def _bounds(entry: Json) -> list[Bilingual]:
    """Return that a figure has to be told exactly where only a bound is given."""
    found = []
    for reason in entry["reasons"]:
        if reason["code"] != "bound":
            continue
        of = name(reason) if reason["item"] else Bilingual(entry["name"], entry["name_en"])
        period = reason["period"] or entry["period"]
        raw = "" if reason["raw"] is None else reason["raw"].strip()
        zh_now, en_now = (f"现报“{raw}”", f'"{raw}"') if raw else ("现报的", "what is given")
        inside = reason["areas"] if reason["areas"] != [entry["area"]] else []
        where = _NOTHING if not inside else joined([COLON, _some(inside)], _NOTHING)
        found.append(
            Bilingual(
                f"报送 {period_text(period).zh}{of.zh}的准确数（{zh_now}只是范围）{where.zh}",
                f"report the exact figure of {of.en}, {period} ({en_now} is only a bound){where.en}",
            )
        )
    return found


def _zero(entry: Json) -> list[Bilingual]:
    """Return that a denominator has to be looked at; one that may be 0 only because it is missing is asked for instead."""
    codes = {"zero_denominator", "no_rows"} | (set() if entry["missing"] else {"denominator_may_be_zero"})
    return [
        Bilingual(
            f"核对{name(reason).zh}：{REASON[reason['code']].zh}",
            f"check {name(reason).en}: {REASON[reason['code']].en}",
        )
        for reason in entry["reasons"]
        if reason["code"] in codes and reason["item"]
    ]


def _another_period(entry: Json, base: str | None) -> Bilingual:
    """Return that a rule about another period has to be asked of one as long as that."""
    with_ = period_text(entry["period"] if base is None else base)
    found = None if base is None else read_period(base)
    is_year = found is not None and not found.quarter and not found.month
    how = (
        Bilingual("按全年评价", "evaluate a whole year")
        if is_year
        else Bilingual("按同样长短的时期评价", "evaluate a period of the same length")
    )
    now = period_text(entry["period"])
    return Bilingual(
        f"{how.zh}：规则与{' ' if with_.zh[:1].isdigit() else ''}{with_.zh}相比，{now.zh}与它长短不同",
        f"{how.en}: the rule compares with {with_.en}, and {now.en} is not as long",
    )


def _reported(entry: Json) -> Bilingual:
    """Return that the indicator's own figure has to be given or put right, with the reason."""
    why = joined([REASON[reason["code"]] for reason in entry["reasons"]], _LIST)
    period = period_text(entry["period"]).zh
    zh_why, en_why = (f"（{why.zh}）", f" ({why.en})") if why.zh else ("", "")
    return Bilingual(f"报送 {period}{entry['name']}{zh_why}", f"report {entry['name_en']}, {entry['period']}{en_why}")


def deciding_text(entry: Json) -> Bilingual:
    """Return which value would decide an open verdict: of the missing parts together, of the one that is missing, or of how many of the open areas."""
    deciding = entry["deciding"]
    if deciding is None:
        return _NOTHING if entry["open_rows"] is None else open_rows_text(entry["open_rows"])
    most = Bilingual("至少", "at least") if deciding["comparator"] == ">=" else Bilingual("至多", "at most")
    rest, of = deciding["rest"], name(deciding)
    if rest is None:
        return Bilingual(
            f"{of.zh}{most.zh} {deciding['value']} 即达标，否则未达标",
            f"met with {most.en} {deciding['value']} {of.en}, otherwise not",
        )
    several = rest["areas"] if len(rest["areas"]) > 1 else rest["periods"]
    if len(several) <= 1:
        where = "、".join(rest["areas"])
        return Bilingual(
            f"{where}的{of.zh}{most.zh} {rest['value']} 即达标，否则未达标",
            f"met with {most.en} {rest['value']} {of.en} in {where}, otherwise not",
        )
    zh_kind, en_kind = ("个地区", "areas") if several is rest["areas"] else ("个时期", "periods")
    return Bilingual(
        f"缺的 {len(several)} {zh_kind}的{of.zh}合计{most.zh} {rest['value']} 即达标，否则未达标",
        f"met if {of.en} of the {len(several)} missing {en_kind} come to {most.en} {rest['value']} together, otherwise not",
    )


# ── what is known and falls short ──


def _by_situation(entry: Json) -> Bilingual:
    lack = _NOTHING if entry["lack"] is None else brief_lack(entry["lack"], is_named=entry["behind"] is None)
    milestone = entry["due"]["milestone"]
    target = target_text(entry)
    year = entry["due"]["year"]
    match entry["situation"]:
        case "missed":
            ended = Bilingual(f"{year} 年底已到期", f"due at the end of {year}")
            return joined([part for part in (ended, lack) if part.zh], COMMA)
        case "milestone_missed":
            short = _NOTHING if milestone["lack"] is None else brief_lack(milestone["lack"])
            ended = Bilingual(
                f"{milestone['year']} 年的阶段目标（{milestone['target']}）已到期",
                f"the milestone of {milestone['year']} ({milestone['target']}) was due",
            )
            return joined([part for part in (ended, short) if part.zh], COMMA)
        case _:
            still = joined([part for part in (target, lack) if part.zh], COMMA)
            aim = Bilingual(f"{year} 年底前须达到 {still.zh}", f"by the end of {year}: {still.en}")
            return _whole([_by_pace(entry), aim, _not_assessable(entry)])


def _by_pace(entry: Json) -> Bilingual:
    """Return how the value stands to its baseline, or to what is expected of it by now."""
    pace, baseline = entry["pace"], entry["pace"]["baseline"]
    match pace["state"]:
        case "slipped":
            before = period_text(baseline["period"]).zh
            return Bilingual(f"{before}已达标，现又不达标", f"met in {baseline['period']} and no longer")
        case "regressing" if baseline is not None and baseline["value"] is not None:
            was, before = value_text(baseline["value"]), period_text(baseline["period"]).zh
            return Bilingual(
                f"{before}为 {was.zh}，现在离目标更远",
                f"further from the target than the {was.en} of {baseline['period']}",
            )
        case "behind" if entry["behind"] is not None and pace["expected"] is not None:
            expected, short = value_text(pace["expected"]["value"]), brief_lack(entry["behind"])
            now = period_text(entry["period"]).zh
            return Bilingual(
                f"按进度，{now}应到 {expected.zh}，{short.zh}",
                f"{expected.en} is expected by {entry['period']}, {short.en}",
            )
    return _NOTHING


def _not_assessable(entry: Json) -> Bilingual:
    """Return why nobody can say whether the pace is enough."""
    reason = entry["pace"]["reason"]
    if entry["situation"] != "not_met" or reason is None:
        return _NOTHING
    why = PACE_REASON[reason]
    return Bilingual(f"进度无法评估：{why.zh}", f"the pace cannot be assessed: {why.en}")


# ── words ──


def target_text(entry: Json) -> Bilingual:
    """Return the target as it is shown: ``> 70%``."""
    signs = {">": ">", ">=": "≥", "<": "<", "<=": "≤", "=": "=", "!=": "≠"}
    text = ", ".join(f"{signs[one['comparator']]} {one['display']}" for one in entry["target"]) or entry["rule"]
    return Bilingual(text, text)


def value_text(value: Json | None) -> Bilingual:
    """Return a value as it is shown."""
    return _NOTHING if value is None else Bilingual(in_words(shown(value), "zh"), in_words(shown(value), "en"))


def name(thing: Json) -> Bilingual:
    """Return the names of an item; its id where it has none."""
    zh = thing["item_name"] or thing["item"] or ""
    return Bilingual(zh, thing["item_name_en"] or zh)


def what(missing: Json) -> Bilingual:
    """Return what is missing in words; of a level of areas the figures of each area are."""
    of = name(missing)
    match missing["kind"]:
        case "level":
            return Bilingual(f"分{of.zh}的数", f"the figures by {of.en}")
        case "records":
            return Bilingual(f"“{of.zh}”个案表", f"the records of {of.en}")
    return of


def period_text(period: str) -> Bilingual:
    """Return a period as a sentence has it: ``2023 年``, ``2023 年第 2 季度``."""
    found = read_period(period)
    return Bilingual(period if found is None else _in_chinese(found), period)


def _in_chinese(period: Period) -> str:
    if period.quarter:
        return f"{period.year} 年第 {period.quarter} 季度"
    if period.from_start:
        return f"{period.year} 年 1—{period.month} 月"
    return f"{period.year} 年 {period.month} 月" if period.month else f"{period.year} 年"


def _some(areas: list[str]) -> Bilingual:
    """Return the first areas by name, and how many there are."""
    some, more = areas[:MOST_AREAS], len(areas) > MOST_AREAS
    zh, en = "、".join(some), ", ".join(some)
    return (
        Bilingual(f"{zh}等 {len(areas)} 个", f"{en} and {len(areas) - MOST_AREAS} more") if more else Bilingual(zh, en)
    )
