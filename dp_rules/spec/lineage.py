"""Where a target comes from: the plans above, how each target stands to the one above it, and what their guards allow."""

from collections.abc import Iterator

from dp_rules.language.allowed import relation
from dp_rules.language.scope import Scope
from dp_rules.quantity.missing import Missing
from dp_rules.spec.guard import read_guard
from dp_rules.spec.inherit import inherited
from dp_rules.spec.model import Ancestor, GuardRange, Indicator, Rule
from dp_rules.spec.names import Files, bilingual
from dp_rules.spec.rules import read_rule
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label
from dp_rules.toml.file import TomlFile


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


def check_guards(indicator: Indicator, own: TomlFile, found: list[Diagnostic]) -> None:
    """Note a target that a guard of a plan above does not allow, with the places of both."""
    for ancestor in indicator.lineage:
        guard = ancestor.guard
        if guard is None or ancestor.home is indicator.home:
            continue
        name = ancestor.plan
        what: Bilingual | None = None
        match guard.kind:
            case "final" if not is_same(indicator, ancestor):
                what = Bilingual(
                    f"“{name.zh}”规定这个目标不得改动（{limit_of(ancestor.rule)}）",
                    f'"{name.en}" makes this target final ({limit_of(ancestor.rule)})',
                )
            case "may_tighten":
                weak = list(weaknesses(indicator, ancestor))
                if ancestor.relation == "other_measure":
                    weak.append(
                        Bilingual("计算方法不同，看不出是否放宽", "it is measured differently, and may be weaker")
                    )
                if weak:
                    what = Bilingual(
                        f"“{name.zh}”规定这个目标只可加严（{limit_of(ancestor.rule)}）：{'；'.join(w.zh for w in weak)}",
                        f'"{name.en}" lets this target be tightened only ({limit_of(ancestor.rule)}): {"; ".join(w.en for w in weak)}',
                    )
            case GuardRange() if not _within(indicator.rule, guard.kind):
                what = Bilingual(
                    f"目标值不在“{name.zh}”规定的范围内", f'the target is not within the range that "{name.en}" allows'
                )
        if what is not None:
            labels = (
                Label(ancestor.rule.place, Bilingual("上级的目标", "the target above")),
                Label(guard.place, Bilingual("上级的规定", "what it allows")),
            )
            place = indicator.rule.place if indicator.home is own else indicator.place
            found.append(Diagnostic("guard-broken", what, place, labels, _REMEDY))
            return


_REMEDY = Bilingual(
    "改成上级允许的目标；认为规定应当改的，请上级计划修改",
    "set a target that the plan above allows, or have that plan changed",
)


def _within(rule: Rule, allowed: GuardRange) -> bool:
    if rule.target is None:
        return False
    for limit in rule.target.limits:
        value = limit.value.value.lower
        least = None if allowed.at_least is None else allowed.at_least.lower
        most = None if allowed.at_most is None else allowed.at_most.lower
        if value is None or (least is not None and value < least) or (most is not None and value > most):
            return False
    return True
