"""What is lacking to a target, as plain data and in words: ``还差 312 人（婚前医学检查人数）``."""

from fractions import Fraction
from typing import Final

from dp_rules.evaluation.shortfall import Bound, Count, Shortfall
from dp_rules.language import core
from dp_rules.quantity.unit import Unit
from dp_rules.report.results_table import shown
from dp_rules.report.values import Json, in_words, interval_data, margin_unit
from dp_rules.spec.model import Plan
from dp_rules.text.bilingual import Bilingual

_BOUND: Final[dict[Bound, Bilingual]] = {
    "exactly": Bilingual("", ""),
    "at_least": Bilingual("至少", "at least "),
    "at_most": Bilingual("至多", "at most "),
}


def lack_data(plan: Plan, shortfall: Shortfall | None) -> Json | None:
    """Return what is lacking: in whole units of what is counted, and as the distance to the limit."""
    if shortfall is None:
        return None
    unit = margin_unit(shortfall.unit)
    is_known = shortfall.gap is not None and not shortfall.gap.is_everything
    return {
        "comparator": shortfall.comparator,
        "limit": str(shortfall.limit),
        "gap": interval_data(shortfall.gap, unit, [Fraction(0)]) if is_known and shortfall.gap is not None else None,
        "gap_unit": unit_words(plan, unit).zh,
        "gap_unit_en": unit_words(plan, unit).en,
        "count": None if shortfall.in_units is None else _count(plan, shortfall.in_units),
    }


def _count(plan: Plan, count: Count) -> Json:
    node = count.counted
    what, name = (
        (node.item.id, node.item.name) if isinstance(node, core.ItemValue) else (node.table.id, node.table.name)
    )
    unit = unit_words(plan, node.unit)
    return {
        "amount": str(count.amount),
        "bound": count.bound,
        "fewer": count.falls,
        "unit": unit.zh,
        "unit_en": unit.en,
        "item": what,
        "item_name": name.zh,
        "item_name_en": name.en,
        "is_table": isinstance(node, core.Aggregate),
    }


def unit_words(plan: Plan, unit: Unit) -> Bilingual:
    """Return the words of a unit, empty where a plain number or a ratio needs none."""
    words = [plan.scope.unit_names.get(name) for name, power in unit.dimensions if power == 1]
    known = [word for word in words if word is not None]
    if unit.kind != "counted" or len(known) != len(unit.dimensions):
        return Bilingual("", "")
    return Bilingual("/".join(word.zh for word in known), "/".join(word.en for word in known))


def lack_text(lack: Json) -> Bilingual:
    """Return what is lacking in words: units of what is counted first, the distance to the limit beside."""
    count, gap = lack["count"], lack["gap"]
    said = brief_lack(lack)
    if count is None or gap is None or lack["gap_unit"] or gap.get("exact") in {None, "0"}:
        return said  # the measure is the count itself, or just at the limit, or open
    distance = _distance(lack)
    return Bilingual(f"{said.zh}，差 {distance.zh}", f"{said.en}, off by {distance.en}")


def brief_lack(lack: Json, *, is_named: bool = True) -> Bilingual:
    """Return what is lacking in units of what is counted, else as the distance to the limit."""
    count = lack["count"]
    if count is None:
        return _gap_text(lack) if lack["gap"] is not None else Bilingual("", "")
    zh_bound, en_bound = _BOUND[count["bound"]]
    zh_unit, en_unit = count["unit"], count["unit_en"]
    if count["is_table"] and not zh_unit:
        zh_unit, en_unit = f"个{count['item_name']}", count["item_name_en"]
    zh = f"{zh_bound}{'须减少' if count['fewer'] else '还差'} {count['amount']}{_spaced(zh_unit)}"
    en = f"{'too many' if count['fewer'] else 'short'} by {en_bound}{count['amount']}"  # right for every number
    if count["is_table"] or not is_named:
        return Bilingual(zh, f"{en} ({en_unit})" if en_unit else en)
    of = "; ".join(part for part in (en_unit, count["item_name_en"]) if part)
    return Bilingual(f"{zh}（{count['item_name']}）", f"{en} ({of})")


def _spaced(unit: str) -> str:
    return f" {unit}" if unit else ""


def _gap_text(lack: Json) -> Bilingual:
    falls = lack["comparator"] in {"<", "<="}
    if lack["gap"].get("exact") == "0":
        return Bilingual(
            f"正好等于目标值，须{'低于' if falls else '超过'}",
            f"just at the limit, and must be {'below' if falls else 'above'} it",
        )
    distance = _distance(lack)
    return Bilingual(
        f"{'高出' if falls else '还差'} {distance.zh}", f"{distance.en} {'too high' if falls else 'short'}"
    )


def _distance(lack: Json) -> Bilingual:
    text = shown(lack["gap"])
    return Bilingual(
        in_words(text, "zh") + _spaced(lack["gap_unit"]), in_words(text, "en") + _spaced(lack["gap_unit_en"])
    )
