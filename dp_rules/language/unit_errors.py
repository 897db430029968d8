"""What to say when units do not go together: both sides, and what was probably meant."""

from fractions import Fraction

from dp_rules.language import core, syntax
from dp_rules.language.checking import Context, unit_words
from dp_rules.quantity.interval import ZERO, exact
from dp_rules.quantity.show import terminating_decimals, write_decimal
from dp_rules.quantity.unit import TRUTH, Unit
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Label
from dp_rules.text.place import Span


def side(node: core.Core, span: Span, context: Context) -> Label:
    """Return a label that says what one side is."""
    words = unit_words(node.unit, context.scope)
    return Label(span, Bilingual(f"这是{words.zh}", f"this is {words.en}"))


def a_condition(node: syntax.Expression, inner: core.Core | None, context: Context) -> core.Core | None:
    """Return ``inner``, the core of ``node``, where it is a condition, or None with the fault noted."""
    if inner is None or inner.unit == TRUTH:
        return inner
    is_what = unit_words(inner.unit, context.scope)
    context.error(
        "not-a-condition",
        Bilingual(
            f"这里应当是一个条件，“{node.span.text}”是{is_what.zh}",
            f'a condition belongs here, and "{node.span.text}" is {is_what.en}',
        ),
        node.span,
        help_=Bilingual("与一个数比较，例如 > 0", "compare it with something, for example > 0"),
    )
    return None


def not_computable(node: syntax.Binary, left: core.Core, right: core.Core, context: Context) -> None:
    """Note that two quantities cannot be added, subtracted, multiplied or divided."""
    left_words, right_words = unit_words(left.unit, context.scope), unit_words(right.unit, context.scope)
    message = Bilingual(
        f"{left_words.zh}与{right_words.zh}不能用“{node.operator}”计算",
        f'{left_words.en} and {right_words.en} cannot be combined with "{node.operator}"',
    )
    help_ = None
    if node.operator in "+-" and "counted" in {left.unit.kind, right.unit.kind}:
        help_ = Bilingual("只有同一单位的数量才能相加减", "only counts of the same unit can be added or subtracted")
    if context.origin is not None:
        context.error("unit-mismatch", message, context.origin, help_=help_)
        return
    labels = (side(right, node.right.span, context),)
    context.error("unit-mismatch", message, node.left.span, labels=labels, help_=help_)


def not_comparable(
    left_node: syntax.Expression,
    right_node: syntax.Expression,
    left: core.Core,
    right: core.Core,
    context: Context,
) -> None:
    """Note that two quantities cannot be compared."""
    left_words, right_words = unit_words(left.unit, context.scope), unit_words(right.unit, context.scope)
    message = Bilingual(
        f"“{left_node.span.text}”是{left_words.zh}，“{right_node.span.text}”是{right_words.zh}，不能相比",
        f'"{left_node.span.text}" is {left_words.en}, but "{right_node.span.text}" is {right_words.en}',
    )
    context.error(
        "unit-mismatch",
        message,
        context.place(left_node.span),
        labels=() if context.origin else (side(right, right_node.span, context),),
        help_=_meant(left, right) or _meant(right, left),
    )


def _meant(quantity: core.Core, other: core.Core) -> Bilingual | None:
    text = quantity.origin.text
    match quantity.unit.kind, other.unit.kind, other:
        case "ratio", "number", core.Constant(value=value) if value.lower is not None:
            as_typed, as_share = (_percent(number) for number in (value.lower, value.lower * 100))
            if _is_times_one_hundred(quantity):
                return Bilingual(
                    f"不用乘 100：比率直接与百分数相比，写作 {as_typed}",
                    f"leave out the 100: a ratio compares with a percentage, {as_typed}",
                )
            if 0 < value.lower <= 1:
                return Bilingual(
                    f"是 {as_share} 还是 {as_typed}？比率要写百分号",
                    f"is it {as_share} or {as_typed}? a ratio compares with percentages",
                )
            return Bilingual(
                f"比率与百分数相比：写作 {as_typed}", f"a ratio compares with percentages: write {as_typed}"
            )
        case "counted", "ratio" | "points", core.Constant(text=literal, value=value) if (value.lower or ZERO) > 1:
            plain = literal.rstrip("%％‰ ")
            return Bilingual(f"数量不写百分号：{plain}", f"a count takes no percent sign: {plain}")
        case "counted", "ratio" | "points", core.Constant(text=literal):
            return Bilingual(
                f"要比较变化幅度，写 decline({text}, base=2020) >= {literal} 这样的规则；要比较比率，写 rate({text}, …) > {literal}",
                f"compare a change: decline({text}, base=2020) >= {literal}; or a ratio: rate({text}, …) > {literal}",
            )
        case "number", "ratio", core.Constant():
            return Bilingual(
                "“每多少人”这样的指标与普通数字相比，不写百分号",
                "a number per so many compares with a plain number, without a percent sign",
            )
        case "ratio", "points", _:
            return Bilingual(
                "比率与百分数（%）相比；百分点（pp）是两个比率之差",
                "a ratio compares with %; percentage points (pp) are a difference of ratios",
            )
        case "truth", "ratio", core.Constant(text=literal) if _asks_rows(quantity):
            return Bilingual(
                f"“{text}”要求每一行都符合；只要求一部分，写 share(…)，再与 {literal} 相比",
                f'"{text}" asks it of every row; for a part of them write share(…), which compares with {literal}',
            )
        case "truth", _, _:
            return Bilingual(
                f"是或否直接作条件：{text}，或 not {text}",
                f"a yes or no is a condition by itself: {text}, or not {text}",
            )
        case "counted", "number", _ if _is_quotient(quantity.unit):
            return Bilingual("“每多少人”的指标用 per(…) 写", "write a number per so many with per(…)")
    return None


def _asks_rows(node: core.Core) -> bool:
    """Say whether a condition is a function over the rows of a table, such as ``every``."""
    return isinstance(node, core.Defined) and any(isinstance(argument, core.Rows) for argument in node.arguments)


def _is_times_one_hundred(node: core.Core) -> bool:
    """Say whether a ratio was made into a percentage by hand."""
    if not isinstance(node, core.Arithmetic) or node.operator != "*":
        return False
    return any(isinstance(side, core.Constant) and side.value == exact(100) for side in (node.left, node.right))


def _percent(number: Fraction) -> str:
    return f"{write_decimal(number, terminating_decimals(number) or 0)}%"


def _is_quotient(unit: Unit) -> bool:
    return any(power < 0 for _, power in unit.dimensions)
