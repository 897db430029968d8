"""The comparisons that a rule writes itself, and what the rule comes to if one of them came out otherwise."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple

from dp_rules.evaluation.exact import compare
from dp_rules.evaluation.trace import Trace, Value
from dp_rules.language import core
from dp_rules.language.syntax import Comparator
from dp_rules.language.target import mirrored
from dp_rules.quantity.figure import MULTIPLIERS, fold
from dp_rules.quantity.interval import Interval, Truth, invert_truth, round_half_even
from dp_rules.quantity.unit import Unit

OTHER_STRICTNESS: Final[dict[Comparator, Comparator]] = {
    ">": ">=", ">=": ">", "<": "<=", "<=": "<", "=": "=", "!=": "!=",
}  # fmt: skip


class WrittenLimit(NamedTuple):
    """One limit of a comparison: ``> 70%`` of ``rate(a, b) > 70%``, turned so that the measure stands on its left.

    ``comparison`` is the step, ``position`` which of its comparators; ``constant`` is None where both sides are computed.
    """

    comparison: Trace
    position: int
    comparator: Comparator
    measure: Trace
    constant: core.Constant | None

    @property
    def step(self) -> Fraction | None:
        """The precision of the limit as written."""
        return None if self.constant is None else literal_step(self.constant)

    @property
    def other_side(self) -> Trace:
        """The side of the comparison that the measure is held against."""
        left, right = self.comparison.parts[self.position : self.position + 2]
        return right if left is self.measure else left


def written_limits(rule: Trace) -> Iterator[WrittenLimit]:
    """Yield the limits of the comparisons that a rule writes, of ``and``, ``or`` and ``not`` those of every part.

    What a function such as ``every`` compares stands in its definition, and nobody wrote it into the rule.
    """
    match rule.node:
        case core.Logic() | core.Not():
            for part in rule.parts:
                yield from written_limits(part)
        case core.Comparison(operators=operators):
            for index, comparator in enumerate(operators):
                left, right = rule.parts[index : index + 2]
                match left.node, right.node:
                    case core.Constant(), core.Constant():
                        continue
                    case core.Constant() as constant, _:
                        yield WrittenLimit(rule, index, mirrored(comparator), right, constant)
                    case _, core.Constant() as constant:
                        yield WrittenLimit(rule, index, comparator, left, constant)
                    case _:
                        yield WrittenLimit(rule, index, comparator, left, None)


def holds(limit: WrittenLimit, *, is_rounded: bool = False, comparator: Comparator | None = None) -> Truth:
    """Return whether the value satisfies a limit: in full or rounded, by its own or another comparator."""
    value: Value = rounded_value(limit) if is_rounded else limit.measure.value
    return compare(comparator or limit.comparator, value, limit.other_side.value)


def rounded_value(limit: WrittenLimit) -> Interval | None:
    """Return the value rounded to the last place of its limit, half to even; None where there is nothing to round.

    What the rule itself rounds is rounded to this place instead, once: never what was rounded already (GB/T 8170-2008, 3.3).
    """
    measure = limit.measure.parts[0] if isinstance(limit.measure.node, core.Rounded) else limit.measure
    step = limit.step
    return round_half_even(measure.value, step) if step is not None and isinstance(measure.value, Interval) else None


def rule_if(rule: Trace, comparison: Trace, outcome: Truth) -> Truth:
    """Return what a rule comes to if one of its comparisons came out so, the others as they did."""
    if rule is comparison:
        return outcome
    match rule.node:
        case core.Logic(connective=connective):
            truths = [rule_if(part, comparison, outcome) for part in rule.parts]
            decisive = connective == "or"
            return decisive if decisive in truths else None if None in truths else not decisive
        case core.Not():
            return invert_truth(rule_if(rule.parts[0], comparison, outcome))
    return rule.value if isinstance(rule.value, bool) else None


def comparison_if(limit: WrittenLimit, outcome: Truth) -> Truth:
    """Return what a comparison comes to if one of its limits were satisfied or not, the others as they are."""
    operators, parts = limit.comparison.node.operators, limit.comparison.parts  # type: ignore[union-attr]  # a comparison
    truths = [
        outcome if index == limit.position else compare(operator, parts[index].value, parts[index + 1].value)
        for index, operator in enumerate(operators)
    ]
    return False if False in truths else None if None in truths else True


def literal_step(constant: core.Constant) -> Fraction:
    """Return the precision of a literal as written: 1% for ``70%``, 0.1% for ``99.5%``, 1 for ``3000``, 1000 for ``2.4万``."""
    return _step_of(constant.text, constant.unit)


@lru_cache(maxsize=1024)
def _step_of(text: str, unit: Unit) -> Fraction:
    match = _LITERAL.match(fold(text))
    decimals, multiplier, sign = match.group("decimals", "multiplier", "sign") if match else ("", "", "")
    scale = Fraction(1, 1000) if sign == "‰" else Fraction(1, 100) if _is_percentage(unit) else Fraction(1)
    return scale * Fraction(MULTIPLIERS.get(multiplier, 1), 10 ** len(decimals or ""))


_LITERAL = re.compile(r"-?[0-9]+(?:\.(?P<decimals>[0-9]+))?(?P<multiplier>[十百千万亿]*) ?(?P<sign>‰?)")


def _is_percentage(unit: Unit) -> bool:
    return unit.kind in {"ratio", "points"}
