"""What the checker carries along: names in force, the rows it is among, what it has found."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from dp_rules.language import core
from dp_rules.language.scope import Scope, Table
from dp_rules.quantity.period import Period
from dp_rules.quantity.unit import Unit
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label
from dp_rules.text.nearest import MOST_GUESSED, nearest
from dp_rules.text.place import Span

Bound = core.Core | Period | Table | None
"""What a parameter of a definition stands for; None is a condition that was left out."""


class Context(NamedTuple):
    """The state of one check.

    ``table`` is the table whose rows are spoken of, inside a filter. ``parameters`` are bound
    while a definition is expanded, and ``origin`` is then the user's call, to which everything in
    the expansion belongs. ``guesses`` says whether to look for the name that was meant by an
    unknown one.
    """

    scope: Scope
    found: list[Diagnostic]
    table: Table | None = None
    parameters: Mapping[str, Bound] = MappingProxyType({})
    origin: Span | None = None
    guesses: bool = True

    def place(self, span: Span) -> Span:
        """Return where a node belongs: the user's call while it is expanded, else its own place."""
        return self.origin or span

    def among(self, table: Table) -> "Context":
        """Return the context inside a filter over ``table``."""
        return self._replace(table=table)

    def expanding(self, parameters: Mapping[str, Bound], origin: Span) -> "Context":
        """Return the context for the body of a definition called at ``origin``."""
        return self._replace(parameters=parameters, origin=origin)

    def meant(self, word: str, names: Iterable[str]) -> str | None:
        """Return the name that was probably meant by an unknown one."""
        return nearest(word, names) if self.guesses and len(self.found) < MOST_GUESSED else None

    def error(
        self,
        code: str,
        message: Bilingual,
        place: Span,
        *,
        labels: tuple[Label, ...] = (),
        help_: Bilingual | None = None,
    ) -> None:
        """Note an error; the first at a place is enough, later ones follow from it."""
        if not any(known.place == place for known in self.found):
            self.found.append(Diagnostic(code, message, place, labels, help_))


def unit_words(unit: Unit, scope: Scope) -> Bilingual:
    """Return what a quantity is, as a part of a sentence: 人数（人）, "a count (persons)"."""
    match unit.kind:
        case "number":
            return Bilingual("普通数字", "a plain number")
        case "ratio":
            return Bilingual("比率（百分数）", "a ratio (percent)")
        case "points":
            return Bilingual("百分点", "percentage points")
        case "truth":
            return Bilingual("是或否", "a yes or no")
        case "counted":
            zh = "·".join(_dimension(name, power, scope).zh for name, power in unit.dimensions)
            en = " ".join(_dimension(name, power, scope).en for name, power in unit.dimensions)
            return Bilingual(f"数量（{zh}）", f"a count ({en})")


def _dimension(name: str, power: int, scope: Scope) -> Bilingual:
    words = scope.unit_names.get(name, Bilingual(name, name))
    if power == 1:
        return words
    if power == -1:
        return Bilingual(f"每{words.zh}", f"per {words.en}")
    return Bilingual(f"{words.zh}^{power}", f"{words.en}^{power}")
