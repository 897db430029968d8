"""What a figure is added up of: a table of its parts, and a fold for each part that is a sum itself."""

from collections.abc import Iterator

from dp_rules.report import words as report_words
from dp_rules.report.explanation.calculation_lines import cited
from dp_rules.report.html import words
from dp_rules.report.html.element import NOTHING, Html, element, joined, said
from dp_rules.report.html.fold import fold
from dp_rules.report.html.lines import beside
from dp_rules.report.html.table import table
from dp_rules.report.html.values import value_of
from dp_rules.report.html.view import MOST, View
from dp_rules.report.rollup import figures_in, is_one_number, sum_text
from dp_rules.report.values import Json

_MOST_WITHIN = 5
"""So many sums within a sum that leave it open are taken apart in part, where there is not room for all."""


def sum_html(step: Json, view: View) -> Html:
    """Return a closed fold with all parts of a sum and theirs, down to the figures themselves.

    Where these are more than the page has room for, those come first that are missing or are bounds, and
    how many are left out is said.
    """
    return fold(
        beside(said(sum_text(step, view.language), view.language), "", view),
        _parts(step, view.inside, view.figures),
        is_open=view.opens(),
    )


def room_for_each(steps: list[Json], most: int) -> int:
    """Return how many figures of each sum in some steps can be listed, so that those of all come to ``most`` at the most."""
    sizes = [_size(step) for top in steps for step in _sums(top)]
    return most if sum(sizes) <= most else most // len(sizes)


def _sums(step: Json) -> Iterator[Json]:
    """Yield the sums in a step, those within them not."""
    if step.get("how") is not None:
        yield step
    for part in (*(() if step.get("how") is not None else step["parts"]), *step.get("beside", ())):
        yield from _sums(part)


def _size(step: Json) -> int:
    """Return how many rows it takes to list all of a sum."""
    return sum(1 + _size(part) for part in step["parts"])


def _parts(step: Json, view: View, most: int) -> Html:
    parts = step["parts"]
    room = len(parts) if view.everything else max(MOST, most)
    listed = parts if len(parts) <= room else sorted(parts, key=_is_settled)[:room]
    by = [by for by in ("area", "period") if len({part[by] for part in parts}) > 1] or ["area"]
    titles = {"area": words.AREA, "period": words.PERIOD}
    headers = [view.say(one) for one in (*(titles[one] for one in by), words.VALUE, words.PLACE)]
    rows = [[*(part[one] or "" for one in by), _value(part, view), _place(part, view)] for part in listed]
    inner = [part for part in listed if part["parts"]]
    rooms = _rooms(inner, most - len(listed), view)
    folds = [element("li", _inner(inner[at], view, room)) for at, room in sorted(rooms.items())]
    unlisted = [part for part in parts if part not in listed] if len(listed) < len(parts) else []
    closed = [part for at, part in enumerate(inner) if at not in rooms]
    left_out = sum(_figures(part) for part in (*unlisted, *closed))
    return joined(
        table(sum_text(step, view.language), headers, rows, view),
        element("p", view.say(words.more_figures(left_out)), class_="more") if left_out else NOTHING,
        element("ul", *folds, class_="steps") if folds else NOTHING,
    )


def _rooms(inner: list[Json], most: int, view: View) -> dict[int, int]:
    """Return which of the sums within a sum are taken apart, and how many figures of each: first those that are open."""
    rooms: dict[int, int] = {}
    in_part = 0
    for at in sorted(range(len(inner)), key=lambda at: _is_settled(inner[at])):
        size = _size(inner[at])
        if view.everything or size <= most:
            rooms[at] = size
            most -= size
        elif in_part < _MOST_WITHIN and not _is_settled(inner[at]):
            rooms[at] = 0
            in_part += 1
    return rooms


def _figures(part: Json) -> int:
    return sum(1 for _ in figures_in([part]))


def _is_settled(part: Json) -> bool:
    """Say whether all that a part is made of is there and is a number."""
    return all(map(is_one_number, figures_in([part])))


def _inner(part: Json, view: View, room: int) -> Html:
    name = " ".join(filter(None, (part["area"], part["period"])))
    line = beside(said(f"{name}  {_value(part, view)}", view.language), sum_text(part, view.language), view)
    return fold(line, _parts(part, view.inside, room), is_open=view.opens())


def _value(part: Json, view: View) -> str:
    return value_of(part | {"unit_name": None, "unit_name_en": None}, view)


def _place(part: Json, view: View) -> str:
    missing = "" if part["missing"] is None else f"[{view.say(report_words.REASON[part['missing']])}] "
    return missing + (sum_text(part, view.language) if part["fact"] is None else cited(part["fact"], view.language))
