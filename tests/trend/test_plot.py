"""The large plot as text, line by line: what stands where, and what may never be shown."""

import re
from fractions import Fraction

import pytest

from dp_rules.report.trend.plot import Chart, Line, Mark, draw, fitting_columns
from dp_rules.report.trend.style import ASCII_PLOT, LINE_PLOT, PlotSigns


def years(first: int, last: int) -> tuple[str, ...]:
    """Return the names of the years."""
    return tuple(str(year) for year in range(first, last + 1))


def number(column: int, value: int | str, verdict: str = "met") -> Mark:
    """Return a value that is one number."""
    return Mark(column, Fraction(value), Fraction(value), verdict)


def drawn(chart: Chart, signs: PlotSigns = ASCII_PLOT, width: int = 80) -> str:
    """Return a plot as text, between line ends, with the power of ten above it where there is one."""
    lines, exponent = draw(chart, width, signs)
    assert all(line == line.rstrip() for line in lines)
    return "\n" + "".join(f"{line}\n" for line in [*([f"e{exponent}"] if exponent else []), *lines])


TARGET = (Line(Fraction(70), 4),)
PICTURES = {
    "rising, through the target": (
        Chart(years(2021, 2025), (number(0, 68, "not_met"), number(1, 69, "not_met"), number(2, 71)), TARGET, suffix="%"),
        """
71.0% +                    *
70.5% +
70.0% +. . . . . . . . . . . . . . . . . .===.
69.5% +
69.0% +            *
68.5% +
68.0% +    *
      +----------------------------------------
         2021    2022    2023    2024    2025
           x       x       v
""",
    ),
    "flat, at the target": (
        Chart(years(2021, 2023), (number(0, 70), number(1, 70), number(2, 70)), (Line(Fraction(70), 2),)),
        """
85 +
80 +
75 +
70 +. . * . . . * . . .=*=.
65 +
60 +
55 +
   +------------------------
      2021    2022    2023
        v       v       v
""",
    ),
    "one point": (
        Chart(("2021",), (number(0, 5),)),
        """
6.5 +
6.0 +
5.5 +
5.0 +    *
4.5 +
4.0 +
3.5 +
    +--------
       2021
         v
""",
    ),
    "zero alone": (
        Chart(("2021",), (number(0, 0),)),
        """
3 +
2 +
1 +
0 +    *
  +--------
     2021
       v
""",
    ),
    "a year without a value, and one with a verdict alone": (
        Chart(years(2021, 2024), (number(0, 10), number(3, 30)), verdicts=((1, "not_evaluated"),)),
        """
30 +                            *
28 +
26 +
24 +
22 +
20 +
18 +
16 +
14 +
12 +
10 +    *
   +--------------------------------
      2021    2022    2023    2024
        v       o               v
""",
    ),
    "bounds: at least, at most, between": (
        Chart(
            years(2021, 2023),
            (
                Mark(0, Fraction(60), None, "undetermined"),
                Mark(1, None, Fraction(80), "met"),
                Mark(2, Fraction(65), Fraction(75), "not_met"),
            ),
            suffix="%",
        ),
        """
80% +    ^       +
78% +    |       |
76% +    |       |       +
74% +    |       |       |
72% +    |       |       |
70% +    |       |       |
68% +    |       |       |
66% +    |       |       +
64% +    |       |
62% +    |       |
60% +    +       v
    +------------------------
       2021    2022    2023
         ?       v       x
""",
    ),
    "falling, below 0": (
        Chart(years(2021, 2023), (number(0, 10), number(1, 0, "not_met"), number(2, -50, "not_met")), (Line(Fraction(10), 2),), suffix="%"),
        """
 10% +. . * . . . . . . .===.
  0% +            *
-10% +
-20% +
-30% +
-40% +
-50% +                    *
     +------------------------
        2021    2022    2023
          v       x       x
""",
    ),
    "the target above all values, a milestone, a baseline": (
        Chart(
            years(2020, 2025),
            (number(2, 66, "not_met"), number(3, 67, "not_met")),
            (Line(Fraction(75), 5),),
            (Line(Fraction(70), 4),),
            number(0, 65),
            suffix="%",
        ),
        """
75% +. . . . . . . . . . . . . . . . . . . . . .===.
74% +
73% +
72% +
71% +
70% +                                   ---
69% +
68% +
67% +                            *
66% +                    *
65% +   #
    +------------------------------------------------
       2020    2021    2022    2023    2024    2025
                         x       x
""",
    ),
    "the target below all values": (
        Chart(years(2021, 2022), (number(0, 12, "not_met"), number(1, 11, "not_met")), (Line(Fraction(10), 1),)),
        """
12.0 +    *
11.8 +
11.6 +
11.4 +
11.2 +
11.0 +            *
10.8 +
10.6 +
10.4 +
10.2 +
10.0 +. . . . . .===.
     +----------------
        2021    2022
          x       x
""",
    ),
    "a range, whose two limits are lines": (
        Chart(years(2021, 2022), (number(0, 60), number(1, 95)), (Line(Fraction(65), 1), Line(Fraction(90), 1)), suffix="%"),
        """
95% +            *
90% +. . . . . .===.
85% +
80% +
75% +
70% +
65% +. . . . . .===.
60% +    *
    +----------------
       2021    2022
         v       v
""",
    ),
    "huge": (
        Chart(years(2021, 2022), (number(0, 10**15), number(1, 2 * 10**15))),
        """
e15
2.0 +            *
1.9 +
1.8 +
1.7 +
1.6 +
1.5 +
1.4 +
1.3 +
1.2 +
1.1 +
1.0 +    *
    +----------------
       2021    2022
         v       v
""",
    ),
    "tiny": (
        Chart(years(2021, 2022), (number(0, "1/1000000000000"), number(1, "3/2000000000000"))),
        """
e-12
1.50 +            *
1.45 +
1.40 +
1.35 +
1.30 +
1.25 +
1.20 +
1.15 +
1.10 +
1.05 +
1.00 +    *
     +----------------
        2021    2022
          v       v
""",
    ),
    "thirds, which no decimal writes": (
        Chart(years(2021, 2022), (number(0, "1/3"), number(1, "2/3")), (Line(Fraction(1, 2), 1),)),
        """
0.70 +
0.65 +            *
0.60 +
0.55 +
0.50 +. . . . . .===.
0.45 +
0.40 +
0.35 +    *
0.30 +
     +----------------
        2021    2022
          v       v
""",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PICTURES)
def test_a_plot_is_drawn(name: str) -> None:
    chart, expected = PICTURES[name]
    assert drawn(chart) == expected


def test_a_plot_in_unicode_has_lines_and_arrows() -> None:
    chart = Chart(
        years(2021, 2023),
        (number(0, 1), Mark(1, Fraction(2), None, "undetermined"), Mark(2, None, Fraction(2), "not_met")),
        (Line(Fraction(3), 2),),
    )
    assert (
        drawn(chart, LINE_PLOT)
        == """
3.0 ┤· · · · · · ↑ · · ·═══·
2.8 ┤            │
2.6 ┤            │
2.4 ┤            │
2.2 ┤            │
2.0 ┤            ┴       ┬
1.8 ┤                    │
1.6 ┤                    │
1.4 ┤                    │
1.2 ┤                    │
1.0 ┤    ●               ↓
    └────────────────────────
       2021    2022    2023
         √       ?       ×
"""
    )


def test_nothing_is_drawn_of_nothing() -> None:
    assert draw(Chart((), ()), 80, ASCII_PLOT) == ([], 0)
    assert draw(Chart(("2021",), (), verdicts=((0, "not_evaluated"),)), 80, ASCII_PLOT) == ([], 0)


# ── what is shown never contradicts the verdict ──


def row_of(sign: str, text: str) -> int:
    """Return the line of the first sign in the plot, its labels left out."""
    return next(index for index, line in enumerate(text.splitlines()) if sign in line.partition("+")[2])


@pytest.mark.parametrize(
    ("value", "side"),
    [("69", 1), ("69.9999999", 1), ("70", 0), ("70.0000001", -1), ("71", -1)],
)
def test_a_value_stands_in_the_row_of_the_target_only_where_it_is_the_target(value: str, side: int) -> None:
    chart = Chart(("2021", "2022"), (number(0, 20), number(1, value)), (Line(Fraction(70), None),), suffix="%")
    text = drawn(chart)
    points = [index for index, line in enumerate(text.splitlines()) if "*" in line]
    target = row_of(". .", text)
    assert (points[0] > target) - (points[0] < target) == side
    assert text.splitlines()[target].startswith(" 70% +") or text.splitlines()[target].startswith("70% +")


@pytest.mark.parametrize("level", [Fraction(83), Fraction(1, 3), Fraction("0.00001"), Fraction(-7), Fraction(10**9)])
@pytest.mark.parametrize("off", [Fraction(-1, 10**9), Fraction(1, 10**9), Fraction(-1000), Fraction(1000)])
def test_that_holds_for_any_level(level: Fraction, off: Fraction) -> None:
    text = drawn(
        Chart(("2021", "2022"), (number(0, str(level - 5)), number(1, str(level + off))), (Line(level, None),))
    )
    last = max(range(len(text.splitlines())), key=lambda index: text.splitlines()[index].rfind("*"))
    target = row_of(". .", text)
    assert (last > target) == (off < 0)
    assert (last < target) == (off > 0)


# ── width ──


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("count", [1, 2, 5, 12, 30])
@pytest.mark.parametrize("scale", [1, 10**9])
@pytest.mark.parametrize("signs", [ASCII_PLOT, LINE_PLOT])
def test_no_line_is_wider_than_the_terminal(width: int, count: int, scale: int, signs: PlotSigns) -> None:
    values = tuple(number(column, column * scale) for column in range(count))
    chart = Chart(years(2001, 2000 + count), values, (Line(Fraction(3), count - 1),), suffix="%")
    fits = fitting_columns(chart, width)
    lines, _ = draw(chart, width, signs)
    assert (max(map(len, lines)) <= width) == (count <= fits)
    assert fits >= 12
    assert sum(line.partition(signs.tick)[2].count(signs.point) for line in lines if signs.tick in line) >= min(
        count, 1
    )


def test_names_of_periods_that_have_no_room_are_left_out_and_never_run_together() -> None:
    chart = Chart(years(2001, 2016), tuple(number(column, column) for column in range(16)))
    names = next(line for line in draw(chart, 40, ASCII_PLOT)[0] if "20" in line and "+" not in line)
    assert names.split() == ["2001", "2004", "2007", "2010", "2013", "2016"]


def test_all_rows_are_equally_far_apart_and_hold_the_numbers_they_name() -> None:
    text = drawn(PICTURES["falling, below 0"][0])
    labels = [Fraction(found[1]) for found in re.finditer(r"(?m)^ *(-?[0-9.]+)% \+", text)]
    assert labels == [Fraction(level) for level in range(10, -60, -10)]
