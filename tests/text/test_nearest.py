"""The name that was probably meant, or none."""

import pytest

from dp_rules.text.nearest import nearest

NAMES = ["premarital_exams", "marriage_registrations", "婚前医学检查率", "产前筛查率", "rate", "per"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("premarital_exam", "premarital_exams"),  # one left out
        ("premarital_examss", "premarital_exams"),  # one too many
        ("premaritla_exams", "premarital_exams"),  # two swapped are one difference
        ("Premarital_Exams", "premarital_exams"),  # case is none
        ("婚前医学检察率", "婚前医学检查率"),
        ("婚检率", None),  # four of seven left out
        ("产前筛选率", "产前筛查率"),
        ("reta", None),  # a swap of words' ends is not of neighbours
        ("raet", "rate"),
        ("pre", "per"),
        ("x", None),
        ("", None),
        ("rate", None),  # the name itself is no guess
    ],
)
def test_the_nearest_name(word: str, expected: str | None) -> None:
    assert nearest(word, NAMES) == expected


def test_ties_go_to_the_first_in_alphabetical_order_whatever_the_order_given() -> None:
    assert nearest("cat", ["bat", "rat", "hat"]) == nearest("cat", ["rat", "hat", "bat"]) == "bat"


def test_nearer_wins_over_first() -> None:
    assert nearest("registration", ["registrables", "registrations"]) == "registrations"


def test_no_names_no_guess() -> None:
    assert nearest("x", []) is None


def test_a_huge_word_takes_no_time() -> None:
    assert nearest("x" * 1_000_000, NAMES) is None


@pytest.mark.parametrize(("length", "found"), [(199, 199), (200, 200), (201, 0)])
def test_endless_words_are_not_compared(length: int, found: int) -> None:
    name = "a" * length
    assert len(nearest("b" + name[1:], [name]) or "") == found
