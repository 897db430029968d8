"""What the gates found as it is told on a screen: one diagnostic for each gate and item, at its first place."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from dp_rules.gates.fault import Finding
from dp_rules.gates.run import Gated
from dp_rules.gates.table import OF_A_SERIES
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic

MOST_TOLD: Final = 20
"""So many kinds are told in full; JSON has everything."""


class Told(NamedTuple):
    """What is told in full, and how many findings are not: ``more`` are too many to tell, ``elsewhere`` concern other figures."""

    diagnostics: list[Diagnostic]
    more: int = 0
    elsewhere: int = 0


def told(gated: Gated, concerned: Iterable[Finding] | None = None) -> Told:
    """Return the findings that are told, those that block first, each with how many more there are of its kind.

    ``concerned`` are those of ``gated`` that matter to what is asked; None where all do.
    """
    only = None if concerned is None else {id(finding) for finding in concerned}
    groups: dict[tuple[str, str], list[Finding]] = {}
    elsewhere = 0
    for finding in gated.findings:
        if only is None or id(finding) in only:
            groups.setdefault((finding.gate.name, finding.item.id), []).append(finding)
        else:
            elsewhere += 1
    in_order = sorted(groups.values(), key=lambda group: not group[0].blocks)
    more = sum(map(len, in_order[MOST_TOLD:]))
    return Told([_first(group) for group in in_order[:MOST_TOLD]], more, elsewhere)


def _first(group: list[Finding]) -> Diagnostic:
    finding = group[0]
    notes = [] if finding.diagnostic.note is None else [finding.diagnostic.note]
    more = len(group) - 1
    if more:
        places = "1 more place" if more == 1 else f"{more} more places"
        notes.append(Bilingual(f"另有 {more} 处也是这样", f"so it is in {places}"))
    if finding.blocks and finding.gate.name not in OF_A_SERIES:  # of what is not there nothing can be used
        notes.append(Bilingual("不得使用：用到它的结论一律“未评价”", "blocked: verdicts that use it are not evaluated"))
    if not notes:
        return finding.diagnostic
    note = Bilingual("；".join(note.zh for note in notes), "; ".join(note.en for note in notes))
    return finding.diagnostic._replace(note=note)
