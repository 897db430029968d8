"""What the tests of a plan have seen: each outcome of an indicator, each condition in its rule true, false and unknown."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dp_rules.evaluation.exact import truth_of
from dp_rules.evaluation.trace import Trace
from dp_rules.evaluation.verdict import Verdict
from dp_rules.language import core
from dp_rules.quantity.interval import Truth
from dp_rules.quantity.unit import TRUTH
from dp_rules.spec.model import Indicator
from dp_rules.spectest.run import Outcome
from dp_rules.text.place import Span

OUTCOMES: tuple[Verdict, ...] = ("met", "not_met", "undetermined")
_CONDITIONS = (core.Comparison, core.ItemValue, core.Clock)
"""Not what joins them: in the expansion of a function that stands where the function does."""


class Condition(NamedTuple):
    """A comparison, or a part of ``and`` and ``or``, with the truths that it can have and those it had in tests."""

    place: Span
    possible: tuple[Truth, ...]
    seen: frozenset[Truth]

    @property
    def lacking(self) -> tuple[Truth, ...]:
        """The truths that no test has seen."""
        return tuple(truth for truth in self.possible if truth not in self.seen)


class Coverage(NamedTuple):
    """What the tests of one indicator have seen."""

    indicator: Indicator
    tests: int
    verdicts: frozenset[Verdict]
    conditions: tuple[Condition, ...]

    @property
    def lacking(self) -> tuple[Verdict, ...]:
        """The outcomes that no test has seen."""
        return tuple(verdict for verdict in OUTCOMES if verdict not in self.verdicts)


def coverage_of(indicator: Indicator, outcomes: Iterable[Outcome]) -> Coverage:
    """Return what the outcomes of an indicator's tests have seen of its rule."""
    own = [outcome for outcome in outcomes if outcome.case.indicator.id == indicator.id]
    seen: dict[tuple[int, int], set[Truth]] = {}
    for outcome in own:
        for trace in _steps(outcome.result.chosen.trace):
            if isinstance(trace.node, _CONDITIONS) and trace.node.unit == TRUTH:
                seen.setdefault(_key(trace.node), set()).add(truth_of(trace.value))
    conditions = tuple(
        Condition(node.origin, _possible(node), frozenset(seen.get(_key(node), ())))
        for node in conditions_of(indicator.rule.node)
    )
    return Coverage(indicator, len(own), frozenset(outcome.result.verdict for outcome in own), conditions)


def conditions_of(rule: core.Core) -> list[core.Core]:
    """Return the comparisons of a rule and whatever else is true or false in it, each once, as it is written."""
    found: dict[tuple[int, int], core.Core] = {}
    for node in core.walk(rule):
        if node.unit == TRUTH and isinstance(node, _CONDITIONS):
            found.setdefault(_key(node), node)
    return [found[key] for key in sorted(found)]


def _key(node: core.Core) -> tuple[int, int]:
    return node.origin.start, node.origin.end


def _possible(node: core.Core) -> tuple[Truth, ...]:
    """Return the truths that a condition can have; what the calendar says is never unknown."""
    open_ = any(isinstance(part, core.ItemValue | core.Aggregate | core.Reported) for part in core.walk(node))
    return (True, False, None) if open_ else (True, False)


def _steps(trace: Trace) -> Iterator[Trace]:
    yield trace
    for part in trace.parts:
        yield from _steps(part)
    for row in trace.rows:
        for inner in (row.where, row.column):
            if inner is not None:
                yield from _steps(inner)
