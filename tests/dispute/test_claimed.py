"""A claimed figure: how it is read, at which precision, and which exact values it stands for."""

from fractions import Fraction

import pytest

from dp_rules.api import load_plan
from dp_rules.audit.dispute.claimed import Claimed, distance, read_claimed, rounding_to
from dp_rules.language import core
from dp_rules.quantity.interval import Interval, exact
from dp_rules.spec.model import Indicator
from dp_rules.text.bilingual import Bilingual

PLAN = load_plan("liaoning")


def measure(number: str) -> core.Core:
    """Return the measure of an indicator of Liaoning's plan: 2 is a rate, 8 or 19 a number, 17 a decline on 2020."""
    indicator = PLAN.indicator(number)
    assert isinstance(indicator, Indicator)
    assert indicator.rule.target is not None
    return indicator.rule.target.measure


@pytest.mark.parametrize(
    ("number", "text", "value", "step"),
    [
        ("2", "71.2%", "712/1000", "1/1000"),
        ("2", "71.20%", "712/1000", "1/10000"),
        ("2", "７１．２％", "712/1000", "1/1000"),
        ("2", "0.712", "712/1000", "1/1000"),
        ("2", "7.12‰", "712/100000", "1/100000"),
        ("2", "104.6%", "1046/1000", "1/1000"),
        ("17", "-3%", "-3/100", "1/100"),
        ("17", "比2020年下降12%", "12/100", "1/100"),
        ("17", "比2020年增长12%", "-12/100", "1/100"),
        ("17", "down 12% on 2020", "12/100", "1/100"),
        ("19", "4.4", "44/10", "1/10"),
        ("19", "1,234", "1234", "1"),
        ("19", "12.3万", "123000", "1000"),
    ],
)
def test_a_figure_is_read_with_its_precision(number: str, text: str, value: str, step: str) -> None:
    claimed = read_claimed(text, measure(number))
    assert isinstance(claimed, Claimed)
    assert (claimed.value, claimed.step) == (Fraction(value), Fraction(step))


@pytest.mark.parametrize(
    ("number", "text", "said"),
    [
        ("2", "约71%", '"约71%" cannot be read as a figure: write 71.2%'),
        ("2", "下降10%", '"下降10%" cannot be read as a figure'),
        ("2", "—", '"—" cannot be read as a figure'),
        ("2", "nan", '"nan" cannot be read as a figure'),
        ("2", "1" * 200, "cannot be read as a figure"),
        ("2", "71.2", '"71.2" has no percent sign: write 71.2%'),
        ("2", "1", '"1" has no percent sign: write 1%'),
        ("2", "比2020年下降12%", '"比2020年下降12%" is a change, and this indicator is none'),
        ("17", "比2016年下降12%", '"比2016年下降12%" is a change on 2016, and this indicator is one on 2020'),
        ("17", "比2020年下降12", '"比2020年下降12" has no percent sign'),
        ("19", "4.4%", 'this indicator is a number and no ratio, so "4.4%" cannot be its value'),
    ],
)
def test_what_cannot_be_the_indicators_figure_is_refused_with_what_to_write(number: str, text: str, said: str) -> None:
    refused = read_claimed(text, measure(number))
    assert isinstance(refused, Bilingual)
    assert said in refused.en
    assert any("\u4e00" <= character <= "\u9fff" for character in refused.zh)


PERCENT = Claimed("71.2%", exact(Fraction(712, 1000)), Fraction(1, 1000))


@pytest.mark.parametrize(
    ("percent", "rounding"),
    [
        ("71.1", None),
        ("71.1499", None),
        ("71.15", "half_even"),  # half to even and half up agree: 71.2
        ("71.2", "exact"),
        ("71.24999", "half_even"),
        ("71.25", "half_even"),  # to the even 71.2; half up it would be 71.3
        ("71.250001", "truncated"),
        ("71.29999", "truncated"),
        ("71.3", None),
    ],
)
def test_which_values_come_to_71_2_percent(percent: str, rounding: str | None) -> None:
    assert rounding_to(PERCENT, Fraction(percent) / 100) == rounding


@pytest.mark.parametrize(
    ("value", "stated", "rounding"),
    [
        ("0.5", 1, "half_up"),  # half to even it is 0
        ("1.5", 2, "half_even"),
        ("-0.5", -1, "half_up"),
        ("-1.7", -1, "truncated"),
        ("-1.7", -2, "half_even"),
        ("2.999", 2, "truncated"),
    ],
)
def test_halves_and_negative_values(value: str, stated: int, rounding: str) -> None:
    assert rounding_to(Claimed(str(stated), exact(stated), Fraction(1)), Fraction(value)) == rounding


@pytest.mark.parametrize(("value", "rounding"), [("2999", None), ("3000", None), ("3001", "bound")])
def test_a_bound_holds_every_value_within(value: str, rounding: str | None) -> None:
    claimed = read_claimed("超3000", measure("19"))
    assert isinstance(claimed, Claimed)
    assert claimed.value is None
    assert rounding_to(claimed, Fraction(value)) == rounding


def test_the_distance_to_a_figure_and_to_a_bound() -> None:
    assert distance(PERCENT, Fraction(70, 100)) == Fraction(12, 1000)
    at_least = Claimed("85%以上", Interval(Fraction(85, 100), None), Fraction(1, 100))
    assert distance(at_least, Fraction(80, 100)) == Fraction(5, 100)
    assert distance(at_least, Fraction(90, 100)) == 0
