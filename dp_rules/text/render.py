"""Diagnostics as text: the line in question, a caret under it, the other half, what to do."""

from dp_rules.text.bilingual import Bilingual, Language
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Cell, Document, Place, Span, address
from dp_rules.text.safe import printable
from dp_rules.text.width import display_width

_SEVERITY = {
    "error": Bilingual("错误", "error"),
    "warning": Bilingual("警告", "warning"),
    "remark": Bilingual("说明", "remark"),
}
_WIDEST_EXCERPT = 160
_LINES_OF_EXCERPT = 3


def render(diagnostic: Diagnostic, language: Language) -> str:
    """Return a diagnostic as several lines of text, without a final line end."""
    severity = _SEVERITY[diagnostic.severity].say(language)
    colon = "：" if language == "zh" else ": "
    lines = [f"{severity}[{diagnostic.code}]{colon}{printable(diagnostic.message.say(language))}"]
    shown = _excerpt(diagnostic.place, None)
    lines += shown
    for label in diagnostic.labels:
        before, shown = shown, _excerpt(label.place, label.message.say(language))
        lines += shown[-1:] if _same_line(before, shown) else shown
    for words, title in (
        (diagnostic.note, Bilingual("注", "note")),
        (diagnostic.help, Bilingual("办法", "help")),
    ):
        if words is not None:
            lines += [f"  = {title.say(language)}{colon}{part}" for part in printable(words.say(language)).split("\n")]
    return "\n".join(lines)


def _same_line(first: list[str], second: list[str]) -> bool:
    """Say whether two excerpts show one line of text, so that the second needs only its caret."""
    return len(first) == len(second) == _LINES_OF_EXCERPT and first[1] == second[1]


def _excerpt(place: Place, message: str | None) -> list[str]:
    said = f" {printable(message)}" if message else ""
    match place:
        case Document(file=file):
            return [f"  --> {printable(file)}{said}"]
        case Cell(raw=raw):
            shown = printable(raw)
            shown = shown if len(shown) <= _WIDEST_EXCERPT else f"{shown[:_WIDEST_EXCERPT]}…"
            shown = shown.replace("\n", " ")
            return [f"  --> {printable(address(place))}", f'      | "{shown}"{said}']
        case Span(source=source, start=start, end=end):
            line, column = source.line_and_column(start)
            text = printable(source.line_text(line)).replace("\n", " ")
            last_line, last_column = source.line_and_column(end)
            length = last_column - column if last_line == line else len(text) - column + 1
            length = max(1, min(length, len(text) - column + 1))
            cut = max(0, column - 1 - _WIDEST_EXCERPT // 2) if len(text) > _WIDEST_EXCERPT else 0
            shown = ("…" if cut else "") + text[cut : cut + _WIDEST_EXCERPT]
            indent = display_width(("…" if cut else "") + text[cut : column - 1])
            carets = "^" * max(1, display_width(text[column - 1 : min(column - 1 + length, cut + _WIDEST_EXCERPT)]))
            number = str(line)
            blank = " " * len(number)
            return [
                f"  --> {printable(address(place))}",
                f" {number} | {shown}",
                f" {blank} | {' ' * indent}{carets}{said}",
            ]
