"""What a rule asks of each area or record, compared otherwise or rounded: ``share(townships where rate(a, b) > 90%)``.

Only limits in percent are looked at: they are targets for a row. ``follow_ups >= 4`` says what is counted,
and nobody reads it as more than four.
"""

from collections.abc import Iterator

from dp_rules.evaluation.exact import evaluate
from dp_rules.evaluation.trace import Trace
from dp_rules.evaluation.turns import OtherComparison, OtherRounding
from dp_rules.evaluation.view import View
from dp_rules.evaluation.written import OTHER_STRICTNESS, WrittenLimit, holds, written_limits
from dp_rules.language import core
from dp_rules.language.rebuild import substitute
from dp_rules.language.syntax import Comparator
from dp_rules.quantity.interval import exact


def row_conditions_that_turn(rule: core.Core, trace: Trace, view: View) -> Iterator[OtherRounding | OtherComparison]:
    """Yield each condition on rows that would turn the verdict if it were compared otherwise, or after rounding."""
    by_condition: dict[tuple[core.Core, int], list[tuple[str, WrittenLimit]]] = {}
    for label, limit in _limits_of_rows(trace):
        by_condition.setdefault((limit.comparison.node, limit.position), []).append((label, limit))
    for rows in by_condition.values():
        first, step = rows[0][1], rows[0][1].step
        other = OTHER_STRICTNESS[first.comparator]
        changed = tuple(label for label, limit in rows if holds(limit, comparator=other) is not holds(limit))
        if changed and evaluate(_otherwise(rule, first), view).value is (not trace.value):
            yield OtherComparison(first, other, changed)
        changed = tuple(label for label, limit in rows if holds(limit, is_rounded=True) is not holds(limit))
        if changed and step is not None and evaluate(_rounded(rule, first), view).value is (not trace.value):
            yield OtherRounding(first, step, None, None, changed)


def _limits_of_rows(trace: Trace) -> Iterator[tuple[str, WrittenLimit]]:
    """Yield the limits in percent that are asked of rows, each with its row."""
    for part in trace.parts:
        yield from _limits_of_rows(part)
    if not trace.rows or not _asks_for_percent(trace.node):
        return
    for row in trace.rows:
        if row.where is not None:
            for limit in written_limits(row.where):
                if limit.constant is not None and limit.constant.unit.kind in {"ratio", "points"}:
                    yield row.label, limit
            yield from _limits_of_rows(row.where)


def _asks_for_percent(node: core.Core) -> bool:
    """Say quickly whether an aggregate asks anything in percent of its rows, of which there may be millions."""
    where = node.where if isinstance(node, core.Aggregate) else None
    return where is not None and any(
        isinstance(part, core.Constant) and part.unit.kind in {"ratio", "points"} for part in core.walk(where)
    )


def _otherwise(rule: core.Core, limit: WrittenLimit) -> core.Core:
    node = limit.comparison.node
    if not isinstance(node, core.Comparison):
        raise TypeError("a limit is one of a comparison")
    operators: list[Comparator] = list(node.operators)
    operators[limit.position] = OTHER_STRICTNESS[operators[limit.position]]
    return substitute(rule, node, node._replace(operators=tuple(operators)), in_rows=True)


def _rounded(rule: core.Core, limit: WrittenLimit) -> core.Core:
    node, measure = limit.comparison.node, limit.measure.node
    if not isinstance(node, core.Comparison) or limit.constant is None or limit.step is None:
        raise TypeError("a value is rounded to the place of a literal")
    inner = measure.operand if isinstance(measure, core.Rounded) else measure
    step = core.Constant(exact(limit.step), "", limit.constant.unit, node.origin)
    rounded = core.Rounded(inner, step, measure.unit, node.origin)
    operands = tuple(rounded if operand is measure else operand for operand in node.operands)
    return substitute(rule, node, node._replace(operands=operands), in_rows=True)
