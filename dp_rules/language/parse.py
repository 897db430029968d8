"""Rule text to syntax: Lark's tables drive it, and nothing of Lark leaves this module but its errors."""

import re
from fractions import Fraction
from functools import cache
from threading import Lock
from typing import Any

from lark import Lark, Token, Transformer, v_args
from lark.exceptions import UnexpectedInput

from dp_rules.language import syntax
from dp_rules.language.parser_tables import DATA, MEMO
from dp_rules.language.syntax_errors import explain_syntax_error, rule_diagnostic
from dp_rules.quantity.figure import MULTIPLIERS, fold
from dp_rules.quantity.period import read_period
from dp_rules.quantity.unit import NUMBER, POINTS, RATIO
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Source, Span

LONGEST_RULE = 4000
DEEPEST_RULE = 100
MOST_DIGITS = 40
_ONE_AT_A_TIME = Lock()


def loose_rule(text: str, name: str = "rule") -> Source:
    """Return a rule that stands in no file."""
    return Source(name, text)


def parse_rule(rule: Source) -> tuple[syntax.Expression | None, list[Diagnostic]]:
    """Return the syntax of a rule, or None with the reasons why it has none."""
    tree, found = _parse(rule, "rule")
    return tree, found


def parse_definition(rule: Source) -> tuple[syntax.Definition | None, list[Diagnostic]]:
    """Return the syntax of one definition of the prelude, or None with the reasons."""
    tree, found = _parse(rule, "definition")
    return tree, found


def _parse(rule: Source, start: str) -> tuple[Any, list[Diagnostic]]:
    if len(rule.text) > LONGEST_RULE:
        message = Bilingual(
            f"规则太长：{len(rule.text)} 个字符，最多 {LONGEST_RULE} 个",
            f"the rule is too long: {len(rule.text)} characters, at most {LONGEST_RULE} are read",
        )
        return None, [rule_diagnostic("rule-too-long", message, Span(rule, 0, 1))]
    with _ONE_AT_A_TIME:
        parser, build = _parser()
        build.begin(rule)
        try:
            tree = parser.parse(rule.text, start=start)
        except UnexpectedInput as error:
            return None, [explain_syntax_error(error, rule)]
        if build.found:
            return None, build.found
    whole: Any = tree
    body: syntax.Expression = whole.body if isinstance(whole, syntax.Definition) else whole
    if _depth_exceeds(body, DEEPEST_RULE):
        message = Bilingual(
            f"规则嵌套太深：最多 {DEEPEST_RULE} 层", f"the rule is nested too deeply: at most {DEEPEST_RULE} levels"
        )
        return None, [rule_diagnostic("rule-too-deep", message, Span(rule, 0, len(rule.text)))]
    return whole, []


def _depth_exceeds(root: syntax.Expression, limit: int) -> bool:
    """Walk level by level, so that depth itself is no danger."""
    level: list[syntax.Expression] = [root]
    for _ in range(limit):
        level = [part for node in level for part in syntax.parts_of(node)]
        if not level:
            return False
    return True


@cache
def _parser() -> tuple[Lark, "_Build"]:
    build = _Build()
    # The way in which Lark's own generated parsers load their tables; it has no public name.
    return Lark._load_from_dict(DATA, MEMO, transformer=build), build  # type: ignore[no-untyped-call]  # Lark has no types for it


_SIGNS = str.maketrans("＞＜＝！≧≦＋－−＊×÷／", "><=!≥≤+--**//")
_COMPARATORS: dict[str, syntax.Comparator] = {
    ">": ">", ">=": ">=", "≥": ">=", "<": "<", "<=": "<=", "≤": "<=",
    "=": "=", "==": "=", "!=": "!=", "≠": "!=",
}  # fmt: skip
_OPERATORS: dict[str, syntax.Operator] = {"+": "+", "-": "-", "*": "*", "/": "/"}
_AND_WORDS = {"and", "且", "并且"}
_WHERE_WORDS = {"where", "其中"}


