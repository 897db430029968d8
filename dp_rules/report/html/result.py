"""One explanation: its verdict, the figures that matter most, the calculation, and the other sections."""

from collections.abc import Sequence

from dp_rules.report import pace_words
from dp_rules.report import words as report_words
from dp_rules.report.explanation.calculation_lines import Line
from dp_rules.report.explanation.lines import Section, sections
from dp_rules.report.explanation.roster_lines import Grid
from dp_rules.report.html import words
from dp_rules.report.html.element import NOTHING, Html, element, formula, joined, said
from dp_rules.report.html.fold import fold
from dp_rules.report.html.lines import beside, lines_html
from dp_rules.report.html.steps import steps_html
from dp_rules.report.html.sums import room_for_each
from dp_rules.report.html.table import unbroken
from dp_rules.report.html.view import View
from dp_rules.report.places import place_text
from dp_rules.report.results_table import limits_text, shown
from dp_rules.report.values import Json, in_words


def result_html(data: Json, name: str, view: View, *, has_contents: bool) -> Html:
    """Return one explanation; ``name`` is what the contents lead to."""
    result = data["result"]
    steps = [data["steps"], *(other["steps"] for other in data["others"])]
    view = view._replace(figures=room_for_each(steps, view.figures))
    title = element(
        "h2",
        verdict_html(result["verdict"], view),
        " ",
        said(title_of(result, view), view.language),
        id=f"{name}-title",
    )
    where = element("p", said(f"{result['area']} · {result['period']}", view.language), class_="where")
    others = [
        part
        for part in sections(data, view.language, everything=view.everything)
        if part.title.en != words.CALCULATION.en
    ]
    whole = {} if view.everything else {one.title: one for one in sections(data, view.language, everything=True)}
    back = (
        element("p", element("a", view.say(words.BACK), href="#contents"), class_="back") if has_contents else NOTHING
    )
    calculation = _section(view.say(words.CALCULATION), _calculation(data, view))
    rest = [_lines(section, whole.get(section.title), view) for section in others]
    header = element("header", title, where, _key_figures(result, view))
    return element("article", header, calculation, *rest, back, id=name, aria_labelledby=f"{name}-title")


def title_of(result: Json, view: View) -> str:
    """Return an indicator's number and name."""
    name = result["name"] if view.language == "zh" else result["name_en"]
    return str(name) if result["no"] is None else f"{result['no']}. {name}"


def verdict_html(verdict: str, view: View) -> Html:
    """Return a verdict as a sign and a word, so that its colour says nothing that these do not."""
    sign = element("span", words.SIGN[verdict], aria_hidden="true")
    return element("span", sign, " ", view.say(report_words.VERDICT[verdict]), class_=f"verdict {verdict}")


def figures_of(result: Json, view: View) -> dict[str, str]:
    """Return value, target and margin in words, empty where there is none."""
    value, margin = result["value"], result["margin"]
    has_margin = margin is not None and result["verdict"] != "undetermined"
    return {
        "value": "" if value is None else in_words(shown(value), view.language),
        "target": limits_text(result["target"]) or result["rule"],
        "margin": in_words(shown(margin), view.language) if has_margin else "",
        "pace": view.say(pace_words.SHORT[result["pace"]["state"]]),
    }


def _key_figures(result: Json, view: View) -> Html:
    figures = figures_of(result, view)
    coverage = result["coverage"]
    known = f" {coverage['known']}/{coverage['needed']}" if result["data"] == "partial" and coverage else ""
    rows = (
        (words.VALUE, figures["value"] or "—"),
        (words.TARGET, figures["target"]),
        (words.MARGIN, figures["margin"] or "—"),
        (words.PACE, view.say(pace_words.STATE[result["pace"]["state"]])),
        (words.DATA, view.say(report_words.DATA[result["data"]]) + known),
        (words.DUE, f"{result['due_year']} {view.say(report_words.DUE[result['due']])}"),
    )
    return element(
        "dl",
        *(
            element("div", element("dt", view.say(title)), element("dd", said(unbroken(text), view.language)))
            for title, text in rows
        ),
        class_="key",
    )


