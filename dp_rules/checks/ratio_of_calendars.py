"""Ratios whose two sides are counted over different years."""

from collections.abc import Iterator

from dp_rules.checks.expressions import calendars_to_date, expressions_stated_here
from dp_rules.checks.finding import Finding, Spec
from dp_rules.language import core
from dp_rules.language.scope import Item
from dp_rules.quantity.unit import TRUTH
from dp_rules.spec.names import bilingual, merged
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label


def ratio_of_calendars(spec: Spec) -> Iterator[Finding]:
    """Find divisions of items by items of another calendar: a calendar year over a statistical year.

    What is counted to date has no year of its own and goes with any calendar.
    """
    to_date = calendars_to_date(spec)
    names = {id_: bilingual(entry, id_) for id_, (entry, _) in merged(spec.stack, "calendars").items()}
    for about, root in expressions_stated_here(spec):
        for node in core.walk(root):
            if isinstance(node, core.Arithmetic) and node.operator == "/":
                left = [item for item in _items(node.left) if item.calendar not in to_date]
                right = [item for item in _items(node.right) if item.calendar not in to_date]
                pair = _apart(left, right)
                if pair is not None:
                    yield Finding(about, _diagnostic(node, *pair, names))


def _items(node: core.Core) -> Iterator[Item]:
    """Yield the items that a side counts; records of a table have no calendar, and a yes or no is not counted."""
    match node:
        case core.ItemValue(item=item):
            if item.unit != TRUTH:
                yield item
        case core.Aggregate(table=table, column=column):
            if table.is_level and column is not None:
                yield from _items(column)
        case _:
            for part in core.parts_of(node):
                yield from _items(part)


def _apart(left: list[Item], right: list[Item]) -> tuple[Item, Item] | None:
    """Return one item of each side, of different calendars, where both sides are of one calendar each."""
    calendars = {item.calendar for item in left}, {item.calendar for item in right}
    if len(calendars[0]) == len(calendars[1]) == 1 and calendars[0] != calendars[1]:
        return left[0], right[0]
    return None


def _diagnostic(node: core.Core, left: Item, right: Item, names: dict[str, Bilingual]) -> Diagnostic:
    one = names.get(left.calendar, Bilingual(left.calendar, left.calendar))
    other = names.get(right.calendar, Bilingual(right.calendar, right.calendar))
    message = Bilingual(
        f"分子按“{one.zh}”统计，分母按“{other.zh}”统计",
        f"the numerator is counted by the {one.en}, the denominator by the {other.en}",
    )
    labels = tuple(
        Label(item.place, Bilingual(f"{item.name.zh}：{name.zh}", f"{item.name.en}: {name.en}"))
        for item, name in ((left, one), (right, other))
        if item.place is not None
    )
    help_ = Bilingual(
        "核对两项的统计年度；计划的方法确实如此的，用 accepted 写明",
        "check the calendars of both items; if it is the plan's own method, give the reason in accepted",
    )
    return Diagnostic("ratio-of-calendars", message, node.origin, labels, help_, "warning")
