"""Rounding on the way: inputs published in 万 or hundreds, a ratio rounded before it is used, a value rounded twice.

GB/T 8170-2008 rounds once, from the full value; every other rounding is a change of the definition.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from typing import Final

from dp_rules.audit.dispute.definition import LAST, Asked, Definition, Edit
from dp_rules.audit.dispute.edits.named import SIDES, called, named_items
from dp_rules.language import core
from dp_rules.language.rebuild import opened, substitute, with_items
from dp_rules.language.scope import Item
from dp_rules.quantity.interval import Interval, exact
from dp_rules.quantity.show import show
from dp_rules.quantity.unit import NUMBER, RATIO, Unit
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.place import Span

STEPS: Final[dict[int, Bilingual]] = {
    10: Bilingual("十", "tens"),
    100: Bilingual("百（即万的两位小数）", "hundreds (two decimals of 万)"),
    1000: Bilingual("千（即万的一位小数）", "thousands (one decimal of 万)"),
    10_000: Bilingual("万", "万 (ten thousands)"),
}
_DIGITS = 10
_RATIO_STEPS = (Fraction(1, 100), Fraction(1, 1000), Fraction(1, 10_000))


def edits(asked: Asked) -> Iterator[Edit]:
    """Yield roundings of all inputs, of one of them, of ratios inside the measure, and of its value to a finer step first."""
    named = [one for one in named_items(asked.base.measure) if one.item.unit.kind == "counted"]
    for step, words in STEPS.items():
        fitting = [one for one in named if _is_fine(asked, one.item, step)]
        if len(fitting) == len(named) > 1:
            both = Bilingual(f"各数先修约到{words.zh}", f"every input is rounded to {words.en} first")
            yield Edit("rounding", "inputs", both, 1, partial(_inputs, items=None, step=step))
        for one in fitting:
            side, name = SIDES[one.side], called(one.item)
            alone = Bilingual(
                f"{side.zh}{name.zh}先修约到{words.zh}", f"{side.en} {name.en} is rounded to {words.en} first"
            )
            yield Edit("rounding", "inputs", alone, 1, partial(_inputs, items=[one.item], step=step))
    if any(_inner_ratios(asked.base.measure)):
        for share in _RATIO_STEPS:
            text = show(share, RATIO)[0]
            inner = Bilingual(f"中间的比率先修约到 {text}", f"the ratios inside are rounded to {text} first")
            yield Edit("rounding", "ratios", inner, 1, partial(_ratios, step=share))
    if asked.claimed.value is not None:
        unit = asked.base.measure.unit
        for finer in (asked.claimed.step / 10, asked.claimed.step / 100):
            text = show(finer, unit)[0]
            twice = Bilingual(f"先修约到 {text}，再修约一次", f"rounded to {text} first, and then once more")
            yield Edit("rounding", "value", twice, 1, partial(_value, step=finer), LAST)


def _is_fine(asked: Asked, item: Item, step: int) -> bool:
    """Say whether an item is large enough to be rounded so: at least two digits are left of it."""
    seen = asked.base.seen
    value = asked.known.find(item, seen.area, seen.period, way=seen.way).value
    return not isinstance(value, Interval) or value.lower is None or value.lower >= _DIGITS * step


def _step(step: Fraction, unit: Unit, origin: Span) -> core.Constant:
    return core.Constant(exact(step), show(step, unit)[0], unit, origin)


def _inputs(definition: Definition, items: list[Item] | None, step: int) -> Definition:
    """Return the definition with some of its items rounded; None for all that it counts, whichever they are by now."""

    def change(node: core.ItemValue) -> core.Core:
        if node.unit.kind != "counted" if items is None else not any(node.item is item for item in items):
            return node
        return core.Rounded(node, _step(Fraction(step), NUMBER, node.origin), node.unit, node.origin)

    return definition._replace(measure=with_items(definition.measure, change))


def _inner_ratios(measure: core.Core) -> list[core.Core]:
    root = opened(measure)
    return [
        node
        for node in core.walk(root)
        if node is not root and isinstance(node, core.Arithmetic) and node.operator == "/" and node.unit == RATIO
    ]


def _ratios(definition: Definition, step: Fraction) -> Definition | None:
    inner = _inner_ratios(definition.measure)
    changed = opened(definition.measure)
    rounded: Callable[[core.Core], core.Core] = lambda node: core.Rounded(  # noqa: E731  said once, used in a row
        node, _step(step, RATIO, node.origin), RATIO, node.origin
    )
    for node in {id(one): one for one in inner}.values():
        changed = substitute(changed, node, rounded(node))
    return definition._replace(measure=changed) if inner else None


def _value(definition: Definition, step: Fraction) -> Definition:
    measure = definition.measure
    rounded = core.Rounded(measure, _step(step, measure.unit, measure.origin), measure.unit, measure.origin)
    return definition._replace(measure=rounded)
