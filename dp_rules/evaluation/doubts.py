"""What the gates find in the figures that results rest on, those of their baselines included."""

from collections.abc import Iterable, Mapping, Sequence

from dp_rules.evaluation.result import Result
from dp_rules.evaluation.trace import Trace
from dp_rules.gates.fault import Finding
from dp_rules.gates.run import Gated
from dp_rules.gates.table import OF_A_SERIES
from dp_rules.language import core
from dp_rules.language.scope import Item


def doubts_in(needed: Sequence[Trace], items: Mapping[str, Item], gated: Gated) -> tuple[Finding, ...]:
    """Return the findings in the figures that the leaves ``needed`` are, each once, those that block first."""
    if not gated.findings:
        return ()
    found: dict[int, Finding] = {}
    for leaf in needed:
        item = leaf.node.item if isinstance(leaf.node, core.ItemValue) else None
        if item is not None and leaf.period is not None and items.get(item.id) is item:
            found |= {id(finding): finding for finding in gated.by_key.get((item.id, leaf.area, leaf.period), ())}
    return tuple(sorted(found.values(), key=lambda finding: not finding.blocks))


def doubts_behind(results: Iterable[Result], items: Mapping[str, Item], gated: Gated) -> list[Finding]:
    """Return the findings in the figures that any of ``results`` or its computed baseline rests on, each once.

    What is missing between other periods of such a figure belongs to it too: nobody rests on what is not there.
    """
    found: dict[int, Finding] = {}
    asked: set[tuple[str, str]] = set()
    for result in results:
        asked.update(
            (leaf.node.item.id, leaf.area) for leaf in result.chosen.needed if isinstance(leaf.node, core.ItemValue)
        )
        found |= {id(finding): finding for finding in result.gates}
        baseline = None if result.baseline is None else result.baseline.computed
        if baseline is not None:
            found |= {id(finding): finding for finding in doubts_in(baseline.needed, items, gated)}
    for finding in gated.findings:
        if finding.gate.name in OF_A_SERIES and any((item, area) in asked for item, area, _ in finding.keys):
            found[id(finding)] = finding
    return list(found.values())
