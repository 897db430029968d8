"""Calls: functions of the prelude are expanded, aggregates over tables and periods become core nodes."""

from collections.abc import Callable
from typing import get_args

from dp_rules.language import core, syntax
from dp_rules.language.checking import Bound, Context, unit_words
from dp_rules.language.moment import moment
from dp_rules.language.scope import Function, Table, find_column, find_item, find_table, folded_name, names_of
from dp_rules.language.shift import at_period, has_period
from dp_rules.language.unit_errors import side
from dp_rules.quantity.interval import ZERO
from dp_rules.quantity.period import Period, periods_between, same_length
from dp_rules.quantity.unit import NUMBER, POINTS, RATIO, TRUTH, Unit
from dp_rules.text.bilingual import Bilingual, quoted
from dp_rules.text.nearest import nearest

Typed = Callable[[syntax.Expression, Context], core.Core | None]

BUILT_IN: dict[str, str] = {
    "count": "count", "计数": "count", "count_distinct": "count_distinct", "去重计数": "count_distinct",
    "sum": "sum", "合计": "sum", "min": "min", "最小": "min", "max": "max", "最大": "max",
    "mean": "mean", "平均": "mean", "round": "round", "修约": "round",
}  # fmt: skip
LONGEST_RUN = 200


def typed_call(node: syntax.Call, context: Context, typed: Typed) -> core.Core | None:
    """Return the core of a call, or None with its faults noted."""
    name = folded_name(node.function.name)
    if name in context.scope.functions:
        return _defined(node, context.scope.functions[name], context, typed)
    match BUILT_IN.get(name):
        case None:
            known = [*context.scope.functions, *BUILT_IN]
            close = nearest(node.function.name, known)
            context.error(
                "unknown-function",
                Bilingual(f"没有函数“{node.function.name}”", f'there is no function "{node.function.name}"'),
                node.function.span,
                help_=Bilingual(f"是不是“{close}”？", f'did you mean "{close}"?') if close else _all_functions(context),
            )
            return None
        case "round":
            return _rounded(node, context, typed)
        case aggregation:
            return _aggregation(node, aggregation, context, typed)


def _all_functions(context: Context) -> Bilingual:
    names = sorted({f.definition.name for f in context.scope.functions.values()} | {n for n in BUILT_IN if n.isascii()})
    return Bilingual("函数有：" + "、".join(names), "the functions are: " + ", ".join(names))


# --- functions of the prelude -------------------------------------------------------------------


def _defined(node: syntax.Call, function: Function, context: Context, typed: Typed) -> core.Core | None:
    given = _match_arguments(node, function, context)
    if given is None:
        return None
    parameters: dict[str, Bound] = {}
    arguments: list[core.Core | Period | core.Rows] = []
    for parameter, argument in zip(function.definition.parameters, given, strict=True):
        if parameter.wants == "rows":
            rows = _rows(argument, context, typed)
            if rows is not None and rows.where is None and parameter.kept:
                _needs_filter(node, argument, context)
                rows = None
            if rows is not None:
                parameters |= {parameter.name: rows.table, str(parameter.kept): rows.where, str(parameter.base): rows.among}
            bound: core.Core | Period | core.Rows | None = rows
        else:
            bound = _plain_argument(argument, parameter, context, typed)
            if bound is not None:
                parameters[parameter.name] = bound
        if bound is not None:
            arguments.append(bound)
    if len(arguments) < len(given):
        return None
    inner = context.expanding(parameters, context.place(node.span))
    body = typed(function.definition.body, inner)
    if body is None:
        return None
    unit = _result_unit(node, function, body, context)
    if unit is None:
        return None
    names = tuple(parameter.name for parameter in function.definition.parameters)
    return core.Defined(function.definition.name, tuple(arguments), names, body, unit, context.place(node.span))


def _match_arguments(node: syntax.Call, function: Function, context: Context) -> list[syntax.Argument] | None:
    """Return one argument for each parameter, those given by name (``base=2020``) at their place."""
    parameters = function.definition.parameters
    found: dict[str, syntax.Argument] = {}
    for index, argument in enumerate(node.arguments):
        named = _named(argument)
        name = named[0] if named else parameters[index].name if index < len(parameters) else None
        if name is None or name in found or all(name != parameter.name for parameter in parameters):
            _wrong_arguments(node, function, context)
            return None
        found[name] = named[1] if named else argument
    if len(found) < len(parameters):
        _wrong_arguments(node, function, context)
        return None
    return [found[parameter.name] for parameter in parameters]


