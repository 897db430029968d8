"""What a gate finds: the figures concerned, and the diagnostic that says what is wrong with them."""

from typing import NamedTuple

from dp_rules.data.store import Key
from dp_rules.language.scope import Item
from dp_rules.spec.gate import Gate
from dp_rules.text.diagnostic import Diagnostic


class Fault(NamedTuple):
    """Figures that fail a gate; ``keys`` name them, also one that should be there and is not."""

    keys: tuple[Key, ...]
    diagnostic: Diagnostic


class Finding(NamedTuple):
    """A fault with the gate and the item that it belongs to."""

    gate: Gate
    item: Item
    keys: tuple[Key, ...]
    diagnostic: Diagnostic

    @property
    def blocks(self) -> bool:
        """Whether the figures may not be used."""
        return self.gate.severity == "block"
