"""Where a target comes from: the plans above, how each target stands to the one above it, and what their guards allow."""

from collections.abc import Iterator

from dp_rules.language.allowed import relation
from dp_rules.language.meaning import meaning
from dp_rules.language.scope import Scope
from dp_rules.quantity.missing import Missing
from dp_rules.spec.guard import read_guard
from dp_rules.spec.inherit import inherited
from dp_rules.spec.model import Ancestor, Guard, GuardRange, Indicator, Rule
from dp_rules.spec.names import Files, bilingual
from dp_rules.spec.rules import read_rule
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label


def read_lineage(indicator: Indicator, plans: Files, scope: Scope, markers: dict[str, Missing]) -> tuple[Ancestor, ...]:
    """Return the targets of the plans above, nearest first, each with how the plan's own target stands to it.

    What is wrong with a rule above is said where that plan is checked; here it is passed over.
    """
    id_ = indicator.definition.id
    found: list[Ancestor] = []
    for level in range(1, len(plans)):
        above = plans[level:]
        if not any(id_ in file.values.get("indicators", {}) for file in above):
            break
        entry = inherited(id_, above)
        if not {"rule", "due"} <= entry.values.keys():
            continue
        unheard: list[Diagnostic] = []
        path = ("indicators", id_, "rule")
        rule = read_rule(entry.homes["rule"], path, entry.values["rule"], scope, indicator.definition, unheard)
        if rule is None:
            continue
        about = above[0].values["plan"]
        found.append(
            Ancestor(
                plan=bilingual(about, about["id"]),
                area=about["area"],
                rule=rule,
                due=entry.values["due"],
                commitment=entry.values.get("commitment", "binding"),
                guard=read_guard(entry, id_, rule, markers, unheard),
                relation=relation(indicator.rule.node, rule.node),
                is_stated=id_ in above[0].values.get("indicators", {}),
                home=entry.homes["rule"],
                home_of_guard=entry.homes.get("guard"),
            )
        )
    return tuple(found)


def weaknesses(indicator: Indicator, ancestor: Ancestor) -> Iterator[Bilingual]:
    """Yield in what way a target asks for less than one above it: its values, its year, how binding it is."""
    match ancestor.relation:
        case "weaker":
            yield Bilingual("目标放宽了", "the target is weaker")
        case "other":
            yield Bilingual("达到它，不等于达到上级目标", "meeting it does not mean that the target above is met")
    if indicator.due > ancestor.due:
        yield Bilingual(
            f"完成年从 {ancestor.due} 推迟到 {indicator.due}", f"it is due in {indicator.due}, not in {ancestor.due}"
        )
    if indicator.commitment == "aspirational" and ancestor.commitment == "binding":
        yield Bilingual("约束性目标改成了预期性", "a binding target became aspirational")


def is_same(indicator: Indicator, ancestor: Ancestor) -> bool:
    """Say whether a target asks for exactly what the one above it asks for."""
    return (ancestor.relation, ancestor.due, ancestor.commitment) == ("same", indicator.due, indicator.commitment)


def limit_of(rule: Rule) -> str:
    """Return the target part of a rule as text, or the whole rule where it has no single measure."""
    if rule.target is None:
        return rule.text
    return " ".join(f"{limit.comparator} {limit.value.text}" for limit in rule.target.limits)


_TARGET_KEYS = ("rule", "due", "commitment")


def check_guards(indicator: Indicator, plans: Files, found: list[Diagnostic]) -> None:
    """Note a target that a guard of a plan above does not allow, with the places of both.

    ``plans`` are the plan itself and those above it, nearest first.
    """
    path = ("indicators", indicator.definition.id)
    for level, ancestor in enumerate(indicator.lineage, 1):
        guard = ancestor.guard
        if guard is None or ancestor.home_of_guard not in plans[level:]:
            continue
        stated = [
            (file, key)
            for file in plans[: plans.index(ancestor.home_of_guard)]
            for key in _TARGET_KEYS
            if key in file.values.get("indicators", {}).get(indicator.definition.id, {})
        ]
        what = _broken(indicator, ancestor, guard) if stated else None
        if what is not None:
            file, key = stated[0]
            labels = (
                Label(ancestor.rule.place, Bilingual("上级的目标", "the target above")),
                Label(guard.place, Bilingual("上级的规定", "what it allows")),
            )
            found.append(Diagnostic("guard-broken", what, file.value_place((*path, key)), labels, _REMEDY))
            return


def _broken(indicator: Indicator, ancestor: Ancestor, guard: Guard) -> Bilingual | None:
    """Return in what a target breaks a guard, or None where it does not."""
    name, target = ancestor.plan, limit_of(ancestor.rule)
    if guard.kind == "final":
        if is_same(indicator, ancestor):
            return None
        return Bilingual(
            f"“{name.zh}”规定这个目标不得改动（{target}）", f'"{name.en}" makes this target final ({target})'
        )
    weak = list(weaknesses(indicator, ancestor))
    if guard.kind == "may_tighten":
        if ancestor.relation == "other_measure":
            weak.append(Bilingual("计算方法不同，看不出是否放宽", "it is measured differently, and may be weaker"))
        allowed = Bilingual("这个目标只可加严", "lets this target be tightened only")
    else:
        if ancestor.relation in {"weaker", "other"}:
            del weak[0]  # the range says how far the limit may go
        if not _within(indicator.rule, ancestor.rule, guard.kind):
            weak.insert(
                0,
                Bilingual(
                    "目标值不在范围内，或计算方法、比较方向不同",
                    "its limit is outside of it, or it is measured or compared differently",
                ),
            )
        shown = range_text(guard.kind)
        allowed = Bilingual(f"目标值{shown.zh}", f"lets the limit be {shown.en}")
    if not weak:
        return None
    return Bilingual(
        f"“{name.zh}”规定{allowed.zh}（{target}）：{'；'.join(w.zh for w in weak)}",
        f'"{name.en}" {allowed.en} ({target}): {"; ".join(w.en for w in weak)}',
    )


def range_text(allowed: GuardRange) -> Bilingual:
    """Return a range as words: 不低于 65%、不高于 80%."""
    zh, en = [], []
    if allowed.at_least_text is not None:
        zh.append(f"不低于 {allowed.at_least_text}")
        en.append(f"at least {allowed.at_least_text}")
    if allowed.at_most_text is not None:
        zh.append(f"不高于 {allowed.at_most_text}")
        en.append(f"at most {allowed.at_most_text}")
    return Bilingual("、".join(zh), " and ".join(en))


_REMEDY = Bilingual(
    "改成上级允许的目标；认为规定应当改的，请上级计划修改",
    "set a target that the plan above allows, or have that plan changed",
)


def _within(rule: Rule, above: Rule, allowed: GuardRange) -> bool:
    """Say whether a rule sets limits of the same kind as the one above, each within the range."""
    if rule.target is None or above.target is None or meaning(rule.target.measure) != meaning(above.target.measure):
        return False
    signs = [[limit.comparator[0] for limit in one.target.limits] for one in (rule, above) if one.target is not None]
    if signs[0] != signs[1]:
        return False
    for limit in rule.target.limits:
        value = limit.value.value.lower
        least = None if allowed.at_least is None else allowed.at_least.lower
        most = None if allowed.at_most is None else allowed.at_most.lower
        if value is None or (least is not None and value < least) or (most is not None and value > most):
            return False
    return True
