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
NOTE, HELP = Bilingual("注", "note"), Bilingual("办法", "help")
_WIDEST_EXCERPT = 160


def render(diagnostic: Diagnostic, language: Language) -> str:
    """Return a diagnostic as several lines of text, without a final line end."""
    severity = SEVERITY[diagnostic.severity].say(language)
    colon = "：" if language == "zh" else ": "
    lines = [f"{severity}[{diagnostic.code}]{colon}{on_one_line(diagnostic.message.say(language))}"]
    shown = _excerpt(diagnostic.place, None, language)
    lines += shown
    before: Place = diagnostic.place
    for label in diagnostic.labels:
        more = _excerpt(label.place, label.message.say(language), language)
        # In one line, cut in one way, the second place needs only its carets.
        lines += more[-1:] if _on_the_same_line(before, label.place) and more[1:-1] == shown[1:-1] else more
        before, shown = label.place, more
    for words, title in ((diagnostic.note, NOTE), (diagnostic.help, HELP)):
        if words is not None:
            lines += [f"  = {title.say(language)}{colon}{part}" for part in printable(words.say(language)).split("\n")]
    return "\n".join(lines)


def _on_the_same_line(first: Place, second: Place) -> bool:
    """Say whether two places stand in one line of one file."""
    return (
        isinstance(first, Span) and isinstance(second, Span) and (first.file, first.line) == (second.file, second.line)
    )


def _excerpt(place: Place, message: str | None, language: Language) -> list[str]:
    said = f" {on_one_line(message)}" if message else ""
    match place:
        case Document(file=file):
            return [f"  --> {on_one_line(file)}{said}"]
        case Cell(raw=raw):
            return [
                f"  --> {on_one_line(address(place))}",
                f'      | "{brief(on_one_line(raw), _WIDEST_EXCERPT)}"{said}',
            ]
        case Span():
            return _marked_line(place, said, language)


def _marked_line(place: Span, said: str, language: Language) -> list[str]:
    """Return the line in which a place begins, with carets under it; of a place of several lines its first."""
    line, column = place.line, place.column
    last_line, last_column = place.stop
    if last_column == 1 and last_line > line:  # it ends with the line before
        last_line, last_column = last_line - 1, len(place.source.line_text(last_line - 1)) + 1
    text = place.source.line_text(line)
    end = last_column - 1 if last_line == line else len(text.rstrip())
    end = max(column, min(end, len(text)))
    first = max(0, column - 1 - _WIDEST_EXCERPT // 2) if len(text) > _WIDEST_EXCERPT else 0
    last = first + _WIDEST_EXCERPT
    before = "…" if first else ""
    indent = display_width(before + on_one_line(text[first : column - 1]))
    carets = "^" * max(1, display_width(on_one_line(text[column - 1 : min(end, last)])))
    goes_on = Bilingual(f" …到第 {last_line} 行", f" … to line {last_line}").say(language) if last_line > line else ""
    number = str(line)
    return [
        f"  --> {on_one_line(address(place))}",
        f" {number} | {before}{on_one_line(text[first:last])}{'…' if last < len(text) else ''}",
        f" {' ' * len(number)} | {' ' * indent}{carets}{goes_on}{said}",
    ]
