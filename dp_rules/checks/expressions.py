"""The expressions that a spec's own file states: measures, totals, and rules that are measured in another way."""

from collections.abc import Iterator

from dp_rules.checks.finding import Spec, rules_stated_here
from dp_rules.language import core
from dp_rules.language.meaning import meaning
from dp_rules.spec.model import Plan
from dp_rules.spec.names import merged
from dp_rules.spec.rules import repeats
from dp_rules.toml.file import Path


def expressions_stated_here(spec: Spec) -> Iterator[tuple[Path, core.Core]]:
    """Yield each expression once, with the indicator it belongs to.

    A rule whose measure is that of its definition is not looked at again, unless the definition
    repeats the rule word for word.
    """
    stated = spec.stack[0].values.get("indicators", {})
    for id_, entry in stated.items():
        definition = spec.definitions.get(id_)
        if definition is None:
            continue
        for key, measure in (("measure", definition.measure), ("totals", definition.totals)):
            if key in entry and measure is not None and measure.node is not None:
                yield ("indicators", id_), measure.node
    if not isinstance(spec, Plan):
        return
    seen: set[object] = set()
    for indicator, rule in rules_stated_here(spec):
        measure = indicator.definition.measure
        if measure is not None and repeats(rule.text, measure.text) and "measure" not in stated[indicator.id]:
            continue  # it is looked at in the file that defines it
        defined = None if measure is None or measure.node is None else meaning(measure.node)
        node = rule.node if rule.target is None else rule.target.measure
        said = (indicator.id, meaning(node))
        if said[1] != defined and said not in seen:
            seen.add(said)
            yield ("indicators", indicator.id), node


def calendars_to_date(spec: Spec) -> set[str]:
    """Return the calendars that do not begin anew each year: what is counted in them only grows."""
    return {id_ for id_, (entry, _) in merged(spec.stack, "calendars").items() if entry.get("to_date")}
