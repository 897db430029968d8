"""Rule text to syntax: the tables that Lark made of the grammar drive it. Of what they refuse, Lark itself says why."""

from typing import Any

from dp_rules.language import syntax
from dp_rules.language.build import Build
from dp_rules.language.lr import run
from dp_rules.language.rule_fault import rule_diagnostic
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Source, Span

LONGEST_RULE = 4000
DEEPEST_RULE = 100


def loose_rule(text: str, name: str = "rule") -> Source:
    """Return a rule that stands in no file."""
    return Source(name, text)


def parse_rule(rule: Source) -> tuple[syntax.Expression | None, list[Diagnostic]]:
    """Return the syntax of a rule, or None with the reasons why it has none."""
    tree, found = _parse(rule, "rule")
    return tree, found


def parse_definition(rule: Source) -> tuple[syntax.Definition | None, list[Diagnostic]]:
    """Return the syntax of one definition of the prelude, or None with the reasons."""
    tree, found = _parse(rule, "definition")
    return tree, found


def _parse(rule: Source, start: str) -> tuple[Any, list[Diagnostic]]:
    if len(rule.text) > LONGEST_RULE:
        message = Bilingual(
            f"规则太长：{len(rule.text)} 个字符，最多 {LONGEST_RULE} 个",
            f"the rule is too long: {len(rule.text)} characters, at most {LONGEST_RULE} are read",
        )
        return None, [rule_diagnostic("rule-too-long", message, Span(rule, 0, 1))]
    build = Build(rule)
    whole: Any = run(rule.text, start, build)
    if whole is None:
        from dp_rules.language.refused import why_refused  # noqa: PLC0415  Lark is imported for faults only

        return None, [why_refused(rule, start)]
    if build.found:
        return None, build.found
    body: syntax.Expression = whole.body if isinstance(whole, syntax.Definition) else whole
    if _depth_exceeds(body, DEEPEST_RULE):
        message = Bilingual(
            f"规则嵌套太深：最多 {DEEPEST_RULE} 层", f"the rule is nested too deeply: at most {DEEPEST_RULE} levels"
        )
        return None, [rule_diagnostic("rule-too-deep", message, Span(rule, 0, len(rule.text)))]
    return whole, []


def _depth_exceeds(root: syntax.Expression, limit: int) -> bool:
    """Walk level by level, so that depth itself is no danger."""
    level: list[syntax.Expression] = [root]
    for _ in range(limit):
        level = [part for node in level for part in syntax.parts_of(node)]
        if not level:
            return False
    return True
