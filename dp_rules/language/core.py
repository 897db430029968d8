"""What is meant: the typed core. Evaluation, explanation and checks are plain functions over it.

What holds of every core tree, and is tested:

- every node has its unit, and units agree: nothing compares or adds what does not belong together;
- names are resolved: a node holds the item or table itself;
- ``@`` is gone: an item value carries its period, or None for the evaluated one;
- functions are expanded: ``Defined`` holds the call and the body that it stands for;
- ``and`` and ``or`` are never mixed in one node;
- every node has its ``origin``, the place in the rule that it came from.
"""

from collections.abc import Callable, Iterator
from typing import Any, Literal, NamedTuple

from dp_rules.language.node import node
from dp_rules.language.scope import Item, Table
from dp_rules.language.syntax import Comparator, Connective, Operator
from dp_rules.quantity.interval import Interval
from dp_rules.quantity.period import Period
from dp_rules.quantity.unit import Unit
from dp_rules.text.place import Span

Aggregation = Literal["count", "count_distinct", "sum", "min", "max"]
RunAggregation = Literal["mean", "sum", "min", "max"]
ClockName = Literal["year", "quarter", "month", "annual"]


@node
class Constant(NamedTuple):
    """``70%``"""

    value: Interval
    text: str
    unit: Unit
    origin: Span


@node
class ItemValue(NamedTuple):
    """``accidents@2020``"""

    item: Item
    period: Period | None
    unit: Unit
    origin: Span


@node
class Reported(NamedTuple):
    """The indicator's own figure, computed by someone else."""

    unit: Unit
    origin: Span


@node
class Clock(NamedTuple):
    """``quarter``: a number of the evaluated period"""

    name: ClockName
    unit: Unit
    origin: Span


@node
class Negative(NamedTuple):
    """``-3``"""

    operand: "Core"
    unit: Unit
    origin: Span


@node
class Arithmetic(NamedTuple):
    """``x / y``; ``part_of_whole`` says that the left side is by declaration a part of the right"""

    operator: Operator
    left: "Core"
    right: "Core"
    part_of_whole: bool
    unit: Unit
    origin: Span


@node
class Rounded(NamedTuple):
    """``round(rate(a, b), 0.1%)``: half to even, once"""

    operand: "Core"
    step: Constant
    unit: Unit
    origin: Span


@node
class OverPeriods(NamedTuple):
    """``mean(accidents@2018..2020)``"""

    aggregation: RunAggregation
    operand: "Core"
    first: Period
    last: Period
    parts: tuple["Core", ...]
    unit: Unit
    origin: Span


@node
class Aggregate(NamedTuple):
    """``sum(counties.home_patients_served where rehab_service)``"""

    aggregation: Aggregation
    table: Table
    column: "Core | None"
    where: "Core | None"
    period: Period | None
    unit: Unit
    origin: Span


class Rows(NamedTuple):
    """``counties where a among b``, as an argument of a function that asks for rows"""

    table: Table
    where: "Core | None"
    among: "Core | None"
    period: Period | None = None


@node
class Defined(NamedTuple):
    """``rate(a, b)``, and what the prelude says that it stands for"""

    function: str
    arguments: tuple["Core | Period | Rows", ...]
    parameters: tuple[str, ...]
    body: "Core"
    unit: Unit
    origin: Span


@node
class Comparison(NamedTuple):
    """``65% <= rate(a, b) < 90%``"""

    operands: tuple["Core", ...]
    operators: tuple[Comparator, ...]
    unit: Unit
    origin: Span


@node
class Logic(NamedTuple):
    """``a > 3 and b > 2``"""

    connective: Connective
    parts: tuple["Core", ...]
    unit: Unit
    origin: Span


@node
class Not(NamedTuple):
    """``not (a > 3)``"""

    operand: "Core"
    unit: Unit
    origin: Span


Core = (
    Constant
    | ItemValue
    | Reported
    | Clock
    | Negative
    | Arithmetic
    | Rounded
    | OverPeriods
    | Aggregate
    | Defined
    | Comparison
    | Logic
    | Not
)


def parts_of(node: Core) -> tuple[Core, ...]:
    """Return the core nodes directly inside ``node``."""
    return _PARTS[type(node)](node)


def _of_aggregate(node: Any) -> tuple[Core, ...]:  # noqa: ANN401  as for all of them
    return tuple(part for part in (node.column, node.where) if part is not None)


# By the kind of node and not by `match`, which asks for one kind after another: every rule is walked several times.
_PARTS: dict[type, Callable[[Any], tuple[Core, ...]]] = {
    Constant: lambda _: (),
    ItemValue: lambda _: (),
    Reported: lambda _: (),
    Clock: lambda _: (),
    Negative: lambda node: (node.operand,),
    Not: lambda node: (node.operand,),
    Rounded: lambda node: (node.operand, node.step),
    Arithmetic: lambda node: (node.left, node.right),
    OverPeriods: lambda node: node.parts,
    Logic: lambda node: node.parts,
    Aggregate: _of_aggregate,
    Defined: lambda node: (node.body,),
    Comparison: lambda node: node.operands,
}


def walk(root: Core) -> Iterator[Core]:
    """Yield ``root`` and every node inside it, each before its parts, from left to right."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        parts = _PARTS[type(node)](node)
        if parts:
            waiting.extend(parts[::-1])
