"""Counts that are no whole number: half a person."""

from dp_rules.data.fact import Fact
from dp_rules.gates.fault import Fault
from dp_rules.gates.sight import Sight
from dp_rules.language.scope import Item
from dp_rules.spec.gate import Gate
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.safe import brief


def whole(fact: Fact, item: Item, _: Gate, sight: Sight) -> Fault | None:
    """Find a count that is given as one number and is none of the whole ones.

    ``12.3万`` is a whole number, given in tens of thousands; ``1.23456万`` is none. A bound may
    stand for a whole number and is no fault.
    """
    values = fact.values
    if values is None or values.lower is None or not values.is_exact or values.lower.denominator == 1:
        return None
    where, said = sight.where(fact), brief(fact.raw.strip())
    unit = next((sight.unit_names[name] for name, _ in item.unit.dimensions if name in sight.unit_names), None)
    counted = Bilingual("", "") if unit is None else Bilingual(f"（单位：{unit.zh}）", f" ({unit.en})")
    message = Bilingual(
        f"“{item.name.zh}”{where} 是 {said}，应当是整数{counted.zh}",
        f'"{item.name.en}" is {said} in {where}, and should be a whole number{counted.en}',
    )
    help_ = Bilingual(
        "核对这个数；以万计的写 12.3万，比率写在指标上",
        "check the figure; write 12.3万 for what is counted in tens of thousands, and a ratio with its indicator",
    )
    return Fault(((fact.id, fact.area, fact.period),), Diagnostic("not-whole", message, fact.place, help=help_))
