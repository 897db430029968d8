"""A slip of the scale: per mille for percent, a hundred thousand for a million, 万 for single ones."""

from collections.abc import Iterator
from functools import partial

from dp_rules.audit.dispute.definition import Asked, Definition, Edit
from dp_rules.language import core
from dp_rules.quantity.interval import exact
from dp_rules.quantity.unit import NUMBER, POINTS, RATIO
from dp_rules.text.bilingual import Bilingual

_OF_RATIOS = {
    10: (Bilingual("千分数当作百分数", "a per mille figure taken for a percentage"),
         Bilingual("百分数当作千分数", "a percentage taken for a per mille figure")),
    100: (Bilingual("乘了两次 100", "multiplied by 100 twice"),
          Bilingual("小数当作百分数，少乘了 100", "a decimal taken for a percentage, 100 times too small")),
}  # fmt: skip
_OF_NUMBERS = (10, 100, 1000, 10_000)


def edits(asked: Asked) -> Iterator[Edit]:
    """Yield the measure ten, a hundred and more times too large and too small."""
    if asked.base.measure.unit in {RATIO, POINTS}:
        for factor, (larger, smaller) in _OF_RATIOS.items():
            yield Edit("scale", "scale", larger, 2, partial(_times, factor=factor, smaller=False))
            yield Edit("scale", "scale", smaller, 2, partial(_times, factor=factor, smaller=True))
        return
    for factor in _OF_NUMBERS:
        larger = Bilingual(
            f"大了 {factor} 倍：按 {factor} 倍的基数算", f"{factor} times too large: per {factor} times as many"
        )
        smaller = Bilingual(f"只有 1/{factor}：基数小了", f"{factor} times too small: per as many divided by {factor}")
        yield Edit("scale", "scale", larger, 2, partial(_times, factor=factor, smaller=False))
        yield Edit("scale", "scale", smaller, 2, partial(_times, factor=factor, smaller=True))


def _times(definition: Definition, factor: int, *, smaller: bool) -> Definition:
    measure = definition.measure
    by = core.Constant(exact(factor), str(factor), NUMBER, measure.origin)
    scaled = core.Arithmetic("/" if smaller else "*", measure, by, False, measure.unit, measure.origin)  # noqa: FBT003  a field of the node
    return definition._replace(measure=scaled)
