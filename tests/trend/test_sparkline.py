"""The small plot, the signs of each console, and which signs a console has."""

from fractions import Fraction

import pytest

from dp_rules.report.trend.sparkline import Ends, sparkline
from dp_rules.report.trend.style import ASCII, ASCII_PLOT, LINE_PLOT, UNICODE, style_of


def ends(text: str) -> Ends | None:
    """Return a value: ``5``, ``5..`` at least, ``..5`` at most, ``4..5`` between, ``-`` none."""
    if text == "-":
        return None
    low, dots, high = text.partition("..")
    return (Fraction(low) if low else None, Fraction(high or low) if high or not dots else None)


@pytest.mark.parametrize(
    ("values", "lowest", "highest", "expected"),
    [
        ("0 1 2 3 4 5 6 7", 0, 7, "▁▂▃▄▅▆▇█"),
        ("7 0", 0, 7, "█▁"),
        ("-50 10 -20", -50, 10, "▁█▅"),
        ("5 5 5", 5, 5, "▄▄▄"),
        ("5", 5, 5, "▄"),
        ("1 - 2", 1, 2, "▁·█"),
        ("- -", 0, 0, "··"),
        ("1 2.. ..3 4..5 2", 1, 2, "▁↑↓│█"),
        ("10 20", 0, 40, "▃▅"),  # of two areas on one scale
        ("0.49999 0.5 6.49999 6.5", 0, 7, "▁▂▇█"),
    ],
)
def test_a_small_plot(values: str, lowest: int, highest: int, expected: str) -> None:
    drawn = sparkline([ends(value) for value in values.split()], Fraction(lowest), Fraction(highest), UNICODE)
    assert drawn == expected


def test_there_is_none_where_the_console_has_no_blocks() -> None:
    assert sparkline([ends("1"), ends("2")], Fraction(1), Fraction(2), ASCII) == ""


@pytest.mark.parametrize(
    ("encoding", "verdicts", "has_blocks", "plot"),
    [
        ("utf-8", "√×?○", True, LINE_PLOT),
        ("UTF_8", "√×?○", True, LINE_PLOT),
        ("utf-16", "√×?○", True, LINE_PLOT),
        ("gbk", "√×?○", True, ASCII_PLOT),
        ("cp936", "√×?○", True, ASCII_PLOT),
        ("gb18030", "√×?○", True, ASCII_PLOT),
        ("gb2312", "vx?o", False, ASCII_PLOT),
        ("cp1252", "vx?o", False, ASCII_PLOT),
        ("cp437", "vx?o", False, ASCII_PLOT),
        ("ascii", "vx?o", False, ASCII_PLOT),
        ("no such encoding", "vx?o", False, ASCII_PLOT),
    ],
)
def test_a_console_is_given_the_signs_it_has(encoding: str, verdicts: str, *, has_blocks: bool, plot: object) -> None:
    style = style_of(encoding)
    assert "".join(style.verdict[one] for one in ("met", "not_met", "undetermined", "not_evaluated")) == verdicts
    assert bool(style.blocks) == has_blocks
    assert style.plot is plot


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "gb18030", "gb2312", "big5", "cp1252", "cp437", "ascii"])
def test_every_sign_can_be_written(encoding: str) -> None:
    style = style_of(encoding)
    of_plot = "".join("".join(sign.values()) if isinstance(sign, dict) else str(sign) for sign in style.plot)
    signs = "".join(style.verdict.values()) + style.no_data + style.blocks + of_plot
    signs += style.at_least + style.at_most + style.between if style.blocks else ""
    assert signs.encode(encoding).decode(encoding) == signs


def test_the_signs_of_verdicts_differ_from_each_other_and_from_no_data() -> None:
    for style in (UNICODE, ASCII):
        assert len({*style.verdict.values(), style.no_data}) == 5
