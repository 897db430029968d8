"""Areas that must report an item and have not."""

from collections.abc import Iterator, Mapping, Sequence

from dp_rules.gates.fault import Fault
from dp_rules.gates.sight import Sight
from dp_rules.language.scope import Item
from dp_rules.quantity.missing import MISSING_WORDS
from dp_rules.quantity.period import Period
from dp_rules.spec.gate import Gate
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document, Place


def areas(item: Item, answered: Mapping[str, Sequence[Period]], gate: Gate, sight: Sight) -> Iterator[Fault]:
    """Find the required areas without the item, in each period for which others of their kind have it.

    A figure of the area around them, such as the province's own for the base year, asks nothing of them.
    """
    required = list(dict.fromkeys([*_of_level(gate, sight), *map(sight.areas.canonical, gate.areas)]))
    around = {outer for area in required for outer in sight.areas.around(area)}
    for period in sorted({period for area, given in answered.items() if area not in around for period in given}):
        for area in required:
            if period not in answered.get(area, ()) and sight.areas.exists(area, period):
                yield _absent(item, area, period, gate, sight)


def _of_level(gate: Gate, sight: Sight) -> list[str]:
    if gate.level is None:
        return []
    return sorted(code for code, area in sight.areas.by_code.items() if area.level == gate.level)


def _absent(item: Item, area: str, period: Period, gate: Gate, sight: Sight) -> Fault:
    fact = sight.facts.get((item.id, area, period))
    name = sight.areas.name(area)
    reason = None if fact is None or fact.missing is None else MISSING_WORDS[fact.missing]
    why = Bilingual("", "") if reason is None else Bilingual(f"（{reason.zh}）", f" ({reason.en})")
    message = Bilingual(
        f"必报地区 {name} 没有 {period} 的“{item.name.zh}”{why.zh}",
        f'{name} has to report "{item.name.en}" and has none for {period}{why.en}',
    )
    help_ = Bilingual("补报；确实没有这回事的写 不适用", "report it, or write 不适用 where there is no such thing")
    return Fault(
        ((item.id, area, period),),
        Diagnostic("area-missing", message, _place(fact and fact.place, area, gate, sight), help=help_),
    )


def _place(written: Place | None, area: str, gate: Gate, sight: Sight) -> Place:
    """Return the blank cell, or the area's row in the table of areas, or where the gate is declared."""
    if written is not None:
        return written
    row = sight.areas.by_code.get(area)
    return row.place if row is not None else gate.place or Document(area)
