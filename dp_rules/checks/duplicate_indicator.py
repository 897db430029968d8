"""Two indicators that are one: the same measure with the same target, or defined alike in a catalogue."""

from collections.abc import Hashable, Iterator
from itertools import combinations

from dp_rules.checks.finding import Finding, Spec, stated_here
from dp_rules.checks.same_measure import by_measure, in_file_order
from dp_rules.language.meaning import meaning
from dp_rules.spec.lineage import limit_of
from dp_rules.spec.model import Catalogue, Definition, Plan
from dp_rules.text.bilingual import Bilingual
from dp_rules.text.diagnostic import Diagnostic, Label
from dp_rules.text.place import Place

_HELP = Bilingual("留下一项，另一个名称写进 aliases", "keep one of them, with the other's name among its aliases")


def duplicate_indicator(spec: Spec) -> Iterator[Finding]:
    """Find indicators with the same measure, in a plan also with the same target and due year."""
    if isinstance(spec, Catalogue):
        yield from _in_a_catalogue(spec)
    else:
        yield from _in_a_plan(spec)


def _in_a_catalogue(spec: Catalogue) -> Iterator[Finding]:
    seen: dict[Hashable, tuple[Definition, Place]] = {}
    for definition in spec.definitions.values():
        measure = definition.measure
        if measure is None or measure.node is None:
            continue
        first, place = seen.setdefault(meaning(measure.node), (definition, measure.place))
        if first is not definition:
            message = Bilingual(f"与“{first.name.zh}”的计算方法相同", f'computed in the same way as "{first.name.en}"')
            labels = (Label(place, Bilingual(f"“{first.name.zh}”", f'"{first.name.en}"')),)
            diagnostic = Diagnostic("duplicate-indicator", message, measure.place, labels, _HELP, "warning")
            yield Finding(("indicators", definition.id), diagnostic)


def _in_a_plan(spec: Plan) -> Iterator[Finding]:
    stated = {indicator.id for indicator, entry in stated_here(spec) if "rule" in entry}
    for targets in by_measure(spec):
        for pair in combinations(targets, 2):
            first, second = in_file_order(*pair, stated)
            same = bool(first.values) and first.values == second.values and first.indicator.due == second.indicator.due
            if second.indicator.id not in stated or not same:
                continue
            name, limit = first.indicator.definition.name, limit_of(second.indicator.rule)
            message = Bilingual(f"与“{name.zh}”是同一个目标（{limit}）", f'the same target as "{name.en}" ({limit})')
            labels = (Label(first.indicator.rule.place, Bilingual(f"“{name.zh}”", f'"{name.en}"')),)
            place = second.indicator.rule.place
            diagnostic = Diagnostic("duplicate-indicator", message, place, labels, _HELP, "warning")
            yield Finding(("indicators", second.indicator.id), diagnostic)
