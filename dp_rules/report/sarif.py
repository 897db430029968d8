"""Diagnostics as SARIF 2.1.0, the format that code scanning and editors read."""

import os
import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from dp_rules.report.check_page import Page
from dp_rules.report.diagnostics import more_lines
from dp_rules.report.markdown import escaped
from dp_rules.report.places import Json
from dp_rules.text.bilingual import Language
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Cell, Document, Place
from dp_rules.text.safe import on_one_line
from dp_rules.version import VERSION

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVEL = {"error": "error", "warning": "warning", "remark": "note"}
_DRIVE = re.compile(r"[A-Za-z]:/")


def sarif(diagnostics: Sequence[Diagnostic], pages: Mapping[str, Page], language: Language) -> Json:
    """Return a SARIF log of one run; ``pages`` explain the codes, as far as there are pages.

    A region counts lines and columns from 1 in code points; its end is the column after the last character.
    """
    codes = sorted({diagnostic.code for diagnostic in diagnostics})
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "dp-rules",
                        "version": VERSION,
                        "language": "zh-CN" if language == "zh" else "en",
                        "rules": [_rule(code, pages.get(code)) for code in codes],
                    }
                },
                "language": "zh-CN" if language == "zh" else "en",
                "columnKind": "unicodeCodePoints",
                "results": [_result(diagnostic, codes.index(diagnostic.code), language) for diagnostic in diagnostics],
            }
        ],
    }


def _rule(code: str, page: Page | None) -> Json:
    if page is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": page.summary},
        "help": {"text": page.text, "markdown": page.markdown},
    }


def _result(diagnostic: Diagnostic, index: int, language: Language) -> Json:
    more = more_lines(diagnostic._replace(labels=()), language)
    message = on_one_line(diagnostic.message.say(language))
    result: Json = {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": _LEVEL[diagnostic.severity],
        "message": {
            "text": _literally("\n".join([message, *map(on_one_line, more)])),
            "markdown": _literally("\n\n".join(map(escaped, [message, *more]))),
        },
        "locations": [{"physicalLocation": _physical(diagnostic.place)}],
    }
    if diagnostic.labels:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _physical(label.place),
                "message": {"text": _literally(on_one_line(label.message.say(language)))},
            }
            for number, label in enumerate(diagnostic.labels, 1)
        ]
    return result


def _literally(message: str) -> str:
    """Return a message in which no brace stands for an argument."""
    return message.replace("{", "{{").replace("}", "}}")


def _physical(place: Place) -> Json:
    artifact: Json = {"artifactLocation": {"uri": file_uri(place.file)}}
    match place:
        case Document():
            return artifact
        case Cell(sheet=str()) | Cell(field=str()):  # no lines of text
            return artifact
        case Cell(line=line, raw=raw):
            return artifact | {"region": {"startLine": line, "snippet": {"text": on_one_line(raw)}}}
        case _:
            end_line, end_column = place.stop
            region = {
                "startLine": place.line,
                "startColumn": place.column,
                "endLine": end_line,
                "endColumn": end_column,
            }
            return artifact | {"region": region}


def file_uri(file: str) -> str:
    """Return a path, with slashes, as a URI reference: relative as it is given, else ``file:///…``."""
    escape = "surrogatepass" if os.name == "nt" else "surrogateescape"  # as the system gives names that are not text
    drive = file[:2] if _DRIVE.match(file) else ""
    path = quote(file.removeprefix(drive), safe="/", errors=escape)
    if drive:
        return f"file:///{drive}{path}"
    if file.startswith("//"):
        return f"file:{path}"
    return f"file://{path}" if file.startswith("/") else path
