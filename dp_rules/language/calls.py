"""Calls: functions of the prelude are expanded, aggregates over tables and periods become core nodes."""

from typing import get_args

from dp_rules.language import core, syntax
from dp_rules.language.checking import Context
from dp_rules.language.expand import expanded
from dp_rules.language.periods import over_periods, rounded
from dp_rules.language.rows import Typed, has_filter, over_rows
from dp_rules.language.scope import folded_name
from dp_rules.text.bilingual import Bilingual

BUILT_IN: dict[str, str] = {
    "count": "count", "计数": "count", "count_distinct": "count_distinct", "去重计数": "count_distinct",
    "sum": "sum", "合计": "sum", "min": "min", "最小": "min", "max": "max", "最大": "max",
    "mean": "mean", "平均": "mean", "round": "round", "修约": "round",
}  # fmt: skip


def typed_call(node: syntax.Call, context: Context, typed: Typed) -> core.Core | None:
    """Return the core of a call, or None with its faults noted."""
    name = folded_name(node.function.name)
    if name in context.scope.functions:
        return expanded(node, context.scope.functions[name], context, typed)
    match BUILT_IN.get(name):
        case None:
            known = [*context.scope.functions, *BUILT_IN]
            close = context.meant(node.function.name, known)
            context.error(
                "unknown-function",
                Bilingual(f"没有函数“{node.function.name}”", f'there is no function "{node.function.name}"'),
                node.function.span,
                help_=Bilingual(f"是不是“{close}”？", f'did you mean "{close}"?') if close else _all_functions(context),
            )
            return None
        case "round":
            return rounded(node, context, typed)
        case aggregation:
            return _aggregation(node, aggregation, context, typed)


def _all_functions(context: Context) -> Bilingual:
    names = sorted({f.definition.name for f in context.scope.functions.values()} | {n for n in BUILT_IN if n.isascii()})
    return Bilingual("函数有：" + "、".join(names), "the functions are: " + ", ".join(names))


def _aggregation(node: syntax.Call, aggregation: str, context: Context, typed: Typed) -> core.Core | None:
    match node.arguments:
        case (syntax.Argument(expression=syntax.At(last=last) as run) as argument,) if last is not None:
            return None if has_filter(argument, context) else over_periods(node, aggregation, run, context, typed)
        case (syntax.Argument(among=None) as argument,) if aggregation in get_args(core.Aggregation):
            return over_rows(node, aggregation, argument, context, typed)
    if aggregation == "mean":
        zh, en = "mean(数据项@2018..2020)", "mean(item@2018..2020)"
    else:
        column = "" if aggregation == "count" else ".列"
        zh, en = (
            f"{aggregation}(表{column} where 条件)",
            f"{aggregation}(table{'.column' if column else ''} where condition)",
        )
    context.error(
        "wrong-arguments",
        Bilingual(f"“{node.function.name}”的参数不对", f'the arguments of "{node.function.name}" are not right'),
        node.span,
        help_=Bilingual(f"写作 {zh}", f"write {en}"),
    )
    return None