@v_args(inline=True)
class _Build(Transformer[Token, Any]):
    """Makes a syntax node of each shape of the grammar, called by Lark as it parses."""

    def begin(self, rule: Source) -> None:
        """Start on a new rule."""
        self._rule = rule
        self.found: list[Diagnostic] = []

    def _token_span(self, first: Token, last: Token | None = None) -> Span:
        end = (last or first).end_pos
        return Span(self._rule, first.start_pos or 0, end or 0)

    def _from_to(self, first: Any, last: Any) -> Span:
        """Return the place from the start of one node or token to the end of another."""
        return Span(self._rule, self._span_of(first).start, self._span_of(last).end)

    def _span_of(self, part: Any) -> Span:
        return self._token_span(part) if isinstance(part, Token) else part.span

    def _named(self, token: Token) -> syntax.Name:
        word = token[1:-1] if token.type == "QUOTED" else token
        return syntax.Name(str(word).strip(), self._token_span(token))

    def rule(self, expression: Any) -> Any:
        return expression

    def group(self, opening: Token, inner: Any, closing: Token) -> Any:
        return inner

    def number(self, token: Token) -> syntax.Number:
        plain, unit, scale = fold(token).replace(" ", ""), NUMBER, Fraction(1)
        text = re.sub("(?<!个)(?=百分点)", " ", plain)  # 3百分点 would be read as 3百
        for sign, signed_unit, signed_scale in (
            ("%", RATIO, Fraction(1, 100)),
            ("‰", RATIO, Fraction(1, 1000)),
            ("pp", POINTS, Fraction(1, 100)),
            ("个百分点", POINTS, Fraction(1, 100)),
            ("百分点", POINTS, Fraction(1, 100)),
        ):
            if plain.endswith(sign):
                plain, unit, scale = plain.removesuffix(sign), signed_unit, signed_scale
                break
        digits = plain.rstrip("十百千万亿")
        if len(digits) > MOST_DIGITS:
            message = Bilingual(
                f"数字太长：最多 {MOST_DIGITS} 位", f"the number is too long: at most {MOST_DIGITS} digits are read"
            )
            self.found.append(rule_diagnostic("number-too-long", message, self._token_span(token)))
            digits = "0"
        value = Fraction(digits) * MULTIPLIERS.get(plain[len(plain.rstrip("十百千万亿")) :], 1) * scale
        return syntax.Number(value, unit, text, self._token_span(token))

    def period(self, token: Token) -> syntax.PeriodLiteral:
        read = read_period(token)
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
            if str(word) in _WHERE_WORDS:
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
        match token.type:
            case "NUMBER":
                return self.number(token)
            case "PERIOD":
                return self.period(token)
            case _:
                return self._named(token)

    def sign(self, sign: Token, operand: Any) -> Any:
        return syntax.Negative(operand, self._from_to(sign, operand)) if sign.translate(_SIGNS) == "-" else operand

    def binary(self, left: Any, operator: Token, right: Any) -> syntax.Binary:
        sign = _OPERATORS[operator.translate(_SIGNS)]
        return syntax.Binary(sign, left, right, self._from_to(left, right))

    def comparison(self, *parts: Any) -> syntax.Comparison:
        operators = tuple(_COMPARATORS[part.translate(_SIGNS)] for part in parts[1::2])
        return syntax.Comparison(parts[::2], operators, self._from_to(parts[0], parts[-1]))

    def logic(self, *parts: Any) -> syntax.Logic:
        connectives: tuple[syntax.Connective, ...] = tuple(
            "and" if str(part) in _AND_WORDS else "or" for part in parts[1::2]
        )
        return syntax.Logic(parts[::2], connectives, self._from_to(parts[0], parts[-1]))

    def not_(self, word: Token, operand: Any) -> syntax.Not:
        return syntax.Not(operand, self._from_to(word, operand))

    def plain_parameter(self, name: Token, colon: Token | None = None, wants: Token | None = None) -> syntax.Parameter:
        return syntax.Parameter(str(name), None if wants is None else str(wants), None, None)

    def rows_parameter(self, rows: Token, where: Token, kept: Token, *among: Token) -> syntax.Parameter:
        return syntax.Parameter(str(rows), "rows", str(kept), str(among[1]) if among else None)

    def definition(self, name: Token, opening: Token, *rest: Any) -> syntax.Definition:
        parameters = tuple(part for part in rest if isinstance(part, syntax.Parameter))
        typed = next((i for i, part in enumerate(rest) if getattr(part, "type", None) == "COLON"), None)
        result = None if typed is None else str(rest[typed + 1])
        return syntax.Definition(str(name), parameters, result, rest[-1], self._token_span(name))
