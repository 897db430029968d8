"""How little a match may mean: how many other figures the same search would have found as well.

Of all figures of the claimed precision that lie no farther from the definition's own value than the claimed one does, so many
are given by one of the definitions tried. Where that is every tenth, one claim in ten would have been "explained", whatever
it rests on. Counted, not assumed: no distribution is taken for granted.
"""

import math
from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from dp_rules.audit.dispute.claimed import Claimed


class Chance(NamedTuple):
    """With up to ``changes`` changes, ``found`` of the ``figures`` figures as near to the definition's own are given by one of ``values`` values."""

    changes: int
    found: int
    figures: int
    values: int


def chance_of(changes: int, claimed: Claimed, own: Fraction | None, values: Iterable[Fraction]) -> Chance:
    """Return how many figures would have been found; of none where the definition has no value, or a bound is claimed."""
    tried = list(values)
    stated = claimed.value
    if own is None or stated is None:
        return Chance(changes, 0, 0, len(tried))
    reach = max(abs(stated - own), claimed.step)
    lowest, highest = math.ceil((own - reach) / claimed.step), math.floor((own + reach) / claimed.step)
    given = {steps for value in tried if lowest <= (steps := round(value / claimed.step)) <= highest}
    return Chance(changes, len(given), highest - lowest + 1, len(tried))
