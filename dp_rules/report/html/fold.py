"""Folds: a line that opens and shows what stands behind it. The style opens them all on paper."""

from dp_rules.report.html.element import Html, element


def fold(line: Html, *inside: Html, is_open: bool) -> Html:
    """Return a line with what it opens, by the browser's own means: with the keyboard too, and without a script."""
    return element("details", element("summary", line), *inside, open=is_open)
