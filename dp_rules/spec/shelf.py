"""What the specs of one run share: files, each read once, and what the files below a plan define."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from dp_rules.language.scope import Function, Scope
from dp_rules.spec.model import Definition
from dp_rules.spec.names import Files
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.toml.file import TomlFile


class ReadFile(NamedTuple):
    """A file as it was read: with what is wrong with it, and None for one of which nothing can be used."""

    file: TomlFile | None
    found: tuple[Diagnostic, ...]


class Base(NamedTuple):
    """Everything that files define: what rules can name, what indicators are, and what is wrong with that."""

    scope: Scope
    definitions: dict[str, Definition]
    found: tuple[Diagnostic, ...]


class Shelf:
    """Kept by whoever reads several specs, so that a catalogue shared by many plans is read once.

    ``texts`` are taken for what the files at these paths hold: to look at a change before it is
    written.
    """

    def __init__(self, texts: Mapping[Path, str] | None = None) -> None:
        """Begin with nothing read."""
        self.texts = texts or {}
        self.files: dict[Path, ReadFile] = {}
        self.bases: dict[Files, Base] = {}
        self.functions: Mapping[str, Function] | None = None


DEFINING = frozenset({"name", "name_en", "action", "measure", "totals", "method", "method_en", "source", "aliases"})
"""Keys of an indicator that say what it is; the others speak of its target."""

_SECTIONS = ("units", "items", "levels", "tables", "calendars", "sources", "actions", "gates", "rollup")


def adds_nothing(files: Files) -> bool:
    """Say whether a plan only sets targets, so that what it can name is what the files below it define."""
    own, *below = files
    if not below or any(own.values.get(section) for section in _SECTIONS):
        return False
    return all(
        DEFINING.isdisjoint(entry) and any(id_ in file.values.get("indicators", {}) for file in below)
        for id_, entry in own.values.get("indicators", {}).items()
    )
