"""How high a row has to be for its text; Excel does not find out by itself where cells are merged."""

from collections.abc import Iterable

from dp_rules.text.width import display_width

_LINE, _ROOM, _LEAST, _MOST = 14.0, 8.0, 26.0, 409.0
_MARGIN = 1.5
"""How much of a column's width, counted in digits, its text cannot use."""


def height_of(texts: Iterable[tuple[str, float]]) -> float:
    """Return the height, in points, of a row of texts, each with the width of its column."""
    height = _ROOM + _LINE * max(_lines(text, width - _MARGIN) for text, width in texts)
    return min(max(_LEAST, height), _MOST)


def _lines(text: str, width: float) -> int:
    return sum(max(1, int(-(-display_width(part) // width))) for part in text.split("\n"))