def _calculation(data: Json, view: View) -> Html:
    """Return the rule with its place, all steps, what level the target comes to, and the ways that did not decide."""
    result = data["result"]
    rule = beside(formula(result["rule"], view.language), place_text(result["rule_place"]), view)
    is_usable = result["basis"] != "none" and result["data"] != "gate_failed"
    levels = [
        element("li", beside(said(_level(level, view), view.language), "", view)) for level in data["target_level"]
    ]
    others = [element("li", _other(other, view)) for other in data["others"]]
    if result["basis"] == "none" and not _has_facts(data["steps"]):
        # steps in which nothing is known say nothing; the measure and what is missing stand below
        line = element("ul", element("li", rule), class_="lines")
        others_ = element("ul", *others, class_="steps") if others else NOTHING
        return joined(line, element("p", _basis(result, view), class_="note"), others_)
    return joined(
        element("ul", element("li", rule), class_="lines"),
        NOTHING
        if result["basis"] in {"measure", "figure"} and is_usable
        else element("p", _basis(result, view), class_="note"),
        steps_html(data["steps"], view, is_open=is_usable),
        element("ul", *levels, class_="lines") if levels and is_usable else NOTHING,
        element("ul", *others, class_="steps") if others else NOTHING,
    )


def _has_facts(step: Json) -> bool:
    """Say whether a calculation rests on any datum, be it one that says why there is none."""
    inside = (*step["parts"], *step.get("beside", ()))
    return step.get("fact") is not None or bool(step.get("row_counts")) or any(map(_has_facts, inside))


def _basis(result: Json, view: View) -> str:
    return view.say(
        report_words.REASON["gate"] if result["data"] == "gate_failed" else report_words.BASIS[result["basis"]]
    )


def _level(level: Json, view: View) -> str:
    name = level["item_name" if view.language == "zh" else "item_name_en"]
    about = "≈" if level["rounded"] else ""
    return f"{view.say(words.TARGET_LEVEL)} {name} {level['comparator']} {about}{level['display']}"


def _other(other: Json, view: View) -> Html:
    said_ = joined(
        view.say(words.OTHER), "：" if view.language == "zh" else ": ", view.say(report_words.BASIS[other["basis"]])
    )
    line = beside(said_, view.say(report_words.VERDICT[other["verdict"]]), view)
    return fold(line, steps_html(other["steps"], view.inside, is_open=True), is_open=view.opens())


def _lines(section: Section, whole: Section | None, view: View) -> Html:
    """Return a section; where it says that more is folded away, all of it stands in a fold below.

    On paper, where the fold is open, it stands in place of the short form.
    """
    title = view.say(section.title)
    told = [line for line in section.lines if isinstance(line, Grid) or not line.is_hint]
    if len(told) == len(section.lines) or whole is None:
        return _section(title, lines_html(title, section.lines, view))
    short = element("div", lines_html(title, told, view), class_="short") if told else NOTHING
    listed = _first(whole.lines, view.lines)
    count = _length(whole.lines)
    more = count - _length(listed)
    left_out = element("p", view.say(words.more_rows(more)), class_="more") if more else NOTHING
    everything = lines_html(title, listed, view)
    return _section(
        title, joined(short, fold(joined(view.say(words.whole(count))), everything, left_out, is_open=view.opens()))
    )


def _length(lines: Sequence[Line | Grid]) -> int:
    return sum(len(line.rows) if isinstance(line, Grid) else 1 for line in lines)


def _first(lines: Sequence[Line | Grid], most: int) -> list[Line | Grid]:
    """Return the first lines and rows of tables, ``most`` of them."""
    found: list[Line | Grid] = []
    for line in lines:
        room = most - _length(found)
        if room <= 0:
            break
        found.append(line._replace(rows=line.rows[:room]) if isinstance(line, Grid) else line)
    return found


def _section(title: str, inside: Html) -> Html:
    return element("section", element("h3", title[:1].upper() + title[1:]), element("div", inside, class_="inside"))
