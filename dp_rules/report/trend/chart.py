"""A series as what is drawn: its values by column, its target and milestones where they are due."""

from fractions import Fraction
from typing import NamedTuple

from dp_rules.evaluation.series import says_something
from dp_rules.quantity.interval import Interval
from dp_rules.quantity.one_length import without_gaps
from dp_rules.quantity.period import Period, read_period, same_length
from dp_rules.report.trend.plot import Chart, Line, Mark, fitting_columns
from dp_rules.report.trend.sparkline import Ends
from dp_rules.report.values import Json

MOST_PERIODS = 1000
"""A run of periods is filled in no further back than so many: a year 0001 among the data would fill a page."""


class Drawn(NamedTuple):
    """A chart, the periods of its columns, those among them without data, and how many before them are left out."""

    chart: Chart
    periods: tuple[Period, ...]
    empty: tuple[Period, ...]
    cut: int


def ends_of(value: object, unit: str | None) -> Ends | None:
    """Return the ends of a value in plain data; None for one that says nothing."""
    match value:
        case {"exact": str(number)}:
            return Fraction(number), Fraction(number)
        case {"lower": lower, "upper": upper, "lower_open": lower_open, "upper_open": upper_open}:
            ends = (None if lower is None else Fraction(lower)), (None if upper is None else Fraction(upper))
            interval = Interval(*ends, lower_open, upper_open)
            return ends if says_something(interval, is_share=unit == "ratio") else None
        case _:
            return None


def periods_of(series: Json) -> list[Period]:
    """Return the periods of a series, in order."""
    return [period for point in series["points"] if (period := read_period(point["period"])) is not None]


def chart_of(series: Json, width: int) -> Drawn:
    """Return what is drawn of a series in ``width`` characters.

    The columns go from the first period with data, or the baseline's, to the last or to where the target is due; where
    these are too many for the width, to the last period, and the first are left out.
    """
    points = dict(zip(periods_of(series), series["points"], strict=True))
    known = [period for period, point in points.items() if not is_empty(point)] or list(points)[-1:]
    run = [period for period in points if period >= known[0]]
    wanted = without_gaps([*run, *_other_columns(series, run[-1])], MOST_PERIODS)
    drawn = _drawn(series, points, wanted)
    most = fitting_columns(drawn.chart, width)
    if len(wanted) > most:
        whole = without_gaps(run, MOST_PERIODS)
        drawn = _drawn(series, points, whole[-most:])._replace(cut=max(0, len(whole) - most))
    return drawn


def is_empty(point: Json) -> bool:
    """Say whether nothing at all was reported for a point."""
    return point["basis"] == "none" and all(reason["code"] == "no_data" for reason in point["reasons"])


def _other_columns(series: Json, last: Period) -> list[Period]:
    """Return the columns of baseline, milestones and target."""
    years = [series["due_year"], *(milestone["year"] for milestone in series["milestones"])]
    ends = [end for year in years if (end := end_of_year(year, last)) is not None]
    baseline = _baseline_period(series, last)
    return [*ends, *([] if baseline is None else [baseline])]


def end_of_year(year: int, like: Period) -> Period | None:
    """Return the period, as long as ``like``, that ends with a year; None for years to date, which never do."""
    if like.from_start:
        return None
    return Period(year, 4 if like.quarter else 0, 12 if like.month else 0)


def _baseline_period(series: Json, like: Period) -> Period | None:
    """Return the period of a baseline that can be drawn: one with a value, as long as the others."""
    baseline = series["baseline"]
    if baseline is None or ends_of(baseline["value"], series["unit"]) is None:
        return None
    period = read_period(baseline["period"])
    return period if period is not None and same_length(period, like) else None


def _drawn(series: Json, points: dict[Period, Json], periods: list[Period]) -> Drawn:
    columns = {period: column for column, period in enumerate(periods)}
    unit, like = series["unit"], periods[-1]
    factor = 100 if unit in {"ratio", "points"} else 1
    marks: list[Mark] = []
    verdicts: list[tuple[int, str]] = []
    for period, point in points.items():
        column = columns.get(period)
        if column is None or is_empty(point):
            continue
        ends = ends_of(point["value"], unit)
        if ends is None:
            verdicts.append((column, point["verdict"]))
        else:
            marks.append(_scaled(Mark(column, *ends, point["verdict"]), factor))
    start = _baseline_period(series, like)
    begins = None if start is None or start not in columns else ends_of(series["baseline"]["value"], unit)
    chart = Chart(
        columns=tuple(map(str, periods)),
        marks=tuple(marks),
        targets=_lines(series["target"], series["due_year"], like, columns, factor),
        milestones=tuple(
            line
            for milestone in series["milestones"]
            for line in _lines(milestone["target"], milestone["year"], like, columns, factor)
            if line.column is not None
        ),
        baseline=None if begins is None or start is None else _scaled(Mark(columns[start], *begins), factor),
        path=_path(series, like, columns, factor),
        verdicts=tuple(verdicts),
        suffix={"ratio": "%", "points": "pp"}.get(unit or "", ""),
    )
    first, last = min(points), max(points)
    empty = [p for p in periods if first <= p <= last and (p not in points or is_empty(points[p]))]
    return Drawn(chart, tuple(periods), tuple(empty), 0)


def _scaled(mark: Mark, factor: int) -> Mark:
    return mark._replace(
        low=None if mark.low is None else mark.low * factor, high=None if mark.high is None else mark.high * factor
    )


def _lines(limits: list[Json], year: int, like: Period, columns: dict[Period, int], factor: int) -> tuple[Line, ...]:
    end = end_of_year(year, like)
    column = None if end is None else columns.get(end)
    return tuple(Line(Fraction(limit["exact"]) * factor, column) for limit in limits if "exact" in limit)


def _path(series: Json, like: Period, columns: dict[Period, int], factor: int) -> tuple[tuple[int, Fraction], ...]:
    """Return the corners of the straight course by which pace is judged: baseline, milestones and target.

    There is none where pace is judged in another way or not at all, and none for a range. The corners are those that
    pace names, so that at each value the course is what is expected of it.
    """
    paces = [point["pace"] for point in series["points"] if point["pace"]["expected"] is not None]
    start = _baseline_period(series, like)
    if not paces or start is None or start not in columns or len(series["target"]) != 1:
        return ()
    begins = series["baseline"]["value"]
    if any(pace["method"] != "linear" or pace["judged"] is not None for pace in paces) or "exact" not in begins:
        return ()
    corners = {columns[start]: Fraction(begins["exact"])}
    due = [(one["year"], one["target"]) for one in series["milestones"]] + [(series["due_year"], series["target"])]
    for year, limits in due:
        end = end_of_year(year, like)
        if end is not None and end in columns and end > start and len(limits) == 1 and "exact" in limits[0]:
            corners[columns[end]] = Fraction(limits[0]["exact"])
    return tuple((column, level * factor) for column, level in sorted(corners.items()))
