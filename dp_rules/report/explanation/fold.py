"""Lines folded to a depth, with how many there would be more."""

from collections.abc import Iterator, Sequence

from dp_rules.report.explanation.calculation_lines import Line
from dp_rules.report.explanation.roster_lines import Grid
from dp_rules.text.bilingual import Bilingual, Language


def folded(lines: Sequence[Line | Grid], depth: int | None, language: Language) -> Iterator[Line | Grid]:
    """Yield the lines down to a depth, and for each run of deeper ones a line that says how many they are."""
    hidden = 0
    for line in lines:
        if depth is not None and isinstance(line, Line) and line.depth > depth:
            hidden += 1
            continue
        yield from _more(hidden, depth, language)
        hidden = 0
        yield line
    yield from _more(hidden, depth, language)


def _more(hidden: int, depth: int | None, language: Language) -> Iterator[Line]:
    if hidden and depth is not None:
        said = Bilingual(
            f"… 另有 {hidden} 行，用 --depth {depth + 1} 展开",
            f"… {hidden} more {'line' if hidden == 1 else 'lines'}; --depth {depth + 1} unfolds them",
        )
        yield Line(depth, said.say(language))
