"""The syntax of a rule that repeats a measure and adds a limit: taken from the measure, not parsed a second time."""

import re
from fractions import Fraction
from typing import assert_never

from dp_rules.language import syntax
from dp_rules.language.parse import LONGEST_RULE
from dp_rules.quantity.unit import NUMBER, RATIO
from dp_rules.text.place import Source, Span

_LIMIT = re.compile(r" *(>=|<=|>|<|=) *((0|[1-9][0-9]{0,15})(?:\.[0-9]{1,9})?)(%?) *")
_COMPARATORS: dict[str, syntax.Comparator] = {">=": ">=", "<=": "<=", ">": ">", "<": "<", "=": "="}


def repeated(measure: syntax.Expression, length: int, rule: Source) -> syntax.Comparison | None:
    """Return the syntax of a rule whose first ``length`` characters are the text of ``measure``.

    None for a rule that goes on with anything but one plain limit such as ``> 70%``: the parser
    knows what to say of it.
    """
    match = _LIMIT.fullmatch(rule.text, length)
    if match is None or len(rule.text) > LONGEST_RULE:
        return None
    value, unit = Fraction(match[2]), NUMBER
    if match[4]:
        value, unit = value / 100, RATIO
    limit = syntax.Number(value, unit, match[2] + match[4], Span(rule, match.start(2), match.end(4)))
    whole = Span(rule, measure.span.start, match.end(4))
    return syntax.Comparison((in_rule(measure, rule), limit), (_COMPARATORS[match[1]],), whole)


def in_rule(tree: syntax.Expression, rule: Source) -> syntax.Expression:
    """Return a tree as it stands in a text that begins as its own does: the same, with its places in ``rule``."""

    def here(span: Span) -> Span:
        return Span(rule, span.start, span.end)

    def name(node: syntax.Name) -> syntax.Name:
        return syntax.Name(node.name, here(node.span))

    match tree:
        case syntax.Name():
            return name(tree)
        case syntax.Number() | syntax.PeriodLiteral():
            return tree._replace(span=here(tree.span))
        case syntax.Column(table=table, column=column, span=span):
            return syntax.Column(name(table), name(column), here(span))
        case syntax.Call(function=function, arguments=arguments, span=span):
            return syntax.Call(name(function), tuple(_argument(one, rule) for one in arguments), here(span))
        case syntax.At(expression=operand):
            first = tree.first._replace(span=here(tree.first.span))
            last = None if tree.last is None else tree.last._replace(span=here(tree.last.span))
            return syntax.At(in_rule(operand, rule), first, last, here(tree.span))
        case syntax.Negative(operand=operand, span=span):
            return syntax.Negative(in_rule(operand, rule), here(span))
        case syntax.Not(operand=operand, span=span):
            return syntax.Not(in_rule(operand, rule), here(span))
        case syntax.Binary(operator=operator, left=left, right=right, span=span):
            return syntax.Binary(operator, in_rule(left, rule), in_rule(right, rule), here(span))
        case syntax.Comparison(operands=operands, operators=operators, span=span):
            return syntax.Comparison(tuple(in_rule(one, rule) for one in operands), operators, here(span))
        case syntax.Logic(parts=parts, connectives=connectives, span=span):
            return syntax.Logic(tuple(in_rule(one, rule) for one in parts), connectives, here(span))
        case _:
            assert_never(tree)


def _argument(node: syntax.Argument, rule: Source) -> syntax.Argument:
    return syntax.Argument(
        in_rule(node.expression, rule),
        None if node.where is None else in_rule(node.where, rule),
        None if node.among is None else in_rule(node.among, rule),
        Span(rule, node.span.start, node.span.end),
    )
