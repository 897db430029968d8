"""From the strings of a spec to measures and rules: parsed, checked, split into measure and target."""

from dp_rules.language import core
from dp_rules.language.check import check_measure, check_rule
from dp_rules.language.meaning import meaning
from dp_rules.language.parse import parse_rule
from dp_rules.language.scope import Scope
from dp_rules.language.target import Target, split_target, with_measure
from dp_rules.spec.model import Definition, Measure, Rule
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label
from dp_rules.text.nearest import MOST_GUESSED
from dp_rules.text.place import Place, Source
from dp_rules.toml.file import Path, TomlFile


def read_measure(file: TomlFile, path: Path, text: str, scope: Scope, found: list[Diagnostic]) -> Measure | None:
    """Return the measure written at ``path``; what is wrong with it goes to ``found``."""
    tree, problems = parse_rule(file.embedded(path, text))
    found += problems
    if tree is None:
        return None
    node, problems = check_measure(tree, scope, guesses=len(found) < MOST_GUESSED)
    found += problems
    return None if node is None else Measure(text, node, file.value_place(path))


_COMPARATORS = tuple(">=<!≥≤≠＞＝＜！≧≦")


def repeats(rule: str, measure: str) -> bool:
    """Say whether a rule begins with a measure, word for word, and goes on with the target."""
    return rule.startswith(measure) and rule[len(measure) :].lstrip().startswith(_COMPARATORS)


def read_rule(
    file: TomlFile, path: Path, text: str, scope: Scope, definition: Definition, found: list[Diagnostic]
) -> Rule | None:
    """Return the rule written at ``path``; what is wrong with it goes to ``found``."""
    return rule_from(file.embedded(path, text), file.value_place(path), scope, definition, found)


def rule_from(
    source: Source, place: Place, scope: Scope, definition: Definition, found: list[Diagnostic]
) -> Rule | None:
    """Return the rule that a text says, written at ``place``; what is wrong with it goes to ``found``."""
    tree, problems = parse_rule(source)
    found += problems
    if tree is None:
        return None
    node, problems = check_rule(tree, scope, guesses=len(found) < MOST_GUESSED)
    found += problems
    if node is None:
        return None
    target = split_target(node)
    reported = totals = None
    if target is not None:
        figure: core.Core = core.Reported(target.unit, target.measure.origin)
        if isinstance(target.measure, core.Rounded):
            figure = target.measure._replace(operand=figure)
        reported = with_measure(node, target, figure)
        if definition.totals is not None:
            totals = _with_totals(node, target, definition.totals, found)
    return Rule(source.text, node, target, reported, totals, place)


def _with_totals(rule: core.Core, target: Target, totals: Measure, found: list[Diagnostic]) -> core.Core | None:
    if totals.node is None or totals.node.unit != target.unit:
        message = Bilingual(
            "totals 与规则的计算方法不是同一种量", "the totals are not the same kind of quantity as the rule's measure"
        )
        labels = (Label(target.measure.origin, Bilingual("规则的计算方法", "the rule's measure")),)
        found.append(Diagnostic("unit-mismatch", message, totals.place, labels))
        return None
    return with_measure(rule, target, totals.node)


def check_same_measure(
    rule: Rule, definition: Definition, main: Rule, reason: str | None, found: list[Diagnostic]
) -> None:
    """Note a rule whose measure is not the catalogue's, unless the spec says why.

    ``rule`` is the indicator's ``main`` one or another reading of it; where the main one repeats
    the catalogue's measure word for word, the two are the same.
    """
    if definition.measure is None or reason is not None:
        return
    if rule.target is not None and repeats(rule.text, definition.measure.text):
        return
    measure = None if rule.target is None else rule.target.measure
    catalogued = definition.measure.node or (None if main.target is None else main.target.measure)
    if measure is None or meaning(measure) != meaning(catalogued):
        message = Bilingual(
            f"规则的计算方法与指标目录不同：“{definition.name.zh}”",
            f'the measure of this rule is not the catalogue\'s: "{definition.name.en}"',
        )
        labels = (Label(definition.measure.place, Bilingual("指标目录的计算方法", "the catalogue's measure")),)
        help_ = Bilingual(
            "如果确实不同，用 measure_reason 写明原因", "if it is meant to differ, say why in measure_reason"
        )
        found.append(Diagnostic("measure-differs", message, (measure or rule.node).origin, labels, help_))
