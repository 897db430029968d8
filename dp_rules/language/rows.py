"""Tables in a rule: ``counties where a among b``, and the aggregates that run over their rows."""

from collections.abc import Callable

from dp_rules.language import core, syntax
from dp_rules.language.checking import Context
from dp_rules.language.scope import Table, find_column, find_item, find_table, names_of
from dp_rules.language.unit_errors import a_condition
from dp_rules.quantity.unit import NUMBER, TRUTH
from dp_rules.text.bilingual import Bilingual, quoted, there_are

Typed = Callable[[syntax.Expression, Context], core.Core | None]


def has_filter(argument: syntax.Argument, context: Context) -> bool:
    """Say whether an argument that takes no filter has one, and note that as an error."""
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


def rows_of(argument: syntax.Argument, context: Context, typed: Typed) -> core.Rows | None:
    """Return the table and the conditions of ``counties where a among b``."""
    table = _table(argument.expression, context)
    if table is None:
        return None
    where = _condition(argument.where, table, context, typed)
    among = _condition(argument.among, table, context, typed)
    if _is_faulty(argument.where, where, context) or _is_faulty(argument.among, among, context):
        return None
    return core.Rows(table, where, among)


def _is_faulty(written: syntax.Expression | None, found: core.Core | None, context: Context) -> bool:
    """Say whether a condition is written and has no core; one that the user of a definition left out is no fault."""
    return found is None and written is not None and not _is_left_out(written, context)


def _table(node: syntax.Expression, context: Context) -> Table | None:
    if isinstance(node, syntax.Name):
        bound = context.parameters.get(node.name)
        if isinstance(bound, Table):
            return bound
        table = find_table(context.scope, node.name)
        if table is not None and (context.table is None or (context.table.is_level and table.is_level)):
            return table
    known = [spelling for table in context.scope.tables.values() for spelling in names_of(table)]
    close = context.meant(node.span.text, known)
    context.error(
        "unknown-table",
        Bilingual(
            f"这里应当是一个表或一个地区层级，“{node.span.text}”不是",
            f'a table or a level of areas belongs here, and "{node.span.text}" is none',
        ),
        node.span,
        help_=Bilingual(f"是不是“{close}”？", f'did you mean "{close}"?')
        if close
        else there_are(quoted(sorted(context.scope.tables)), "tables"),
    )
    return None


def _condition(node: syntax.Expression | None, table: Table, context: Context, typed: Typed) -> core.Core | None:
    if node is None or _is_left_out(node, context):
        return None
    inside = context if context.parameters else context.among(table)
    return a_condition(node, typed(node, inside), context)


def _is_left_out(node: syntax.Expression, context: Context) -> bool:
    return isinstance(node, syntax.Name) and node.name in context.parameters and context.parameters[node.name] is None


def over_rows(
    node: syntax.Call, aggregation: str, argument: syntax.Argument, context: Context, typed: Typed
) -> core.Core | None:
    """Return the core of ``sum(t.column where c)`` and its like, or None with its faults noted."""
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
            help_=Bilingual(
                f"例如 {node.function.name}(counties.列)", f"for example {node.function.name}(counties.column)"
            ),
        )
        return None
    if table is None or unit is None:
        return None
    where = _condition(argument.where, table, context, typed)
    if _is_faulty(argument.where, where, context):
        return None
    if aggregation == "count_distinct":
        unit = NUMBER
    return core.Aggregate(aggregation, table, column, where, None, unit, context.place(node.span))  # type: ignore[arg-type]  # one of Aggregation, as the caller matched


def _column(node: syntax.Column, table: Table, context: Context) -> core.Core | None:
    item = find_item(context.scope, node.column.name) if table.is_level else find_column(table, node.column.name)
    if item is None:
        columns = (context.scope.items if table.is_level else table.columns).values()
        close = context.meant(node.column.name, [spelling for column in columns for spelling in names_of(column)])
        context.error(
            "unknown-name",
            Bilingual(
                f"表“{table.name.zh}”中没有名为“{node.column.name}”的列",
                f'the table "{table.id}" has no column "{node.column.name}"',
            ),
            node.column.span,
            help_=Bilingual(f"是不是“{close}”？", f'did you mean "{close}"?') if close else None,
        )
        return None
    if item.unit == TRUTH:
        context.error(
            "unit-mismatch",
            Bilingual(
                f"“{node.column.name}”是是或否，不能汇总", f'"{node.column.name}" is a yes or no and cannot be summed'
            ),
            node.column.span,
            help_=Bilingual(
                f"用 count({node.table.name} where {node.column.name})",
                f"write count({node.table.name} where {node.column.name})",
            ),
        )
        return None
    return core.ItemValue(item, None, item.unit, context.place(node.column.span))
