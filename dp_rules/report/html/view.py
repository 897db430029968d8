"""Who reads, and how much is shown."""

from typing import NamedTuple

from dp_rules.text.bilingual import Bilingual, Language

MOST = 20
"""So many parts of a sum are listed without ``--all``."""


class View(NamedTuple):
    """The language of a page, and whether it lists everything and has every fold open."""

    language: Language
    everything: bool

    def say(self, words: Bilingual) -> str:
        """Return words in the language of the page."""
        return words.say(self.language)
