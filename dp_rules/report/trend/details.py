"""One series: a large plot with the meaning of what is drawn, and a table of its values."""

from dp_rules.report import pace_words, words
from dp_rules.report.trend.chart import Drawn, chart_of, is_empty
from dp_rules.report.trend.plot import draw
from dp_rules.report.trend.style import PlotSigns
from dp_rules.report.trend.words import (
    NO_DATA,
    change_text,
    listed,
    margin_text,
    name_of,
    point_remarks,
    target_text,
    value_text,
)
from dp_rules.report.values import Json
from dp_rules.text.bilingual import Bilingual, Language

_COLUMNS = (
    Bilingual("时期", "period"),
    Bilingual("数值", "value"),
    Bilingual("结论", "verdict"),
    Bilingual("进度", "pace"),
    Bilingual("差距", "margin"),
    Bilingual("与上期相比", "change"),
    Bilingual("数据", "data"),
    Bilingual("说明", "remarks"),
)


def series_title(series: Json, language: Language) -> str:
    """Return which indicator and area it is, and the target."""
    due = Bilingual(f"{series['due_year']} 年到期", f"due {series['due_year']}").say(language)
    return f"{name_of(series, language)}  {series['area']}  {target_text(series, series['target'])}  {due}"


def series_plot(series: Json, language: Language, signs: PlotSigns, width: int) -> list[str]:
    """Return the plot and what its signs mean, line by line; nothing where there is nothing to draw."""
    if all(is_empty(point) for point in series["points"]):
        return []
    drawn = chart_of(series, width)
    lines, exponent = draw(drawn.chart, width, signs)
    if not drawn.chart.marks or not lines:
        return []
    if exponent:
        lines = [f"×10^{exponent}", *lines]
    return [*lines, "", *(f"  {line}" for line in _legend(series, drawn, language, signs))]


def _legend(series: Json, drawn: Drawn, language: Language, signs: PlotSigns) -> list[str]:
    chart = drawn.chart
    said: list[tuple[str, Bilingual]] = []
    if any(mark.is_number for mark in chart.marks):
        said.append((signs.point, Bilingual("数值", "value")))
    bounds = [mark for mark in chart.marks if not mark.is_number]
    if any(mark.high is None for mark in bounds):
        said.append((signs.lower_end + signs.up, Bilingual("至少", "at least")))
    if any(mark.low is None for mark in bounds):
        said.append((signs.upper_end + signs.down, Bilingual("至多", "at most")))
    if any(mark.low is not None and mark.high is not None for mark in bounds):
        said.append((signs.lower_end + signs.upper_end, Bilingual("在两数之间", "between two numbers")))
    if chart.targets:
        target, due = target_text(series, series["target"]), series["due_year"]
        is_drawn = any(line.column is not None for line in chart.targets)
        said.append(
            (
                (signs.target if is_drawn else "") + signs.level,
                Bilingual(f"目标 {target}，{due} 年年底到期", f"target {target}, due at the end of {due}"),
            )
        )
    if chart.milestones:
        parts = [
            f"{target_text(series, one['target'])} ({one['year']})" for one in series["milestones"] if one["target"]
        ]
        steps = ", ".join(parts)
        said.append((signs.milestone, Bilingual(f"阶段目标 {steps}", f"milestone {steps}")))
    if chart.baseline is not None:
        said.append((signs.baseline if chart.baseline.is_number else signs.bar, _baseline(series["baseline"])))
    if chart.path:
        said.append((signs.path, Bilingual("匀速走到目标的直线", "the straight line to the target")))
    verdicts = {mark.verdict for mark in chart.marks} | {verdict for _, verdict in chart.verdicts}
    lines = [f"{sign} {what.say(language)}" for sign, what in said]
    lines.append(
        "  ".join(
            f"{signs.verdict[one]} {text.say(language)}" for one, text in words.VERDICT.items() if one in verdicts
        )
    )
    if drawn.empty:
        lines.append(
            f"{NO_DATA.say(language)}{Bilingual('：', ': ').say(language)}{listed([*map(str, drawn.empty)], language)}"
        )
    if drawn.cut:
        cut = Bilingual(f"图里放不下最早的 {drawn.cut} 期", f"the first {drawn.cut} periods have no room in the plot")
        lines.append(cut.say(language))
    return lines


def _baseline(baseline: Json) -> Bilingual:
    value, period = baseline["value"]["display"], baseline["period"]
    source = pace_words.SOURCE[baseline["source"]]
    return Bilingual(f"基期值 {value}（{period}，{source.zh}）", f"baseline {value} ({period}, {source.en})")


def series_table(series: Json, language: Language) -> tuple[list[str], list[list[str]]]:
    """Return headers and rows, one row for each period."""
    rows = []
    before: str | None = None
    for point in series["points"]:
        empty = is_empty(point)
        rows.append(
            [
                point["period"],
                value_text(point, language),
                "" if empty else words.VERDICT[point["verdict"]].say(language),
                pace_words.SHORT[point["pace"]["state"]].say(language),
                margin_text(point, language),
                change_text(point, language, before),
                words.DATA[point["data"]].say(language),
                point_remarks(point, language),
            ]
        )
        before = point["period"]
    return [column.say(language) for column in _COLUMNS], rows
