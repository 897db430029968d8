"""Diagnostics as plain data, and as rows and columns."""

from collections.abc import Sequence

from dp_rules.report.places import Json, place_data, place_text
from dp_rules.text.bilingual import Bilingual, Language
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.render import SEVERITY

FORMAT = "dp_rules.diagnostics"
FORMAT_VERSION = 1


def diagnostics_data(diagnostics: Sequence[Diagnostic]) -> Json:
    """Return diagnostics in both languages with all their places."""
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "diagnostics": [
            {
                "code": diagnostic.code,
                "severity": diagnostic.severity,
                "message": _both(diagnostic.message),
                "place": place_data(diagnostic.place),
                "labels": [
                    {"place": place_data(label.place), "message": _both(label.message)} for label in diagnostic.labels
                ],
                "help": None if diagnostic.help is None else _both(diagnostic.help),
            }
            for diagnostic in diagnostics
        ],
    }


def _both(words: Bilingual) -> Json:
    return {"zh": words.zh, "en": words.en}


def diagnostics_table(diagnostics: Sequence[Diagnostic], language: Language) -> tuple[list[str], list[list[str]]]:
    """Return headers and rows, one row for each diagnostic."""
    headers = [
        words.say(language)
        for words in (
            Bilingual("位置", "place"),
            Bilingual("级别", "severity"),
            Bilingual("代码", "code"),
            Bilingual("问题", "problem"),
            Bilingual("办法", "help"),
        )
    ]
    rows = [
        [
            place_text(place_data(diagnostic.place)),
            SEVERITY[diagnostic.severity].say(language),
            diagnostic.code,
            diagnostic.message.say(language),
            "" if diagnostic.help is None else diagnostic.help.say(language),
        ]
        for diagnostic in diagnostics
    ]
    return headers, rows
