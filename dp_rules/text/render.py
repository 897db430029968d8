"""Diagnostics as text: the line in question, a caret under it, the other half, what to do."""

from dp_rules.text.bilingual import Bilingual, Language
from dp_rules.text.diagnostic import Diagnostic
from dp_rules.text.place import Cell, Document, Place, Span, address
from dp_rules.text.safe import brief, on_one_line, printable
from dp_rules.text.width import display_width

SEVERITY = {
    "error": Bilingual("错误", "error"),
    "warning": Bilingual("警告", "warning"),
    "remark": Bilingual("说明", "remark"),
}
_WIDEST_EXCERPT = 160


def render(diagnostic: Diagnostic, language: Language) -> str:
    """Return a diagnostic as several lines of text, without a final line end."""
    severity = SEVERITY[diagnostic.severity].say(language)
    colon = "：" if language == "zh" else ": "
    lines = [f"{severity}[{diagnostic.code}]{colon}{on_one_line(diagnostic.message.say(language))}"]
    lines += _excerpt(diagnostic.place, None)
    before: Place = diagnostic.place
    for label in diagnostic.labels:
        shown = _excerpt(label.place, label.message.say(language))
        lines += shown[-1:] if _on_the_same_line(before, label.place) else shown
        before = label.place
    for words, title in (
        (diagnostic.note, Bilingual("注", "note")),
        (diagnostic.help, Bilingual("办法", "help")),
    ):
        if words is not None:
            lines += [f"  = {title.say(language)}{colon}{part}" for part in printable(words.say(language)).split("\n")]
    return "\n".join(lines)


def _on_the_same_line(first: Place, second: Place) -> bool:
    """Say whether two places stand in one line of text, so that the second needs only its caret."""
    return (
        isinstance(first, Span) and isinstance(second, Span) and (first.file, first.line) == (second.file, second.line)
    )


def _excerpt(place: Place, message: str | None) -> list[str]:
    said = f" {on_one_line(message)}" if message else ""
    match place:
        case Document(file=file):
            return [f"  --> {on_one_line(file)}{said}"]
        case Cell(raw=raw):
            return [
                f"  --> {on_one_line(address(place))}",
                f'      | "{brief(on_one_line(raw), _WIDEST_EXCERPT)}"{said}',
            ]
        case Span(source=source, start=start, end=end):
            line, column = source.line_and_column(start)
            text = on_one_line(source.line_text(line))
            last_line, last_column = source.line_and_column(end)
            length = last_column - column if last_line == line else len(text) - column + 1
            length = max(1, min(length, len(text) - column + 1))
            cut = max(0, column - 1 - _WIDEST_EXCERPT // 2) if len(text) > _WIDEST_EXCERPT else 0
            shown = ("…" if cut else "") + text[cut : cut + _WIDEST_EXCERPT]
            shown += "…" if cut + _WIDEST_EXCERPT < len(text) else ""
            indent = display_width(("…" if cut else "") + text[cut : column - 1])
            carets = "^" * max(1, display_width(text[column - 1 : min(column - 1 + length, cut + _WIDEST_EXCERPT)]))
            number = str(line)
            blank = " " * len(number)
            return [
                f"  --> {on_one_line(address(place))}",
                f" {number} | {shown}",
                f" {blank} | {' ' * indent}{carets}{said}",
            ]
