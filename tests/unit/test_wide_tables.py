"""A table with sentences in it is broken into lines, and nothing of it is lost."""

import re

import pytest

from dp_rules.report.tables import table_text
from dp_rules.text.bilingual import Bilingual, there_are
from dp_rules.text.width import display_width

SENTENCE = "only together they move it: the data and the table of areas; what the other table has not is not told"
CHINESE = "数据、地区表合在一起才改变；数据与地区表分不开（有数据的地区只在一张表里）"


@pytest.mark.parametrize("sentence", [SENTENCE, CHINESE], ids=["words", "characters"])
@pytest.mark.parametrize("widest", [60, 80, 120])
def test_a_wide_table_fits_and_keeps_every_word(sentence: str, widest: int) -> None:
    text = table_text(["no.", "what moved it", "rule"], [["1", sentence, "rate(a, b) > 90% or deaths <= 100"]], widest)
    assert max(map(display_width, text.splitlines())) <= widest
    kept = re.sub(r"[-\s]", "", text)
    assert sorted(kept) == sorted(
        re.sub(r"[-\s]", "", f"no.whatmoveditrule1{sentence}rate(a, b) > 90% or deaths <= 100")
    )


def test_a_table_that_fits_is_as_it_was() -> None:
    rows = [["1", "met → not met"], ["2", "达标"]]
    assert table_text(["no.", "verdict"], rows, 120) == table_text(["no.", "verdict"], rows)


def test_many_columns_stay_readable_where_they_cannot_fit() -> None:
    text = table_text(["x"] * 30, [["a word of its own"] * 30], 60)
    assert "a word of" in text


def test_where_there_is_nothing_to_choose_from_it_says_where_to_define_it() -> None:
    assert there_are(Bilingual("人", "person"), "units") == Bilingual("有：人", "there are: person")
    assert there_are(Bilingual("", ""), "units").en == "none is defined: write one under [units.…]"
