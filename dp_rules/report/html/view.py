"""Who reads, and how much is shown."""

from typing import NamedTuple

from dp_rules.text.bilingual import Bilingual, Language

MOST = 20
"""So many parts of a sum are listed without ``--all``, however many sums share a page."""
MOST_FIGURES, FEWEST_FIGURES, MOST_ON_PAGE = 400, 20, 800
"""So many figures behind the sums of one result, and lines of a section, are on the page without ``--all``.

The first is for a result that stands alone; several share the page, and each has the second at least.
"""
MOST_ROWS = 200
"""So many rows of a table of areas or records are on the page without ``--all``."""


class View(NamedTuple):
    """The language of a page, and whether it lists everything and has every fold open.

    With a ``depth`` so many levels of folds are open and no others; ``level`` is how many folds are around.
    ``figures`` is how many figures of one sum are listed, ``lines`` how many lines of what a section folds away.
    """

    language: Language
    everything: bool
    depth: int | None = None
    level: int = 0
    figures: int = MOST_FIGURES
    lines: int = MOST_FIGURES

    def say(self, words: Bilingual) -> str:
        """Return words in the language of the page."""
        return words.say(self.language)

    @property
    def inside(self) -> "View":
        """The view within a fold."""
        return self._replace(level=self.level + 1)

    def opens(self, *, by_default: bool = False) -> bool:
        """Say whether a fold is open here: all of them, those down to a depth, or those that are so by default."""
        if self.depth is not None:
            return self.level < self.depth
        return self.everything or by_default
