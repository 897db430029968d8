"""Text from strangers made safe to print."""

import sys
import unicodedata

import pytest

from dp_rules.text.safe import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("婚前医学检查率 ＞70％", "婚前医学检查率 ＞70％"),
        ("\x1b[31mred", "�[31mred"),
        ("\x9b31mred", "�31mred"),
        ("a\tb", "a b"),
        ("a\r\nb", "a�\nb"),
        ("a\x00b", "a�b"),
        ("a\x7fb", "a�b"),
        ("\u202egnp", "�gnp"),  # turns the direction of reading
        ("a\u200bb", "a�b"),  # takes no room
        ("\ufeffa", "�a"),
        ("a\u2028b", "a�b"),  # a line end of another kind
        ("\ud800", "�"),  # half a character
        ("\ue000", "�"),  # a private one
        ("👍", "👍"),
    ],
    ids=ascii,
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_one_character_stays_one_so_that_columns_hold() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    shown = printable(everything)
    assert len(shown) == len(everything)
    assert {unicodedata.category(character) for character in shown} & {"Cf", "Cs", "Co", "Cn"} == set()
    assert [character for character in shown if unicodedata.category(character) == "Cc"] == ["\n"]
