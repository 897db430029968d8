"""Every line of the language reference is run: the rule, and what the page says comes out."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from language.world import AREA, DATASET, NOW, SCOPE

from dp_rules.evaluation.exact import evaluate
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.trace import Value
from dp_rules.evaluation.view import AreaView
from dp_rules.language.check import check_measure, check_rule
from dp_rules.language.parse import loose_rule, parse_rule
from dp_rules.quantity.interval import Interval, Undefined
from dp_rules.quantity.show import show
from dp_rules.quantity.unit import TRUTH, Unit
from dp_rules.text.place import Span

REFERENCE = Path(__file__).parents[2] / "grammar" / "README.md"


def examples() -> Iterator[object]:
    """Yield the lines of the blocks marked ``rules``."""
    inside = False
    for number, line in enumerate(REFERENCE.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("```"):
            inside = line == "```rules"
        elif inside and line.strip():
            rule, mark, expected = line.rpartition("#")
            assert mark, f"line {number} says nothing of what comes out"
            yield pytest.param(rule.strip(), expected.strip(), id=f"{number}: {rule.strip()}")


def outcome(text: str) -> str:
    """Return what comes out of a rule or measure, in the words of the reference."""
    tree, found = parse_rule(loose_rule(text))
    if tree is None:
        return f"error: {found[0].code}"
    node, found = check_rule(tree, SCOPE)
    if (
        node is None
        and found[0].code == "not-a-condition"
        and isinstance(found[0].place, Span)
        and found[0].place.text == text
    ):
        node, found = check_measure(tree, SCOPE)
    if node is None:
        return f"error: {found[0].code}"
    value = evaluate(node, AreaView(Known(DATASET, SCOPE), AREA, NOW)).value
    if node.unit == TRUTH:
        return {True: "true", False: "false", None: "unknown"}[value]  # type: ignore[index]
    return f"= {shown(value, node.unit)}"


def shown(value: Value, unit: Unit) -> str:
    """Return a value as the reference writes it: what is rounded ends in …"""
    if isinstance(value, Undefined):
        return "undefined"
    assert isinstance(value, Interval)
    if value.is_exact:
        assert value.lower is not None
        return one(value.lower, unit)
    ends = []
    if value.lower is not None:
        ends.append(f"{'>' if value.lower_open else '≥'} {one(value.lower, unit)}")
    if value.upper is not None:
        ends.append(f"{'<' if value.upper_open else '≤'} {one(value.upper, unit)}")
    return ", ".join(ends)


def one(number: object, unit: Unit) -> str:
    """Return a number, with … where it goes on."""
    text, is_exact = show(number, unit)  # type: ignore[arg-type]
    return text if is_exact else re.sub(r"(%|pp|$)", r"…\1", text, count=1)


@pytest.mark.parametrize(("rule", "expected"), list(examples()))
def test_the_reference_is_right(rule: str, expected: str) -> None:
    """What the page says after ``#`` is what comes out."""
    assert outcome(rule) == expected


def test_every_function_is_in_the_reference() -> None:
    """A function that the page does not name cannot be found."""
    page = REFERENCE.read_text(encoding="utf-8")
    for name, function in SCOPE.functions.items():
        assert name in page, name
        assert function.comment, name
        assert function.examples, name