def _named(argument: syntax.Argument) -> tuple[str, syntax.Argument] | None:
    match argument.expression:
        case syntax.Comparison(operands=(syntax.Name(name=name), value), operators=("=",)):
            return name, syntax.Argument(value, argument.where, argument.among, value.span)
    return None


def signature(function: Function) -> str:
    """Return how a function is called: ``decline(x, base=…)``."""
    shown = []
    for parameter in function.definition.parameters:
        match parameter.wants:
            case "period":
                shown.append(f"{parameter.name}=2020")
            case "rows":
                shown.append("table where condition among condition" if parameter.base else "table where condition")
            case _:
                shown.append(parameter.name)
    return f"{function.definition.name}({', '.join(shown)})"


def _wrong_arguments(node: syntax.Call, function: Function, context: Context) -> None:
    context.error(
        "wrong-arguments",
        Bilingual(f"“{node.function.name}”的参数不对", f'the arguments of "{node.function.name}" are not right'),
        context.place(node.span),
        help_=Bilingual(f"写作 {signature(function)}", f"write {signature(function)}"),
    )


def _needs_filter(node: syntax.Call, argument: syntax.Argument, context: Context) -> None:
    table = argument.expression.span.text
    context.error(
        "wrong-arguments",
        Bilingual(f"“{node.function.name}”要有条件", f'"{node.function.name}" needs a condition'),
        argument.span,
        help_=Bilingual(f"例如 {node.function.name}({table} where …)", f"for example {node.function.name}({table} where …)"),
    )


def _plain_argument(
    argument: syntax.Argument, parameter: syntax.Parameter, context: Context, typed: Typed
) -> core.Core | Period | None:
    if _has_filter(argument, context):
        return None
    expression = argument.expression
    if parameter.wants == "period":
        if isinstance(expression, syntax.Number | syntax.PeriodLiteral | syntax.Name):
            return moment(expression, context)
        context.error("not-a-period", Bilingual(f"“{expression.span.text}”不是时期", f'"{expression.span.text}" is not a period'),
                      expression.span, help_=Bilingual("写作 base=2020", "write base=2020"))  # fmt: skip
        return None
    value = typed(expression, context)
    if value is None:
        return None
    if value.unit == TRUTH or (parameter.wants == "number" and value.unit != NUMBER):
        is_what = unit_words(value.unit, context.scope)
        context.error(
            "unit-mismatch",
            Bilingual(f"“{parameter.name}”应当是{'普通数字' if parameter.wants else '一个数'}，“{expression.span.text}”是{is_what.zh}",
                      f'"{parameter.name}" is a {"plain number" if parameter.wants else "number"}, and "{expression.span.text}" is {is_what.en}'),
            context.place(expression.span),
        )  # fmt: skip
        return None
    return value


def _result_unit(node: syntax.Call, function: Function, body: core.Core, context: Context) -> Unit | None:
    """Return the unit of a call, or None when the definition promises a ratio and the sides differ."""
    match function.definition.result:
        case None:
            return body.unit
        case "number":
            return NUMBER
        case _ if body.unit == RATIO:
            return RATIO
    inside = body
    sides = (inside.left, inside.right) if isinstance(inside, core.Arithmetic) else ()
    labels = [side(part, part.origin, context) for part in sides]
    context.error(
        "unit-mismatch",
        Bilingual(f"“{node.function.name}”两边的单位应当相同", f'both sides of "{node.function.name}" must count in the same unit'),
        context.place(node.span),
        labels=tuple(labels),
        help_=Bilingual(
            "检查两个数据项的单位；不同单位之比用 per(…)，与普通数字相比",
            "check the units of the two items; for a number per so many write per(…), which compares with plain numbers",
        ),
    )
    return None


# --- tables --------------------------------------------------------------------------------------


