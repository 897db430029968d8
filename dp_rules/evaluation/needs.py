"""What a plan needs of its data: each figure that its rules ask for, whether it is there, and who owes it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from dp_rules.data.dataset import Dataset
from dp_rules.data.fact import Fact
from dp_rules.evaluation.exact import evaluate
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.result import Result
from dp_rules.evaluation.trace import Trace, leaves
from dp_rules.evaluation.view import AreaView
from dp_rules.gates.run import Gated
from dp_rules.language import core
from dp_rules.quantity.missing import Missing
from dp_rules.quantity.period import Period
from dp_rules.spec.model import Indicator, Plan
from dp_rules.text.place import address

_T = TypeVar("_T")


class Need(NamedTuple):
    """One figure that rules ask for: an item, a column of a record, a table, or an indicator's own figure.

    ``missing`` is None where it is given; "not applicable" is an answer. ``departments`` owe it:
    the item's supplier, else those in the lead of the indicators that ask.
    """

    id: str
    area: str
    period: Period
    missing: Missing | None
    fact: Fact | None
    departments: tuple[str, ...]
    indicators: tuple[Indicator, ...]

    @property
    def is_missing(self) -> bool:
        """Whether it is still owed."""
        return self.missing is not None and self.missing is not Missing.NOT_APPLICABLE


def needs_of(plan: Plan, dataset: Dataset, results: Sequence[Result], gated: Gated) -> list[Need]:
    """Return what the results' rules need, each once, in the order in which they ask for it.

    Where totals or a reported figure stand in for items, they are what is needed; where there is
    nothing at all, the items are.
    """
    known = Known(dataset, plan.scope, gated.blocked)
    found: dict[tuple[str, str, Period, str], Need] = {}
    for result in results:
        for leaf in _asked(result, known):
            period = result.period if leaf.period is None else leaf.period
            id_ = _id(leaf, result.indicator)
            key = (id_, leaf.area, period, _record(leaf, known))
            need = found.get(key) or Need(id_, leaf.area, period, _missing(leaf), leaf.fact, (), ())
            found[key] = need._replace(
                departments=_with(need.departments, _owing(leaf, result.indicator)),
                indicators=_with(need.indicators, (result.indicator,)),
            )
    return list(found.values())


def _asked(result: Result, known: Known) -> Iterator[Trace]:
    """Yield what a result's rule asks for; what a period of this length cannot have nobody owes."""
    trace = result.chosen.trace
    if result.chosen.basis == "none":
        trace = evaluate(result.indicator.rule.node, AreaView(known, result.area, result.period))
    return (leaf for leaf in leaves(trace) if leaf.missing is not Missing.PERIOD_LENGTH)


def _id(leaf: Trace, indicator: Indicator) -> str:
    match leaf.node:
        case core.ItemValue():
            return leaf.node.item.id
        case core.Aggregate():
            return leaf.node.table.id
        case _:
            return indicator.id


def _record(leaf: Trace, known: Known) -> str:
    """Return what tells the cells of records apart, of which an area has many for one column."""
    is_column = isinstance(leaf.node, core.ItemValue) and known.items.get(leaf.node.item.id) is not leaf.node.item
    return address(leaf.fact.place) if is_column and leaf.fact is not None else ""


def _missing(leaf: Trace) -> Missing | None:
    """Return why a figure is missing; one that a gate blocks for being absent is just that."""
    fact = leaf.fact
    if leaf.missing is Missing.GATE:
        return Missing.NO_DATA if fact is None else fact.missing or Missing.GATE
    return leaf.missing if fact is None or leaf.missing is not None else fact.missing


def _owing(leaf: Trace, indicator: Indicator) -> tuple[str, ...]:
    supplier = leaf.node.item.supplier if isinstance(leaf.node, core.ItemValue) else None
    return (indicator.lead or indicator.partners) if supplier is None else (supplier,)


def _with(known: tuple[_T, ...], more: tuple[_T, ...]) -> tuple[_T, ...]:
    return known + tuple(one for one in more if one not in known)
