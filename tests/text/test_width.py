"""How wide text stands in a terminal."""

import pytest

from dp_rules.text.width import display_width


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("abc", 3),
        ("婚检", 4),
        ("a婚b", 4),
        ("（）", 4),  # full-width signs
        ("％＞", 4),
        ("“”", 2),  # ambiguous: narrow, as terminals outside East Asia and Python's own tables have it
        ("é", 1),
        ("e\u0301", 1),  # a letter and its accent
        ("❤\ufe0f", 1),  # what picks a picture or a sign has no width
        ("ที่", 1),  # a letter, its vowel and its tone
        ("1\u20e3", 1),
        ("ｱ", 1),  # half-width
        ("한", 2),
        ("�", 1),
        ("≥", 1),
    ],
)
def test_width(text: str, width: int) -> None:
    assert display_width(text) == width
