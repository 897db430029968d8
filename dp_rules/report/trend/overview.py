"""Several series as a table: a row for each, a column for each period with data, and a small plot."""

from fractions import Fraction

from dp_rules.quantity.one_length import without_gaps
from dp_rules.report import pace_words, words
from dp_rules.report.trend.chart import MOST_PERIODS, ends_of, is_empty, periods_of
from dp_rules.report.trend.sparkline import Ends, sparkline
from dp_rules.report.trend.style import Style
from dp_rules.report.trend.words import NO_DATA, listed, name_of, target_text, value_text
from dp_rules.report.values import Json
from dp_rules.text.bilingual import Bilingual, Language

MOST_COLUMNS = 12
MOST_BLOCKS = 40


def overview_table(data: Json, language: Language, style: Style) -> tuple[list[str], list[list[str]]]:
    """Return headers and rows; what has no data in any period is left out, and named in ``overview_notes``."""
    rows = [series for series in data["series"] if has_data(series)]
    periods = _with_data(data)[-MOST_COLUMNS:]
    blocks = [str(period) for period in _run(data)]
    scales = _scales(rows)
    with_area = len({series["area"] for series in data["series"]}) > 1
    headers = [
        Bilingual("编号", "no.").say(language),
        Bilingual("指标", "indicator").say(language),
        *([Bilingual("地区", "area").say(language)] if with_area else []),
        Bilingual("目标", "target").say(language),
        *periods,
        Bilingual("进度", "pace").say(language),
        *([Bilingual("走势", "trend").say(language)] if style.blocks else []),
    ]
    table = []
    for series in rows:
        points = {point["period"]: point for point in series["points"]}
        drawn = [_ends(points.get(period), series) for period in blocks]
        table.append(
            [
                "" if series["no"] is None else str(series["no"]),
                name_of(series, language),
                *([series["area"]] if with_area else []),
                target_text(series, series["target"]),
                *(_cell(points.get(period), language, style) for period in periods),
                _last_pace(series, language),
                *([sparkline(drawn, *scales[series["indicator"]], style)] if style.blocks else []),
            ]
        )
    return headers, table


def overview_title(data: Json, language: Language) -> str:
    """Return the plan's name, and the area where it is one only."""
    areas = {series["area"] for series in data["series"]}
    name = data["plan"]["name"] if language == "zh" else data["plan"]["name_en"]
    return "  ".join([name, *(areas if len(areas) == 1 else [])])


def overview_notes(data: Json, language: Language, style: Style) -> list[str]:
    """Return the meaning of the signs, and what the table leaves out."""
    legend = [f"{style.verdict[verdict]} {said.say(language)}" for verdict, said in words.VERDICT.items()]
    notes = ["  ".join([*legend, f"{style.no_data} {NO_DATA.say(language)}"])]
    run = _run(data)
    if style.blocks and run:
        first, last = run[0], run[-1]
        notes.append(
            Bilingual(
                f"走势 {first}–{last}：每项指标各有比例，从它最小的数到最大的数，不可与别的指标相比；"
                f"{style.at_least} 至少、{style.at_most} 至多、{style.between} 在两数之间，高低不定；{style.no_data} 没有数",
                f"trend {first}–{last}: each indicator has a scale of its own, from its least to its greatest number, and "
                f"compares with no other; {style.at_least} at least, {style.at_most} at most, {style.between} between "
                f"two numbers, of no known height; {style.no_data} no number",
            ).say(language)
        )
    shown = set(_with_data(data)[-MOST_COLUMNS:])
    earlier = _with_data(data)[:-MOST_COLUMNS]
    if earlier:
        notes.append(
            Bilingual("表中没有列出更早的：", "earlier, not in the table: ").say(language) + listed(earlier, language)
        )
    empty = [str(period) for period in run if str(period) not in {*shown, *earlier}]
    if empty:
        notes.append(Bilingual("没有数据的时期：", "periods without data: ").say(language) + listed(empty, language))
    without = [_called(series, data, language) for series in data["series"] if not has_data(series)]
    if without:
        notes.append(
            Bilingual(f"各期都没有数据的，共 {len(without)} 个：", f"no data in any period ({len(without)}): ").say(
                language
            )
            + listed(without, language)
        )
    return notes


def _called(series: Json, data: Json, language: Language) -> str:
    name = name_of(series, language)
    return f"{name} {series['area']}" if len({one["area"] for one in data["series"]}) > 1 else name


def has_data(series: Json) -> bool:
    """Say whether anything was reported in any period."""
    return any(not is_empty(point) for point in series["points"])


def _with_data(data: Json) -> list[str]:
    """Return the periods in which some series has data."""
    known = {point["period"] for series in data["series"] for point in series["points"] if not is_empty(point)}
    return [period for period in data["periods"] if period in known]


def _run(data: Json) -> list[str]:
    """Return every period from the first with data to the last, those without included."""
    known = set(_with_data(data))
    periods = [p for series in data["series"][:1] for p in periods_of(series) if str(p) in known]
    return [str(period) for period in without_gaps(periods, MOST_PERIODS)[-MOST_BLOCKS:]]


def _ends(point: Json | None, series: Json) -> Ends | None:
    return None if point is None else ends_of(point["value"], series["unit"])


def _scales(rows: list[Json]) -> dict[str, tuple[Fraction, Fraction]]:
    """Return the least and the greatest number of each indicator, over all its areas; bounds do not count."""
    numbers: dict[str, list[Fraction]] = {series["indicator"]: [] for series in rows}
    for series in rows:
        for point in series["points"]:
            ends = _ends(point, series)
            if ends is not None and ends[0] is not None and ends[0] == ends[1]:
                numbers[series["indicator"]].append(ends[0])
    return {id_: (min(found, default=Fraction(0)), max(found, default=Fraction(0))) for id_, found in numbers.items()}


def _last_pace(series: Json, language: Language) -> str:
    """Return the pace in the last period that has data, with that period unless it is the last of all."""
    point = next(point for point in reversed(series["points"]) if not is_empty(point))
    said = pace_words.SHORT[point["pace"]["state"]].say(language)
    return said if not said or point is series["points"][-1] else f"{said} ({point['period']})"


def _cell(point: Json | None, language: Language, style: Style) -> str:
    if point is None or is_empty(point):
        return style.no_data
    return f"{style.verdict[point['verdict']]} {value_text(point, language)}".rstrip()
