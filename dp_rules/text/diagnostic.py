"""A diagnostic is data: code, severity, message, places, help. How it looks is decided elsewhere."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from dp_rules.text.bilingual import Bilingual
from dp_rules.text.place import Document, Place, address

Severity = Literal["error", "warning", "remark"]


class Label(NamedTuple):
    """A further place that a diagnostic speaks of, with what is to be seen there."""

    place: Place
    message: Bilingual


class Diagnostic(NamedTuple):
    """``error[unit-mismatch]: …`` at a place, with the other half and what to do."""

    code: str
    message: Bilingual
    place: Place
    labels: tuple[Label, ...] = ()
    help: Bilingual | None = None
    severity: Severity = "error"
    note: Bilingual | None = None


def has_errors(diagnostics: list[Diagnostic]) -> bool:
    """Say whether any diagnostic is an error."""
    return any(diagnostic.severity == "error" for diagnostic in diagnostics)


def each_once(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the diagnostics in their order, without those that say the same at the same place."""
    found: dict[tuple[str, str, Bilingual], Diagnostic] = {}
    for diagnostic in diagnostics:
        found.setdefault((diagnostic.code, address(diagnostic.place), diagnostic.message), diagnostic)
    return list(found.values())


def in_order(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Return the diagnostics sorted by place, each said once."""

    def key(diagnostic: Diagnostic) -> tuple[str, int, int, str]:
        place = diagnostic.place
        if isinstance(place, Document):
            return (place.file, 0, 0, diagnostic.code)
        return (place.file, place.line, place.column, diagnostic.code)

    return sorted(each_once(diagnostics), key=key)


def describe(diagnostic: Diagnostic) -> str:
    """Return one line in English, for exceptions and logs."""
    return f"{address(diagnostic.place)}: {diagnostic.severity}[{diagnostic.code}]: {diagnostic.message.en}"
