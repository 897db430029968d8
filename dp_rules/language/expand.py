"""Functions of the prelude: arguments are matched and the definition is put in the place of the call."""

from dp_rules.language import core, syntax
from dp_rules.language.checking import Bound, Context, unit_words
from dp_rules.language.moment import moment
from dp_rules.language.rows import Typed, has_filter, rows_of
from dp_rules.language.scope import Function
from dp_rules.language.unit_errors import side
from dp_rules.quantity.period import Period
from dp_rules.quantity.unit import NUMBER, RATIO, TRUTH, Unit
from dp_rules.text.bilingual import Bilingual

MOST_NODES = 2000


def expanded(node: syntax.Call, function: Function, context: Context, typed: Typed) -> core.Core | None:
    """Return the call with the body that its definition gives it, or None with its faults noted."""
    given = _match_arguments(node, function, context)
    if given is None:
        return None
    parameters: dict[str, Bound] = {}
    arguments: list[core.Core | Period | core.Rows] = []
    for parameter, argument in zip(function.definition.parameters, given, strict=True):
        if parameter.wants == "rows":
            rows = rows_of(argument, context, typed)
            if rows is not None and rows.where is None and parameter.kept:
                _needs_filter(node, argument, context)
                rows = None
            if rows is not None:
                parameters |= {
                    parameter.name: rows.table,
                    str(parameter.kept): rows.where,
                    str(parameter.base): rows.among,
                }
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
    if _is_larger_than(MOST_NODES, body):
        context.error(
            "rule-too-deep",
            Bilingual("函数套得太多", "too many functions within functions"),
            context.place(node.span),
        )
        return None
    unit = _result_unit(node, function, body, context)
    if unit is None:
        return None
    names = tuple(parameter.name for parameter in function.definition.parameters)
    return core.Defined(function.definition.name, tuple(arguments), names, body, unit, context.place(node.span))


def _is_larger_than(most: int, body: core.Core) -> bool:
    """Say whether an expansion has more nodes than allowed, looking at no more than that many."""
    waiting = [body]
    for _ in range(most):
        if not waiting:
            return False
        waiting.extend(core.parts_of(waiting.pop()))
    return True


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
    """Return how a function is called: ``decline(x, base=2020)``."""
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
        help_=Bilingual(
            f"例如 {node.function.name}({table} where …)", f"for example {node.function.name}({table} where …)"
        ),
    )


def _plain_argument(
    argument: syntax.Argument, parameter: syntax.Parameter, context: Context, typed: Typed
) -> core.Core | Period | None:
    if has_filter(argument, context):
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
        case "condition":
            return TRUTH
        case _ if body.unit == RATIO:
            return RATIO
    inside = body
    sides = (inside.left, inside.right) if isinstance(inside, core.Arithmetic) else ()
    labels = [side(part, part.origin, context) for part in sides]
    context.error(
        "unit-mismatch",
        Bilingual(
            f"“{node.function.name}”两边的单位应当相同",
            f'both sides of "{node.function.name}" must count in the same unit',
        ),
        context.place(node.span),
        labels=tuple(labels),
        help_=Bilingual(
            "检查两个数据项的单位；不同单位之比用 per(…)，与普通数字相比",
            "check the units of the two items; for a number per so many write per(…), which compares with plain numbers",
        ),
    )
    return None
