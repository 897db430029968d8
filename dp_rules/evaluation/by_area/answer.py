"""What is kept of one area's result where very many areas are held side by side: the answer without its steps."""

from fractions import Fraction
from typing import Literal, NamedTuple

from dp_rules.evaluation.balance import Balance, balance_of, over_and_under
from dp_rules.evaluation.figures.coverage import Coverage
from dp_rules.evaluation.result import Basis, DataState, Due, Result
from dp_rules.evaluation.trace import measure_in
from dp_rules.evaluation.turns import Fragility
from dp_rules.evaluation.verdict import Reason, Verdict
from dp_rules.gates.fault import Finding
from dp_rules.pace.pace import State
from dp_rules.quantity.interval import Interval, Undefined
from dp_rules.quantity.period import Period

RowState = Literal["fails", "open", "counts", "left_out"]
"""An area as one of those that a rule counts: it is not among them, may be, is, or is not asked for at all."""


class Answer(NamedTuple):
    """How one area stands for one indicator in one period.

    ``balances`` has one balance for each limit of the target, None where there is none.
    ``sums`` are what the value is the quotient of. ``is_empty`` says that the denominator is zero: an area with
    nothing to count. ``doubts`` are what gates find in its figures. ``pace`` is the state of its pace. ``row`` is what it is to the area around where the rule counts areas of its level.
    """

    area: str
    period: Period
    verdict: Verdict
    reasons: tuple[Reason, ...]
    value: Interval | None
    margin: Interval | None
    basis: Basis
    data: DataState
    coverage: Coverage | None
    due: Due
    fragile: tuple[Fragility, ...]
    impossible: bool
    balances: tuple[Balance | None, ...]
    sums: tuple[Interval, Interval] | None
    is_empty: bool
    doubts: tuple[Finding, ...]
    pace: State
    row: RowState | None = None

    @property
    def is_doubtful(self) -> bool:
        """Whether a gate warns of a figure that it rests on."""
        return any(finding.gate.severity == "warn" for finding in self.doubts)


def answer_of(result: Result) -> Answer:
    """Return what is kept of a result."""
    chosen, target = result.chosen, result.indicator.rule.target
    measure = None if target is None or chosen.value is None else measure_in(chosen.trace)
    return Answer(
        area=result.area,
        period=result.period,
        verdict=result.verdict,
        reasons=chosen.reasons,
        value=chosen.value,
        margin=result.margin,
        basis=chosen.basis,
        data=result.data,
        coverage=result.coverage,
        due=result.due,
        fragile=result.fragile,
        impossible=result.impossible,
        balances=()
        if target is None
        else tuple([None if measure is None else balance_of(measure, limit) for limit in target.limits]),
        sums=None if measure is None else over_and_under(measure),
        is_empty=any(reason.code == Undefined.ZERO_DENOMINATOR.value for reason in chosen.reasons),
        doubts=result.gates,
        pace=result.pace.state,
    )


def number(value: Interval | None) -> Fraction | None:
    """Return the one number that an interval holds, or None for one that is open."""
    return value.lower if value is not None and value.is_exact else None
