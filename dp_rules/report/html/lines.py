"""The lines of a section as nested lists, what stands on the right beside them; its grids as tables."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from dp_rules.report.explanation.calculation_lines import Line
from dp_rules.report.explanation.roster_lines import Grid
from dp_rules.report.html.element import Html, element, joined, said
from dp_rules.report.html.table import table
from dp_rules.report.html.view import View


def lines_html(title: str, lines: Sequence[Line | Grid], view: View) -> Html:
    """Return lines and grids in their order."""
    parts: list[Html] = []
    for is_grid, some in groupby(lines, lambda line: isinstance(line, Grid)):
        if is_grid:
            parts += [table(title, grid.headers, grid.rows, view) for grid in some if isinstance(grid, Grid)]
        else:
            parts.append(_nested([line for line in some if isinstance(line, Line)], view))
    return joined(*parts)


def _nested(lines: Sequence[Line], view: View) -> Html:
    """Return a list of the lines that are set in least, each with those below it that are set in more."""
    depth = min(line.depth for line in lines)
    items: list[list[Line]] = []
    for line in lines:
        if line.depth == depth or not items:
            items.append([line])
        else:
            items[-1].append(line)
    return element("ul", *_items(items, view), class_="lines")


def _items(items: Iterable[Sequence[Line]], view: View) -> Iterable[Html]:
    for first, *inside in items:
        yield element(
            "li", beside(spaced(first.left, view), first.right, view), _nested(inside, view) if inside else ""
        )


def beside(left: Html, right: str, view: View) -> Html:
    """Return a line: what it says on the left, where that comes from on the right."""
    from_ = element("span", spaced(right, view), class_="from") if right else ""
    return element("div", element("span", left, class_="said"), from_, class_="line")


def spaced(text: str, view: View) -> Html:
    """Return text in which two spaces, which a browser shows as one, are a wide one."""
    return said(text.replace("  ", "\N{EM SPACE}"), view.language)
