"""Specs and data as an interface takes them: read, or refused with everything that is wrong with them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from dp_rules.checking import check_whole
from dp_rules.data.dataset import Dataset
from dp_rules.data.read import Reading
from dp_rules.facts import read_facts
from dp_rules.files import reason
from dp_rules.spec import load
from dp_rules.spec.model import Plan
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, describe
from dp_rules.text.place import Document


class InputError(ValueError):
    """An input cannot be used; ``diagnostics`` say where and why."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Hold everything that is wrong with the input."""
        self.diagnostics = list(diagnostics)
        super().__init__("\n".join(describe(diagnostic) for diagnostic in self.diagnostics))


def load_plan(spec: str | Path) -> Plan:
    """Return the plan in a spec file, given as a path, or as the name of one that is shipped or comes from a package.

    Raises ``InputError`` when the spec has errors.
    """
    plan, found = load.load_plan(str(spec))
    if plan is None:
        raise InputError(found)
    return plan


def check(spec: str | Path) -> list[Diagnostic]:
    """Return everything that is to be said of a spec file, sorted by place: errors, warnings and remarks.

    ``spec`` is a path, or the name of a spec that is shipped or comes from a package.
    """
    return check_whole(str(spec))[1]


def load_facts(
    plan: Plan,
    *paths: str | Path,
    areas: str | Path | None = None,
    tables: Mapping[str, str | Path] | None = None,
    prefer: Sequence[str] = (),
    encoding: str | None = None,
    query: str | None = None,
    maps: Sequence[str | Path] = (),
) -> Dataset:
    """Return the facts in files, folders and databases (``postgresql://…``).

    ``areas`` is a table of areas, ``tables`` leads from the name of a table of records to its
    file, and ``prefer`` names publishers whose figures are taken where several differ. ``encoding`` is
    that of text files; ``query`` is the table or the SELECT that databases are asked; ``maps`` are files
    of import maps, which say what the columns of sheets are. Raises
    ``InputError`` when an input cannot be used.
    """
    facts, found = read_facts(
        plan,
        [str(path) for path in paths],
        areas=None if areas is None else str(areas),
        tables=[(name, str(path)) for name, path in (tables or {}).items()],
        prefer=prefer,
        reading=Reading(encoding, query),
        maps=[str(path) for path in maps],
    )
    if facts is None:
        raise InputError(found)
    return facts


def unreadable(path: str | Path, why: Bilingual) -> Diagnostic:
    """Return the diagnostic for a file that cannot be used, and why."""
    return Diagnostic("unreadable-file", why, Document(Path(path).as_posix()))


def unusable(path: str | Path, error: OSError) -> Diagnostic:
    """Return the diagnostic for a file that the system does not let be used."""
    why = reason(error)
    return unreadable(path, Bilingual(f"文件用不了（{why.zh}）", f"the file cannot be used ({why.en})"))
