"""Runs of periods made into one number, and rounding."""

from typing import get_args

from dp_rules.language import core, syntax
from dp_rules.language.checking import Context
from dp_rules.language.moment import moment
from dp_rules.language.rows import Typed
from dp_rules.language.shift import at_period, has_period
from dp_rules.quantity.interval import ZERO
from dp_rules.quantity.period import periods_between, same_length
from dp_rules.quantity.unit import NUMBER, POINTS, RATIO, TRUTH
from dp_rules.text.bilingual import Bilingual

LONGEST_RUN = 200


def over_periods(
    node: syntax.Call, aggregation: str, run: syntax.At, context: Context, typed: Typed
) -> core.Core | None:
    """Return the core of ``mean(x@2018..2020)``, one part for each period, or None with its faults noted."""
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
        context.error(
            "not-a-period",
            Bilingual("一段时期的起止不对", "a run goes from an earlier to a later period of the same length"),
            run.span,
        )
        return None
    parts = tuple(at_period(inner, period) for period in run_of)
    return core.OverPeriods(aggregation, inner, first, last, parts, inner.unit, context.place(node.span))  # type: ignore[arg-type]  # one of RunAggregation, tested above


def rounded(node: syntax.Call, context: Context, typed: Typed) -> core.Core | None:
    """Return the core of ``round(x, step)``, or None with its faults noted."""
    if len(node.arguments) == len(("x", "step")) and not any(a.where or a.among for a in node.arguments):
        operand, step = (typed(argument.expression, context) for argument in node.arguments)
        if operand is None or step is None:
            return None
        fits = isinstance(step, core.Constant) and step.value.lower is not None and step.value.lower > ZERO
        same = (
            step.unit == operand.unit
            or (step.unit, operand.unit) == (RATIO, POINTS)
            or (step.unit == NUMBER and operand.unit.kind == "counted")
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
