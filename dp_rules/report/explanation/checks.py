"""The gates that the figures of a result had to pass: how many figures each looked at, and what it found."""

from collections.abc import Iterator

from dp_rules.evaluation.result import Result
from dp_rules.gates.table import OF_A_FIGURE
from dp_rules.language import core
from dp_rules.language.scope import Item
from dp_rules.report.explanation.calculation_lines import Line
from dp_rules.report.gates import GATE
from dp_rules.report.places import place_data
from dp_rules.report.values import Json
from dp_rules.report.words import LIST_MARK
from dp_rules.spec.gate import Gate, GateName, gates_of
from dp_rules.spec.model import Plan
from dp_rules.text.bilingual import Bilingual, Language


def checks_data(plan: Plan, result: Result) -> list[Json]:
    """Return each gate of each item that the result rests on: to how many figures it was put, and how many findings there are.

    A gate of a figure is put to those that are given as numbers, one of a series to each area of it.
    """
    put: dict[tuple[GateName, str], tuple[Gate, Item, set[object]]] = {}
    for leaf in result.chosen.needed:
        item = leaf.node.item if isinstance(leaf.node, core.ItemValue) else None
        if item is None or leaf.period is None or plan.scope.items.get(item.id) is not item:
            continue
        for gate in gates_of(item, plan.gates):
            seen = put.setdefault((gate.name, item.id), (gate, item, set()))[2]
            if gate.name not in OF_A_FIGURE:
                seen.add(leaf.area)
            elif leaf.fact is not None and leaf.fact.values is not None:
                seen.add((leaf.area, leaf.period))
    return [
        {
            "gate": gate.name,
            "severity": gate.severity,
            "item": item.id,
            "item_name": item.name.zh,
            "item_name_en": item.name.en,
            "put_to": len(seen),
            "found": sum(one.gate.name == gate.name and one.item is item for one in result.gates),
            "declared": place_data(gate.place),
            "reason": gate.reason,
        }
        for gate, item, seen in put.values()
        if seen
    ]


def check_lines(checks: list[Json], findings: list[Json], language: Language) -> Iterator[Line]:
    """Yield one line on what was looked for in how many figures, and how much of it was found."""
    counts: dict[GateName, int] = {}
    for check in checks:
        counts[check["gate"]] = counts.get(check["gate"], 0) + check["put_to"]
    if not counts:
        return
    mark = LIST_MARK.say(language)
    looked = mark.join(
        Bilingual(f"{GATE[name].zh}（{count} 个数）", f"{GATE[name].en} (in {count})").say(language)
        for name, count in counts.items()
    )
    found = len(findings)
    said = Bilingual(
        f"查过：{looked}；{f'查出 {found} 处' if found else '没有查出问题'}",
        f"looked for: {looked}; {f'{found} found' if found else 'nothing found'}",
    )
    yield Line(0, said.say(language))
