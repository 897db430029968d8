"""Diagnostics as plain data (``schemas/diagnostics.schema.json``), and as rows and columns."""

from collections.abc import Sequence

from dp_rules.report.places import Json, place_data, place_text, within_file
from dp_rules.text.bilingual import Bilingual, Language
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Cell, Document, Place, address
from dp_rules.text.render import HELP, NOTE, SEVERITY

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
                "place": extent_data(diagnostic.place),
                "labels": [
                    {"place": extent_data(label.place), "message": _both(label.message)} for label in diagnostic.labels
                ],
                "note": None if diagnostic.note is None else _both(diagnostic.note),
                "help": None if diagnostic.help is None else _both(diagnostic.help),
            }
            for diagnostic in diagnostics
        ],
    }


def extent_data(place: Place) -> Json:
    """Return a place as plain data from its start to its end, or a cell with what it holds."""
    match place:
        case Document(file=file):
            return {"file": file}
        case Cell(file=file, line=line, column=column, raw=raw):
            return {"file": file, "line": line, "column": column, "raw": raw} | within_file(place)
        case _:
            end_line, end_column = place.stop
            return {
                "file": place.file,
                "line": place.line,
                "column": place.column,
                "end_line": end_line,
                "end_column": end_column,
            }


def more_lines(diagnostic: Diagnostic, language: Language) -> list[str]:
    """Return what is said after the message, a line each: the further places, the note, the help."""
    colon = "：" if language == "zh" else ": "
    lines = [f"{address(label.place)}{colon}{label.message.say(language)}" for label in diagnostic.labels]
    for title, words in ((NOTE, diagnostic.note), (HELP, diagnostic.help)):
        if words is not None:
            lines += [f"{title.say(language)}{colon}{line}" for line in words.say(language).split("\n")]
    return lines


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
