"""A step written with its numbers: ``137 / 200`` for ``rate(premarital_exams, marriage_registrations)``."""

from fractions import Fraction

from dp_rules.evaluation.trace import Trace
from dp_rules.language import core
from dp_rules.language.write import write
from dp_rules.quantity.interval import Interval, exact
from dp_rules.report.values import value_text


def with_numbers(trace: Trace, apart_from: list[Fraction]) -> core.Core:
    """Return the step with functions opened and every leaf replaced by the number it has."""
    node = trace.node
    match node:
        case core.Constant():
            return node
        case core.Defined():
            return with_numbers(trace.parts[0], apart_from)
        case core.Arithmetic():
            left, right = (with_numbers(part, apart_from) for part in trace.parts)
            return node._replace(left=left, right=right)
        case core.Comparison():
            return node._replace(operands=tuple(with_numbers(part, apart_from) for part in trace.parts))
        case core.Logic():
            return node._replace(parts=tuple(with_numbers(part, apart_from) for part in trace.parts))
        case core.Not() | core.Negative():
            return node._replace(operand=with_numbers(trace.parts[0], apart_from))
        case core.Rounded():
            return node._replace(operand=with_numbers(trace.parts[0], apart_from))
        case core.OverPeriods(aggregation=aggregation):
            numbers = ", ".join(write(with_numbers(part, apart_from)) for part in trace.parts)
            return core.Constant(exact(0), f"{aggregation}({numbers})", node.unit, node.origin)
        case _:
            value = trace.value if isinstance(trace.value, Interval) else exact(0)
            text = value_text(trace.value, node.unit, apart_from)
            return core.Constant(value, f"({text})" if " " in text else text, node.unit, node.origin)
