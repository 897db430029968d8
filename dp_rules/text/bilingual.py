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


def there_are(names: Bilingual, section: str) -> Bilingual:
    """Return which names there are to choose from; without any, under which heading of a spec one is defined."""
    if not names.zh:
        return Bilingual(f"还没有定义；写在 [{section}.…] 下", f"none is defined: write one under [{section}.…]")
    return Bilingual(f"有：{names.zh}", f"there are: {names.en}")
