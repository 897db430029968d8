"""Indicators of a plan that measure the same, with the values that each target allows."""

from collections.abc import Hashable, Iterator
from typing import NamedTuple

from dp_rules.language.allowed import allowed_values, measure_of
from dp_rules.language.meaning import meaning
from dp_rules.quantity.ranges import Ranges
from dp_rules.spec.model import Indicator, Plan

_MOST = 100  # nobody sets a hundred targets for one measure, and every pair of them is looked at


class Targeted(NamedTuple):
    """An indicator and the values that its target allows."""

    indicator: Indicator
    values: Ranges


def by_measure(plan: Plan) -> Iterator[list[Targeted]]:
    """Yield each set of two or more indicators whose targets are about one measure, however it is written."""
    found: dict[Hashable, list[Indicator]] = {}
    for indicator in plan.indicators:
        target = indicator.rule.target
        measure = measure_of(indicator.rule.node) if target is None else target.measure
        if measure is not None:
            found.setdefault(meaning(measure), []).append(indicator)
    for indicators in found.values():
        if len(indicators) > 1:
            yield [
                Targeted(one, allowed.values)
                for one in indicators[:_MOST]
                if (allowed := allowed_values(one.rule.node)) is not None
            ]


def in_file_order(first: Targeted, second: Targeted, stated: set[str]) -> tuple[Targeted, Targeted]:
    """Return two targets so that the one to speak of, stated in the plan itself, comes second."""
    is_later = second.indicator.id in stated or first.indicator.id not in stated
    return (first, second) if is_later else (second, first)
