"""What is known of an item in one area and period: a figure, what figures add up to, or why there is neither."""

from typing import Literal, NamedTuple

from dp_rules.data.fact import Fact
from dp_rules.quantity.interval import EVERYTHING, Interval, Truth
from dp_rules.quantity.missing import Missing
from dp_rules.quantity.period import Period

How = Literal["areas", "periods", "latest", "predecessors"]
"""What the parts of a figure are: the areas inside, the periods inside, the last period of them, or the areas that were merged."""


Way = Literal["own", "children"]
"""Whose figures are taken: the area's own, or the sums over the areas inside."""


class Found(NamedTuple):
    """What is known: its values, the fact they rest on or the ``parts`` they are made of, or why there is none.

    ``beside`` are the other ways to come to the figure that have data and do not decide, such as the
    sum over the areas inside where an area has a figure of its own.
    """

    value: Interval | Truth
    fact: Fact | None
    missing: Missing | None
    area: str = ""
    period: Period | None = None
    how: How | None = None
    parts: tuple["Found", ...] = ()
    beside: tuple["Found", ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether nothing that it is made of is missing."""
        return self.missing is None and all(part.is_complete for part in self.parts)

    @property
    def has_data(self) -> bool:
        """Whether anything at all is known of it."""
        return self.missing is None


NOTHING_REPORTED = Found(EVERYTHING, None, Missing.NO_DATA)
