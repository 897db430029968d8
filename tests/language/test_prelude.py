"""The examples in the prelude's comments are right: ``rate(a, b) = 68.5% with a = 137, b = 200``."""

import re

import pytest
from language.world import AREA, NOW, SCOPE, dataset

from dp_rules.evaluation.exact import evaluate
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.view import AreaView
from dp_rules.language.check import check_rule
from dp_rules.language.parse import loose_rule, parse_rule

EXAMPLES = sorted({example for function in SCOPE.functions.values() for example in function.examples})
GIVEN = re.compile(r"(?P<item>\w+)(?:@(?P<period>\w+))? = (?P<values>[^,]+)")


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_of_the_prelude_is_right(example: str) -> None:
    """The words after ``with`` are the data; several values are those of the counties."""
    rule, _, given = example.partition(" with ")
    values: dict[str, dict[str, str]] = {}
    counties: dict[str, dict[str, str]] = {}
    for match in GIVEN.finditer(given):
        stated = match["values"].split()
        if len(stated) == 1:
            values.setdefault(match["period"] or str(NOW), {})[match["item"]] = stated[0]
        for number, value in enumerate(stated if len(stated) > 1 else ()):
            counties.setdefault(f"county {number}", {})[match["item"]] = value
    tree, found = parse_rule(loose_rule(rule))
    assert tree is not None, found
    node, found = check_rule(tree, SCOPE)
    assert node is not None, found
    view = AreaView(Known(dataset(values, counties, []), SCOPE), AREA, NOW)
    assert evaluate(node, view).value is True


def test_every_function_has_an_example() -> None:
    for function in SCOPE.functions.values():
        assert function.examples, function.definition.name