def _has_filter(argument: syntax.Argument, context: Context) -> bool:
    filter_ = argument.where or argument.among
    if filter_ is None:
        return False
    context.error(
        "misplaced-filter",
        Bilingual("where（其中）只能用在对表的汇总里", "`where` belongs to an aggregate over a table only"),
        filter_.span,
        help_=Bilingual("例如 count(表 where 条件)", "for example count(table where condition)"),
    )
    return True


def _rows(argument: syntax.Argument, context: Context, typed: Typed) -> core.Rows | None:
    """Return the table and the conditions of ``counties where a among b``."""
    table = _table(argument.expression, context)
    if table is None:
        return None
    where = _filter(argument.where, table, context, typed)
    among = _filter(argument.among, table, context, typed)
    if (argument.where is not None and where is None) or (argument.among is not None and among is None):
        return None
    return core.Rows(table, where, among)


def _table(node: syntax.Expression, context: Context) -> Table | None:
    if isinstance(node, syntax.Name):
        bound = context.parameters.get(node.name)
        if isinstance(bound, Table):
            return bound
        table = find_table(context.scope, node.name)
        if table is not None and (context.table is None or (context.table.is_level and table.is_level)):
            return table
    known = [spelling for table in context.scope.tables.values() for spelling in names_of(table)]
    close = nearest(node.span.text, known)
    context.error(
        "unknown-table",
        Bilingual(f"这里应当是一个表或一个地区层级，“{node.span.text}”不是", f'a table or a level of areas belongs here, and "{node.span.text}" is none'),
        node.span,
        help_=Bilingual(f"是不是“{close}”？", f'did you mean "{close}"?')
        if close
        else Bilingual(f"有：{quoted(sorted(context.scope.tables)).zh}", f"there are: {quoted(sorted(context.scope.tables)).en}"),
    )
    return None


def _filter(node: syntax.Expression | None, table: Table, context: Context, typed: Typed) -> core.Core | None:
    if node is None or _is_left_out(node, context):
        return None
    inside = context if context.parameters else context.among(table)
    condition = typed(node, inside)
    if condition is not None and condition.unit != TRUTH:
        is_what = unit_words(condition.unit, context.scope)
        context.error(
            "not-a-condition",
            Bilingual(f"这里应当是一个条件，“{node.span.text}”是{is_what.zh}", f'a condition belongs here, and "{node.span.text}" is {is_what.en}'),
            node.span,
            help_=Bilingual("与一个数比较，例如 > 0", "compare it with something, for example > 0"),
        )
        return None
    return condition


def _is_left_out(node: syntax.Expression, context: Context) -> bool:
    return isinstance(node, syntax.Name) and node.name in context.parameters and context.parameters[node.name] is None


def _aggregation(node: syntax.Call, aggregation: str, context: Context, typed: Typed) -> core.Core | None:
    match node.arguments:
        case (syntax.Argument(expression=syntax.At(last=last) as run) as argument,) if last is not None:
            return None if _has_filter(argument, context) else _over_periods(node, aggregation, run, context, typed)
        case (syntax.Argument(among=None) as argument,) if aggregation in get_args(core.Aggregation):
            return _over_rows(node, aggregation, argument, context, typed)
    if aggregation == "mean":
        zh, en = "mean(数据项@2018..2020)", "mean(item@2018..2020)"
    else:
        column = "" if aggregation == "count" else ".列"
        zh, en = f"{aggregation}(表{column} where 条件)", f"{aggregation}(table{'.column' if column else ''} where condition)"
    context.error(
        "wrong-arguments",
        Bilingual(f"“{node.function.name}”的参数不对", f'the arguments of "{node.function.name}" are not right'),
        node.span,
        help_=Bilingual(f"写作 {zh}", f"write {en}"),
    )
    return None


