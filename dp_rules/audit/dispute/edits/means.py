"""The mean of ratios for the ratio of sums: over the areas inside, or over the periods inside, each counting alike."""

from collections.abc import Iterator
from functools import partial

from dp_rules.audit.dispute.definition import MEAN, Asked, Definition, Edit
from dp_rules.audit.dispute.seen_view import Figures, evaluated
from dp_rules.language import core
from dp_rules.language.scope import Table
from dp_rules.language.shift import at_period, has_period
from dp_rules.quantity.interval import Interval
from dp_rules.quantity.parts_of_period import parts_of
from dp_rules.quantity.period import Period
from dp_rules.quantity.unit import NUMBER
from dp_rules.text.bilingual import Bilingual

_FEWEST = 2


def edits(asked: Asked) -> Iterator[Edit]:
    """Yield the mean over each level of areas inside, over the quarters or months inside, and over two years."""
    seen, known = asked.base.seen, asked.known
    figures = Figures(known, asked.ungated)
    levels = {known.dataset.areas.by_code[code].level for code in _inside(asked)}
    for id_, table in asked.plan.scope.tables.items():
        if table.is_level and id_ in levels:
            words = Bilingual(
                f"先算{table.name.zh}各自的值，再取平均（没有数的不算），而不是合计相除",
                f"the mean of the values of the {table.name.en} that have figures, not the quotient of sums",
            )
            yield Edit("mean", "mean", words, 1, partial(_over_areas, table=table, figures=figures, asked=asked), MEAN)
    if has_period(asked.base.measure):
        return
    runs = parts_of(seen.period) if known.has_shorter_than(seen.period) else []
    before = seen.period._replace(year=seen.period.year - 1)
    if before in asked.periods:
        runs = [*runs, (before, seen.period)]
    for run in runs:
        words = Bilingual(
            f"{run[0]} 至 {run[-1]} 各期的值取平均", f"the mean of the values of each period from {run[0]} to {run[-1]}"
        )
        yield Edit("mean", "mean+time", words, 1 if run[-1] != seen.period else 2, partial(_over_periods, run=run))


def _inside(asked: Asked) -> list[str]:
    areas, seen = asked.known.dataset.areas, asked.base.seen
    found, waiting = [], [seen.area]
    while waiting:
        within = areas.directly_within(waiting.pop(), seen.period)
        found += within
        waiting += within
    return found


def _over_areas(definition: Definition, table: Table, figures: Figures, asked: Asked) -> Definition | None:
    """Return the mean over the areas of a level; those without a value are left out."""
    seen, measure = definition.seen, definition.measure
    codes = asked.known.dataset.areas.within(seen.area, table.id, seen.period)
    codes = [code for code in codes if code not in seen.without]
    empty = [
        code for code in codes if not _has_value(definition._replace(seen=seen._replace(area=code, way=None)), figures)
    ]
    if len(codes) - len(empty) < _FEWEST:
        return None
    origin, unit = measure.origin, measure.unit
    added = core.Aggregate("sum", table, measure, None, None, unit, origin)
    count = core.Aggregate("count", table, None, None, None, NUMBER, origin)
    mean = core.Arithmetic("/", added, count, False, unit, origin)  # noqa: FBT003  a field of the node
    without = tuple(sorted({*seen.without, *empty}))
    return definition._replace(measure=mean, seen=seen._replace(way=None, without=without))


def _has_value(definition: Definition, figures: Figures) -> bool:
    value = evaluated(definition, figures).value
    return isinstance(value, Interval) and value.is_exact


def _over_periods(definition: Definition, run: tuple[Period, ...]) -> Definition | None:
    measure = definition.measure
    if has_period(measure):
        return None
    parts = tuple(at_period(measure, period) for period in run)
    mean = core.OverPeriods("mean", measure, run[0], run[-1], parts, measure.unit, measure.origin)
    return definition._replace(measure=mean)
