"""Syntax to core: names are resolved, functions expanded, units checked. All faults at once, no data read.

A node that has a fault becomes None, and what contains it says nothing more: one diagnostic for
one cause.
"""

from typing import assert_never

from dp_rules.language import core, syntax
from dp_rules.language.arithmetic import compared, computed
from dp_rules.language.calls import typed_call
from dp_rules.language.checking import Context, unit_words
from dp_rules.language.moment import moment
from dp_rules.language.scope import Item, Scope, Table, find_column, find_item, find_table, names_of
from dp_rules.language.shift import at_period, has_period
from dp_rules.language.unit_errors import a_condition
from dp_rules.quantity.interval import exact
from dp_rules.quantity.period import Period
from dp_rules.quantity.unit import (
    NUMBER,
    TRUTH,
)
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Span

CLOCK: dict[str, core.ClockName] = {
    "year": "year", "年": "year", "quarter": "quarter", "季度": "quarter",
    "month": "month", "月": "month", "annual": "annual", "年报": "annual",
}  # fmt: skip


def check_rule(
    rule: syntax.Expression, scope: Scope, *, guesses: bool = True
) -> tuple[core.Core | None, list[Diagnostic]]:
    """Return the core of a rule, which is a condition, or None with all that is wrong with it.

    ``guesses`` says whether to look for the names that were meant by unknown ones, which takes time.
    """
    context = Context(scope, [], guesses=guesses)
    node = typed(rule, context)
    if node is not None and node.unit != TRUTH:
        is_what = unit_words(node.unit, scope)
        context.error(
            "not-a-condition",
            Bilingual(
                f"规则应当是一个条件，这里得到的是{is_what.zh}", f"a rule is a condition, and this is {is_what.en}"
            ),
            rule.span,
            help_=Bilingual("在后面写上目标值，例如 > 70%", "write the target after it, for example > 70%"),
        )
    return (None if context.found else node), context.found


def check_measure(
    measure: syntax.Expression, scope: Scope, *, guesses: bool = True
) -> tuple[core.Core | None, list[Diagnostic]]:
    """Return the core of a measure, which is a quantity, or None with all that is wrong with it; as `check_rule`."""
    context = Context(scope, [], guesses=guesses)
    node = typed(measure, context)
    if node is not None and node.unit == TRUTH:
        context.error(
            "not-a-quantity",
            Bilingual("计算方法应当得出一个数，这里得到的是是或否", "a measure is a quantity, and this is a yes or no"),
            measure.span,
            help_=Bilingual("目标值写在计划的 rule 里", "the target belongs in the plan's rule"),
        )
    return (None if context.found else node), context.found


def typed(node: syntax.Expression, context: Context) -> core.Core | None:
    """Return the core of ``node``, or None when it has a fault, which is then noted."""
    match node:
        case syntax.Number(value=value, unit=unit, text=text, span=span):
            return core.Constant(exact(value), text, unit, context.place(span))
        case syntax.Name():
            return _name(node, context)
        case syntax.Call():
            return typed_call(node, context, typed)
        case syntax.Comparison():
            return _comparison(node, context)
        case syntax.Binary():
            return _binary(node, context)
        case syntax.Logic():
            return _logic(node, context)
        case syntax.Not(operand=operand, span=span):
            inner = _condition(operand, context)
            return None if inner is None else core.Not(inner, TRUTH, context.place(span))
        case syntax.Negative(operand=operand, span=span):
            return _negative(typed(operand, context), span, context)
        case syntax.At():
            return _at(node, context)
        case syntax.Column(span=span):
            context.error(
                "misplaced-column",
                Bilingual(
                    f"“{span.text}”是表中的一列，要先汇总",
                    f'"{span.text}" is a column of a table and has to be summed first',
                ),
                span,
                help_=Bilingual(f"例如 sum({span.text})", f"for example sum({span.text})"),
            )
            return None
        case syntax.PeriodLiteral(span=span):
            context.error(
                "misplaced-period",
                Bilingual(f"时期“{span.text}”不能单独使用", f'the period "{span.text}" cannot stand alone'),
                span,
                help_=Bilingual("时期写在 @ 之后，或作为 base=", "a period follows @ or base="),
            )
            return None
        case _:
            assert_never(node)


def _name(node: syntax.Name, context: Context) -> core.Core | None:
    name, place = node.name, context.place(node.span)
    if name in context.parameters:
        bound = context.parameters[name]
        if isinstance(bound, Period | Table) or bound is None:
            raise AssertionError(f"the prelude uses the parameter {name!r} where it cannot stand")
        return bound
    if context.table is not None and not context.table.is_level:
        column = find_column(context.table, name)
        if column is not None:
            return core.ItemValue(column, None, column.unit, place)
    else:
        item = find_item(context.scope, name)
        if item is not None:
            return core.ItemValue(item, None, item.unit, place)
    if name in CLOCK:
        clock = CLOCK[name]
        return core.Clock(clock, TRUTH if clock == "annual" else NUMBER, place)
    _unknown_name(node, context)
    return None


