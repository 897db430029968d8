"""Parts that exceed the whole that they are declared to be a part of."""

from dp_rules.data.fact import Fact
from dp_rules.gates.fault import Fault
from dp_rules.gates.sight import Sight
from dp_rules.language.scope import Item
from dp_rules.quantity.interval import less
from dp_rules.spec.gate import Gate
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label


def subset(fact: Fact, item: Item, _: Gate, sight: Sight) -> Fault | None:
    """Find a part that is certainly greater than its whole for the same area and period."""
    whole = None if item.subset_of is None else sight.figure(item.subset_of, fact.area, fact.period)
    if whole is None or fact.values is None or whole.values is None or less(whole.values, fact.values) is not True:
        return None
    parent = sight.items[whole.id]
    message = Bilingual(
        f"“{item.name.zh}”是“{parent.name.zh}”的一部分，却比它大",
        f'"{item.name.en}" is a part of "{parent.name.en}" and yet exceeds it',
    )
    labels = (Label(whole.place, Bilingual("整体", "the whole")),)
    help_ = Bilingual(
        "核对这两个数；按它们得出的结论不可靠", "check both figures; a verdict from them cannot be relied on"
    )
    keys = ((fact.id, fact.area, fact.period), (whole.id, whole.area, whole.period))
    return Fault(keys, Diagnostic("part-exceeds-whole", message, fact.place, labels, help_))
