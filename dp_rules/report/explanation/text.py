"""An explanation as text for the terminal, or as Markdown."""

from collections.abc import Sequence
from itertools import groupby

from dp_rules.report.aligned import aligned
from dp_rules.report.explanation.calculation_lines import Line
from dp_rules.report.explanation.lines import headline, sections
from dp_rules.report.explanation.roster_lines import Grid
from dp_rules.report.markdown import escaped
from dp_rules.report.tables import table_markdown, table_text, wrapped
from dp_rules.report.values import Json
from dp_rules.text.bilingual import Language
from dp_rules.text.safe import on_one_line


def explanation_text(data: Json, language: Language, *, everything: bool = False, depth: int | None = None) -> str:
    """Return an explanation as lines of text, places in a column of their own."""
    parts = [on_one_line(headline(data, language))]
    for section in sections(data, language, everything=everything, depth=depth):
        parts += _text_lines(section.title.say(language), section.lines)
    return "\n".join(parts)


def _text_lines(title: str, lines: Sequence[Line | Grid]) -> list[str]:
    written: list[str] = []
    for is_grid, some in groupby(lines, lambda line: isinstance(line, Grid)):
        if is_grid:
            written += [
                text.rstrip()
                for grid in some
                if isinstance(grid, Grid)
                for text in table_text(_broken(grid), grid.rows).splitlines()
            ]
        else:
            written += aligned([(line.depth, line.left, line.right) for line in some if isinstance(line, Line)])
    return [f"  {title}", *(f"    {text}" for text in written)]


def _broken(grid: Grid) -> list[str]:
    return ["\n".join(wrapped(header, grid.width)) for header in grid.headers]


def explanation_markdown(data: Json, language: Language, *, everything: bool = False, depth: int | None = None) -> str:
    """Return an explanation as Markdown, everything from outside escaped."""
    parts = [f"## {escaped(headline(data, language))}", ""]
    for section in sections(data, language, everything=everything, depth=depth):
        parts += [f"**{section.title.say(language)}**", ""]
        for line in section.lines:
            if isinstance(line, Grid):
                parts += ["", table_markdown(line.headers, line.rows).rstrip("\n"), ""]
                continue
            right = f" — {escaped(line.right)}" if line.right else ""
            parts.append(f"{'  ' * line.depth}- {escaped(line.left)}{right}")
        if parts[-1]:
            parts.append("")
    return "\n".join(parts).rstrip() + "\n"
