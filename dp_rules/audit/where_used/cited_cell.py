"""A cell as people cite it, and which data it may mean: ``2020.csv:3``, ``2020.csv:3:4``, ``2020.xlsx:表1!C5``, ``data.db [facts] #17 value``."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dp_rules.data.fact import Fact
from dp_rules.text.place import Cell, Document, Place

LONGEST = 1000


class CitedCell(NamedTuple):
    """A place as it is cited; what is None is not said. Line and column count from 1."""

    file: str
    sheet: str | None
    line: int
    column: int | None
    field: str | None


_NUMBER = r"0*[1-9][0-9]{0,8}"
_NAME = (
    rf"(?:(?P<letters>[A-Za-z]{{1,3}})(?P<row>{_NUMBER})"
    rf"|#(?P<record>{_NUMBER})(?: (?P<field>[^\]]+))?"
    rf"|(?P<line>{_NUMBER})(?::(?P<column>{_NUMBER}))?)"
)
_FORMS = [
    re.compile(rf"(?P<file>.+?) ?\[(?P<sheet>[^\]]+)\]:? ?{_NAME}"),
    re.compile(rf"(?P<file>.+?):(?P<sheet>[^:!]+)!{_NAME}"),
    re.compile(rf"(?P<file>.+?)[:!]{_NAME}"),
    re.compile(rf"(?P<file>.+?) {_NAME}"),
]


def read_cited_cell(text: str) -> CitedCell | None:
    """Return the place that ``text`` cites, or None where it cites none."""
    text = text.strip()
    for form in _FORMS if len(text) <= LONGEST else ():
        match = form.fullmatch(text)
        if match:
            given = match.groupdict()
            letters = given["letters"]
            line = given["row"] or given["record"] or given["line"]
            column = _column(letters) if letters else int(given["column"]) if given["column"] else None
            return CitedCell(given["file"], given.get("sheet"), int(line), column, given["field"])
    return None


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def data_at(cited: CitedCell, data: Iterable[Fact]) -> list[Fact]:
    """Return the data that stand at a cited place, of a line without a column all of them."""
    return [fact for fact in data if _is_at(fact.place, cited)]


def data_near(cited: CitedCell, data: Iterable[Fact], most: int) -> list[Fact]:
    """Return the data of the cited file that stand nearest: in the same line first, then in the lines around."""
    inside = [(_distance(fact.place, cited), fact) for fact in data if is_file(fact.place.file, cited.file)]
    return [fact for _, fact in sorted(inside, key=lambda pair: pair[0])[:most]]


def _distance(place: Place, cited: CitedCell) -> tuple[bool, int, int]:
    if isinstance(place, Document):
        return True, 0, 0
    other_sheet = isinstance(place, Cell) and cited.sheet is not None and place.sheet != cited.sheet
    return other_sheet, abs(place.line - cited.line), abs(place.column - (cited.column or place.column))


def is_file(name: str, cited: str) -> bool:
    """Say whether a file is the one that is cited, by its whole path or by the end of it."""
    name, cited = name.replace("\\", "/"), cited.replace("\\", "/").removeprefix("./")
    return name.removeprefix("./") == cited or name.endswith(f"/{cited}")


def files_of(data: Iterable[Fact]) -> Iterator[str]:
    """Yield the files in which data stand, each once."""
    yield from dict.fromkeys(fact.place.file for fact in data)


def _is_at(place: Place, cited: CitedCell) -> bool:
    if isinstance(place, Document) or not is_file(place.file, cited.file):
        return False
    if place.line != cited.line or cited.column not in {None, place.column}:
        return False
    if isinstance(place, Cell):
        return cited.sheet in {None, place.sheet} and cited.field in {None, place.field}
    return cited.sheet is None and cited.field is None
