"""The value that pace starts from: computed from the data of the baseline period, else the figure that the plan prints."""

from typing import NamedTuple

from dp_rules.checks.baselines import is_in_percent, speaks_of_the_measure, value_of_the_measure
from dp_rules.evaluation.candidates import candidates_of, choose, reported_figure
from dp_rules.evaluation.figures.known import Known
from dp_rules.evaluation.result import Baseline, Candidate
from dp_rules.evaluation.view import AreaView
from dp_rules.language import core
from dp_rules.language.domain import domain_of
from dp_rules.language.target import Target
from dp_rules.pace.limit import Limit
from dp_rules.pace.pace import Step
from dp_rules.quantity.interval import Interval, exact
from dp_rules.quantity.period import Period, is_year
from dp_rules.quantity.unit import TRUTH
from dp_rules.spec.model import Indicator

_CHANGES = frozenset({"decline", "growth", "change"})


class Asked(NamedTuple):
    """The limits of a target and of its milestones, as methods of pace are given them."""

    limits: tuple[Limit, ...]
    milestones: tuple[Step, ...]


class Baselines:
    """The baselines of a run, each found once for its indicator and area."""

    __slots__ = ("_asked", "_found", "_known", "_named", "_own_area", "_periods", "_stocks")

    def __init__(self, known: Known, own_area: str | None) -> None:
        """Look in ``known``; printed figures are those of ``own_area``, the plan's."""
        self._known = known
        self._own_area = own_area
        self._periods: frozenset[Period] | None = None
        self._found: dict[tuple[str, str, Period | None], Baseline | None] = {}
        self._asked: dict[str, Asked] = {}
        self._stocks: dict[str, bool] = {}
        self._named: dict[str, tuple[str, ...] | None] = {}

    def find(self, indicator: Indicator, area: str, period: Period) -> Baseline | None:
        """Return the baseline of an indicator in an area, None where nothing says of which period it would be.

        It is that of the area in the boundaries that it has in ``period``, which is evaluated.
        """
        key = (indicator.id, area, period if self._known.dataset.areas.has_changes else None)
        if key not in self._found:
            self._found[key] = self._find(indicator, area, period)
        return self._found[key]

    def asked(self, indicator: Indicator) -> Asked:
        """Return what an indicator asks for, put together once."""
        found = self._asked.get(indicator.id)
        if found is None:
            steps = tuple(Step(one.year, _limits(one.rule.target)) for one in indicator.milestones)
            found = self._asked[indicator.id] = Asked(_limits(indicator.rule.target), steps)
        return found

    def is_of_stocks(self, indicator: Indicator) -> bool:
        """Say whether an indicator is made of stocks, and of yes or no, alone: of what does not add up over time."""
        if indicator.id not in self._stocks:
            items = [node.item for node in core.walk(indicator.rule.node) if isinstance(node, core.ItemValue)]
            self._stocks[indicator.id] = bool(items) and all(
                item.kind == "stock" or item.unit == TRUTH for item in items
            )
        return self._stocks[indicator.id]

    def _find(self, indicator: Indicator, area: str, seen_from: Period) -> Baseline | None:
        target = indicator.rule.target
        base = None if target is None else base_of_change(target.measure)
        if base is not None:
            return Baseline(base, exact(0), "definition", None, None)
        period = indicator.pace.start if indicator.baseline is None else indicator.baseline.period
        if period is None:
            return None
        computed = self._computed(indicator, area, period, seen_from)
        printed = printed_value(indicator) if area == self._own_area else None
        is_whole = computed is not None and not any(leaf.missing for leaf in computed.needed)
        if computed is not None and (is_whole or printed is None):
            return Baseline(period, computed.value, "computed", computed, printed)
        return Baseline(period, printed, "none" if printed is None else "printed", None, printed)

    def _computed(self, indicator: Indicator, area: str, period: Period, seen_from: Period) -> Candidate | None:
        """Return what the rule comes to in the baseline period, None where nothing is known of it."""
        if not self._may_be_known(indicator, area, period):
            return None
        own = reported_figure(indicator, self._known, area, period, seen_from)
        view = AreaView(self._known, area, period, own, seen_from=seen_from)
        chosen = choose(candidates_of(indicator.rule, view))
        if chosen.basis == "none":
            return None
        if indicator.rule.target is None:
            return chosen
        return None if chosen.value is None or chosen.value.is_everything else chosen

    def _may_be_known(self, indicator: Indicator, area: str, period: Period) -> bool:
        """Say whether there is a fact to evaluate: to look is quicker than to evaluate, and often there is none.

        What is added up, of areas or of periods, is not looked for here.
        """
        areas = self._known.dataset.areas
        if areas.has_changes or areas.directly_within(area, period):
            return True
        if self._periods is None:
            self._periods = frozenset(self._known.dataset.known_periods())
        if period not in self._periods:
            return any(not is_year(one) and period.year - 1 <= one.year <= period.year for one in self._periods)
        if indicator.id not in self._named:
            self._named[indicator.id] = _named(indicator)
        names = self._named[indicator.id]
        facts = self._known.dataset.facts
        return names is None or any(facts.get((name, area, period)) is not None for name in names)


def _named(indicator: Indicator) -> tuple[str, ...] | None:
    """Return the ids whose facts in an area and period a rule rests on, None for one that looks elsewhere too."""
    trees = [tree for tree in (indicator.rule.node, indicator.rule.totals) if tree is not None]
    names = {indicator.id: None}
    for node in (node for tree in trees for node in core.walk(tree)):
        if isinstance(node, core.Aggregate | core.OverPeriods):
            return None
        if isinstance(node, core.ItemValue):
            if node.period is not None:
                return None
            names[node.item.id] = None
    return tuple(names)


def _limits(target: Target | None) -> tuple[Limit, ...]:
    if target is None:
        return ()
    return tuple(
        Limit(limit.comparator, limit.value.value.lower)
        for limit in target.limits
        if limit.value.value.lower is not None
    )


def base_of_change(measure: core.Core) -> Period | None:
    """Return the period in which a measure of change is 0 by definition, or None for another measure."""
    match measure:
        case core.Defined(function=function, arguments=(_, Period() as base)) if function in _CHANGES:
            return base
        case core.Rounded(operand=operand):
            return base_of_change(operand)
    return None


def printed_value(indicator: Indicator) -> Interval | None:
    """Return the plan's baseline where it is a figure of the quantity that the target is about."""
    baseline, target = indicator.baseline, indicator.rule.target
    if baseline is None or target is None or baseline.figure.values is None:
        return None
    measure = target.measure
    if baseline.figure.percent != is_in_percent(measure.unit) or not speaks_of_the_measure(baseline.figure, measure):
        return None
    return value_of_the_measure(baseline.figure, measure, domain_of(measure))
