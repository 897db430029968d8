"""The parts of results and explanations in words, and where two of a kind differ first."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from dp_rules.text.bilingual import Bilingual

Words = Mapping[str, Bilingual]

OF_RUN: Final[Words] = {
    "format": Bilingual("格式", "the format"),
    "version": Bilingual("格式的版本", "the version of the format"),
    "engine": Bilingual("程序版本", "the version of the program"),
    "plan": Bilingual("计划", "the plan"),
    "data": Bilingual("数据文件", "the files of data"),
    "summary": Bilingual("各结论的个数", "how many results have each verdict"),
    "gates": Bilingual("数据检查查出的问题", "what the gates find in the data"),
    "results": Bilingual("结果", "the results"),
}
"""What stands in a file of results, by its key."""

OF_RESULT: Final[Words] = {
    "indicator": Bilingual("指标", "the indicator"),
    "no": Bilingual("编号", "the number in the plan"),
    "name": Bilingual("名称", "the name"),
    "name_en": Bilingual("英文名称", "the English name"),
    "area": Bilingual("地区", "the area"),
    "area_code": Bilingual("地区代码", "the area's code"),
    "period": Bilingual("时期", "the period"),
    "rule": Bilingual("规则", "the rule"),
    "rule_place": Bilingual("规则所在的行", "the line of the rule"),
    "verdict": Bilingual("结论", "the verdict"),
    "reasons": Bilingual("未定的原因", "why it is open"),
    "value": Bilingual("数值", "the value"),
    "target": Bilingual("目标", "the target"),
    "margin": Bilingual("余量", "the margin"),
    "unit": Bilingual("单位", "the unit"),
    "source": Bilingual("数值来源", "where the value comes from"),
    "basis": Bilingual("由什么算出", "what the value is computed from"),
    "data": Bilingual("数据状况", "the state of the data"),
    "coverage": Bilingual("覆盖的地区", "how many areas have data"),
    "pace": Bilingual("进度", "the pace"),
    "headline": Bilingual("一个词的结果", "the result in a word"),
    "due": Bilingual("是否到期", "whether it is due"),
    "due_year": Bilingual("到期年份", "the year in which it is due"),
    "commitment": Bilingual("约束性", "whether it is binding"),
    "fragile": Bilingual("会改变结论的", "what would turn the verdict"),
    "readings": Bilingual("其他解读", "other readings of the wording"),
    "readings_differ": Bilingual("其他解读的结论", "the verdict of other readings"),
    "agreements": Bilingual("同一个量的其他数", "other figures of the same quantity"),
    "gates": Bilingual("所用的数查出的问题", "what the gates find in its figures"),
    "lead": Bilingual("牵头部门", "the departments in the lead"),
    "with": Bilingual("参与部门", "the departments taking part"),
    "deciding": Bilingual("起决定作用的部分", "the part that decides"),
    "impossible": Bilingual("部分大于整体", "whether a part exceeds its whole"),
    "mixed": Bilingual("本级数与汇总数并用", "whether own figures and sums are mixed"),
    "rollups": Bilingual("本级数与汇总数之差", "own figures held against sums"),
    "milestone": Bilingual("阶段目标", "the milestone"),
    "open_rows": Bilingual("情况不明的地区", "the areas that are open"),
}
"""What stands in a result, by its key."""

OF_EXPLANATION: Final[Words] = {
    "format": Bilingual("格式", "the format"),
    "version": Bilingual("格式的版本", "the version of the format"),
    "engine": Bilingual("程序版本", "the version of the program"),
    "plan": Bilingual("计划", "the plan"),
    "result": Bilingual("结果", "the result"),
    "steps": Bilingual("计算步骤", "the calculation"),
    "others": Bilingual("其他算法", "the other ways to the value"),
    "source": Bilingual("出处", "where the plan says so"),
    "definition": Bilingual("定义", "the definition"),
    "baseline": Bilingual("基期", "the baseline"),
    "target_level": Bilingual("目标相当于多少", "what the target comes to"),
    "fragile": Bilingual("会改变结论的", "what would turn the verdict"),
    "judged": Bilingual("两种判定方法", "both ways of judging"),
    "readings": Bilingual("其他解读", "other readings of the wording"),
    "bases": Bilingual("各种算法", "the ways to the value"),
    "checks": Bilingual("数据检查", "the checks of its figures"),
    "definitions": Bilingual("所据的定义", "the definitions it rests on"),
    "lineage": Bilingual("目标的来历", "where the target comes from"),
    "changes": Bilingual("什么会改变结论", "what would change the verdict"),
}
"""What stands in an explanation, by its key."""

_TELLING: Final = ("verdict", "raw", "rule", "display", "exact", "value", "wording", "text", "numbers", "line", "file")
"""Of many things that differ the one is shown that says most: by its key, in this order."""
_MOST_LOOKED_AT: Final = 500
_MOST_PARTS: Final = 4


def differing(recorded: Mapping[str, Any], recomputed: Mapping[str, Any], but: frozenset[str]) -> list[str]:
    """Return the keys of which one has another part than the other, those that have words first, in their order."""
    keys = (recorded.keys() | recomputed.keys()) - but
    return sorted(
        key for key in keys if key not in recorded or key not in recomputed or recorded[key] != recomputed[key]
    )


def named(keys: list[str], words: Words) -> Bilingual:
    """Return parts in words, the first few of them; what is none of the format is called so and not by its key."""
    known = [words[key] for key in words if key in keys]
    if len(known) < len(keys):
        known.append(Bilingual("格式里没有的内容", "something that the format does not have"))
    more = len(known) > _MOST_PARTS
    return Bilingual(
        "、".join(one.zh for one in known[:_MOST_PARTS]) + ("等" if more else ""),
        ", ".join(one.en for one in known[:_MOST_PARTS]) + (" and more" if more else ""),
    )


def most_telling(recorded: object, recomputed: object) -> tuple[object, object]:
    """Return the one thing within both that differs and says most: a figure as it was written, a rule, a value."""
    found: list[tuple[int, int, object, object]] = []
    for key, one, other in _leaves(recorded, recomputed, ""):
        rank = _TELLING.index(key) if key in _TELLING else len(_TELLING)
        found.append((rank, len(found), one, other))
        if len(found) == _MOST_LOOKED_AT:
            break
    if not found:
        return recorded, recomputed
    best = min(found, key=lambda one: one[:2])
    return best[2], best[3]


def only_places(recorded: object, recomputed: object) -> bool:
    """Say whether two of a kind differ only in the lines and columns where things stand in their files."""
    return all(key in {"line", "column"} for key, _, _ in _leaves(recorded, recomputed, ""))


def _leaves(one: object, other: object, key: str) -> Iterator[tuple[str, object, object]]:
    """Yield what differs within both, each with the key under which it stands."""
    if one == other:
        return
    if isinstance(one, dict) and isinstance(other, dict):
        for name in [*one, *(name for name in other if name not in one)]:
            yield from _leaves(one.get(name), other.get(name), name)
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for first, second in zip(one, other, strict=True):
            yield from _leaves(first, second, key)
    else:
        yield key, one, other
