"""What would change a verdict, in words: the most fragile first, of each kind no more than a few unless all are asked for."""

from collections.abc import Iterator
from itertools import groupby

from dp_rules.report import words
from dp_rules.report.explanation.calculation_lines import Line
from dp_rules.report.gates import GATE
from dp_rules.report.places import place_text
from dp_rules.report.values import Json, in_words
from dp_rules.report.words import LIST_MARK
from dp_rules.text.bilingual import Bilingual, Language
from dp_rules.text.safe import brief

MOST_LINES = 5
MOST_NAMED = 6
TITLE = Bilingual("什么会改变结论", "what would change it")
_OBSTACLE = {
    "exceeds_its_whole": Bilingual("不能超过{}的 {}", "no more than {} ({})"),
    "below_its_part": Bilingual("不能低于{}的 {}", "no less than {} ({})"),
}
NOT_ALONE = Bilingual("单独不能决定", "does not decide alone")
_COLON = Bilingual("：", ": ")
WHY = {
    "not_evaluated": Bilingual(
        "没有评价，也就说不出什么会改变结论：先补齐上面所缺的", "it was not evaluated: first what is lacking above"
    ),
    "none_alone_decided": Bilingual("单独改变任何一个数，都不改变结论", "no change of one figure alone would turn it"),
    "none_alone_open": Bilingual(
        "不明的 {} 个数，没有一个能单独决定结论", "{} figures are open, and none decides alone"
    ),
    "not_worked_out": Bilingual(
        "有 {} 个数，没有算出单独改变它会怎样：规则沿它变化太多次",
        "of {} figures it was not worked out what a change of each alone would do: the rule changes too often along them",
    ),
}
NOTHING = {
    "nothing_turns": Bilingual("单独怎样改变都不改变结论", "no change of it alone would turn the verdict"),
    "whatever_it_is": Bilingual("缺；无论是多少，结论不变", "missing; the verdict is the same whatever it is"),
    "too_involved": Bilingual(
        "规则沿这个数变化太多次，没有算出", "the rule changes too often along it: not worked out"
    ),
    "cannot_be_given": Bilingual("这个数给不出来", "no such figure can be given"),
    "not_even_at_zero": Bilingual("减到 0 也不改变结论", "not even 0 would turn the verdict"),
}


def changes_lines(data: Json, language: Language, *, everything: bool) -> Iterator[Line]:
    """Yield what would change a verdict, from an explanation; ``everything`` tells every input and both sides."""
    changes = data["changes"]
    if changes is None:
        return
    result = data["result"]
    match changes["state"]:
        case "decided":
            yield from _turns(changes, result, language, everything=everything)
        case "open":
            if result["deciding"] is None or everything:  # what else decides is said already
                yield from _deciding(changes, result, language, everything=everything)
        case _ if everything:
            yield Line(0, WHY["not_evaluated"].say(language))


# ── a decided verdict ──


def _turns(changes: Json, result: Json, language: Language, *, everything: bool) -> Iterator[Line]:
    told = able = 0
    for line, inputs in _turn_lines(changes["turns"], result, language, everything=everything):
        if told == MOST_LINES and not everything:
            break
        told, able = told + 1, able + inputs
        yield line
    for rows in changes["rows"]:
        if not changes["can_turn"] or rows["needed"] > 1 or everything:
            yield _row_line(rows, language)
    more = changes["can_turn"] - able
    if (not_known := _not_worked_out(changes["turns"], language)) is not None:
        yield not_known
    if changes["why"] == "none_alone" and not told:
        yield Line(0, WHY["none_alone_decided"].say(language))
    elif more > 0:
        said = Bilingual(f"还有 {more} 个数能单独改变结论", f"{more} more would, each alone")
        yield Line(0, f"{said.say(language)}{_see_all(language, everything=everything)}", is_hint=not everything)


def _see_all(language: Language, *, everything: bool) -> str:
    """Return how to have the rest; nothing where all has been asked for and no more is kept."""
    return "" if everything else Bilingual("：见 --all", ": see --all").say(language)


