"""Whether a gate that blocks would keep a changed figure from being used: the gates themselves, run on the changed data.

Only gates that block are asked, of the figures that they could find at fault with this one: the figure itself, its parts, what
counts the same population, the areas around it and the year after.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from dp_rules.audit.counterfactual.anew import Setting, fact_of, truth_on
from dp_rules.audit.counterfactual.inputs import Input
from dp_rules.data.store import Key as FactKey
from dp_rules.gates.sight import Sight
from dp_rules.gates.table import OF_A_FIGURE
from dp_rules.language.scope import Item
from dp_rules.quantity.interval import exact
from dp_rules.spec.gate import Gate, GateName, gates_of
from dp_rules.spec.model import Plan


class InTheWay(NamedTuple):
    """A gate that blocks, and the item for which it is declared."""

    name: GateName
    item: Item


Asked = Mapping[str, tuple[Gate, ...]]
"""The gates that block, by the item that has to pass them."""


def blocking_gates(plan: Plan | None) -> Asked:
    """Return the gates of a plan that look at a figure and block it, of the items that have such."""
    if plan is None:
        return {}
    found = {
        id_: tuple(gate for gate in gates_of(item, plan.gates) if gate.severity == "block" and gate.name in OF_A_FIGURE)
        for id_, item in plan.scope.items.items()
    }
    return {id_: gates for id_, gates in found.items() if gates}


def gate_against(setting: Setting, asked: Asked, one: Input, at: Fraction) -> InTheWay | None:
    """Return the gate that would block a datum at ``at``, or another figure for its sake, so that the verdict is not that one."""
    plan, period = setting.plan, one.key.period
    if not asked or plan is None or one.item is None or period is None or one.parts:
        return None
    concerned = [key for key in _concerned((one.item.id, one.key.area, period), setting, plan) if key[0] in asked]
    if not concerned:
        return None
    key, value = (one.item.id, one.key.area, period), exact(at)
    fact = fact_of(one, value)
    changed = setting.known.with_fact(key, fact)
    sight = Sight(changed.dataset, plan.scope, plan.gates)
    found: list[InTheWay] = []
    blocked: set[FactKey] = set()
    for other in concerned:
        there, item = changed.dataset.facts.get(other), setting.known.items.get(other[0])
        if there is None or there.values is None or item is None:
            continue
        for gate in asked[item.id]:
            fault = OF_A_FIGURE[gate.name](there, item, gate, sight)
            if fault is not None:
                found.append(InTheWay(gate.name, item))
                blocked.update(fault.keys)
                if gate.name == "missing_codes":
                    break
    if not blocked - set(setting.known.blocked):
        return None
    without = setting.known.with_fact(key, fact, blocked | set(setting.known.blocked))
    return None if truth_on(setting, without) is truth_on(setting, changed) else found[0]


def _concerned(key: FactKey, setting: Setting, plan: Plan) -> Iterator[FactKey]:
    """Yield the figures that a gate could find at fault when the one at ``key`` is another."""
    id_, area, period = key
    yield key
    for item in plan.scope.items.values():
        if id_ in {item.subset_of, item.same_as}:
            yield item.id, area, period
    for around in setting.known.dataset.areas.around(area):
        yield id_, around, period
    yield id_, area, period._replace(year=period.year + 1)
