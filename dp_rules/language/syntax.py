"""What was written: one node for each form of the rule language, with its place.

Nodes compare by what they say, not by where they stand.
"""

from fractions import Fraction
from typing import Literal, NamedTuple

from dp_rules.language.node import node
from dp_rules.quantity.period import Period
from dp_rules.quantity.unit import Unit
from dp_rules.text.place import Span

Comparator = Literal[">", ">=", "<", "<=", "=", "!="]
Connective = Literal["and", "or"]
Operator = Literal["+", "-", "*", "/"]


@node
class Number(NamedTuple):
    """``70%``; the text has plain digits and signs"""

    value: Fraction
    unit: Unit
    text: str
    span: Span


@node
class PeriodLiteral(NamedTuple):
    """``2020Q3``"""

    period: Period
    span: Span


@node
class Name(NamedTuple):
    """``premarital_exams`` or `` `65岁以上失能老年人数` ``"""

    name: str
    span: Span


@node
class Column(NamedTuple):
    """``counties.home_patients_served``"""

    table: Name
    column: Name
    span: Span


@node
class Argument(NamedTuple):
    """``counties where rehab_service among eligible``"""

    expression: "Expression"
    where: "Expression | None"
    among: "Expression | None"
    span: Span


@node
class Call(NamedTuple):
    """``rate(premarital_exams, marriage_registrations)``"""

    function: Name
    arguments: tuple[Argument, ...]
    span: Span


@node
class At(NamedTuple):
    """``accidents@2020`` or ``accidents@2018..2020``"""

    expression: "Expression"
    first: Number | PeriodLiteral | Name
    last: Number | PeriodLiteral | None
    span: Span


@node
class Negative(NamedTuple):
    """``-3``"""

    operand: "Expression"
    span: Span


@node
class Binary(NamedTuple):
    """``x / y``"""

    operator: Operator
    left: "Expression"
    right: "Expression"
    span: Span


@node
class Comparison(NamedTuple):
    """``65% <= rate(a, b) < 90%``"""

    operands: tuple["Expression", ...]
    operators: tuple[Comparator, ...]
    span: Span


@node
class Logic(NamedTuple):
    """``a > 3 and b > 2``; the connectives of one chain as written, which may not be mixed"""

    parts: tuple["Expression", ...]
    connectives: tuple[Connective, ...]
    span: Span


@node
class Not(NamedTuple):
    """``not (a > 3)``"""

    operand: "Expression"
    span: Span


Expression = Number | PeriodLiteral | Name | Column | Call | At | Negative | Binary | Comparison | Logic | Not


class Parameter(NamedTuple):
    """``scale: number``, or ``rows where kept among base``"""

    name: str
    wants: str | None
    kept: str | None
    base: str | None


class Definition(NamedTuple):
    """``rate(part, whole): ratio = part / whole``"""

    name: str
    parameters: tuple[Parameter, ...]
    result: str | None
    body: Expression
    span: Span


def parts_of(node: Expression) -> tuple[Expression, ...]:
    """Return the expressions directly inside ``node``, in the order they are written."""
    match node:
        case Call(arguments=arguments):
            return tuple(part for a in arguments for part in (a.expression, a.where, a.among) if part is not None)
        case Comparison(operands=parts) | Logic(parts=parts):
            return parts
        case Binary(left=left, right=right):
            return (left, right)
        case At(expression=operand) | Negative(operand=operand) | Not(operand=operand):
            return (operand,)
        case _:
            return ()
