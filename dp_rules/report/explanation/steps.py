"""The steps of a calculation as plain data: each with its text, its numbers, its value and what it rests on."""

from collections.abc import Iterable
from fractions import Fraction
from functools import partial
from itertools import islice
from typing import NamedTuple

from dp_rules.data.areas import Areas
from dp_rules.data.fact import Fact
from dp_rules.evaluation.agreement import agree, precision_of
from dp_rules.evaluation.trace import Row, Trace, counts_in
from dp_rules.language import core
from dp_rules.language.scope import Scope
from dp_rules.language.write import write
from dp_rules.quantity.interval import Interval, Truth
from dp_rules.quantity.show import write_exact
from dp_rules.report.explanation.roster import is_in_a_roster, rosters_data
from dp_rules.report.places import place_data
from dp_rules.report.values import Json, value_data
from dp_rules.report.with_numbers import with_numbers


class Setting(NamedTuple):
    """What every step needs to be shown: the limits it keeps apart from, and the names of things."""

    apart_from: list[Fraction]
    areas: Areas
    scope: Scope
    most_rows: int | None


def step_data(trace: Trace, setting: Setting, *, decides: bool) -> Json:
    """Return one step with everything inside it; ``decides`` marks those on which the value rests."""
    node = trace.node
    step: Json = {
        "kind": _kind(node),
        "text": write(node),
        "text_zh": write(node, "zh"),
        "text_en": write(node, "en"),
        "numbers": write(with_numbers(trace, setting.apart_from)),
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
            "rosters": rosters_data(trace, partial(step_data, setting=setting, decides=True), setting.most_rows),
        }
    if isinstance(node, core.Defined):
        step["function"] = node.function
    if isinstance(node, core.ItemValue | core.Reported | core.Aggregate):
        step |= {
            **unit_name(node, setting.scope),
            "item": node.item.id if isinstance(node, core.ItemValue) else None,
            "area": setting.areas.name(trace.area) if trace.area else None,
            "period": None if trace.period is None else str(trace.period),
            "missing": None if trace.missing is None else trace.missing.value,
            "fact": None if trace.fact is None else fact_data(trace.fact),
        }
    if trace.how is not None:
        step["how"] = trace.how
    if trace.beside:
        step["beside"] = [
            step_data(way, setting, decides=False) | {"agrees": _agrees(way, trace)} for way in trace.beside
        ]
    if trace.rows:
        states = [_is_counted(row) for row in trace.rows]
        step["row_counts"] = {
            "counted": states.count(True),
            "not_counted": states.count(False),
            "uncertain": states.count(None),
        }
        if not is_in_a_roster(trace):
            step["rows"] = [_row(row, setting) for row in _rows_to_tell(trace.rows, setting.most_rows)]
    step["parts"] = [step_data(part, setting, decides=decides and counts_in(part, trace)) for part in trace.parts]
    return step


def _agrees(way: Trace, taken: Trace) -> bool | None:
    """Say whether a figure that was not taken agrees with the one that was, at the precision of both; None where one is open."""
    if not isinstance(way.value, Interval) or not isinstance(taken.value, Interval):
        return None
    if not (way.value.is_exact and taken.value.is_exact):
        return None
    return agree(way.value, taken.value, precision_of(way), precision_of(taken))


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


def unit_name(node: core.Core, scope: Scope) -> Json:
    """Return the name of the thing that a count counts."""
    names = scope.unit_names.get(node.unit.dimensions[0][0]) if len(node.unit.dimensions) == 1 else None
    return {"unit_name": None if names is None else names.zh, "unit_name_en": None if names is None else names.en}


def fact_data(fact: Fact) -> Json:
    """Return a datum: its text, its place, who published it, the precision that its digits have, and who else was passed over."""
    return {
        "raw": fact.raw,
        "precision": None if fact.step is None else write_exact(fact.step),
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


def _row(row: Row, setting: Setting) -> Json:
    return {
        "label": row.label,
        "counted": _is_counted(row),
        "where": None if row.where is None else step_data(row.where, setting, decides=True),
        "column": None if row.column is None else step_data(row.column, setting, decides=True),
    }


def _opened(node: core.Comparison) -> tuple[core.Core, list[str]]:
    """Return a comparison with its functions replaced by what they stand for, and their names."""
    functions = [operand.function for operand in node.operands if isinstance(operand, core.Defined)]
    operands = tuple(operand.body if isinstance(operand, core.Defined) else operand for operand in node.operands)
    return node._replace(operands=operands), functions
