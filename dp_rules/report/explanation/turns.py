"""What would turn a verdict, thing by thing, and the two ways of GB/T 8170 to judge it: as plain data and in words."""

from collections.abc import Iterator

from dp_rules.evaluation.judged import Judged, judged_limits
from dp_rules.evaluation.result import Result
from dp_rules.evaluation.turns import OneCase, OtherComparison, OtherReading, OtherRounding, Turn
from dp_rules.evaluation.written import WrittenLimit
from dp_rules.language import core
from dp_rules.language.syntax import Comparator
from dp_rules.language.write import write
from dp_rules.quantity.interval import Interval, Truth, exact
from dp_rules.report import words
from dp_rules.report.explanation.calculation_lines import Line, cited, shown
from dp_rules.report.explanation.steps import Setting, fact_data, unit_name
from dp_rules.report.places import place_data, place_text
from dp_rules.report.reasons import MOST_AREAS
from dp_rules.report.rollup import HOW
from dp_rules.report.values import Json, in_words, interval_data
from dp_rules.text.bilingual import Bilingual, Language

MOST_TURNS = 12


def turns_data(result: Result, setting: Setting) -> list[Json]:
    """Return everything that would turn a decided verdict, each with what the verdict would be."""
    other = "not_met" if result.verdict == "met" else "met"
    return [{"code": turn.code, "verdict": other, **_turn(turn, setting)} for turn in result.turns]


def _turn(turn: Turn, setting: Setting) -> Json:
    match turn:
        case OneCase():
            step = turn.step
            return {
                **_texts(step.node),
                **unit_name(step.node, setting.scope),
                "area": setting.areas.name(step.area) if step.area else None,
                "period": None if step.period is None else str(step.period),
                "how": step.how,
                "change": turn.change,
                "from": str(turn.before),
                "to": str(turn.after),
                "fact": None if step.fact is None else fact_data(step.fact),
            }
        case OtherRounding(limit=limit, value=value, rounded=rounded):
            return {
                **_texts(limit.comparison.node),
                "limit": limit_text(limit, limit.comparator),
                "step": _step_text(limit),
                "value": None if value is None else _shown(value, limit, setting),
                "rounded": None if rounded is None else interval_data(rounded, limit.measure.node.unit, []),
                "rows": list(turn.rows),
            }
        case OtherComparison(limit=limit, other=other):
            return {
                **_texts(limit.comparison.node),
                "limit": limit_text(limit, limit.comparator),
                "other": limit_text(limit, other),
                "rows": list(turn.rows),
            }
        case OtherReading(reading=reading):
            return {
                "rule": reading.rule.text,
                "rule_place": place_data(reading.rule.place),
                "wording": reading.wording,
                "place": reading.plan_place,
            }


def _texts(node: core.Core) -> Json:
    return {"text": write(node), "text_zh": write(node, "zh"), "text_en": write(node, "en")}


def _shown(value: Interval, limit: WrittenLimit, setting: Setting) -> Json:
    return interval_data(value, limit.measure.node.unit, setting.apart_from)


def limit_text(limit: WrittenLimit, comparator: Comparator) -> str:
    """Return a limit with a comparator, as it stands on the right of its measure: ``>= 70%``."""
    side = limit.other_side.node if limit.constant is None else limit.constant
    return f"{comparator} {write(side)}"


def _step_text(limit: WrittenLimit) -> Json | None:
    return None if limit.step is None else interval_data(exact(limit.step), limit.measure.node.unit, [])


def judged_data(result: Result, setting: Setting) -> list[Json]:
    """Return the limits that the rule writes, each judged by the full value and by the rounded one; none without data."""
    if result.verdict == "not_evaluated":
        return []
    return [_judged(one, setting) for one in judged_limits(result.chosen.trace)]


def _judged(one: Judged, setting: Setting) -> Json:
    limit = one.limit
    return {
        **_texts(limit.comparison.node),
        "limit": limit_text(limit, limit.comparator),
        "other": limit_text(limit, one.other),
        "step": _step_text(limit),
        "value": _shown(one.value, limit, setting),
        "rounded": interval_data(one.rounded, limit.measure.node.unit, []),
        "verdicts": {
            "full": _verdict(one.full),
            "rounded": _verdict(one.by_rounding),
            "other": _verdict(one.by_other),
            "other_rounded": _verdict(one.by_both),
        },
    }


def _verdict(truth: Truth) -> str:
    return "undetermined" if truth is None else "met" if truth else "not_met"


# --- in words ------------------------------------------------------------------------------------


