"""The pace of very many areas, where whole numbers decide it: a value on a straight line, for plain baselines.

What is not plain (a milestone, another method, a printed baseline, a baseline that is a bound) is left to ``pace_of``.
"""

from fractions import Fraction

from dp_rules.evaluation.baseline_of import Baselines, base_of_change
from dp_rules.evaluation.many.columns import Columns
from dp_rules.evaluation.many.plain_rule import Column, PlainRule
from dp_rules.evaluation.pace_of import pace_of
from dp_rules.evaluation.verdict import Verdict
from dp_rules.pace.exact_linear import exact_linear
from dp_rules.pace.pace import State
from dp_rules.quantity.interval import exact
from dp_rules.quantity.period import Period, is_year
from dp_rules.spec.model import Indicator


class PlainCourse:
    """One indicator in one period, for all areas of a run."""

    def __init__(
        self, indicator: Indicator, rule: PlainRule, columns: Columns, baselines: Baselines, period: Period
    ) -> None:
        """Look up the baselines of all areas."""
        self._indicator = indicator
        self._rule = rule
        self._areas = columns.areas
        self._baselines = baselines
        self._period = period
        self._alike: dict[Verdict, State] = {}
        self._over: Column | None = None
        self._under: Column | None = None
        since = self._since()
        self._elapsed = self._total = 0
        # Without a baseline, and in its own period, nothing but the verdict tells areas apart.
        self._are_alike = since is None or (since == period and not self._by_definition)
        if since is not None and self._is_plain(since):
            self._elapsed, self._total = period.year - since.year, indicator.due - since.year
            if self._by_definition:
                self._over, self._under = [0] * len(self._areas), [1] * len(self._areas)
            else:
                self._over = columns.of_sum(rule.over, rule.over_more, since, period)
                self._under = columns.of_sum(rule.under, rule.under_more, since, period)

    def _since(self) -> Period | None:
        target = self._indicator.rule.target
        base = None if target is None else base_of_change(target.measure)
        self._by_definition = base is not None
        if base is not None:
            return base
        return self._indicator.pace.start if self._indicator.baseline is None else self._indicator.baseline.period

    def _is_plain(self, since: Period) -> bool:
        """Say whether the straight line from one year to a later one decides."""
        indicator = self._indicator
        return (
            indicator.pace.method == "linear"
            and not indicator.milestones
            and self._rule.comparator in {">", ">=", "<", "<="}
            and is_year(since)
            and is_year(self._period)
            and self._period.year > since.year
            and indicator.due > since.year
        )

    def state(self, at: int, part: int, whole: int, verdict: Verdict) -> State:
        """Return the state of the area at ``at``, whose value is ``part / whole``.

        Value, baseline and limit are taken times all their denominators, which are above 0 and so
        keep their order.
        """
        if self._over is not None and self._under is not None:
            before, whole_before = self._over[at], self._under[at]
            if before is not None and whole_before is not None and whole_before > 0:
                limit, rule = self._rule.limit, self._rule
                return exact_linear(
                    rule.comparator,
                    limit.numerator * whole * whole_before,
                    part * whole_before * limit.denominator,
                    before * whole * limit.denominator,
                    self._elapsed,
                    self._total,
                )
        if not self._are_alike:
            return self._carefully(at, part, whole, verdict)
        state = self._alike.get(verdict)
        if state is None:
            state = self._alike[verdict] = self._carefully(at, part, whole, verdict)
        return state

    def _carefully(self, at: int, part: int, whole: int, verdict: Verdict) -> State:
        value = exact(Fraction(part, whole))
        return pace_of(self._indicator, self._areas[at], self._period, value, verdict, self._baselines)[0].state
