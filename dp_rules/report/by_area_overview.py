"""All indicators of all areas at a glance: one sign for each, the worst areas first, and who holds back what."""

from collections.abc import Iterator, Sequence
from string import ascii_lowercase
from typing import Final, NamedTuple

from dp_rules.report.by_area_remarks import lacking_text
from dp_rules.report.by_area_table import ROW
from dp_rules.report.results_table import limits_text, shown
from dp_rules.report.values import Json
from dp_rules.report.words import VERDICT
from dp_rules.text.bilingual import Bilingual, Language
from dp_rules.text.width import display_width

Table = tuple[list[str], list[list[str]]]

SIGN: Final = {
    "met": ".",
    "not_met": "x",
    "behind": "!",
    "undetermined": "?",
    "not_evaluated": "-",
    "counts": ".",
    "fails": "x",
    "open": "?",
    "left_out": "-",
}
"""Plain ASCII: one cell wide on every console, also one in GBK; what is in order is hardly seen."""
_COUNTS: Final = ("not_met", "behind", "undetermined", "not_evaluated")
_SIGNS: Final = (".", "x", "!", "?", "-")
_BEHIND: Final = Bilingual("未达标且进度落后", "not met, and behind")
_CELL, _FEWEST = 3, 10
"""Cells of a column, and the fewest columns in a table however narrow the terminal is."""
MOST_BACK = 3
_REMARKABLE: Final = frozenset({"simpson", "opposite_movement", "against_all", "own_figure"})


def overview_title(one: Json, data: Json, language: Language) -> str:
    """Return the heading of an overview: plan, area and period."""
    plan = data["plan"]["name"] if language == "zh" else data["plan"]["name_en"]
    return f"{plan}  {one['area']}  {one['period']}"


class _Matrix(NamedTuple):
    """What a matrix shows: the areas with the one around them last, and the columns with any data, each with its label."""

    rows: list[Json]
    columns: list[int]
    labels: list[str]
    counts: list[str]


def _matrix(one: Json, data: Json) -> _Matrix:
    rows = [*one["areas"], one["parent"]]
    numbers = {group["indicator"]: group["no"] for group in data["groups"]}
    columns = [at for at in range(len(one["indicators"])) if any(row["marks"][at] != "not_evaluated" for row in rows)]
    letters = iter(ascii_lowercase * len(columns))
    labels = []
    for at in columns:
        number = numbers[one["indicators"][at]]
        labels.append(next(letters) if number is None else str(number))
    counts = [key for key in _COUNTS if key != "behind" or any(row["behind"] for row in rows)]
    return _Matrix(rows, columns, labels, counts)


