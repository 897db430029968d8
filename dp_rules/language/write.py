"""Core to text, in the rule language: for explanations, where an expanded function has no source of its own."""

import re
from typing import Literal, assert_never

from dp_rules.language import core
from dp_rules.quantity.period import Period
from dp_rules.text.bilingual import Language

Naming = Literal["id"] | Language
_CHINESE = {
    "and": "且", "or": "或", "not": "非", "where": "其中", "among": "范围",
    "year": "年", "quarter": "季度", "month": "月", "annual": "年报",
}  # fmt: skip
_PLAIN = 100
_OR, _AND, _NOT, _COMPARISON, _SUM, _PRODUCT, _SIGN = range(1, 8)


def write(node: core.Core, naming: Naming = "id") -> str:
    """Return ``node`` as rule text, with items by id or by their name in a language."""
    return _write(node, naming)[0]


def _write(node: core.Core, naming: Naming) -> tuple[str, int]:
    """Return the text and how tightly its outermost operator binds."""
    match node:
        case core.Constant(text=text):
            return text, _PLAIN
        case core.ItemValue(item=item, period=period):
            return _named(item.id, item.name.zh, item.name.en, naming) + _at(period), _PLAIN
        case core.Reported():
            return {"zh": "上报值", "en": "reported figure", "id": "reported"}[naming], _PLAIN
        case core.Clock(name=name):
            return _word(name, naming), _PLAIN
        case core.Negative(operand=operand):
            return f"-{_inside(operand, naming, _SIGN)}", _SIGN
        case core.Arithmetic(operator=operator, left=left, right=right):
            binding = _SUM if operator in "+-" else _PRODUCT
            return f"{_inside(left, naming, binding)} {operator} {_inside(right, naming, binding + 1)}", binding
        case core.Rounded(operand=operand, step=step):
            return f"round({write(operand, naming)}, {write(step, naming)})", _PLAIN
        case core.OverPeriods(aggregation=aggregation, operand=operand, first=first, last=last):
            return f"{aggregation}({_inside(operand, naming, _PLAIN)}@{first}..{last})", _PLAIN
        case core.Aggregate():
            return _aggregate(node, naming), _PLAIN
        case core.Defined(function=function, arguments=arguments, parameters=parameters):
            shown = ", ".join(
                _argument(argument, name, naming) for argument, name in zip(arguments, parameters, strict=True)
            )
            rows = next((argument for argument in arguments if isinstance(argument, core.Rows)), None)
            return f"{function}({shown}){_at(None if rows is None else rows.period)}", _PLAIN
        case core.Comparison(operands=operands, operators=operators):
            words = [_inside(operands[0], naming, _SUM)]
            for comparator, operand in zip(operators, operands[1:], strict=True):
                words += [comparator, _inside(operand, naming, _SUM)]
            return " ".join(words), _COMPARISON
        case core.Logic(connective=connective, parts=logic_parts):
            return f" {_word(connective, naming)} ".join(_inside(part, naming, _NOT) for part in logic_parts), _AND
        case core.Not(operand=operand):
            return f"{_word('not', naming)} {_inside(operand, naming, _COMPARISON + 1)}", _NOT
        case _:
            assert_never(node)


def _word(word: str, naming: Naming) -> str:
    """Return a word of the language as its Chinese pages write it, or as it is."""
    return _CHINESE[word] if naming == "zh" else word


def _inside(node: core.Core, naming: Naming, binding: int) -> str:
    text, own = _write(node, naming)
    return text if own >= binding else f"({text})"


def _named(id_: str, zh: str, en: str, naming: Naming) -> str:
    """Return an id, or a name in backticks where it is no plain word."""
    if naming == "id":
        return id_
    name = zh if naming == "zh" else en
    return name if re.fullmatch(r"[^\W\d]\w*", name) else f"`{name}`"


def _at(period: Period | None) -> str:
    return "" if period is None else f"@{period}"


def _aggregate(node: core.Aggregate, naming: Naming) -> str:
    table = _named(node.table.id, node.table.name.zh, node.table.name.en, naming)
    column = "" if node.column is None else f".{write(node.column, naming)}"
    where = "" if node.where is None else f" {_word('where', naming)} {write(node.where, naming)}"
    return f"{node.aggregation}({table}{column}{where}){_at(node.period)}"


def _argument(argument: core.Core | Period | core.Rows, name: str, naming: Naming) -> str:
    match argument:
        case Period():
            return f"{name}={argument}"
        case core.Rows(table=table, where=where, among=among):
            text = _named(table.id, table.name.zh, table.name.en, naming)
            text += "" if where is None else f" {_word('where', naming)} {write(where, naming)}"
            return text + ("" if among is None else f" {_word('among', naming)} {write(among, naming)}")
        case _:
            return write(argument, naming)
