"""Another shape of the same figures: what is left of 100%, the inverse, points for percent, over the new and not the old."""

from collections.abc import Callable, Iterator
from functools import partial

from dp_rules.audit.dispute.claimed import base_period
from dp_rules.audit.dispute.definition import Asked, Definition, Edit
from dp_rules.language import core
from dp_rules.language.rebuild import opened
from dp_rules.language.shift import at_period
from dp_rules.language.syntax import Operator
from dp_rules.quantity.interval import exact
from dp_rules.quantity.period import Period
from dp_rules.quantity.unit import POINTS, RATIO, Unit
from dp_rules.text.bilingual import Bilingual

Shape = Callable[[core.Core, Period], core.Core]


def edits(asked: Asked) -> Iterator[Edit]:
    """Yield the shapes that the measure can be taken for."""
    measure = asked.base.measure
    if base_period(measure) is not None and measure.unit not in {RATIO, POINTS}:
        fewer = Bilingual("算成了减少的数", "as how many fewer there are")
        yield Edit("shape", "shape", fewer, 1, partial(_changed, shape=_fewer))
    elif base_period(measure) is not None:
        for words, shape in _CHANGES:
            yield Edit("shape", "shape", words, 1, partial(_changed, shape=shape))
        points = Bilingual("百分点之差，而不是相对变化的百分数", "percentage points instead of a relative change")
        less = Bilingual(
            "下降了多少百分点，而不是相对变化的百分数", "the fall in percentage points instead of a relative change"
        )
        if _of_change(measure, lambda x, _: x).unit == RATIO:
            yield Edit("shape", "shape", points, 1, partial(_changed, shape=_points))
            yield Edit("shape", "shape", less, 1, partial(_changed, shape=_points_down))
    target = asked.indicator.rule.target
    if isinstance(measure, core.Reported) and target is not None and base_period(target.measure) is not None:
        turned = Bilingual("下降与增长弄反了", "a decline taken for a growth, or the reverse")
        yield Edit("shape", "shape", turned, 1, _negative)
    if measure.unit == RATIO:
        rest = Bilingual("100% 减去它", "100% less the value")
        yield Edit("shape", "shape", rest, 2, _complement)
    if isinstance(opened(measure), core.Arithmetic) and measure.unit == RATIO:
        inverse = Bilingual("分子、分母颠倒", "numerator and denominator are turned round")
        yield Edit("shape", "shape", inverse, 2, _inverse)


def _of_change(measure: core.Core, shape: Shape) -> core.Core:
    """Return a change ``decline(x, base)`` in another shape, or the measure itself where it is none."""
    match measure:
        case core.Defined(arguments=(x, Period() as base)) if not isinstance(x, Period | core.Rows):
            return shape(x, base)
        case core.Rounded(operand=operand):
            return measure._replace(operand=_of_change(operand, shape))
    return measure


def _changed(definition: Definition, shape: Shape) -> Definition | None:
    if base_period(definition.measure) is None:
        return None
    changed = _of_change(definition.measure, shape)
    return None if changed == definition.measure else definition._replace(measure=changed)


def _arithmetic(operator: Operator, left: core.Core, right: core.Core, unit: Unit) -> core.Core:
    return core.Arithmetic(operator, left, right, False, unit, left.origin)  # noqa: FBT003  a field of the node


def _one(like: core.Core) -> core.Core:
    return core.Constant(exact(1), "1", RATIO, like.origin)


def _growth(x: core.Core, base: Period) -> core.Core:
    return _arithmetic("-", _arithmetic("/", x, at_period(x, base), RATIO), _one(x), RATIO)


def _decline(x: core.Core, base: Period) -> core.Core:
    return _arithmetic("-", _one(x), _arithmetic("/", x, at_period(x, base), RATIO), RATIO)


def _over_new(x: core.Core, base: Period) -> core.Core:
    return _arithmetic("-", _arithmetic("/", at_period(x, base), x, RATIO), _one(x), RATIO)


def _growth_over_new(x: core.Core, base: Period) -> core.Core:
    return _arithmetic("-", _one(x), _arithmetic("/", at_period(x, base), x, RATIO), RATIO)


def _points(x: core.Core, base: Period) -> core.Core:
    return _arithmetic("-", x, at_period(x, base), POINTS)


def _fewer(x: core.Core, base: Period) -> core.Core:
    return _arithmetic("-", at_period(x, base), x, x.unit)


def _points_down(x: core.Core, base: Period) -> core.Core:
    return _arithmetic("-", at_period(x, base), x, POINTS)


_CHANGES: tuple[tuple[Bilingual, Shape], ...] = (
    (Bilingual("算成了相对基期的下降", "as a decline on the base period"), _decline),
    (Bilingual("算成了相对基期的增长", "as a growth on the base period"), _growth),
    (
        Bilingual("下降除以后来的数，而不是基期的数", "a decline divided by the later figure instead of the base"),
        _over_new,
    ),
    (
        Bilingual("增长除以后来的数，而不是基期的数", "a growth divided by the later figure instead of the base"),
        _growth_over_new,
    ),
)


def _complement(definition: Definition) -> Definition:
    measure = definition.measure
    whole = core.Constant(exact(1), "100%", RATIO, measure.origin)
    return definition._replace(measure=_arithmetic("-", whole, measure, RATIO))


def _negative(definition: Definition) -> Definition:
    measure = definition.measure
    return definition._replace(measure=core.Negative(measure, measure.unit, measure.origin))


def _inverse(definition: Definition) -> Definition | None:
    measure = opened(definition.measure)
    if not isinstance(measure, core.Arithmetic) or measure.operator != "/":
        return None
    return definition._replace(measure=_arithmetic("/", measure.right, measure.left, measure.unit))
