"""A plan as it is read: its identity, what it can name, and its indicators with their rules."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from dp_rules.language import core
from dp_rules.language.scope import Scope
from dp_rules.language.target import Target
from dp_rules.quantity.figure import Figure
from dp_rules.quantity.missing import Missing
from dp_rules.quantity.period import Period
from dp_rules.quantity.unit import Unit
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.place import Place

Commitment = Literal["binding", "aspirational"]


class Measure(NamedTuple):
    """How an indicator is computed from items, as written and as meant.

    ``node`` is None where a plan's rule repeats the measure word for word and so means the same.
    """

    text: str
    node: core.Core | None
    place: Place


class Definition(NamedTuple):
    """What an indicator is: names, measure, the plan's own method.

    ``totals`` is the measure for an area that can supply only totals; a value computed from them
    counts as a reported figure.
    """

    id: str
    name: Bilingual
    action: str | None
    measure: Measure | None
    totals: Measure | None
    method: str | None
    method_en: str | None
    source: str | None
    source_place: str | None
    note: str | None
    aliases: tuple[str, ...]
    place: Place


class Rule(NamedTuple):
    """A measure with its target: ``rate(a, b) > 70%``.

    ``target`` is None for a rule without a single measure. ``reported`` and ``totals`` are the
    same limits held against a reported figure, and against the ratio of totals.
    """

    text: str
    node: core.Core
    target: Target | None
    reported: core.Core | None
    totals: core.Core | None
    place: Place

    @property
    def unit(self) -> Unit | None:
        """The unit of the measure, where there is one."""
        return None if self.target is None else self.target.unit


class Reading(NamedTuple):
    """Another way to read the plan's wording of the same target."""

    rule: Rule
    wording: str
    plan_place: str
    note: str | None


class Baseline(NamedTuple):
    """The value that the plan prints for an earlier period."""

    period: Period
    text: str
    figure: Figure
    plan_place: str | None


class Indicator(NamedTuple):
    """An indicator with the target that a plan sets for it."""

    definition: Definition
    no: int | None
    rule: Rule
    readings: tuple[Reading, ...]
    due: int
    commitment: Commitment
    baseline: Baseline | None
    lead: tuple[str, ...]
    partners: tuple[str, ...]
    wording: str | None
    plan_place: str | None
    also: str | None
    department_place: str | None
    measure_reason: str | None
    note: str | None
    place: Place

    @property
    def id(self) -> str:
        """The indicator's id."""
        return self.definition.id


class WrittenTest(NamedTuple):
    """A rule test as it is written: ``{ given = { accidents = 90, "accidents@2020" = 100 }, expect = "met" }``.

    ``path`` leads to it in its file, whose ``key_place`` and ``value_place`` say where anything in it stands.
    """

    indicator: str
    entry: Mapping[str, Any]
    path: tuple[str | int, ...]
    key_place: Callable[[Sequence[str | int]], Place]
    value_place: Callable[[Sequence[str | int]], Place]


class Plan(NamedTuple):
    """A plan with everything that its rules can name."""

    id: str
    name: Bilingual
    area: str
    area_code: str | None
    first_year: int
    last_year: int
    document: Mapping[str, str]
    indicators: tuple[Indicator, ...]
    definitions: Mapping[str, Definition]
    scope: Scope
    actions: Mapping[str, Bilingual]
    calendars: Mapping[str, Bilingual]
    sources: Mapping[str, str]
    markers: Mapping[str, Missing]
    files: tuple[str, ...]
    tests: tuple[WrittenTest, ...] = ()

    def indicator(self, name: str) -> Indicator | None:
        """Return the indicator with this id, number, or Chinese name."""
        wanted = name.strip()
        for indicator in self.indicators:
            definition = indicator.definition
            spellings = {definition.id, definition.name.zh, definition.name.en, *definition.aliases}
            if wanted in spellings or (indicator.no is not None and wanted == str(indicator.no)):
                return indicator
        return None

    def action(self, definition: Definition) -> Bilingual | None:
        """Return the name of the action that an indicator belongs to."""
        return None if definition.action is None else self.actions.get(definition.action)
