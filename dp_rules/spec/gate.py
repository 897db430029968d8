"""Gates as a spec declares them: what is checked of figures before they are evaluated, and how much it matters."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from dp_rules.language.scope import Item
from dp_rules.text.place import Place

GateName = Literal["missing_codes", "whole", "subset", "same", "series", "jump", "children", "areas"]
GateSeverity = Literal["block", "warn", "info", "off"]


class Tolerance(NamedTuple):
    """How much two figures may differ: so much, or (``is_share``) such a share of the figure."""

    amount: Fraction
    is_share: bool


NO_TOLERANCE: Final = Tolerance(Fraction(0), is_share=False)


class Gate(NamedTuple):
    """``jump = { most = "50%", severity = "warn" }``, with what it leaves open taken from what it overrides.

    ``is_own`` says that it is declared for one item and not for all. ``place`` is where it is
    written; the gates that the program itself holds up have none.
    """

    name: GateName
    severity: GateSeverity
    is_own: bool = False
    most: Fraction | None = None
    tolerance: Tolerance = NO_TOLERANCE
    level: str | None = None
    areas: tuple[str, ...] = ()
    reason: str | None = None
    place: Place | None = None


BUILT_IN: Final[Mapping[GateName, Gate]] = {
    "missing_codes": Gate("missing_codes", "block"),
    "whole": Gate("whole", "warn"),
    "subset": Gate("subset", "warn"),
    "same": Gate("same", "warn"),
}
"""What holds where a spec says nothing: each rests on something else that the spec declares."""


class Gates(NamedTuple):
    """The gates of a plan: for all items, for single ones, and the units whose counts are whole numbers."""

    defaults: Mapping[GateName, Gate] = BUILT_IN
    items: Mapping[str, Mapping[GateName, Gate]] = MappingProxyType({})
    whole_units: frozenset[str] = frozenset()


def gates_of(item: Item, gates: Gates) -> Iterator[Gate]:
    """Yield the gates that an item has to pass, without those that are off or have nothing to go by."""
    for gate in (dict(gates.defaults) | dict(gates.items.get(item.id, {}))).values():
        if gate.severity != "off" and _concerns(gate, item, gates):
            yield gate


def _concerns(gate: Gate, item: Item, gates: Gates) -> bool:
    """Say whether a gate has something to say of an item: of a yes or no only that it is there."""
    if gate.name not in {"areas", "series"} and item.unit.kind != "counted":
        return False
    match gate.name:
        case "missing_codes":
            return bool(item.missing_codes)
        case "whole":
            return gate.is_own or any(dimension in gates.whole_units for dimension, _ in item.unit.dimensions)
        case "subset":
            return item.subset_of is not None
        case "same":
            return item.same_as is not None
        case "jump":
            return gate.is_own or item.kind != "cumulative"  # a running total is meant to grow
        case "series" | "children" | "areas":
            return True
