"""Which of the stored figures would decide under other limits, and what they come to.

A run takes the figure from items, the totals and the reported figure in this order: a later one stands in where an
earlier one lacks data and cannot decide without it (``evaluation.candidates.choose``). Other limits may so
make another figure the one that decides. A results file has the figure that decided and those beside it.
"""

from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

from dp_rules.audit.runs.stored import StoredResult
from dp_rules.evaluation.exact import compare
from dp_rules.evaluation.verdict import BOUND, DENOMINATOR_MAY_BE_ZERO, Verdict
from dp_rules.language import core
from dp_rules.language.target import Limit, Target
from dp_rules.quantity.interval import EVERYTHING, Interval, Truth

_ORDER: Final = ("measure", "totals", "figure")
_BOUNDS: Final = {BOUND, DENOMINATOR_MAY_BE_ZERO}
NeedsData = Literal["may_have_no_value", "other_figure"]


class Decided(NamedTuple):
    """A verdict with the value that it is read off; or, without a verdict, why only the data can say it."""

    verdict: Verdict | None
    value: Interval | None
    why: NeedsData | None = None


class _Figure(NamedTuple):
    """A figure: whether it lacks data (None where nobody has written that), what it comes to (None where that cannot be said)."""

    value: Interval | None
    lacks_data: bool | None
    verdict: Verdict | None
    why: NeedsData | None


def decide(stored: StoredResult, before: Target, after: Target, *, is_part_of_year: bool, has_totals: bool) -> Decided:
    """Return what a stored result comes to under the limits of ``after``, a target for the measure of ``before``.

    ``is_part_of_year`` says that the measure grows with time and the period is no year: no computed figure is then
    held against a target. ``has_totals`` says that the indicator can also be had from totals.
    """
    outcome = stored.outcome
    if outcome.verdict == "not_evaluated":
        # Nothing is known, a gate blocks, a denominator is 0: that hangs on no limit, unless a figure that is not
        # written down came before the one that could not be used.
        hidden = stored.basis == "totals"
        return Decided(None, None, "other_figure") if hidden else Decided("not_evaluated", outcome.value)
    figures = list(_figures(stored, before, after, is_part_of_year=is_part_of_year))
    shown = {stored.basis, *(other.basis for other in stored.others)}
    may_hide = has_totals and "totals" not in shown and stored.basis == "measure" and outcome.data == "partial"
    return _choose(figures, may_hide=may_hide)


def _choose(figures: Sequence[_Figure], *, may_hide: bool) -> Decided:
    if not figures:  # a record that says of a verdict that it rests on nothing
        return Decided(None, None, "other_figure")
    for at, figure in enumerate(figures):
        verdict = figure.verdict
        if verdict is None and figure.lacks_data is not False:
            return Decided(None, None, figure.why)
        if figure.lacks_data is False or verdict in {"met", "not_met"}:
            return Decided(verdict, figure.value, figure.why)
        if figure.lacks_data is None and any(later.verdict != verdict for later in figures[at + 1 :]):
            return Decided(None, None, "other_figure")
    if may_hide:
        return Decided(None, None, "other_figure")
    return Decided(figures[0].verdict, figures[0].value)


def _figures(stored: StoredResult, before: Target, after: Target, *, is_part_of_year: bool) -> Iterator[_Figure]:
    """Yield every figure that is written down, in the order in which a run prefers them."""
    others = {other.basis: other.value for other in stored.others}
    for basis in _ORDER:
        is_chosen = basis == stored.basis
        if not is_chosen and basis not in others:
            continue
        value = stored.outcome.value if is_chosen else others[basis]
        lacks_data = _lacks_data(stored) if is_chosen else False if basis == "figure" else None
        if is_part_of_year and basis != "figure":
            yield _Figure(value, lacks_data, "not_evaluated", None)
            continue
        verdict = verdict_of(value, after.limits)
        is_open = verdict != "undetermined" and value is not None and not value.is_exact and basis != "figure"
        if is_open and not (is_chosen and _certainly_has_a_value(stored, before)):
            yield _Figure(value, lacks_data, None, "may_have_no_value")
        else:
            yield _Figure(value, lacks_data, verdict, None)


def _lacks_data(stored: StoredResult) -> bool | None:
    """Say whether the deciding figure lacks data; of totals that decide nobody has written it."""
    match stored.basis:
        case "measure":
            return stored.outcome.data == "partial"
        case "totals":
            if stored.outcome.verdict != "undetermined":
                return None
            return any(reason.code not in _BOUNDS for reason in stored.reasons)
        case _:
            return False


def _certainly_has_a_value(stored: StoredResult, before: Target) -> bool:
    """Say whether a bound stands for a value that is certainly there: no denominator in it may be 0, no row be lacking.

    It does where it decided, for what may have no value decides nothing. Where it was open, the reasons name
    every figure that is open.
    """
    if stored.outcome.verdict in {"met", "not_met"}:
        return True
    codes = {reason.code for reason in stored.reasons}
    if DENOMINATOR_MAY_BE_ZERO in codes or stored.basis != "measure":
        return False
    open_figures = {reason.item for reason in stored.reasons}
    for node in core.walk(before.measure):
        match node:
            case core.Aggregate(aggregation="min" | "max"):
                return False
            case core.Arithmetic(operator="/", right=below) if not isinstance(below, core.Constant):
                if not open_figures.isdisjoint(_asked(below)):
                    return False
    return True


def _asked(node: core.Core) -> Iterator[str]:
    """Yield the ids of what an expression asks for: items and tables."""
    for inner in core.walk(node):
        match inner:
            case core.ItemValue(item=item):
                yield item.id
            case core.Aggregate(table=table):
                yield table.id


def verdict_of(value: Interval | None, limits: Sequence[Limit]) -> Verdict:
    """Return what a value comes to under limits: met, not met, or undetermined where a bound leaves it open."""
    known = EVERYTHING if value is None else value
    truths: list[Truth] = [compare(limit.comparator, known, limit.value.value) for limit in limits]
    if False in truths:
        return "not_met"
    return "undetermined" if None in truths else "met"
