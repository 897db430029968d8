"""What a figure is added up of: a table of its parts, and a fold for each part that is a sum itself."""

from dp_rules.report import words as report_words
from dp_rules.report.explanation.calculation_lines import cited
from dp_rules.report.html import words
from dp_rules.report.html.element import NOTHING, Html, element, joined, said
from dp_rules.report.html.fold import fold
from dp_rules.report.html.lines import beside
from dp_rules.report.html.table import table
from dp_rules.report.html.values import value_of
from dp_rules.report.html.view import MOST, View
from dp_rules.report.rollup import figures_in, sum_text
from dp_rules.report.values import Json

_MOST_WITHIN = 5
"""So many sums within a sum are taken apart without ``--all``, so that a page stays short where everything is missing."""


def sum_html(step: Json, view: View) -> Html:
    """Return a closed fold with the parts of a sum; without ``--all`` sums within it only where something is missing."""
    return fold(
        beside(said(sum_text(step, view.language), view.language), "", view),
        _parts(step, view),
        is_open=view.everything,
    )


def _parts(step: Json, view: View) -> Html:
    parts = step["parts"]
    listed = parts if view.everything or len(parts) <= MOST else sorted(parts, key=_is_whole)[:MOST]
    by = [by for by in ("area", "period") if len({part[by] for part in parts}) > 1] or ["area"]
    titles = {"area": words.AREA, "period": words.PERIOD}
    headers = [view.say(one) for one in (*(titles[one] for one in by), words.VALUE, words.PLACE)]
    rows = [[*(part[one] or "" for one in by), _value(part, view), _place(part, view)] for part in listed]
    inner = [part for part in listed if part["parts"] and (view.everything or not _is_whole(part))]
    opened = inner if view.everything else inner[:_MOST_WITHIN]
    folds = [element("li", _inner(part, view)) for part in opened]
    left_out, closed = len(parts) - len(listed), len(inner) - len(opened)
    return joined(
        table(sum_text(step, view.language), headers, rows, view),
        element("p", view.say(words.more(left_out)), class_="more") if left_out else NOTHING,
        element("ul", *folds, class_="steps") if folds else NOTHING,
        element("p", view.say(words.more(closed)), class_="more") if closed else NOTHING,
    )


def _is_whole(part: Json) -> bool:
    """Say whether nothing is missing of a part."""
    return all(one["missing"] is None for one in ([part] if not part["parts"] else figures_in(part["parts"])))


def _inner(part: Json, view: View) -> Html:
    name = " ".join(filter(None, (part["area"], part["period"])))
    line = beside(said(f"{name}  {_value(part, view)}", view.language), sum_text(part, view.language), view)
    return fold(line, _parts(part, view), is_open=view.everything)


def _value(part: Json, view: View) -> str:
    return value_of(part | {"unit_name": None, "unit_name_en": None}, view)


def _place(part: Json, view: View) -> str:
    missing = "" if part["missing"] is None else f"[{view.say(report_words.REASON[part['missing']])}] "
    return missing + (sum_text(part, view.language) if part["fact"] is None else cited(part["fact"], view.language))
