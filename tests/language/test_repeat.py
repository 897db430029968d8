"""A rule that repeats its measure is the same, read from the measure or parsed: same meaning, same places."""

import pytest

from dp_rules.language import syntax
from dp_rules.language.check import check_rule
from dp_rules.language.parse import loose_rule, parse_rule
from dp_rules.language.repeat import repeated
from dp_rules.spec.load import load_plan
from dp_rules.text.place import Span

MEASURES = [
    "accidents",
    "-accidents",
    "accidents@2020",
    "rate(examined, registered)",
    "比率( 检查人数 , 登记人数 )",
    "(examined + screened) / registered * 2",
    "per(surgeries, people, 100万)",
    "decline(accidents, base=2020)",
    "mean(accidents@2018..2020)",
    "share(counties where service and not (refused or unclear) among eligible)",
    "share(patients where follow_ups >= quarter and (checks >= 1 or not annual) among follow_ups >= 1)",
    "rate(sum(counties.served where service), sum(counties.suitable where service))",
]
LIMITS = [" > 70%", ">= 98.5%", " <  0", " <= 3000", "=100%", " > 2020", " >= 8 "]


def spans(node: object) -> list[tuple[str, int, int]]:
    """Return every place in a tree, in order."""
    if isinstance(node, Span):
        return [(node.source.text, node.start, node.end)]
    return [place for part in node for place in spans(part)] if isinstance(node, tuple) else []


def parsed(text: str) -> syntax.Expression:
    tree, found = parse_rule(loose_rule(text))
    assert tree is not None, found
    return tree


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("measure", MEASURES)
def test_it_is_what_the_parser_makes_of_it(measure: str, limit: str) -> None:
    text = measure + limit
    found = repeated(parsed(measure), len(measure), loose_rule(text))
    assert found == parsed(text)
    assert spans(found) == spans(parsed(text))


@pytest.mark.parametrize(
    "tail",
    [
        "", " ", " > ", " > x", " > 70 %", " >= 70% and accidents > 3", " > 70% > 60%", " 70%", " > 007%", " > 70万",
        " > 1,000", " ＞ 70%", " ≥ 70%", " > 70‰", " > 70pp", " > -3", " => 3", f" > {'9' * 41}", " + 1 > 3", " != 3",
    ],
)  # fmt: skip
def test_anything_but_a_plain_limit_is_left_to_the_parser(tail: str) -> None:
    assert repeated(parsed("accidents"), len("accidents"), loose_rule(f"accidents{tail}")) is None


def test_a_rule_that_is_too_long_is_left_to_the_parser() -> None:
    rule = loose_rule("accidents > 70" + " " * 4000)
    assert repeated(parsed("accidents"), len("accidents"), rule) is None


@pytest.mark.parametrize("name", ["liaoning", "jilin"])
def test_units_are_checked_as_for_a_parsed_rule(name: str) -> None:
    plan, _ = load_plan(name)
    assert plan is not None
    for indicator in plan.indicators:
        target = indicator.rule.target
        assert target is not None
        measure = indicator.rule.text[: target.measure.origin.end]
        other = measure + (" > 3" if target.unit is not None and target.unit.kind == "ratio" else " > 3%")
        tree = repeated(parsed(measure), len(measure), loose_rule(other))
        assert tree is not None
        assert str(check_rule(tree, plan.scope)) == str(check_rule(parsed(other), plan.scope))
