"""Several years pooled: the sums of two or three years, where the plan asks for one."""

from collections.abc import Iterator
from functools import partial

from dp_rules.audit.dispute.definition import Asked, Definition, Edit
from dp_rules.audit.dispute.edits.named import named_items
from dp_rules.language import core
from dp_rules.language.rebuild import with_items
from dp_rules.language.shift import at_period
from dp_rules.quantity.period import Period, is_year, periods_between
from dp_rules.text.bilingual import Bilingual

_TWO = 2


def edits(asked: Asked) -> Iterator[Edit]:
    """Yield the year with one or two before it, and with the one after it, in which there are data."""
    own = asked.base.seen.period
    if not is_year(own) or not any(one.item.over_periods == "sum" for one in named_items(asked.base.measure)):
        return
    for first, last in ((-1, 0), (0, 1), (-2, 0)):
        run = periods_between(Period(own.year + first), Period(own.year + last))
        if own.year + first > 0 and all(period in asked.periods for period in run):
            words = Bilingual(
                f"{run[0]}—{run[-1]} 年的数合计，再相除", f"figures of {run[0]} to {run[-1]} added up before dividing"
            )
            yield Edit("pooled", "time", words, 2 if first == -_TWO else 1, partial(_pooled, run=run))


def _pooled(definition: Definition, run: list[Period]) -> Definition | None:
    def change(node: core.ItemValue) -> core.Core:
        if node.period is not None or node.unit.kind != "counted":
            return node
        parts = tuple(at_period(node, period) for period in run)
        return core.OverPeriods("sum", node, run[0], run[-1], parts, node.unit, node.origin)

    changed = with_items(definition.measure, change)
    return None if changed == definition.measure else definition._replace(measure=changed)
