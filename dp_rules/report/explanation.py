"""The explanation: one language-neutral tree, made from the trace that the verdict was read off.

The contract is ``schemas/explanation.schema.json``; text, Markdown and JSON are renderings of it.
"""

from collections.abc import Iterable
from fractions import Fraction
from functools import partial
from itertools import islice
from typing import NamedTuple

from dp_rules.audit.counterfactual.change import Changes
from dp_rules.data.areas import Areas
from dp_rules.data.fact import Fact
from dp_rules.evaluation.result import Candidate, Result
from dp_rules.evaluation.target_level import target_levels
from dp_rules.evaluation.trace import Row, Trace
from dp_rules.language import core
from dp_rules.language.scope import Scope
from dp_rules.language.write import write
from dp_rules.quantity.interval import Interval, Truth, exact
from dp_rules.report.changes import changes_data
from dp_rules.report.places import place_data
from dp_rules.report.plan import baseline_data
from dp_rules.report.results import result_data
from dp_rules.report.roster import is_in_a_roster, rosters_data
from dp_rules.report.values import Json, interval_data, value_data, value_text
from dp_rules.spec.model import Plan
from dp_rules.version import VERSION

FORMAT = "dp_rules.explanation"
FORMAT_VERSION = 1
MOST_CHANGES = 60


def explanation_data(
    plan: Plan, result: Result, areas: Areas, most_rows: int | None = None, changes: Changes | None = None
) -> Json:
    """Return the explanation of one result as plain data, with what would change it where that has been found.

    ``most_rows`` keeps of each table and roster no more than the first so many rows that are not
    surely counted; without it every row is told.
    """
    setting = _Setting(_limits(result), areas, plan.scope, most_rows)
    indicator, definition = result.indicator, result.indicator.definition
    action = plan.action(definition)
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "engine": VERSION,
        "plan": {"id": plan.id, "name": plan.name.zh, "name_en": plan.name.en},
        "result": result_data(plan, result, areas),
        "steps": _step(result.chosen.trace, setting, decides=True),
        "target_level": [
            {
                "item": level.item.id,
                "item_name": level.item.name.zh,
                "item_name_en": level.item.name.en,
                "comparator": level.comparator,
                **interval_data(exact(level.value), level.item.unit, []),
            }
            for level in target_levels(result)
        ],
        "others": [_other(candidate, setting) for candidate in result.others],
        "source": {
            "wording": indicator.wording,
            "place": indicator.plan_place,
            "also": indicator.also,
            "department_place": indicator.department_place,
            "note": indicator.note,
            "action": None if action is None else action.zh,
            "action_en": None if action is None else action.en,
        },
        "definition": {
            "measure": None if definition.measure is None else definition.measure.text,
            "place": None if definition.measure is None else place_data(definition.measure.place),
            "method": definition.method,
            "method_en": definition.method_en,
            "note": definition.note,
            "measure_reason": indicator.measure_reason,
        },
        "baseline": baseline_data(indicator),
        "changes": None
        if changes is None
        else changes_data(changes, areas, plan.scope, None if most_rows is None else MOST_CHANGES),
    }


def _limits(result: Result) -> list[Fraction]:
    return [limit.lower for _, limit in result.limits if limit.lower is not None]


def _other(candidate: Candidate, setting: "_Setting") -> Json:
    return {
        "basis": candidate.basis,
        "verdict": candidate.verdict,
        "steps": _step(candidate.trace, setting, decides=False),
    }


class _Setting(NamedTuple):
    """What every step needs to be shown: the limits it keeps apart from, and the names of things."""

    apart_from: list[Fraction]
    areas: Areas
    scope: Scope
    most_rows: int | None


def _step(trace: Trace, setting: _Setting, *, decides: bool) -> Json:
    """Return one step with everything inside it; ``decides`` marks those on which the value rests."""
    node = trace.node
    step: Json = {
        "kind": _kind(node),
        "text": write(node),
        "text_zh": write(node, "zh"),
        "text_en": write(node, "en"),
        "numbers": write(_with_numbers(trace, setting.apart_from)),
        "value": value_data(trace.value, node.unit, setting.apart_from),
        "unit": _unit(node),
        "decides": decides,
    }
    if isinstance(node, core.Comparison):
        opened, functions = _opened(node)
        step |= {
            "opened": write(opened),
            "functions": functions,
            "operators": list(node.operators),
            "rosters": rosters_data(trace, partial(_step, setting=setting, decides=True), setting.most_rows),
        }
    if isinstance(node, core.Defined):
        step["function"] = node.function
    if isinstance(node, core.ItemValue | core.Reported | core.Aggregate):
        step |= {
            **_unit_name(node, setting.scope),
            "item": node.item.id if isinstance(node, core.ItemValue) else None,
            "area": setting.areas.name(trace.area) if trace.area else None,
            "period": None if trace.period is None else str(trace.period),
            "missing": None if trace.missing is None else trace.missing.value,
            "fact": None if trace.fact is None else _fact(trace.fact),
        }
    if trace.how is not None:
        step["how"] = trace.how
    if trace.beside:
        step["beside"] = [_step(way, setting, decides=False) for way in trace.beside]
    if trace.rows:
        states = [_is_counted(row) for row in trace.rows]
        step["row_counts"] = {
            "counted": states.count(True),
            "not_counted": states.count(False),
            "uncertain": states.count(None),
        }
        if not is_in_a_roster(trace):
            step["rows"] = [_row(row, setting) for row in _rows_to_tell(trace.rows, setting.most_rows)]
    step["parts"] = [_step(part, setting, decides=decides and _counts(part, trace)) for part in trace.parts]
    return step


