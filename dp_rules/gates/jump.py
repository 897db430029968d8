"""Figures that change by more against the year before than the spec thinks likely."""

from dp_rules.data.fact import Fact
from dp_rules.gates.fault import Fault
from dp_rules.gates.sight import Sight
from dp_rules.language.scope import Item
from dp_rules.quantity.interval import exact, less, multiply, subtract
from dp_rules.quantity.show import show
from dp_rules.quantity.unit import RATIO
from dp_rules.spec.gate import Gate
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label


def jump(fact: Fact, item: Item, gate: Gate, sight: Sight) -> Fault | None:
    """Find a figure that is certainly further from that of a year before than the share allows.

    From 0 there is no share, and so no fault.
    """
    before = sight.figure(fact.id, fact.area, fact.period._replace(year=fact.period.year - 1))
    if before is None or fact.values is None or before.values is None or gate.most is None:
        return None
    now, then = sight.could_be(fact, item), sight.could_be(before, item)
    if less(exact(0), then) is not True:
        return None
    rises = less(multiply(then, exact(1 + gate.most)), now) is True
    falls = gate.most < 1 and less(now, multiply(then, exact(1 - gate.most))) is True
    if not rises and not falls:
        return None
    most = show(gate.most, RATIO, [])[0]
    way = Bilingual("增加", "rises") if rises else Bilingual("减少", "falls")
    share = _share(fact, before)
    by = Bilingual(f" {share}", f" by {share}") if share else Bilingual("", "")
    message = Bilingual(
        f"“{item.name.zh}”{sight.where(fact)} 比上年同期{way.zh}{by.zh}，超过 {most}："
        f"{before.raw.strip()} → {fact.raw.strip()}",
        f'"{item.name.en}" {way.en}{by.en} in {sight.where(fact)} against the year before, more than {most}: '
        f"{before.raw.strip()} → {fact.raw.strip()}",
    )
    labels = (Label(before.place, Bilingual("上年的数", "the year before")),)
    help_ = Bilingual("核对两年的数和口径；属实的不必改", "check both years and their coverage; a true figure stays")
    return Fault(((fact.id, fact.area, fact.period),), Diagnostic("figure-jumps", message, fact.place, labels, help_))


def _share(fact: Fact, before: Fact) -> str:
    """Return by how much the figure changed, where both are one number."""
    if fact.values is None or before.values is None or not (fact.values.is_exact and before.values.is_exact):
        return ""
    difference, base = subtract(fact.values, before.values).lower, before.values.lower
    if difference is None or not base:
        return ""
    text, is_exact = show(abs(difference / base), RATIO, [])
    return text if is_exact else f"≈{text}"
