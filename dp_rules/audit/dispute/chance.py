"""How little a match may mean: how many other figures the same search would have found as well.

Of all figures of the claimed precision that lie no farther from the definition's own value than the claimed one does, the plan's
own figure and those that its indicator cannot have left out, so many are given by one of the definitions tried. Where that is every tenth, one claim in ten would have been
"explained", whatever it rests on. Counted, not assumed: no distribution is taken for granted.
"""

import math
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from dp_rules.audit.dispute.claimed import Claimed
from dp_rules.quantity.interval import Interval


class Chance(NamedTuple):
    """With up to ``changes`` changes, ``found`` of the ``figures`` figures as near to the definition's own value would have been found too."""

    changes: int
    found: int
    figures: int


def chance_of(
    changes: int, claimed: Claimed, own: Fraction | None, values: Mapping[Fraction, int], possible: Interval
) -> Chance:
    """Return how many figures would have been found; 0 of 0 where the definition has no value, or a bound is claimed.

    ``possible`` is what the indicator can come to at all: a count nothing below 0, a part of a whole nothing above 100%.

    ``values`` are those of all definitions tried, each with the number of changes that it takes, the definition's own with none.
    """
    stated = claimed.value
    if own is None or stated is None:
        return Chance(changes, 0, 0)
    reach = max(abs(stated - own), claimed.step)
    lowest, highest = math.ceil((own - reach) / claimed.step), math.floor((own + reach) / claimed.step)
    if possible.lower is not None:
        lowest = max(lowest, math.ceil(possible.lower / claimed.step))
    if possible.upper is not None:
        highest = min(highest, math.floor(possible.upper / claimed.step))
    given = {
        figure
        for value, made in values.items()
        if abs(value - own) <= reach + claimed.step
        for figure in _figures(value / claimed.step, cut_off=made < changes)
        if lowest <= figure <= highest
    }
    given.discard(round(own / claimed.step))
    figures = max(highest - lowest + 1, 0) - (lowest <= round(own / claimed.step) <= highest)
    return Chance(changes, len(given), figures)


def _figures(steps: Fraction, *, cut_off: bool) -> Iterator[int]:
    """Yield the figures, in steps of the precision, that a value comes to: rounded half to even, half up, or cut off."""
    sign = -1 if steps < 0 else 1
    yield round(steps)
    yield sign * math.floor(abs(steps) + Fraction(1, 2))
    if cut_off:
        yield sign * math.floor(abs(steps))