def _over_rows(node: syntax.Call, aggregation: str, argument: syntax.Argument, context: Context, typed: Typed) -> core.Core | None:
    column: core.Core | None = None
    if aggregation == "count":
        table = _table(argument.expression, context)
        unit = None if table is None else table.unit
    elif isinstance(argument.expression, syntax.Column):
        table = _table(argument.expression.table, context)
        column = None if table is None else _column(argument.expression, table, context)
        unit = None if column is None else column.unit
    else:
        context.error(
            "wrong-arguments",
            Bilingual(f"“{node.function.name}”要写明表和列", f'"{node.function.name}" needs a table and a column'),
            argument.expression.span,
            help_=Bilingual(f"例如 {node.function.name}(counties.列)", f"for example {node.function.name}(counties.column)"),
        )
        return None
    if table is None or unit is None:
        return None
    where = _filter(argument.where, table, context, typed)
    if where is None and argument.where is not None and not _is_left_out(argument.where, context):
        return None
    if aggregation == "count_distinct":
        unit = NUMBER
    return core.Aggregate(aggregation, table, column, where, None, unit, context.place(node.span))  # type: ignore[arg-type]


def _column(node: syntax.Column, table: Table, context: Context) -> core.Core | None:
    item = find_item(context.scope, node.column.name) if table.is_level else find_column(table, node.column.name)
    if item is None:
        columns = (context.scope.items if table.is_level else table.columns).values()
        close = nearest(node.column.name, [spelling for column in columns for spelling in names_of(column)])
        context.error(
            "unknown-name",
            Bilingual(f"表“{table.name.zh}”中没有名为“{node.column.name}”的列", f'the table "{table.id}" has no column "{node.column.name}"'),
            node.column.span,
            help_=Bilingual(f"是不是“{close}”？", f'did you mean "{close}"?') if close else None,
        )
        return None
    if item.unit == TRUTH:
        context.error(
            "unit-mismatch",
            Bilingual(f"“{node.column.name}”是是或否，不能汇总", f'"{node.column.name}" is a yes or no and cannot be summed'),
            node.column.span,
            help_=Bilingual(f"用 count({node.table.name} where {node.column.name})", f"write count({node.table.name} where {node.column.name})"),
        )
        return None
    return core.ItemValue(item, None, item.unit, context.place(node.column.span))


# --- periods and rounding ------------------------------------------------------------------------


def _over_periods(node: syntax.Call, aggregation: str, run: syntax.At, context: Context, typed: Typed) -> core.Core | None:
    inner = typed(run.expression, context)
    first = moment(run.first, context)
    last = moment(run.last, context) if run.last is not None else None
    if inner is None or first is None or last is None:
        return None
    if aggregation not in get_args(core.RunAggregation) or inner.unit == TRUTH or has_period(inner):
        context.error("wrong-arguments", Bilingual("这样的一段时期不能汇总", "such a run of periods cannot be made into one number"), node.span,
                      help_=Bilingual("例如 mean(accidents@2018..2020)", "for example mean(accidents@2018..2020)"))  # fmt: skip
        return None
    if not same_length(first, last) or first > last or len(run_of := periods_between(first, last)) > LONGEST_RUN:
        context.error("not-a-period", Bilingual("一段时期的起止不对", "a run goes from an earlier to a later period of the same length"), run.span)
        return None
    parts = tuple(at_period(inner, period) for period in run_of)
    return core.OverPeriods(aggregation, parts, inner.unit, context.place(node.span))  # type: ignore[arg-type]


def _rounded(node: syntax.Call, context: Context, typed: Typed) -> core.Core | None:
    if len(node.arguments) == 2 and not any(argument.where or argument.among for argument in node.arguments):  # noqa: PLR2004
        operand = typed(node.arguments[0].expression, context)
        step = typed(node.arguments[1].expression, context)
        if operand is None or step is None:
            return None
        fits = isinstance(step, core.Constant) and step.value.lower is not None and step.value.lower > ZERO
        same = step.unit == operand.unit or (step.unit, operand.unit) in {(RATIO, POINTS)} or (
            step.unit == NUMBER and operand.unit.kind == "counted"
        )
        if fits and same and isinstance(step, core.Constant):
            return core.Rounded(operand, step, operand.unit, context.place(node.span))
    context.error(
        "wrong-arguments",
        Bilingual("round 的写法不对：第二个参数是修约间隔", "round takes what is rounded and the step to round to"),
        node.span,
        help_=Bilingual("例如 round(rate(a, b), 0.1%) 修约到 0.1%", "for example round(rate(a, b), 0.1%)"),
    )
    return None
