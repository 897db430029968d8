"""Words for people, in Chinese and in English."""

from typing import Literal, NamedTuple

Language = Literal["zh", "en"]


class Bilingual(NamedTuple):
    """One message in both languages; it is composed once and the reader picks."""

    zh: str
    en: str

    def say(self, language: Language) -> str:
        """Return the words in ``language``."""
        return self.zh if language == "zh" else self.en


def quoted(names: list[str] | tuple[str, ...]) -> Bilingual:
    """Return names in quotation marks, joined as each language joins a list."""
    return Bilingual("、".join(f"“{name}”" for name in names), ", ".join(f'"{name}"' for name in names))
