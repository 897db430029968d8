"""Which edit of a rule no test notices: each is made, read as a rule, and held against the tests."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dp_rules.evaluation.exact import compare
from dp_rules.language import core
from dp_rules.language.parse import parse_rule
from dp_rules.language.scope import Scope
from dp_rules.language.target import Target
from dp_rules.quantity.interval import EVERYTHING, Interval, Truth, exact
from dp_rules.spec.model import Indicator, Rule
from dp_rules.spec.rules import rule_from
from dp_rules.spectest.cases import Case
from dp_rules.spectest.edits import Edit, edits_of
from dp_rules.spectest.run import differences, judged
from dp_rules.text.place import Source, Span


class Mutant(NamedTuple):
    """An edit of an indicator's rule, the rule that it makes, and where it is made."""

    indicator: Indicator
    edit: Edit
    rule: Rule
    place: Span


def mutants_of(indicator: Indicator, scope: Scope) -> Iterator[Mutant]:
    """Yield the edits of a rule that ``check`` would let pass and that can change a verdict."""
    own = indicator.rule
    source = own.node.origin.source
    tree, _ = parse_rule(source)
    seen = [own.node]
    for edit in () if tree is None else edits_of(tree, own.text, scope):
        rule = rule_from(Source(source.name, edit.applied(own.text)), own.place, scope, indicator.definition, [])
        if rule is None or rule.node in seen or _same_by_declaration(own.target, rule.target):
            continue
        seen.append(rule.node)
        yield Mutant(indicator, edit, rule, Span(source, edit.start, edit.end))


def is_noticed(mutant: Mutant, cases: Iterable[Case], scope: Scope) -> bool:
    """Say whether a test that the indicator's own rule passes fails with the mutant."""
    return any(differences(case, judged(case, mutant.rule, scope)) for case in cases)


def telling(mutant: Mutant, cases: Sequence[Case], scope: Scope) -> Case | None:
    """Return the first of generated cases that would notice a mutant, to be suggested as a test."""
    return next((case for case in cases if is_noticed(mutant, [case], scope)), None)


def _same_by_declaration(own: Target | None, other: Target | None) -> bool:
    """Say whether two targets of one measure hold always, or never, whatever data keep to what the catalogue declares.

    A part is at most its whole: that a share is at most 100% says as little as that it is at most 101%.
    """
    if own is None or other is None or own.measure != other.measure:
        return False
    domain = _domain(own.measure)
    first, second = _truth(own, domain), _truth(other, domain)
    return first is not None and first is second


def _domain(measure: core.Core) -> Interval:
    """Return all values that a measure can have: counts are at least 0, a part is at most its whole."""
    match measure:
        case core.Defined(body=body):
            return _domain(body)
        case core.ItemValue() | core.Aggregate():
            return Interval(exact(0).lower, None)
        case core.Arithmetic(operator="/", part_of_whole=True):
            return Interval(exact(0).lower, exact(1).upper)
    return EVERYTHING


def _truth(target: Target, domain: Interval) -> Truth:
    truths = [compare(limit.comparator, domain, limit.value.value) for limit in target.limits]
    return False if False in truths else None if None in truths else True
