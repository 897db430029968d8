"""A diagnostic is data: code, severity, message, places, help. How it looks is decided elsewhere."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from dp_rules.text.bilingual import Bilingual
from dp_rules.text.place import Cell, Document, Place, Span, address

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
    return list(_by_what_they_say(diagnostics).values())


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the diagnostics sorted by place, each said once."""
    found = _by_what_they_say(diagnostics)
    return [found[said] for said in sorted(found, key=lambda said: said[:2])]


_Said = tuple[tuple[str, int, int], str, Bilingual]
"""Where something is said, under which code, and what. To find the line of a place takes longer than all the rest."""


def _by_what_they_say(diagnostics: Iterable[Diagnostic]) -> dict[_Said, Diagnostic]:
    found: dict[_Said, Diagnostic] = {}
    for diagnostic in diagnostics:
        found.setdefault((_position(diagnostic.place), diagnostic.code, diagnostic.message), diagnostic)
    return found


def _position(place: Place) -> tuple[str, int, int]:
    match place:
        case Document(file=file):
            return (file, 0, 0)
        case Cell(file=file, line=line, column=column):
            return (file, line, column)
        case Span(source=source, start=start):
            return (source.name, *source.line_and_column(start))


def describe(diagnostic: Diagnostic) -> str:
    """Return one line in English, for exceptions and logs."""
    return f"{address(diagnostic.place)}: {diagnostic.severity}[{diagnostic.code}]: {diagnostic.message.en}"
