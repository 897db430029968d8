"""The result for one indicator, area and period: verdict, data and due, and the traces they rest on."""

from typing import Literal, NamedTuple

from dp_rules.data.fact import Fact
from dp_rules.evaluation.deciding import Deciding
from dp_rules.evaluation.figures.coverage import Coverage
from dp_rules.evaluation.figures.found import Way
from dp_rules.evaluation.milestones import MilestoneState
from dp_rules.evaluation.open_rows import OpenRows
from dp_rules.evaluation.trace import Trace
from dp_rules.evaluation.turns import Fragility, Turn, codes_of
from dp_rules.evaluation.verdict import Reason, Verdict
from dp_rules.gates.fault import Finding
from dp_rules.language.syntax import Comparator
from dp_rules.pace.pace import Pace
from dp_rules.quantity.interval import Interval
from dp_rules.quantity.period import Period
from dp_rules.quantity.unit import Unit
from dp_rules.spec.model import Indicator, Reading

Basis = Literal["measure", "totals", "figure", "none"]
DataState = Literal["complete", "partial", "reported_only", "gate_failed", "none"]
Due = Literal["not_due", "milestone_due", "due", "overdue"]


class Candidate(NamedTuple):
    """One way to come to the value: from items, from totals, or from the reported figure.

    ``needed`` are the leaves of its trace: the data that it rests on, given or missing. ``way`` is the
    one by which alone its figures were asked for, if it took that to have them by one; ``is_mixed`` says that some of its figures are the area's own and others sums over the areas inside.
    """

    basis: Basis
    trace: Trace
    value: Interval | None
    verdict: Verdict
    reasons: tuple[Reason, ...]
    needed: tuple[Trace, ...]
    way: Way | None = None
    is_mixed: bool = False


class Agreement(NamedTuple):
    """A figure that stands beside the deciding one, and whether the two agree at its precision."""

    basis: Basis
    value: Interval
    agrees: bool
    fact: Fact | None


class ReadingResult(NamedTuple):
    """The verdict under another reading of the plan's wording."""

    reading: Reading
    verdict: Verdict
    trace: Trace


class Baseline(NamedTuple):
    """The value that pace starts from, and where it comes from.

    A change is 0 in its base period by ``definition``; ``computed`` is what the rule comes to in that period;
    ``printed`` is the plan's own figure, for its own area, also where the computed one decides.
    ``value`` is None where there is none, or where the rule has no single measure.
    """

    period: Period
    value: Interval | None
    source: Literal["definition", "computed", "printed", "none"]
    computed: Candidate | None
    printed: Interval | None


class Result(NamedTuple):
    """One indicator's result for one area and period.

    ``chosen`` is the candidate that decides; ``others`` are those that also have data.
    ``impossible`` says that a part exceeds the whole that it is declared to be a part of.
    ``deciding`` is what the one missing count would have to be, ``open_rows`` how many of the open areas that a rule
    counts would have to satisfy its condition. ``gates`` are what the gates find in
    the figures that it rests on. ``milestones`` are all of the indicator's, each held against the value.
    ``margin`` is how far the value is on the right side of its nearest limit, below 0 on the wrong
    one. ``limits`` are the target's. ``turns`` is everything that would turn a decided verdict. ``baseline`` is what ``pace`` was judged from.
    """

    indicator: Indicator
    area: str
    period: Period
    chosen: Candidate
    others: tuple[Candidate, ...]
    unit: Unit | None
    limits: tuple[tuple[Comparator, Interval], ...]
    margin: Interval | None
    data: DataState
    coverage: Coverage | None
    impossible: bool
    due: Due
    pace: Pace
    baseline: Baseline | None
    turns: tuple[Turn, ...]
    deciding: Deciding | None
    readings: tuple[ReadingResult, ...]
    agreements: tuple[Agreement, ...]
    gates: tuple[Finding, ...]
    milestones: tuple[MilestoneState, ...] = ()
    open_rows: OpenRows | None = None

    @property
    def verdict(self) -> Verdict:
        """The verdict against the final target."""
        return self.chosen.verdict

    @property
    def fragile(self) -> tuple[Fragility, ...]:
        """What kinds of things would turn the verdict."""
        return codes_of(self.turns)

    @property
    def readings_differ(self) -> bool:
        """Whether another reading of the wording gives another verdict."""
        return any(reading.verdict != self.verdict for reading in self.readings)