def _counts(part: Trace, whole: Trace) -> bool:
    """Say whether a part is one of those that decide: in ``a and b`` that fails, the one that fails."""
    if isinstance(whole.node, core.Logic) and isinstance(whole.value, bool):
        return part.value is whole.value if whole.value is (whole.node.connective == "or") else True
    return True


def _kind(node: core.Core) -> str:
    return {
        core.Constant: "constant",
        core.ItemValue: "item",
        core.Reported: "reported",
        core.Clock: "clock",
        core.Negative: "negative",
        core.Arithmetic: "arithmetic",
        core.Rounded: "rounded",
        core.OverPeriods: "over_periods",
        core.Aggregate: "aggregate",
        core.Defined: "defined",
        core.Comparison: "comparison",
        core.Logic: "logic",
        core.Not: "not",
    }[type(node)]


def _unit(node: core.Core) -> Json:
    return {"kind": node.unit.kind, "dimensions": dict(node.unit.dimensions)}


def _unit_name(node: core.Core, scope: Scope) -> Json:
    """Return the name of the thing that a count counts."""
    names = scope.unit_names.get(node.unit.dimensions[0][0]) if len(node.unit.dimensions) == 1 else None
    return {"unit_name": None if names is None else names.zh, "unit_name_en": None if names is None else names.en}


def _fact(fact: Fact) -> Json:
    return {
        "raw": fact.raw,
        "place": place_data(fact.place),
        "publisher": fact.publisher,
        "note": fact.note,
        "passed_over": [
            {"raw": other.raw, "place": place_data(other.place), "publisher": other.publisher}
            for other in fact.passed_over
        ],
    }


def _is_counted(row: Row) -> Truth:
    if row.where is None:
        return True
    return row.where.value if isinstance(row.where.value, bool) else None


def _rows_to_tell(rows: tuple[Row, ...], most: int | None) -> Iterable[Row]:
    return rows if most is None else islice((row for row in rows if _is_counted(row) is not True), most)


def _row(row: Row, setting: _Setting) -> Json:
    return {
        "label": row.label,
        "counted": _is_counted(row),
        "where": None if row.where is None else _step(row.where, setting, decides=True),
        "column": None if row.column is None else _step(row.column, setting, decides=True),
    }


def _opened(node: core.Comparison) -> tuple[core.Core, list[str]]:
    """Return a comparison with its functions replaced by what they stand for, and their names."""
    functions = [operand.function for operand in node.operands if isinstance(operand, core.Defined)]
    operands = tuple(operand.body if isinstance(operand, core.Defined) else operand for operand in node.operands)
    return node._replace(operands=operands), functions


def _with_numbers(trace: Trace, apart_from: list[Fraction]) -> core.Core:
    """Return the step with functions opened and every leaf replaced by the number it has."""
    node = trace.node
    match node:
        case core.Constant():
            return node
        case core.Defined():
            return _with_numbers(trace.parts[0], apart_from)
        case core.Arithmetic():
            left, right = (_with_numbers(part, apart_from) for part in trace.parts)
            return node._replace(left=left, right=right)
        case core.Comparison():
            return node._replace(operands=tuple(_with_numbers(part, apart_from) for part in trace.parts))
        case core.Logic():
            return node._replace(parts=tuple(_with_numbers(part, apart_from) for part in trace.parts))
        case core.Not() | core.Negative():
            return node._replace(operand=_with_numbers(trace.parts[0], apart_from))
        case core.Rounded():
            return node._replace(operand=_with_numbers(trace.parts[0], apart_from))
        case core.OverPeriods(aggregation=aggregation):
            numbers = ", ".join(write(_with_numbers(part, apart_from)) for part in trace.parts)
            return core.Constant(exact(0), f"{aggregation}({numbers})", node.unit, node.origin)
        case _:
            value = trace.value if isinstance(trace.value, Interval) else exact(0)
            text = value_text(trace.value, node.unit, apart_from)
            return core.Constant(value, f"({text})" if " " in text else text, node.unit, node.origin)
