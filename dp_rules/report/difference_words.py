"""What moved an answer, in words."""

from collections.abc import Iterable, Sequence
from typing import Final

from dp_rules.audit.difference.factors import Attribution, Factor, Factors, in_order
from dp_rules.text.bilingual import Bilingual

FACTOR: Final[dict[Factor, Bilingual]] = {
    "data": Bilingual("数据", "the data"),
    "target": Bilingual("目标", "the target"),
    "definition": Bilingual("定义", "the definition"),
    "rule": Bilingual("规则（目标和定义分不开）", "the rule (target and definition cannot be told apart)"),
    "areas": Bilingual("地区表", "the table of areas"),
    "engine": Bilingual("程序", "the program"),
    "value": Bilingual("数值（数据、定义、地区分不开）", "the value (data, definition and areas cannot be told apart)"),
}
ASPECT: Final = {
    "verdict": Bilingual("结论", "verdict"),
    "value": Bilingual("数值", "value"),
    "data": Bilingual("数据情况", "state of the data"),
    "pace": Bilingual("进度", "pace"),
    "due": Bilingual("到期", "due"),
}
_MOST_SETS: Final = 4


def attribution_words(found: Attribution) -> Bilingual:
    """Return what moves an answer, and what would move it back."""
    sentences = [*_enough(found.enough), *_back(found), *_away(found.away)]
    if found.not_told:
        sentences.append(_not_told(found))
    return Bilingual("；".join(one.zh for one in sentences), "; ".join(one.en for one in sentences))


def _not_told(found: Attribution) -> Bilingual:
    """Return why nobody can say what some of the cases come to."""
    factors: set[Factor] = set().union(*found.enough, *found.needed_back, *found.away)
    if "engine" in factors:
        return Bilingual(
            "有的组合要用当时的程序才知道结果", "some cases can be evaluated only with the program of that time"
        )
    if not factors.isdisjoint({"data", "areas"}):
        return Bilingual(
            "数据与地区表分不开（有数据的地区只在一张表里）",
            "data and table of areas cannot be told apart (an area with data is in one table only)",
        )
    return Bilingual("有的组合没有数据不知道结果", "some cases cannot be told without the inputs")


def _enough(sets: Sequence[Factors]) -> list[Bilingual]:
    singles = [one for one in sets if len(one) == 1]
    found = []
    if len(singles) == 1:
        word = _all(singles[0])
        found.append(Bilingual(f"{word.zh}一项就足以改变", f"{word.en} alone moves it"))
    elif singles:
        each = _listed([_all(one) for one in singles])
        found.append(Bilingual(f"{each.zh}，任何一项都足以改变", f"each alone moves it: {each.en}"))
    for one in sets[len(singles) : len(singles) + _MOST_SETS]:
        word = _all(one)
        found.append(Bilingual(f"{word.zh}合在一起才改变", f"only together they move it: {word.en}"))
    return found


def _back(found: Attribution) -> list[Bilingual]:
    """Return what would move it back, where that is another thing than what moved it."""
    if not found.needed_back or found.needed_back == found.enough:
        return []
    sets = [_all(one) for one in found.needed_back[:_MOST_SETS]]
    zh, en = "，或".join(one.zh for one in sets), "; or ".join(one.en for one in sets)
    return [Bilingual(f"改回{zh}，就同原来一样", f"as before with these taken back: {en}")]


def _away(sets: Sequence[Factors]) -> list[Bilingual]:
    if not sets:
        return []
    ways = [_all(one) for one in sets[:_MOST_SETS]]
    zh, en = "，或".join(one.zh for one in ways), "; or ".join(one.en for one in ways)
    return [
        Bilingual(f"单是{zh}会改变它，其余的变化又抵消了", f"moved by these alone, and made good by the rest: {en}")
    ]


def _all(factors: Factors) -> Bilingual:
    return _listed([FACTOR[factor] for factor in in_order(factors)])


def _listed(words: Iterable[Bilingual]) -> Bilingual:
    every = list(words)
    zh = "、".join(one.zh for one in every)
    en = ", ".join(one.en for one in every[:-1])
    return Bilingual(zh, f"{en} and {every[-1].en}" if en else every[-1].en)
