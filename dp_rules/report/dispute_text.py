"""A dispute as text for the terminal, or as Markdown."""

from dp_rules.report.aligned import aligned
from dp_rules.report.dispute_lines import parts, title
from dp_rules.report.markdown import escaped
from dp_rules.report.values import Json
from dp_rules.text.bilingual import Language
from dp_rules.text.safe import on_one_line


def dispute_text(data: Json, language: Language, *, everything: bool = False) -> str:
    """Return a dispute as lines of text, places and verdicts in a column of their own."""
    written = [on_one_line(title(data, language))]
    for part in parts(data, language, everything=everything):
        written.append(f"  {part.title.say(language)}")
        written += [f"    {line}" for line in aligned([(one.depth, one.left, one.right) for one in part.lines])]
    return "\n".join(written)


def dispute_markdown(data: Json, language: Language, *, everything: bool = False) -> str:
    """Return a dispute as Markdown, everything from outside escaped."""
    written = [f"## {escaped(title(data, language))}", ""]
    for part in parts(data, language, everything=everything):
        written += [f"**{part.title.say(language)}**", ""]
        for line in part.lines:
            right = f" — {escaped(line.right)}" if line.right else ""
            written.append(f"{'  ' * line.depth}- {escaped(line.left)}{right}")
        written.append("")
    return "\n".join(written).rstrip() + "\n"
