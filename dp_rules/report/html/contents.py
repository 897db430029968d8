"""The contents of a page with several explanations: a table of verdicts, each name leading to its explanation."""

from collections.abc import Sequence

from dp_rules.report.html import words
from dp_rules.report.html.element import Html, element, said
from dp_rules.report.html.result import figures_of, verdict_html
from dp_rules.report.html.table import table
from dp_rules.report.html.view import View
from dp_rules.report.results_table import summary_text
from dp_rules.report.values import Json
from dp_rules.report.words import VERDICT


def contents_html(results: Sequence[tuple[str, Json]], view: View) -> Html:
    """Return how many results there are of each verdict, and a table of them; with each stands what it is called on the page."""
    counts = {verdict: sum(result["verdict"] == verdict for _, result in results) for verdict in VERDICT}
    headers = [
        words.NUMBER,
        words.INDICATOR,
        words.AREA,
        words.PERIOD,
        words.VERDICT,
        words.VALUE,
        words.TARGET,
        words.MARGIN,
        words.PACE,
    ]
    rows = [_row(name, result, view) for name, result in results]
    same = [at for at in (2, 3) if len({row[at] for row in rows}) == 1]
    kept = [at for at in range(len(headers)) if at not in same]
    return element(
        "nav",
        element("h2", view.say(words.CONTENTS), id="contents"),
        element("p", summary_text({"summary": counts}, view.language)),
        table(
            view.say(words.CONTENTS),
            [view.say(headers[at]) for at in kept],
            [[row[at] for at in kept] for row in rows],
            view,
            name_at=1,
        ),
        aria_labelledby="contents",
    )


def _row(name: str, result: Json, view: View) -> list[Html | str]:
    figures = figures_of(result, view)
    title = result["name"] if view.language == "zh" else result["name_en"]
    return [
        "" if result["no"] is None else str(result["no"]),
        element("a", said(title, view.language), href=f"#{name}"),
        result["area"],
        result["period"],
        verdict_html(result["verdict"], view),
        figures["value"],
        figures["target"],
        figures["margin"],
        figures["pace"],
    ]
