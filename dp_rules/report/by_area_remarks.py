"""What is to be said of an area and the areas inside it, in both languages: what is lacking, who lacks it, what would turn it."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from dp_rules.report.reasons import MOST_AREAS
from dp_rules.report.results_table import shown
from dp_rules.report.values import Json
from dp_rules.text.bilingual import Bilingual


def remarks_of(group: Json, level: str, level_en: str) -> list[Json]:
    """Return the remarks of a group: each a code and its words; ``level`` is what the areas inside are called."""
    of_level = Bilingual(level.partition("（")[0], level_en)
    outside = [row for row in group["areas"] if row["outside"] is not None]
    inside = Bilingual("地区", "areas") if outside else of_level
    found = [
        *_counted(group, of_level),
        *_outside(outside, group, of_level),
        *_balance(group, inside),
        *_against_all(group, inside),
        *_simpson(group, inside),
    ]
    return [{"code": code, "text": said.zh, "text_en": said.en} for code, said in found]


_STRICTLY = {">": Bilingual("大于", "above"), "<": Bilingual("小于", "below")}

Remark = tuple[str, Bilingual]


def amount_text(held: Json, number: int | str) -> Bilingual:
    """Return so many of what is counted, right for every number: ``312 人``, ``312 (persons)``."""
    zh, en = held["unit_name"] or "", held["unit_name_en"] or ""
    return Bilingual(f"{number} {zh}".strip(), f"{number} ({en})" if en else f"{number}")


def lacking_text(held: Json, lacking: int) -> Bilingual:
    """Return what is lacking: ``缺 312 人``, ``short by 312 (persons)``; of what should fall, ``多 3 起``."""
    amount = amount_text(held, lacking)
    if held["falls"]:
        return Bilingual(f"多 {amount.zh}", f"too many by {amount.en}")
    return Bilingual(f"缺 {amount.zh}", f"short by {amount.en}")


def names(codes: Sequence[str], group: Json) -> Bilingual:
    """Return the names of areas, of many the first."""
    called = {row["area_code"]: row["area"] for row in group["areas"]}
    first = [called[code] for code in codes[:MOST_AREAS]]
    more = len(codes) - len(first)
    return Bilingual(
        "、".join(first) + (f"等 {len(codes)} 个" if more else ""),
        ", ".join(first) + (f" and {more} more" if more else ""),
    )


def outside_text(row: Json, level: str, level_en: str) -> Bilingual:
    """Return of an area that lies in none of the level what it is itself."""
    own = row["outside"]
    return Bilingual(
        f"本身是{own['level_name'].partition('（')[0]}，不在任何{level.partition('（')[0]}内",
        f"one of the {own['level_name_en']}, in none of the {level_en}",
    )


def _outside(outside: Sequence[Json], group: Json, level: Bilingual) -> Iterator[Remark]:
    """Say which areas stand among those of the level without being of it."""
    if outside:
        said = names(sorted(row["area_code"] for row in outside), group)
        yield (
            "outside_level",
            Bilingual(
                f"不在任何{level.zh}内、单独列出的地区：{said.zh}",
                f"in none of the {level.en}, and so listed themselves: {said.en}",
            ),
        )


def _balance(group: Json, inside: Bilingual) -> Iterator[Remark]:
    held = group["holding_back"]
    if held is None:
        if not group["counts_areas"] and any(row["value"] is not None for row in group["areas"]):
            yield (
                "no_balance",
                Bilingual(
                    "这项指标的差距不能化成可以相加的数（如修约过的值、只有上报的比率），所以不算谁拉低多少",
                    "distances of this indicator are no amounts that add up (a rounded value, a rate only reported), so nobody's part in them is told",
                ),
            )
        return
    area, parts = group["area"], _parts(held, inside)
    if held["adds_up"]:
        head, sum_ = _head(held, area), shown(held["balance"])
        yield (
            "holding_back",
            Bilingual(
                f"{head.zh}：{parts.zh}（{shown(held['spare'])} - {_unsigned(held['short'])} = {sum_}）",
                f"{head.en}: {parts.en} ({shown(held['spare'])} - {_unsigned(held['short'])} = {sum_})",
            ),
        )
        yield from _turning(group, held, inside)
    elif held["open"]:
        open_ones = names(held["open"], group)
        yield (
            "areas_open",
            Bilingual(
                f"{len(held['open'])} 个{inside.zh}的数不全，算不出差多少（{open_ones.zh}）；已知的当中，{parts.zh}",
                f"figures that are not complete, so that what is lacking is not known: {len(held['open'])} of the {inside.en} ({open_ones.en}); of the others, {parts.en}",
            ),
        )
    else:
        yield _own_figure(group, held, parts, inside)


def _parts(held: Json, inside: Bilingual) -> Bilingual:
    """Return how many areas are on the wrong side, and what they and the others come to."""
    count, short, spare = len(held["below"]), _unsigned(held["short"]), shown(held["spare"])
    side, lack, others = ("高于", "多", "少") if held["falls"] else ("低于", "差", "多")
    if not count:
        return Bilingual(
            f"没有{side}目标的{inside.zh}，共{others} {spare}",
            f"no {inside.en} on the wrong side, together {spare} to spare",
        )
    return Bilingual(
        f"{side}目标的{inside.zh}有 {count} 个，共{lack} {short}；其余共{others} {spare}",
        f"{inside.en} on the wrong side: {count}, by {short} together; the others have {spare} to spare",
    )


def _head(held: Json, area: str) -> Bilingual:
    lacking = held["lacking"]
    if lacking:
        amount = amount_text(held, lacking)
        if held["falls"]:
            zh, en = f"{area}还要减少 {amount.zh}", f"{area} has too many, by {amount.en}"
        else:
            zh, en = f"{area}还差 {amount.zh}", f"{area} is short by {amount.en}"
        if held["balance"]["exact"] == "0":
            return Bilingual(
                f"{zh}（恰好等于目标值，而目标要求“{_STRICTLY[held['comparator']].zh}”）",
                f"{en} (it is just at the limit, and has to be {_STRICTLY[held['comparator']].en} it)",
            )
        return Bilingual(zh, en)
    amount = amount_text(held, shown(held["balance"]))
    if held["falls"]:
        return Bilingual(f"{area}比目标少 {amount.zh}", f"{area} is below its limit by {amount.en}")
    return Bilingual(f"{area}比目标多 {amount.zh}", f"{area} has to spare {amount.en}")


def _own_figure(group: Json, held: Json, parts: Bilingual, inside: Bilingual) -> Remark:
    area = group["area"]
    if held["balance"] is None or "exact" not in held["balance"]:
        return (
            "parent_open",
            Bilingual(f"{area}自己的差额算不出；{parts.zh}", f"what {area} itself lacks is not known; {parts.en}"),
        )
    own = shown(held["balance"])
    return (
        "own_figure",
        Bilingual(
            f"{area}的差额是 {own}，不是各{inside.zh}差额之和：{parts.zh}。{area}用的不是这些{inside.zh}的数之和（本级或中间一级有自己的数，或有地区不在其中），所以各{inside.zh}补上也不一定改变{area}的结论",
            f"the balance of {area} is {own}, and not the sum of those of the {inside.en}: {parts.en}. it rests on figures other than theirs (its own, those of a level between, or of an area not among these); so what they make up need not change its verdict",
        ),
    )


def _turning(group: Json, held: Json, inside: Bilingual) -> Iterator[Remark]:
    if group["parent"]["verdict"] != "not_met":
        return
    area, alone = group["area"], held["alone"]
    if alone:
        said = names(alone, group)
        if len(alone) == 1:
            zh, en = f"只要{said.zh}自己达标", f"it is enough that {said.en} reaches the target itself"
        else:
            zh, en = f"{said.zh}中任何一个自己达标", f"it is enough that any one of {said.en} reaches the target itself"
        yield "turned_by_one", Bilingual(f"{zh}，{area}就达标", f"{en}: then {area} meets it")
    elif held["together"] is not None:
        few = held["together"]
        said = names(held["wanting"][:few], group)
        yield (
            "turned_together",
            Bilingual(
                f"任何一个{inside.zh}单独达标，{area}都还不达标；差得最多的 {few} 个（{said.zh}）都达标才行",
                f"none of the {inside.en} turns {area} alone; the {few} lacking most ({said.en}) would have to reach the target together",
            ),
        )


def _counted(group: Json, inside: Bilingual) -> Iterator[Remark]:
    """Say of a rule over areas of this level which of them do not count."""
    if not group["counts_areas"]:
        return
    fails = [row["area_code"] for row in group["areas"] if row["row"] == "fails"]
    open_ones = [row["area_code"] for row in group["areas"] if row["row"] == "open"]
    if all(row["row"] is None for row in group["areas"]):
        zh = f"这项指标按{inside.zh}汇总，各{inside.zh}自己没有这个值"
        yield (
            "counts_areas",
            Bilingual(zh, f"this indicator is computed over {inside.en}, which have no value of their own"),
        )
        return
    zh = f"这项指标数的是{inside.zh}：不符合的 {len(fails)} 个" + (f"（{names(fails, group).zh}）" if fails else "")
    en = f"this indicator counts {inside.en}; not counted: {len(fails)}" + (
        f" ({names(fails, group).en})" if fails else ""
    )
    if open_ones:
        zh += f"，情况不明的 {len(open_ones)} 个（{names(open_ones, group).zh}）"
        en += f"; perhaps: {len(open_ones)} ({names(open_ones, group).en})"
    yield "counts_areas", Bilingual(zh, en)


def _against_all(group: Json, inside: Bilingual) -> Iterator[Remark]:
    """Say where every area inside has the verdict that the area around has not: sums cannot do that."""
    verdicts = {row["verdict"] for row in group["areas"]}
    parent, area = group["parent"]["verdict"], group["area"]
    if len(group["areas"]) > 1 and {*verdicts, parent} == {"met", "not_met"} and len(verdicts) == 1:
        zh, en = ("达标", "meet") if verdicts == {"met"} else ("未达标", "miss")
        yield (
            "against_all",
            Bilingual(
                f"{len(group['areas'])} 个{inside.zh}都{zh}，{area}却{'未达标' if parent == 'not_met' else '达标'}：两边的数不是一回事，先核对{area}本级的数",
                f"all {len(group['areas'])} {inside.en} {en} the target, and {area} does not do the same: its figures are not theirs; check its own first",
            ),
        )


def _simpson(group: Json, inside: Bilingual) -> Iterator[Remark]:
    found = group["simpson"]
    if found is None:
        return
    area, parent = group["area"], found["parent"]
    rose = found["direction"] == "rose"
    was, now = shown(parent["before"]), shown(parent["after"])
    count = len(found["areas"])
    zh = f"从 {found['before']} 到 {found['after']}，{count} 个{inside.zh}都{'上升' if rose else '下降'}，{area}却从 {was} {'降到' if rose else '升到'} {now}"
    en = f"from {found['before']} to {found['after']} all {count} {inside.en} {'rise' if rose else 'fall'}, and {area} {'falls' if rose else 'rises'} from {was} to {now}"
    if not found["adds_up"]:
        yield (
            "opposite_movement",
            Bilingual(
                f"{zh}。{area}的数不是各{inside.zh}之和，所以先核对{area}本级的数",
                f"{en}. Its figures are not the sum of theirs: check its own first",
            ),
        )
        return
    before, after = found["share_before"], found["share_after"]
    whole, whole_en = found["denominator_name"] or "分母", found["denominator_name_en"] or "the denominator"
    why, why_en = "原因是各地的比重变了", "The weights have moved"
    group_ = len(found["group"])
    if before is not None and _is_more(before, after):
        side, side_en = ("低于", "below") if rose else ("高于", "above")
        why += f"：{found['before']} {side}{area}的 {group_} 个{inside.zh}，在“{whole}”中所占的比重从 {shown(before)} 升到 {shown(after)}"
        why_en += f': the {inside.en} {side_en} {area} in {found["before"]} ({group_} of {count}) had {shown(before)} of "{whole_en}", and now have {shown(after)}'
    steady = shown(found["steady"])
    yield (
        "simpson",
        Bilingual(
            f"辛普森悖论：{zh}。{why}。如果比重同 {found['before']} 一样，{area} {found['after']} 是 {steady}",
            f"Simpson's paradox: {en}. {why_en}. With the weights of {found['before']}, {area} would have {steady} in {found['after']}",
        ),
    )


def _is_more(before: Json, after: Json) -> bool:
    return Fraction(after["exact"]) > Fraction(before["exact"])


def _unsigned(value: Json) -> str:
    return shown(value).replace("-", "")
