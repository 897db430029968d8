"""A reported figure instead of the computed one: what somebody published for the indicator itself, then or in another year."""

from collections.abc import Iterator
from functools import partial

from dp_rules.audit.dispute.definition import Asked, Definition, Edit, Seen
from dp_rules.data.fact import Fact
from dp_rules.evaluation.candidates import reported_figure
from dp_rules.language import core
from dp_rules.quantity.interval import Interval
from dp_rules.quantity.missing import Missing
from dp_rules.quantity.period import Period
from dp_rules.text.bilingual import Bilingual


def edits(asked: Asked) -> Iterator[Edit]:
    """Yield every figure that is given for the indicator in the area, of whatever publisher and period."""
    own, area = asked.base.seen.period, asked.base.seen.area
    if asked.indicator.rule.target is None:
        return
    yield from _printed(asked)
    for period in (own, *(one for one in asked.periods if one != own)):
        fact = asked.known.dataset.facts.get((asked.indicator.id, area, period))
        if fact is None:
            continue
        for one in (fact, *fact.passed_over):
            values = _values(asked, one, period, is_chosen=one is fact)
            if values is None or (one is fact and period == own and asked.result.chosen.basis == "figure"):
                continue
            by = one.publisher
            when = "" if period == own else f" {period}"
            words = Bilingual(
                f"上报值{when}" + (f"（{by}）" if by else "") + "，不是算出来的",
                f"the reported figure{f' of {period}' if when else ''}{f' ({by})' if by else ''}, not a computed one",
            )
            weight = 1 if period == own else 2
            yield Edit(
                "reported",
                "measure",
                words,
                1 if weight == 1 else 2,
                partial(_by, fact=one._replace(values=values), seen=asked.base.seen),
            )


def _printed(asked: Asked) -> Iterator[Edit]:
    """Yield the figure that the plan prints for an earlier year, which is one of its own area."""
    seen, baseline = asked.base.seen, asked.indicator.baseline
    if baseline is None or baseline.figure.values is None or baseline.figure.change is not None:
        return
    if seen.area != asked.known.dataset.areas.canonical(asked.plan.area) or baseline.period == seen.period:
        return
    words = Bilingual(
        f"计划印的 {baseline.period} 年的数，不是 {seen.period} 的",
        f"the figure that the plan prints for {baseline.period}, not one of {seen.period}",
    )
    figure = baseline.figure
    fact = Fact(
        asked.indicator.id, seen.area, baseline.period, figure.values, None, None, None, figure.step, baseline.text, baseline.place
    )  # fmt: skip
    yield Edit("reported", "measure", words, 2, partial(_by, fact=fact, seen=seen))


def _values(asked: Asked, fact: Fact, period: Period, *, is_chosen: bool) -> Interval | None:
    """Return what a reported figure says of the indicator's own quantity, None where it is of another."""
    if is_chosen:
        found = reported_figure(asked.indicator, asked.known, asked.base.seen.area, period)
        return None if found.missing is not None or not isinstance(found.value, Interval) else found.value
    return None if fact.change is not None or fact.missing is Missing.OTHER_QUANTITY else fact.values


def _by(definition: Definition, fact: Fact, seen: Seen) -> Definition:
    """Return the reported figure as a definition: it is of its own period, whatever the definition was changed to."""
    measure = definition.measure
    return Definition(core.Reported(measure.unit, measure.origin), seen, fact)
