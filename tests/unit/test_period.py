"""Periods: how each is written, which are none, what follows what, and what they are made of."""

import pytest

from dp_rules.facts import read_periods
from dp_rules.quantity.no_period import how_to_write
from dp_rules.quantity.parts_of_period import parts_of
from dp_rules.quantity.period import (
    Period,
    last_month,
    last_quarter,
    periods_between,
    read_period,
    same_length,
)


def named(text: str) -> str | None:
    period = read_period(text)
    return None if period is None else str(period)


def period(text: str) -> Period:
    found = read_period(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("2023", "2023"),
        ("２０２３年度", "2023"),
        ("2023Q2", "2023Q2"),
        ("2023年第二季度", "2023Q2"),
        ("2023年２季度", "2023Q2"),
        ("2023-07", "2023M07"),
        ("2023M07", "2023M07"),
        ("2023年7月", "2023M07"),
        # from January
        ("2023M01-09", "2023M01-09"),
        ("2023m1-9", "2023M01-09"),
        ("2023M01-M09", "2023M01-09"),
        ("2023年1-9月", "2023M01-09"),
        ("2023年1—9月", "2023M01-09"),
        ("2023年1–9月", "2023M01-09"),
        ("２０２３年１－９月", "2023M01-09"),
        ("2023年1至9月", "2023M01-09"),
        ("2023年1~9月", "2023M01-09"),
        ("2023年1～9月", "2023M01-09"),
        ("2023年1月至9月", "2023M01-09"),
        ("2023年01-09月", "2023M01-09"),
        ("2023年1-9月份", "2023M01-09"),
        ("2023年前三季度", "2023M01-09"),
        ("2023年前3个季度", "2023M01-09"),
        ("2023年前九个月", "2023M01-09"),
        ("2023Q1-Q3", "2023M01-09"),
        ("2023Q1-3", "2023M01-09"),
        ("2023年1-3季度", "2023M01-09"),
        ("2023年第一至第三季度", "2023M01-09"),
        ("2023年上半年", "2023M01-06"),
        ("2023年前两个季度", "2023M01-06"),
        ("2023H1", "2023M01-06"),
        ("2023年1-2月", "2023M01-02"),
        ("2023年1-11月", "2023M01-11"),
        # what is another period already is written as that
        ("2023年1-1月", "2023M01"),
        ("2023年1-3月", "2023Q1"),
        ("2023年前三个月", "2023Q1"),
        ("2023年1-12月", "2023"),
        ("2023Q1-Q4", "2023"),
        ("2023年4-6月", "2023Q2"),
        ("2023M07-09", "2023Q3"),
        ("2023年10—12月", "2023Q4"),
        # none
        ("2023年4-9月", None),
        ("2023年5-7月", None),
        ("2023年9-1月", None),
        ("2023年4-4月", None),
        ("2023年下半年", None),
        ("2023H2", None),
        ("2023Q2-Q3", None),
        ("2023年1-13月", None),
        ("2023年0-9月", None),
        ("2023年1-9", None),
        ("2023M01-00", None),
        ("2023-01-09", None),
        ("2023-12-31", None),
        ("2022年10月-2023年9月", None),
        ("去年", None),
        ("", None),
    ],
)
def test_how_a_period_is_written(written: str, canonical: str | None) -> None:
    assert named(written) == canonical
    if canonical is not None:
        assert named(canonical) == canonical


@pytest.mark.parametrize(
    ("written", "zh", "en"),
    [
        ("2023年4-9月", "从1月起的（2023M01-09）", "only those from January (2023M01-09) and a quarter (2023Q3)"),
        ("2023年下半年", "7至12月的数，分月或分季度写", "give months 7 to 12 by month or by quarter"),
        ("2023Q2-Q3", "4至9月的数", "months 4 to 9"),
        ("2023-12-31", "全年的数写 2023，当月的数写 2023-12", "write 2023 for the year, 2023-12 for the month"),
        ("2023年6月1日", "当月的数写 2023-06", "2023-06 for the month"),
        ("2023-12-31 00:00:00", "一天不是时期", "a day is no period"),
        ("去年", "写作 2023、2023Q2", "write 2023, 2023Q2, 2023-07 or 2023M01-09"),
    ],
)
def test_what_to_write_instead(written: str, zh: str, en: str) -> None:
    assert read_period(written) is None
    help_ = how_to_write(written)
    assert zh in help_.zh
    assert en in help_.en


