"""Figures since some beginning that are added up over periods, so that the same is counted again and again."""

from collections.abc import Iterator

from dp_rules.checks.expressions import calendars_to_date, expressions_stated_here
from dp_rules.checks.finding import Finding, Spec
from dp_rules.language import core
from dp_rules.language.scope import Item
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label


def sum_of_cumulative(spec: Spec) -> Iterator[Finding]:
    """Find sums and means over periods of items that are counted on through these periods.

    Within a year that is every cumulative item; over years only one whose calendar does not begin
    anew each year.
    """
    to_date = calendars_to_date(spec)
    for about, root in expressions_stated_here(spec):
        for node in core.walk(root):
            if not isinstance(node, core.OverPeriods) or node.aggregation not in {"sum", "mean"}:
                continue
            within_a_year = bool(node.first.quarter or node.first.month) and not node.first.from_start
            for item in _added_up(node.operand):
                if item.kind == "cumulative" and (within_a_year or item.calendar in to_date):
                    yield Finding(about, _diagnostic(node, item))


def _added_up(node: core.Core) -> Iterator[Item]:
    """Yield the items of which a sum is taken; in a ratio the items are not added up."""
    match node:
        case core.ItemValue(item=item):
            yield item
        case core.Arithmetic(operator="+", left=left, right=right):
            yield from _added_up(left)
            yield from _added_up(right)
        case core.Defined(body=body):
            yield from _added_up(body)


def _diagnostic(node: core.OverPeriods, item: Item) -> Diagnostic:
    name = item.name
    message = Bilingual(
        f"“{name.zh}”是累计数，{node.first} 至 {node.last} 各期的数不能相加：前面各期的会重复计算",
        f'"{name.en}" is cumulative: its figures from {node.first} to {node.last} do not add up, '
        "each holds those before it",
    )
    labels = () if item.place is None else (Label(item.place, Bilingual("累计数", "cumulative")),)
    help_ = Bilingual(
        f"只取最后一期：{item.id}@{node.last}；不是累计数的，改正 kind",
        f"take the last one only: {item.id}@{node.last}; or correct kind, if it is not cumulative",
    )
    return Diagnostic("sum-of-cumulative", message, node.origin, labels, help_, "warning")
