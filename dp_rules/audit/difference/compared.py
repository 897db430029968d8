"""What the difference of two runs is made of: results that both have, results of one alone, and what was given differently."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from dp_rules.audit.difference.area_changes import AreaChange
from dp_rules.audit.difference.data_changes import DataChange, RecordChange
from dp_rules.audit.difference.factors import NOTHING, Attribution, Factors
from dp_rules.audit.runs.outcome import Aspect, Outcome
from dp_rules.audit.runs.stored import StoredResult, StoredRun
from dp_rules.audit.two_plans.definitions import DefinitionChange
from dp_rules.audit.two_plans.targets import TargetChange
from dp_rules.data.store import Key
from dp_rules.text.bilingual import Bilingual

Side = Literal["first", "second"]
OnlyWhy = Literal["indicator", "area", "period"]


class Compared(NamedTuple):
    """A result that both runs have.

    ``moved`` are the answers that differ as recorded. ``factors`` are those that differ for it. ``cases`` is what
    each set of factors from the second run comes to with the rest of the first, None where nobody can say; the empty set and that of all factors
    are the records. ``why`` is what moves each answer, also one that is the same again in the end.
    ``recomputed`` is what the program present makes of both runs; ``off`` says whose record it does not come to.
    ``rests_on`` are the figures that either verdict rests on.
    """

    first: StoredResult
    second: StoredResult
    moved: tuple[Aspect, ...]
    factors: Factors = NOTHING
    cases: Mapping[Factors, Outcome | None] = MappingProxyType({})
    why: Mapping[Aspect, Attribution] = MappingProxyType({})
    recomputed: tuple[Outcome, Outcome] | None = None
    off: tuple[Side, ...] = ()
    rests_on: frozenset[Key] = frozenset()


class OnlyOne(NamedTuple):
    """A result that one run alone has, and what the other one lacks: the indicator, the area, or the period."""

    side: Side
    result: StoredResult
    why: OnlyWhy


class IndicatorChange(NamedTuple):
    """What two plans say differently of an indicator that both have."""

    indicator: str
    targets: tuple[TargetChange, ...]
    definitions: tuple[DefinitionChange, ...]


class Difference(NamedTuple):
    """Two runs side by side; without inputs nothing but their results is compared.

    ``names`` are those of items, tables and indicators.
    """

    first: StoredRun
    second: StoredRun
    has_inputs: bool
    compared: tuple[Compared, ...]
    only: tuple[OnlyOne, ...]
    indicators: tuple[IndicatorChange, ...] = ()
    data: tuple[DataChange, ...] = ()
    records: tuple[RecordChange, ...] = ()
    areas: tuple[AreaChange, ...] = ()
    names: Mapping[str, Bilingual] = MappingProxyType({})
