"""What the tests of data share: the vocabulary of the shipped Liaoning plan, and short ways to say what was read."""

from collections.abc import Callable

import pytest

from dp_rules.data.areas import Areas
from dp_rules.data.vocabulary import Subject, Vocabulary
from dp_rules.language.scope import folded_name
from dp_rules.spec.load import load_plan


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """Return everything that data for Liaoning's plan can name."""
    plan, problems = load_plan("liaoning")
    assert plan is not None, problems
    units = {indicator.id: indicator.rule.unit for indicator in plan.indicators}
    indicators: dict[str, Subject] = {}
    names: dict[str, str] = {}
    for definition in plan.definitions.values():
        node = None if definition.measure is None else definition.measure.node
        measured = None if node is None else node.unit
        indicators[definition.id] = Subject(definition.id, units.get(definition.id) or measured)
        for name in (definition.name.zh, *definition.aliases):
            names.setdefault(folded_name(name), definition.id)
    assert plan.area_code is not None
    areas = Areas(spellings={plan.area_code: plan.area})
    return Vocabulary(plan.scope, indicators, names, plan.markers, areas)


@pytest.fixture(scope="session")
def with_areas(vocabulary: Vocabulary) -> Callable[[Areas], Vocabulary]:
    """Return a way to get the same vocabulary with a table of areas."""
    return lambda areas: Vocabulary(
        vocabulary.scope, vocabulary.indicators, vocabulary.indicator_names, vocabulary.markers, areas
    )
