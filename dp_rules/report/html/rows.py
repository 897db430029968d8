"""The rows of a table of records behind a count or a sum: whether each is counted, and what stands in it."""

from collections.abc import Iterator

from dp_rules.report import words as report_words
from dp_rules.report.html import words
from dp_rules.report.html.element import NOTHING, Html, element, joined
from dp_rules.report.html.fold import fold
from dp_rules.report.html.table import table
from dp_rules.report.html.values import value_of
from dp_rules.report.html.view import View
from dp_rules.report.values import Json


def rows_html(step: Json, view: View) -> Html:
    """Return a fold with a table of the rows that were kept, which without ``--all`` are the first not surely counted."""
    counts = step["row_counts"]
    found = [
        {
            _name(leaf, view): leaf
            for part in (row["where"], row["column"])
            if part is not None
            for leaf in _leaves(part)
        }
        for row in step["rows"]
    ]
    names = list(dict.fromkeys(name for leaves in found for name in leaves))
    headers = [view.say(words.ROW), view.say(words.RESULT), *names]
    cells = [
        [
            row["label"],
            view.say(words.COUNTED[row["counted"]]),
            *(_cell(leaves[name], view) if name in leaves else "" for name in names),
        ]
        for row, leaves in zip(step["rows"], found, strict=True)
    ]
    left_out = sum(counts.values()) - len(cells)
    title = view.say(words.rows_counted(counts["counted"], counts["not_counted"], counts["uncertain"]))
    more = element("p", view.say(words.more_rows(left_out)), class_="more") if left_out else NOTHING
    return fold(joined(title), table(title, headers, cells, view), more, is_open=view.opens())


def _leaves(step: Json) -> Iterator[Json]:
    """Yield what a row was asked for, and the time that it was held against."""
    if step["kind"] in {"item", "reported", "aggregate", "clock"}:
        yield step
    else:
        for part in step["parts"]:
            yield from _leaves(part)


def _name(leaf: Json, view: View) -> str:
    return str(leaf["text_zh" if view.language == "zh" else "text_en"]).replace("`", "")


def _cell(leaf: Json, view: View) -> str:
    """Return what is written in a cell, else why nothing is, else what the value is."""
    if leaf.get("missing") is not None:
        return f"? {view.say(report_words.REASON[leaf['missing']])}"
    fact = leaf.get("fact")
    return (
        value_of(leaf | {"unit_name": None, "unit_name_en": None}, view) if fact is None else str(fact["raw"]).strip()
    )
