"""What data may speak of: items, indicators and tables by every spelling, markers for missing, areas."""

from collections.abc import Mapping
from typing import NamedTuple

from dp_rules.data.areas import NO_AREAS, Areas
from dp_rules.data.form import SpecOf
from dp_rules.language.scope import Item, Scope, find_item, folded_name, names_of
from dp_rules.quantity.missing import Missing
from dp_rules.quantity.unit import Unit
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.nearest import nearest


class Subject(NamedTuple):
    """An indicator as data speaks of it: its id, the unit of its measure where there is one, its name."""

    id: str
    unit: Unit | None
    name: Bilingual | None = None


class Vocabulary(NamedTuple):
    """Everything that a data file can name; ``spec`` is the plan that a collection form must be of."""

    scope: Scope
    indicators: Mapping[str, Subject]
    indicator_names: Mapping[str, str]
    markers: Mapping[str, Missing]
    areas: Areas = NO_AREAS
    spec: SpecOf | None = None


def find_subject(vocabulary: Vocabulary, name: str) -> Item | Subject | None:
    """Return the item or indicator that ``name`` means, or None."""
    name = name.strip()
    item = find_item(vocabulary.scope, name)
    if item is not None:
        return item
    if name in vocabulary.indicators:
        return vocabulary.indicators[name]
    known = vocabulary.indicator_names.get(folded_name(name))
    return None if known is None else vocabulary.indicators[known]


def nearest_subject(vocabulary: Vocabulary, name: str) -> str | None:
    """Return the name that was probably meant."""
    spellings = [spelling for item in vocabulary.scope.items.values() for spelling in names_of(item)]
    return nearest(name.strip(), [*spellings, *vocabulary.indicators, *vocabulary.indicator_names])


def names_by_id(vocabulary: Vocabulary) -> dict[str, Bilingual]:
    """Return the name of each item and indicator, for messages."""
    names = {subject.id: subject.name for subject in vocabulary.indicators.values() if subject.name is not None}
    return names | {item.id: item.name for item in vocabulary.scope.items.values()}
