"""What a measure can be, what a target allows of it, and when two expressions mean the same."""

from fractions import Fraction

import pytest
from language.world import SCOPE

from dp_rules.language import core
from dp_rules.language.allowed import allowed_values, relation
from dp_rules.language.check import check_measure, check_rule
from dp_rules.language.domain import domain_of
from dp_rules.language.meaning import meaning
from dp_rules.language.parse import loose_rule, parse_rule
from dp_rules.quantity.interval import Interval
from dp_rules.quantity.ranges import Ranges
from dp_rules.quantity.show import write_exact


def rule(text: str) -> core.Core:
    tree, _ = parse_rule(loose_rule(text))
    assert tree is not None
    node, found = check_rule(tree, SCOPE)
    assert node is not None, found
    return node


def measure(text: str) -> core.Core:
    tree, _ = parse_rule(loose_rule(text))
    assert tree is not None
    node, found = check_measure(tree, SCOPE)
    assert node is not None, found
    return node


def written(values: Interval) -> str:
    """Return an interval as mathematicians write it: ``[0, 1)``; the ends are exact."""
    lower = "(-∞" if values.lower is None else ("(" if values.lower_open else "[") + write_exact(values.lower)
    upper = "∞)" if values.upper is None else write_exact(values.upper) + (")" if values.upper_open else "]")
    return f"{lower}, {upper}"


def all_written(ranges: Ranges) -> str:
    return " ∪ ".join(map(written, ranges)) or "∅"


DOMAINS = {
    "accidents": "[0, ∞)",
    "accidents@2020": "[0, ∞)",
    "-accidents": "(-∞, 0]",
    "5": "[5, 5]",
    "accidents + 3 * accidents": "[0, ∞)",
    "accidents - accidents@2020": "(-∞, ∞)",
    "rate(examined, registered)": "[0, ∞)",
    "rate(screened, registered)": "[0, 1]",
    "screened / registered": "[0, 1]",
    "registered / screened": "[0, ∞)",
    "1 - rate(screened, registered)": "[0, 1]",
    "2 * rate(screened, registered)": "[0, 2]",
    "rate(screened, registered) * rate(screened, registered)": "[0, 1]",
    "round(rate(screened, registered), 0.1%)": "[0, 1]",
    "rate(sum(counties.served), sum(counties.suitable))": "[0, ∞)",
    "per(surgeries, people, 100万)": "[0, ∞)",
    "decline(accidents, base=2020)": "(-∞, 1]",
    "growth(accidents, base=2020)": "[-1, ∞)",
    "change(accidents, base=2020)": "(-∞, ∞)",
    "change(rate(screened, registered), base=2020)": "[-1, 1]",
    "share(counties where service)": "[0, 1]",
    "share(patients where follow_ups >= quarter among follow_ups >= 1)": "[0, 1]",
    "count(counties where service)": "[0, ∞)",
    "sum(counties.served)": "[0, ∞)",
    "min(counties.served)": "[0, ∞)",
    "mean(accidents@2018..2020)": "[0, ∞)",
    "sum(rate(screened, registered)@2018..2020)": "[0, ∞)",
    "mean(rate(screened, registered)@2018..2020)": "[0, 1]",
    "max(accidents@2018..2020)": "[0, ∞)",
    "year": "[0, ∞)",
}


@pytest.mark.parametrize(("text", "expected"), DOMAINS.items())
def test_what_a_measure_can_be_whatever_the_data(text: str, expected: str) -> None:
    assert written(domain_of(measure(text))) == expected


