"""Another cohort: all rows of a table where the rule asks for some of them."""

from collections.abc import Iterator

from dp_rules.audit.dispute.definition import Asked, Definition, Edit
from dp_rules.language import core
from dp_rules.language.rebuild import opened, substitute
from dp_rules.text.bilingual import Bilingual


def edits(asked: Asked) -> Iterator[Edit]:
    """Yield the measure with the filter of its denominators dropped, and with that of all its aggregates."""
    quotients = _quotients(asked.base.measure)
    if any(under.where is not None for _, under in quotients):
        below = Bilingual("分母不加条件，取全部", "the denominator is of all rows, without its condition")
        both = Bilingual("分母的条件，分子、分母都不加", "the condition of the denominator is dropped on both sides")
        yield Edit("filter", "filter", below, 1, _denominators)
        yield Edit("filter", "filter", both, 1, _cohorts)


def _quotients(measure: core.Core) -> list[tuple[core.Aggregate, core.Aggregate]]:
    return [
        (node.left, node.right)
        for node in core.walk(opened(measure))
        if isinstance(node, core.Arithmetic)
        and node.operator == "/"
        and isinstance(node.left, core.Aggregate)
        and isinstance(node.right, core.Aggregate)
    ]


def _denominators(definition: Definition) -> Definition:
    measure = opened(definition.measure)
    for _, under in _quotients(measure):
        measure = substitute(measure, under, under._replace(where=None))
    return definition._replace(measure=measure)


def _cohorts(definition: Definition) -> Definition:
    measure = opened(definition.measure)
    for over, under in _quotients(measure):
        rest = _without(over.where, under.where)
        measure = substitute(measure, over, over._replace(where=rest))
        measure = substitute(measure, under, under._replace(where=None))
    return definition._replace(measure=measure)


def _without(condition: core.Core | None, cohort: core.Core | None) -> core.Core | None:
    """Return a filter without the condition of the cohort, which it has as one of its parts or is."""
    if condition == cohort:
        return None
    if isinstance(condition, core.Logic) and condition.connective == "and":
        parts = tuple(part for part in condition.parts if part != cohort)
        return parts[0] if len(parts) == 1 else condition._replace(parts=parts)
    return condition
