"""Where a target comes from: the plans above with theirs, what they allow, and how this plan's target stands to them."""

from collections.abc import Iterator

from dp_rules.report.explanation.calculation_lines import Line
from dp_rules.report.lineage import INHERITED, RELATION, guard_data, guard_text, lineage_data
from dp_rules.report.places import place_data, place_text
from dp_rules.report.values import Json
from dp_rules.report.words import COMMITMENT
from dp_rules.spec.lineage import limit_of
from dp_rules.spec.model import Indicator, Plan
from dp_rules.text.bilingual import Bilingual, Language


def descent_data(plan: Plan, indicator: Indicator) -> Json:
    """Return the plan's own target, whether it is stated or inherited and what it allows, and the targets of the plans above."""
    return {
        "is_stated": indicator.id in plan.stack[0].values.get("indicators", {}),
        "is_inherited": indicator.home is not plan.stack[0],
        "target": None if indicator.rule.target is None else limit_of(indicator.rule),
        "rule_place": place_data(indicator.rule.place),
        "guard": guard_data(indicator.guard),
        "accepted": [{"code": code, "reason": reason} for code, reason in indicator.accepted.items()],
        "above": lineage_data(indicator),
    }


def descent_lines(data: Json, language: Language) -> Iterator[Line]:
    """Yield the plan's own target and those above it; nothing where there is no plan above and no guard."""
    if not data["above"] and data["guard"] is None:
        return
    own = Bilingual("本计划", "this plan").say(language)
    state = [INHERITED.say(language)] if data["is_inherited"] else []
    yield Line(0, "  ".join([own, data["target"] or "", *state]).rstrip(), place_text(data["rule_place"]))
    yield from _guard(data["guard"], language)
    for one in data["accepted"]:
        yield Line(1, Bilingual(f"已说明（{one['code']}）：{one['reason']}", f"accepted ({one['code']}): {one['reason']}").say(language))  # fmt: skip
    for above in data["above"]:
        name = above["plan"] if language == "zh" else above["plan_en"]
        kind = f"{above['due']} {COMMITMENT[above['commitment']].say(language)}"
        relation = RELATION[above["relation"]].say(language)
        state = [] if above["is_stated"] else [INHERITED.say(language)]
        said = "  ".join(["←", name, above["target"] or above["rule"], kind, relation, *state])
        yield Line(0, said, place_text(above["rule_place"]))
        yield from _guard(above["guard"], language)


def _guard(guard: Json | None, language: Language) -> Iterator[Line]:
    if guard is not None:
        yield Line(1, guard_text(guard, language), place_text(guard["place"]))
