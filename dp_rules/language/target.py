"""Measure and target of a rule: ``rate(a, b) > 70%`` is the measure ``rate(a, b)`` and the target ``> 70%``."""

from typing import Final, NamedTuple

from dp_rules.language import core
from dp_rules.language.syntax import Comparator
from dp_rules.quantity.period import Period
from dp_rules.quantity.unit import Unit

_MIRRORED: Final[dict[Comparator, Comparator]] = {">": "<", ">=": "<=", "<": ">", "<=": ">=", "=": "=", "!=": "!="}


def mirrored(comparator: Comparator) -> Comparator:
    """Return the comparator that says the same with its sides changed over."""
    return _MIRRORED[comparator]


class Limit(NamedTuple):
    """``> 70%``: a comparator and what stands on its right."""

    comparator: Comparator
    value: core.Constant


class Target(NamedTuple):
    """The measure of a rule and the limits that it must satisfy; a range has two.

    ``is_written`` says that the limits stand in the rule; those of ``every(…)`` come from its definition.
    """

    measure: core.Core
    limits: tuple[Limit, ...]
    is_written: bool = True

    @property
    def unit(self) -> Unit:
        """The unit of the measure."""
        return self.measure.unit


def split_target(rule: core.Core) -> Target | None:
    """Return measure and limits of a rule, or None for a rule that has no single measure.

    A rule has one when it is one comparison, chained or not, in which all sides but one are
    literals; or a function that stands for such a comparison, as ``every(…)`` for ``share(…) >= 100%``.
    """
    if isinstance(rule, core.Defined):
        inner = split_target(rule.body)
        return None if inner is None else inner._replace(is_written=False)
    if not isinstance(rule, core.Comparison):
        return None
    measures = [index for index, operand in enumerate(rule.operands) if not isinstance(operand, core.Constant)]
    if len(measures) != 1:
        return None
    at = measures[0]
    limits: list[Limit] = []
    for index, comparator in enumerate(rule.operators):
        left, right = rule.operands[index], rule.operands[index + 1]
        if index == at and isinstance(right, core.Constant):
            limits.append(Limit(comparator, right))
        elif index + 1 == at and isinstance(left, core.Constant):
            limits.append(Limit(_MIRRORED[comparator], left))
        else:
            return None
    return Target(rule.operands[at], tuple(limits))


def with_measure(rule: core.Core, target: Target, measure: core.Core) -> core.Core:
    """Return the rule that ``target`` was split from, with another measure held against the same limits."""
    if isinstance(rule, core.Defined):
        return with_measure(rule.body, target, measure)
    if not isinstance(rule, core.Comparison):
        raise TypeError("a rule with a target is a comparison")
    operands = tuple(measure if operand is target.measure else operand for operand in rule.operands)
    return rule._replace(operands=operands)


def change_of(measure: core.Core) -> tuple[core.Defined, Period] | None:
    """Return the ``decline`` or ``growth`` that a measure is, with the period it is measured from."""
    match measure:
        case core.Defined(function="decline" | "growth", arguments=(_, Period() as base)):
            return measure, base
        case core.Rounded(operand=operand):
            return change_of(operand)
    return None
