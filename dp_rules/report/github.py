"""Diagnostics as commands of a GitHub workflow, which shows them beside the lines they speak of."""

from collections.abc import Sequence

from dp_rules.report.diagnostics import more_lines
from dp_rules.text.bilingual import Language
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Document, Span
from dp_rules.text.safe import on_one_line

_COMMAND = {"error": "error", "warning": "warning", "remark": "notice"}
_IN_A_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_A_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def github_commands(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """Return ``::error file=…,line=…,title=unit-mismatch::…``, a line for each diagnostic."""
    return "".join(f"{_command(diagnostic, language)}\n" for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic, language: Language) -> str:
    properties = {key: str(value) for key, value in _where(diagnostic).items()} | {"title": diagnostic.code}
    given = ",".join(f"{key}={on_one_line(value).translate(_IN_A_PROPERTY)}" for key, value in properties.items())
    lines = [diagnostic.message.say(language), *more_lines(diagnostic, language)]
    return f"::{_COMMAND[diagnostic.severity]} {given}::" + "\n".join(map(on_one_line, lines)).translate(_IN_A_MESSAGE)


def _where(diagnostic: Diagnostic) -> dict[str, str | int]:
    """Return where GitHub is to show it; it takes columns only of a place within one line."""
    place = diagnostic.place
    if not isinstance(place, Span):
        if isinstance(place, Document) or place.sheet is not None or place.field is not None:
            return {"file": place.file}
        return {"file": place.file, "line": place.line}
    end_line, end_column = place.stop
    if end_line > place.line:
        return {"file": place.file, "line": place.line, "endLine": end_line}
    return {
        "file": place.file,
        "line": place.line,
        "col": place.column,
        "endLine": end_line,
        "endColumn": end_column,
    }
