"""Figures that stand for a missing value, such as 999: never numbers."""

from dp_rules.data.fact import Fact
from dp_rules.gates.fault import Fault
from dp_rules.gates.sight import Sight, is_coded
from dp_rules.language.scope import Item
from dp_rules.spec.gate import Gate
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.safe import brief


def missing_codes(fact: Fact, item: Item, _: Gate, sight: Sight) -> Fault | None:
    """Find a figure that is one of the codes declared for its item."""
    if not is_coded(fact, item):
        return None
    said, where = brief(fact.raw.strip()), sight.where(fact)
    message = Bilingual(
        f"“{item.name.zh}”{where} 的 {said} 是缺数的代码，不是数",
        f'{said}, given for "{item.name.en}" in {where}, is a code for missing and not a figure',
    )
    help_ = Bilingual("缺数写 —、不适用 或留空", "write — or 不适用 for a missing value, or leave the cell blank")
    return Fault(((fact.id, fact.area, fact.period),), Diagnostic("missing-code", message, fact.place, help=help_))
