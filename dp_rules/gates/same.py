"""One population with two figures."""

from dp_rules.data.fact import Fact
from dp_rules.gates.fault import Fault
from dp_rules.gates.sight import Sight
from dp_rules.language.scope import Item
from dp_rules.quantity.interval import intersect
from dp_rules.spec.gate import Gate
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label


def same(fact: Fact, item: Item, _: Gate, sight: Sight) -> Fault | None:
    """Find an item that cannot have the same value as the one that counts the same population."""
    if item.same_as is None or fact.values is None:
        return None
    twin = sight.figure(item.same_as, fact.area, fact.period)
    if twin is None:
        return None
    other = sight.items[twin.id]
    if intersect(sight.could_be(fact, item), sight.could_be(twin, other)) is not None:
        return None
    message = Bilingual(
        f"“{item.name.zh}”与“{other.name.zh}”是同一人群，{sight.where(fact)} 却有两个数：{fact.raw.strip()} 和 {twin.raw.strip()}",
        f'"{item.name.en}" and "{other.name.en}" are one population, which has two figures in {sight.where(fact)}: '
        f"{fact.raw.strip()} and {twin.raw.strip()}",
    )
    labels = (Label(twin.place, Bilingual("另一个数", "the other figure")),)
    help_ = Bilingual("核对两个数，口径应当一致", "check both: they should have one coverage")
    keys = ((fact.id, fact.area, fact.period), (twin.id, twin.area, twin.period))
    return Fault(keys, Diagnostic("same-population-differs", message, fact.place, labels, help_))
