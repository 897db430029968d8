"""The verdict is read off the trace: met, not met, undetermined or not evaluated, and why."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from dp_rules.evaluation.trace import Trace, is_known, is_leaf, leaves
from dp_rules.language import core
from dp_rules.quantity.interval import Interval, Undefined
from dp_rules.quantity.missing import Missing
from dp_rules.quantity.period import Period
from dp_rules.text.place import Place

Verdict = Literal["met", "not_met", "undetermined", "not_evaluated"]
DENOMINATOR_MAY_BE_ZERO = "denominator_may_be_zero"
BOUND = "bound"
NO_DATA = "no_data"
GATE = Missing.GATE.value


class Reason(NamedTuple):
    """Why a verdict is open: a code, the item or indicator that it is about, where and when.

    ``areas`` are all the areas to which the reason applies; ``place`` is that of the first fact.
    """

    code: str
    id: str | None
    areas: tuple[str, ...]
    period: Period | None
    place: Place | None
    raw: str | None


def judge(trace: Trace, needed: Sequence[Trace] | None = None) -> tuple[Verdict, tuple[Reason, ...]]:
    """Return the verdict of a rule's trace, with reasons where it is open; ``needed`` are its leaves, if found already.

    Nothing known at all is ``not_evaluated``, whatever the limits; so is a denominator of zero, whatever
    rests on a figure that a gate blocks, even where the others would decide, and an area that is not there.
    """
    if needed is None:
        needed = leaves(trace)
    for missing in (Missing.GATE, Missing.NO_AREA):
        without = [leaf for leaf in needed if leaf.missing is missing]
        if without:
            return "not_evaluated", tuple(_grouped(_reason(missing.value, leaf) for leaf in without))
    known = any(map(is_known, needed))
    has_leaves = bool(needed)
    if trace.value is True and (known or not has_leaves):
        return "met", ()
    if trace.value is False and (known or not has_leaves):
        return "not_met", ()
    reasons = tuple(_grouped(_open_reasons(trace)))
    if not known and has_leaves:
        return "not_evaluated", reasons
    without_value = tuple(_grouped(_without_value(trace)))
    return ("not_evaluated", without_value) if without_value else ("undetermined", reasons)


def _without_value(trace: Trace) -> Iterator[Reason]:
    """Yield why the rule itself has no value; a row that has none only leaves that row open."""
    if isinstance(trace.node, core.Logic):
        open_parts = [list(_without_value(part)) for part in trace.parts if part.value is None]
        if all(open_parts):
            yield from (reason for reasons in open_parts for reason in reasons)
        return
    inner = [reason for part in trace.parts for reason in _without_value(part)]
    yield from inner
    if isinstance(trace.value, Undefined) and not inner:
        yield _reason(trace.value.value, _first_leaf(trace.parts[-1]) if trace.parts else trace)


def _open_reasons(trace: Trace) -> Iterator[Reason]:
    """Yield what leaves a step open; a part that is decided leaves nothing open."""
    node, value = trace.node, trace.value
    if isinstance(node, core.Logic):
        for part in trace.parts:
            if part.value is None:
                yield from _open_reasons(part)
        return
    if isinstance(node, core.Arithmetic) and node.operator == "/":
        denominator = trace.parts[1]
        if value is Undefined.ZERO_DENOMINATOR and isinstance(denominator.value, Interval):
            yield _reason(value.value, _first_leaf(denominator))
            return
        if isinstance(value, Interval) and value.partial and any(map(is_known, leaves(denominator))):
            yield _reason(DENOMINATOR_MAY_BE_ZERO, _first_leaf(denominator))
    if is_leaf(trace):
        if trace.missing is not None:
            yield _reason(trace.missing.value, trace)
        elif isinstance(value, Interval) and not value.is_exact:
            yield _reason(BOUND, trace)
    for part in trace.parts:
        yield from _open_reasons(part)
    for row in trace.rows:
        if row.where is not None and row.where.value is False:
            continue
        for inner in (row.where, row.column):
            if inner is not None and (inner.value is None or isinstance(inner.value, Interval)):
                yield from _open_reasons(inner)


def _first_leaf(trace: Trace) -> Trace:
    return next(iter(leaves(trace)), trace)


def _reason(code: str, trace: Trace) -> Reason:
    node = trace.node
    id_ = (
        node.item.id
        if isinstance(node, core.ItemValue)
        else node.table.id
        if isinstance(node, core.Aggregate)
        else None
    )
    fact = trace.fact
    place, raw = (None, None) if fact is None else (fact.place, fact.raw)
    return Reason(code, id_, (trace.area,) if trace.area else (), trace.period, place, raw)


def _grouped(reasons: Iterator[Reason]) -> list[Reason]:
    """Return one reason for each code, item and period, with all its areas."""
    groups: dict[tuple[str, str | None, Period | None], Reason] = {}
    for reason in reasons:
        key = (reason.code, reason.id, reason.period)
        known = groups.get(key)
        if known is None:
            groups[key] = reason
        else:
            new = tuple(area for area in reason.areas if area not in known.areas)
            groups[key] = known._replace(areas=known.areas + new)
    return list(groups.values())
