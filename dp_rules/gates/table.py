"""All gates, in the order in which a figure passes them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from dp_rules.data.fact import Fact
from dp_rules.gates.areas import areas
from dp_rules.gates.children import children
from dp_rules.gates.fault import Fault
from dp_rules.gates.jump import jump
from dp_rules.gates.missing_codes import missing_codes
from dp_rules.gates.same import same
from dp_rules.gates.series import series
from dp_rules.gates.sight import Sight
from dp_rules.gates.subset import subset
from dp_rules.gates.whole import whole
from dp_rules.language.scope import Item
from dp_rules.quantity.period import Period
from dp_rules.spec.gate import Gate, GateName

OF_A_FIGURE: Final[Mapping[GateName, Callable[[Fact, Item, Gate, Sight], Fault | None]]] = {
    "missing_codes": missing_codes,  # first: a code is no figure, and nothing else is asked of it
    "whole": whole,
    "subset": subset,
    "same": same,
    "jump": jump,
    "children": children,
}
"""Gates that look at one figure, and at others beside it."""

OF_A_SERIES: Final[
    Mapping[GateName, Callable[[Item, Mapping[str, Sequence[Period]], Gate, Sight], Iterator[Fault]]]
] = {
    "series": series,
    "areas": areas,
}
"""Gates that look at what is there and what is not: by area the periods in which an item has an answer."""
