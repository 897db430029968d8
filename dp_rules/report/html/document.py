"""The whole page: one file that loads nothing, runs nothing and says so to the browser."""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256

from dp_rules.report import words as report_words
from dp_rules.report.html import words
from dp_rules.report.html.contents import contents_html
from dp_rules.report.html.element import CHINESE, Html, element, joined, said
from dp_rules.report.html.result import result_html, title_of
from dp_rules.report.html.style import STYLE
from dp_rules.report.html.view import FEWEST_FIGURES, MOST_FIGURES, MOST_ON_PAGE, View
from dp_rules.report.values import Json
from dp_rules.text.bilingual import Language

_POLICY = "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'"
"""Nothing may be loaded, run or sent, and no style may be put in but the one of this page."""


def explanations_html(
    explanations: Sequence[Json], language: Language, *, everything: bool = False, depth: int | None = None
) -> str:
    """Return a page with one or more explanations of a plan; ``everything`` lists all and opens every fold.

    With a ``depth`` so many levels of folds are open.
    """
    figures = min(MOST_FIGURES, max(FEWEST_FIGURES, MOST_ON_PAGE // max(len(explanations), 1)))
    view = View(language, everything, depth, figures=figures, lines=figures)
    named = [(f"r{number}", data) for number, data in enumerate(explanations, 1)]
    has_contents = len(named) != 1
    body = element(
        "body",
        _header(explanations, view),
        element(
            "main",
            contents_html([(name, data["result"]) for name, data in named], view) if has_contents else "",
            *(result_html(data, name, view, has_contents=has_contents) for name, data in named),
        ),
        _footer(explanations, view),
    )
    page = element("html", _head(explanations, view), body, lang=CHINESE if language == "zh" else "en")
    return f"<!DOCTYPE html>\n{page.markup}\n"


def _head(explanations: Sequence[Json], view: View) -> Html:
    policy = _POLICY.format(b64encode(sha256(STYLE.encode()).digest()).decode())
    return element(
        "head",
        Html('<meta charset="utf-8">'),
        Html(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Html('<meta name="referrer" content="no-referrer">'),
        Html('<meta name="color-scheme" content="light dark">'),
        element("title", _title(explanations, view)),
        element("style", Html(STYLE)),
    )


def _title(explanations: Sequence[Json], view: View) -> str:
    if len(explanations) != 1:
        return " ".join(filter(None, (_plan(explanations, view), view.say(words.EXPLANATION))))
    result = explanations[0]["result"]
    verdict = view.say(report_words.VERDICT[result["verdict"]])
    return f"{verdict}  {title_of(result, view)}  {result['area']} {result['period']}"


def _plan(explanations: Sequence[Json], view: View) -> str:
    plan = explanations[0]["plan"] if explanations else {"name": "", "name_en": ""}
    return str(plan["name"] if view.language == "zh" else plan["name_en"])


def _header(explanations: Sequence[Json], view: View) -> Html:
    """Return the title, with what all results have in common."""
    results = [data["result"] for data in explanations]
    shared = [
        values.pop()
        for values in ({result["area"] for result in results}, {result["period"] for result in results})
        if len(values) == 1 and len(results) != 1
    ]
    return element(
        "header",
        element("p", view.say(words.EXPLANATION), class_="kind"),
        element("h1", said(_plan(explanations, view) or view.say(words.EXPLANATION), view.language)),
        element("p", said(" · ".join(shared), view.language), class_="where") if shared else "",
        element("p", view.say(words.MARKED), element("span", view.say(words.FOLDED), class_="screen"), class_="how"),
        class_="page",
    )


def _footer(explanations: Sequence[Json], view: View) -> Html:
    if not explanations:
        return element("footer")
    data = explanations[0]
    said_ = joined(
        view.say(words.MADE_BY),
        f" dp-rules {data['engine']} · ",
        view.say(words.PLAN),
        " ",
        said(data["plan"]["id"], view.language),
    )
    return element("footer", element("p", said_))
