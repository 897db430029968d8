"""Run the gates of a plan over its data: once over all facts, then over what was there."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from dp_rules.data.dataset import Dataset
from dp_rules.data.store import Key
from dp_rules.gates.fault import Fault, Finding
from dp_rules.gates.plain_counts import asks_only_of_parts, is_plainly_right
from dp_rules.gates.sight import Sight, is_answered
from dp_rules.gates.table import OF_A_FIGURE, OF_A_SERIES
from dp_rules.language.scope import Item, Scope
from dp_rules.quantity.period import Period
from dp_rules.spec.gate import Gate, Gates, gates_of
from dp_rules.text.diagnostic import Diagnostic, Severity
from dp_rules.text.place import Document, address


class Gated(NamedTuple):
    """What the gates of a run found, by place, and by the figures concerned; ``blocked`` may not be used."""

    findings: tuple[Finding, ...] = ()
    by_key: Mapping[Key, tuple[Finding, ...]] = MappingProxyType({})
    blocked: frozenset[Key] = frozenset()


NO_GATES: Final = Gated()

_SEVERITY: Mapping[str, Severity] = {"block": "warning", "warn": "warning", "info": "remark"}
"""A blocked figure stops no run: it leaves its verdicts open. So it is no error."""


def run_gates(dataset: Dataset, scope: Scope, gates: Gates) -> Gated:
    """Return everything that the gates find, sorted by place."""
    sight = Sight(dataset, scope, gates)
    findings = sorted(_findings(dataset, sight, gates), key=_position)
    by_key: dict[Key, tuple[Finding, ...]] = {}
    for finding in findings:
        for key in finding.keys:
            by_key[key] = (*by_key.get(key, ()), finding)
    blocked = frozenset(key for finding in findings if finding.blocks for key in finding.keys)
    return Gated(tuple(findings), by_key, blocked)


def _findings(dataset: Dataset, sight: Sight, gates: Gates) -> Iterator[Finding]:
    declared = {id_: _in_order(gates_of(item, gates)) for id_, item in sight.items.items()}
    waiting: dict[str, dict[str, list[Period]]] = {
        id_: {} for id_, some in declared.items() if any(gate.name in OF_A_SERIES for gate in some)
    }
    plain = {id_ for id_, item in sight.items.items() if asks_only_of_parts(item, declared[id_], sight)}
    for key in dataset.facts:
        id_, area, period = key
        item = sight.items.get(id_)
        if item is None or (id_ in plain and id_ not in waiting and is_plainly_right(item, area, period, sight)):
            continue
        fact = dataset.facts[key]
        if id_ in waiting and is_answered(fact, item):
            waiting[id_].setdefault(area, []).append(period)
        if fact.values is None:
            continue
        for gate in declared[id_]:
            find = OF_A_FIGURE.get(gate.name)
            fault = None if find is None else find(fact, item, gate, sight)
            if fault is not None:
                yield _finding(fault, item, gate)
                if gate.name == "missing_codes":
                    break
    for id_, answered in waiting.items():
        for gate in declared[id_]:
            if gate.name in OF_A_SERIES:
                for fault in OF_A_SERIES[gate.name](sight.items[id_], answered, gate, sight):
                    yield _finding(fault, sight.items[id_], gate)


def _in_order(gates: Iterable[Gate]) -> list[Gate]:
    order = [*OF_A_FIGURE, *OF_A_SERIES]
    return sorted(gates, key=lambda gate: order.index(gate.name))


def _finding(fault: Fault, item: Item, gate: Gate) -> Finding:
    return Finding(gate, item, fault.keys, fault.diagnostic._replace(severity=_SEVERITY[gate.severity]))


def _position(finding: Finding) -> tuple[str, int, int, str]:
    diagnostic: Diagnostic = finding.diagnostic
    place = diagnostic.place
    if isinstance(place, Document):
        return (place.file, 0, 0, diagnostic.code)
    return (place.file, place.line, place.column, address(place) + diagnostic.code)
