"""Gaps in a series: periods without data between the first and the last that have some."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from dp_rules.gates.fault import Fault
from dp_rules.gates.sight import Sight
from dp_rules.language.scope import Item
from dp_rules.quantity.period import Period, length_of, periods_between
from dp_rules.spec.gate import Gate
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label


def series(item: Item, answered: Mapping[str, Sequence[Period]], _: Gate, sight: Sight) -> Iterator[Fault]:
    """Find for each area the runs of periods that are missing; years, quarters, months and years to date go by themselves."""
    for area, periods in answered.items():
        lengths: dict[tuple[bool, bool, int], list[Period]] = {}
        for period in periods:
            lengths.setdefault(length_of(period), []).append(period)
        for same_length in lengths.values():
            ordered = sorted(same_length)
            for before, after in pairwise(ordered):
                gap = tuple(periods_between(before, after)[1:-1])
                if gap:
                    yield _gap(item, area, gap, (before, after), sight)


def _gap(item: Item, area: str, gap: tuple[Period, ...], ends: tuple[Period, Period], sight: Sight) -> Fault:
    before, after = (sight.facts[item.id, area, period] for period in ends)
    blank = next((fact for period in gap if (fact := sight.facts.get((item.id, area, period)))), None)
    name = sight.areas.name(area)
    missing = str(gap[0]) if len(gap) == 1 else f"{gap[0]}..{gap[-1]}"
    message = Bilingual(
        f"“{item.name.zh}”{name} 缺 {missing}，前后都有数",
        f'"{item.name.en}" has no {missing} for {name}, between periods that are given',
    )
    labels = [Label(before.place, Bilingual("之前", "before it")), Label(after.place, Bilingual("之后", "after it"))]
    place = before.place if blank is None else blank.place
    help_ = Bilingual("补报；确实没有这回事的写 不适用", "report it, or write 不适用 where there is no such thing")
    keys = tuple((item.id, area, period) for period in gap)
    shown = tuple(label for label in labels if label.place != place)
    return Fault(keys, Diagnostic("gap-in-series", message, place, shown, help_))