def _not_worked_out(inputs: list[Json], language: Language) -> Line | None:
    """Return of how many inputs no answer was worked out; None where all have one."""
    count = sum(one["nothing"] == "too_involved" or _is_half_worked_out(one) for one in inputs)
    return Line(0, WHY["not_worked_out"].say(language).format(count)) if count else None


def _is_half_worked_out(one: Json) -> bool:
    """Say whether a change to one side was not worked out."""
    sides = [one.get(side) for side in ("more", "fewer")]
    return any(side is not None and side.get("why") == "too_involved" for side in sides)


def _turn_lines(turns: list[Json], result: Json, language: Language, *, everything: bool) -> Iterator[tuple[Line, int]]:
    """Yield lines, each with how many inputs that can turn the verdict it tells; conditions and parts that say the same as one."""
    if everything:
        for one in turns:
            sides = list(_each_side(one, result, language))
            for index, line in enumerate(sides):
                yield line, one["can_turn"] * (index == 0)
        for line in _nothing_lines([one for one in turns if one["nothing"] is not None], result, language):
            yield line, 0
        return
    some_can = any(one["can_turn"] for one in turns)
    for _, same in groupby(turns, key=_alike):
        group = list(same)
        able = sum(one["can_turn"] for one in group)
        if group[0]["kind"] == "condition":
            if group[0]["to"] is not None:
                yield _without_place(_condition_line(group, result, language)), able
        elif group[0]["kind"] == "part" and (len(group) > 1 or not able):
            if able:
                yield _parts_line(group, result, language), able
            elif not some_can:  # each would have to be what it cannot be
                yield from ((_nearest_line(one, result, language), 0) for one in group if _nearest(one) is not None)
        else:
            for one in group:
                if _nearest(one) is not None:
                    yield _nearest_line(one, result, language), int(one["can_turn"])


def _nearest_line(one: Json, result: Json, language: Language) -> Line:
    return _without_place(_side_line(one, _nearest(one) or "more", result, language))


def _without_place(line: Line) -> Line:
    """Return a line without the place beside it, which stands in the calculation already."""
    return line._replace(right="")


def _alike(one: Json) -> tuple[object, ...]:
    if one["kind"] == "condition":
        return ("condition", one["item"], one["period"], one["to"])
    return ("part", one["item"], one["period"], one["can_turn"]) if one["kind"] == "part" else ("each",)


def _nearest(one: Json) -> str | None:
    """Return on which side the verdict turns first, a possible change before an impossible."""
    sides = [side for side in ("more", "fewer") if one[side] is not None and "at" in one[side]]
    return min(sides, key=lambda side: (not one[side]["possible"], _size(one[side])), default=None)


def _size(side: Json) -> float:
    """Return how large a change is, to choose one of two for the eye."""
    if side["change"] is None:
        return 0
    over, _, under = side["change"]["exact"].partition("/")
    return abs(int(over) / int(under or 1))


def _each_side(one: Json, result: Json, language: Language) -> Iterator[Line]:
    if one["kind"] == "condition" and one["to"] is not None:
        yield _condition_line([one], result, language)
        return
    for side in ("more", "fewer"):
        if one[side] is not None and "at" in one[side]:
            yield _side_line(one, side, result, language)


def _nothing_lines(inputs: list[Json], result: Json, language: Language, *, is_open: bool = False) -> Iterator[Line]:
    """Yield for each item the areas or rows in which no value of it turns or decides the verdict, and why."""
    groups: dict[tuple[str, str, str], list[Json]] = {}
    for one in inputs:
        groups.setdefault((one["item"] or "", one["period"] or "", one["nothing"]), []).append(one)
    for (_, _, nothing), group in groups.items():
        why = NOT_ALONE if is_open and nothing == "nothing_turns" else NOTHING[nothing]
        if len(group) == 1:
            yield Line(
                0, f"{_name(group[0], result, language)}{_COLON.say(language)}{why.say(language)}", _place(group[0])
            )
            continue
        name = _item(group[0], result, language)
        where = _named([one["row"] or one["area"] or "" for one in group], language)
        yield Line(0, f"{name}{_COLON.say(language)}{why.say(language)}", where)


