"""Findings that a spec says are meant so: ``accepted = { baseline-meets-target = "…" }``."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from dp_rules.checks.finding import Finding, Spec, the_spec_itself
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.nearest import nearest
from dp_rules.toml.file import Path


def not_accepted(spec: Spec, found: Iterable[Finding], known: AbstractSet[str], *, all_ran: bool) -> list[Diagnostic]:
    """Return what is found without what is accepted, and what is wrong with the acceptances.

    An error cannot be accepted. ``known`` are the codes that can be found. Where not every check
    ran over everything (``all_ran``), an acceptance without its finding is let pass.
    """
    given = dict(_given(spec))
    meant = {(about, nearest(code, known)) for about, code in given if code not in known}
    matched: set[tuple[Path, str]] = set()
    kept: list[Diagnostic] = []
    for about, diagnostic in found:
        key = (about, diagnostic.code)
        if key in meant and diagnostic.severity != "error":
            continue  # what is said of the misspelt code is enough
        if key not in given:
            kept.append(diagnostic)
            continue
        matched.add(key)
        if diagnostic.severity == "error":
            note = Bilingual("错误不能用 accepted 接受", "an error cannot be accepted")
            kept.append(diagnostic._replace(note=note))
    for (about, code), path in given.items():
        if code not in known:
            kept.append(_unknown(spec, path, code, known))
        elif all_ran and (about, code) not in matched:
            kept.append(_unused(spec, path, code))
    return kept


def _given(spec: Spec) -> Iterator[tuple[tuple[Path, str], Path]]:
    """Yield what is accepted for which entry, and the path at which that is written."""
    values = spec.stack[0].values
    whole = the_spec_itself(spec)
    entries = [(whole, values.get(str(whole[0]), {}))]
    entries += [
        ((section, id_), entry) for section in ("items", "indicators") for id_, entry in values.get(section, {}).items()
    ]
    for about, entry in entries:
        for code in entry.get("accepted", {}):
            yield (about, code), (*about, "accepted", code)


def _unused(spec: Spec, path: Path, code: str) -> Diagnostic:
    message = Bilingual(f"检查没有提出“{code}”，不用接受", f'"{code}" is not found here, so there is nothing to accept')
    help_ = Bilingual("删去这一条", "delete this one")
    return Diagnostic("unused-acceptance", message, spec.stack[0].key_place(path), help=help_, severity="remark")


def _unknown(spec: Spec, path: Path, code: str, known: AbstractSet[str]) -> Diagnostic:
    close = nearest(code, known)
    message = Bilingual(
        f"“{code}”不能接受：没有这样的检查，或者它是错误",
        f'"{code}" cannot be accepted: no check of meaning gives it, or it is an error',
    )
    help_ = (
        Bilingual(f"是不是 {close}？", f"did you mean {close}?")
        if close
        else Bilingual(f"可以接受的有：{'、'.join(sorted(known))}", f"what can be accepted: {', '.join(sorted(known))}")
    )
    return Diagnostic("unknown-code", message, spec.stack[0].key_place(path), help=help_, severity="warning")
