"""Rule text to rule text in one form: plain signs, one space around operators, no parentheses without need.

What the user chose stays: names letter for letter, digits as 10万 or 100000, each word in its language.
"""

import re
from itertools import pairwise
from typing import assert_never

from dp_rules.language import syntax
from dp_rules.language.parse import loose_rule, parse_rule

_LOGIC, _NOT, _COMPARISON, _SUM, _PRODUCT, _SIGN, _AT, _ATOM = range(8)
_WORD = re.compile(r"[^\W\d]\w*")
_KEYWORDS = frozenset({"and", "且", "并且", "or", "或", "或者", "not", "非", "where", "其中", "among", "范围"})
_QUOTED = re.compile(r"`[^`\n]*`")


def format_rule(text: str) -> str:
    """Return a rule in its one form; parsing that gives the same tree, formatting it the same text.

    A rule is returned as it is when it cannot be read, when it has a comment, which the tree does
    not hold, and when it is broken into lines, which somebody did on purpose.
    """
    if "\n" in text or "#" in _QUOTED.sub("", text):
        return text
    tree, _ = parse_rule(loose_rule(text))
    if tree is None:
        return text
    formatted = _written(tree)[0]
    again, _ = parse_rule(loose_rule(formatted))
    return formatted if again == tree else text  # else it has grown longer than a rule may be


def _written(node: syntax.Expression) -> tuple[str, int]:
    """Return the text and how tightly its outermost operator binds."""
    match node:
        case syntax.Number(text=text):
            return text, _ATOM
        case syntax.PeriodLiteral(span=span):
            return span.text, _ATOM
        case syntax.Name():
            return _name(node), _ATOM
        case syntax.Column(table=table, column=column):
            return f"{_name(table)}.{_name(column)}", _ATOM
        case syntax.Call(function=function, arguments=arguments):
            return f"{_name(function)}({', '.join(map(_argument, arguments))})", _ATOM
        case syntax.At(expression=expression, first=first, last=last):
            until = "" if last is None else f"..{_written(last)[0]}"
            return f"{_inside(expression, _ATOM)}@{_written(first)[0]}{until}", _AT
        case syntax.Negative(operand=operand):
            return f"-{_inside(operand, _SIGN)}", _SIGN
        case syntax.Binary(operator=operator, left=left, right=right):
            binding = _SUM if operator in "+-" else _PRODUCT
            return f"{_inside(left, binding)} {operator} {_inside(right, binding + 1)}", binding
        case syntax.Comparison(operands=operands, operators=operators):
            links = (f" {sign} {_inside(part, _SUM)}" for sign, part in zip(operators, operands[1:], strict=True))
            return _inside(operands[0], _SUM) + "".join(links), _COMPARISON
        case syntax.Logic(parts=parts):
            links = (f" {_word_between(before, part)} {_inside(part, _NOT)}" for before, part in pairwise(parts))
            return _inside(parts[0], _NOT) + "".join(links), _LOGIC
        case syntax.Not(operand=operand, span=span):
            word = _first_word(span.text)
            return f"{word} {_inside(operand, _COMPARISON + 1)}", _NOT
        case _:
            assert_never(node)


def _inside(node: syntax.Expression, binding: int) -> str:
    text, own = _written(node)
    return text if own >= binding else f"({text})"


def _name(name: syntax.Name) -> str:
    """Return a name as it is written, without backticks that it does not need."""
    needed = not _WORD.fullmatch(name.name) or name.name in _KEYWORDS
    return f"`{name.name}`" if needed else name.name


def _argument(argument: syntax.Argument) -> str:
    """Return ``base=2020``, or an expression with its filters."""
    expression, where, among = argument.expression, argument.where, argument.among
    match expression:
        case syntax.Comparison(operands=(syntax.Name() as name, value), operators=("=",)):
            text = f"{_name(name)}={_inside(value, _SUM)}"
        case _:
            text = _written(expression)[0]
    before = expression
    for clause in (where, among):
        if clause is not None:
            text += f" {_word_between(before, clause)} {_written(clause)[0]}"
            before = clause
    return text


def _word_between(left: syntax.Expression, right: syntax.Expression) -> str:
    """Return the word that joins two expressions, in the user's language."""
    return _first_word(left.span.source.text[left.span.end : right.span.start])


def _first_word(text: str) -> str:
    found = _WORD.search(text)
    if found is None:
        raise AssertionError(f"a word of the language belongs here: {text!r}")
    return found[0]