ALLOWED = {
    "accidents > 3": "(3, ∞)",
    "accidents >= 3": "[3, ∞)",
    "accidents < 3": "[0, 3)",
    "accidents <= 3": "[0, 3]",
    "accidents = 3": "[3, 3]",
    "accidents != 3": "[0, 3) ∪ (3, ∞)",
    "3 < accidents": "(3, ∞)",
    "3 <= accidents < 5": "[3, 5)",
    "5 < accidents < 3": "∅",
    "accidents < 0": "∅",
    "accidents >= 0": "[0, ∞)",
    "not (accidents > 3)": "[0, 3]",
    "not (accidents >= 0)": "∅",
    "accidents > 3 and accidents <= 5": "(3, 5]",
    "accidents < 3 or accidents > 5": "[0, 3) ∪ (5, ∞)",
    "accidents < 3 or accidents >= 3": "[0, ∞)",
    "not (accidents < 3 or accidents > 5)": "[3, 5]",
    "rate(screened, registered) > 83%": "(83/100, 1]",
    "rate(screened, registered) >= 100%": "[1, 1]",
    "rate(screened, registered) > 100%": "∅",
    "rate(examined, registered) > 100%": "(1, ∞)",
    "decline(accidents, base=2020) >= 100%": "[1, 1]",
    "decline(accidents, base=2020) >= 110%": "∅",
}


@pytest.mark.parametrize(("text", "expected"), ALLOWED.items())
def test_what_a_target_allows(text: str, expected: str) -> None:
    allowed = allowed_values(rule(text))
    assert allowed is not None
    assert all_written(allowed.values) == expected


@pytest.mark.parametrize(
    "text",
    [
        "accidents > 3 and doses > 3",
        "accidents > accidents@2020",
        "accidents > 3 or accidents@2020 > 3",
        "not (accidents > 3 and doses > 3)",
        "service",
    ],
)
def test_a_rule_about_several_quantities_allows_no_set_of_one(text: str) -> None:
    assert allowed_values(rule(text)) is None


SAME = [
    ("rate(screened, registered)", "screened / registered"),
    ("比率(筛查人数, 登记人数)", "rate(screened, registered)"),
    ("1.50 * accidents", "1.5 * accidents"),
    ("accidents@2020", "accidents@2020年"),
    ("decline(accidents, base=2020)", "1 - accidents / accidents@2020"),
    ("round(rate(screened, registered), 0.1%)", "round(screened / registered, 0.10%)"),
    ("share(counties where service)", "share(各县 where 开展服务)"),
]
OTHER = [
    ("rate(screened, registered)", "rate(examined, registered)"),
    ("rate(screened, registered)", "rate(registered, screened)"),
    ("accidents", "accidents@2020"),
    ("accidents", "-accidents"),
    ("accidents + accidents@2020", "accidents - accidents@2020"),
    ("decline(accidents, base=2020)", "decline(accidents, base=2019)"),
    ("decline(accidents, base=2020)", "growth(accidents, base=2020)"),
    ("mean(accidents@2018..2020)", "sum(accidents@2018..2020)"),
    ("mean(accidents@2018..2020)", "mean(accidents@2019..2020)"),
    ("round(rate(screened, registered), 0.1%)", "round(rate(screened, registered), 1%)"),
    ("share(counties where service)", "share(counties where eligible)"),
    ("share(counties where service)", "share(counties where service among eligible)"),
    ("sum(counties.served)", "max(counties.served)"),
    ("sum(counties.served)", "sum(counties.suitable)"),
    ("year", "quarter"),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_what_computes_the_same_means_the_same(first: str, second: str) -> None:
    assert meaning(measure(first)) == meaning(measure(second))
    assert hash(meaning(measure(first))) == hash(meaning(measure(second)))


@pytest.mark.parametrize(("first", "second"), OTHER)
def test_what_computes_something_else_means_something_else(first: str, second: str) -> None:
    assert meaning(measure(first)) != meaning(measure(second))


def test_a_target_is_stricter_exactly_when_the_other_is_weaker() -> None:
    texts = [*ALLOWED, "accidents > 3 and doses > 3"]
    mirrored = {"stricter": "weaker", "weaker": "stricter"}
    for first in texts:
        for second in texts:
            found = relation(rule(first), rule(second))
            assert relation(rule(second), rule(first)) == mirrored.get(found, found)


def test_a_number_more_or_less_decides_how_targets_stand() -> None:
    at = Fraction(70)
    expected = {at - 1: "weaker", at: "same", at + 1: "stricter"}
    for limit, relation_ in expected.items():
        found = relation(rule(f"rate(screened, registered) > {limit}%"), rule("rate(screened, registered) > 70%"))
        assert found == relation_
