"""Which areas hold the one around them back, by how many units, and what turns if one of them changes.

Balances are in whole things (``balance.py``) and add up where the figures around are the sum of those inside: what
a province lacks is what some of its cities lack, less what the others have to spare. Whether they do add up is found by
adding them, not assumed: a province with a figure of its own has another balance, and then nothing is said to follow.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from dp_rules.evaluation.balance import Balance
from dp_rules.evaluation.by_area.answer import Answer, number
from dp_rules.language.syntax import Comparator

_STRICT: frozenset[Comparator] = frozenset({">", "<"})


class HoldingBack(NamedTuple):
    """The balance of an area against one of its limits, beside those of the areas inside.

    ``amounts`` are the balances of the areas inside that have one, ``one_inside`` is one of them; ``lacking`` is how many
    whole units each lacks; ``open_ones`` have none, since figures are missing or bounds. ``short`` is what those below 0 come to, ``spare`` the others. ``adds_up`` says whether all
    together are the balance of the area around, None where something is open. ``alone`` are the areas each of which
    turns the area around by reaching the target itself; ``together`` is how many of those lacking most it takes.
    """

    limit: int
    around: Balance | None
    one_inside: Balance
    amounts: dict[str, Fraction]
    lacking: dict[str, int]
    open_ones: tuple[str, ...]
    short: Fraction
    spare: Fraction
    adds_up: bool | None
    alone: tuple[str, ...] = ()
    together: int | None = None

    @property
    def below(self) -> list[str]:
        """The areas below the target, those that lack most first."""
        return sorted(
            (area for area, amount in self.amounts.items() if amount < 0), key=lambda area: (self.amounts[area], area)
        )

    @property
    def wanting(self) -> list[str]:
        """The areas that miss the target, those that lack most units first; one that is exactly at a strict limit lacks one."""
        return sorted(
            (area for area, units in self.lacking.items() if units), key=lambda area: (-self.lacking[area], area)
        )


def holding_back(around: Answer, inside: Sequence[Answer]) -> HoldingBack | None:
    """Return which of the areas inside hold the one around them back; None where nobody has a balance."""
    limit = _nearest_limit(around)
    balances = {one.area: balance for one in inside if (balance := _balance(one, limit)) is not None}
    amounts = {area: amount for area, balance in balances.items() if (amount := number(balance.amount)) is not None}
    parent = _balance(around, limit)
    if not amounts:
        return None
    open_ones = tuple(one.area for one in inside if one.area not in amounts and not one.is_empty)
    lacking = {area: balances[area].lacking or 0 for area in amounts}
    short = sum((amount for amount in amounts.values() if amount < 0), Fraction(0))
    spare = sum((amount for amount in amounts.values() if amount > 0), Fraction(0))
    whole = None if parent is None else number(parent.amount)
    adds_up = None if whole is None or open_ones else short + spare == whole
    found = HoldingBack(
        limit, parent, next(iter(balances.values())), amounts, lacking, open_ones, short, spare, adds_up
    )
    if not adds_up or around.verdict != "not_met":
        return found
    wanting = found.wanting
    return found._replace(
        alone=tuple(area for area in wanting if _turned(around, limit, lacking[area])),
        together=_how_many(around, limit, [lacking[area] for area in wanting]),
    )


def _balance(one: Answer, limit: int) -> Balance | None:
    return one.balances[limit] if limit < len(one.balances) else None


def _nearest_limit(around: Answer) -> int:
    """Return the limit that counts: the one that is failed, else that with the least to spare."""
    amounts = [
        (number(balance.amount), at)
        for at, balance in enumerate(around.balances)
        if balance is not None and number(balance.amount) is not None
    ]
    return min(amounts, key=lambda pair: (pair[0] or Fraction(0), pair[1]))[1] if amounts else 0


def _turned(around: Answer, limit: int, change: int) -> bool:
    """Say whether so many units more (fewer where less is better) in one area let the area around satisfy every limit."""
    moved = _balance(around, limit)
    if moved is None:
        return False
    for balance in around.balances:
        amount = None if balance is None else number(balance.amount)
        if balance is None or amount is None:
            return False
        after = amount + (change if balance.falls is moved.falls else -change)
        if after < 0 or (after == 0 and balance.comparator in _STRICT):
            return False
    return True


def _how_many(around: Answer, limit: int, changes: Sequence[int]) -> int | None:
    """Return how many of the changes, in their order, it takes together; None where all are not enough."""
    total = 0
    for count, change in enumerate(changes, 1):
        total += change
        if _turned(around, limit, total):
            return count
    return None
