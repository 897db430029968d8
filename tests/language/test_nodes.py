"""Nodes compare by what they mean, not by where they stand, and are of one kind only with their like."""

from language.world import SCOPE

from dp_rules.language import core
from dp_rules.language.check import check_measure
from dp_rules.language.parse import loose_rule, parse_rule


def measure(text: str) -> core.Core:
    """Return the core of a measure."""
    tree, found = parse_rule(loose_rule(text))
    assert tree is not None, found
    node, found = check_measure(tree, SCOPE)
    assert node is not None, found
    return node


def test_the_same_elsewhere_is_equal() -> None:
    here, there = measure("examined"), measure("   examined")
    assert here.origin != there.origin
    assert here == there
    assert not (here != there)  # noqa: SIM202  both operators are asked
    assert hash(here) == hash(there)


def test_another_meaning_is_not_equal() -> None:
    assert measure("examined") != measure("registered")
    assert measure("rate(examined, registered)") != measure("examined / registered")
    assert measure("examined@2020") != measure("examined")


def test_nodes_of_two_kinds_are_never_equal() -> None:
    operand = measure("examined")
    negative: core.Core = core.Negative(operand, operand.unit, operand.origin)
    denied: core.Core = core.Not(operand, operand.unit, operand.origin)
    assert tuple(negative) == tuple(denied)
    assert negative != denied
    assert not (negative == denied)  # noqa: SIM201  both operators are asked
