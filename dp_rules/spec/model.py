"""A plan as it is read: its identity, what it can name, and its indicators with their rules."""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from dp_rules.language import core
from dp_rules.language.allowed import Relation
from dp_rules.language.scope import Scope
from dp_rules.language.target import Target
from dp_rules.pace.method import MethodName
from dp_rules.quantity.figure import Figure
from dp_rules.quantity.interval import Interval
from dp_rules.quantity.missing import Missing
from dp_rules.quantity.period import Period
from dp_rules.quantity.unit import Unit
from dp_rules.spec.gate import Gates
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.place import Place
from dp_rules.toml.file import TomlFile

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


def spellings_of(definition: Definition) -> set[str]:
    """Return every name by which an indicator can be called."""
    return {definition.id, definition.name.zh, definition.name.en, *definition.aliases}


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
    place: Place


class Milestone(NamedTuple):
    """A target with an earlier date; ``year_place`` is where its year is written."""

    year: int
    rule: Rule
    wording: str
    plan_place: str
    note: str | None
    year_place: Place


class GuardRange(NamedTuple):
    """The least and the greatest limit that a plan below may set, and how they are written."""

    at_least: Interval | None
    at_most: Interval | None
    at_least_text: str | None
    at_most_text: str | None


class Guard(NamedTuple):
    """What plans below may do to a target, and where that is written."""

    kind: Literal["final", "may_tighten"] | GuardRange
    place: Place


class Ancestor(NamedTuple):
    """The target that a plan above sets for an indicator.

    ``relation`` says how the plan's own target stands to it; ``is_stated`` whether that plan
    states the indicator itself or inherits it; ``home`` is the file with the rule, ``home_of_guard``
    that with the guard.
    """

    plan: Bilingual
    area: str
    rule: Rule
    due: int
    commitment: Commitment
    guard: Guard | None
    relation: Relation
    is_stated: bool
    home: TomlFile
    home_of_guard: TomlFile | None


class PaceChoice(NamedTuple):
    """By which method the pace is judged, and from which period where no baseline is stated."""

    method: MethodName
    start: Period | None


class Indicator(NamedTuple):
    """An indicator with the target that a plan sets for it, or inherits.

    ``accepted`` are findings of ``check`` that are meant so, with the reason. ``lineage`` are the
    targets of the plans above, nearest first. ``home`` is the file with the rule.
    """

    definition: Definition
    no: int | None
    rule: Rule
    readings: tuple[Reading, ...]
    milestones: tuple[Milestone, ...]
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
    accepted: Mapping[str, str]
    guard: Guard | None
    lineage: tuple[Ancestor, ...]
    pace: PaceChoice
    home: TomlFile
    place: Place

    @property
    def id(self) -> str:
        """The indicator's id."""
        return self.definition.id


class Catalogue(NamedTuple):
    """Definitions without targets; ``stack`` is its file alone."""

    id: str
    name: Bilingual
    definitions: Mapping[str, Definition]
    scope: Scope
    actions: Mapping[str, Bilingual]
    calendars: Mapping[str, Bilingual]
    sources: Mapping[str, str]
    stack: tuple[TomlFile, ...]

    def definition(self, name: str) -> Definition | None:
        """Return the definition with this id or Chinese name."""
        return next((one for one in self.definitions.values() if name.strip() in spellings_of(one)), None)

    def action(self, definition: Definition) -> Bilingual | None:
        """Return the name of the action that an indicator belongs to."""
        return None if definition.action is None else self.actions.get(definition.action)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """A catalogue sets no targets."""
        return ()


class WrittenTest(NamedTuple):
    """A rule test as it is written: ``{ given = { accidents = 90, "accidents@2020" = 100 }, expect = "met" }``.

    ``path`` leads to it in its file.
    """

    indicator: str
    entry: Mapping[str, Any]
    path: tuple[str | int, ...]
    file: TomlFile


class Plan(NamedTuple):
    """A plan with everything that its rules can name; ``stack`` are its file and those that it extends."""

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
    gates: Gates
    stack: tuple[TomlFile, ...]
    tests: tuple[WrittenTest, ...]

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the files that make up the plan, its own first."""
        return tuple(file.source.name for file in self.stack)

    def indicator(self, name: str) -> Indicator | None:
        """Return the indicator with this id, number, or Chinese name."""
        wanted = name.strip()
        for indicator in self.indicators:
            if wanted in spellings_of(indicator.definition) or (
                indicator.no is not None and wanted == str(indicator.no)
            ):
                return indicator
        return None

    def action(self, definition: Definition) -> Bilingual | None:
        """Return the name of the action that an indicator belongs to."""
        return None if definition.action is None else self.actions.get(definition.action)
