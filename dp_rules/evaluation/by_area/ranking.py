"""Areas in an order: the worst first, and nothing but the data decides between two."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Final, Literal, NamedTuple

from dp_rules.evaluation.by_area.answer import Answer, RowState, number
from dp_rules.evaluation.verdict import Verdict

SortBy = Literal["margin", "units", "value", "code"]
_Key = tuple[int, int, Fraction]

_VERDICTS: Final[dict[Verdict, int]] = {"not_met": 0, "undetermined": 1, "not_evaluated": 2, "met": 3}
_ROWS: Final[dict[RowState, int]] = {"fails": 0, "open": 1, "counts": 2, "left_out": 3}
_SHORT, _OPEN, _ENOUGH = 0, 1, 2
_NOTHING: Final = Fraction(0)


class Ranked(NamedTuple):
    """An area with its rank: 1 is the worst, areas that stand alike share one, an open value has none."""

    rank: int | None
    answer: Answer


def ranked(answers: Sequence[Answer], by: SortBy, *, limit: int = 0, high_is_worse: bool = False) -> list[Ranked]:
    """Return areas in order.

    ``margin``: not met, undetermined, not evaluated, met; within each those farthest on the wrong side of the
    target first, open ones last. ``units``: by the balance against the ``limit``-th limit, most lacking first, open
    ones between those that lack and the others. ``value``: the worst value first, open ones last. ``code``:
    by code, with the ranks of ``margin``. What is equal stands by code.
    """

    def by_units(one: Answer) -> _Key:
        amount = _balance(one, limit)
        if amount is None:
            return 0, _OPEN, _NOTHING
        return 0, _SHORT if amount < 0 else _ENOUGH, amount

    def by_value(one: Answer) -> _Key:
        value = number(one.value)
        return (0, _OPEN, _NOTHING) if value is None else (0, _SHORT, -value if high_is_worse else value)

    keys: dict[SortBy, Callable[[Answer], _Key]] = {"units": by_units, "value": by_value}
    key = keys.get(by, _by_margin)
    order = sorted(answers, key=lambda one: (key(one), one.area))
    ranks = _ranks(order, key)
    if by == "code":
        order = sorted(answers, key=lambda one: one.area)
    return [Ranked(ranks.get(one.area), one) for one in order]


def _by_margin(one: Answer) -> _Key:
    if one.row is not None:
        return _VERDICTS["not_evaluated"], _ROWS[one.row], _NOTHING
    margin = number(one.margin)
    return _VERDICTS[one.verdict], *((_OPEN, _NOTHING) if margin is None else (_SHORT, margin))


def _ranks(order: Sequence[Answer], key: Callable[[Answer], _Key]) -> dict[str, int]:
    """Return the rank of each area whose value is one number."""
    ranks: dict[str, int] = {}
    last: tuple[_Key, int] | None = None
    for one in order:
        if number(one.value) is None:
            continue
        here = key(one)
        rank = last[1] if last is not None and last[0] == here else len(ranks) + 1
        ranks[one.area] = rank
        last = here, rank
    return ranks


def _balance(one: Answer, limit: int) -> Fraction | None:
    balance = one.balances[limit] if limit < len(one.balances) else None
    return None if balance is None else number(balance.amount)