def _unknown_name(node: syntax.Name, context: Context) -> None:
    table = find_table(context.scope, node.name)
    if table is not None:
        context.error(
            "misplaced-table",
            Bilingual(f"“{node.name}”是一个表，不是数", f'"{node.name}" is a table, not a number'),
            node.span,
            help_=Bilingual(f"例如 count({node.name})", f"for example count({node.name})"),
        )
        return
    if node.name in context.scope.functions:
        context.error(
            "misplaced-function",
            Bilingual(f"“{node.name}”是函数，后面要有括号", f'"{node.name}" is a function and takes parentheses'),
            node.span,
        )
        return
    inside = context.table if context.table is not None and not context.table.is_level else None
    known: list[Item] = list((inside.columns if inside else context.scope.items).values())
    spellings = [spelling for item in known for spelling in names_of(item)]
    close = context.meant(node.name, spellings)
    where_zh, where_en = ("", "") if inside is None else (f"表“{inside.name.zh}”中", f' in the table "{inside.id}"')
    context.error(
        "unknown-name",
        Bilingual(f"{where_zh}没有名为“{node.name}”的数据项", f'there is no item called "{node.name}"{where_en}'),
        node.span,
        help_=_did_you_mean(close, node.name),
    )


def _did_you_mean(close: str | None, name: str) -> Bilingual:
    if close is not None:
        return Bilingual(f"是不是“{close}”？", f'did you mean "{close}"?')
    for word in ("且", "或", "非"):
        if word in name.strip(word):
            return Bilingual(
                f"如果“{word}”是连接词，两边要有空格；数据项在 [items] 中定义",
                f'if "{word}" is a connective, put spaces around it; items are defined under [items]',
            )
    return Bilingual(
        "数据项在指标目录或本文件的 [items] 中定义", "items are defined under [items], in the catalogue or in this file"
    )


def _negative(inner: core.Core | None, span: Span, context: Context) -> core.Core | None:
    if inner is None:
        return None
    if inner.unit == TRUTH:
        _needs_number(inner, span, context)
        return None
    if isinstance(inner, core.Constant) and inner.value.lower is not None:
        return core.Constant(exact(-inner.value.lower), f"-{inner.text}", inner.unit, context.place(span))
    return core.Negative(inner, inner.unit, context.place(span))


def _needs_number(node: core.Core, span: Span, context: Context) -> None:
    context.error(
        "unit-mismatch",
        Bilingual(f"这里要一个数，“{node.origin.text}”是{unit_words(node.unit, context.scope).zh}",
                  f'a number belongs here, and "{node.origin.text}" is {unit_words(node.unit, context.scope).en}'),
        node.origin if context.origin is None else span,
    )  # fmt: skip


def _binary(node: syntax.Binary, context: Context) -> core.Core | None:
    left, right = typed(node.left, context), typed(node.right, context)
    return None if left is None or right is None else computed(node, left, right, context)


def _comparison(node: syntax.Comparison, context: Context) -> core.Core | None:
    operands = [typed(operand, context) for operand in node.operands]
    known = [operand for operand in operands if operand is not None]
    return None if len(known) < len(operands) else compared(node, known, context)


def _condition(node: syntax.Expression, context: Context) -> core.Core | None:
    """Return the core of a condition, or None when it is none."""
    return a_condition(node, typed(node, context), context)


def _logic(node: syntax.Logic, context: Context) -> core.Core | None:
    if len(set(node.connectives)) > 1:
        context.error(
            "mixed-logic",
            Bilingual(
                "and 和 or 混用时要用括号写明先后",
                "`and` and `or` together need parentheses that say which comes first",
            ),
            node.span,
            help_=Bilingual("例如 a and (b or c)", "for example a and (b or c)"),
        )
        return None
    if context.parameters:
        bound = [
            p for p in node.parts if not (isinstance(p, syntax.Name) and context.parameters.get(p.name, p) is None)
        ]
        if len(bound) == 1:
            return _condition(bound[0], context)
    parts = [_condition(part, context) for part in node.parts]
    known = tuple(part for part in parts if part is not None)
    if len(known) < len(parts):
        return None
    return core.Logic(node.connectives[0], known, TRUTH, context.place(node.span))


def _at(node: syntax.At, context: Context) -> core.Core | None:
    inner = typed(node.expression, context)
    if node.last is not None:
        context.error(
            "misplaced-run",
            Bilingual("一段时期要先汇总成一个数", "a run of periods has to be made into one number"),
            node.span,
            help_=Bilingual(f"例如 mean({node.span.text})", f"for example mean({node.span.text})"),
        )
        return None
    if context.table is not None and not context.table.is_level and not context.parameters:
        context.error(
            "misplaced-period",
            Bilingual("个案表的列没有其他时期的数", "a column of a table of records has no other period"),
            node.span,
        )
        return None
    period = moment(node.first, context)
    if inner is None or period is None:
        return None
    if has_period(inner):
        said = inner.origin.text
        context.error(
            "period-twice",
            Bilingual(f"“{said}”已经写明了时期", f'"{said}" already names its period'),
            context.place(node.span),
        )
        return None
    return at_period(inner, period)
