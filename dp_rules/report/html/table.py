"""Tables: headers that say what they are of, the first cell of a row as its name, numbers in line."""

import re
from collections.abc import Sequence

from dp_rules.report.html.element import Html, element, said
from dp_rules.report.html.view import View

_ONE = r"[(≈<>≤≥=-]*\s*[0-9][0-9.,]*[0-9]?\s*[%‰]?[)]?(?:\s(?:个百分点|percentage points))?"
_NUMBER = re.compile(rf"(?:[×?] )?{_ONE}(?:, {_ONE})?|[—?]?")
"""What stands to the right in its column: a number as it is shown, or that there is none."""


def table(
    title: str, headers: Sequence[str], rows: Sequence[Sequence[Html | str]], view: View, *, name_at: int = 0
) -> Html:
    """Return a table in a region of its own, which on a narrow screen moves to the side; ``name_at`` is the column that names a row."""
    numbers = [_holds_numbers([row[at] for row in rows]) for at in range(len(headers))]
    classes = ["number" if is_number else "" for is_number in numbers]
    head = [
        element("th", said(header, view.language), scope="col", class_=class_)
        for header, class_ in zip(headers, classes, strict=True)
    ]
    body = [
        element(
            "tr",
            *(
                _cell(cell, view, class_, is_name=at == name_at)
                for at, (cell, class_) in enumerate(zip(row, classes, strict=True))
            ),
        )
        for row in rows
    ]
    inside = element("table", element("thead", element("tr", *head)), element("tbody", *body))
    return element("div", inside, class_="table", role="group", aria_label=title, tabindex="0")


def _cell(cell: Html | str, view: View, class_: str, *, is_name: bool) -> Html:
    inside = cell if isinstance(cell, Html) else said(unbroken(cell) if class_ else cell, view.language)
    return element("th", inside, scope="row", class_=class_) if is_name else element("td", inside, class_=class_)


def unbroken(number: str) -> str:
    """Return a number that no line ends within: its sign and its unit stay with it."""
    return re.sub("(?<=[<>≤≥]) | (?=个)", "\N{NO-BREAK SPACE}", number)


def _holds_numbers(cells: Sequence[Html | str]) -> bool:
    texts = [cell for cell in cells if isinstance(cell, str)]
    return len(texts) == len(cells) and any(texts) and all(_NUMBER.fullmatch(text) for text in texts)
