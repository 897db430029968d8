"""Cases made for a rule: inputs just below, at and just above each limit, each input missing, a denominator of zero.

What is expected of them is worked out from the comparator with whole numbers, without the evaluator,
so that a fault of the evaluator shows.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal, NamedTuple

from dp_rules.data.vocabulary import Vocabulary
from dp_rules.evaluation.verdict import Verdict
from dp_rules.language import core
from dp_rules.language.target import Limit, Target
from dp_rules.quantity.figure import read_figure
from dp_rules.quantity.period import Period, same_length
from dp_rules.spec.model import Indicator, Plan
from dp_rules.spectest.cases import Case
from dp_rules.spectest.given import Setting, read_given
from dp_rules.spectest.layouts import (
    Given,
    Layout,
    Unknown,
    given_for,
    layout_of,
    with_nothing_below,
    with_one_missing,
    with_one_row,
)
from dp_rules.spectest.quotient import Point, Quotient, holds, points_around, quotient_of, side
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, has_errors

Kind = Literal["below", "at", "above", "row", "missing", "zero_denominator"]
_QUARTER = 2
_BY_SIDE: dict[int, Kind] = {-1: "below", 0: "at", 1: "above"}


class Boundary(NamedTuple):
    """A case made for an indicator; ``value`` is the text of the limit where the measure is exactly that."""

    indicator: Indicator
    kind: Kind
    given: Given
    verdict: Verdict
    period: Period
    value: str | None = None


class Unsolved(NamedTuple):
    """An indicator for which no cases are made, and why."""

    indicator: Indicator
    reason: Bilingual


_NO_MEASURE = Bilingual("规则不是一个计算方法加目标值", "the rule is not one measure with a limit")
_NO_QUOTIENT = Bilingual("计算方法不是一个数，也不是两个数之比", "the measure is neither one figure nor a ratio of two")
_NO_LAYOUT = Bilingual(
    "算不出怎样的表行能得到所要的数", "which rows of a table would give the figures wanted is not worked out"
)
_OTHER_LENGTH = Bilingual("规则里有季度或月份的数", "the rule speaks of a quarter or a month")
_NOT_REACHED = Bilingual("目标值附近没有可取的数", "no figures come near the limit")


def boundaries_of(indicator: Indicator) -> list[Boundary] | Unsolved:
    """Return the cases for an indicator's rule, or why none are made."""
    target = indicator.rule.target
    if target is None:
        return Unsolved(indicator, _NO_MEASURE)
    quotient = quotient_of(target.measure)
    if quotient is None:
        return Unsolved(indicator, _NO_QUOTIENT)
    year = Period(indicator.due)
    if any(not same_length(period, year) for period in _periods(target.measure)):
        return Unsolved(indicator, _OTHER_LENGTH)
    layout = layout_of(quotient, year)
    if layout is None:
        return Unsolved(indicator, _NO_LAYOUT)
    found = [boundary for limit in target.limits for boundary in _around(indicator, limit, target, layout)]
    if not found:
        return Unsolved(indicator, _NOT_REACHED)
    found += _rows(indicator, target, layout)
    if any(isinstance(node, core.Clock) for node in core.walk(target.measure)):
        in_quarter = layout_of(quotient, Period(indicator.due, _QUARTER))
        found += [] if in_quarter is None else _rows(indicator, target, in_quarter)
    found += _missing(indicator, target, layout)
    nothing = with_nothing_below(layout)
    if nothing is not None:
        found.append(Boundary(indicator, "zero_denominator", nothing, "not_evaluated", year))
    return _each_once(found)


def _periods(measure: core.Core) -> Iterator[Period]:
    """Yield the periods that a measure names."""
    for node in core.walk(measure):
        match node:
            case core.ItemValue(period=Period() as period) | core.Aggregate(period=Period() as period):
                yield period
            case core.OverPeriods(first=first):
                yield first


