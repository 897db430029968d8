"""The large plot: values at their places, levels as lines, bounds as bars or arrows; each line as text.

Positions are computed exactly and rounded to the cell alone, away from the target's where the value is not the target.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final, NamedTuple

from dp_rules.report.trend.scale import Scale, labels_of, scale_of
from dp_rules.report.trend.style import PlotSigns

NARROWEST: Final = 2
_COMFORTABLE = 8


class Mark(NamedTuple):
    """A value in a column: a number, or a bound with one end or two; ``verdict`` is that of the result."""

    column: int
    low: Fraction | None
    high: Fraction | None
    verdict: str | None = None

    @property
    def is_number(self) -> bool:
        """Whether it is one number and no bound."""
        return self.low is not None and self.low == self.high


class Line(NamedTuple):
    """A level, and the column in which it is due, if that is shown."""

    level: Fraction
    column: int | None


class Chart(NamedTuple):
    """What is drawn: a column for each period, all numbers as they are shown (70 for 70%).

    ``path`` are the corners of the course to the target: columns in order, each with its level. ``verdicts`` are those
    without a value that can be drawn, by column.
    """

    columns: tuple[str, ...]
    marks: tuple[Mark, ...]
    targets: tuple[Line, ...] = ()
    milestones: tuple[Line, ...] = ()
    baseline: Mark | None = None
    path: tuple[tuple[int, Fraction], ...] = ()
    verdicts: tuple[tuple[int, str], ...] = ()
    suffix: str = ""


def levels_in(chart: Chart) -> list[Fraction]:
    """Return every number that has to lie within the plot."""
    marks = [*chart.marks, *([] if chart.baseline is None else [chart.baseline])]
    ends = [end for mark in marks for end in (mark.low, mark.high) if end is not None]
    return [*ends, *(line.level for line in (*chart.targets, *chart.milestones))]


def fitting_columns(chart: Chart, width: int) -> int:
    """Return how many periods a plot of ``width`` characters has room for, beside the labels of this chart."""
    labels, _ = labels_of(_scale(chart), chart.suffix)
    return max(1, (width - max(map(len, labels)) - 2) // NARROWEST)


def _scale(chart: Chart) -> Scale:
    levels = levels_in(chart) or [Fraction(0)]
    bounds = [*chart.marks, *([] if chart.baseline is None else [chart.baseline])]
    return scale_of(
        min(levels),
        max(levels),
        [line.level for line in chart.targets],
        above=max((mark.low for mark in bounds if mark.low is not None and mark.high is None), default=None),
        below=min((mark.high for mark in bounds if mark.high is not None and mark.low is None), default=None),
    )


def draw(chart: Chart, width: int, signs: PlotSigns) -> tuple[list[str], int]:
    """Return the lines of a plot and the power of ten that its labels leave out.

    No line is longer than ``width`` where the chart has no more columns than ``fitting_columns``.
    """
    if not levels_in(chart) or not chart.columns:
        return [], 0
    scale = _scale(chart)
    labels, exponent = labels_of(scale, chart.suffix)
    label_width = max(map(len, labels))
    room = width - label_width - 2
    comfortable = max(_COMFORTABLE, max(map(len, chart.columns)) + 2)
    each = max(NARROWEST, min(comfortable, room // len(chart.columns)))
    canvas = _Canvas(scale, each, len(chart.columns))
    _levels(canvas, chart, signs)
    if chart.baseline is not None:
        _mark(canvas, chart.baseline, signs, signs.baseline, -1)
    for mark in chart.marks:
        _mark(canvas, mark, signs, signs.point, 0)
    lines = [
        f"{label:>{label_width}} {signs.tick}{''.join(row)}".rstrip()
        for label, row in zip(labels, canvas.rows, strict=True)
    ]
    indent = " " * (label_width + 1)
    lines.append(indent + signs.corner + signs.floor * (each * len(chart.columns)))
    lines.append((indent + " " + _names(chart.columns, each)).rstrip())
    lines.append((indent + " " + _verdicts(chart, each, signs)).rstrip())
    return [line for line in lines if line], exponent


class _Canvas:
    """A grid of characters, row 0 on top; a period has ``each`` characters."""

    def __init__(self, scale: Scale, each: int, columns: int) -> None:
        self.scale = scale
        self.each = each
        self.rows = [[" "] * (each * columns) for _ in range(scale.height)]

    def middle(self, column: int) -> int:
        """Return where the middle of a column is."""
        return column * self.each + self.each // 2

    def put(self, row: int, at: int, sign: str) -> None:
        """Set one character."""
        if 0 <= row < len(self.rows) and 0 <= at < len(self.rows[row]):
            self.rows[row][at] = sign


def _levels(canvas: _Canvas, chart: Chart, signs: PlotSigns) -> None:
    """Draw each target as a dotted level, heavy where it is due, each milestone where it is due, and the course."""
    for line in chart.targets:
        row = canvas.scale.row(line.level)
        for at in range(0, canvas.each * len(chart.columns), 2):
            canvas.put(row, at, signs.level)
    for (start, low), (end, high) in pairwise(chart.path):
        first, last = canvas.middle(start), canvas.middle(end)
        for at in range(first, last + 1, 2):
            canvas.put(canvas.scale.row(low + (high - low) * Fraction(at - first, last - first)), at, signs.path)
    for lines, sign in ((chart.milestones, signs.milestone), (chart.targets, signs.target)):
        for line in lines:
            if line.column is not None:
                middle = canvas.middle(line.column)
                for at in range(middle - 1, middle + min(2, canvas.each - 1)):
                    canvas.put(canvas.scale.row(line.level), at, sign)


def _mark(canvas: _Canvas, mark: Mark, signs: PlotSigns, sign: str, aside: int) -> None:
    """Draw a number as a sign, a bound as a bar from end to end, or from its one end to the edge with an arrow."""
    at = canvas.middle(mark.column) + aside
    if mark.low is None and mark.high is None:
        return
    if mark.is_number and mark.low is not None:
        canvas.put(canvas.scale.row(mark.low), at, sign)
        return
    top = 0 if mark.high is None else canvas.scale.row(mark.high)
    bottom = canvas.scale.height - 1 if mark.low is None else canvas.scale.row(mark.low)
    for row in range(top, bottom + 1):
        canvas.put(row, at, signs.bar)
    if mark.low is not None:
        canvas.put(bottom, at, signs.lower_end)
    canvas.put(top, at, signs.up if mark.high is None else signs.upper_end)
    if mark.low is None:
        canvas.put(bottom, at, signs.down)


def _names(columns: Sequence[str], each: int) -> str:
    """Return the names of the periods under their columns, those left out that have no room."""
    text = [" "] * (each * len(columns))
    free = 0
    for index, name in enumerate(columns):
        start = min(max(0, index * each + each // 2 - len(name) // 2), max(0, len(text) - len(name)))
        if start >= free and len(name) <= len(text):
            text[start : start + len(name)] = name
            free = start + len(name) + 1
    return "".join(text)


def _verdicts(chart: Chart, each: int, signs: PlotSigns) -> str:
    """Return the sign of each verdict under its period."""
    text = [" "] * (each * len(chart.columns))
    known = [(mark.column, mark.verdict) for mark in chart.marks if mark.verdict is not None]
    for column, verdict in [*known, *chart.verdicts]:
        text[column * each + each // 2] = signs.verdict[verdict]
    return "".join(text)
