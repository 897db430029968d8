"""The language of this run: ``--lang``, else the locale's."""

import os
import sys
from typing import cast

from dp_rules.text.bilingual import Bilingual, Language


def chosen_language() -> Language:
    """Return the language that the arguments, else the environment, ask for.

    The arguments are read before Click reads them, because its help texts are wanted in the
    language too.
    """
    chosen: Language | None = None
    for index, argument in enumerate(sys.argv[1:], 1):
        value = argument.partition("=")[2] if argument.startswith("--lang=") else ""
        if argument == "--lang" and index + 1 < len(sys.argv):
            value = sys.argv[index + 1]
        if value in {"zh", "en"}:
            chosen = cast("Language", value)
    if chosen is not None:
        return chosen
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return _system_language()


def _system_language() -> Language:
    """Return the language of a system that says nothing in its environment, as Windows does."""
    import locale  # noqa: PLC0415  only where the environment says nothing

    name = locale.getlocale()[0] or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


LANGUAGE: Language = chosen_language()


def say(zh: str, en: str) -> str:
    """Return the words in the language of this run."""
    return Bilingual(zh, en).say(LANGUAGE)
