"""A rule judged both ways of GB/T 8170-2008 (4.3): by full values, as verdicts are, and by values rounded to the limit's place.

The standard lets the full value decide where nothing else is said (全数值比较法); a document that wants rounded
values compared (修约值比较法) has to say so. Values are rounded once, half to even, to the last place of the limit.
"""

from collections.abc import Iterator
from typing import NamedTuple

from dp_rules.evaluation.trace import Trace
from dp_rules.evaluation.written import (
    OTHER_STRICTNESS,
    WrittenLimit,
    comparison_if,
    holds,
    rounded_value,
    rule_if,
    written_limits,
)
from dp_rules.language.syntax import Comparator
from dp_rules.quantity.interval import Interval, Truth


class Judged(NamedTuple):
    """One limit that a rule writes, the value rounded to its place, and what the whole rule comes to in each way.

    ``full`` is the verdict's own way; ``other`` is the comparator that is less or more strict.
    """

    limit: WrittenLimit
    value: Interval
    rounded: Interval
    other: Comparator
    full: Truth
    by_rounding: Truth
    by_other: Truth
    by_both: Truth


def judged_limits(rule: Trace) -> Iterator[Judged]:
    """Yield each limit of a rule's trace with what rounding and the other comparator would make of it."""
    for limit in written_limits(rule):
        value, rounded = limit.measure.value, rounded_value(limit)
        if rounded is None or not isinstance(value, Interval) or value.is_everything:
            continue
        other = OTHER_STRICTNESS[limit.comparator]
        full, by_rounding, by_other, by_both = (
            rule_if(rule, limit.comparison, comparison_if(limit, outcome))
            for outcome in (
                holds(limit),
                holds(limit, is_rounded=True),
                holds(limit, comparator=other),
                holds(limit, is_rounded=True, comparator=other),
            )
        )
        yield Judged(limit, value, rounded, other, full, by_rounding, by_other, by_both)
