"""Where targets come from, as plain data and as text: the plans above, what they allow, the catalogue's measure."""

from collections.abc import Iterator

from dp_rules.report.aligned import aligned
from dp_rules.report.places import place_data, place_text
from dp_rules.report.values import Json
from dp_rules.report.words import COMMITMENT
from dp_rules.spec.lineage import limit_of
from dp_rules.spec.model import Ancestor, Guard, GuardRange, Indicator
from dp_rules.text.bilingual import Bilingual, Language

RELATION = {
    "same": Bilingual("本计划相同", "this plan asks the same"),
    "stricter": Bilingual("本计划更严", "this plan is stricter"),
    "weaker": Bilingual("本计划更宽", "this plan is weaker"),
    "other": Bilingual("达到本计划的，不一定达到它，反之亦然", "neither implies the other"),
    "other_measure": Bilingual("本计划的算法不同", "this plan measures otherwise"),
}
_GUARD = {
    "final": Bilingual("下级不得改动", "final for plans below"),
    "may_tighten": Bilingual("下级只可加严", "plans below may only tighten it"),
}
INHERITED = Bilingual("继承，没有改动", "inherited as it is")
_COLUMNS = (
    Bilingual("编号", "no."),
    Bilingual("指标", "indicator"),
    Bilingual("标识", "id"),
    Bilingual("计划", "plan"),
    Bilingual("目标", "target"),
    Bilingual("到期", "due"),
    Bilingual("性质", "kind"),
    Bilingual("说明", "remarks"),
    Bilingual("出处", "place"),
)


def guard_data(guard: Guard | None) -> Json | None:
    """Return what plans below may do to a target, as plain data; the ends of a range as they are written."""
    if guard is None:
        return None
    kind, least, most = "range", None, None
    if isinstance(guard.kind, GuardRange):
        least, most = guard.kind.at_least_text, guard.kind.at_most_text
    else:
        kind = guard.kind
    return {"kind": kind, "at_least": least, "at_most": most, "place": place_data(guard.place)}


def guard_text(guard: Json | None, language: Language) -> str:
    """Return a guard in words."""
    if guard is None:
        return ""
    if guard["kind"] != "range":
        return _GUARD[guard["kind"]].say(language)
    zh = [f"{word} {guard[key]}" for key, word in (("at_least", "至少"), ("at_most", "至多")) if guard[key]]
    en = [f"{word} {guard[key]}" for key, word in (("at_least", "at least"), ("at_most", "at most")) if guard[key]]
    return Bilingual(f"下级可以改动：{'、'.join(zh)}", f"plans below may set {', '.join(en)}").say(language)


def guard_key(guard: Guard | None) -> str | None:
    """Return a guard as one short text, the same in both languages: ``final``, ``65%..80%``."""
    if guard is None:
        return None
    if not isinstance(guard.kind, GuardRange):
        return guard.kind
    return f"{guard.kind.at_least_text or ''}..{guard.kind.at_most_text or ''}"


def guard_words(key: str, language: Language) -> str:
    """Return in words what ``guard_key`` returns."""
    return _GUARD[key].say(language) if key in _GUARD else Bilingual(f"范围 {key}", f"range {key}").say(language)


def lineage_data(indicator: Indicator) -> list[Json]:
    """Return the targets of the plans above, nearest first, each with how the plan's own target stands to it."""
    return [_ancestor_data(ancestor) for ancestor in indicator.lineage]


def _ancestor_data(ancestor: Ancestor) -> Json:
    return {
        "plan": ancestor.plan.zh,
        "plan_en": ancestor.plan.en,
        "area": ancestor.area,
        "is_stated": ancestor.is_stated,
        "rule": ancestor.rule.text,
        "target": None if ancestor.rule.target is None else limit_of(ancestor.rule),
        "rule_place": place_data(ancestor.rule.place),
        "due": ancestor.due,
        "commitment": ancestor.commitment,
        "guard": guard_data(ancestor.guard),
        "relation": ancestor.relation,
    }


def _steps(indicator: Json, area: str, language: Language) -> Iterator[tuple[str, str, str, str, str, str]]:
    """Yield the plan's target, those of the plans above, and the catalogue's measure: whose, what, due, kind, remarks, place."""
    remarks = [] if indicator["is_stated"] else [INHERITED.say(language)]
    yield _step(indicator, area, [*remarks, guard_text(indicator["guard"], language)], language)
    for above in indicator["lineage"]:
        remarks = [] if above["is_stated"] else [INHERITED.say(language)]
        said = [RELATION[above["relation"]].say(language), *remarks, guard_text(above["guard"], language)]
        yield _step(above, above["area"], said, language)
    definition = indicator["definition"]
    if definition["measure"] is not None:
        whose = Bilingual("计算方法", "measure").say(language)
        yield whose, definition["measure"], "", "", "", place_text(definition["measure_place"])


def _step(target: Json, area: str, remarks: list[str], language: Language) -> tuple[str, str, str, str, str, str]:
    said = Bilingual("；", "; ").say(language).join(remark for remark in remarks if remark)
    kind = COMMITMENT[target["commitment"]].say(language)
    return area, target["target"] or target["rule"], str(target["due"]), kind, said, place_text(target["rule_place"])


def lineage_lines(indicator: Json, area: str, language: Language) -> Iterator[tuple[int, str, str]]:
    """Yield the chain of an indicator's targets as lines of depth, left and right."""
    number = "  ·" if indicator["no"] is None else f"{indicator['no']:>3}"
    yield 0, f"{number}  {indicator['name'] if language == 'zh' else indicator['name_en']}", indicator["indicator"]
    for index, (whose, target, due, kind, remarks, place) in enumerate(_steps(indicator, area, language)):
        arrow = "" if index == 0 else "← "
        yield 3, "  ".join(part for part in (f"{arrow}{whose}", target, due, kind, remarks) if part), place


def lineage_table(indicators: list[Json], area: str, language: Language) -> tuple[list[str], list[list[str]]]:
    """Return the chains of indicators as headers and rows, a row for each level."""
    rows = []
    for indicator in indicators:
        number = "" if indicator["no"] is None else str(indicator["no"])
        name = indicator["name"] if language == "zh" else indicator["name_en"]
        rows += [[number, name, indicator["indicator"], *step] for step in _steps(indicator, area, language)]
    return [column.say(language) for column in _COLUMNS], rows


def lineage_text(indicators: list[Json], area: str, language: Language) -> str:
    """Return the chains of indicators as text, a few lines for each."""
    return "\n".join(
        line for indicator in indicators for line in aligned(list(lineage_lines(indicator, area, language)))
    )
