"""A rule in two parts: what it measures, and what it asks of that.

``rate(a, b) > 70% and c > 3`` measures ``rate(a, b)`` and ``c``, and asks ``? > 70% and ? > 3``. Limits within a
condition over rows, as in ``share(counties where rate(a, b) > 90%) > 95%``, belong to what is measured.
"""

from collections.abc import Hashable, Iterator, Mapping
from typing import Final

from dp_rules.language import core
from dp_rules.language.meaning import Meaning, meaning
from dp_rules.language.syntax import Comparator
from dp_rules.language.target import split_target, with_measure
from dp_rules.spec.model import Rule

_MIRRORED: Final[dict[Comparator, Comparator]] = {">": "<", ">=": "<=", "<": ">", "<=": ">=", "=": "=", "!=": "!="}


def measures_of(rule: core.Core) -> tuple[core.Core, ...]:
    """Return what a rule measures, each quantity once, in their order."""
    found: dict[Meaning, core.Core] = {}
    for measure in _measures(rule):
        found.setdefault(meaning(measure), measure)
    return tuple(found.values())


def asks_the_same(first: core.Core, second: core.Core) -> bool:
    """Say whether two rules ask the same of what they measure.

    Where they do not measure the same, their quantities stand for each other in their order.
    """
    mine, theirs = ([meaning(one) for one in measures_of(rule)] for rule in (first, second))
    if set(mine) == set(theirs):
        theirs = mine
    names, others = ({key: at for at, key in enumerate(keys)} for keys in (mine, theirs))
    return _asked(first, names) == _asked(second, others)


def is_the_same(first: core.Core, second: core.Core) -> bool:
    """Say whether two rules measure the same and ask the same of it, whatever the order and the words."""
    mine, theirs = ({meaning(one) for one in measures_of(rule)} for rule in (first, second))
    return mine == theirs and asks_the_same(first, second)


def _measures(rule: core.Core) -> Iterator[core.Core]:
    match rule:
        case core.Defined(body=body):
            yield from _measures(body)
        case core.Logic(parts=parts):
            for part in parts:
                yield from _measures(part)
        case core.Not(operand=operand):
            yield from _measures(operand)
        case core.Comparison(operands=operands):
            yield from (operand for operand in operands if not isinstance(operand, core.Constant))
        case _:
            yield rule


def _asked(rule: core.Core, order: Mapping[Meaning, int]) -> Hashable:
    match rule:
        case core.Defined(body=body):
            return _asked(body, order)
        case core.Logic(connective=connective, parts=parts):
            return (connective, frozenset(_asked(part, order) for part in parts))
        case core.Not(operand=operand):
            return ("not", _asked(operand, order))
        case core.Comparison(operands=operands, operators=operators):
            sides = [
                ("limit", one.value) if isinstance(one, core.Constant) else ("measure", order[meaning(one)])
                for one in operands
            ]
            steps = []
            for at, comparator in enumerate(operators):
                left, right = sides[at], sides[at + 1]
                steps.append((right, _MIRRORED[comparator], left) if left[0] == "limit" else (left, comparator, right))
            return ("compare", frozenset(steps))
        case _:
            return ("holds", order[meaning(rule)])


def recombined(asking: Rule, measuring: Rule) -> Rule | None:
    """Return the rule that asks what ``asking`` asks of what ``measuring`` measures; None where the two do not fit.

    They fit where they measure the same, or as many quantities of the same units, which then stand for each other in
    their order.
    """
    mine, theirs = measures_of(asking.node), measures_of(measuring.node)
    keys = [meaning(one) for one in mine]
    by_meaning = {meaning(one): one for one in theirs}
    if set(keys) == by_meaning.keys():
        put = {key: by_meaning[key] for key in keys}
    elif len(mine) == len(theirs) and all(a.unit == b.unit for a, b in zip(mine, theirs, strict=True)):
        put = dict(zip(keys, theirs, strict=True))
    else:
        return None
    if any(put[key].unit != one.unit for key, one in zip(keys, mine, strict=True)):
        return None
    node = _filled(asking.node, put)
    target = split_target(node)
    if target is None:
        return Rule(asking.text, node, None, None, None, asking.place)
    figure: core.Core = core.Reported(target.unit, target.measure.origin)
    if isinstance(target.measure, core.Rounded):
        figure = target.measure._replace(operand=figure)
    of_totals = None if measuring.totals is None else split_target(measuring.totals)
    totals = None if of_totals is None else with_measure(node, target, of_totals.measure)
    return Rule(asking.text, node, target, with_measure(node, target, figure), totals, asking.place)


def _filled(rule: core.Core, put: Mapping[Meaning, core.Core]) -> core.Core:
    match rule:
        case core.Defined(body=body):
            return _filled(body, put)
        case core.Logic(parts=parts):
            return rule._replace(parts=tuple(_filled(part, put) for part in parts))
        case core.Not(operand=operand):
            return rule._replace(operand=_filled(operand, put))
        case core.Comparison(operands=operands):
            return rule._replace(
                operands=tuple(one if isinstance(one, core.Constant) else put[meaning(one)] for one in operands)
            )
        case _:
            return put[meaning(rule)]