def test_years_to_date_are_as_long_as_each_other_only_with_the_same_last_month() -> None:
    nine = period("2023M01-09")
    assert same_length(nine, period("2020M01-09"))
    for other in ("2023M01-06", "2023M01-08", "2023M09", "2023Q3", "2023"):
        assert not same_length(nine, period(other)), other
        assert not same_length(period(other), nine), other


def test_where_a_period_ends() -> None:
    assert (last_month(period("2023M01-08")), last_quarter(period("2023M01-08"))) == (8, 3)
    assert (last_month(period("2023Q2")), last_quarter(period("2023Q2"))) == (6, 2)
    assert (last_month(period("2023")), last_quarter(period("2023"))) == (12, 4)


def test_years_to_date_follow_each_other_by_the_year() -> None:
    assert list(map(str, periods_between(period("2022M01-09"), period("2024M01-09")))) == [
        "2022M01-09",
        "2023M01-09",
        "2024M01-09",
    ]
    assert sorted(map(period, ["2023M01-09", "2022M01-11", "2023M09", "2023M01-08"])) == list(
        map(period, ["2022M01-11", "2023M01-08", "2023M09", "2023M01-09"])
    )


@pytest.mark.parametrize(
    ("option", "periods"),
    [
        ("2022M01-09..2024M01-09", "2022M01-09 2023M01-09 2024M01-09"),
        ("2023年1-9月,2023年上半年", "2023M01-09 2023M01-06"),
        ("2022..2024", "2022 2023 2024"),
        ("2022Q4..2023Q1", "2022Q4 2023Q1"),
        ("2022M01-09..2024M01-06", None),
        ("2022M01-09..2024", None),
        ("2023M01..2023M01-09", None),
        ("2024M01-09..2022M01-09", None),
    ],
)
def test_the_periods_of_an_option(option: str, periods: str | None) -> None:
    found = read_periods(option, [])
    assert (None if found is None else " ".join(map(str, found))) == periods


@pytest.mark.parametrize(
    ("whole", "first_month", "ways"),
    [
        ("2023", 1, ["2023Q1 2023Q2 2023Q3 2023Q4", "2023M01 2023M02 2023M03 2023M04 2023M05 2023M06 2023M07 2023M08 2023M09 2023M10 2023M11 2023M12"]),
        ("2023", 10, ["2022Q4 2023Q1 2023Q2 2023Q3", "2022M10 2022M11 2022M12 2023M01 2023M02 2023M03 2023M04 2023M05 2023M06 2023M07 2023M08 2023M09"]),
        ("2023", 9, ["2022M09 2022M10 2022M11 2022M12 2023M01 2023M02 2023M03 2023M04 2023M05 2023M06 2023M07 2023M08"]),
        ("2023", 4, ["2022Q2 2022Q3 2022Q4 2023Q1", "2022M04 2022M05 2022M06 2022M07 2022M08 2022M09 2022M10 2022M11 2022M12 2023M01 2023M02 2023M03"]),
        ("2023Q2", 1, ["2023M04 2023M05 2023M06"]),
        ("2023Q4", 10, ["2023M10 2023M11 2023M12"]),
        ("2023M07", 1, []),
        ("2023M07", 10, []),
        ("2023M01-06", 1, ["2023Q1 2023Q2", "2023M01 2023M02 2023M03 2023M04 2023M05 2023M06"]),
        ("2023M01-02", 1, ["2023M01 2023M02"]),
        ("2023M01-11", 1, ["2023M01 2023M02 2023M03 2023M04 2023M05 2023M06 2023M07 2023M08 2023M09 2023M10 2023M11"]),
        ("2023M01-02", 10, ["2023M01 2023M02"]),
        ("2023M01-06", 10, ["2023Q1 2023Q2", "2023M01 2023M02 2023M03 2023M04 2023M05 2023M06"]),
    ],
)  # fmt: skip
def test_what_a_period_is_made_of(whole: str, first_month: int, ways: list[str]) -> None:
    assert [" ".join(map(str, way)) for way in parts_of(period(whole), first_month)] == ways


@pytest.mark.parametrize("first_month", range(1, 13))
def test_the_months_of_years_follow_each_other_without_gap(first_month: int) -> None:
    months = [month for year in range(2020, 2024) for month in parts_of(Period(year), first_month)[-1]]
    assert months == periods_between(months[0], months[-1])
    assert len(months) == 4 * 12
    assert last_month(months[-1]) == (first_month - 2) % 12 + 1
