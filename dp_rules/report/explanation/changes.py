"""What would change a verdict, as plain data: every input with the changes that turn it, the most fragile first."""

from collections.abc import Iterable
from fractions import Fraction

from dp_rules.audit.counterfactual.change import Change, Changes, Decides, MoreRows, NoTurn, Range, Turn
from dp_rules.audit.counterfactual.inputs import Input
from dp_rules.data.areas import Areas
from dp_rules.evaluation.trace import Value
from dp_rules.language.scope import Scope
from dp_rules.quantity.interval import Interval, exact
from dp_rules.quantity.unit import POINTS, Unit
from dp_rules.report.places import place_data
from dp_rules.report.values import Json, interval_data, value_data


def changes_data(changes: Changes, areas: Areas, scope: Scope, most: int | None = None) -> Json:
    """Return what would change a verdict; ``most`` keeps of each list no more than the first so many."""
    each = sorted(changes.each, key=_fragility)
    deciding = sorted(changes.deciding, key=lambda one: not one.decides)
    turning = sum(one.can_turn for one in each)
    return {
        "state": changes.state,
        "why": _why(changes),
        "open": changes.open,
        "inputs": len(each) + len(deciding),
        "can_turn": turning + sum(one.decides for one in deciding),
        "turns": [_change(one, areas, scope) for one in each[:most]],
        "deciding": [_decides(one, areas, scope) for one in deciding[:most]],
        "rows": [_rows(one) for one in changes.rows],
    }


def _why(changes: Changes) -> str | None:
    """Return why nothing is told at all, that no input can turn or decide the verdict by itself, or that this is not known."""
    if changes.state == "not_evaluated":
        return "not_evaluated"
    able: Iterable[bool] = (
        (one.can_turn for one in changes.each)
        if changes.state == "decided"
        else (one.decides for one in changes.deciding)
    )
    if any(able):
        return None
    is_known = all(one.nothing != "too_involved" for one in changes.deciding) and all(
        "too_involved" not in {one.nothing, one.more, one.fewer} for one in changes.each
    )
    return "none_alone" if is_known else "not_worked_out"


def _fragility(one: Change) -> tuple[int, Fraction, bool]:
    """Return by what changes are ranked: possible ones first, then by how small they are beside the value."""
    if one.flips is not None:
        return 0, Fraction(0), False
    turn = one.nearest
    if turn is None:
        return 3, Fraction(0), False
    value = one.input.trace.value
    size = value.lower if isinstance(value, Interval) and value.lower is not None else Fraction(0)
    part = Fraction(0) if turn.change is None else abs(turn.change) / max(abs(size), one.input.step)
    return (1 if turn.is_possible else 2), part, one.inside is not None


def _change(one: Change, areas: Areas, scope: Scope) -> Json:
    return _input(one.input, one.inside, areas, scope) | {
        "more": _side(one.more, one.input),
        "fewer": _side(one.fewer, one.input),
        "to": one.flips,
        "becomes": one.becomes,
        "can_turn": one.can_turn,
        "nothing": one.nothing,
    }


def _decides(one: Decides, areas: Areas, scope: Scope) -> Json:
    return _input(one.input, one.inside, areas, scope) | {
        "ranges": [_range(part, one.input.unit) for part in one.ranges],
        "yes": one.yes,
        "no": one.no,
        "nothing": one.nothing,
    }


def _input(one: Input, inside: Input | None, areas: Areas, scope: Scope) -> Json:
    """Return which datum it is, its value, and where that is written."""
    names = scope.unit_names.get(one.unit.dimensions[0][0]) if len(one.unit.dimensions) == 1 else None
    fact = one.trace.fact
    return {
        "kind": _kind(one, inside),
        "item": None if one.item is None else one.item.id,
        "item_name": None if one.item is None else one.item.name.zh,
        "item_name_en": None if one.item is None else one.item.name.en,
        "unit_name": None if names is None else names.zh,
        "unit_name_en": None if names is None else names.en,
        "area": areas.name(one.key.area) if one.key.area else None,
        "period": None if one.key.period is None else str(one.key.period),
        "row": None if one.record is None else one.record.label,
        "value": None if one.trace.missing is not None else _value(one.trace.value, one.unit),
        "step": None if one.is_condition else interval_data(exact(one.step), _difference(one.unit), []),
        "raw": None if fact is None else fact.raw,
        "place": None if fact is None else place_data(fact.place),
    }


def _kind(one: Input, inside: Input | None) -> str:
    if one.item is None:
        return "reported"
    if one.is_condition:
        return "condition"
    if one.record is not None:
        return "cell"
    return "sum" if one.parts else "figure" if inside is None else "part"


def _value(value: Value, unit: Unit) -> Json | bool | None:
    return value_data(value, unit)


def _difference(unit: Unit) -> Unit:
    """Return the unit of a change: points for a ratio, else the unit itself."""
    return POINTS if unit.kind == "ratio" else unit


def _side(turn: Turn | NoTurn | None, one: Input) -> Json | None:
    match turn:
        case None:
            return None
        case Turn():
            obstacle = turn.obstacle
            return {
                "change": None if turn.change is None else interval_data(exact(turn.change), _difference(one.unit), []),
                "at": interval_data(exact(turn.at), one.unit, []),
                "possible": turn.is_possible,
                "obstacle": None
                if obstacle is None
                else {
                    "code": obstacle.code,
                    "item": None if obstacle.item is None else obstacle.item.id,
                    "item_name": None if obstacle.item is None else obstacle.item.name.zh,
                    "item_name_en": None if obstacle.item is None else obstacle.item.name.en,
                    "value": None if obstacle.value is None else interval_data(exact(obstacle.value), one.unit, []),
                    "gate": obstacle.gate,
                },
            }
        case _:
            return {"why": turn}


def _range(part: Range, unit: Unit) -> Json:
    last = None if part.last is None else interval_data(exact(part.last), unit, [])
    return {"from": interval_data(exact(part.first), unit, []), "to": last, "verdict": part.verdict}


def _rows(one: MoreRows) -> Json:
    return {
        "table": one.table.id,
        "table_name": one.table.name.zh,
        "table_name_en": one.table.name.en,
        "needed": one.needed,
        "there": one.there,
        "fewer": one.fall,
        "becomes": one.becomes,
    }
