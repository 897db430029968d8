"""The shapes of the grammar to syntax nodes."""

import re
from fractions import Fraction
from functools import lru_cache
from typing import Any

from dp_rules.language import syntax
from dp_rules.language.lr import Token
from dp_rules.language.rule_fault import rule_diagnostic
from dp_rules.quantity.figure import MULTIPLIERS, fold
from dp_rules.quantity.period import read_period
from dp_rules.quantity.unit import NUMBER, POINTS, RATIO, Unit
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Source, Span

MOST_DIGITS = 40
_SIGNS = str.maketrans("＞＜＝！≧≦＋－−＊×÷／", "><=!≥≤+--**//")
_COMPARATORS: dict[str, syntax.Comparator] = {
    ">": ">", ">=": ">=", "≥": ">=", "<": "<", "<=": "<=", "≤": "<=",
    "=": "=", "==": "=", "!=": "!=", "≠": "!=",
}  # fmt: skip
_OPERATORS: dict[str, syntax.Operator] = {"+": "+", "-": "-", "*": "*", "/": "/"}
_AND_WORDS = {"and", "且", "并且"}
_WHERE_WORDS = {"where", "其中"}


_SUFFIXES = (
    ("%", RATIO, 100),
    ("‰", RATIO, 1000),
    ("pp", POINTS, 100),
    ("个百分点", POINTS, 100),
    ("百分点", POINTS, 100),
)


@lru_cache(maxsize=1024)
def _number(written: str) -> tuple[Fraction | None, Unit, str]:
    """Return a number's value, its unit and how it is shown; no value where it has too many digits."""
    plain, unit, parts = fold(written).replace(" ", ""), NUMBER, 1
    text = re.sub("(?<!个)(?=百分点)", " ", plain)  # 3百分点 would be read as 3百
    for suffix, suffixed_unit, suffixed_parts in _SUFFIXES:
        if plain.endswith(suffix):
            plain, unit, parts = plain.removesuffix(suffix), suffixed_unit, suffixed_parts
            break
    digits = plain.rstrip("十百千万亿")
    if len(digits) > MOST_DIGITS:
        return None, unit, text
    return Fraction(digits) * MULTIPLIERS.get(plain[len(digits) :], 1) / parts, unit, text


class Build:
    """Makes a syntax node of each shape of the grammar; a method is named for the alternative that it makes."""

    def __init__(self, rule: Source) -> None:
        """Begin on a rule; faults of its numbers go to ``found``."""
        self._rule = rule
        self.found: list[Diagnostic] = []

    def _token_span(self, first: Token, last: Token | None = None) -> Span:
        return Span(self._rule, first.start, (last or first).end)

    def _from_to(self, first: Any, last: Any) -> Span:
        """Return the place from the start of one node or token to the end of another."""
        start = first.start if type(first) is Token else first.span.start
        return Span(self._rule, start, last.end if type(last) is Token else last.span.end)

    def _named(self, token: Token) -> syntax.Name:
        word = token.text[1:-1] if token.kind == "QUOTED" else token.text
        return syntax.Name(word.strip(), self._token_span(token))

    def rule(self, expression: Any) -> Any:
        return expression

    def group(self, opening: Token, inner: Any, closing: Token) -> Any:
        return inner

    def number(self, token: Token) -> syntax.Number:
        value, unit, text = _number(token.text)
        if value is None:
            message = Bilingual(
                f"数字太长：最多 {MOST_DIGITS} 位", f"the number is too long: at most {MOST_DIGITS} digits are read"
            )
            self.found.append(rule_diagnostic("number-too-long", message, self._token_span(token)))
            value = Fraction(0)
        return syntax.Number(value, unit, text, self._token_span(token))

    def period(self, token: Token) -> syntax.PeriodLiteral:
        read = read_period(token.text)
        if read is None:
            raise AssertionError(f"the grammar's periods are all readable: {token!r}")
        return syntax.PeriodLiteral(read, self._token_span(token))

    def name(self, token: Token) -> syntax.Name:
        return self._named(token)

    def column(self, table: Token, dot: Token, column: Token) -> syntax.Column:
        return syntax.Column(self._named(table), self._named(column), self._token_span(table, column))

    def argument(self, expression: Any, *clauses: Any) -> syntax.Argument:
        where = among = None
        for word, clause in zip(clauses[::2], clauses[1::2], strict=True):
            if word.text in _WHERE_WORDS:
                where = clause
            else:
                among = clause
        return syntax.Argument(expression, where, among, self._from_to(expression, among or where or expression))

    def call(self, function: Token, opening: Token, *rest: Any) -> syntax.Call:
        arguments = tuple(part for part in rest if isinstance(part, syntax.Argument))
        return syntax.Call(self._named(function), arguments, self._from_to(function, rest[-1]))

    def at(
        self, expression: Any, sign: Token, first: Token, dots: Token | None = None, last: Token | None = None
    ) -> Any:
        since, until = self._moment(first), None if last is None else self._moment(last)
        return syntax.At(expression, since, until, self._from_to(expression, last or first))

    def _moment(self, token: Token) -> Any:
        match token.kind:
            case "NUMBER":
                return self.number(token)
            case "PERIOD":
                return self.period(token)
            case _:
                return self._named(token)

    def sign(self, sign: Token, operand: Any) -> Any:
        return syntax.Negative(operand, self._from_to(sign, operand)) if sign.text.translate(_SIGNS) == "-" else operand

    def binary(self, left: Any, operator: Token, right: Any) -> syntax.Binary:
        sign = _OPERATORS[operator.text.translate(_SIGNS)]
        return syntax.Binary(sign, left, right, self._from_to(left, right))

    def comparison(self, *parts: Any) -> syntax.Comparison:
        operators = tuple(_COMPARATORS[part.text.translate(_SIGNS)] for part in parts[1::2])
        return syntax.Comparison(parts[::2], operators, self._from_to(parts[0], parts[-1]))

    def logic(self, *parts: Any) -> syntax.Logic:
        connectives: tuple[syntax.Connective, ...] = tuple(
            "and" if part.text in _AND_WORDS else "or" for part in parts[1::2]
        )
        return syntax.Logic(parts[::2], connectives, self._from_to(parts[0], parts[-1]))

    def not_(self, word: Token, operand: Any) -> syntax.Not:
        return syntax.Not(operand, self._from_to(word, operand))

    def plain_parameter(self, name: Token, colon: Token | None = None, wants: Token | None = None) -> syntax.Parameter:
        return syntax.Parameter(name.text, None if wants is None else wants.text, None, None)

    def rows_parameter(self, rows: Token, where: Token, kept: Token, *among: Token) -> syntax.Parameter:
        return syntax.Parameter(rows.text, "rows", kept.text, among[1].text if among else None)

    def definition(self, name: Token, opening: Token, *rest: Any) -> syntax.Definition:
        parameters = tuple(part for part in rest if isinstance(part, syntax.Parameter))
        typed = next((i for i, part in enumerate(rest) if isinstance(part, Token) and part.kind == "COLON"), None)
        result = None if typed is None else rest[typed + 1].text
        return syntax.Definition(name.text, parameters, result, rest[-1], self._token_span(name))
