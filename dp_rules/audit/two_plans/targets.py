"""What two plans ask of one indicator: limits, the year they are due, milestones, and what pace is judged from."""

from typing import Final, Literal, NamedTuple

from dp_rules.audit.two_plans.rule_parts import asks_the_same
from dp_rules.spec.lineage import limit_of
from dp_rules.spec.model import Indicator

TargetAspect = Literal["limits", "due", "milestones", "baseline", "pace"]
TARGET_ASPECTS: Final[tuple[TargetAspect, ...]] = ("limits", "due", "milestones", "baseline", "pace")


class TargetChange(NamedTuple):
    """What two plans ask differently, as they write it; None where a plan says nothing of it."""

    aspect: TargetAspect
    first: str | None
    second: str | None


def target_changes(first: Indicator, second: Indicator) -> tuple[TargetChange, ...]:
    """Return in what two targets differ; 70%, 0.7 and 700‰ are one limit, and so are ``a > 3`` and ``3 < a``."""
    return tuple(
        TargetChange(aspect, _text(first, aspect), _text(second, aspect))
        for aspect in TARGET_ASPECTS
        if not _is_same(first, second, aspect)
    )


def _is_same(first: Indicator, second: Indicator, aspect: TargetAspect) -> bool:
    match aspect:
        case "limits":
            return asks_the_same(first.rule.node, second.rule.node)
        case "due":
            return first.due == second.due
        case "milestones":
            mine, theirs = (sorted(one.milestones, key=lambda milestone: milestone.year) for one in (first, second))
            return len(mine) == len(theirs) and all(
                one.year == other.year and asks_the_same(one.rule.node, other.rule.node)
                for one, other in zip(mine, theirs, strict=True)
            )
        case "baseline":
            printed, other = first.baseline, second.baseline
            if printed is None or other is None:
                return printed is other
            return (printed.period, printed.figure) == (other.period, other.figure)
        case "pace":
            return first.pace == second.pace


def _text(indicator: Indicator, aspect: TargetAspect) -> str | None:
    match aspect:
        case "limits":
            return limit_of(indicator.rule)
        case "due":
            return str(indicator.due)
        case "milestones":
            return "; ".join(f"{one.year} {limit_of(one.rule)}" for one in indicator.milestones) or None
        case "baseline":
            one = indicator.baseline
            return None if one is None else f"{one.period}: {one.text}"
        case "pace":
            start = indicator.pace.start
            return indicator.pace.method if start is None else f"{indicator.pace.method} {start}"
