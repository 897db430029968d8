"""Which figures one unit more or less of which would turn a verdict, found by evaluating again."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from dp_rules.evaluation.exact import evaluate
from dp_rules.evaluation.figures.found import Found
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.figures.possible import bound_on
from dp_rules.evaluation.row_moves import moves_of
from dp_rules.evaluation.trace import Trace
from dp_rules.evaluation.turns import OneCase
from dp_rules.evaluation.view import AreaView, View
from dp_rules.language import core
from dp_rules.language.rebuild import substitute
from dp_rules.language.scope import Item
from dp_rules.quantity.interval import Interval, add, exact


def cases_that_turn(rule: core.Core, trace: Trace, view: View) -> Iterator[OneCase]:
    """Yield each count of a rule of which one unit more or less turns the verdict: one that can be.

    The other figures are held; counts of rows move with those that share a condition.
    """
    steps = {step.node: step for step in _counts(trace)}
    for step in steps.values():
        value = step.value
        if not isinstance(value, Interval) or value.lower is None:
            continue
        for change in (1, -1):
            if value.lower + change >= 0 and _turns(step, change, rule, trace, view, list(steps.values())):
                yield OneCase(step, change, value.lower)


def _turns(step: Trace, change: int, rule: core.Core, trace: Trace, view: View, counts: list[Trace]) -> bool:
    """Say whether a figure changed by one turns the verdict, and can be."""
    node, wanted = step.node, not trace.value
    if isinstance(node, core.Aggregate) and node.aggregation == "count":
        linked = [one for one in counts if _counts_the_same_rows(one.node, node)]
        which = linked.index(step)
        ways = _ways(linked, which, change)
        return any(_truth(rule, view, linked, way) is wanted for way in ways)
    if _truth(rule, view, [step], [change]) is not wanted:
        return False
    if isinstance(node, core.ItemValue):
        return _can_be(node.item, step, change, view)
    if isinstance(node, core.Aggregate) and isinstance(node.column, core.ItemValue) and node.table.is_level:
        return any(_is_counted(row.where) and _can_change(row.column, change, view) for row in step.rows)
    return True


def _truth(rule: core.Core, view: View, steps: Sequence[Trace], changes: Sequence[int]) -> object:
    """Return what a rule comes to where some of its figures are changed by so many."""
    for step, change in zip(steps, changes, strict=True):
        if change and isinstance(step.value, Interval):
            value = add(step.value, exact(change))
            rule = substitute(rule, step.node, core.Constant(value, "", step.node.unit, step.node.origin))
    return evaluate(rule, view).value


def _ways(linked: Sequence[Trace], which: int, change: int) -> Iterator[Sequence[int]]:
    """Yield by how much counts of the same rows move where one row comes to be counted in one of them, or no longer is.

    A count of all rows moves by a record that comes or goes, and is counted nowhere else; areas do not come and go.
    """
    node = linked[which].node
    if not isinstance(node, core.Aggregate):
        return
    if not linked[which].rows:  # a table engine has counted them
        yield [change if index == which else 0 for index in range(len(linked))]
        return
    if node.where is None:
        is_there = change > 0 or any(
            all(not _is_counted(one.rows[index].where) for one in linked if one is not linked[which])
            for index in range(len(linked[which].rows))
        )
        if not node.table.is_level and is_there:
            yield [change if index == which else 0 for index in range(len(linked))]
        return
    moves = moves_of(linked, which, rises=change > 0)
    for ways in moves or ():
        yield from ways


def _counts_the_same_rows(one: core.Core, other: core.Aggregate) -> bool:
    return (
        isinstance(one, core.Aggregate)
        and one.aggregation == "count"
        and (one.table, one.period) == (other.table, other.period)
    )


def _is_counted(where: Trace | None) -> bool:
    return where is None or where.value is True


def _can_be(item: Item, step: Trace, change: int, view: View) -> bool:
    """Say whether an item can be one more or less, by its wholes and parts, had by the same way as itself."""
    if not isinstance(view, AreaView) or not isinstance(step.value, Interval):
        return True

    def find(other: Item) -> Found:
        return view.find(other, step.node.period if isinstance(step.node, core.ItemValue) else None)

    return bound_on(item, add(step.value, exact(change)), view.known, find) is None


def _can_change(step: Trace | None, change: int, view: View) -> bool:
    """Say whether a figure of an area that is added up can be one more or less."""
    if step is None or not isinstance(step.value, Interval) or not isinstance(step.node, core.ItemValue):
        return True
    if not isinstance(view, AreaView) or step.period is None:
        return True
    known: Known = view.known
    value, area, period = add(step.value, exact(change)), step.area, step.period
    if value.upper is not None and value.upper < 0:
        return False
    return bound_on(step.node.item, value, known, lambda other: known.here(other, area, period)) is None


def _counts(trace: Trace) -> list[Trace]:
    """Return the steps of the rule itself that are exact whole counts: items, counts and sums over tables, a reported count."""
    if isinstance(trace.node, core.ItemValue | core.Reported) or (
        isinstance(trace.node, core.Aggregate) and trace.node.aggregation in {"count", "sum"}
    ):
        return [trace] if _is_whole_count(trace) else []
    return [step for part in trace.parts for step in _counts(part)]


def _is_whole_count(step: Trace) -> bool:
    value = step.value
    return (
        step.node.unit.kind == "counted"
        and isinstance(value, Interval)
        and value.is_exact
        and isinstance(value.lower, Fraction)
        and value.lower.denominator == 1
    )