def _side_line(one: Json, side: str, result: Json, language: Language) -> Line:
    turn = one[side]
    verdict = words.VERDICT[one["becomes"]].say(language)
    name = _name(one, result, language)
    at = turn["at"]["display"]
    if turn["change"] is None:
        beyond = Bilingual(*(("以上", "or more") if side == "more" else ("以下", "or less"))).say(language)
        text = Bilingual(f"{name} 为 {at} {beyond}才会{verdict}", f"{name} {at} {beyond}: {verdict}").say(language)
    else:
        change = in_words(turn["change"]["display"].removeprefix("-"), language)
        unit = _unit(one, language)
        text = Bilingual(
            f"{name} {'增加' if side == 'more' else '减少'} {change}{unit}（{one['value']['display']} → {at}）即{verdict}",
            f"{name} {'up' if side == 'more' else 'down'} by {change} ({one['value']['display']} → {at}): {verdict}",
        ).say(language)
    return Line(0, text + _obstacle(one, turn, language) + _in_steps(one, language), _place(one))


def _in_steps(one: Json, language: Language) -> str:
    """Return in which steps a figure was changed that is no whole count."""
    if one["step"] is None or one["step"]["exact"] == "1":
        return ""
    step = in_words(one["step"]["display"], language)
    step = "1 percentage point" if step == "1 percentage points" else step
    return Bilingual(f"（以上报的最后一位计，{step}）", f" (in steps of {step}, its last digit)").say(language)


def _unit(one: Json, language: Language) -> str:
    name = one["unit_name"] if language == "zh" else one["unit_name_en"]
    return f" {name}" if name else ""


def _obstacle(one: Json, turn: Json, language: Language) -> str:
    """Return why a change is impossible."""
    obstacle = turn["obstacle"]
    if obstacle is None:
        return ""
    if obstacle["code"] == "outside_its_bound":
        reported = one["value"]["display"]
        return Bilingual(f"；但上报的是 {reported}", f"; but it is reported as {reported}").say(language)
    if obstacle["code"] == "gate":
        return _blocked(obstacle, one, language)
    of = obstacle["item_name"] if language == "zh" else obstacle["item_name_en"]
    if of is None:
        of = Bilingual("整体", "the whole").say(language)
    said = _OBSTACLE[obstacle["code"]].say(language).format(of, obstacle["value"]["display"])
    return Bilingual(f"；但不可能：{said}", f"; but that cannot be: {said}").say(language)


def _blocked(obstacle: Json, one: Json, language: Language) -> str:
    """Return which gate would keep a changed figure from being used, and for which item where that is another."""
    gate = GATE[obstacle["gate"]]
    of = "" if obstacle["item"] == one["item"] else obstacle["item_name" if language == "zh" else "item_name_en"]
    return Bilingual(
        f"；但数据检查会不准使用：{of}{gate.zh}",
        f"; but a data gate would block it: {gate.en}{f' ({of})' if of else ''}",
    ).say(language)


def _condition_line(group: list[Json], result: Json, language: Language) -> Line:
    first = group[0]
    name = _item(first, result, language)
    verdict = words.VERDICT[first["becomes"]].say(language)
    to = Bilingual(*(("由否改为是", "from no to yes") if first["to"] else ("由是改为否", "from yes to no"))).say(
        language
    )
    where = _named([one["row"] or one["area"] or "" for one in group], language)
    if len(group) == 1:
        return Line(
            0,
            Bilingual(f"{where} {name}{to}即{verdict}", f"{where}: {name} {to}: {verdict}").say(language),
            _place(first),
        )
    any_of = Bilingual(f"任一处的{name}{to}即{verdict}：{where}", f"{name} {to} in any one of {where}: {verdict}")
    return Line(0, any_of.say(language))


def _parts_line(group: list[Json], result: Json, language: Language) -> Line:
    """Return in one line the areas (or periods) of which one correction is enough."""
    first = group[0]
    verdict = words.VERDICT[first["becomes"]].say(language)
    by_period = len({one["period"] for one in group}) > 1
    name = (
        (first["item_name"] if language == "zh" else first["item_name_en"])
        if by_period
        else _item(first, result, language)
    )
    told = []
    for one in group:
        side = _nearest(one)
        if side is not None and one[side]["change"] is not None:
            change = one[side]["change"]["display"]
            where = one["area"] if one["area"] != result["area"] else one["period"]
            told.append(f"{where} {'' if change.startswith('-') else '+'}{in_words(change, language)}")
    said = _named(told, language)
    return Line(
        0,
        Bilingual(
            f"{name}只改正其中一处即{verdict}：{said}", f"{name} corrected in one place only: {verdict}: {said}"
        ).say(language),
    )


