"""The steps of a calculation as folds within folds: each can be redone with a pencil from what it opens.

The steps that decide are marked and open, the others are closed; so are sums over many areas.
"""

from dp_rules.report import words as report_words
from dp_rules.report.explanation.calculation_lines import cited
from dp_rules.report.explanation.roster_lines import STATE
from dp_rules.report.html import words
from dp_rules.report.html.element import NOTHING, Html, element, formula, joined, said
from dp_rules.report.html.fold import fold
from dp_rules.report.html.lines import beside
from dp_rules.report.html.rows import rows_html
from dp_rules.report.html.sums import sum_html
from dp_rules.report.html.values import exactly, value_of
from dp_rules.report.html.view import View
from dp_rules.report.rollup import HOW, OWN
from dp_rules.report.values import Json, in_words


def steps_html(step: Json, view: View, *, is_open: bool = True) -> Html:
    """Return a step and all inside it as a list of one; without ``is_open`` its fold is closed."""
    return element("ul", _item(step, view, is_open=is_open), class_="steps")


def _item(step: Json, view: View, *, within: Json | None = None, is_open: bool = True, name: str = "") -> Html:
    """Return one step as an item of a list, ``within`` the step it is a part of; ``name`` stands before its formula."""
    deeper = view.inside
    inside = [part for part in (_facts(step, view), _sum(step, deeper), *_parts(step, deeper)) if part != NOTHING]
    is_left_out = within is not None and within["decides"] and not step["decides"]
    line = _line(step, view, name, is_left_out=is_left_out)
    class_ = "decides" if step["decides"] else ""
    if not inside:
        return element("li", element("div", line, class_="leaf"), class_=class_)
    opened = view.opens(by_default=is_open and step["decides"])
    return element("li", fold(line, *inside, is_open=opened), class_=class_)


def _line(step: Json, view: View, name: str, *, is_left_out: bool) -> Html:
    """Return the line of a step: whether it decides, its formula, its value."""
    mark = element("span", "●", class_="mark", aria_hidden="true")
    decides = (
        joined(mark, element("span", view.say(words.DECIDES), class_="unseen"), " ") if step["decides"] else NOTHING
    )
    aside = element("span", view.say(words.DOES_NOT_DECIDE), class_="aside") if is_left_out else NOTHING
    named = element("strong", said(name, view.language)) if name else NOTHING
    value = element("span", said(value_of(step, view), view.language), class_="value")
    left = element(
        "span",
        decides,
        named,
        " " if name else "",
        formula(_formula(step, view), view.language),
        " ",
        aside,
        class_="said",
    )
    return element("span", left, " ", value, class_="line")


def _formula(step: Json, view: View) -> str:
    """Return a step in Chinese with names; in English, where names are long, as the rule writes it but for what is read."""
    if view.language == "zh":
        return str(step["text_zh"]).replace("`", "") if step["kind"] == "item" else str(step["text_zh"])
    return str(step["text_en"]).replace("`", "") if step["kind"] in _READ else str(step["text"])


_READ = {"item", "reported"}


def _body(step: Json) -> Json:
    """Return what a function stands for, in which its parts are; else the step itself."""
    while step["kind"] == "defined":
        step = step["parts"][0]
    return step


def _facts(step: Json, view: View) -> Html:
    """Return what is to be known of a step: the numbers put in, the exact value, why it is missing, where it is written."""
    if step["kind"] == "constant":
        return NOTHING
    rows: list[tuple[str, Html]] = []
    if step["kind"] == "defined":
        rows.append((view.say(words.DEFINITION), formula(_formula(_body(step), view), view.language)))
    if step["kind"] == "aggregate" and view.language == "en":
        rows.append((view.say(words.IN_WORDS), said(step["text_en"].replace("`", ""), view.language)))
    value = step["value"]
    display = value["display"] if isinstance(value, dict) else ""
    if step["parts"] and step["kind"] != "item" and step["numbers"] not in {display, f"({display})", step["text"]}:
        rows.append((view.say(words.WITH_NUMBERS), formula(in_words(step["numbers"], view.language), view.language)))
    if exact := exactly(value):
        rows.append((view.say(words.EXACT), formula(exact, view.language)))
    if step.get("missing") is not None:
        rows.append((view.say(words.MISSING), joined(view.say(report_words.REASON[step["missing"]]))))
    if step.get("fact") is not None:
        rows.append((view.say(words.PLACE), said(cited(step["fact"], view.language), view.language)))
    if step.get("item") is not None:
        rows.append((view.say(words.IDENTIFIER), formula(step["item"], view.language)))
    if not rows:
        return NOTHING
    return element(
        "dl", *(element("div", element("dt", title), element("dd", said_)) for title, said_ in rows), class_="facts"
    )


def _sum(step: Json, view: View) -> Html:
    return sum_html(step, view) if step.get("how") is not None else NOTHING


def _parts(step: Json, view: View) -> list[Html]:
    """Return the steps inside a step: its parts, the ways that were not taken, the rows of a table, the areas asked."""
    step = _body(step)
    found = (
        [element("ul", *(_item(part, view, within=step) for part in step["parts"]), class_="steps")]
        if step["parts"] and not step.get("how")
        else []
    )
    ways = [_way(way, view) for way in step.get("beside", ())]
    if ways:
        found.append(element("ul", *ways, class_="steps"))
    if view.everything:  # a roster tells the rest
        found += [_areas(roster, view) for roster in step.get("rosters", ()) if roster["rows"] and roster["columns"]]
    return found + ([rows_html(step, view)] if step.get("rows") else [])


def _way(way: Json, view: View) -> Html:
    """Return another way to come to a figure, which was not taken."""
    how = OWN if way.get("how") is None else HOW[way["how"]]
    return _item(
        way,
        view,
        is_open=False,
        name=f"{view.say(how)}（{view.say(words.NOT_TAKEN)}）"
        if view.language == "zh"
        else f"{view.say(how)} ({view.say(words.NOT_TAKEN)})",
    )


def _areas(roster: Json, view: View) -> Html:
    """Return the steps of each area that a condition was asked of."""
    items = [
        element(
            "li",
            fold(
                beside(said(row["name"], view.language), view.say(STATE[row["state"]]), view),
                element("ul", *(_item(cell, view.inside.inside) for cell in row["cells"]), class_="steps"),
                is_open=view.inside.opens(),
            ),
        )
        for row in roster["rows"]
    ]
    return fold(joined(view.say(words.AREA_BY_AREA)), element("ul", *items, class_="steps"), is_open=view.opens())