def overview_tables(one: Json, data: Json, language: Language, width: int) -> list[Table]:
    """Return the matrix as tables not wider than ``width``: areas down, indicators across, counts in the first of them."""
    matrix = _matrix(one, data)
    area = Bilingual("地区", "area").say(language)
    name_width = max(map(display_width, [area, *(row["area"] for row in matrix.rows)]))
    used = name_width + len(matrix.counts) * (_CELL + 2) + 2
    fits = max(_FEWEST, (width - used) // _CELL)
    tables = []
    for first in range(0, max(1, len(matrix.columns)), fits):
        some = matrix.columns[first : first + fits]
        counts = matrix.counts if first == 0 else []
        heads = "".join(f"{label:<{_CELL}}" for label in matrix.labels[first : first + fits]).rstrip()
        rows = [
            [
                row["area"],
                *_numbers(row, matrix, counts),
                "".join(f"{SIGN[row['marks'][at]]:<{_CELL}}" for at in some).rstrip(),
            ]
            for row in matrix.rows
        ]
        tables.append(([area, *(SIGN[key] for key in counts), heads], rows))
    return tables


def overview_table(one: Json, data: Json, language: Language) -> Table:
    """Return the matrix with a column for each indicator, for a page that can be as wide as it likes."""
    matrix = _matrix(one, data)
    headers = [Bilingual("地区", "area").say(language), *(SIGN[key] for key in matrix.counts), *matrix.labels]
    return headers, [
        [row["area"], *_numbers(row, matrix, matrix.counts), *(SIGN[row["marks"][at]] for at in matrix.columns)]
        for row in matrix.rows
    ]


def _numbers(row: Json, matrix: _Matrix, counts: Sequence[str]) -> list[str]:
    """Return how often each sign stands in a row."""
    signs = [SIGN[row["marks"][at]] for at in matrix.columns]
    return [str(signs.count(SIGN[key])) for key in counts]


def legend(one: Json, data: Json, language: Language) -> list[str]:
    """Return what the signs mean, the names of indicators that have no number, and those without any data."""
    matrix = _matrix(one, data)
    marks = {row["marks"][at] for row in matrix.rows for at in matrix.columns}
    by_sign: dict[str, list[str]] = {}
    for key, word in {**VERDICT, **ROW, "behind": _BEHIND}.items():
        if key in VERDICT or key in marks:
            by_sign.setdefault(SIGN[key], []).append(word.say(language))
    slash = Bilingual("／", " / ").say(language)
    lines = ["  ".join(f"{sign} {slash.join(by_sign[sign])}" for sign in _SIGNS if sign in by_sign)]
    groups = {group["indicator"]: group for group in data["groups"]}
    named = [
        groups[indicator]["name"] if language == "zh" else groups[indicator]["name_en"]
        for indicator in one["indicators"]
    ]
    lines += [
        f"{label} {named[at]}" for label, at in zip(matrix.labels, matrix.columns, strict=True) if not label.isdigit()
    ]
    empty = [at for at in range(len(named)) if at not in matrix.columns]
    if empty:
        numbers = [groups[one["indicators"][at]]["no"] for at in empty]
        said = [named[at] if number is None else str(number) for at, number in zip(empty, numbers, strict=True)]
        lines.append(
            Bilingual(
                f"没有数据、没有列出的指标：{'、'.join(said)}", f"no data, and so not shown: {', '.join(said)}"
            ).say(language)
        )
    outside = dict.fromkeys(
        remark["text"] if language == "zh" else remark["text_en"]
        for group in data["groups"]
        if (group["area_code"], group["period"]) == (one["area_code"], one["period"])
        for remark in group["remarks"]
        if remark["code"] == "outside_level"
    )
    return [*lines, *outside]  # of every indicator the same


def held_back_lines(one: Json, data: Json, language: Language) -> Iterator[str]:
    """Yield for each indicator that the area around misses what it lacks and the areas that lack most; and what is odd."""
    groups = [
        group for group in data["groups"] if (group["area_code"], group["period"]) == (one["area_code"], one["period"])
    ]
    for group in groups:
        odd = [remark for remark in group["remarks"] if remark["code"] in _REMARKABLE]
        if group["parent"]["verdict"] == "not_met" or odd:
            yield _line(group, language)
        if group["parent"]["verdict"] == "not_met":
            back = _back(group, language)
            if back:
                yield f"    {back}"
        for remark in odd:
            yield f"    {remark['text'] if language == 'zh' else remark['text_en']}"


def _line(group: Json, language: Language) -> str:
    number = "" if group["no"] is None else f"{group['no']} "
    name = group["name"] if language == "zh" else group["name_en"]
    parent, held = group["parent"], group["holding_back"]
    parts = ["" if parent["value"] is None else shown(parent["value"]), limits_text(group["target"]) or group["rule"]]
    if held is not None and parent["lacking"]:
        parts.append(lacking_text(held, parent["lacking"]).say(language))
    comma = Bilingual("，", ", ").say(language)
    return f"{number}{name}{Bilingual('：', ': ').say(language)}{comma.join(part for part in parts if part)}"


def _back(group: Json, language: Language) -> str:
    """Return the areas that lack most, with how much and, of all that is lacking, what share."""
    held = group["holding_back"]
    comma = Bilingual("、", ", ").say(language)
    if held is None:
        fails = [row["area"] for row in group["areas"] if row["row"] == "fails"]
        return _listed(fails, len(fails), comma, language)
    rows = {row["area_code"]: row for row in group["areas"]}
    short = [rows[code] for code in held["below"]]
    return _listed([_short(row, held, language) for row in short[:MOST_BACK]], len(short), comma, language)


def _short(row: Json, held: Json, language: Language) -> str:
    share = "" if row["share"] is None else f" ({shown(row['share'])})"
    return f"{row['area']} {lacking_text(held, row['lacking']).say(language)}{share}"


def _listed(first: list[str], count: int, comma: str, language: Language) -> str:
    shown_ones = first[:MOST_BACK]
    more = count - len(shown_ones)
    end = Bilingual(f"；另 {more} 个", f"; {more} more").say(language) if more > 0 else ""
    return comma.join(shown_ones) + end
