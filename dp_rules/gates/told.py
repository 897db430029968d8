"""What the gates found as it is told on a screen: one diagnostic for each gate and item, at its first place."""

from dp_rules.gates.fault import Finding
from dp_rules.gates.run import Gated
from dp_rules.gates.table import OF_A_SERIES
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic


def told(gated: Gated) -> list[Diagnostic]:
    """Return the findings with how many more there are of a kind, and whether their figures are blocked."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in gated.findings:
        groups.setdefault((finding.gate.name, finding.item.id), []).append(finding)
    return [_first(group) for group in groups.values()]


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
