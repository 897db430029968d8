"""The signs of a console: for verdicts, for the small plot in a row, and for the large plot.

Signs are plain characters without colour. Only what the console's encoding has is used. Where Chinese is written in
two bytes (GBK and its like), these consoles show such signs as wide as a Chinese character, so that they stay out of
the large plot, in which every column counts.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple


class PlotSigns(NamedTuple):
    """What the large plot is drawn with, each one character wide."""

    verdict: Mapping[str, str]
    point: str
    baseline: str
    level: str
    target: str
    milestone: str
    path: str
    bar: str
    lower_end: str
    upper_end: str
    up: str
    down: str
    axis: str
    tick: str
    corner: str
    floor: str


class Style(NamedTuple):
    """The signs of one console.

    ``blocks`` are the steps of the small plot, low to high, empty where the console has none; ``at_least``,
    ``at_most`` and ``between`` stand in it for bounds.
    """

    verdict: Mapping[str, str]
    no_data: str
    blocks: str
    at_least: str
    at_most: str
    between: str
    plot: PlotSigns


_PLAIN: Final = {"met": "v", "not_met": "x", "undetermined": "?", "not_evaluated": "o"}
_SIGNS: Final = {"met": "√", "not_met": "×", "undetermined": "?", "not_evaluated": "○"}
_BLOCKS: Final = "▁▂▃▄▅▆▇█"
_AT_LEAST: Final = "↑"
_AT_MOST: Final = "↓"
_BETWEEN: Final = "│"
_NO_DATA: Final = "·"
ASCII_PLOT: Final = PlotSigns(_PLAIN, "*", "#", ".", "=", "-", "~", "|", "+", "+", "^", "v", "|", "+", "+", "-")
LINE_PLOT: Final = PlotSigns(_SIGNS, "●", "◆", "·", "═", "─", "~", "│", "┴", "┬", "↑", "↓", "│", "┤", "└", "─")
UNICODE: Final = Style(_SIGNS, _NO_DATA, _BLOCKS, _AT_LEAST, _AT_MOST, _BETWEEN, LINE_PLOT)
ASCII: Final = Style(_PLAIN, ".", "", "^", "v", "|", ASCII_PLOT)


def style_of(encoding: str) -> Style:
    """Return the signs that a console of an encoding can show, ``utf-8`` or as Python calls others."""
    if encoding.lower().replace("_", "-").startswith("utf"):
        return UNICODE
    if not _has(encoding, "".join(_SIGNS.values()) + _NO_DATA):
        return ASCII
    blocks = _BLOCKS if _has(encoding, _BLOCKS + _AT_LEAST + _AT_MOST + _BETWEEN) else ""
    return UNICODE._replace(blocks=blocks, plot=ASCII_PLOT)


def _has(encoding: str, signs: str) -> bool:
    try:
        signs.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