def turn_lines(turns: list[Json], language: Language, *, everything: bool) -> Iterator[Line]:
    """Yield a line for each thing that would turn the verdict."""
    told = turns if everything else turns[:MOST_TURNS]
    for turn in told:
        then = words.VERDICT[turn["verdict"]].say(language)
        left, right = _WORDS[turn["code"]](turn, language)
        colon = Bilingual("：", ": ").say(language)
        yield Line(0, f"{in_words(left, language)}{colon}{then}", right)
    if len(told) < len(turns):
        rest = len(turns) - len(told)
        more = Bilingual(f"… 另有 {rest} 项，用 --all 展开", f"… {rest} more; --all shows them")
        yield Line(0, more.say(language), is_hint=True)


def _one_case(turn: Json, language: Language) -> tuple[str, str]:
    name = str(turn["text_zh"] if language == "zh" else turn["text_en"]).replace("`", "")
    where = f"{turn['area']} {turn['period']}" if turn["area"] else ""
    more = turn["change"] > 0
    said = Bilingual(
        f"{name} {'多' if more else '少'} 1（{turn['from']} → {turn['to']}）",
        f"{name} {turn['from']} → {turn['to']} (one {'more' if more else 'fewer'})",
    ).say(language)
    if turn["fact"] is not None:
        return said, cited(turn["fact"], language)
    how = HOW[turn["how"]].say(language) if turn["how"] else ""
    return said, "  ".join(part for part in (where, how) if part)


def _rounding(turn: Json, language: Language) -> tuple[str, str]:
    if turn["value"] is None:
        said = Bilingual(
            f"每行的值修约到 {turn['step']['display']} 再与“{turn['limit']}”比较",
            f'the value of each row rounded to {turn["step"]["display"]} and then compared: "{turn["limit"]}"',
        )
        return said.say(language), _rows(turn, language)
    value, rounded = shown(turn["value"]), shown(turn["rounded"])
    said = Bilingual(
        f"修约到 {turn['step']['display']} 再比较：{value} → {rounded}，{rounded} {turn['limit']}",
        f"rounded to {turn['step']['display']} and then compared: {value} → {rounded}, {rounded} {turn['limit']}",
    )
    return said.say(language), ""


def _strictness(turn: Json, language: Language) -> tuple[str, str]:
    said = Bilingual(f"“{turn['limit']}”写作“{turn['other']}”", f'"{turn["other"]}" instead of "{turn["limit"]}"')
    if turn["rows"]:
        said = Bilingual(f"每行的{said.zh}", f"in each row {said.en}")
    return said.say(language), _rows(turn, language)


def _reading(turn: Json, language: Language) -> tuple[str, str]:
    said = Bilingual(f"按“{turn['wording']}”（{turn['rule']}）", f'read as "{turn["wording"]}" ({turn["rule"]})')
    return said.say(language), f"{turn['place']}  {place_text(turn['rule_place'])}"


def _rows(turn: Json, language: Language) -> str:
    rows = turn["rows"]
    named = words.LIST_MARK.say(language).join(rows[:MOST_AREAS]) + ("…" if len(rows) > MOST_AREAS else "")
    return (
        Bilingual(f"改变的 {len(rows)} 行：{named}", f"{len(rows)} rows change: {named}").say(language) if rows else ""
    )


_WORDS = {"one_case": _one_case, "rounding": _rounding, "strictness": _strictness, "reading": _reading}


def judged_lines(judged: list[Json], language: Language, *, everything: bool) -> Iterator[Line]:
    """Yield both ways to judge where rounding brings the value to its limit or past it, or of every limit."""
    for one in judged:
        verdicts = one["verdicts"]
        at_the_limit = verdicts["rounded"] != verdicts["full"] or verdicts["other_rounded"] != verdicts["other"]
        if not everything and not at_the_limit:
            continue
        value, rounded, step = shown(one["value"]), shown(one["rounded"]), one["step"]["display"]
        full = Bilingual("全数值比较法（本程序采用）", "comparison of full values (the one used)").say(language)
        yield Line(0, f"{full}  {value} {one['limit']}", words.VERDICT[verdicts["full"]].say(language))
        way = Bilingual("修约值比较法", "comparison of rounded values").say(language)
        stays = one["rounded"] == one["value"]
        zh = f"修约到 {step} 不变" if stays else f"{value} → {rounded}（修约到 {step}），{rounded} {one['limit']}"
        en = (
            f"the same rounded to {step}"
            if stays
            else f"{value} → {rounded} (rounded to {step}), {rounded} {one['limit']}"
        )
        yield Line(0, f"{way}  {Bilingual(zh, en).say(language)}", words.VERDICT[verdicts["rounded"]].say(language))
        if verdicts["other_rounded"] not in {verdicts["rounded"], verdicts["other"]}:
            said = Bilingual(
                f"若写作“{one['other']}”，修约值比较法  {rounded} {one['other']}",
                f'if it were "{one["other"]}", rounded values  {rounded} {one["other"]}',
            )
            yield Line(0, said.say(language), words.VERDICT[verdicts["other_rounded"]].say(language))
