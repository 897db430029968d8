"""The areas that an indicator is held up by: those inside that fall short of its target or do not report."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from dp_rules.data.areas import Areas
from dp_rules.evaluation.open_rows import counted_rows
from dp_rules.evaluation.result import Result
from dp_rules.evaluation.shortfall import Shortfall, shortfall_of
from dp_rules.evaluation.trace import Row, Trace, leaves, measure_in
from dp_rules.evaluation.verdict import Reason, Verdict, judge
from dp_rules.language import core
from dp_rules.language.scope import Table
from dp_rules.language.target import split_target
from dp_rules.quantity.interval import Interval
from dp_rules.quantity.unit import Unit

_WORST: dict[Verdict, int] = {"not_met": 0, "undetermined": 1, "not_evaluated": 2, "met": 3}


class Concerned(NamedTuple):
    """One area inside: its own verdict and value, what it lacks itself, and why its verdict is open."""

    area: str
    verdict: Verdict
    value: Interval | None
    unit: Unit | None
    shortfall: Shortfall | None
    reasons: tuple[Reason, ...]


def level_of(rule: core.Core) -> Table | None:
    """Return the level of areas that a rule runs over, or None for a rule about an area as a whole."""
    return next(
        (node.table for node in core.walk(rule) if isinstance(node, core.Aggregate) and node.table.is_level), None
    )


def from_results(around: Result, results: Iterable[Result], areas: Areas) -> tuple[Concerned, ...]:
    """Return the areas inside ``around`` that miss the target themselves or leave it open, the worst first.

    An area without figures of its own leaves nothing open where figures of an area around it are used instead.
    """
    lacking = {
        leaf.area
        for leaf in around.chosen.needed
        if leaf.missing is not None or not isinstance(leaf.value, Interval) or not leaf.value.is_exact
    }
    holding = {code for area in lacking for code in areas.around(area)}
    is_unknown = around.chosen.basis == "none"

    def concerns(result: Result) -> bool:
        if result.verdict in {"met", "not_met"} or is_unknown:
            return result.verdict != "met"
        return result.area in lacking or result.area in holding or not lacking.isdisjoint(areas.around(result.area))

    return _worst_first(
        Concerned(
            result.area,
            result.verdict,
            result.chosen.value,
            result.unit,
            shortfall_of(result.chosen.trace, result.indicator.rule.target),
            result.chosen.reasons,
        )
        for result in results
        if concerns(result)
    )


def from_rows(rule: Trace, shortfall: Shortfall | None) -> tuple[Concerned, ...]:
    """Return the areas of a rule's own level that fail its condition or leave it open, the worst first.

    Which rows a rule wants is known from what it counts: of a share those that are counted, or where
    fewer are better those that are not. Rows that its denominator leaves out do not concern it. Of a sum over areas only those
    are returned that leave it open, since none of them passes or fails alone.
    """
    counts = list(counted_rows(rule))
    falls = shortfall is not None and shortfall.in_units is not None and shortfall.in_units.falls
    out = {
        area for trace in counts[1:] for area, row in _rows(trace) if row.where is not None and row.where.value is False
    }
    found: dict[str, Concerned] = {}
    for trace in counts:
        is_share = isinstance(trace.node, core.Aggregate) and trace.node.column is None
        for area, row in _rows(trace):
            if area in found or area in out:
                continue
            if is_share and trace is counts[0] and row.where is not None and isinstance(row.where.value, bool):
                if row.where.value is falls:
                    found[area] = _row(area, row.where, "not_met")
            elif _is_open(row):
                found[area] = _open(area, row)
    return _worst_first(found.values())


def _row(area: str, where: Trace, verdict: Verdict) -> Concerned:
    """Return an area that fails a condition, with its value where the condition is a comparison."""
    inner = _condition(where)
    target = split_target(inner.node)
    measure = measure_in(inner)
    value = measure.value if measure is not None and isinstance(measure.value, Interval) else None
    unit = None if target is None else target.unit
    return Concerned(area, verdict, value, unit, shortfall_of(inner, target), ())


def _condition(where: Trace) -> Trace:
    """Return the part of ``among and kept`` that fails, if it is one."""
    failing = [part for part in where.parts if part.value is False]
    return failing[0] if isinstance(where.node, core.Logic) and len(failing) == 1 else where


def _is_open(row: Row) -> bool:
    if row.where is not None and row.where.value is False:
        return False
    return any(leaf.missing is not None for part in (row.where, row.column) if part for leaf in leaves(part))


def _open(area: str, row: Row) -> Concerned:
    parts = [part for part in (row.where, row.column) if part is not None]
    known = any(leaf.missing is None for part in parts for leaf in leaves(part))
    reasons = tuple(dict.fromkeys(reason for part in parts for reason in _reasons(part)))
    return Concerned(area, "undetermined" if known else "not_evaluated", None, None, None, reasons)


def _reasons(part: Trace) -> Sequence[Reason]:
    if isinstance(part.value, Interval):  # a column is a quantity: what is missing of it is said as it is
        return [
            Reason(leaf.missing.value, leaf.node.item.id, (leaf.area,), leaf.period, None, None)
            for leaf in leaves(part)
            if leaf.missing is not None and isinstance(leaf.node, core.ItemValue)
        ]
    return judge(part)[1]


def _rows(trace: Trace) -> Iterator[tuple[str, Row]]:
    """Yield the rows of an aggregate over areas with the codes of their areas."""
    for row in trace.rows:
        area = next((leaf.area for part in (row.where, row.column) if part for leaf in leaves(part) if leaf.area), None)
        if area is not None:
            yield area, row


def _worst_first(areas: Iterable[Concerned]) -> tuple[Concerned, ...]:
    return tuple(sorted(areas, key=_order))


def _order(one: Concerned) -> tuple[int, int, Fraction, str]:
    """Order by verdict, then by what is lacking in units of what is counted, else by the distance to the limit."""
    short = one.shortfall
    if short is not None and short.in_units is not None:
        return _WORST[one.verdict], 0, Fraction(-short.in_units.amount), one.area
    if short is not None and short.gap is not None and short.gap.upper is not None:
        return _WORST[one.verdict], 1, -short.gap.upper, one.area
    return _WORST[one.verdict], 2, Fraction(0), one.area
