"""All series as rows for a spreadsheet: one for each indicator, area and period, with exact numbers.

A ratio is exact as a share of 1: 0.748 for 74.8%, and a change of 0.017 is 1.7 percentage points.
"""

from fractions import Fraction

from dp_rules.quantity.show import terminating_decimals, write_decimal
from dp_rules.report import pace_words, words
from dp_rules.report.trend.words import name_of, point_remarks, target_text, value_text
from dp_rules.report.values import Json, in_words
from dp_rules.text.bilingual import Bilingual, Language

_COLUMNS = (
    Bilingual("标识", "id"),
    Bilingual("编号", "no."),
    Bilingual("指标", "indicator"),
    Bilingual("地区", "area"),
    Bilingual("时期", "period"),
    Bilingual("数值", "value"),
    Bilingual("精确值下限", "exact, lower end"),
    Bilingual("精确值上限", "exact, upper end"),
    Bilingual("目标", "target"),
    Bilingual("到期", "due"),
    Bilingual("结论", "verdict"),
    Bilingual("进度", "pace"),
    Bilingual("差距（精确值）", "margin, exact"),
    Bilingual("变化（精确值）", "change, exact"),
    Bilingual("相比时期", "change since"),
    Bilingual("数据", "data"),
    Bilingual("说明", "remarks"),
)


def long_rows(data: Json, language: Language) -> tuple[list[str], list[list[str]]]:
    """Return headers and rows; the two exact ends of a number are the same."""
    rows = [_row(series, point, language) for series in data["series"] for point in series["points"]]
    return [column.say(language) for column in _COLUMNS], rows


def _row(series: Json, point: Json, language: Language) -> list[str]:
    value = point["value"] if isinstance(point["value"], dict) else {}
    change = point["change"]
    return [
        series["indicator"],
        "" if series["no"] is None else str(series["no"]),
        name_of(series, language),
        series["area"],
        point["period"],
        value_text(point, language),
        _exact(value.get("exact") or value.get("lower")),
        _exact(value.get("exact") or value.get("upper")),
        target_text(series, series["target"]),
        str(series["due_year"]),
        words.VERDICT[point["verdict"]].say(language),
        pace_words.SHORT[point["pace"]["state"]].say(language),
        "" if point["verdict"] == "undetermined" else _number(point["margin"], language),
        "" if change is None else _number(change["value"], language),
        "" if change is None else change["since"],
        words.DATA[point["data"]].say(language),
        point_remarks(point, language),
    ]


def _number(value: Json | None, language: Language) -> str:
    """Return a number exactly, a bound as it is shown."""
    if value is None:
        return ""
    return _exact(value["exact"]) if "exact" in value else in_words(value["display"], language)


def _exact(text: str | None) -> str:
    """Return a number as a decimal where that is exact; else as a fraction, marked as text, for 1/3 is a date to Excel."""
    if text is None:
        return ""
    number = Fraction(text)
    decimals = terminating_decimals(number)
    return f"'{text}" if decimals is None else write_decimal(number, decimals)
