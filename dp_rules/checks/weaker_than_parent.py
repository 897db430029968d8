"""A target that asks for less than the same target of the plan above."""

from collections.abc import Iterator
from typing import Any

from dp_rules.checks.finding import Finding, Spec, stated_here
from dp_rules.spec.inherit import plans_of
from dp_rules.spec.lineage import check_guards, limit_of, weaknesses
from dp_rules.spec.model import Ancestor, GuardRange, Indicator, Plan
from dp_rules.spec.names import Files
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label
from dp_rules.text.place import Place
from dp_rules.toml.file import TomlFile


def weaker_than_parent(spec: Spec) -> Iterator[Finding]:
    """Find targets that a plan weakens, postpones or makes less binding than the plan directly above it.

    Nothing is said where the plan above gives a range (``guard``), which allows it, nor where a
    guard forbids it, which is an error of its own.
    """
    if not isinstance(spec, Plan):
        return
    own = spec.stack[0]
    for indicator, stated in stated_here(spec):
        parent = next(iter(indicator.lineage), None)
        if parent is None or (parent.guard is not None and isinstance(parent.guard.kind, GuardRange)):
            continue
        ways = list(weaknesses(indicator, parent))
        if ways and not _is_forbidden(indicator, plans_of(spec.stack)):
            name = parent.plan
            message = Bilingual(
                f"比上级“{name.zh}”的目标（{limit_of(parent.rule)}）要求低：{'；'.join(way.zh for way in ways)}",
                f'this asks for less than "{name.en}" ({limit_of(parent.rule)}): {"; ".join(way.en for way in ways)}',
            )
            labels = (Label(parent.rule.place, Bilingual("上级的目标", "the target above")),)
            help_ = Bilingual(
                "核对本计划的原文；确实如此，用 accepted 写明原因",
                "compare the plan's own words; if it is meant so, say why in accepted",
            )
            place = _place(indicator, parent, stated, own)
            diagnostic = Diagnostic("weaker-than-parent", message, place, labels, help_, "warning")
            yield Finding(("indicators", indicator.id), diagnostic)


def _is_forbidden(indicator: Indicator, plans: Files) -> bool:
    broken: list[Diagnostic] = []
    check_guards(indicator, plans, broken)
    return bool(broken)


def _place(indicator: Indicator, parent: Ancestor, stated: dict[str, Any], own: TomlFile) -> Place:
    """Return the key that makes the target weaker, as far as it stands in the plan itself."""
    path = ("indicators", indicator.id)
    if "rule" in stated and parent.relation in {"weaker", "other"}:
        return indicator.rule.place
    if "due" in stated and indicator.due > parent.due:
        return own.value_place((*path, "due"))
    return own.value_place((*path, "commitment")) if "commitment" in stated else indicator.place
