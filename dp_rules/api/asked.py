"""Which areas, periods and indicators are meant, from names as people write them."""

from collections.abc import Sequence
from typing import NamedTuple

from dp_rules.data.dataset import Dataset
from dp_rules.facts import areas_with_data, latest_period
from dp_rules.quantity.period import Period, read_period
from dp_rules.spec.model import Indicator, Plan


class Chosen(NamedTuple):
    """What is to be evaluated."""

    areas: list[str]
    periods: list[Period]
    indicators: list[Indicator] | None


def chosen_of(
    plan: Plan,
    facts: Dataset,
    areas: Sequence[str] | str | None,
    periods: Sequence[str | int] | str | None,
    indicators: Sequence[str | int] | str | None,
) -> Chosen:
    """Return what is meant, each by default as ``evaluate`` says. Raises ``ValueError`` for a name that is none."""
    chosen_periods = latest_period(facts) if periods is None else [period_of(text) for text in _each(periods)]
    if areas is None:
        chosen_areas = areas_with_data(plan, facts, chosen_periods)
    else:
        chosen_areas = [area_of(plan, facts, name) for name in _each(areas)]
    chosen = None if indicators is None else [indicator_of(plan, name) for name in _each(indicators)]
    return Chosen(chosen_areas, chosen_periods, chosen)


def _each(names: Sequence[str | int] | str) -> list[str]:
    """Return names as a list of text, also one name alone and numbers such as a year."""
    return [names] if isinstance(names, str) else [str(name) for name in names]


def area_of(plan: Plan, facts: Dataset, name: str) -> str:
    """Return the area of a name or code. Raises ``ValueError`` where the data and the plan know none."""
    area = facts.areas.canonical(name)
    known = {*facts.areas.by_code, *facts.known_areas(), facts.areas.canonical(plan.area)}
    if area not in known:
        raise ValueError(f"no such area in the data: {name!r}")
    return area


def period_of(text: str) -> Period:
    """Return the period that is written. Raises ``ValueError`` where it is none."""
    period = read_period(text)
    if period is None:
        raise ValueError(f"not a period: {text!r}")
    return period


def indicator_of(plan: Plan, name: str) -> Indicator:
    """Return the indicator of an id, number or name. Raises ``ValueError`` where the plan has none."""
    indicator = plan.indicator(name)
    if indicator is None:
        raise ValueError(f"no such indicator: {name!r}")
    return indicator