def _around(indicator: Indicator, limit: Limit, target: Target, layout: Layout) -> list[Boundary]:
    value = limit.value.value.lower
    found: list[Boundary] = []
    for point in [] if value is None else _points(layout, limit):
        given = given_for(layout, point)
        if given is not None and value is not None:
            where = side(layout.quotient, point, value)
            text = limit.value.text if where == 0 else None
            verdict = _verdict(layout.quotient, target, [point])
            found.append(Boundary(indicator, _BY_SIDE[where], given, verdict, layout.period, text))
    return sorted(found, key=lambda boundary: ("below", "at", "above").index(boundary.kind))


def _verdict(quotient: Quotient, target: Target, points: list[Point]) -> Verdict:
    """Return the verdict when the truth may be any of some points."""
    truths = {holds(quotient, point, target.limits) for point in points}
    return "undetermined" if len(truths) > 1 else "met" if True in truths else "not_met"


def _points(layout: Layout, limit: Limit) -> list[Point]:
    """Return points around a limit, so near that a limit with another last digit would be told from it."""
    value, figure = limit.value.value.lower, read_figure(limit.value.text, {})
    if value is None:
        return []
    return points_around(layout.quotient, value, layout.size(Fraction(1) if figure is None else figure.step))


def _at_a_limit(target: Target, layout: Layout) -> list[Point]:
    """Return a point at which the measure is exactly at a limit, if there is one, alone in a list."""
    return [
        point
        for limit in target.limits
        if (value := limit.value.value.lower) is not None
        for point in _points(layout, limit)
        if side(layout.quotient, point, value) == 0 and given_for(layout, point) is not None
    ][:1]


def _rows(indicator: Indicator, target: Target, layout: Layout) -> list[Boundary]:
    """Return cases that hang on one row, whose cells are at and beside what the conditions compare them with."""
    found: list[Boundary] = []
    for point in _at_a_limit(target, layout):
        for ways in with_one_row(layout, point):
            judged = [
                (way, _verdict(layout.quotient, target, [way.point]), _verdict(layout.quotient, target, way.others))
                for way in ways
            ]
            way, verdict, _ = next((each for each in judged if each[1] != each[2]), judged[0])
            found.append(Boundary(indicator, "row", way.given, verdict, layout.period))
    return found


def _missing(indicator: Indicator, target: Target, layout: Layout) -> list[Boundary]:
    found: list[Boundary] = []
    for point in _at_a_limit(target, layout):
        for ways in with_one_missing(layout, point):
            way, verdict = _most_open(ways, target, layout.quotient)
            expected = verdict if way.something_is_known else "not_evaluated"
            found.append(Boundary(indicator, "missing", way.given, expected, layout.period))
    return found


def _most_open(ways: list[Unknown], target: Target, quotient: Quotient) -> tuple[Unknown, Verdict]:
    """Return the first way that leaves the verdict open, else the first."""
    judged = [(way, _verdict(quotient, target, way.points)) for way in ways]
    return next((pair for pair in judged if pair[1] == "undetermined"), judged[0])


def _each_once(found: list[Boundary]) -> list[Boundary]:
    seen: list[tuple[Given, Period]] = []
    once = []
    for boundary in found:
        if (boundary.given, boundary.period) not in seen:
            seen.append((boundary.given, boundary.period))
            once.append(boundary)
    return once


def as_case(boundary: Boundary, plan: Plan, vocabulary: Vocabulary) -> Case:
    """Return a made case as a test, placed at the rule it was made for."""
    indicator, place = boundary.indicator, boundary.indicator.rule.place
    period = boundary.period
    found: list[Diagnostic] = []
    setting = Setting(plan.area, period, vocabulary, lambda _: place, lambda _: place, {})
    dataset = read_given(boundary.given, setting, found)
    if has_errors(found):
        raise AssertionError(f"a case that was made cannot be read: {boundary.given}")
    return Case(indicator, None, boundary.given, dataset, plan.area, period, boundary.verdict, None, None, None, place)
