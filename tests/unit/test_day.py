"""Days as people write them: of a year or month the first and the last."""

import pytest

from dp_rules.quantity.day import first_day, last_day, last_day_of
from dp_rules.quantity.period import read_period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022年", "2022-01-01", "2022-12-31"),
        ("2022-06", "2022-06-01", "2022-06-30"),
        ("2022年6月", "2022-06-01", "2022-06-30"),
        ("2022.6", "2022-06-01", "2022-06-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2022-06-18", "2022-06-18", "2022-06-18"),
        ("2022/6/8", "2022-06-08", "2022-06-08"),
        ("２０２２年６月１８日", "2022-06-18", "2022-06-18"),
        ("2022-06-18 00:00:00", "2022-06-18", "2022-06-18"),
        ("2022-06-18T00:00:00", "2022-06-18", "2022-06-18"),
        (" 9999 ", "9999-01-01", "9999-12-31"),
        ("2022-06-31", None, None),
        ("2023-02-29", None, None),
        ("2022-13", None, None),
        ("2022-00", None, None),
        ("2022-06-18 12:30:00", None, None),
        ("44730", None, None),
        ("现在", None, None),
        ("", None, None),
    ],
)
def test_days(text: str, first: str | None, last: str | None) -> None:
    found = first_day(text), last_day(text)
    assert tuple(None if day is None else day.isoformat() for day in found) == (first, last)


@pytest.mark.parametrize(
    ("period", "day"),
    [
        ("2022", "2022-12-31"),
        ("2022Q2", "2022-06-30"),
        ("2024M02", "2024-02-29"),
        ("2022M01-09", "2022-09-30"),
        ("9999", "9999-12-31"),
    ],
)
def test_the_last_day_of_a_period(period: str, day: str) -> None:
    read = read_period(period)
    assert read is not None
    assert last_day_of(read).isoformat() == day