def _named(names: list[str], language: Language) -> str:
    more = len(names) - MOST_NAMED
    said = LIST_MARK.say(language).join(brief(name) for name in names[:MOST_NAMED])
    return said + (Bilingual(f"等 {len(names)} 处", f" and {more} more").say(language) if more > 0 else "")


def _row_line(rows: Json, language: Language) -> Line:
    verdict = words.VERDICT[rows["becomes"]].say(language)
    table = (rows["table_name"] if language == "zh" else rows["table_name_en"]).partition("（")[0]
    n, there = rows["needed"], rows["there"]
    if rows["fewer"]:
        text = Bilingual(
            f"{table}：计入的 {there} 个中少 {n} 个即{verdict}", f"{table}: {n} fewer of the {there} counted: {verdict}"
        )
    else:
        text = Bilingual(
            f"{table}：未计入的 {there} 个中再有 {n} 个即{verdict}",
            f"{table}: {n} more of the {there} not counted: {verdict}",
        )
    return Line(0, text.say(language))


# ── an open one ──


def _deciding(changes: Json, result: Json, language: Language, *, everything: bool) -> Iterator[Line]:
    able = [one for one in changes["deciding"] if one["nothing"] is None]
    if (not_known := _not_worked_out(changes["deciding"], language)) is not None:
        yield not_known
    elif not able:
        yield Line(0, WHY["none_alone_open"].say(language).format(changes["open"]))
    most = None if everything else MOST_LINES
    for one in able[:most]:
        said = f"{_name(one, result, language)}{_COLON.say(language)}{_ranges(one, language)}{_in_steps(one, language)}"
        yield Line(0, said, _place(one) if everything else "")
    more = changes["can_turn"] - len(able[:most])
    if more > 0:
        said_ = Bilingual(f"还有 {more} 个数能单独决定", f"{more} more decide alone")
        yield Line(0, f"{said_.say(language)}{_see_all(language, everything=everything)}", is_hint=not everything)
    if everything:
        rest = [one for one in changes["deciding"] if one["nothing"] is not None]
        yield from _nothing_lines(rest, result, language, is_open=True)


def _ranges(one: Json, language: Language) -> str:
    said = []
    for truth, yes in (("yes", Bilingual("是", "yes")), ("no", Bilingual("否", "no"))):
        if one[truth] is not None:
            said.append(f"{yes.say(language)} → {words.VERDICT[one[truth]].say(language)}")
    for part in one["ranges"][:MOST_NAMED]:
        first, last = part["from"]["display"], None if part["to"] is None else part["to"]["display"]
        values = f"≥ {first}" if last is None else first if first == last else f"{first}–{last}"
        said.append(f"{values} → {words.VERDICT[part['verdict']].say(language)}")
    return Bilingual("；", "; ").say(language).join(said)


# ── an input ──


def _name(one: Json, result: Json, language: Language) -> str:
    """Return what an input is called: its item, and area, period or row where they are not the result's."""
    if one["kind"] == "reported":
        return Bilingual("上报值", "the reported figure").say(language)
    where = one["row"] or (one["area"] if one["area"] != result["area"] else "")
    return f"{where} {_item(one, result, language)}".strip()


def _item(one: Json, result: Json, language: Language) -> str:
    """Return what an input's item is called, with its period where that is not the result's."""
    name = one["item_name"] if language == "zh" else one["item_name_en"]
    when = "" if one["period"] in {None, result["period"]} else f"@{one['period']}"
    return f"{name}{when}"


def _place(one: Json) -> str:
    if one["raw"] is None:
        return ""
    raw = brief(one["raw"].strip())
    return f'{place_text(one["place"])}  "{raw}"' if raw else place_text(one["place"])
