"""Which edit of a rule no test notices: each is made, read as a rule, and held against the tests."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from dp_rules.language import core
from dp_rules.language.allowed import verdict_without_data
from dp_rules.language.parse import parse_rule
from dp_rules.language.scope import Scope
from dp_rules.spec.model import Indicator, Rule
from dp_rules.spec.rules import rule_from
from dp_rules.spectest.cases import Case
from dp_rules.spectest.edits import Edit, edits_of
from dp_rules.spectest.run import differences, judged
from dp_rules.text.place import Source, Span

MOST_EDITS = 100
"""So many edits of one rule are tried, the rules of plans have some twenty; each takes longer the longer the rule is."""


class Mutant(NamedTuple):
    """An edit of an indicator's rule, the rule that it makes, and where it is made."""

    indicator: Indicator
    edit: Edit
    rule: Rule
    place: Span


def mutants_of(indicator: Indicator, scope: Scope) -> Iterator[Mutant]:
    """Yield the edits of a rule that ``check`` would let pass and that can change a verdict, of very many the first."""
    own = indicator.rule
    source = own.node.origin.source
    seen = [own.node]
    for edit in islice(_edits(indicator, scope), MOST_EDITS):
        rule = rule_from(Source(source.name, edit.applied(own.text)), own.place, scope, indicator.definition, [])
        if rule is None or rule.node in seen or not _is_worth_a_test(own.node, rule.node):
            continue
        seen.append(rule.node)
        yield Mutant(indicator, edit, rule, Span(source, edit.start, edit.end))


def untried(indicator: Indicator, scope: Scope) -> int:
    """Return how many edits of a rule are not tried."""
    return max(0, sum(1 for _ in _edits(indicator, scope)) - MOST_EDITS)


def _edits(indicator: Indicator, scope: Scope) -> Iterator[Edit]:
    tree, _ = parse_rule(indicator.rule.node.origin.source)
    return iter(()) if tree is None else edits_of(tree, indicator.rule.text, scope)


def is_noticed(mutant: Mutant, cases: Iterable[Case], scope: Scope) -> bool:
    """Say whether a test that the indicator's own rule passes fails with the mutant."""
    return any(differences(case, judged(case, mutant.rule, scope)) for case in cases)


def telling(mutant: Mutant, cases: Sequence[Case], scope: Scope) -> Case | None:
    """Return the first of generated cases that would notice a mutant, to be suggested as a test."""
    return next((case for case in cases if is_noticed(mutant, [case], scope)), None)


def _is_worth_a_test(own: core.Core, other: core.Core) -> bool:
    """Say whether some data can tell an edited rule from the indicator's own.

    Not one that ``check`` refuses, because nothing can meet it, nor one that always holds as the
    own does: that a part is at most 100% of its whole says as little as that it is at most 101%.
    """
    verdict = verdict_without_data(other)
    return verdict is not False and (verdict is None or verdict_without_data(own) is not verdict)
